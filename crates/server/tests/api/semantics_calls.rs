//! M1 to M4, M11 to M14, M18, M19: calling tickets, and what becomes of the answer.

use serde_json::{Value, json};

use crate::site::{SignedIn, Site, id};

#[tokio::test]
async fn m1_the_answer_s_id_comes_from_the_call_operations() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let created =
        ana.send("createticket", json!({"service_id": "a", "desk_id": "d1", "user_id": "ana"})).await.ok();
    assert!(created.get("answer").is_none());
    let answer = ana.call("d1", &id(&created["ticket"])).await;
    ana.act("recall", &answer).await;
    ana.act("endcall", &answer).await;
}

#[tokio::test]
async fn m1_second_reading_issues_and_calls_at_once_when_switched_on() {
    let site = Site::with(|config| config.issue_and_call = true).await;
    let ana = site.login("ana").await;
    let walk_in = json!({"service_id": "a", "desk_id": "d1", "user_id": "ana"});
    let created = ana.send("createticket", walk_in.clone()).await.ok();
    assert_eq!(created["ticket"]["state"], "2");
    assert_eq!(created["ticket"]["dst_desk"]["id"], Value::Null);
    assert_eq!(created["answer"]["ticket"]["id"], created["ticket"]["id"]);
    assert_eq!(created["ticket"]["number_of_waiting_tickets"], "0");
    // The desk is busy (M3), and nothing was issued.
    assert_eq!(ana.code("createticket", walk_in).await, (200, 7));
    assert!(ana.waiting("a").await.is_empty());
    ana.act("endcall", &id(&created["answer"])).await;
    // Only oneself (A6); and only both together: one alone reserves (M8).
    let other = json!({"service_id": "a", "desk_id": "d1", "user_id": "rui"});
    assert_eq!(ana.code("createticket", other).await, (403, 7));
    let reserved = ana.issue(json!({"service_id": "a", "desk_id": "d2"})).await;
    assert_eq!((&reserved["state"], &reserved["dst_desk"]["id"]), (&json!("1"), &json!("d2")));
    let number = ana.issue(json!({"service_id": "a"})).await["number"].clone();
    assert_eq!(number, "003");
}

#[tokio::test]
async fn m2_the_open_answer_can_be_read_back() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let called = ana.next("d1").await;
    let path = "/callpad/v1/answers/current?desk_id=d1";
    assert_eq!(ana.get(path).await.ok()["answer"], called);
    ana.act("endcall", &id(&called)).await;
    assert_eq!(ana.get(path).await.ok(), json!({"success": true, "answer": null}));
}

/// Four tickets: waiting, waiting, paused, cancelled; both desks free.
async fn four(ana: &SignedIn<'_>) -> [String; 4] {
    let (paused, cancelled) = (ana.ticket("a").await, ana.ticket("a").await);
    let answer = ana.call("d1", &paused).await;
    ana.act("pausecall", &answer).await;
    let answer = ana.call("d1", &cancelled).await;
    ana.act("cancelcall", &answer).await;
    [ana.ticket("a").await, ana.ticket("a").await, paused, cancelled]
}

#[tokio::test]
async fn m3_a_desk_and_a_user_each_have_at_most_one_open_answer() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let [first, waiting, paused, cancelled] = four(&ana).await;
    let answer = ana.call("d1", &first).await;
    // Ana at another desk, and Rui at Ana's desk: both are refused by all four, and nothing changes.
    for (signed_in, desk) in [(&ana, "d2"), (&ana, "d1"), (&rui, "d1")] {
        let with = |ticket: &str| json!({"desk_id": desk, "ticket_id": ticket});
        assert_eq!(signed_in.code("callnextticket", json!({"desk_id": desk})).await, (200, 7));
        assert_eq!(signed_in.code("callticket", with(&waiting)).await, (200, 7));
        assert_eq!(signed_in.code("callpausedticket", with(&paused)).await, (200, 7));
        assert_eq!(signed_in.code("callcancelledticket", with(&cancelled)).await, (200, 7));
    }
    assert_eq!(
        ana.ids("waitingticketslist", json!({"service_id": "a"})).await,
        std::slice::from_ref(&waiting)
    );
    assert_eq!(ana.ids("pausedticketslist", json!({"desk_id": "d1"})).await, [paused]);
    assert_eq!(ana.ids("cancellededticketslist", json!({"desk_id": "d1"})).await, [cancelled]);
    // Rui at a free desk may; Ana may again after the end.
    rui.call("d2", &waiting).await;
    ana.act("endcall", &answer).await;
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
}

