//! The forecast of each location: made when somebody asks, shared for a short time by all who do. The simulation runs
//! on threads for long work, a few at a time, and never while a connection to the database is held.

mod branch;
#[cfg(test)]
mod tests;
pub(crate) mod told;

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool, atomic::Ordering},
    time::{Duration, Instant},
};

use callpad_forecast as sim;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::timeout,
};

use self::{
    branch::{OpenHours, Scene, scene},
    told::{Advice, Range, Told},
};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        zones::Zones,
    },
    store::{
        Store,
        board::Location,
        chore::KeepForecast,
        present::{Earlier, Present},
        query::{Basis, BasisSeen},
    },
};

/// Simulations that run at the same time, of all locations: each keeps a processor busy, and the calls need one too.
const MOST_AT_ONCE: usize = 2;
/// Changes that wait for their turn; more are refused with HTTP 503, so that nobody's forecast waits behind a flood.
const MOST_CHANGES_WAITING: usize = 8;
/// Changes of one forecast whose results are kept.
const MOST_CHANGES_KEPT: usize = 16;
/// For so long a forecast holds if nothing has changed.
const HOLDS: SignedDuration = SignedDuration::from_secs(5);
/// A location is simulated at most this share of the time, however much changes: one part in so many.
const SHARE: u32 = 20;
/// The oldest forecast that a board shows.
const OLDEST_SHOWN: SignedDuration = SignedDuration::from_secs(60);
/// For so long a board waits for its first forecast.
const BOARD_WAITS: Duration = Duration::from_millis(250);
/// What newcomers are told is kept so often at most, to be held against what comes.
const KEPT_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Runs of a forecast.
const OPTIONS: sim::Options = sim::Options { runs: 200, seed: 1 };

/// A location's forecast, and what it was made from.
#[derive(Debug)]
pub(crate) struct Made {
    at: Timestamp,
    /// When it was made, and how long that took.
    since: Instant,
    took: Duration,
    /// The number of the last change before it.
    change: i64,
    zone: TimeZone,
    scene: Scene,
    /// None if the location is larger than the simulation takes.
    base: Option<sim::Forecast>,
    changed: Mutex<VecDeque<Changed>>,
}

/// A service, how many counters more, and the forecast with them.
type Changed = ((usize, i32), Arc<sim::Forecast>);

impl Made {
    /// As it is told, so many minutes ahead.
    pub(crate) fn told(&self, minutes: u32) -> Told {
        told::told(&self.scene, self.base.as_ref(), minutes, &self.zone)
    }

    /// How long newcomers wait, by service.
    fn newcomers(&self) -> impl Iterator<Item = (String, Range)> {
        let services = self.scene.services.iter().enumerate();
        services.filter_map(|(place, id)| Some((id.clone(), told::newcomer(self.base.as_ref(), place)?)))
    }

    /// How much longer each ticket waits that waited then, so many seconds later.
    fn tickets(&self, later_s: i64) -> impl Iterator<Item = (String, Range)> {
        self.scene.tickets.iter().filter_map(move |(id, place)| {
            let wait = told::ticket(self.base.as_ref(), (*place)?)?;
            Some((id.clone(), wait.map(|wait_s| (wait_s - later_s).max(0))))
        })
    }

    fn place(&self, service: &str) -> Option<usize> {
        self.scene.services.iter().position(|id| id == service)
    }

    fn is_young(&self, now: Timestamp, most: SignedDuration) -> bool {
        now.duration_since(self.at).abs() < most
    }

    fn holds(&self, now: Timestamp, change: i64) -> bool {
        self.is_young(now, HOLDS) && (self.change == change || self.since.elapsed() < self.took * SHARE)
    }
}

/// What a board tells of a forecast.
#[derive(Debug, Default)]
pub(crate) struct ForBoard {
    pub(crate) last_leaves: Option<[String; 3]>,
    pub(crate) advice: Option<Advice>,
    newcomers: HashMap<String, Range>,
}

/// What the hall tells of a forecast: how much longer, from now on.
#[derive(Clone, Debug, Default)]
pub(crate) struct ForHall {
    newcomers: HashMap<String, Range>,
    tickets: HashMap<String, Range>,
}

