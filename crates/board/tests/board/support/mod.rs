//! The rules with a clock and a server of the test's own.

pub(crate) mod server;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callpad_board::{
    Act, ActJournal, BoardView, Effect, Event, Found, LoadedActs, Read, Rejected, SignIn, State, Supervisor,
    step,
};
use callpad_desk::{JobId, Now, ReplyId, StoreProblem};
use callpad_wire::op::{Board, Boards, LocationBoard, Readable};
use callpad_wire::{
    CounterRequest, Error, Features, FeedEvent, FeedMessage, IdempotencyKey, LocationId, Operation,
};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

pub(crate) const LIVE: &str = "board,directory,push,idempotency,tickets,requests,forecast,report";
pub(crate) const POLLED: &str = "board,directory,idempotency,tickets,requests";

/// The board of a location with these services, each with its tag A.
pub(crate) fn board(id: &str, services: &[&str]) -> Value {
    let services: Vec<Value> = services.iter().map(|id| json!({"id": id, "tag": "A", "name": id})).collect();
    json!({"id": id, "name": id, "business_day": "2026-11-28", "services": services,
        "counters": [{"desk_id": format!("{id}-1"), "name": "Counter 1", "state": "nobody"}]})
}

pub(crate) fn refused(status: u16, errno: u32) -> Error {
    Error::Refused { operation: "board", status, errno: callpad_wire::Errno(errno), roles: &[] }
}

/// An act on its way.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) id: JobId,
    pub(crate) act: Act,
    pub(crate) key: IdempotencyKey,
}

pub(crate) fn disk_full() -> StoreProblem {
    StoreProblem { file: "acts.jsonl".into(), kind: std::io::ErrorKind::StorageFull, detail: "full".into() }
}

/// The rules, a clock, and a server that answers when it is told to.
pub(crate) struct Bench {
    pub(crate) state: State,
    pub(crate) now: Now,
    pub(crate) features: Features,
    pub(crate) boards: BTreeMap<String, Result<Value, Error>>,
    /// What all locations together answer, if not what they have.
    pub(crate) all: Option<Error>,
    pub(crate) offset: SignedDuration,
    /// What waits for an answer, where it is asked.
    pub(crate) requests: Option<Vec<CounterRequest>>,
    /// Readings under way.
    pub(crate) pending: VecDeque<Read>,
    /// All effects with the milliseconds at which they came.
    pub(crate) log: Vec<(u64, Effect)>,
    /// The journal of acts on disk, and whether it can be written.
    pub(crate) disk: ActJournal,
    pub(crate) disk_full: bool,
    /// Acts that were sent and not answered.
    pub(crate) sends: VecDeque<Sent>,
    /// How many more effects on acts are carried out before the machine stops.
    pub(crate) lives: Option<usize>,
    last_reply: u64,
    feed: Option<JobId>,
    seq: i64,
}

impl Bench {
    pub(crate) fn new(features: &str, locations: &[Value]) -> Self {
        let boards =
            locations.iter().map(|one| (one["id"].as_str().unwrap().to_owned(), Ok(one.clone()))).collect();
        Self {
            state: State::default(),
            now: Now { running: Duration::ZERO, wall: "2026-11-28T10:00:00Z".parse().unwrap() },
            features: Features::read(features),
            boards,
            all: None,
            offset: SignedDuration::ZERO,
            requests: None,
            pending: VecDeque::new(),
            log: Vec::new(),
            disk: ActJournal::default(),
            disk_full: false,
            sends: VecDeque::new(),
            lives: None,
            last_reply: 0,
            feed: None,
            seq: 0,
        }
    }

    /// Signed in, everything read, and listening where the server pushes.
    pub(crate) fn signed_in(features: &str, locations: &[Value]) -> Self {
        let mut bench = Self::new(features, locations);
        bench.sign_in();
        bench.answer();
        bench.hear_hello();
        bench.settle();
        bench
    }

    pub(crate) fn sign_in(&mut self) -> ReplyId {
        self.sign_in_with(Some(LoadedActs::default()))
    }

