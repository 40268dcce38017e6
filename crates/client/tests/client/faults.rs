//! Answers of something that is not the API, or not quite.

use callpad_client::{Error, FoundInstead};
use callpad_wire::op::WaitingTicketsCount;
use serde_json::json;
use wiremock::{MockServer, ResponseTemplate};

use crate::{BASE, answer, bearer, call_next, end_call, ok, refusal, services, session, waiting};

fn page(status: u16) -> ResponseTemplate {
    ResponseTemplate::new(status)
        .set_body_raw("<!doctype html><title>Router</title>", "text/html; charset=utf-8")
}

fn redirect(to: &str) -> ResponseTemplate {
    ResponseTemplate::new(302).insert_header("Location", to).set_body_raw("<html>moved</html>", "text/html")
}

#[tokio::test]
async fn t9_a_web_page_instead_of_the_api() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| page(200)).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    let excerpt = "<!doctype html><title>Router</title>".to_owned();
    assert_eq!(error, Error::NotTheApi { found: FoundInstead::WebPage, status: 200, excerpt });
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn t9_a_404_is_a_wrong_address() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| page(404)).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { found: FoundInstead::WebPage, status: 404, .. }), "{error:?}");
}

#[tokio::test]
async fn t9_a_5xx_without_json_is_the_servers_fault_and_leaves_an_action_unknown() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| page(502)).await;
    answer(&server, "waitingticketslist", 3, |_| page(503)).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::ServerFailed { status: 502 });
    assert!(error.outcome_unknown());
    let error = session(&server.uri()).waiting_tickets(&waiting()).await.unwrap_err();
    assert_eq!(error, Error::ServerFailed { status: 503 });
}

#[tokio::test]
async fn t9_json_of_the_api_decides_under_any_status_and_content_type() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| {
        ResponseTemplate::new(500).set_body_raw("\u{feff} {\"success\":\"true\"}", "text/html")
    })
    .await;
    answer(&server, "recall", 1, |_| ResponseTemplate::new(409).set_body_json(refusal(107))).await;
    let session = session(&server.uri());
    session.end_call(&end_call()).await.unwrap();
    let error = session.recall(&callpad_wire::op::Recall { answer_id: "a1".into() }).await.unwrap_err();
    let Error::Refused { operation, status, errno, roles } = error else { panic!("{error:?}") };
    assert_eq!((operation, status, errno.0, roles), ("recall", 409, 107, &["acl_qmpad_access"][..]));
}

#[tokio::test]
async fn t9_a_redirect_to_a_login_page_elsewhere_gets_neither_request_nor_token() {
    let elsewhere = MockServer::start().await;
    let server = MockServer::start().await;
    let target = format!("{}/login?next=1", elsewhere.uri());
    let to = target.clone();
    answer(&server, "waitingticketscount", 1, move |_| redirect(&to)).await;
    let to = target.clone();
    answer(&server, "callnextticket", 1, move |_| redirect(&to)).await;
    let session = session(&server.uri());
    let count = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap_err();
    let call = session.call_next_ticket(&call_next()).await.unwrap_err();
    for error in [count, call] {
        assert_eq!(
            error,
            Error::NotTheApi { found: FoundInstead::Redirect, status: 302, excerpt: target.clone() }
        );
    }
    assert!(server.received_requests().await.unwrap().iter().all(|r| bearer(r) == Some("Bearer old")));
    assert_eq!(elsewhere.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn t9_a_read_follows_a_redirect_within_the_origin() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 1, |_| redirect("/moved/here")).await;
    answer(&server, "/moved/here", 1, |r| {
        assert_eq!(bearer(r), Some("Bearer old"));
        ok(services())
    })
    .await;
    let list = session(&server.uri()).waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    assert_eq!(list.items.len(), 1);
}

#[tokio::test]
async fn t9_a_ring_of_redirects_ends_after_three() {
    let server = MockServer::start().await;
    answer(&server, "waitingticketscount", 4, |_| redirect(&format!("{BASE}/waitingticketscount"))).await;
    let error =
        session(&server.uri()).waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { found: FoundInstead::Redirect, .. }), "{error:?}");
}

