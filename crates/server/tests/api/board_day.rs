//! A scripted business day replayed through the server: each number of the board is recounted from a ledger of every single
//! ticket, which knows nothing of sums.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site, id};

/// The script: the day is the same each time.
const SEED: u64 = 20_260_701;
/// Acts of the day; with the pauses between them about nine hours.
const ACTS: usize = 900;
const TARGET_S: i64 = 600;
const SERVICES: [&str; 2] = ["a", "b"];
const DESKS: [&str; 2] = ["d1", "d2"];
/// A step of the last hour.
const STEP_S: i64 = 300;

/// Numbers by a rule that everybody can follow (xorshift).
struct Script(u64);

impl Script {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// What became of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Ended,
    NoShow,
    Paused,
    Transferred,
}

/// One ticket, as whoever stands beside it sees it. Times are seconds since the day began.
struct Seen {
    issued: (usize, i64),
    /// In which service it waited, from when, and until when.
    waits: Vec<(usize, i64, Option<i64>)>,
    /// The first call: in which service, and when.
    called: Option<(usize, i64)>,
    /// By a supervisor: from which service, and when.
    removed: Option<(usize, i64)>,
}

/// One answer: in which service, at which desk, from when, until when, and how it was finished.
struct Served {
    service: usize,
    desk: usize,
    from: i64,
    until: i64,
    way: Way,
}

#[derive(Default)]
struct Ledger {
    now: i64,
    tickets: BTreeMap<String, Seen>,
    served: Vec<Served>,
    /// The open answer of each desk: its id, the ticket, its service, and since when.
    open: [Option<(String, String, usize, i64)>; 2],
    paused: Vec<String>,
}

impl Ledger {
    fn issued(&mut self, ticket: &str, service: usize) {
        let seen = Seen {
            issued: (service, self.now),
            waits: vec![(service, self.now, None)],
            called: None,
            removed: None,
        };
        self.tickets.insert(ticket.to_owned(), seen);
    }

    fn called(&mut self, desk: usize, answer: &Value) {
        let (now, ticket) = (self.now, id(&answer["ticket"]));
        let seen = self.tickets.get_mut(&ticket).unwrap();
        let (service, ..) = *seen.waits.last().unwrap();
        if let Some(until @ None) = seen.waits.last_mut().map(|wait| &mut wait.2) {
            *until = Some(now);
        }
        seen.called.get_or_insert((service, now));
        self.open[desk] = Some((id(answer), ticket, service, now));
    }

    fn finished(&mut self, desk: usize, way: Way) -> String {
        let (_, ticket, service, from) = self.open[desk].take().unwrap();
        self.served.push(Served { service, desk, from, until: self.now, way });
        ticket
    }

    /// Who waits in a service at a moment, by when they were issued: nobody here has an appointment, so that is when they
    /// are due.
    fn waiting(&self, service: usize, at: i64) -> Vec<i64> {
        let waits = |seen: &&Seen| {
            seen.waits.iter().any(|(one, from, until)| {
                *one == service && *from <= at && until.is_none_or(|until| at < until)
            })
        };
        self.tickets.values().filter(waits).map(|seen| seen.issued.1).collect()
    }

    /// First calls of a service: when, and after how long.
    fn first_calls(&self, service: usize) -> Vec<(i64, i64)> {
        let of = |seen: &Seen| {
            seen.called.filter(|(one, _)| *one == service).map(|(_, at)| (at, at - seen.issued.1))
        };
        self.tickets.values().filter_map(of).collect()
    }

    fn finished_as(&self, service: usize, way: Way) -> usize {
        self.served.iter().filter(|one| one.service == service && one.way == way).count()
    }

    /// A service, as the board should have it.
    fn service(&self, service: usize) -> Value {
        let due = self.waiting(service, self.now);
        let calls = self.first_calls(service);
        let mut lately: Vec<_> =
            calls.iter().filter(|(at, _)| self.now - at < 3_600).map(|(_, wait)| *wait).collect();
        lately.sort_unstable();
        // Nearest rank: of ten the ninth.
        let p90 = (lately.len() >= 5).then(|| lately[(lately.len() * 9).div_ceil(10) - 1]);
        let issued = self.tickets.values().filter(|seen| seen.issued.0 == service).count();
        let removed =
            self.tickets.values().filter(|seen| seen.removed.is_some_and(|(one, _)| one == service)).count();
        json!({
            "waiting": due.len(),
            "waiting_later": 0,
            "longest_wait_s": due.iter().min().map(|due| self.now - due),
            "waiting_over_target": due.iter().filter(|due| self.now - *due > TARGET_S).count(),
            "p90_wait_s": p90,
            "average_wait_s": mean(calls.iter().map(|(_, wait)| *wait)),
            "today": {
                "issued": issued,
                "called": calls.len(),
                "ended": self.finished_as(service, Way::Ended),
                "cancelled": self.finished_as(service, Way::NoShow),
                "left": 0,
                "removed": removed,
                "transferred": self.finished_as(service, Way::Transferred),
                "within_target": calls.iter().filter(|(_, wait)| *wait <= TARGET_S).count(),
            },
        })
    }

