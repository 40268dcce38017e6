//! The number on Callpad's icon in the taskbar or dock: how many wait; for one who only supervises, how many of them too long.

use tauri::{AppHandle, Manager, WebviewWindow};

use callpad_board::BoardView;
use callpad_desk::{Connection, Phase, View};

use super::board;
use super::windows::{BOARD, COUNTER};
use crate::counter::Counter;
use crate::platform;

/// Keeps the number true until the app ends.
pub(crate) fn follow(app: &AppHandle) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    let (mut views, mut boards) = (counter.views(), counter.board_states());
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // A new icon has no number.
        let mut shown = (COUNTER, None);
        loop {
            let at_desk = waiting(&views.borrow_and_update());
            let seen = boards.now();
            let on_board = too_long(seen.servers.iter().map(|server| &*server.view));
            let now = if board::is_all(&app) { (BOARD, on_board) } else { (COUNTER, at_desk) };
            if now != shown {
                shown = now;
                if let Some(window) = app.get_webview_window(now.0) {
                    let _ = tauri::async_runtime::spawn_blocking(move || show(&window, now.1)).await;
                }
            }
            let ended = tokio::select! {
                changed = views.changed() => changed.is_err(),
                goes_on = boards.changed() => !goes_on,
            };
            if ended {
                return;
            }
        }
    });
}

fn show(window: &WebviewWindow, waiting: Option<u32>) {
    if let Err(error) = platform::set_badge(window, waiting) {
        tracing::info!(%error, waiting, "the number on the icon could not be changed");
    }
}

/// How many wait; none where nobody does, or where nobody can know.
fn waiting(view: &View) -> Option<u32> {
    let lost = matches!(view.connection, Connection::Lost { .. } | Connection::TokenEnded);
    if lost || matches!(view.phase, Phase::SignedOut) {
        return None;
    }
    u32::try_from(view.lists.waiting.len()).ok().filter(|waiting| *waiting > 0)
}

/// How many wait longer than their target, in all locations of all servers that answer; none where nobody does, or where nobody
/// can know.
fn too_long<'a>(views: impl Iterator<Item = &'a BoardView>) -> Option<u32> {
    let lost =
        |view: &&BoardView| matches!(view.connection, Connection::Lost { .. } | Connection::TokenEnded);
    let locations = views.filter(|view| !lost(view)).flat_map(|view| &view.locations);
    let all = locations.map(|location| location.badness.over_target);
    Some(all.fold(0, u32::saturating_add)).filter(|over| *over > 0)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use callpad_desk::{Lists, Row};
    use callpad_wire::Ticket;

    use super::*;

    #[test]
    fn how_many_wait_and_nothing_where_that_is_nobody_or_not_known() {
        let row = Row { ticket: Ticket::bare("1", "A 001"), waited_s: None, next: None };
        let lists = |rows: usize| Arc::new(Lists { waiting: vec![row.clone(); rows], ..Lists::default() });
        let free =
            View { phase: Phase::Free, connection: Connection::Live, lists: lists(3), ..View::blank() };
        assert_eq!(waiting(&free), Some(3));
        assert_eq!(waiting(&View { lists: lists(0), ..free.clone() }), None);
        assert_eq!(waiting(&View { connection: Connection::TokenEnded, ..free.clone() }), None);
        assert_eq!(waiting(&View { phase: Phase::SignedOut, ..free }), None);
    }
}
