//! The forecast: who may ask for what, what it says of a small branch, and that it says nothing that is not known.

use std::sync::Arc;

use callpad_server::clock::ManualClock;
use callpad_wire::op::role;
use serde_json::{Value, json};

use crate::site::{MORNING, Reply, SignedIn, Site, directory, id};

const FORECAST: &str = "/callpad/v1/forecast";
const NORTH: &str = "/callpad/v1/forecast?location_id=north";

async fn north(signed_in: &SignedIn<'_>, behind: &str) -> Value {
    signed_in.get(&format!("{NORTH}{behind}")).await.ok()
}

fn of<'a>(forecast: &'a Value, list: &str, id: &str) -> &'a Value {
    forecast[list].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

fn median(range: &Value) -> i64 {
    range[0].as_i64().expect("a range")
}

/// Serves so many of a service at a counter, five minutes each.
async fn served(site: &Site, ana: &SignedIn<'_>, service: &str, desk: &str, count: usize) {
    for _ in 0..count {
        let ticket = ana.ticket(service).await;
        let answer = ana.call(desk, &ticket).await;
        site.clock.advance_s(300);
        ana.act("endcall", &answer).await;
    }
}

/// One counter serves a and is at it; the other is not there. Six wait in a.
async fn busy<'a>(site: &Site, ana: &SignedIn<'a>) -> Vec<String> {
    served(site, ana, "a", "d1", 6).await;
    let ticket = ana.ticket("a").await;
    ana.call("d1", &ticket).await;
    let mut waiting = Vec::new();
    for _ in 0..6 {
        waiting.push(ana.ticket("a").await);
    }
    waiting
}

#[tokio::test]
async fn everybody_may_ask_for_the_own_locations_and_supervisors_for_a_change() {
    let site = Site::new().await;
    let (clerk, nobody) = (site.login("clerk").await, site.login("nobody").await);
    let both = site.login("both").await;
    for user in [&clerk, &nobody] {
        assert_eq!(user.get(NORTH).await.code(), (200, 0));
        // The only location that they see.
        assert_eq!(user.get(FORECAST).await.code(), (200, 0));
        for change in ["a:%2B1", "a:-1", "zzz:1", "nonsense"] {
            // The role comes before the form.
            assert_eq!(user.get(&format!("{NORTH}&change={change}")).await.code(), (403, 7), "{change}");
        }
        assert_eq!(user.get(&format!("{FORECAST}?location_id=south")).await.code(), (403, 7));
        assert_eq!(user.get(&format!("{FORECAST}?location_id=west")).await.code(), (200, 6));
    }
    // Two locations: which?
    assert_eq!(both.get(FORECAST).await.code(), (200, 5));
    assert_eq!(both.get(&format!("{FORECAST}?location_id=south")).await.code(), (200, 0));
    let ana = site.login("ana").await;
    let codes = async |behind: &str| ana.get(&format!("{NORTH}{behind}")).await.code();
    for good in
        ["", "&minutes=10", "&minutes=60", "&change=a:%2B1", "&change=a:+1", "&change=a:-50", "&change="]
    {
        assert_eq!(codes(good).await, (200, 0), "{good}");
    }
    for bad in
        ["&minutes=0", "&minutes=15", "&minutes=70", "&minutes=x", "&change=a", "&change=a:0", "&change=a:51"]
    {
        assert_eq!(codes(bad).await, (200, 5), "{bad}");
    }
    let long = format!("&change={}:1", "x".repeat(255));
    assert_eq!(codes(&long).await, (200, 5));
    assert_eq!(codes("&change=zzz:1").await, (200, 6));
    // A service of another location: foreign for one, not there for the other.
    assert_eq!(codes("&change=s:1").await, (403, 7));
    assert_eq!(both.get(&format!("{NORTH}&change=s:1")).await.code(), (200, 6));
    assert_eq!(Reply::of(site.get(site.url(NORTH))).await.code(), (401, 7));
    let posted = crate::site::client().post(site.url(NORTH)).bearer_auth(&ana.token);
    assert_eq!(Reply::of(posted).await.code(), (200, 2));
}

#[tokio::test]
async fn who_loses_the_role_meanwhile_may_ask_for_no_change_with_the_same_token() {
    let site = Site::new().await;
    let token = site.login("ana").await.token;
    let site = site.without_role("ana", role::SUPERVISE).await;
    let ask = |behind: &str| Reply::of(site.get(site.url(&format!("{NORTH}{behind}"))).bearer_auth(&token));
    assert_eq!(ask("").await.code(), (200, 0));
    assert_eq!(ask("&change=a:1").await.code(), (403, 7));
}

