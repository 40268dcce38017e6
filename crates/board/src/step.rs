//! The rules: `(state, event, now) -> (state, effects)`, without I/O.
//!
//! * [`sign_in`]: signing in and out, and what makes anything be asked.
//! * [`read`]: which location is read when, and what it brought.
//! * [`feed`]: changes that the server pushes lead to readings of the locations concerned.
//! * [`acts`]: what the supervisor does, sent under its key until the outcome is known.
//! * [`alerts`]: alerts, and advice that is graded.

mod acts;
mod alerts;
mod feed;
mod read;
mod sign_in;

use std::sync::Arc;

use callpad_desk::{Connection, Now, ReplyId};
use callpad_wire::Error;

use crate::effect::Effect;
use crate::event::Event;
use crate::notice::{BoardNotice, BoardNoticeKind};
use crate::rejected::Rejected;
use crate::state::State;

/// The most notices that are kept: the oldest go.
const MOST_NOTICES: usize = 8;

/// Takes the board through one event. A stale event, such as the end of a reading that was given up, changes nothing.
pub fn step(state: State, event: Event, now: Now) -> (State, Vec<Effect>) {
    let mut transition = Transition { state, now, effects: Vec::new() };
    transition.take(event);
    transition.pass();
    transition.plan();
    transition.save_journal();
    (transition.state, transition.effects)
}

/// The processing of one event.
struct Transition {
    state: State,
    now: Now,
    effects: Vec<Effect>,
}

impl Transition {
    fn take(&mut self, event: Event) {
        match event {
            Event::SignIn(sign_in) => self.sign_in(*sign_in),
            Event::SignOut { reply_id } => self.sign_out(reply_id),
            Event::Act { reply_id, act } => self.act(reply_id, *act),
            Event::TryAgain { reply_id, id } => self.try_again(reply_id, id),
            Event::Leave { reply_id, id } => self.leave(reply_id, id),
            // What came before it was read with it, or is past: it does not come back to the screen.
            Event::DismissNotice(id) => self.state.notices.retain(|notice| notice.id > id),
            Event::ActFinished { id, result, offset } => self.act_finished(id, result, offset),
            Event::Read { id, found } => self.has_read(id, *found),
            Event::JournalSaved(result) => self.journal_saved(result),
            Event::TimerElapsed => {}
            Event::PollEvery(every) => {
                self.state.every = every.clamp(callpad_desk::poll::SHORTEST, callpad_desk::poll::LONGEST);
                self.connection_shows_interval();
            }
            Event::Background(background) => {
                self.state.background = background;
                self.connection_shows_interval();
            }
            Event::Shown(shown) => self.attention(|state| state.shown = shown),
            Event::AlertRules(rules) => {
                self.attention(|state| state.rules = *rules);
                self.watch(None);
            }
            Event::FeedMessages { id, messages } => self.feed_messages(id, messages),
            Event::FeedEnded { id, why } => self.feed_ended(id, &why),
            Event::TryNow => self.try_now(),
        }
    }

    /// What goes by with time alone.
    fn pass(&mut self) {
        self.state.acts.pass(self.now.running);
        if self.state.requests.pass(self.now.running) {
            self.show_requests();
        }
        self.send_again();
    }

    /// Writes what has changed in the journal, before anything is sent.
    fn save_journal(&mut self) {
        let journal = self.state.acts.journal(self.state.supervisor.as_deref());
        if journal != self.state.acts.saved {
            self.state.acts.saved = journal.clone();
            self.effects.insert(0, Effect::SaveJournal(Box::new(journal)));
        }
    }

    fn notify(&mut self, what: BoardNoticeKind) {
        self.state.last_notice = self.state.last_notice.wrapping_add(1);
        self.state.notices.push_back(BoardNotice { id: self.state.last_notice, what });
        let surplus = self.state.notices.len().saturating_sub(MOST_NOTICES);
        self.state.notices.drain(..surplus);
    }

    fn reply(&mut self, reply_id: ReplyId, result: Result<(), Rejected>) {
        if reply_id != ReplyId::NONE {
            self.effects.push(Effect::Reply { reply_id, result });
        }
    }

    /// The server responds.
    fn connection_is_good(&mut self) {
        self.state.last_response = Some(self.now);
        self.state.connection = self.current_connection();
    }

    fn lost(&mut self, error: &Error) {
        let since = self.state.last_response.unwrap_or(self.now);
        // The same error again does not change the view.
        if !matches!(&self.state.connection, Connection::Lost { since: s, error: e } if *s == since && **e == *error)
        {
            self.state.connection = Connection::Lost { since, error: Arc::new(error.clone()) };
        }
    }

    /// Nothing is asked until the person signs in again.
    fn token_ended(&mut self) {
        self.state.connection = Connection::TokenEnded;
        self.stop_listening();
        self.reply_sign_ins();
    }

    fn current_connection(&self) -> Connection {
        if self.state.is_live() {
            Connection::Live
        } else {
            Connection::Polling { every: self.state.interval() }
        }
    }

    fn connection_shows_interval(&mut self) {
        if matches!(self.state.connection, Connection::Polling { .. } | Connection::Live) {
            self.state.connection = self.current_connection();
        }
    }
}
