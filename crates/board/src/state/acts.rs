//! Acts under way, those of unknown outcome, and what can be taken back.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{JobId, Now, ReplyId};
use callpad_wire::{Error, IdempotencyKey, Ticket, TicketChange, TicketChangeKind};
use jiff::SignedDuration;

use crate::act::{Act, ActKind, Subject};
use crate::record::{ActJournal, ActRecord};
use crate::supervisor::Supervisor;
use crate::view::{ActId, ActState, ActView, UndoAct};

/// The most acts that are under way or of unknown outcome: then some must be settled first.
pub(crate) const MOST_OPEN: usize = 20;
/// How long our server remembers a key.
pub(crate) const KEY_LIVES: Duration = Duration::from_secs(24 * 3600);
/// The most offers to take something back: the oldest go.
const MOST_UNDO: usize = 8;

/// All of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Acts {
    pub(crate) open: Vec<OpenAct>,
    undo: VecDeque<Offer>,
    /// The records of others.
    pub(crate) others: ActJournal,
    /// What stands on disk.
    pub(crate) saved: ActJournal,
    pub(crate) unsaved: bool,
    /// The prefix of keys, and how many there were.
    pub(crate) keys: String,
    pub(crate) last: u32,
}

/// An act that is not settled.
#[derive(Clone, Debug)]
pub(crate) struct OpenAct {
    pub(crate) id: ActId,
    pub(crate) key: IdempotencyKey,
    /// `None` after a restart: its text was not kept.
    pub(crate) act: Option<Act>,
    pub(crate) kind: ActKind,
    pub(crate) subject: Subject,
    pub(crate) label: String,
    pub(crate) sent: Now,
    pub(crate) reply_id: ReplyId,
    pub(crate) stage: Stage,
    /// It may have been done.
    pub(crate) doubt: bool,
    /// How the server last told its ticket to be while it was on its way.
    pub(crate) heard: Option<Left>,
}

#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// It is being sent.
    InFlight { job: JobId, since: Duration, tries: u32 },
    /// It will be sent again.
    Pausing { until: Duration, since: Duration, tries: u32 },
    /// Nobody knows.
    Unknown { error: Option<Arc<Error>> },
}

/// An offer to take something back, and how its ticket was left.
#[derive(Clone, Debug)]
struct Offer {
    undo: UndoAct,
    subject: Subject,
    left: Option<Left>,
    /// The act's own message has come.
    heard: bool,
}

/// What acts change of a ticket: another one of these is a change by somebody else.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Left {
    service: Option<callpad_wire::ServiceId>,
    desk: Option<callpad_wire::DeskId>,
    user: Option<callpad_wire::UserId>,
    cancelled: bool,
    priority: bool,
}

impl Left {
    pub(crate) fn of(ticket: &Ticket) -> Self {
        Self {
            service: ticket.waits_in().map(|service| service.id.clone()),
            desk: ticket.dst_desk.as_ref().map(|desk| desk.id.clone()),
            user: ticket.dst_user.as_ref().map(|user| user.id.clone()),
            cancelled: ticket.cancelled,
            priority: ticket.flags.priority,
        }
    }
}

impl OpenAct {
    fn record(&self, supervisor: &Supervisor) -> ActRecord {
        ActRecord {
            supervisor: supervisor.clone(),
            key: self.key.to_string(),
            act: self.kind,
            subject: self.subject.clone(),
            label: self.label.clone(),
            sent: self.sent.wall,
        }
    }

    /// The server still knows its key.
    pub(crate) fn key_lives(&self, now: Now) -> bool {
        now.since(self.sent) < KEY_LIVES
    }

    fn view(&self, now: Now) -> ActView {
        let state = match &self.stage {
            Stage::InFlight { .. } | Stage::Pausing { .. } => ActState::UnderWay,
            Stage::Unknown { error } => {
                let lives = SignedDuration::try_from(KEY_LIVES).unwrap_or_default();
                let until = self.sent.wall.checked_add(lives).ok();
                let can = self.act.is_some() && self.key_lives(now);
                ActState::Unknown { error: error.clone(), try_until: until.filter(|_| can) }
            }
        };
        ActView {
            id: self.id,
            kind: self.kind,
            subject: self.subject.clone(),
            label: self.label.clone(),
            sent: self.sent.wall,
            state,
        }
    }
}

impl Acts {
    pub(crate) fn find(&mut self, id: ActId) -> Option<&mut OpenAct> {
        self.open.iter_mut().find(|act| act.id == id)
    }

