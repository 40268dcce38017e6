//! Quotas: a program out of control must not fill the branch.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

use crate::{
    config::Limits,
    domain::refusal::{Failure, Refusal},
};

/// Enforces the configured [`Limits`].
#[derive(Debug)]
pub(crate) struct Quotas {
    limits: Limits,
    minute: Mutex<Minute>,
}

/// What was issued and logged in one minute of the clock.
#[derive(Debug, Default)]
struct Minute {
    number: i64,
    /// By user id; empty if the user is unknown.
    issued: HashMap<String, u32>,
    /// The services and users whose refusal is already logged: a program out of control must not fill the log either.
    logged: HashSet<String>,
}

impl Quotas {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, minute: Mutex::default() }
    }

    /// Refuses another waiting ticket (errno 7) if the service has reached its limit.
    pub(crate) fn may_wait(&self, service: &str, waiting: u32, now: Timestamp) -> Result<(), Failure> {
        if waiting < self.limits.waiting_per_service {
            return Ok(());
        }
        if self.minute(now).logged.insert(format!("service {service}")) {
            tracing::warn!(
                service,
                waiting,
                "as many wait as may (--most-waiting): no more tickets are taken"
            );
        }
        Err(Refusal::STATE.into())
    }

    /// Refuses another ticket of a user (errno 7) who has reached the limit for this minute.
    pub(crate) fn may_issue(&self, user: &str, now: Timestamp) -> Result<(), Failure> {
        let most = self.limits.issued_per_minute;
        let mut minute = self.minute(now);
        if minute.issued.get(user).copied().unwrap_or_default() < most {
            return Ok(());
        }
        if minute.logged.insert(format!("user {user}")) {
            tracing::warn!(
                user,
                most,
                "a user issues too many tickets within a minute (--most-issued): refused"
            );
        }
        Err(Refusal::STATE.into())
    }

    /// Counts a ticket that a user has issued.
    pub(crate) fn count_issued(&self, user: &str, now: Timestamp) {
        let mut minute = self.minute(now);
        let issued = minute.issued.entry(user.to_owned()).or_default();
        *issued = issued.saturating_add(1);
    }

    /// The current minute by the clock. Any other one, even an earlier one, starts a new count: a clock that was set
    /// back blocks nobody.
    fn minute(&self, now: Timestamp) -> MutexGuard<'_, Minute> {
        let number = now.as_second().div_euclid(60);
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        if minute.number != number {
            *minute = Minute { number, ..Minute::default() };
        }
        minute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_s_minute_is_counted_alone_and_ends_also_when_the_clock_is_set_back() {
        let quotas = Quotas::new(Limits { issued_per_minute: 2, ..Limits::default() });
        let at = |second| Timestamp::from_second(second).unwrap();
        let issue = |user, second| {
            // A rule that is asked twice counts nothing.
            let may = [(); 2].map(|()| quotas.may_issue(user, at(second)).is_ok());
            quotas.count_issued(user, at(second));
            may == [true; 2]
        };
        assert_eq!([issue("ana", 600), issue("ana", 601), issue("ana", 659)], [true, true, false]);
        assert!(issue("rui", 659));
        assert!(issue("ana", 660));
        assert!(issue("ana", 0));
    }
}
