//! What is remembered between two starts, as JSON beneath the data folder. Never a token or secret.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::dto::{
    AlertsView, Destination, EncodingView, FaultView, KeyChoice, LanguageView, RibbonView, SettingsView,
    ShortcutChoice,
};
use crate::folder::{DataFolder, keep_aside, write_whole};

const FILE: &str = "settings.json";

/// The server inside the app, in the place of an address.
pub(crate) const BUILT_IN: &str = "built-in";

/// How many destinations of transfers are remembered.
const LAST_DESTINATIONS: usize = 3;

/// How many actions may have keys of their own, how many keys each, and how long a name of either may be: far more than
/// the page has, so that no page can fill the disk.
const MOST_KEYS: usize = 100;
const MOST_KEYS_EACH: usize = 5;
const LONGEST_KEY: usize = 40;

/// The same for services of which nothing is told, and their ids.
const MOST_MUTED: usize = 1_000;
const LONGEST_ID: usize = 200;

/// The settings file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// Seconds between two looks at the counts, 5 to 60 (T11).
    pub(crate) poll_every_s: u32,
    /// How action parameters are sent (T4).
    pub(crate) encoding: EncodingView,
    /// The page's language; none for the system's.
    pub(crate) language: Option<LanguageView>,
    /// Keys that differ from the default.
    pub(crate) keys: Vec<KeyChoice>,
    /// Whether single characters are keys too (WCAG 2.1.4).
    pub(crate) single_keys: bool,
    /// Where tickets were sent last, the newest first.
    pub(crate) last_destinations: Vec<Destination>,
    /// How long a way back is offered.
    pub(crate) ribbon: RibbonView,
    /// What the person wants to be told, and how.
    pub(crate) alerts: AlertsView,
    /// Whether names are hidden until a key is held.
    pub(crate) mask_names: bool,
    /// Global shortcuts.
    pub(crate) shortcuts: Vec<ShortcutChoice>,
    /// Whether `callpad://` links act.
    pub(crate) links: bool,
    /// The key that they must carry.
    pub(crate) link_key: String,
    /// Start with the person's sign-in to the computer.
    pub(crate) start_at_login: bool,
    /// Start with the window closed, where there is a tray.
    pub(crate) start_in_tray: bool,
    /// Closing the window leaves Callpad in the tray, where there is one.
    pub(crate) close_to_tray: bool,
    /// The last session, to go straight to the counter.
    pub(crate) session: Option<SavedSession>,
}

/// Where the last session sat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SavedSession {
    /// Address, or [`BUILT_IN`].
    pub(crate) server: String,
    /// User id.
    pub(crate) user_id: String,
    /// Name of the person as login told it.
    pub(crate) user_name: Option<String>,
    /// Counter id.
    pub(crate) desk_id: String,
    /// Services served.
    pub(crate) services: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            poll_every_s: 5,
            encoding: EncodingView::Json,
            language: None,
            keys: Vec::new(),
            single_keys: true,
            last_destinations: Vec::new(),
            ribbon: RibbonView::Short,
            alerts: AlertsView::default(),
            mask_names: false,
            shortcuts: Vec::new(),
            links: false,
            link_key: String::new(),
            start_at_login: false,
            start_in_tray: false,
            close_to_tray: false,
            session: None,
        }
    }
}

impl Settings {
    /// The part a person changes.
    pub(crate) fn view(&self) -> SettingsView {
        SettingsView {
            poll_every_s: self.poll_every_s,
            encoding: self.encoding,
            language: self.language,
            keys: self.keys.clone(),
            single_keys: self.single_keys,
            last_destinations: self.last_destinations.clone(),
            ribbon: self.ribbon,
            alerts: self.alerts.clone(),
            mask_names: self.mask_names,
            shortcuts: self.shortcuts.clone(),
            links: self.links,
            start_at_login: self.start_at_login,
            start_in_tray: self.start_in_tray,
            close_to_tray: self.close_to_tray,
        }
    }

    /// A ticket was sent there: it becomes the first of the last destinations.
    pub(crate) fn sent_to(&mut self, destination: Destination) {
        self.last_destinations.retain(|known| *known != destination);
        self.last_destinations.insert(0, destination);
        self.last_destinations.truncate(LAST_DESTINATIONS);
    }

