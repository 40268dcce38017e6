//! The hall while the server runs: which pages are open and what each is told, which devices are here, and what visitors may
//! try how often. What is kept is in `store::hall`.

mod checks;
mod devices;
mod pace;
mod place;
mod seats;
pub(crate) mod told;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::tz::TimeZone;

pub(crate) use self::{
    checks::{Checked, Checks},
    devices::{Devices, Sound},
    pace::Pace,
    place::{Heard, Seat},
    seats::{Permit, Seats},
};
use self::{
    place::Place,
    told::{Scene, Told},
};
use crate::{
    domain::{
        hall::{DeviceKey, HallDevice, PhoneCode, PhoneTicket, SecretDigest},
        refusal::{Failure, Refusal},
        roles::Caller,
        zones::Zones,
    },
    forecast::{ForHall, Forecasts},
    queue::{PendingRequest, outcome::IssuedAtKiosk, quotas::Quotas},
    store::{
        Store,
        administration::Administration,
        board::Location,
        hall::{ByCode, CodeFound, DeviceByKey, FirstDevices, HallNow},
    },
};

/// Wrong keys and codes of one address within a minute, before it is told to come again later: somebody who types has a
/// hundred tries, and 128 bits are not found by more.
const WRONG_A_MINUTE: u32 = 100;
/// Tickets that one kiosk issues within a minute: a queue of people who know what they want takes three seconds each.
const ISSUED_A_MINUTE: u32 = 60;
/// What one phone asks for within a minute: it is told what changes, and asks only when it wakes.
const ASKED_A_MINUTE: u32 = 60;
/// Morning checks of one location within a minute: each makes every device speak.
const CHECKS_A_MINUTE: u32 = 6;
/// Who makes keys for pages that the program itself opens, in the audit.
const OWN: &str = "callpad";
const MINUTE: Duration = Duration::from_secs(60);

/// Everything that the hall holds in memory.
#[derive(Debug)]
pub(crate) struct Hall {
    store: Arc<Store>,
    forecasts: Arc<Forecasts>,
    zones: Zones,
    /// Kiosks issue tickets also outside a location's hours: in the demo branch, whose day has no morning.
    at_any_hour: bool,
    places: Mutex<HashMap<String, Arc<Place>>>,
    /// The time zones of the locations that were told of.
    time_zones: Mutex<HashMap<String, TimeZone>>,
    slip_turns: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// How visitors' phones reach the server, if it knows.
    phones_at: Option<String>,
    pub(crate) seats: Seats,
    pub(crate) devices: Devices,
    pub(crate) checks: Checks,
    pub(crate) wrong: Pace,
    pub(crate) issued: Pace,
    pub(crate) asked: Pace,
    pub(crate) checked: Pace,
    /// Keys that were made for pages opened by the program that runs this server.
    own_keys: tokio::sync::Mutex<HashMap<String, DeviceKey>>,
}

impl Hall {
    pub(crate) fn new(
        store: Arc<Store>,
        forecasts: Arc<Forecasts>,
        zones: Zones,
        at_any_hour: bool,
        phones: usize,
        phones_at: Option<String>,
        quotas: Arc<Quotas>,
    ) -> Arc<Self> {
        let pending = PendingRequest { caller: Caller::Anybody, zones: zones.clone(), quotas };
        Arc::new(Self {
            devices: Devices::new(store.clone(), pending),
            store,
            forecasts,
            zones,
            at_any_hour,
            places: Mutex::default(),
            time_zones: Mutex::default(),
            slip_turns: Mutex::default(),
            phones_at,
            seats: Seats::new(phones),
            checks: Checks::default(),
            wrong: Pace::new(WRONG_A_MINUTE, MINUTE),
            issued: Pace::new(ISSUED_A_MINUTE, MINUTE),
            asked: Pace::new(ASKED_A_MINUTE, MINUTE),
            checked: Pace::new(CHECKS_A_MINUTE, MINUTE),
            own_keys: tokio::sync::Mutex::default(),
        })
    }

    /// Whether kiosks issue tickets also outside a location's hours.
    pub(crate) fn is_open_at_any_hour(&self) -> bool {
        self.at_any_hour
    }

    /// The screen or kiosk whose key this is.
    pub(crate) async fn device(&self, key: &DeviceKey) -> Result<Option<HallDevice>, Failure> {
        self.store.look(DeviceByKey(key.digest())).await
    }

    /// What a screen or a kiosk shows.
    pub(crate) async fn state(&self, device: &HallDevice) -> Result<Told, Failure> {
        let scene = self.scene(&device.location_id).await?.ok_or(Refusal::UNKNOWN_ID)?;
        let forecast = self.forecast(&scene).await;
        let printer = self.devices.printer_of(device);
        Ok(scene.state(device, &forecast, printer, self.phones_at.as_deref()))
    }

    /// What a phone shows: the number of its ticket in the order of issue, its location, and what it is told.
    pub(crate) async fn phone(&self, digest: SecretDigest) -> Result<Option<(i64, String, Told)>, Failure> {
        let Some(found) = self.store.look(ByCode(digest)).await? else { return Ok(None) };
        let (tickets, location) = match &found {
            CodeFound::Ticket { seq, location } => (vec![*seq], location),
            CodeFound::Held { location, .. } => (Vec::new(), location),
        };
        let Some((scene, mut phones)) = self.scene_with(location, tickets).await? else { return Ok(None) };
        let (seq, told) = match &found {
            CodeFound::Held { ticket, .. } => (0, scene.held(ticket)),
            CodeFound::Ticket { seq, .. } => {
                let forecast = self.forecast(&scene).await;
                (*seq, phones.pop().map(|phone| scene.phone(&phone, &forecast)))
            }
        };
        Ok(told.map(|told| (seq, location.clone(), told)))
    }

