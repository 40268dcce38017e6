//! The counter window, and what it has in common with the bar.

use callpad_policy::choices::Theme;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::geometry::{FIRST, SMALLEST};
use super::visibility;
use crate::counter::Counter;
use crate::dto::ErrorView;
use crate::platform;

/// The window's label, which `ipc/list.rs` names too.
pub(crate) const COUNTER: &str = "counter";

/// Makes the window, which is not shown yet.
pub(super) fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    own_page(app, COUNTER, "index.html")
        .inner_size(FIRST.0, FIRST.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .build()
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

/// Shows the counter window, in front.
pub(crate) fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(COUNTER) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
    visibility::changed(app);
}

/// Prints what the window shows. The commands know it without knowing the kind of window, so that they run on the mock
/// run-time too.
pub(crate) struct Printer(Box<dyn Fn() -> tauri::Result<()> + Send + Sync>);

impl Printer {
    pub(super) fn new(window: WebviewWindow) -> Self {
        Self(Box::new(move || window.print()))
    }

    /// Opens the system's print dialog for the page.
    pub(crate) fn print(&self) -> Result<(), ErrorView> {
        (self.0)().map_err(|error| ErrorView::Printing { detail: error.to_string() })
    }
}
