//! Reading the server, and what follows from what it shows (T11).

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::{CancelledTickets, PausedTickets, Readable, WaitingTickets, WaitingTicketsCount};
use callpad_wire::{Error, NextReason, Operation, ServiceId, Ticket, WaitingService, feature};
use jiff::Timestamp;

use super::Transition;
use super::call::is_whole;
use crate::action::{Action, Source};
use crate::call_order;
use crate::effect::{AskNext, Effect, ListPlan, Refresh};
use crate::event::{JobId, RefreshResult, ReplyId};
use crate::poll::LONGEST;
use crate::ports::WhoIsNext;
use crate::state::{
    DeskState, PendingAction, PendingReads, Queue, Queues, RefreshInFlight, ServerNext, SignedIn,
};
use crate::view::{Connection, Lists, Row, SideList, SideRow};

impl Transition {
    /// Refreshes now. A refresh under way began before the reason for this one: it is cancelled, and the replies that
    /// waited for it wait for this one.
    pub(super) fn refresh(&mut self, reply_ids: Vec<ReplyId>) {
        let Some(signed_in) = self.state.signed_in.clone() else { return };
        let id = self.job();
        let mut waiting =
            self.state.refreshing.take().map(|refreshing| refreshing.reply_ids).unwrap_or_default();
        waiting.extend(reply_ids);
        self.state.refreshing =
            Some(RefreshInFlight { id, started: self.now.running, light: false, reply_ids: waiting });
        let next = self.ask_next(&signed_in, self.state.server_next.as_ref().is_none_or(|told| !told.fresh));
        // While the server did not respond, it may have been reset, or somebody may have ended what is open here.
        let was_lost = matches!(self.state.connection, Connection::Lost { .. });
        let read_back = was_lost
            || self.state.unverified
            || self.state.desk.needs_read_back()
            || self.is_long_unverified();
        self.effects.push(Effect::Refresh(Refresh {
            id,
            read_back: read_back.then(|| signed_in.seat.desk_id.clone()),
            counts: true,
            location: signed_in.seat.location.clone(),
            lists: signed_in.seat.services.iter().map(|service| self.list_plan(service)).collect(),
            paused: self.side_wanted(Source::Paused).then(|| signed_in.seat.desk_id.clone()),
            cancelled: self.side_wanted(Source::Cancelled).then(|| signed_in.seat.desk_id.clone()),
            requests: self.wants_requests().then(|| signed_in.seat.desk_id.clone()),
            next,
        }));
    }

    /// Asks who is next, and nothing else.
    pub(super) fn refresh_next(&mut self) {
        let Some(signed_in) = self.state.signed_in.clone() else { return };
        let Some(next) = self.ask_next(&signed_in, true) else {
            self.state.pending_reads.next = false;
            return;
        };
        let id = self.job();
        self.state.refreshing =
            Some(RefreshInFlight { id, started: self.now.running, light: true, reply_ids: Vec::new() });
        self.effects.push(Effect::Refresh(Refresh {
            id,
            read_back: None,
            counts: false,
            location: None,
            lists: Vec::new(),
            paused: None,
            cancelled: None,
            requests: None,
            next: Some(next),
        }));
    }

    fn ask_next(&mut self, signed_in: &SignedIn, must: bool) -> Option<AskNext> {
        if !self.state.features.has(feature::NEXT) {
            return None;
        }
        self.state.next_asked = Some(self.now.running);
        self.state.pending_reads.next = false;
        Some(AskNext {
            desk: signed_in.seat.desk_id.clone(),
            services: signed_in.seat.services.clone(),
            must,
        })
    }

    /// A second Callpad, or a colleague, may call or end at this counter: a server with the read-back is asked once a
    /// minute.
    fn is_long_unverified(&self) -> bool {
        let long_ago = |at: Duration| self.now.running.saturating_sub(at) >= LONGEST;
        self.state.features.has(feature::ANSWERS)
            && self.state.desk.is_still()
            && self.state.verified.is_none_or(long_ago)
    }

