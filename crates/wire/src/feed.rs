//! Messages of our server's events extension (`push`); a real Bloom server has none.

use serde_json::{Map, Value};

use crate::lenient::{self, Fields};
use crate::{AnswerId, CounterRequest, DeskId, LocationId, Ticket, Unreadable, WaitingService, json};

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedMessage {
    /// Its number; the next message gives it as `prev`.
    pub seq: i64,
    /// The number of the previous message on this connection; `None` in the first.
    pub prev: Option<i64>,
    /// Its content.
    pub what: FeedEvent,
}

/// The content of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum FeedEvent {
    /// The first message; changes after this number follow.
    Hello,
    /// A ticket changed.
    Ticket(Box<TicketChange>),
    /// A service was renamed, opened or closed.
    Service(Box<WaitingService>),
    /// A supervisor asked something of a counter, or that has ended.
    Request(Box<CounterRequest>),
    /// Somebody came to this counter or left it; supervisors are told. `None`: a counter that cannot be read.
    Counter(Option<DeskId>),
    /// A screen or kiosk of this location came or went; supervisors are told. `None`: a location that cannot be read.
    Device(Option<LocationId>),
    /// An administrator changed the directory of a location of the person: names, services, targets, roles.
    Directory,
    /// Read the lists again.
    Reset,
    /// Something from a newer server, unknown here: something may have changed, so the lists are read again.
    Unknown,
}

/// A ticket that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketChange {
    /// The kind of change.
    pub change: TicketChangeKind,
    /// The ticket after it.
    pub ticket: Ticket,
    /// The counter, if an answer is concerned.
    pub desk_id: Option<DeskId>,
    /// The answer, if one is concerned.
    pub answer_id: Option<AnswerId>,
}

/// How a ticket changed: in the feed's messages and in its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketChangeKind {
    /// Issued.
    Created,
    /// Called.
    Called,
    /// Announced again.
    Recalled,
    /// Served, or a reset ended it.
    Ended,
    /// Set aside.
    Paused,
    /// Closed as a no-show, or a supervisor cancelled it.
    Cancelled,
    /// A counter sent it on: it waits again.
    Transferred,
    /// A supervisor changed it while it waited, or let it wait again.
    Changed,
}

impl TicketChangeKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Created,
        Self::Called,
        Self::Recalled,
        Self::Ended,
        Self::Paused,
        Self::Cancelled,
        Self::Transferred,
        Self::Changed,
    ];

    /// The server's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Called => "called",
            Self::Recalled => "recalled",
            Self::Ended => "ended",
            Self::Paused => "paused",
            Self::Cancelled => "cancelled",
            Self::Transferred => "transferred",
            Self::Changed => "changed",
        }
    }

    /// The kind with this word, if this version knows it.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl FeedMessage {
    /// Reads one message.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let value = json::read(text);
        let Some(Value::Object(map)) = &value else { return Err(Unreadable::new("seq", value.as_ref())) };
        let number = |name: &str| map.get(name).and_then(lenient::integer);
        let seq = number("seq").ok_or_else(|| Unreadable::new("seq", map.get("seq")))?;
        let kind = map.text("type").unwrap_or_default();
        let what = match kind.as_str() {
            "hello" => FeedEvent::Hello,
            "reset" => FeedEvent::Reset,
            "directory" => FeedEvent::Directory,
            "service" => {
                let service = map.get("service").unwrap_or(&Value::Null);
                FeedEvent::Service(Box::new(WaitingService::read(service).map_err(|e| e.under("service"))?))
            }
            "ticket" => ticket(map)?,
            "counter" => FeedEvent::Counter(map.get("desk_id").and_then(lenient::id).map(DeskId::new)),
            "device" => FeedEvent::Device(map.get("location_id").and_then(lenient::id).map(LocationId::new)),
            "request" => {
                let request = CounterRequest::read(map.get("request")).map_err(|e| e.under("request"))?;
                FeedEvent::Request(Box::new(request))
            }
            _ => FeedEvent::Unknown,
        };
        Ok(Self { seq, prev: number("prev").filter(|_| what != FeedEvent::Hello), what })
    }
}

