//! What only the running app can tell the self-test.

use callpad_diagnosis::{AppFacts, Notifications, WebView};

use super::telling::blocking;
use crate::counter::Counter;
use crate::dto::NotificationsView;
use crate::platform;

/// What is known now. Asks the system, which takes its time.
pub(crate) async fn app_facts(counter: &Counter) -> AppFacts {
    let system = counter.page_state().shell_state.system;
    let wanted = counter.alerts().notifications;
    let dropped = system.notifications == NotificationsView::Dropped;
    let notifications = blocking(move || notifications(wanted, dropped)).await;
    let web_view = tauri::webview_version().ok().map(|version| WebView {
        name: platform::WEB_VIEW,
        version,
        needed: platform::WEB_VIEW_NEEDED,
    });
    AppFacts {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notifications: notifications.unwrap_or(Notifications::Missing),
        web_view,
        crashes: system.crashes,
        journal_unwritten: counter.journal_unwritten(),
    }
}

fn notifications(wanted: bool, dropped: bool) -> Notifications {
    if !wanted {
        Notifications::Off
    } else if !platform::has_notifications() {
        Notifications::Missing
    } else if platform::notifications_allowed() == Some(false) {
        Notifications::Forbidden
    } else if dropped {
        Notifications::Dropped
    } else if platform::do_not_disturb() == Some(true) {
        Notifications::HeldBack
    } else {
        Notifications::Taken
    }
}
