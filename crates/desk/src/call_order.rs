//! The order in which tickets are called (M4): who is probably next, and waiting lists of several services merged into
//! one. The server chooses by the same rule in its own `call_order.rs`; M4 in `docs/api.md` gives the reasons.
//!
//! Nothing here reorders the server's list of one service, except that tickets bound to this counter or person come
//! first. Services are merged by the server's own rule: priority, then due time (the later of issue and appointment,
//! unless its visitor let others go ahead), then issue.

use std::cmp::Ordering;
use std::collections::HashSet;

use callpad_wire::{DeskId, Moment, Ticket, TicketId, UserId};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::view::Row;
use callpad_wire::NextReason;

/// From whose viewpoint the lists are seen, and when.
#[derive(Clone, Copy, Debug)]
pub struct Viewpoint<'a> {
    /// The counter.
    pub desk: &'a DeskId,
    /// The person.
    pub user: &'a UserId,
    /// The time by the server's clock.
    pub now: Timestamp,
    /// The location's zone: dates in the API have none (V4).
    pub zone: &'a TimeZone,
}

/// To whom a ticket is bound, seen from a viewpoint. Better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    Here,
    Nobody,
    Elsewhere,
}

/// The fields that M4 compares. A missing date counts as the oldest: the ticket keeps the server's place for it.
struct Candidate<'a> {
    ticket: &'a Ticket,
    bound: Bound,
    /// Its appointment is still to come.
    early: bool,
    due: Option<Timestamp>,
    issued: Option<Timestamp>,
}

impl<'a> Candidate<'a> {
    fn new(ticket: &'a Ticket, viewpoint: &Viewpoint<'_>) -> Self {
        let issued = ticket.issued.map(|moment| instant(moment, viewpoint));
        let booked = ticket.scheduled_to.map(|moment| instant(moment, viewpoint));
        // A ticket bound to a counter and a person needs both, as on our server.
        let desk = ticket.dst_desk.as_ref().map(|desk| desk.id == *viewpoint.desk);
        let user = ticket.dst_user.as_ref().map(|user| user.id == *viewpoint.user);
        let bound = match (desk, user) {
            (None, None) => Bound::Nobody,
            (Some(false), _) | (_, Some(false)) => Bound::Elsewhere,
            (Some(true), Some(true) | None) | (None, Some(true)) => Bound::Here,
        };
        Self {
            ticket,
            bound,
            early: booked.is_some_and(|at| at > viewpoint.now),
            due: due_in(viewpoint.zone, ticket, viewpoint.now),
            issued,
        }
    }

    fn is_lifted(&self) -> bool {
        self.bound == Bound::Here && !self.early
    }

    fn compare(&self, other: &Self) -> Ordering {
        let key = |c: &Self| (!c.ticket.flags.priority, c.due, c.issued);
        key(self).cmp(&key(other))
    }

    /// The key by which our own server orders a service's list.
    fn listing(&self) -> (bool, bool, Option<Timestamp>, Option<Timestamp>) {
        (self.early, !self.ticket.flags.priority, self.due, self.issued)
    }

    fn listed_before(&self, other: &Self) -> bool {
        self.listing() < other.listing()
    }

    /// The class decides first, as on the server: due tickets before early ones, then those bound here.
    fn class(&self) -> (bool, Bound) {
        (self.early, self.bound)
    }

    fn reason(&self) -> NextReason {
        match self.bound {
            Bound::Here => NextReason::Bound,
            Bound::Nobody | Bound::Elsewhere if self.ticket.flags.priority => NextReason::Priority,
            Bound::Nobody | Bound::Elsewhere => NextReason::Due,
        }
    }
}

/// Whether a ticket is bound to this counter or person.
pub(crate) fn is_here(ticket: &Ticket, viewpoint: &Viewpoint<'_>) -> bool {
    Candidate::new(ticket, viewpoint).bound == Bound::Here
}

/// Whether a ticket is bound to somebody else.
pub(crate) fn is_elsewhere(ticket: &Ticket, viewpoint: &Viewpoint<'_>) -> bool {
    Candidate::new(ticket, viewpoint).bound == Bound::Elsewhere
}

/// Where our own server, the one that pushes, would list a ticket that starts to wait now: by priority, due time and
/// issue (M4), with future appointments last. It goes behind its equals, as it came later.
pub(crate) fn place_of(list: &[Ticket], ticket: &Ticket, viewpoint: &Viewpoint<'_>) -> usize {
    let new = Candidate::new(ticket, viewpoint);
    list.iter().position(|other| new.listed_before(&Candidate::new(other, viewpoint))).unwrap_or(list.len())
}

