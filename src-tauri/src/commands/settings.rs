//! The settings a person can change.

use tauri::State;

use crate::counter::Counter;
use crate::dto::{FaultView, SettingsView};

/// The settings as they are.
#[tauri::command]
#[specta::specta]
pub(crate) fn settings(counter: State<'_, Counter>) -> SettingsView {
    counter.settings()
}

/// Changes them and keeps them on disk.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(
    counter: State<'_, Counter>,
    settings: SettingsView,
) -> Result<SettingsView, FaultView> {
    counter.save_settings(&settings)
}