    /// Takes the part a person changes, or names the field that is not acceptable. The last destinations are written
    /// here alone: what the page sends may be older.
    pub(crate) fn take(&mut self, view: &SettingsView) -> Result<(), FaultView> {
        if !(5..=60).contains(&view.poll_every_s) {
            return Err(FaultView::InputInvalid { field: "pollEveryS".into(), max_chars: None });
        }
        let short = |text: &String| text.chars().count() <= LONGEST_KEY;
        let fits = |choice: &KeyChoice| {
            short(&choice.action) && choice.keys.len() <= MOST_KEYS_EACH && choice.keys.iter().all(short)
        };
        if view.keys.len() > MOST_KEYS || !view.keys.iter().all(fits) {
            return Err(FaultView::InputInvalid { field: "keys".into(), max_chars: None });
        }
        if view.shortcuts.len() > MOST_KEYS || !view.shortcuts.iter().all(|choice| short(&choice.keys)) {
            return Err(FaultView::InputInvalid { field: "shortcuts".into(), max_chars: None });
        }
        let muted = &view.alerts.muted_services;
        if view.alerts.volume > 100
            || muted.len() > MOST_MUTED
            || muted.iter().any(|id| id.len() > LONGEST_ID)
        {
            return Err(FaultView::InputInvalid { field: "alerts".into(), max_chars: None });
        }
        self.alerts = view.alerts.clone();
        self.mask_names = view.mask_names;
        self.shortcuts.clone_from(&view.shortcuts);
        self.links = view.links;
        self.start_at_login = view.start_at_login;
        self.start_in_tray = view.start_in_tray;
        self.close_to_tray = view.close_to_tray;
        self.language = view.language;
        self.keys.clone_from(&view.keys);
        self.single_keys = view.single_keys;
        self.poll_every_s = view.poll_every_s;
        self.encoding = view.encoding;
        self.ribbon = view.ribbon;
        Ok(())
    }
}

/// The settings and where they lie.
#[derive(Debug)]
pub(crate) struct SettingsFile {
    path: PathBuf,
    settings: Settings,
}

impl SettingsFile {
    /// Reads the file. An unreadable one is kept aside under another name and said; the app starts with defaults.
    pub(crate) fn open(folder: &DataFolder) -> (Self, Option<FaultView>) {
        let path = folder.at(FILE);
        let (settings, fault) = match std::fs::read(&path) {
            Ok(bytes) => match serde_json::from_slice::<Settings>(&bytes) {
                Ok(mut settings) => {
                    settings.poll_every_s = settings.poll_every_s.clamp(5, 60);
                    (settings, None)
                }
                Err(error) => {
                    let kept =
                        keep_aside(&path).map_or_else(|e| e.to_string(), |to| to.display().to_string());
                    (Settings::default(), Some(storage_fault(FILE, format!("{error}; kept as {kept}"))))
                }
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Settings::default(), None),
            Err(error) => (Settings::default(), Some(storage_fault(FILE, error))),
        };
        (Self { path, settings }, fault)
    }

    /// The settings.
    pub(crate) fn get(&self) -> &Settings {
        &self.settings
    }

    /// Changes them and writes the file; in case of failure nothing is changed.
    pub(crate) fn change(
        &mut self,
        change: impl FnOnce(&mut Settings) -> Result<(), FaultView>,
    ) -> Result<(), FaultView> {
        let mut next = self.settings.clone();
        change(&mut next)?;
        if next == self.settings {
            return Ok(());
        }
        let bytes = serde_json::to_vec_pretty(&next).map_err(|e| storage_fault(FILE, e))?;
        write_whole(&self.path, &bytes).map_err(|e| storage_fault(FILE, e))?;
        self.settings = next;
        Ok(())
    }
}