#[tokio::test]
async fn nothing_is_said_of_a_service_without_a_history() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let waits = ana.ticket("b").await;
    let unknown =
        |id: &str| json!({"id": id, "newcomer_wait_s": null, "longest_wait_s": null, "over_target": null});
    let forecast = north(&ana, "").await;
    assert_eq!(
        forecast,
        json!({"success": true, "base": {"services": [unknown("a"), unknown("b"), unknown("c")],
            "last_leaves": null, "tickets": [{"id": waits, "wait_s": null}]}, "changed": null, "forecast_error_s": null})
    );
    // The others being measured makes it no better known, though its visitors are in their way.
    site.clock.advance_s(60);
    served(&site, &ana, "a", "d1", 6).await;
    let taken = ana.ticket("a").await;
    ana.call("d1", &taken).await;
    site.clock.advance_s(60);
    let forecast = north(&ana, "&change=b:1").await;
    assert!(of(&forecast["base"], "services", "a")["newcomer_wait_s"].is_array(), "{forecast}");
    assert_eq!(of(&forecast["base"], "services", "b"), &unknown("b"));
    assert_eq!(of(&forecast["base"], "tickets", &waits)["wait_s"], Value::Null);
    // That one more counter would take the next at once needs no measuring; how long who waits needs does.
    assert_eq!(of(&forecast["changed"], "tickets", &waits)["wait_s"], Value::Null);
    assert_eq!(of(&forecast["changed"], "services", "b")["longest_wait_s"], Value::Null);
}

#[tokio::test]
async fn waits_are_as_long_as_those_before_take_and_shorter_with_one_counter_more() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let waiting = busy(&site, &ana).await;
    site.clock.advance_s(10);
    let forecast = north(&ana, "&minutes=30&change=a:%2B2").await;
    let (base, changed) = (&forecast["base"], &forecast["changed"]);
    let waits: Vec<i64> = waiting.iter().map(|id| median(&of(base, "tickets", id)["wait_s"])).collect();
    // Each takes five minutes at the one counter that is there.
    assert!(waits.is_sorted(), "{waits:?}");
    for (place, wait) in (0..).zip(&waits) {
        let straight = 285 + 300 * place;
        assert!((wait - straight).abs() < 60 + 60 * place, "{place}: {wait}, not {straight}");
    }
    let newcomer = &of(base, "services", "a")["newcomer_wait_s"];
    assert!(median(newcomer) > waits[5], "{newcomer}");
    assert!(newcomer[1].as_i64() < newcomer[2].as_i64(), "a range");
    // With three counters the six are called two by two.
    let with: Vec<i64> = waiting.iter().map(|id| median(&of(changed, "tickets", id)["wait_s"])).collect();
    assert_eq!(with[..2], [0, 0]);
    assert!(with[5] < waits[5] / 2, "{with:?} {waits:?}");
    let at_30 = |forecast: &Value, what: &str| median(&of(forecast, "services", "a")[what]);
    assert!(at_30(changed, "longest_wait_s") < at_30(base, "longest_wait_s"));
    assert!(at_30(base, "over_target") > 0 && at_30(changed, "over_target") == 0);
    // One fewer: nobody is left, and nobody knows when.
    let none = north(&ana, "&change=a:-1").await;
    assert_eq!(of(&none["changed"], "tickets", &waiting[5])["wait_s"], Value::Null);
    // The list is of all services of the location, and only that.
    assert_eq!(base["services"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_forecast_is_shared_until_something_changes_and_then_is_a_new_one() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let waiting = busy(&site, &ana).await;
    site.clock.advance_s(10);
    let first = north(&ana, "").await;
    assert_eq!(north(&clerk, "").await, first);
    let changed = north(&ana, "&change=a:1").await;
    assert_eq!(north(&ana, "&change=a:1").await, changed);
    assert_eq!(changed["base"], first["base"]);
    // Six seconds later there is one more.
    let more = ana.ticket("a").await;
    site.clock.advance_s(6);
    let tickets = north(&ana, "").await["base"]["tickets"].as_array().unwrap().clone();
    assert_eq!(tickets.iter().map(id).collect::<Vec<_>>(), [waiting, vec![more]].concat());
}

#[tokio::test]
async fn many_who_ask_at_once_get_the_same() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    busy(&site, &ana).await;
    site.clock.advance_s(10);
    let asked = (0..40).map(|_| north(&ana, ""));
    let told = futures_util::future::join_all(asked).await;
    assert!(told.iter().all(|one| *one == told[0]));
}