    /// Whether to read the paused or the cancelled list: never read, changed by an action here, on the screen, old
    /// (T11), or able to settle an unknown outcome.
    fn side_wanted(&self, source: Source) -> bool {
        let pending_reads = &self.state.pending_reads;
        let touched = match source {
            Source::Waiting => false,
            Source::Paused => pending_reads.paused,
            Source::Cancelled => pending_reads.cancelled,
        };
        let read = self.state.queues.side(source).map(|queue| queue.read);
        let old = read.is_none_or(|read| self.state.polling.list_is_old(read, self.now.running));
        let settles = self.state.desk.settled_by().is_some_and(|(list, _)| list == source);
        pending_reads.all || touched || self.state.shown == source || old || settles
    }

    fn list_plan(&self, service: &ServiceId) -> ListPlan {
        let wanted = self.state.pending_reads.all || self.state.pending_reads.services.contains(service);
        let queue = self.state.queues.waiting.get(service);
        let old = queue.is_none_or(|queue| self.state.polling.list_is_old(queue.read, self.now.running));
        let desk = &self.state.desk;
        let settles =
            desk.settled_by_all_lists() || desk.settled_by() == Some((Source::Waiting, Some(service)));
        ListPlan {
            service: service.clone(),
            counted: queue.and_then(|queue| queue.counted),
            must: wanted || old || settles,
        }
    }

    pub(super) fn refreshed(&mut self, id: JobId, mut found: RefreshResult) {
        let Some(refreshing) = self.state.refreshing.take_if(|refreshing| refreshing.id == id) else {
            return;
        };
        self.state.offset = found.offset;
        // A refresh without a response says nothing about the server.
        if refreshing.light {
            return self.next_refreshed(found);
        }
        self.connection_is_back = found.counts.is_some();
        if self.connection_is_back {
            self.state.features = std::mem::take(&mut found.features);
        }
        self.save_again |= self.state.journal_unsaved;
        self.take_next(&found.next);
        self.take_requests(refreshing.started, &mut found);
        self.take_lists(&mut found);
        // A refused or unreadable list is still a response: refreshing less often would not help.
        let trouble = found.error.as_ref().filter(|error| !error.is_response());
        self.state.polling.refreshed(self.now.running, trouble.is_none(), found.spread);
        match trouble {
            None => {
                self.connection_is_good();
                let next = self.state.pending_reads.next;
                self.state.pending_reads = PendingReads { next, ..PendingReads::default() };
                self.listen();
                if self.state.server_next.is_none() {
                    self.ask_for_next();
                }
            }
            Some(error) => self.lost(error.clone()),
        }
        self.follow(&refreshing, &found);
        self.check_undo_offer(&found);
        for reply_id in refreshing.reply_ids {
            self.done(reply_id);
        }
        self.carry_out_deferred();
    }

    /// The response to who is next. A server that cannot say so has not lost the connection.
    fn next_refreshed(&mut self, mut found: RefreshResult) {
        match found.error.take() {
            None => {
                self.take_next(&found.next);
                self.draw_lists(false);
            }
            Some(error) if error.is_whole_response() => {}
            // The next refresh shows whether the server is reachable.
            Some(_) => self.state.polling.at_once(),
        }
    }

    fn take_next(&mut self, next: &WhoIsNext) {
        let next = match next {
            WhoIsNext::NoResponse => return,
            WhoIsNext::Nobody => None,
            WhoIsNext::Ticket(next) => Some(next.clone()),
        };
        let fresh = !self.state.pending_reads.next;
        self.state.server_next = Some(ServerNext { next, fresh });
    }

    /// Continues what waited for this refresh.
    fn follow(&mut self, refreshing: &RefreshInFlight, found: &RefreshResult) {
        match self.state.desk.clone() {
            DeskState::SignedOut => {}
            DeskState::Arriving { mine, damage } => self.arrived(*mine, damage, refreshing.started, found),
            DeskState::Free { queue_action: None } | DeskState::Break { .. } => {
                self.verify(None, &found.read_back)
            }
            DeskState::Free { queue_action: Some(_) } => {}
            DeskState::Calling(calling) => {
                if let Some(refusal) = calling.stage.refusal().cloned() {
                    self.call_refused(calling, refusal, found);
                }
            }
            DeskState::Serving { open, pending } => match pending {
                PendingAction::Nothing => self.verify(Some(open), &found.read_back),
                PendingAction::Queue(_) => {}
                PendingAction::Recalling { reply_id, stage } => {
                    if let Some(refusal) = stage.refusal() {
                        self.answer_refused(open, reply_id, Action::Recall, refusal.clone(), found);
                    }
                }
                PendingAction::Finishing { reply_id, stage, how, then: _ } => {
                    if let Some(refusal) = stage.refusal() {
                        self.answer_refused(open, reply_id, how.action(), refusal.clone(), found);
                    }
                }
            },
            // While its key is being sent again, that response settles it.
            DeskState::Unknown(unknown) if unknown.again.is_some() => {}
            DeskState::Unknown(unknown) => self.settle(*unknown, refreshing.started, found),
        }
    }

