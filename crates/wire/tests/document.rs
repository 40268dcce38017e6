//! Every answer the vendor's document shows, in its form and in other forms a server could choose, is read; what
//! is written has exactly the document's keys; no JSON makes a decoder panic.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::panic)]

use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CancelledTickets,
    CreateTicket, EndCall, Login, PauseCall, PausedTickets, Recall, TransferCall, WaitingTickets,
    WaitingTicketsCount,
};
use callpad_wire::{Moment, Operation, Reply, Ticket, TicketStrings, WaitingService, lenient, read_reply};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The document's ticket object with plausible texts in every place.
fn ticket() -> Value {
    json!({
        "id": "9a1c", "number": "042", "date": "2026-11-23 10:12:00", "cancelled": "0", "transferred": "1", "state": "2",
        "note": "Brought the form", "lang": "pt_PT", "custom_field": "INV-20931", "client_name": "Beatriz Nunes",
        "flags": "priority,appointment", "app_displayname": "Review", "app_id": "17", "scheduled_to": "2026-11-23 10:30:00",
        "ticket_service": {"id": "s1", "name": "Payments", "tag": "A"},
        "dst_service": {"id": "s2", "name": "Registrations", "tag": "B"},
        "dst_desk": {"id": "d3", "name": "Counter 3", "tag": "3"},
        "dst_user": {"id": "u1", "display_name": "Ana Martins", "username": "ana"},
        "device": {"id": "k1", "type": "kiosk", "name": "Entrance"}
    })
}

fn answer() -> Value {
    json!({"success": true, "answer": {
        "id": "ans-1", "call_date": "2026-11-23 10:40:00", "end_date": null, "state": "1", "ticket": ticket()
    }})
}

fn success<O: Operation>(value: &Value) -> O::Reply {
    match read_reply(value.to_string().as_bytes(), false) {
        Ok(Reply::Success(body)) => O::read(&body).unwrap_or_else(|e| panic!("{}: {e}", O::OP)),
        other => panic!("{}: {other:?}", O::OP),
    }
}

fn check_ticket(t: &Ticket) {
    assert_eq!(t.label(), "A 042");
    assert_eq!(t.waits_in().unwrap().tag, "B");
    assert!(
        t.flags.priority && t.flags.appointment && !t.flags.from_virtual && t.transferred && !t.cancelled
    );
    assert_eq!(t.dst_user.as_ref().unwrap().display_name, "Ana Martins");
    assert_eq!(t.device.as_ref().unwrap().kind, "kiosk");
    assert_eq!(t.issued, Some(Moment::Wall("2026-11-23T10:12:00".parse().unwrap())));
}

#[test]
fn every_answer_of_the_document_is_read() {
    for a in [
        success::<CallTicket>(&answer()),
        success::<CallNextTicket>(&answer()),
        success::<CallPausedTicket>(&answer()),
        success::<CallCancelledTicket>(&answer()),
    ] {
        assert_eq!(a.id.as_str(), "ans-1");
        check_ticket(&a.ticket);
    }
    let ok = json!({"success": true});
    success::<Recall>(&ok);
    success::<EndCall>(&ok);
    success::<PauseCall>(&ok);
    success::<CancelCall>(&ok);
    success::<TransferCall>(&ok);
    let lists = json!({"success": true, "tickets": [ticket(), ticket()]});
    for list in [
        success::<WaitingTickets>(&lists),
        success::<PausedTickets>(&lists),
        success::<CancelledTickets>(&lists),
    ] {
        assert_eq!(list.items.len(), 2);
        check_ticket(&list.items[1]);
    }
    let counts = success::<WaitingTicketsCount>(&json!({"success": true, "services": [
        {"id": "s1", "tag": "A", "description": "Payments", "number_of_waiting_tickets": "6", "open": true, "avg_waiting_time": "580"}
    ]}));
    let a = &counts.items[0];
    assert_eq!(
        (a.service.name.as_str(), a.waiting, a.open, a.average_wait_s),
        ("Payments", 6, true, Some(580))
    );
    let mut created = ticket();
    created["number_of_waiting_tickets"] = json!("7");
    created["avg_waiting_time"] = json!("00:09:40");
    let created = success::<CreateTicket>(&json!({"success": true, "ticket": created, "ticket_strings": {
        "people_waiting": "7", "waiting_time": "580", "date_text": "23 November", "prioritary_ticket": "Priority",
        "extra_text": "", "footer_text": "Thank you"
    }}));
    check_ticket(&created.ticket);
    assert_eq!((created.facts.waiting, created.facts.average_wait_s), (Some(7), Some(580)));
    assert_eq!(created.strings.unwrap().prioritary_ticket.as_deref(), Some("Priority"));
    let login =
        success::<Login>(&json!({"success": true, "user_id": "u1", "username": "ana", "authtoken": "e.y.J"}));
    assert_eq!(login.authtoken, "e.y.J");
}

