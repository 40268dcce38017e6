//! The operations of the API, one function each, and the one table that lists them. Routing, the check of roles,
//! dispatch and the OpenAPI description follow from the table. A new operation is a row here, a function in the file of
//! its group, and a rule in `queue`.

pub(crate) mod calls;
pub(crate) mod events;
pub(crate) mod extensions;
pub(crate) mod lists;
pub(crate) mod session;
pub(crate) mod tickets;

use callpad_wire::op::{Method, role};
use rusqlite::{Connection, Transaction};

use crate::{
    api::{
        parameters::{Kind, Parameter, optional, required},
        params::Params,
        response::ResponseBody,
    },
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    queue,
};

/// An operation, as this server reads the document.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The name in the document's tables.
    pub(crate) name: &'static str,
    /// Another spelling of it (T3).
    pub(crate) other_name: Option<&'static str>,
    /// A parameter that may also be a path segment after the name (T6).
    pub(crate) in_path: Option<&'static str>,
    /// The only method allowed (T10).
    pub(crate) method: Method,
    /// The roles, by the document's ids (A7).
    pub(crate) roles: &'static [&'static str],
    /// The parameters, in the document's order.
    pub(crate) parameters: &'static [Parameter],
    /// The form of a success.
    pub(crate) response: ResponseForm,
    pub(crate) handler: Handler,
}

/// What a success contains besides `success`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseForm {
    /// Nothing.
    Empty,
    /// Who signed in, and the token.
    Session,
    /// The answer that was opened.
    Answer,
    /// The ticket that was issued.
    NewTicket,
    /// A list of tickets.
    Tickets,
    /// The services with their queues.
    Services,
}

/// The function that does the work.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    /// login: the one operation without a token (A4), and outside any transaction.
    SignIn,
    /// Reads the parameters; the returned closure runs on one view of the data.
    Read(fn(&Params) -> Result<Read, Refusal>),
    /// Reads the parameters; the returned closure runs in one transaction, once per `Idempotency-Key` (T12).
    Action(fn(&Context<'_>, &Params) -> Result<Action, Refusal>),
}

/// The request's context while its parameters are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) caller: &'a Caller,
    /// The second reading of M1.
    pub(crate) issue_and_call: bool,
}

/// What an action does in its transaction.
pub(crate) type Action =
    Box<dyn FnOnce(&Transaction<'_>, &queue::Request) -> Result<ResponseBody, Failure> + Send>;
/// What a read does on its view of the data.
pub(crate) type Read = Box<dyn FnOnce(&Connection, &queue::Request) -> Result<ResponseBody, Failure> + Send>;

const CALL_ONE: &[Parameter] = &[required("desk_id"), optional("user_id", Kind::Text), required("ticket_id")];
const ONE_ANSWER: &[Parameter] = &[required("answer_id")];
const ONE_DESK: &[Parameter] = &[required("desk_id")];

/// All operations, in the document's order.
pub(crate) static OPERATIONS: [Operation; 15] = [
    Operation {
        parameters: &[required("user_id"), optional("secret", Kind::Text)],
        response: ResponseForm::Session,
        ..operation("login", Handler::SignIn)
    },
    Operation {
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callticket", Handler::Action(calls::waiting))
    },
    Operation {
        roles: &[role::ACCESS, role::ISSUES_SERVICES],
        parameters: &[required("desk_id"), optional("user_id", Kind::Text), optional("services", Kind::Ids)],
        response: ResponseForm::Answer,
        ..operation("callnextticket", Handler::Action(calls::next))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("recall", Handler::Action(calls::recall))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("endcall", Handler::Action(calls::end))
    },
    Operation {
        roles: &[role::ACCESS, role::PAUSE],
        parameters: ONE_ANSWER,
        ..operation("pausecall", Handler::Action(calls::pause))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callpausedticket", Handler::Action(calls::paused))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("cancelcall", Handler::Action(calls::cancel))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callcancelledticket", Handler::Action(calls::cancelled))
    },
    Operation {
        roles: &[role::ACCESS, role::TRANSFER],
        parameters: &[
            required("answer_id"),
            required("dst_type"),
            required("dst_id"),
            optional("note", Kind::Text),
            optional("priority", Kind::Flag),
            optional("custom_field", Kind::Text),
            optional("desk_id", Kind::Text),
        ],
        ..operation("transfercall", Handler::Action(calls::transfer))
    },
    Operation {
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        parameters: &[
            optional("desk_id", Kind::Text),
            optional("user_id", Kind::Text),
            required("service_id"),
            optional("lang", Kind::Text),
            optional("custom_field", Kind::Text),
            optional("client_name", Kind::Text),
            optional("device_id", Kind::Text),
            optional("priority", Kind::Flag),
            optional("appointment", Kind::Text),
            optional("scheduled_to", Kind::Date),
            optional("from_virtualticket", Kind::Text),
        ],
        response: ResponseForm::NewTicket,
        ..operation("createticket", Handler::Action(tickets::create))
    },
    Operation {
        parameters: ONE_DESK,
        response: ResponseForm::Tickets,
        ..operation("pausedticketslist", Handler::Read(lists::paused))
    },
    Operation {
        parameters: &[required("service_id")],
        response: ResponseForm::Tickets,
        ..operation("waitingticketslist", Handler::Read(lists::waiting))
    },
    Operation {
        other_name: Some("cancelledticketslist"),
        parameters: ONE_DESK,
        response: ResponseForm::Tickets,
        ..operation("cancellededticketslist", Handler::Read(lists::cancelled))
    },
    Operation {
        method: Method::Get,
        in_path: Some("location_id"),
        parameters: &[optional("location_id", Kind::Text)],
        response: ResponseForm::Services,
        ..operation("waitingticketscount", Handler::Read(lists::queues))
    },
];

