//! Linux.
#![allow(unsafe_code)] // set_var before any thread, see before_threads

use std::collections::HashMap;
use std::time::Duration;

use tauri::{Context, WebviewWindow};
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;
use zbus::zvariant::Value;

use super::HandOver;
use crate::dto::Platform;
use crate::folder::{DataFolder, IDENTIFIER};

/// A Callpad that does not take the hand-over within this time hangs.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

pub(crate) const PLATFORM: Platform = Platform::Linux;

/// GTK has one switch for all windows and no way back to the system's choice: the page alone is light or dark.
pub(crate) const HAS_THEMES: bool = false;

/// What draws the pages.
pub(crate) const WEB_VIEW: &str = "WebKitGTK";

/// The oldest that draws everything: what Safari 16.4 draws, which the page is built for.
pub(crate) const WEB_VIEW_NEEDED: &str = "2.40";

/// Neither X11 nor Wayland keeps a window out of pictures of the screen.
pub(crate) const HIDES_FROM_CAPTURE: bool = false;

/// A tray, where there is one.
pub(crate) const MENU_BAR: bool = false;

/// The user of the system, for the identity of a data folder.
pub(crate) fn user_name() -> String {
    // The owner of our own process, which no variable can misstate.
    std::fs::metadata("/proc/self").map_or_else(
        |_| String::new(),
        |m| {
            use std::os::linux::fs::MetadataExt;
            m.st_uid().to_string()
        },
    )
}

/// Sets what GTK and WebKit read from the environment, each only if the user has not set it.
pub(crate) fn before_threads(folder: &DataFolder) {
    let set = |name: &str, value: &std::ffi::OsStr| {
        if std::env::var_os(name).is_none() {
            // SAFETY: called from `run` before any thread is started.
            unsafe { std::env::set_var(name, value) };
        }
    };
    // WebKitGTK draws a blank window on NVIDIA and some Wayland systems (webkit.org/b/261874).
    set("WEBKIT_DISABLE_DMABUF_RENDERER", "1".as_ref());
    // Caches of GStreamer, Mesa, fontconfig and WebKit otherwise go to the home folder.
    set("XDG_CACHE_HOME", folder.at("cache").as_os_str());
    // dconf makes a folder in the configuration folder as soon as GTK reads a setting; it still reads the system's theme
    // through the settings portal and XSETTINGS.
    if !folder.is_default() {
        set("GSETTINGS_BACKEND", "memory".as_ref());
    }
}

/// Its command line says it: `--tray`.
pub(crate) fn started_at_login() -> bool {
    false
}

/// The instance lock: a name on the session bus that carries the identity of folder and user.
pub(crate) fn instance_lock(folder: &DataFolder, _: &mut Context<tauri::Wry>) -> String {
    lock_of(folder)
}

fn lock_of(folder: &DataFolder) -> String {
    format!("{IDENTIFIER}.i{}", folder.identity())
}

/// Hands this start's command line to the Callpad of the folder if one runs, in the words that tauri-plugin-single-instance
/// listens for. Done before GTK starts: a process that has started GTK and then exits at once may crash on its way out, and
/// a foot pedal need not wait for a desktop to load.
pub(crate) fn hand_over(folder: &DataFolder) -> HandOver {
    let name = format!("{}.SingleInstance", lock_of(folder));
    let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
    let command_line: Vec<String> =
        std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let here = std::env::current_dir().unwrap_or_default().display().to_string();
    let handing = || -> zbus::Result<bool> {
        let bus = Builder::session()?.method_timeout(ANSWER_WITHIN).build()?;
        if !DBusProxy::new(&bus)?.name_has_owner(name.as_str().try_into()?)? {
            return Ok(false);
        }
        bus.call_method(
            Some(name.as_str()),
            path.as_str(),
            Some("org.SingleInstance.DBus"),
            "ExecuteCallback",
            &(command_line, here),
        )?;
        Ok(true)
    };
    match handing() {
        Ok(true) => HandOver::Done,
        // Without a bus the plugin finds no other either.
        Ok(false) | Err(_) => HandOver::NobodyRuns,
    }
}

/// The number on the icon, as KDE's panel, Ubuntu's dock and others take it from a signal on the bus. Tauri's own way needs
/// Unity's library, which hardly a system still has. Nobody answers, so nobody can tell whether it is shown.
pub(crate) fn set_badge(_: &WebviewWindow, count: Option<u32>) -> zbus::Result<()> {
    let facts = HashMap::from([
        ("count", Value::from(i64::from(count.unwrap_or(0)))),
        ("count-visible", Value::from(count.is_some())),
    ]);
    let icon = format!("application://{IDENTIFIER}.desktop");
    let bus = Builder::session()?.method_timeout(ANSWER_WITHIN).build()?;
    bus.emit_signal(
        None::<&str>,
        "/io/callpad/desktop",
        "com.canonical.Unity.LauncherEntry",
        "Update",
        &(icon, facts),
    )
}

/// Only an AppImage is a person's own; packages belong to the computer.
pub(crate) fn installed_for_the_person() -> bool {
    std::env::var_os("APPIMAGE").is_some_and(|file| !file.is_empty())
}
