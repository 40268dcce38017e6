//! Taking a seat, changing and leaving it, and the ticket found open there (M2).

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{Answer, ServiceId, ServiceRef, Ticket};
use jiff::tz::TimeZone;

use super::Turn;
use super::serve::{Called, is_of};
use crate::effect::Effect;
use crate::event::{ReadBack, Sit, Waiter};
use crate::ports::StoreProblem;
use crate::press::NotPressed;
use crate::record::OpenRecord;
use crate::state::{Doing, Place, Queues, Want, Work};
use crate::view::{Line, Lists, Open, Seat, Source, Told};

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
            let Sit { waiter, seat, zone, kept: _ } = *sit;
            self.state.queues.waiting.retain(|service, _| seat.services.contains(service));
            self.state.place = Some(Place { seat, zone });
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
        let Sit { waiter, seat, zone, kept } = *sit;
        let place = Place { seat, zone };
        let (records, problem) = match kept {
            Ok(records) => (records, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
        let record = records.iter().find(|record| is_of(record, &place)).cloned();
        self.state.records = records;
        self.state.place = Some(place);
        self.state.work = Work::Arriving { record, problem };
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
            Work::Free { creating: None } => {}
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
        let place = Place { seat, zone };
        let record = self.state.records.iter().find(|record| is_of(record, &place)).cloned();
        self.state.place = Some(place);
        self.state.notice = None;
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.want = Want::default();
        self.state.guard = None;
        if let Some(record) = record {
            self.restored(record, None);
        }
        self.state.unverified = true;
        self.look(vec![waiter]);
    }

    /// Nobody leaves an open ticket behind: it is ended or dropped first.
    pub(super) fn leave(&mut self, waiter: Waiter) {
        match &self.state.work {
            Work::SignedOut | Work::Arriving { .. } | Work::Free { creating: None } => {
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
        self.state.place = None;
        self.state.work = Work::SignedOut;
        self.state.notice = None;
        self.state.queues = Queues::default();
        self.state.lists = Arc::new(Lists::default());
        self.state.line = Line::Idle;
        self.state.last_answer = None;
        self.state.polling.start_over();
        self.state.want = Want::default();
        self.state.shown = Source::default();
        self.state.guard = None;
        self.state.records = Vec::new();
        self.state.unverified = false;
    }

    /// The first look is done: what is open here is what the server says; where it cannot tell, what was kept.
    pub(super) fn arrived(
        &mut self,
        record: Option<OpenRecord>,
        problem: Option<StoreProblem>,
        read_back: &ReadBack,
    ) {
        // Without an answer the next look asks again.
        let unverified = *read_back == ReadBack::Unanswered;
        self.state.work = Work::FREE;
        match (read_back, record) {
            (ReadBack::Open(answer), Some(record)) if record.answer_id == answer.id => {
                self.restored(record, Some(answer.ticket.clone()));
            }
            (ReadBack::Open(answer), Some(_) | None) => self.found_open(answer),
            (ReadBack::NoneOpen, Some(record)) => {
                self.forget();
                self.tell(Told::AnswerGone { label: record.label });
            }
            (ReadBack::CannotTell | ReadBack::Unanswered, Some(record)) => self.restored(record, None),
            (ReadBack::NoneOpen | ReadBack::CannotTell | ReadBack::Unanswered, None) => {}
        }
        self.state.unverified = unverified;
        if let Some(problem) = problem {
            self.tell(Told::NotKept { problem });
        }
    }

    /// What a read-back says about a desk that was not sure, while nothing is on its way.
    pub(super) fn verify(&mut self, open: Option<Arc<Open>>, read_back: &ReadBack) {
        if !self.state.unverified {
            return;
        }
        match (read_back, open) {
            (ReadBack::Unanswered, Some(_) | None) => return,
            (ReadBack::Open(answer), Some(open)) if answer.id == open.answer_id => {
                // The record knows only the number; the server knows the whole ticket.
                let whole = Open { ticket: answer.ticket.clone(), ..Open::clone(&open) };
                self.state.work = Work::serving(Arc::new(whole));
            }
            (ReadBack::Open(answer), Some(_) | None) => self.found_open(answer),
            (ReadBack::NoneOpen, Some(open)) => {
                self.closed();
                self.tell(Told::AnswerGone { label: open.ticket.label() });
            }
            (ReadBack::NoneOpen, None) | (ReadBack::CannotTell, Some(_) | None) => {}
        }
        self.state.unverified = false;
    }

    fn found_open(&mut self, answer: &Answer) {
        self.opened(answer.clone(), Called::FoundOpen);
        self.tell(Told::Restored { label: answer.ticket.label() });
    }

    fn restored(&mut self, record: OpenRecord, ticket: Option<Ticket>) {
        let label = record.label.clone();
        let open_for = self.now.wall.duration_since(record.called);
        self.serve(Open {
            ticket: ticket.unwrap_or_else(|| ticket_of(&record)),
            answer_id: record.answer_id,
            called: self.now,
            earlier: Duration::try_from(open_for).unwrap_or_default(),
            recalls: record.recalls,
            last_recall: None,
            waited_s: record.waited_s,
            restored: true,
        });
        self.tell(Told::Restored { label });
    }
}

/// As much of the ticket as the record knows: its number with the tag, and the service's name.
fn ticket_of(record: &OpenRecord) -> Ticket {
    let service =
        ServiceRef { id: ServiceId::new(""), name: record.service_name.clone(), tag: String::new() };
    Ticket { service: Some(service), ..Ticket::bare(record.ticket_id.clone(), record.label.clone()) }
}
