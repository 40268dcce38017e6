//! Idempotency-Key: an action that is sent twice under one key acts once (T12).

use std::sync::Arc;

use reqwest::header::HeaderValue;
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::sync::Barrier;

use crate::site::{Reply, SignedIn, Site, builder, id};

const HOUR_S: i64 = 3_600;

async fn keyed(signed_in: &SignedIn<'_>, operation: &str, key: &str, body: Value) -> Reply {
    Reply::of(signed_in.keyed(operation, key, &body)).await
}

/// A number from the database of a server that has ended.
fn number(folder: &tempfile::TempDir, sql: &str) -> i64 {
    let connection = Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn every_action_acts_once_and_gives_its_first_answer_again() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    // Each time the same key: an operation's own.
    let twice = async |operation: &str, body: Value| {
        let first = keyed(&ana, operation, "key", body.clone()).await.ok();
        // The first answer, not one that is made anew: by now it would be another time.
        site.clock.advance_s(1);
        assert_eq!(keyed(&ana, operation, "key", body).await.ok(), first, "{operation}");
        first
    };
    let ticket =
        id(&twice("createticket", json!({"service_id": "a", "client_name": "Zoë", "device_id": "kiosk"}))
            .await["ticket"]);
    assert_eq!(ana.waiting("a").await.len(), 1);
    let second = ana.ticket("a").await;
    let of = |answer: &Value| json!({"answer_id": answer["answer"]["id"]});
    let desk = |ticket: &str| json!({"desk_id": "d1", "ticket_id": ticket});
    let answer = twice("callnextticket", json!({"desk_id": "d1", "services": ["a"]})).await;
    assert_eq!(id(&answer["answer"]["ticket"]), ticket);
    twice("recall", of(&answer)).await;
    twice("pausecall", of(&answer)).await;
    let answer = twice("callpausedticket", desk(&ticket)).await;
    twice("cancelcall", of(&answer)).await;
    let answer = twice("callcancelledticket", desk(&ticket)).await;
    twice("endcall", of(&answer)).await;
    let answer = twice("callticket", desk(&second)).await;
    let mut transfer = of(&answer);
    transfer["dst_type"] = json!("service");
    transfer["dst_id"] = json!("b");
    twice("transfercall", transfer).await;
    assert_eq!([ana.waiting("a").await.len(), ana.waiting("b").await.len()], [0, 1]);
    let (folder, _) = site.end().await;
    assert_eq!(number(&folder, "SELECT sum(recalls) FROM answers"), 1);
    assert_eq!(number(&folder, "SELECT count(*) FROM answers"), 4);
    assert_eq!(number(&folder, "SELECT count(*) FROM kept_answers"), 10);
}

#[tokio::test]
async fn refusals_are_kept_too() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let next = json!({"desk_id": "d1"});
    assert_eq!(keyed(&ana, "callnextticket", "k", next.clone()).await.code(), (200, 8));
    let ticket = ana.ticket("a").await;
    assert_eq!(keyed(&ana, "callnextticket", "k", next.clone()).await.code(), (200, 8));
    let call = |ticket: &str| json!({"desk_id": "d1", "ticket_id": ticket});
    assert_eq!(keyed(&ana, "callpausedticket", "k", call(&ticket)).await.code(), (200, 7));
    assert_eq!(keyed(&ana, "callticket", "k", call("?")).await.code(), (200, 6));
    assert_eq!(keyed(&ana, "callticket", "missing", json!({"desk_id": "d1"})).await.code(), (200, 5));
    let answer = keyed(&ana, "callnextticket", "other", next).await.ok()["answer"].clone();
    ana.act("pausecall", &id(&answer)).await;
    // It could be done by now, but was refused.
    assert_eq!(keyed(&ana, "callpausedticket", "k", call(&ticket)).await.code(), (200, 7));
    assert_eq!(keyed(&ana, "callticket", "k", call("?")).await.code(), (200, 6));
    // What was missing is another parameter now.
    assert_eq!(keyed(&ana, "callticket", "missing", json!({"desk_id": "d1"})).await.code(), (200, 5));
    assert_eq!(keyed(&ana, "callticket", "missing", call(&ana.ticket("a").await)).await.code(), (200, 5));
    assert_eq!(keyed(&ana, "callpausedticket", "new", call(&ticket)).await.code(), (200, 0));
}

