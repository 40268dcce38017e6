//! The price of priority: who would wait longer if a ticket went ahead. Pure.

use std::collections::HashMap;

use callpad_wire::{Ticket, TicketForecast, TicketId};

/// What it costs the others to give a ticket priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// How many would be overtaken.
    pub overtaken: u32,
    /// How many seconds longer each of them waits, in the mean.
    pub longer_s: u32,
    /// In how many seconds the last of them is called then.
    pub longest_after_s: u32,
}

/// What it costs to give `ticket` priority, from the waiting list of its service in the order of calls and what the
/// forecast says of each (medians). Whoever waits before it without priority and without being bound to a counter or
/// a person would be overtaken: each of them is called when the next of them would have been, and the last when the
/// ticket would have been.
///
/// `None` if the ticket is not in the list or has priority already, or if one of these waits is not known.
pub fn price(tickets: &[Ticket], waits: &[TicketForecast], ticket: &TicketId) -> Option<Price> {
    let place = tickets.iter().position(|waiting| waiting.id == *ticket)?;
    let lifted = &tickets[place];
    if lifted.flags.priority {
        return None;
    }
    let is_overtaken = |waiting: &&Ticket| {
        !waiting.flags.priority
            && waiting.dst_desk.is_none() == lifted.dst_desk.is_none()
            && waiting.dst_user.is_none() == lifted.dst_user.is_none()
    };
    let medians: HashMap<&TicketId, u32> =
        waits.iter().filter_map(|wait| Some((&wait.id, wait.wait_s?[0]))).collect();
    let mut slots = vec![*medians.get(ticket)?];
    for overtaken in tickets[..place].iter().filter(is_overtaken) {
        slots.push(*medians.get(&overtaken.id)?);
    }
    // The forecast is a sample: a later ticket may have a shorter median by a little.
    slots.sort_unstable();
    let (first, last) = (slots.first()?, slots.last()?);
    let overtaken = u32::try_from(slots.len() - 1).ok()?;
    if overtaken == 0 {
        return Some(Price { overtaken: 0, longer_s: 0, longest_after_s: 0 });
    }
    Some(Price { overtaken, longer_s: (last - first).div_ceil(overtaken), longest_after_s: *last })
}

#[cfg(test)]
mod tests {
    use callpad_wire::{DeskRef, UserRef};

    use super::*;

    fn waiting(id: &str) -> Ticket {
        Ticket::bare(id, id)
    }

    fn urgent(id: &str) -> Ticket {
        let mut ticket = waiting(id);
        ticket.flags.priority = true;
        ticket
    }

    fn bound(id: &str) -> Ticket {
        Ticket {
            dst_desk: Some(DeskRef { id: "d".into(), name: String::new(), tag: String::new() }),
            ..waiting(id)
        }
    }

    fn wait(id: &str, wait_s: Option<u32>) -> TicketForecast {
        TicketForecast { id: id.into(), wait_s: wait_s.map(|median| [median, 0, median * 2]) }
    }

    fn waits() -> Vec<TicketForecast> {
        [("p", 10), ("b", 20), ("x", 60), ("y", 200), ("z", 300), ("late", 400)]
            .map(|(id, wait_s)| wait(id, Some(wait_s)))
            .into()
    }

    #[test]
    fn who_is_overtaken_waits_for_the_place_behind() {
        let tickets = [urgent("p"), bound("b"), waiting("x"), waiting("y"), waiting("z"), waiting("late")];
        let of = |id: &str| price(&tickets, &waits(), &id.into());
        // x is called when y would have been, and y when z would have been.
        let some =
            |overtaken, longer_s, longest_after_s| Some(Price { overtaken, longer_s, longest_after_s });
        assert_eq!(of("z"), some(2, 120, 300));
        assert_eq!(of("late"), some(3, 114, 400), "340 s in all, rounded up");
        assert_eq!(of("x"), some(0, 0, 0), "nobody is before it whom it may overtake");
        assert_eq!(of("p"), None, "it has priority");
        assert_eq!(of("b"), some(0, 0, 0), "bound ones are called in an order of their own");
        assert_eq!(of("gone"), None);
    }

    #[test]
    fn what_is_not_known_has_no_price() {
        let tickets = [waiting("x"), urgent("p"), waiting("y"), waiting("z")];
        let known = [wait("x", Some(60)), wait("y", Some(200)), wait("z", Some(300))];
        assert!(
            price(&tickets, &known, &"z".into()).is_some(),
            "p is not overtaken: its wait does not matter"
        );
        for unknown in ["x", "y", "z"] {
            let mut waits = known.to_vec();
            waits.retain(|wait| wait.id.as_str() != unknown);
            assert_eq!(price(&tickets, &waits, &"z".into()), None, "{unknown} is missing");
            waits.push(wait(unknown, None));
            assert_eq!(price(&tickets, &waits, &"z".into()), None, "{unknown} is not known");
        }
    }

    #[test]
    fn a_forecast_that_is_out_of_order_gives_nobody_a_negative_wait() {
        let tickets = [waiting("x"), waiting("y"), waiting("z")];
        let waits = [wait("x", Some(100)), wait("y", Some(90)), wait("z", Some(95))];
        let price = price(&tickets, &waits, &"z".into()).unwrap();
        assert_eq!(price, Price { overtaken: 2, longer_s: 5, longest_after_s: 100 });
    }

    #[test]
    fn a_person_s_own_are_not_overtaken_by_anybody_s() {
        let user = UserRef { id: "u".into(), display_name: String::new(), username: String::new() };
        let tickets = [Ticket { dst_user: Some(user), ..waiting("x") }, waiting("y"), waiting("z")];
        assert_eq!(price(&tickets, &waits(), &"z".into()).unwrap().overtaken, 1);
    }
}
