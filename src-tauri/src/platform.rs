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

#[cfg(unix)]
#[path = "platform/unix_common.rs"]
mod common;
#[cfg(windows)]
#[path = "platform/windows_common.rs"]
mod common;

pub(crate) use common::{create_private_file, make_private_folder, sync_folder, told_to_end};
pub(crate) use system::{PLATFORM, before_threads, data_home, instance_lock, user_name};

/// The system's language as a BCP 47 tag; "en" where it names none, or none that can be read.
pub(crate) fn language() -> String {
    sys_locale::get_locale()
        .filter(|tag| !matches!(tag.as_str(), "" | "C" | "POSIX"))
        .unwrap_or_else(|| "en".into())
}
