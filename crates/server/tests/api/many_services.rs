//! A location with 300 services: board, forecast and report leave none out, and mix none up.

use std::{collections::BTreeSet, sync::Arc};

use callpad_server::clock::ManualClock;
use serde_json::{Value, json};

use crate::site::{MORNING, SignedIn, Site, directory, id};

/// As many as one counter may be told to serve.
const SERVICES: usize = 300;

/// The north with 300 services of its own; one counter serves them all.
async fn site() -> (Site, Vec<String>) {
    let ids: Vec<String> = (0..SERVICES).map(|n| format!("s{n:03}")).collect();
    let service = |id: &String| {
        json!({"id": id, "tag": id.to_uppercase(), "name": format!("Service {id}"), "location_id": "north", "open": true,
               "target_wait_s": 600, "tolerance": 2})
    };
    let mut changed = serde_json::to_value(directory()).unwrap();
    changed["services"] = ids.iter().map(service).collect();
    changed["desks"] =
        json!([{"id": "d1", "tag": "1", "name": "Counter 1", "location_id": "north", "service_ids": ids}]);
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &serde_json::from_value(changed).unwrap()).unwrap();
    let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
    (Site::on(folder, clock, |_| {}).await, ids)
}

fn ids_of(rows: &Value, key: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
}

async fn serve(site: &Site, ana: &SignedIn<'_>, service: &str) {
    let answer = ana.call("d1", &ana.ticket(service).await).await;
    site.clock.advance_s(60);
    ana.act("endcall", &answer).await;
}

#[tokio::test]
async fn of_300_services_board_forecast_and_report_leave_none_out() {
    let (site, services) = site().await;
    let ana = site.login("ana").await;
    // One has a history; the others are not guessed at.
    for _ in 0..6 {
        serve(&site, &ana, "s000").await;
    }
    let mut waiting = BTreeSet::new();
    for service in &services {
        waiting.insert(ana.ticket(service).await);
    }
    assert_eq!(waiting.len(), SERVICES);

    let board = ana.get("/callpad/v1/board?location_id=north").await.ok()["locations"][0].clone();
    let rows = board["services"].as_array().unwrap();
    assert_eq!(rows.iter().map(id).collect::<Vec<_>>(), services);
    for row in rows {
        let issued = if row["id"] == "s000" { 7 } else { 1 };
        assert_eq!((&row["waiting"], &row["today"]["issued"]), (&json!(1), &json!(issued)), "{row}");
    }

    let forecast = ana.get("/callpad/v1/forecast?location_id=north").await.ok()["base"].clone();
    assert_eq!(ids_of(&forecast["services"], "id"), services);
    for row in forecast["services"].as_array().unwrap() {
        assert_eq!(row["newcomer_wait_s"].is_array(), row["id"] == "s000", "{row}");
    }
    assert_eq!(ids_of(&forecast["tickets"], "id").into_iter().collect::<BTreeSet<_>>(), waiting);

    let report = ana.get("/callpad/v1/report?from=2026-07-01&to=2026-07-01").await.ok();
    assert_eq!(report["next"], Value::Null);
    assert_eq!(ids_of(&report["rows"], "service_id"), services, "one hour of each");
    for row in report["rows"].as_array().unwrap() {
        let issued = if row["service_id"] == "s000" { 7 } else { 1 };
        assert_eq!(row["issued"], json!(issued), "{row}");
    }
}