fn ticket(map: &Map<String, Value>) -> Result<FeedEvent, Unreadable> {
    let Some(change) = TicketChangeKind::of(&map.text("change").unwrap_or_default()) else {
        return Ok(FeedEvent::Unknown);
    };
    Ok(FeedEvent::Ticket(Box::new(TicketChange {
        change,
        ticket: Ticket::read(map.get("ticket")).map_err(|e| e.under("ticket"))?,
        desk_id: map.get("desk_id").and_then(lenient::id).map(DeskId::new),
        answer_id: map.get("answer_id").and_then(lenient::id).map(AnswerId::new),
    })))
}

/// Why a change feed ended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeedEnd {
    /// The connection broke or fell silent, or the server closed it.
    #[error("the line broke")]
    Broken,
    /// The session has ended: the next request renews it, or says that it cannot.
    #[error("the session has ended")]
    TokenEnded,
    /// Something other than a message came: nothing from this feed can be trusted any more.
    #[error("the field {field} of a message could not be read")]
    Unreadable {
        /// Path of the field.
        field: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_leniently_and_what_is_new_is_passed_over() {
        let hello = FeedMessage::read(r#"{"type":"hello","seq":7}"#).unwrap();
        assert_eq!(hello, FeedMessage { seq: 7, prev: None, what: FeedEvent::Hello });
        let text = r#"{"seq":"42","prev":40,"type":"ticket","change":"paused","ticket":{"id":5,"number":"042"},"desk_id":"","answer_id":9}"#;
        let message = FeedMessage::read(text).unwrap();
        let FeedEvent::Ticket(change) = message.what else { panic!("{message:?}") };
        assert_eq!((message.seq, message.prev, change.change), (42, Some(40), TicketChangeKind::Paused));
        assert_eq!(
            (change.ticket.id.as_str(), change.desk_id, change.answer_id),
            ("5", None, Some("9".into()))
        );
        let text = r#"{"seq":9,"prev":8,"type":"ticket","change":"changed","ticket":{"id":5}}"#;
        let FeedEvent::Ticket(change) = FeedMessage::read(text).unwrap().what else { panic!("{text}") };
        assert_eq!(change.change, TicketChangeKind::Changed);
        let counter = |text: &str| FeedMessage::read(text).unwrap().what;
        assert_eq!(
            counter(r#"{"seq":9,"prev":8,"type":"counter","desk_id":7,"state":"gone"}"#),
            FeedEvent::Counter(Some("7".into()))
        );
        assert_eq!(counter(r#"{"seq":9,"prev":8,"type":"counter"}"#), FeedEvent::Counter(None));
        let device =
            r#"{"seq":9,"prev":8,"type":"device","location_id":"l","device":{"id":"s","here":false}}"#;
        assert_eq!(counter(device), FeedEvent::Device(Some("l".into())));
        assert_eq!(counter(r#"{"seq":9,"prev":8,"type":"directory"}"#), FeedEvent::Directory);
        for text in
            [r#"{"seq":1,"prev":0,"type":"board"}"#, r#"{"seq":1,"prev":0,"type":"ticket","change":"x"}"#]
        {
            assert_eq!(FeedMessage::read(text).unwrap().what, FeedEvent::Unknown);
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, field) in [
            ("", "seq"),
            ("[]", "seq"),
            ("{\"type\":\"reset\"}", "seq"),
            (r#"{"seq":1,"type":"ticket","change":"created","ticket":{}}"#, "ticket.id"),
            (r#"{"seq":1,"type":"service"}"#, "service.id"),
        ] {
            assert_eq!(FeedMessage::read(text).unwrap_err().field, field, "{text}");
        }
    }
}
