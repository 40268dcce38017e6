//! What is told again and again, and what is asked of counters: how much of it is written and kept.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::change;
use crate::{
    config::Limits,
    domain::{
        counter_request::{RequestKind, RequestState},
        presence::PresenceState,
        refusal::{Failure, Refusal},
        roles::Caller,
        zones::Zones,
    },
    queue::{PendingRequest, asked::Asked, quotas::Quotas},
    rules::{
        command::Command,
        counter_request::{Ask, MOST_OF_LOCATION},
        presence::Told,
    },
    store::sql::{directory, presence, requests, writer::Writer},
};

const COUNTERS: usize = 1_000;

fn hall() -> Writer {
    let writer = crate::store::sqlite::in_memory(Zones::utc()).unwrap();
    let desk = |n: usize| {
        let n = n.to_string();
        json!({"id": n, "tag": n, "name": n, "location_id": "l", "service_ids": ["a"]})
    };
    let hall = json!({
        "locations": [{"id": "l", "name": "Hall"}],
        "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
        "desks": (0..COUNTERS).map(desk).collect::<Vec<_>>(),
    });
    directory::replace(&writer.view(), &serde_json::from_value(hall).unwrap()).unwrap();
    writer
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn ask(writer: &mut Writer, command: Command, now: Timestamp) -> Result<Value, Failure> {
    let quotas = Arc::new(Quotas::new(Limits::default()));
    let pending = PendingRequest { caller: Caller::Anybody, zones: Zones::utc(), quotas };
    let asked = Asked { command: Ok(command), pending, key: None };
    Ok(writer.alone(|writer| change(writer, asked, now))?.members.into())
}

/// Tells that somebody works at each counter.
fn round(writer: &mut Writer, second: i64) {
    for desk in 0..COUNTERS {
        let told = Told {
            desk: desk.to_string(),
            state: PresenceState::Present,
            reason: None,
            services: vec!["a".into()],
        };
        ask(writer, Command::Tell(told), at(second)).unwrap();
    }
}

/// When the last write was that is flushed and told, by the order of all changes.
fn last_write(writer: &Writer) -> i64 {
    writer.view().query_row("SELECT moment FROM clock", [], |row| row.get(0)).unwrap()
}

fn told_at(writer: &Writer) -> Timestamp {
    presence::told(&writer.view(), "0").unwrap().unwrap().told_at
}

#[test]
fn a_thousand_counters_that_tell_the_same_again_cost_no_flush() {
    let mut writer = hall();
    round(&mut writer, 1_000);
    let first = last_write(&writer);
    for second in [1_060, 1_120, 1_180] {
        round(&mut writer, second);
        assert_eq!((last_write(&writer), told_at(&writer)), (first, at(second)));
    }
    // Sooner than that nothing is written at all.
    round(&mut writer, 1_184);
    assert_eq!(told_at(&writer), at(1_180));
    // What was forgotten meanwhile is news.
    round(&mut writer, 1_330);
    assert!(last_write(&writer) > first);
}

/// Asks a counter to open.
fn asked(writer: &mut Writer, desk: usize, now: Timestamp) -> Result<String, Failure> {
    let command = Command::AskCounter(Ask { desk: desk.to_string(), kind: RequestKind::Open, service: None });
    Ok(ask(writer, command, now)?["request"]["id"].as_str().unwrap().to_owned())
}

fn kept(writer: &Writer) -> i64 {
    writer.view().query_row("SELECT count(*) FROM requests", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_location_is_asked_for_so_many_things_and_no_more() {
    let mut writer = hall();
    for n in 0..MOST_OF_LOCATION {
        asked(&mut writer, n % 40, at(1_000)).unwrap();
    }
    let one_more = asked(&mut writer, 39, at(1_599));
    assert!(matches!(one_more, Err(Failure::Refused(Refusal::STATE))), "{one_more:?}");
    asked(&mut writer, 39, at(1_600)).unwrap();
}

#[test]
fn what_has_long_been_over_is_not_kept() {
    let mut writer = hall();
    let first = asked(&mut writer, 0, at(1_000)).unwrap();
    asked(&mut writer, 1, at(1_000 + 3_600)).unwrap();
    assert_eq!(kept(&writer), 2, "an hour later a late answer is still told from a wrong one");
    assert!(requests::by_id(&writer.view(), &first).unwrap().is_some());
    asked(&mut writer, 1, at(1_000 + 3_601)).unwrap();
    assert_eq!(requests::by_id(&writer.view(), &first).unwrap(), None);
    // However many there are in an hour.
    let now = at(1_000 + 3_602);
    let filled = writer.alone(|writer| {
        writer.write(now, |turn, _| {
            let mut last = 0;
            for _ in 0..requests::MOST_KEPT + 50 {
                last = requests::insert(turn, "0", RequestKind::Close, None, now)?;
                requests::end(turn, last, RequestState::Declined)?;
            }
            Ok(last)
        })
    });
    filled.unwrap();
    asked(&mut writer, 2, now.checked_add(SignedDuration::from_secs(1)).unwrap()).unwrap();
    let kept = kept(&writer);
    assert!((requests::MOST_KEPT..=requests::MOST_KEPT + 5).contains(&kept), "{kept}");
}
