use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::lenient::tests::any_json;

fn read(body: &Value) -> Result<Boards, Unreadable> {
    Board::read(body.as_object().unwrap())
}

fn one(location: Value) -> LocationBoard {
    let read = read(&json!({ "locations": [location] })).unwrap();
    assert_eq!(read.locations.unreadable, []);
    read.locations.items.into_iter().next().unwrap()
}

/// The example of `docs/api.md`, with its dots filled in.
fn documented() -> Value {
    json!({"id": "l", "name": "Lisbon", "business_day": "2026-11-28", "closes": "17:00",
      "last_leaves": ["17:10", "17:02", "17:20"], "forecast_error_s": 120,
      "advice": {"kind": "open", "service_id": "a", "desk_id": "d", "counters": 1, "longest_wait_s": [1380, 540],
        "over_target": [7, 1], "by": "11:00", "others": [{"service_id": "b", "newcomer_wait_s": [120, 240]}]},
      "services": [{"id": "a", "tag": "A", "name": "Payments", "open": true, "target_wait_s": 900, "waiting": 12,
        "waiting_later": 2, "longest_wait_s": 1260, "waiting_over_target": 3, "p90_wait_s": 1140,
        "average_wait_s": 610, "usual_service_s": 420, "long_service_s": 700, "newcomer_wait_s": [1440, 1200, 1700],
        "today": {"issued": 80, "called": 61, "ended": 58, "cancelled": 2, "left": 0, "removed": 1, "transferred": 5,
          "within_target": 49},
        "last_hour": [{"from": "2026-11-28 09:45:00", "issued": 3, "called": 2, "waiting": 9, "longest_wait_s": 840}]}],
      "counters": [{"desk_id": "d", "name": "Counter 2", "state": "serving", "since": "2026-11-28 10:17:10",
        "user_id": "u", "user_name": "Ana", "answer_id": "n", "services": ["a", 7],
        "ticket": {"id": "t", "number": "039", "tag": "A", "service_id": "a"},
        "today": {"ended": 12, "average_service_s": 400}}],
      "overtaken": [{"ticket": {"id": "t3", "number": "043", "tag": "A"}, "by": {"id": "t5", "number": "045", "tag": "A"},
        "desk_id": "d", "at": "2026-11-28 10:21:00"}]})
}

#[test]
fn everything_that_is_documented_is_read() {
    let board = one(documented());
    assert_eq!((board.name.as_str(), board.closes.as_deref()), ("Lisbon", Some("17:00")));
    assert_eq!(board.business_day, Some("2026-11-28".parse().unwrap()));
    assert_eq!(board.last_leaves.unwrap()[2], "17:20");
    assert_eq!(board.forecast_error_s, Some(120));
    let advice = board.advice.unwrap();
    assert_eq!((&advice.kind, advice.desk_id, advice.counters), (&AdviceKind::Open, Some("d".into()), 1));
    assert_eq!((advice.longest_wait_s, advice.over_target), (Some([1380, 540]), Some([7, 1])));
    assert_eq!(
        (advice.by.as_deref(), advice.others.items[0].newcomer_wait_s),
        (Some("11:00"), Some([120, 240]))
    );
    let service = &board.services.items[0];
    assert_eq!((service.waiting, service.waiting_later, service.waiting_over_target), (12, 2, Some(3)));
    assert_eq!((service.target_wait_s, service.longest_wait_s), (Some(900), Some(1260)));
    assert_eq!((service.p90_wait_s, service.average_wait_s), (Some(1140), Some(610)));
    assert_eq!((service.usual_service_s, service.long_service_s), (Some(420), Some(700)));
    assert_eq!(service.newcomer_wait_s, Some([1440, 1200, 1700]));
    let day = ServiceDay {
        issued: 80,
        called: 61,
        ended: 58,
        cancelled: 2,
        left: 0,
        removed: 1,
        transferred: 5,
        within_target: Some(49),
    };
    assert_eq!(service.today, day);
    let step = &service.last_hour.items[0];
    assert_eq!((step.issued, step.called, step.waiting, step.longest_wait_s), (3, 2, Some(9), Some(840)));
    let counter = &board.counters.items[0];
    assert_eq!((&counter.state, counter.user_name.as_deref()), (&CounterState::Serving, Some("Ana")));
    assert_eq!(counter.since, lenient::moment(&json!("2026-11-28 10:17:10")));
    assert_eq!(counter.services, ["a".into(), "7".into()]);
    assert_eq!((counter.ended_today, counter.average_service_s), (12, Some(400)));
    let served = counter.ticket.as_ref().unwrap();
    assert_eq!((served.ticket.label().as_str(), &served.service_id), ("A 039", &Some("a".into())));
    let overtaken = &board.overtaken.items[0];
    assert_eq!((overtaken.ticket.label(), overtaken.by.label()), ("A 043".to_owned(), "A 045".to_owned()));
    assert!(overtaken.at.is_some());
}

