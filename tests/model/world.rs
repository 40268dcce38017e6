//! The world around one desk: the server's rules, a network that loses and delays, a disk that may fail, clocks.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use callpad_desk::{
    Effect, Event, JobId, Journal, Loaded, Now, Outcome, Phase, Press, QueueReply, Refresh, RefreshResult,
    Rejected, ReplyId, Request, Seat, SignIn, State, StoreProblem, TicketEffect, step,
};
use callpad_testkit::InProcessServer;
use callpad_testkit::branch::{ANA, COUNTER_1, COUNTER_2, RUI, SERVICES, small_branch};
use callpad_wire::op::CreateTicket;
use callpad_wire::{Answer, CounterRequest, Error, IdempotencyKey, ServiceId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::asking::{Sending, ask_as, asked_of, open_at};
use crate::fate::{CARRIED, Fate, Spoiled};
use crate::supervisor::Supervisor;

/// What kind of server the desk meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Keys and a read-back: our own.
    Ours,
    /// A read-back alone.
    ReadBackOnly,
    /// Neither: plain Bloom.
    Plain,
}

/// An action on its way.
#[derive(Clone, Debug)]
pub(crate) struct Flying {
    pub(crate) id: JobId,
    pub(crate) request: Request,
    pub(crate) key: IdempotencyKey,
}

/// Everything.
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) rules: InProcessServer,
    pub(crate) state: State,
    pub(crate) now: Now,
    /// The server's own clock.
    pub(crate) server: Timestamp,
    pub(crate) disk: Journal,
    pub(crate) disk_fails: bool,
    /// The disk did not take the last journal.
    stale: bool,
    pub(crate) flying: Option<Flying>,
    pub(crate) refresh: Option<Refresh>,
    /// What the refresh under way has seen already, where it was answered before it comes back.
    pub(crate) seen: Option<Box<RefreshResult>>,
    /// Requests that the client has given up and that the network still carries, and since when.
    late: Vec<(Flying, Timestamp)>,
    /// What a supervisor does meanwhile.
    pub(crate) supervisor: Supervisor,
    pub(crate) line_up: bool,
    /// The list that comes so that nobody can read it.
    pub(crate) spoiled: Option<Spoiled>,
    pub(crate) token_ended: bool,
    pub(crate) answered: HashMap<ReplyId, Result<(), Rejected>>,
    pub(crate) asked: u64,
    starts: u32,
    /// Which press an action's key belongs to; a press is accepted or held.
    presses: u64,
    key_of: BTreeMap<String, (u64, Sort)>,
    /// How often each key was sent, and what each was answered by the server.
    sent: BTreeMap<String, u32>,
    done: BTreeMap<String, BTreeSet<String>>,
    issued: u32,
}

impl World {
    pub(crate) fn new(kind: Kind) -> Self {
        let now = Now { running: Duration::from_secs(1000), wall: "2026-11-23T09:00:00Z".parse().unwrap() };
        let mut world = Self {
            kind,
            rules: small_branch(),
            state: State::default(),
            now,
            server: now.wall,
            disk: Journal::default(),
            disk_fails: false,
            stale: false,
            flying: None,
            refresh: None,
            seen: None,
            late: Vec::new(),
            supervisor: Supervisor::default(),
            line_up: true,
            spoiled: None,
            token_ended: false,
            answered: HashMap::new(),
            asked: 0,
            starts: 0,
            presses: 0,
            key_of: BTreeMap::new(),
            sent: BTreeMap::new(),
            done: BTreeMap::new(),
            issued: 0,
        };
        for _ in 0..4 {
            world.somebody_comes();
        }
        world.sign_in();
        world
    }

    /// One event, its effects, and what must hold after any of them.
    pub(crate) fn event(&mut self, event: Event) {
        self.take(event);
        self.must_hold();
    }

