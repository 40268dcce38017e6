//! `/callpad/v1/presence` and `/callpad/v1/requests`: who is at the counters, and what supervisors ask of them.

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{
    events::Ear,
    site::{Reply, SignedIn, Site, client, id},
};

const BOARD: &str = "/callpad/v1/board?location_id=north";

fn post(site: &Site, who: &SignedIn<'_>, path: &str, body: &Value) -> RequestBuilder {
    client().post(site.url(&format!("/callpad/v1/{path}"))).bearer_auth(&who.token).json(body)
}

async fn tell(site: &Site, who: &SignedIn<'_>, body: Value) -> Reply {
    Reply::of(post(site, who, "presence", &body)).await
}

fn at(desk: &str, state: &str) -> Value {
    json!({"desk_id": desk, "state": state})
}

/// A counter on the board of the north.
async fn counter(who: &SignedIn<'_>, desk: &str) -> Value {
    let board = who.get(BOARD).await.ok();
    let counters = board["locations"][0]["counters"].as_array().unwrap();
    counters.iter().find(|one| one["desk_id"] == desk).unwrap().clone()
}

async fn state(who: &SignedIn<'_>, desk: &str) -> String {
    counter(who, desk).await["state"].as_str().unwrap().to_owned()
}

async fn ask(site: &Site, who: &SignedIn<'_>, body: Value) -> Reply {
    Reply::of(post(site, who, "requests", &body)).await
}

/// What was asked, which must succeed.
async fn asked(site: &Site, who: &SignedIn<'_>, body: Value) -> Value {
    ask(site, who, body).await.ok()["request"].clone()
}

async fn answer(site: &Site, who: &SignedIn<'_>, request: &str, accept: bool) -> Reply {
    Reply::of(post(site, who, &format!("requests/{request}"), &json!({"accept": accept}))).await
}

async fn open(who: &SignedIn<'_>, query: &str) -> Vec<String> {
    let body = who.get(&format!("/callpad/v1/requests{query}")).await.ok();
    body["requests"].as_array().unwrap().iter().map(id).collect()
}

fn to_open(desk: &str) -> Value {
    json!({"desk_id": desk, "kind": "open"})
}

#[tokio::test]
async fn the_board_shows_who_is_there_on_a_break_and_gone() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    tell(&site, &clerk, json!({"desk_id": "d1", "state": "present", "services": ["b", "a"]})).await.ok();
    let there = counter(&ana, "d1").await;
    assert_eq!((&there["state"], &there["services"]), (&json!("free"), &json!(["b", "a"])));
    assert_eq!((&there["user_id"], &there["user_name"]), (&json!("clerk"), &json!("clerk of the office")));
    assert_eq!(there["since"], "2026-07-01 10:00:00");
    site.clock.advance_s(60);
    tell(&site, &clerk, json!({"desk_id": "d1", "state": "break", "reason": "Lunch"})).await.ok();
    site.clock.advance_s(60);
    tell(&site, &clerk, json!({"desk_id": "d1", "state": "break", "reason": "Lunch"})).await.ok();
    let away = counter(&ana, "d1").await;
    assert_eq!((&away["state"], &away["reason"]), (&json!("break"), &json!("Lunch")));
    assert_eq!((&away["since"], &away["services"]), (&json!("2026-07-01 10:01:00"), &Value::Null));
    // What is open there says more than what its program tells.
    ana.ticket("a").await;
    let served = ana.next("d1").await;
    let serving = counter(&ana, "d1").await;
    assert_eq!((&serving["state"], &serving["reason"]), (&json!("serving"), &Value::Null));
    assert_eq!(serving["user_id"], "ana");
    ana.act("endcall", &id(&served)).await;
    assert_eq!(state(&ana, "d1").await, "break");
    // Who says so has left at once, whatever was done there just now.
    tell(&site, &clerk, at("d1", "gone")).await.ok();
    let gone = counter(&ana, "d1").await;
    assert_eq!((&gone["state"], &gone["user_id"]), (&json!("nobody"), &Value::Null));
    // Somebody else works there whose program tells nothing.
    ana.ticket("a").await;
    ana.serve_next("d1").await;
    assert_eq!(state(&ana, "d1").await, "free");
    assert_eq!(state(&ana, "d2").await, "nobody");
}

