//! How the line to the server is, the session that ended, and what was held for it (A4).

use std::sync::Arc;
use std::time::Duration;

use callpad_client::Error;

use super::Turn;
use crate::event::Waiter;
use crate::notice::{Notice, Told};
use crate::press::NotPressed;
use crate::state::{Held, Listening};
use crate::view::Line;

/// How long a press that met an ended session is held. After that the person thinks of something else.
const HELD_FOR: Duration = Duration::from_secs(120);

impl Turn {
    /// What an action's outcome says about the line.
    pub(super) fn heard(&mut self, error: Option<&Error>) {
        match error {
            Some(error) if !error.is_answer() => self.lost(error.clone()),
            Some(_) | None => self.state.last_answer = Some(self.now),
        }
    }

    /// The server answers a look.
    pub(super) fn line_is_good(&mut self) {
        self.state.last_answer = Some(self.now);
        let was_lost = matches!(self.state.line, Line::Lost { .. });
        self.state.line = self.open_line();
        if was_lost {
            self.tell_of_now();
        }
    }

    /// The trouble that a failed press was told with is over: the press has to be made again.
    fn tell_of_now(&mut self) {
        if let Some(Notice { what: Told::Failed { action, label, error }, nobody_called, .. }) =
            &self.state.notice
            && !error.is_answer()
        {
            let (what, nobody_called) =
                (Told::SettledNotDone { action: *action, label: label.clone() }, *nobody_called);
            self.tell_with(what, nobody_called);
        }
    }

    pub(super) fn lost(&mut self, error: Error) {
        if error == Error::TokenEnded {
            self.state.line = Line::TokenEnded;
            return;
        }
        let since = self.state.last_answer.unwrap_or(self.now);
        // The same error again is drawn once.
        if !matches!(&self.state.line, Line::Lost { since: s, error: e } if *s == since && **e == error) {
            self.state.line = Line::Lost { since, error: Arc::new(error) };
        }
    }

    /// The line while answers come.
    pub(super) fn open_line(&self) -> Line {
        match &self.state.listening {
            Listening::Live { .. } => Line::Live,
            Listening::Not | Listening::Opening { .. } | Listening::Pausing { .. } => {
                Line::Polling { every: self.state.polling.interval() }
            }
        }
    }

    pub(super) fn line_shows_interval(&mut self) {
        if matches!(self.state.line, Line::Polling { .. } | Line::Live) {
            self.state.line = self.open_line();
        }
    }

    /// Whether an action may be sent: not while the server gives no answer, where its outcome would only be unknown,
    /// and not while the session has ended.
    pub(super) fn line_is_open(&self) -> Result<(), NotPressed> {
        match &self.state.line {
            Line::Lost { .. } => Err(NotPressed::NoAnswer),
            Line::TokenEnded => Err(NotPressed::TokenEnded),
            Line::Idle | Line::Polling { .. } | Line::Live => Ok(()),
        }
    }

    /// The action was refused for a session that could not be renewed: it has done nothing. Its press is held until the
    /// person has signed in again.
    pub(super) fn hold_if(&mut self, ended: bool) {
        let pressed = self.state.pressed.take();
        if ended && let Some(press) = pressed {
            self.state.notice = None;
            self.state.held = Some(Held { press, since: self.now });
        }
    }

    /// The line is open again: what was held is carried out, unless that was too long ago.
    pub(super) fn carry_out_held(&mut self) {
        if !self.state.work.is_still() || self.line_is_open().is_err() {
            return;
        }
        let Some(Held { press, since }) = self.state.held.take() else { return };
        let action = press.action();
        let soon = self.now.since(since) <= HELD_FOR;
        // The guard was for a finger, and this is none.
        self.state.guard = None;
        let taken = soon && self.carry_out(Waiter::NOBODY, press).is_ok();
        if let Some(action) = action.filter(|_| !taken) {
            self.tell(Told::NotCarriedOut { action });
        }
    }
}
