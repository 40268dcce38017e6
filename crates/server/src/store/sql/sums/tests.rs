//! What is counted, against a ledger that the test keeps by itself.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    directory::Directory,
    domain::zones::Zones,
    store::{
        sql::{self, Connection, Row, sums},
        sqlite::schema,
    },
    test_support::InProcessServer,
};

/// Two services with a target of ten minutes, two counters.
fn branch(zone: &str) -> Directory {
    let roles = callpad_wire::op::role::ALL;
    let service = |id: &str| {
        json!({"id": id, "tag": id, "name": id, "location_id": "l", "open": true, "target_wait_s": 600,
            "tolerance": 100})
    };
    let desk =
        |id: &str| json!({"id": id, "tag": id, "name": id, "location_id": "l", "service_ids": ["a", "b"]});
    let user = |id: &str| json!({"id": id, "username": id, "display_name": id, "location_ids": ["l"], "roles": roles});
    serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "Hall", "time_zone": zone}],
        "services": [service("a"), service("b")], "desks": [desk("d"), desk("e")], "users": [user("u"), user("v")],
    }))
    .unwrap()
}

/// Issued, called, within target, waits, ended, no-shows, paused, transferred, service time.
type Counts = [i64; 9];
/// By service, local date and five minutes.
type Ledger = BTreeMap<(String, String, i64), Counts>;

const COUNTED: &str =
    "issued, calls, within_target, waits, ended, no_shows, paused, transferred, service_time";

fn counts(row: &Row<'_>, first: usize) -> sql::Result<Counts> {
    let mut counts = [0; 9];
    for (n, count) in counts.iter_mut().enumerate() {
        *count = row.get(first + n)?;
    }
    Ok(counts)
}

fn by_step(connection: &Connection) -> Ledger {
    let mut all =
        connection.prepare(&format!("SELECT service_id, day, step, {COUNTED} FROM sums_by_step")).unwrap();
    let rows = all.query_map([], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), counts(row, 3)?)));
    rows.unwrap().collect::<sql::Result<_>>().unwrap()
}

fn by_day(connection: &Connection) -> BTreeMap<(String, String), Counts> {
    let mut all = connection.prepare(&format!("SELECT service_id, day, {COUNTED} FROM sums_by_day")).unwrap();
    let rows = all.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), counts(row, 2)?)));
    rows.unwrap().collect::<sql::Result<_>>().unwrap()
}

type Rows = Vec<(String, String, i64, i64, i64)>;

fn rows(connection: &Connection, sql: &str) -> Rows {
    let mut all = connection.prepare(sql).unwrap();
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)));
    rows.unwrap().collect::<sql::Result<_>>().unwrap()
}

const OF_DESKS: &str = "SELECT desk_id, day, ended, finished, service_time FROM sums_of_desk ORDER BY 1, 2";
const TIMES: &str = "SELECT service_id, day, seconds, times, 0 FROM service_times ORDER BY 1, 2, 3";

/// The moment of the last change, in microseconds.
fn moment(connection: &Connection) -> i64 {
    connection.query_row("SELECT moment FROM clock", [], |row| row.get(0)).unwrap()
}

fn date(microseconds: i64, zone: &TimeZone) -> String {
    Timestamp::from_microsecond(microseconds)
        .unwrap()
        .to_zoned_datetime(zone.clone())
        .strftime("%Y-%m-%d")
        .to_string()
}

/// An answer that is open: its id, service, and when it was called.
struct Open {
    id: Value,
    service: String,
    called: i64,
}

/// A day of random acts, and the ledger of what the answers told.
struct Day {
    server: InProcessServer,
    zone: TimeZone,
    now: Timestamp,
    ledger: Ledger,
    /// By ticket, when it was due; until its first call.
    due: BTreeMap<String, i64>,
    open: BTreeMap<&'static str, Open>,
    /// After each act: its moment, and each waiting ticket's service and due time.
    waiting: Vec<(i64, Vec<(String, i64)>)>,
}