/// A POST without roles, parameters or response; the table gives the differences.
const fn operation(name: &'static str, handler: Handler) -> Operation {
    Operation {
        name,
        other_name: None,
        in_path: None,
        method: Method::Post,
        roles: &[],
        parameters: &[],
        response: ResponseForm::Empty,
        handler,
    }
}

impl Operation {
    /// By name, case-insensitive (T2), in either spelling (T3).
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|operation| {
            [Some(operation.name), operation.other_name]
                .into_iter()
                .flatten()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
    }

    /// Whether it changes the queue, and so takes an `Idempotency-Key` (T12).
    pub(crate) fn is_action(&self) -> bool {
        matches!(self.handler, Handler::Action(_))
    }

    /// Whether a token is needed while authentication is on (A4).
    pub(crate) fn needs_token(&self) -> bool {
        !matches!(self.handler, Handler::SignIn)
    }
}

#[cfg(test)]
mod tests {
    use callpad_wire::op::{self, Effect};

    use super::*;

    fn same<O: op::Operation>() -> &'static str {
        let operation = Operation::named(O::OP).unwrap();
        assert_eq!((operation.name, operation.method, operation.roles), (O::OP, O::METHOD, O::ROLES));
        assert_eq!(operation.other_name, O::OTHER_OP, "{}", O::OP);
        assert_eq!(operation.is_action(), O::EFFECT == Effect::Act, "{}", O::OP);
        operation.name
    }

    #[test]
    fn the_table_has_the_operations_of_the_wire_and_no_others() {
        let wire = [
            same::<op::Login>(),
            same::<op::CallTicket>(),
            same::<op::CallNextTicket>(),
            same::<op::Recall>(),
            same::<op::EndCall>(),
            same::<op::PauseCall>(),
            same::<op::CallPausedTicket>(),
            same::<op::CancelCall>(),
            same::<op::CallCancelledTicket>(),
            same::<op::TransferCall>(),
            same::<op::CreateTicket>(),
            same::<op::PausedTickets>(),
            same::<op::WaitingTickets>(),
            same::<op::CancelledTickets>(),
            same::<op::WaitingTicketsCount>(),
        ];
        assert_eq!(OPERATIONS.each_ref().map(|operation| operation.name), wire);
    }
}
