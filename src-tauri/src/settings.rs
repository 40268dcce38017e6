//! What holds of all that can be set, from what is built in, installed, recommended, chosen and locked; and what is
//! remembered between two starts, as JSON beneath the data folder. Never a token or secret.

mod preferences;

use std::io;
use std::path::PathBuf;

use callpad_policy::{Layers, Preferences, ProblemKind, computer_name};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dto::{
    AlertsView, Destination, EncodingView, ErrorView, KeyChoice, LanguageView, RibbonView, SettingsView,
    ShortcutChoice, StorageProblem, ThemeView, file_error, storage_error,
};
use crate::folder::{DataFolder, keep_aside, read_json, write_whole};
use crate::managed::Managed;

const FILE: &str = "settings.json";

/// The server inside the app, in the place of an address.
pub(crate) const BUILT_IN: &str = "built-in";

/// How many destinations of transfers are remembered.
const LAST_DESTINATIONS: usize = 3;

/// Sizes of the page's text in percent. Below, nobody reads it; above, the smallest window has no room for a call.
const TEXT_SIZES: std::ops::RangeInclusive<u32> = 80..=200;

/// How many actions may have keys of their own, how many keys each, and how long a name of either may be: far more than
/// the page has, so that no page can fill the disk.
const MOST_KEYS: usize = 100;
const MOST_KEYS_EACH: usize = 5;
const LONGEST_KEY: usize = 40;

/// The same for services of which nothing is told, and their ids.
const MOST_MUTED: usize = 1_000;
const LONGEST_ID: usize = 200;

/// What holds, of all that can be set, and what Callpad remembers by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Seconds between two looks at the counts, 5 to 60 (T11).
    pub(crate) poll_every_s: u32,
    /// How action parameters are sent (T4).
    pub(crate) encoding: EncodingView,
    /// The page's language; none for the system's.
    pub(crate) language: Option<LanguageView>,
    /// Whether the page is light or dark.
    pub(crate) theme: ThemeView,
    /// Size of the page's text in percent.
    pub(crate) text_size: u32,
    /// Keys that differ from the default.
    pub(crate) keys: Vec<KeyChoice>,
    /// Whether single characters are keys too (WCAG 2.1.4).
    pub(crate) single_keys: bool,
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
    /// Start with the person's sign-in to the computer.
    pub(crate) start_at_login: bool,
    /// Start with the window closed, where there is a tray.
    pub(crate) start_in_tray: bool,
    /// Closing the window leaves Callpad in the tray, where there is one.
    pub(crate) close_to_tray: bool,
    /// What Callpad remembers by itself.
    pub(crate) remembered: Remembered,
}

/// What Callpad remembers by itself; no policy speaks of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Remembered {
    /// Where tickets were sent last, the newest first.
    pub(crate) last_destinations: Vec<Destination>,
    /// The key that `callpad://` links must carry.
    pub(crate) link_key: String,
    /// The last session, to go straight to the counter.
    pub(crate) session: Option<SavedSession>,
}

impl Remembered {
    /// A ticket was sent there: it becomes the first of the last destinations.
    pub(crate) fn sent_to(&mut self, destination: Destination) {
        self.last_destinations.retain(|known| *known != destination);
        self.last_destinations.insert(0, destination);
        self.last_destinations.truncate(LAST_DESTINATIONS);
    }
}

/// Where the last session sat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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

/// The settings file: what the person chose, under the names that a policy has for it, and what is remembered.
#[derive(Serialize, Deserialize)]
struct File {
    #[serde(default)]
    preferences: Value,
    #[serde(flatten)]
    remembered: Remembered,
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(&Layers::default(), Remembered::default())
    }
}

impl Settings {
    /// What holds by these layers.
    fn of(layers: &Layers, remembered: Remembered) -> Self {
        let mut settings = Self {
            poll_every_s: 5,
            encoding: EncodingView::Json,
            language: None,
            theme: ThemeView::System,
            text_size: 100,
            keys: Vec::new(),
            single_keys: true,
            ribbon: RibbonView::Short,
            alerts: AlertsView::default(),
            mask_names: false,
            shortcuts: Vec::new(),
            links: false,
            start_at_login: false,
            start_in_tray: false,
            close_to_tray: false,
            remembered,
        };
        preferences::put(&layers.effective(), &mut settings);
        settings
    }

    /// The part a person changes. `managed`: the names of those that they cannot.
    fn view(&self, managed: Vec<String>) -> SettingsView {
        SettingsView {
            poll_every_s: self.poll_every_s,
            encoding: self.encoding,
            language: self.language,
            theme: self.theme,
            text_size: self.text_size,
            keys: self.keys.clone(),
            single_keys: self.single_keys,
            last_destinations: self.remembered.last_destinations.clone(),
            ribbon: self.ribbon,
            alerts: self.alerts.clone(),
            mask_names: self.mask_names,
            shortcuts: self.shortcuts.clone(),
            links: self.links,
            start_at_login: self.start_at_login,
            start_in_tray: self.start_in_tray,
            close_to_tray: self.close_to_tray,
            managed,
        }
    }

