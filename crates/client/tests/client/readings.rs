//! The readings that have a client side and are seen on the wire.

use callpad_client::{Encoding, Error, IdempotencyKey, Options, Session, probe};
use callpad_client::{FoundInstead, ServerAddress};
use callpad_wire::op::{CancelledTickets, PausedTickets, WaitingTicketsCount};
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::{
    answer, bearer, call_next, client, client_with, end_call, ok, refusal, services, session, tickets, token,
    waiting,
};

fn kind(request: &Request) -> &str {
    request.headers.get("content-type").map_or("", |v| v.to_str().unwrap())
}

fn is_form(request: &Request) -> bool {
    kind(request) == "application/x-www-form-urlencoded"
}

fn field(request: &Request, name: &str) -> Option<String> {
    url::form_urlencoded::parse(&request.body).find(|(n, _)| n == name).map(|(_, v)| v.into_owned())
}

async fn bodies(server: &MockServer) -> Vec<Value> {
    server.received_requests().await.unwrap().iter().map(|r| r.body_json().unwrap()).collect()
}

#[tokio::test]
async fn t1_a_path_prefix_is_kept() {
    let server = MockServer::start().await;
    answer(&server, "/bloom/restapi/v2/queuemanagement/endcall", 1, |_| ok(json!({"success":true}))).await;
    session(&format!("{}/bloom/", server.uri())).end_call(&end_call()).await.unwrap();
}

#[tokio::test]
async fn t8_xml_is_never_asked_for_and_is_not_the_api() {
    let server = MockServer::start().await;
    let xml = "<?xml version=\"1.0\"?><response><success>true</success></response>";
    answer(&server, "endcall", 1, move |_| ResponseTemplate::new(200).set_body_raw(xml, "text/xml")).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { status: 200, .. }), "{error:?}");
    let requests = server.received_requests().await.unwrap();
    assert!(requests.iter().all(|r| {
        let asked = r.headers.get("accept").map_or("", |v| v.to_str().unwrap());
        !asked.contains("xml") && !r.url.as_str().contains("format")
    }));
}

#[tokio::test]
async fn v16_a_byte_order_mark_and_blanks_before_the_object_do_no_harm() {
    let server = MockServer::start().await;
    let body = "\u{feff} \r\n\t{\"success\":true}";
    answer(&server, "endcall", 1, move |_| ResponseTemplate::new(200).set_body_string(body)).await;
    session(&server.uri()).end_call(&end_call()).await.unwrap();
}

#[tokio::test]
async fn a_list_of_2_mb_with_one_unreadable_ticket_shows_the_others_and_names_it() {
    let server = MockServer::start().await;
    let mut tickets: Vec<Value> = (0..10_000)
        .map(|n| json!({"id": format!("ticket-{n}"), "number": n, "client_name": "x".repeat(200)}))
        .collect();
    tickets[4_321] = json!({"number": "4321"});
    let body = json!({"success": true, "tickets": tickets});
    assert!(body.to_string().len() > 2_000_000);
    answer(&server, "waitingticketslist", 1, move |_| ok(body.clone())).await;
    let list = session(&server.uri()).waiting_tickets(&waiting()).await.unwrap();
    assert_eq!(list.items.len(), 9_999);
    assert_eq!(list.unreadable.iter().map(|u| u.field.as_str()).collect::<Vec<_>>(), ["tickets[4321].id"]);
}

#[tokio::test]
async fn t3_the_second_spelling_is_tried_once_and_remembered() {
    for unknown in [ok(refusal(3)), ResponseTemplate::new(404)] {
        let server = MockServer::start().await;
        answer(&server, "cancellededticketslist", 1, move |_| unknown.clone()).await;
        answer(&server, "cancelledticketslist", 2, |_| ok(tickets())).await;
        let session = session(&server.uri());
        for _ in 0..2 {
            let list = session.cancelled_tickets(&CancelledTickets { desk_id: "d1".into() }).await.unwrap();
            assert_eq!(list.items.len(), 1);
        }
    }
}

