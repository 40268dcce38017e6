//! One request and one reply type per operation.

mod board;
mod calls;
mod counters;
mod forecast;
mod hall;
mod lists;
mod login;
mod report;
mod supervisors;
mod tickets;

pub use board::{
    AdviceForOther, AdviceKind, Board, BoardAdvice, BoardCounter, BoardService, BoardStep, Boards,
    CounterState, LocationBoard, Overtaken, ServedTicket, ServiceDay, TicketName, WithoutAndWith,
};
pub use calls::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, Done, EndCall, PauseCall,
    Recall,
};
pub use counters::{AnswerRequest, AskCounter, PresenceState, TellPresence};
pub use forecast::{ForecastWaits, MoreCounters};
pub use hall::{
    CheckBegun, CheckHall, CheckState, CheckedDevice, DeviceKind, DeviceSound, HallCheck, HallDevice,
    HallPrinter, HallPrinters, PrintSlip, PrinterState,
};
pub use lists::{CancelledTickets, PausedTickets, WaitingTickets, WaitingTicketsCount};
pub use login::{Login, SignedIn};
pub use report::{Report, ReportPage, ReportRow};
pub use supervisors::{
    ChangeService, ChangeTicket, StoryEntry, StoryEvent, TicketStory, TicketWithStory, Tickets, TicketsPage,
    WaitingTicketChange,
};
pub use tickets::{CreateTicket, CreatedTicket, Destination, TransferCall};

use serde_json::{Map, Value};

use crate::lenient::Unreadable;
use crate::{BASE_PATH, EXTENSIONS_PATH};

pub use crate::model::Readable;

/// The HTTP method of an operation (T10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET: waitingticketscount only.
    Get,
    /// POST: everything else.
    Post,
}

/// Whether an operation may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationKind {
    /// Changes nothing, or nothing more when repeated; safe to repeat.
    Read,
    /// Changes something; sent once (T12).
    Act,
}

/// An operation of the API or of our server's extensions: its name, how it is sent, and how its response is read.
pub trait Operation {
    /// Name in the path, as in the document's tables (T2); an extension's path below [`crate::EXTENSIONS_PATH`].
    const OP: &'static str;
    /// The feature of our server that it needs (header `Callpad-Features`). `None`: an operation of the API's document.
    const FEATURE: Option<&'static str> = None;
    /// HTTP method.
    const METHOD: Method = Method::Post;
    /// Whether it may be repeated.
    const KIND: OperationKind;
    /// Roles the document asks for.
    const ROLES: &'static [&'static str] = &[];
    /// A second spelling of the name, tried once if the server does not know the first (T3).
    const OTHER_OP: Option<&'static str> = None;

    /// The response if `success` is true.
    type Reply;

    /// The parameters; absent ones are left out.
    fn params(&self) -> Params;

    /// An extra path segment after the operation's name (T6); for an extension, which object it is about.
    fn segment(&self) -> Option<&str> {
        None
    }

    /// Reads the response.
    fn read(body: &Map<String, Value>) -> Result<Self::Reply, Unreadable>;

    /// Checks that a response belongs to this request (T13).
    ///
    /// # Errors
    /// The field that shows otherwise.
    fn answered_by(&self, _: &Self::Reply) -> Result<(), Unreadable> {
        Ok(())
    }
}

/// The path below the server's base address where an operation lives, without the extra segment.
pub fn path<O: Operation>() -> String {
    format!("{}/{}", if O::FEATURE.is_some() { EXTENSIONS_PATH } else { BASE_PATH }, O::OP)
}

/// One parameter's value, independent of the encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A text.
    Text(String),
    /// A boolean: true in JSON, "1" or "0" in a form (V6).
    Bool(bool),
    /// A boolean that the document calls a string: "1" or "0" everywhere (V6, V12).
    Flag(bool),
    /// Several texts: an array in JSON, one field with the array as JSON text in a form (T5).
    Texts(Vec<String>),
}

/// The parameters of one request, in the document's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// No parameters yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Param) -> Self {
        self.0.push((name, value));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, name: &'static str, value: impl ToString) -> Self {
        self.with(name, Param::Text(value.to_string()))
    }

    /// Adds a text, if there is one.
    #[must_use]
    pub fn optional(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// The parameters, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// As a JSON body (T4).
    pub fn to_json(&self) -> Value {
        let value = |p: &Param| match p {
            Param::Text(t) => Value::from(t.as_str()),
            Param::Bool(b) => Value::from(*b),
            Param::Flag(b) => Value::from(bit(*b)),
            Param::Texts(list) => Value::from(list.clone()),
        };
        Value::Object(self.iter().map(|(name, p)| (name.to_owned(), value(p))).collect())
    }

    /// As the fields of a form body (T4).
    pub fn to_form(&self) -> Vec<(&'static str, String)> {
        let value = |p: &Param| match p {
            Param::Text(t) => t.clone(),
            Param::Bool(b) | Param::Flag(b) => bit(*b).to_owned(),
            Param::Texts(list) => Value::from(list.clone()).to_string(),
        };
        self.iter().map(|(name, p)| (name, value(p))).collect()
    }
}

fn bit(set: bool) -> &'static str {
    if set { "1" } else { "0" }
}

/// The roles of the API, by their ids in the document.
pub mod role {
    /// Access QM-PAD.
    pub const ACCESS: &str = "acl_qmpad_access";
    /// The user can select services.
    pub const SELECT_SERVICES: &str = "qm_qmpad_select_services";
    /// The user can select tickets from the waiting list.
    pub const ISSUES_SERVICES: &str = "qm_qmpad_issues_services";
    /// The user can pause tickets.
    pub const PAUSE: &str = "qm_qmpad_user_pause_ticket";
    /// The user can transfer tickets.
    pub const TRANSFER: &str = "qm_qmpad_transfer_tickets";
    /// Our own: boards and changes to waiting tickets.
    pub const SUPERVISE: &str = "callpad_supervise";

    /// Every role there is: those of the document, and ours.
    pub const ALL: [&str; 6] = [ACCESS, SELECT_SERVICES, ISSUES_SERVICES, PAUSE, TRANSFER, SUPERVISE];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t4_t5_v6_each_encoding_writes_its_own_form() {
        let params = Params::new()
            .text("desk_id", "007")
            .with("services", Param::Texts(vec!["a".into(), "b".into()]))
            .with("priority", Param::Bool(true))
            .with("appointment", Param::Flag(true))
            .optional("note", None::<String>);
        assert_eq!(
            params.to_json(),
            serde_json::json!({"desk_id":"007","services":["a","b"],"priority":true,"appointment":"1"})
        );
        assert_eq!(
            params.to_form(),
            [
                ("desk_id", "007".to_owned()),
                ("services", r#"["a","b"]"#.to_owned()),
                ("priority", "1".to_owned()),
                ("appointment", "1".to_owned())
            ]
        );
    }
}
