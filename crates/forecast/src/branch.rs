//! A branch as it is now: what a forecast starts from.

use std::fmt;

use crate::limits::{MAX_COUNTERS, MAX_SERVICES, MAX_WAITING};
use crate::times::Times;

/// A branch at one moment. Moments are seconds from any fixed moment, such as the start of the business day; services
/// and counters are named by their places in the lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Branch {
    /// The present moment.
    pub now_s: f64,
    /// When nobody is let in any more; whoever waits then is served.
    pub closes_s: Option<f64>,
    /// The services.
    pub services: Vec<Service>,
    /// The counters, those that are closed too.
    pub counters: Vec<Counter>,
    /// The tickets that wait.
    pub waiting: Vec<Ticket>,
    /// From the end of one visitor to the call of the next, while somebody waits. Without it the next is called at once.
    pub turnaround: Option<Times>,
    /// From the issue of a ticket to its call, at a counter that is free. Without it it is called at once.
    pub pickup: Option<Times>,
    /// How often counters close without notice. Without it they stay as they are.
    pub closings: Option<Closings>,
}

/// How often counters close without notice, and for how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Closings {
    /// Closings in a second of one open counter.
    pub per_s: f64,
    /// How long a counter is away.
    pub absence: Times,
}

/// One service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// How long a visitor keeps a counter, no-shows included. `None`: never measured, so nothing is said of its waits.
    pub times: Option<Times>,
    /// The longest wait that the branch wants.
    pub target_s: Option<f64>,
    /// How many visitors come, from when on. Before the first step nobody does.
    pub arrivals: Vec<ArrivalStep>,
    /// The share of them who go ahead of others, from 0 to 1.
    pub priority_share: f64,
    /// The share of those waiting who leave without a word before they are called, from 0 to 1.
    pub leave_share: f64,
}

/// From one moment on so many visitors come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrivalStep {
    /// From this moment on, until the next step.
    pub from_s: f64,
    /// Visitors in a second.
    pub per_s: f64,
}

/// A waiting ticket.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ticket {
    /// Its service.
    pub service: usize,
    /// It goes ahead of others.
    pub priority: bool,
    /// When it was issued.
    pub issued_s: f64,
    /// Its appointment.
    pub appointment_s: Option<f64>,
    /// Bound to this counter.
    pub counter: Option<usize>,
    /// Bound to this person, as [`Counter::user`] names them.
    pub user: Option<u32>,
}

/// A counter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counter {
    /// What it serves.
    pub services: Vec<usize>,
    /// Who sits there.
    pub user: Option<u32>,
    /// What happens there.
    pub state: CounterState,
    /// From then on it calls nobody; whom it serves is served to the end. A moment that has passed: it is closing.
    pub closes_s: Option<f64>,
}

/// What happens at a counter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum CounterState {
    /// It serves nobody, since then.
    Free {
        /// Since when.
        since_s: f64,
    },
    /// It serves a visitor.
    Serving {
        /// What for.
        service: usize,
        /// Since when.
        since_s: f64,
    },
    /// On a break or closed.
    #[default]
    Away,
    /// On a break or closed, until then.
    AwayUntil {
        /// The moment at which it opens.
        opens_s: f64,
    },
    /// On a break or closed; it comes back at a moment that is known only roughly.
    AwayAbout {
        /// Seconds from now: as likely sooner as later.
        median_s: f64,
    },
}

/// Why a branch has no forecast.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BranchError {
    /// There is more of something than is looked at.
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many are allowed.
        most: usize,
    },
    /// A number that is none, is negative, or lies in the future where it cannot.
    BadNumber {
        /// What it stands for.
        what: &'static str,
    },
    /// A service or counter that is not in the list.
    Unknown {
        /// What is unknown.
        what: &'static str,
        /// Its place.
        index: usize,
    },
}

impl fmt::Display for BranchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { what, most } => write!(f, "more than {most} {what}"),
            Self::BadNumber { what } => write!(f, "{what} is not a possible number"),
            Self::Unknown { what, index } => write!(f, "{what} {index} is not in the list"),
        }
    }
}

impl std::error::Error for BranchError {}

impl Branch {
    /// Checks all that came from outside.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn check(&self) -> Result<(), BranchError> {
        at_most("services", self.services.len(), MAX_SERVICES)?;
        at_most("counters", self.counters.len(), MAX_COUNTERS)?;
        at_most("waiting tickets", self.waiting.len(), MAX_WAITING)?;
        moment("the present", self.now_s)?;
        self.closes_s.map_or(Ok(()), |at| moment("the closing time", at))?;
        self.closings.as_ref().map_or(Ok(()), |closings| moment("the rate of closings", closings.per_s))?;
        for service in &self.services {
            service.check()?;
        }
        for counter in &self.counters {
            self.check_counter(counter)?;
        }
        self.waiting.iter().try_for_each(|ticket| self.check_ticket(ticket))
    }

    fn check_counter(&self, counter: &Counter) -> Result<(), BranchError> {
        counter.services.iter().try_for_each(|service| self.known_service(*service))?;
        counter.closes_s.map_or(Ok(()), |at| moment("a counter's end", at))?;
        match counter.state {
            CounterState::Free { since_s } => self.past("free since", since_s),
            CounterState::Serving { service, since_s } => {
                self.known_service(service)?;
                self.past("serving since", since_s)
            }
            CounterState::Away => Ok(()),
            CounterState::AwayUntil { opens_s } => moment("a counter's opening", opens_s),
            CounterState::AwayAbout { median_s } => moment("a counter's return", median_s),
        }
    }

    fn check_ticket(&self, ticket: &Ticket) -> Result<(), BranchError> {
        self.known_service(ticket.service)?;
        self.past("the issue of a ticket", ticket.issued_s)?;
        ticket.appointment_s.map_or(Ok(()), |at| moment("an appointment", at))?;
        match ticket.counter {
            Some(index) if index >= self.counters.len() => {
                Err(BranchError::Unknown { what: "counter", index })
            }
            _ => Ok(()),
        }
    }

    fn known_service(&self, index: usize) -> Result<(), BranchError> {
        if index < self.services.len() {
            Ok(())
        } else {
            Err(BranchError::Unknown { what: "service", index })
        }
    }

    fn past(&self, what: &'static str, at_s: f64) -> Result<(), BranchError> {
        moment(what, at_s)?;
        if at_s <= self.now_s { Ok(()) } else { Err(BranchError::BadNumber { what }) }
    }
}

impl Service {
    fn check(&self) -> Result<(), BranchError> {
        self.target_s.map_or(Ok(()), |target| moment("a target", target))?;
        if !(0.0..=1.0).contains(&self.priority_share) {
            return Err(BranchError::BadNumber { what: "the share of priority" });
        }
        if !(0.0..=1.0).contains(&self.leave_share) {
            return Err(BranchError::BadNumber { what: "the share of those who leave" });
        }
        for step in &self.arrivals {
            moment("a step of arrivals", step.from_s)?;
            moment("a rate of arrivals", step.per_s)?;
        }
        if self.arrivals.windows(2).any(|pair| pair[0].from_s > pair[1].from_s) {
            return Err(BranchError::BadNumber { what: "the order of the steps of arrivals" });
        }
        Ok(())
    }
}

fn at_most(what: &'static str, count: usize, most: usize) -> Result<(), BranchError> {
    if count <= most { Ok(()) } else { Err(BranchError::TooMany { what, most }) }
}

/// Finite and not negative.
fn moment(what: &'static str, value: f64) -> Result<(), BranchError> {
    if value.is_finite() && value >= 0.0 { Ok(()) } else { Err(BranchError::BadNumber { what }) }
}
