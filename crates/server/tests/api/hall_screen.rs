//! Screens of the hall: what they show, and the calls that they are told.

use callpad_server::{
    admin::{Ask, Change},
    directory::{DeviceChange, Edit, LocationChange, Part},
};
use serde_json::{Value, json};

use crate::{
    hall::{Hall, Page},
    site::{Reply, id},
};

fn called(state: &Value) -> Vec<(String, String, u64)> {
    let of = |call: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let ticket = format!("{}{}", text(&call["ticket"]["tag"]), text(&call["ticket"]["number"]));
        (ticket, text(&call["counter"]["tag"]), call["times"].as_u64().unwrap())
    };
    state["called"].as_array().unwrap().iter().map(of).collect()
}

fn is(call: &str, counter: &str, times: u64) -> (String, String, u64) {
    (call.to_owned(), counter.to_owned(), times)
}

#[tokio::test]
async fn a_screen_shows_its_location_and_the_calls_that_stand() {
    let hall = Hall::new().await;
    let state = hall.state("screen-1").await;
    assert_eq!(state["now"], "2026-07-01T10:00:00.000+01:00");
    assert_eq!(
        state["location"],
        json!({"id": "north", "name": "North", "languages": ["en-GB", "pt-PT"], "notice": null})
    );
    assert_eq!(
        state["device"],
        json!({"id": "screen-1", "name": "The screen-1", "kind": "screen", "prints": false, "printer": null})
    );
    let services: Vec<_> =
        state["services"].as_array().unwrap().iter().map(|one| (&one["id"], &one["open"])).collect();
    assert_eq!(
        services,
        [(&json!("a"), &json!(true)), (&json!("b"), &json!(true)), (&json!("c"), &json!(false))]
    );
    assert_eq!((&state["phones"], called(&state).len()), (&Value::Null, 0));

    let (ana, rui) = (hall.site.login("ana").await, hall.site.login("rui").await);
    let [one, two, three] = ["a", "a", "b"].map(|service| ana.ticket(service));
    let (one, two, three) = (one.await, two.await, three.await);
    let first = ana.call("d1", &one).await;
    hall.site.clock.advance_s(1);
    let second = rui.call("d2", &two).await;
    assert_eq!(called(&hall.state("screen-1").await), [is("A002", "D2", 1), is("A001", "D1", 1)]);
    // Announced again it is the newest, and the same call.
    hall.site.clock.advance_s(1);
    ana.act("recall", &first).await;
    let state = hall.state("screen-1").await;
    assert_eq!(called(&state), [is("A001", "D1", 2), is("A002", "D2", 1)]);
    assert_eq!((&state["called"][0]["again"], &state["called"][0]["ago_ms"]), (&json!(true), &json!(0)));
    assert_eq!(state["called"][1]["ago_ms"], json!(1_000));
    // Who was served stays; who did not come or was set aside does not.
    ana.act("endcall", &first).await;
    rui.act("cancelcall", &second).await;
    assert_eq!(called(&hall.state("screen-1").await), [is("A001", "D1", 2)]);
    hall.site.clock.advance_s(1);
    let third = rui.call("d2", &three).await;
    rui.act("pausecall", &third).await;
    assert_eq!(called(&hall.state("screen-1").await), [is("A001", "D1", 2)]);
    // Called at another counter it is there alone.
    let again = ana.send("callpausedticket", json!({"desk_id": "d1", "ticket_id": three})).await.ok();
    assert_eq!(called(&hall.state("screen-1").await)[0], is("B001", "D1", 1));
    ana.act("endcall", &id(&again["answer"])).await;
    assert_eq!(called(&hall.state("screen-s").await).len(), 0, "the south is another hall");
    // After a restart it is as it was; after the day has ended nothing is left.
    let hall = hall.restarted().await;
    assert_eq!(called(&hall.state("screen-1").await), [is("B001", "D1", 1), is("A001", "D1", 2)]);
    hall.administer(Ask::Reset { location: None }).await;
    assert_eq!(called(&hall.state("screen-1").await).len(), 0);
}

