//! Sign-in and renewal.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use callpad_client::{Error, FoundInstead, Secret, Session, Token};
use callpad_wire::op::{PauseCall, WaitingTicketsCount};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate, Times};

use crate::{answer, bearer, client, end_call, ok, refusal, services, session, tickets, token, waiting};

const NEW: &str = "Bearer new";

fn login_gives(text: &'static str) -> impl Fn(&Request) -> ResponseTemplate {
    move |_| ok(json!({"success":true,"user_id":"u1","username":"ana","authtoken":text}))
}

/// Lets the new token through; the old one is refused as A4 says of our own server.
fn only_new(body: Value) -> impl Fn(&Request) -> ResponseTemplate {
    move |r| match bearer(r) {
        Some(NEW) => ok(body.clone()),
        _ => ResponseTemplate::new(401).set_body_json(refusal(7)),
    }
}

fn ended_token() -> Option<Token> {
    Token::issued("old", Timestamp::now() - SignedDuration::from_hours(8 * 24))
}

#[tokio::test]
async fn a4_a_refused_action_is_sent_once_more_after_a_renewal() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "endcall", 2, only_new(json!({"success":true}))).await;
    let session = session(&server.uri());
    let mut changes = session.token_changes();
    session.end_call(&end_call()).await.unwrap();
    assert!(changes.has_changed().unwrap());
    assert_eq!(changes.borrow_and_update().as_ref().unwrap().reveal(), "new");
    assert_eq!(session.token(), token("new"));
}

#[tokio::test]
async fn a4_a_refusal_without_json_is_renewed_too() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "endcall", 2, |r| match bearer(r) {
        Some(NEW) => ok(json!({"success":true})),
        _ => ResponseTemplate::new(401).set_body_raw("<h1>Unauthorized</h1>", "text/html"),
    })
    .await;
    session(&server.uri()).end_call(&end_call()).await.unwrap();
}

#[tokio::test]
async fn a4_many_refused_at_the_same_time_make_one_login() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "waitingticketslist", 16..=32, only_new(tickets())).await;
    let session = session(&server.uri());
    let (read, one) = (waiting(), &session);
    let all = (0..16).map(|_| one.waiting_tickets(&read));
    for result in join_all(all).await {
        assert_eq!(result.unwrap().items.len(), 1);
    }
}

#[tokio::test]
async fn a4_many_refused_for_good_make_one_login_too() {
    let server = MockServer::start().await;
    let logins = Arc::new(AtomicUsize::new(0));
    let counted = logins.clone();
    answer(&server, "login", 1.., move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        ResponseTemplate::new(401).set_body_json(refusal(7)).set_delay(std::time::Duration::from_millis(300))
    })
    .await;
    answer(&server, "waitingticketslist", 16, only_new(tickets())).await;
    let session = session(&server.uri());
    let (read, one) = (waiting(), &session);
    let all = (0..16).map(|_| one.waiting_tickets(&read));
    for result in join_all(all).await {
        assert_eq!(result.unwrap_err(), Error::TokenEnded);
    }
    assert_eq!(logins.load(Ordering::SeqCst), 1);
}

/// Runs all at the same time, on this one task, so that all have been sent before the first login ends.
async fn join_all<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<_> = all.map(|f| (Box::pin(f), None)).collect();
    std::future::poll_fn(|cx| {
        for (future, output) in &mut running {
            if output.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(cx)
            {
                *output = Some(value);
            }
        }
        if running.iter().all(|(_, output)| output.is_some()) { ().into() } else { std::task::Poll::Pending }
    })
    .await;
    running.into_iter().filter_map(|(_, output)| output).collect()
}

#[tokio::test]
async fn a4_a_refused_renewal_is_not_tried_again_for_ten_minutes() {
    let server = MockServer::start().await;
    answer(&server, "login", 2, |_| ResponseTemplate::new(401).set_body_json(refusal(7))).await;
    answer(&server, "endcall", 3, only_new(json!({"success":true}))).await;
    let session = session(&server.uri());
    for _ in 0..2 {
        assert_eq!(session.end_call(&end_call()).await.unwrap_err(), Error::TokenEnded);
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(601)).await;
    tokio::time::resume();
    assert_eq!(session.end_call(&end_call()).await.unwrap_err(), Error::TokenEnded);
}

