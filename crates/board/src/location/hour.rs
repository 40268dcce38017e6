//! The steps of the last hour: one that has ended does not change, so each is asked for once.

use callpad_wire::Moment;
use callpad_wire::op::{BoardStep, LocationBoard};
use jiff::civil::DateTime;

use crate::view::LocationView;

/// So many steps are the last hour.
const OF_AN_HOUR: usize = 12;

/// When the newest step began that is known of a location; `None` unless it is the same of all services.
pub(crate) fn newest(view: &LocationView) -> Option<DateTime> {
    let mut newest = view.services.iter().map(|service| {
        let hour = &service.numbers.last_hour;
        let last = hour.items.last().filter(|_| hour.unreadable.is_empty())?;
        match last.from {
            Moment::Wall(at) => Some(at),
            Moment::Exact(_) => None,
        }
    });
    let first = newest.next()??;
    newest.all(|one| one == Some(first)).then_some(first)
}

/// Puts the steps that were known before those that were asked for `after` them. A server that told all of them is believed.
pub(crate) fn complete(board: &mut LocationBoard, known: &LocationView, after: DateTime) {
    let is_last = |step: &BoardStep| step.from == Moment::Wall(after);
    for service in &mut board.services.items {
        let told = &mut service.last_hour.items;
        if told.iter().any(is_last) {
            continue;
        }
        let known = known.services.iter().find(|one| one.numbers.id == service.id);
        let Some(known) = known.map(|one| &one.numbers.last_hour.items) else { continue };
        let Some(last) = known.iter().position(is_last) else { continue };
        let spare = OF_AN_HOUR.saturating_sub(told.len());
        let first = (last + 1).saturating_sub(spare);
        told.splice(0..0, known[first..=last].iter().cloned());
    }
}
