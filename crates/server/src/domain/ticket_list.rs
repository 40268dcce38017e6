//! A list of tickets, written as it is sent.

use callpad_wire::Ticket;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// The most tickets in a list, the first ones in its order: several times the fullest hall.
pub(crate) const MOST_LISTED: usize = 10_000;

/// The most bytes of a list: below the 32 MiB that our client reads. Ten thousand tickets with usual texts have a fifth of it, and
/// with the longest texts 1,800 have it.
const LARGEST: usize = 31 * 1024 * 1024;

/// Tickets as a JSON array. Each is written when it comes, so that a long list needs the room of its bytes and no more.
#[derive(Debug)]
pub(crate) struct TicketList {
    json: Vec<u8>,
    length: usize,
    largest: usize,
}

impl Default for TicketList {
    fn default() -> Self {
        Self::at_most(LARGEST)
    }
}

impl TicketList {
    fn at_most(largest: usize) -> Self {
        Self { json: vec![b'['], length: 0, largest }
    }

    /// Adds a ticket if the list has room for it; one that it has no room for, and all after it, are not in the list.
    ///
    /// # Errors
    /// If the ticket cannot be written.
    pub(crate) fn push(&mut self, ticket: &Ticket) -> serde_json::Result<bool> {
        let before = self.json.len();
        if self.length > 0 {
            self.json.push(b',');
        }
        serde_json::to_writer(&mut self.json, ticket)?;
        if self.length == MOST_LISTED || self.json.len() >= self.largest {
            self.json.truncate(before);
            return Ok(false);
        }
        self.length += 1;
        Ok(true)
    }

    /// The array.
    pub(crate) fn into_json(mut self) -> Vec<u8> {
        self.json.push(b']');
        self.json
    }

    /// The array, for whoever has to look into it.
    pub(crate) fn into_value(self) -> Value {
        // What was written can be read.
        serde_json::from_slice(&self.into_json()).unwrap_or_default()
    }
}

/// As any list; whoever sends it takes [`TicketList::into_json`].
impl Serialize for TicketList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = [&self.json[..], b"]"].concat();
        let tickets: Vec<Value> = serde_json::from_slice(&json).map_err(serde::ser::Error::custom)?;
        tickets.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(number: usize) -> Ticket {
        Ticket::bare(format!("t-{number}"), format!("{number:03}"))
    }

    fn ids(list: TicketList) -> Vec<String> {
        let value = list.into_value();
        value.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_list_has_as_many_tickets_as_may_be_and_is_whole() {
        assert_eq!(TicketList::default().into_json(), b"[]");
        let mut list = TicketList::default();
        let taken = (0..MOST_LISTED + 5).filter(|number| list.push(&ticket(*number)).unwrap()).count();
        assert_eq!(taken, MOST_LISTED);
        let ids = ids(list);
        assert_eq!((ids.len(), ids[0].as_str(), ids[9_999].as_str()), (MOST_LISTED, "t-0", "t-9999"));
    }

    #[test]
    fn a_list_of_the_longest_texts_ends_before_it_is_too_long() {
        let mut list = TicketList::at_most(100_000);
        let mut large = ticket(0);
        large.note = Some("\u{1f3ab}".repeat(1_000));
        let mut taken = 0;
        while list.push(&large).unwrap() {
            taken += 1;
        }
        assert!(!list.push(&large).unwrap(), "what is full stays full");
        assert!((15..25).contains(&taken), "{taken}");
        let json = list.into_json();
        assert!(json.len() <= 100_000 && serde_json::from_slice::<Vec<Value>>(&json).unwrap().len() == taken);
    }
}
