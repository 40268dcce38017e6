//! Screens, kiosks and printers of our own server's halls, as clerks and supervisors see them.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{CreateTicket, Method, Operation, OperationKind, Params, role};
use crate::feature;
use crate::ids::{CheckId, DeviceId, LocationId};
use crate::lenient::{self, Unreadable};
use crate::model::{self, Readable};

/// What a page of the hall is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DeviceKind {
    /// Shows who is called.
    Screen,
    /// Issues tickets.
    Kiosk,
    /// Something that this version does not know.
    Other,
}

/// What a page says of its sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DeviceSound {
    /// It can be heard.
    On,
    /// The browser lets it sound only after a touch.
    Blocked,
    /// It chimes and has no voice.
    NoVoice,
    /// It has not said.
    Unknown,
}

/// How a printer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PrinterState {
    /// It can print.
    Ready,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter or the paper is stuck.
    Jammed,
    /// An error that it does not explain.
    Error,
    /// It cannot be reached.
    Away,
    /// It can be reached and does not say how it stands.
    Silent,
    /// Other slips are in the way.
    Busy,
}

/// A screen or kiosk as it is now; the board tells them with each location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallDevice {
    /// The device.
    pub id: DeviceId,
    /// Its name; empty if the server sent none.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// Whether its page is open and answers.
    pub here: bool,
    /// For how many seconds it has been here or away; `None` if it never was here.
    pub since_s: Option<u32>,
    /// What it says of its sound.
    pub sound: DeviceSound,
    /// How its printer stands, if it has one and that is known.
    pub printer: Option<PrinterState>,
}

/// Begins a check of every screen and kiosk of a location: a test call and a test slip. The reply is the check as it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckHall {
    /// The location.
    pub location_id: LocationId,
}

/// How a check stands: what each device has reported so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallCheck {
    /// The check.
    pub check: CheckId,
}

/// A check that began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckBegun {
    /// Its id, for [`HallCheck`].
    pub check: CheckId,
    /// Its devices.
    pub devices: Readable<CheckedDevice>,
}

/// How far a device is in a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CheckState {
    /// It has not reported.
    Waiting,
    /// It has.
    Done,
    /// It is not there, or did not report in time.
    Away,
}

/// What a device reported in a check. `None` is "not asked for, or not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedDevice {
    /// The device.
    pub id: DeviceId,
    /// Its name; empty if the server sent none.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// How far it is.
    pub state: CheckState,
    /// The test call was seen.
    pub showed: Option<bool>,
    /// It chimed.
    pub sounded: Option<bool>,
    /// It spoke.
    pub spoke: Option<bool>,
    /// The test slip is out.
    pub printed: Option<bool>,
    /// Why something failed, in the device's own word.
    pub why: Option<String>,
}

/// The devices of a location that have a printer: feature `hall` of our server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallPrinters {
    /// The location.
    pub location_id: LocationId,
}

/// A device whose printer clerks may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallPrinter {
    /// The device.
    pub id: DeviceId,
    /// Its name; empty if the server sent none.
    pub name: String,
}

/// Prints a slip on a device's printer.
#[derive(Clone, PartialEq, Eq)]
pub struct PrintSlip {
    /// The location.
    pub location_id: LocationId,
    /// The device.
    pub device_id: DeviceId,
    /// The slip: a PNG, in Base64.
    pub png: String,
}

impl Operation for CheckHall {
    const OP: &'static str = "hall/checks";
    const FEATURE: Option<&'static str> = Some(feature::HALL);
    // A second check shows another test call; nothing in the queue changes.
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = CheckBegun;

    fn params(&self) -> Params {
        Params::new().text("location_id", &self.location_id)
    }

    fn read(body: &Map<String, Value>) -> Result<CheckBegun, Unreadable> {
        let id = body.get("check");
        let check = id.and_then(lenient::id).map(CheckId::new).ok_or_else(|| Unreadable::new("check", id))?;
        Ok(CheckBegun { check, devices: model::list(body, "devices", CheckedDevice::read)? })
    }
}

