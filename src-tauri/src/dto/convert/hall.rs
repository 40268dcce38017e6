//! Screens, kiosks and printers for the pages.

use callpad_wire::op::{CheckedDevice, HallDevice, HallPrinter};

use super::super::*;
use super::or_id;

/// A device of a location.
pub(super) fn device_view(device: &HallDevice) -> DeviceView {
    DeviceView {
        id: device.id.to_string(),
        name: or_id(&device.name, device.id.as_str()),
        kind: device.kind,
        here: device.here,
        since_s: device.since_s,
        sound: device.sound,
        printer: device.printer,
    }
}

/// What a device has reported.
pub(crate) fn checked_device(device: CheckedDevice) -> CheckedDeviceView {
    CheckedDeviceView {
        name: or_id(&device.name, device.id.as_str()),
        id: device.id.to_string(),
        kind: device.kind,
        state: device.state,
        showed: device.showed,
        sounded: device.sounded,
        spoke: device.spoke,
        printed: device.printed,
        why: device.why,
    }
}

/// A device whose printer may be used.
pub(crate) fn slip_printer(printer: HallPrinter) -> SlipPrinter {
    SlipPrinter { name: or_id(&printer.name, printer.id.as_str()), id: printer.id.to_string() }
}
