//! Call next and call a ticket (M3, M10, M11).

use callpad_client::Error;
use callpad_wire::op::{CallNextTicket, CallTicket};
use callpad_wire::{Answer, ServiceId};

use super::serve::Called;
use super::{Turn, answered, asks_for_a_look};
use crate::effect::Act;
use crate::event::{Found, ReadBack, Waiter};
use crate::state::{Before, Calling, Stage, Target, Unknown, Unsettled, Work};
use crate::view::Told;

impl Turn {
    pub(super) fn call(&mut self, waiter: Waiter, target: Target, before: Before) {
        let Some(place) = &self.state.place else { return };
        let (desk_id, user_id) = (place.seat.desk_id.clone(), place.seat.user_id.clone());
        let act = match &target {
            Target::Next => {
                Act::CallNext(CallNextTicket { desk_id, user_id, services: place.seat.services.clone() })
            }
            Target::Ticket { id, .. } => {
                Act::CallTicket(CallTicket { desk_id, user_id, ticket_id: id.clone() })
            }
        };
        let id = self.send(act);
        self.state.work = Work::Calling(Calling { waiter, target, before, stage: Stage::Sent(id) });
    }

    pub(super) fn called(&mut self, calling: Calling, result: Result<Answer, Error>) {
        let Calling { waiter, target, before, stage: _ } = calling;
        let error = match result {
            Ok(answer) => {
                self.want_lists_of(&target, Some(&answer));
                self.opened(answer, Called::JustNow);
                self.look(Vec::new());
                return self.done(waiter);
            }
            Err(error) => error,
        };
        if error.outcome_unknown() {
            self.want_lists_of(&target, None);
            self.state.work =
                Work::Unknown(Unknown { what: Unsettled::Call { target, before }, since: self.now.running });
            self.look(Vec::new());
            return self.done(waiter);
        }
        let nobody = target == Target::Next && error.is_nobody_waiting();
        if nobody {
            self.arm_guard();
            self.closed();
            self.tell(Told::NobodyWaiting { ended: before.label() });
            self.look(Vec::new());
            return self.done(waiter);
        }
        if asks_for_a_look(&error) {
            self.want_lists_of(&target, None);
            self.state.work = Work::Calling(Calling { waiter, target, before, stage: Stage::Looking(error) });
            // The waiter is answered when the look has come back.
            return self.look(Vec::new());
        }
        self.arm_guard();
        self.state.work = before.work();
        if answered(&error) {
            self.look(Vec::new());
        }
        self.tell_failed(target.action(), target.label(), error);
        self.done(waiter);
    }

    /// A refused call, after the look that followed it. The server may know of an open answer that we do not: then
    /// that one is ours to serve.
    pub(super) fn call_refused(&mut self, calling: Calling, refusal: Error, found: &Found) {
        let Calling { waiter, target, before, stage: _ } = calling;
        self.arm_guard();
        match (&found.read_back, &before) {
            (ReadBack::Open(answer), Before::SaidGone(open)) if answer.id == open.answer_id => {
                self.state.work = Work::serving(open.clone());
                self.tell_failed(target.action(), target.label(), refusal);
            }
            (ReadBack::Open(answer), Before::SaidGone(_) | Before::Nothing | Before::Ended(_)) => {
                let label = answer.ticket.label();
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.tell(Told::Restored { label });
            }
            (ReadBack::NoneOpen, Before::SaidGone(_) | Before::Nothing | Before::Ended(_)) => {
                self.closed();
                self.tell_refused(&target, refusal, found);
            }
            (
                ReadBack::CannotTell | ReadBack::Unanswered,
                Before::SaidGone(_) | Before::Nothing | Before::Ended(_),
            ) => {
                self.state.work = before.work();
                self.tell_refused(&target, refusal, found);
            }
        }
        self.done(waiter);
    }

    /// Taken by a colleague only if the fresh list lacks it (M11).
    fn tell_refused(&mut self, target: &Target, refusal: Error, found: &Found) {
        match target {
            Target::Ticket { id, label: Some(label), service: Some(service) }
                if was_read(found, service) && self.state.queues.find(id).is_none() =>
            {
                self.tell(Told::TakenByColleague { label: label.clone() });
            }
            Target::Ticket { .. } | Target::Next => {
                self.tell_failed(target.action(), target.label(), refusal);
            }
        }
    }

    /// Lists that a call touches are read again whatever their counts say.
    fn want_lists_of(&mut self, target: &Target, answer: Option<&Answer>) {
        let listed = match target {
            Target::Ticket { id: _, label: _, service } => service.clone(),
            Target::Next => answer
                .and_then(|answer| self.state.queues.find(&answer.ticket.id))
                .map(|(service, _)| service.clone()),
        };
        let waited_in = answer.and_then(|answer| answer.ticket.waits_in()).map(|service| service.id.clone());
        let touched: Vec<ServiceId> = listed.into_iter().chain(waited_in).collect();
        if touched.is_empty() {
            self.state.want.all = true;
        }
        self.state.want.services.extend(touched);
    }
}

/// Whether this look read the waiting list of the service.
pub(super) fn was_read(found: &Found, service: &ServiceId) -> bool {
    found.waiting.iter().any(|(read, _)| read == service)
}