#[tokio::test]
async fn a_call_is_told_at_once_and_what_no_longer_stands_is_taken_back() {
    let hall = Hall::new().await;
    let (ana, rui) = (hall.site.login("ana").await, hall.site.login("rui").await);
    let ticket = ana.ticket("a").await;
    let (mut screen, hello) = hall.page("screen-1").await;
    assert_eq!(called(&hello).len(), 0);
    let (mut south, _) = hall.page("screen-s").await;
    let answer = ana.call("d1", &ticket).await;
    let call = screen.hear_of("call").await;
    assert_eq!(
        (&call["ticket"], &call["counter"], &call["again"], &call["times"]),
        (
            &json!({"tag": "A", "number": "001"}),
            &json!({"tag": "D1", "name": "Counter d1"}),
            &json!(false),
            &json!(1)
        )
    );
    ana.act("recall", &answer).await;
    let again = screen.hear_of("call").await;
    assert_eq!((&again["call"], &again["again"], &again["times"]), (&call["call"], &json!(true), &json!(2)));
    ana.act("cancelcall", &answer).await;
    assert_eq!(screen.hear_of("withdrawn").await["call"], call["call"]);
    // Called elsewhere it is another call.
    let other = rui.send("callcancelledticket", json!({"desk_id": "d2", "ticket_id": ticket})).await.ok();
    let other_call = screen.hear_of("call").await;
    assert!(other_call["call"].as_i64() > call["call"].as_i64());
    assert_eq!(other_call["counter"]["tag"], "D2");
    // The end of it takes nothing back: the next thing that is told is another call.
    rui.act("endcall", &id(&other["answer"])).await;
    let next = ana.ticket("a").await;
    ana.call("d1", &next).await;
    loop {
        let message = screen.hear().await;
        assert_ne!(message["type"], "withdrawn");
        if message["type"] == "call" {
            assert_eq!(message["ticket"]["number"], "002");
            break;
        }
    }
    // The south heard nothing of it.
    let sol = hall.site.login("sol").await;
    let ticket = sol.ticket("s").await;
    sol.call("ds", &ticket).await;
    assert_eq!(south.hear_of("call").await["ticket"], json!({"tag": "S", "number": "001"}));
}

#[tokio::test]
async fn who_waits_is_told_and_a_directory_that_changes_is_told_as_a_whole() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let (mut screen, _) = hall.page("screen-1").await;
    ana.ticket("a").await;
    let has_one = |message: &Value| message["services"][0]["waiting"] == json!(1);
    screen.until("services", has_one).await;
    let stop = json!({"open": false});
    let stopped = crate::site::client().post(hall.site.url("/callpad/v1/services/a"));
    Reply::of(stopped.bearer_auth(&ana.token).json(&stop)).await.ok();
    let closed = screen.until("services", |message| message["services"][0]["open"] == json!(false)).await;
    assert_eq!(
        (
            &closed["services"][0]["last_ticket"],
            &closed["services"][0]["wait_s"],
            &closed["services"][2]["last_ticket"]
        ),
        (&json!(true), &Value::Null, &json!(false))
    );
    let notice =
        LocationChange { notice: Some(Some("Lift <b>broken</b>".into())), ..LocationChange::default() };
    hall.edit(Edit::SetLocation { id: "north".into(), change: notice }).await;
    let hello = screen.until("hello", |hello| !hello["location"]["notice"].is_null()).await;
    assert_eq!(hello["location"]["notice"], "Lift <b>broken</b>");
    screen.hear_of("beat").await["now"].as_str().unwrap();
}

#[tokio::test]
async fn no_name_note_or_custom_field_ever_leaves_for_the_hall() {
    const MARKUP: &str = "<img src=x onerror=alert(1)>Ana & \"Rui\"";
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let (mut screen, hello) = hall.page("screen-1").await;
    let code = hall.code("one", "a").await;
    let (mut phone, phone_hello) = hall.phone_page(&code).await;
    let personal = json!({"service_id": "a", "client_name": MARKUP, "custom_field": MARKUP});
    let ticket = id(&ana.issue(personal).await);
    let note = crate::site::client().post(hall.site.url(&format!("/callpad/v1/tickets/{ticket}")));
    Reply::of(note.bearer_auth(&ana.token).json(&json!({"note": MARKUP}))).await.ok();
    let mut all = vec![hello, phone_hello];
    let answer = ana.call("d1", &ticket).await;
    all.push(screen.hear_of("call").await);
    ana.act("recall", &answer).await;
    all.push(screen.hear_of("call").await);
    let transfer = json!({"answer_id": answer, "dst_type": "user", "dst_id": "rui", "note": MARKUP});
    ana.send("transfercall", transfer).await.ok();
    all.push(screen.hear_of("withdrawn").await);
    all.push(hall.state("screen-1").await);
    all.push(hall.state("kiosk-1").await);
    all.push(hall.phone(&code).await.ok());
    let next = ana.next("d1").await;
    assert!(next["ticket"]["service_id"].is_null());
    all.push(phone.until("ticket", |message| message["state"] == "called").await);
    for told in all {
        let text = told.to_string();
        for personal in ["onerror", "Rui", "rui", "ana.name", "of the office"] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
    }
}

