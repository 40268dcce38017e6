//! `GET /callpad/v1/tickets` and `/callpad/v1/tickets/{id}`: what supervisors look up.

use std::collections::BTreeSet;

use callpad_server::directory::Directory;
use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, client, directory, id};

/// A page of tickets.
async fn page(who: &SignedIn<'_>, query: &str) -> Value {
    who.get(&format!("/callpad/v1/tickets{query}")).await.ok()
}

fn ids(page: &Value) -> Vec<String> {
    page["tickets"].as_array().unwrap().iter().map(id).collect()
}

/// What happened to a ticket: the words with counter, person and destination.
async fn story(who: &SignedIn<'_>, ticket: &str) -> Vec<(String, Value, Value, Value)> {
    let body = who.get(&format!("/callpad/v1/tickets/{ticket}")).await.ok();
    assert_eq!(body["ticket"]["id"], ticket);
    let entry = |entry: &Value| {
        let what = entry["what"].as_str().unwrap().to_owned();
        (what, entry["desk_id"].clone(), entry["user_id"].clone(), entry["to"].clone())
    };
    body["story"].as_array().unwrap().iter().map(entry).collect()
}

async fn change(site: &Site, who: &SignedIn<'_>, ticket: &str, change: Value) {
    let url = site.url(&format!("/callpad/v1/tickets/{ticket}"));
    Reply::of(client().post(url).bearer_auth(&who.token).json(&change)).await.ok();
    site.clock.advance_s(1);
}

fn words(story: &[(String, Value, Value, Value)]) -> Vec<&str> {
    story.iter().map(|(what, ..)| what.as_str()).collect()
}

fn to(kind: &str, id: &str) -> Value {
    json!({"dst_type": kind, "dst_id": id})
}

#[tokio::test]
async fn a_story_has_everything_with_its_time_counter_and_person() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let ticket = ana.ticket("a").await;
    let one = json!({"desk_id": "d1", "ticket_id": ticket});
    let answer = ana.call("d1", &ticket).await;
    ana.act("recall", &answer).await;
    // A colleague may end what somebody else has called (M13), and is named.
    rui.act("pausecall", &answer).await;
    let answer = id(&rui.send("callpausedticket", one.clone()).await.ok()["answer"]);
    rui.act("cancelcall", &answer).await;
    let answer = id(&ana.send("callcancelledticket", one).await.ok()["answer"]);
    let sent = json!({"answer_id": answer, "dst_type": "service", "dst_id": "b", "desk_id": "d1"});
    ana.send("transfercall", sent).await.ok();
    change(&site, &rui, &ticket, json!({"priority": true})).await;
    change(&site, &rui, &ticket, json!({"priority": true})).await;
    change(&site, &rui, &ticket, to("desk", "d2")).await;
    change(&site, &ana, &ticket, json!({"restore": true})).await;
    change(&site, &ana, &ticket, json!({"cancel": true})).await;
    change(&site, &rui, &ticket, json!({"restore": true})).await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("endcall", &answer).await;
    let none = Value::Null;
    let entry = |what: &str, desk: Option<&str>, user: &str, to: &Value| {
        (what.to_owned(), json!(desk), json!(user), to.clone())
    };
    let d1 = Some("d1");
    assert_eq!(
        story(&ana, &ticket).await,
        [
            entry("created", None, "ana", &none),
            entry("called", d1, "ana", &none),
            entry("recalled", d1, "ana", &none),
            entry("paused", d1, "rui", &none),
            entry("called", d1, "rui", &none),
            entry("cancelled", d1, "rui", &none),
            entry("called", d1, "ana", &none),
            entry("transferred", d1, "ana", &to("service", "b")),
            entry("changed", None, "rui", &none),
            // What was so already has changed nothing.
            entry("changed", None, "rui", &to("desk", "d2")),
            entry("changed", None, "ana", &to("service", "b")),
            entry("cancelled", None, "ana", &none),
            entry("changed", None, "rui", &none),
            entry("called", d1, "ana", &none),
            entry("ended", d1, "ana", &none),
        ]
    );
    let body = ana.get(&format!("/callpad/v1/tickets/{ticket}")).await.ok();
    let at = |n: usize| body["story"][n]["at"].as_str().unwrap();
    assert_eq!((at(0), at(1), at(14)), ("2026-07-01 10:00:00", "2026-07-01 10:00:01", "2026-07-01 10:00:07"));
    assert_eq!(body["ticket"]["state"], "5");
}

