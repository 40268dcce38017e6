//! The directory: what the API itself does not provide (M16). From our server's extension, or from a file in the same
//! format that an administrator supplies.

use callpad_wire::{DeskId, DeviceId, LocationId, ServiceId, Unreadable, UserId, lenient};
use serde_json::{Map, Value};

/// Locations, services, counters, people, languages and devices. Any of the lists may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Where people wait.
    pub locations: Vec<Location>,
    /// What they wait for.
    pub services: Vec<Service>,
    /// Where they are served.
    pub desks: Vec<DeskEntry>,
    /// Who serves.
    pub users: Vec<User>,
    /// Languages of printed tickets.
    pub languages: Vec<Language>,
    /// Devices that issue tickets.
    pub devices: Vec<Device>,
    /// Entries that could not be read, by path: one bad entry does not hide the rest.
    pub unreadable: Vec<Unreadable>,
}

/// A location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Opaque id.
    pub id: LocationId,
    /// Its name.
    pub name: String,
    /// Name of its time zone, such as `Europe/Lisbon` (V4).
    pub time_zone: Option<String>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Opaque id.
    pub id: ServiceId,
    /// The tag at the start of the ticket number.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Its location.
    pub location_id: Option<LocationId>,
    /// Whether new tickets may be issued; a missing value counts as open.
    pub open: bool,
    /// Target for the waiting time, in seconds.
    pub target_wait_s: Option<u32>,
}

/// A counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskEntry {
    /// Opaque id.
    pub id: DeskId,
    /// Its tag.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Its location.
    pub location_id: Option<LocationId>,
    /// The services assigned to it.
    pub service_ids: Vec<ServiceId>,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Opaque id.
    pub id: UserId,
    /// The sign-in name.
    pub username: String,
    /// The name to show.
    pub display_name: String,
    /// Their locations.
    pub location_ids: Vec<LocationId>,
    /// Their roles, by id; `None` if the server does not say, as for everybody but oneself.
    pub roles: Option<Vec<String>>,
}

/// A language of printed tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Opaque id, such as `pt_PT` (V13).
    pub id: String,
    /// Its name in that language.
    pub name: String,
}

/// A device that issues tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Opaque id.
    pub id: DeviceId,
    /// Its kind, such as `kiosk`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

impl Directory {
    /// Reads the bytes of a file, with or without the byte-order mark that Windows editors write.
    ///
    /// # Errors
    /// What is wrong with it, in words for its author.
    pub fn read_file(bytes: &[u8]) -> Result<Self, String> {
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            return Err("the file is written in UTF-16; save it as UTF-8".to_owned());
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        Self::read(&value).map_err(|unreadable| unreadable.to_string())
    }

    /// Reads a directory as tolerantly as the API's own responses: each entry needs only its id.
    ///
    /// # Errors
    /// If it is no JSON object, or has none of the lists: then it is some other file.
    pub fn read(value: &Value) -> Result<Self, Unreadable> {
        let Some(object) = value.as_object() else { return Err(Unreadable::new("directory", Some(value))) };
        if !["locations", "services", "desks", "users", "languages", "devices"]
            .iter()
            .any(|k| object.contains_key(*k))
        {
            return Err(Unreadable::new("locations", None));
        }
        let mut unreadable = Vec::new();
        let mut reader = Reader { object, unreadable: &mut unreadable };
        let mut directory = Self {
            locations: reader.list("locations", |id, o| Location {
                id: id.into(),
                name: text(o, "name"),
                time_zone: o.get("time_zone").and_then(lenient::text),
            }),
            services: reader.list("services", |id, o| Service {
                id: id.into(),
                tag: o.get("tag").and_then(lenient::label).unwrap_or_default(),
                name: text(o, "name"),
                location_id: o.get("location_id").and_then(lenient::id).map(Into::into),
                open: o.get("open").and_then(lenient::boolean).unwrap_or(true),
                target_wait_s: o.get("target_wait_s").and_then(lenient::seconds),
            }),
            desks: reader.list("desks", |id, o| DeskEntry {
                id: id.into(),
                tag: o.get("tag").and_then(lenient::label).unwrap_or_default(),
                name: text(o, "name"),
                location_id: o.get("location_id").and_then(lenient::id).map(Into::into),
                service_ids: ids(o, "service_ids").unwrap_or_default(),
            }),
            users: reader.list("users", |id, o| User {
                id: id.into(),
                username: text(o, "username"),
                display_name: text(o, "display_name"),
                location_ids: ids(o, "location_ids").unwrap_or_default(),
                roles: ids(o, "roles"),
            }),
            languages: reader.list("languages", |id, o| Language { id, name: text(o, "name") }),
            devices: reader.list("devices", |id, o| Device {
                id: id.into(),
                kind: text(o, "type"),
                name: text(o, "name"),
            }),
            unreadable: Vec::new(),
        };
        directory.unreadable = unreadable;
        Ok(directory)
    }

