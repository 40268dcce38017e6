//! What the page shows besides the desk: the system, and what its window was asked to do.

use std::collections::BTreeMap;

use crate::dto::{AlertView, ErrorView, NavigationView, SystemView};

/// What follows from something that was asked for, and can fail although that succeeded.
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

/// What the page shows besides the desk, now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ShellState {
    /// How often the window was to be closed while something is open.
    pub(crate) close_asked: u32,
    /// The system; whether it is locked is the desk's to say.
    pub(crate) system: SystemView,
    /// What the counter window is asked to open.
    pub(crate) navigation: NavigationView,
    /// The side effects that failed.
    pub(crate) troubles: BTreeMap<SideEffect, ErrorView>,
    /// What was told last to a person who looks elsewhere.
    pub(crate) alert: Option<AlertView>,
}

impl ShellState {
    /// The system as the page gets it.
    pub(crate) fn system(&self, away: bool) -> SystemView {
        SystemView {
            locked: away,
            troubles: self.troubles.values().cloned().collect(),
            ..self.system.clone()
        }
    }
}
