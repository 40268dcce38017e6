//! What the page asks of its own window.

use tauri::State;

use crate::dto::FaultView;
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