impl Operation for HallCheck {
    const OP: &'static str = "hall/checks";
    const FEATURE: Option<&'static str> = Some(feature::HALL);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = Readable<CheckedDevice>;

    fn params(&self) -> Params {
        Params::new()
    }

    fn segment(&self) -> Option<&str> {
        Some(self.check.as_str())
    }

    fn read(body: &Map<String, Value>) -> Result<Self::Reply, Unreadable> {
        model::list(body, "devices", CheckedDevice::read)
    }
}

impl Operation for HallPrinters {
    const OP: &'static str = "hall/printers";
    const FEATURE: Option<&'static str> = Some(feature::HALL);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = CreateTicket::ROLES;
    type Reply = Readable<HallPrinter>;

    fn params(&self) -> Params {
        Params::new().text("location_id", &self.location_id)
    }

    fn read(body: &Map<String, Value>) -> Result<Self::Reply, Unreadable> {
        model::list(body, "printers", HallPrinter::read)
    }
}

impl Operation for PrintSlip {
    const OP: &'static str = "hall/slips";
    const FEATURE: Option<&'static str> = Some(feature::HALL);
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = CreateTicket::ROLES;
    /// How the printer stands: [`PrinterState::Ready`] if the slip is out.
    type Reply = PrinterState;

    fn params(&self) -> Params {
        Params::new()
            .text("location_id", &self.location_id)
            .text("device_id", &self.device_id)
            .text("png", &self.png)
    }

    fn read(body: &Map<String, Value>) -> Result<PrinterState, Unreadable> {
        let out = body.get("out");
        match out.and_then(lenient::boolean) {
            Some(true) => Ok(PrinterState::Ready),
            // Whatever it says: not out is not ready.
            Some(false) => Ok(match body.get("printer").and_then(PrinterState::read) {
                None | Some(PrinterState::Ready) => PrinterState::Error,
                Some(state) => state,
            }),
            None => Err(Unreadable::new("out", out)),
        }
    }
}

impl std::fmt::Debug for PrintSlip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrintSlip({}, {} bytes)", self.device_id, self.png.len())
    }
}

impl DeviceKind {
    fn read(value: Option<&Value>) -> Self {
        match value.and_then(Value::as_str) {
            Some("screen") => Self::Screen,
            Some("kiosk") => Self::Kiosk,
            _ => Self::Other,
        }
    }
}

impl PrinterState {
    /// A word of this version or another one; whatever that is, it is not "ready".
    fn read(value: &Value) -> Option<Self> {
        Some(match value.as_str()? {
            "ready" => Self::Ready,
            "paper_out" => Self::PaperOut,
            "cover_open" => Self::CoverOpen,
            "jammed" => Self::Jammed,
            "away" => Self::Away,
            "silent" => Self::Silent,
            "busy" => Self::Busy,
            _ => Self::Error,
        })
    }
}

/// What each of the lists says of a device.
struct Named<'a> {
    map: &'a Map<String, Value>,
    id: DeviceId,
    name: String,
    kind: DeviceKind,
}

fn device(value: &Value) -> Result<Named<'_>, Unreadable> {
    let map = value.as_object().ok_or_else(|| Unreadable::new("device", Some(value)))?;
    let id = map.get("id");
    let id = id.and_then(lenient::id).ok_or_else(|| Unreadable::new("id", id))?;
    let name = map.get("name").and_then(lenient::label).unwrap_or_default();
    Ok(Named { map, id: DeviceId::new(id), name, kind: DeviceKind::read(map.get("kind")) })
}

impl HallDevice {
    pub(super) fn read(value: &Value) -> Result<Self, Unreadable> {
        let Named { map, id, name, kind } = device(value)?;
        let here = map.get("here");
        Ok(Self {
            id,
            name,
            kind,
            here: here.and_then(lenient::boolean).ok_or_else(|| Unreadable::new("here", here))?,
            since_s: map.get("since_s").and_then(lenient::seconds),
            sound: match map.get("sound").and_then(Value::as_str) {
                Some("on") => DeviceSound::On,
                Some("blocked") => DeviceSound::Blocked,
                Some("no_voice") => DeviceSound::NoVoice,
                _ => DeviceSound::Unknown,
            },
            printer: map.get("printer").and_then(PrinterState::read),
        })
    }
}