    /// Takes the part a person changes, or names the field that is not acceptable. The last destinations are written
    /// here alone: what the page sends may be older.
    pub(crate) fn take(&mut self, view: &SettingsView) -> Result<(), ErrorView> {
        if !(5..=60).contains(&view.poll_every_s) {
            return Err(ErrorView::InputInvalid { field: "pollEveryS".into(), max_chars: None });
        }
        if !TEXT_SIZES.contains(&view.text_size) {
            return Err(ErrorView::InputInvalid { field: "textSize".into(), max_chars: None });
        }
        let short = |text: &String| text.chars().count() <= LONGEST_KEY;
        let fits = |choice: &KeyChoice| {
            short(&choice.action) && choice.keys.len() <= MOST_KEYS_EACH && choice.keys.iter().all(short)
        };
        if view.keys.len() > MOST_KEYS || !view.keys.iter().all(fits) {
            return Err(ErrorView::InputInvalid { field: "keys".into(), max_chars: None });
        }
        if view.shortcuts.len() > MOST_KEYS || !view.shortcuts.iter().all(|choice| short(&choice.keys)) {
            return Err(ErrorView::InputInvalid { field: "shortcuts".into(), max_chars: None });
        }
        let muted = &view.alerts.muted_services;
        if view.alerts.volume > 100
            || muted.len() > MOST_MUTED
            || muted.iter().any(|id| id.len() > LONGEST_ID)
        {
            return Err(ErrorView::InputInvalid { field: "alerts".into(), max_chars: None });
        }
        self.alerts = view.alerts.clone();
        self.mask_names = view.mask_names;
        self.shortcuts.clone_from(&view.shortcuts);
        self.links = view.links;
        self.start_at_login = view.start_at_login;
        self.start_in_tray = view.start_in_tray;
        self.close_to_tray = view.close_to_tray;
        self.language = view.language;
        self.theme = view.theme;
        self.text_size = view.text_size;
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
    layers: Layers,
    settings: Settings,
    /// Something that is remembered is not in the file yet.
    unwritten: bool,
}

impl SettingsFile {
    /// Reads the file. An unreadable one is kept aside under another name and said; the app starts with defaults.
    pub(crate) fn open(folder: &DataFolder, managed: &Managed) -> (Self, Option<ErrorView>) {
        let path = folder.at(FILE);
        let (person, remembered, fault) = match std::fs::read(&path) {
            Ok(bytes) => match read_json::<File>(&bytes) {
                Ok(file) => {
                    let (person, problem) = chosen(&file.preferences);
                    let fault =
                        problem.map(|problem| storage_error(FILE, StorageProblem::Malformed, problem));
                    (person, file.remembered, fault)
                }
                Err(error) => {
                    let kept =
                        keep_aside(&path).map_or_else(|e| e.to_string(), |to| to.display().to_string());
                    let detail = format!("{error}; kept as {kept}");
                    let fault = storage_error(FILE, StorageProblem::Malformed, detail);
                    (Preferences::default(), Remembered::default(), Some(fault))
                }
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
            Err(error) => (Preferences::default(), Remembered::default(), Some(file_error(FILE, &error))),
        };
        let layers = Layers {
            installation: managed.installation.clone(),
            recommended: managed.recommended.clone(),
            person,
            locked: managed.locked.clone(),
            refused: managed.refused.clone(),
        };
        let settings = Settings::of(&layers, remembered);
        (Self { path, layers, settings, unwritten: false }, fault)
    }

    /// The settings.
    pub(crate) fn get(&self) -> &Settings {
        &self.settings
    }

    /// The part a person changes.
    pub(crate) fn view(&self) -> SettingsView {
        let mut managed = self.layers.locked_names();
        // The table of counters speaks of other computers too.
        managed.retain(|name| name != "deskId");
        if self.layers.locked.counter_for(&computer_name()).is_some() {
            managed.push("deskId".to_owned());
        }
        self.settings.view(managed)
    }

    /// What holds, with what has no place on the screen.
    pub(crate) fn effective(&self) -> Preferences {
        self.layers.effective()
    }

    /// Changes them and writes the file; in case of failure nothing is changed. What is locked stays as it is.
    pub(crate) fn change(
        &mut self,
        change: impl FnOnce(&mut Settings) -> Result<(), ErrorView>,
    ) -> Result<(), ErrorView> {
        let mut next = self.settings.clone();
        change(&mut next)?;
        if next == self.settings && !self.unwritten {
            return Ok(());
        }
        let mut layers = self.layers.clone();
        layers.change(&preferences::wanted(&next));
        let next = Settings::of(&layers, next.remembered);
        self.write(&layers, &next.remembered)?;
        self.layers = layers;
        self.settings = next;
        Ok(())
    }

    /// Changes what is remembered of something that was done: it is so whether or not it can be written. What could not be
    /// written is with the next change.
    pub(crate) fn remember(&mut self, change: impl FnOnce(&mut Remembered)) -> Result<(), ErrorView> {
        let before = self.settings.remembered.clone();
        change(&mut self.settings.remembered);
        if self.settings.remembered == before && !self.unwritten {
            return Ok(());
        }
        self.unwritten = true;
        let layers = self.layers.clone();
        self.write(&layers, &self.settings.remembered.clone())
    }

    fn write(&mut self, layers: &Layers, remembered: &Remembered) -> Result<(), ErrorView> {
        let json = |e: serde_json::Error| storage_error(FILE, StorageProblem::Other, e);
        let preferences = serde_json::to_value(&layers.person).map_err(json)?;
        let file = File { preferences, remembered: remembered.clone() };
        let bytes = serde_json::to_vec_pretty(&file).map_err(json)?;
        write_whole(&self.path, &bytes).map_err(|e| file_error(FILE, &e))?;
        self.unwritten = false;
        Ok(())
    }
}

/// What the person chose. What this version does not know is left out, as a newer one may have written it; the first thing
/// that is wrong is told.
fn chosen(preferences: &Value) -> (Preferences, Option<String>) {
    if preferences.is_null() {
        return (Preferences::default(), None);
    }
    let read = callpad_policy::parse_json(FILE, &preferences.to_string());
    let wrong = read.problems.iter().find(|problem| !matches!(problem.kind, ProblemKind::UnknownName { .. }));
    (read.locked, wrong.map(ToString::to_string))
}

#[cfg(test)]
mod tests;
