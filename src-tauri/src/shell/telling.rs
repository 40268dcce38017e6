//! What the clerk's and the supervisor's alerts have in common: quiet, whether notifications are shown, their numbers.

use tauri::{AppHandle, Manager};

use crate::counter::Counter;
use crate::dto::NotificationsView;
use crate::platform;

/// While the system asks for quiet, it is asked this often whether it still does.
const ASK_AGAIN: std::time::Duration = std::time::Duration::from_secs(15);

/// The button of a supervisor's alert.
pub(super) const OPEN_BOARD: &str = "open-board";
/// The fact that a supervisor's alert carries.
pub(super) const BOARD: &str = "board";

/// Whether the system asks for quiet now; then its end is waited for.
pub(super) async fn is_quiet(app: &AppHandle, counter: &Counter) -> bool {
    let quiet = blocking(platform::do_not_disturb).await.flatten();
    counter.set_system_quiet(quiet);
    if quiet == Some(true) {
        wait_for_the_end_of_quiet(app.clone());
    }
    quiet == Some(true)
}

/// Shows a notification where something can, and notes how that fared.
pub(super) async fn show(counter: &Counter, notify: impl FnOnce() -> bool) {
    let works = blocking(platform::has_notifications).await.unwrap_or(true);
    let shown = works && notify();
    counter.set_system(|system| {
        system.notifications = match (works, shown) {
            (false, _) => NotificationsView::Missing,
            (true, false) => NotificationsView::Dropped,
            (true, true) => NotificationsView::Working,
        };
    });
}

fn wait_for_the_end_of_quiet(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(ASK_AGAIN).await;
            let quiet = blocking(platform::do_not_disturb).await.flatten();
            if quiet != Some(true) {
                if let Some(counter) = app.try_state::<Counter>() {
                    counter.set_system_quiet(quiet);
                }
                return;
            }
        }
    });
}

pub(super) async fn blocking<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tauri::async_runtime::spawn_blocking(ask).await.ok()
}

/// The system's notifications are numbered by signed numbers; ours begin anew with each start.
pub(super) fn number(id: u32) -> i32 {
    i32::try_from(id & 0x7fff_ffff).unwrap_or_default()
}
