//! Whether anything of Callpad can be seen. Counts are looked at less often while nothing is (T11), and what was told is
//! seen when the person comes.

use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

use super::main_thread::on_main_thread;
use super::windows;
use crate::counter::Counter;

/// In which a window that was shown, hidden or minimised is so: the systems carry it out after the call.
const SETTLES: Duration = Duration::from_millis(300);

/// How a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    visible: bool,
    minimized: bool,
    focused: bool,
}

/// What follows from all windows: whether any can be seen, and whether the person is at one. Beside another program the
/// lists are still in sight.
fn of(windows: impl IntoIterator<Item = Window>) -> (bool, bool) {
    windows
        .into_iter()
        .filter(|window| window.visible && !window.minimized)
        .fold((false, false), |(_, focused), window| (true, focused || window.focused))
}

/// Windows were shown, hidden, closed, minimised or focused: looks how they are now, and once they have settled.
pub(crate) fn changed(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        on_main_thread(&app, update);
        tokio::time::sleep(SETTLES).await;
        on_main_thread(&app, update);
    });
}

fn update(app: &AppHandle) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    // A window that cannot tell how it is has just been closed.
    let how = |window: WebviewWindow| Window {
        visible: window.is_visible().unwrap_or(false),
        minimized: window.is_minimized().unwrap_or(false),
        focused: window.is_focused().unwrap_or(false),
    };
    let board = app.get_webview_window(windows::BOARD).map(how);
    // The board is not where a clerk sees who waits.
    let windows = app.webview_windows().into_iter().filter(|(label, _)| label != windows::BOARD);
    let (in_sight, focused) = of(windows.map(|(_, window)| how(window)));
    counter.set_background(!in_sight);
    counter.set_board_in_sight(board.is_some_and(|board| board.visible && !board.minimized));
    if focused {
        counter.seen();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOWN: Window = Window { visible: true, minimized: false, focused: false };
    const HIDDEN: Window = Window { visible: false, ..SHOWN };

    #[test]
    fn only_a_window_that_is_really_there_is_in_sight() {
        for (windows, in_sight, focused) in [
            (&[SHOWN][..], true, false),
            (&[Window { focused: true, ..SHOWN }], true, true),
            (&[HIDDEN], false, false),
            (&[Window { minimized: true, ..SHOWN }], false, false),
            // Some systems keep the focus with a window that they have put away.
            (&[Window { focused: true, ..HIDDEN }], false, false),
            (&[Window { minimized: true, focused: true, ..SHOWN }], false, false),
            // The bar in place of the counter window; then the bar is closed to the tray.
            (&[HIDDEN, SHOWN], true, false),
            (&[HIDDEN, HIDDEN], false, false),
            (&[], false, false),
        ] {
            assert_eq!(of(windows.iter().copied()), (in_sight, focused), "{windows:?}");
        }
    }
}
