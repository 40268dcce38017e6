//! What is counted: each thing that happened to a ticket or an answer.

/// What happened to a ticket or an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Issued,
    /// For the first time.
    Called,
    Ended,
    /// cancelcall: not shown up.
    NoShow,
    Paused,
    Transferred,
    /// Cancelled by a supervisor while it waited.
    Removed,
    /// A removal was undone.
    Restored,
    /// Given up by its visitor while it waited.
    Left,
    /// A supervisor has undone that.
    Returned,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub(crate) what: What,
    pub(crate) service: String,
    /// The counter of an answer.
    pub(crate) desk: Option<String>,
    /// In microseconds since 1970.
    pub(crate) at: i64,
    /// The wait of a first call, the service time of an answer; in microseconds.
    pub(crate) span: i64,
    pub(crate) appointment: bool,
}
