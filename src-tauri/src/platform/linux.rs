//! Linux.
#![allow(unsafe_code)] // set_var before any thread, see before_threads

use std::path::PathBuf;

use tauri::Context;

use crate::dto::Platform;
use crate::folder::{DataFolder, IDENTIFIER};

pub(crate) const PLATFORM: Platform = Platform::Linux;

/// `$XDG_DATA_HOME`, else `~/.local/share`.
pub(crate) fn data_home() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    absolute("XDG_DATA_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
}

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

/// The instance lock: a name on the session bus that carries the identity of folder and user.
pub(crate) fn instance_lock(folder: &DataFolder, _: &mut Context<tauri::Wry>) -> String {
    format!("{IDENTIFIER}.i{}", folder.identity())
}