#[tokio::test]
async fn t3_a_server_that_knows_neither_spelling_refuses_the_documents_own() {
    let server = MockServer::start().await;
    answer(&server, "cancellededticketslist", 1, |_| ok(refusal(3))).await;
    answer(&server, "cancelledticketslist", 1, |_| ok(refusal(3))).await;
    let list = CancelledTickets { desk_id: "d1".into() };
    let error = session(&server.uri()).cancelled_tickets(&list).await.unwrap_err();
    assert!(matches!(error, Error::Refused { operation: "cancellededticketslist", .. }), "{error:?}");
}

#[tokio::test]
async fn t4_json_by_default_with_services_as_an_array() {
    let server = MockServer::start().await;
    answer(&server, "callnextticket", 1, |r| {
        assert_eq!(kind(r), "application/json");
        ok(refusal(8))
    })
    .await;
    let error = session(&server.uri()).call_next_ticket(&call_next()).await.unwrap_err();
    assert!(error.is_nobody_waiting());
    assert_eq!(bodies(&server).await, [json!({"desk_id":"d1","user_id":"u1","services":["s1"]})]);
}

#[tokio::test]
async fn t5_in_a_form_services_are_one_field_with_json_text() {
    let server = MockServer::start().await;
    answer(&server, "callnextticket", 1, |r| {
        assert!(is_form(r));
        assert_eq!(field(r, "services").as_deref(), Some(r#"["s1"]"#));
        ok(refusal(8))
    })
    .await;
    let options = Options { encoding: Encoding::Form, ..Options::default() };
    let session = Session::resume(client_with(&server.uri(), options), "u1".into(), None, token("old"));
    assert!(session.call_next_ticket(&call_next()).await.unwrap_err().is_nobody_waiting());
}

#[tokio::test]
async fn t4_a_server_that_reads_forms_only_is_found_out_by_a_read() {
    for blind in [refusal(5), refusal(6), json!({"success":true,"tickets":[]})] {
        let server = MockServer::start().await;
        answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
        answer(&server, "waitingticketslist", 2, move |r| {
            ok(if is_form(r) { tickets() } else { blind.clone() })
        })
        .await;
        let session = session(&server.uri());
        assert_eq!(session.choose_encoding().await.unwrap(), Encoding::Form);
        assert_eq!(session.client().encoding(), Encoding::Form);
    }
}

#[tokio::test]
async fn t4_a_server_that_reads_json_keeps_json() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
    answer(&server, "waitingticketslist", 1, |r| ok(if is_form(r) { refusal(5) } else { tickets() })).await;
    assert_eq!(session(&server.uri()).choose_encoding().await.unwrap(), Encoding::Json);
}

#[tokio::test]
async fn t4_a_server_that_answers_neither_keeps_json() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
    answer(&server, "waitingticketslist", 2, |_| ok(refusal(7))).await;
    assert_eq!(session(&server.uri()).choose_encoding().await.unwrap(), Encoding::Json);
}

#[tokio::test]
async fn t4_a_login_that_only_a_form_brings_through_sets_the_form() {
    let server = MockServer::start().await;
    answer(&server, "login", 2, |r| match is_form(r) {
        true => ok(json!({"success":true,"authtoken":"new","username":field(r, "user_id")})),
        false => ok(refusal(5)),
    })
    .await;
    let (session, user) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
    assert_eq!((session.client().encoding(), user.username.as_deref()), (Encoding::Form, Some("u1")));
}

#[tokio::test]
async fn t6_the_location_is_one_encoded_segment_and_left_out_when_none() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(json!({"success":true,"services":[]}))).await;
    answer(&server, "waitingticketscount/a%2Fb%20%C3%A9", 1, |_| ok(services())).await;
    let session = session(&server.uri());
    let all = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let one =
        session.waiting_tickets_count(&WaitingTicketsCount { location: Some("a/b é".into()) }).await.unwrap();
    assert_eq!((all.items.len(), one.items.len()), (0, 1));
}

#[tokio::test]
async fn t7_format_is_never_sent_and_t10_reads_are_as_the_tables_say() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
    answer(&server, "pausedticketslist", 1, |_| ok(tickets())).await;
    let session = session(&server.uri());
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    session.paused_tickets(&PausedTickets { desk_id: "d1".into() }).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let methods: Vec<&str> = requests.iter().map(|r| r.method.as_str()).collect();
    assert_eq!(methods, ["GET", "POST"]);
    assert!(requests.iter().all(|r| r.url.query().is_none()));
}

