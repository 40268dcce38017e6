//! Which screens and kiosks are here. Supervisors are told when one goes away and when it is back.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep};

use super::locked;
use crate::{
    domain::{hall::HallDevice, refusal::Failure},
    queue::{PendingRequest, asked::Asked},
    rules::command::Command,
    store::Store,
};

/// For so long a page may be gone before its device is away: it may be loading anew.
const AWAY_AFTER: Duration = Duration::from_secs(10);

/// Whether a page can be heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sound {
    /// It has not said.
    #[default]
    Unknown,
    On,
    /// The browser lets no page sound that nobody touched.
    Blocked,
    /// It chimes, and has no voice.
    NoVoice,
}

impl Sound {
    /// By the word of a page.
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "on" => Some(Self::On),
            "blocked" => Some(Self::Blocked),
            "no_voice" => Some(Self::NoVoice),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::On => "on",
            Self::Blocked => "blocked",
            Self::NoVoice => "no_voice",
        }
    }
}

/// Tells those who listen.
#[derive(Clone, Debug)]
struct Teller {
    store: Arc<Store>,
    /// Nobody who is known does it.
    pending: PendingRequest,
}

/// The devices that were here since the start.
#[derive(Debug)]
pub(crate) struct Devices {
    teller: Teller,
    known: Arc<Mutex<HashMap<String, Known>>>,
}

#[derive(Debug)]
struct Known {
    /// How many pages it has open.
    pages: usize,
    is_here: bool,
    /// Since when it is here, or away.
    since: Instant,
    sound: Sound,
    printer: Option<&'static str>,
}

impl Devices {
    pub(super) fn new(store: Arc<Store>, pending: PendingRequest) -> Self {
        Self { teller: Teller { store, pending }, known: Arc::default() }
    }

    /// A page of a device has been opened; it is there until what this gives is dropped.
    pub(crate) fn arrive(&self, device: &HallDevice) -> OpenPage {
        let is_news = {
            let mut known = locked(&self.known);
            let known = known.entry(device.id.clone()).or_insert_with(|| Known {
                pages: 0,
                is_here: false,
                since: Instant::now(),
                sound: Sound::Unknown,
                printer: None,
            });
            known.pages += 1;
            let is_news = !known.is_here;
            if is_news {
                (known.is_here, known.since) = (true, Instant::now());
            }
            is_news
        };
        if is_news {
            tokio::spawn(tell(self.teller.clone(), device.clone(), true));
        }
        OpenPage { teller: self.teller.clone(), known: self.known.clone(), device: device.clone() }
    }

    /// Whether a page can be heard.
    pub(crate) fn sounds(&self, device: &str, sound: Sound) {
        if let Some(known) = locked(&self.known).get_mut(device) {
            known.sound = sound;
        }
    }

    /// What a device's printer is like, as far as it is known.
    pub(super) fn printer_of(&self, device: &HallDevice) -> Option<&'static str> {
        locked(&self.known).get(&device.id)?.printer.filter(|_| device.printer.is_some())
    }

    /// What a device's printer is like now; gives whether that is news.
    pub(super) fn printer_is(&self, device: &str, state: &'static str) -> bool {
        let mut known = locked(&self.known);
        let Some(known) = known.get_mut(device) else { return false };
        known.printer.replace(state) != Some(state)
    }

    /// Whether a device is here.
    pub(crate) fn is_here(&self, device: &str) -> bool {
        locked(&self.known).get(device).is_some_and(|known| known.is_here)
    }

    /// A device, as supervisors see it.
    pub(crate) fn told(&self, device: &HallDevice) -> Map<String, Value> {
        let mut members = members(device, false);
        let known = locked(&self.known);
        let known = known.get(&device.id);
        let since = known.map(|known| known.since.elapsed().as_secs());
        members.insert("here".into(), known.is_some_and(|known| known.is_here).into());
        members.insert("since_s".into(), since.into());
        members.insert("sound".into(), known.map_or(Sound::Unknown, |known| known.sound).word().into());
        let printer = known.and_then(|known| known.printer).filter(|_| device.printer.is_some());
        members.insert("printer".into(), printer.into());
        members
    }
}

/// A page that is open.
#[derive(Debug)]
pub(crate) struct OpenPage {
    teller: Teller,
    known: Arc<Mutex<HashMap<String, Known>>>,
    device: HallDevice,
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        let is_last = {
            let mut known = locked(&self.known);
            let Some(known) = known.get_mut(&self.device.id) else { return };
            known.pages -= 1;
            known.pages == 0
        };
        // Where no more tasks are taken the server has ended, and everybody is away.
        if let Some(handle) = tokio::runtime::Handle::try_current().ok().filter(|_| is_last) {
            let (teller, known, device) = (self.teller.clone(), self.known.clone(), self.device.clone());
            handle.spawn(async move {
                sleep(AWAY_AFTER).await;
                {
                    let mut known = locked(&known);
                    let Some(known) = known.get_mut(&device.id) else { return };
                    if known.pages > 0 || !known.is_here {
                        return;
                    }
                    (known.is_here, known.since, known.sound) = (false, Instant::now(), Sound::Unknown);
                }
                tell(teller, device, false).await;
            });
        }
    }
}

fn members(device: &HallDevice, is_here: bool) -> Map<String, Value> {
    let members = json!({"id": device.id, "name": device.name, "kind": device.kind.word(), "here": is_here});
    match members {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// Tells supervisors, in the order of all that they are told.
async fn tell(Teller { store, pending }: Teller, device: HallDevice, is_here: bool) {
    let members = Value::Object(members(&device, is_here)).to_string();
    let command = Command::TellDevice { location: device.location_id, members };
    let told = store.change(Asked { command: Ok(command), pending, key: None });
    match told.await {
        Ok(_) | Err(Failure::Stopped) => {}
        Err(failure) => tracing::warn!(?failure, "it could not be told that a device came or went"),
    }
}
