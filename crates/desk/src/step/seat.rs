//! Taking a seat, changing and leaving it.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::Turn;
use crate::alert::AlertWatch;
use crate::effect::Effect;
use crate::event::{Sit, Waiter};
use crate::ports::Abilities;
use crate::press::NotPressed;
use crate::state::{Doing, Place, Queues, Want, Work};
use crate::view::{Line, Lists, Seat, Source};

impl Turn {
    /// The same person at the same counter keeps what is open there: the session was only renewed. Somebody else
    /// begins anew, once the action on its way has come back; what is open for the other one stays on disk.
    pub(super) fn sit(&mut self, sit: Box<Sit>) {
        let same = self.state.place.as_ref().is_some_and(|place| {
            let (old, new) = (&place.seat, &sit.seat);
            old.server == new.server && old.user_id == new.user_id && old.desk_id == new.desk_id
        });
        let arrived = !matches!(self.state.work, Work::SignedOut | Work::Arriving { .. });
        if same && arrived {
            let Sit { waiter, seat, zone, .. } = *sit;
            self.state.queues.waiting.retain(|service, _| seat.services.contains(service));
            self.state.place = Some(Place { seat, zone });
            // The line to listen on is opened anew with the new session.
            self.stop_listening();
            self.effects.push(Effect::UseApi(waiter));
            self.state.want.all = true;
            self.draw_lists(false);
            return self.look(vec![waiter]);
        }
        if self.state.work.is_busy() {
            if let Some(earlier) = self.state.next_sit.replace(sit) {
                self.done(earlier.waiter);
            }
            return;
        }
        self.clear();
        let Sit { waiter, seat, zone, kept, keys } = *sit;
        let damage = kept.and_then(|kept| {
            self.state.kept = kept.journal;
            kept.damage
        });
        let mine = Box::new(self.state.kept.clone().take(&seat.id()));
        self.state.keys = keys;
        self.state.place = Some(Place { seat, zone });
        self.state.work = Work::Arriving { mine, damage };
        self.effects.push(Effect::UseApi(waiter));
        self.look(vec![waiter]);
    }

    /// A seat that had to wait for an action is taken when that has come back.
    pub(super) fn seat_that_waited(&mut self) {
        if !self.state.work.is_busy()
            && let Some(sit) = self.state.next_sit.take()
        {
            self.sit(sit);
        }
    }

    /// Another counter in the same session. Nobody leaves an open ticket behind; one that is open at the other counter
    /// is found by the first look there, or by what was kept.
    pub(super) fn change_seat(&mut self, waiter: Waiter, seat: Arc<Seat>, zone: TimeZone) {
        match &self.state.work {
            Work::Free { creating: None } | Work::Break { .. } => {}
            Work::Free { creating: Some(_) }
            | Work::Calling(_)
            | Work::Serving {
                open: _,
                doing: Doing::Creating(_) | Doing::Recalling { .. } | Doing::Finishing { .. },
            } => return self.refuse(waiter, NotPressed::Busy),
            Work::SignedOut
            | Work::Arriving { .. }
            | Work::Unknown(_)
            | Work::Serving { open: _, doing: Doing::Nothing } => {
                return self.refuse(waiter, NotPressed::NotNow);
            }
        }
        let mine = self.state.kept.clone().take(&seat.id());
        self.state.place = Some(Place { seat, zone });
        self.state.notice = None;
        self.state.way_back = None;
        self.state.held = None;
        self.state.told_next = None;
        self.state.alerts = AlertWatch::default();
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.want = Want::default();
        self.state.guard = None;
        self.take_up(mine);
        self.state.unverified = true;
        self.look(vec![waiter]);
    }

    /// Nobody leaves an open ticket behind: it is ended or dropped first.
    pub(super) fn leave(&mut self, waiter: Waiter) {
        match &self.state.work {
            Work::SignedOut | Work::Arriving { .. } | Work::Free { creating: None } | Work::Break { .. } => {
                self.clear();
                self.done(waiter);
            }
            Work::Free { creating: Some(_) } | Work::Calling(_) => self.refuse(waiter, NotPressed::Busy),
            Work::Serving { open: _, doing: Doing::Nothing } | Work::Unknown(_) => {
                self.refuse(waiter, NotPressed::NotNow);
            }
            Work::Serving {
                open: _,
                doing: Doing::Creating(_) | Doing::Recalling { .. } | Doing::Finishing { .. },
            } => self.refuse(waiter, NotPressed::Busy),
        }
    }

    /// Nobody sits here. Whoever waited for a look is answered.
    fn clear(&mut self) {
        if let Some(looking) = self.state.looking.take() {
            self.effects.push(Effect::StopLooking);
            for waiter in looking.waiters {
                self.done(waiter);
            }
        }
        // What is open for whoever sat here stays in the journal.
        let journal = self.state.journal_now();
        self.keep_again |= journal != self.state.kept;
        self.state.kept = journal;
        self.state.place = None;
        self.state.work = Work::SignedOut;
        self.state.notice = None;
        self.state.way_back = None;
        self.state.held = None;
        self.state.pressed = None;
        self.state.paused = Vec::new();
        self.state.no_shows = Vec::new();
        self.state.paper = Vec::new();
        self.stop_listening();
        self.state.told_next = None;
        self.seen();
        self.state.alerts = AlertWatch::default();
        self.state.abilities = Abilities::default();
        self.state.verified = None;
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.line = Line::Idle;
        self.state.last_answer = None;
        self.state.polling.start_over();
        self.state.want = Want::default();
        self.state.shown = Source::default();
        self.state.guard = None;
        self.state.unverified = false;
    }
}
