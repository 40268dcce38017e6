//! A location in a few numbers, and what its whole board has of the same.

use callpad_board::{BoardView, LocationView, ServiceState, ServiceView};
use callpad_desk::Now;

use super::super::*;
use super::{millis, or_id};
use crate::session_info::SessionInfo;

/// A location in a few numbers.
pub(crate) fn location_summary(
    location: &LocationView,
    server: u32,
    view: &BoardView,
    info: &SessionInfo,
    now: Now,
) -> LocationSummary {
    let services = || location.services.iter().map(|service| &service.numbers);
    let over = services().filter_map(|service| service.waiting_over_target);
    LocationSummary {
        server,
        id: location.id.to_string(),
        name: or_id(&location.name, location.id.as_str()),
        age_ms: age_ms(location, now),
        error: location.no_answer.as_ref().map(|none| ErrorView::from(&*none.error)),
        local_s: local_s(location, view, info),
        closes: location.closes.clone(),
        last_leaves: location.last_leaves.clone(),
        worst: location.services.first().map(|worst| WorstService {
            tag: worst.numbers.tag.clone(),
            name: or_id(&worst.numbers.name, worst.numbers.id.as_str()),
            state: service_state(worst),
            target_wait_s: worst.numbers.target_wait_s,
        }),
        waiting: services().map(|service| service.waiting).fold(0, u32::saturating_add),
        waiting_over_target: over.reduce(u32::saturating_add),
        counters: u32::try_from(location.counters.len()).unwrap_or(u32::MAX),
        counters_there: location.counts.serving + location.counts.free + location.counts.on_break,
    }
}

pub(super) fn age_ms(location: &LocationView, now: Now) -> u32 {
    millis(now.running.saturating_sub(location.read.running))
}

/// The location's clock when its numbers were read.
pub(super) fn local(location: &LocationView, view: &BoardView, info: &SessionInfo) -> jiff::civil::DateTime {
    info.zone_of(&location.id).to_datetime(location.read.wall + view.offset)
}

/// Seconds since its midnight then.
pub(super) fn local_s(location: &LocationView, view: &BoardView, info: &SessionInfo) -> u32 {
    let local = local(location, view, info);
    let midnight = local.date().to_datetime(jiff::civil::Time::midnight());
    u32::try_from(local.duration_since(midnight).as_secs()).unwrap_or(0)
}

/// How a service stands.
pub(super) fn service_state(service: &ServiceView) -> ServiceStateView {
    let numbers = &service.numbers;
    let left = |target: u32| target.saturating_sub(numbers.longest_wait_s.unwrap_or(0));
    match service.state {
        ServiceState::Over { by_s } => ServiceStateView::Over { by_s },
        ServiceState::Near => ServiceStateView::Near { in_s: numbers.target_wait_s.map(left).unwrap_or(0) },
        ServiceState::OnTarget => ServiceStateView::OnTarget,
        ServiceState::NoTarget => ServiceStateView::NoTarget,
        ServiceState::Closed => ServiceStateView::Closed,
    }
}
