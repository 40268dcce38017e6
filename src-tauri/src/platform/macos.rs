//! macOS.

use std::path::PathBuf;

use tauri::{Context, WebviewWindow};

use super::HandOver;
use crate::dto::Platform;
use crate::folder::{DataFolder, IDENTIFIER};

pub(crate) const PLATFORM: Platform = Platform::Macos;

/// Frames and the web view follow.
pub(crate) const HAS_THEMES: bool = true;

/// What draws the pages.
pub(crate) const WEB_VIEW: &str = "WebKit";

/// The oldest that draws everything: that of Safari 16.4, which the page is built for; macOS counts so.
pub(crate) const WEB_VIEW_NEEDED: &str = "18615";

/// The user of the system, for the identity of a data folder.
pub(crate) fn user_name() -> String {
    std::env::var("USER").unwrap_or_default()
}

/// Nothing to set.
pub(crate) fn before_threads(_: &DataFolder) {}

/// The plugin's socket is `/tmp/<identifier>_si.sock`, one per machine, so the identifier it sees must carry the
/// identity of folder and user.
pub(crate) fn instance_lock(folder: &DataFolder, context: &mut Context<tauri::Wry>) -> String {
    let id = format!("{IDENTIFIER}.i{}", folder.identity());
    context.config_mut().identifier.clone_from(&id);
    id
}

/// The plugin does it, as the first thing when the run-time starts.
pub(crate) fn hand_over(_: &DataFolder) -> HandOver {
    HandOver::LeftToThePlugin
}

/// The number on the icon in the dock.
pub(crate) fn set_badge(window: &WebviewWindow, count: Option<u32>) -> tauri::Result<()> {
    window.set_badge_count(count.map(i64::from))
}

/// An app in the person's own folder; the one in /Applications is the computer's.
pub(crate) fn installed_for_the_person() -> bool {
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let here = std::env::current_exe().ok();
    here.zip(home).is_some_and(|(here, home)| here.starts_with(home))
}