/// Sorts a list in that order; the sort is stable.
pub(crate) fn put_in_order(list: &mut [Ticket], viewpoint: &Viewpoint<'_>) {
    list.sort_by_cached_key(|ticket| Candidate::new(ticket, viewpoint).listing());
}

/// Merges the waiting lists. A ticket in the lists of two services is shown once.
pub fn merge<'a>(lists: impl IntoIterator<Item = &'a [Ticket]>, viewpoint: &Viewpoint<'_>) -> Vec<Row> {
    let lists: Vec<Vec<Candidate<'a>>> = lists
        .into_iter()
        .map(|list| list.iter().map(|ticket| Candidate::new(ticket, viewpoint)).collect())
        .collect();
    let next = probably_next(&lists).map(|c| (c.ticket.id.clone(), c.reason()));
    let total = lists.iter().map(Vec::len).sum();
    let mut rows = Vec::with_capacity(total);
    let mut seen: HashSet<&TicketId> = HashSet::with_capacity(total);
    for lifted in [true, false] {
        take_turns(&lists, lifted, |candidate| {
            if seen.insert(&candidate.ticket.id) {
                let reason =
                    next.as_ref().filter(|(id, _)| *id == candidate.ticket.id).map(|(_, reason)| *reason);
                rows.push(Row {
                    ticket: candidate.ticket.clone(),
                    waited_s: waited(candidate.ticket, viewpoint),
                    next: reason,
                });
            }
        });
    }
    rows
}

/// In each service the first of the best class, in the server's order; among services by the rule. Never a ticket bound
/// to somebody else.
fn probably_next<'l, 'a>(lists: &'l [Vec<Candidate<'a>>]) -> Option<&'l Candidate<'a>> {
    lists
        .iter()
        // Among equals, `min_by_key` and `min_by` take the first.
        .filter_map(|list| list.iter().filter(|c| c.bound != Bound::Elsewhere).min_by_key(|c| c.class()))
        .min_by(|a, b| a.class().cmp(&b.class()).then_with(|| a.compare(b)))
}

/// Takes the best head of all lists until they are empty: each list keeps its order.
fn take_turns<'l, 'a: 'l>(
    lists: &'l [Vec<Candidate<'a>>],
    lifted: bool,
    mut take: impl FnMut(&'l Candidate<'a>),
) {
    let mut rests: Vec<_> =
        lists.iter().map(|list| list.iter().filter(move |c| c.is_lifted() == lifted).peekable()).collect();
    loop {
        let mut best: Option<(usize, &Candidate<'a>)> = None;
        for (i, rest) in rests.iter_mut().enumerate() {
            if let Some(head) = rest.peek()
                && best.is_none_or(|(_, b)| head.compare(b) == Ordering::Less)
            {
                best = Some((i, head));
            }
        }
        let Some((i, candidate)) = best else { return };
        rests[i].next();
        take(candidate);
    }
}

/// Seconds this ticket has waited; `None` without a date, 0 where the clocks disagree (V4).
pub fn waited(ticket: &Ticket, viewpoint: &Viewpoint<'_>) -> Option<u32> {
    let issued = instant(ticket.issued?, viewpoint);
    Some(u32::try_from(viewpoint.now.duration_since(issued).as_secs().max(0)).unwrap_or(u32::MAX))
}

/// The point in time that a server meant. In the hour that autumn has twice, it is the later one unless that is still
/// to come: what waits is recent.
pub fn instant(moment: Moment, viewpoint: &Viewpoint<'_>) -> Timestamp {
    instant_in(viewpoint.zone, moment, viewpoint.now)
}

/// When a ticket is due, by which it is called (M4): the later of issue and appointment, unless the server says otherwise.
pub fn due_in(zone: &TimeZone, ticket: &Ticket, now: Timestamp) -> Option<Timestamp> {
    let at = |moment| instant_in(zone, moment, now);
    ticket.due.map(at).or(ticket.issued.map(at).max(ticket.scheduled_to.map(at)))
}

/// As [`instant`], in this zone at this time by the server's clock.
pub fn instant_in(zone: &TimeZone, moment: Moment, now: Timestamp) -> Timestamp {
    let wall = match moment {
        Moment::Exact(exact) => return exact,
        Moment::Wall(wall) => wall,
    };
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let later = ambiguous.later().ok().filter(|later| !ambiguous.is_ambiguous() || *later <= now);
    // Outside the years that a timestamp can represent nothing can be compared: it counts as now.
    later.or_else(|| ambiguous.compatible().ok()).unwrap_or(now)
}
