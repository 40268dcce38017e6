//! `/callpad/v1/tickets/{id}`: what supervisors change in tickets that wait.

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, client, id};

/// A request for a change.
fn asked(site: &Site, who: &SignedIn<'_>, ticket: &str, change: &Value) -> RequestBuilder {
    let url = site.url(&format!("/callpad/v1/tickets/{ticket}"));
    client().post(url).bearer_auth(&who.token).json(change)
}

async fn change(site: &Site, who: &SignedIn<'_>, ticket: &str, change: Value) -> Reply {
    Reply::of(asked(site, who, ticket, &change)).await
}

async fn code(site: &Site, who: &SignedIn<'_>, ticket: &str, body: Value) -> (u16, u64) {
    change(site, who, ticket, body).await.code()
}

/// The ticket after a change that must succeed.
async fn changed(site: &Site, who: &SignedIn<'_>, ticket: &str, body: Value) -> Value {
    change(site, who, ticket, body).await.ok()["ticket"].clone()
}

/// One change of each kind.
fn one_of_each() -> [Value; 5] {
    [
        json!({"priority": true}),
        json!({"dst_type": "service", "dst_id": "b"}),
        json!({"note": "x"}),
        json!({"cancel": true}),
        json!({"restore": true}),
    ]
}

#[tokio::test]
async fn each_change_is_seen_in_the_reply_and_in_the_lists() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let after = changed(&site, &ana, &ticket, json!({"priority": true})).await;
    assert_eq!((&after["id"], &after["flags"]), (&json!(ticket), &json!("priority")));
    assert_eq!(ana.waiting("a").await, [after]);
    let after = changed(&site, &ana, &ticket, json!({"priority": "0"})).await;
    assert_ne!(after["flags"], "priority");
    let after = changed(&site, &ana, &ticket, json!({"note": "Brings\nthe form"})).await;
    assert_eq!(after["note"], "Brings\nthe form");
    let after = changed(&site, &ana, &ticket, json!({"note": ""})).await;
    assert_eq!(after["note"], Value::Null);
    // As a transfer: a service clears counter and person, these keep the service (M7).
    let after = changed(&site, &ana, &ticket, json!({"dst_type": "service", "dst_id": "b"})).await;
    assert_eq!((&after["dst_service"]["id"], &after["transferred"]), (&json!("b"), &json!("1")));
    assert_eq!((ana.waiting("a").await.len(), ana.waiting("b").await), (0, vec![after]));
    let after = changed(&site, &ana, &ticket, json!({"dst_type": "desk", "dst_id": "d3"})).await;
    assert_eq!((&after["dst_service"]["id"], &after["dst_desk"]["id"]), (&json!("b"), &json!("d3")));
    let after = changed(&site, &ana, &ticket, json!({"dst_type": "user", "dst_id": "rui"})).await;
    assert_eq!((&after["dst_desk"]["id"], &after["dst_user"]["id"]), (&Value::Null, &json!("rui")));
    let after = changed(&site, &ana, &ticket, json!({"cancel": true})).await;
    assert_eq!((&after["state"], &after["cancelled"]), (&json!("4"), &json!("1")));
    assert_eq!(ana.waiting("b").await, Vec::<Value>::new());
    // As after a no-show it can still be called (M12).
    assert_eq!(ana.ids("cancellededticketslist", json!({"desk_id": "d1"})).await, [ticket]);
}

#[tokio::test]
async fn m4_what_got_priority_is_called_first_and_what_lost_it_in_its_turn() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let [first, second, third] = [ana.ticket("a").await, ana.ticket("a").await, ana.ticket("a").await];
    changed(&site, &ana, &third, json!({"priority": true})).await;
    changed(&site, &ana, &second, json!({"priority": true})).await;
    changed(&site, &ana, &second, json!({"priority": false})).await;
    for ticket in [third, first, second] {
        assert_eq!(ana.serve_next("d1").await, ticket);
    }
}

#[tokio::test]
async fn a_change_is_exactly_one_and_well_formed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    for bad in [
        json!({}),
        json!({"priority": true, "note": "x"}),
        json!({"cancel": true, "restore": true}),
        json!({"cancel": false}),
        json!({"restore": 0}),
        json!({"priority": "perhaps"}),
        json!({"dst_type": "service"}),
        json!({"dst_id": "b"}),
        json!({"dst_type": "hall", "dst_id": "b"}),
        json!({"note": "x".repeat(1_001)}),
        json!({"note": "a\u{1b}b"}),
        json!({"note": null}),
    ] {
        assert_eq!(code(&site, &ana, &ticket, bad.clone()).await, (200, 5), "{bad}");
    }
    assert_eq!(code(&site, &ana, &ticket, json!({"note": "x".repeat(1_000)})).await, (200, 0));
    // The address counts, not what the body says of it.
    let after = changed(&site, &ana, &ticket, json!({"ticket_id": "other", "note": "y"})).await;
    assert_eq!(after["id"], ticket.as_str());
    assert_eq!(code(&site, &ana, &ticket, json!({"note": "x".repeat(17 * 1_024)})).await, (413, 5));
    let list = site.url("/callpad/v1/tickets");
    assert_eq!(Reply::of(client().post(list).bearer_auth(&ana.token)).await.code(), (200, 2));
    for elsewhere in ["/callpad/v1/tickets/", "/callpad/v1/tickets/a/b"] {
        assert_eq!(ana.get(elsewhere).await.code(), (404, 3), "{elsewhere}");
    }
}

