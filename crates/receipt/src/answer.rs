//! What comes from a printer: four kinds of messages on one line, told apart by fixed bits of their first byte.

use crate::condition::Condition;
use crate::limits::{MAX_FRAME, MAX_GIBBERISH};
use crate::trouble::Trouble;

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// To `DLE EOT`: one of its bytes.
    AtOnce(u8),
    /// To `GS r`: all before it was done.
    Mark,
    /// Of its own accord.
    Told(Condition),
    /// A message in a frame: the answer to an emptied buffer is one.
    Frame,
}

/// Reads the messages, byte by byte.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    reading: Reading,
    gibberish: usize,
}

#[derive(Debug, Default)]
enum Reading {
    #[default]
    First,
    /// So many of the four bytes have come.
    Told([u8; 4], usize),
    /// Inside a frame, which ends with a zero.
    Frame(usize),
}

impl Answers {
    /// # Errors
    /// When nothing that comes makes sense: then it is no printer.
    pub(crate) fn take(&mut self, byte: u8) -> Result<Option<Answer>, Trouble> {
        match &mut self.reading {
            Reading::First => self.first(byte),
            Reading::Told(bytes, count) => {
                if let Some(place) = bytes.get_mut(*count) {
                    *place = byte;
                }
                *count += 1;
                if *count < bytes.len() {
                    return Ok(None);
                }
                let told = Condition::told(*bytes);
                self.reading = Reading::First;
                Ok(Some(Answer::Told(told)))
            }
            Reading::Frame(length) => {
                *length += 1;
                if *length > MAX_FRAME {
                    return Err(Trouble::Silent);
                }
                if byte != 0 {
                    return Ok(None);
                }
                self.reading = Reading::First;
                Ok(Some(Answer::Frame))
            }
        }
    }

    fn first(&mut self, byte: u8) -> Result<Option<Answer>, Trouble> {
        match byte {
            // XON and XOFF, of printers behind a serial adapter.
            0x11 | 0x13 => Ok(None),
            // The beginnings of a frame.
            0x37 | 0x5f | 0x3d => {
                self.reading = Reading::Frame(0);
                Ok(None)
            }
            byte if byte & 0x93 == 0x12 => Ok(Some(Answer::AtOnce(byte))),
            byte if byte & 0x93 == 0x10 => {
                self.reading = Reading::Told([byte, 0, 0, 0], 1);
                Ok(None)
            }
            byte if byte & 0x90 == 0 => Ok(Some(Answer::Mark)),
            _ => {
                self.gibberish += 1;
                if self.gibberish > MAX_GIBBERISH { Err(Trouble::Silent) } else { Ok(None) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Answer> {
        let mut answers = Answers::default();
        bytes.iter().filter_map(|byte| answers.take(*byte).unwrap()).collect()
    }

    #[test]
    fn the_kinds_are_told_apart_however_they_come_together() {
        let cover = Condition { offline: true, cover_open: true, ..Condition::default() };
        assert_eq!(
            read(&[0x16, 0x00, 0x11, 0x38, 0x00, 0x00, 0x0f, 0x13, 0x72, 0x37, 0x25, 0x00, 0x0f, 0x12]),
            [
                Answer::AtOnce(0x16),
                Answer::Mark,
                Answer::Told(cover),
                Answer::AtOnce(0x72),
                Answer::Frame,
                Answer::Mark,
                Answer::AtOnce(0x12),
            ]
        );
    }

    #[test]
    fn what_makes_no_sense_has_an_end() {
        let first_error = |byte: u8, first: &[u8]| {
            let mut answers = Answers::default();
            for byte in first {
                answers.take(*byte).unwrap();
            }
            (0..10_000).find(|_| answers.take(byte).is_err())
        };
        assert_eq!(first_error(0xff, &[]), Some(MAX_GIBBERISH));
        assert_eq!(first_error(b'x', &[0x37]), Some(MAX_FRAME));
    }
}