    /// The counter with this id.
    pub fn desk(&self, id: &DeskId) -> Option<&DeskEntry> {
        self.desks.iter().find(|d| d.id == *id)
    }

    /// The person with this id.
    pub fn user(&self, id: &UserId) -> Option<&User> {
        self.users.iter().find(|u| u.id == *id)
    }

    /// The location with this id.
    pub fn location(&self, id: &LocationId) -> Option<&Location> {
        self.locations.iter().find(|l| l.id == *id)
    }
}

/// The most entries reported as unreadable.
const MOST_UNREADABLE: usize = 100;

struct Reader<'a> {
    object: &'a Map<String, Value>,
    unreadable: &'a mut Vec<Unreadable>,
}

impl Reader<'_> {
    fn list<T>(&mut self, key: &str, read: impl Fn(String, &Map<String, Value>) -> T) -> Vec<T> {
        let items = match self.object.get(key) {
            Some(Value::Array(items)) => items.as_slice(),
            None | Some(Value::Null) => &[],
            Some(other) => {
                self.unreadable.push(Unreadable::new(key, Some(other)));
                &[]
            }
        };
        let mut list = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            let entry = item.as_object().and_then(|o| Some((lenient::id(o.get("id")?)?, o)));
            match entry {
                Some((id, object)) => list.push(read(id, object)),
                None if self.unreadable.len() >= MOST_UNREADABLE => {}
                None => self.unreadable.push(Unreadable::new(format!("{key}[{i}].id"), Some(item))),
            }
        }
        list
    }
}

fn text(object: &Map<String, Value>, key: &str) -> String {
    object.get(key).and_then(lenient::text).unwrap_or_default()
}

fn ids<T: From<String>>(object: &Map<String, Value>, key: &str) -> Option<Vec<T>> {
    let items = object.get(key)?.as_array()?;
    Some(items.iter().filter_map(lenient::id).map(T::from).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn m16_the_form_that_the_readings_fix() {
        let directory = Directory::read(&json!({
            "locations":[{"id":"l","name":"Lisbon centre","time_zone":"Europe/Lisbon"}],
            "services":[{"id":"s","tag":"A","name":"Payments","location_id":"l","open":true,"target_wait_s":900}],
            "desks":[{"id":"d","tag":"3","name":"Counter 3","location_id":"l","service_ids":["s"]}],
            "users":[{"id":"u","username":"ana","display_name":"Ana Martins","location_ids":["l"],"roles":["acl_qmpad_access"]}],
            "languages":[{"id":"pt_PT","name":"Português"}],
            "devices":[{"id":"k","type":"kiosk","name":"Entrance"}]
        }))
        .unwrap();
        assert_eq!(directory.unreadable, []);
        assert_eq!(directory.location(&"l".into()).unwrap().time_zone.as_deref(), Some("Europe/Lisbon"));
        assert_eq!(directory.services[0].target_wait_s, Some(900));
        assert_eq!(directory.desk(&"d".into()).unwrap().service_ids, ["s".into()]);
        assert_eq!(
            directory.user(&"u".into()).unwrap().roles.as_deref(),
            Some(&["acl_qmpad_access".to_owned()][..])
        );
        assert_eq!(
            (directory.languages[0].name.as_str(), directory.devices[0].kind.as_str()),
            ("Português", "kiosk")
        );
    }

    #[test]
    fn m16_a_file_may_begin_with_a_byte_order_mark() {
        let text = r#"{"desks":[{"id":"d3","name":"Counter\u0000 3\u202e","tag":"3"}]}"#;
        let directory = Directory::read_file(format!("\u{feff}{text}").as_bytes()).unwrap();
        assert_eq!(directory, Directory::read_file(text.as_bytes()).unwrap());
        assert_eq!(directory.desks[0].name, "Counter 3");
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let problem = Directory::read_file(&[&b"\xff\xfe"[..], &utf_16].concat()).unwrap_err();
        assert!(problem.contains("UTF-16"), "{problem}");
        assert!(Directory::read_file(b"[]").is_err() && Directory::read_file(b"{").is_err());
    }

    #[test]
    fn m16_an_administrators_slips_are_named_and_hide_nothing_else() {
        let directory = Directory::read(&json!({
            "desks":[{"name":"without id"}, {"id":7,"tag":3}, "text"],
            "services": {"id":"s"},
            "users": null
        }))
        .unwrap();
        assert_eq!(directory.desks.len(), 1);
        assert_eq!((directory.desks[0].id.as_str(), directory.desks[0].tag.as_str()), ("7", "3"));
        let mut fields: Vec<&str> = directory.unreadable.iter().map(|u| u.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["desks[0].id", "desks[2].id", "services"]);
    }

    #[test]
    fn m16_a_file_of_something_else_is_refused() {
        for value in [json!([]), json!(null), json!({}), json!({"name":"x"})] {
            assert!(Directory::read(&value).is_err(), "{value}");
        }
    }
}