    pub(crate) fn sign_in_with(&mut self, loaded: Option<LoadedActs>) -> ReplyId {
        let reply_id = self.reply_id();
        let supervisor = Arc::new(Supervisor { server: "s".into(), user_id: "u".into() });
        let keys = format!("key{}", self.last_reply);
        self.send(Event::SignIn(Box::new(SignIn {
            reply_id,
            supervisor,
            zone: TimeZone::UTC,
            loaded,
            keys,
        })));
        reply_id
    }

    pub(crate) fn reply_id(&mut self) -> ReplyId {
        self.last_reply += 1;
        ReplyId(self.last_reply)
    }

    pub(crate) fn send(&mut self, event: Event) -> Vec<Effect> {
        let (state, effects) = step(std::mem::take(&mut self.state), event, self.now);
        self.state = state;
        let mut saved = Vec::new();
        for effect in &effects {
            if self.is_dead() {
                return effects;
            }
            match effect {
                Effect::SaveJournal(journal) => {
                    self.lives = self.lives.map(|lives| lives - 1);
                    let result = if self.disk_full { Err(disk_full()) } else { Ok(()) };
                    if result.is_ok() {
                        self.disk = (**journal).clone();
                    }
                    saved.push(result);
                }
                Effect::Send { id, act, key } => {
                    self.lives = self.lives.map(|lives| lives - 1);
                    assert!(
                        self.disk_full || self.disk.acts.iter().any(|record| record.key == key.as_str()),
                        "nothing is sent before it is written"
                    );
                    self.sends.push_back(Sent { id: *id, act: (**act).clone(), key: key.clone() });
                }
                Effect::Read(read) => self.pending.push_back(read.clone()),
                Effect::Listen { id, after } => {
                    self.feed = Some(*id);
                    self.seq = after.unwrap_or(self.seq);
                }
                Effect::StopListening => self.feed = None,
                _ => {}
            }
            self.log.push((self.ms(), effect.clone()));
        }
        for result in saved {
            self.send(Event::JournalSaved(result));
        }
        effects
    }

    /// The machine has stopped.
    pub(crate) fn is_dead(&self) -> bool {
        self.lives == Some(0)
    }

    /// It starts again, and the same person signs in.
    pub(crate) fn restart(&mut self) {
        self.state = State::default();
        self.lives = None;
        self.pending.clear();
        self.sends.clear();
        self.feed = None;
        let loaded = LoadedActs { journal: self.disk.clone(), damage: None };
        self.sign_in_with(Some(loaded));
        self.answer();
    }

    /// The person does this.
    pub(crate) fn act(&mut self, act: Act) -> ReplyId {
        let reply_id = self.reply_id();
        self.send(Event::Act { reply_id, act: Box::new(act) });
        reply_id
    }

    /// What a caller was told.
    pub(crate) fn reply_to(&self, wanted: ReplyId) -> Option<Result<(), Rejected>> {
        self.log.iter().find_map(|(_, effect)| match effect {
            Effect::Reply { reply_id, result } if *reply_id == wanted => Some(*result),
            _ => None,
        })
    }

    pub(crate) fn ms(&self) -> u64 {
        u64::try_from(self.now.running.as_millis()).unwrap()
    }

    /// Lets so many milliseconds go by; nothing is answered meanwhile.
    pub(crate) fn wait(&mut self, ms: u64) {
        let until = self.now.running + Duration::from_millis(ms);
        while let Some(due) = self.state.due().filter(|due| *due <= until) {
            let before = self.log.len();
            self.set(due.max(self.now.running));
            let at = self.state.due();
            self.send(Event::TimerElapsed);
            assert!(self.log.len() > before || self.state.due() != at, "the timer spins at {due:?}");
        }
        self.set(until);
    }

    /// The same, and each reading is answered at once.
    pub(crate) fn live(&mut self, ms: u64) {
        let until = self.now.running + Duration::from_millis(ms);
        self.answer();
        while let Some(due) = self.state.due().filter(|due| *due <= until) {
            self.set(due.max(self.now.running));
            self.send(Event::TimerElapsed);
            self.answer();
        }
        self.set(until);
    }

