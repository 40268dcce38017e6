//! The new day begins by itself: numbers begin again, and what is left is over.

use std::sync::Arc;

use callpad_server::{admin, clock::ManualClock, directory::Directory};
use serde_json::{Value, json};

use crate::{
    events::Ear,
    site::{Reply, SignedIn, Site, id},
};

const HOUR: i64 = 3_600;

/// Days begin at 04:00 of each location: in Lisbon that is 03:00 in UTC, in New York 08:00.
fn directory() -> Directory {
    let mut directory = crate::site::directory();
    directory.locations.iter_mut().for_each(|location| location.new_day_at = Some("04:00".into()));
    directory
}

async fn site_at(start: &str, directory: &Directory) -> Site {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), directory).unwrap();
    Site::on(folder, Arc::new(ManualClock::new(start.parse().unwrap())), |_| {}).await
}

/// Started anew so much later: what is due is done before it takes requests.
async fn later(site: Site, seconds: i64) -> Site {
    let (folder, clock) = site.end().await;
    clock.advance_s(seconds);
    Site::on(folder, clock, |_| {}).await
}

async fn number(of: &SignedIn<'_>, service: &str) -> Value {
    of.issue(json!({"service_id": service})).await["number"].clone()
}

fn days_begun(site: &Site) -> Vec<String> {
    let lines = admin::audit(site.folder.path(), 100).unwrap().lines;
    lines.into_iter().rev().filter_map(|line| line.split(" - new day ").nth(1).map(str::to_owned)).collect()
}

#[tokio::test]
async fn m21_each_location_s_day_begins_at_its_own_hour_and_is_told_there() {
    let site = site_at("2026-07-01T09:00:00Z", &directory()).await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    ana.ticket("b").await;
    let paused = ana.next("d1").await;
    ana.act("pausecall", &id(&paused)).await;
    let waits = ana.ticket("a").await;
    sol.ticket("s").await;
    let (mut north, _) = Ear::open(&site, &ana, "").await;
    let (mut south, _) = Ear::open(&site, &sol, "").await;
    site.clock.advance_s(18 * HOUR);
    assert_eq!(north.hear().await["type"], "reset");
    assert!(ana.waiting("a").await.is_empty());
    assert!(ana.ids("pausedticketslist", json!({"desk_id": "d1"})).await.is_empty());
    let story = ana.get(&format!("/callpad/v1/tickets/{waits}")).await.body["story"].clone();
    assert_eq!((&story[1]["what"], &story[1]["user_id"]), (&json!("ended"), &Value::Null));
    assert_eq!(number(&ana, "a").await, "001");
    assert_eq!(
        (number(&sol, "s").await, sol.waiting("s").await.len()),
        (json!("002"), 2),
        "five hours earlier there"
    );
    assert_eq!(south.hear().await["type"], "ticket");
    site.clock.advance_s(5 * HOUR);
    assert_eq!(south.hear().await["type"], "reset");
    assert_eq!(number(&sol, "s").await, "001");
    assert_eq!(days_begun(&site), ["north", "south"]);
}

#[tokio::test]
async fn what_the_server_was_off_for_is_done_at_its_start_and_once() {
    let site = site_at("2026-07-01T09:00:00Z", &directory()).await;
    site.login("ana").await.ticket("a").await;
    let site = later(site, 3 * 24 * HOUR).await;
    let ana = site.login("ana").await;
    assert!(ana.waiting("a").await.is_empty());
    assert_eq!(number(&ana, "a").await, "001");
    assert_eq!(days_begun(&site), ["north", "south"], "one day, however many hours have passed");
    let site = later(site, HOUR).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1);
}

#[tokio::test]
async fn a_clock_that_is_set_back_over_the_hour_brings_no_second_day_and_one_that_was_far_ahead_stops_none() {
    let site = site_at("2026-07-01T09:00:00Z", &directory()).await;
    let site = later(site, 18 * HOUR + 600).await;
    assert_eq!(days_begun(&site), ["north"]);
    let site = later(site, -2 * HOUR).await;
    site.login("ana").await.ticket("a").await;
    let site = later(site, 2 * HOUR).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1, "the day has begun once");
    // A year ahead for a while.
    let site = later(site, 365 * 24 * HOUR).await;
    let begun = days_begun(&site).len();
    let site = later(site, -365 * 24 * HOUR).await;
    assert_eq!(days_begun(&site).len(), begun);
    let site = later(site, 24 * HOUR).await;
    assert_eq!(days_begun(&site)[begun..], ["north", "south"]);
}

