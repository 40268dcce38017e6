//! Callers that work as counters do, at the same time, and write down what they were told.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use callpad_server::directory::Directory;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::{
    replay::{Call, Outcome},
    site::{builder, id},
};

/// How many work at the same time, each at a counter of its own.
pub(crate) const CALLERS: usize = 16;
const SERVICES: [&str; 2] = ["s", "t"];

/// A hall with two services and a counter for each caller.
pub(crate) fn directory() -> Directory {
    let services =
        SERVICES.map(|id| json!({"id": id, "tag": id, "name": id, "location_id": "hall", "open": true}));
    let desk = |n: usize| {
        json!({"id": format!("d{n}"), "tag": n.to_string(), "name": "x", "location_id": "hall",
            "service_ids": SERVICES})
    };
    let user = |n: usize| {
        json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": "x", "location_ids": ["hall"],
            "roles": callpad_wire::op::role::ALL})
    };
    serde_json::from_value(json!({
        "locations": [{"id": "hall", "name": "Hall"}],
        "services": services,
        "desks": (0..CALLERS).map(desk).collect::<Vec<_>>(),
        "users": (0..CALLERS).map(user).collect::<Vec<_>>(),
    }))
    .unwrap()
}

/// What all callers did.
#[derive(Debug)]
pub(crate) struct History {
    events: AtomicU64,
    keys: AtomicU64,
    calls: Mutex<Vec<Call>>,
    /// How many calls were answered.
    pub(crate) answered: watch::Sender<usize>,
    /// The power is off: nobody hears an answer any more.
    pub(crate) is_off: AtomicBool,
    /// Tickets that were told to be waiting or paused, now perhaps no more.
    seen: Mutex<Vec<(String, bool)>>,
}

impl History {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            events: AtomicU64::new(1),
            keys: AtomicU64::new(1),
            calls: Mutex::default(),
            answered: watch::Sender::new(0),
            is_off: AtomicBool::new(false),
            seen: Mutex::default(),
        })
    }

    fn event(&self) -> u64 {
        self.events.fetch_add(1, Ordering::SeqCst)
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    fn any_seen(&self, chance: &mut Chance, paused: bool) -> Option<String> {
        let seen = self.seen.lock().unwrap();
        let all: Vec<_> = seen.iter().filter(|(_, is_paused)| *is_paused == paused).collect();
        let one = all.get(chance.below(all.len().max(1)))?;
        Some(one.0.clone())
    }
}

/// Numbers that look like chance, and are the same each time.
#[derive(Clone, Debug)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A call that was sent and perhaps answered. It may be sent again under its key.
#[derive(Clone, Debug)]
struct Sent {
    at: u64,
    operation: &'static str,
    params: Value,
    key: String,
}

/// Somebody at a counter.
pub(crate) struct Caller {
    http: Client,
    base: String,
    n: usize,
    chance: Chance,
    history: Arc<History>,
    /// The open answer and its ticket.
    open: Option<(String, String)>,
    /// What was sent and not answered.
    unanswered: Option<Sent>,
    /// What was told under each key.
    told: Vec<(Sent, Option<i64>, Value)>,
}

impl Caller {
    pub(crate) fn new(n: usize, history: &Arc<History>) -> Self {
        Self {
            http: builder().build().unwrap(),
            base: String::new(),
            n,
            chance: Chance(n as u64 * 7_919 + 1),
            history: history.clone(),
            open: None,
            unanswered: None,
            told: Vec::new(),
        }
    }

    /// Works from now on with the server at this address.
    pub(crate) fn at(&mut self, base: &str) {
        base.clone_into(&mut self.base);
        // Of a server that has ended.
        self.http = builder().build().unwrap();
    }

    /// What is asked next: whatever a counter may ask in its state.
    fn choose(&mut self) -> (&'static str, Value) {
        let (desk, user) = (format!("d{}", self.n), format!("u{}", self.n));
        let chance = self.chance.below(100);
        let Some((answer, _)) = &self.open else {
            let call = |ticket: String| json!({"desk_id": desk, "user_id": user, "ticket_id": ticket});
            let named = match chance {
                0..8 => self.history.any_seen(&mut self.chance, false).map(|id| ("callticket", call(id))),
                8..16 => {
                    self.history.any_seen(&mut self.chance, true).map(|id| ("callpausedticket", call(id)))
                }
                _ => None,
            };
            let service = SERVICES[self.chance.below(2)];
            let issue = json!({"service_id": service, "priority": self.chance.below(7) == 0});
            return named.unwrap_or_else(|| match chance {
                ..58 => ("createticket", issue),
                _ => ("callnextticket", json!({"desk_id": desk, "user_id": user})),
            });
        };
        let answer = json!({"answer_id": answer});
        match chance {
            0..10 => ("recall", answer),
            10..25 => ("pausecall", answer),
            25..35 => ("cancelcall", answer),
            35..50 => {
                let to = SERVICES[self.chance.below(2)];
                (
                    "transfercall",
                    json!({"answer_id": answer["answer_id"], "dst_type": "service", "dst_id": to}),
                )
            }
            _ => ("endcall", answer),
        }
    }

