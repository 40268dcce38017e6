//! What supervisors look up: the tickets of the business day, and what happened to one.

use std::{collections::BTreeMap, fmt};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::{
    domain::{
        local_time::{self, moment},
        refusal::Refusal,
        ticket::TicketState,
        zones::Zones,
    },
    store::board::Location,
};

/// The most tickets of one answer: a page of them has at most about 2 MiB.
pub(crate) const MOST_TICKETS: usize = 100;
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

/// A ticket's place in the order of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// In microseconds since 1970.
    pub(crate) issued: i64,
    pub(crate) seq: i64,
}

/// What is looked for by a filter at one moment.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// When the list began, in microseconds: it is of the business day of then.
    began: i64,
    /// Before this place in the order of issue.
    pub(crate) before: Place,
    /// The number alone, or with its tag and no blank.
    pub(crate) number: Option<i64>,
    pub(crate) label: Option<String>,
    pub(crate) state: Option<i64>,
}

impl Search {
    /// # Errors
    /// If the list that is to go on is too old, or none of ours.
    pub(crate) fn of(filter: &TicketFilter, now: Timestamp) -> Result<Self, Refusal> {
        let oldest = now.checked_sub(LIST_LIVES).unwrap_or(Timestamp::MIN).as_microsecond();
        let (began, before) = match filter.after {
            None => (now.as_microsecond(), Place { issued: i64::MAX, seq: i64::MAX }),
            Some(Cursor { began, .. }) if began < oldest || began > now.as_microsecond() => {
                return Err(Refusal::PARAMETERS);
            }
            Some(Cursor { began, last }) => (began, last),
        };
        let label = filter.number.as_ref().map(|number| number.replace(char::is_whitespace, ""));
        let number = label.as_ref().filter(|label| label.bytes().all(|b| b.is_ascii_digit()));
        let number = number.and_then(|number| number.parse().ok());
        Ok(Self { began, before, number, label, state: filter.state.map(TicketState::number) })
    }

    /// The locations by the beginning of the business day that is listed, in microseconds.
    pub(crate) fn days(&self, places: Vec<Location>, zones: &Zones) -> BTreeMap<i64, Vec<String>> {
        let mut days: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for place in places {
            let zone = zones.of(place.time_zone.as_deref());
            let begins = local_time::day_start(moment(self.began), &zone).as_microsecond();
            days.entry(begins).or_default().push(place.id);
        }
        days
    }

    /// Of what was found at all locations the newest, and where the list goes on.
    pub(crate) fn page(&self, mut found: Vec<Place>) -> (Vec<Place>, Option<Cursor>) {
        found.sort_unstable_by(|a, b| b.cmp(a));
        let goes_on = found.len() > MOST_TICKETS;
        found.truncate(MOST_TICKETS);
        let next = found.last().filter(|_| goes_on).map(|last| Cursor { began: self.began, last: *last });
        (found, next)
    }
}

/// One thing that happened to a ticket.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    /// In the location's time, in the document's form (V4).
    pub(crate) at: String,
    pub(crate) what: String,
    pub(crate) desk_id: Option<String>,
    pub(crate) user_id: Option<String>,
    pub(crate) to: Option<Destination>,
}

/// Where a ticket was sent, in the words of a transfer.
#[derive(Debug, Serialize)]
pub(crate) struct Destination {
    pub(crate) dst_type: String,
    pub(crate) dst_id: String,
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
