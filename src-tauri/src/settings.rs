//! The settings in effect, from what is built in, installed, recommended, chosen and locked; and what is remembered between
//! two starts. Both lie as JSON in the data folder. Never a token or secret.

mod choices;
mod preferences;

use std::io;
use std::path::PathBuf;

use callpad_board::Supervisor;
use callpad_client::Network;
use callpad_policy::{Layers, Preferences, ProblemKind, computer_name};
use callpad_wire::ServiceId;
use callpad_wire::op::Destination;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dto::{ErrorView, StorageProblem, file_error, storage_error};
use crate::folder::{DataFolder, keep_aside, read_json, write_whole};
use crate::managed::Managed;

pub(crate) use choices::{Alerts, BoardAlerts, KeyChoice, Language, Settings, SettingsView, ShortcutChoice};

const FILE: &str = "settings.json";

/// How many destinations of transfers are remembered.
const LAST_DESTINATIONS: usize = 3;

/// What Callpad remembers by itself; no policy speaks of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Remembered {
    /// Where tickets were sent last, the newest first.
    pub(crate) last_destinations: Vec<Destination>,
    /// The key that `callpad://` links must carry.
    pub(crate) link_key: String,
    /// The device on whose printer tickets were printed last; none if they were not.
    pub(crate) slip_printer: Option<String>,
    /// The last session, to go straight to the counter.
    pub(crate) session: Option<SavedSession>,
    /// Further servers of the board, the oldest first.
    pub(crate) board_servers: Vec<SavedServer>,
}

/// A further server of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SavedServer {
    /// Whose board it is on: the person at the first server.
    pub(crate) owner: Supervisor,
    /// Where it is, and who supervises there.
    pub(crate) at: Supervisor,
    /// Name of the person there.
    pub(crate) user_name: Option<String>,
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
    /// Address, or [`crate::session_info::BUILT_IN`].
    pub(crate) server: String,
    /// User id.
    pub(crate) user_id: String,
    /// Name of the person as login told it.
    pub(crate) user_name: Option<String>,
    /// Counter id; empty for the board alone.
    pub(crate) desk_id: String,
    /// Services served.
    pub(crate) services: Vec<ServiceId>,
}

impl SavedSession {
    /// Whether it was at the board alone, without a counter.
    pub(crate) fn is_board(&self) -> bool {
        self.desk_id.is_empty()
    }
}

/// The settings file: what the person chose, under the names that a policy has for it, and what is remembered.
#[derive(Serialize, Deserialize)]
struct File {
    #[serde(default)]
    preferences: Value,
    #[serde(flatten)]
    remembered: Remembered,
}

/// The settings and where they lie.
#[derive(Debug)]
pub(crate) struct SettingsFile {
    path: PathBuf,
    layers: Layers,
    settings: Settings,
    remembered: Remembered,
    /// Something that is remembered is not in the file yet.
    unwritten: bool,
}

impl SettingsFile {
    /// Reads the file. An unreadable one is kept aside under another name and said; the app starts with defaults.
    pub(crate) fn open(folder: &DataFolder, managed: &Managed) -> (Self, Option<ErrorView>) {
        let path = folder.at(FILE);
        let (person, remembered, error) = match std::fs::read(&path) {
            Ok(bytes) => match read_json::<File>(&bytes) {
                Ok(file) => {
                    let (person, problem) = chosen(&file.preferences);
                    let error =
                        problem.map(|problem| storage_error(FILE, StorageProblem::Malformed, problem));
                    (person, file.remembered, error)
                }
                Err(error) => {
                    let kept =
                        keep_aside(&path).map_or_else(|e| e.to_string(), |to| to.display().to_string());
                    let detail = format!("{error}; kept as {kept}");
                    let error = storage_error(FILE, StorageProblem::Malformed, detail);
                    (Preferences::default(), Remembered::default(), Some(error))
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
        let settings = preferences::settings(&layers.effective());
        (Self { path, layers, settings, remembered, unwritten: false }, error)
    }

    /// The settings.
    pub(crate) fn get(&self) -> &Settings {
        &self.settings
    }

    /// What Callpad remembers by itself.
    pub(crate) fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    /// The settings as the page has them.
    pub(crate) fn view(&self) -> SettingsView {
        let mut managed = self.layers.locked_names();
        // The table of counters speaks of other computers too.
        managed.retain(|name| name != "deskId");
        if self.layers.locked.counter_for(&computer_name()).is_some() {
            managed.push("deskId".to_owned());
        }
        let last_destinations = self.remembered.last_destinations.iter().map(Into::into).collect();
        let break_reasons = self.layers.effective().break_reasons;
        SettingsView { settings: self.settings.clone(), last_destinations, managed, break_reasons }
    }

    /// How the server is reached.
    pub(crate) fn network(&self) -> Network {
        callpad_diagnosis::network(&self.layers)
    }

    /// What holds, with what has no place on the screen.
    pub(crate) fn effective(&self) -> Preferences {
        self.layers.effective()
    }

    /// Takes what a person chose and writes the file. What is locked stays as it is.
    ///
    /// # Errors
    /// A value is not acceptable, or the file cannot be written. Nothing is changed then.
    pub(crate) fn choose(&mut self, chosen: &Settings) -> Result<(), ErrorView> {
        chosen.check()?;
        if *chosen == self.settings && !self.unwritten {
            return Ok(());
        }
        let mut layers = self.layers.clone();
        layers.change(&preferences::preferences(chosen));
        let settings = preferences::settings(&layers.effective());
        self.write(&layers, &self.remembered.clone())?;
        self.layers = layers;
        self.settings = settings;
        Ok(())
    }

    /// Changes the key that links must carry, and writes the file.
    ///
    /// # Errors
    /// The file cannot be written. The old key holds then.
    pub(crate) fn set_link_key(&mut self, link_key: String) -> Result<(), ErrorView> {
        let remembered = Remembered { link_key, ..self.remembered.clone() };
        self.write(&self.layers.clone(), &remembered)?;
        self.remembered = remembered;
        Ok(())
    }

    /// Changes what is remembered of something that was done: it is so whether or not it can be written. What could not be
    /// written is with the next change.
    pub(crate) fn remember(&mut self, change: impl FnOnce(&mut Remembered)) -> Result<(), ErrorView> {
        let before = self.remembered.clone();
        change(&mut self.remembered);
        if self.remembered == before && !self.unwritten {
            return Ok(());
        }
        self.unwritten = true;
        self.write(&self.layers.clone(), &self.remembered.clone())
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
