//! What the page is told beside the desk: the system around it, and what its window is asked for.

use std::collections::BTreeMap;

use crate::dto::{AlertView, ErrorView, SystemView, WantedView};

/// What is done beside what was asked for, and can fail while that succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SideEffect {
    /// What is remembered is written to the settings file.
    Remember,
    /// The system follows the settings: start at sign-in, links.
    Follow,
    /// The token is taken out of the keyring.
    ForgetToken,
    /// Callpad's own tasks run.
    Run,
}

/// All of it, as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ShellState {
    /// How often the window was to be closed while something is open.
    pub(crate) close_asked: u32,
    /// The system; whether it is locked is the desk's to say.
    pub(crate) system: SystemView,
    /// What the counter window is asked to open.
    pub(crate) wanted: WantedView,
    /// What did not succeed beside what was asked for.
    pub(crate) troubles: BTreeMap<SideEffect, ErrorView>,
    /// What was told last to a person who looks elsewhere.
    pub(crate) alert: Option<AlertView>,
}

impl ShellState {
    /// The system as the page is told it.
    pub(crate) fn system(&self, away: bool) -> SystemView {
        SystemView {
            locked: away,
            troubles: self.troubles.values().cloned().collect(),
            ..self.system.clone()
        }
    }
}