/// 403 for what is done, and for lists too where the sign-in is over; no login without the secret that nobody kept.
async fn resumed_without_a_secret(over: bool, login: u16) -> (MockServer, Session) {
    let server = MockServer::start().await;
    answer(&server, "login", 1, move |_| ResponseTemplate::new(login).set_body_json(refusal(7))).await;
    answer(&server, "pausecall", 2, |_| ResponseTemplate::new(403).set_body_json(refusal(7))).await;
    answer(&server, "waitingticketscount", 2, move |request| {
        assert_eq!(bearer(request), Some("Bearer old"));
        if over { ResponseTemplate::new(403).set_body_json(refusal(7)) } else { ok(services()) }
    })
    .await;
    let session = session(&server.uri());
    (server, session)
}

#[tokio::test]
async fn a4_where_renewing_does_not_work_a_harmless_read_tells_a_missing_role_from_an_ended_sign_in() {
    let pause = PauseCall { answer_id: "a1".into() };
    for login in [401, 403, 200] {
        let (_server, session) = resumed_without_a_secret(false, login).await;
        for _ in 0..2 {
            let error = session.pause_call(&pause).await.unwrap_err();
            assert!(
                matches!(error, Error::Refused { operation: "pausecall", status: 403, .. }),
                "{login} {error:?}"
            );
        }
        let (_server, session) = resumed_without_a_secret(true, login).await;
        for _ in 0..2 {
            let error = session.pause_call(&pause).await.unwrap_err();
            assert_eq!(error, Error::TokenEnded, "{login}");
        }
    }
}

#[tokio::test]
async fn a4_a_missing_role_renews_once_and_not_with_each_press() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "pausecall", 4, |_| ResponseTemplate::new(403).set_body_json(refusal(7))).await;
    let session = session(&server.uri());
    for _ in 0..3 {
        let error = session.pause_call(&PauseCall { answer_id: "a1".into() }).await.unwrap_err();
        assert!(matches!(error, Error::Refused { status: 403, .. }), "{error:?}");
    }
}

#[tokio::test]
async fn a_403_for_the_login_is_not_a_wrong_secret() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, |_| ResponseTemplate::new(403).set_body_json(refusal(7))).await;
    let client = client(&server.uri());
    let host = client.address().host_and_port();
    let error = Session::sign_in(client, "u1".into(), Secret::new("s")).await.unwrap_err();
    assert_eq!(error, Error::AddressRefused { host });
    assert!(error.is_denied() && !error.outcome_unknown());
    // Nor does it end a sign-in that there was not.
    let server = MockServer::start().await;
    answer(&server, "login", 1, |_| ResponseTemplate::new(403)).await;
    answer(&server, "endcall", 1, |_| ResponseTemplate::new(403).set_body_json(refusal(7))).await;
    let session = Session::resume(crate::client(&server.uri()), "u1".into(), None, None);
    let error = session.end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::AddressRefused { .. }), "{error:?}");
}

#[tokio::test]
async fn a_login_that_comes_too_early_is_neither_a_wrong_secret_nor_the_end_of_a_sign_in() {
    for status in [429, 503] {
        let server = MockServer::start().await;
        answer(&server, "login", 3, move |_| ResponseTemplate::new(status).set_body_json(refusal(7))).await;
        answer(&server, "endcall", 2, only_new(json!({"success":true}))).await;
        let error = Session::sign_in(client(&server.uri()), "u1".into(), Secret::new("s")).await.unwrap_err();
        assert_eq!(error, Error::ServerFailed { status });
        let session = session(&server.uri());
        for _ in 0..2 {
            // Tried anew each time: nobody has refused the person.
            let error = session.end_call(&end_call()).await.unwrap_err();
            assert_eq!(error, Error::RenewalFailed(Box::new(Error::ServerFailed { status })));
        }
    }
}

