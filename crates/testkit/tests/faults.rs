//! Injected faults, as a client meets them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail as loudly as the test"
)]

use std::time::Duration;

use callpad_testkit::{Fault, FaultProxy, Faults};
use reqwest::{Client, header, redirect::Policy};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::site::{FEATURES, Reply, SignedIn, Site, builder};

/// The site that the server's own tests use.
#[path = "../../server/tests/api/site.rs"]
#[allow(dead_code, reason = "these tests need a part of it")]
mod site;

fn faults(text: &str) -> Faults {
    text.parse().unwrap()
}

/// A site behind a proxy with these faults.
async fn spoiled(text: &str) -> (Site, FaultProxy) {
    let mut site = Site::new().await;
    let proxy = FaultProxy::before(&site.server.base_url()).await;
    proxy.set_faults(faults(text));
    site.base_url = proxy.url().to_owned();
    (site, proxy)
}

fn no_redirects() -> Client {
    builder().redirect(Policy::none()).build().unwrap()
}

/// Issues a ticket over a bare connection that asks to be kept open; gives every byte until the server closes it.
async fn raw(proxy: &FaultProxy, signed_in: &SignedIn<'_>) -> Vec<u8> {
    let address = proxy.url().trim_start_matches("http://");
    let body = json!({"service_id": "a"}).to_string();
    let request = format!(
        "POST /restapi/v2/queuemanagement/createticket HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        address,
        signed_in.token,
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A connection that stays open would otherwise hold the test for ever.
    let closed = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer));
    closed.await.expect("the server closes the connection").unwrap();
    answer
}

#[tokio::test]
async fn dropped_connections_end_without_a_byte() {
    for (kind, done) in [("drop-before", 0), ("drop-after", 1)] {
        let (site, proxy) = spoiled(&format!("createticket={kind}")).await;
        let ana = site.login("ana").await;
        assert_eq!(raw(&proxy, &ana).await, b"", "{kind}");
        assert_eq!(ana.waiting("a").await.len(), done, "{kind}");
        let error = ana.request("createticket").json(&json!({"service_id": "a"})).send().await.unwrap_err();
        assert!(error.is_request() && !error.is_connect() && !error.is_timeout(), "{error:?}");
        assert_eq!(ana.waiting("a").await.len(), 2 * done, "{kind}");
        // Whatever came of it, it was asked for.
        assert_eq!(proxy.requests("createticket"), 2, "{kind}");
    }
}

#[tokio::test]
async fn a_truncated_answer_ends_in_the_middle_of_its_body() {
    let (site, proxy) = spoiled("createticket=truncate").await;
    let ana = site.login("ana").await;
    let answer = String::from_utf8(raw(&proxy, &ana).await).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert_eq!(body.len(), length.parse::<usize>().unwrap() / 2);
    assert!(body.starts_with("{\"success\":true,\"ticket\":{"), "{body}");
    let reply = ana.request("createticket").json(&json!({"service_id": "a"})).send().await.unwrap();
    assert_eq!(reply.status(), 200);
    assert!(reply.bytes().await.is_err());
    assert_eq!(ana.waiting("a").await.len(), 2);
}

#[tokio::test]
async fn garbage_comes_under_the_headers_of_an_answer() {
    let (site, _proxy) = spoiled("createticket=garbage").await;
    let ana = site.login("ana").await;
    let reply = ana.request("createticket").json(&json!({"service_id": "a"})).send().await.unwrap();
    assert_eq!(
        (reply.status().as_u16(), &reply.headers()["callpad-features"]),
        (200, &FEATURES.parse().unwrap())
    );
    assert_eq!(reply.headers()[header::CONTENT_TYPE], "application/json");
    let body = reply.bytes().await.unwrap();
    assert!(!body.is_empty() && std::str::from_utf8(&body).is_err());
    assert_eq!(ana.waiting("a").await.len(), 1);
}