#[tokio::test]
async fn only_supervisors_change_tickets_and_only_those_of_their_locations() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let (sol, both) = (site.login("sol").await, site.login("both").await);
    let ticket = ana.ticket("a").await;
    let url = site.url(&format!("/callpad/v1/tickets/{ticket}"));
    assert_eq!(Reply::of(client().post(url).json(&json!({"cancel": true}))).await.code(), (401, 7));
    for change in one_of_each() {
        assert_eq!(code(&site, &clerk, &ticket, change.clone()).await, (403, 7), "{change}");
        assert_eq!(code(&site, &sol, &ticket, change.clone()).await, (403, 7), "{change}");
        assert_eq!(code(&site, &ana, "no-such", change.clone()).await, (200, 6), "{change}");
    }
    // Where it is sent: foreign before unknown.
    for (who, to, expected) in [
        (&ana, "s", (403, 7)),
        (&ana, "no-such", (200, 6)),
        (&sol, "no-such", (403, 7)),
        (&both, "s", (200, 0)),
    ] {
        let to = json!({"dst_type": "service", "dst_id": to});
        assert_eq!(code(&site, who, &ticket, to.clone()).await, expected, "{to}");
    }
    // Now it waits in the south: its people may change it, but not take it back into the north.
    assert_eq!(code(&site, &ana, &ticket, json!({"note": "x"})).await, (403, 7));
    assert_eq!(code(&site, &sol, &ticket, json!({"note": "x"})).await, (200, 0));
    assert_eq!(code(&site, &sol, &ticket, json!({"restore": true})).await, (403, 7));
    assert_eq!(code(&site, &both, &ticket, json!({"restore": true})).await, (200, 0));
    assert_eq!(ana.waiting("a").await.len(), 1);
}

#[tokio::test]
async fn what_does_not_wait_is_not_changed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for finish in [None, Some("pausecall"), Some("cancelcall"), Some("endcall")] {
        let ticket = ana.ticket("a").await;
        let answer = ana.call("d1", &ticket).await;
        if let Some(finish) = finish {
            ana.act(finish, &answer).await;
        }
        for change in one_of_each() {
            assert_eq!(code(&site, &ana, &ticket, change.clone()).await, (200, 7), "{finish:?} {change}");
        }
        if finish.is_none() {
            ana.act("endcall", &answer).await;
        }
    }
}

#[tokio::test]
async fn what_a_supervisor_cancelled_waits_again_in_its_place() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let (ticket, later) = (ana.ticket("a").await, ana.ticket("a").await);
    assert_eq!(code(&site, &ana, &ticket, json!({"restore": true})).await, (200, 7), "nothing to take back");
    let before = ana.waiting("a").await;
    changed(&site, &ana, &ticket, json!({"cancel": true})).await;
    site.clock.advance_s(60);
    // Any supervisor may.
    changed(&site, &rui, &ticket, json!({"restore": true})).await;
    assert_eq!(ana.waiting("a").await, before);
    assert_eq!(code(&site, &ana, &ticket, json!({"restore": true})).await, (200, 7), "once");
    assert_eq!(ana.ids("cancellededticketslist", json!({"desk_id": "d1"})).await, Vec::<String>::new());
    // Called since: a clerk knows better.
    changed(&site, &ana, &ticket, json!({"cancel": true})).await;
    let called = json!({"desk_id": "d1", "ticket_id": ticket});
    let answer = id(&ana.send("callcancelledticket", called).await.ok()["answer"]);
    ana.act("cancelcall", &answer).await;
    assert_eq!(code(&site, &ana, &ticket, json!({"restore": true})).await, (200, 7), "called since");
    assert_eq!(ana.serve_next("d1").await, later);
}

