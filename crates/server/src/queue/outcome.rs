//! What comes of a change, in the form in which it is answered and kept under its key.

use callpad_wire::{Answer, Ticket, TicketStrings, WaitingService};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

use crate::{
    domain::{local_time, text},
    feed::ChangeNumbers,
    rules::create::Create,
};

/// What comes of a change: its members in an answer.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Outcome {
    /// Nothing that is told.
    Nothing {},
    /// The ticket that was issued.
    Issued(Box<Issued>),
    /// The answer that was opened.
    Answer { answer: Answer },
    /// The ticket as it is then.
    Ticket { ticket: Ticket },
    /// The service with its queue as it is then.
    Service { service: WaitingService },
    /// What is asked of a counter, as it is then.
    Request { request: Map<String, Value> },
    /// The ticket that a kiosk has issued, or holds.
    AtKiosk(IssuedAtKiosk),
}

/// A ticket that a kiosk has issued, or holds for its slip.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct IssuedAtKiosk {
    pub(crate) id: String,
    pub(crate) tag: String,
    pub(crate) number: String,
    pub(crate) service_id: String,
    pub(crate) service_name: String,
    pub(crate) ahead: u32,
    pub(crate) is_held: bool,
}

/// A ticket that was issued.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) ticket: Ticket,
    /// How many wait in the service, including this ticket if it waits.
    pub(crate) waiting: u32,
    pub(crate) average_wait_s: u32,
    pub(crate) strings: Option<TicketStrings>,
    /// By the second reading of M1.
    pub(crate) answer: Option<Answer>,
}

impl Issued {
    /// What is printed on it, if a device prints; `issued` is the location's time.
    pub(crate) fn with_strings(mut self, asked: &Create, issued: DateTime) -> Self {
        let lang = asked.lang.as_deref().unwrap_or(text::DEFAULT_LANG);
        let ahead = if self.answer.is_some() { 0 } else { self.waiting.saturating_sub(1) };
        self.strings = asked
            .device
            .is_some()
            .then(|| text::ticket_strings(lang, ahead, self.average_wait_s, issued, asked.priority));
        self
    }
}

impl Serialize for Issued {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ticket", &IssuedTicket(self))?;
        if let Some(strings) = &self.strings {
            map.serialize_entry("ticket_strings", strings)?;
        }
        if let Some(answer) = &self.answer {
            map.serialize_entry("answer", answer)?;
        }
        map.end()
    }
}

/// The document's ticket with the two members that only createticket has; the average is `hh:mm:ss` (V5).
struct IssuedTicket<'a>(&'a Issued);

impl Serialize for IssuedTicket<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Issued { ticket, waiting, average_wait_s, .. } = self.0;
        let mut map = serializer.serialize_map(None)?;
        ticket.write_members(&mut map)?;
        map.serialize_entry("number_of_waiting_tickets", &waiting.to_string())?;
        map.serialize_entry("avg_waiting_time", &local_time::hh_mm_ss(*average_wait_s))?;
        map.end()
    }
}

/// A change that is done and on the disk.
#[derive(Debug)]
pub(crate) struct Done {
    /// Its [`Outcome`]; of the first time, if it was asked for again under the same key.
    pub(crate) members: Map<String, Value>,
    /// Under which numbers its changes are told.
    pub(crate) numbers: ChangeNumbers,
}
