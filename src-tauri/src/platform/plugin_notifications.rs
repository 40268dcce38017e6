//! Notifications of Linux and Windows, by Tauri's plugin.

use tauri::AppHandle;
use tauri_plugin_notification::{Action, ActionType, NotificationExt};

use super::notification::{Answered, Notification};

/// Brings what shows notifications into the app.
pub(crate) fn with_notifications(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    builder.plugin(tauri_plugin_notification::init())
}

/// Shows one.
pub(crate) fn show_notification(app: &AppHandle, shown: Notification) -> Result<(), String> {
    let notifications = app.notification();
    let buttons =
        shown.buttons.into_iter().map(|(name, words)| Action::builder(name, words).build()).collect();
    let (fact, says) = shown.fact;
    notifications
        .register_action_types(vec![ActionType::builder(shown.kind).actions(buttons).build()])
        .and_then(|()| {
            notifications
                .builder()
                .id(shown.number)
                .title(shown.title)
                .body(shown.body)
                .action_type_id(shown.kind)
                .extra(fact, says)
                .show()
        })
        .map_err(|error| error.to_string())
}

/// Takes away all that are shown.
pub(crate) fn remove_notifications(app: &AppHandle) -> Result<(), String> {
    app.notification().remove_all_active().map_err(|error| error.to_string())
}

/// Tells `heard` of each answer from now on. The facts are those of these names.
pub(crate) fn hear_notifications(
    app: &AppHandle,
    facts: &'static [&'static str],
    heard: impl Fn(Answered) + Send + Sync + 'static,
) -> Result<(), String> {
    app.notification()
        .on_action(move |performed| {
            let extra = performed.notification().map(|shown| shown.extra());
            let fact = facts.iter().find_map(|name| {
                let says = extra.as_ref()?.get(*name)?.as_str()?;
                Some(((*name).to_owned(), says.to_owned()))
            });
            heard(Answered { button: performed.action_id().to_owned(), fact });
        })
        .map(|_| ())
        .map_err(|error| error.to_string())
}