#[tokio::test]
async fn what_a_supervisor_sent_on_goes_back_to_where_it_was() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let before = ana.waiting("a").await;
    changed(&site, &ana, &ticket, json!({"dst_type": "service", "dst_id": "b"})).await;
    changed(&site, &ana, &ticket, json!({"restore": true})).await;
    assert_eq!(ana.waiting("a").await, before);
    assert_eq!(code(&site, &ana, &ticket, json!({"restore": true})).await, (200, 7), "once");
    // The last step is taken back, and what else was changed stays.
    changed(&site, &ana, &ticket, json!({"dst_type": "service", "dst_id": "b"})).await;
    changed(&site, &ana, &ticket, json!({"dst_type": "desk", "dst_id": "d3"})).await;
    changed(&site, &ana, &ticket, json!({"note": "kept"})).await;
    let after = changed(&site, &ana, &ticket, json!({"restore": true})).await;
    assert_eq!((&after["dst_service"]["id"], &after["dst_desk"]["id"]), (&json!("b"), &Value::Null));
    assert_eq!((&after["note"], &after["transferred"]), (&json!("kept"), &json!("1")));
    // Called since, and sent on by a clerk: that was not a supervisor's.
    changed(&site, &ana, &ticket, json!({"dst_type": "service", "dst_id": "a"})).await;
    let answer = ana.call("d1", &ticket).await;
    let to = json!({"answer_id": answer, "dst_type": "service", "dst_id": "b", "desk_id": "d1"});
    ana.send("transfercall", to).await.ok();
    assert_eq!(code(&site, &ana, &ticket, json!({"restore": true})).await, (200, 7));
}

#[tokio::test]
async fn no_more_wait_in_a_service_than_may() {
    let site = Site::with(|config| config.limits.waiting_per_service = 2).await;
    let ana = site.login("ana").await;
    let (first, second) = (ana.ticket("a").await, ana.ticket("a").await);
    let moved = ana.ticket("b").await;
    let to = |service: &str| json!({"dst_type": "service", "dst_id": service});
    assert_eq!(code(&site, &ana, &moved, to("a")).await, (200, 7));
    assert_eq!(code(&site, &ana, &first, to("a")).await, (200, 0), "it waits there already");
    changed(&site, &ana, &first, json!({"cancel": true})).await;
    assert_eq!(code(&site, &ana, &moved, to("a")).await, (200, 0));
    assert_eq!(code(&site, &ana, &first, json!({"restore": true})).await, (200, 7));
    changed(&site, &ana, &second, json!({"cancel": true})).await;
    assert_eq!(code(&site, &ana, &first, json!({"restore": true})).await, (200, 0));
}

#[tokio::test]
async fn of_two_at_once_one_comes_first() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    for _ in 0..10 {
        let ticket = ana.ticket("a").await;
        let cancel = || json!({"cancel": true});
        let (one, other) =
            tokio::join!(code(&site, &ana, &ticket, cancel()), code(&site, &rui, &ticket, cancel()));
        let mut both = [one, other];
        both.sort_unstable();
        assert_eq!(both, [(200, 0), (200, 7)]);
        // Called in the moment in which it is cancelled: either, and never both.
        let ticket = ana.ticket("a").await;
        let call = json!({"desk_id": "d1", "ticket_id": ticket});
        let (called, cancelled) =
            tokio::join!(ana.send("callticket", call), change(&site, &rui, &ticket, cancel()));
        assert_ne!(called.code().1 == 0, cancelled.code().1 == 0);
        if called.code().1 == 0 {
            ana.act("endcall", &id(&called.ok()["answer"])).await;
        }
        // Two that do not exclude each other are both done.
        let ticket = ana.ticket("a").await;
        let (one, other) = tokio::join!(
            code(&site, &ana, &ticket, json!({"priority": true})),
            code(&site, &rui, &ticket, json!({"note": "x"}))
        );
        assert_eq!([one, other], [(200, 0); 2]);
        let waits = ana.waiting("a").await;
        let waits = waits.iter().find(|waits| waits["id"] == ticket.as_str()).unwrap();
        assert_eq!((&waits["flags"], &waits["note"]), (&json!("priority"), &json!("x")));
    }
}

#[tokio::test]
async fn t12_a_key_gives_the_first_answer_again_also_after_a_restart() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ticket, other) = (ana.ticket("a").await, ana.ticket("a").await);
    let keyed = |site: &Site, who: &SignedIn<'_>, key: &str, ticket: &str, change: &Value| {
        Reply::of(asked(site, who, ticket, change).header("idempotency-key", key))
    };
    let cancel = json!({"cancel": true});
    let first = keyed(&site, &ana, "k", &ticket, &cancel).await.ok();
    assert_eq!(keyed(&site, &ana, "k", &ticket, &cancel).await.ok(), first);
    assert_eq!(keyed(&site, &ana, "k", &ticket, &json!({"note": "x"})).await.code(), (200, 5));
    assert_eq!(keyed(&site, &ana, "k", &other, &cancel).await.code(), (200, 5), "another ticket");
    assert_eq!(keyed(&site, &ana, "l", &ticket, &cancel).await.code(), (200, 7), "another key");
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(keyed(&site, &ana, "k", &ticket, &cancel).await.ok(), first);
    // A refusal too, although it could be done now.
    changed(&site, &ana, &ticket, json!({"restore": true})).await;
    assert_eq!(keyed(&site, &ana, "l", &ticket, &cancel).await.code(), (200, 7));
    assert_eq!(ana.waiting("a").await.len(), 2);
}