    fn take(&mut self, event: Event) {
        let (state, effects) = step(std::mem::take(&mut self.state), event, self.now);
        self.state = state;
        for effect in effects {
            match effect {
                Effect::UseApi(_)
                | Effect::Tell(_)
                | Effect::Alert(_)
                | Effect::ClearAlert
                | Effect::StopListening => {}
                // The model looks: its server has no connection on which it tells.
                Effect::Listen { .. } => {}
                Effect::Send { id, request, key } => self.send(Flying { id, request, key }),
                Effect::Refresh(refresh) => {
                    self.refresh = Some(refresh);
                    self.seen = None;
                }
                Effect::CancelRefresh => self.refresh = None,
                Effect::SaveJournal { journal, new_number } => {
                    self.stale = self.disk_fails;
                    let result = if self.disk_fails {
                        Err(StoreProblem {
                            file: "journal.jsonl".into(),
                            kind: std::io::ErrorKind::StorageFull,
                            detail: "no space".into(),
                        })
                    } else {
                        self.disk = *journal;
                        Ok(())
                    };
                    self.take(Event::JournalSaved { result, new_number });
                }
                Effect::Reply { reply_id, result } => {
                    assert!(reply_id != ReplyId::NONE, "nobody needs no answer");
                    let before = self.answered.insert(reply_id, result);
                    assert!(before.is_none(), "{reply_id:?} was answered twice");
                }
            }
        }
    }

    fn send(&mut self, flying: Flying) {
        assert!(self.flying.is_none(), "two actions on their way: {flying:?} {:?}", self.flying);
        let key = flying.key.to_string();
        let written = self.disk.sent.iter().any(|sent| sent.key == key);
        assert!(written || self.stale, "{flying:?} was sent before it was written");
        let times = self.sent.entry(key.clone()).or_default();
        *times += 1;
        assert!(
            *times == 1 || self.kind == Kind::Ours,
            "{flying:?} was sent again without a key that counts"
        );
        let sort = sort(&flying.request);
        if let std::collections::btree_map::Entry::Vacant(new) = self.key_of.entry(key.clone()) {
            new.insert((self.presses, sort));
            let same =
                self.key_of.iter().filter(|(k, of)| **k != key && **of == (self.presses, sort)).count();
            // A number called by hand is called and ended by one press; nothing else has two of a sort.
            assert_eq!(same, 0, "{flying:?}: one press, two keys");
        }
        self.flying = Some(flying);
    }

    fn must_hold(&self) {
        assert!(
            self.stale || *self.state.journal() == self.disk,
            "{:?}\n{:?}",
            self.state.journal(),
            self.disk
        );
        assert_eq!(self.state.has_request_in_flight(), self.flying.is_some());
        let unknown = matches!(self.state.view(0).phase, Phase::Unknown { .. });
        let arriving = self.state.view(0).seat.is_none();
        if !arriving {
            let entries = self.state.journal().sent.len();
            assert_eq!(
                entries,
                usize::from(unknown || self.flying.is_some()),
                "{:?}",
                self.state.journal().sent
            );
        }
        for (key, answers) in &self.done {
            assert!(answers.len() <= 1, "{key} was done {} times: {answers:?}", answers.len());
        }
    }

    pub(crate) fn sign_in(&mut self) {
        self.asked += 1;
        let seat = Seat {
            server: "http://branch".into(),
            user_id: ANA.into(),
            desk_id: COUNTER_1.into(),
            services: SERVICES.into_iter().map(ServiceId::new).collect(),
            location: None,
            time_zone: Some("UTC".into()),
            target_wait_s: Vec::new(),
        };
        let first = self.state.view(0).seat.is_none() && self.starts == 0;
        let loaded = first.then(|| Loaded { journal: self.disk.clone(), damage: None });
        self.starts += 1;
        self.token_ended = false;
        let sign_in = SignIn {
            reply_id: ReplyId(self.asked),
            seat: Arc::new(seat),
            zone: TimeZone::UTC,
            loaded,
            keys: format!("k{}", self.asked),
        };
        self.event(Event::SignIn(Box::new(sign_in)));
    }

