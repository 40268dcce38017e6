//! The main thread, and the tasks beside it.
//!
//! Windows, tray and menus live on the main thread. Asked from a task they answer over it, and the task's thread waits. At
//! the end of the app the main thread waits for tasks in its turn: on a computer with few processors none would be left.

use std::future::Future;
use std::sync::mpsc;
use std::time::Duration;

use tauri::AppHandle;

/// Carries this out on the main thread, some time soon; waits for nothing.
pub(super) fn on_main_thread(app: &AppHandle, work: impl FnOnce(&AppHandle) + Send + 'static) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || work(&handle)) {
        tracing::info!(%error, "the main thread takes nothing any more");
    }
}

/// Waits here, on the main thread, until a task has ended, but no longer than this; tells whether it has ended. The time is
/// not the tasks' own: they may be waiting for this very thread.
pub(super) fn wait_for(task: impl Future<Output = ()> + Send + 'static, within: Duration) -> bool {
    let (ended, end) = mpsc::channel();
    tauri::async_runtime::spawn(async move {
        task.await;
        // Nobody waits any more where it came too late.
        let _ = ended.send(());
    });
    end.recv_timeout(within).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_waited_for_and_one_that_does_not_end_is_left() {
        assert!(wait_for(async {}, Duration::from_secs(60)));
        assert!(!wait_for(std::future::pending(), Duration::from_millis(1)));
    }
}
