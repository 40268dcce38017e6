//! What supervisors look up: the tickets of the business day, and what happened to one.

use std::{collections::BTreeMap, fmt};

use callpad_wire::Ticket;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{Request, scope};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        storage_failure::StorageFailure,
        ticket::TicketState,
    },
    store::{
        board, locations,
        story::{self, Place, Search},
        tickets::{self, moment},
        view::View,
    },
};

/// The most tickets of one answer: a page of them has at most about 2 MiB.
const MOST_TICKETS: usize = 100;
/// How old a list may be that goes on: it is of the business day on which it began.
const LIST_LIVES: SignedDuration = SignedDuration::from_hours(24);

/// Which tickets are wanted.
#[derive(Clone, Debug)]
pub(crate) struct TicketFilter {
    /// None: all locations of the user.
    pub(crate) location: Option<String>,
    /// The number, with or without its tag.
    pub(crate) number: Option<String>,
    pub(crate) state: Option<TicketState>,
    /// Where the list goes on.
    pub(crate) after: Option<Cursor>,
}

/// A state by its number (V8).
pub(crate) fn state(text: &str) -> Option<TicketState> {
    let all = [
        TicketState::Waiting,
        TicketState::InService,
        TicketState::Paused,
        TicketState::Cancelled,
        TicketState::Ended,
    ];
    all.into_iter().find(|state| state.number().to_string() == text)
}

/// Where a list goes on: when it began, which fixes the business day, and the last ticket's place. A ticket issued since
/// comes before all of this, so nothing is listed twice or passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    began: i64,
    last: Place,
}

impl Cursor {
    /// As it was written; `None` for anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(|number| number.parse::<i64>().ok().filter(|n| *n >= 0));
        let (began, issued, seq) = (numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(Self { began, last: Place { issued, seq } })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.began, self.last.issued, self.last.seq)
    }
}

/// The business day's tickets, the newest first, and where the list goes on.
pub(crate) fn tickets(
    view: &View<'_>,
    request: &Request,
    filter: &TicketFilter,
) -> Result<(Vec<Ticket>, Option<Cursor>), Failure> {
    if let Some(location) = &filter.location {
        let place = locations::is_location(view, location)?.then(|| location.clone());
        scope::check(&request.caller, [place.as_ref().map(std::slice::from_ref)])?;
    }
    let now = request.time.moment;
    let oldest = now.checked_sub(LIST_LIVES).unwrap_or(Timestamp::MIN).as_microsecond();
    let (began, before) = match filter.after {
        None => (now.as_microsecond(), Place { issued: i64::MAX, seq: i64::MAX }),
        Some(Cursor { began, .. }) if began < oldest || began > now.as_microsecond() => {
            return Err(Refusal::PARAMETERS.into());
        }
        Some(Cursor { began, last }) => (began, last),
    };
    let label = filter.number.as_ref().map(|number| number.replace(char::is_whitespace, ""));
    let number = label.as_ref().filter(|label| label.bytes().all(|b| b.is_ascii_digit()));
    let mut places = Vec::new();
    for (from, locations) in days(view, request, filter, moment(began))? {
        let search = Search {
            locations: &serde_json::Value::from(locations).to_string(),
            from,
            before,
            number: number.and_then(|number| number.parse().ok()),
            label: label.as_deref(),
            state: filter.state.map(TicketState::number),
        };
        places.extend(story::search(view, &search, MOST_TICKETS + 1)?);
    }
    places.sort_unstable_by(|a, b| b.cmp(a));
    let goes_on = places.len() > MOST_TICKETS;
    places.truncate(MOST_TICKETS);
    let next = places.last().filter(|_| goes_on).map(|last| Cursor { began, last: *last });
    let tickets = places.into_iter().map(|place| Ok(story::ticket(view, place, &request.zones)?));
    Ok((tickets.collect::<Result<_, StorageFailure>>()?, next))
}

/// The locations that are wanted, by the beginning of their business day at a moment.
fn days(
    view: &View<'_>,
    request: &Request,
    filter: &TicketFilter,
    at: Timestamp,
) -> Result<BTreeMap<i64, Vec<String>>, StorageFailure> {
    let mut days: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let places = scope::places(&request.caller, filter.location.as_deref());
    for place in board::locations(view, &places)? {
        let zone = request.zones.of(place.time_zone.as_deref());
        days.entry(local_time::day_start(at, &zone).as_microsecond()).or_default().push(place.id);
    }
    Ok(days)
}

/// One thing that happened to a ticket.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    at: String,
    what: String,
    desk_id: Option<String>,
    user_id: Option<String>,
    to: Option<Destination>,
}

/// Where a ticket was sent, in the words of a transfer.
#[derive(Debug, Serialize)]
struct Destination {
    dst_type: String,
    dst_id: String,
}

/// A ticket, and all that happened to it.
pub(crate) fn story(
    view: &View<'_>,
    request: &Request,
    ticket: &str,
) -> Result<(Ticket, Vec<Entry>), Failure> {
    let found = tickets::place(view, ticket)?;
    let place = found.as_ref().map(|(_, place)| std::slice::from_ref(place));
    scope::check(&request.caller, [place])?;
    let (seq, _) = found.ok_or(Refusal::UNKNOWN_ID)?;
    let story = story::of(view, seq, &request.zones)?.into_iter().map(|entry| Entry {
        at: entry.at,
        what: entry.what,
        desk_id: entry.desk_id,
        user_id: entry.user_id,
        to: entry.to.map(|(dst_type, dst_id)| Destination { dst_type, dst_id }),
    });
    Ok((tickets::view(view, seq, &request.zones)?, story.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_nothing_else_is() {
        let cursor = Cursor { began: 3, last: Place { issued: 2, seq: 1 } };
        assert_eq!(Cursor::read(&cursor.to_string()), Some(cursor));
        for bad in ["", "1", "1.2", "1.2.3.4", "1.2.-3", "a.2.3", "1.2.3 ", "1.2.99999999999999999999"] {
            assert_eq!(Cursor::read(bad), None, "{bad}");
        }
    }
}