    pub(crate) fn press(&mut self, press: Press) {
        self.asked += 1;
        // Only a press that was taken, or one that was held before, sends anything.
        if press.action().is_some() {
            self.presses += 1;
        }
        self.event(Event::Press { reply_id: ReplyId(self.asked), press });
    }

    pub(crate) fn sign_out(&mut self) {
        self.asked += 1;
        self.event(Event::SignOut { reply_id: ReplyId(self.asked) });
    }

    /// The program dies; what is on its way stays on its way. The next start finds the disk.
    pub(crate) fn kill(&mut self) {
        self.state = State::default();
        self.late.extend(self.flying.take().map(|flying| (flying, self.server)));
        self.refresh = None;
        self.stale = false;
        // Whoever waited has died with it.
        for reply_id in 1..=self.asked {
            self.answered.entry(ReplyId(reply_id)).or_insert(Ok(()));
        }
        self.starts = 0;
        self.sign_in();
    }

    /// The action on its way comes back, as this says.
    pub(crate) fn back(&mut self, fate: Fate) {
        let Some(flying) = self.flying.take() else { return };
        let Flying { id, request, .. } = flying.clone();
        let outcome = match fate {
            Fate::Answered if self.token_ended => request.failed(Error::TokenEnded),
            Fate::Answered if self.line_up => self.arrive(&flying),
            Fate::Answered | Fate::NotArrived => {
                request.failed(Error::TimedOut { after: Duration::from_secs(5), sent: false })
            }
            Fate::LostBefore => request.failed(Error::Broken),
            Fate::LostAfter => {
                if !self.token_ended {
                    self.arrive(&flying);
                }
                request.failed(Error::TimedOut { after: Duration::from_secs(15), sent: true })
            }
            Fate::Late => {
                self.late.push((flying.clone(), self.server));
                request.failed(Error::ServerFailed { status: 504 })
            }
            Fate::Unclear(how) => {
                if !self.token_ended {
                    self.arrive(&flying);
                }
                request.failed(how.error())
            }
            Fate::Barred(how) => request.failed(how.error()),
            Fate::TokenEnded => {
                self.token_ended = true;
                request.failed(Error::TokenEnded)
            }
        };
        if matches!(outcome.error(), Some(Error::TokenEnded)) {
            // It has done nothing, and its press is carried out again later.
            self.key_of.remove(flying.key.as_str());
        }
        let offset = self.server.duration_since(self.now.wall);
        self.event(Event::RequestFinished { id, outcome, offset });
    }

    /// A request that the client has given up arrives after all.
    pub(crate) fn late_arrival(&mut self) {
        if !self.late.is_empty() {
            let (flying, since) = self.late.remove(0);
            if self.server.duration_since(since) <= CARRIED {
                self.arrive(&flying);
            }
        }
    }

    pub(crate) fn carries_something(&self) -> bool {
        !self.late.is_empty()
    }

    /// The server gets the action and does it, or refuses.
    fn arrive(&mut self, flying: &Flying) -> Outcome {
        let key = (self.kind == Kind::Ours).then(|| flying.key.as_str());
        let sending = Sending { rules: Mutex::new(&mut self.rules), key, now: self.server };
        let sent = pin!(flying.request.send(&sending)).poll(&mut Context::from_waker(Waker::noop()));
        let Poll::Ready(outcome) = sent else { panic!("the server makes nobody wait") };
        if let Some(mark) = mark(&outcome) {
            self.done.entry(flying.key.to_string()).or_default().insert(mark);
        }
        outcome
    }

    /// The refresh under way is answered now, and comes back later.
    pub(crate) fn answer_look(&mut self) {
        if let Some(refresh) = self.refresh.clone() {
            self.seen = Some(Box::new(self.found(&refresh)));
        }
    }

    /// The refresh under way comes back.
    pub(crate) fn look_back(&mut self) {
        let Some(refresh) = self.refresh.take() else { return };
        let found = match self.seen.take() {
            Some(seen) => seen,
            None => Box::new(self.found(&refresh)),
        };
        let answered = found.error.is_none();
        self.event(Event::Refreshed { id: refresh.id, found });
        let lost = matches!(self.state.view(0).connection, callpad_desk::Connection::Lost { .. });
        assert!(!(answered && lost), "a list that cannot be read is no trouble of the line");
    }