    pub(crate) fn views(&self, now: Now) -> Vec<ActView> {
        self.open.iter().map(|act| act.view(now)).collect()
    }

    pub(crate) fn has_one_in_flight(&self) -> bool {
        self.open.iter().any(|act| matches!(act.stage, Stage::InFlight { .. }))
    }

    /// When the next of them is sent again, or the next offer ends.
    pub(crate) fn due(&self) -> Option<Duration> {
        let pauses = self.open.iter().filter_map(|act| match act.stage {
            Stage::Pausing { until, .. } => Some(until),
            Stage::InFlight { .. } | Stage::Unknown { .. } => None,
        });
        pauses.chain(self.undo.iter().map(|offer| offer.undo.until)).min()
    }

    /// A new id, and a key that no other act has.
    pub(crate) fn next(&mut self) -> (ActId, Option<IdempotencyKey>) {
        self.last = self.last.wrapping_add(1);
        (ActId(self.last), IdempotencyKey::parse(&format!("{}-{}", self.keys, self.last)))
    }

    /// The journal as it should be on disk now.
    pub(crate) fn journal(&self, supervisor: Option<&Supervisor>) -> ActJournal {
        let others = self.others.clone();
        match supervisor {
            Some(supervisor) => others.and(self.open.iter().map(|act| act.record(supervisor))),
            None => others,
        }
    }

    /// Takes over what stands on disk of this person: nobody knows what came of it.
    pub(crate) fn resume(&mut self, supervisor: &Supervisor, now: Now) {
        for record in self.others.take(supervisor) {
            // One whose key cannot be is no record of ours.
            let Some(key) = IdempotencyKey::parse(&record.key) else { continue };
            if self.open.iter().any(|act| act.key == key) {
                continue;
            }
            let (id, _) = self.next();
            self.open.push(OpenAct {
                id,
                key,
                act: None,
                kind: record.act,
                subject: record.subject,
                label: record.label,
                sent: Now { running: now.running, wall: record.sent },
                reply_id: ReplyId::NONE,
                stage: Stage::Unknown { error: None },
                doubt: true,
                heard: None,
            });
        }
    }

    /// The person goes: what is open stays on disk, and nobody knows what comes of it.
    pub(crate) fn leave(&mut self, supervisor: &Supervisor) {
        let records: Vec<_> = self.open.drain(..).map(|act| act.record(supervisor)).collect();
        self.others = std::mem::take(&mut self.others).and(records);
        self.undo.clear();
    }

    /// What can be taken back, the newest first.
    pub(crate) fn undo(&self) -> Vec<UndoAct> {
        self.undo.iter().rev().map(|offer| offer.undo.clone()).collect()
    }

    /// `heard`: the last that the server told of the ticket while the act was on its way.
    pub(crate) fn offer(&mut self, undo: UndoAct, subject: Subject, left: Option<Left>, heard: Option<Left>) {
        let heard = heard.is_some() && heard == left;
        self.undo.push_back(Offer { undo, subject, left, heard });
        let surplus = self.undo.len().saturating_sub(MOST_UNDO);
        self.undo.drain(..surplus);
    }

    /// Something else is done to it.
    pub(crate) fn withdraw(&mut self, subject: &Subject) {
        self.undo.retain(|offer| offer.subject != *subject);
    }

    /// The server told of a change of a ticket. What it tells before the act's own message is older than the act; after it,
    /// something else was done to the ticket unless it waits, or is cancelled, as it was left.
    pub(crate) fn hear(&mut self, change: &TicketChange) {
        let may_be_own = matches!(change.change, TicketChangeKind::Changed | TicketChangeKind::Cancelled);
        let subject = Subject::Ticket(change.ticket.id.clone());
        let left = may_be_own.then(|| Left::of(&change.ticket));
        for open in self.open.iter_mut().filter(|open| open.subject == subject) {
            open.heard.clone_from(&left);
        }
        self.undo.retain_mut(|offer| {
            if offer.subject != subject {
                return true;
            }
            let is_as_left = left.is_some() && offer.left == left;
            let stays = is_as_left || !offer.heard;
            offer.heard |= is_as_left;
            stays
        });
    }

    /// A service was opened or stopped.
    pub(crate) fn withdraw_unless_open(&mut self, service: &callpad_wire::ServiceId, open: bool) {
        self.undo.retain(|offer| match &offer.undo.act {
            Act::OpenService { service: other, open: reverse } => other != service || *reverse != open,
            _ => true,
        });
    }

    /// Offers end.
    pub(crate) fn pass(&mut self, now: Duration) {
        self.undo.retain(|offer| offer.undo.until > now);
    }
}
