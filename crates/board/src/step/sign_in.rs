//! Signing in and out, and what makes anything be asked.

use callpad_desk::{Connection, ReplyId};

use super::Transition;
use crate::effect::Effect;
use crate::event::SignIn;
use crate::notice::BoardNoticeKind;
use crate::state::State;
use crate::state::reading::Schedule;

impl Transition {
    /// The same person goes on over the new connection, whatever is open.
    pub(super) fn sign_in(&mut self, sign_in: SignIn) {
        let SignIn { reply_id, supervisor, zone, loaded, keys } = sign_in;
        if let Some(loaded) = loaded {
            self.state.acts.saved = loaded.journal.clone();
            self.state.acts.others = loaded.journal;
            if let Some(damage) = loaded.damage {
                self.notify(BoardNoticeKind::JournalDamaged { damage });
            }
        }
        let same = self.state.supervisor.as_ref() == Some(&supervisor);
        if !same {
            self.go();
            self.effects.push(Effect::DropApi);
        }
        self.give_up_reading();
        self.stop_listening();
        self.state.acts.keys = keys;
        self.state.acts.resume(&supervisor, self.now);
        self.state.supervisor = Some(supervisor);
        self.state.zone = zone;
        self.state.denied = None;
        self.state.directory_read = None;
        self.state.all = Schedule::default();
        if !matches!(self.state.connection, Connection::Live | Connection::Polling { .. }) {
            self.state.connection = Connection::Idle;
        }
        self.effects.push(Effect::UseApi(reply_id));
        self.state.sign_ins.push(reply_id);
        if !self.state.is_active() {
            self.reply_sign_ins();
        }
    }

    pub(super) fn sign_out(&mut self, reply_id: ReplyId) {
        self.give_up_reading();
        self.stop_listening();
        self.go();
        self.reply_sign_ins();
        self.effects.push(Effect::DropApi);
        self.reply(reply_id, Ok(()));
    }

    /// Forgets all that belongs to the person; settings and the journal stay.
    fn go(&mut self) {
        if let Some(supervisor) = self.state.supervisor.take() {
            for act in self.state.acts.open.iter_mut().filter(|act| act.reply_id != ReplyId::NONE) {
                let reply_id = std::mem::replace(&mut act.reply_id, ReplyId::NONE);
                self.effects.push(Effect::Reply { reply_id, result: Ok(()) });
            }
            self.state.acts.leave(&supervisor);
        }
        let old = std::mem::take(&mut self.state);
        self.state = State {
            shown: old.shown,
            background: old.background,
            every: old.every,
            rules: old.rules,
            acts: old.acts,
            sign_ins: old.sign_ins,
            last_job: old.last_job,
            last_notice: old.last_notice,
            // Damage of the journal is told to whoever comes.
            notices: old
                .notices
                .into_iter()
                .filter(|notice| matches!(notice.what, BoardNoticeKind::JournalDamaged { .. }))
                .collect(),
            ..State::default()
        };
    }

    /// Readings under way are of no use any more.
    fn give_up_reading(&mut self) {
        self.state.all.give_up();
        for location in &mut self.state.locations {
            location.schedule.give_up();
        }
    }

    /// Whoever signed in sees the board now, or that there is none.
    pub(super) fn reply_sign_ins(&mut self) {
        for reply_id in std::mem::take(&mut self.state.sign_ins) {
            self.reply(reply_id, Ok(()));
        }
    }

    /// Somebody looks, or no longer: while nobody does and no alert is wanted, nothing is asked.
    pub(super) fn attention(&mut self, change: impl FnOnce(&mut State)) {
        let before = self.state.is_active();
        change(&mut self.state);
        match (before, self.state.is_active()) {
            (false, true) => self.state.all.at_once(),
            (true, false) => {
                self.stop_listening();
                self.reply_sign_ins();
            }
            (true, true) | (false, false) => {}
        }
    }

    /// The network came back or the machine woke.
    pub(super) fn try_now(&mut self) {
        self.state.all.at_once();
        for location in &mut self.state.locations {
            location.schedule.at_once();
        }
        self.state.listening.try_now(self.now.running);
    }
}