/// A server whose clock differs from ours by so much. Its tokens say when they end; without `tells` its clock is not told.
async fn of_another_time(ahead: SignedDuration, tells: bool, logins: impl Into<Times>) -> MockServer {
    let server = MockServer::start().await;
    let there = move || Timestamp::now() + ahead;
    let dated = move |answer: ResponseTemplate| {
        let date = jiff::fmt::rfc2822::DateTimePrinter::new();
        if !tells {
            return answer.insert_header("date", "");
        }
        answer.insert_header("date", date.timestamp_to_rfc9110_string(&there()).unwrap().as_str())
    };
    answer(&server, "login", logins, move |_| {
        let (iat, exp) = (there().as_second(), there().as_second() + 7 * 24 * 3600);
        let claims = URL_SAFE_NO_PAD.encode(format!(r#"{{"iat":{iat},"exp":{exp}}}"#));
        dated(ok(json!({"success":true,"authtoken":format!("e30.{claims}.x")})))
    })
    .await;
    answer(&server, "waitingticketscount", 0.., move |_| dated(ok(services()))).await;
    answer(&server, "endcall", 0.., move |_| dated(ok(refusal(7)))).await;
    server
}

#[tokio::test]
async fn v4_a_wrong_clock_leads_to_no_stream_of_logins_in_either_direction() {
    let day = SignedDuration::from_hours(24);
    // This machine's clock is ten days ahead, or behind.
    for (ahead, tells, logins) in
        [(day * -10, true, 1), (day * 10, true, 1), (day * 10, false, 1), (day * -10, false, 2)]
    {
        let server = of_another_time(ahead, tells, logins).await;
        let (session, _) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
        for minute in 0..60 {
            session.renew_if_due(Timestamp::now()).await.unwrap();
            if minute % 10 == 0 {
                let error = session.end_call(&end_call()).await.unwrap_err();
                assert!(matches!(error, Error::Refused { status: 200, .. }), "{error:?}");
            }
        }
    }
}

#[tokio::test]
async fn v4_a_token_is_renewed_an_hour_before_its_end_by_the_servers_clock() {
    let day = SignedDuration::from_hours(24);
    for ahead in [day * 10, day * -10] {
        let server = of_another_time(ahead, true, 2).await;
        let (session, _) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
        let later = |hours| Timestamp::now() + SignedDuration::from_hours(hours);
        assert!(!session.renew_if_due(later(7 * 24 - 2)).await.unwrap());
        assert!(session.renew_if_due(later(7 * 24 - 1)).await.unwrap());
    }
}

#[tokio::test]
async fn a4_a_missing_role_is_a_refusal_with_its_roles_after_one_renewal() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "pausecall", 2, |_| ResponseTemplate::new(403).set_body_json(refusal(7))).await;
    let error = session(&server.uri()).pause_call(&PauseCall { answer_id: "a1".into() }).await.unwrap_err();
    assert!(error.is_denied() && !error.is_gone());
    let Error::Refused { operation, status, errno, roles } = error else { panic!("{error:?}") };
    assert_eq!((operation, status, errno.0), ("pausecall", 403, 7));
    assert_eq!(roles, ["acl_qmpad_access", "qm_qmpad_user_pause_ticket"]);
}

#[tokio::test]
async fn a4_refused_with_a_fresh_token_the_session_has_ended() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "endcall", 2, |_| ResponseTemplate::new(401).set_body_json(refusal(7))).await;
    assert_eq!(session(&server.uri()).end_call(&end_call()).await.unwrap_err(), Error::TokenEnded);
}

#[tokio::test]
async fn a4_error_7_or_9_with_a_token_past_its_time_is_renewed() {
    for errno in [7, 9] {
        let server = MockServer::start().await;
        answer(&server, "login", 1, login_gives("new")).await;
        answer(&server, "endcall", 2, move |r| match bearer(r) {
            Some(NEW) => ok(json!({"success":true})),
            _ => ok(refusal(errno)),
        })
        .await;
        let session = Session::resume(client(&server.uri()), "u1".into(), None, ended_token());
        session.end_call(&end_call()).await.unwrap();
    }
}

#[tokio::test]
async fn a4_error_7_with_a_token_in_its_time_is_an_ordinary_refusal() {
    let server = MockServer::start().await;
    answer(&server, "login", 0, login_gives("new")).await;
    answer(&server, "endcall", 1, |_| ok(refusal(7))).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert!(error.is_gone() && !error.is_denied(), "{error:?}");
}

#[tokio::test]
async fn t12_a_renewal_that_fails_leaves_no_doubt_about_the_action() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, |_| ResponseTemplate::new(500)).await;
    answer(&server, "endcall", 1, only_new(json!({"success":true}))).await;
    let error = session(&server.uri()).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::RenewalFailed(Box::new(Error::ServerFailed { status: 500 })));
    assert!(!error.outcome_unknown());
}

