//! The forecast of services of which only the waiting lists are seen.

use std::collections::BTreeMap;

use crate::branch::{Branch, BranchError};
use crate::forecast::{Ahead, Options, Range, forecast};
use crate::limits::MAX_WAITING;
use crate::list_guess::ListPool;
use crate::listed::{Earlier, ListObserver};

/// Services that are simulated together. They have nothing to do with each other, so that many are done in parts.
const AT_ONCE: usize = 100;

/// One service that is to be forecast.
#[derive(Debug)]
pub struct ListedService<'a, K> {
    /// What was seen of it.
    pub seen: &'a ListObserver<K>,
    /// What all lists of its place have in common.
    pub pool: &'a ListPool,
    /// How many wait in the others of them.
    pub others: usize,
    /// The longest wait that the branch wants.
    pub target_s: Option<f64>,
    /// Tickets are issued.
    pub open: bool,
    /// What earlier days have shown.
    pub earlier: Earlier,
}

/// What is to be expected of it. `None` and nothing where too little was seen.
#[derive(Clone, Debug)]
pub struct ListForecast<K> {
    /// Seconds until a ticket that is issued now is called.
    pub newcomer_wait_s: Option<Range>,
    /// So many minutes from now.
    pub ahead: Vec<Ahead>,
    /// Seconds from now until each of those who wait is called.
    pub tickets: BTreeMap<K, Range>,
}

/// Forecasts these services at this moment, in their order.
///
/// # Errors
/// More wait than is looked at.
pub fn forecast_lists<K: Clone + Ord>(
    services: &[ListedService<'_, K>],
    now_s: f64,
    options: Options,
) -> Result<Vec<ListForecast<K>>, BranchError> {
    let mut found = Vec::with_capacity(services.len());
    for part in services.chunks(AT_ONCE) {
        found.extend(forecast_part(part, now_s, options)?);
    }
    Ok(found)
}

fn forecast_part<K: Clone + Ord>(
    services: &[ListedService<'_, K>],
    now_s: f64,
    options: Options,
) -> Result<Vec<ListForecast<K>>, BranchError> {
    let mut branch = Branch { now_s, ..Branch::default() };
    let mut keys: Vec<K> = Vec::new();
    let newcomers: Vec<Option<f64>> = services
        .iter()
        .map(|asked| asked.seen.newcomer_s(&asked.earlier, (asked.pool, asked.others), now_s))
        .collect();
    for (place, asked) in services.iter().enumerate() {
        let (service, counter, waiting) =
            asked.seen.scene(place, asked.target_s, asked.open, &asked.earlier, newcomers[place], now_s);
        branch.services.push(service);
        branch.counters.push(counter);
        // Who is not looked at has no forecast; of a service it is the last ones.
        let room = MAX_WAITING.saturating_sub(keys.len());
        for (key, ticket) in waiting.into_iter().take(room) {
            keys.push(key);
            branch.waiting.push(ticket);
        }
    }
    let made = forecast(&branch, options)?;
    let mut tickets: Vec<BTreeMap<K, Range>> = services.iter().map(|_| BTreeMap::new()).collect();
    for ((key, ticket), range) in keys.into_iter().zip(&branch.waiting).zip(made.tickets) {
        if let Some(range) = range {
            let range = services[ticket.service].seen.around(range.median);
            tickets[ticket.service].insert(key, range);
        }
    }
    let each = services.iter().zip(newcomers).zip(made.services).zip(tickets);
    Ok(each
        .map(|(((asked, newcomer), made), tickets)| ListForecast {
            newcomer_wait_s: newcomer.map(|middle_s| asked.seen.around_newcomer(middle_s)),
            ahead: made.ahead,
            tickets,
        })
        .collect())
}