#[tokio::test]
async fn wrong_keys_are_refused_and_a_device_may_do_what_its_kind_may() {
    let hall = Hall::new().await;
    let state = |key: Option<&str>| {
        let request = hall.site.get(hall.site.url("/callpad/v1/hall/state"));
        Reply::of(match key {
            Some(key) => request.bearer_auth(key),
            None => request,
        })
    };
    let token = hall.site.login("ana").await.token;
    let right = hall.key("screen-1").to_owned();
    let other_case = right.to_uppercase();
    for wrong in [None, Some("cpd_AAAAAAAAAAAAAAAAAAAAAA"), Some(&*token), Some(&*other_case), Some("x")] {
        assert_eq!(state(wrong).await.code(), (401, 7), "{wrong:?}");
    }
    assert_eq!(state(Some(&right)).await.code(), (200, 0));
    // A key is no token.
    let count = hall.site.get(hall.site.operation("waitingticketscount")).bearer_auth(&right);
    assert_eq!(Reply::of(count).await.code(), (401, 7));
    let body = json!({"service_id": "a"});
    assert_eq!(
        Reply::of(hall.press("screen-1", "v", &body)).await.code(),
        (403, 7),
        "a screen issues nothing"
    );
    let foreign = json!({"service_id": "s"});
    assert_eq!(Reply::of(hall.press("kiosk-1", "v", &foreign)).await.code(), (403, 7));
    assert_eq!(Reply::of(hall.press("kiosk-1", "w", &json!({"service_id": "?"}))).await.code(), (404, 6));
    let post = crate::site::client().post(hall.site.url("/callpad/v1/hall/state")).bearer_auth(&right);
    assert_eq!(Reply::of(post).await.code(), (200, 2));
    // Many wrong ones of one address must wait; the right one does not.
    loop {
        let refused = state(Some("cpd_AAAAAAAAAAAAAAAAAAAAAA")).await;
        if refused.status == 429 {
            break;
        }
        assert_eq!(refused.code(), (401, 7));
    }
    assert_eq!(state(Some(&right)).await.code(), (200, 0));
}

#[tokio::test]
async fn a_page_says_who_it_is_and_nothing_that_no_page_says() {
    let hall = Hall::new().await;
    let refused = async |who: Value| Page::open(&hall.site, who).await.closed().await;
    let key = hall.key("screen-1");
    assert_eq!(refused(json!({"key": "cpd_AAAAAAAAAAAAAAAAAAAAAA"})).await, (Some("key".into()), 4401));
    assert_eq!(refused(json!({"code": "AAAAAAAAAAAAAAAAAAAAAA"})).await, (Some("code".into()), 4404));
    assert_eq!(refused(json!({})).await, (None, 1008));
    assert_eq!(refused(json!({"key": key, "code": "x"})).await, (None, 1008));
    assert_eq!(Page::connect(&hall.site).await.closed().await, (None, 4408), "who says nothing");
    let (mut screen, _) = hall.page("screen-1").await;
    screen.say(json!({"type": "beat"})).await;
    screen.say(json!({"type": "sound", "state": "on"})).await;
    screen.say(json!({"type": "call"})).await;
    assert_eq!(screen.closed().await, (None, 1008));
    // So many pages of one key, and no more.
    let mut pages = Vec::new();
    for _ in 0..8 {
        pages.push(hall.page("screen-1").await);
    }
    assert_eq!(refused(json!({ "key": key })).await, (None, 4429));
    hall.page("kiosk-1").await;
}

#[tokio::test]
async fn a_device_that_is_removed_moved_or_given_another_key_ends_at_once() {
    let hall = Hall::new().await;
    let (screen, _) = hall.page("screen-1").await;
    let (kiosk, _) = hall.page("kiosk-1").await;
    let (other, _) = hall.page("kiosk-2").await;
    let moved = DeviceChange { location_id: Some(Some("south".into())), ..DeviceChange::default() };
    hall.edit(Edit::SetDevice { id: "kiosk-1".into(), change: moved }).await;
    assert_eq!(kiosk.closed().await, (Some("moved".into()), 4401));
    let remove = Edit::Remove { part: Part::Devices, id: "screen-1".into() };
    hall.administer(Ask::Change(Change::edits(vec![remove]))).await;
    assert_eq!(screen.closed().await, (Some("removed".into()), 4401));
    let asked = hall.site.get(hall.site.url("/callpad/v1/hall/state")).bearer_auth(hall.key("screen-1"));
    assert_eq!(Reply::of(asked).await.code(), (401, 7));
    let new = hall.administer(Ask::DeviceKey { device: "kiosk-2".into() }).await;
    assert_eq!(other.closed().await, (Some("removed".into()), 4401));
    let page = new.value["page"].as_str().unwrap();
    assert!(page.starts_with(&hall.site.url("/kiosk/north/kiosk-2#key=cpd_")), "{page}");
    Page::open(&hall.site, json!({"key": new.value["key"]})).await.hear_of("hello").await;
}

#[tokio::test]
async fn a_server_that_ends_says_so_and_pages_come_back_to_what_they_missed() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let (screen, _) = hall.page("screen-1").await;
    ana.call("d1", &ticket).await;
    drop(ana);
    let (again, closed) = tokio::join!(hall.restarted(), screen.closed());
    assert_eq!(closed, (Some("shutdown".into()), 1001));
    let (_, hello) = again.page("screen-1").await;
    assert_eq!(called(&hello), [is("A001", "D1", 1)]);
}
