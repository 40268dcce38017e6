//! The hall: its printers for a clerk, the check of its screens and kiosks for a supervisor.

use callpad_wire::op::{CheckHall, CheckedDevice, HallCheck, HallPrinters, PrintSlip, PrinterState};
use callpad_wire::{CheckId, LocationId, feature};

use super::Counter;
use crate::dto::*;
use crate::session_info::SessionInfo;

/// The longest slip, in Base64: what the server takes of a picture.
const MAX_SLIP: usize = 64 * 1024 / 3 * 4 + 4;
/// The longest id.
const MAX_ID: usize = 200;

impl Counter {
    /// The printers at this counter's location; none where the server has no hall, or nobody knows the location.
    pub(crate) async fn slip_printers(&self) -> Result<SlipPrinters, ErrorView> {
        let info = self.session_info().ok_or(ErrorView::NotNow)?;
        let Some(location_id) = self.own_location(&info) else { return Ok(SlipPrinters::default()) };
        if !info.has(feature::HALL) || !info.issues() {
            return Ok(SlipPrinters::default());
        }
        let asked = HallPrinters { location_id };
        let found = info.session.hall_printers(&asked).await.map_err(|error| ErrorView::from(&error))?;
        let printers: Vec<_> = found.items.into_iter().map(slip_printer).collect();
        let last = self.settings_file().remembered().slip_printer.clone();
        let chosen = last.filter(|last| printers.iter().any(|printer| printer.id == *last));
        Ok(SlipPrinters { printers, chosen })
    }

    /// Where this counter is, if somebody tells it.
    fn own_location(&self, info: &SessionInfo) -> Option<LocationId> {
        let view = self.desk.view();
        info.directory.desk(&view.seat.as_ref()?.desk_id)?.location_id.clone()
    }

    /// Remembers which printer tickets are printed on, or that none is.
    pub(crate) fn choose_slip_printer(&self, device_id: Option<String>) -> Result<(), ErrorView> {
        if device_id.as_ref().is_some_and(|id| id.chars().count() > MAX_ID) {
            return Err(too_long("deviceId", MAX_ID));
        }
        self.settings_file().remember(|remembered| remembered.slip_printer = device_id)
    }

    /// Prints a slip that the page drew: a PNG in Base64. Says how the printer stands; `ready` if the slip is out.
    pub(crate) async fn print_slip(&self, device_id: String, png: String) -> Result<PrinterState, ErrorView> {
        let info = self.session_info().ok_or(ErrorView::NotNow)?;
        if png.len() > MAX_SLIP {
            return Err(too_long("png", MAX_SLIP));
        }
        let location_id = self.own_location(&info).ok_or(ErrorView::NotNow)?;
        let slip = PrintSlip { location_id, device_id: device_id.into(), png };
        info.session.print_slip(&slip).await.map_err(|error| ErrorView::from(&error))
    }

    /// The address of a page of the demonstration's hall, with the key of its device.
    pub(crate) async fn hall_page(&self, page: HallPage) -> Result<String, ErrorView> {
        let sign_in_state = self.sign_in_state.lock().await;
        let server = sign_in_state.built_in.as_ref().ok_or(ErrorView::NotNow)?;
        server.hall_page(page).await
    }

    /// Begins a check of the screens and kiosks of a location.
    pub(crate) async fn check_hall(
        &self,
        server: u32,
        location_id: &str,
    ) -> Result<HallCheckView, ErrorView> {
        let info = self.at(server)?.info;
        let asked = CheckHall { location_id: LocationId::new(location_id) };
        let begun = info.session.check_hall(&asked).await.map_err(|error| ErrorView::from(&error))?;
        Ok(HallCheckView { check: begun.check.to_string(), devices: views(begun.devices.items) })
    }

    /// How far a check is.
    pub(crate) async fn hall_check(
        &self,
        server: u32,
        check: &str,
    ) -> Result<Vec<CheckedDeviceView>, ErrorView> {
        let info = self.at(server)?.info;
        let asked = HallCheck { check: CheckId::new(check) };
        let devices = info.session.hall_check(&asked).await.map_err(|error| ErrorView::from(&error))?;
        Ok(views(devices.items))
    }
}

fn views(devices: Vec<CheckedDevice>) -> Vec<CheckedDeviceView> {
    devices.into_iter().map(checked_device).collect()
}

fn too_long(field: &str, most: usize) -> ErrorView {
    ErrorView::InputInvalid { field: field.into(), max_chars: u32::try_from(most).ok() }
}