#[tokio::test]
async fn m4_bound_tickets_first_whatever_services_says_and_never_somebody_else_s() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let plain = ana.ticket("a").await;
    let other_desk = id(&ana.issue(json!({"service_id": "a", "desk_id": "d2", "priority": true})).await);
    let other_user = id(&ana.issue(json!({"service_id": "a", "user_id": "rui", "priority": true})).await);
    let my_desk = id(&ana.issue(json!({"service_id": "b", "desk_id": "d1"})).await);
    let me = id(&ana.issue(json!({"service_id": "b", "user_id": "ana"})).await);
    let me_elsewhere = id(&ana.issue(json!({"service_id": "b", "user_id": "ana", "desk_id": "d2"})).await);
    let mut called = Vec::new();
    for _ in 0..3 {
        let answer =
            ana.send("callnextticket", json!({"desk_id": "d1", "services": ["a"]})).await.ok()["answer"]
                .clone();
        called.push(id(&answer["ticket"]));
        ana.act("endcall", &id(&answer)).await;
    }
    assert_eq!(called, [my_desk, me, plain]);
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
    // At d2 Ana finds the desk's and the one that is hers at that desk only; Rui's stays his.
    assert_eq!(ana.serve_next("d2").await, other_desk);
    assert_eq!(ana.serve_next("d2").await, me_elsewhere);
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d2"})).await, (200, 8));
    assert_eq!(rui.serve_next("d3").await, other_user);
}

#[tokio::test]
async fn m4_priority_then_due_time_then_issue_over_all_services() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let at = |time: &str| format!("2026-07-01 {time}");
    // Issued at 10:00:00 and each a second later.
    let due_late = id(&ana.issue(json!({"service_id": "a", "scheduled_to": at("10:00:05")})).await);
    let second = ana.ticket("b").await;
    let third = ana.ticket("a").await;
    let priority_later =
        id(&ana.issue(json!({"service_id": "b", "priority": true, "scheduled_to": at("10:00:06")})).await);
    let priority = id(&ana.issue(json!({"service_id": "a", "priority": true})).await);
    let past = id(&ana.issue(json!({"service_id": "b", "scheduled_to": at("09:00:00")})).await);
    // `past` is due when it was issued, 10:00:05, as `due_late` is; that one was issued first.
    site.clock.advance_s(60);
    let order = [&priority, &priority_later, &second, &third, &due_late, &past];
    let in_a = [&priority, &third, &due_late];
    assert_eq!(
        ana.ids("waitingticketslist", json!({"service_id": "a"})).await.iter().collect::<Vec<_>>(),
        in_a
    );
    for expected in order {
        assert_eq!(&ana.serve_next("d1").await, expected);
    }
}

#[tokio::test]
async fn m4_an_appointment_is_listed_at_once_and_skipped_before_its_time_unless_nothing_else_waits() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let body =
        json!({"service_id": "a", "scheduled_to": "2026-07-01 11:00:00", "priority": true, "desk_id": "d1"});
    let early = id(&ana.issue(body).await);
    let plain = ana.ticket("a").await;
    assert_eq!(
        ana.ids("waitingticketslist", json!({"service_id": "a"})).await,
        [plain.clone(), early.clone()]
    );
    assert_eq!(ana.serve_next("d1").await, plain);
    assert_eq!(ana.serve_next("d1").await, early);
    let body = json!({"service_id": "a", "scheduled_to": "2026-07-01 11:00:00"});
    let due = id(&ana.issue(body).await);
    site.clock.advance_s(3_600);
    let plain = ana.ticket("a").await;
    assert_eq!(ana.ids("waitingticketslist", json!({"service_id": "a"})).await, [due.clone(), plain]);
    assert_eq!(ana.serve_next("d1").await, due);
}

