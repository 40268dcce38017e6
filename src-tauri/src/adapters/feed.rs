//! The page's channel: the first change at once, later ones at most one per 250 ms, each with the newest state of
//! the parts that changed.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::ports::Clock;
use callpad_desk::{Line, View};
use tauri::ipc::Channel;
use tokio::time::{Instant, sleep_until};

use crate::counter::{Picture, Pictures, same_arc};
use crate::dto::{Change, Part, connection_view, desk_view, lists_view, session_view};
use crate::faults::Essential;

/// Between two messages to the page.
const PACE: Duration = Duration::from_millis(250);

/// Sends changes until the page's channel closes or the desk ends. `told` is what the page was given first.
pub(crate) async fn run(
    channel: Channel<Change>,
    clock: Arc<dyn Clock>,
    mut pictures: Pictures,
    mut told: Picture,
) {
    let _essential = Essential;
    let mut next = Instant::now();
    loop {
        let now = pictures.now();
        let parts = changed(&told, &now, &*clock);
        if !parts.is_empty() {
            if Instant::now() < next {
                // More may come until the pace allows a message; the newest state is read again then.
                sleep_until(next).await;
                continue;
            }
            let change = Change { revision: now.revision, desk_revision: now.view.revision, parts };
            if channel.send(change).is_err() {
                return;
            }
            next = Instant::now() + PACE;
        }
        told = now;
        if !pictures.changed().await {
            return;
        }
    }
}

fn changed(told: &Picture, now: &Picture, clock: &dyn Clock) -> Vec<Part> {
    let at = clock.now();
    let mut parts = Vec::new();
    let same_signed = same_arc(told.signed.as_ref(), now.signed.as_ref());
    let same_seat = told.view.seat == now.view.seat;
    let same_services = Arc::ptr_eq(&told.view.lists, &now.view.lists)
        || told.view.lists.all_services.iter().map(|s| &s.service).eq(now
            .view
            .lists
            .all_services
            .iter()
            .map(|s| &s.service));
    if !(same_signed && same_seat && same_services) {
        parts.push(Part::Session(session_view(&now.view, now.signed.as_deref())));
    }
    let notice = |view: &View| view.notice.as_ref().map(|n| n.id);
    if told.view.phase != now.view.phase
        || notice(&told.view) != notice(&now.view)
        || told.view.way_back != now.view.way_back
        || told.view.held != now.view.held
    {
        parts.push(Part::Desk(Box::new(desk_view(&now.view, at))));
    }
    let same_lists = Arc::ptr_eq(&told.view.lists, &now.view.lists) && told.view.paper == now.view.paper;
    if !same_lists || !same_seat {
        parts.push(Part::Lists(lists_view(&now.view, at)));
    }
    let same_line = match (&told.view.line, &now.view.line) {
        (Line::Idle, Line::Idle) | (Line::Live, Line::Live) | (Line::TokenEnded, Line::TokenEnded) => true,
        (Line::Polling { every: a }, Line::Polling { every: b }) => a == b,
        (Line::Lost { since: a, error: x }, Line::Lost { since: b, error: y }) => a == b && Arc::ptr_eq(x, y),
        _ => false,
    };
    if !same_line {
        parts.push(Part::Connection(connection_view(&now.view, at)));
    }
    let (before, after) = (&told.around, &now.around);
    if before.close_asked != after.close_asked {
        parts.push(Part::CloseAsked(after.close_asked));
    }
    if before.system != after.system || before.troubles != after.troubles || told.view.away != now.view.away {
        parts.push(Part::System(after.system(now.view.away)));
    }
    if before.wanted != after.wanted {
        parts.push(Part::Wanted(after.wanted));
    }
    if before.alert != after.alert {
        parts.extend(after.alert.clone().map(Part::Alert));
    }
    parts
}
