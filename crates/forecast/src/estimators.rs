//! What the literature estimates a newcomer's wait with (Ibrahim and Whitt, "Real-time delay estimation based on delay
//! history", 2009), to hold the forecast against.

use crate::observer::Observer;
use crate::times::float;

/// The three estimates, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimates {
    /// Queue length: those ahead and oneself, times the mean service, over the open counters of the service.
    pub queue_length_s: f64,
    /// The wait of the last one who entered service.
    pub last_to_enter_s: f64,
    /// How long the head of the line has waited.
    pub head_of_line_s: f64,
}

/// Estimates the wait of a ticket that is issued now. All three are 0 where a counter of the service is free and nobody
/// of the service waits. Before the first call of a service, the last to enter is the head of the line.
pub fn estimate(seen: &Observer, service: usize, priority: bool, now_s: f64) -> Estimates {
    let (open, free) = seen.open_counters(service);
    let ahead = seen.ahead(service, priority).count();
    if free > 0 && ahead == 0 {
        return Estimates { queue_length_s: 0.0, last_to_enter_s: 0.0, head_of_line_s: 0.0 };
    }
    let head = seen.ahead(service, priority).map(|waiting| now_s - waiting.issued_s);
    let head_of_line_s = head.fold(0.0, f64::max);
    Estimates {
        queue_length_s: (float(ahead) + 1.0) * seen.mean_service_s(service) / float(open.max(1)),
        last_to_enter_s: seen.last_wait_s(service).unwrap_or(head_of_line_s),
        head_of_line_s,
    }
}
