//! Our own server's extensions, and what its headers tell.

use callpad_client::{Error, FoundInstead};
use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{Method, Operation, OperationKind, Param, Params, Unreadable};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::{answer, bearer, ok, refusal, services, session};

#[tokio::test]
async fn features_are_those_of_the_last_answer() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| {
        ok(services()).insert_header("Callpad-Features", "push, Directory ,answers,")
    })
    .await;
    let session = session(&server.uri());
    assert!(session.client().features().is_empty());
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let features = session.client().features();
    assert_eq!(features.iter().collect::<Vec<_>>(), ["answers", "directory", "push"]);
    // The same address may be another server tomorrow.
    answer(&server, "endcall", 1, |_| ok(refusal(7))).await;
    session.end_call(&crate::end_call()).await.unwrap_err();
    assert!(session.client().features().is_empty());
}

#[tokio::test]
async fn a_page_of_something_on_the_way_changes_nothing_that_was_learnt() {
    let html = || ResponseTemplate::new(200).set_body_raw("<html>Accept the terms</html>", "text/html");
    let moved = || ResponseTemplate::new(302).insert_header("Location", "http://elsewhere.invalid/");
    for page in [html(), moved(), ResponseTemplate::new(500), ResponseTemplate::new(404)] {
        let server = MockServer::start().await;
        answer(&server, "waitingticketscount", 1, |_| {
            ok(services()).insert_header("Callpad-Features", "answers, idempotency")
        })
        .await;
        let session = session(&server.uri());
        session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let offset = session.client().server_clock_offset();
        let other = page.insert_header("Date", "Mon, 01 Jan 2001 00:00:00 GMT");
        answer(&server, "endcall", 1, move |_| other.clone()).await;
        session.end_call(&crate::end_call()).await.unwrap_err();
        assert_eq!(session.client().features().iter().count(), 2);
        assert_eq!(session.client().server_clock_offset(), offset);
    }
}

#[tokio::test]
async fn v4_the_clock_difference_comes_from_the_date_header() {
    let server = MockServer::start().await;
    let ahead = SignedDuration::from_mins(10);
    answer(&server, "waitingticketscount", 1, move |_| {
        let date = (Timestamp::now() + ahead).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        ok(services()).insert_header("Date", date)
    })
    .await;
    let session = session(&server.uri());
    assert_eq!(session.client().server_clock_offset(), None);
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let offset = session.client().server_clock_offset().unwrap();
    assert!((offset - ahead).abs() < SignedDuration::from_mins(1), "{offset:?}");
}

#[tokio::test]
async fn v4_a_date_that_cannot_be_read_tells_nothing() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(services()).insert_header("Date", "yesterday")).await;
    let session = session(&server.uri());
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    assert_eq!(session.client().server_clock_offset(), None);
}

#[tokio::test]
async fn m16_the_directory_with_and_without_an_envelope() {
    for body in [json!({"desks":[{"id":"d1"}]}), json!({"success":true,"desks":[{"id":"d1"}]})] {
        let server = MockServer::start().await;
        answer(&server, "/callpad/v1/directory", 1, move |_| ok(body.clone())).await;
        let directory = session(&server.uri()).directory().await.unwrap();
        assert_eq!(directory.desks[0].id.as_str(), "d1");
    }
}

#[tokio::test]
async fn m16_another_server_has_no_directory() {
    let server = MockServer::start().await;
    answer(&server, "/callpad/v1/directory", 1, |_| ResponseTemplate::new(404)).await;
    let error = session(&server.uri()).directory().await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { found: FoundInstead::Other, status: 404, .. }), "{error:?}");
}

#[tokio::test]
async fn m2_the_open_answer_is_read_back() {
    for (body, id) in [
        (json!({"success":true,"answer":{"id":"a1","ticket":{"id":"t1"}}}), Some("a1")),
        (json!({"success":true,"answer":null}), None),
    ] {
        let server = MockServer::start().await;
        answer(&server, "/callpad/v1/answers/current", 1, move |r| {
            assert_eq!(r.url.query(), Some("desk_id=d+%261"));
            ok(body.clone())
        })
        .await;
        let open = session(&server.uri()).current_answer(&"d &1".into()).await.unwrap();
        assert_eq!(open.as_ref().map(|a| a.id.as_str()), id);
    }
}

#[tokio::test]
async fn m2_an_answer_that_cannot_be_read_is_not_taken_for_none() {
    let server = MockServer::start().await;
    answer(&server, "/callpad/v1/answers/current", 1, |_| ok(json!({"success":true,"answer":{"id":"a1"}})))
        .await;
    let error = session(&server.uri()).current_answer(&"d1".into()).await.unwrap_err();
    assert!(matches!(&error, Error::Unreadable { field, .. } if field == "answer.ticket.id"), "{error:?}");
}

/// Operations of an extension that no server has.
struct Rename {
    /// Which one.
    id: &'static str,
}

impl Operation for Rename {
    const OP: &'static str = "hats";
    const FEATURE: Option<&'static str> = Some("hats");
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &["hatter"];
    type Reply = Value;

