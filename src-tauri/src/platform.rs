//! What differs by system: one file each, nothing of it elsewhere.

#[cfg(target_os = "linux")]
#[path = "platform/linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "platform/macos.rs"]
mod system;
#[cfg(target_os = "windows")]
#[path = "platform/windows.rs"]
mod system;

#[cfg(target_os = "linux")]
#[path = "platform/linux_session.rs"]
mod session;
#[cfg(target_os = "macos")]
#[path = "platform/macos_session.rs"]
mod session;
#[cfg(target_os = "windows")]
#[path = "platform/windows_session.rs"]
mod session;

#[cfg(target_os = "linux")]
#[path = "platform/linux_registered.rs"]
mod registered;
#[cfg(target_os = "macos")]
#[path = "platform/macos_registered.rs"]
mod registered;
#[cfg(target_os = "windows")]
#[path = "platform/windows_registered.rs"]
mod registered;

#[cfg(not(target_os = "macos"))]
#[path = "platform/loudspeaker.rs"]
mod loudspeaker;
#[cfg(target_os = "macos")]
#[path = "platform/macos_loudspeaker.rs"]
mod loudspeaker;
#[cfg(any(target_os = "macos", test))]
mod wave;

#[cfg(any(target_os = "macos", test))]
mod login_item;
mod notification;
#[cfg(target_os = "macos")]
#[path = "platform/macos_notifications.rs"]
mod notifications;
#[cfg(not(target_os = "macos"))]
#[path = "platform/plugin_notifications.rs"]
mod notifications;

#[cfg(unix)]
#[path = "platform/unix_common.rs"]
mod common;
#[cfg(windows)]
#[path = "platform/windows_common.rs"]
mod common;

pub(crate) use common::{create_private_file, make_private_folder, sync_folder, terminated};
pub(crate) use loudspeaker::play;
pub(crate) use notification::{Answered, Notification};
pub(crate) use notifications::{
    hear_notifications, remove_notifications, show_notification, with_notifications,
};
pub(crate) use registered::{start_at_login, take_links};
pub(crate) use session::{
    do_not_disturb, has_global_shortcuts, has_notifications, has_tray_host, notifications_allowed,
    watch_session,
};
pub(crate) use system::{
    HAS_THEMES, HIDES_FROM_CAPTURE, MENU_BAR, PLATFORM, WEB_VIEW, WEB_VIEW_NEEDED, before_threads, hand_over,
    installed_for_the_person, instance_lock, set_badge, started_at_login, user_name,
};

/// What came of handing a start's command line to the Callpad of its data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandOver {
    /// One runs and took it.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code))] // the plugin finds it there
    Done,
    /// None runs.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code))] // the plugin finds that there
    NobodyRuns,
    /// Only the single-instance plugin can find it, once the run-time starts.
    #[cfg_attr(target_os = "linux", allow(dead_code))] // the bus tells it there
    LeftToThePlugin,
}

/// Whether handing over was tried before the run-time starts: who cannot have the data folder then says so.
pub(crate) fn hands_over_first() -> bool {
    cfg!(target_os = "linux")
}

/// Puts the icon into the tray with `open`. On Linux the tray's library is looked for only now and may be missing, which
/// it says by a panic: Callpad then goes on without a tray.
pub(crate) fn open_tray(open: impl FnOnce() -> tauri::Result<()>) {
    match crate::error_log::expected_panic(open) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "there is no tray icon"),
        Err(_) => tracing::warn!("there is no tray icon: its library is missing"),
    }
}

/// What the system tells of the person's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionChange {
    /// The screen was locked.
    Locked,
    /// It was unlocked.
    Unlocked,
    /// The computer falls asleep.
    Asleep,
    /// It woke.
    Awake,
}

/// The system's language as a BCP 47 tag; "en" where it names none, or none that can be read.
pub(crate) fn language() -> String {
    sys_locale::get_locale()
        .filter(|tag| !matches!(tag.as_str(), "" | "C" | "POSIX"))
        .unwrap_or_else(|| "en".into())
}