#[test]
fn v3_absent_objects_in_every_form_mean_none() {
    for absent in [
        json!(null),
        json!(""),
        json!({}),
        json!([]),
        json!({"id": null, "name": null, "tag": null}),
        json!({"id": ""}),
        json!({"id": "0"}),
    ] {
        let mut t = ticket();
        for key in ["dst_service", "dst_desk", "dst_user", "device", "ticket_service"] {
            t[key] = absent.clone();
        }
        let t = Ticket::read(Some(&t)).unwrap();
        assert!(
            t.dst_desk.is_none() && t.dst_user.is_none() && t.device.is_none() && t.service.is_none(),
            "{absent}"
        );
        assert_eq!(t.label(), "042");
    }
}

#[test]
fn v10_label_does_not_repeat_the_tag() {
    for (number, label) in [("042", "A 042"), ("A042", "A042"), ("A 042", "A 042"), ("1", "A 1")] {
        let mut t = ticket();
        t["number"] = json!(number);
        assert_eq!(Ticket::read(Some(&t)).unwrap().label(), label);
    }
    let mut t = ticket();
    t["number"] = json!(42);
    assert_eq!(Ticket::read(Some(&t)).unwrap().label(), "A 42");
}

#[test]
fn v8_states_are_kept_as_they_came() {
    for state in [json!("2"), json!(2), json!("in service"), json!(null)] {
        let ticket = Ticket::read(Some(&json!({"id": "t", "state": state}))).unwrap();
        assert_eq!(ticket.state, lenient::text(&state));
    }
}

#[test]
fn v11_the_words_of_an_appointment_are_kept_apart_from_its_time() {
    let read = |value| Ticket::read(Some(&value)).unwrap();
    let other = read(json!({"id": "t", "app_id": "7", "app_displayname": "Kiosk app"}));
    assert_eq!((other.scheduled_to, other.app_id.as_deref()), (None, Some("7")));
    let booked = read(json!({"id": "t", "app_id": "7", "scheduled_to": "2026-11-23 10:30:00"}));
    assert!(booked.scheduled_to.is_some());
}

#[test]
fn v14_m17_one_service_by_the_id_of_the_counts_and_the_first_name_of_both() {
    let counted = |value| WaitingService::read(&value).unwrap().service;
    let listed = |value: Value| {
        Ticket::read(Some(&json!({"id": "t", "ticket_service": value}))).unwrap().service.unwrap()
    };
    for service in [
        counted(json!({"id": "01", "description": "Payments", "tag": "A"})),
        counted(json!({"id": "01", "description": "", "name": "Payments", "tag": "A"})),
        listed(json!({"id": "01", "name": "Payments", "tag": "A"})),
        listed(json!({"id": "01", "name": null, "description": "Payments", "tag": "A"})),
    ] {
        assert_eq!(
            (service.id.as_str(), service.name.as_str(), service.tag.as_str()),
            ("01", "Payments", "A")
        );
    }
}

#[test]
fn m18_a_closed_service_is_marked_and_a_silent_one_is_open() {
    let open = |value| WaitingService::read(&value).unwrap().open;
    assert!(!open(json!({"id": "s", "open": false})) && !open(json!({"id": "s", "open": "false"})));
    assert!(open(json!({"id": "s"})));
}