    pub(crate) fn pass(&mut self, length: Duration) {
        let signed = SignedDuration::try_from(length).unwrap();
        self.now.running += length;
        self.now.wall += signed;
        self.server += signed;
    }

    pub(crate) fn set_clock(&mut self, by: SignedDuration) {
        self.now.wall += by;
    }

    /// What is open at the counter, by the server.
    pub(crate) fn truth(&mut self) -> Option<Answer> {
        open_at(&mut self.rules, self.server)
    }

    pub(crate) fn somebody_comes(&mut self) {
        self.issued += 1;
        let service = SERVICES[self.issued as usize % SERVICES.len()];
        // A supervisor may have stopped the service: then they do not come in.
        drop(ask_as(RUI, &mut self.rules, &CreateTicket::plain(service), None, self.server));
    }

    /// A supervisor asks this counter, unless it has been asked for enough.
    pub(crate) fn supervisor_asks(&mut self) {
        let kind = ["open", "serve", "close"][self.issued as usize % 3];
        let ask = json!({"desk_id": COUNTER_1, "kind": kind, "service_id": "b"});
        drop(self.rules.request(RUI, "request", &ask, None, self.server));
    }

    /// What waits for an answer of this counter, by the server.
    pub(crate) fn asked(&mut self) -> Vec<CounterRequest> {
        asked_of(&mut self.rules, self.server)
    }

    /// A colleague takes somebody who waits, or ends what they serve.
    pub(crate) fn colleague(&mut self) {
        let open = self.rules.current_answer(RUI, COUNTER_2, self.server).unwrap();
        if let Some(id) = open["answer"]["id"].as_str() {
            self.rules.request(RUI, "endcall", &json!({"answer_id": id}), None, self.server).unwrap();
            return;
        }
        let next = json!({"desk_id": COUNTER_2, "user_id": RUI, "services": SERVICES});
        drop(self.rules.request(RUI, "callnextticket", &next, None, self.server));
    }

    /// A second Callpad of the same person at the same counter calls, or ends what is open there.
    pub(crate) fn second_callpad(&mut self) {
        match self.truth() {
            Some(open) => {
                let end = json!({"answer_id": open.id.as_str()});
                self.rules.request(ANA, "endcall", &end, None, self.server).unwrap();
            }
            None => {
                let next = json!({"desk_id": COUNTER_1, "user_id": ANA, "services": SERVICES});
                drop(self.rules.request(ANA, "callnextticket", &next, None, self.server));
            }
        }
    }

    /// The first ticket of a list as the desk shows it.
    pub(crate) fn call_first(
        &self,
        source: callpad_desk::Source,
        open_first: callpad_desk::OpenFirst,
    ) -> Press {
        let view = self.state.view(0);
        let first = match source {
            callpad_desk::Source::Waiting => view.lists.waiting.first().map(|row| row.ticket.id.clone()),
            callpad_desk::Source::Paused => view.lists.paused.rows.first().map(|row| row.ticket.id.clone()),
            callpad_desk::Source::Cancelled => {
                view.lists.cancelled.rows.first().map(|row| row.ticket.id.clone())
            }
        };
        Press::CallTicket { ticket_id: first.unwrap_or_else(|| "nobody".into()), source, open_first }
    }
}

/// What an action has made, by its id: once for each key.
fn mark(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Call(Ok(answer)) => Some(answer.id.to_string()),
        Outcome::Queue(Ok(QueueReply::Answered(request))) => {
            Some(format!("{} {:?}", request.id, request.state))
        }
        Outcome::Queue(Ok(QueueReply::Issued(created))) => Some(created.ticket.id.to_string()),
        _ => None,
    }
}

/// Calls, actions on the queue and those that finish: what a press may send once of each.
type Sort = Discriminant<TicketEffect>;

fn sort(request: &Request) -> Sort {
    discriminant(&request.action().spec().effect)
}
