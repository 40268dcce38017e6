//! The settings a person can change.

use tauri::State;

use crate::counter::Counter;
use crate::dto::ErrorView;
use crate::settings::SettingsView;
use crate::shell::Desktop;

/// The settings as they are.
#[tauri::command]
#[specta::specta]
pub(crate) fn settings(counter: State<'_, Counter>) -> SettingsView {
    counter.settings_view()
}

/// Changes them, keeps them on disk, and lets the system follow them: shortcuts, links, start at login. What the system does not follow
/// is told beside, in `SystemView::troubles`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
    settings: SettingsView,
) -> Result<SettingsView, ErrorView> {
    let saved = counter.save_settings(&settings.settings)?;
    desktop.follow_settings();
    Ok(saved)
}