    /// A ticket that a kiosk has issued, as it is told.
    pub(crate) async fn issued_ticket(
        &self,
        device: &HallDevice,
        issued: &IssuedAtKiosk,
        code: &PhoneCode,
    ) -> Result<Told, Failure> {
        let scene = self.scene(&device.location_id).await?.ok_or(Refusal::UNKNOWN_ID)?;
        let forecast = self.forecast(&scene).await;
        Ok(scene.issued(issued, code, &forecast))
    }

    /// The moment with the zone of a location that was told of.
    pub(crate) fn now_at(&self, location: &str) -> String {
        let zone = locked(&self.time_zones).get(location).cloned();
        told::shown(self.store.now(), &zone.unwrap_or_else(|| self.zones.of(None)))
    }

    async fn scene(&self, location: &str) -> Result<Option<Scene>, Failure> {
        Ok(self.scene_with(location, Vec::new()).await?.map(|(scene, _)| scene))
    }

    /// A location as it is now, with these of its tickets.
    async fn scene_with(
        &self,
        location: &str,
        tickets: Vec<i64>,
    ) -> Result<Option<(Scene, Vec<PhoneTicket>)>, Failure> {
        let now = HallNow { location: location.to_owned(), most_calls: told::MOST_CALLS, tickets };
        let Some(mut seen) = self.store.look(now).await? else { return Ok(None) };
        let phones = std::mem::take(&mut seen.phones);
        let scene = Scene::of(seen, &self.zones, self.at_any_hour);
        locked(&self.time_zones).insert(scene.location.id.clone(), scene.zone.clone());
        Ok(Some((scene, phones)))
    }

    /// What is foretold for a location.
    pub(crate) async fn forecast(&self, scene: &Scene) -> ForHall {
        let location = &scene.location;
        let place = Location {
            id: location.id.clone(),
            name: location.name.clone(),
            time_zone: location.time_zone.clone(),
            hours: location.hours.clone(),
        };
        self.forecasts.for_hall(&place).await
    }

    /// A seat for a page of a location: of a device, or of a phone that follows a ticket. What happens from now on comes to
    /// it.
    pub(crate) fn sit(self: &Arc<Self>, location: &str, ticket: Option<i64>) -> Seat {
        let mut places = locked(&self.places);
        let place = match places.get(location) {
            Some(place) => place.clone(),
            None => {
                // It listens before anybody reads, so that nothing is missed in between.
                let listening = self.store.follow(Some(&BTreeSet::from([location.to_owned()])), None);
                let place = Arc::new(Place::new(location));
                places.insert(location.to_owned(), place.clone());
                tokio::spawn(place::run(Arc::downgrade(self), place.clone(), listening));
                place
            }
        };
        // Under the lock: a place that nobody sits at is let go under it.
        Seat::take(self.clone(), place, ticket)
    }

    fn leave(&self, place: &Arc<Place>, id: u64) {
        let mut places = locked(&self.places);
        if place.leave(id) {
            places.remove(place.location());
            place.end();
        }
    }

    /// A kiosk's turn to print.
    pub(crate) fn slip_turn(&self, device: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = locked(&self.slip_turns);
        // Of devices that print now there are no more than pages.
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        turns.entry(device.to_owned()).or_default().clone()
    }

    /// What a device's printer is like now. The location's pages are told where that is news.
    pub(crate) fn printer_is(&self, device: &HallDevice, state: &'static str) {
        if self.devices.printer_is(&device.id, state) {
            let place = locked(&self.places).get(&device.location_id).cloned();
            if let Some(place) = place {
                place.tell_devices(&Heard::Everything);
            }
        }
    }

    /// Tells all screens and kiosks of a location.
    pub(crate) fn tell_devices(&self, location: &str, message: &Told) {
        let place = locked(&self.places).get(location).cloned();
        if let Some(place) = place {
            place.tell_devices(&Heard::Text(message.text().into()));
        }
    }

    /// Addresses of a location's first screen and first kiosk, each with a key of this start of the server. The keys that
    /// the two had before end.
    pub(crate) async fn pages(&self, location: &str) -> Result<Vec<(HallDevice, String)>, Failure> {
        let mut keys = self.own_keys.lock().await;
        let mut pages = Vec::new();
        for device in self.store.look(FirstDevices(location.to_owned())).await? {
            let is_kept = match keys.get(&device.id) {
                Some(key) => self.device(key).await?.is_some(),
                None => false,
            };
            if !is_kept {
                let key = DeviceKey::new();
                let give = Administration::DeviceKey { device: device.id.clone(), key: key.clone() };
                self.store.administer(give, OWN.to_owned()).await?;
                keys.insert(device.id.clone(), key);
            }
            if let Some(key) = keys.get(&device.id) {
                let page = device.kind.path(&device.location_id, &device.id);
                let page = format!("{page}#key={}", key.shown());
                pages.push((device, page));
            }
        }
        Ok(pages)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
