//! V1 to V17: how values are written and read.

use serde_json::{Value, json};

use crate::site::{Site, id};

const TICKET: [&str; 19] = [
    "id",
    "number",
    "date",
    "cancelled",
    "transferred",
    "state",
    "note",
    "lang",
    "custom_field",
    "client_name",
    "flags",
    "app_displayname",
    "app_id",
    "scheduled_to",
    "ticket_service",
    "dst_service",
    "dst_desk",
    "dst_user",
    "device",
];

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// Everything but the named ones must be a text, null or an object of such.
fn texts_only(value: &Value, except: &[&str]) {
    for (key, value) in value.as_object().unwrap() {
        match value {
            Value::String(_) | Value::Null => {}
            Value::Object(_) => texts_only(value, &[]),
            other => assert!(except.contains(&key.as_str()), "{key}: {other}"),
        }
    }
}

#[tokio::test]
async fn v1_texts_everywhere_but_success_and_open() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let created = ana.send("createticket", json!({"service_id": "a", "device_id": "kiosk"})).await.ok();
    texts_only(&created, &["success"]);
    let called = ana.send("callnextticket", json!({"desk_id": "d1"})).await.ok();
    texts_only(&called, &["success"]);
    assert_eq!(called["success"], json!(true));
    for service in ana.counts("").await {
        texts_only(&service, &["open"]);
        assert!(service["open"].is_boolean());
        assert_eq!(
            keys(&service),
            ["id", "tag", "description", "number_of_waiting_tickets", "open", "avg_waiting_time"]
        );
    }
}

#[tokio::test]
async fn v1_members_are_the_document_s_in_its_order() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let created = ana.send("createticket", json!({"service_id": "a", "device_id": "kiosk"})).await.ok();
    assert_eq!(keys(&created), ["success", "ticket", "ticket_strings"]);
    let with_two_more = [&TICKET[..], &["number_of_waiting_tickets", "avg_waiting_time"]].concat();
    assert_eq!(keys(&created["ticket"]), with_two_more);
    assert_eq!(
        keys(&created["ticket_strings"]),
        ["people_waiting", "waiting_time", "date_text", "prioritary_ticket", "extra_text", "footer_text"]
    );
    assert_eq!(keys(&ana.waiting("a").await[0]), TICKET);
    let called = ana.send("callnextticket", json!({"desk_id": "d1"})).await.ok();
    assert_eq!(keys(&called), ["success", "answer"]);
    assert_eq!(keys(&called["answer"]), ["id", "call_date", "end_date", "state", "ticket"]);
    let ticket = &called["answer"]["ticket"];
    assert_eq!(keys(ticket), TICKET);
    for object in ["ticket_service", "dst_service", "dst_desk"] {
        assert_eq!(keys(&ticket[object]), ["id", "name", "tag"], "{object}");
    }
    assert_eq!(keys(&ticket["dst_user"]), ["id", "display_name", "username"]);
    assert_eq!(keys(&ticket["device"]), ["id", "type", "name"]);
    let ended = ana.send("endcall", json!({"answer_id": id(&called["answer"])})).await.ok();
    assert_eq!(keys(&ended), ["success"]);
}

#[tokio::test]
async fn v2_ids_are_uuids_and_compared_exactly() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    assert!(uuid::Uuid::parse_str(&ticket).is_ok());
    for other in [ticket.to_uppercase(), format!(" {ticket}"), format!("0{ticket}")] {
        let call = json!({"desk_id": "d1", "ticket_id": other});
        assert_eq!(ana.code("callticket", call).await, (200, 6), "{other}");
    }
    let answer = ana.call("d1", &ticket).await;
    assert!(uuid::Uuid::parse_str(&answer).is_ok());
}

#[tokio::test]
async fn v3_absent_texts_are_null_and_absent_objects_have_null_members() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.issue(json!({"service_id": "a", "client_name": "", "custom_field": null})).await;
    let answer = ana.next("d1").await;
    assert_eq!(answer["end_date"], Value::Null);
    let ticket = &answer["ticket"];
    for key in ["note", "custom_field", "client_name", "flags", "app_displayname", "app_id", "scheduled_to"] {
        assert_eq!(ticket[key], Value::Null, "{key}");
    }
    let nothing = json!({"id": null, "name": null, "tag": null});
    assert_eq!((&ticket["dst_service"], &ticket["dst_desk"]), (&nothing, &nothing));
    assert_eq!(ticket["dst_user"], json!({"id": null, "display_name": null, "username": null}));
    assert_eq!(ticket["device"], json!({"id": null, "type": null, "name": null}));
}

