//! What the page asks of its own window.

use tauri::State;

use crate::dto::{FaultView, PageKind};
use crate::faults;
use crate::shell::{Closing, Printer};

/// Opens the system's print dialog for the page; its print style shows the ticket alone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_page(printer: State<'_, Printer>) -> Result<(), FaultView> {
    printer.print()
}

/// Says that the page has asked the person about closing the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_heard(closing: State<'_, Closing>) -> Result<(), FaultView> {
    closing.heard();
    Ok(())
}

/// Closes the window, whatever is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_app(closing: State<'_, Closing>) -> Result<(), FaultView> {
    closing.decided();
    Ok(())
}

/// Writes down a fault of the page's own, such as an exception that nothing caught: message and stack, of which no more
/// than 2,000 characters are kept. Of one that fails without end, 30 faults a minute are written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn log_page_error(page: PageKind, message: String) -> Result<(), FaultView> {
    faults::of_page(page, &message);
    Ok(())
}