#[tokio::test]
async fn what_was_refused_or_repeated_under_its_key_is_not_told_again() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let call = json!({"desk_id": "d1", "ticket_id": ticket});
    for _ in 0..2 {
        Reply::of(ana.keyed("callticket", "k", &call)).await.ok();
    }
    assert_eq!(ana.code("callticket", call).await, (200, 7));
    assert_eq!(words(&story(&ana, &ticket).await), ["created", "called"]);
    // Issued and called at once, and for whom it was reserved.
    let site = Site::with(|config| config.issue_and_call = true).await;
    let ana = site.login("ana").await;
    let new = json!({"service_id": "a", "desk_id": "d1", "user_id": "ana"});
    let ticket = id(&ana.issue(new).await);
    assert_eq!(words(&story(&ana, &ticket).await), ["created", "called"]);
    let ticket = id(&ana.issue(json!({"service_id": "a", "desk_id": "d2"})).await);
    assert_eq!(story(&ana, &ticket).await[0].3, to("desk", "d2"));
}

#[tokio::test]
async fn without_sign_in_nobody_is_named_but_who_calls() {
    let site = Site::with(|config| config.auth = false).await;
    let send = async |operation: &str, body: Value| Reply::of(site.post(operation).json(&body)).await.ok();
    let ticket = id(&send("createticket", json!({"service_id": "a"})).await["ticket"]);
    let call = json!({"desk_id": "d1", "user_id": "rui", "ticket_id": ticket});
    let answer = id(&send("callticket", call).await["answer"]);
    send("endcall", json!({"answer_id": answer})).await;
    let body = Reply::of(site.get(site.url(&format!("/callpad/v1/tickets/{ticket}")))).await.ok();
    let users: Vec<_> =
        body["story"].as_array().unwrap().iter().map(|entry| entry["user_id"].clone()).collect();
    assert_eq!(users, [Value::Null, json!("rui"), Value::Null]);
}

#[tokio::test]
async fn a_story_has_an_end_however_often_a_ticket_is_recalled() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let answer = ana.call("d1", &ticket).await;
    for _ in 0..205 {
        ana.act("recall", &answer).await;
    }
    ana.act("endcall", &answer).await;
    let story = story(&ana, &ticket).await;
    assert_eq!((story.len(), story[0].0.as_str(), story[1].0.as_str()), (200, "created", "recalled"));
    assert_eq!(story[199].0, "ended");
}

#[tokio::test]
async fn a_reset_ends_and_an_import_takes_out_whom_it_removes() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let [waits, serving, sent] = [ana.ticket("a").await, ana.ticket("a").await, ana.ticket("a").await];
    let answer = rui.call("d2", &sent).await;
    let person = json!({"answer_id": answer, "dst_type": "user", "dst_id": "rui", "desk_id": "d2"});
    rui.send("transfercall", person).await.ok();
    rui.call("d2", &serving).await;
    let (folder, clock) = site.end().await;
    callpad_server::reset(folder.path(), &*clock).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(words(&story(&ana, &waits).await), ["created", "ended"]);
    let of = story(&ana, &serving).await;
    assert_eq!(words(&of), ["created", "called", "ended"]);
    assert_eq!(of[2], ("ended".into(), json!("d2"), Value::Null, Value::Null), "nobody at a counter did");
    let (folder, clock) = site.end().await;
    let mut without: Directory = directory();
    without.users.retain(|user| user.id != "rui");
    without.desks.retain(|desk| desk.id != "d2");
    callpad_server::import(folder.path(), &without).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    let of = story(&ana, &sent).await;
    assert_eq!(words(&of), ["created", "called", "transferred", "ended"]);
    assert_eq!(of[2], ("transferred".into(), Value::Null, Value::Null, Value::Null));
    assert_eq!(of[0].2, "ana");
}

#[tokio::test]
async fn only_supervisors_look_and_only_at_their_locations() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let (sol, both) = (site.login("sol").await, site.login("both").await);
    let (north, south) = (ana.ticket("a").await, sol.ticket("s").await);
    let path = format!("/callpad/v1/tickets/{north}");
    for path in [path.as_str(), "/callpad/v1/tickets"] {
        assert_eq!(Reply::of(site.get(site.url(path))).await.code(), (401, 7));
        assert_eq!(clerk.get(path).await.code(), (403, 7));
    }
    assert_eq!(sol.get(&path).await.code(), (403, 7));
    assert_eq!(ana.get("/callpad/v1/tickets/no-such").await.code(), (200, 6));
    assert_eq!(ids(&page(&ana, "").await), [north.as_str()]);
    assert_eq!(ids(&page(&both, "").await), [south.as_str(), north.as_str()]);
    assert_eq!(ids(&page(&both, "?location_id=south").await), [south.as_str()]);
    for (query, expected) in [
        ("?location_id=south", (403, 7)),
        ("?location_id=no-such", (200, 6)),
        ("?state=6", (200, 5)),
        ("?state=waiting", (200, 5)),
        ("?after=x", (200, 5)),
        ("?after=1.2.3", (200, 5)),
    ] {
        assert_eq!(ana.get(&format!("/callpad/v1/tickets{query}")).await.code(), expected, "{query}");
    }
    // Where it has gone, it is found.
    change(&site, &both, &north, to("service", "s")).await;
    assert_eq!(ids(&page(&ana, "").await), Vec::<String>::new());
    assert_eq!(ana.get(&path).await.code(), (403, 7));
    assert_eq!(words(&story(&sol, &north).await), ["created", "changed"]);
}

