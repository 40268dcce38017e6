//! Windows.

use tauri::{Context, WebviewWindow};

use super::HandOver;
use crate::dto::Platform;
use crate::folder::{DataFolder, IDENTIFIER};

pub(crate) const PLATFORM: Platform = Platform::Windows;

/// Frames and the web view follow.
pub(crate) const HAS_THEMES: bool = true;

/// What draws the pages.
pub(crate) const WEB_VIEW: &str = "WebView2";

/// The oldest that draws everything: that of Chrome 111, which the page is built for.
pub(crate) const WEB_VIEW_NEEDED: &str = "111";

/// `SetWindowDisplayAffinity`: since Windows 10 2004 such a window is missing in pictures, before it is black.
pub(crate) const HIDES_FROM_CAPTURE: bool = true;

/// A tray.
pub(crate) const MENU_BAR: bool = false;

/// The user of the system, for the identity of a data folder.
pub(crate) fn user_name() -> String {
    let part = |name| std::env::var(name).unwrap_or_default();
    format!("{}\\{}", part("USERDOMAIN"), part("USERNAME"))
}

/// Nothing to set.
pub(crate) fn before_threads(_: &DataFolder) {}

/// Its command line says it: `--tray`.
pub(crate) fn started_at_login() -> bool {
    false
}

/// The plugin's mutex is named after the identifier and belongs to the user's session already; a folder of one's
/// own gets a name of its own. The default folder keeps the plain identifier, which notifications need.
pub(crate) fn instance_lock(folder: &DataFolder, context: &mut Context<tauri::Wry>) -> String {
    if folder.is_default() {
        return IDENTIFIER.to_owned();
    }
    let id = format!("{IDENTIFIER}.i{}", folder.identity());
    context.config_mut().identifier.clone_from(&id);
    id
}

/// The plugin does it, as the first thing when the run-time starts.
pub(crate) fn hand_over(_: &DataFolder) -> HandOver {
    HandOver::LeftToThePlugin
}

/// Windows has no numbers on its taskbar: the tray's picture for "somebody waits" lies over the icon instead.
pub(crate) fn set_badge(window: &WebviewWindow, count: Option<u32>) -> tauri::Result<()> {
    window.set_overlay_icon(count.map(|_| tauri::include_image!("../icons/tray/waiting.png")))
}

/// The setup for one person puts Callpad beneath that person's own folder; the MSI, which is the computer's, does not.
pub(crate) fn installed_for_the_person() -> bool {
    let own = callpad_diagnosis::data_home();
    std::env::current_exe().ok().zip(own).is_some_and(|(here, own)| here.starts_with(own))
}
