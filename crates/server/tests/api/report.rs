//! `GET /callpad/v1/report`: what was counted, by service, hour and branch.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, client};

async fn report(who: &SignedIn<'_>, query: &str) -> Vec<Value> {
    let body = who.get(&format!("/callpad/v1/report?{query}")).await.ok();
    assert_eq!(body["next"], Value::Null);
    body["rows"].as_array().unwrap().clone()
}

/// Rows by day, service and hour, with these numbers of each.
fn numbers(rows: &[Value], names: &[&str]) -> Vec<(String, Vec<Value>)> {
    let one = |row: &Value| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let place = format!("{} {} {}", text("day"), text("service_id"), row["hour"]);
        (place, names.iter().map(|name| row[*name].clone()).collect())
    };
    rows.iter().map(one).collect()
}

#[tokio::test]
async fn a_scripted_day_is_counted_by_service_and_hour() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    // Ten o'clock in the north, five in the south.
    let first = ana.ticket("a").await;
    let second = ana.ticket("a").await;
    ana.issue(json!({"service_id": "a", "scheduled_to": "2026-07-01 18:00:00"})).await;
    ana.ticket("b").await;
    sol.ticket("s").await;
    site.clock.advance_s(595);
    let answer = ana.call("d1", &first).await;
    site.clock.advance_s(120);
    ana.act("endcall", &answer).await;
    // Eleven: over target, and a no-show.
    site.clock.advance_s(3_600);
    let answer = ana.call("d1", &second).await;
    site.clock.advance_s(60);
    ana.act("cancelcall", &answer).await;
    let removed = ana.ticket("b").await;
    let url = site.url(&format!("/callpad/v1/tickets/{removed}"));
    Reply::of(client().post(url).bearer_auth(&ana.token).json(&json!({"cancel": true}))).await.ok();
    let rows = report(&ana, "from=2026-07-01&to=2026-07-01").await;
    let names = [
        "issued",
        "appointments",
        "called",
        "within_target",
        "average_wait_s",
        "ended",
        "no_shows",
        "removed",
    ];
    let none = Value::Null;
    let row = |place: &str, numbers: [Value; 8]| (place.to_owned(), numbers.to_vec());
    assert_eq!(
        numbers(&rows, &names),
        [
            row(
                "2026-07-01 a 10",
                [3.into(), 1.into(), 1.into(), 1.into(), 600.into(), 1.into(), 0.into(), 0.into()]
            ),
            row(
                "2026-07-01 a 11",
                [0.into(), 0.into(), 1.into(), 0.into(), 4_319.into(), 0.into(), 1.into(), 0.into()]
            ),
            row(
                "2026-07-01 b 10",
                [1.into(), 0.into(), 0.into(), 0.into(), none.clone(), 0.into(), 0.into(), 0.into()]
            ),
            row(
                "2026-07-01 b 11",
                [1.into(), 0.into(), 0.into(), 0.into(), none, 0.into(), 0.into(), 1.into()]
            ),
        ]
    );
    assert_eq!((&rows[0]["service_s"], &rows[0]["average_service_s"]), (&json!(120), &json!(120)));
    let names = (&rows[0]["location"], &rows[0]["service"], &rows[0]["tag"]);
    assert_eq!(names, (&json!("North"), &json!("Service a"), &json!("A")));
    assert_eq!(report(&sol, "from=2026-07-01&to=2026-07-01").await[0]["hour"], 5, "in its own time");
    // Nobody's name or id, and no counter's.
    let text = json!(rows).to_string();
    assert!(!text.contains("ana") && !text.contains("d1"), "{text}");
    assert!(report(&ana, "from=2026-06-30&to=2026-06-30").await.is_empty());
}

#[tokio::test]
async fn the_hours_of_a_day_add_up_to_its_tickets_over_days_and_a_clock_change() {
    let site = Site::new().await;
    // To the night in which an hour comes twice.
    let night: jiff::Timestamp = "2026-10-24T22:30:00Z".parse().unwrap();
    let start: jiff::Timestamp = crate::site::MORNING.parse().unwrap();
    site.clock.advance_s(night.as_second() - start.as_second());
    let ana = site.login("ana").await;
    let mut issued: BTreeMap<String, i64> = BTreeMap::new();
    for _ in 0..12 {
        let ticket = ana.issue(json!({"service_id": "a"})).await;
        *issued.entry(ticket["date"].as_str().unwrap()[..13].replace(' ', " a ")).or_default() += 1;
        site.clock.advance_s(1_500);
    }
    let rows = report(&ana, "from=2026-10-24&to=2026-10-25").await;
    let counted: BTreeMap<_, _> = rows
        .iter()
        .map(|row| {
            let hour = row["hour"].as_i64().unwrap();
            (format!("{} a {hour:02}", row["day"].as_str().unwrap()), row["issued"].as_i64().unwrap())
        })
        .collect();
    assert_eq!((counted.len(), &counted), (rows.len(), &issued), "an hour that comes twice is one row");
    assert!(counted["2026-10-25 a 01"] >= 4, "{counted:?}");
    let whole: i64 = report(&ana, "from=2026-10-25&to=2026-10-25")
        .await
        .iter()
        .map(|r| r["issued"].as_i64().unwrap())
        .sum();
    assert_eq!(whole + counted["2026-10-24 a 23"], 12);
}

#[tokio::test]
async fn only_supervisors_and_only_their_locations_and_days_that_are_days() {
    let site = Site::new().await;
    let (ana, clerk, both) = (site.login("ana").await, site.login("clerk").await, site.login("both").await);
    ana.ticket("a").await;
    both.ticket("s").await;
    let of = |query: &str| format!("/callpad/v1/report?{query}");
    let day = "from=2026-07-01&to=2026-07-01";
    assert_eq!(Reply::of(site.get(site.url(&of(day)))).await.code(), (401, 7));
    assert_eq!(clerk.get(&of(day)).await.code(), (403, 7));
    for (more, expected) in [("&location_id=south", (403, 7)), ("&location_id=no-such", (200, 6))] {
        assert_eq!(ana.get(&of(&format!("{day}{more}"))).await.code(), expected, "{more}");
    }
    for bad in [
        "",
        "from=2026-07-01",
        "to=2026-07-01",
        "from=2026-07-02&to=2026-07-01",
        "from=2026-7-1&to=2026-07-01",
        "from=2026-02-30&to=2026-03-01",
        "from=2025-07-01&to=2026-07-02",
        "from=yesterday&to=today",
    ] {
        assert_eq!(ana.get(&of(bad)).await.code(), (200, 5), "{bad}");
    }
    let places = async |query: &str| -> Vec<String> {
        let rows = report(&both, &format!("from=2025-07-01&to=2026-07-01{query}")).await;
        rows.iter().map(|row| row["location_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(places("").await, ["north", "south"]);
    assert_eq!(places("&location_id=south").await, ["south"]);
    // What is counted stays when a service gets another name.
    let (folder, clock) = site.end().await;
    let mut directory = crate::site::directory();
    directory.services[0].name = "Payments".into();
    callpad_server::import(folder.path(), &directory).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let rows = report(&site.login("ana").await, day).await;
    assert_eq!((rows.len(), &rows[0]["service"], &rows[0]["issued"]), (1, &json!("Payments"), &json!(1)));
}
