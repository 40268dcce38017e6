//! The directory: what the API does not provide (M16). The same JSON is the extension's response, the output of
//! `callpad-server directory`, and the input of `callpad-server import`.

pub(crate) mod check;
pub(crate) mod difference;
pub(crate) mod edit;
pub(crate) mod file;
mod hours;
pub(crate) mod line;
mod meant;
pub(crate) mod merge;
mod node;
mod part;
mod problems;
mod toml_file;

use serde::{Deserialize, Serialize};

pub use edit::{
    DeskChange, DeviceChange, Edit, HoursChange, IdList, LocationChange, ServiceChange, UserChange,
};
pub use hours::{Day, Hours, OpenFromUntil};
pub use merge::DirectoryFile;
pub use part::Part;
pub use problems::{Problem, Problems};

/// Locations, services, counters, people, languages and devices, each in the administrator's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// Locations.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// Services.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Counters.
    #[serde(default)]
    pub desks: Vec<Desk>,
    /// Members of staff.
    #[serde(default)]
    pub users: Vec<User>,
    /// Languages that a ticket may be printed in.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Devices that issue tickets.
    #[serde(default)]
    pub devices: Vec<Device>,
}

/// A location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Opaque id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// IANA name of its time zone; always set in responses, but if an imported file has none, the server's default
    /// applies.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// When it is open; `None` if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// When its new day begins, as `hh:mm` of its local time, or `off` if none begins by itself. Only in files; `None`
    /// leaves it unchanged, initially `04:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_day_at: Option<String>,
    /// What everybody in the hall is told, on screens, kiosks and phones. Only in files; `None` leaves it unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Opaque id.
    pub id: String,
    /// The start of its ticket numbers.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Where it is offered.
    pub location_id: String,
    /// Whether tickets may be issued (M18).
    pub open: bool,
    /// Target for the wait in seconds.
    #[serde(default)]
    pub target_wait_s: Option<u32>,
    /// Tolerance in tickets (M12). Only in imported files; `None` leaves it unchanged, initially 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<u32>,
    /// The numbers of its tickets. Only in files; `None` leaves them unchanged, initially from 1 without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<NumberRange>,
}

/// The numbers of a service's tickets: after the last one comes the first again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRange {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// A counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Opaque id.
    pub id: String,
    /// Its tag, such as its number.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub location_id: String,
    /// The services assigned to it.
    pub service_ids: Vec<String>,
}

/// A member of staff.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// Opaque id.
    pub id: String,
    /// Short name, unique.
    pub username: String,
    /// The name to show.
    pub display_name: String,
    /// Where they work.
    pub location_ids: Vec<String>,
    /// Their roles; a client gets only its own user's.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Secret for signing in. Only in imported files; `None` leaves it unchanged.
    #[serde(default, skip_serializing)]
    pub secret: Option<String>,
    /// The secret as it is kept, an Argon2id hash: in files for another server. `None` leaves it unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<String>,
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User").field("id", &self.id).field("username", &self.username).finish_non_exhaustive()
    }
}

/// A language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The value for `lang`, such as `pt_PT` (V13).
    pub id: String,
    /// Its name in that language.
    pub name: String,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Opaque id.
    pub id: String,
    /// Its kind, such as `kiosk`; a `screen` and a `kiosk` have a page of the hall.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Where it stands; one without a place is none of the hall's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// The address of its slip printer, such as `10.0.0.9:9100`. Only in files; `None` leaves it unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printer: Option<String>,
}