    /// The twelve steps before the one that runs: issued, called, and at the end of the step waiting and longest.
    fn last_hour(&self, service: usize) -> Vec<[Value; 4]> {
        let runs = self.now.div_euclid(STEP_S);
        let step = |n: i64| {
            let (from, end) = (n * STEP_S, (n + 1) * STEP_S);
            let within = |at: i64| (from..end).contains(&at);
            let issued = self
                .tickets
                .values()
                .filter(|seen| seen.issued.0 == service && within(seen.issued.1))
                .count();
            let called = self.first_calls(service).iter().filter(|(at, _)| within(*at)).count();
            // What happens in the moment in which it ends belongs to the next.
            let due = self.waiting(service, end - 1);
            [json!(issued), json!(called), json!(due.len()), json!(due.iter().min().map(|due| end - due))]
        };
        (runs - 12..runs).map(step).collect()
    }

    /// The report of the day: by service and hour what was issued, called and waited, how answers were finished and how long
    /// they took, and who was removed.
    fn report(&self) -> BTreeMap<(&str, i64), [i64; 9]> {
        let mut rows = BTreeMap::new();
        let mut add = |service: usize, at: i64, place: usize, more: i64| {
            // The day begins at ten o'clock.
            rows.entry((SERVICES[service], 10 + at / 3_600)).or_insert([0; 9])[place] += more;
        };
        for seen in self.tickets.values() {
            let (service, issued) = seen.issued;
            add(service, issued, 0, 1);
            if let Some((service, at)) = seen.called {
                add(service, at, 1, 1);
                add(service, at, 2, at - issued);
            }
            if let Some((service, at)) = seen.removed {
                add(service, at, 8, 1);
            }
        }
        for one in &self.served {
            let ways = [Way::Ended, Way::NoShow, Way::Paused, Way::Transferred];
            add(one.service, one.until, 3 + ways.iter().position(|way| *way == one.way).unwrap(), 1);
            add(one.service, one.until, 7, one.until - one.from);
        }
        rows
    }

    fn desk(&self, desk: usize) -> Value {
        let here = || self.served.iter().filter(|one| one.desk == desk);
        json!({
            "ended": here().filter(|one| one.way == Way::Ended).count(),
            "average_service_s": mean(here().map(|one| one.until - one.from)),
        })
    }
}

fn mean(all: impl Iterator<Item = i64>) -> Option<i64> {
    let (count, sum) = all.fold((0, 0), |(count, sum), one| (count + 1, sum + one));
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}

