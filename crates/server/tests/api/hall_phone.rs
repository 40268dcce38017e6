//! Visitors' phones: what they read of their ticket, what they may do, and what becomes of it.

use callpad_server::admin::{Ask, Erase};
use serde_json::{Value, json};

use crate::{
    hall::Hall,
    site::{Reply, id},
};

const HOUR: i64 = 3_600;

async fn states(hall: &Hall, codes: &[&String]) -> Vec<Value> {
    let mut states = Vec::new();
    for code in codes {
        states.push(hall.phone(code).await.ok()["state"].clone());
    }
    states
}

#[tokio::test]
async fn a_phone_follows_its_ticket_to_the_counter() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    ana.ticket("a").await;
    let code = hall.code("v", "a").await;
    let told = hall.phone(&code).await.ok();
    assert_eq!(told["location"], json!({"name": "North", "notice": null, "languages": ["en-GB", "pt-PT"]}));
    assert_eq!(
        (&told["service"], &told["ticket"]),
        (&json!({"tag": "A", "name": "Service a"}), &json!({"tag": "A", "number": "002"}))
    );
    assert_eq!((&told["state"], &told["ahead"], &told["soon"]), (&json!("waiting"), &json!(1), &json!(true)));
    assert_eq!((&told["may_leave"], &told["may_let_ahead"]), (&json!(true), &json!(false)));
    let (mut phone, hello) = hall.phone_page(&code).await;
    assert_eq!((&hello["state"], &hello["ahead"]), (&json!("waiting"), &json!(1)));
    ana.serve_next("d1").await;
    phone.until("ticket", |told| told["ahead"] == json!(0)).await;
    let answer = ana.next("d1").await;
    let called = phone.until("ticket", |told| told["state"] == "called").await;
    assert_eq!(called["counter"], json!({"tag": "D1", "name": "Counter d1"}));
    assert_eq!(
        (&called["times"], &called["may_leave"], &called["ahead"]),
        (&json!(1), &json!(false), &Value::Null)
    );
    ana.act("recall", &id(&answer)).await;
    let again = phone.until("ticket", |told| told["times"] == json!(2)).await;
    assert_eq!(again["call"], called["call"]);
    // Back from its sleep it reads the same.
    hall.site.clock.advance_s(90);
    let read = hall.phone(&code).await.ok();
    assert_eq!((&read["state"], &read["called_ago_ms"]), (&json!("called"), &json!(90_000)));
    ana.act("pausecall", &id(&answer)).await;
    phone.until("ticket", |told| told["state"] == "paused").await;
    let ticket = id(&answer["ticket"]);
    let again = ana.send("callpausedticket", json!({"desk_id": "d2", "ticket_id": ticket})).await.ok();
    phone.until("ticket", |told| told["counter"]["tag"] == "D2").await;
    ana.act("endcall", &id(&again["answer"])).await;
    phone.until("ticket", |told| told["state"] == "ended").await;
    phone.say(json!({"type": "beat"})).await;
    phone.say(json!({"type": "sound", "state": "on"})).await;
    assert_eq!(phone.closed().await, (None, 1008), "a phone says nothing but beats");
}

#[tokio::test]
async fn two_may_go_ahead_once_and_the_order_of_the_calls_is_that() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let mut codes = Vec::new();
    for n in 1..=4 {
        codes.push(hall.code(&format!("v{n}"), "a").await);
    }
    let before = hall.phone(&codes[0]).await.ok();
    assert_eq!((&before["ahead"], &before["may_let_ahead"]), (&json!(0), &json!(true)));
    let let_ahead = json!({"let_ahead": true});
    let after = hall.act(&codes[0], "k", let_ahead.clone()).await.ok();
    assert_eq!((&after["ahead"], &after["may_let_ahead"]), (&json!(2), &json!(false)));
    // The same press again is the same; another one is too many.
    assert_eq!(hall.act(&codes[0], "k", let_ahead.clone()).await.ok()["ahead"], json!(2));
    assert_eq!(hall.act(&codes[0], "l", let_ahead.clone()).await.code(), (200, 7));
    assert_eq!(hall.act(&codes[3], "k", let_ahead.clone()).await.code(), (200, 7), "nobody is behind");
    assert_eq!(hall.act(&codes[0], "m", json!({})).await.code(), (200, 5));
    let both = json!({"let_ahead": true, "leave": true});
    assert_eq!(hall.act(&codes[0], "n", both).await.code(), (200, 5));
    // Where one is behind, one goes ahead.
    assert_eq!(hall.act(&codes[2], "k", let_ahead.clone()).await.ok()["ahead"], json!(3));
    let waiting = ana.waiting("a").await;
    let listed: Vec<_> = waiting.iter().map(|ticket| ticket["number"].clone()).collect();
    // Whoever sorts by due time finds the same: of most tickets it follows from what the document has.
    let due = |ticket: &Value| ticket.get("due").map(|due| due.as_str().unwrap()[..19].replace('T', " "));
    assert_eq!(
        waiting.iter().map(due).collect::<Vec<_>>(),
        [None, Some("2026-07-01 09:00:02".into()), None, Some("2026-07-01 09:00:03".into())]
    );
    let mut called = Vec::new();
    for _ in 0..4 {
        let answer = ana.next("d1").await;
        called.push(answer["ticket"]["number"].clone());
        ana.act("endcall", &id(&answer)).await;
    }
    assert_eq!(called, ["002", "001", "004", "003"]);
    assert_eq!(listed, called, "lists have the order of the calls");
    assert_eq!(hall.act(&codes[0], "o", let_ahead).await.code(), (200, 7), "it is over");
}

