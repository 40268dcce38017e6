//! The reads.

use serde_json::{Map, Value};

use super::{Method, Operation, OperationKind, Params};
use crate::ids::{DeskId, LocationId, ServiceId};
use crate::lenient::Unreadable;
use crate::model::{self, Readable, Ticket, WaitingService};

fn tickets(body: &Map<String, Value>) -> Result<Readable<Ticket>, Unreadable> {
    model::list(body, "tickets", |item| Ticket::read(Some(item)))
}

macro_rules! ticket_list {
    ($(#[$doc:meta])* $name:ident, $op:literal, $other:expr, $field:ident: $id:ty, $field_doc:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            #[doc = $field_doc]
            pub $field: $id,
        }

        impl Operation for $name {
            const OP: &'static str = $op;
            const OTHER_OP: Option<&'static str> = $other;
            const KIND: OperationKind = OperationKind::Read;
            type Reply = Readable<Ticket>;

            fn params(&self) -> Params {
                Params::new().text(stringify!($field), &self.$field)
            }

            fn read(body: &Map<String, Value>) -> Result<Readable<Ticket>, Unreadable> {
                tickets(body)
            }
        }
    };
}

ticket_list!(
    /// The waiting tickets of one service.
    WaitingTickets, "waitingticketslist", None, service_id: ServiceId, "The service."
);
ticket_list!(
    /// The paused tickets of the services assigned to a counter (M5).
    PausedTickets, "pausedticketslist", None, desk_id: DeskId, "The counter."
);
ticket_list!(
    /// The cancelled tickets, within tolerance, of the services assigned to a counter (M5, M12).
    CancelledTickets, "cancellededticketslist", Some("cancelledticketslist"), desk_id: DeskId, "The counter."
);

/// How many wait in each service, of one location or of all the user may see (T6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingTicketsCount {
    /// The location; `None` for every service the user may see.
    pub location: Option<LocationId>,
}

impl Operation for WaitingTicketsCount {
    const OP: &'static str = "waitingticketscount";
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    type Reply = Readable<WaitingService>;

    fn params(&self) -> Params {
        Params::new()
    }

    fn segment(&self) -> Option<&str> {
        self.location.as_ref().map(LocationId::as_str)
    }

    fn read(body: &Map<String, Value>) -> Result<Readable<WaitingService>, Unreadable> {
        model::list(body, "services", WaitingService::read)
    }
}
