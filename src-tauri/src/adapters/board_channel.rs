//! The board's channel: the first change at once, later ones at most one per [`PACE`], each with the newest state of the
//! parts that changed. Of the locations only those that changed are sent, in a few numbers each, and the one in view whole.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_board::{BoardView, LocationView, Together, worst_first};
use callpad_desk::Now;
use callpad_desk::ports::Clock;
use callpad_wire::LocationId;
use tauri::ipc::Channel;
use tokio::sync::watch;

use crate::board_state::{BoardState, BoardStates, ServerState};
use crate::dto::{
    BoardChange, BoardPart, BoardServer, BoardSnapshot, LocationBoard, LocationSummary, PlaceOnBoard,
    acts_view, board_connection, location_board, location_summary,
};
use crate::session_info::BUILT_IN;
use crate::states;

/// Between two messages to the page: what changes together is drawn together, and each change soon enough.
const PACE: Duration = Duration::from_millis(150);

/// Sends changes until the page's channel closes or the board ends. `before` is what the page was given first.
pub(crate) async fn run(
    channel: Channel<BoardChange>,
    clock: Arc<dyn Clock>,
    board_states: BoardStates,
    before: BoardState,
    chosen: watch::Sender<Option<(u32, LocationId)>>,
) {
    let message = |before: &BoardState, now: &BoardState| {
        let parts = changed(before, now, &*clock);
        stay(&chosen, now);
        let some = !parts.is_empty();
        some.then_some(BoardChange { revision: now.revision, parts })
    };
    states::tell(channel, PACE, board_states, before, message).await;
}

/// The location in view stays in view, whatever becomes the worst.
fn stay(chosen: &watch::Sender<Option<(u32, LocationId)>>, now: &BoardState) {
    let together = together(now);
    if let Some((server, location)) = now.in_view(&together) {
        let place = Some((*server, location.id.clone()));
        // Another may have been chosen since.
        chosen.send_if_modified(|chosen| {
            let stays = *chosen == now.chosen && *chosen != place;
            if stays {
                chosen.clone_from(&place);
            }
            stays
        });
    }
}

/// The location in view, whole.
pub(crate) fn shown(state: &BoardState, clock: &dyn Clock) -> BoardChange {
    let shown = whole(state, &together(state), clock.now());
    BoardChange { revision: state.revision, parts: vec![BoardPart::Shown(shown)] }
}

fn whole(state: &BoardState, together: &Together<u32>, now: Now) -> Option<LocationBoard> {
    let (id, location) = state.in_view(together)?;
    let server = state.server(*id)?;
    Some(location_board(location, *id, &server.view, server.info.as_deref()?, now))
}

/// The whole board.
pub(crate) fn snapshot(state: &BoardState, clock: &dyn Clock) -> BoardSnapshot {
    let now = clock.now();
    let together = together(state);
    BoardSnapshot {
        revision: state.revision,
        servers: servers(state, now),
        offered: (*state.offered).clone(),
        locations: drawn(state, &together, now, |_, _| true),
        shown: whole(state, &together, now),
        more_locations: count(together.more),
        alerts: state.alerts(now),
        navigation: state.navigation,
    }
}

fn servers(state: &BoardState, now: Now) -> Vec<BoardServer> {
    let one = |server: &ServerState| {
        let at = server.at.as_deref();
        BoardServer {
            id: server.id,
            server: at.map(|at| at.server.clone()).filter(|at| at != BUILT_IN).unwrap_or_default(),
            name: server.name(),
            user_id: at.map(|at| at.user_id.to_string()).unwrap_or_default(),
            session: state.session(server),
            connection: board_connection(&server.view, now),
            denied: server.view.denied.is_some(),
            acts: acts_view(&server.view, now),
        }
    };
    state.servers.iter().map(one).collect()
}

/// The locations of all servers at which somebody is signed in.
fn together(state: &BoardState) -> Together<u32> {
    let known = state.servers.iter().filter(|server| server.info.is_some());
    worst_first(known.map(|server| (server.id, &*server.view)))
}

