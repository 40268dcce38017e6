//! What the supervisor does. An act is written to the journal with its key, sent, and sent again under the same key until its
//! outcome is known: done once, however often it arrives. After [`RETRIED_FOR`] without an answer it is held for the person.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{Connection, JobId, ReplyId, StoreProblem};
use callpad_wire::{CounterRequest, DeskId, Errno, Error, LocationId, ServiceId, feature};
use jiff::SignedDuration;

use super::Transition;
use crate::act::{Act, ActDone, ActKind, Subject};
use crate::effect::Effect;
use crate::graded;
use crate::notice::BoardNoticeKind;
use crate::rejected::Rejected;
use crate::state::acts::{Left, MOST_OPEN, OpenAct, Stage};
use crate::view::{ActId, UndoAct};

/// How long an act without an answer is sent again by itself.
const RETRIED_FOR: Duration = Duration::from_secs(30);
/// The first pause before it is sent again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(8);
/// How long something can be taken back from the screen.
const UNDO_FOR: Duration = Duration::from_secs(60);
/// The longest label that is kept.
const LONGEST_LABEL: usize = 255;
/// The most advice that is remembered.
const MOST_GRADED: usize = 20;

/// What a failure says of an act.
enum Verdict {
    /// It was not done, and will not be.
    Refused,
    /// It may be sent again; `doubt`: it may have been done.
    Again { doubt: bool },
    /// Nobody can say, and sending it again would not tell.
    Held,
}

/// `doubt`: it was sent before and may have been done then. Our server looks at token, role and address before the key, and
/// a failure of its storage (error 9) comes before the key as well: those say nothing of what was done before.
fn judge(error: &Error, doubt: bool) -> Verdict {
    match error {
        Error::Refused { status: 401 | 403, .. }
        | Error::SignInRefused { .. }
        | Error::AddressRefused { .. }
        | Error::TokenEnded => {
            if doubt {
                Verdict::Held
            } else {
                Verdict::Refused
            }
        }
        Error::Refused { errno: Errno::UNKNOWN, .. } if doubt => Verdict::Again { doubt: true },
        Error::Refused { .. } => Verdict::Refused,
        other => Verdict::Again { doubt: other.outcome_unknown() },
    }
}

impl Transition {
    pub(super) fn act(&mut self, reply_id: ReplyId, act: Act) {
        if let Err(rejected) = self.may_act(&act) {
            return self.reply(reply_id, Err(rejected));
        }
        let (id, key) = self.state.acts.next();
        // The prefix was made for keys.
        let Some(key) = key else { return self.reply(reply_id, Err(Rejected::NotNow)) };
        let label = callpad_wire::clean::line(&self.label(&act), LONGEST_LABEL);
        let job = self.state.job();
        self.state.acts.open.push(OpenAct {
            id,
            key: key.clone(),
            kind: act.kind(),
            subject: act.subject(),
            label,
            sent: self.now,
            reply_id,
            stage: Stage::InFlight { job, since: self.now.running, tries: 1 },
            doubt: false,
            heard: None,
            act: Some(act.clone()),
        });
        self.effects.push(Effect::Send { id: job, act: Box::new(act), key });
    }

    fn may_act(&self, act: &Act) -> Result<(), Rejected> {
        if self.state.supervisor.is_none() {
            return Err(Rejected::NotNow);
        }
        self.connection_is_open()?;
        let has = |feature: &str| self.state.features.has(feature);
        if !has(feature::IDEMPOTENCY) || !has(act.kind().feature()) {
            return Err(Rejected::NotOffered);
        }
        let subject = act.subject();
        if let Some(open) = self.state.acts.open.iter().find(|open| open.subject == subject) {
            return Err(match open.stage {
                Stage::Unknown { .. } => Rejected::Unsettled,
                Stage::InFlight { .. } | Stage::Pausing { .. } => Rejected::Busy,
            });
        }
        if self.state.acts.open.len() >= MOST_OPEN { Err(Rejected::TooMany) } else { Ok(()) }
    }

    fn connection_is_open(&self) -> Result<(), Rejected> {
        match self.state.connection {
            Connection::Lost { .. } => Err(Rejected::NoResponse),
            Connection::TokenEnded => Err(Rejected::TokenEnded),
            Connection::Idle | Connection::Polling { .. } | Connection::Live => Ok(()),
        }
    }

    /// The number of a ticket, the name of a service or a counter.
    fn label(&self, act: &Act) -> String {
        match (act.ticket(), act.subject()) {
            (Some(ticket), _) => ticket.label.clone(),
            (None, Subject::Ticket(id)) => id.to_string(),
            (None, Subject::Service(id)) => self.service_name(&id).unwrap_or_else(|| id.to_string()),
            (None, Subject::Desk(id)) => self.counter_name(&id).unwrap_or_else(|| id.to_string()),
        }
    }