#[tokio::test]
async fn what_answers_instead_of_the_server_does_nothing_and_has_none_of_its_headers() {
    for (kind, status, content, head) in [
        ("html", 200, "text/html; charset=utf-8", None),
        ("500", 500, "text/plain; charset=utf-8", None),
        ("503-retry-after:7", 503, "text/plain; charset=utf-8", Some((header::RETRY_AFTER, "7"))),
        ("redirect", 302, "text/plain; charset=utf-8", Some((header::LOCATION, "http://sign-in.invalid/"))),
    ] {
        let (site, proxy) = spoiled(&format!("createticket={kind}")).await;
        let ana = site.login("ana").await;
        let request = no_redirects().post(site.operation("createticket")).bearer_auth(&ana.token);
        let reply = request.json(&json!({"service_id": "a"})).send().await.unwrap();
        assert_eq!(reply.status(), status, "{kind}");
        assert_eq!(reply.headers()[header::CONTENT_TYPE], content, "{kind}");
        assert!(reply.headers().get("callpad-features").is_none(), "{kind}");
        if let Some((name, value)) = head {
            assert_eq!(reply.headers()[name], value, "{kind}");
        }
        let body = reply.text().await.unwrap();
        assert_eq!(body.contains("<html>"), kind == "html", "{body}");
        assert!(!body.contains("success"), "{body}");
        assert!(ana.waiting("a").await.is_empty(), "{kind}");
        assert_eq!(proxy.requests("createticket"), 1, "{kind}");
    }
}

#[tokio::test]
async fn a_slow_operation_is_done_before_it_is_answered() {
    // Ten minutes: nobody here waits for the answer.
    let (site, proxy) = spoiled("createticket=slow:600000").await;
    let ana = site.login("ana").await;
    let request = ana.request("createticket").json(&json!({"service_id": "a"}));
    let answer = tokio::spawn(request.send());
    while ana.waiting("a").await.is_empty() {
        assert!(!answer.is_finished());
    }
    assert!(!answer.is_finished());
    answer.abort();
    // It comes at last, and whole.
    proxy.set_faults(faults("createticket=slow:1"));
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["number"], "002");
}

#[tokio::test]
async fn faults_change_while_the_server_runs_and_strike_their_operation_alone() {
    let mut site = Site::new().await;
    let proxy = FaultProxy::before(&site.server.base_url()).await;
    site.base_url = proxy.url().to_owned();
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    proxy.set_faults(faults("createticket=500,CancelledTicketsList=html,answers=500,login=drop-before"));
    for path in ["createticket", "cancellededticketslist", "CancelledTicketsList/", "CREATETICKET"] {
        let reply = ana.request(path).json(&json!({})).send().await.unwrap();
        assert!(reply.headers().get("callpad-features").is_none(), "{path}");
    }
    let current = site.get(site.url("/callpad/v1/answers/current?desk_id=d1"));
    assert_eq!(current.send().await.unwrap().status(), 500);
    assert!(site.post("login").json(&json!({"user_id": "ana"})).send().await.is_err());
    ana.serve_next("d1").await;
    assert_eq!(ana.get("/callpad/v1/answers/current/").await.code(), (404, 3));
    proxy.set_faults(Faults::default().with("next", Fault::InternalError).unwrap());
    assert_eq!(site.get(site.url("/callpad/v1/next")).send().await.unwrap().status(), 500);
    site.login("ana").await.ticket("a").await;
    proxy.set_faults(Faults::default());
    assert_eq!(ana.get("/callpad/v1/next?desk_id=d1").await.code(), (200, 0));
}

#[tokio::test]
async fn a_fault_does_not_let_in_what_is_foreign() {
    let (site, _proxy) = spoiled("createticket=html").await;
    let request = site.post("createticket").header(header::HOST, "evil.example");
    assert_eq!(Reply::of(request).await.code(), (403, 7));
}

#[tokio::test]
async fn an_action_whose_answer_was_lost_is_settled_by_its_key() {
    for kind in ["drop-before", "drop-after", "truncate", "garbage", "html", "500", "503-retry-after:1"] {
        let (site, proxy) = spoiled(&format!("callnextticket={kind}")).await;
        let ana = site.login("ana").await;
        let (first, _) = (ana.ticket("a").await, ana.ticket("a").await);
        let call = || ana.keyed("callnextticket", "k", &json!({"desk_id": "d1"}));
        for _ in 0..3 {
            let whole = match call().send().await {
                Ok(reply) => {
                    reply.bytes().await.ok().is_some_and(|body| body.starts_with(b"{\"success\":true,"))
                }
                Err(_) => false,
            };
            assert!(!whole, "{kind}");
        }
        proxy.set_faults(Faults::default());
        let answer = Reply::of(call()).await.ok()["answer"].clone();
        assert_eq!(answer["ticket"]["id"], first.as_str(), "{kind}");
        assert_eq!(ana.get("/callpad/v1/answers/current?desk_id=d1").await.ok()["answer"], answer, "{kind}");
        assert_eq!(ana.waiting("a").await.len(), 1, "{kind}");
    }
}