#[tokio::test]
async fn tickets_are_found_by_number_and_state_whatever_became_of_them() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let mut all = Vec::new();
    for (service, finish) in [
        ("a", None),
        ("a", Some("")),
        ("a", Some("pausecall")),
        ("b", Some("cancelcall")),
        ("b", Some("endcall")),
    ] {
        let ticket = ana.ticket(service).await;
        if let Some(finish) = finish.filter(|finish| !finish.is_empty()) {
            let answer = ana.call("d1", &ticket).await;
            ana.act(finish, &answer).await;
        } else if finish.is_some() {
            rui.call("d2", &ticket).await;
        }
        all.insert(0, ticket);
    }
    let whole = page(&ana, "").await;
    assert_eq!((ids(&whole), &whole["next"]), (all.clone(), &Value::Null));
    for (place, state) in (1..=5).rev().enumerate() {
        assert_eq!(ids(&page(&ana, &format!("?state={state}")).await), [all[place].clone()], "{state}");
    }
    for (number, expected) in [
        ("001", vec![&all[1], &all[4]]),
        ("1", vec![&all[1], &all[4]]),
        ("A001", vec![&all[4]]),
        ("b%201", vec![&all[1]]),
        ("a%20002", vec![&all[3]]),
        ("C001", vec![]),
        ("9", vec![]),
        ("%25", vec![]),
    ] {
        let found = ids(&page(&ana, &format!("?number={number}")).await);
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{number}");
    }
    assert_eq!(ids(&page(&ana, "?number=1&state=1").await), [all[4].clone()]);
    // As in the lists.
    assert_eq!(page(&ana, "?state=1").await["tickets"], json!(ana.waiting("a").await));
    // Yesterday's are told of, one by one, and no longer listed: each location has its own midnight.
    site.clock.advance_s(14 * 3_600);
    assert_eq!(ids(&page(&ana, "").await), Vec::<String>::new());
    assert_eq!(words(&story(&ana, &all[4]).await), ["created"]);
}

#[tokio::test]
async fn pages_lose_nothing_and_double_nothing_while_tickets_come() {
    let site = Site::new().await;
    let both = site.login("both").await;
    let mut before = Vec::new();
    for n in 0..230 {
        let service = if n % 3 == 0 { "s" } else { "a" };
        let issued = both.send("createticket", json!({"service_id": service})).await.ok();
        before.insert(0, id(&issued["ticket"]));
    }
    let mut seen = Vec::new();
    let mut query = String::new();
    loop {
        let page = page(&both, &query).await;
        let found = ids(&page);
        assert!(found.len() <= 100);
        seen.extend(found);
        // Between two pages somebody comes, somebody is called, and the day of the north ends.
        both.ticket("a").await;
        both.serve_next("d1").await;
        site.clock.advance_s(7 * 3_600);
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?after={next}");
    }
    assert_eq!(seen, before);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 230);
    // A list that began a day ago does not go on.
    site.clock.advance_s(86_400);
    assert_eq!(both.get(&format!("/callpad/v1/tickets{query}")).await.code(), (200, 5));
}

#[tokio::test]
async fn ids_that_are_passwords_are_not_told_in_a_story() {
    let site = Site::with(|config| {
        config.public_name = Some("queue.example".into());
        config.allow_open_login = true;
    })
    .await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let ticket = ana.ticket("a").await;
    let answer = rui.call("d1", &ticket).await;
    let sent = json!({"answer_id": answer, "dst_type": "user", "dst_id": "rui"});
    rui.send("transfercall", sent).await.ok();
    let of = story(&ana, &ticket).await;
    assert_eq!((&of[0].2, &of[1].2, &of[2].3["dst_id"]), (&json!("ana"), &Value::Null, &Value::Null));
}
