//! Every operation of the first day against the real server, and every error number that our client can meet there
//! (4 is about `format`, which it never sends: T7).

use callpad_client::{Error, Session};
use callpad_testkit::{TestServer, start_server};
use callpad_wire::lenient::Unreadable;
use callpad_wire::op::{
    CallNextTicket, CallTicket, CreateTicket, EndCall, Method, Operation, OperationKind, Params, Recall,
    WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{LocationId, ServiceId};
use serde_json::{Map, Value};

fn errno<T: std::fmt::Debug>(result: Result<T, Error>) -> u32 {
    match result {
        Err(Error::Refused { errno, .. }) => errno.0,
        other => panic!("{other:?}"),
    }
}

fn call_next(server: &TestServer, services: Vec<ServiceId>) -> CallNextTicket {
    CallNextTicket { desk_id: server.desk_id(), user_id: server.user_id(), services }
}

async fn open_services(session: &Session) -> Vec<ServiceId> {
    let all = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap().items;
    all.into_iter().filter(|s| s.open).map(|s| s.service.id).collect()
}

#[tokio::test]
async fn a_ticket_is_issued_listed_called_recalled_and_ended() {
    let server = start_server().await;
    let session = server.session().await;
    let services = open_services(&session).await;
    let made = session.create_ticket(&CreateTicket::plain(services[0].clone())).await.unwrap();
    let list = session.waiting_tickets(&WaitingTickets { service_id: services[0].clone() }).await.unwrap();
    assert!(list.unreadable.is_empty());
    assert!(list.items.iter().any(|t| t.id == made.ticket.id));

    let call = CallTicket {
        desk_id: server.desk_id(),
        user_id: server.user_id(),
        ticket_id: made.ticket.id.clone(),
    };
    let answer = session.call_ticket(&call).await.unwrap();
    assert_eq!(answer.ticket.label(), made.ticket.label());
    session.recall(&Recall { answer_id: answer.id.clone() }).await.unwrap();
    session.end_call(&EndCall { answer_id: answer.id }).await.unwrap();

    let next = session.call_next_ticket(&call_next(&server, services)).await.unwrap();
    assert_ne!(next.ticket.id, made.ticket.id);
    server.shutdown().await;
}

#[tokio::test]
async fn t6_counts_of_one_location_and_of_all() {
    let server = start_server().await;
    let session = server.session().await;
    let directory = session.directory().await.unwrap();
    let desk = directory.desk(&server.desk_id()).unwrap();
    let here = WaitingTicketsCount { location: desk.location_id.clone() };
    let here = session.waiting_tickets_count(&here).await.unwrap().items;
    let all = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap().items;
    assert!(!here.is_empty() && here.len() <= all.len());
    let nowhere = WaitingTicketsCount { location: Some(LocationId::new("no/such place?")) };
    // An unknown location is errno 6, which for a list means empty (M10).
    assert!(session.waiting_tickets_count(&nowhere).await.unwrap().items.is_empty());
    server.shutdown().await;
}

/// An operation that our client never sends.
macro_rules! stray {
    ($name:ident, $op:literal, $method:expr, $params:expr) => {
        struct $name;
        impl Operation for $name {
            const OP: &'static str = $op;
            const METHOD: Method = $method;
            const KIND: OperationKind = OperationKind::Act;
            type Reply = ();
            fn params(&self) -> Params {
                $params
            }
            fn read(_: &Map<String, Value>) -> Result<(), Unreadable> {
                Ok(())
            }
        }
    };
}

stray!(NoOperation, "", Method::Post, Params::new());
stray!(WrongMethod, "recall", Method::Get, Params::new());
stray!(UnknownOperation, "makecoffee", Method::Post, Params::new());
stray!(MissingParameter, "endcall", Method::Post, Params::new());

#[tokio::test]
async fn every_error_number_comes_back_as_itself() {
    let server = start_server().await;
    let session = server.session().await;
    assert_eq!(errno(session.send(&NoOperation).await), 1);
    assert_eq!(errno(session.send(&WrongMethod).await), 2);
    assert_eq!(errno(session.send(&UnknownOperation).await), 3);
    assert_eq!(errno(session.send(&MissingParameter).await), 5);
    assert_eq!(errno(session.recall(&Recall { answer_id: "none".into() }).await), 6);

    let services = open_services(&session).await;
    let answer = session.call_next_ticket(&call_next(&server, services.clone())).await.unwrap();
    // A counter has one open answer (M3).
    assert_eq!(errno(session.call_next_ticket(&call_next(&server, services.clone())).await), 7);
    session.end_call(&EndCall { answer_id: answer.id.clone() }).await.unwrap();
    assert_eq!(errno(session.end_call(&EndCall { answer_id: answer.id }).await), 7);

    // Serve everybody, then nobody is left.
    loop {
        match session.call_next_ticket(&call_next(&server, services.clone())).await {
            Ok(answer) => session.end_call(&EndCall { answer_id: answer.id }).await.unwrap(),
            refused => {
                assert!(refused.as_ref().is_err_and(Error::is_nobody_waiting));
                assert_eq!(errno(refused), 8);
                break;
            }
        };
    }
    server.shutdown().await;
}
