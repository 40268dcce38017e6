//! What the page asks of its own window.

use tauri::State;

use crate::dto::FaultView;
use crate::shell::Printer;

/// Opens the system's print dialog for the page; its print style shows the ticket alone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_page(printer: State<'_, Printer>) -> Result<(), FaultView> {
    printer.print()
}
