//! Commands for the page's own window.

use tauri::State;

use crate::dto::{ErrorView, PageKind};
use crate::error_log;
use crate::shell::{Printer, QuitGuard};

/// Opens the system's print dialog for the page; its print style shows the ticket, or the report, alone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_page(printer: State<'_, Printer>, page: PageKind) -> Result<(), ErrorView> {
    printer.print(page)
}

/// Says that the page has asked the person about closing the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_heard(guard: State<'_, QuitGuard>) -> Result<(), ErrorView> {
    guard.page_answered();
    Ok(())
}

/// Closes the window, whatever is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_app(guard: State<'_, QuitGuard>) -> Result<(), ErrorView> {
    guard.confirmed();
    Ok(())
}

/// Writes down an error of the page's own, such as an exception that nothing caught: message and stack, of which no more
/// than 2,000 characters are kept. Of one that fails without end, 30 errors a minute are written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn log_page_error(page: PageKind, message: String) -> Result<(), ErrorView> {
    error_log::of_page(page, &message);
    Ok(())
}
