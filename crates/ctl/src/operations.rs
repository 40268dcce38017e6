//! Each operation with the line it comes to.

use callpad_client::{Error, Session};
use callpad_wire::op::{CallNextTicket, Readable, TellPresence, WaitingTicketsCount};
use callpad_wire::{Errno, Forecasts, LocationForecast, Operation, OperationKind, Ticket, WaitingService};
use serde_json::Value;

use crate::args::Request;
use crate::{output, say};

/// A failure, and whether it befell an action or a read.
pub(crate) struct Failed {
    pub(crate) error: Error,
    pub(crate) kind: OperationKind,
}

impl Failed {
    /// A read failed.
    pub(crate) fn read(error: Error) -> Self {
        Self { error, kind: OperationKind::Read }
    }
}

impl Request {
    /// Whether it may be repeated.
    fn kind(&self) -> OperationKind {
        match self {
            Self::WaitingTickets(_)
            | Self::PausedTickets(_)
            | Self::CancelledTickets(_)
            | Self::Tickets(_)
            | Self::Ticket(_)
            | Self::Board(_)
            | Self::WaitingTicketsCount(_)
            | Self::Requests(_) => OperationKind::Read,
            Self::Presence(_) => TellPresence::KIND,
            _ => OperationKind::Act,
        }
    }
}

/// Sends the operation.
pub(crate) async fn carry_out(session: &Session, request: &Request) -> Result<Value, Failed> {
    let result = match request {
        Request::CallNextTicket(call) => {
            let call = with_services(session, call).await.map_err(Failed::read)?;
            session.call_next_ticket(&call).await.map(|a| output::answer(&a))
        }
        Request::CallTicket(call) => session.call_ticket(call).await.map(|a| output::answer(&a)),
        Request::CallPausedTicket(call) => session.call_paused_ticket(call).await.map(|a| output::answer(&a)),
        Request::CallCancelledTicket(call) => {
            session.call_cancelled_ticket(call).await.map(|a| output::answer(&a))
        }
        Request::Recall(recall) => session.recall(recall).await.map(|_| output::done()),
        Request::EndCall(end) => session.end_call(end).await.map(|_| output::done()),
        Request::PauseCall(pause) => session.pause_call(pause).await.map(|_| output::done()),
        Request::CancelCall(cancel) => session.cancel_call(cancel).await.map(|_| output::done()),
        Request::TransferCall(transfer) => session.transfer_call(transfer).await.map(|_| output::done()),
        Request::CreateTicket(create) => session.create_ticket(create).await.map(|c| output::created(&c)),
        Request::ChangeTicket(change) => session.change_ticket(change).await.map(|t| output::ticket(&t)),
        Request::ChangeService(change) => session.change_service(change).await.map(|s| output::service(&s)),
        Request::Tickets(read) => {
            session.tickets(read).await.map(|page| output::page(&told(page.tickets), page.next.as_deref()))
        }
        Request::Ticket(read) => {
            session.ticket_story(read).await.map(|found| output::story(&found.ticket, &told(found.story)))
        }
        Request::Board(location) => session.board(location.as_ref()).await.map(output::board),
        Request::Presence(presence) => session.tell_presence(presence).await.map(|_| output::done()),
        Request::Ask(ask) => session.ask_counter(ask).await.map(|request| output::request(&request)),
        Request::AnswerRequest(answer) => {
            session.answer_request(answer).await.map(|request| output::request(&request))
        }
        Request::Requests(desk) => {
            session.open_requests(desk.as_ref()).await.map(|list| output::requests(&told(list)))
        }
        Request::Forecast(read) => session.forecast(read).await.map(forecasts),
        Request::WaitingTickets(read) => session.waiting_tickets(read).await.map(tickets),
        Request::PausedTickets(read) => session.paused_tickets(read).await.map(tickets),
        Request::CancelledTickets(read) => session.cancelled_tickets(read).await.map(tickets),
        Request::WaitingTicketsCount(read) => session.waiting_tickets_count(read).await.map(services),
    };
    result.map_err(|error| Failed { error, kind: request.kind() })
}

/// Where none is named: every service that the server names. Without any, nobody can be waiting, and an empty list
/// is never sent (T5).
async fn with_services(session: &Session, call: &CallNextTicket) -> Result<CallNextTicket, Error> {
    let mut call = call.clone();
    if call.services.is_empty() {
        let all = session.waiting_tickets_count(&WaitingTicketsCount::default()).await?;
        call.services = all.items.into_iter().map(|s| s.service.id).collect();
    }
    if call.services.is_empty() {
        let (operation, roles) = (CallNextTicket::OP, CallNextTicket::ROLES);
        return Err(Error::Refused { operation, status: 200, errno: Errno::NO_VALUES, roles });
    }
    Ok(call)
}

fn tickets(list: Readable<Ticket>) -> Value {
    output::tickets(&told(list))
}

fn services(list: Readable<WaitingService>) -> Value {
    output::services(&told(list))
}

fn forecasts(read: Forecasts) -> Value {
    let said = |one: LocationForecast| LocationForecast {
        services: told(one.services),
        tickets: told(one.tickets),
        ..one
    };
    output::forecasts(&Forecasts { base: said(read.base), changed: read.changed.map(said), ..read })
}

/// Names what could not be read: one bad entry does not hide the rest.
pub(crate) fn told<T>(list: Readable<T>) -> Readable<T> {
    for unreadable in &list.unreadable {
        say(&format_args!("warning: {unreadable}"));
    }
    list
}
