//! When those who wait will be called, and what a newcomer waits, for the clerk's lists: from the server where it forecasts, else
//! worked out here from its waiting lists. It goes on beside the desk and never holds up a press.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_board::{ListPlace, PLAIN_LOCATION, SeenSums, WatchedLists, Watcher};
use callpad_desk::ports::Clock;
use callpad_desk::{Connection, Now, Seat, View};
use callpad_wire::op::ForecastWaits;
use callpad_wire::{LocationId, ServiceId, TicketId, feature};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::session_info::SessionInfo;

/// After a forecast was begun the next one is not begun sooner, however much changes: all clerks of a branch ask.
const SOONEST: Duration = Duration::from_secs(10);
/// While somebody waits it is begun after so long at the latest.
const OLDEST: Duration = Duration::from_secs(60);
/// An older one is not shown: the queue has gone on.
const SHOWN_FOR: Duration = Duration::from_secs(90);

/// Tickets of which the page is told, the first of the list: whoever stands further back is hours away, and a message of them all
/// would hold up the page.
const MOST_TOLD: usize = 500;

/// Median, and the ends of the 80 % range, in seconds.
type Wait = [u32; 3];

/// What is expected, at one moment. Only where the forecast is the better one; see `docs/forecast.md`.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    /// When it was told; `None`: nothing is known.
    pub(crate) at: Option<Now>,
    /// Until each of those who wait is called.
    pub(crate) tickets: HashMap<TicketId, Wait>,
    /// Until a ticket that is issued now is called.
    pub(crate) newcomers: HashMap<ServiceId, Wait>,
}

/// What the task uses.
pub(crate) struct Sources {
    pub(crate) views: watch::Receiver<Arc<View>>,
    pub(crate) session: watch::Receiver<Option<Arc<SessionInfo>>>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Where what was seen of servers without sums is added.
    pub(crate) sums: Arc<Mutex<SeenSums>>,
}

/// Keeps what is expected up to date until the desk ends.
pub(crate) async fn run(mut sources: Sources, out: watch::Sender<Arc<Expected>>) {
    let mut lists: Option<(Arc<Seat>, bool, WatchedLists)> = None;
    let mut began: Option<Instant> = None;
    // What the lists were when the last one was begun.
    let mut asked_of: Option<Arc<callpad_desk::Lists>> = None;
    loop {
        let view = sources.views.borrow_and_update().clone();
        let info = sources.session.borrow_and_update().clone();
        let now = sources.clock.now();
        let answers = matches!(view.connection, Connection::Live | Connection::Polling { .. });
        let mut due = None;
        match (&view.seat, info.filter(|_| answers)) {
            (Some(seat), Some(info)) if view.lists.read.is_some() => {
                let by_server = info.has(feature::FORECAST);
                let same = lists.as_ref().is_some_and(|(of, how, _)| *of == *seat && *how == by_server);
                if !same {
                    // Of a server that counts for itself nothing is kept.
                    let sums = if by_server { Arc::default() } else { sources.sums.clone() };
                    let watched = WatchedLists::new(seat.server.clone(), Watcher::Counter, sums);
                    lists = Some((seat.clone(), by_server, watched));
                    (began, asked_of) = (None, None);
                    clear(&out);
                }
                let at = now.wall + info.clock_offset();
                let Some((_, _, watched)) = &mut lists else { continue };
                watch(watched, &view, seat, at);
                let changed = asked_of.as_ref().is_none_or(|asked| !Arc::ptr_eq(asked, &view.lists));
                let waits = !view.lists.waiting.is_empty();
                due = match began {
                    None => Some(Instant::now()),
                    Some(began) if changed => Some(began + SOONEST),
                    Some(began) => waits.then(|| began + OLDEST),
                };
                if due.is_some_and(|due| due <= Instant::now()) {
                    began = Some(Instant::now());
                    asked_of = Some(view.lists.clone());
                    let made = if by_server {
                        from_server(&info, seat, watched, at).await
                    } else {
                        from_lists(watched, at).await
                    };
                    if let Some(expected) = made {
                        let expected = Expected { at: Some(now), ..expected };
                        out.send_replace(Arc::new(of_view(expected, &view)));
                    }
                    continue;
                }
            }
            _ => lists = lists.filter(|_| view.seat.is_some()),
        }
        let shown = out.borrow().at;
        let old = shown.map(|at| SHOWN_FOR.saturating_sub(now.running.saturating_sub(at.running)));
        if lists.is_none() || old.is_some_and(|left| left.is_zero()) {
            clear(&out);
        }
        let next = [due, old.filter(|left| !left.is_zero()).map(|left| Instant::now() + left)];
        let next = next.into_iter().flatten().min();
        tokio::select! {
            changed = sources.views.changed() => if changed.is_err() { return },
            changed = sources.session.changed() => if changed.is_err() { return },
            () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => {}
        }
    }
}

fn clear(out: &watch::Sender<Arc<Expected>>) {
    out.send_if_modified(|expected| {
        let was_something = expected.at.is_some();
        if was_something {
            *expected = Arc::default();
        }
        was_something
    });
}

