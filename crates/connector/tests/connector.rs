//! The real session as the desk's port to the server: which request each action makes.

// Helpers of tests belong to the tests, but clippy does not know that.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use callpad_client::{Client, Options, ServerAddress, Session};
use callpad_connector::Connector;
use callpad_desk::ports::TicketApi;
use callpad_desk::{Outcome, QueueReply, ReadBack, Request};
use callpad_wire::IdempotencyKey;
use callpad_wire::op::{CallNextTicket, CallTicket, CreateTicket, EndCall, Recall};
use serde_json::{Value, json};
use wiremock::matchers::{body_partial_json, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn connector(server: &MockServer) -> Connector {
    let address = ServerAddress::parse(&server.uri()).unwrap();
    let client = Client::new(address, Options::default()).unwrap();
    Connector::new(Session::resume(client, "ana".into(), None, None))
}

async fn answers(server: &MockServer, op: &str, sent: Value, body: Value, features: &str) {
    let response = ResponseTemplate::new(200).set_body_json(body).insert_header("Callpad-Features", features);
    let mock = Mock::given(path(format!("/restapi/v2/queuemanagement/{op}"))).and(method("POST"));
    mock.and(body_partial_json(sent)).respond_with(response).expect(1).mount(server).await;
}

fn answer() -> Value {
    json!({"success": true, "answer": {"id": "w1", "ticket": {"id": "t1", "number": "001"}}})
}

#[tokio::test]
async fn each_operation_goes_to_its_own_place() {
    let server = MockServer::start().await;
    answers(
        &server,
        "callnextticket",
        json!({"desk_id": "3", "user_id": "ana", "services": ["a"]}),
        answer(),
        "",
    )
    .await;
    answers(
        &server,
        "callticket",
        json!({"desk_id": "3", "user_id": "ana", "ticket_id": "t1"}),
        answer(),
        "",
    )
    .await;
    answers(&server, "recall", json!({"answer_id": "w1"}), json!({"success": true}), "").await;
    answers(&server, "endcall", json!({"answer_id": "w1"}), json!({"success": false, "errno": 7}), "").await;
    let ticket = json!({"success": true, "ticket": {"id": "t2", "number": "002"}});
    answers(&server, "createticket", json!({"service_id": "a"}), ticket, "").await;
    let list = json!({"success": true, "tickets": [{"id": "t1", "number": "001"}]});
    answers(&server, "waitingticketslist", json!({"service_id": "a"}), list, "").await;

    let connector = connector(&server);
    let api: &dyn TicketApi = &connector;
    let key = IdempotencyKey::parse("k1").unwrap();
    let send = async |request: Request| api.perform(&request, &key).await;
    let called = |outcome: Outcome| match outcome {
        Outcome::Call(Ok(answer)) => *answer,
        other => panic!("{other:?}"),
    };
    let next = CallNextTicket { desk_id: "3".into(), user_id: "ana".into(), services: vec!["a".into()] };
    assert_eq!(called(send(next.into()).await).id.as_str(), "w1");
    let call = CallTicket { desk_id: "3".into(), user_id: "ana".into(), ticket_id: "t1".into() };
    assert_eq!(called(send(call.into()).await).ticket.id.as_str(), "t1");
    let recalled = send(Recall { answer_id: "w1".into() }.into()).await;
    assert!(matches!(recalled, Outcome::Recall(Ok(()))), "{recalled:?}");
    let ended = send(EndCall { answer_id: "w1".into() }.into()).await;
    assert!(matches!(&ended, Outcome::Finish(Err(error)) if error.is_gone()), "{ended:?}");
    let issued = send(CreateTicket::plain("a").into()).await;
    assert!(
        matches!(&issued, Outcome::Queue(Ok(QueueReply::Issued(new))) if new.ticket.id.as_str() == "t2"),
        "{issued:?}"
    );
    assert_eq!(api.waiting(&"a".into()).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn m2_only_a_server_that_says_so_is_asked_for_the_open_answer() {
    let server = MockServer::start().await;
    let counts = |features: &str| {
        ResponseTemplate::new(200)
            .set_body_json(json!({"success": true, "services": []}))
            .insert_header("Callpad-Features", features)
    };
    let connector = connector(&server);
    let plain = Mock::given(path("/restapi/v2/queuemanagement/waitingticketscount/lisbon"))
        .respond_with(counts("push"));
    plain.mount(&server).await;
    connector.counts(Some(&"lisbon".into())).await.unwrap();
    assert_eq!(connector.current_answer(&"3".into()).await, Ok(ReadBack::CannotTell));

    let ours = Mock::given(path("/restapi/v2/queuemanagement/waitingticketscount"))
        .respond_with(counts("push, answers"));
    ours.mount(&server).await;
    connector.counts(None).await.unwrap();
    let none = ResponseTemplate::new(200)
        .set_body_json(json!({"success": true, "answer": null}))
        .insert_header("Callpad-Features", "answers");
    Mock::given(path("/callpad/v1/answers/current")).respond_with(none).mount(&server).await;
    assert_eq!(connector.current_answer(&"3".into()).await, Ok(ReadBack::NoneOpen));
}
