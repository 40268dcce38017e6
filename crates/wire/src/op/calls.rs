//! The four operations that call a ticket, and the four that need its answer.

use serde_json::{Map, Value};

use super::{Operation, OperationKind, Param, Params, role};
use crate::ids::{AnswerId, DeskId, ServiceId, TicketId, UserId};
use crate::lenient::Unreadable;
use crate::model::Answer;

fn answer(body: &Map<String, Value>) -> Result<Answer, Unreadable> {
    Answer::read(body.get("answer")).map_err(|e| e.under("answer"))
}

macro_rules! call_operation {
    ($(#[$doc:meta])* $name:ident, $op:literal, $roles:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            /// The counter that calls.
            pub desk_id: DeskId,
            /// The person who calls; always one's own (A6).
            pub user_id: UserId,
            /// The ticket.
            pub ticket_id: TicketId,
        }

        impl Operation for $name {
            const OP: &'static str = $op;
            const KIND: OperationKind = OperationKind::Act;
            const ROLES: &'static [&'static str] = $roles;
            type Reply = Answer;

            fn params(&self) -> Params {
                Params::new()
                    .text("desk_id", &self.desk_id)
                    .text("user_id", &self.user_id)
                    .text("ticket_id", &self.ticket_id)
            }

            fn read(body: &Map<String, Value>) -> Result<Answer, Unreadable> {
                answer(body)
            }

            fn answered_by(&self, answer: &Answer) -> Result<(), Unreadable> {
                if answer.ticket.id == self.ticket_id {
                    return Ok(());
                }
                let found = Value::from(answer.ticket.id.as_str());
                Err(Unreadable::new("answer.ticket.id", Some(&found)))
            }
        }
    };
}

call_operation!(
    /// Calls one waiting ticket (M14).
    CallTicket, "callticket", &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES]
);
call_operation!(
    /// Calls one paused ticket.
    CallPausedTicket, "callpausedticket", &[role::ACCESS]
);
call_operation!(
    /// Calls one cancelled ticket, within tolerance (M12).
    CallCancelledTicket, "callcancelledticket", &[role::ACCESS]
);

/// Calls the ticket that is next (M4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallNextTicket {
    /// The counter that calls.
    pub desk_id: DeskId,
    /// The person who calls; always one's own (A6).
    pub user_id: UserId,
    /// The services served; never empty (T5).
    pub services: Vec<ServiceId>,
}

impl Operation for CallNextTicket {
    const OP: &'static str = "callnextticket";
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::ACCESS, role::ISSUES_SERVICES];
    type Reply = Answer;

    fn params(&self) -> Params {
        let services = self.services.iter().map(|s| s.as_str().to_owned()).collect();
        Params::new()
            .text("desk_id", &self.desk_id)
            .text("user_id", &self.user_id)
            .with("services", Param::Texts(services))
    }

    fn read(body: &Map<String, Value>) -> Result<Answer, Unreadable> {
        answer(body)
    }
}

/// The response is only `success` (M13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done;

macro_rules! answer_operation {
    ($(#[$doc:meta])* $name:ident, $op:literal, $roles:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            /// The open answer (M1).
            pub answer_id: AnswerId,
        }

        impl Operation for $name {
            const OP: &'static str = $op;
            const KIND: OperationKind = OperationKind::Act;
            const ROLES: &'static [&'static str] = $roles;
            type Reply = Done;

            fn params(&self) -> Params {
                Params::new().text("answer_id", &self.answer_id)
            }

            fn read(_: &Map<String, Value>) -> Result<Done, Unreadable> {
                Ok(Done)
            }
        }
    };
}

answer_operation!(
    /// Announces the open ticket again (M19, M20).
    Recall, "recall", &[role::ACCESS]
);
answer_operation!(
    /// Ends the service of the ticket.
    EndCall, "endcall", &[role::ACCESS]
);
answer_operation!(
    /// Sets the ticket aside, to be called again later.
    PauseCall, "pausecall", &[role::ACCESS, role::PAUSE]
);
answer_operation!(
    /// Closes the ticket as a no-show.
    CancelCall, "cancelcall", &[role::ACCESS]
);
