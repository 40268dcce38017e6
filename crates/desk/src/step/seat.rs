//! Signing in at a counter, changing it and signing out.

use std::sync::Arc;

use callpad_wire::Features;
use jiff::tz::TimeZone;

use super::Transition;
use crate::action::Source;
use crate::alert::AlertWatch;
use crate::effect::Effect;
use crate::event::{ReplyId, SignIn};
use crate::press::Rejected;
use crate::seat::Seat;
use crate::state::{DeskState, PendingAction, PendingReads, Queues, SignedIn};
use crate::view::{Connection, Lists};

impl Transition {
    /// If the same person signs in again at the same counter, the open ticket stays: only the session was renewed. For
    /// somebody else the desk starts afresh, once the action on its way has come back; the other person's open ticket
    /// stays on disk.
    pub(super) fn sign_in(&mut self, sign_in: Box<SignIn>) {
        let same = self.state.signed_in.as_ref().is_some_and(|signed_in| {
            let (old, new) = (&signed_in.seat, &sign_in.seat);
            old.server == new.server && old.user_id == new.user_id && old.desk_id == new.desk_id
        });
        let arrived = !matches!(self.state.desk, DeskState::SignedOut | DeskState::Arriving { .. });
        if same && arrived {
            let SignIn { reply_id, seat, zone, .. } = *sign_in;
            self.state.queues.waiting.retain(|service, _| seat.services.contains(service));
            self.state.signed_in = Some(SignedIn { seat, zone });
            // The feed is opened again, with the new session.
            self.stop_listening();
            self.effects.push(Effect::UseApi(reply_id));
            self.state.pending_reads.all = true;
            self.draw_lists(false);
            return self.refresh(vec![reply_id]);
        }
        if self.state.desk.is_busy() {
            if let Some(earlier) = self.state.next_sign_in.replace(sign_in) {
                self.done(earlier.reply_id);
            }
            return;
        }
        self.clear();
        let SignIn { reply_id, seat, zone, loaded, keys } = *sign_in;
        let damage = loaded.and_then(|loaded| {
            self.state.saved_journal = loaded.journal;
            loaded.damage
        });
        let mine = Box::new(self.state.saved_journal.clone().take(&seat.id()));
        self.state.keys = keys;
        self.state.signed_in = Some(SignedIn { seat, zone });
        self.state.desk = DeskState::Arriving { mine, damage };
        self.effects.push(Effect::UseApi(reply_id));
        self.refresh(vec![reply_id]);
    }

    /// Carries out a sign-in that waited for an action, now that the action has come back.
    pub(super) fn sign_in_that_waited(&mut self) {
        if !self.state.desk.is_busy()
            && let Some(sign_in) = self.state.next_sign_in.take()
        {
            self.sign_in(sign_in);
        }
    }

    /// Changes to another counter in the same session; refused while a ticket is open. A ticket open at the other
    /// counter is found by the first refresh there, or in the journal.
    pub(super) fn change_desk(&mut self, reply_id: ReplyId, seat: Arc<Seat>, zone: TimeZone) {
        match &self.state.desk {
            DeskState::Free { queue_action: None } | DeskState::Break { .. } => {}
            DeskState::Free { queue_action: Some(_) }
            | DeskState::Calling(_)
            | DeskState::Serving {
                open: _,
                pending:
                    PendingAction::Queue(_) | PendingAction::Recalling { .. } | PendingAction::Finishing { .. },
            } => return self.refuse(reply_id, Rejected::Busy),
            DeskState::SignedOut
            | DeskState::Arriving { .. }
            | DeskState::Unknown(_)
            | DeskState::Serving { open: _, pending: PendingAction::Nothing } => {
                return self.refuse(reply_id, Rejected::NotNow);
            }
        }
        if self.state.signed_in.as_ref().is_some_and(|signed_in| signed_in.seat.desk_id != seat.desk_id) {
            self.tell_gone();
        }
        let mine = self.state.saved_journal.clone().take(&seat.id());
        self.state.signed_in = Some(SignedIn { seat, zone });
        self.state.notice = None;
        self.state.undo_offer = None;
        self.state.deferred = None;
        self.forget_requests();
        self.state.server_next = None;
        self.state.alerts = AlertWatch::default();
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.pending_reads = PendingReads::default();
        self.state.guard = None;
        self.take_up(mine);
        self.state.unverified = true;
        self.refresh(vec![reply_id]);
    }

    /// Refused while a ticket is open: it is ended or dropped first.
    pub(super) fn sign_out(&mut self, reply_id: ReplyId) {
        match &self.state.desk {
            DeskState::SignedOut
            | DeskState::Arriving { .. }
            | DeskState::Free { queue_action: None }
            | DeskState::Break { .. } => {
                self.clear();
                self.done(reply_id);
            }
            DeskState::Free { queue_action: Some(_) } | DeskState::Calling(_) => {
                self.refuse(reply_id, Rejected::Busy)
            }
            DeskState::Serving { open: _, pending: PendingAction::Nothing } | DeskState::Unknown(_) => {
                self.refuse(reply_id, Rejected::NotNow);
            }
            DeskState::Serving {
                open: _,
                pending:
                    PendingAction::Queue(_) | PendingAction::Recalling { .. } | PendingAction::Finishing { .. },
            } => self.refuse(reply_id, Rejected::Busy),
        }
    }

    /// Empties the seat and replies to those who waited for a refresh.
    fn clear(&mut self) {
        self.tell_gone();
        if let Some(refreshing) = self.state.refreshing.take() {
            self.effects.push(Effect::CancelRefresh);
            for reply_id in refreshing.reply_ids {
                self.done(reply_id);
            }
        }
        // The open ticket of the person who sat here stays in the journal.
        let journal = self.state.journal_now();
        self.save_again |= journal != self.state.saved_journal;
        self.state.saved_journal = journal;
        self.state.signed_in = None;
        self.state.desk = DeskState::SignedOut;
        self.state.notice = None;
        self.state.undo_offer = None;
        self.state.deferred = None;
        self.state.pressed = None;
        self.forget_requests();
        self.state.paused = Vec::new();
        self.state.no_shows = Vec::new();
        self.state.offline_calls = Vec::new();
        self.stop_listening();
        self.state.server_next = None;
        self.seen();
        self.state.alerts = AlertWatch::default();
        self.state.features = Features::default();
        self.state.verified = None;
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.connection = Connection::Idle;
        self.state.last_response = None;
        self.state.polling.start_over();
        self.state.pending_reads = PendingReads::default();
        self.state.shown = Source::default();
        self.state.guard = None;
        self.state.unverified = false;
    }
}
