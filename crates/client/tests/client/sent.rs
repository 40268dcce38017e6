//! What each operation sends: its name, its method, its parameters.

use callpad_client::Session;
use callpad_wire::op::{
    CallCancelledTicket, CallPausedTicket, CallTicket, CancelCall, CancelledTickets, CreateTicket,
    Destination, PauseCall, PausedTickets, Recall, TransferCall, WaitingTicketsCount,
};
use callpad_wire::{AnswerId, DeskId, TicketId, UserId};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::{answer, call_next, client, end_call, ok, refusal, session, waiting};

async fn bodies(server: &MockServer) -> Vec<Value> {
    server.received_requests().await.unwrap().iter().map(|r| r.body_json().unwrap()).collect()
}

#[tokio::test]
async fn t2_t10_m15_each_operation_is_sent_as_the_tables_spell_it_and_there_is_no_other() {
    let server = MockServer::start().await;
    let everything = json!({
        "success": true, "authtoken": "t", "ticket": {"id":"t"}, "tickets": [], "services": [],
        "answer": {"id":"a","ticket":{"id":"t"}}
    });
    Mock::given(any()).respond_with(ok(everything)).mount(&server).await;
    let (session, _) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
    let (desk_id, user_id, ticket_id) = (DeskId::new("d1"), UserId::new("u1"), TicketId::new("t"));
    let answer_id = AnswerId::new("a");
    let call =
        CallTicket { desk_id: desk_id.clone(), user_id: user_id.clone(), ticket_id: ticket_id.clone() };
    let CallTicket { desk_id: d, user_id: u, ticket_id: t } = call.clone();
    let to = Destination::User("u2".into());
    let transfer = TransferCall {
        answer_id: answer_id.clone(),
        to,
        note: None,
        priority: false,
        custom_field: None,
        desk_id: desk_id.clone(),
    };
    session.call_next_ticket(&call_next()).await.unwrap();
    session.call_ticket(&call).await.unwrap();
    session.call_paused_ticket(&CallPausedTicket { desk_id: d, user_id: u, ticket_id: t }).await.unwrap();
    session
        .call_cancelled_ticket(&CallCancelledTicket { desk_id: desk_id.clone(), user_id, ticket_id })
        .await
        .unwrap();
    session.recall(&Recall { answer_id: answer_id.clone() }).await.unwrap();
    session.end_call(&end_call()).await.unwrap();
    session.pause_call(&PauseCall { answer_id: answer_id.clone() }).await.unwrap();
    session.cancel_call(&CancelCall { answer_id }).await.unwrap();
    session.transfer_call(&transfer).await.unwrap();
    session.create_ticket(&CreateTicket::plain("s1")).await.unwrap();
    session.waiting_tickets(&waiting()).await.unwrap();
    session.paused_tickets(&PausedTickets { desk_id: desk_id.clone() }).await.unwrap();
    session.cancelled_tickets(&CancelledTickets { desk_id }).await.unwrap();
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let sent: Vec<(String, String)> = server
        .received_requests()
        .await
        .unwrap()
        .iter()
        .map(|r| (r.method.to_string(), r.url.path().rsplit('/').next().unwrap().to_owned()))
        .collect();
    let table = [
        "login",
        "callnextticket",
        "callticket",
        "callpausedticket",
        "callcancelledticket",
        "recall",
        "endcall",
        "pausecall",
        "cancelcall",
        "transfercall",
        "createticket",
        "waitingticketslist",
        "pausedticketslist",
        "cancellededticketslist",
        "waitingticketscount",
    ];
    assert_eq!(sent.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), table);
    let methods: Vec<&str> = sent.iter().map(|(method, _)| method.as_str()).collect();
    assert_eq!((&methods[..14], methods[14]), (&["POST"; 14][..], "GET"));
}

#[tokio::test]
async fn m7_transfercall_sends_ones_own_desk_and_leaves_out_what_shall_stay() {
    let server = MockServer::start().await;
    answer(&server, "transfercall", 1, |_| ok(json!({"success":true}))).await;
    let transfer = TransferCall {
        answer_id: "a1".into(),
        to: Destination::Service("s2".into()),
        note: None,
        priority: true,
        custom_field: Some(String::new()),
        desk_id: "d1".into(),
    };
    session(&server.uri()).transfer_call(&transfer).await.unwrap();
    let sent = json!({"answer_id":"a1","dst_type":"service","dst_id":"s2","priority":"1","custom_field":"","desk_id":"d1"});
    assert_eq!(bodies(&server).await, [sent]);
}

#[tokio::test]
async fn m8_m9_v12_v13_createticket_sends_what_was_chosen_and_nothing_else() {
    let server = MockServer::start().await;
    answer(&server, "createticket", 1, |_| ok(json!({"success":true,"ticket":{"id":"t"}}))).await;
    let create = CreateTicket {
        desk_id: Some("d2".into()),
        user_id: Some("u2".into()),
        lang: Some("pt_PT".into()),
        custom_field: Some("F-7".into()),
        client_name: Some("Zoë".into()),
        device_id: Some("k1".into()),
        appointment: true,
        scheduled_to: Some("2026-11-23T10:30:00".parse().unwrap()),
        from_virtualticket: true,
        ..CreateTicket::plain("s1")
    };
    session(&server.uri()).create_ticket(&create).await.unwrap();
    let sent = json!({
        "desk_id":"d2","user_id":"u2","service_id":"s1","lang":"pt_PT","custom_field":"F-7","client_name":"Zoë",
        "device_id":"k1","appointment":"1","scheduled_to":"2026-11-23 10:30:00","from_virtualticket":"1"
    });
    assert_eq!(bodies(&server).await, [sent]);
}

#[tokio::test]
async fn v2_ids_travel_as_they_came() {
    let server = MockServer::start().await;
    answer(&server, "callticket", 1, |_| ok(refusal(7))).await;
    let call = CallTicket { desk_id: "007".into(), user_id: "u1".into(), ticket_id: " é/1 ".into() };
    session(&server.uri()).call_ticket(&call).await.unwrap_err();
    assert_eq!(bodies(&server).await, [json!({"desk_id":"007","user_id":"u1","ticket_id":" é/1 "})]);
}

#[tokio::test]
async fn v6_priority_is_a_boolean_at_createticket_and_a_text_at_transfercall() {
    let server = MockServer::start().await;
    answer(&server, "createticket", 2, |_| ok(json!({"success":true,"ticket":{"id":"t"}}))).await;
    answer(&server, "transfercall", 1, |_| ok(json!({"success":true}))).await;
    let session = session(&server.uri());
    session.create_ticket(&CreateTicket::plain("s1")).await.unwrap();
    session.create_ticket(&CreateTicket { priority: true, ..CreateTicket::plain("s1") }).await.unwrap();
    let to = Destination::Desk("d2".into());
    let (note, custom_field) = (Some(String::new()), None);
    let answer_id = "a1".into();
    let transfer = TransferCall { answer_id, to, note, priority: false, custom_field, desk_id: "d1".into() };
    session.transfer_call(&transfer).await.unwrap();
    assert_eq!(
        bodies(&server).await,
        [
            json!({"service_id":"s1"}),
            json!({"service_id":"s1","priority":true}),
            json!({"answer_id":"a1","dst_type":"desk","dst_id":"d2","note":"","priority":"0","desk_id":"d1"}),
        ]
    );
}
