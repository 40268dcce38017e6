//! The board against the raw tickets and answers, recounted another way, and what is usual against hand-made days.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    directory::Directory,
    store::sql::{self, Connection},
    test_support::InProcessServer,
};

const STEP: i64 = 300_000_000;

fn branch(zone: &str, services: usize) -> Directory {
    let roles = callpad_wire::op::role::ALL;
    let ids: Vec<String> = (0..services).map(|n| format!("s{n}")).collect();
    // Every second one has no target.
    let all: Vec<_> = (0..services)
        .map(|n| {
            json!({"id": ids[n], "tag": ids[n], "name": ids[n], "location_id": "l", "open": true,
                "target_wait_s": (n % 2 == 0).then_some(600), "tolerance": 100})
        })
        .collect();
    let desk = |id: &str| json!({"id": id, "tag": id, "name": id, "location_id": "l", "service_ids": ids});
    let user = |id: &str| json!({"id": id, "username": id, "display_name": id, "location_ids": ["l"], "roles": roles});
    serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "Hall", "time_zone": zone}],
        "services": all, "desks": [desk("d"), desk("e")], "users": [user("u"), user("v")],
    }))
    .unwrap()
}

fn board(server: &InProcessServer, now: Timestamp) -> Value {
    server.board("u", Some("l"), now).unwrap()["locations"][0].clone()
}

