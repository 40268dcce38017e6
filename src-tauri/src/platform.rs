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
#[path = "platform/unix.rs"]
mod files;
#[cfg(windows)]
#[path = "platform/windows_files.rs"]
mod files;

pub(crate) use files::{create_private_file, make_private_folder, sync_folder};
pub(crate) use system::{PLATFORM, before_threads, data_home, instance_lock, user_name};
