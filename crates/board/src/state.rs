//! The board's state.

pub(crate) mod acts;
pub(crate) mod listening;
pub(crate) mod reading;
pub(crate) mod requests;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::poll::{DEFAULT_EVERY, LONGEST};
use callpad_desk::{Connection, JobId, Now, ReplyId};
use callpad_wire::{DeskId, Error, Features, LocationId, ServiceId, feature};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::alert::{AlertWatch, SupervisorRules};
use crate::directory::BoardDirectory;
use crate::graded::GradedAdvice;
use crate::notice::BoardNotice;
use crate::plain::SeenForecasts;
use crate::supervisor::Supervisor;
use crate::view::{BoardView, LocationView, Offered};
use acts::Acts;
use listening::Listening;
use reading::{MOST_READS, Pace, Schedule};
use requests::Requests;

/// How many times slower the board is read while its window is out of sight.
const BACKGROUND_FACTOR: u32 = 3;
/// Where changes are pushed, a location is read again as soon after the last time as this.
const SOONEST: Duration = Duration::from_millis(150);
/// The same while the window is out of sight: alerts may take so long.
const SOONEST_IN_BACKGROUND: Duration = Duration::from_secs(2);
/// Where changes are pushed, a location is read again after so long at the latest: waits grow.
const OLDEST: Duration = Duration::from_secs(30);
/// A reading that takes so long does not hold up that of all locations.
const HANGS: Duration = Duration::from_secs(2);
/// The most locations that are shown: more than any organisation has at one server.
pub(crate) const MOST_LOCATIONS: usize = 1_000;
/// All locations are read together as often as this: there may be a new one.
const ALL_AGAIN: Duration = Duration::from_secs(300);

/// The state; see [`crate::step()`].
#[derive(Clone, Debug)]
pub struct State {
    pub(crate) supervisor: Option<Arc<Supervisor>>,
    /// The zone of a location that names none.
    pub(crate) zone: TimeZone,
    pub(crate) shown: bool,
    pub(crate) background: bool,
    pub(crate) every: Duration,
    pub(crate) features: Features,
    /// The server has answered, so its features are known.
    pub(crate) answered: bool,
    /// Since when a server without a board is seen.
    pub(crate) seen_since: Option<Now>,
    /// And what is expected there.
    pub(crate) seen: Option<Arc<SeenForecasts>>,
    pub(crate) offset: SignedDuration,
    pub(crate) connection: Connection,
    pub(crate) last_response: Option<Now>,
    pub(crate) denied: Option<Arc<Error>>,
    pub(crate) directory: Arc<BoardDirectory>,
    pub(crate) zones: BTreeMap<LocationId, TimeZone>,
    /// When the directory was last asked for; `None`: it is to be read.
    pub(crate) directory_read: Option<Duration>,
    pub(crate) listening: Listening,
    /// The reading of all locations together.
    pub(crate) all: Schedule,
    /// Replies that wait for it.
    pub(crate) sign_ins: Vec<ReplyId>,
    pub(crate) locations: Vec<LocationState>,
    /// Where each service and counter is.
    pub(crate) places: Places,
    pub(crate) requests: Requests,
    /// When they were last asked for.
    pub(crate) requests_asked: Option<Duration>,
    pub(crate) acts: Acts,
    pub(crate) notices: VecDeque<BoardNotice>,
    pub(crate) last_notice: u32,
    pub(crate) graded: VecDeque<Arc<GradedAdvice>>,
    pub(crate) rules: SupervisorRules,
    pub(crate) alerts: AlertWatch,
    pub(crate) last_job: u32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            supervisor: None,
            zone: TimeZone::UTC,
            shown: true,
            background: false,
            every: DEFAULT_EVERY,
            features: Features::default(),
            answered: false,
            seen_since: None,
            seen: None,
            offset: SignedDuration::ZERO,
            connection: Connection::Idle,
            last_response: None,
            denied: None,
            directory: Arc::default(),
            zones: BTreeMap::new(),
            directory_read: None,
            listening: Listening::Not,
            all: Schedule::default(),
            sign_ins: Vec::new(),
            locations: Vec::new(),
            places: Places::default(),
            requests: Requests::default(),
            requests_asked: None,
            acts: Acts::default(),
            notices: VecDeque::new(),
            last_notice: 0,
            graded: VecDeque::new(),
            rules: SupervisorRules { on: false, ..SupervisorRules::default() },
            alerts: AlertWatch::default(),
            last_job: 0,
        }
    }
}

/// A location on the board.
#[derive(Clone, Debug)]
pub(crate) struct LocationState {
    pub(crate) id: LocationId,
    pub(crate) schedule: Schedule,
    pub(crate) view: Arc<LocationView>,
    /// The last answer; the view is older where it brought nothing new.
    pub(crate) read: Now,
    /// When something changes that no message tells, on the monotonic clock.
    pub(crate) changes_at: Option<Duration>,
    /// The reading under way brings only the steps of the last hour after the one that began then.
    pub(crate) steps_after: Option<DateTime>,
}

/// Where each service and counter is, by what the boards and the directory say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    pub(crate) services: HashMap<ServiceId, LocationId>,
    pub(crate) counters: HashMap<DeskId, LocationId>,
}

