//! Morning checks: a test call on every screen and kiosk of a location, and what each says of it.

use std::{collections::VecDeque, sync::Mutex, time::Duration};

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::locked;
use crate::domain::hall::HallDevice;

/// Checks that are kept: those of a morning.
const MOST_KEPT: usize = 64;
/// For so long a device may take to answer; then it counts as away.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);
/// The longest reason that a device gives, in characters.
const LONGEST_REASON: usize = 200;

/// What a device says of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checked {
    showed: bool,
    /// Nothing where the device has no sound, or no voice, to be tried.
    sounded: Option<bool>,
    spoke: Option<bool>,
    printed: Option<bool>,
    why: Option<String>,
}

impl Checked {
    /// From a page's message.
    pub(crate) fn read(message: &Map<String, Value>) -> Self {
        let flag = |name: &str| message.get(name).and_then(Value::as_bool);
        let why = message.get("why").and_then(Value::as_str).filter(|why| !why.is_empty());
        Self {
            showed: flag("showed").unwrap_or(false),
            sounded: flag("sounded"),
            spoke: flag("spoke"),
            printed: flag("printed"),
            why: why.map(|why| why.chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect()),
        }
    }
}

#[derive(Debug)]
struct Check {
    id: String,
    location: String,
    began: Instant,
    devices: Vec<(HallDevice, State)>,
}

#[derive(Clone, Debug)]
enum State {
    Waiting,
    Done(Checked),
    Away,
}

/// The last checks.
#[derive(Debug, Default)]
pub(crate) struct Checks(Mutex<VecDeque<Check>>);

impl Checks {
    /// Begins one; gives its id. Who is not here is away from the start.
    pub(crate) fn begin(&self, location: &str, devices: Vec<(HallDevice, bool)>) -> String {
        let id = uuid::Uuid::new_v4().to_string();
        let devices = devices
            .into_iter()
            .map(|(device, is_here)| (device, if is_here { State::Waiting } else { State::Away }))
            .collect();
        let mut checks = locked(&self.0);
        if checks.len() == MOST_KEPT {
            checks.pop_front();
        }
        let location = location.to_owned();
        checks.push_back(Check { id: id.clone(), location, began: Instant::now(), devices });
        id
    }

    /// What a device says; nothing where it was not asked.
    pub(crate) fn answered(&self, id: &str, device: &str, checked: Checked) {
        let mut checks = locked(&self.0);
        let asked = checks.iter_mut().find(|check| check.id == id);
        let state = asked.and_then(|check| check.devices.iter_mut().find(|(one, _)| one.id == device));
        if let Some((_, state)) = state {
            *state = State::Done(checked);
        }
    }

    /// Whether a device was asked by this check.
    pub(crate) fn asks(&self, id: &str, device: &str) -> bool {
        let checks = locked(&self.0);
        checks.iter().any(|check| check.id == id && check.devices.iter().any(|(one, _)| one.id == device))
    }

    /// The location of a check, and how it stands; `None` if it is not known.
    pub(crate) fn told(&self, id: &str) -> Option<(String, Vec<Map<String, Value>>)> {
        let checks = locked(&self.0);
        let check = checks.iter().find(|check| check.id == id)?;
        let is_over = check.began.elapsed() >= ANSWERED_WITHIN;
        let devices = check.devices.iter().map(|(device, state)| told(device, state, is_over)).collect();
        Some((check.location.clone(), devices))
    }
}

fn told(device: &HallDevice, state: &State, is_over: bool) -> Map<String, Value> {
    let (word, checked) = match state {
        State::Done(checked) => ("done", Some(checked.clone())),
        State::Waiting if !is_over => ("waiting", None),
        State::Waiting | State::Away => ("away", None),
    };
    let showed = checked.as_ref().map(|checked| checked.showed);
    let Checked { sounded, spoke, printed, why, .. } = checked.unwrap_or_default();
    [
        ("id", device.id.clone().into()),
        ("name", device.name.clone().into()),
        ("kind", device.kind.word().into()),
        ("state", word.into()),
        ("showed", showed.into()),
        ("sounded", sounded.into()),
        ("spoke", spoke.into()),
        ("printed", printed.into()),
        ("why", why.into()),
    ]
    .into_iter()
    .map(|(name, value): (&str, Value)| (name.to_owned(), value))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::PageKind;

    fn device(id: &str) -> HallDevice {
        let (name, location_id) = (id.to_owned(), "l".to_owned());
        HallDevice { id: id.into(), kind: PageKind::Screen, name, location_id, printer: None }
    }

    #[tokio::test(start_paused = true)]
    async fn who_does_not_answer_in_time_is_away_and_who_was_not_asked_has_nothing_to_say() {
        let checks = Checks::default();
        let id = checks.begin("l", vec![(device("a"), true), (device("b"), true), (device("c"), false)]);
        let message = serde_json::json!({"showed": true, "spoke": 7, "printed": null, "why": "no\nvoice"});
        checks.answered(&id, "a", Checked::read(message.as_object().unwrap()));
        checks.answered(&id, "nobody", Checked::default());
        let states = || -> Vec<Value> {
            checks.told(&id).unwrap().1.iter().map(|device| device["state"].clone()).collect()
        };
        assert_eq!(states(), ["done", "waiting", "away"]);
        let told = &checks.told(&id).unwrap().1;
        assert_eq!(
            (&told[0]["showed"], &told[0]["spoke"], &told[0]["why"]),
            (&true.into(), &Value::Null, &"novoice".into())
        );
        assert_eq!((&told[1]["showed"], &told[1]["printed"]), (&Value::Null, &Value::Null));
        tokio::time::advance(ANSWERED_WITHIN).await;
        assert_eq!(states(), ["done", "away", "away"]);
        for _ in 0..MOST_KEPT {
            checks.begin("l", Vec::new());
        }
        assert!(checks.told(&id).is_none());
    }
}