#[tokio::test]
async fn presence_that_is_not_told_again_is_forgotten_after_150_s() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    for told in [at("d1", "present"), at("d2", "break")] {
        tell(&site, &clerk, told).await.ok();
    }
    for _ in 0..4 {
        site.clock.advance_s(60);
        tell(&site, &clerk, at("d1", "present")).await.ok();
        tell(&site, &clerk, at("d2", "break")).await.ok();
    }
    site.clock.advance_s(149);
    assert_eq!((state(&ana, "d1").await.as_str(), state(&ana, "d2").await.as_str()), ("free", "break"));
    site.clock.advance_s(1);
    assert_eq!((state(&ana, "d1").await.as_str(), state(&ana, "d2").await.as_str()), ("nobody", "nobody"));
    // A clock that was set back keeps nobody there.
    tell(&site, &clerk, at("d1", "present")).await.ok();
    site.clock.advance_s(-149);
    assert_eq!(state(&ana, "d1").await, "free");
    site.clock.advance_s(-1);
    assert_eq!(state(&ana, "d1").await, "nobody");
}

#[tokio::test]
async fn presence_lasts_over_a_restart() {
    let site = Site::new().await;
    tell(&site, &site.login("clerk").await, at("d1", "present")).await.ok();
    site.clock.advance_s(60);
    tell(&site, &site.login("clerk").await, at("d1", "present")).await.ok();
    let (folder, clock) = site.end().await;
    clock.advance_s(149);
    let site = Site::on(folder, clock, |_| {}).await;
    assert_eq!(state(&site.login("ana").await, "d1").await, "free");
}

#[tokio::test]
async fn only_changes_of_presence_are_pushed_and_only_to_supervisors() {
    let site = Site::new().await;
    let (ana, clerk, sol) = (site.login("ana").await, site.login("clerk").await, site.login("sol").await);
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    let (mut clerk_s, _) = Ear::open(&site, &clerk, "").await;
    let (mut sol_s, _) = Ear::open(&site, &sol, "").await;
    let told = json!({"desk_id": "d1", "state": "break", "reason": "Lunch", "services": ["a"]});
    tell(&site, &clerk, told.clone()).await.ok();
    for _ in 0..3 {
        site.clock.advance_s(60);
        tell(&site, &clerk, told.clone()).await.ok();
    }
    tell(&site, &clerk, json!({"desk_id": "d1", "state": "break", "services": ["b"]})).await.ok();
    let mut heard = ear.hear().await;
    let seq = heard["seq"].as_i64().unwrap();
    heard.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "seq" | "prev"));
    assert_eq!(
        heard,
        json!({"type": "counter", "desk_id": "d1", "state": "break", "reason": "Lunch", "services": ["a"],
            "user_id": "clerk", "since": "2026-07-01 10:00:00"})
    );
    let next = ear.hear().await;
    assert_eq!((&next["prev"], &next["reason"]), (&json!(seq), &Value::Null));
    assert_eq!((&next["services"], &next["since"]), (&json!(["b"]), &json!("2026-07-01 10:00:00")));
    // What ends by itself is pushed, too.
    site.clock.advance_s(150);
    let forgotten = ear.hear().await;
    assert_eq!((&forgotten["state"], &forgotten["since"]), (&json!("gone"), &Value::Null));
    // The others hear of the queue alone, and miss nothing.
    let ticket = ana.ticket("a").await;
    assert_eq!(clerk_s.hear().await["ticket"]["id"], ticket.as_str());
    let elsewhere = sol.ticket("s").await;
    assert_eq!(sol_s.hear().await["ticket"]["id"], elsewhere.as_str());
}

#[tokio::test]
async fn presence_is_told_by_those_of_the_location_and_within_bounds() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let code = async |who: &SignedIn<'_>, body: Value| tell(&site, who, body).await.code();
    assert_eq!(code(&site.login("nobody").await, at("d1", "present")).await, (403, 7), "a role is needed");
    assert_eq!(code(&site.login("sol").await, at("d1", "present")).await, (403, 7));
    assert_eq!(code(&clerk, at("ds", "present")).await, (403, 7));
    assert_eq!(code(&clerk, at("no-such", "present")).await, (200, 6));
    let serving = |services: Value| json!({"desk_id": "d1", "state": "present", "services": services});
    assert_eq!(code(&clerk, serving(json!(["a", "no-such"]))).await, (200, 6));
    assert_eq!(code(&clerk, serving(json!(["no-such", "s"]))).await, (403, 7));
    let many: Vec<String> = (0..301).map(|n| n.to_string()).collect();
    assert_eq!(code(&clerk, serving(json!(many))).await, (200, 5));
    assert_eq!(code(&clerk, serving(json!(many[..300]))).await, (200, 6));
    for bad in [json!({}), at("d1", "away"), json!({"desk_id": "d1"}), json!({"state": "gone"})] {
        assert_eq!(code(&clerk, bad.clone()).await, (200, 5), "{bad}");
    }
    let because = |reason: String| json!({"desk_id": "d1", "state": "break", "reason": reason});
    assert_eq!(code(&clerk, because("ç".repeat(101))).await, (200, 5));
    assert_eq!(code(&clerk, because("a\nb".into())).await, (200, 5));
    assert_eq!(code(&clerk, because("ç".repeat(100))).await, (200, 0));
    let url = site.url("/callpad/v1/presence");
    assert_eq!(Reply::of(client().post(url).json(&at("d1", "gone"))).await.code(), (401, 7));
    assert_eq!(ana.get("/callpad/v1/presence").await.code(), (200, 2));
    // The program of the one before, ended late, sends nobody away.
    tell(&site, &ana, at("d1", "present")).await.ok();
    assert_eq!(code(&clerk, at("d1", "gone")).await, (200, 0));
    assert_eq!(counter(&ana, "d1").await["user_id"], "ana");
}

