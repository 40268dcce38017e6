//! /callpad/v1/next: what callnextticket would take now.

use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, id};

async fn next(signed_in: &SignedIn<'_>, query: &str) -> (Value, Value) {
    let body = signed_in.get(&format!("/callpad/v1/next?{query}")).await.ok();
    assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["success", "ticket", "reason"]);
    (body["ticket"].clone(), body["reason"].clone())
}

#[tokio::test]
async fn next_tells_what_callnextticket_takes_and_why() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    ana.issue(json!({"service_id": "b", "priority": true})).await;
    ana.issue(json!({"service_id": "a", "user_id": "ana"})).await;
    ana.issue(json!({"service_id": "a", "desk_id": "d1", "priority": true})).await;
    // Due in an hour, and so after everything else.
    ana.issue(json!({"service_id": "a", "priority": true, "scheduled_to": "2026-07-01 11:00:00"})).await;
    let mut reasons = Vec::new();
    loop {
        let (ticket, reason) = next(&ana, "desk_id=d1").await;
        // Asking changes nothing.
        assert_eq!(next(&ana, "desk_id=d1&user_id=ana&services=a,b").await, (ticket.clone(), reason.clone()));
        if ticket.is_null() {
            assert_eq!(reason, Value::Null);
            assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
            break;
        }
        assert_eq!(
            ana.waiting("a").await.iter().chain(&ana.waiting("b").await).filter(|t| **t == ticket).count(),
            1
        );
        reasons.push(reason);
        assert_eq!(ana.serve_next("d1").await, id(&ticket));
    }
    assert_eq!(reasons, ["bound", "bound", "priority", "due", "priority"]);
}

#[tokio::test]
async fn next_is_told_while_another_is_served_and_for_this_desk_and_user_alone() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let served = ana.ticket("a").await;
    ana.call("d1", &served).await;
    let (first, other) = (ana.ticket("a").await, ana.ticket("b").await);
    let for_rui = id(&ana.issue(json!({"service_id": "b", "user_id": "rui"})).await);
    let told = |told: (Value, Value)| (id(&told.0), told.1);
    assert_eq!(told(next(&ana, "desk_id=d1").await), (first, json!("due")));
    assert_eq!(told(next(&ana, "desk_id=d1&services=b").await), (other.clone(), json!("due")));
    assert_eq!(told(next(&ana, "desk_id=d1&services=%5B%22b%22%5D").await), (other, json!("due")));
    assert_eq!(told(next(&rui, "desk_id=d2").await), (for_rui, json!("bound")));
    // Whoever may read the lists may know it.
    assert_eq!(next(&site.login("nobody").await, "desk_id=d3").await.1, "due");
}

#[tokio::test]
async fn next_refuses_as_callnextticket_does() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for (query, code) in [
        ("", (200, 5)),
        ("desk_id=", (200, 5)),
        ("desk_id=d1&services=%5B", (200, 5)),
        ("desk_id=d1&user_id=rui", (403, 7)),
        ("desk_id=ds", (403, 7)),
        ("desk_id=d1&services=s", (403, 7)),
        ("desk_id=d9", (200, 6)),
        ("desk_id=d1&services=a,z", (200, 6)),
    ] {
        assert_eq!(ana.get(&format!("/callpad/v1/next?{query}")).await.code(), code, "{query}");
    }
    let open = Site::with(|config| config.auth = false).await;
    for (query, code) in [("desk_id=d1", (200, 5)), ("desk_id=d1&user_id=ana", (200, 0))] {
        let reply = Reply::of(open.get(open.url(&format!("/callpad/v1/next?{query}")))).await;
        assert_eq!(reply.code(), code, "{query}");
    }
}