/// One act of the script.
async fn act(script: &mut Script, ledger: &mut Ledger, people: &[SignedIn<'_>; 2], site: &Site) {
    let ana = &people[0];
    match script.below(100) {
        0..40 => {
            let service = script.below(2) as usize;
            let ticket = ana.send("createticket", json!({"service_id": SERVICES[service]})).await.ok();
            ledger.issued(&id(&ticket["ticket"]), service);
        }
        40..43 => {
            // A supervisor removes somebody who waits.
            let service = script.below(2) as usize;
            let Some(ticket) = ana.waiting(SERVICES[service]).await.last().map(id) else { return };
            let url = site.url(&format!("/callpad/v1/tickets/{ticket}"));
            let cancel =
                crate::site::client().post(url).bearer_auth(&ana.token).json(&json!({"cancel": true}));
            Reply::of(cancel).await.ok();
            let now = ledger.now;
            let seen = ledger.tickets.get_mut(&ticket).unwrap();
            seen.removed = Some((service, now));
            if let Some(wait) = seen.waits.last_mut() {
                wait.2 = Some(now);
            }
        }
        _ => {
            let desk = script.below(2) as usize;
            match ledger.open[desk].clone() {
                None if script.below(8) == 0 && !ledger.paused.is_empty() => {
                    let ticket = ledger.paused.remove(0);
                    let call = json!({"desk_id": DESKS[desk], "ticket_id": ticket});
                    let answer = people[desk].send("callpausedticket", call).await.ok()["answer"].clone();
                    ledger.called(desk, &answer);
                }
                None => {
                    if ledger.waiting(0, ledger.now).is_empty() && ledger.waiting(1, ledger.now).is_empty() {
                        return;
                    }
                    let answer = people[desk].next(DESKS[desk]).await;
                    ledger.called(desk, &answer);
                }
                Some((answer, ..)) => finish(script, ledger, &people[desk], desk, &answer).await,
            }
        }
    }
}

async fn finish(script: &mut Script, ledger: &mut Ledger, person: &SignedIn<'_>, desk: usize, answer: &str) {
    match script.below(20) {
        0 => person.act("recall", answer).await,
        1..3 => {
            person.act("cancelcall", answer).await;
            ledger.finished(desk, Way::NoShow);
        }
        3..5 => {
            person.act("pausecall", answer).await;
            let ticket = ledger.finished(desk, Way::Paused);
            ledger.paused.push(ticket);
        }
        5..8 => {
            let to = script.below(2) as usize;
            let transfer = json!({"answer_id": answer, "dst_type": "service", "dst_id": SERVICES[to]});
            person.send("transfercall", transfer).await.ok();
            let ticket = ledger.finished(desk, Way::Transferred);
            let now = ledger.now;
            ledger.tickets.get_mut(&ticket).unwrap().waits.push((to, now, None));
        }
        _ => {
            person.act("endcall", answer).await;
            ledger.finished(desk, Way::Ended);
        }
    }
}

#[tokio::test]
async fn a_scripted_day_is_on_the_board_as_its_tickets_say_one_by_one() {
    let site = Site::new().await;
    // A person has one open answer at most: each desk has its own.
    let people = [site.login("ana").await, site.login("rui").await];
    site.clock.advance_s(1);
    let (mut script, mut ledger) = (Script(SEED), Ledger { now: 1, ..Ledger::default() });
    let mut compared = 0;
    for n in 0..ACTS {
        let pause = 1 + script.below(70);
        site.clock.advance_s(pause as i64);
        ledger.now += pause as i64;
        act(&mut script, &mut ledger, &people, &site).await;
        // Often enough to meet every number on its way, also in the middle of a step.
        if n % 60 == 59 {
            site.clock.advance_s(1);
            ledger.now += 1;
            compare(
                &ledger,
                &people[0].get("/callpad/v1/board?location_id=north").await.ok()["locations"][0],
                n,
            );
            compared += 1;
        }
    }
    assert_eq!(compared, ACTS / 60);
    let report =
        people[0].get("/callpad/v1/report?from=2026-07-01&to=2026-07-01&location_id=north").await.ok();
    let members =
        ["issued", "called", "wait_s", "ended", "no_shows", "paused", "transferred", "service_s", "removed"];
    let rows = report["rows"].as_array().unwrap().iter().map(|row| {
        let numbers = members.map(|member| row[member].as_i64().unwrap());
        ((row["service_id"].as_str().unwrap(), row["hour"].as_i64().unwrap()), numbers)
    });
    assert_eq!(rows.collect::<BTreeMap<_, _>>(), ledger.report());
    for way in [Way::Ended, Way::NoShow, Way::Paused, Way::Transferred] {
        assert!(SERVICES.iter().enumerate().all(|(service, _)| ledger.finished_as(service, way) > 5));
    }
}

fn compare(ledger: &Ledger, board: &Value, n: usize) {
    let of = |list: &str, key: &str, id: &str| -> Value {
        board[list].as_array().unwrap().iter().find(|one| one[key] == id).unwrap().clone()
    };
    for (place, name) in SERVICES.into_iter().enumerate() {
        let found = of("services", "id", name);
        let expected = ledger.service(place);
        for (member, value) in expected.as_object().unwrap() {
            assert_eq!(&found[member], value, "{member} of {name} after act {n}");
        }
        let hour = found["last_hour"].as_array().unwrap().clone();
        let members = ["issued", "called", "waiting", "longest_wait_s"];
        let found: Vec<[Value; 4]> =
            hour.iter().map(|row| members.map(|member| row[member].clone())).collect();
        assert_eq!(found, ledger.last_hour(place), "last hour of {name} after act {n}");
    }
    for (place, name) in DESKS.into_iter().enumerate() {
        assert_eq!(of("counters", "desk_id", name)["today"], ledger.desk(place), "{name} after act {n}");
    }
}