    fn service_name(&self, id: &ServiceId) -> Option<String> {
        let shown = self.state.locations.iter().flat_map(|location| &location.view.services);
        let shown = shown.map(|service| (&service.numbers.id, &service.numbers.name));
        let listed = self.state.directory.services.iter().map(|service| (&service.id, &service.name));
        let mut named = shown.chain(listed).filter(|(one, name)| *one == id && !name.is_empty());
        named.next().map(|(_, name)| name.clone())
    }

    fn counter_name(&self, id: &DeskId) -> Option<String> {
        let shown = self.state.locations.iter().flat_map(|location| &location.view.counters);
        let shown = shown.map(|counter| (&counter.numbers.desk_id, &counter.numbers.name));
        let listed = self.state.directory.counters.iter().map(|counter| (&counter.id, &counter.name));
        let mut named = shown.chain(listed).filter(|(one, name)| *one == id && !name.is_empty());
        named.next().map(|(_, name)| name.clone())
    }

    /// An act of unknown outcome is sent once more, under its key.
    pub(super) fn try_again(&mut self, reply_id: ReplyId, id: ActId) {
        let result = self.may_try_again(id);
        match result {
            Ok(()) => self.send(id, self.now.running, 0, Some(reply_id)),
            Err(rejected) => self.reply(reply_id, Err(rejected)),
        }
    }

    fn may_try_again(&mut self, id: ActId) -> Result<(), Rejected> {
        self.connection_is_open()?;
        let now = self.now;
        let open = self.state.acts.find(id).ok_or(Rejected::NotNow)?;
        match open.stage {
            Stage::InFlight { .. } | Stage::Pausing { .. } => Err(Rejected::Busy),
            Stage::Unknown { .. } if open.act.is_some() && open.key_lives(now) => Ok(()),
            Stage::Unknown { .. } => Err(Rejected::CannotTryAgain),
        }
    }

    fn send(&mut self, id: ActId, since: Duration, tries: u32, reply_id: Option<ReplyId>) {
        let job = self.state.job();
        let Some(open) = self.state.acts.find(id) else { return };
        let Some(act) = open.act.clone() else { return };
        open.stage = Stage::InFlight { job, since, tries: tries.saturating_add(1) };
        if let Some(reply_id) = reply_id {
            open.reply_id = reply_id;
        }
        let key = open.key.clone();
        self.effects.push(Effect::Send { id: job, act: Box::new(act), key });
    }

    /// Those whose pause is over are sent again.
    pub(super) fn send_again(&mut self) {
        let now = self.now;
        let due: Vec<_> = self
            .state
            .acts
            .open
            .iter()
            .filter_map(|act| match act.stage {
                Stage::Pausing { until, since, tries } if until <= now.running => {
                    Some((act.id, since, tries, act.key_lives(now)))
                }
                _ => None,
            })
            .collect();
        for (id, since, tries, lives) in due {
            // The machine slept for a day: under a key that is forgotten it could be done twice.
            if lives {
                self.send(id, since, tries, None);
            } else {
                self.hold(id, None);
            }
        }
    }

    /// The person has looked after it otherwise.
    pub(super) fn leave(&mut self, reply_id: ReplyId, id: ActId) {
        let result = match self.state.acts.find(id).map(|open| &open.stage) {
            None => Err(Rejected::NotNow),
            Some(Stage::InFlight { .. } | Stage::Pausing { .. }) => Err(Rejected::Busy),
            Some(Stage::Unknown { .. }) => Ok(()),
        };
        if result.is_ok() {
            self.state.acts.open.retain(|open| open.id != id);
        }
        self.reply(reply_id, result);
    }

    pub(super) fn act_finished(
        &mut self,
        job: JobId,
        result: Result<ActDone, Error>,
        offset: SignedDuration,
    ) {
        let is_this = |open: &&OpenAct| matches!(open.stage, Stage::InFlight { job: own, .. } if own == job);
        let Some(open) = self.state.acts.open.iter().find(is_this).cloned() else { return };
        let Stage::InFlight { since, tries, .. } = open.stage else { return };
        let error = match result {
            Ok(done) => {
                self.state.offset = offset;
                return self.act_done(open, done);
            }
            Err(error) => error,
        };
        if error == Error::TokenEnded {
            self.token_ended();
        }
        match judge(&error, open.doubt) {
            Verdict::Refused => {
                let kind = BoardNoticeKind::Refused {
                    act: open.kind,
                    label: open.label.clone(),
                    error: Arc::new(error),
                };
                self.settled(&open, kind);
                // What refused it has changed, perhaps.
                self.look_at(&open.subject);
            }
            Verdict::Held => self.hold(open.id, Some(error)),
            Verdict::Again { doubt } => {
                let doubt = doubt || open.doubt;
                let now = self.now.running;
                let over = now.saturating_sub(since) >= RETRIED_FOR;
                if let Some(open) = self.state.acts.find(open.id) {
                    open.doubt = doubt;
                    let pause = FIRST_PAUSE.saturating_mul(1 << tries.saturating_sub(1).min(5));
                    let until = now.saturating_add(pause.min(LONGEST_PAUSE));
                    let until = until.min(since.saturating_add(RETRIED_FOR).max(now));
                    open.stage = Stage::Pausing { until, since, tries };
                }
                match (over, doubt) {
                    (false, _) => {}
                    (true, true) => self.hold(open.id, Some(error)),
                    (true, false) => {
                        let kind = BoardNoticeKind::NotSent {
                            act: open.kind,
                            label: open.label.clone(),
                            error: Arc::new(error),
                        };
                        self.settled(&open, kind);
                    }
                }
            }
        }
    }