impl Day {
    fn new(zone: &str, start: &str) -> Self {
        Self {
            server: InProcessServer::new(&branch(zone)).unwrap(),
            zone: TimeZone::get(zone).unwrap(),
            now: start.parse().unwrap(),
            ledger: Ledger::new(),
            due: BTreeMap::new(),
            open: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    fn note(&mut self, service: &str, at: i64, columns: &[(usize, i64)]) {
        let key = (service.to_owned(), date(at, &self.zone), at.div_euclid(300_000_000));
        let counts = self.ledger.entry(key).or_default();
        columns.iter().for_each(|(column, by)| counts[*column] += by);
    }

    fn act(&mut self, kind: u8, first: bool, desk: &'static str, later_s: i64) {
        self.now += SignedDuration::from_secs(later_s);
        let (service, other) = if first { ("a", "b") } else { ("b", "a") };
        let user = if desk == "d" { "u" } else { "v" };
        let now = self.now;
        let mut request = |operation: &str, params: Value| {
            let answered = self.server.request(user, operation, &params, None, now);
            answered.map(|members| (members, moment(self.server.connection())))
        };
        if kind < 3 {
            let (members, at) = request("createticket", json!({"service_id": service})).unwrap();
            let id = members["ticket"]["id"].as_str().unwrap().to_owned();
            self.note(service, at, &[(0, 1)]);
            self.due.insert(id, at);
        } else if let Some(Open { id, service, called }) = self.open.remove(desk) {
            let answer = |more: Value| {
                let mut params = json!({"answer_id": id});
                params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                params
            };
            let (operation, params, column) = match kind {
                3 => ("cancelcall", answer(json!({})), 5),
                4 => ("pausecall", answer(json!({})), 6),
                5 => ("transfercall", answer(json!({"dst_type": "service", "dst_id": other})), 7),
                _ => ("endcall", answer(json!({})), 4),
            };
            let (_, at) = request(operation, params).unwrap();
            self.note(&service, at, &[(column, 1), (8, at - called)]);
        } else {
            let listed = |server: &mut InProcessServer, list: &str| {
                let listed = server.request(user, list, &json!({"desk_id": desk}), None, now).unwrap();
                listed["tickets"][0]["id"].clone()
            };
            let (operation, ticket) = match kind {
                3 => ("callcancelledticket", listed(&mut self.server, "cancellededticketslist")),
                4 => ("callpausedticket", listed(&mut self.server, "pausedticketslist")),
                _ => ("callnextticket", Value::Null),
            };
            let params = json!({"desk_id": desk, "ticket_id": ticket});
            let Ok(members) = self.server.request(user, operation, &params, None, now) else { return };
            let at = moment(self.server.connection());
            let ticket = &members["answer"]["ticket"];
            let sent = ticket["dst_service"]["id"].as_str().or(ticket["ticket_service"]["id"].as_str());
            let service = sent.unwrap().to_owned();
            if let Some(due) = self.due.remove(ticket["id"].as_str().unwrap()) {
                self.note(&service, at, &[(1, 1), (2, i64::from(at - due <= 600_000_000)), (3, at - due)]);
            }
            self.open.insert(desk, Open { id: members["answer"]["id"].clone(), service, called: at });
        }
        self.look();
    }

    fn look(&mut self) {
        let connection = self.server.connection();
        let mut waiting =
            connection.prepare("SELECT queue_service_id, due_at FROM tickets WHERE state = 1").unwrap();
        let waiting = waiting.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        self.waiting.push((moment(connection), waiting.collect::<sql::Result<_>>().unwrap()));
    }

    /// Who waited in a service before a moment: how many, and the earliest due time.
    fn waited(&self, service: &str, end: i64) -> Option<(i64, i64)> {
        let (_, waiting) = self.waiting.iter().rev().find(|(at, _)| *at < end)?;
        let due: Vec<i64> = waiting.iter().filter(|(of, _)| of == service).map(|(_, due)| *due).collect();
        Some((due.len() as i64, *due.iter().min()?))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn sums_are_what_a_ledger_of_all_acts_says_also_over_both_clock_changes(
        spring in any::<bool>(),
        acts in prop::collection::vec((0..8_u8, any::<bool>(), prop_oneof![Just("d"), Just("e")],
            prop_oneof![4 => 0..400_i64, 2 => 0..7_200_i64, 1 => -700..-1_i64, 1 => Just(86_400)]), 1..120),
    ) {
        let start = if spring { "2026-03-28T23:30:00Z" } else { "2026-10-24T22:30:00Z" };
        let mut day = Day::new("Europe/Lisbon", start);
        for (kind, first, desk, later_s) in acts {
            day.act(kind, first, desk, later_s);
        }
        let connection = day.server.connection();
        prop_assert_eq!(&by_step(connection), &day.ledger);
        let mut days: BTreeMap<(String, String), Counts> = BTreeMap::new();
        for ((service, date, _), counts) in &day.ledger {
            let sum = days.entry((service.clone(), date.clone())).or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        prop_assert_eq!(&by_day(connection), &days);

        // The ends of the last hour's steps.
        let last = moment(connection).div_euclid(300_000_000);
        for step in last - 12..last {
            for service in ["a", "b"] {
                let noted = connection.query_row(
                    "SELECT waiting, oldest_due FROM step_ends WHERE service_id = ?1 AND step = ?2",
                    (service, step), |row| Ok((row.get(0)?, row.get(1)?)));
                prop_assert_eq!(noted.ok(), day.waited(service, (step + 1) * 300_000_000), "{} {}", service, step);
            }
        }
        let kept: i64 = connection.query_row("SELECT count(DISTINCT step) FROM step_ends", [], |row| row.get(0)).unwrap();
        prop_assert!(kept <= 12);

        // Filled anew from the tickets and answers, as the start of a server does with an older folder.
        let (desks, times) = (rows(connection, OF_DESKS), rows(connection, TIMES));
        let clear = "DELETE FROM sums_by_step; DELETE FROM sums_by_day; DELETE FROM sums_of_desk;
            DELETE FROM service_times; UPDATE clock SET history_summed = 0;";
        let now = day.now;
        let connection = day.server.connection_mut();
        connection.execute_batch(clear).unwrap();
        for _ in 0..2 {
            // The second start adds nothing.
            sums::start(connection, now, &Zones::utc()).unwrap();
            prop_assert_eq!(&by_step(connection), &day.ledger);
            prop_assert_eq!(&by_day(connection), &days);
            prop_assert_eq!(&rows(connection, OF_DESKS), &desks);
            prop_assert_eq!(&rows(connection, TIMES), &times);
        }
    }
}

#[test]
fn a_counter_s_sums_are_its_own_and_a_reset_counts_for_nothing() {
    let mut day = Day::new("UTC", "2026-07-01T08:00:00Z");
    for (kind, desk, later_s) in [(0, "d", 0), (0, "d", 0), (0, "d", 0), (6, "d", 60), (6, "e", 60)] {
        day.act(kind, true, desk, later_s);
    }
    day.act(6, true, "d", 30);
    day.act(3, true, "e", 45);
    day.act(6, true, "d", 0);
    let connection = day.server.connection();
    crate::store::sql::days::reset(connection, None, crate::clock::Time { now: day.now, moment: day.now })
        .unwrap();
    let found = rows(connection, OF_DESKS);
    let of = |desk: &str, ended, finished, seconds: i64| {
        (desk.to_owned(), "2026-07-01".to_owned(), ended, finished, seconds * 1_000_000)
    };
    assert_eq!(found, [of("d", 1, 1, 90), of("e", 0, 1, 75)]);
}

#[test]
fn an_older_folder_s_history_is_summed() {
    let old = schema::older(4);
    // 23:50 and 00:10 in Lisbon's summer: two business days. One is called within the target of a minute, one after it;
    // the second is sent from a to b and ended there.
    old.execute_batch(
        "INSERT INTO locations VALUES ('l', 0, 'L', 'Europe/Lisbon');
         INSERT INTO services (id, position, location_id, tag, name, open, tolerance, target_wait_s)
             VALUES ('a', 0, 'l', 'A', 'a', 1, 5, 60), ('b', 0, 'l', 'B', 'b', 1, 5, NULL);
         INSERT INTO desks VALUES ('d', 0, 'l', '1', 'd');
         INSERT INTO users VALUES ('u', 0, 'u', 'u', NULL, 0);
         INSERT INTO tickets (seq, id, service_id, dst_service_id, number, issued_at, due_at, state, state_at, priority,
                 appointment, from_virtual, lang, first_call_seq, first_called_at, first_call_service_id) VALUES
             (1, 't1', 'a', NULL, 1, 1782859800000000, 1782859800000000, 5, 1782859920000000, 0, 0, 0, 'x', 1, 1782859860000000, 'a'),
             (2, 't2', 'a', 'b', 2, 1782859800000000, 1782859800000000, 5, 1782861060000000, 0, 1, 0, 'x', 2, 1782861000000000, 'a'),
             (3, 't3', 'b', NULL, 1, 1782861000000000, 1782861000000000, 1, 1782861000000000, 0, 0, 0, 'x', NULL, NULL, NULL);
         INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome) VALUES
             (1, 'a1', 1, 'd', 'u', 1782859860000000, 1782859920000000, 'ended'),
             (2, 'a2', 2, 'd', 'u', 1782861000000000, 1782861010000000, 'transferred'),
             (3, 'a3', 2, 'd', 'u', 1782861030000000, 1782861060000000, 'ended'),
             (4, 'a4', 3, 'd', 'u', 1782861061000000, 1782861061000000, 'reset');",
    )
    .unwrap();
    let old = schema::up_to_date(old);
    sums::start(&old, Timestamp::from_second(1_782_862_000).unwrap(), &Zones::utc()).unwrap();
    let s = 1_000_000;
    let expected = [
        (("a", "2026-06-30"), [2, 1, 1, 60 * s, 1, 0, 0, 0, 60 * s]),
        (("a", "2026-07-01"), [0, 1, 0, 1_200 * s, 0, 0, 0, 1, 10 * s]),
        (("b", "2026-07-01"), [1, 0, 0, 0, 1, 0, 0, 0, 30 * s]),
    ];
    let expected = expected.map(|((service, day), counts)| ((service.to_owned(), day.to_owned()), counts));
    assert_eq!(by_day(&old), BTreeMap::from(expected));
    let appointments =
        "SELECT service_id, day, appointments, appointment_calls, appointment_waits FROM sums_by_day
        WHERE appointments + appointment_calls > 0 ORDER BY day";
    let of_a = |day: &str, issued, called, wait| ("a".to_owned(), day.to_owned(), issued, called, wait);
    assert_eq!(rows(&old, appointments), [of_a("2026-06-30", 1, 0, 0), of_a("2026-07-01", 0, 1, 1_200 * s)]);
    // What waited at the ends of steps before the update is not known.
    let known: i64 = old.query_row("SELECT ends_known_from FROM clock", [], |row| row.get(0)).unwrap();
    assert_eq!(known, 0, "the clock of this folder has never been written");
}

/// Who was overtaken by whom, at which counter and location.
fn pairs(connection: &Connection) -> Vec<[String; 4]> {
    let mut pairs = connection
        .prepare(
            "SELECT t.id, b.id, o.desk_id, o.location_id FROM overtaken o
             JOIN tickets t ON t.seq = o.ticket_seq JOIN tickets b ON b.seq = o.by_seq ORDER BY o.seq",
        )
        .unwrap();
    let pairs = pairs.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]));
    pairs.unwrap().collect::<sql::Result<_>>().unwrap()
}

