//! What the desk knows between two events.

mod desk_state;
mod journal;
mod listening;
mod queues;
mod requests;
mod telling;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{AnswerId, ServiceId, TicketId};
use callpad_wire::{Features, NextTicket};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::action::Source;
use crate::alert::{AlertRules, AlertWatch};
use crate::event::{JobId, ReplyId, SignIn};
use crate::notice::Notice;
use crate::number::is_same_number;
use crate::poll::Polling;
use crate::press::Press;
use crate::record::{Journal, OfflineCallRecord, PausedRecord};
use crate::seat::Seat;
use crate::time::Now;
use crate::view::{Connection, Lists, OfflineCall, UndoOffer, View};

pub(crate) use desk_state::{
    Calling, Chosen, DeskState, Finish, OpenBefore, PendingAction, QueueAction, SentAction, Stage, Target,
    TransferTarget, UncertainAction, Unknown,
};
pub(crate) use listening::Listening;
pub(crate) use queues::{Queue, Queues};
pub(crate) use requests::Requests;
pub(crate) use telling::Telling;

/// The shortest time between two requests for the next ticket.
const NEXT_AT_MOST_EVERY: Duration = Duration::from_millis(250);

/// The whole desk. Changed by [`crate::step`] alone.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) signed_in: Option<SignedIn>,
    pub(crate) desk: DeskState,
    pub(crate) notice: Option<Notice>,
    pub(crate) notices: u32,
    pub(crate) jobs: u32,
    pub(crate) queues: Queues,
    pub(crate) lists: Arc<Lists>,
    pub(crate) connection: Connection,
    /// When the server last gave a whole response.
    pub(crate) last_response: Option<Now>,
    pub(crate) polling: Polling,
    pub(crate) refreshing: Option<RefreshInFlight>,
    pub(crate) pending_reads: PendingReads,
    /// The list on the screen.
    pub(crate) shown: Source,
    /// The change feed.
    pub(crate) listening: Listening,
    /// Tickets that somebody has just called, the newest last. A press on a row that has just left the list concerns
    /// one of them.
    pub(crate) just_called: VecDeque<JustCalled>,
    /// Who is next, as the server said.
    pub(crate) server_next: Option<ServerNext>,
    /// When the server was last asked who is next, on the monotonic clock.
    pub(crate) next_asked: Option<Duration>,
    /// What to alert the person to, and the alerts so far.
    pub(crate) alert_rules: AlertRules,
    pub(crate) alerts: AlertWatch,
    /// The system asks for quiet.
    pub(crate) system_quiet: bool,
    pub(crate) lock: LockState,
    /// Until when the guard against a double press applies, on the monotonic clock.
    pub(crate) guard: Option<Duration>,
    /// The journal as last sent to disk, with other people's records.
    pub(crate) saved_journal: Journal,
    /// It could not be written: the next refresh tries again.
    pub(crate) journal_unsaved: bool,
    /// Random: the prefix of this seat's keys.
    pub(crate) keys: String,
    /// What the server has beyond the API, as the last refresh found it.
    pub(crate) features: Features,
    /// Server clock minus ours (V4).
    pub(crate) offset: SignedDuration,
    /// The server may know an open answer that we do not, or the reverse: the next refresh reads it back.
    pub(crate) unverified: bool,
    /// When the server last said what is open here, on the monotonic clock.
    pub(crate) verified: Option<Duration>,
    /// Tickets that this person paused here and that are still paused, as far as we know.
    pub(crate) paused: Vec<PausedRecord>,
    /// Tickets that this person closed as no-shows here since the start, when, and that are still listed, as far as we
    /// know.
    pub(crate) no_shows: Vec<(TicketId, Timestamp)>,
    /// Numbers called by hand.
    pub(crate) offline_calls: Vec<OfflineCallRecord>,
    /// The offer to call a paused, no-show or transferred ticket again.
    pub(crate) undo_offer: Option<UndoOffer>,
    /// How long such an offer lasts; `None`: until the next action.
    pub(crate) undo_time: Option<Duration>,
    /// What the server was told of who is here.
    pub(crate) telling: Telling,
    /// What supervisors ask of this counter.
    pub(crate) requests: Requests,
    /// The press whose action is on its way.
    pub(crate) pressed: Option<Press>,
    /// A press whose action met an ended session; it waits for the next sign-in.
    pub(crate) deferred: Option<Deferred>,
    /// The open answer of an earlier day that the person confirmed as still being served, and the day of that.
    pub(crate) still_serving: Option<(AnswerId, Date)>,
    /// When the last event came.
    pub(crate) last: Option<Now>,
    /// A sign-in that waits for the action on its way.
    pub(crate) next_sign_in: Option<Box<SignIn>>,
}

/// How many of [`State::just_called`] are remembered.
pub(crate) const JUST_CALLED: usize = 16;

/// A waiting ticket that was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JustCalled {
    pub(crate) id: TicketId,
    pub(crate) label: String,
    /// Where it waited.
    pub(crate) service: ServiceId,
}

/// Where somebody is signed in: the seat and its time zone.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    pub(crate) seat: Arc<Seat>,
    pub(crate) zone: TimeZone,
}

