//! What one client may ask for.

use callpad_server::{Limits, directory::Directory};
use serde_json::{Value, json};

use callpad_wire::op::role;

use crate::site::{Site, id};

/// The largest answer that our client reads, in bytes (crates/client).
const CLIENT_READS: usize = 32 * 1024 * 1024;

#[tokio::test]
async fn t5_a_thousand_ids_and_each_counts_once() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let next = |services: Value| json!({"desk_id": "d1", "services": services});
    assert_eq!(ana.code("callnextticket", next(json!(vec!["a"; 10_000]))).await, (200, 8));
    assert_eq!(ana.code("callnextticket", next(json!(vec!["a"; 80_000]))).await, (200, 5));
    let many: Vec<_> = (0..1_001).map(|n| n.to_string()).collect();
    assert_eq!(ana.code("callnextticket", next(json!(many[..1_000]))).await, (200, 6));
    assert_eq!(ana.code("callnextticket", next(json!(many))).await, (200, 5));
    let query = format!("/callpad/v1/next?desk_id=d1&services={}", many.join(","));
    assert_eq!(ana.get(&query).await.code(), (200, 5));
}

#[tokio::test]
async fn as_many_wait_in_a_service_as_may() {
    let limits = Limits { waiting_per_service: 3, ..Limits::default() };
    let site = Site::with(|config| config.limits = limits).await;
    let ana = site.login("ana").await;
    for _ in 0..3 {
        ana.ticket("a").await;
    }
    let (a, b) = (json!({"service_id": "a"}), json!({"service_id": "b"}));
    assert_eq!(ana.code("createticket", a.clone()).await, (200, 7));
    assert_eq!(ana.code("createticket", b.clone()).await, (200, 0));
    // A transfer does not go round it, and changes nothing; the ticket may go anywhere else.
    let answer =
        id(&ana.send("callnextticket", json!({"desk_id": "d1", "services": ["b"]})).await.ok()["answer"]);
    let to = |kind: &str, to: &str| json!({"answer_id": answer, "dst_type": kind, "dst_id": to});
    assert_eq!(ana.code("transfercall", to("service", "a")).await, (200, 7));
    assert_eq!(ana.get("/callpad/v1/answers/current?desk_id=d1").await.ok()["answer"]["id"], answer.as_str());
    assert_eq!(ana.code("transfercall", to("desk", "d2")).await, (200, 0));
    // One is called: there is room for one.
    ana.serve_next("d1").await;
    assert_eq!(ana.code("createticket", a.clone()).await, (200, 0));
    assert_eq!(ana.code("createticket", a).await, (200, 7));
}

#[tokio::test]
async fn a_user_issues_as_many_within_a_minute_as_may_and_holds_nobody_else_up() {
    let limits = Limits { issued_per_minute: 2, ..Limits::default() };
    let site = Site::with(|config| config.limits = limits).await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let issue = json!({"service_id": "a"});
    let kept = || ana.keyed("createticket", "k", &issue);
    let first = crate::site::Reply::of(kept()).await.ok();
    assert_eq!(ana.code("createticket", issue.clone()).await, (200, 0));
    assert_eq!(ana.code("createticket", issue.clone()).await, (200, 7));
    // What is refused for another reason does not count, and neither does the same request again.
    assert_eq!(rui.code("createticket", json!({"service_id": "c"})).await, (200, 7));
    assert_eq!(crate::site::Reply::of(kept()).await.ok(), first);
    assert_eq!(rui.code("createticket", issue.clone()).await, (200, 0));
    assert_eq!(rui.code("createticket", issue.clone()).await, (200, 0));
    assert_eq!(rui.code("createticket", issue.clone()).await, (200, 7));
    site.clock.advance_s(60);
    assert_eq!(ana.code("createticket", issue.clone()).await, (200, 0));
}

/// A branch whose every text is as long as may be, in characters of four bytes.
fn vast() -> Directory {
    let text = |n: usize, last: &str| format!("{}{last}", "\u{1f3ab}".repeat(n - last.len()));
    let (id, name, tag) = (|last: &str| text(128, last), || text(255, ""), |last: &str| text(32, last));
    let desk = |last: &str| json!({"id": id(last), "tag": tag(last), "name": name(), "location_id": "l", "service_ids": [id("s"), id("t")]});
    let service = |last: &str| json!({"id": id(last), "tag": tag(last), "name": name(), "location_id": "l", "open": true});
    serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "Hall"}],
        "services": [service("s"), service("t")],
        "desks": [desk("d")],
        "users": [{"id": id("u"), "username": name(), "display_name": name(), "location_ids": ["l"], "roles": role::ALL}],
        "devices": [{"id": id("k"), "type": tag(""), "name": name()}],
    }))
    .unwrap()
}

