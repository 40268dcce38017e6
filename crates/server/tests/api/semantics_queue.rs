//! M5 to M9, M15 to M17, M21: lists, transfers, and what there is not.

use callpad_server::clock::SystemClock;
use serde_json::{Value, json};

use crate::site::{SignedIn, Site, id};

#[tokio::test]
async fn m5_paused_and_cancelled_lists_are_those_of_the_desk_s_services() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let mut tickets = Vec::new();
    for (service, operation) in
        [("a", "pausecall"), ("b", "pausecall"), ("a", "cancelcall"), ("b", "cancelcall")]
    {
        let ticket = ana.ticket(service).await;
        let answer = ana.call("d1", &ticket).await;
        ana.act(operation, &answer).await;
        tickets.push(ticket);
    }
    let lists = async |desk: &str| {
        let of = json!({"desk_id": desk});
        [ana.ids("pausedticketslist", of.clone()).await, ana.ids("cancellededticketslist", of).await]
    };
    // d2 did not call them, but serves both services; d3 serves b alone.
    assert_eq!(lists("d2").await, [tickets[..2].to_vec(), tickets[2..].to_vec()]);
    assert_eq!(lists("d3").await, [[tickets[1].clone()], [tickets[3].clone()]]);
}

/// A ticket of service a that Ana has open at d1; its id and the answer's.
async fn open(ana: &SignedIn<'_>) -> (String, String) {
    let body = json!({"service_id": "a", "custom_field": "old", "priority": true});
    let ticket = id(&ana.issue(body).await);
    let answer = ana.call("d1", &ticket).await;
    (ticket, answer)
}

async fn transfer(ana: &SignedIn<'_>, answer: &str, kind: &str, target: &str, more: Value) {
    let mut body = json!({"answer_id": answer, "dst_type": kind, "dst_id": target});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ana.send("transfercall", body).await.ok();
}

#[tokio::test]
async fn m6_a_transferred_ticket_waits_in_its_target_service_and_else_in_its_own() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let (ticket, answer) = open(&ana).await;
    transfer(&ana, &answer, "service", "b", json!({})).await;
    assert!(ana.waiting("a").await.is_empty());
    let listed = ana.waiting("b").await[0].clone();
    assert_eq!(
        (id(&listed), &listed["ticket_service"]["id"], &listed["dst_service"]["id"]),
        (ticket, &json!("a"), &json!("b"))
    );
    let waiting =
        ana.counts("").await.iter().map(|s| s["number_of_waiting_tickets"].clone()).collect::<Vec<_>>();
    assert_eq!(waiting, ["0", "1", "0"]);
    let (ticket, answer) = open(&ana).await;
    transfer(&ana, &answer, "desk", "d3", json!({})).await;
    assert_eq!(ana.waiting("a").await[0]["dst_desk"], json!({"id": "d3", "name": "Counter d3", "tag": "D3"}));
    // callticket may take a ticket that is bound elsewhere.
    rui.call("d2", &ticket).await;
}

#[tokio::test]
async fn m7_a_transfer_ends_the_answer_and_keeps_the_first_issue_time() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ticket, answer) = open(&ana).await;
    site.clock.advance_s(600);
    let later = ana.ticket("b").await;
    transfer(&ana, &answer, "service", "b", json!({"priority": "0", "desk_id": "d1"})).await;
    let list = ana.waiting("b").await;
    assert_eq!(
        (id(&list[0]), &list[0]["date"], &list[0]["state"]),
        (ticket, &json!("2026-07-01 10:00:00"), &json!("1"))
    );
    assert_eq!(id(&list[1]), later);
}

#[tokio::test]
async fn m7_each_target_sets_its_own_and_clears_the_others() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ticket, mut answer) = open(&ana).await;
    let bound = async || {
        let all = [ana.waiting("a").await, ana.waiting("b").await].concat();
        let ticket = all.iter().find(|t| id(t) == ticket).unwrap().clone();
        [&ticket["dst_service"]["id"], &ticket["dst_desk"]["id"], &ticket["dst_user"]["id"]]
            .map(|id| id.as_str().map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    for (kind, target, expected) in [
        ("desk", "d2", [None, some("d2"), None]),
        ("user", "rui", [None, None, some("rui")]),
        ("service", "b", [some("b"), None, None]),
        ("user", "ana", [some("b"), None, some("ana")]),
        ("desk", "d1", [some("b"), some("d1"), None]),
        ("service", "a", [some("a"), None, None]),
    ] {
        transfer(&ana, &answer, kind, target, json!({})).await;
        assert_eq!(bound().await, expected, "{kind}");
        answer = ana.call("d1", &ticket).await;
    }
}

#[tokio::test]
async fn m7_note_field_and_priority_absent_keep_and_empty_clears() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ticket, mut answer) = open(&ana).await;
    for (more, expected) in [
        (json!({}), (json!(null), json!("old"), json!("priority"))),
        (json!({"note": "n", "custom_field": "c", "priority": "0"}), (json!("n"), json!("c"), json!(null))),
        (json!({"note": null}), (json!("n"), json!("c"), json!(null))),
        (json!({"note": "", "priority": "true"}), (json!(null), json!("c"), json!("priority"))),
        (json!({"custom_field": "", "priority": 1}), (json!(null), json!(null), json!("priority"))),
    ] {
        transfer(&ana, &answer, "desk", "d1", more.clone()).await;
        let ticket_now = ana.waiting("a").await[0].clone();
        let found =
            (ticket_now["note"].clone(), ticket_now["custom_field"].clone(), ticket_now["flags"].clone());
        assert_eq!(found, expected, "{more}");
        answer = ana.call("d1", &ticket).await;
    }
}