/// A press that met an ended session: carried out if the same person signs in again soon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deferred {
    pub(crate) press: Press,
    pub(crate) since: Now,
}

/// Whether somebody can be in front of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LockState {
    pub(crate) locked: bool,
    pub(crate) asleep: bool,
}

impl LockState {
    pub(crate) fn is_locked(self) -> bool {
        self.locked || self.asleep
    }
}

/// Who is next, as the server said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ServerNext {
    pub(crate) next: Option<NextTicket>,
    /// Nothing has changed since.
    pub(crate) fresh: bool,
}

/// A refresh under way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RefreshInFlight {
    pub(crate) id: JobId,
    pub(crate) started: Duration,
    /// It asks only for the next ticket.
    pub(crate) light: bool,
    pub(crate) reply_ids: Vec<ReplyId>,
}

/// Lists to read whatever their counts say, until a refresh succeeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PendingReads {
    pub(crate) all: bool,
    pub(crate) services: BTreeSet<ServiceId>,
    pub(crate) paused: bool,
    pub(crate) cancelled: bool,
    /// Who is next.
    pub(crate) next: bool,
}

impl State {
    /// When something is due, on the monotonic clock: the next refresh, the end of an undo offer, or an alert.
    pub fn due(&self) -> Option<Duration> {
        let undo_time = self.undo_offer.as_ref().and_then(|way| way.until);
        let alert = self.signed_in.as_ref().and_then(|_| self.alerts.due(&self.alert_rules));
        [self.refresh_due(), self.next_due(), undo_time, alert, self.telling.due(), self.requests.due()]
            .into_iter()
            .flatten()
            .min()
    }

    /// When to ask who is next: at once after a change, then at most four times a second.
    pub(crate) fn next_due(&self) -> Option<Duration> {
        let wanted =
            self.pending_reads.next && self.refreshing.is_none() && self.connection != Connection::TokenEnded;
        wanted
            .then(|| self.next_asked.map_or(Duration::ZERO, |asked| asked.saturating_add(NEXT_AT_MOST_EVERY)))
    }

    /// When to refresh next. `None` while a refresh is under way, while nobody is signed in, and after the session has
    /// ended: refreshing would not help.
    pub(crate) fn refresh_due(&self) -> Option<Duration> {
        let idle = match &self.desk {
            DeskState::SignedOut | DeskState::Arriving { .. } => true,
            DeskState::Free { .. }
            | DeskState::Break { .. }
            | DeskState::Calling(_)
            | DeskState::Serving { .. }
            | DeskState::Unknown(_) => self.refreshing.is_some() || self.connection == Connection::TokenEnded,
        };
        // While a key is being sent again, its outcome settles it, not a refresh.
        let settling = matches!(&self.desk, DeskState::Unknown(unknown) if unknown.again.is_some());
        let urgent = matches!(self.desk, DeskState::Unknown(_));
        (!idle && !settling).then(|| self.polling.due(urgent))
    }

    /// Whether an action is on its way: then the runner must not end before its outcome is saved.
    pub fn has_request_in_flight(&self) -> bool {
        self.desk.in_flight().is_some()
    }

    /// What is on disk, or was sent there.
    pub fn journal(&self) -> &Journal {
        &self.saved_journal
    }

    /// The view of this state.
    pub fn view(&self, revision: u32) -> View {
        let arrived = !matches!(self.desk, DeskState::SignedOut | DeskState::Arriving { .. });
        View {
            revision,
            seat: self.signed_in.as_ref().filter(|_| arrived).map(|signed_in| signed_in.seat.clone()),
            features: self.features.clone(),
            phase: self.desk.phase(self.refreshing.is_some()),
            notice: self.notice.clone(),
            undo_offer: self.undo_offer.clone(),
            deferred: self.deferred.as_ref().and_then(|deferred| deferred.press.action()),
            requests: self.requests.iter().cloned().collect(),
            presence_told: self.telling.told.is_some(),
            break_reason: self.telling.break_reason.clone(),
            lists: self.lists.clone(),
            offline_calls: self.offline_calls.iter().map(|record| self.offline_call_view(record)).collect(),
            connection: self.connection.clone(),
            locked: self.lock.is_locked(),
        }
    }

    fn offline_call_view(&self, record: &OfflineCallRecord) -> OfflineCall {
        let waits = match self.connection {
            Connection::Polling { .. } | Connection::Live => {
                Some(self.ticket_of_offline_call(record).is_some())
            }
            Connection::Idle | Connection::Lost { .. } | Connection::TokenEnded => None,
        };
        OfflineCall {
            id: record.id,
            label: record.label.clone(),
            ticket_id: record.ticket_id.clone(),
            called: record.called,
            waits,
        }
    }

    /// The waiting ticket behind a number called by hand: by its id, or by what was typed.
    pub(crate) fn ticket_of_offline_call(
        &self,
        record: &OfflineCallRecord,
    ) -> Option<(&ServiceId, &callpad_wire::Ticket)> {
        self.queues.waiting.iter().find_map(|(service, queue)| {
            let ticket = queue.tickets.iter().find(|ticket| match &record.ticket_id {
                Some(id) => ticket.id == *id,
                None => is_same_number(&ticket.label(), &record.label),
            })?;
            Some((service, ticket))
        })
    }
}