#[test]
fn null_and_what_is_missing_are_not_known_and_never_zero() {
    let board = one(json!({"id": "l", "closes": null, "last_leaves": ["17:00"], "advice": null,
        "services": [{"id": "a", "longest_wait_s": null, "waiting_over_target": null, "newcomer_wait_s": [1, 2],
            "today": {"within_target": null}, "last_hour": [{"from": "2026-11-28 09:45:00", "waiting": null}]}],
        "counters": [{"desk_id": "d", "state": "nobody", "since": null, "ticket": null}]}));
    assert_eq!(
        (&board.business_day, &board.closes, &board.last_leaves, &board.advice),
        (&None, &None, &None, &None)
    );
    let service = &board.services.items[0];
    assert_eq!(
        (service.longest_wait_s, service.target_wait_s, service.waiting_over_target),
        (None, None, None)
    );
    assert_eq!(
        (service.p90_wait_s, service.newcomer_wait_s, service.today.within_target),
        (None, None, None)
    );
    assert_eq!(service.last_hour.items[0].waiting, None);
    assert!(service.open, "a service whose state is missing issues (M18)");
    let counter = &board.counters.items[0];
    assert_eq!((&counter.state, counter.since, &counter.ticket), (&CounterState::Nobody, None, &None));
}

#[test]
fn a_word_from_a_newer_server_is_kept_apart() {
    let board = one(json!({"id": "l", "advice": {"kind": "pray", "service_id": "a"},
        "counters": [{"desk_id": "d", "state": "training"}]}));
    assert_eq!(board.counters.items[0].state, CounterState::Other("training".into()));
    assert_eq!(board.advice.unwrap().kind, AdviceKind::Other("pray".into()));
}

#[test]
fn one_bad_entry_hides_no_other_and_a_board_is_that_of_its_location() {
    let body = json!({"locations": [7, {"name": "no id"}, {"id": "l",
        "services": [{"name": "no id"}, {"id": "a"}, 7],
        "counters": [{"desk_id": "d"}, {"state": "free"}, {"desk_id": "e", "state": "free", "services": "all"}],
        "overtaken": [{"ticket": {"id": "t"}}, {"ticket": {"id": "t"}, "by": {"id": "u"}}]},
        {"id": "m", "services": 7, "counters": true}]});
    let boards = read(&body).unwrap();
    assert_eq!(boards.locations.unreadable.len(), 2);
    let [first, second] = &boards.locations.items[..] else { panic!("{boards:?}") };
    assert_eq!((first.services.items.len(), first.services.unreadable.len()), (1, 2));
    assert_eq!((first.counters.items.len(), first.counters.unreadable.len()), (1, 2));
    assert_eq!((first.overtaken.items.len(), first.overtaken.unreadable.len()), (1, 1));
    assert_eq!(second.services.unreadable[0].field, "services", "what is no list is told, and hides nothing");

    let asked = |id: Option<&str>| Board { location_id: id.map(LocationId::from), steps_after: None };
    let after = Board { steps_after: Some(jiff::civil::date(2026, 11, 28).at(9, 55, 0, 0)), ..asked(None) };
    assert_eq!(after.params().to_json(), json!({"steps_after": "2026-11-28 09:55:00"}));
    assert!(asked(None).answered_by(&boards).is_ok());
    assert_eq!(asked(Some("l")).answered_by(&boards).unwrap_err().found, "\"m\"");
    assert_eq!(read(&json!({})).unwrap_err().field, "locations", "no board is not an empty one");
    assert_eq!(read(&json!({"locations": []})).unwrap().locations.items, []);
}

proptest! {
    #[test]
    fn no_json_value_makes_a_board_panic(value in any_json(), name in "[a-z_]{0,14}") {
        let _ = read(&json!({ "locations": value.clone() }));
        let mut location = documented();
        for place in ["services", "counters", "overtaken"] {
            location[place][0][name.as_str()] = value.clone();
        }
        location[name.as_str()] = value;
        let _ = read(&json!({ "locations": [location] }));
    }
}
