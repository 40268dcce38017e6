//! How a printer stands.

use crate::trouble::Trouble;

/// What is left of the roll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// Enough.
    #[default]
    Enough,
    /// The end is near.
    Low,
    /// None.
    Out,
}

/// How a printer stands, as it says itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) offline: bool,
    pub(crate) cover_open: bool,
    pub(crate) paper: Paper,
    /// The cutter or the paper is stuck.
    pub(crate) jammed: bool,
    /// Anything else that stops it.
    pub(crate) error: bool,
}

fn has(byte: u8, bits: u8) -> bool {
    byte & bits != 0
}

fn paper(byte: u8, low: u8, out: u8) -> Paper {
    if has(byte, out) {
        Paper::Out
    } else if has(byte, low) {
        Paper::Low
    } else {
        Paper::Enough
    }
}

impl Condition {
    /// From the answers to `DLE EOT` 1 to 4.
    pub(crate) fn asked([printer, offline, error, roll]: [u8; 4]) -> Self {
        let roll = paper(roll, 0x0c, 0x60);
        Self {
            offline: has(printer, 0x08),
            cover_open: has(offline, 0x04),
            // Printers without a sensor for the end tell it when they stop.
            paper: if has(offline, 0x20) { Paper::Out } else { roll },
            jammed: has(error, 0x0c),
            error: has(error, 0x60) || (has(offline, 0x40) && !has(error, 0x0c)),
        }
    }

    /// From the four bytes that it sends of its own accord (`GS a`).
    pub(crate) fn told([printer, error, roll, _]: [u8; 4]) -> Self {
        Self {
            offline: has(printer, 0x08),
            cover_open: has(printer, 0x20),
            paper: paper(roll, 0x03, 0x0c),
            jammed: has(error, 0x0c),
            error: has(error, 0x60),
        }
    }

    /// What keeps it from printing. An open cover comes first: the paper's sensor says nothing then.
    pub(crate) fn trouble(self) -> Option<Trouble> {
        if self.cover_open {
            Some(Trouble::CoverOpen)
        } else if self.paper == Paper::Out {
            Some(Trouble::PaperOut)
        } else if self.jammed {
            Some(Trouble::Jammed)
        } else if self.error || self.offline {
            Some(Trouble::Error)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_read_as_the_manuals_have_them() {
        let asked = |bytes| Condition::asked(bytes).trouble();
        // A drawer that is open or closed is nobody's business here.
        assert_eq!(asked([0x16, 0x12, 0x12, 0x12]), None);
        assert_eq!(asked([0x12, 0x12, 0x12, 0x1e]), None);
        assert_eq!(Condition::asked([0x12, 0x12, 0x12, 0x1e]).paper, Paper::Low);
        assert_eq!(asked([0x1a, 0x16, 0x12, 0x72]), Some(Trouble::CoverOpen));
        assert_eq!(asked([0x1a, 0x32, 0x12, 0x12]), Some(Trouble::PaperOut));
        assert_eq!(asked([0x12, 0x12, 0x12, 0x72]), Some(Trouble::PaperOut));
        assert_eq!(asked([0x1a, 0x52, 0x1a, 0x12]), Some(Trouble::Jammed));
        assert_eq!(asked([0x1a, 0x52, 0x32, 0x12]), Some(Trouble::Error));
        assert_eq!(asked([0x1a, 0x12, 0x12, 0x12]), Some(Trouble::Error));
        let told = |bytes| Condition::told(bytes).trouble();
        assert_eq!(told([0x14, 0, 0, 0x0f]), None);
        assert_eq!(told([0x38, 0, 0x0c, 0]), Some(Trouble::CoverOpen));
        assert_eq!(told([0x18, 0, 0x0f, 0]), Some(Trouble::PaperOut));
        assert_eq!(told([0x18, 0x08, 0, 0]), Some(Trouble::Jammed));
        assert_eq!(told([0x18, 0x20, 0, 0]), Some(Trouble::Error));
    }
}
