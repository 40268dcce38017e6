//! What the page is told beside the desk: the system around it, and what its window is asked for.

use crate::dto::{AlertView, SystemView, WantedView};

/// All of it, as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// How often the window was to be closed while something is open.
    pub(crate) close_asked: u32,
    /// The system; whether it is locked is the desk's to say.
    pub(crate) system: SystemView,
    /// What the counter window is asked to open.
    pub(crate) wanted: WantedView,
    /// What was told last to a person who looks elsewhere.
    pub(crate) alert: Option<AlertView>,
}

impl Around {
    /// The system as the page is told it.
    pub(crate) fn system(&self, away: bool) -> SystemView {
        SystemView { locked: away, ..self.system.clone() }
    }
}
