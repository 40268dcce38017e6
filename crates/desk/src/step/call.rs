//! Call next and call a ticket, also a paused or cancelled one (M3, M10, M11, M14).

use std::sync::Arc;

use callpad_client::Error;
use callpad_wire::op::{CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, Readable};
use callpad_wire::{Answer, ServiceId, Ticket};

use super::serve::Called;
use super::{About, Turn, asks_for_a_look};
use crate::effect::Act;
use crate::event::{Found, ReadBack, Waiter};
use crate::notice::Told;
use crate::state::{Before, Calling, Chosen, Finish, Sent, Stage, Target, Unsettled, Work};
use crate::view::Source;

impl Turn {
    pub(super) fn call(&mut self, waiter: Waiter, target: Target, before: Before) {
        let Some(place) = &self.state.place else { return };
        let (desk_id, user_id) = (place.seat.desk_id.clone(), place.seat.user_id.clone());
        let act = match &target {
            Target::Next => {
                Act::CallNext(CallNextTicket { desk_id, user_id, services: place.seat.services.clone() })
            }
            Target::Ticket(Chosen { id, source, .. }) => {
                let ticket_id = id.clone();
                match source {
                    Source::Waiting => Act::CallTicket(CallTicket { desk_id, user_id, ticket_id }),
                    Source::Paused => Act::CallPaused(CallPausedTicket { desk_id, user_id, ticket_id }),
                    Source::Cancelled => {
                        Act::CallCancelled(CallCancelledTicket { desk_id, user_id, ticket_id })
                    }
                }
            }
        };
        let about = self.about_call(&target);
        let lists = self.state.lists.clone();
        let stage = Stage::Sent(Box::new(self.send(act, about)));
        self.state.work = Work::Calling(Calling { waiter, target, before, stage, lists });
    }

    /// For call next the ticket that is probably next, by the desk's own guess (M4).
    fn about_call(&self, target: &Target) -> About {
        match target {
            Target::Ticket(chosen) => About {
                ticket_id: Some(chosen.id.clone()),
                label: chosen.label.clone(),
                source: Some(chosen.source),
                service_id: chosen.service.clone(),
            },
            Target::Next => {
                let next = self.state.lists.waiting.iter().find(|row| row.next.is_some());
                next.map_or_else(About::default, |row| About {
                    ticket_id: Some(row.ticket.id.clone()),
                    label: Some(row.ticket.label()),
                    source: Some(Source::Waiting),
                    service_id: row.ticket.waits_in().map(|service| service.id.clone()),
                })
            }
        }
    }

    pub(super) fn called(&mut self, calling: Calling, result: Result<Answer, Error>) {
        let Calling { waiter, target, before, stage, lists } = calling;
        let error = match result {
            Ok(answer) => {
                self.want_lists_of(&target, Some(&answer));
                self.opened(answer, Called::JustNow);
                if matches!(&target, Target::Ticket(chosen) if chosen.by_hand)
                    && let Work::Serving { open, doing: _ } = self.state.work.clone()
                {
                    // The visitor has long been served: the same press ends it.
                    return self.finish(waiter, open, Finish::End, None);
                }
                self.look(Vec::new());
                return self.done(waiter);
            }
            Err(error) => error,
        };
        if let (true, Stage::Sent(sent)) = (error.outcome_unknown(), &stage) {
            self.want_lists_of(&target, None);
            let what = Unsettled::Call { target, before, lists: Some(lists) };
            self.unknown(what, Sent::clone(sent));
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
            let stage = Stage::Looking(error);
            self.state.work = Work::Calling(Calling { waiter, target, before, stage, lists });
            // The waiter is answered when the look has come back.
            return self.look(Vec::new());
        }
        self.arm_guard();
        self.state.work = before.work();
        if error.is_answer() {
            self.look(Vec::new());
        }
        self.tell_call_failed(&target, error);
        self.done(waiter);
    }

    /// A refused call, after the look that followed it. The server may know of an open answer that we do not: then
    /// that one is ours to serve.
    pub(super) fn call_refused(&mut self, calling: Calling, refusal: Error, found: &Found) {
        let Calling { waiter, target, before, .. } = calling;
        self.arm_guard();
        match (&found.read_back, &before) {
            (ReadBack::Open(answer), Before::SaidGone(open)) if answer.id == open.answer_id => {
                self.state.work = Work::serving(open.clone());
                self.tell_call_failed(&target, refusal);
            }
            (ReadBack::Open(answer), Before::SaidGone(_) | Before::Nothing | Before::Ended(_)) => {
                let label = answer.ticket.label();
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.tell(Told::FoundOpen { label });
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

    /// Taken by a colleague only if the fresh list lacks it (M11). The cancelled list also loses tickets by tolerance
    /// (M12), so that one says nothing about a colleague.
    fn tell_refused(&mut self, target: &Target, refusal: Error, found: &Found) {
        match target {
            Target::Ticket(Chosen {
                label: Some(label), source: Source::Waiting | Source::Paused, ..
            }) if self.shows(target, found) == Some(false) => {
                self.tell(Told::TakenByColleague { label: label.clone() });
            }
            Target::Ticket(_) | Target::Next => self.tell_call_failed(target, refusal),
        }
    }

    /// The call failed for sure. One that was to follow an issue leaves a ticket that waits, which is told with it.
    fn tell_call_failed(&mut self, target: &Target, error: Error) {
        match target {
            Target::Ticket(Chosen { id, label: Some(label), issued: Some(service_name), .. }) => {
                self.tell(Told::CreatedNotCalled {
                    label: label.clone(),
                    ticket_id: id.clone(),
                    service_name: service_name.clone(),
                    error: Arc::new(error),
                });
            }
            Target::Ticket(_) | Target::Next => self.tell_failed(target.action(), target.label(), error),
        }
    }

    /// Whether the chosen ticket stands in its list as this look read it; none where it did not read all of that.
    pub(super) fn shows(&self, target: &Target, found: &Found) -> Option<bool> {
        let Target::Ticket(Chosen { id, source, service, .. }) = target else { return None };
        let was_read = match source {
            Source::Waiting => was_read(found, service.as_ref()?),
            Source::Paused => is_whole(found.paused.as_ref()),
            Source::Cancelled => is_whole(found.cancelled.as_ref()),
        };
        was_read.then(|| self.state.queues.find_in(*source, id).is_some())
    }

    /// Lists that a call touches are read again whatever their counts say.
    pub(super) fn want_lists_of(&mut self, target: &Target, answer: Option<&Answer>) {
        // A ticket that is called for the first time counts for the tolerance of the cancelled ones (M12).
        self.state.want.cancelled |= answer.is_some();
        let listed = match target {
            Target::Ticket(Chosen { source: Source::Paused, .. }) => {
                self.state.want.paused = true;
                return;
            }
            Target::Ticket(Chosen { source: Source::Cancelled, .. }) => {
                self.state.want.cancelled = true;
                return;
            }
            Target::Ticket(Chosen { source: Source::Waiting, service, .. }) => service.clone(),
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

/// Whether this look read the whole waiting list of the service.
pub(super) fn was_read(found: &Found, service: &ServiceId) -> bool {
    found.waiting.iter().any(|(read, list)| read == service && is_whole(Some(list)))
}

/// Whether this look read the whole list.
pub(super) fn is_whole(list: Option<&Result<Readable<Ticket>, Error>>) -> bool {
    matches!(list, Some(Ok(list)) if list.unreadable.is_empty())
}