impl ForHall {
    /// How long a newcomer of a service waits, in seconds.
    pub(crate) fn newcomer(&self, service: &str) -> Option<Range> {
        self.newcomers.get(service).copied()
    }

    /// How much longer a ticket waits, in seconds.
    pub(crate) fn ticket(&self, id: &str) -> Option<Range> {
        self.tickets.get(id).copied()
    }
}

impl ForBoard {
    /// How long a newcomer of a service waits.
    pub(crate) fn newcomer(&self, service: &str) -> Option<Range> {
        self.newcomers.get(service).copied()
    }
}

/// An advice, or that there is none.
#[derive(Clone, Debug)]
struct Advised {
    at: Timestamp,
    since: Instant,
    took: Duration,
    advice: Option<Advice>,
}

/// What is known of one location.
#[derive(Debug, Default)]
struct Place {
    made: Mutex<Option<Arc<Made>>>,
    advised: Mutex<Option<Advised>>,
    /// Of a business day and a step.
    earlier: Mutex<Option<(String, i64, Arc<Earlier>)>>,
    /// When a forecast was last kept, to be held against what comes.
    kept: Mutex<Option<Timestamp>>,
    /// One at a time makes a forecast, and whoever comes meanwhile takes it.
    making: Arc<tokio::sync::Mutex<()>>,
    /// Somebody makes one for the board.
    renewing: AtomicBool,
}

impl Place {
    fn made(&self) -> Option<Arc<Made>> {
        locked(&self.made).clone()
    }

    /// Whether an advice is to be looked for in this forecast: not again so soon after the last one, which took longer.
    fn wants_advice(&self, made: &Made) -> bool {
        let advised = locked(&self.advised);
        let waits = advised.as_ref().is_some_and(|advised| {
            let is_soon = advised.since.elapsed() < advised.took * SHARE;
            advised.at == made.at || (is_soon && made.is_young(advised.at, HOLDS))
        });
        made.base.is_some() && !waits
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a forecast of a location is made from.
#[derive(Debug)]
struct Ground {
    at: Timestamp,
    change: i64,
    zone: TimeZone,
    open: OpenHours,
    present: Present,
    earlier: Arc<Earlier>,
}

/// The forecasts of all locations. There are no more of them than locations in the directory.
#[derive(Debug)]
pub(crate) struct Forecasts {
    store: Arc<Store>,
    zones: Zones,
    places: Mutex<HashMap<String, Arc<Place>>>,
    turns: Arc<Semaphore>,
    changes: Arc<Semaphore>,
    beside: Beside,
}

/// How many pieces of work go on beside the answers.
#[derive(Clone, Debug)]
struct Beside(Arc<watch::Sender<usize>>);

impl Beside {
    fn begin(&self) -> UnderWay {
        self.0.send_modify(|count| *count += 1);
        UnderWay(self.clone())
    }
}

/// One of them; it is over when this is dropped.
struct UnderWay(Beside);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.send_modify(|count| *count -= 1);
    }
}

impl Forecasts {
    pub(crate) fn new(store: Arc<Store>, zones: Zones) -> Arc<Self> {
        Arc::new(Self {
            store,
            zones,
            places: Mutex::default(),
            turns: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            changes: Arc::new(Semaphore::new(MOST_CHANGES_WAITING)),
            beside: Beside(Arc::new(watch::Sender::new(0))),
        })
    }

    /// Waits until nothing goes on beside the answers that were given: no forecast for a board, no advice, nothing to keep.
    #[cfg(feature = "test-support")]
    pub(crate) async fn settled(&self) {
        // The sender lives as long as this.
        let _ = self.beside.0.subscribe().wait_for(|count| *count == 0).await;
    }

