//! The supervisors' board: who may see which, and its numbers at their borders.

use callpad_wire::op::role;
use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, directory, id};

const BOARD: &str = "/callpad/v1/board";
const NORTH: &str = "/callpad/v1/board?location_id=north";

/// The board of the north.
async fn north(signed_in: &SignedIn<'_>) -> Value {
    let board = signed_in.get(NORTH).await.ok();
    assert_eq!(board["locations"].as_array().unwrap().len(), 1);
    board["locations"][0].clone()
}

fn of<'a>(board: &'a Value, list: &str, key: &str, id: &str) -> &'a Value {
    board[list].as_array().unwrap().iter().find(|one| one[key] == id).unwrap()
}

fn service<'a>(board: &'a Value, id: &str) -> &'a Value {
    of(board, "services", "id", id)
}

fn counter<'a>(board: &'a Value, id: &str) -> &'a Value {
    of(board, "counters", "desk_id", id)
}

#[tokio::test]
async fn only_supervisors_see_it_and_only_their_own_locations() {
    let site = Site::new().await;
    let names = |board: Value| -> Vec<String> {
        board["locations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().into())
            .collect()
    };
    let ana = site.login("ana").await;
    let both = site.login("both").await;
    assert_eq!(names(ana.get(BOARD).await.ok()), ["North"]);
    assert_eq!(names(both.get(BOARD).await.ok()), ["North", "South"]);
    assert_eq!(names(both.get("/callpad/v1/board?location_id=south").await.ok()), ["South"]);
    assert_eq!(ana.get("/callpad/v1/board?location_id=south").await.code(), (403, 7));
    assert_eq!(ana.get("/callpad/v1/board?location_id=west").await.code(), (200, 6));
    for user in ["clerk", "nobody"] {
        assert_eq!(site.login(user).await.get(NORTH).await.code(), (403, 7), "{user}");
        // The role is asked before the location.
        let unknown = site.login(user).await.get("/callpad/v1/board?location_id=west").await;
        assert_eq!(unknown.code(), (403, 7));
    }
    assert_eq!(Reply::of(site.get(site.url(NORTH))).await.code(), (401, 7));
    let posted = crate::site::client().post(site.url(NORTH)).bearer_auth(&ana.token);
    assert_eq!(Reply::of(posted).await.code(), (200, 2));
    let long = format!("{BOARD}?location_id={}", "x".repeat(256));
    assert_eq!(ana.get(&long).await.code(), (200, 5));
}

#[tokio::test]
async fn who_loses_the_role_meanwhile_is_refused_with_the_same_token() {
    let site = Site::new().await;
    let token = site.login("ana").await.token;
    let site = site.without_role("ana", role::SUPERVISE).await;
    let reply = Reply::of(site.get(site.url(NORTH)).bearer_auth(token)).await;
    assert_eq!(reply.code(), (403, 7));
}

#[tokio::test]
async fn a_board_without_anything_says_nothing_that_is_not_known() {
    let site = Site::new().await;
    let board = north(&site.login("ana").await).await;
    let empty = json!({
        "id": "a", "tag": "A", "name": "Service a", "open": true, "target_wait_s": 600, "waiting": 0,
        "waiting_later": 0, "longest_wait_s": null, "waiting_over_target": 0, "p90_wait_s": null,
        "average_wait_s": null, "usual_service_s": null, "long_service_s": null, "newcomer_wait_s": null,
        "today": {"issued": 0, "called": 0, "ended": 0, "cancelled": 0, "left": 0, "removed": 0, "transferred": 0,
            "within_target": 0},
    });
    let mut found = board["services"][0].clone();
    let hour = found.as_object_mut().unwrap().remove("last_hour").unwrap();
    assert_eq!(found, empty);
    assert_eq!(hour.as_array().unwrap().len(), 12);
    assert_eq!(
        hour[0],
        json!({"from": "2026-07-01 09:00:00", "issued": 0, "called": 0, "waiting": 0, "longest_wait_s": null})
    );
    assert_eq!(hour[11]["from"], "2026-07-01 09:55:00");
    let ids: Vec<_> = board["services"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(service(&board, "c")["open"], false);
    assert_eq!(
        counter(&board, "d1"),
        &json!({"desk_id": "d1", "name": "Counter d1", "state": "nobody", "since": null, "user_id": null,
            "user_name": null, "answer_id": null, "ticket": null,
            "today": {"ended": 0, "average_service_s": null}})
    );
    for member in ["closes", "last_leaves", "advice", "forecast_error_s"] {
        assert_eq!(board[member], Value::Null, "{member}");
    }
    assert_eq!((board["business_day"].as_str(), &board["overtaken"]), (Some("2026-07-01"), &json!([])));
}

#[tokio::test]
async fn who_has_a_step_of_the_last_hour_is_told_those_after_it() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let begun = |board: &Value| -> Vec<String> {
        let hour = service(board, "a")["last_hour"].as_array().unwrap();
        hour.iter().map(|step| step["from"].as_str().unwrap().to_owned()).collect()
    };
    let whole = begun(&north(&ana).await);
    assert_eq!(whole.len(), 12);
    for known in 0..12 {
        let after = whole[known].replace(' ', "%20");
        let board = ana.get(&format!("{NORTH}&steps_after={after}")).await.ok();
        assert_eq!(begun(&board["locations"][0]), whole[known + 1..], "after {after}");
    }
    // A moment at which none of them began.
    for none in ["", "2026-07-01%2008:55:00", "2026-07-01%2009:57:00", "yesterday"] {
        let board = ana.get(&format!("{NORTH}&steps_after={none}")).await.ok();
        assert_eq!(begun(&board["locations"][0]), whole, "after {none:?}");
    }
    site.clock.advance_s(300);
    let after = whole[11].replace(' ', "%20");
    let board = ana.get(&format!("{NORTH}&steps_after={after}")).await.ok();
    assert_eq!(begun(&board["locations"][0]), ["2026-07-01 10:00:00"], "what has ended since");
}

#[tokio::test]
async fn waiting_longest_and_over_target_at_their_borders() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    // Signing in was a change too, and no two have the same moment: a second later they are whole seconds.
    site.clock.advance_s(1);
    // One at 10:00:01, one at 10:00:02, and an appointment for 10:10:01.
    ana.ticket("a").await;
    ana.ticket("a").await;
    ana.issue(json!({"service_id": "a", "scheduled_to": "2026-07-01 10:10:01"})).await;
    let numbers = async || {
        let board = north(&ana).await;
        let a = service(&board, "a").clone();
        ["waiting", "waiting_later", "longest_wait_s", "waiting_over_target"].map(|name| a[name].clone())
    };
    site.clock.advance_s(10 * 60 - 1 - 3);
    assert_eq!(numbers().await, [json!(2), json!(1), json!(599), json!(0)]);
    // Ten minutes is not over the target of ten minutes; and the appointment is due.
    site.clock.advance_s(1);
    assert_eq!(numbers().await, [json!(3), json!(0), json!(600), json!(0)]);
    site.clock.advance_s(1);
    assert_eq!(numbers().await, [json!(3), json!(0), json!(601), json!(1)]);
    site.clock.advance_s(10 * 60);
    assert_eq!(numbers().await[3], json!(3));
}

