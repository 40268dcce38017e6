//! The order of the queue does not follow the wall clock.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Barrier;

use crate::site::{SignedIn, Site, builder, id};

fn numbers(tickets: &[Value]) -> Vec<&str> {
    tickets.iter().map(|ticket| ticket["number"].as_str().unwrap()).collect()
}

async fn call_all(signed_in: &SignedIn<'_>) -> Vec<String> {
    let mut called = Vec::new();
    loop {
        let next = signed_in.send("callnextticket", json!({"desk_id": "d1"})).await;
        if next.code() == (200, 8) {
            return called;
        }
        let answer = next.ok()["answer"].clone();
        signed_in.act("endcall", &id(&answer)).await;
        called.push(answer["ticket"]["number"].as_str().unwrap().to_owned());
    }
}

#[tokio::test]
async fn m4_a_clock_that_is_set_back_changes_no_order_also_over_a_restart() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    ana.ticket("a").await;
    site.clock.advance_s(-600);
    ana.ticket("a").await;
    assert_eq!(numbers(&ana.waiting("a").await), ["001", "002", "003"]);
    let (folder, clock) = site.end().await;
    clock.advance_s(-3_600);
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let listed = ana.waiting("a").await;
    assert_eq!(numbers(&listed), ["001", "002", "003", "004"]);
    // Until the clock has caught up, the time is that of the last change.
    assert_eq!(listed[3]["date"], listed[1]["date"]);
    assert_eq!(call_all(&ana).await, ["001", "002", "003", "004"]);
    // And then it goes by the clock again.
    site.clock.advance_s(2 * 3_600);
    ana.ticket("a").await;
    assert_ne!(ana.waiting("a").await[0]["date"], listed[1]["date"]);
}

#[tokio::test]
async fn m4_what_is_set_aside_is_listed_in_its_order_though_the_clock_goes_back() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let tickets = [ana.ticket("a").await, ana.ticket("a").await, ana.ticket("a").await];
    for ticket in tickets.iter().rev() {
        let answer = ana.call("d1", ticket).await;
        site.clock.advance_s(-600);
        ana.act("pausecall", &answer).await;
    }
    let mut listed = ana.ids("pausedticketslist", json!({"desk_id": "d1"})).await;
    listed.reverse();
    assert_eq!(listed, tickets);
}

#[tokio::test]
async fn v4_an_appointment_is_due_by_the_wall_clock() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    // Ten o'clock in Lisbon: one for 10:05, and one without appointment some minutes later.
    let appointment = json!({"service_id": "a", "scheduled_to": "2026-07-01 10:05:00"});
    let appointed = id(&ana.issue(appointment).await);
    site.clock.advance_s(6 * 60);
    let plain = ana.ticket("a").await;
    let order = async || ana.ids("waitingticketslist", json!({"service_id": "a"})).await;
    assert_eq!(order().await, [appointed.clone(), plain.clone()]);
    // Set back before the appointment: it is early again; the other one is not, though it bears a later time.
    site.clock.advance_s(-4 * 60);
    assert_eq!(order().await, [plain.clone(), appointed.clone()]);
    let foreseen = ana.get("/callpad/v1/next?desk_id=d1").await.ok();
    assert_eq!(foreseen["ticket"]["id"], plain.as_str());
    let answer = ana.next("d1").await;
    assert_eq!(id(&answer["ticket"]), plain);
    ana.act("endcall", &id(&answer)).await;
    assert_eq!(id(&ana.next("d1").await["ticket"]), appointed);
}

#[tokio::test]
async fn m12_the_business_day_does_not_come_back_when_the_clock_is_set_back_over_midnight() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("b").await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    let cancelled = async || ana.ids("cancellededticketslist", json!({"desk_id": "d1"})).await;
    assert_eq!(cancelled().await, [ticket.as_str()]);
    // Past midnight something happens, and the clock is set back to the evening.
    site.clock.advance_s(14 * 3_600 + 60);
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    assert!(cancelled().await.is_empty());
    site.clock.advance_s(-600);
    assert!(cancelled().await.is_empty());
    assert_eq!(
        ana.code("callcancelledticket", json!({"desk_id": "d1", "ticket_id": ticket})).await,
        (200, 7)
    );
}

#[tokio::test]
async fn m21_after_a_reset_the_time_goes_by_the_clock_again() {
    let site = Site::new().await;
    // For a while the clock is a year ahead.
    site.clock.advance_s(365 * 24 * 3_600);
    site.login("ana").await.ticket("a").await;
    site.clock.advance_s(-365 * 24 * 3_600);
    let (folder, clock) = site.end().await;
    assert_eq!(callpad_server::reset(folder.path(), &*clock).unwrap(), 1);
    let site = Site::on(folder, clock, |_| {}).await;
    let issued = site.login("ana").await.issue(json!({"service_id": "a"})).await;
    assert_eq!(issued["date"], "2026-07-01 10:00:01");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn m4_of_two_that_are_issued_at_once_the_lower_number_is_called_first() {
    const PAIRS: usize = 100;
    // The machine's own clock, and two kiosks that press in the same moment.
    let site = Site::with(|config| config.clock = Arc::new(callpad_server::clock::SystemClock)).await;
    let ana = site.login("ana").await;
    let start = Arc::new(Barrier::new(2));
    let mut kiosks = tokio::task::JoinSet::new();
    for _ in 0..2 {
        let (start, url, token) = (start.clone(), site.operation("createticket"), ana.token.clone());
        kiosks.spawn(async move {
            let http = builder().build().unwrap();
            for _ in 0..PAIRS {
                start.wait().await;
                let issue = http.post(&url).bearer_auth(&token).json(&json!({"service_id": "a"}));
                assert_eq!(crate::site::Reply::of(issue).await.code(), (200, 0));
            }
        });
    }
    kiosks.join_all().await;
    let expected: Vec<_> = (1..=2 * PAIRS).map(|number| format!("{number:03}")).collect();
    assert_eq!(numbers(&ana.waiting("a").await), expected);
    assert_eq!(call_all(&ana).await, expected);
}