    /// Does one thing; false if there was no answer.
    pub(crate) async fn act(&mut self) -> bool {
        let (operation, params) = self.choose();
        let key = format!("k{}", self.history.keys.fetch_add(1, Ordering::SeqCst));
        let sent = Sent { at: self.history.event(), operation, params, key };
        self.unanswered = Some(sent);
        self.settle().await
    }

    /// Sends again what was not answered; false if it is not answered again.
    pub(crate) async fn settle(&mut self) -> bool {
        let Some(sent) = self.unanswered.clone() else { return true };
        let Some((number, answer)) = self.send(&sent).await else { return false };
        if self.history.is_off.load(Ordering::SeqCst) {
            return false;
        }
        let answered = self.history.event();
        self.unanswered = None;
        self.learn(&sent, &answer);
        let outcome = match answer["errno"].as_u64() {
            Some(errno) => Outcome::Refused(errno),
            None => Outcome::Done { number: number.expect("a change has a number"), answer: answer.clone() },
        };
        let Sent { at, operation, params, .. } = sent.clone();
        self.history.calls.lock().unwrap().push(Call { sent: at, answered, operation, params, outcome });
        self.told.push((sent, number, answer));
        self.history.answered.send_modify(|count| *count += 1);
        true
    }

    /// The number of the change, and the body; none without an answer.
    async fn send(&self, sent: &Sent) -> Option<(Option<i64>, Value)> {
        let url = format!("{}/restapi/v2/queuemanagement/{}", self.base, sent.operation);
        let request = self.http.post(url).header("idempotency-key", &sent.key).json(&sent.params);
        let response = request.send().await.ok()?;
        let number = response
            .headers()
            .get("callpad-change")
            .map(|number| number.to_str().unwrap().strip_prefix("hall ").unwrap().parse().unwrap());
        let answer: Value = response.json().await.ok()?;
        // A storage that fails has done nothing.
        if answer["errno"] == 9 { None } else { Some((number, answer)) }
    }

    fn learn(&mut self, sent: &Sent, answer: &Value) {
        if answer["success"] != true {
            return;
        }
        let mut seen = self.history.seen.lock().unwrap();
        match sent.operation {
            "createticket" => seen.push((id(&answer["ticket"]), false)),
            "callnextticket" | "callticket" | "callpausedticket" => {
                let answer = &answer["answer"];
                self.open = Some((id(answer), id(&answer["ticket"])));
            }
            "recall" => {}
            operation => {
                let ticket = self.open.take().map(|(_, ticket)| ticket);
                if let (Some(ticket), "pausecall" | "transfercall") = (ticket, operation) {
                    seen.push((ticket, operation == "pausecall"));
                }
            }
        }
    }

    /// Works until there is no answer.
    pub(crate) async fn work(mut self) -> Self {
        while self.act().await {}
        self
    }

    /// Asks again for all that was told since the last time, under its keys: it must be told the same. A power cut may
    /// take a refusal with it, which changed nothing.
    async fn ask_again(&mut self, after: After) {
        for (sent, number, answer) in std::mem::take(&mut self.told) {
            if after == After::PowerCut && answer["success"] != true {
                continue;
            }
            let again = self.send(&sent).await.expect("the server runs");
            assert_eq!(again, (number, answer), "{sent:?}");
        }
    }
}

/// What ended the last server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    Kill,
    PowerCut,
}

/// All callers settle what the last server left open, and find that it has kept what was told.
pub(crate) async fn take_up(callers: Vec<Caller>, base: &str, after: After) -> Vec<Caller> {
    let taken_up = callers.into_iter().map(|mut caller| async move {
        caller.history.is_off.store(false, Ordering::SeqCst);
        caller.at(base);
        caller.ask_again(after).await;
        assert!(caller.settle().await, "the server runs");
        caller
    });
    futures_util::future::join_all(taken_up).await
}