    fn params(&self) -> Params {
        Params::new().text("name", "bowler").with("soft", Param::Bool(false))
    }

    fn segment(&self) -> Option<&str> {
        Some(self.id)
    }

    fn read(body: &Map<String, Value>) -> Result<Value, Unreadable> {
        Ok(body.get("hat").cloned().unwrap_or_default())
    }
}

struct Hats;

impl Operation for Hats {
    const OP: &'static str = "hats";
    const FEATURE: Option<&'static str> = Some("hats");
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    type Reply = ();

    fn params(&self) -> Params {
        Params::new().text("after", "a&b").with("ids", Param::Texts(vec!["1".into()]))
    }

    fn read(_: &Map<String, Value>) -> Result<(), Unreadable> {
        Ok(())
    }
}

#[tokio::test]
async fn an_operation_with_a_feature_is_sent_to_the_extensions_once_with_a_key_and_in_json() {
    let server = MockServer::start().await;
    answer(&server, "/callpad/v1/hats/a%2Fb", 1, |r| {
        assert_eq!((r.method.as_str(), r.url.query(), bearer(r)), ("POST", None, Some("Bearer old")));
        assert!(r.headers.contains_key("idempotency-key"));
        assert_eq!(r.body_json::<Value>().unwrap(), json!({"name":"bowler","soft":false}));
        ok(json!({"success":true,"hat":7}))
    })
    .await;
    let session = session(&server.uri());
    // The extensions are ours, whatever encoding the API was found to want (T4).
    session.client().set_encoding(callpad_client::Encoding::Form);
    assert_eq!(session.send(&Rename { id: "a/b" }).await.unwrap(), 7);
    answer(&server, "/callpad/v1/hats/c", 1, |_| ok(refusal(6))).await;
    let error = session.send(&Rename { id: "c" }).await.unwrap_err();
    assert!(matches!(error, Error::Refused { operation: "hats", roles: ["hatter"], .. }), "{error:?}");
    answer(&server, "/callpad/v1/hats/d", 1, |_| ResponseTemplate::new(502)).await;
    let error = session.send(&Rename { id: "d" }).await.unwrap_err();
    assert!(matches!(error, Error::ServerFailed { status: 502 }), "{error:?}");
}

#[tokio::test]
async fn what_an_extension_is_asked_with_get_stands_in_the_query() {
    let server = MockServer::start().await;
    answer(&server, "/callpad/v1/hats", 1, |r| {
        assert_eq!((r.method.as_str(), r.url.query()), ("GET", Some("after=a%26b&ids=%5B%221%22%5D")));
        ok(json!({"success":true}))
    })
    .await;
    session(&server.uri()).send(&Hats).await.unwrap();
}

/// An answer of a server that knows how to sign out.
fn signs_out(answer: ResponseTemplate) -> ResponseTemplate {
    answer.insert_header("callpad-features", "push, logout")
}

#[tokio::test]
async fn signing_out_ends_the_token_where_the_server_knows_how() {
    for (everywhere, body) in [(false, json!({})), (true, json!({"all":true}))] {
        let server = MockServer::start().await;
        // Nothing was asked before: what the server knows is learnt by a harmless read, which may well be refused.
        answer(&server, "waitingticketscount", 1, |r| {
            assert_eq!(bearer(r), Some("Bearer old"));
            signs_out(ResponseTemplate::new(403).set_body_json(refusal(7)))
        })
        .await;
        answer(&server, "login", 0, |_| ok(json!({}))).await;
        answer(&server, "/callpad/v1/logout", 1, move |r| {
            assert_eq!((bearer(r), r.method.as_str()), (Some("Bearer old"), "POST"));
            assert_eq!(r.body_json::<Value>().unwrap(), body);
            signs_out(ok(json!({"success":true})))
        })
        .await;
        assert!(session(&server.uri()).logout(everywhere).await.unwrap());
    }
}

#[tokio::test]
async fn a_server_that_does_not_sign_out_is_not_asked_to_and_a_token_that_has_ended_is_ended() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
    answer(&server, "/callpad/v1/logout", 0, |_| ok(json!({}))).await;
    assert!(!session(&server.uri()).logout(false).await.unwrap());
    let nobody = callpad_client::Session::resume(crate::client(&server.uri()), "u1".into(), None, None);
    assert!(!nobody.logout(false).await.unwrap());
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| signs_out(ok(services()))).await;
    answer(&server, "/callpad/v1/logout", 1, |_| ResponseTemplate::new(401).set_body_json(refusal(7))).await;
    assert!(session(&server.uri()).logout(false).await.unwrap());
}

#[tokio::test]
async fn signing_out_waits_no_longer_than_3_s() {
    let server = crate::Handmade::start(crate::Then::Hold).await;
    let session = session(&server.url);
    let before = tokio::time::Instant::now();
    tokio::time::pause();
    let error = session.logout(false).await.unwrap_err();
    assert!(matches!(error, Error::TimedOut { .. }), "{error:?}");
    assert_eq!(before.elapsed().as_secs(), 3);
}