#[tokio::test]
async fn a_list_of_the_largest_tickets_is_one_that_our_client_reads() {
    let folder = tempfile::tempdir().unwrap();
    let directory = vast();
    callpad_server::import(folder.path(), &directory).unwrap();
    let clock =
        std::sync::Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let site = Site::on(folder, clock, |_| {}).await;
    let (user, desk) = (&directory.users[0].id, &directory.desks[0].id);
    let [first, second] = [&directory.services[0].id, &directory.services[1].id];
    let ana = site.login(user).await;
    let long = |n: usize| "\u{1f3ab}".repeat(n);
    let ticket = json!({
        "service_id": first, "client_name": long(255), "custom_field": long(255), "lang": long(35),
        "appointment": long(255), "scheduled_to": "2026-07-01 10:05:00", "device_id": directory.devices[0].id,
        "priority": true, "from_virtualticket": true, "desk_id": desk, "user_id": user,
    });
    ana.issue(ticket).await;
    let transfer = async |kind: &str, to: &str| {
        let answer = ana.send("callnextticket", json!({"desk_id": desk})).await.ok()["answer"].clone();
        let body = json!({"answer_id": answer["id"], "dst_type": kind, "dst_id": to, "note": long(1_000)});
        ana.send("transfercall", body).await.ok();
    };
    transfer("service", second).await;
    transfer("user", user).await;
    let largest = &ana.waiting(second).await[0];
    let size = largest.to_string().len();
    assert!(size > 15_000, "{largest}");
    assert!(Limits::default().waiting_per_service <= Limits::MOST_WAITING);
    // More of them than our client reads: the list ends before.
    let most = CLIENT_READS / size;
    copy_waiting(&site, largest["id"].as_str().unwrap(), most + 50);
    let listed = ana.send("waitingticketslist", json!({"service_id": second})).await.ok();
    let (count, bytes) = (listed["tickets"].as_array().unwrap().len(), listed.to_string().len());
    assert!(
        count < most && (CLIENT_READS * 9 / 10..CLIENT_READS).contains(&bytes),
        "{count} of {most}, {bytes} bytes"
    );
}

/// Lets a ticket that waits be there so many times more, each after the one before.
fn copy_waiting(site: &Site, ticket: &str, times: usize) {
    let database = rusqlite::Connection::open(site.folder.path().join("queue.sqlite3")).unwrap();
    let mut columns: Vec<String> = database
        .prepare("SELECT name FROM pragma_table_info('tickets')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    columns.retain(|name| !["seq", "id", "number"].contains(&name.as_str()));
    let columns = columns.join(", ");
    database
        .execute(
            &format!(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
                 INSERT INTO tickets (id, number, {columns})
                 SELECT 'copy-' || n.i, n.i % 99999, {columns} FROM n, tickets WHERE tickets.id = ?1"
            ),
            rusqlite::params![ticket, i64::try_from(times).unwrap()],
        )
        .unwrap();
}

#[tokio::test]
async fn ten_thousand_who_wait_are_one_list_in_their_order_and_as_xml_too() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let first = ana.ticket("a").await;
    copy_waiting(&site, &first, 10_049);
    let waiting = ana.waiting("a").await;
    let ids: Vec<_> = waiting.iter().map(id).collect();
    let mut expected = vec![first.clone()];
    expected.extend((1..10_000).map(|number| format!("copy-{number}")));
    assert_eq!(ids, expected);
    let counted = ana.get("/restapi/v2/queuemanagement/waitingticketscount").await.ok();
    let row = counted["services"].as_array().unwrap().iter().find(|row| row["id"] == "a").unwrap();
    assert_eq!(row["number_of_waiting_tickets"], "10050", "what is not listed is counted");
    // Whoever is next is so whatever is listed.
    let called = ana.send("callnextticket", json!({"desk_id": "d1"})).await.ok();
    assert_eq!(called["answer"]["ticket"]["id"], first);
    let as_xml = ana.request("waitingticketslist?format=xml").json(&json!({"service_id": "a"}));
    let xml = as_xml.send().await.unwrap().text().await.unwrap();
    assert_eq!(xml.matches("<ticket>").count(), 10_000);
}