#[test]
fn v15_printed_texts_only_where_they_came_and_as_texts() {
    assert_eq!(TicketStrings::read(None), None);
    assert_eq!(TicketStrings::read(Some(&json!({}))), None);
    let strings =
        TicketStrings::read(Some(&json!({"people_waiting": 4, "prioritary_ticket": "Priority"}))).unwrap();
    assert_eq!(strings.people_waiting.as_deref(), Some("4"));
    assert_eq!(strings.prioritary_ticket.as_deref(), Some("Priority"));
}

#[test]
fn v9_flags_as_words_list_or_object() {
    for flags in [
        json!("priority;virtual"),
        json!(["priority", "virtual", "vip"]),
        json!({"priority": "1", "virtual": true, "appointment": "0"}),
        json!("[\"priority\",\"virtual\"]"),
    ] {
        let mut t = ticket();
        t["flags"] = flags.clone();
        let f = Ticket::read(Some(&t)).unwrap().flags;
        assert!(f.priority && f.from_virtual && !f.appointment, "{flags}");
        assert!(f.raw.is_some());
    }
}

#[test]
fn one_bad_ticket_does_not_hide_the_others_and_is_named() {
    let list = success::<WaitingTickets>(
        &json!({"success": true, "tickets": [ticket(), {"number": "7"}, ticket()]}),
    );
    assert_eq!(list.items.len(), 2);
    assert_eq!(list.unreadable[0].field, "tickets[1].id");
}

/// The list as text, with one ticket replaced, and what is read of it: numbers, names, and the paths that could not be read.
fn listed(text: &str) -> (Vec<String>, Vec<Option<String>>, Vec<String>) {
    let Ok(Reply::Success(body)) = read_reply(text.as_bytes(), false) else { panic!("{text}") };
    let list = WaitingTickets::read(&body).unwrap_or_else(|e| panic!("{text}: {e}"));
    (
        list.items.iter().map(|t| t.number.clone()).collect(),
        list.items.iter().map(|t| t.client_name.clone()).collect(),
        list.unreadable.into_iter().map(|u| u.field).collect(),
    )
}

