//! Sign-in, and what the page gets at its start.

use callpad_wire::{ServiceId, ServiceRef};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ErrorView, KeyringProblem};

/// What the page learns at its start.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Boot {
    /// Callpad's version.
    pub version: String,
    /// The system it runs on; decides which key set is shown.
    pub platform: Platform,
    /// The system's language as a BCP 47 tag, such as "pt-PT"; "en" where the system names none.
    pub language: String,
    /// The data folder, for the About page.
    pub data_dir: String,
    /// What the command line or the last session fills into sign-in.
    pub preset: Preset,
    /// Why the last session could not be resumed, if it was tried.
    pub resume_error: Option<ErrorView>,
    /// What was wrong with a file of ours at the start, if anything (a copy was kept).
    pub storage_error: Option<ErrorView>,
    /// What is wrong with the organisation's settings, in English, for the administrator.
    pub policy_problems: Vec<String>,
}

/// The system the app runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Platform {
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// Linux and others.
    Linux,
}

/// Presets of the sign-in form; empty texts where nothing is known.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preset {
    /// Server address.
    pub server: String,
    /// User id.
    pub user_id: String,
    /// Counter id.
    pub desk_id: String,
    /// The organisation says which server it is.
    pub server_managed: bool,
    /// Whether Callpad may be tried on this computer.
    pub demonstration: bool,
}

/// The answer to an address being typed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// The address as it will be used.
    pub address: String,
    /// Whether the server demands signing in for reads; null where it could not be told.
    pub authentication: Option<bool>,
    /// Whether it is a Callpad server (it names its extensions).
    pub callpad: bool,
    /// Whether token and names would travel readable by others: http to another machine (T1).
    pub open_line: bool,
}

/// What `sign_in` takes.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Server address as typed.
    pub server: String,
    /// User id.
    pub user_id: String,
    /// Optional secret; empty for none (A1).
    pub secret: String,
}

/// After a sign-in: what there is to choose from.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// Name of the person.
    pub user_name: String,
    /// Counters, where a directory tells them; empty otherwise (then the id is typed).
    pub desks: Vec<DeskChoice>,
    /// Services that the server showed.
    pub services: Vec<ServiceRef>,
    /// The counter to offer first: preset or last used.
    pub suggested_desk: Option<String>,
    /// The organisation says that it is this one.
    pub desk_managed: bool,
    /// Whether this person may open the board.
    pub supervises: bool,
    /// Whether this person may call tickets, as far as it is known.
    pub calls: bool,
}

/// A counter to choose.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeskChoice {
    /// Opaque id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name of its location.
    pub location: String,
    /// Ids of the services assigned to it.
    pub service_ids: Vec<ServiceId>,
}

/// What `choose_desk` takes.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChooseDesk {
    /// Counter id.
    pub desk_id: String,
    /// Ids of the services to serve; never empty (T5).
    pub service_ids: Vec<ServiceId>,
}

/// Who is signed in, where.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// The server's address; empty for the built-in one.
    pub server: String,
    /// Whether it is the server inside the app.
    pub built_in: bool,
    /// User id.
    pub user_id: String,
    /// Name of the person; the id where no name is known.
    pub user_name: String,
    /// Counter id.
    pub desk_id: String,
    /// Name of the counter; the id where no name is known.
    pub desk_name: String,
    /// Name of the location, where known.
    pub location: Option<String>,
    /// Services served.
    pub services: Vec<ServiceRef>,
    /// Services that may be served here.
    pub available_services: Vec<ServiceRef>,
    /// Counters, people, languages and devices; empty lists where nobody tells them (M16).
    pub directory: DirectoryView,
    /// The person's roles; null where nobody tells them. A known missing one locks its buttons with the reason.
    pub roles: Option<Vec<String>>,
    /// What the server has beyond the API. A missing one locks its buttons with the reason.
    pub features: Vec<String>,
    /// Whether this person may open the board.
    pub supervises: bool,
    /// Why the token is only in memory; null when it rests in the keyring.
    pub memory_only: Option<KeyringProblem>,
    /// Whether token and names travel readable by others (T1).
    pub open_line: bool,
}

/// What the server's directory or an administrator tells (M16).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryView {
    /// Counters.
    pub desks: Vec<DirectoryDesk>,
    /// People.
    pub users: Vec<DirectoryEntry>,
    /// Languages of printed texts.
    pub languages: Vec<DirectoryEntry>,
    /// Devices that issue tickets.
    pub devices: Vec<DirectoryDevice>,
}

/// A counter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDesk {
    /// Opaque id.
    pub id: String,
    /// Name; the id where it has none.
    pub name: String,
    /// Tag, such as "3"; may be empty.
    pub tag: String,
    /// Ids of the services assigned to it.
    pub service_ids: Vec<ServiceId>,
}

/// A person or a language.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryEntry {
    /// Opaque id.
    pub id: String,
    /// Name; the id where it has none.
    pub name: String,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDevice {
    /// Opaque id.
    pub id: String,
    /// Name; the id where it has none.
    pub name: String,
    /// The server's word for its kind, such as "kiosk"; may be empty.
    pub kind: String,
}
