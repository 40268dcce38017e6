//! What the desk knows between two events.

mod journal;
mod listening;
mod queues;
mod work;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callpad_client::NextTicket;
use callpad_wire::{AnswerId, ServiceId, TicketId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::alert::{AlertRules, AlertWatch};
use crate::event::{JobId, Sit, Waiter};
use crate::notice::Notice;
use crate::number::is_same_number;
use crate::poll::Polling;
use crate::ports::{Abilities, Now};
use crate::press::Press;
use crate::record::{Journal, PaperRecord, PausedRecord};
use crate::view::{Line, Lists, Paper, Seat, Source, View, WayBack};

pub(crate) use listening::Listening;
pub(crate) use queues::{Queue, Queues};
pub(crate) use work::{
    Before, Calling, Chosen, Creating, Doing, Finish, Sent, Stage, Target, Unknown, Unsettled, Work,
};

/// Between two questions who is next.
const NEXT_AT_MOST_EVERY: Duration = Duration::from_millis(250);

/// The whole desk. Changed by [`crate::step`] alone.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) place: Option<Place>,
    pub(crate) work: Work,
    pub(crate) notice: Option<Notice>,
    pub(crate) notices: u32,
    pub(crate) jobs: u32,
    pub(crate) queues: Queues,
    pub(crate) lists: Arc<Lists>,
    pub(crate) line: Line,
    /// When the server last gave a whole answer.
    pub(crate) last_answer: Option<Now>,
    pub(crate) polling: Polling,
    pub(crate) looking: Option<Looking>,
    pub(crate) want: Want,
    /// The list on the screen.
    pub(crate) shown: Source,
    /// The line on which the server tells every change.
    pub(crate) listening: Listening,
    /// Tickets that somebody has just called, the newest last: a press on a row that has left the list meanwhile is about
    /// one of them.
    pub(crate) just_called: VecDeque<JustCalled>,
    /// Who is next, as the server told it.
    pub(crate) told_next: Option<ToldNext>,
    /// When it was asked last, on the clock that never jumps.
    pub(crate) next_asked: Option<Duration>,
    /// What the person wants to be told, and what was.
    pub(crate) alert_rules: AlertRules,
    pub(crate) alerts: AlertWatch,
    /// The system asks for quiet.
    pub(crate) system_quiet: bool,
    pub(crate) away: Away,
    /// Until when call actions and End are taken for a double press, on the clock that never jumps.
    pub(crate) guard: Option<Duration>,
    /// The journal as it was last given to the disk, other people's records included.
    pub(crate) kept: Journal,
    /// The disk did not take it: it is written again with the next look.
    pub(crate) unkept: bool,
    /// Random; the keys of this seat's actions begin with it.
    pub(crate) keys: String,
    /// What the server has beyond the API, as the last look learnt it.
    pub(crate) abilities: Abilities,
    /// Server clock minus ours (V4).
    pub(crate) offset: SignedDuration,
    /// The server may know of an open answer that we do not, or the other way round: the next look reads it back.
    pub(crate) unverified: bool,
    /// When the server last told what is open here, on the clock that never jumps.
    pub(crate) verified: Option<Duration>,
    /// Tickets that this person paused here and that are still paused, as far as is known.
    pub(crate) paused: Vec<PausedRecord>,
    /// Tickets that this person closed as no-shows here since the start, when, and that are still listed, as far as is known.
    pub(crate) no_shows: Vec<(TicketId, Timestamp)>,
    /// Numbers called by hand.
    pub(crate) paper: Vec<PaperRecord>,
    /// The way back after a pause, no-show or transfer.
    pub(crate) way_back: Option<WayBack>,
    /// How long a way back is offered; none until the next action.
    pub(crate) ribbon: Option<Duration>,
    /// The press whose action is on its way.
    pub(crate) pressed: Option<Press>,
    /// A press whose action met an ended session.
    pub(crate) held: Option<Held>,
    /// Which open answer of an earlier day the person said is still being served, and on which day.
    pub(crate) still_serving: Option<(AnswerId, Date)>,
    /// When the last event came.
    pub(crate) last: Option<Now>,
    /// A seat that can only be taken when the action on its way has come back.
    pub(crate) next_sit: Option<Box<Sit>>,
}

/// How many of [`State::just_called`] are kept.
pub(crate) const JUST_CALLED: usize = 16;

/// A waiting ticket that was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JustCalled {
    pub(crate) id: TicketId,
    pub(crate) label: String,
    /// Where it waited.
    pub(crate) service: ServiceId,
}

/// The seat and its time zone.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) seat: Arc<Seat>,
    pub(crate) zone: TimeZone,
}