#[tokio::test]
async fn a_refusal_for_who_asks_is_not_kept() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let issue = json!({"service_id": "a"});
    let without_token = site.post("createticket").header("idempotency-key", "k").json(&issue);
    assert_eq!(Reply::of(without_token).await.code(), (401, 7));
    assert_eq!(keyed(&ana, "createticket", "k", json!({"service_id": "s"})).await.code(), (403, 7));
    assert_eq!(keyed(&ana, "createticket", "k", issue).await.code(), (200, 0));
    let foreign = json!({"desk_id": "d1", "user_id": "rui"});
    assert_eq!(keyed(&ana, "callnextticket", "k", foreign).await.code(), (403, 7));
    assert_eq!(keyed(&ana, "callnextticket", "k", json!({"desk_id": "d1"})).await.code(), (200, 0));
    // A role that is missing.
    let clerk = site.login("clerk").await;
    assert_eq!(keyed(&clerk, "pausecall", "k", json!({"answer_id": "x"})).await.code(), (403, 7));
    let (folder, _) = site.end().await;
    assert_eq!(number(&folder, "SELECT count(*) FROM kept_answers"), 2);
}

#[tokio::test]
async fn one_key_with_other_parameters_is_refused_and_changes_nothing() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let body = json!({"service_id": "a", "priority": true, "client_name": "Ana"});
    let first = keyed(&ana, "createticket", "k", body.clone()).await.ok();
    for other in [
        json!({"service_id": "b", "priority": true, "client_name": "Ana"}),
        json!({"service_id": "a", "priority": false, "client_name": "Ana"}),
        json!({"service_id": "a", "priority": true}),
        json!({"service_id": "a", "priority": true, "client_name": "Ana", "lang": "pt_PT"}),
        json!({"service_id": "a", "priority": "perhaps", "client_name": "Ana"}),
        json!({}),
    ] {
        assert_eq!(keyed(&ana, "createticket", "k", other.clone()).await.code(), (200, 5), "{other}");
    }
    assert_eq!([ana.waiting("a").await.len(), ana.waiting("b").await.len()], [1, 0]);
    assert_eq!(keyed(&ana, "createticket", "k", body).await.ok(), first);
    // Lists are parameters like any other.
    assert_eq!(
        keyed(&ana, "callnextticket", "k", json!({"desk_id": "d1", "services": ["b"]})).await.code(),
        (200, 8)
    );
    let wider = json!({"desk_id": "d1", "services": ["b", "a"]});
    assert_eq!(keyed(&ana, "callnextticket", "k", wider).await.code(), (200, 5));
}

#[tokio::test]
async fn the_same_parameters_are_the_same_however_they_are_sent() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let first = keyed(&ana, "callnextticket", "k", json!({"desk_id": "d1", "services": ["a", "b"]})).await;
    assert_eq!(first.code(), (200, 8));
    ana.ticket("a").await;
    let again = || ana.request("callnextticket").header("idempotency-key", "k");
    let form = again().form(&[("services", "[\"a\",\"b\"]"), ("desk_id", "d1")]);
    assert_eq!(Reply::of(form).await.code(), (200, 8));
    let query =
        again().query(&[("services[]", "a"), ("services[]", "b"), ("desk_id", "d1"), ("unknown", "x")]);
    assert_eq!(Reply::of(query).await.code(), (200, 8));
    let issue = keyed(&ana, "createticket", "k", json!({"service_id": "a", "priority": true})).await.ok();
    let form = ana.request("createticket").header("idempotency-key", "k");
    assert_eq!(Reply::of(form.form(&[("service_id", "a"), ("priority", "1")])).await.ok(), issue);
    // The answer's format is not the action's.
    let xml = ana.keyed("createticket?format=xml", "k", &json!({"service_id": "a", "priority": true}));
    let xml = xml.send().await.unwrap().text().await.unwrap();
    assert!(xml.contains(&format!("<id>{}</id>", id(&issue["ticket"]))), "{xml}");
    assert_eq!(ana.waiting("a").await.len(), 2);
}

#[tokio::test]
async fn a_key_is_1_to_128_visible_characters() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let issue = || ana.request("createticket").json(&json!({"service_id": "a"}));
    let long = "k".repeat(129);
    for bad in [&b""[..], b"a b", b"a\tb", b"\xc3\xa9", long.as_bytes()] {
        let request = issue().header("idempotency-key", HeaderValue::from_bytes(bad).unwrap());
        assert_eq!(Reply::of(request).await.code(), (200, 5), "{bad:?}");
        // Where nothing is done nothing can be done twice.
        let list = ana.request("waitingticketslist").json(&json!({"service_id": "a"}));
        let list = list.header("idempotency-key", HeaderValue::from_bytes(bad).unwrap());
        assert_eq!(Reply::of(list).await.code(), (200, 0), "{bad:?}");
    }
    let two = issue().header("idempotency-key", "a").header("idempotency-key", "a");
    assert_eq!(Reply::of(two).await.code(), (200, 5));
    assert!(ana.waiting("a").await.is_empty());
    let visible: String = ('!'..='~').collect();
    for good in ["k", &long[..128], &visible] {
        assert_eq!(Reply::of(issue().header("idempotency-key", good)).await.code(), (200, 0), "{good:?}");
    }
    assert_eq!(ana.waiting("a").await.len(), 3);
}