    /// An undo offer leads to a list. If that list was read whole and lacks the ticket, somebody else has called it, or
    /// it is beyond tolerance (M12).
    fn check_undo_offer(&mut self, found: &RefreshResult) {
        let Some(way) = &self.state.undo_offer else { return };
        let read = match way.source {
            // Services that are not served are not read: a ticket there may still wait.
            Source::Waiting => false,
            Source::Paused => is_whole(found.paused.as_ref()),
            Source::Cancelled => is_whole(found.cancelled.as_ref()),
        };
        let gone = read && self.state.queues.find_in(way.source, &way.ticket_id).is_none();
        if gone || !matches!(self.state.desk, DeskState::Free { .. }) {
            self.withdraw_undo_offer();
        }
    }

    fn take_lists(&mut self, found: &mut RefreshResult) {
        let queues = &mut self.state.queues;
        match found.counts.take() {
            None => {}
            Some(Ok(Readable { items, unreadable })) => {
                queues.counts = items;
                queues.unreadable = unreadable.into_iter().map(|u| u.field).collect();
            }
            Some(Err(_)) => queues.unreadable = vec![WaitingTicketsCount::OP.to_owned()],
        }
        let fresh = !found.waiting.is_empty();
        let read = self.now.running;
        for (service, list) in &mut found.waiting {
            let (old, counted) = (queues.waiting.remove(service), queues.count(service));
            let queue = Queue { counted, ..taken(old, list, WaitingTickets::OP, read) };
            queues.waiting.insert(service.clone(), queue);
        }
        for (queue, found, op) in [
            (&mut queues.paused, found.paused.as_mut(), PausedTickets::OP),
            (&mut queues.cancelled, found.cancelled.as_mut(), CancelledTickets::OP),
        ] {
            if let Some(list) = found {
                *queue = Some(taken(queue.take(), list, op, read));
            }
        }
        if is_whole(found.paused.as_ref()) {
            let listed = &self.state.queues;
            self.state.paused.retain(|paused| listed.find_in(Source::Paused, &paused.ticket_id).is_some());
        }
        if is_whole(found.cancelled.as_ref()) {
            let listed = &self.state.queues;
            self.state.no_shows.retain(|(id, _)| listed.find_in(Source::Cancelled, id).is_some());
        }
        if self.state.features.has(feature::PUSH)
            && let Some(signed_in) = self.state.signed_in.clone()
        {
            let viewpoint = self.viewpoint(&signed_in);
            self.state.queues.put_in_order(&viewpoint);
        }
        if found.error.is_none() || fresh || found.paused.is_some() || found.cancelled.is_some() {
            self.draw_lists(fresh);
        }
    }

    /// Rebuilds the lists. Unless they were read afresh or changed here, the old ones stay if only time has passed.
    pub(super) fn draw_lists(&mut self, fresh: bool) {
        let Some(signed_in) = self.state.signed_in.clone() else { return };
        let lists = self.lists(&signed_in);
        let old = &self.state.lists;
        let same = old.services == lists.services
            && old.all_services == lists.all_services
            && old.unreadable == lists.unreadable
            && old.next_is_sure == lists.next_is_sure
            && same_side(&old.paused, &lists.paused)
            && same_side(&old.cancelled, &lists.cancelled)
            && same_rows(&old.waiting, &lists.waiting);
        if fresh || !same {
            self.state.lists = Arc::new(lists);
        }
    }

