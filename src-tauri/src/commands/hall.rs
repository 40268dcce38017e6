//! The hall: its printers, its pages in the demonstration, and the check of its screens and kiosks.

use callpad_wire::op::PrinterState;
use tauri::State;

use crate::counter::Counter;
use crate::dto::{CheckedDeviceView, ErrorView, HallCheckView, HallPage, SlipPrinters};
use crate::shell::Desktop;

/// The printers at this counter's location, and which was chosen last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn slip_printers(counter: State<'_, Counter>) -> Result<SlipPrinters, ErrorView> {
    counter.slip_printers().await
}

/// Remembers which printer tickets are printed on; null for none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_slip_printer(
    counter: State<'_, Counter>,
    device_id: Option<String>,
) -> Result<(), ErrorView> {
    counter.choose_slip_printer(device_id)
}

/// Prints a slip, a PNG in Base64. Says how the printer stands: `ready` if the slip is out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_slip(
    counter: State<'_, Counter>,
    device_id: String,
    png: String,
) -> Result<PrinterState, ErrorView> {
    counter.print_slip(device_id, png).await
}

/// Opens a page of the demonstration's hall in the person's browser.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_hall_page(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
    page: HallPage,
) -> Result<(), ErrorView> {
    desktop.open_hall_page(&counter.hall_page(page).await?)
}

/// Begins a check of the screens and kiosks of a location: a test call and a test slip on each.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_hall(
    counter: State<'_, Counter>,
    server: u32,
    location_id: String,
) -> Result<HallCheckView, ErrorView> {
    counter.check_hall(server, &location_id).await
}

/// How far a check is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hall_check(
    counter: State<'_, Counter>,
    server: u32,
    check: String,
) -> Result<Vec<CheckedDeviceView>, ErrorView> {
    counter.hall_check(server, &check).await
}
