//! Screens, kiosks and printers of the hall, as pages see them.

use callpad_wire::op::{CheckState, DeviceKind, DeviceSound, PrinterState};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A screen or kiosk as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Its id.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// Whether its page is open and answers.
    pub here: bool,
    /// For how many seconds it had been here or away when the location was read; null if it never was here.
    pub since_s: Option<u32>,
    /// What it says of its sound.
    pub sound: DeviceSound,
    /// How its printer stands; null without one, or where that is not known.
    pub printer: Option<PrinterState>,
}

/// A check of screens and kiosks as it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HallCheckView {
    /// Its id, to ask how it goes on.
    pub check: String,
    /// Its devices.
    pub devices: Vec<CheckedDeviceView>,
}

/// What a device has reported in a check; null is "not asked for, or not known".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckedDeviceView {
    /// Its id.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// How far it is.
    pub state: CheckState,
    /// The test call was on it.
    pub showed: Option<bool>,
    /// It chimed.
    pub sounded: Option<bool>,
    /// It spoke.
    pub spoke: Option<bool>,
    /// The test slip is out.
    pub printed: Option<bool>,
    /// Why something failed, in the server's word; null where it says nothing.
    pub why: Option<String>,
}

/// The printers that a clerk may print a ticket on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlipPrinters {
    /// The devices of this counter's location that have one.
    pub printers: Vec<SlipPrinter>,
    /// The one that was chosen last, if it is among them; null for none.
    pub chosen: Option<String>,
}

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SlipPrinter {
    /// Id of its device.
    pub id: String,
    /// The device's name; the id where it has none.
    pub name: String,
}

/// A page of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum HallPage {
    /// The screen that shows who is called.
    Screen,
    /// The kiosk that issues tickets.
    Kiosk,
}
