//! The connection to the server, the end of a session, and the press deferred by it (A4).

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::Error;

use super::Transition;
use crate::event::ReplyId;
use crate::notice::{Notice, NoticeKind};
use crate::press::Rejected;
use crate::state::{Deferred, Listening};
use crate::view::Connection;

/// How long a press that met an ended session is deferred. Later the person has turned to something else.
const DEFERRED_FOR: Duration = Duration::from_secs(120);

impl Transition {
    /// What an action's outcome says about the connection.
    pub(super) fn connection_heard(&mut self, error: Option<&Error>) {
        match error {
            Some(error) if !error.is_response() => self.lost(error.clone()),
            Some(_) | None => self.state.last_response = Some(self.now),
        }
    }

    /// The server responds to refreshes.
    pub(super) fn connection_is_good(&mut self) {
        self.state.last_response = Some(self.now);
        let was_lost = matches!(self.state.connection, Connection::Lost { .. });
        self.state.connection = self.current_connection();
        if was_lost {
            self.notify_connection_back();
        }
    }

    /// The connection error behind a failure notice is over: the person has to press again.
    fn notify_connection_back(&mut self) {
        if let Some(Notice { what: NoticeKind::Failed { action, label, error }, nobody_called, .. }) =
            &self.state.notice
            && !error.is_response()
        {
            let (what, nobody_called) =
                (NoticeKind::SettledNotDone { action: *action, label: label.clone() }, *nobody_called);
            self.notify_with(what, nobody_called);
        }
    }

    pub(super) fn lost(&mut self, error: Error) {
        if error == Error::TokenEnded {
            self.state.connection = Connection::TokenEnded;
            return;
        }
        let since = self.state.last_response.unwrap_or(self.now);
        // The same error again does not change the view.
        if !matches!(&self.state.connection, Connection::Lost { since: s, error: e } if *s == since && **e == error)
        {
            self.state.connection = Connection::Lost { since, error: Arc::new(error) };
        }
    }

    /// The connection's state while responses come in.
    pub(super) fn current_connection(&self) -> Connection {
        match &self.state.listening {
            Listening::Live { .. } => Connection::Live,
            Listening::Not | Listening::Opening { .. } | Listening::Pausing { .. } => {
                Connection::Polling { every: self.state.polling.interval() }
            }
        }
    }

    pub(super) fn connection_shows_interval(&mut self) {
        if matches!(self.state.connection, Connection::Polling { .. } | Connection::Live) {
            self.state.connection = self.current_connection();
        }
    }

    /// Whether an action may be sent. Not while the server does not respond, where the outcome would only be unknown,
    /// and not after the session has ended.
    pub(super) fn connection_is_open(&self) -> Result<(), Rejected> {
        match &self.state.connection {
            Connection::Lost { .. } => Err(Rejected::NoResponse),
            Connection::TokenEnded => Err(Rejected::TokenEnded),
            Connection::Idle | Connection::Polling { .. } | Connection::Live => Ok(()),
        }
    }

    /// The server refused the action because the session could not be renewed: nothing happened. The press is deferred
    /// until the person signs in again.
    pub(super) fn defer_if(&mut self, ended: bool) {
        let pressed = self.state.pressed.take();
        if ended && let Some(press) = pressed {
            self.state.notice = None;
            self.state.deferred = Some(Deferred { press, since: self.now });
        }
    }

    /// The connection is open again: carries out the deferred press, unless it is too old.
    pub(super) fn carry_out_deferred(&mut self) {
        if !self.state.desk.is_still() || self.connection_is_open().is_err() {
            return;
        }
        let Some(Deferred { press, since }) = self.state.deferred.take() else { return };
        let action = press.action();
        let soon = self.now.since(since) <= DEFERRED_FOR;
        // The guard is against double presses; this is not one.
        self.state.guard = None;
        let taken = soon && self.carry_out(ReplyId::NONE, press).is_ok();
        if let Some(action) = action.filter(|_| !taken) {
            self.notify(NoticeKind::NotCarriedOut { action });
        }
    }
}
