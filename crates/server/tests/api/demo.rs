//! The demo branch.

use std::{collections::HashSet, sync::Arc};

use callpad_server::{Arrivals, Config, clock::ManualClock};
use serde_json::{Value, json};

use callpad_wire::op::role;

use crate::site::{MORNING, SignedIn, Site, id};

const USER: &str = "91ca7140-6741-56f3-894f-55128aa58d99";
const DESK: &str = "39bf4bde-12c7-5078-a38d-89f6a0052e17";

async fn demo(now: &str) -> Site {
    let clock = Arc::new(ManualClock::new(now.parse().unwrap()));
    Site::on(tempfile::tempdir().unwrap(), clock, |config| config.demo = true).await
}

async fn all_waiting(signed_in: &SignedIn<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for service in signed_in.counts("").await {
        all.extend(signed_in.waiting(&id(&service)).await);
    }
    all
}

#[tokio::test]
async fn the_demo_branch_has_what_it_promises() {
    let site = demo(MORNING).await;
    let ids = site.server.demo().unwrap().clone();
    assert_eq!((ids.user_id.as_str(), ids.desk_id.as_str()), (USER, DESK));
    let ana = site.login(USER).await;
    let directory = ana.get("/callpad/v1/directory").await.body;
    let list = |key: &str| directory[key].as_array().unwrap().clone();
    let services = list("services");
    assert_eq!(services.iter().map(|s| s["tag"].as_str().unwrap()).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    let open: Vec<_> = services.iter().filter(|s| s["open"] == json!(true)).map(id).collect();
    assert_eq!(open.len(), 3);
    assert_eq!(list("desks").len(), 5);
    let mine = list("desks").into_iter().find(|d| id(d) == DESK).unwrap();
    assert_eq!(
        mine["service_ids"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect::<HashSet<_>>(),
        open.iter().map(String::as_str).collect()
    );
    assert_eq!(list("users").len(), 6);
    let me = list("users").into_iter().find(|u| id(u) == USER).unwrap();
    let roles: HashSet<_> =
        me["roles"].as_array().unwrap().iter().map(|r| r.as_str().unwrap().to_owned()).collect();
    assert_eq!(roles, role::ALL.map(str::to_owned).into());
    assert_eq!((list("languages").is_empty(), list("devices").is_empty()), (false, false));

    let waiting = all_waiting(&ana).await;
    assert!(waiting.len() >= 25, "{}", waiting.len());
    for service in ana.counts("").await {
        let count = service["number_of_waiting_tickets"].as_str().unwrap().parse::<usize>().unwrap();
        assert!(if service["open"] == json!(true) { count >= 3 } else { count == 0 }, "{service}");
        assert!(service["open"] == json!(false) || service["avg_waiting_time"] != "0", "{service}");
    }
    for flag in ["priority", "appointment", "virtual"] {
        assert!(waiting.iter().any(|t| t["flags"].as_str().is_some_and(|f| f.contains(flag))), "{flag}");
    }
    assert!(waiting.iter().any(|t| t["note"].is_string()));
    let names: String = waiting.iter().filter_map(|t| t["client_name"].as_str()).collect();
    for script in ['a'..='z', 'а'..='я', 'α'..='ω', 'א'..='ת', 'ا'..='ي', '一'..='龯', '가'..='힣', 'अ'..='ह']
    {
        assert!(names.chars().any(|c| script.contains(&c)), "{script:?}");
    }
    let bound: Vec<_> = waiting.iter().filter_map(|t| t["dst_desk"]["id"].as_str()).collect();
    assert_eq!(bound.len(), 2);
    assert!(bound.contains(&DESK) && bound.iter().any(|desk| *desk != DESK));
    assert_eq!(ana.ids("pausedticketslist", json!({"desk_id": DESK})).await.len(), 2);
    assert_eq!(ana.ids("cancellededticketslist", json!({"desk_id": DESK})).await.len(), 2);
    let mut serving = 0;
    for desk in list("desks") {
        let path = format!("/callpad/v1/answers/current?desk_id={}", id(&desk));
        let answer = ana.get(&path).await.ok()["answer"].clone();
        assert!(id(&desk) != DESK || answer.is_null());
        serving += usize::from(!answer.is_null());
    }
    assert_eq!(serving, 2);
    // The one that was sent to this counter comes first.
    let next = ana.next(DESK).await;
    assert_eq!(next["ticket"]["dst_desk"]["id"], DESK);
    ana.act("endcall", &id(&next)).await;
}

#[tokio::test]
async fn nothing_in_the_demo_lies_in_the_future_or_before_its_day_even_at_midnight() {
    for now in [MORNING, "2026-07-01T00:00:20Z", "2026-07-01T23:59:50Z"] {
        let site = demo(now).await;
        let ana = site.login(USER).await;
        let latest = now.replace('T', " ").replace('Z', "");
        for ticket in all_waiting(&ana).await {
            let date = ticket["date"].as_str().unwrap();
            assert!(date <= latest.as_str() && date >= "2026-07-01 00:00:00", "{now} {date}");
        }
        assert_eq!(ana.ids("cancellededticketslist", json!({"desk_id": DESK})).await.len(), 2, "{now}");
    }
}

#[tokio::test]
async fn a_restart_adds_nothing_and_the_next_day_begins_anew() {
    let site = demo(MORNING).await;
    let ana = site.login(USER).await;
    let answer = id(&ana.next(DESK).await);
    let left = all_waiting(&ana).await.len();
    let token = ana.token.clone();
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |config| config.demo = true).await;
    assert_eq!(site.server.demo().unwrap().desk_id, DESK);
    let ana = site.login(USER).await;
    assert_eq!(all_waiting(&ana).await.len(), left);
    ana.act("recall", &answer).await;
    // Midnight passes while it runs; tokens stay valid.
    site.clock.advance_s(15 * 3_600);
    let before =
        crate::site::Reply::of(site.post("recall").bearer_auth(&token).json(&json!({"answer_id": answer})));
    assert_eq!(before.await.code(), (200, 6));
    assert_eq!(all_waiting(&ana).await.len(), left + 1);
    // And it passes while it does not run.
    id(&ana.next(DESK).await);
    let (folder, clock) = site.end().await;
    clock.advance_s(24 * 3_600);
    let site = Site::on(folder, clock, |config| config.demo = true).await;
    assert_eq!(all_waiting(&site.login(USER).await).await.len(), left + 1);
}

#[tokio::test]
async fn a_filled_folder_is_left_alone_but_the_same_ids_are_told() {
    let site = Site::with(|config| config.demo = true).await;
    assert_eq!(site.server.demo().unwrap().user_id, USER);
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    site.clock.advance_s(2 * 24 * 3_600);
    assert_eq!(all_waiting(&ana).await.len(), 1);
    assert_eq!(ana.counts("").await.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn visitors_arrive_by_themselves_in_the_demo_branch() {
    let folder = tempfile::tempdir().unwrap();
    let config =
        Config { demo: true, arrivals: Arrivals::On { seed: Some(1) }, ..Config::new(folder.path()) };
    let server = callpad_server::start(config).await.unwrap();
    // No wait between two visitors is longer than 100 seconds.
    tokio::time::sleep(std::time::Duration::from_secs(101)).await;
    tokio::time::resume();
    server.shutdown().await;
    let database = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    let total: i64 = database.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0)).unwrap();
    let fresh = tempfile::tempdir().unwrap();
    callpad_server::start(Config { demo: true, ..Config::new(fresh.path()) }).await.unwrap().shutdown().await;
    let without: i64 = rusqlite::Connection::open(fresh.path().join("queue.sqlite3"))
        .unwrap()
        .query_row("SELECT count(*) FROM tickets", [], |row| row.get(0))
        .unwrap();
    assert!(total > without, "{total} {without}");
}

#[tokio::test]
async fn the_demo_has_twenty_business_days_behind_it_so_that_what_is_usual_means_something() {
    let site = demo(MORNING).await;
    let ana = site.login(USER).await;
    let days = |folder: &std::path::Path| -> Vec<(String, i64, i64, i64)> {
        let connection = rusqlite::Connection::open(folder.join("queue.sqlite3")).unwrap();
        let mut days = connection
            .prepare("SELECT day, sum(issued), sum(calls), sum(ended + no_shows) FROM sums_by_day GROUP BY day ORDER BY day")
            .unwrap();
        let rows =
            days.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    };
    let before = days(site.folder.path());
    // Today is the first of July, a Wednesday; the twentieth business day before it is the third of June.
    let dates: Vec<&str> = before.iter().map(|(day, ..)| day.as_str()).collect();
    assert_eq!((dates.len(), dates[0], dates[19], dates[20]), (21, "2026-06-03", "2026-06-30", "2026-07-01"));
    assert!(!dates.contains(&"2026-06-27") && !dates.contains(&"2026-06-28"), "a weekend");
    for (day, issued, called, finished) in &before[..20] {
        assert!(
            (60..600).contains(issued) && called <= issued && finished == called,
            "{day} {issued} {called}"
        );
    }
    assert!(before[..20].iter().any(|(_, issued, ..)| *issued != before[0].1), "no two days are alike");
    let board = ana.get("/callpad/v1/board").await.ok()["locations"][0].clone();
    // Nine o'clock would be the beginning of the usual day, not its middle.
    assert_eq!(board["closes"], "15:00");
    for service in board["services"].as_array().unwrap() {
        let usual = service["usual_service_s"].as_i64().unwrap();
        match service["tag"].as_str().unwrap() {
            // What takes the office longer takes it longer on every day.
            "A" => assert!((250..450).contains(&usual), "{usual}"),
            "B" => assert!((350..600).contains(&usual), "{usual}"),
            "C" => assert!((110..220).contains(&usual), "{usual}"),
            _ => {}
        }
    }
    let forecast = ana.get("/callpad/v1/forecast").await.ok()["base"].clone();
    assert!(forecast["last_leaves"].is_array());
    let known =
        forecast["services"].as_array().unwrap().iter().filter(|one| one["newcomer_wait_s"].is_array());
    assert_eq!(known.count(), 3);
    // Started once more, it adds nothing; on its next day what is missing comes, and no day twice.
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |config| config.demo = true).await;
    assert_eq!(days(site.folder.path()), before);
    let (folder, clock) = site.end().await;
    clock.advance_s(24 * 3_600);
    let site = Site::on(folder, clock, |config| config.demo = true).await;
    let next = days(site.folder.path());
    assert_eq!((next.len(), &next[..20]), (22, &before[..20]));
    assert_eq!(next[20], before[20]);
}

#[tokio::test]
async fn the_demo_s_days_are_the_same_on_every_machine() {
    let sums = async || {
        let site = demo(MORNING).await;
        let connection = rusqlite::Connection::open(site.folder.path().join("queue.sqlite3")).unwrap();
        let all =
            "SELECT group_concat(service_id || step || issued || ',' || waits || ',' || service_time) FROM
            (SELECT * FROM sums_by_step WHERE day < '2026-07-01' ORDER BY service_id, step)";
        connection.query_row(all, [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(sums().await, sums().await);
}