#[tokio::test]
async fn m7_closed_empty_and_oneself_are_allowed_an_unknown_target_is_6_another_kind_5() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ticket, mut answer) = open(&ana).await;
    for (kind, target) in [
        ("service", "c"),
        ("desk", "d3"),
        ("desk", "d1"),
        ("user", "ana"),
        ("user", "nobody"),
        ("service", "a"),
    ] {
        transfer(&ana, &answer, kind, target, json!({})).await;
        answer = ana.call("d1", &ticket).await;
    }
    for kind in ["service", "desk", "user"] {
        let body = json!({"answer_id": answer, "dst_type": kind, "dst_id": "?"});
        assert_eq!(ana.code("transfercall", body).await, (200, 6), "{kind}");
    }
    let unknown_desk = json!({"answer_id": answer, "dst_type": "desk", "dst_id": "d2", "desk_id": "?"});
    assert_eq!(ana.code("transfercall", unknown_desk).await, (200, 6));
    let other = json!({"answer_id": answer, "dst_type": "location", "dst_id": "north"});
    assert_eq!(ana.code("transfercall", other).await, (200, 5));
    ana.act("recall", &answer).await;
}

#[tokio::test]
async fn m8_createticket_keeps_desk_and_user_as_the_target() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.issue(json!({"service_id": "a", "desk_id": "d2", "user_id": "rui"})).await;
    assert_eq!(ticket["state"], "1");
    assert_eq!(ticket["dst_desk"], json!({"id": "d2", "name": "Counter d2", "tag": "D2"}));
    assert_eq!(
        ticket["dst_user"],
        json!({"id": "rui", "display_name": "rui of the office", "username": "rui.name"})
    );
    assert_eq!(ticket["dst_service"]["id"], Value::Null);
}

#[tokio::test]
async fn m9_custom_field_and_every_other_parameter_of_createticket_are_kept() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let whole = json!({"service_id": "a", "lang": "ar", "custom_field": "INV-1", "client_name": "محمد",
        "device_id": "kiosk", "priority": true, "appointment": "B-1", "scheduled_to": "2026-07-01 10:30:00",
        "from_virtualticket": "1"});
    let id = id(&ana.issue(whole).await);
    let ticket = ana.waiting("a").await[0].clone();
    assert_eq!(ticket["id"], id);
    for (key, value) in [
        ("lang", "ar"),
        ("custom_field", "INV-1"),
        ("client_name", "محمد"),
        ("app_id", "B-1"),
        ("flags", "priority,appointment,virtual"),
        ("scheduled_to", "2026-07-01 10:30:00"),
    ] {
        assert_eq!(ticket[key], value, "{key}");
    }
    assert_eq!(ticket["device"]["id"], "kiosk");
}

#[tokio::test]
async fn m15_there_is_no_operation_beyond_the_document_s() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for name in [
        "cancelticket",
        "editticket",
        "lasttickets",
        "opendesk",
        "closedesk",
        "break",
        "directory",
        "next",
        "events",
    ] {
        assert_eq!(ana.code(name, json!({})).await, (200, 3), "{name}");
    }
}

#[tokio::test]
async fn m16_m17_the_directory_tells_the_ids_that_the_operations_take() {
    let site = Site::new().await;
    let both = site.login("both").await;
    let directory = both.get("/callpad/v1/directory").await.body;
    let ids = |key: &str| directory[key].as_array().unwrap().iter().map(id).collect::<Vec<_>>();
    assert_eq!(ids("services"), both.counts("").await.iter().map(id).collect::<Vec<_>>());
    for service in ids("services") {
        both.send("waitingticketslist", json!({"service_id": service})).await.ok();
    }
    for desk in ids("desks") {
        both.send("pausedticketslist", json!({"desk_id": desk})).await.ok();
    }
    for location in ids("locations") {
        both.counts(&format!("/{location}")).await;
    }
}

#[tokio::test]
async fn m21_reset_invalidates_open_tickets_and_starts_the_numbers_anew() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let mut tickets = Vec::new();
    for operation in ["pausecall", "cancelcall"] {
        let ticket = ana.ticket("a").await;
        let answer = ana.call("d1", &ticket).await;
        ana.act(operation, &answer).await;
        tickets.push(ticket);
    }
    tickets.push(ana.ticket("a").await);
    let in_service = ana.ticket("a").await;
    let answer = ana.call("d1", &in_service).await;
    assert_eq!(callpad_server::reset(site.folder.path(), &SystemClock).unwrap_err().exit_code(), 3);
    let token = ana.token.clone();
    let (folder, clock) = site.end().await;
    assert_eq!(callpad_server::reset(folder.path(), &*clock).unwrap(), 4);
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_ne!(ana.token, token);
    assert_eq!(ana.code("endcall", json!({"answer_id": answer})).await, (200, 7));
    for (operation, ticket) in ["callpausedticket", "callcancelledticket", "callticket"].iter().zip(&tickets)
    {
        let call = json!({"desk_id": "d1", "ticket_id": ticket});
        assert_eq!(ana.code(operation, call).await, (200, 7), "{operation}");
    }
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["number"], "001");
}
