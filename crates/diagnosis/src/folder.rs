//! Where Callpad keeps what it writes, and what it last wrote of its place.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::json::read_json;

/// The application's identifier; folders, keyring entries and ids of the systems derive from it.
pub const IDENTIFIER: &str = "io.callpad.desktop";

/// The system's place for application data of this person.
#[cfg(windows)]
pub fn data_home() -> Option<PathBuf> {
    absolute("LOCALAPPDATA")
}

/// The system's place for application data of this person.
#[cfg(target_os = "macos")]
pub fn data_home() -> Option<PathBuf> {
    absolute("HOME").map(|home| home.join("Library/Application Support"))
}

/// The system's place for application data of this person.
#[cfg(not(any(windows, target_os = "macos")))]
pub fn data_home() -> Option<PathBuf> {
    absolute("XDG_DATA_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
}

fn absolute(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The data folder where none is named: `CALLPAD_DATA_DIR`, else the one in the system's place.
pub fn default_folder() -> Option<PathBuf> {
    let named = std::env::var_os("CALLPAD_DATA_DIR").filter(|name| !name.is_empty()).map(PathBuf::from);
    named.or_else(|| data_home().map(|home| home.join(IDENTIFIER)))
}

/// Where the last session sat, as the settings file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPlace {
    /// The server's address; none for the server inside the app.
    pub server: Option<String>,
    /// The person.
    pub user_id: Option<String>,
}

impl SavedPlace {
    /// Reads it; `None` where there is none, or none that can be read: the self-test says why.
    pub fn read(folder: &Path) -> Option<Self> {
        let file: Value = read_json(&std::fs::read(folder.join("settings.json")).ok()?).ok()?;
        let session = file.get("session")?;
        let text = |name: &str| session.get(name).and_then(Value::as_str).map(str::to_owned);
        let server = text("server").filter(|server| server.contains("://"))?;
        Some(Self { server: Some(server), user_id: text("userId") })
    }
}

/// What of a person the settings file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// The key of links.
    pub secrets: Vec<String>,
    /// Names and ids of the people who signed in.
    pub names: Vec<String>,
}

/// Reads it, so that it can be taken out of what is passed on. What cannot be read names nobody.
pub fn personal_of(folder: &Path) -> Personal {
    let mut found = Personal::default();
    let file = std::fs::read(folder.join("settings.json")).ok();
    if let Some(file) = file.and_then(|bytes| read_json::<Value>(&bytes).ok()) {
        collect(&file, &mut found);
    }
    found
}

fn collect(value: &Value, found: &mut Personal) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("linkKey", Value::String(text)) => found.secrets.push(text.clone()),
                    ("userName" | "userId" | "user_id", Value::String(text)) => {
                        found.names.push(text.clone())
                    }
                    _ => collect(value, found),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_place_is_read_and_the_server_inside_is_none() {
        let temp = tempfile::tempdir().unwrap();
        let wrote = |text: &str| {
            std::fs::write(temp.path().join("settings.json"), text).unwrap();
            SavedPlace::read(temp.path())
        };
        let place = wrote(r#"{"session": {"server": "https://queue.example", "userId": "u1"}}"#).unwrap();
        assert_eq!(
            (place.server.as_deref(), place.user_id.as_deref()),
            (Some("https://queue.example"), Some("u1"))
        );
        assert_eq!(wrote(r#"{"session": {"server": "built-in", "userId": "u1"}}"#), None);
        assert_eq!(wrote("{"), None);
    }

    #[test]
    fn who_signed_in_here_is_known_wherever_it_stands() {
        let temp = tempfile::tempdir().unwrap();
        assert_eq!(personal_of(temp.path()), Personal::default());
        let text = r#"{"linkKey": "k", "session": {"userName": "Ana Silva", "userId": "u1"},
                      "boardServers": [{"owner": {"userId": "u2"}, "userName": "Rui"}]}"#;
        std::fs::write(temp.path().join("settings.json"), text).unwrap();
        let found = personal_of(temp.path());
        assert_eq!(found.secrets, ["k"]);
        let mut names = found.names;
        names.sort();
        assert_eq!(names, ["Ana Silva", "Rui", "u1", "u2"]);
    }
}