    fn place(&self, location: &Location) -> Arc<Place> {
        locked(&self.places).entry(location.id.clone()).or_default().clone()
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, Failure> {
        // Never closed.
        self.turns.clone().acquire_owned().await.map_err(|_| Failure::Stopped)
    }

    /// The forecast of a location that there is, or else a new one.
    pub(crate) async fn of(&self, location: &Location) -> Result<Arc<Made>, Failure> {
        let place = self.place(location);
        let known = || place.made().filter(|made| made.holds(self.store.now(), self.store.last_change()));
        if let Some(made) = known() {
            return Ok(made);
        }
        let making = place.making.clone().lock_owned().await;
        if let Some(made) = known() {
            return Ok(made);
        }
        let ground = self.ground(location, &place).await?;
        let turn = self.turn().await?;
        let place = place.clone();
        // Whoever asked may go away: the work and its turn end together, and the result is kept.
        let of = place.clone();
        let made = apart(move || {
            let made = Arc::new(make(ground));
            *locked(&of.made) = Some(made.clone());
            drop(turn);
            drop(making);
            made
        })
        .await?;
        self.keep(&place, &made);
        Ok(made)
    }

    /// Keeps what newcomers are told, beside whatever goes on, to be held against what comes.
    fn keep(&self, place: &Place, made: &Arc<Made>) {
        let mut kept = locked(&place.kept);
        if kept.is_some_and(|last| made.is_young(last, KEPT_EVERY)) {
            return;
        }
        *kept = Some(made.at);
        let day = local_time::day(made.at, &made.zone);
        let (at, waits) =
            (made.at, made.newcomers().map(|(id, [wait_s, ..])| (id, wait_s)).collect::<Vec<_>>());
        let (store, under_way) = (self.store.clone(), self.beside.begin());
        tokio::spawn(async move {
            let _under_way = under_way;
            // A power cut may lose it.
            if let Err(Failure::Storage(error)) = store.tend(KeepForecast { at, day, waits }).await {
                tracing::warn!(%error, "a forecast could not be kept");
            }
        });
    }

    /// The same forecast with so many counters more, or fewer, for a service of that location.
    pub(crate) async fn changed(
        &self,
        made: &Arc<Made>,
        service: &str,
        by: i32,
        minutes: u32,
    ) -> Result<Told, Failure> {
        let place = made.place(service).ok_or(Refusal::UNKNOWN_ID)?;
        let tell = |made: &Made, forecast: Option<&sim::Forecast>| {
            told::told(&made.scene, forecast, minutes, &made.zone)
        };
        if made.base.is_none() {
            return Ok(tell(made, None));
        }
        let known = |made: &Made| {
            locked(&made.changed).iter().find(|(key, _)| *key == (place, by)).map(|(_, known)| known.clone())
        };
        if let Some(known) = known(made) {
            return Ok(tell(made, Some(&known)));
        }
        let waits = self.changes.clone().try_acquire_owned().map_err(|_| Refusal::Overloaded)?;
        let turn = self.turn().await?;
        let of = made.clone();
        let found = apart(move || {
            let change = sim::Change::Counters { service: place, by };
            let branch = of.scene.branch.with(change).ok();
            let found = branch.and_then(|branch| simulate(&branch)).map(Arc::new);
            if let Some(found) = &found {
                let mut changed = locked(&of.changed);
                if changed.len() == MOST_CHANGES_KEPT {
                    changed.pop_front();
                }
                changed.push_back(((place, by), found.clone()));
            }
            drop((turn, waits));
            found
        });
        Ok(tell(made, found.await?.as_deref()))
    }

    /// What a board tells of a location: of the last forecast, if it is not too old. It waits only where there is none,
    /// and not for long; a newer one is made meanwhile.
    pub(crate) async fn for_board(self: &Arc<Self>, location: &Location) -> ForBoard {
        let place = self.place(location);
        let now = self.store.now();
        let made = place.made();
        let change = self.store.last_change();
        if !made.as_ref().is_some_and(|made| made.holds(now, change) && !place.wants_advice(made)) {
            self.renew(location, &place, true);
        }
        let made = match made.filter(|made| made.is_young(now, OLDEST_SHOWN)) {
            Some(made) => Some(made),
            None => timeout(BOARD_WAITS, self.of(location)).await.ok().and_then(Result::ok),
        };
        let Some(made) = made else { return ForBoard::default() };
        let advised = locked(&place.advised).clone();
        ForBoard {
            last_leaves: made.base.as_ref().and_then(|base| told::last_leaves(&made.scene, base, &made.zone)),
            advice: advised
                .filter(|advised| now.duration_since(advised.at).abs() < OLDEST_SHOWN)
                .and_then(|advised| advised.advice),
            newcomers: made.newcomers().collect(),
        }
    }

    /// What the hall tells of a location: of the last forecast, if it is not too old. It waits as a board does.
    pub(crate) async fn for_hall(self: &Arc<Self>, location: &Location) -> ForHall {
        let place = self.place(location);
        let now = self.store.now();
        let made = place.made();
        if !made.as_ref().is_some_and(|made| made.holds(now, self.store.last_change())) {
            self.renew(location, &place, false);
        }
        let made = match made.filter(|made| made.is_young(now, OLDEST_SHOWN)) {
            Some(made) => Some(made),
            None => timeout(BOARD_WAITS, self.of(location)).await.ok().and_then(Result::ok),
        };
        let Some(made) = made else { return ForHall::default() };
        let later_s = now.duration_since(made.at).as_secs();
        ForHall { newcomers: made.newcomers().collect(), tickets: made.tickets(later_s).collect() }
    }

    /// Makes a forecast, and looks for an advice if one is wanted, beside whatever goes on.
    fn renew(self: &Arc<Self>, location: &Location, place: &Arc<Place>, with_advice: bool) {
        if place.renewing.swap(true, Ordering::SeqCst) {
            return;
        }
        let (forecasts, location, place) = (self.clone(), location.clone(), place.clone());
        let under_way = self.beside.begin();
        tokio::spawn(async move {
            let _under_way = under_way;
            let _done = Renewing(&place.renewing);
            match forecasts.of(&location).await {
                Ok(made) if with_advice => forecasts.advise(&place, made).await,
                Ok(_) => {}
                Err(Failure::Stopped) => {}
                Err(failure) => tracing::warn!(?failure, "a forecast could not be made"),
            }
        });
    }

    async fn advise(&self, place: &Arc<Place>, made: Arc<Made>) {
        if !place.wants_advice(&made) {
            return;
        }
        let Ok(turn) = self.turn().await else { return };
        let place = place.clone();
        let advised = apart(move || {
            let began = Instant::now();
            let base = made.base.as_ref();
            let found = base.and_then(|base| sim::advise(&made.scene.branch, base, OPTIONS).ok().flatten());
            let advice = found.and_then(|found| told::advice(&made.scene, &found, made.at, &made.zone));
            *locked(&place.advised) =
                Some(Advised { at: made.at, since: Instant::now(), took: began.elapsed(), advice });
            drop(turn);
        });
        // A fault was logged; there is no advice then.
        let _ = advised.await;
    }

    async fn ground(&self, location: &Location, place: &Arc<Place>) -> Result<Ground, Failure> {
        let change = self.store.last_change();
        let zone = self.zones.of(location.time_zone.as_deref());
        let known = locked(&place.earlier).clone();
        let basis = Basis {
            location: location.id.clone(),
            zone: zone.clone(),
            known: known.as_ref().map(|(day, step, _)| (day.clone(), *step)),
            most_waiting: sim::limits::MAX_WAITING,
        };
        let BasisSeen { at, day, step, present, earlier } = self.store.look(basis).await?;
        let earlier = match (earlier, known) {
            (None, Some((_, _, known))) => known,
            (read, _) => {
                let read = Arc::new(read.unwrap_or_default());
                *locked(&place.earlier) = Some((day, step, read.clone()));
                read
            }
        };
        let issued_lately = present.services.iter().any(|service| service.last_hour > 0);
        let open = OpenHours::at(location.hours.as_ref(), at, &zone, issued_lately);
        Ok(Ground { at, change, zone, open, present, earlier })
    }
}

/// Ends the renewal, however it ends.
struct Renewing<'a>(&'a AtomicBool);

impl Drop for Renewing<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// Runs long work on a thread of its own kind.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        if error.is_panic() {
            tracing::error!("a fault of the program in a forecast");
        }
        Failure::Stopped
    })
}

fn make(ground: Ground) -> Made {
    let began = Instant::now();
    let Ground { at, change, zone, open, present, earlier } = ground;
    let scene = scene(&present, &earlier, &open, at);
    let base = simulate(&scene.branch);
    Made {
        at,
        since: Instant::now(),
        took: began.elapsed(),
        change,
        zone,
        scene,
        base,
        changed: Mutex::default(),
    }
}

fn simulate(branch: &sim::Branch) -> Option<sim::Forecast> {
    let forecast = sim::forecast(branch, OPTIONS);
    if let Err(error) = &forecast {
        tracing::warn!(%error, "a location has no forecast");
    }
    forecast.ok()
}