#[tokio::test]
async fn a3_a_token_is_renewed_in_its_last_hour_and_not_before() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    let session = session(&server.uri());
    let end = session.token().unwrap().expires_at();
    assert!(!session.renew_if_due(end - SignedDuration::from_mins(61)).await.unwrap());
    assert_eq!(session.token(), token("old"));
    assert!(session.renew_if_due(end - SignedDuration::from_mins(59)).await.unwrap());
    assert_eq!(session.token(), token("new"));
}

#[tokio::test]
async fn a1_the_secret_is_sent_only_if_there_is_one() {
    let server = MockServer::start().await;
    answer(&server, "login", 2, |r| {
        let body: Value = r.body_json().unwrap();
        ok(json!({"success":true,"username":body["secret"],"authtoken":"new"}))
    })
    .await;
    for (secret, sent) in [(None, None), (Secret::new("hush"), Some("hush"))] {
        let (session, user) = Session::sign_in(client(&server.uri()), "u1".into(), secret).await.unwrap();
        assert_eq!((user.username.as_deref(), session.token()), (sent, token("new")));
    }
    let bodies: Vec<Value> =
        server.received_requests().await.unwrap().iter().map(|r| r.body_json().unwrap()).collect();
    assert_eq!(bodies, [json!({"user_id":"u1"}), json!({"user_id":"u1","secret":"hush"})]);
}

#[tokio::test]
async fn a2_login_carries_no_token_and_takes_it_from_inside_answer_too() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, |r| {
        assert_eq!(bearer(r), None);
        ok(json!({"success":true,"answer":{"authtoken":"new"}}))
    })
    .await;
    let (session, user) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
    assert_eq!((session.token(), user.user_id, user.username), (token("new"), None, None));
}

#[tokio::test]
async fn a4_an_unknown_user_or_a_wrong_secret_is_sign_in_refused() {
    for (status, errno) in [(401, 7), (200, 6), (200, 5)] {
        let server = MockServer::start().await;
        answer(&server, "login", 1.., move |_| ResponseTemplate::new(status).set_body_json(refusal(errno)))
            .await;
        let error = Session::sign_in(client(&server.uri()), "nobody".into(), None).await.unwrap_err();
        assert!(
            matches!(error, Error::SignInRefused { status: s, errno: e } if (s, e.0) == (status, errno)),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a5_without_authentication_no_token_is_sent_and_nobody_logs_in() {
    let server = MockServer::start().await;
    answer(&server, "login", 0, login_gives("new")).await;
    answer(&server, "waitingticketscount", 1, |r| {
        assert_eq!(bearer(r), None);
        ok(services())
    })
    .await;
    let session = Session::resume(client(&server.uri()), "u1".into(), None, None);
    session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
}

#[tokio::test]
async fn a5_without_a_token_the_first_refusal_logs_in() {
    let server = MockServer::start().await;
    answer(&server, "login", 1, login_gives("new")).await;
    answer(&server, "endcall", 2, only_new(json!({"success":true}))).await;
    let session = Session::resume(client(&server.uri()), "u1".into(), None, None);
    session.end_call(&end_call()).await.unwrap();
}

#[tokio::test]
async fn a5_a_server_without_login_that_answers_without_a_token_is_taken_as_it_is() {
    for unknown in [ok(refusal(3)), ResponseTemplate::new(404)] {
        let server = MockServer::start().await;
        answer(&server, "login", 1, move |_| unknown.clone()).await;
        answer(&server, "waitingticketscount", 1, |_| ok(services())).await;
        let (session, _) = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap();
        assert_eq!(session.token(), None);
    }
}

#[tokio::test]
async fn an_answer_of_login_that_cannot_be_read_is_not_quoted() {
    for body in [r#"{"success":true,"authtoken":"opaque-tok"#, r#"{"success":true,"token":"opaque-token"}"#] {
        let server = MockServer::start().await;
        answer(&server, "login", 1, move |_| ResponseTemplate::new(200).set_body_string(body)).await;
        let error = Session::sign_in(client(&server.uri()), "u1".into(), None).await.unwrap_err();
        let broken =
            Error::NotTheApi { found: FoundInstead::BrokenJson, status: 200, excerpt: String::new() };
        let unreadable = Error::Unreadable { field: "authtoken".into(), excerpt: String::new() };
        assert!(error == broken || error == unreadable, "{error:?}");
    }
}
