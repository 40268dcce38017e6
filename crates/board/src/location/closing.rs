//! What would let a location close on time: a last ticket, or one counter more. Pure, and made of forecasts alone.

use super::minutes;
use crate::view::{ClosingWays, ServiceView};

const DAY_MIN: f64 = 24.0 * 60.0;

/// The ways, at a local time of day in minutes.
///
/// The last ticket lies on the line between two forecasts: whoever takes a ticket now leaves when their wait and a usual
/// service are over; whoever takes one at closing leaves last. The nearer closing is, the less is between them.
pub(crate) fn ways(
    now_min: f64,
    closes: Option<&str>,
    leaves: Option<&str>,
    services: &[ServiceView],
) -> Option<ClosingWays> {
    let from_now = |time: &str| {
        let at = f64::from(minutes(time)?) - now_min;
        // In the small hours after a day that is not over.
        Some(if at < -DAY_MIN / 2.0 { at + DAY_MIN } else { at })
    };
    let (closes_in, leaves_in) = (from_now(closes?)?, from_now(leaves?)?);
    let late = leaves_in - closes_in;
    // After closing nobody is let in any more.
    if closes_in <= 0.0 || late <= 0.0 {
        return None;
    }
    let leaves_s = |service: &ServiceView| {
        let [wait_s, ..] = service.numbers.newcomer_wait_s?;
        Some(f64::from(wait_s) + f64::from(service.numbers.usual_service_s?))
    };
    let open = services.iter().filter(|service| service.numbers.open);
    let (service, newcomer_s) = open
        .filter_map(|service| Some((service, leaves_s(service)?)))
        .max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let newcomer_in = newcomer_s / 60.0;
    let last_in = (newcomer_in < closes_in)
        .then(|| (closes_in - newcomer_in) / (leaves_in - newcomer_in) * closes_in)
        .filter(|last_in| *last_in >= 1.0);
    let there = service.served_by.serving + service.served_by.free;
    let open_in = (closes_in - late * f64::from(there.max(1))).max(0.0);
    let clock = |minutes_in: f64| time_of_day(now_min + minutes_in);
    Some(ClosingWays {
        last_ticket: last_in.map(clock),
        service_id: service.numbers.id.clone(),
        open_from: clock(open_in),
    })
}

fn time_of_day(minutes: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of a day")]
    let minutes = minutes.rem_euclid(DAY_MIN) as u32;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use callpad_desk::Now;
    use jiff::SignedDuration;
    use jiff::tz::TimeZone;
    use serde_json::{Value, json};

    use super::*;
    use crate::directory::BoardDirectory;
    use crate::location::{self, Reading};
    use crate::samples;

    /// At this moment, in UTC; what closes and leaves when; the services' numbers.
    fn at(time: &str, closes: Value, leaves: Value, services: Value) -> Option<ClosingWays> {
        let wall = format!("2026-11-28T{time}:00Z").parse().unwrap();
        let now = Now { running: Duration::from_secs(100), wall };
        let directory = BoardDirectory::default();
        let reading =
            Reading { now, offset: SignedDuration::ZERO, zone: &TimeZone::UTC, directory: &directory };
        let counters = json!([
            {"desk_id": "1", "state": "serving", "services": ["a", "b"]}, {"desk_id": "2", "state": "free", "services": ["a"]},
            {"desk_id": "3", "state": "nobody", "services": ["a"]}, {"desk_id": "4", "state": "break", "services": ["a"]}]);
        let board =
            json!({"closes": closes, "last_leaves": leaves, "services": services, "counters": counters});
        location::view(samples::location(&board), &reading).closing
    }

    fn late(leaves: &str) -> Value {
        json!([leaves, leaves, leaves])
    }

    fn two() -> Value {
        json!([
            {"id": "a", "newcomer_wait_s": [1440, 1200, 1700], "usual_service_s": 420},
            {"id": "b", "newcomer_wait_s": [300, 200, 400], "usual_service_s": 300},
            {"id": "c", "open": false, "newcomer_wait_s": [9000, 9000, 9000], "usual_service_s": 300},
            {"id": "d", "newcomer_wait_s": null, "usual_service_s": 300},
        ])
    }

    #[test]
    fn the_last_ticket_lies_between_who_comes_now_and_who_comes_at_closing() {
        // Now: leaves 11:13, 31 minutes later. At closing: 17:10. So 17:00 is 347 of 357 minutes on.
        let found = at("10:42", json!("17:00"), late("17:10"), two()).unwrap();
        assert_eq!((found.last_ticket.as_deref(), found.service_id.as_str()), (Some("16:49"), "a"));
        assert_eq!(found.open_from, "16:40", "two counters have ten minutes of work left");
        // The nearer it comes, the nearer it is to what a newcomer is told.
        let found = at("16:25", json!("17:00"), late("17:10"), two()).unwrap();
        assert_eq!(found.last_ticket.as_deref(), Some("16:35"));
    }

    #[test]
    fn who_would_leave_after_closing_gets_no_ticket_and_a_counter_opens_now() {
        let found = at("16:40", json!("17:00"), late("17:15"), two()).unwrap();
        assert_eq!((found.last_ticket, &*found.open_from), (None, "16:40"));
        let within_a_minute =
            json!([{"id": "a", "newcomer_wait_s": [840, 800, 900], "usual_service_s": 330}]);
        assert_eq!(at("16:40", json!("17:00"), late("17:15"), within_a_minute).unwrap().last_ticket, None);
    }

    #[test]
    fn it_closes_after_midnight_as_well() {
        let found = at("23:30", json!("24:00"), late("00:20"), two()).unwrap();
        assert_eq!(found.open_from, "23:30");
        assert_eq!(
            at("23:00", json!("24:00"), late("00:20"), two()).unwrap().last_ticket.as_deref(),
            Some("23:35")
        );
    }

    #[test]
    fn nothing_is_said_where_closing_holds_or_is_over_or_nothing_is_known() {
        assert_eq!(at("10:42", json!("17:00"), late("16:58"), two()), None);
        assert_eq!(at("10:42", json!("17:00"), late("17:00"), two()), None);
        assert_eq!(at("17:01", json!("17:00"), late("17:20"), two()), None, "nobody is let in any more");
        assert_eq!(at("10:42", Value::Null, late("17:10"), two()), None);
        assert_eq!(at("10:42", json!("17:00"), Value::Null, two()), None);
        assert_eq!(at("10:42", json!("late"), late("17:10"), two()), None);
        let unknown = json!([{"id": "a", "newcomer_wait_s": [1, 1, 1]}, {"id": "b", "open": false}]);
        assert_eq!(
            at("10:42", json!("17:00"), late("17:10"), unknown),
            None,
            "nobody knows how long a newcomer takes"
        );
    }
}