#[tokio::test]
async fn m10_error_6_on_a_list_is_an_empty_list() {
    let server = MockServer::start().await;
    for op in ["waitingticketslist", "pausedticketslist", "cancellededticketslist", "waitingticketscount"] {
        answer(&server, op, 1, |_| ok(refusal(6))).await;
    }
    let session = session(&server.uri());
    assert_eq!(session.waiting_tickets(&waiting()).await.unwrap().items, []);
    assert_eq!(session.paused_tickets(&PausedTickets { desk_id: "d1".into() }).await.unwrap().items, []);
    assert_eq!(
        session.cancelled_tickets(&CancelledTickets { desk_id: "d1".into() }).await.unwrap().items,
        []
    );
    assert_eq!(session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap().items, []);
}

#[tokio::test]
async fn every_action_carries_a_key_and_no_read_does() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 2, |_| ok(json!({"success":true}))).await;
    answer(&server, "waitingticketslist", 1, |_| ok(tickets())).await;
    let session = session(&server.uri());
    session.end_call(&end_call()).await.unwrap();
    session.send_with_key(&end_call(), IdempotencyKey::parse("from-the-journal").unwrap()).await.unwrap();
    session.waiting_tickets(&waiting()).await.unwrap();
    let keys: Vec<Option<String>> = server
        .received_requests()
        .await
        .unwrap()
        .iter()
        .map(|r| r.headers.get("idempotency-key").map(|v| v.to_str().unwrap().to_owned()))
        .collect();
    assert_eq!(keys[0].as_ref().map(String::len), Some(32));
    assert_eq!(keys[1..], [Some("from-the-journal".to_owned()), None]);
}

#[tokio::test]
async fn a4_an_action_sent_again_after_a_renewal_keeps_its_key() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, |_| ok(json!({"success":true,"authtoken":"new"}))).await;
    answer(&server, "endcall", 2, |r| match bearer(r) {
        Some("Bearer new") => ok(json!({"success":true})),
        _ => ResponseTemplate::new(401),
    })
    .await;
    session(&server.uri()).end_call(&end_call()).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let keys: Vec<_> = requests.iter().filter_map(|r| r.headers.get("idempotency-key")).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[tokio::test]
async fn probe_tells_whether_a_token_is_wanted() {
    for (reply, wanted) in [
        (ok(services()), Some(false)),
        (ResponseTemplate::new(401).set_body_json(refusal(7)), Some(true)),
        (ok(refusal(9)), None),
    ] {
        let server = MockServer::start().await;
        answer(&server, "waitingticketscount", 1, move |_| reply.clone()).await;
        let address = ServerAddress::parse(&server.uri()).unwrap();
        let found = probe(&address, Options::default()).await.unwrap();
        assert_eq!((found.authentication, found.open_line, found.address), (wanted, false, address));
        assert!(found.features.is_empty());
    }
}

#[tokio::test]
async fn probe_asks_login_where_a_401_has_no_json() {
    for (login, wanted) in [(ok(refusal(5)), Some(Some(true))), (ResponseTemplate::new(401), None)] {
        let server = MockServer::start().await;
        answer(&server, "waitingticketscount", 1, |_| ResponseTemplate::new(401).set_body_string("<html>"))
            .await;
        answer(&server, "login", 1, move |_| login.clone()).await;
        let address = ServerAddress::parse(&server.uri()).unwrap();
        let found = probe(&address, Options::default()).await;
        match wanted {
            Some(wanted) => assert_eq!(found.unwrap().authentication, wanted),
            None => assert!(
                matches!(found, Err(Error::NotTheApi { found: FoundInstead::Other, status: 401, .. })),
                "{found:?}"
            ),
        }
    }
}

#[tokio::test]
async fn probe_of_a_web_page_is_not_the_api() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ResponseTemplate::new(200).set_body_string("<html>")).await;
    let address = ServerAddress::parse(&server.uri()).unwrap();
    let error = probe(&address, Options::default()).await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { found: FoundInstead::WebPage, .. }), "{error:?}");
}