fn drawn(
    state: &BoardState,
    together: &Together<u32>,
    now: Now,
    wanted: impl Fn(u32, &Arc<LocationView>) -> bool,
) -> Vec<LocationSummary> {
    let wanted = together.locations.iter().filter(|(server, location)| wanted(*server, location));
    wanted
        .filter_map(|(id, location)| {
            let server = state.server(*id)?;
            Some(location_summary(location, *id, &server.view, server.info.as_deref()?, now))
        })
        .collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn changed(before: &BoardState, now: &BoardState, clock: &dyn Clock) -> Vec<BoardPart> {
    let at = clock.now();
    let mut parts = Vec::new();
    let ids = |state: &BoardState| state.servers.iter().map(|server| server.id).collect::<Vec<_>>();
    if ids(before) != ids(now) {
        parts.push(BoardPart::Servers(servers(now, at)));
    } else {
        parts.extend(now.servers.iter().flat_map(|server| of_server(before, now, server, at)));
    }
    if before.offered != now.offered {
        parts.push(BoardPart::Offered((*now.offered).clone()));
    }
    let (was, is) = (together(before), together(now));
    let known: HashMap<(u32, &LocationId), &Arc<LocationView>> =
        was.locations.iter().map(|(server, location)| ((*server, &location.id), location)).collect();
    // What was advised lies beside the locations and is drawn in them, and so are names that the session knows.
    let all_of: Vec<u32> = (now.servers.iter())
        .filter(|server| !now.same_session(server, before) || !same_graded(before, server))
        .map(|server| server.id)
        .collect();
    let is_new = |server: u32, location: &Arc<LocationView>| {
        let same = known.get(&(server, &location.id)).is_some_and(|old| Arc::ptr_eq(old, location));
        !same || all_of.contains(&server)
    };
    let fresh = drawn(now, &is, at, is_new);
    if !fresh.is_empty() {
        parts.push(BoardPart::Locations(fresh));
    }
    let (old, shown) = (before.in_view(&was), now.in_view(&is));
    let same_place = match (old, shown) {
        (Some((old_server, old)), Some((server, shown))) => old_server == server && old.id == shown.id,
        (None, None) => true,
        _ => false,
    };
    if !same_place || shown.is_some_and(|(server, location)| is_new(*server, location)) {
        parts.push(BoardPart::Shown(whole(now, &is, at)));
    }
    let same_order = was.more == is.more
        && was.locations.len() == is.locations.len()
        && was.locations.iter().zip(&is.locations).all(|(was, is)| (was.0, &was.1.id) == (is.0, &is.1.id));
    if !same_order {
        let place = |(server, location): &(u32, Arc<LocationView>)| PlaceOnBoard {
            server: *server,
            location_id: location.id.to_string(),
        };
        let places = is.locations.iter().map(place).collect();
        parts.push(BoardPart::Order { places, more: count(is.more) });
    }
    if before.told != now.told {
        parts.push(BoardPart::Alerts(now.alerts(at)));
    }
    if before.navigation != now.navigation {
        parts.push(BoardPart::Navigation(now.navigation));
    }
    parts
}

/// What changed of a server that was there before.
fn of_server(before: &BoardState, now: &BoardState, server: &ServerState, at: Now) -> Vec<BoardPart> {
    let Some(old) = before.server(server.id) else { return Vec::new() };
    if old.at != server.at {
        // Somebody else signed in at one's own.
        return vec![BoardPart::Servers(servers(now, at))];
    }
    let (was, is) = (&old.view, &server.view);
    let server_id = server.id;
    let mut parts = Vec::new();
    if !now.same_session(server, before) {
        parts.push(BoardPart::Session { server: server_id, session: now.session(server) });
    }
    if was.connection != is.connection {
        parts.push(BoardPart::Connection { server: server_id, connection: board_connection(is, at) });
    }
    if was.denied.is_some() != is.denied.is_some() {
        parts.push(BoardPart::Denied { server: server_id, denied: is.denied.is_some() });
    }
    if !same_acts(was, is) {
        parts.push(BoardPart::Acts { server: server_id, acts: acts_view(is, at) });
    }
    parts
}

fn same_acts(was: &BoardView, is: &BoardView) -> bool {
    was.acts == is.acts
        && was.undo == is.undo
        && was.notices.iter().map(|notice| notice.id).eq(is.notices.iter().map(|notice| notice.id))
}

fn same_graded(before: &BoardState, server: &ServerState) -> bool {
    before.server(server.id).is_some_and(|old| {
        let (one, other) = (&old.view.graded, &server.view.graded);
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
    })
}