#[tokio::test]
async fn a_request_is_pushed_answered_once_and_pushed_again() {
    let site = Site::new().await;
    let (ana, clerk, nobody) =
        (site.login("ana").await, site.login("clerk").await, site.login("nobody").await);
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    let (mut clerk_s, _) = Ear::open(&site, &clerk, "").await;
    let (mut nobody_s, _) = Ear::open(&site, &nobody, "").await;
    let request = asked(&site, &ana, json!({"desk_id": "d1", "kind": "serve", "service_id": "b"})).await;
    let expected = json!({"id": request["id"], "desk_id": "d1", "kind": "serve", "service_id": "b", "state": "asked",
        "asked_at": "2026-07-01 10:00:00", "ends_in_s": 600});
    assert_eq!(request, expected);
    for ear in [&mut ear, &mut clerk_s] {
        let told = ear.hear().await;
        assert_eq!((&told["type"], &told["request"]), (&json!("request"), &request));
    }
    // Whoever comes late reads what is open.
    site.clock.advance_s(100);
    let read = clerk.get("/callpad/v1/requests?desk_id=d1").await.ok()["requests"][0].clone();
    assert_eq!((&read["id"], &read["ends_in_s"]), (&request["id"], &json!(500)));
    assert_eq!(open(&clerk, "?desk_id=d2").await, Vec::<String>::new());
    let of_location = open(&ana, "?location_id=north").await;
    assert_eq!((of_location, open(&ana, "").await), (vec![id(&request)], vec![id(&request)]));
    let accepted = answer(&site, &clerk, &id(&request), true).await.ok()["request"].clone();
    assert_eq!((&accepted["state"], &accepted["ends_in_s"]), (&json!("accepted"), &Value::Null));
    for ear in [&mut ear, &mut clerk_s] {
        assert_eq!(ear.hear().await["request"], accepted);
    }
    for accept in [true, false] {
        assert_eq!(answer(&site, &clerk, &id(&request), accept).await.code(), (200, 7));
    }
    assert_eq!(open(&ana, "").await, Vec::<String>::new());
    let other = asked(&site, &ana, to_open("d1")).await;
    let declined = answer(&site, &clerk, &id(&other), false).await.ok();
    assert_eq!(declined["request"]["state"], "declined");
    // A screen in the hall hears nothing of it.
    let ticket = ana.ticket("a").await;
    assert_eq!(nobody_s.hear().await["ticket"]["id"], ticket.as_str());
}

#[tokio::test]
async fn a_request_that_nobody_answers_ends_by_itself_after_ten_minutes() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let (first, second) = (asked(&site, &ana, to_open("d1")).await, asked(&site, &ana, to_open("d2")).await);
    site.clock.advance_s(599);
    assert_eq!(open(&clerk, "").await.len(), 2);
    answer(&site, &clerk, &id(&first), true).await.ok();
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    site.clock.advance_s(1);
    assert_eq!(answer(&site, &clerk, &id(&second), true).await.code(), (200, 7));
    assert_eq!(open(&clerk, "").await, Vec::<String>::new());
    let told = ear.hear().await;
    assert_eq!((&told["request"]["id"], &told["request"]["state"]), (&second["id"], &json!("ended")));
    assert_eq!(answer(&site, &clerk, &id(&second), true).await.code(), (200, 7));
}

#[tokio::test]
async fn a_request_outlives_a_restart_and_ends_as_if_there_had_been_none() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (kept, over) = (asked(&site, &ana, to_open("d1")).await, {
        site.clock.advance_s(-400);
        let over = asked(&site, &ana, to_open("d2")).await;
        site.clock.advance_s(400);
        over
    });
    let (folder, clock) = site.end().await;
    clock.advance_s(300);
    let site = Site::on(folder, clock, |_| {}).await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    assert_eq!(open(&clerk, "").await, [id(&kept)]);
    assert_eq!(answer(&site, &clerk, &id(&over), true).await.code(), (200, 7));
    answer(&site, &clerk, &id(&kept), true).await.ok();
    assert_eq!(open(&ana, "").await, Vec::<String>::new());
}