#[test]
fn v19_one_bad_value_never_costs_the_list() {
    for (bad, name, marked) in [
        (r#"{"id":"b","number":"2","client_name":"Bo\ud83d"}"#, Some("Bo\u{fffd}"), false),
        ("{\"id\":\"b\",\"number\":\"2\",\"client_name\":\"Bo\",\"note\":\"x\u{1}\"}", Some("Bo"), false),
        (r#"{"id":"b","number":"2","client_name":NaN}"#, None, false),
        (r#"{"id":"b","number":"2","scheduled_to":-Infinity}"#, None, false),
        (r#"{"id":"b","number":"2","client_name":"Bo",}"#, Some("Bo"), false),
        (r#"{"id":"b",/*x*/"number":"2","client_name":"Bo"}"#, Some("Bo"), false),
        (r#"{"id":"b","number":"1","number":"2","client_name":"Bo"}"#, Some("Bo"), false),
        (
            r#"{"id":"b","number":2,"date":7,"flags":1e999,"client_name":[],"dst_desk":"x","state":{}}"#,
            None,
            false,
        ),
        (r#"{"id":"b","number":"2","custom_field":[[[[[[{"a":[[[[]]]]}]]]]]]}"#, None, false),
        (r#"{"id":12345678901234567890123,"number":"2"}"#, None, true),
        (r#"{"number":"2"}"#, None, true),
        (r#"{"id":null,"number":"2"}"#, None, true),
        ("7", None, true),
        ("null", None, true),
        (r#""b""#, None, true),
        ("[]", None, true),
    ] {
        let text = format!(
            r#"{{"success":true,"tickets":[{{"id":"a","number":"1"}},{bad},{{"id":"c","number":"3"}}]}}"#
        );
        let (numbers, names, unreadable) = listed(&text);
        if marked {
            assert_eq!(
                (numbers, unreadable),
                (vec!["1".into(), "3".into()], vec!["tickets[1].id".to_owned()]),
                "{text}"
            );
        } else {
            assert_eq!((numbers.len(), numbers[1].as_str(), unreadable.len()), (3, "2", 0), "{text}");
            assert_eq!(names[1].as_deref(), name, "{text}");
        }
    }
    let latin1 =
        b"{\"success\":true,\"tickets\":[{\"id\":\"a\",\"number\":\"1\",\"client_name\":\"Jos\xe9\"}]}";
    let Ok(Reply::Success(body)) = read_reply(latin1, false) else { panic!() };
    assert_eq!(WaitingTickets::read(&body).unwrap().items[0].client_name.as_deref(), Some("José"));
}

#[test]
fn v18_lists_may_be_objects_with_numbers_as_keys() {
    let text = r#"{"success":true,"tickets":{"0":{"id":"a","number":"1"},"10":{"id":"c","number":"3"},"2":{"id":"b","number":"2"},"11":7}}"#;
    let (numbers, _, unreadable) = listed(text);
    assert_eq!(
        (numbers, unreadable),
        (vec!["1".into(), "2".into(), "3".into()], vec!["tickets[11].id".to_owned()])
    );
    let counts = r#"{"success":true,"services":{"1":{"id":"s2"},"0":{"id":"s1"}}}"#;
    let Ok(Reply::Success(body)) = read_reply(counts.as_bytes(), false) else { panic!() };
    let ids: Vec<_> = WaitingTicketsCount::read(&body)
        .unwrap()
        .items
        .into_iter()
        .map(|s| s.service.id.to_string())
        .collect();
    assert_eq!(ids, ["s1", "s2"]);
    for other in [json!({"a": {"id": "a"}}), json!("x"), json!(7)] {
        let body = json!({"success": true, "tickets": other});
        assert_eq!(WaitingTickets::read(body.as_object().unwrap()).unwrap_err().field, "tickets");
    }
}

#[test]
fn a_missing_answer_id_is_named() {
    let body = json!({"success": true, "answer": {"ticket": ticket()}});
    let error = CallTicket::read(body.as_object().unwrap()).unwrap_err();
    assert_eq!(error.field, "answer.id");
    let body = json!({"success": true, "answer": {"id": "a", "ticket": {"number": "1"}}});
    assert_eq!(CallTicket::read(body.as_object().unwrap()).unwrap_err().field, "answer.ticket.id");
}

#[test]
fn what_is_written_has_exactly_the_documents_keys() {
    let read = Ticket::read(Some(&ticket())).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written, ticket());
    let bare = serde_json::to_value(Ticket::bare("x", "001")).unwrap();
    assert_eq!(bare["dst_desk"], json!({"id": null, "name": null, "tag": null}));
    assert_eq!(bare["note"], Value::Null);
    assert_eq!(bare["cancelled"], "0");
    let keys = |v: &Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&bare), keys(&ticket()));
}

/// Objects with the document's keys and anything in their places.
fn any_body() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,16}".prop_map(Value::from)
    ];
    let key = prop::sample::select(vec![
        "answer",
        "ticket",
        "tickets",
        "services",
        "id",
        "number",
        "date",
        "flags",
        "ticket_service",
        "dst_desk",
        "dst_user",
        "device",
        "open",
        "avg_waiting_time",
        "number_of_waiting_tickets",
        "ticket_strings",
        "authtoken",
        "name",
        "tag",
        "x",
    ]);
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|p| Value::Object(
                p.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_value_makes_a_decoder_panic(value in any_body()) {
        let _ = read_reply(value.to_string().as_bytes(), false);
        if let Value::Object(body) = &value {
            let _ = (CallTicket::read(body), WaitingTickets::read(body), WaitingTicketsCount::read(body),
                     CreateTicket::read(body), Login::read(body), Recall::read(body));
        }
    }

    #[test]
    fn no_bytes_make_the_envelope_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = (read_reply(&bytes, false), read_reply(&bytes, true));
    }
}
