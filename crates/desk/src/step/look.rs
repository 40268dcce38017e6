//! Reading the server, and what follows from what it shows (T11).

use std::sync::Arc;

use callpad_wire::op::Readable;
use callpad_wire::{ServiceId, WaitingService};

use super::{Turn, answered};
use crate::effect::{Effect, ListPlan, Look};
use crate::event::{Found, JobId, Waiter};
use crate::queue;
use crate::state::{Doing, Looking, Place, Queue, Queues, Want, Work};
use crate::view::{Action, Line, Lists, Row};

impl Turn {
    /// Looks now. A look under way began before whatever is the reason for this one, so it is given up, and who
    /// waited for it waits for this one.
    pub(super) fn look(&mut self, waiters: Vec<Waiter>) {
        let Some(place) = self.state.place.clone() else { return };
        let id = self.job();
        let mut waiting = self.state.looking.take().map(|looking| looking.waiters).unwrap_or_default();
        waiting.extend(waiters);
        self.state.looking = Some(Looking { id, started: self.now.running, waiters: waiting });
        let read_back = self.state.unverified || self.state.work.needs_read_back();
        self.effects.push(Effect::Look(Look {
            id,
            read_back: read_back.then(|| place.seat.desk_id.clone()),
            location: place.seat.location.clone(),
            lists: place.seat.services.iter().map(|service| self.list_plan(service)).collect(),
        }));
    }

    fn list_plan(&self, service: &ServiceId) -> ListPlan {
        let wanted = self.state.want.all || self.state.want.services.contains(service);
        let queue = self.state.queues.waiting.get(service);
        let old = queue.is_none_or(|queue| self.state.polling.list_is_old(queue.read, self.now.running));
        ListPlan {
            service: service.clone(),
            counted: queue.and_then(|queue| queue.counted),
            must: wanted || old,
        }
    }

    pub(super) fn looked(&mut self, id: JobId, mut found: Found) {
        let Some(looking) = self.state.looking.take_if(|looking| looking.id == id) else { return };
        self.state.offset = found.offset;
        self.take_lists(&mut found);
        // A refusal is a whole answer: asking less often would not mend it.
        let good = found.error.as_ref().is_none_or(answered);
        self.state.polling.looked(self.now.running, good, found.spread);
        match &found.error {
            None => {
                self.state.last_answer = Some(self.now);
                self.state.line = Line::Polling { every: self.state.polling.interval() };
                self.state.want = Want::default();
            }
            Some(error) => self.lost(error.clone()),
        }
        self.follow(&looking, &found);
        for waiter in looking.waiters {
            self.done(waiter);
        }
    }

    /// Goes on with whatever waited for this look.
    fn follow(&mut self, looking: &Looking, found: &Found) {
        match self.state.work.clone() {
            Work::SignedOut => {}
            Work::Arriving { record, problem } => self.arrived(record, problem, &found.read_back),
            Work::Free { creating: None } => self.verify(None, &found.read_back),
            Work::Free { creating: Some(_) } => {}
            Work::Calling(calling) => {
                if let Some(refusal) = calling.stage.refusal().cloned() {
                    self.call_refused(calling, refusal, found);
                }
            }
            Work::Serving { open, doing } => match doing {
                Doing::Nothing => self.verify(Some(open), &found.read_back),
                Doing::Creating(_) => {}
                Doing::Recalling { waiter, stage } => {
                    if let Some(refusal) = stage.refusal() {
                        self.answer_refused(open, waiter, Action::Recall, refusal.clone(), found);
                    }
                }
                Doing::Ending { waiter, stage, then: _ } => {
                    if let Some(refusal) = stage.refusal() {
                        self.answer_refused(open, waiter, Action::End, refusal.clone(), found);
                    }
                }
            },
            Work::Unknown(unknown) => self.settle(unknown, looking.started, found),
        }
    }

    fn take_lists(&mut self, found: &mut Found) {
        let queues = &mut self.state.queues;
        if let Some(Readable { items, unreadable }) = found.counts.take() {
            queues.counts = items;
            queues.unreadable = unreadable.into_iter().map(|u| u.field).collect();
        }
        let fresh = !found.waiting.is_empty();
        for (service, list) in &mut found.waiting {
            let queue = Queue {
                tickets: std::mem::take(&mut list.items),
                unreadable: list.unreadable.iter().map(|u| u.field.clone()).collect(),
                counted: queues.count(service),
                read: self.now.running,
            };
            queues.waiting.insert(service.clone(), queue);
        }
        if found.error.is_none() || fresh {
            self.draw_lists(fresh);
        }
    }

    /// Makes the lists anew. Unless they were read afresh or were changed here, the old ones stay when nothing but
    /// time has passed.
    pub(super) fn draw_lists(&mut self, fresh: bool) {
        let Some(place) = self.state.place.clone() else { return };
        let lists = self.lists(&place);
        let old = &self.state.lists;
        let same = old.services == lists.services
            && old.all_services == lists.all_services
            && old.unreadable == lists.unreadable
            && same_rows(&old.waiting, &lists.waiting);
        if fresh || !same {
            self.state.lists = Arc::new(lists);
        }
    }

    fn lists(&self, place: &Place) -> Lists {
        let queues = &self.state.queues;
        let served = |service: &WaitingService| place.seat.services.contains(&service.service.id);
        // The server's order of services where it told one; it breaks ties between equal tickets.
        let order = queues.counts.iter().map(|count| &count.service.id);
        let uncounted = queues.waiting.keys().filter(|id| queues.count(id).is_none());
        let in_order: Vec<&Queue> = order.chain(uncounted).filter_map(|id| queues.waiting.get(id)).collect();
        let read = (!in_order.is_empty() || !queues.counts.is_empty()).then_some(self.now);
        Lists {
            services: queues.counts.iter().filter(|count| served(count)).cloned().collect(),
            all_services: queues.counts.clone(),
            waiting: queue::merge(in_order.iter().map(|queue| &*queue.tickets), &self.chair(place)),
            read,
            unreadable: unreadable(queues, &in_order),
        }
    }
}

fn unreadable(queues: &Queues, in_order: &[&Queue]) -> Vec<String> {
    queues.unreadable.iter().chain(in_order.iter().flat_map(|queue| &queue.unreadable)).cloned().collect()
}

fn same_rows(old: &[Row], new: &[Row]) -> bool {
    let same = |(a, b): (&Row, &Row)| a.next == b.next && a.ticket == b.ticket;
    old.len() == new.len() && old.iter().zip(new).all(same)
}