#[tokio::test]
async fn a_clock_change_brings_each_night_one_new_day() {
    // At 01:30 of Lisbon, which is skipped on 29 March 2026 and comes twice on 25 October.
    for (start, hours) in [("2026-03-27T12:00:00Z", 96), ("2026-10-23T12:00:00Z", 96)] {
        let mut directory = directory();
        directory.locations[0].new_day_at = Some("01:30".into());
        directory.locations[1].new_day_at = Some("off".into());
        let mut site = site_at(start, &directory).await;
        for _ in 0..hours / 2 {
            site = later(site, 2 * HOUR).await;
        }
        assert_eq!(days_begun(&site), ["north"; 4], "{start}");
    }
}

#[tokio::test]
async fn whoever_works_over_the_hour_ends_the_open_ticket_as_usual_and_one_that_was_forgotten_is_over() {
    let site = site_at("2026-07-01T22:00:00Z", &directory()).await;
    let (ana, rui, both) = (site.login("ana").await, site.login("rui").await, site.login("both").await);
    for service in ["a", "a", "b"] {
        ana.ticket(service).await;
    }
    let forgotten = ana.next("d1").await;
    let present = both.next("d3").await;
    site.clock.advance_s(4 * HOUR + 1_800);
    let fresh = rui.next("d2").await;
    let told = json!({"desk_id": "d3", "state": "present", "services": ["b"]});
    site.clock.advance_s(1_740);
    let presence = crate::site::client().post(site.url("/callpad/v1/presence")).bearer_auth(&both.token);
    Reply::of(presence.json(&told)).await.ok();
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    site.clock.advance_s(60);
    while ear.hear().await["type"] != "reset" {}
    assert_eq!(ana.code("endcall", json!({"answer_id": forgotten["id"]})).await, (200, 7));
    // It was called half an hour ago, and the other clerk's Callpad tells that somebody is there.
    rui.act("endcall", &id(&fresh)).await;
    both.act("pausecall", &id(&present)).await;
    assert_eq!(ana.ids("pausedticketslist", json!({"desk_id": "d3"})).await, [id(&present["ticket"])]);
    assert_eq!(number(&ana, "a").await, "001");
    // Its number is still out: it is passed over, until it is ended.
    assert_eq!(number(&ana, "b").await, "002");
}

#[tokio::test]
async fn where_it_is_open_at_that_hour_nobody_loses_a_place_and_nothing_is_left_for_ever() {
    let mut directory = directory();
    let hours = json!({"mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]], "wed": [["00:00", "24:00"]],
                       "thu": [["00:00", "24:00"]], "fri": [["00:00", "24:00"]]});
    directory.locations[0].hours = serde_json::from_value(hours).unwrap();
    // A Wednesday.
    let site = site_at("2026-07-01T09:00:00Z", &directory).await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let kept = ana.ticket("a").await;
    ana.serve_next("d1").await;
    let site = later(site, 18 * HOUR).await;
    let ana = site.login("ana").await;
    assert_eq!(ana.waiting("a").await[0]["id"], kept.as_str());
    assert_eq!(
        (number(&ana, "a").await, number(&ana, "a").await),
        (json!("001"), json!("003")),
        "002 still waits"
    );
    // Early on Friday those of Wednesday are over; on Saturday it is closed, and all are.
    let site = later(site, 24 * HOUR).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 2);
    let site = later(site, 24 * HOUR).await;
    assert!(site.login("ana").await.waiting("a").await.is_empty());
}

#[tokio::test]
async fn a_changed_hour_counts_from_its_next_time_on_and_off_is_off() {
    use callpad_server::directory::{Edit, LocationChange};
    let site = site_at("2026-07-01T09:00:00Z", &directory()).await;
    site.login("ana").await.ticket("a").await;
    let set = |hour: &str| {
        let change = LocationChange { new_day_at: Some(Some(hour.into())), ..LocationChange::default() };
        crate::administration::change(Edit::SetLocation { id: "north".into(), change })
    };
    // Half past nine of Lisbon has passed today.
    crate::administration::ask(&site, set("09:30")).await.unwrap();
    let site = later(site, 60).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1);
    let site = later(site, 23 * HOUR).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1, "no longer at four");
    crate::administration::ask(&site, set("off")).await.unwrap();
    let site = later(site, 5 * 24 * HOUR).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1);
    assert_eq!(days_begun(&site), ["south", "south"]);
}
