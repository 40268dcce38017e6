//! What all windows have in common: their labels, and the page that they never leave.

use callpad_policy::choices::Theme;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::counter::Counter;
use crate::platform;

/// Label of the counter window. `ipc/list.rs` names all of them too.
pub(crate) const COUNTER: &str = "counter";
/// Label of the bar.
pub(crate) const BAR: &str = "bar";
/// Label of the board.
pub(crate) const BOARD: &str = "board";

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
    let settings = counter.settings();
    let chosen = theme(settings.theme).filter(|_| platform::HAS_THEMES);
    builder
        .data_directory(counter.folder().at("webview"))
        .theme(chosen)
        // From its first frame on.
        .content_protected(hides_from_capture(settings.hide_from_capture))
}

/// The frames of the windows, and what the web view takes for the system's choice.
pub(super) fn theme(chosen: Theme) -> Option<tauri::Theme> {
    match chosen {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// Whether pictures of the screen are to show nothing of Callpad, and the system can do that.
fn hides_from_capture(chosen: bool) -> bool {
    chosen && platform::HIDES_FROM_CAPTURE
}

/// Keeps every open window out of pictures of the screen, or no longer.
///
/// # Errors
/// The system's, where a window cannot be kept out: the person must not believe that it is.
pub(super) fn hide_from_capture(app: &AppHandle, chosen: bool) -> tauri::Result<()> {
    if !platform::HIDES_FROM_CAPTURE {
        return Ok(());
    }
    app.webview_windows().values().try_for_each(|window| window.set_content_protected(chosen))
}

/// The web view shows Callpad's own page and nothing else, whatever a link or a redirect asks for.
fn is_own_page(url: &tauri::Url) -> bool {
    url.scheme() == "tauri"
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
}
