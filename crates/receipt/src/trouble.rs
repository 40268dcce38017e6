//! Why a slip is not out.

/// Why a slip is not out, or may not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Trouble {
    /// No paper.
    #[error("the printer has no paper")]
    PaperOut,
    /// The cover is open.
    #[error("the printer's cover is open")]
    CoverOpen,
    /// The cutter or the paper is stuck, and it says so.
    #[error("the printer is jammed")]
    Jammed,
    /// Nothing moves, although it says that all is well.
    #[error("the printer stands still")]
    Still,
    /// An error that it does not explain, or that only a repair ends.
    #[error("the printer reports an error")]
    Error,
    /// It cannot be reached, or the connection broke.
    #[error("the printer cannot be reached")]
    Away,
    /// It can be reached and does not say how it stands: no printer, one that never does, or another program holds it.
    #[error("the printer does not say how it stands")]
    Silent,
    /// Other slips are in the way.
    #[error("the printer is busy with other slips")]
    Busy,
}

impl Trouble {
    /// The word for it in our API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PaperOut => "paper_out",
            Self::CoverOpen => "cover_open",
            Self::Jammed | Self::Still => "jammed",
            Self::Error => "error",
            Self::Away => "away",
            Self::Silent => "silent",
            Self::Busy => "busy",
        }
    }
}
