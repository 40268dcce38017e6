//! The board: a window of its own for supervisors. Its page can call nobody.

use tauri::{AppHandle, Manager, WebviewWindow};

use super::geometry::{BOARD, BOARD_SMALLEST};
use super::visibility;
use super::window_state::WindowStates;
use super::windows::{self, COUNTER, own_page};
use crate::counter::Counter;

/// Shows the board, in front. Where it is all that the person has, the counter window goes away.
pub(crate) fn show(app: &AppHandle) -> tauri::Result<()> {
    let board = match app.get_webview_window(windows::BOARD) {
        Some(board) => board,
        None => build(app)?,
    };
    board.unminimize()?;
    board.show()?;
    board.set_focus()?;
    if is_all(app)
        && let Some(counter) = app.get_webview_window(COUNTER)
    {
        counter.hide()?;
    }
    visibility::changed(app);
    Ok(())
}

/// Makes the window where it was, not shown yet.
pub(super) fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let board = own_page(app, windows::BOARD, "index.html#board")
        .inner_size(BOARD.0, BOARD.1)
        .min_inner_size(BOARD_SMALLEST.0, BOARD_SMALLEST.1)
        .build()?;
    if let Some(states) = app.try_state::<WindowStates>() {
        states.board.restore(&board)?;
    }
    set_open(app, true);
    Ok(board)
}

/// Closes the board's window: nobody supervises any more.
pub(crate) fn close(app: &AppHandle) -> tauri::Result<()> {
    if let Some(board) = app.get_webview_window(windows::BOARD) {
        board.destroy()?;
        closed(app);
    }
    Ok(())
}

/// It was closed.
pub(crate) fn closed(app: &AppHandle) {
    set_open(app, false);
    visibility::changed(app);
}

fn set_open(app: &AppHandle, open: bool) {
    if let Some(counter) = app.try_state::<Counter>() {
        counter.set_board_open(open);
    }
}

/// Lets it fill the screen, or no longer.
pub(crate) fn full_screen(app: &AppHandle, on: bool) -> tauri::Result<()> {
    app.get_webview_window(windows::BOARD).map_or(Ok(()), |board| board.set_fullscreen(on))
}

/// Whether the board is all that this person has, without a counter.
pub(crate) fn is_all(app: &AppHandle) -> bool {
    app.try_state::<Counter>().is_some_and(|counter| counter.supervises_only())
}