/// A press that met an ended session: carried out when the same person has signed in again soon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    pub(crate) press: Press,
    pub(crate) since: Now,
}

/// Whether somebody can be in front of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Away {
    pub(crate) locked: bool,
    pub(crate) asleep: bool,
}

impl Away {
    pub(crate) fn is_away(self) -> bool {
        self.locked || self.asleep
    }
}

/// Who is next, as the server told it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ToldNext {
    pub(crate) next: Option<NextTicket>,
    /// Nothing has changed since.
    pub(crate) fresh: bool,
}

/// A look under way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Looking {
    pub(crate) id: JobId,
    pub(crate) started: Duration,
    /// It asks for the next ticket alone.
    pub(crate) light: bool,
    pub(crate) waiters: Vec<Waiter>,
}

/// Lists to read whatever their counts say, until a look came through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Want {
    pub(crate) all: bool,
    pub(crate) services: BTreeSet<ServiceId>,
    pub(crate) paused: bool,
    pub(crate) cancelled: bool,
    /// Who is next.
    pub(crate) next: bool,
}

impl State {
    /// When something is due, on the clock that never jumps: the next look, the end of a way back, or something to tell.
    pub fn due(&self) -> Option<Duration> {
        let ribbon = self.way_back.as_ref().and_then(|way| way.until);
        let alert = self.place.as_ref().and_then(|_| self.alerts.due(&self.alert_rules));
        [self.look_due(), self.next_due(), ribbon, alert].into_iter().flatten().min()
    }

    /// When to ask who is next. After a change at once, then at most four times a second.
    pub(crate) fn next_due(&self) -> Option<Duration> {
        let wanted = self.want.next && self.looking.is_none() && self.line != Line::TokenEnded;
        wanted
            .then(|| self.next_asked.map_or(Duration::ZERO, |asked| asked.saturating_add(NEXT_AT_MOST_EVERY)))
    }

    /// When to look next. None while a look is under way, while nobody is signed in, and while the session has ended:
    /// asking again would not mend that.
    pub(crate) fn look_due(&self) -> Option<Duration> {
        let idle = match &self.work {
            Work::SignedOut | Work::Arriving { .. } => true,
            Work::Free { .. }
            | Work::Break { .. }
            | Work::Calling(_)
            | Work::Serving { .. }
            | Work::Unknown(_) => self.looking.is_some() || self.line == Line::TokenEnded,
        };
        // While a key is being tried again its outcome settles it, not a look.
        let settling = matches!(&self.work, Work::Unknown(unknown) if unknown.again.is_some());
        let urgent = matches!(self.work, Work::Unknown(_));
        (!idle && !settling).then(|| self.polling.due(urgent))
    }

    /// Whether an action is on its way, so that the runner must not end before its outcome is kept.
    pub fn is_acting(&self) -> bool {
        self.work.in_flight().is_some()
    }

    /// What is known to be on disk, or was given to it.
    pub fn journal(&self) -> &Journal {
        &self.kept
    }

    /// The picture of this state.
    pub fn view(&self, revision: u32) -> View {
        let arrived = !matches!(self.work, Work::SignedOut | Work::Arriving { .. });
        View {
            revision,
            seat: self.place.as_ref().filter(|_| arrived).map(|place| place.seat.clone()),
            phase: self.work.phase(self.looking.is_some()),
            notice: self.notice.clone(),
            way_back: self.way_back.clone(),
            held: self.held.as_ref().and_then(|held| held.press.action()),
            lists: self.lists.clone(),
            paper: self.paper.iter().map(|record| self.paper_view(record)).collect(),
            line: self.line.clone(),
            away: self.away.is_away(),
        }
    }

    fn paper_view(&self, record: &PaperRecord) -> Paper {
        let waits = match self.line {
            Line::Polling { .. } | Line::Live => Some(self.waits_by_hand(record).is_some()),
            Line::Idle | Line::Lost { .. } | Line::TokenEnded => None,
        };
        Paper {
            id: record.id,
            label: record.label.clone(),
            ticket_id: record.ticket_id.clone(),
            called: record.called,
            waits,
        }
    }

    /// The waiting ticket that a number called by hand stands for: by its id, or by what was typed.
    pub(crate) fn waits_by_hand(&self, record: &PaperRecord) -> Option<(&ServiceId, &callpad_wire::Ticket)> {
        self.queues.waiting.iter().find_map(|(service, queue)| {
            let ticket = queue.tickets.iter().find(|ticket| match &record.ticket_id {
                Some(id) => ticket.id == *id,
                None => is_same_number(&ticket.label(), &record.label),
            })?;
            Some((service, ticket))
        })
    }
}