#[tokio::test]
async fn m10_m11_nobody_waits_is_8_known_but_gone_is_7_unknown_is_6() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
    let ticket = ana.ticket("a").await;
    rui.call("d2", &ticket).await;
    assert_eq!(ana.code("callticket", json!({"desk_id": "d1", "ticket_id": ticket})).await, (200, 7));
    assert_eq!(ana.code("callticket", json!({"desk_id": "d1", "ticket_id": "?"})).await, (200, 6));
    for (list, of) in [
        ("waitingticketslist", "service_id"),
        ("pausedticketslist", "desk_id"),
        ("cancelledticketslist", "desk_id"),
    ] {
        let body = ana.send(list, json!({of: if of == "desk_id" { "d1" } else { "a" }})).await.ok();
        assert_eq!(body, json!({"success": true, "tickets": []}), "{list}");
    }
}

#[tokio::test]
async fn m12_a_cancelled_ticket_is_callable_while_at_most_n_others_were_first_called_since() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    // The tolerance of service a is 2.
    let ticket = ana.ticket("a").await;
    let again = ana.ticket("a").await;
    let answer = ana.call("d1", &again).await;
    ana.act("pausecall", &answer).await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    let listed = || ana.ids("cancelledticketslist", json!({"desk_id": "d1"}));
    // What was first called before does not count, nor does another service.
    let call = json!({"desk_id": "d1", "ticket_id": again});
    let paused = id(&ana.send("callpausedticket", call).await.ok()["answer"]);
    ana.act("endcall", &paused).await;
    ana.ticket("b").await;
    ana.serve_next("d3").await;
    for _ in 0..2 {
        ana.ticket("a").await;
        ana.serve_next("d1").await;
    }
    assert_eq!(listed().await, std::slice::from_ref(&ticket));
    ana.ticket("a").await;
    ana.serve_next("d1").await;
    assert!(listed().await.is_empty());
    let call = json!({"desk_id": "d1", "ticket_id": ticket});
    assert_eq!(ana.code("callcancelledticket", call).await, (200, 7));
}

#[tokio::test]
async fn m12_only_on_the_same_business_day_and_never_with_a_tolerance_of_0() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    let ticket = ana.ticket("a").await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    let call = |desk: &str, ticket: &str| json!({"desk_id": desk, "ticket_id": ticket});
    // Until one second before midnight in Lisbon, 23:00 UTC.
    let elapsed = 1;
    site.clock.advance_s(14 * 3_600 - elapsed - 1);
    assert_eq!(
        ana.ids("cancelledticketslist", json!({"desk_id": "d1"})).await,
        std::slice::from_ref(&ticket)
    );
    site.clock.advance_s(1);
    assert!(ana.ids("cancelledticketslist", json!({"desk_id": "d1"})).await.is_empty());
    assert_eq!(ana.code("callcancelledticket", call("d1", &ticket)).await, (200, 7));
    // Service s has the tolerance 0.
    let ticket = sol.ticket("s").await;
    let answer = sol.call("ds", &ticket).await;
    sol.act("cancelcall", &answer).await;
    assert!(sol.ids("cancelledticketslist", json!({"desk_id": "ds"})).await.is_empty());
    assert_eq!(sol.code("callcancelledticket", call("ds", &ticket)).await, (200, 7));
}

#[tokio::test]
async fn m12_a_cancelled_ticket_is_called_and_ended_like_any_other() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    let call = json!({"desk_id": "d1", "ticket_id": ticket});
    let again = ana.send("callcancelledticket", call.clone()).await.ok()["answer"].clone();
    assert_eq!(id(&again["ticket"]), ticket);
    assert_ne!(id(&again), answer);
    ana.act("endcall", &id(&again)).await;
    assert_eq!(ana.code("callcancelledticket", call).await, (200, 7));
}

#[tokio::test]
async fn m13_all_four_finish_the_answer_and_free_the_desk() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for operation in ["endcall", "pausecall", "cancelcall", "transfercall"] {
        ana.ticket("a").await;
        let answer = id(&ana.next("d1").await);
        let body = json!({"answer_id": answer, "dst_type": "user", "dst_id": "rui"});
        assert_eq!(ana.send(operation, body).await.ok(), json!({"success": true}));
        for after in ["recall", "endcall", "pausecall", "cancelcall", "transfercall"] {
            let body = json!({"answer_id": answer, "dst_type": "user", "dst_id": "rui"});
            assert_eq!(ana.code(after, body).await, (200, 7), "{after} after {operation}");
        }
    }
}