impl CheckedDevice {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let Named { map, id, name, kind } = device(value)?;
        let state = map.get("state");
        let told = |key: &str| map.get(key).and_then(lenient::boolean);
        Ok(Self {
            id,
            name,
            kind,
            state: match state.and_then(Value::as_str) {
                Some("waiting") => CheckState::Waiting,
                Some("done") => CheckState::Done,
                Some("away") => CheckState::Away,
                _ => return Err(Unreadable::new("state", state)),
            },
            showed: told("showed"),
            sounded: told("sounded"),
            spoke: told("spoke"),
            printed: told("printed"),
            why: map.get("why").and_then(lenient::label),
        })
    }
}

impl HallPrinter {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let Named { id, name, .. } = device(value)?;
        Ok(Self { id, name })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::lenient::tests::any_json;

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn devices_and_their_printers_are_read_and_unknown_words_are_no_good_news() {
        let device = json!({"id": "s1", "name": "Entrance", "kind": "screen", "here": true, "since_s": 61,
            "sound": "blocked", "printer": null});
        let read = HallDevice::read(&device).unwrap();
        assert_eq!((read.kind, read.sound, read.printer), (DeviceKind::Screen, DeviceSound::Blocked, None));
        assert_eq!((read.here, read.since_s), (true, Some(61)));
        let device = json!({"id": "k", "kind": "hologram", "here": false, "printer": "melted"});
        let read = HallDevice::read(&device).unwrap();
        assert_eq!((read.kind, read.printer), (DeviceKind::Other, Some(PrinterState::Error)));
        assert_eq!(HallDevice::read(&json!({"id": "k"})).unwrap_err().field, "here");
    }

    #[test]
    fn a_check_tells_what_each_device_reported() {
        let body = map(json!({"check": "7", "devices": [
            {"id": "s", "name": "Screen", "kind": "screen", "state": "done", "showed": true, "sounded": true,
             "spoke": false, "printed": null, "why": "no_voice"},
            {"id": "k", "kind": "kiosk", "state": "waiting"},
            {"id": "x", "state": "lost"},
        ]}));
        let begun = CheckHall::read(&body).unwrap();
        assert_eq!(begun.check, CheckId::new("7"));
        let [screen, kiosk] = begun.devices.items.as_slice() else { panic!("{begun:?}") };
        assert_eq!((screen.spoke, screen.printed), (Some(false), None));
        assert_eq!(screen.why.as_deref(), Some("no_voice"));
        assert_eq!((kiosk.state, kiosk.showed), (CheckState::Waiting, None));
        assert_eq!(begun.devices.unreadable[0].field, "devices[2].state");
        assert_eq!(HallCheck::read(&body).unwrap(), begun.devices);
    }

    #[test]
    fn a_slip_is_out_only_where_the_server_says_so() {
        let read = |value| PrintSlip::read(&map(value));
        assert_eq!(read(json!({"out": true, "printer": "ready"})), Ok(PrinterState::Ready));
        assert_eq!(read(json!({"out": false, "printer": "paper_out"})), Ok(PrinterState::PaperOut));
        assert_eq!(read(json!({"out": false, "printer": "ready"})), Ok(PrinterState::Error));
        assert_eq!(read(json!({"out": false})), Ok(PrinterState::Error));
        assert_eq!(read(json!({"printer": "ready"})).unwrap_err().field, "out");
    }

    proptest! {
        #[test]
        fn nothing_that_comes_is_a_panic(value in any_json()) {
            let _ = (HallDevice::read(&value), CheckedDevice::read(&value), HallPrinter::read(&value));
            let body = Map::from_iter([("devices".to_owned(), value.clone()), ("check".to_owned(), value.clone())]);
            let _ = (CheckHall::read(&body), HallCheck::read(&body));
            let body = Map::from_iter([("out".to_owned(), value.clone()), ("printers".to_owned(), value)]);
            let _ = (PrintSlip::read(&body), HallPrinters::read(&body));
        }
    }
}