#[tokio::test]
async fn the_board_tells_what_the_forecast_says_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut hours = serde_json::to_value(directory()).unwrap();
    // The first of July 2026 is a Wednesday; the target is five minutes.
    hours["locations"][0]["hours"] = json!({"wed": [["09:00", "12:00"]]});
    hours["services"][0]["target_wait_s"] = json!(300);
    callpad_server::import(folder.path(), &serde_json::from_value(hours).unwrap()).unwrap();
    let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
    let site = Site::on(folder, clock, |_| {}).await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    // The second counter serves b, was there a moment ago, and is free.
    let other = ana.ticket("b").await;
    let answer = ana.call("d3", &other).await;
    site.clock.advance_s(300);
    ana.act("endcall", &answer).await;
    busy(&site, &ana).await;
    let other = rui.ticket("b").await;
    let answer = rui.call("d3", &other).await;
    site.clock.advance_s(60);
    rui.act("endcall", &answer).await;
    site.clock.advance_s(10);
    let base = north(&ana, "").await["base"].clone();
    let board = async || ana.get("/callpad/v1/board?location_id=north").await.ok()["locations"][0].clone();
    // The advice is looked for beside the board.
    board().await;
    site.server.forecasts_settled().await;
    let told = board().await;
    assert_eq!(told["closes"], "12:00");
    assert_eq!(told["last_leaves"], base["last_leaves"]);
    let last: Vec<&str> =
        base["last_leaves"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect();
    assert!(last[1] <= last[0] && last[0] <= last[2] && last[2] < "14:00" && last[0] > "11:00", "{last:?}");
    for (service, of_base) in
        told["services"].as_array().unwrap().iter().zip(base["services"].as_array().unwrap())
    {
        assert_eq!(service["newcomer_wait_s"], of_base["newcomer_wait_s"]);
    }
    let advice = &told["advice"];
    assert_eq!(
        (&advice["kind"], &advice["service_id"], &advice["desk_id"], &advice["counters"]),
        (&json!("serve"), &json!("a"), &json!("d3"), &json!(1))
    );
    let pair = |name: &str| [advice[name][0].as_i64().unwrap(), advice[name][1].as_i64().unwrap()];
    let [before, after] = pair("longest_wait_s");
    assert!(before > 300 && after <= 300, "{advice}");
    let [before, after] = pair("over_target");
    assert!(before > after, "{advice}");
    assert_eq!(advice["by"].as_str().unwrap().len(), 5);
}

#[tokio::test]
async fn it_measures_itself_by_what_came_of_yesterday_s_forecasts() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    served(&site, &ana, "a", "d1", 6).await;
    // One counter that takes ten minutes now, not five; whoever comes asks before.
    let (mut told, mut off) = (Vec::new(), Vec::new());
    let mut at = 0_i64;
    let mut open = ana.call("d1", &ana.ticket("a").await).await;
    let mut call = async |told: &mut Vec<(String, i64, i64)>, at: i64, open: &mut String| {
        ana.act("endcall", open).await;
        let (ticket, issued, said) = told.remove(0);
        off.push((at - issued - said).abs());
        *open = ana.call("d1", &ticket).await;
    };
    for _ in 0..9 {
        site.clock.advance_s(300);
        at += 300;
        let said = median(&of(&north(&ana, "").await["base"], "services", "a")["newcomer_wait_s"]);
        // What is told is kept beside the answer to it.
        site.server.forecasts_settled().await;
        told.push((ana.ticket("a").await, at, said));
        at += 1;
        if told.len() % 2 == 0 {
            call(&mut told, at, &mut open).await;
        }
    }
    while !told.is_empty() {
        site.clock.advance_s(600);
        at += 600;
        call(&mut told, at, &mut open).await;
    }
    // Not yesterday's yet.
    let north_board = async |ana: &SignedIn<'_>| {
        ana.get("/callpad/v1/board?location_id=north").await.ok()["locations"][0]["forecast_error_s"].clone()
    };
    assert_eq!(
        (&north(&ana, "").await["forecast_error_s"], north_board(&ana).await),
        (&Value::Null, Value::Null)
    );
    site.clock.advance_s(24 * 3_600);
    let ana = site.login("ana").await;
    off.sort_unstable();
    let middle = off[(off.len() - 1) / 2] / 10 * 10;
    assert!(off.len() == 9 && middle > 0, "{off:?}");
    assert_eq!(north(&ana, "").await["forecast_error_s"], json!(middle));
    assert_eq!(north_board(&ana).await, json!(middle));
    // Over a weekend it is still the last business day; after more than a week it tells nothing.
    site.clock.advance_s(6 * 24 * 3_600);
    let ana = site.login("ana").await;
    assert_eq!(north_board(&ana).await, json!(middle));
    site.clock.advance_s(24 * 3_600);
    assert_eq!(north_board(&site.login("ana").await).await, Value::Null);
}
