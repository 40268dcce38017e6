//! The counter window, and what it has in common with the bar.

use tauri::{AppHandle, Manager, WebviewWindow};

use super::geometry::{FIRST, SMALLEST};
use super::window_state::WindowStates;
use super::windows::{self, COUNTER, own_page};
use super::{board, visibility};
use crate::dto::{ErrorView, PageKind};

/// Makes the window where it was, not shown yet.
pub(super) fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = own_page(app, COUNTER, "index.html")
        .inner_size(FIRST.0, FIRST.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .build()?;
    if let Some(states) = app.try_state::<WindowStates>() {
        states.counter.restore(&window)?;
    }
    Ok(window)
}

/// Shows the window that the person works in, in front: the counter, or the board of one who has no counter.
pub(crate) fn bring_to_front(app: &AppHandle) {
    let shown = if board::is_all(app) { board::show(app) } else { show(app) };
    if let Err(error) = shown {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
    visibility::changed(app);
}

/// Shows the counter window, in front. It is made where the start needed none.
fn show(app: &AppHandle) -> tauri::Result<()> {
    let window = match app.get_webview_window(COUNTER) {
        Some(window) => window,
        None => build(app)?,
    };
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Prints what the window shows. The commands know it without knowing the kind of window, so that they run on the mock
/// run-time too.
pub(crate) struct Printer(Box<dyn Fn(PageKind) -> tauri::Result<()> + Send + Sync>);

impl Printer {
    pub(super) fn new(app: AppHandle) -> Self {
        Self(Box::new(move |page| {
            let label = match page {
                PageKind::Counter => COUNTER,
                PageKind::Bar => windows::BAR,
                PageKind::Board => windows::BOARD,
            };
            app.get_webview_window(label).map_or(Ok(()), |window| window.print())
        }))
    }

    /// Opens the system's print dialog for a page.
    pub(crate) fn print(&self, page: PageKind) -> Result<(), ErrorView> {
        (self.0)(page).map_err(|error| ErrorView::Printing { detail: error.to_string() })
    }
}
