//! What the printer does in its turn.

use std::sync::MutexGuard;
use std::thread;

use super::Shared;
use super::state::State;

/// The buffers were emptied, or all is over: whatever was being done ends.
struct Emptied;

/// Does one command after the other.
pub(super) fn run(shared: &Shared) {
    let mut engine = Engine { shared, centered: false, emptied: 0 };
    loop {
        {
            let mut state = engine.shared.lock();
            if state.over {
                return;
            }
            state.busy = false;
            engine.emptied = state.emptied;
            drop(state);
            shared.changed.notify_all();
        }
        // An emptied buffer ends the command; the next one begins anew.
        let _: Result<(), Emptied> = engine.command();
    }
}

struct Engine<'a> {
    shared: &'a Shared,
    centered: bool,
    emptied: u64,
}

impl Engine<'_> {
    /// The next byte. Nothing is taken while the printer is not ready.
    fn take(&self) -> Result<u8, Emptied> {
        let mut state = self.shared.lock();
        loop {
            self.check(&state)?;
            if state.ready()
                && let Some(byte) = state.waiting.pop_front()
            {
                state.busy = true;
                drop(state);
                self.shared.changed.notify_all();
                return Ok(byte);
            }
            state = self.shared.wait(state);
        }
    }

    fn check(&self, state: &State) -> Result<(), Emptied> {
        if state.over || state.emptied != self.emptied { Err(Emptied) } else { Ok(()) }
    }

    /// Waits until the head may move.
    fn ready(&self) -> Result<MutexGuard<'_, State>, Emptied> {
        let mut state = self.shared.lock();
        loop {
            self.check(&state)?;
            if state.ready() {
                return Ok(state);
            }
            state = self.shared.wait(state);
        }
    }

    fn command(&mut self) -> Result<(), Emptied> {
        match self.take()? {
            0x1b => self.escape(),
            0x1d => self.group(),
            0x20..=0xff => {
                self.shared.lock().letters += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn escape(&mut self) -> Result<(), Emptied> {
        match self.take()? {
            b'@' => self.centered = false,
            b'a' => self.centered = self.take()? % 48 == 1,
            b'J' => {
                let rows = self.take()?;
                self.feed(usize::from(rows))?;
            }
            _ => self.shared.lock().letters += 1,
        }
        Ok(())
    }

    fn group(&mut self) -> Result<(), Emptied> {
        match self.take()? {
            b'v' => self.raster(),
            b'V' => {
                if self.take()? >= 65 {
                    let rows = self.take()?;
                    self.feed(usize::from(rows))?;
                }
                self.ready()?.cut();
                // What jams there stays in the way of all that follows.
                drop(self.ready()?);
                self.shared.changed.notify_all();
                Ok(())
            }
            b'r' => {
                self.take()?;
                let mut state = self.ready()?;
                let low = if state.paper_low { 0x03 } else { 0 };
                state.say(&[low]);
                Ok(())
            }
            _ => {
                self.shared.lock().letters += 1;
                Ok(())
            }
        }
    }

    fn feed(&self, rows: usize) -> Result<(), Emptied> {
        for _ in 0..rows {
            let mut state = self.ready()?;
            let row = vec![0; state.row_bytes];
            state.print_row(row);
        }
        Ok(())
    }

    fn raster(&self) -> Result<(), Emptied> {
        let mut head = [0; 6];
        for byte in &mut head {
            *byte = self.take()?;
        }
        let [_, _, width, width_high, height, height_high] = head.map(usize::from);
        let (width, height) = (width + 256 * width_high, height + 256 * height_high);
        for _ in 0..height {
            let row = (0..width).map(|_| self.take()).collect::<Result<Vec<u8>, _>>()?;
            let takes = self.shared.lock().row_takes;
            if !takes.is_zero() {
                thread::sleep(takes);
            }
            let mut state = self.ready()?;
            let room = state.row_bytes;
            let before = if self.centered { room.saturating_sub(width) / 2 } else { 0 };
            let mut line = vec![0; before];
            line.extend(row);
            line.resize(room, 0);
            state.print_row(line);
            drop(state);
            self.shared.changed.notify_all();
        }
        Ok(())
    }
}