#[tokio::test]
async fn calls_within_the_target_their_average_and_the_90th_percentile() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let numbers = async || {
        let board = north(&ana).await;
        let a = service(&board, "a").clone();
        [a["p90_wait_s"].clone(), a["average_wait_s"].clone(), a["today"]["within_target"].clone()]
    };
    site.clock.advance_s(1);
    // Issued at 10:00:01 to 10:00:05, called after 600, 601, 602, 603 and 604 seconds.
    let mut tickets = Vec::new();
    for _ in 0..5 {
        tickets.push(ana.ticket("a").await);
    }
    site.clock.advance_s(595);
    for (n, ticket) in tickets.iter().enumerate() {
        if n == 4 {
            // Not five yet.
            assert_eq!(numbers().await, [Value::Null, json!(602), json!(1)]);
        }
        let answer = ana.call("d1", ticket).await;
        site.clock.advance_s(1);
        ana.act("endcall", &answer).await;
        site.clock.advance_s(1);
    }
    assert_eq!(numbers().await, [json!(604), json!(602), json!(1)]);
    // The first call was at 10:10:01; after an hour it is none of the last 60 minutes.
    site.clock.advance_s(3_600 - 11);
    assert_eq!(numbers().await[0], json!(604));
    site.clock.advance_s(1);
    assert_eq!(numbers().await, [Value::Null, json!(602), json!(1)]);
    let board = north(&ana).await;
    let today = &service(&board, "a")["today"];
    assert_eq!((&today["issued"], &today["called"], &today["ended"]), (&json!(5), &json!(5), &json!(5)));
    assert_eq!(counter(&board, "d1")["today"], json!({"ended": 5, "average_service_s": 1}));
}

#[tokio::test]
async fn a_counter_serves_then_is_free_and_after_twenty_minutes_nobody_is_there() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("b").await;
    let answer = ana.call("d2", &ticket).await;
    site.clock.advance_s(90);
    let board = north(&ana).await;
    let today = json!({"ended": 0, "average_service_s": null});
    assert_eq!(
        counter(&board, "d2"),
        &json!({"desk_id": "d2", "name": "Counter d2", "state": "serving", "since": "2026-07-01 10:00:01",
            "user_id": "ana", "user_name": "ana of the office", "answer_id": answer,
            "ticket": {"id": ticket, "number": "001", "tag": "B", "service_id": "b"}, "today": today})
    );
    // An answer that is open for hours is still one.
    site.clock.advance_s(3_600);
    assert_eq!(counter(&north(&ana).await, "d2")["state"], "serving");
    ana.act("pausecall", &answer).await;
    site.clock.advance_s(20 * 60 - 1);
    let board = north(&ana).await;
    assert_eq!(
        counter(&board, "d2"),
        &json!({"desk_id": "d2", "name": "Counter d2", "state": "free", "since": "2026-07-01 11:01:31",
            "user_id": null, "user_name": null, "answer_id": null, "ticket": null,
            "today": {"ended": 0, "average_service_s": 3_690}})
    );
    site.clock.advance_s(1);
    let board = north(&ana).await;
    let gone = counter(&board, "d2");
    assert_eq!((&gone["state"], &gone["since"]), (&json!("nobody"), &json!("2026-07-01 11:01:31")));
}