#[test]
fn whoever_is_called_past_those_who_were_due_earlier_overtakes_them() {
    let mut server = InProcessServer::new(&branch("UTC")).unwrap();
    let mut now: Timestamp = "2026-07-01T08:00:00Z".parse().unwrap();
    let mut issue = |server: &mut InProcessServer, more: Value| {
        now += SignedDuration::from_secs(10);
        let mut params = json!({"service_id": "a"});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let issued = server.request("u", "createticket", &params, None, now).unwrap();
        (issued["ticket"]["id"].as_str().unwrap().to_owned(), now)
    };
    let call = |server: &mut InProcessServer, ticket: &str, now: Timestamp| {
        let called =
            server.request("u", "callticket", &json!({"desk_id": "d", "ticket_id": ticket}), None, now);
        let answer = called.unwrap()["answer"]["id"].clone();
        server.request("u", "endcall", &json!({"answer_id": answer}), None, now).unwrap();
    };
    let (first, _) = issue(&mut server, json!({}));
    let (second, _) = issue(&mut server, json!({}));
    let (elsewhere, _) = issue(&mut server, json!({"service_id": "b"}));
    let (third, _) = issue(&mut server, json!({}));
    let (priority, _) = issue(&mut server, json!({"priority": true}));
    let (bound, _) = issue(&mut server, json!({"desk_id": "d"}));
    let (appointed, now) = issue(&mut server, json!({"scheduled_to": "2026-07-01 07:00:00"}));
    for ticket in [&priority, &bound, &appointed, &third, &elsewhere, &second, &first] {
        call(&mut server, ticket, now);
    }
    let pairs = pairs(server.connection());
    let by = |over: &str, by: &str| [over.to_owned(), by.to_owned(), "d".to_owned(), "l".to_owned()];
    assert_eq!(pairs, [by(&first, &third), by(&second, &third), by(&first, &second)]);

    // A call past many keeps twenty of them, and a location a hundred.
    for _ in 0..8 {
        let many: Vec<_> = (0..25).map(|_| issue(&mut server, json!({}))).collect();
        let (last, now) = many.last().unwrap();
        call(&mut server, last, *now);
    }
    let kept = "SELECT count(*), count(DISTINCT by_seq), max(seq) FROM overtaken";
    let kept = server.connection().query_row(kept, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    assert_eq!(kept.unwrap(), (100, 5, 163));
}
