//! Call next is one transaction.

use std::{collections::HashSet, sync::Arc};

use callpad_server::{Config, Limits, directory::Directory};
use serde_json::{Value, json};
use tokio::sync::Barrier;

use callpad_wire::op::role;

use crate::{
    load::{self, History},
    replay,
    site::{builder, id},
};

const CALLERS: usize = 16;
const TICKETS: usize = 1_000;

fn directory() -> Directory {
    let numbered = |make: &dyn Fn(usize) -> Value| (0..CALLERS).map(make).collect::<Vec<_>>();
    serde_json::from_value(json!({
        "locations": [{"id": "hall", "name": "Hall"}],
        "services": [{"id": "s", "tag": "S", "name": "Service", "location_id": "hall", "open": true},
                     {"id": "t", "tag": "T", "name": "Other", "location_id": "hall", "open": true}],
        "desks": numbered(&|n| json!({"id": format!("d{n}"), "tag": n.to_string(), "name": format!("Counter {n}"),
                                      "location_id": "hall", "service_ids": ["s", "t"]})),
        "users": numbered(&|n| json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": "x",
                                      "location_ids": ["hall"], "roles": role::ALL})),
    }))
    .unwrap()
}

struct Caller {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Caller {
    async fn send(&self, operation: &str, body: Value) -> Value {
        let url = format!("{}/restapi/v2/queuemanagement/{operation}", self.base);
        let request = self.http.post(url).bearer_auth(&self.token).json(&body);
        request.send().await.unwrap().json().await.unwrap()
    }

    async fn sign_in(base: String, user: &str) -> Self {
        let mut caller = Self { http: builder().build().unwrap(), base, token: String::new() };
        caller.token =
            caller.send("login", json!({"user_id": user})).await["authtoken"].as_str().unwrap().to_owned();
        caller
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_callers_and_a_thousand_tickets_each_ticket_is_called_once() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &directory()).unwrap();
    let server = callpad_server::start(Config::new(folder.path())).await.unwrap();
    let start = Arc::new(Barrier::new(CALLERS));
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..CALLERS {
        let (base, start) = (server.base_url(), start.clone());
        tasks.spawn(async move {
            let caller = Caller::sign_in(base, &format!("u{n}")).await;
            // They issue together, each its share, with numbers drawn in the same race.
            let mut numbers = Vec::new();
            for ticket in (n..TICKETS).step_by(CALLERS) {
                let service = if ticket % 2 == 0 { "s" } else { "t" };
                let body = json!({"service_id": service, "priority": ticket % 7 == 0});
                let issued = caller.send("createticket", body).await["ticket"].clone();
                numbers.push((service, issued["number"].as_str().unwrap().to_owned()));
            }
            start.wait().await;
            let mut called = Vec::new();
            loop {
                let reply = caller.send("callnextticket", json!({"desk_id": format!("d{n}")})).await;
                if reply["success"] == json!(false) {
                    assert_eq!(reply["errno"], 8);
                    return (numbers, called);
                }
                called.push(id(&reply["answer"]["ticket"]));
                let ended = caller.send("endcall", json!({"answer_id": id(&reply["answer"])})).await;
                assert_eq!(ended["success"], json!(true));
            }
        });
    }
    let (mut numbers, mut called) = (Vec::new(), Vec::new());
    while let Some(done) = tasks.join_next().await {
        let (some, more) = done.unwrap();
        numbers.extend(some);
        called.extend(more);
    }
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), TICKETS);
    assert_eq!(called.len(), TICKETS);
    assert_eq!(called.iter().collect::<HashSet<_>>().len(), TICKETS);
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_callers_of_one_ticket_one_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &directory()).unwrap();
    let server = callpad_server::start(Config::new(folder.path())).await.unwrap();
    let first = Caller::sign_in(server.base_url(), "u0").await;
    let ticket = id(&first.send("createticket", json!({"service_id": "s"})).await["ticket"]);
    let start = Arc::new(Barrier::new(CALLERS));
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..CALLERS {
        let (base, start, ticket) = (server.base_url(), start.clone(), ticket.clone());
        tasks.spawn(async move {
            let caller = Caller::sign_in(base, &format!("u{n}")).await;
            start.wait().await;
            let reply =
                caller.send("callticket", json!({"desk_id": format!("d{n}"), "ticket_id": ticket})).await;
            if reply["success"] == json!(true) { 0 } else { reply["errno"].as_u64().unwrap() }
        });
    }
    let mut outcomes = tasks.join_all().await;
    outcomes.sort_unstable();
    let mut expected = vec![7; CALLERS];
    expected[0] = 0;
    assert_eq!(outcomes, expected);
    server.shutdown().await;
}

/// How many calls the callers make together.
const CALLS: usize = 1_500;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_callers_are_told_at_the_same_time_is_what_one_queue_tells() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &load::directory()).unwrap();
    let limits = Limits { issued_per_minute: u32::MAX, ..Limits::default() };
    let config = Config { auth: false, limits, ..Config::new(folder.path()) };
    let server = callpad_server::start(config).await.unwrap();
    let history = History::new();
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..load::CALLERS {
        let mut caller = load::Caller::new(n, &history);
        caller.at(&server.base_url());
        tasks.spawn(async move {
            for _ in 0..CALLS / load::CALLERS {
                assert!(caller.act().await);
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    replay::check(&history.calls()).unwrap();
    server.shutdown().await;
}