#[tokio::test]
async fn a_service_keeps_its_numbers_under_a_new_name_and_a_counter_at_a_new_place() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("b").await;
    ana.ticket("b").await;
    ana.serve_next("d3").await;
    let (folder, clock) = site.end().await;
    let mut changed = directory();
    changed.services[1].name = "Renamed".into();
    changed.services[1].tag = "S".into();
    // The same tag as the one in the south, where the counter goes.
    let d3 = changed.desks.iter_mut().find(|desk| desk.id == "d3").unwrap();
    (d3.location_id, d3.service_ids) = ("south".into(), vec!["s".into()]);
    callpad_server::import(folder.path(), &changed).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let board = site.login("both").await.get(BOARD).await.ok();
    let (north, south) = (&board["locations"][0], &board["locations"][1]);
    let b = service(north, "b");
    assert_eq!((&b["name"], &b["tag"], &b["waiting"]), (&json!("Renamed"), &json!("S"), &json!(1)));
    assert_eq!((&b["today"]["issued"], &b["today"]["ended"]), (&json!(2), &json!(1)));
    let s = service(south, "s");
    assert_eq!((&s["tag"], &s["waiting"], &s["today"]["issued"]), (&json!("S"), &json!(0), &json!(0)));
    assert!(north["counters"].as_array().unwrap().iter().all(|one| one["desk_id"] != "d3"));
    assert_eq!(counter(south, "d3")["today"]["ended"], 1);
}

#[tokio::test]
async fn the_one_overtaken_and_the_one_who_did_are_told_by_number_and_counter() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let first = ana.ticket("a").await;
    let second = ana.ticket("a").await;
    ana.call("d2", &second).await;
    assert_eq!(
        north(&ana).await["overtaken"],
        json!([{"ticket": {"id": first, "number": "001", "tag": "A"}, "by": {"id": second, "number": "002", "tag": "A"},
            "desk_id": "d2", "at": "2026-07-01 10:00:02"}])
    );
    // Of the business day only.
    site.clock.advance_s(14 * 3_600 - 3);
    assert_eq!(north(&site.login("ana").await).await["overtaken"].as_array().unwrap().len(), 1);
    site.clock.advance_s(1);
    let board = north(&site.login("ana").await).await;
    assert_eq!((&board["overtaken"], &board["business_day"]), (&json!([]), &json!("2026-07-02")));
    assert_eq!(service(&board, "a")["today"]["issued"], 0);
    assert_eq!(service(&board, "a")["waiting"], 1);
}

#[tokio::test]
async fn it_closes_when_the_hours_of_the_weekday_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut hours = serde_json::to_value(directory()).unwrap();
    // The first of July 2026 is a Wednesday.
    hours["locations"][0]["hours"] =
        json!({"wed": [["09:00", "12:00"], ["13:00", "17:30"]], "thu": [["08:00", "12:00"]]});
    callpad_server::import(folder.path(), &serde_json::from_value(hours.clone()).unwrap()).unwrap();
    let clock =
        std::sync::Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let site = Site::on(folder, clock, |_| {}).await;
    let closes = async || {
        let board = site.login("both").await.get(BOARD).await.ok();
        (board["locations"][0]["closes"].clone(), board["locations"][1]["closes"].clone())
    };
    assert_eq!(closes().await, (json!("17:30"), Value::Null));
    // A day that ends at noon.
    site.clock.advance_s(24 * 3_600);
    assert_eq!(closes().await.0, json!("12:00"));
    // Closed all day.
    site.clock.advance_s(24 * 3_600);
    assert_eq!(closes().await.0, Value::Null);
    // The hours are told with the directory, and printed as they were imported.
    let told = site.login("ana").await.get("/callpad/v1/directory").await;
    assert_eq!(told.body["locations"][0]["hours"], hours["locations"][0]["hours"]);
    let printed = callpad_server::read_directory(site.folder.path(), None).unwrap();
    let printed = serde_json::to_value(printed).unwrap();
    assert_eq!(printed["locations"][0]["hours"], hours["locations"][0]["hours"]);
    assert_eq!(printed["locations"][1].get("hours"), None);
}