#[tokio::test]
async fn who_has_priority_lets_nobody_else_pass() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let codes = [hall.code("v1", "a").await, hall.code("v2", "a").await];
    let first = id(&ana.waiting("a").await[0]);
    let priority = crate::site::client().post(hall.site.url(&format!("/callpad/v1/tickets/{first}")));
    Reply::of(priority.bearer_auth(&ana.token).json(&json!({"priority": true}))).await.ok();
    assert_eq!(hall.phone(&codes[0]).await.ok()["may_let_ahead"], json!(false));
    assert_eq!(hall.act(&codes[0], "k", json!({"let_ahead": true})).await.code(), (200, 7));
}

#[tokio::test]
async fn who_leaves_has_left_the_queue_and_who_is_called_cannot() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let (one, two) = (hall.code("v1", "a").await, hall.code("v2", "a").await);
    let leave = json!({"leave": true});
    let left = hall.act(&one, "k", leave.clone()).await.ok();
    assert_eq!((&left["state"], &left["may_leave"]), (&json!("left"), &json!(false)));
    assert_eq!(hall.act(&one, "k", leave.clone()).await.ok()["state"], "left");
    assert_eq!(hall.act(&one, "l", leave.clone()).await.code(), (200, 7));
    assert_eq!(hall.act(&one, "m", json!({"let_ahead": true})).await.code(), (200, 7));
    let waiting = ana.waiting("a").await;
    assert_eq!(waiting.len(), 1);
    // The call was quicker: the counter waits for somebody, and the phone is told.
    let answer = ana.next("d1").await;
    assert_eq!(hall.act(&two, "k", leave.clone()).await.code(), (200, 7));
    assert_eq!(hall.phone(&two).await.ok()["state"], "called");
    ana.act("cancelcall", &id(&answer)).await;
    assert_eq!(states(&hall, &[&one, &two]).await, ["left", "cancelled"]);
    let today = async || {
        let board = ana.get("/callpad/v1/board?location_id=north").await.ok();
        let today = &board["locations"][0]["services"][0]["today"];
        (today["left"].clone(), today["removed"].clone())
    };
    assert_eq!(today().await, (json!(1), json!(0)));
    // A supervisor may take back what the visitor gave up by mistake.
    let tickets = ana.get("/callpad/v1/tickets?number=A001").await.ok();
    let ticket = id(&tickets["tickets"][0]);
    let restore = crate::site::client().post(hall.site.url(&format!("/callpad/v1/tickets/{ticket}")));
    Reply::of(restore.bearer_auth(&ana.token).json(&json!({"restore": true}))).await.ok();
    assert_eq!(states(&hall, &[&one]).await, ["waiting"]);
    assert_eq!(today().await, (json!(0), json!(0)));
    // Whom a supervisor cancels then has not left.
    let cancel = crate::site::client().post(hall.site.url(&format!("/callpad/v1/tickets/{ticket}")));
    Reply::of(cancel.bearer_auth(&ana.token).json(&json!({"cancel": true}))).await.ok();
    assert_eq!(states(&hall, &[&one]).await, ["cancelled"]);
    assert_eq!(today().await, (json!(0), json!(1)));
}

