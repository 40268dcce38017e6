//! What was seen of a server that keeps no sums, as the page draws it.

use callpad_board::{DayBeside, HourSums, SeenHour, SeenService};
use callpad_wire::TicketForecast;

use super::super::*;

/// What was seen of a service, and what follows from that.
pub(super) fn seen_service(seen: &SeenService) -> SeenServiceView {
    let ahead = seen.ahead.iter().map(|ahead| AheadView {
        minutes: ahead.minutes,
        longest_wait_s: ahead.longest_wait_s,
        over_target: ahead.over_target,
    });
    let day = &seen.day;
    SeenServiceView {
        ahead: ahead.collect(),
        came: day.came,
        left: day.left,
        average_wait_s: average_wait(day),
        within_target: (day.aimed > 0).then_some(day.within),
        usual: seen.usual.as_ref().map(usual),
        hours: seen.hours.iter().map(hour).collect(),
    }
}

fn hour(SeenHour { hour, sums, usual_came }: &SeenHour) -> SeenHourView {
    SeenHourView {
        hour: u32::from(*hour),
        came: sums.came,
        left: sums.left,
        waited_s: sums.waited_s,
        aimed: sums.aimed,
        within_target: sums.within,
        usual_came: usual_came.map(whole),
    }
}

/// When each of those who wait in a service is expected to be called.
pub(crate) fn seen_tickets(seen: &SeenService) -> Vec<TicketForecast> {
    let tickets = seen.tickets.iter();
    tickets.map(|(id, wait_s)| TicketForecast { id: id.clone(), wait_s: Some(*wait_s) }).collect()
}

fn usual(beside: &DayBeside) -> SeenUsual {
    SeenUsual {
        came: beside.day.came,
        usual_came: whole(beside.usual_came),
        wait_s: average_wait(&beside.day),
        usual_wait_s: beside.usual_wait_s.map(whole),
        days: beside.days,
    }
}

fn average_wait(sums: &HourSums) -> Option<u32> {
    sums.waited_s.checked_div(sums.left)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and saturating")]
fn whole(value: f64) -> u32 {
    value.max(0.0).round() as u32
}
