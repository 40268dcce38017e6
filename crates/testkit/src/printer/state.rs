//! What the printer has and is.

use std::collections::VecDeque;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use super::Picture;

/// Room for what waits, as small printers have it.
const ROOM: usize = 4096;
/// The longest command that is obeyed at once.
const LONGEST_AT_ONCE: usize = 10;

#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is something that is amiss with a printer")]
pub(super) struct State {
    pub(super) over: bool,
    pub(super) away: bool,
    pub(super) silent: bool,
    pub(super) silent_after_cut: bool,
    pub(super) tells: bool,
    pub(super) clears: bool,
    pub(super) cover_open: bool,
    pub(super) paper_low: bool,
    /// How much of the roll is left; `None` is enough.
    pub(super) rows_left: Option<usize>,
    pub(super) jam_after: Option<usize>,
    pub(super) jam_at_cut: bool,
    pub(super) jammed: bool,
    pub(super) jam_removed: bool,
    pub(super) broken: bool,
    pub(super) stick_after: Option<usize>,
    pub(super) row_takes: Duration,
    pub(super) row_bytes: usize,
    pub(super) stream: Option<TcpStream>,
    pub(super) received: usize,
    /// Waits its turn.
    pub(super) waiting: VecDeque<u8>,
    /// Grows when the buffers are emptied, so that whatever is being printed ends.
    pub(super) emptied: u64,
    /// It is in the middle of a command.
    pub(super) busy: bool,
    pub(super) rows: Vec<Vec<u8>>,
    pub(super) slips: Vec<Picture>,
    pub(super) letters: usize,
    at_once: Vec<u8>,
    told: [u8; 4],
}

impl Default for State {
    fn default() -> Self {
        Self {
            over: false,
            away: false,
            silent: false,
            silent_after_cut: false,
            tells: false,
            clears: true,
            cover_open: false,
            paper_low: false,
            rows_left: None,
            jam_after: None,
            jam_at_cut: false,
            jammed: false,
            jam_removed: false,
            broken: false,
            stick_after: None,
            row_takes: Duration::ZERO,
            row_bytes: 72,
            stream: None,
            received: 0,
            waiting: VecDeque::new(),
            emptied: 0,
            busy: false,
            rows: Vec::new(),
            slips: Vec::new(),
            letters: 0,
            at_once: Vec::new(),
            told: [0x10, 0, 0, 0],
        }
    }
}

impl State {
    fn paper_out(&self) -> bool {
        self.rows_left == Some(0)
    }

    /// Whether the head may move.
    pub(super) fn ready(&self) -> bool {
        !(self.cover_open || self.paper_out() || self.jammed || self.broken || self.stick_after == Some(0))
    }

    fn offline(&self) -> bool {
        self.cover_open || self.paper_out() || self.jammed || self.broken
    }

    pub(super) fn has_room(&self) -> bool {
        self.waiting.len() < ROOM
    }

    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && !self.busy
    }

    pub(super) fn hanging(&self) -> Picture {
        Picture { rows: self.rows.clone() }
    }

    /// One byte came. A command that is obeyed at once is one wherever it stands, inside a picture too.
    pub(super) fn receive(&mut self, byte: u8) {
        self.received += 1;
        self.at_once.push(byte);
        let so_far = self.at_once.as_slice();
        match so_far {
            [0x10] | [0x10, 0x04 | 0x05 | 0x14] => {}
            [0x10, 0x04, what] => {
                let what = *what;
                self.at_once.clear();
                self.answer_at_once(what);
            }
            [0x10, 0x05, what] => {
                let what = *what;
                self.at_once.clear();
                self.recover(what);
            }
            [0x10, 0x14, 8, ..] if self.clears => {
                if so_far.len() == LONGEST_AT_ONCE {
                    let clears = so_far == [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
                    self.at_once.clear();
                    if clears {
                        self.empty();
                        self.say(&[0x37, 0x25, 0]);
                    }
                }
            }
            _ => self.waiting.extend(self.at_once.drain(..)),
        }
    }

    fn answer_at_once(&mut self, what: u8) {
        let bits = |list: &[(bool, u8)]| {
            0x12 | list.iter().filter(|(is, _)| *is).fold(0, |byte, (_, bits)| byte | bits)
        };
        let byte = match what {
            1 => bits(&[(self.offline(), 0x08)]),
            2 => {
                bits(&[(self.cover_open, 0x04), (self.paper_out(), 0x20), (self.jammed || self.broken, 0x40)])
            }
            3 => bits(&[(self.jammed, 0x08), (self.broken, 0x20)]),
            4 => bits(&[(self.paper_low || self.paper_out(), 0x0c), (self.paper_out(), 0x60)]),
            _ => return,
        };
        self.say(&[byte]);
    }

    /// `DLE ENQ`: goes on after a jam that was taken away; 2 with empty buffers.
    fn recover(&mut self, what: u8) {
        if !self.jammed || !self.jam_removed {
            return;
        }
        if what == 2 {
            self.empty();
        }
        (self.jammed, self.jam_removed, self.jam_at_cut) = (false, false, false);
        self.tell();
    }

    fn empty(&mut self) {
        self.waiting.clear();
        self.emptied += 1;
    }

    pub(super) fn say(&mut self, bytes: &[u8]) {
        if !self.silent
            && let Some(stream) = &mut self.stream
        {
            let _: std::io::Result<()> = stream.write_all(bytes);
        }
    }

    /// Tells what has changed, if it is one that does.
    pub(super) fn tell(&mut self) {
        let bit = |is: bool, bits: u8| if is { bits } else { 0 };
        let now = [
            0x10 | bit(self.offline(), 0x08) | bit(self.cover_open, 0x20),
            bit(self.jammed, 0x08) | bit(self.broken, 0x20),
            bit(self.paper_low || self.paper_out(), 0x03) | bit(self.paper_out(), 0x0c),
            0x0f,
        ];
        if self.tells && self.told != now && self.stream.is_some() {
            self.told = now;
            self.say(&now);
        }
    }

    /// Prints one row, if nothing is amiss.
    pub(super) fn print_row(&mut self, row: Vec<u8>) {
        self.rows.push(row);
        for left in [&mut self.rows_left, &mut self.stick_after].into_iter().flatten() {
            *left = left.saturating_sub(1);
        }
        if let Some(left) = &mut self.jam_after {
            *left = left.saturating_sub(1);
            if *left == 0 {
                (self.jam_after, self.jammed) = (None, true);
            }
        }
        self.tell();
    }

    pub(super) fn cut(&mut self) {
        if self.jam_at_cut {
            self.jammed = true;
            self.tell();
        } else {
            let rows = std::mem::take(&mut self.rows);
            self.slips.push(Picture { rows });
            self.silent |= self.silent_after_cut;
        }
    }
}