    fn set(&mut self, running: Duration) {
        let passed = SignedDuration::try_from(running.saturating_sub(self.now.running)).unwrap();
        self.now = Now { running, wall: self.now.wall + passed };
    }

    /// Answers all readings under way.
    pub(crate) fn answer(&mut self) {
        while let Some(read) = self.pending.pop_front() {
            self.answer_one(&read);
        }
    }

    pub(crate) fn answer_one(&mut self, read: &Read) {
        let found = Found {
            seen: None,
            boards: self.boards_of(read.location.as_ref()),
            directory: None,
            requests: self.requests.clone().filter(|_| read.requests),
            offset: self.offset,
            features: self.features.clone(),
            spread: 1.0,
        };
        self.send(Event::Read { id: read.id, found: Box::new(found) });
    }

    fn boards_of(&self, location: Option<&LocationId>) -> Result<Readable<LocationBoard>, Error> {
        let values: Vec<Value> = match location {
            Some(id) => vec![self.boards.get(id.as_str()).cloned().unwrap_or_else(|| Err(refused(200, 6)))?],
            None => match &self.all {
                Some(error) => return Err(error.clone()),
                None => self.boards.values().filter_map(|board| board.clone().ok()).collect(),
            },
        };
        let body = json!({ "locations": values });
        let Boards { locations } = Board::read(body.as_object().unwrap()).unwrap();
        Ok(locations)
    }

    pub(crate) fn hear_hello(&mut self) {
        self.seq += 1;
        let seq = self.seq;
        if let Some(id) = self.feed {
            let messages = vec![FeedMessage { seq, prev: None, what: FeedEvent::Hello }];
            self.send(Event::FeedMessages { id, messages });
        }
    }

    /// The feed goes on where it broke off.
    pub(crate) fn hello_again(&mut self) {
        let (id, seq) = (self.feed.unwrap(), self.seq);
        let messages = vec![FeedMessage { seq, prev: None, what: FeedEvent::Hello }];
        self.send(Event::FeedMessages { id, messages });
    }

    /// The server tells this.
    pub(crate) fn hear(&mut self, what: FeedEvent) {
        let prev = self.seq;
        self.seq += 1;
        let messages = vec![FeedMessage { seq: self.seq, prev: Some(prev), what }];
        let id = self.feed.unwrap();
        self.send(Event::FeedMessages { id, messages });
    }

    /// Messages were missed.
    pub(crate) fn skip(&mut self) {
        self.seq += 5;
    }

    /// A ticket of this service was issued.
    pub(crate) fn hear_ticket(&mut self, service: &str) {
        let text = format!(
            r#"{{"seq":1,"prev":0,"type":"ticket","change":"created","ticket":{{"id":"t","ticket_service":{{"id":"{service}"}}}}}}"#
        );
        self.hear(FeedMessage::read(&text).unwrap().what);
    }

    pub(crate) fn end_feed(&mut self, why: callpad_wire::FeedEnd) {
        let id = self.feed.unwrap();
        self.send(Event::FeedEnded { id, why });
    }

    pub(crate) fn is_listening(&self) -> bool {
        self.feed.is_some()
    }

    /// Until everything that changed was read, and forgets the past.
    pub(crate) fn settle(&mut self) {
        self.live(1_000);
        self.log.clear();
    }

    /// What was read at which millisecond since the last [`Self::settle`]; `*` stands for all locations.
    pub(crate) fn reads(&self) -> Vec<(u64, String)> {
        let read = |(ms, effect): &(u64, Effect)| match effect {
            Effect::Read(read) => Some((*ms, read.location.as_ref().map_or("*".into(), ToString::to_string))),
            _ => None,
        };
        self.log.iter().filter_map(read).collect()
    }

    /// The same without the moments, sorted.
    pub(crate) fn read_of(&self) -> Vec<String> {
        let mut of: Vec<_> = self.reads().into_iter().map(|(_, of)| of).collect();
        of.sort();
        of
    }

    pub(crate) fn view(&self) -> BoardView {
        self.state.view(0, self.now)
    }

    pub(crate) fn places(&self) -> BTreeSet<String> {
        self.view().locations.iter().map(|one| one.id.to_string()).collect()
    }
}
