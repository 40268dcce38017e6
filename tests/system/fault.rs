//! What goes wrong, and how an action ends with it.

use callpad_testkit::Cut;

/// What goes wrong: the line, or one operation.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    Line(Cut),
    Operation(&'static str),
}

/// What came of one action with one fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// Done, once, and the desk knows.
    Done,
    /// Not done, and the desk says so.
    NotDone,
    /// The server cannot tell, and the desk says that nobody knows.
    NoticeKind,
    /// What the server has is not what the desk shows, or nothing was said of it.
    Lost,
    /// It happened more than once, or was sent again without its key.
    Doubled,
}