/// A fault of one of our files.
pub(crate) fn storage_fault(file: &str, detail: impl ToString) -> FaultView {
    FaultView::Storage { file: file.to_owned(), detail: detail.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{DestinationKind, ShortcutAction};

    fn folder() -> (tempfile::TempDir, DataFolder) {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        (temp, folder)
    }

    fn changed() -> SettingsView {
        SettingsView {
            poll_every_s: 12,
            encoding: EncodingView::Form,
            language: Some(LanguageView::Ar),
            keys: vec![KeyChoice { action: "callNext".into(), keys: vec!["Ctrl+Enter".into()] }],
            single_keys: false,
            last_destinations: vec![],
            ribbon: RibbonView::UntilNext,
            alerts: AlertsView { repeat: true, volume: 7, ..AlertsView::default() },
            mask_names: true,
            shortcuts: vec![ShortcutChoice { action: ShortcutAction::CallNext, keys: "Ctrl+Alt+N".into() }],
            links: true,
            start_at_login: true,
            start_in_tray: true,
            close_to_tray: true,
        }
    }

    fn to(kind: DestinationKind, id: &str) -> Destination {
        Destination { kind, id: id.into() }
    }

    #[test]
    fn settings_come_back_after_a_restart() {
        let (_temp, folder) = folder();
        let (mut file, fault) = SettingsFile::open(&folder);
        assert_eq!(fault, None);
        file.change(|s| s.take(&changed())).unwrap();
        let (again, _) = SettingsFile::open(&folder);
        assert_eq!(again.get().view(), changed());
    }

    #[test]
    fn the_last_three_destinations_are_kept_newest_first_whatever_the_page_sends() {
        let (_temp, folder) = folder();
        let (mut file, _) = SettingsFile::open(&folder);
        for id in ["1", "2", "3", "4", "3"] {
            file.change(|s| {
                s.sent_to(to(DestinationKind::Desk, id));
                Ok(())
            })
            .unwrap();
        }
        file.change(|s| s.take(&changed())).unwrap();
        let (again, _) = SettingsFile::open(&folder);
        let kept = ["3", "4", "2"].map(|id| to(DestinationKind::Desk, id));
        assert_eq!(again.get().last_destinations, kept);
        let mut settings = again.get().clone();
        settings.sent_to(to(DestinationKind::User, "3"));
        assert_eq!(settings.last_destinations.len(), 3, "a person is not the counter of the same id");
        assert_eq!(settings.last_destinations[1], to(DestinationKind::Desk, "3"));
    }

    #[test]
    fn too_many_or_too_long_keys_are_refused() {
        let mut settings = Settings::default();
        let key = |n: usize| KeyChoice { action: "end".into(), keys: vec!["x".repeat(n)] };
        assert!(settings.take(&SettingsView { keys: vec![key(40)], ..changed() }).is_ok());
        for keys in [vec![key(41)], vec![key(1); 101]] {
            let refused = settings.take(&SettingsView { keys, ..changed() });
            assert_eq!(refused, Err(FaultView::InputInvalid { field: "keys".into(), max_chars: None }));
        }
    }

    #[test]
    fn a_value_out_of_range_changes_nothing() {
        let (_temp, folder) = folder();
        let (mut file, _) = SettingsFile::open(&folder);
        let bad = SettingsView { poll_every_s: 4, ..changed() };
        assert!(matches!(file.change(|s| s.take(&bad)), Err(FaultView::InputInvalid { .. })));
        assert_eq!(file.get(), &Settings::default());
    }

    #[test]
    fn a_garbled_file_is_kept_and_said() {
        let (_temp, folder) = folder();
        std::fs::write(folder.at(FILE), b"{\"poll_every_s\": 10,").unwrap();
        let (file, fault) = SettingsFile::open(&folder);
        assert_eq!(file.get(), &Settings::default());
        assert!(matches!(fault, Some(FaultView::Storage { .. })));
        assert_eq!(
            std::fs::read(folder.at("settings.json.unreadable-1")).unwrap(),
            b"{\"poll_every_s\": 10,"
        );
    }

    #[test]
    fn unknown_members_of_a_newer_version_do_no_harm() {
        let (_temp, folder) = folder();
        std::fs::write(folder.at(FILE), br#"{"poll_every_s": 3, "later": {}}"#).unwrap();
        let (file, fault) = SettingsFile::open(&folder);
        assert_eq!((file.get().poll_every_s, fault), (5, None));
    }
}
