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

/// What it costs to give each ticket priority, in the order of the list: the waiting list of a service in the order of calls,
/// and what the forecast says of each (medians). Whoever waits before it without priority and without being bound to a counter
/// or a person would be overtaken: each of them is called when the next of them would have been, and the last when the
/// ticket would have been.
///
/// `None` if the ticket has priority already, or if one of these waits is not known.
pub fn prices(tickets: &[Ticket], waits: &[TicketForecast]) -> Vec<Option<Price>> {
    let medians: HashMap<&TicketId, u32> =
        waits.iter().filter_map(|wait| Some((&wait.id, wait.wait_s?[0]))).collect();
    // Those who may overtake each other: bound alike. Of each such group, whoever came so far.
    let mut before: HashMap<(bool, bool), Ahead> = HashMap::new();
    let price_of = |ticket: &Ticket| {
        if ticket.flags.priority {
            return None;
        }
        let ahead = before.entry((ticket.dst_desk.is_some(), ticket.dst_user.is_some())).or_default();
        let median = medians.get(&ticket.id).copied();
        let price = median.and_then(|median| ahead.price(median));
        ahead.add(median);
        price
    };
    tickets.iter().map(price_of).collect()
}

/// Who waits before a ticket and would be overtaken.
#[derive(Default)]
struct Ahead {
    count: u32,
    /// Some wait among them is not known.
    unknown: bool,
    /// The shortest and the longest wait. The forecast is a sample: a later ticket may have a shorter median by a little.
    waits: Option<(u32, u32)>,
}

impl Ahead {
    fn add(&mut self, median: Option<u32>) {
        self.count = self.count.saturating_add(1);
        match median {
            Some(median) => self.waits = Some(self.spread(median)),
            None => self.unknown = true,
        }
    }

    fn spread(&self, median: u32) -> (u32, u32) {
        self.waits.map_or((median, median), |(first, last)| (first.min(median), last.max(median)))
    }

    fn price(&self, median: u32) -> Option<Price> {
        if self.unknown {
            return None;
        }
        if self.count == 0 {
            return Some(Price { overtaken: 0, longer_s: 0, longest_after_s: 0 });
        }
        let (first, last) = self.spread(median);
        let longer_s = (last - first).div_ceil(self.count);
        Some(Price { overtaken: self.count, longer_s, longest_after_s: last })
    }
}

#[cfg(test)]
mod tests {
    use callpad_wire::{DeskRef, UserRef};

    use super::*;

    fn price(tickets: &[Ticket], waits: &[TicketForecast], ticket: &TicketId) -> Option<Price> {
        let place = tickets.iter().position(|waiting| waiting.id == *ticket)?;
        prices(tickets, waits)[place]
    }

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