    /// Nobody knows what came of it: the person decides.
    fn hold(&mut self, id: ActId, error: Option<Error>) {
        let Some(open) = self.state.acts.find(id) else { return };
        open.stage = Stage::Unknown { error: error.map(Arc::new) };
        open.doubt = true;
        let (reply_id, subject) =
            (std::mem::replace(&mut open.reply_id, ReplyId::NONE), open.subject.clone());
        self.reply(reply_id, Ok(()));
        self.look_at(&subject);
    }

    fn settled(&mut self, open: &OpenAct, notice: BoardNoticeKind) {
        self.state.acts.open.retain(|other| other.id != open.id);
        self.notify(notice);
        self.reply(open.reply_id, Ok(()));
    }

    fn act_done(&mut self, open: OpenAct, done: ActDone) {
        let (act, label) = (open.kind, open.label.clone());
        let notice = match &done {
            ActDone::Issued(created) => BoardNoticeKind::Issued { service: label, created: created.clone() },
            ActDone::Asked(request) => BoardNoticeKind::Asked { counter: label, request: request.clone() },
            ActDone::Ticket(_) | ActDone::Service(_) => BoardNoticeKind::Done { act, label },
        };
        self.settled(&open, notice);
        self.look_at(&open.subject);
        if act != ActKind::Issue {
            self.state.acts.withdraw(&open.subject);
        }
        let left = match &done {
            ActDone::Ticket(ticket) => {
                if let Some(service) = ticket.waits_in() {
                    self.look_at(&Subject::Service(service.id.clone()));
                }
                Some(Left::of(ticket))
            }
            ActDone::Asked(request) => {
                self.asked(request);
                None
            }
            ActDone::Issued(_) | ActDone::Service(_) => None,
        };
        if let Some(reverse) = open.act.as_ref().and_then(Act::reverse) {
            let until = self.now.running.saturating_add(UNDO_FOR);
            let undo = UndoAct { done: act, label: open.label, act: reverse, until };
            self.state.acts.offer(undo, open.subject, left, open.heard);
        }
    }

    /// A counter was asked: it shows that, and an advice that was followed is noted.
    fn asked(&mut self, request: &CounterRequest) {
        let place = self.counter_at(&request.desk_id);
        let location = place.and_then(|place| self.state.location(&place));
        let followed = location.and_then(|location| {
            let view = &location.view;
            let advice = view.advice.as_ref().filter(|advice| graded::follows(advice, request))?;
            let zone = self.state.zones.get(&view.id).unwrap_or(&self.state.zone);
            graded::noted((view.id.clone(), view.business_day), advice, request, zone, self.server_time())
        });
        if let Some(followed) = followed {
            self.state.graded.push_back(Arc::new(followed));
            let surplus = self.state.graded.len().saturating_sub(MOST_GRADED);
            self.state.graded.drain(..surplus);
        }
        if self.state.requests.told(request.clone(), self.now) {
            self.show_requests();
        }
    }

    /// What the person changed is read again at once; all, if nobody knows where it is.
    fn look_at(&mut self, subject: &Subject) {
        let place: Option<LocationId> = match subject {
            Subject::Ticket(_) => None,
            Subject::Service(service) => self.service_at(service),
            Subject::Desk(desk) => self.counter_at(desk),
        };
        match place.and_then(|place| self.state.location_mut(&place)) {
            Some(location) => location.schedule.touch_at_once(),
            None => {
                for location in &mut self.state.locations {
                    location.schedule.touch_at_once();
                }
            }
        }
    }

    pub(super) fn journal_saved(&mut self, result: Result<(), StoreProblem>) {
        let was_unsaved = std::mem::replace(&mut self.state.acts.unsaved, result.is_err());
        match result {
            // The notice is outdated.
            Ok(()) => self
                .state
                .notices
                .retain(|notice| !matches!(notice.what, BoardNoticeKind::JournalNotSaved { .. })),
            Err(problem) if !was_unsaved => self.notify(BoardNoticeKind::JournalNotSaved { problem }),
            Err(_) => {}
        }
    }
}
