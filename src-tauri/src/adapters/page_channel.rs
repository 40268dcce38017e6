//! The page's channel: the first change at once, later ones at most one per 250 ms, each with the newest state of
//! the parts that changed.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::Connection;
use callpad_desk::ports::Clock;
use tauri::ipc::Channel;

use crate::counter::{PageState, PageStates, same_arc};
use crate::dto::{Change, Part, connection_view, desk_view, expected_view, lists_view, session_view};
use crate::states;

/// Between two messages to the page.
const PACE: Duration = Duration::from_millis(250);

/// Sends changes until the page's channel closes or the desk ends. `before` is what the page was given first.
pub(crate) async fn run(
    channel: Channel<Change>,
    clock: Arc<dyn Clock>,
    page_states: PageStates,
    before: PageState,
) {
    let message = |before: &PageState, now: &PageState| {
        let parts = changed(before, now, &*clock);
        let some = !parts.is_empty();
        some.then(|| Change { revision: now.revision, desk_revision: now.view.revision, parts })
    };
    states::tell(channel, PACE, page_states, before, message).await;
}

fn changed(before: &PageState, now: &PageState, clock: &dyn Clock) -> Vec<Part> {
    let at = clock.now();
    let mut parts = Vec::new();
    let same_session_info = same_arc(before.session_info.as_ref(), now.session_info.as_ref());
    let same_seat = before.view.seat == now.view.seat;
    let same_services = Arc::ptr_eq(&before.view.lists, &now.view.lists)
        || before.view.lists.all_services.iter().map(|s| &s.service).eq(now
            .view
            .lists
            .all_services
            .iter()
            .map(|s| &s.service));
    let same_features = before.view.features == now.view.features;
    if !(same_session_info && same_seat && same_services && same_features) {
        parts.push(Part::Session(session_view(&now.view, now.session_info.as_deref())));
    }
    if !before.view.desk_shows_the_same(&now.view) {
        parts.push(Part::Desk(Box::new(desk_view(&now.view, at))));
    }
    let same_lists = Arc::ptr_eq(&before.view.lists, &now.view.lists)
        && before.view.offline_calls == now.view.offline_calls;
    if !same_lists || !same_seat {
        parts.push(Part::Lists(lists_view(&now.view, at)));
    }
    if !Arc::ptr_eq(&before.expected, &now.expected) {
        parts.push(Part::Expected(expected_view(&now.expected, at)));
    }
    let same_line = match (&before.view.connection, &now.view.connection) {
        (Connection::Idle, Connection::Idle)
        | (Connection::Live, Connection::Live)
        | (Connection::TokenEnded, Connection::TokenEnded) => true,
        (Connection::Polling { every: a }, Connection::Polling { every: b }) => a == b,
        (Connection::Lost { since: a, error: x }, Connection::Lost { since: b, error: y }) => {
            a == b && Arc::ptr_eq(x, y)
        }
        _ => false,
    };
    if !same_line {
        parts.push(Part::Connection(connection_view(&now.view, at)));
    }
    let (was, is) = (&before.shell_state, &now.shell_state);
    if was.close_asked != is.close_asked {
        parts.push(Part::CloseAsked(is.close_asked));
    }
    if was.system != is.system || was.troubles != is.troubles || before.view.locked != now.view.locked {
        parts.push(Part::System(is.system(now.view.locked)));
    }
    if was.navigation != is.navigation {
        parts.push(Part::Navigation(is.navigation));
    }
    if was.alert != is.alert {
        parts.extend(is.alert.clone().map(Part::Alert));
    }
    parts
}