    fn lists(&self, signed_in: &SignedIn) -> Lists {
        let queues = &self.state.queues;
        let served = |service: &WaitingService| signed_in.seat.services.contains(&service.service.id);
        // The server's order of services, if it gave one; it breaks ties between equal tickets.
        let order = queues.counts.iter().map(|count| &count.service.id);
        let uncounted = queues.waiting.keys().filter(|id| queues.count(id).is_none());
        let in_order: Vec<&Queue> = order.chain(uncounted).filter_map(|id| queues.waiting.get(id)).collect();
        let read = (!in_order.is_empty() || !queues.counts.is_empty()).then_some(self.now);
        let mut waiting =
            call_order::merge(in_order.iter().map(|queue| &*queue.tickets), &self.viewpoint(signed_in));
        let next_is_sure = self.state.server_next.as_ref().is_some_and(|told| mark_next(&mut waiting, told));
        Lists {
            services: queues.counts.iter().filter(|count| served(count)).cloned().collect(),
            all_services: queues.counts.clone(),
            waiting,
            next_is_sure,
            read,
            paused: self.side_list(Source::Paused, signed_in),
            cancelled: self.side_list(Source::Cancelled, signed_in),
            unreadable: unreadable(queues, &in_order),
        }
    }

    fn side_list(&self, source: Source, signed_in: &SignedIn) -> SideList {
        let Some(queue) = self.state.queues.side(source) else { return SideList::default() };
        let viewpoint = self.viewpoint(signed_in);
        // Whether this person paused or cancelled it here, and when, if known.
        let mine = |ticket: &Ticket| -> Option<Option<Timestamp>> {
            match source {
                Source::Waiting => None,
                Source::Paused => {
                    let mut all = self.state.paused.iter();
                    all.find(|paused| paused.ticket_id == ticket.id).map(|paused| paused.paused)
                }
                Source::Cancelled => {
                    let mut all = self.state.no_shows.iter();
                    all.find(|(id, _)| *id == ticket.id).map(|(_, closed)| Some(*closed))
                }
            }
        };
        let row = |ticket: &Ticket| {
            let mine = mine(ticket);
            SideRow {
                waited_s: call_order::waited(ticket, &viewpoint),
                mine: mine.is_some(),
                aside: mine.flatten(),
                ticket: ticket.clone(),
            }
        };
        // Waits are counted up to now, as in the waiting rows.
        SideList { rows: queue.tickets.iter().map(row).collect(), read: Some(self.now) }
    }
}

/// Marks the ticket that the server named; returns whether the mark is certain. If the lists have changed since, it is
/// certain only where the rule gives the same ticket.
fn mark_next(rows: &mut [Row], told: &ServerNext) -> bool {
    let guess = rows.iter().find(|row| row.next.is_some()).map(|row| &row.ticket.id);
    let named = told.next.as_ref().map(|next| &next.ticket_id);
    if guess == named {
        return true;
    }
    let is_listed = named.is_none_or(|named| rows.iter().any(|row| row.ticket.id == *named));
    if !told.fresh || !is_listed {
        return false;
    }
    for row in rows {
        let next = told.next.as_ref().filter(|next| next.ticket_id == row.ticket.id);
        row.next = next.map(|next| next.reason.unwrap_or(NextReason::Due));
    }
    true
}

/// What a refresh read. A list that the server refuses, or that cannot be read, keeps its tickets and is reported.
fn taken(old: Option<Queue>, list: &mut Result<Readable<Ticket>, Error>, op: &str, read: Duration) -> Queue {
    let (tickets, unreadable) = match list {
        Ok(list) => {
            (std::mem::take(&mut list.items), list.unreadable.iter().map(|u| u.field.clone()).collect())
        }
        Err(_) => (old.map(|queue| queue.tickets).unwrap_or_default(), vec![op.to_owned()]),
    };
    Queue { tickets, unreadable, counted: None, read }
}

fn same_side(old: &SideList, new: &SideList) -> bool {
    old.read.is_some() == new.read.is_some()
        && old
            .rows
            .iter()
            .map(|row| (&row.ticket, row.mine))
            .eq(new.rows.iter().map(|row| (&row.ticket, row.mine)))
}

fn unreadable(queues: &Queues, in_order: &[&Queue]) -> Vec<String> {
    let sides = queues.paused.iter().chain(&queues.cancelled);
    let lists = in_order.iter().copied().chain(sides);
    queues.unreadable.iter().chain(lists.flat_map(|queue| &queue.unreadable)).cloned().collect()
}

fn same_rows(old: &[Row], new: &[Row]) -> bool {
    let same = |(a, b): (&Row, &Row)| a.next == b.next && a.ticket == b.ticket;
    old.len() == new.len() && old.iter().zip(new).all(same)
}