#[tokio::test]
async fn t12_an_action_follows_no_redirect_even_within_the_origin() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| {
        ResponseTemplate::new(307).insert_header("Location", format!("{BASE}/recall"))
    })
    .await;
    answer(&server, "recall", 0, |_| ok(json!({"success":true}))).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert!(
        matches!(error, Error::NotTheApi { found: FoundInstead::Redirect, status: 307, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_unreadable_field_is_named_and_leaves_an_action_unknown() {
    let server = MockServer::start().await;
    answer(&server, "callnextticket", 1, |_| ok(json!({"success":true,"answer":{"id":"a","ticket":{}}})))
        .await;
    let error = session(&server.uri()).call_next_ticket(&call_next()).await.unwrap_err();
    assert!(error.outcome_unknown());
    let Error::Unreadable { field, excerpt } = error else { panic!("{error:?}") };
    assert_eq!(field, "answer.ticket.id");
    assert!(excerpt.contains(r#""ticket":{}"#), "{excerpt}");
}

#[tokio::test]
async fn a_token_that_the_server_echoes_is_in_no_error() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |r| {
        ResponseTemplate::new(200).set_body_string(format!("<pre>{}</pre>", bearer(r).unwrap()))
    })
    .await;
    answer(&server, "callnextticket", 1, |r| ok(json!({"success":true,"debug":bearer(r)}))).await;
    let session = session(&server.uri());
    let page = session.end_call(&end_call()).await.unwrap_err();
    let field = session.call_next_ticket(&call_next()).await.unwrap_err();
    for error in [page, field] {
        let text = format!("{error:?} {error}");
        assert!(text.contains("***") && !text.contains("old"), "{text}");
    }
}

#[tokio::test]
async fn neither_session_nor_client_shows_the_token_in_debug() {
    let session = session("http://127.0.0.1:9");
    let text = format!("{session:?} {:?} {:?}", session.client(), session.token());
    assert!(!text.contains("old"), "{text}");
}

/// A call with an answer in each form, and what came of it and of the same given to a read; how often each was sent.
async fn in_this_form(form: ResponseTemplate) -> (Option<Error>, Option<Error>) {
    let server = MockServer::start().await;
    let to_read = form.clone();
    answer(&server, "callnextticket", 1, move |_| form.clone()).await;
    answer(&server, "waitingticketslist", 1.., move |_| to_read.clone()).await;
    let session = session(&server.uri());
    let act = session.call_next_ticket(&call_next()).await.err();
    (act, session.waiting_tickets(&waiting()).await.err())
}

#[tokio::test]
async fn t13_only_a_refusal_proves_that_an_action_was_not_done_and_it_is_sent_once() {
    let raw = |status: u16, body: &[u8]| {
        ResponseTemplate::new(status).set_body_raw(body.to_vec(), "application/json")
    };
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01\x10\0\xef\xff{\"success\":true}\x47\x1d\x84\x7a\x10\0\0\0";
    for form in [
        raw(200, gzip).insert_header("Content-Encoding", "gzip"),
        raw(200, b"OK"),
        raw(200, b""),
        raw(200, br#"{"d":{}}"#),
        raw(200, br#"{"status":"ok"}"#),
        raw(200, br#"{"success":true,"success":false,"errno":8}"#),
        raw(200, br#"{"success":false,"errno":8"#),
        page(200),
        page(404),
        page(405),
        page(413),
        page(429),
        page(503),
        redirect("http://sign-in.invalid/"),
    ] {
        let (act, read) = in_this_form(form.clone()).await;
        let act = act.unwrap_or_else(|| panic!("{form:?}"));
        assert!(act.outcome_unknown() && !act.cannot_have_arrived(), "{act:?}");
        assert!(read.is_some(), "{form:?}");
    }
    for body in [&br#"{"success":false,"errno":8}"#[..], br#"{"d":{"success":false,"errno":8}}"#] {
        assert!(in_this_form(raw(200, body)).await.0.unwrap().is_nobody_waiting());
    }
}

#[tokio::test]
async fn t13_what_can_be_taken_of_an_answer_that_is_not_clean_is_taken() {
    let whole =
        r#"{"success":true,"answer":{"id":"a","ticket":{"id":"t","number":"1"}},"tickets":[{"id":"t"}]}"#;
    for form in [
        format!(r#"{{"d":{whole}}}"#),
        format!(r#"{{"d":{}}}"#, json!(whole)),
        json!(whole).to_string(),
        format!("<br />\n<b>Warning</b>: x<br />\n{whole}"),
        format!("{whole}<!-- 2 ms -->"),
        whole.replace(r#""1""#, r#""1\ud83d","note":NaN,"#),
    ] {
        let template = ResponseTemplate::new(200).set_body_raw(form.clone(), "text/html");
        assert_eq!(in_this_form(template).await, (None, None), "{form}");
    }
}

#[tokio::test]
async fn t13_an_answer_about_another_ticket_leaves_it_unknown() {
    let server = MockServer::start().await;
    answer(&server, "callticket", 1, |_| {
        ok(json!({"success":true,"answer":{"id":"a","ticket":{"id":"t8","number":"8"}}}))
    })
    .await;
    let call =
        callpad_wire::op::CallTicket { desk_id: "d1".into(), user_id: "u1".into(), ticket_id: "t7".into() };
    let error = session(&server.uri()).call_ticket(&call).await.unwrap_err();
    assert!(matches!(&error, Error::Unreadable { field, .. } if field == "answer.ticket.id"), "{error:?}");
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn t13_a_403_without_the_api_proves_nothing_and_sends_no_action_again() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| page(403)).await;
    answer(&server, "login", 0, |_| ok(json!({"success":true,"authtoken":"new"}))).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::NotTheApi { status: 403, .. }), "{error:?}");
    assert!(error.outcome_unknown());
}
