//! The log: one file a start, beneath the data folder; never a token, secret or name.

use std::fs;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use crate::folder::DataFolder;

/// Starts logging to `logs/callpad.log`; the log before it is kept as `callpad.1.log`. Without a writable file
/// the app works on without a log. `CALLPAD_LOG` sets the level (`info` by default).
pub(crate) fn start(folder: &DataFolder) {
    let logs = folder.at("logs");
    let _ = fs::create_dir_all(&logs);
    let path = logs.join("callpad.log");
    let _ = fs::rename(&path, logs.join("callpad.1.log"));
    let Ok(file) = fs::File::create(&path) else { return };
    // Libraries below us log requests at debug level; what is in them is not ours to judge, so they stay at warn.
    let level = std::env::var("CALLPAD_LOG").unwrap_or_else(|_| "info".to_owned());
    let filter = EnvFilter::try_new(format!(
        "warn,callpad_app={level},callpad_desk={level},callpad_client={level},callpad_vault={level},callpad_server={level}"
    ))
    .unwrap_or_else(|_| EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "Callpad starts");
}