/// Looks at the lists of the served services as they are.
fn watch(watched: &mut WatchedLists, view: &View, seat: &Seat, at: Timestamp) {
    let zone = seat.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    let zone = zone.unwrap_or_else(TimeZone::system);
    for count in &view.lists.services {
        let service = &count.service.id;
        let rows = view.lists.waiting.iter().map(|row| &row.ticket);
        let of_service = rows.filter(|ticket| ticket.waits_in().is_some_and(|waits| waits.id == *service));
        let place = ListPlace {
            location: seat.location.clone().unwrap_or_else(|| LocationId::new(PLAIN_LOCATION)),
            zone: zone.clone(),
            target_s: seat.target_wait_s.iter().find(|(id, _)| id == service).map(|(_, target)| *target),
            open: count.open,
            average_s: count.average_wait_s,
        };
        watched.take(service, place, of_service, at);
    }
}

/// The server's forecast, but for services of which its average was measured to be the better one.
async fn from_server(
    info: &SessionInfo,
    seat: &Seat,
    watched: &mut WatchedLists,
    at: Timestamp,
) -> Option<Expected> {
    let asked = ForecastWaits { location_id: seat.location.clone(), minutes: None, change: None };
    let forecast = match info.session.forecast(&asked).await {
        Ok(forecasts) => forecasts.base,
        Err(error) => {
            tracing::info!(%error, "the forecast cannot be read now");
            return None;
        }
    };
    let mut expected = Expected::default();
    for service in &forecast.services.items {
        let Some(wait) = service.newcomer_wait_s else { continue };
        watched.expect(&service.id, wait, at);
        if !watched.compared(&service.id).average_is_better() {
            expected.newcomers.insert(service.id.clone(), wait);
        }
    }
    for ticket in forecast.tickets.items {
        if let Some(wait) = ticket.wait_s {
            expected.tickets.insert(ticket.id, wait);
        }
    }
    Some(expected)
}

/// What is worked out from the lists, but for services of which the server's average was measured to be the better one.
async fn from_lists(watched: &mut WatchedLists, at: Timestamp) -> Option<Expected> {
    let question = watched.ask(at);
    let answer = tokio::task::spawn_blocking(move || question.answer()).await.ok()?;
    let mut expected = Expected::default();
    for (id, service) in watched.told(answer) {
        if !service.compared.average_is_better() {
            expected.newcomers.extend(service.newcomer_wait_s.map(|wait| (id, wait)));
            expected.tickets.extend(service.tickets);
        }
    }
    Some(expected)
}

/// Only what the lists show: of tickets whose service has an expectation.
fn of_view(expected: Expected, view: &View) -> Expected {
    let Expected { at, mut tickets, mut newcomers } = expected;
    let counted = |id: &ServiceId| view.lists.all_services.iter().any(|count| count.service.id == *id);
    newcomers.retain(|id, _| counted(id));
    let shown = view.lists.waiting.iter().map(|row| &row.ticket);
    let shown = shown.filter(|ticket| ticket.waits_in().is_some_and(|of| newcomers.contains_key(&of.id)));
    let tickets = shown
        .take(MOST_TOLD)
        .filter_map(|ticket| tickets.remove(&ticket.id).map(|wait| (ticket.id.clone(), wait)))
        .collect();
    Expected { at, tickets, newcomers }
}

#[cfg(test)]
mod tests {
    use callpad_desk::{Lists, Row};
    use callpad_wire::{ServiceRef, Ticket, WaitingService};

    use super::*;

    fn view(tickets: usize) -> View {
        let service = ServiceRef { id: "a".into(), tag: "A".into(), name: "A".into() };
        let row = |n: usize| {
            let ticket =
                Ticket { service: Some(service.clone()), ..Ticket::bare(n.to_string(), n.to_string()) };
            Row { ticket, waited_s: None, next: None }
        };
        let count = WaitingService { service: service.clone(), waiting: 1, open: true, average_wait_s: None };
        let lists =
            Lists { all_services: vec![count], waiting: (0..tickets).map(row).collect(), ..Lists::default() };
        View { lists: Arc::new(lists), ..View::blank() }
    }

    fn expected(tickets: usize, services: &[&str]) -> Expected {
        Expected {
            at: None,
            tickets: (0..tickets).map(|n| (TicketId::new(n.to_string()), [60, 30, 90])).collect(),
            newcomers: services.iter().map(|id| (ServiceId::new(*id), [60, 30, 90])).collect(),
        }
    }

    #[test]
    fn only_the_first_of_a_long_list_are_told() {
        let told = of_view(expected(MOST_TOLD + 10, &["a"]), &view(MOST_TOLD + 10));
        assert_eq!(told.tickets.len(), MOST_TOLD);
        assert!(told.tickets.contains_key(&TicketId::new("0")));
    }

    #[test]
    fn where_the_average_is_better_nothing_is_told_of_the_service_nor_of_what_no_list_shows() {
        let told = of_view(expected(3, &["a", "elsewhere"]), &view(2));
        assert_eq!((told.tickets.len(), told.newcomers.len()), (2, 1));
        let told = of_view(expected(3, &[]), &view(2));
        assert!(told.tickets.is_empty() && told.newcomers.is_empty());
    }
}