fn service<'a>(board: &'a Value, id: &str) -> &'a Value {
    board["services"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

#[derive(Clone, Debug)]
struct RawTicket {
    seq: i64,
    id: String,
    service: String,
    now_in: String,
    issued: i64,
    scheduled: Option<i64>,
    state: i64,
    plain: bool,
    called: Option<i64>,
    called_for: Option<String>,
}

impl RawTicket {
    fn due(&self) -> i64 {
        self.issued.max(self.scheduled.unwrap_or(i64::MIN))
    }
}

#[derive(Clone, Debug)]
struct RawAnswer {
    ticket: i64,
    desk: String,
    called: i64,
    ended: Option<i64>,
    outcome: Option<String>,
    service: String,
}

/// All tickets and answers there are, in their order.
struct Raw {
    tickets: Vec<RawTicket>,
    answers: Vec<RawAnswer>,
    zone: TimeZone,
    now: i64,
}

impl Raw {
    fn of(connection: &Connection, zone: &str, now: Timestamp) -> Self {
        let mut tickets = connection
            .prepare(
                "SELECT seq, id, service_id, coalesce(dst_service_id, service_id), issued_at, scheduled_at, state,
                     priority = 0 AND appointment = 0 AND dst_desk_id IS NULL AND dst_user_id IS NULL,
                     first_called_at, first_call_service_id FROM tickets ORDER BY seq",
            )
            .unwrap();
        let tickets = tickets.query_map([], |row| {
            Ok(RawTicket {
                seq: row.get(0)?,
                id: row.get(1)?,
                service: row.get(2)?,
                now_in: row.get(3)?,
                issued: row.get(4)?,
                scheduled: row.get(5)?,
                state: row.get(6)?,
                plain: row.get(7)?,
                called: row.get(8)?,
                called_for: row.get(9)?,
            })
        });
        let mut answers = connection
            .prepare("SELECT ticket_seq, desk_id, called_at, ended_at, outcome, service_id FROM answers ORDER BY seq")
            .unwrap();
        let answers = answers.query_map([], |row| {
            Ok(RawAnswer {
                ticket: row.get(0)?,
                desk: row.get(1)?,
                called: row.get(2)?,
                ended: row.get(3)?,
                outcome: row.get(4)?,
                service: row.get(5)?,
            })
        });
        Self {
            tickets: tickets.unwrap().collect::<sql::Result<_>>().unwrap(),
            answers: answers.unwrap().collect::<sql::Result<_>>().unwrap(),
            zone: TimeZone::get(zone).unwrap(),
            now: now.as_microsecond(),
        }
    }

    fn is_today(&self, at: i64) -> bool {
        let date = |at| self.zone.to_datetime(Timestamp::from_microsecond(at).unwrap()).date();
        date(at) == date(self.now)
    }

    fn local(&self, at: i64) -> String {
        let local = self.zone.to_datetime(Timestamp::from_microsecond(at).unwrap());
        local.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Due times of who waited in a service just before `end`, without who was not due by then.
    fn waited(&self, service: &str, end: i64) -> Vec<i64> {
        let mut due = Vec::new();
        for ticket in &self.tickets {
            let answers: Vec<_> = self.answers.iter().filter(|answer| answer.ticket == ticket.seq).collect();
            // From when to when it waited, and where.
            let mut from = Some(ticket.issued);
            for answer in &answers {
                let waits = from.is_some_and(|from| from < end) && answer.called >= end;
                if waits && answer.service == service && ticket.due() <= end {
                    due.push(ticket.due());
                }
                from = answer.ended.filter(|_| answer.outcome.as_deref() == Some("transferred"));
            }
            if from.is_some_and(|from| from < end) && ticket.now_in == service && ticket.due() <= end {
                due.push(ticket.due());
            }
        }
        due
    }

    fn service(&self, id: &str, target: Option<i64>) -> Value {
        let mine = |ticket: &&RawTicket| ticket.state == 1 && ticket.now_in == id;
        let is_due = |ticket: &&RawTicket| ticket.scheduled.is_none_or(|at| at <= self.now);
        let waiting: Vec<_> = self.tickets.iter().filter(mine).filter(is_due).collect();
        let waits: Vec<i64> = waiting.iter().map(|ticket| self.now - ticket.due()).collect();
        let over = target.map(|target| waits.iter().filter(|wait| **wait > target * 1_000_000).count());
        // Of those who were called.
        let calls: Vec<(i64, i64)> = self
            .tickets
            .iter()
            .filter(|ticket| ticket.called_for.as_deref() == Some(id))
            .map(|ticket| (ticket.called.unwrap(), (ticket.called.unwrap() - ticket.due()).max(0)))
            .collect();
        let mut hour: Vec<i64> =
            calls.iter().filter(|(at, _)| *at > self.now - 12 * STEP).map(|(_, wait)| *wait).collect();
        hour.sort_unstable();
        let p90 = (hour.len() >= 5).then(|| hour[(hour.len() * 9).div_ceil(10) - 1] / 1_000_000);
        let today: Vec<i64> =
            calls.iter().filter(|(at, _)| self.is_today(*at)).map(|(_, wait)| *wait).collect();
        let mean = (!today.is_empty())
            .then(|| (today.iter().sum::<i64>() as f64 / today.len() as f64 / 1e6).round() as i64);
        let within = target.map(|target| today.iter().filter(|wait| **wait <= target * 1_000_000).count());
        let outcomes = |outcome: &str| {
            let counts = |answer: &&RawAnswer| {
                answer.service == id
                    && answer.outcome.as_deref() == Some(outcome)
                    && self.is_today(answer.ended.unwrap())
            };
            self.answers.iter().filter(counts).count()
        };
        let issued = |from: i64, to: i64| {
            let counts = |ticket: &&RawTicket| ticket.service == id && (from..to).contains(&ticket.issued);
            self.tickets.iter().filter(counts).count()
        };
        let first = self.now.div_euclid(STEP) - 12;
        let last_hour: Vec<Value> = (first..first + 12)
            .map(|step| {
                let (from, to) = (step * STEP, (step + 1) * STEP);
                let waited = self.waited(id, to);
                json!({
                    "from": self.local(from), "issued": issued(from, to),
                    "called": calls.iter().filter(|(at, _)| (from..to).contains(at)).count(),
                    "waiting": waited.len(),
                    "longest_wait_s": waited.iter().min().map(|due| (to - due) / 1_000_000),
                })
            })
            .collect();
        let today_issued =
            self.tickets.iter().filter(|ticket| ticket.service == id && self.is_today(ticket.issued)).count();
        json!({
            "waiting": waiting.len(),
            "waiting_later": self.tickets.iter().filter(mine).count() - waiting.len(),
            "longest_wait_s": waits.iter().max().map(|wait| wait / 1_000_000),
            "waiting_over_target": over, "p90_wait_s": p90, "average_wait_s": mean, "last_hour": last_hour,
            "today": {
                "issued": today_issued, "called": today.len(), "ended": outcomes("ended"),
                "cancelled": outcomes("cancelled"), "left": 0, "removed": 0,
                "transferred": outcomes("transferred"), "within_target": within,
            },
        })
    }

    fn counter(&self, id: &str) -> Value {
        let mine: Vec<_> = self.answers.iter().filter(|answer| answer.desk == id).collect();
        let today: Vec<_> =
            mine.iter().filter(|answer| answer.ended.is_some_and(|at| self.is_today(at))).collect();
        let times: Vec<i64> = today.iter().map(|answer| answer.ended.unwrap() - answer.called).collect();
        let mean = (!times.is_empty())
            .then(|| (times.iter().sum::<i64>() as f64 / times.len() as f64 / 1e6).round() as i64);
        let (state, since) = match mine.last() {
            Some(RawAnswer { ended: None, called, .. }) => ("serving", Some(*called)),
            Some(RawAnswer { ended: Some(at), .. }) if self.now - at < 4 * STEP && self.is_today(*at) => {
                ("free", Some(*at))
            }
            Some(RawAnswer { ended, .. }) => ("nobody", *ended),
            None => ("nobody", None),
        };
        let ended = today.iter().filter(|answer| answer.outcome.as_deref() == Some("ended")).count();
        json!({"state": state, "since": since.map(|at| self.local(at)),
            "today": {"ended": ended, "average_service_s": mean}})
    }

    /// Pairs of who was overtaken by whom today, the newest call first.
    fn overtaken(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for by in self.tickets.iter().filter(|by| by.plain && by.called.is_some_and(|at| self.is_today(at))) {
            for over in &self.tickets {
                let waited =
                    over.issued < by.called.unwrap() && over.called.is_none_or(|at| at > by.called.unwrap());
                let called_for = by.called_for.as_ref().unwrap();
                if waited && over.service == *called_for && over.due() < by.due() {
                    pairs.push((over.id.clone(), by.id.clone()));
                }
            }
        }
        pairs.sort();
        pairs
    }
}

/// The members of `found` that `expected` has.
fn same_members(found: &Value, expected: &Value) -> Value {
    let members = expected.as_object().unwrap().keys().map(|key| (key.clone(), found[key].clone()));
    Value::Object(members.collect())
}

/// One act of a day; refused ones change nothing.
fn act(
    server: &mut InProcessServer,
    now: Timestamp,
    kind: u8,
    pick: usize,
    open: &mut BTreeMap<&str, Value>,
) {
    let desk = if pick.is_multiple_of(2) { "d" } else { "e" };
    let user = if desk == "d" { "u" } else { "v" };
    let service = format!("s{}", pick / 2 % 3);
    let finish = match kind {
        0..=4 => {
            let mut params = json!({"service_id": service});
            match kind {
                3 => params["priority"] = true.into(),
                4 => {
                    let at = now + SignedDuration::from_mins(pick as i64 * 3 - 30);
                    let local = TimeZone::get("Europe/Lisbon").unwrap().to_datetime(at);
                    params["scheduled_to"] = local.strftime("%Y-%m-%d %H:%M:%S").to_string().into();
                }
                _ => {}
            }
            let _ = server.request(user, "createticket", &params, None, now);
            return;
        }
        5 => "cancelcall",
        6 => "pausecall",
        7 => "transfercall",
        _ => "endcall",
    };
    if let Some(answer) = open.remove(desk) {
        let params = json!({"answer_id": answer, "dst_type": "service", "dst_id": service});
        server.request(user, finish, &params, None, now).unwrap();
        return;
    }
    let (operation, list) = match kind {
        5 => ("callcancelledticket", "cancellededticketslist"),
        6 => ("callpausedticket", "pausedticketslist"),
        7 => ("callticket", "waitingticketslist"),
        _ => ("callnextticket", "waitingticketslist"),
    };
    let listed =
        server.request(user, list, &json!({"desk_id": desk, "service_id": service}), None, now).unwrap();
    let tickets = listed["tickets"].as_array().unwrap();
    let ticket = tickets.get(pick % tickets.len().max(1)).map(|ticket| ticket["id"].clone());
    let params = json!({"desk_id": desk, "ticket_id": ticket});
    if let Ok(called) = server.request(user, operation, &params, None, now) {
        open.insert(desk, called["answer"]["id"].clone());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_board_of_a_scripted_day_is_what_its_tickets_say(
        spring in any::<bool>(),
        acts in prop::collection::vec((0..12_u8, 0..24_usize,
            prop_oneof![6 => 0..200_i64, 2 => 0..2_400_i64, 1 => Just(0)]), 1..140),
        rest_s in prop_oneof![0..400_i64, 0..5_000_i64],
    ) {
        // Around the two clock changes of 2026, and over midnight.
        let start = if spring { "2026-03-28T23:30:00Z" } else { "2026-10-24T21:30:00Z" };
        let mut now: Timestamp = start.parse().unwrap();
        let mut server = InProcessServer::new(&branch("Europe/Lisbon", 3)).unwrap();
        let mut open = BTreeMap::new();
        for (kind, pick, later_s) in acts {
            now += SignedDuration::from_secs(later_s);
            act(&mut server, now, kind, pick, &mut open);
        }
        // Several changes at one time of the clock are microseconds after it.
        now += SignedDuration::from_secs(rest_s) + SignedDuration::from_millis(1);
        let raw = Raw::of(server.connection(), "Europe/Lisbon", now);
        let board = board(&server, now);
        for (id, target) in [("s0", Some(600)), ("s1", None), ("s2", Some(600))] {
            let expected = raw.service(id, target);
            prop_assert_eq!(same_members(service(&board, id), &expected), expected, "{}", id);
        }
        for counter in board["counters"].as_array().unwrap() {
            let expected = raw.counter(counter["desk_id"].as_str().unwrap());
            prop_assert_eq!(same_members(counter, &expected), expected);
        }
        let text = |value: &Value| value["id"].as_str().unwrap().to_owned();
        let overtaken = board["overtaken"].as_array().unwrap();
        let mut pairs: Vec<_> = overtaken.iter().map(|one| (text(&one["ticket"]), text(&one["by"]))).collect();
        pairs.sort();
        let expected = raw.overtaken();
        // More are not kept.
        if expected.len() < 20 {
            prop_assert_eq!(pairs, expected);
        }
    }
}

/// Serves somebody for so many seconds.
fn serve(server: &mut InProcessServer, now: &mut Timestamp, service: &str, seconds: i64) {
    server.request("u", "createticket", &json!({"service_id": service}), None, *now).unwrap();
    let called = server.request("u", "callnextticket", &json!({"desk_id": "d"}), None, *now).unwrap();
    // Changes at one time of the clock are microseconds apart: the end is a moment later than the whole second.
    *now += SignedDuration::from_secs(seconds) + SignedDuration::from_millis(1);
    let answer = json!({"answer_id": called["answer"]["id"]});
    server.request("u", "endcall", &answer, None, *now).unwrap();
    *now += SignedDuration::from_secs(1);
}

fn usual(board: &Value, id: &str) -> (Option<i64>, Option<i64>) {
    let service = service(board, id);
    (service["usual_service_s"].as_i64(), service["long_service_s"].as_i64())
}

#[test]
fn usual_is_of_the_last_twenty_business_days_else_of_today_else_of_all_services() {
    let mut server = InProcessServer::new(&branch("Europe/Lisbon", 3)).unwrap();
    // One before which nothing is known.
    let mut now: Timestamp = "2026-06-01T08:00:00Z".parse().unwrap();
    for seconds in [9_000, 9_000, 9_000, 9_000] {
        serve(&mut server, &mut now, "s0", seconds);
    }
    // Four are too few, of a service and of all.
    assert_eq!(usual(&board(&server, now), "s0"), (None, None));
    serve(&mut server, &mut now, "s0", 9_000);
    assert_eq!(usual(&board(&server, now), "s0"), (Some(9_000), Some(9_000)));
    assert_eq!(usual(&board(&server, now), "s1"), (Some(9_000), Some(9_000)), "of all services");

    // Twenty more days on which it is used, with two of rest after every five; the first day is then the 21st.
    let mut day: Timestamp = "2026-06-02T08:00:00Z".parse().unwrap();
    for n in 0..20_i64 {
        let mut now = day;
        for seconds in [10 * (n + 1), 10 * (n + 1) + 5] {
            serve(&mut server, &mut now, "s0", seconds);
        }
        day += SignedDuration::from_hours(if n % 5 == 4 { 72 } else { 24 });
    }
    // Of 40 times 10, 15, 20, 25 … 200, 205 the 20th and the 36th. First nothing has changed on the day.
    let mut now = day;
    assert_eq!(usual(&board(&server, now), "s0"), (Some(105), Some(185)));
    // And today does not count where the days before are known.
    for _ in 0..6 {
        serve(&mut server, &mut now, "s0", 1_000);
    }
    assert_eq!(usual(&board(&server, now), "s0"), (Some(105), Some(185)));
    // What is without history has that of all services, until today says enough.
    for seconds in [30, 50, 20, 40] {
        serve(&mut server, &mut now, "s1", seconds);
    }
    assert_eq!(usual(&board(&server, now), "s1"), (Some(105), Some(185)));
    serve(&mut server, &mut now, "s1", 10);
    assert_eq!(usual(&board(&server, now), "s1"), (Some(30), Some(50)));
    assert_eq!(usual(&board(&server, now), "s2"), (Some(105), Some(185)));
    // The next day they are history, and the oldest of the twenty has gone.
    let now = day + SignedDuration::from_hours(24);
    assert_eq!(usual(&board(&server, now), "s1"), (Some(30), Some(50)));
    assert_eq!(usual(&board(&server, now), "s0"), (Some(125), Some(1_000)));
}

#[test]
fn three_hundred_services_keep_their_order() {
    let mut server = InProcessServer::new(&branch("UTC", 300)).unwrap();
    let now: Timestamp = "2026-07-01T08:00:00Z".parse().unwrap();
    server.request("u", "createticket", &json!({"service_id": "s299"}), None, now).unwrap();
    let board = board(&server, now);
    let ids: Vec<_> = board["services"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, (0..300).map(|n| Value::from(format!("s{n}"))).collect::<Vec<_>>());
    assert_eq!(service(&board, "s299")["waiting"], 1);
    assert_eq!(usual(&board, "s299"), (None, None));
}

#[test]
fn who_waited_before_an_update_is_not_guessed() {
    let mut server = InProcessServer::new(&branch("UTC", 1)).unwrap();
    let mut now: Timestamp = "2026-07-01T08:00:00Z".parse().unwrap();
    server.request("u", "createticket", &json!({"service_id": "s0"}), None, now).unwrap();
    // As the migration leaves it.
    let known = "UPDATE clock SET ends_known_from = moment / 300000000; DELETE FROM step_ends";
    server.connection_mut().execute_batch(known).unwrap();
    now += SignedDuration::from_mins(30);
    let board = board(&server, now);
    let hour = service(&board, "s0")["last_hour"].as_array().unwrap();
    let waiting: Vec<_> = hour.iter().map(|step| step["waiting"].as_i64()).collect();
    assert_eq!(waiting, [[None; 6], [Some(1); 6]].concat());
}

#[test]
fn a_time_above_four_hours_counts_as_four() {
    let mut server = InProcessServer::new(&branch("UTC", 1)).unwrap();
    let mut now: Timestamp = "2026-07-01T00:00:00Z".parse().unwrap();
    for seconds in [5, 14_399, 14_400, 14_401, 20_000] {
        serve(&mut server, &mut now, "s0", seconds);
    }
    let of_five: Vec<(i64, i64)> = server
        .connection()
        .prepare("SELECT seconds, times FROM service_times ORDER BY seconds")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<sql::Result<_>>()
        .unwrap();
    assert_eq!(of_five, [(5, 1), (14_399, 1), (14_400, 3)]);
    // The counter's own average keeps what it was.
    let board = board(&server, now);
    assert_eq!(
        board["counters"][0]["today"]["average_service_s"],
        (5 + 14_399 + 14_400 + 14_401 + 20_000) / 5
    );
}