#[tokio::test]
async fn m13_a_colleague_of_the_same_location_may_finish_what_another_began() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let (both, sol) = (site.login("both").await, site.login("sol").await);
    for operation in ["recall", "endcall", "pausecall", "cancelcall", "transfercall"] {
        ana.ticket("a").await;
        let answer = id(&ana.next("d1").await);
        let body = json!({"answer_id": answer, "dst_type": "desk", "dst_id": "d3"});
        assert_eq!(sol.code(operation, body.clone()).await, (403, 7), "{operation}");
        assert_eq!(rui.code(operation, body.clone()).await, (200, 0), "{operation}");
        if operation == "recall" {
            assert_eq!(both.code("endcall", body).await, (200, 0));
        }
        let unknown = json!({"answer_id": "?", "dst_type": "desk", "dst_id": "d3"});
        assert_eq!(rui.code(operation, unknown).await, (200, 6), "{operation}");
    }
    let clerk = site.login("clerk").await;
    let ticket = ana.ticket("b").await;
    let answer = ana.call("d1", &ticket).await;
    assert_eq!(clerk.code("pausecall", json!({"answer_id": answer})).await, (403, 7));
    assert_eq!(clerk.code("endcall", json!({"answer_id": answer})).await, (200, 0));
}

#[tokio::test]
async fn m14_each_operation_takes_its_own_kind_of_ticket() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let [waiting, served, paused, cancelled] = four(&ana).await;
    let answer = ana.call("d1", &served).await;
    ana.act("endcall", &answer).await;
    let operations = ["callticket", "callpausedticket", "callcancelledticket"];
    for (ticket, own) in [(&waiting, 0), (&paused, 1), (&cancelled, 2), (&served, 3)] {
        for (index, operation) in operations.iter().enumerate() {
            if index != own {
                let call = json!({"desk_id": "d1", "ticket_id": ticket});
                assert_eq!(ana.code(operation, call).await, (200, 7), "{operation} {own}");
            }
        }
    }
    for (operation, ticket) in operations.iter().zip([&waiting, &paused, &cancelled]) {
        let answer =
            ana.send(operation, json!({"desk_id": "d1", "ticket_id": ticket})).await.ok()["answer"].clone();
        ana.act("endcall", &id(&answer)).await;
    }
}

#[tokio::test]
async fn m18_a_closed_service_issues_nothing_but_its_tickets_are_called() {
    let site = Site::new().await;
    let ticket = site.login("ana").await.ticket("b").await;
    let (folder, clock) = site.end().await;
    let mut directory = crate::site::directory();
    directory.services[1].open = false;
    callpad_server::import(folder.path(), &directory).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(ana.code("createticket", json!({"service_id": "b"})).await, (200, 7));
    assert_eq!(ana.counts("").await[1]["open"], json!(false));
    assert_eq!(id(&ana.next("d1").await["ticket"]), ticket);
}

#[tokio::test]
async fn m19_recall_on_an_ended_answer_is_7() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let answer = id(&ana.next("d1").await);
    ana.act("recall", &answer).await;
    ana.act("endcall", &answer).await;
    assert_eq!(ana.code("recall", json!({"answer_id": answer})).await, (200, 7));
}

#[tokio::test]
async fn m20_any_number_of_recalls_and_texts_up_to_their_lengths() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let answer = id(&ana.next("d1").await);
    for _ in 0..25 {
        ana.act("recall", &answer).await;
    }
    let transfer =
        |note: String| json!({"answer_id": answer, "dst_type": "desk", "dst_id": "d1", "note": note});
    assert_eq!(ana.code("transfercall", transfer("é".repeat(1_001))).await, (200, 5));
    assert_eq!(ana.code("transfercall", transfer("é".repeat(1_000))).await, (200, 0));
    for text in ["client_name", "custom_field"] {
        let ticket = |value: String| json!({"service_id": "a", text: value});
        assert_eq!(ana.code("createticket", ticket("é".repeat(256))).await, (200, 5));
        assert_eq!(ana.code("createticket", ticket("é".repeat(255))).await, (200, 0));
    }
}
