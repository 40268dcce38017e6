//! A disk that fails in the middle of the day, and works again.

// The disk that fails knows the paths of Unix.
#![cfg(unix)]

use std::sync::Arc;

use callpad_faulty_disk::{Disk, DiskFault};
use callpad_server::clock::ManualClock;
use serde_json::json;

use crate::site::{self, MORNING, Site, id};

/// Asks until the server says that it is well, or not well; what it said is known to it for a second.
async fn until_healthy(site: &Site, healthy: bool) {
    let expected = if healthy { 200 } else { 503 };
    while site.get(site.url("/callpad/v1/health")).send().await.unwrap().status() != expected {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_disk_that_fails_refuses_actions_with_errno_9_answers_lists_and_recovers_by_itself() {
    for fault in [DiskFault::Full, DiskFault::ReadOnly, DiskFault::Write, DiskFault::Sync] {
        let folder = tempfile::tempdir().unwrap();
        callpad_server::import(folder.path(), &site::directory()).unwrap();
        let disk = Disk::under(folder.path());
        let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
        let site = Site::on(folder, clock, |_| {}).await;
        let ana = site.login("ana").await;
        let (first, second) = (ana.ticket("a").await, ana.ticket("a").await);
        let answer = ana.call("d1", &first).await;
        until_healthy(&site, true).await;

        disk.fail(Some(fault));
        let kept = json!({"service_id": "a"});
        for _ in 0..3 {
            assert_eq!(ana.code("createticket", json!({"service_id": "a"})).await, (200, 9), "{fault:?}");
            assert_eq!(ana.code("endcall", json!({"answer_id": answer})).await, (200, 9), "{fault:?}");
            let keyed = site::Reply::of(ana.keyed("createticket", "k", &kept)).await;
            assert_eq!(keyed.code(), (200, 9), "{fault:?}");
        }
        // What cannot succeed is refused for itself, as always, and lists are answered.
        assert_eq!(ana.code("createticket", json!({"service_id": "c"})).await, (200, 7), "{fault:?}");
        assert_eq!(ana.ids("waitingticketslist", json!({"service_id": "a"})).await, [second.as_str()]);
        assert_eq!(site.login("rui").await.counts("").await[0]["number_of_waiting_tickets"], "1");
        until_healthy(&site, false).await;

        disk.fail(None);
        // By itself: nobody acts meanwhile.
        until_healthy(&site, true).await;
        ana.act("endcall", &answer).await;
        let ticket = site::Reply::of(ana.keyed("createticket", "k", &kept)).await.ok()["ticket"].clone();
        assert_eq!(ticket["number"], "003", "what was refused has taken no number");
        assert_eq!(ana.ids("waitingticketslist", kept.clone()).await, [second, id(&ticket)]);
        let (folder, clock) = site.end().await;
        let site = Site::on(folder, clock, |_| {}).await;
        assert_eq!(site.login("ana").await.waiting("a").await.len(), 2);
        site.end().await;
    }
}