#[tokio::test]
async fn who_may_ask_and_who_may_answer() {
    let site = Site::new().await;
    let (ana, clerk, sol) = (site.login("ana").await, site.login("clerk").await, site.login("sol").await);
    let (both, nobody) = (site.login("both").await, site.login("nobody").await);
    let code = async |who: &SignedIn<'_>, body: Value| ask(&site, who, body).await.code();
    assert_eq!(code(&clerk, to_open("d1")).await, (403, 7));
    assert_eq!(code(&sol, to_open("d1")).await, (403, 7));
    assert_eq!(code(&ana, to_open("no-such")).await, (200, 6));
    let serve = |desk: &str, service: &str| json!({"desk_id": desk, "kind": "serve", "service_id": service});
    assert_eq!(code(&ana, serve("d1", "s")).await, (403, 7));
    assert_eq!(code(&ana, serve("d1", "no-such")).await, (200, 6));
    assert_eq!(code(&both, serve("d1", "s")).await, (200, 5), "another location's service");
    for bad in [
        json!({}),
        json!({"desk_id": "d1"}),
        json!({"desk_id": "d1", "kind": "dance"}),
        json!({"desk_id": "d1", "kind": "serve"}),
    ] {
        assert_eq!(code(&ana, bad.clone()).await, (200, 5), "{bad}");
    }
    let request = id(&asked(&site, &ana, to_open("d1")).await);
    assert_eq!(answer(&site, &sol, &request, true).await.code(), (403, 7));
    assert_eq!(answer(&site, &nobody, &request, true).await.code(), (403, 7));
    assert_eq!(answer(&site, &clerk, "no-such", true).await.code(), (200, 6));
    let nothing = Reply::of(post(&site, &clerk, &format!("requests/{request}"), &json!({}))).await;
    assert_eq!(nothing.code(), (200, 5));
    // Where somebody is known to be there, nobody answers in their place.
    tell(&site, &clerk, at("d1", "present")).await.ok();
    assert_eq!(answer(&site, &ana, &request, true).await.code(), (403, 7));
    answer(&site, &clerk, &request, true).await.ok();
    for (who, query, expected) in [
        (&nobody, "", (403, 7)),
        (&sol, "?desk_id=d1", (403, 7)),
        (&clerk, "?desk_id=no-such", (200, 6)),
        (&clerk, "?location_id=south", (403, 7)),
        (&clerk, "?location_id=west", (200, 6)),
    ] {
        let path = format!("/callpad/v1/requests{query}");
        assert_eq!(who.get(&path).await.code(), expected, "{query}");
    }
    asked(&site, &ana, to_open("d1")).await;
    assert_eq!(open(&sol, "").await, Vec::<String>::new(), "another location's");
    let url = site.url("/callpad/v1/requests");
    assert_eq!(Reply::of(client().post(url).json(&to_open("d1"))).await.code(), (401, 7));
}

#[tokio::test]
async fn a_counter_is_asked_for_three_things_at_most_at_a_time() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let mut requests = Vec::new();
    for _ in 0..3 {
        requests.push(asked(&site, &ana, to_open("d1")).await);
    }
    assert_eq!(ask(&site, &ana, to_open("d1")).await.code(), (200, 7));
    asked(&site, &ana, to_open("d2")).await;
    answer(&site, &clerk, &id(&requests[1]), false).await.ok();
    asked(&site, &ana, to_open("d1")).await;
    assert_eq!(ask(&site, &ana, to_open("d1")).await.code(), (200, 7));
    site.clock.advance_s(600);
    asked(&site, &ana, to_open("d1")).await;
    assert_eq!(open(&clerk, "").await.len(), 1);
}

#[tokio::test]
async fn t12_a_key_asks_and_answers_once_also_after_a_restart() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let keyed = async |site: &Site, who: &SignedIn<'_>, path: &str, body: Value| {
        Reply::of(post(site, who, path, &body).header("idempotency-key", "k")).await
    };
    let first = keyed(&site, &ana, "requests", to_open("d1")).await.ok();
    assert_eq!(keyed(&site, &ana, "requests", to_open("d1")).await.ok(), first);
    assert_eq!(keyed(&site, &ana, "requests", to_open("d2")).await.code(), (200, 5));
    assert_eq!(open(&ana, "").await.len(), 1);
    let path = format!("requests/{}", id(&first["request"]));
    let accepted = keyed(&site, &clerk, &path, json!({"accept": true})).await.ok();
    assert_eq!(keyed(&site, &clerk, &path, json!({"accept": false})).await.code(), (200, 5));
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |_| {}).await;
    let clerk = site.login("clerk").await;
    assert_eq!(keyed(&site, &clerk, &path, json!({"accept": true})).await.ok(), accepted);
}