#[tokio::test]
async fn a_key_is_one_user_s_and_one_operation_s() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let issue = json!({"service_id": "a"});
    let hers = keyed(&ana, "createticket", "k", issue.clone()).await.ok();
    let his = keyed(&rui, "createticket", "k", issue.clone()).await.ok();
    assert_ne!(id(&hers["ticket"]), id(&his["ticket"]));
    // A new login is the same user; other letters are another key.
    let again = site.login("ana").await;
    assert_eq!(keyed(&again, "createticket", "k", issue.clone()).await.ok(), hers);
    assert_ne!(keyed(&ana, "createticket", "K", issue).await.ok(), hers);
    assert_eq!(keyed(&ana, "callnextticket", "k", json!({"desk_id": "d1"})).await.code(), (200, 0));
    assert_eq!(keyed(&rui, "callnextticket", "k", json!({"desk_id": "d2"})).await.code(), (200, 0));
}

#[tokio::test]
async fn without_authentication_a_key_is_everybody_s() {
    let site = Site::with(|config| config.auth = false).await;
    let issue = || site.post("createticket").header("idempotency-key", "k").json(&json!({"service_id": "a"}));
    let first = Reply::of(issue()).await.ok();
    assert_eq!(Reply::of(issue()).await.ok(), first);
}

#[tokio::test]
async fn keys_are_kept_over_a_restart_for_24_hours_and_then_removed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (issue, nobody) = (json!({"service_id": "a"}), json!({"desk_id": "d3"}));
    let first = keyed(&ana, "createticket", "k", issue.clone()).await.ok();
    assert_eq!(keyed(&ana, "callnextticket", "k", nobody.clone()).await.code(), (200, 8));
    ana.ticket("b").await;
    let (folder, clock) = site.end().await;

    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    site.clock.advance_s(24 * HOUR_S - 2);
    assert_eq!(keyed(&ana, "createticket", "k", issue.clone()).await.ok(), first);
    assert_eq!(keyed(&ana, "callnextticket", "k", nobody.clone()).await.code(), (200, 8));
    site.clock.advance_s(1);
    let second = keyed(&ana, "createticket", "k", issue.clone()).await.ok();
    assert_ne!(second, first);
    assert_eq!(keyed(&ana, "callnextticket", "k", nobody).await.code(), (200, 0));
    // A repeat does not make a key younger, and the new ones count from their own first answer.
    let (folder, clock) = site.end().await;
    assert_eq!(number(&folder, "SELECT count(*) FROM kept_answers"), 2);
    clock.advance_s(24 * HOUR_S - 1);
    let site = Site::on(folder, clock, |_| {}).await;
    assert_eq!(keyed(&site.login("ana").await, "createticket", "k", issue).await.ok(), second);
    // The next start removes what is old, though nobody sends a key any more.
    let (folder, clock) = site.end().await;
    clock.advance_s(1);
    let (folder, _) = Site::on(folder, clock, |_| {}).await.end().await;
    assert_eq!(number(&folder, "SELECT count(*) FROM kept_answers"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_arrivals_under_one_key_are_one_action() {
    const ARRIVALS: usize = 16;
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for _ in 0..ARRIVALS {
        ana.ticket("a").await;
    }
    for (operation, body) in
        [("callnextticket", json!({"desk_id": "d1"})), ("createticket", json!({"service_id": "b"}))]
    {
        let start = Arc::new(Barrier::new(ARRIVALS));
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..ARRIVALS {
            let (start, body, token) = (start.clone(), body.clone(), ana.token.clone());
            let url = site.operation(operation);
            tasks.spawn(async move {
                let http = builder().build().unwrap();
                let request = http.post(url).bearer_auth(token).header("idempotency-key", "k").json(&body);
                start.wait().await;
                Reply::of(request).await.ok()
            });
        }
        let replies = tasks.join_all().await;
        assert!(replies.iter().all(|reply| *reply == replies[0]), "{replies:?}");
    }
    assert_eq!([ana.waiting("a").await.len(), ana.waiting("b").await.len()], [ARRIVALS - 1, 1]);
}
