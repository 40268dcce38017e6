//! Locations of several servers in one list.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::view::{BoardView, LocationView};

/// The most locations that are drawn, of all servers together: as many as one server may tell of. The worst are drawn.
pub const MOST_LOCATIONS_DRAWN: usize = 1_000;

/// Locations of several servers. Two servers may call theirs the same: each stands with the one it is of.
#[derive(Clone, Debug)]
pub struct Together<S> {
    /// The worst first; equal ones in the order of the servers, then of each directory.
    pub locations: Vec<(S, Arc<LocationView>)>,
    /// How many more there are than are drawn.
    pub more: usize,
}

/// The locations of these servers. How bad it is at a location is no matter of clocks, so those of the servers may differ.
pub fn worst_first<'a, S: Copy>(views: impl IntoIterator<Item = (S, &'a BoardView)>) -> Together<S> {
    let each = views
        .into_iter()
        .flat_map(|(server, view)| view.locations.iter().map(move |location| (server, location.clone())));
    let mut locations: Vec<_> = each.collect();
    locations.sort_by_key(|(_, location)| Reverse(location.badness));
    let more = locations.len().saturating_sub(MOST_LOCATIONS_DRAWN);
    locations.truncate(MOST_LOCATIONS_DRAWN);
    Together { locations, more }
}

#[cfg(test)]
mod tests {
    use callpad_desk::Now;
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};
    use serde_json::{Value, json};
    use std::time::Duration;

    use super::*;
    use crate::location::{Reading, view};
    use crate::samples::location;

    /// A server whose clock is so many hours off, with these locations: id, and how many are over the target.
    fn server(hours: i64, locations: &[(&str, u32)]) -> BoardView {
        let now = Now {
            running: Duration::from_secs(60),
            wall: "2026-11-28T10:00:00Z".parse::<Timestamp>().unwrap(),
        };
        let offset = SignedDuration::from_hours(hours);
        let one = |(id, over): &(&str, u32)| {
            let service: Value = json!({"id": "a", "waiting": over, "waiting_over_target": over});
            let board = location(&json!({"id": id, "name": "Hall", "services": [service]}));
            let reading = Reading { now, offset, zone: &TimeZone::UTC, directory: &Default::default() };
            Arc::new(view(board, &reading))
        };
        BoardView { locations: locations.iter().map(one).collect(), offset, ..BoardView::blank() }
    }

    fn order(together: &Together<u32>) -> Vec<(u32, &str)> {
        together.locations.iter().map(|(server, location)| (*server, location.id.as_str())).collect()
    }

    #[test]
    fn the_worst_of_all_servers_comes_first_also_where_ids_are_the_same_and_clocks_are_hours_apart() {
        let (one, two) =
            (server(0, &[("north", 1), ("south", 3)]), server(-9, &[("north", 2), ("south", 3)]));
        let together = worst_first([(0, &one), (1, &two)]);
        assert_eq!(order(&together), [(0, "south"), (1, "south"), (1, "north"), (0, "north")]);
        assert_eq!(together.more, 0);
    }

    #[test]
    fn no_more_locations_are_drawn_than_the_bound_and_those_are_the_worst() {
        let ids: Vec<String> = (0..700).map(|n| format!("l{n}")).collect();
        let calm: Vec<_> = ids.iter().map(|id| (id.as_str(), 0)).collect();
        let bad: Vec<_> = ids.iter().map(|id| (id.as_str(), 5)).collect();
        let (one, two) = (server(0, &calm), server(0, &bad));
        let together = worst_first([(0, &one), (1, &two)]);
        assert_eq!((together.locations.len(), together.more), (MOST_LOCATIONS_DRAWN, 400));
        assert!(together.locations[..700].iter().all(|(server, _)| *server == 1));
    }
}