#[tokio::test]
async fn v4_dates_are_the_location_s_wall_time_in_whole_seconds() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["date"], "2026-07-01 10:00:00");
    assert_eq!(sol.issue(json!({"service_id": "s"})).await["date"], "2026-07-01 05:00:01");
    assert_eq!(ana.next("d1").await["call_date"], "2026-07-01 10:00:02");
    let scheduled = ana.issue(json!({"service_id": "a", "scheduled_to": "2026-07-01 11:30:00"})).await;
    assert_eq!(scheduled["scheduled_to"], "2026-07-01 11:30:00");
    for bad in ["2026-07-01", "01-07-2026 11:30:00", "2026-07-01T11:30:00Z", "2026-02-30 11:30:00", "soon"] {
        let body = json!({"service_id": "a", "scheduled_to": bad});
        assert_eq!(ana.code("createticket", body).await, (200, 5), "{bad}");
    }
}

#[tokio::test]
async fn v4_order_follows_utc_through_the_hour_that_is_repeated_in_autumn() {
    let site = Site::new().await;
    let now = "2026-07-01T09:00:00Z".parse::<jiff::Timestamp>().unwrap();
    let autumn = "2026-10-25T00:50:00Z".parse::<jiff::Timestamp>().unwrap();
    site.clock.advance_s(autumn.as_second() - now.as_second());
    let ana = site.login("ana").await;
    let before = ana.issue(json!({"service_id": "a"})).await;
    site.clock.advance_s(20 * 60);
    let after = ana.issue(json!({"service_id": "a"})).await;
    assert_eq!(
        (&before["date"], &after["date"]),
        (&json!("2026-10-25 01:50:00"), &json!("2026-10-25 01:10:01"))
    );
    assert_eq!(ana.ids("waitingticketslist", json!({"service_id": "a"})).await, [id(&before), id(&after)]);
    assert_eq!(id(&ana.next("d1").await["ticket"]), id(&before));
}

#[tokio::test]
async fn v5_the_average_is_a_clock_in_createticket_and_seconds_elsewhere() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let first = ana.issue(json!({"service_id": "a"})).await;
    assert_eq!(
        (&first["avg_waiting_time"], &first["number_of_waiting_tickets"]),
        (&json!("00:00:00"), &json!("1"))
    );
    assert_eq!(ana.counts("").await[0]["avg_waiting_time"], "0");
    // One has waited 3,700 seconds, the other 3,600.
    site.clock.advance_s(99);
    ana.ticket("a").await;
    site.clock.advance_s(3_599);
    ana.serve_next("d1").await;
    ana.serve_next("d1").await;
    assert_eq!(ana.counts("").await[0]["avg_waiting_time"], "3650");
    assert_eq!(ana.counts("").await[0]["number_of_waiting_tickets"], "0");
    let created = ana.send("createticket", json!({"service_id": "a", "device_id": "kiosk"})).await.ok();
    assert_eq!(created["ticket"]["avg_waiting_time"], "01:00:50");
    assert_eq!(created["ticket_strings"]["waiting_time"], "3650");
    // The average is of one business day.
    site.clock.advance_s(24 * 3_600);
    assert_eq!(ana.counts("").await[0]["avg_waiting_time"], "0");
}

#[tokio::test]
async fn v6_every_spelling_of_a_boolean_is_read() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for yes in [json!(true), json!(1), json!("1"), json!("true"), json!("Yes"), json!("on")] {
        let ticket = ana.issue(json!({"service_id": "a", "priority": yes})).await;
        assert_eq!(ticket["flags"], "priority", "{yes}");
    }
    for no in [json!(false), json!(0), json!("0"), json!("false"), json!("no"), json!(""), json!(null)] {
        let ticket = ana.issue(json!({"service_id": "a", "priority": no})).await;
        assert_eq!(ticket["flags"], Value::Null, "{no}");
    }
    assert_eq!(ana.code("createticket", json!({"service_id": "a", "priority": "perhaps"})).await, (200, 5));
}

#[tokio::test]
async fn v7_cancelled_and_transferred_are_0_or_1() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let plain = ana.waiting("a").await[0].clone();
    assert_eq!((&plain["cancelled"], &plain["transferred"]), (&json!("0"), &json!("0")));
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    let list = ana.send("cancellededticketslist", json!({"desk_id": "d1"})).await.ok();
    assert_eq!(list["tickets"][0]["cancelled"], "1");
    let again =
        ana.send("callcancelledticket", json!({"desk_id": "d1", "ticket_id": ticket})).await.ok()["answer"]
            .clone();
    assert_eq!(again["ticket"]["cancelled"], "0");
    ana.send("transfercall", json!({"answer_id": id(&again), "dst_type": "service", "dst_id": "b"}))
        .await
        .ok();
    assert_eq!(ana.waiting("b").await[0]["transferred"], "1");
}