#[tokio::test]
async fn a_call_and_a_visitor_who_leaves_at_the_same_moment_agree() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    for n in 0..20 {
        let code = hall.code(&format!("v{n}"), "a").await;
        let call = ana.send("callnextticket", json!({"desk_id": "d1"}));
        let (called, left) = tokio::join!(call, hall.act(&code, "k", json!({"leave": true})));
        match (called.code(), left.code()) {
            ((200, 0), (200, 7)) => {
                ana.act("endcall", &id(&called.body["answer"])).await;
            }
            ((200, 8), (200, 0)) => {}
            other => panic!("{other:?}"),
        }
        let state = hall.phone(&code).await.ok()["state"].clone();
        assert_eq!(state, if left.code().1 == 0 { "left" } else { "ended" });
    }
}

#[tokio::test]
async fn the_day_ends_with_phones_open() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let (served, waiting, left) =
        (hall.code("v1", "a").await, hall.code("v2", "a").await, hall.code("v3", "a").await);
    ana.serve_next("d1").await;
    hall.act(&left, "k", json!({"leave": true})).await.ok();
    let (mut phone, _) = hall.phone_page(&waiting).await;
    hall.administer(Ask::Reset { location: None }).await;
    phone.until("hello", |told| told["state"] == "over").await;
    assert_eq!(states(&hall, &[&served, &waiting, &left]).await, ["ended", "over", "left"]);
    // Also after a restart, for the time that was promised.
    drop(ana);
    let hall = hall.restarted().await;
    hall.site.clock.advance_s(12 * HOUR - 60);
    assert_eq!(states(&hall, &[&served, &waiting, &left]).await, ["ended", "over", "left"]);
    hall.site.clock.advance_s(120);
    for code in [&served, &waiting, &left] {
        assert_eq!(hall.phone(code).await.code(), (404, 6));
        assert_eq!(hall.act(code, "z", json!({"leave": true})).await.code(), (404, 6));
    }
}

#[tokio::test]
async fn an_erased_visitor_has_no_code_any_more() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let code = hall.code("v", "a").await;
    let (phone, _) = hall.phone_page(&code).await;
    let ticket = id(&ana.waiting("a").await[0]);
    hall.administer(Ask::Erase(Erase::Ticket(ticket))).await;
    assert_eq!(phone.closed().await, (Some("code".into()), 4404));
    assert_eq!(hall.phone(&code).await.code(), (404, 6));
    assert_eq!(ana.waiting("a").await.len(), 1, "it still waits");
}

#[tokio::test]
async fn codes_that_are_guessed_have_one_answer_and_then_none() {
    let hall = Hall::new().await;
    let code = hall.code("v", "a").await;
    let mut guesses: Vec<String> = ["x", "%00", "%FF", "AAAAAAAAAAAAAAAAAAAAAA"].map(str::to_owned).into();
    guesses.push(format!("{code}A"));
    guesses.push(code[1..].to_owned());
    guesses.push(code.chars().rev().collect());
    let mut refused = 0;
    for guess in &guesses {
        let read = hall.phone(guess).await;
        assert_eq!((read.code(), read.body.as_object().unwrap().len()), ((404, 6), 2), "{guess}");
        assert_eq!(hall.act(guess, "k", json!({"leave": true})).await.code(), (404, 6), "{guess}");
        refused += 2;
    }
    while hall.phone("AAAAAAAAAAAAAAAAAAAAAA").await.code() != (429, 7) {
        refused += 1;
        assert!(refused <= 200, "a minute or two on a slow machine");
    }
    assert!(refused >= 100);
    // The branch's own phones, behind the same address, go on.
    hall.phone(&code).await.ok();
    // And one that asks without end is asked to wait.
    let mut asked = 1;
    while hall.phone(&code).await.code() != (429, 7) {
        asked += 1;
        assert!(asked <= 120, "a minute or two on a slow machine");
    }
    assert!(asked >= 60);
}

#[tokio::test]
async fn a_ticket_that_is_sent_to_another_location_is_followed_there() {
    let hall = Hall::new().await;
    let both = hall.site.login("both").await;
    let code = hall.code("v", "a").await;
    let (mut phone, _) = hall.phone_page(&code).await;
    let answer = both.next("d1").await;
    phone.until("ticket", |told| told["state"] == "called").await;
    let transfer = json!({"answer_id": id(&answer), "dst_type": "service", "dst_id": "s"});
    both.send("transfercall", transfer).await.ok();
    let there = phone.until("hello", |told| told["location"]["name"] == "South").await;
    assert_eq!(there["service"]["tag"], "S");
    hall.site.login("sol").await.next("ds").await;
    let called = phone.until("ticket", |told| told["state"] == "called").await;
    assert_eq!((&called["counter"]["tag"], &called["ticket"]["tag"]), (&json!("DS"), &json!("A")));
}
