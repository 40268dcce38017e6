//! The board's channel: the first change at once, later ones at most one per [`PACE`], each with the newest state of the
//! parts that changed. Of the locations only those that changed are sent.

use std::sync::Arc;
use std::time::Duration;

use callpad_board::BoardView;
use callpad_desk::ports::Clock;
use tauri::ipc::Channel;

use crate::board_state::{BoardState, BoardStates};
use crate::counter::same_arc;
use crate::dto::{BoardChange, BoardPart, BoardSnapshot, acts_view, board_connection, location_board};
use crate::states;

/// Between two messages to the page: what changes together is drawn together, and each change soon enough.
const PACE: Duration = Duration::from_millis(150);

/// Sends changes until the page's channel closes or the board ends. `before` is what the page was given first.
pub(crate) async fn run(
    channel: Channel<BoardChange>,
    clock: Arc<dyn Clock>,
    board_states: BoardStates,
    before: BoardState,
) {
    let message = |before: &BoardState, now: &BoardState| {
        let parts = changed(before, now, &*clock);
        let some = !parts.is_empty();
        some.then_some(BoardChange { revision: now.revision, parts })
    };
    states::tell(channel, PACE, board_states, before, message).await;
}

/// The whole board.
pub(crate) fn snapshot(state: &BoardState, clock: &dyn Clock) -> BoardSnapshot {
    let (view, now) = (&state.view, clock.now());
    let info = state.info.as_deref();
    let locations = view.worst_first();
    BoardSnapshot {
        revision: state.revision,
        session: state.session(),
        connection: board_connection(view, now),
        denied: view.denied.is_some(),
        locations: info.map_or_else(Vec::new, |info| {
            locations.iter().map(|location| location_board(location, view, info, now)).collect()
        }),
        acts: acts_view(view, now),
        alerts: state.alerts(now),
        navigation: state.navigation,
    }
}

fn changed(before: &BoardState, now: &BoardState, clock: &dyn Clock) -> Vec<BoardPart> {
    let at = clock.now();
    let (was, is) = (&before.view, &now.view);
    let mut parts = Vec::new();
    let same_session = before.same_session(now);
    if !same_session {
        parts.push(BoardPart::Session(now.session()));
    }
    if was.connection != is.connection {
        parts.push(BoardPart::Connection(board_connection(is, at)));
    }
    if was.denied.is_some() != is.denied.is_some() {
        parts.push(BoardPart::Denied(is.denied.is_some()));
    }
    if let Some(info) = now.info.as_deref() {
        // What was advised lies beside the locations and is drawn in them.
        let all = !same_session || !same_graded(was, is);
        let fresh = is
            .locations
            .iter()
            .filter(|location| all || !same_arc(was.location(&location.id), Some(location)))
            .map(|location| location_board(location, is, info, at));
        let fresh: Vec<_> = fresh.collect();
        if !fresh.is_empty() {
            parts.push(BoardPart::Locations(fresh));
        }
    }
    let order = |view: &BoardView| {
        view.worst_first().iter().map(|location| location.id.to_string()).collect::<Vec<_>>()
    };
    let (old, new) = (order(was), order(is));
    if old != new {
        parts.push(BoardPart::Order(new));
    }
    let same_acts = was.acts == is.acts
        && was.undo == is.undo
        && was.notices.iter().map(|notice| notice.id).eq(is.notices.iter().map(|notice| notice.id));
    if !same_acts {
        parts.push(BoardPart::Acts(acts_view(is, at)));
    }
    if before.told != now.told {
        parts.push(BoardPart::Alerts(now.alerts(at)));
    }
    if before.navigation != now.navigation {
        parts.push(BoardPart::Navigation(now.navigation));
    }
    parts
}

fn same_graded(one: &BoardView, other: &BoardView) -> bool {
    one.graded.len() == other.graded.len()
        && one.graded.iter().zip(&other.graded).all(|(one, other)| Arc::ptr_eq(one, other))
}