#[tokio::test]
async fn v8_states_are_one_enumeration() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.issue(json!({"service_id": "a"})).await;
    assert_eq!(ticket["state"], "1");
    let answer = ana.next("d1").await;
    assert_eq!((&answer["state"], &answer["ticket"]["state"]), (&json!("1"), &json!("2")));
    ana.act("pausecall", &id(&answer)).await;
    let paused = ana.send("pausedticketslist", json!({"desk_id": "d1"})).await.ok();
    assert_eq!(paused["tickets"][0]["state"], "3");
    let call = json!({"desk_id": "d1", "ticket_id": id(&ticket)});
    let answer = ana.send("callpausedticket", call).await.ok()["answer"].clone();
    ana.act("cancelcall", &id(&answer)).await;
    let cancelled = ana.send("cancellededticketslist", json!({"desk_id": "d1"})).await.ok();
    assert_eq!(cancelled["tickets"][0]["state"], "4");
}

#[tokio::test]
async fn v9_flags_are_a_comma_list() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let body = json!({"service_id": "a", "priority": true, "appointment": "1", "from_virtualticket": "1"});
    assert_eq!(ana.issue(body).await["flags"], "priority,appointment,virtual");
    assert_eq!(ana.issue(json!({"service_id": "a", "from_virtualticket": "yes"})).await["flags"], "virtual");
}

#[tokio::test]
async fn v10_numbers_have_three_digits_and_no_tag_and_each_service_its_own() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let mut numbers = Vec::new();
    for service in ["a", "a", "b", "a"] {
        let ticket = ana.issue(json!({"service_id": service})).await;
        numbers.push((ticket["ticket_service"]["tag"].clone(), ticket["number"].clone()));
    }
    assert_eq!(json!(numbers), json!([["A", "001"], ["A", "002"], ["B", "001"], ["A", "003"]]));
}

#[tokio::test]
async fn v11_v12_appointment_is_a_flag_or_the_appointment_s_id() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let issue = async |appointment: Value| {
        let ticket = ana.issue(json!({"service_id": "a", "appointment": appointment})).await;
        (ticket["flags"].clone(), ticket["app_id"].clone())
    };
    assert_eq!(issue(json!("1")).await, (json!("appointment"), Value::Null));
    assert_eq!(issue(json!("B-77")).await, (json!("appointment"), json!("B-77")));
    assert_eq!(issue(json!("false")).await, (Value::Null, Value::Null));
    let dated = ana.issue(json!({"service_id": "a", "scheduled_to": "2026-07-01 11:30:00"})).await;
    assert_eq!((&dated["flags"], &dated["app_displayname"]), (&json!("appointment"), &Value::Null));
    let virtual_ = ana.issue(json!({"service_id": "a", "from_virtualticket": "V-1"})).await;
    assert_eq!((&virtual_["flags"], &virtual_["app_id"]), (&json!("virtual"), &Value::Null));
}

#[tokio::test]
async fn v13_the_language_is_echoed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["lang"], "en_GB");
    assert_eq!(ana.issue(json!({"service_id": "a", "lang": "pt_PT"})).await["lang"], "pt_PT");
    assert_eq!(ana.issue(json!({"service_id": "a", "lang": "tlh"})).await["lang"], "tlh");
}

#[tokio::test]
async fn v14_a_service_has_a_name_in_tickets_and_a_description_in_counts() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.issue(json!({"service_id": "a"})).await;
    assert_eq!(ticket["ticket_service"], json!({"id": "a", "name": "Service a", "tag": "A"}));
    let count = ana.counts("").await[0].clone();
    assert_eq!((&count["description"], count.get("name")), (&json!("Service a"), None));
}

#[tokio::test]
async fn v15_ticket_strings_only_with_a_device() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let plain = ana.send("createticket", json!({"service_id": "a"})).await.ok();
    assert!(plain.get("ticket_strings").is_none());
    let body = json!({"service_id": "a", "device_id": "kiosk", "lang": "pt_PT", "priority": true});
    let printed = ana.send("createticket", body).await.ok();
    let strings = &printed["ticket_strings"];
    assert_eq!(strings["prioritary_ticket"], "Senha prioritária");
    assert_eq!((&strings["people_waiting"], &strings["waiting_time"]), (&json!("1"), &json!("0")));
    assert_eq!(strings["date_text"], "01/07/2026 10:00");
    assert_eq!(printed["ticket"]["device"], json!({"id": "kiosk", "type": "kiosk", "name": "Entrance"}));
}

#[tokio::test]
async fn v16_only_valid_json_without_a_byte_order_mark() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.issue(json!({"service_id": "a", "client_name": "\"quoted\" \\ \u{2028} עברית"})).await;
    let request = ana.request("waitingticketslist").json(&json!({"service_id": "a"}));
    let bytes = request.send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes.first(), Some(&b'{'));
    let body: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(body["tickets"][0]["client_name"], "\"quoted\" \\ \u{2028} עברית");
}

#[tokio::test]
async fn v17_errno_is_an_integer_and_stands_alone() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let refused = ana.send("recall", json!({"answer_id": "?"})).await;
    assert_eq!(refused.body, json!({"success": false, "errno": 6}));
}