impl State {
    /// Somebody looks, or is to be alerted: only then is anything asked.
    pub(crate) fn is_active(&self) -> bool {
        self.supervisor.is_some() && (self.shown || self.rules.on)
    }

    /// The server pushes every change.
    pub(crate) fn is_live(&self) -> bool {
        matches!(self.listening, Listening::Live { .. })
    }

    /// The interval between two readings where nothing is pushed.
    pub(crate) fn interval(&self) -> Duration {
        if self.background { (self.every * BACKGROUND_FACTOR).min(LONGEST) } else { self.every }
    }

    pub(crate) fn pace(&self) -> Pace {
        let soonest = if self.background { SOONEST_IN_BACKGROUND } else { SOONEST };
        if self.is_live() {
            Pace { soonest, oldest: OLDEST, dirty_counts: true }
        } else {
            Pace { soonest, oldest: self.interval(), dirty_counts: false }
        }
    }

    pub(crate) fn all_pace(&self) -> Pace {
        let soonest = if self.background { SOONEST_IN_BACKGROUND } else { SOONEST };
        Pace { soonest, oldest: ALL_AGAIN, dirty_counts: true }
    }

    pub(crate) fn location(&self, id: &LocationId) -> Option<&LocationState> {
        self.locations.iter().find(|location| location.id == *id)
    }

    pub(crate) fn location_mut(&mut self, id: &LocationId) -> Option<&mut LocationState> {
        self.locations.iter_mut().find(|location| location.id == *id)
    }

    /// When a location is to be read.
    pub(crate) fn location_due(&self, location: &LocationState) -> Option<Duration> {
        let by_schedule = location.schedule.due(&self.pace())?;
        // Where nothing is pushed the interval is soon enough.
        let changes = location.changes_at.filter(|_| self.is_live() && location.schedule.is_well());
        Some(changes.map_or(by_schedule, |at| by_schedule.min(at)))
    }

    /// Whether nothing may be asked until the person signs in again.
    pub(crate) fn is_token_ended(&self) -> bool {
        self.connection == Connection::TokenEnded
    }

    /// When something is due, on the monotonic clock.
    pub fn due(&self) -> Option<Duration> {
        let by_itself = [self.requests.due(), self.acts.due()];
        let asked = if self.is_active() && !self.is_token_ended() {
            [self.all_due(), self.next_location().map(|(due, _)| due), self.listen_due()]
        } else {
            [None; 3]
        };
        by_itself.into_iter().chain(asked).flatten().min()
    }

    /// When all locations are to be read together: after single ones, of which one could be the same, unless they hang.
    pub(crate) fn all_due(&self) -> Option<Duration> {
        let due = self.all.due(&self.all_pace())?;
        let last = self.locations.iter().filter_map(|location| location.schedule.running_since()).max();
        Some(last.map_or(due, |began| due.max(began.saturating_add(HANGS))))
    }

    /// The location that is to be read next, and when. What all together are about to bring is not read alone.
    pub(crate) fn next_location(&self) -> Option<(Duration, LocationId)> {
        if self.denied.is_some()
            || self.all.is_due_soon(&self.all_pace())
            || self.reads_under_way() >= MOST_READS
        {
            return None;
        }
        let due = self.locations.iter().filter_map(|location| Some((self.location_due(location)?, location)));
        due.min_by_key(|(due, _)| *due).map(|(due, location)| (due, location.id.clone()))
    }

    /// When the feed is to be opened.
    pub(crate) fn listen_due(&self) -> Option<Duration> {
        let can = self.denied.is_none() && self.features.has(feature::PUSH);
        self.listening.due().filter(|_| can)
    }

    pub(crate) fn reads_under_way(&self) -> usize {
        self.locations.iter().filter(|location| location.schedule.under_way().is_some()).count()
    }

    /// Acts whose outcome must still be saved.
    pub(crate) fn has_act_in_flight(&self) -> bool {
        self.acts.has_one_in_flight()
    }

    pub(crate) fn job(&mut self) -> JobId {
        self.last_job = self.last_job.wrapping_add(1);
        JobId(self.last_job)
    }

    /// What is shown, with this revision.
    pub fn view(&self, revision: u32, now: Now) -> BoardView {
        let has = |feature: &str| self.features.has(feature);
        // Acts are sent again under their key; without keys they could be done twice.
        let keys = has(feature::IDEMPOTENCY);
        BoardView {
            revision,
            supervisor: self.supervisor.clone(),
            connection: self.connection.clone(),
            denied: self.denied.clone(),
            has_board: self.answered.then(|| has(feature::BOARD)),
            seen_since: self.seen_since,
            seen: self.seen.clone(),
            offered: Offered {
                tickets: keys && has(feature::TICKETS),
                requests: keys && has(feature::REQUESTS),
                forecast: has(feature::FORECAST),
                report: has(feature::REPORT),
            },
            locations: self.locations.iter().map(|location| location.view.clone()).collect(),
            offset: self.offset,
            directory: self.directory.clone(),
            acts: self.acts.views(now),
            undo: self.acts.undo(),
            notices: self.notices.iter().cloned().collect(),
            graded: self.graded.iter().rev().cloned().collect(),
        }
    }
}
