//! The counter window, and what it has in common with the bar.

use callpad_policy::choices::Theme;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::geometry::{FIRST, SMALLEST};
use super::window_state::WindowStates;
use super::{bar, board, visibility};
use crate::counter::Counter;
use crate::dto::{ErrorView, PageKind};
use crate::platform;

/// The window's label, which `ipc/list.rs` names too.
pub(crate) const COUNTER: &str = "counter";

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

/// A hidden window on a page of Callpad's own, which it never leaves.
pub(super) fn own_page<'a>(
    app: &'a AppHandle,
    label: &str,
    page: &str,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    let builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Callpad")
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .visible(false);
    let Some(counter) = app.try_state::<Counter>() else { return builder };
    let chosen = theme(counter.settings().theme).filter(|_| platform::HAS_THEMES);
    builder.data_directory(counter.folder().at("webview")).theme(chosen)
}

/// The frames of the windows, and what the web view takes for the system's choice.
pub(super) fn theme(chosen: Theme) -> Option<tauri::Theme> {
    match chosen {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// The web view shows Callpad's own page and nothing else, whatever a link or a redirect asks for.
fn is_own_page(url: &tauri::Url) -> bool {
    url.scheme() == "tauri"
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
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
                PageKind::Bar => bar::LABEL,
                PageKind::Board => board::LABEL,
            };
            app.get_webview_window(label).map_or(Ok(()), |window| window.print())
        }))
    }

    /// Opens the system's print dialog for a page.
    pub(crate) fn print(&self, page: PageKind) -> Result<(), ErrorView> {
        (self.0)(page).map_err(|error| ErrorView::Printing { detail: error.to_string() })
    }
}
