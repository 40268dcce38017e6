//! Attempts to sign in: after some failures each further one must wait, longer each time, but never for long. Nobody is
//! locked out, and who has signed in from an address before is not held up there by what others try.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// Failures of one user id before the next attempt must wait: somebody who types.
const FREE_OF_USER: u32 = 5;
/// The longest wait of one user id. Ten thousand four-digit secrets take a week at this pace, half of it on average.
const LONGEST_OF_USER: Duration = Duration::from_secs(60);
/// Failures of one address before the next attempt must wait: a hall of counters behind one address.
const FREE_OF_ADDRESS: u32 = 20;
/// The longest wait of one address.
const LONGEST_OF_ADDRESS: Duration = Duration::from_secs(10);
/// After so long without another attempt failures are forgotten.
const FORGOTTEN: Duration = Duration::from_secs(3_600);
/// Users and addresses that are remembered, each kind apart; about 100 bytes each.
const MOST_REMEMBERED: usize = 8_192;

/// Whose failures are counted; a digest, so that nothing that was typed stays in memory.
type Key = [u8; 16];

/// Everything that is remembered.
#[derive(Debug, Default)]
pub(crate) struct LoginAttempts(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    users: Failures,
    addresses: Failures,
    /// Failures of a user at an address from which that user has signed in.
    at_home: Failures,
    /// When a user signed in from an address last.
    homes: HashMap<Key, Timestamp>,
}

/// An attempt that may be made now. It counts as failed until [`LoginAttempts::succeeded`] says otherwise, so that many at
/// once are not let through together.
#[derive(Debug)]
pub(crate) struct Attempt {
    user: Key,
    home: Key,
    /// The user has signed in from this address before.
    pub(crate) is_at_home: bool,
}

/// The attempt must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooEarly {
    pub(crate) wait: Duration,
}

impl LoginAttempts {
    /// An attempt for a user id from an address; without an address where it may stand for everybody.
    pub(crate) fn begin(
        &self,
        user: &str,
        address: Option<IpAddr>,
        now: Timestamp,
    ) -> Result<Attempt, TooEarly> {
        let home = key(&[user.as_bytes(), &bytes(address)]);
        let mut book = self.lock();
        let attempt =
            Attempt { user: key(&[user.as_bytes()]), home, is_at_home: book.homes.contains_key(&home) };
        if attempt.is_at_home {
            book.at_home.attempt(attempt.home, FREE_OF_USER, LONGEST_OF_USER, now)?;
            return Ok(attempt);
        }
        let address = address.map(|address| key(&[&bytes(Some(address))]));
        if let Some(address) = address {
            book.addresses.may(&address, FREE_OF_ADDRESS, LONGEST_OF_ADDRESS, now)?;
        }
        book.users.attempt(attempt.user, FREE_OF_USER, LONGEST_OF_USER, now)?;
        if let Some(address) = address {
            book.addresses.count(address, now);
        }
        Ok(attempt)
    }

    /// It was the right secret. Only what this user failed is forgotten: with an account of one's own nobody buys
    /// attempts at those of others.
    pub(crate) fn succeeded(&self, attempt: &Attempt, now: Timestamp) {
        let mut book = self.lock();
        book.at_home.0.remove(&attempt.home);
        if !attempt.is_at_home {
            book.users.0.remove(&attempt.user);
        }
        if book.homes.len() >= MOST_REMEMBERED
            && !book.homes.contains_key(&attempt.home)
            && let Some(oldest) = book.homes.iter().min_by_key(|(_, at)| **at).map(|(home, _)| *home)
        {
            book.homes.remove(&oldest);
        }
        book.homes.insert(attempt.home, now);
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often it failed, and when it was tried last.
#[derive(Debug, Default)]
struct Failures(HashMap<Key, (u32, Timestamp)>);

impl Failures {
    fn attempt(&mut self, key: Key, free: u32, longest: Duration, now: Timestamp) -> Result<(), TooEarly> {
        self.may(&key, free, longest, now)?;
        self.count(key, now);
        Ok(())
    }

    /// Whether another attempt may be made now. Asking too early changes nothing, so no wait is ever made longer.
    fn may(&mut self, key: &Key, free: u32, longest: Duration, now: Timestamp) -> Result<(), TooEarly> {
        let Some((failed, last)) = self.0.get_mut(key) else { return Ok(()) };
        // A clock that was set back makes no wait longer than it was.
        *last = now.min(*last);
        let Some(more) = failed.checked_sub(free) else { return Ok(()) };
        let wait = Duration::from_secs(1_u64.checked_shl(more).unwrap_or(u64::MAX)).min(longest);
        match wait.saturating_sub(since(*last, now)) {
            Duration::ZERO => Ok(()),
            wait => Err(TooEarly { wait }),
        }
    }

    fn count(&mut self, key: Key, now: Timestamp) {
        if !self.0.contains_key(&key) && self.0.len() >= MOST_REMEMBERED {
            self.forget(now);
        }
        let (failed, last) = self.0.entry(key).or_insert((0, now));
        if since(*last, now) > FORGOTTEN {
            *failed = 0;
        }
        (*failed, *last) = (failed.saturating_add(1), now);
    }

    /// Makes room: what is old, or else whoever failed least.
    fn forget(&mut self, now: Timestamp) {
        self.0.retain(|_, (_, last)| since(*last, now) <= FORGOTTEN);
        if self.0.len() >= MOST_REMEMBERED
            && let Some(least) = self.0.iter().min_by_key(|(_, seen)| **seen).map(|(key, _)| *key)
        {
            self.0.remove(&least);
        }
    }
}

/// How long ago; no time at all for a moment that is still to come.
fn since(then: Timestamp, now: Timestamp) -> Duration {
    now.duration_since(then).try_into().unwrap_or_default()
}

fn bytes(address: Option<IpAddr>) -> Vec<u8> {
    match address {
        None => Vec::new(),
        Some(IpAddr::V4(address)) => address.octets().to_vec(),
        // One network of IPv6.
        Some(IpAddr::V6(address)) => address.octets().into_iter().take(8).collect(),
    }
}

fn key(parts: &[&[u8]]) -> Key {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    let mut key = Key::default();
    key.iter_mut().zip(digest.finalize()).for_each(|(to, from)| *to = from);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    /// How long each further attempt of one guesser has to wait, who tries again as soon as possible.
    fn waits(
        attempts: &LoginAttempts,
        user: &str,
        from: Option<IpAddr>,
        now: &mut Timestamp,
        times: usize,
    ) -> Vec<u64> {
        let attempt = |now: &mut Timestamp| match attempts.begin(user, from, *now) {
            Ok(_) => 0,
            Err(TooEarly { wait }) => {
                *now += wait;
                attempts.begin(user, from, *now).unwrap();
                wait.as_secs()
            }
        };
        (0..times).map(|_| attempt(now)).collect()
    }

    #[test]
    fn each_failure_makes_the_next_wait_longer_up_to_a_minute() {
        let (attempts, mut now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        let waits = waits(&attempts, "ana", None, &mut now, 14);
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        // Asking in vain makes it no longer.
        for _ in 0..1_000 {
            assert_eq!(attempts.begin("ana", None, now).unwrap_err().wait, LONGEST_OF_USER);
        }
        attempts.begin("ana", None, now + LONGEST_OF_USER).unwrap();
        attempts.begin("rui", None, now).unwrap();
        for _ in 0..5 {
            attempts.begin("ana", None, now + FORGOTTEN + Duration::from_secs(120)).unwrap();
        }
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let (attempts, mut now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        waits(&attempts, "ana", None, &mut now, 20);
        now -= Duration::from_secs(24 * 3_600);
        assert_eq!(attempts.begin("ana", None, now).unwrap_err().wait, LONGEST_OF_USER);
        attempts.begin("ana", None, now + LONGEST_OF_USER).unwrap();
    }

    #[test]
    fn many_at_once_are_not_let_through_together() {
        let (attempts, now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        let through = (0..1_000).filter(|_| attempts.begin("ana", None, now).is_ok()).count();
        assert_eq!(through, 5);
    }

    #[test]
    fn who_signed_in_here_before_is_not_held_up_by_others() {
        let (attempts, mut now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        let (home, elsewhere) = (address("10.0.0.7"), address("10.0.0.8"));
        let first = attempts.begin("ana", home, now).unwrap();
        assert!(!first.is_at_home);
        attempts.succeeded(&first, now);
        waits(&attempts, "ana", elsewhere, &mut now, 20);
        assert!(attempts.begin("ana", elsewhere, now).is_err());
        let again = attempts.begin("ana", home, now).unwrap();
        assert!(again.is_at_home);
        attempts.succeeded(&again, now);
        // That gives the guesser elsewhere nothing.
        assert!(attempts.begin("ana", elsewhere, now).is_err());
        // A guesser at the same counter waits too.
        assert_eq!(waits(&attempts, "ana", home, &mut now, 7), [0, 0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn an_address_that_tries_many_users_waits() {
        let (attempts, mut now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        let guesser = address("10.0.0.8");
        let mut waited = Vec::new();
        for user in 0..26 {
            waited.extend(waits(&attempts, &user.to_string(), guesser, &mut now, 1));
        }
        assert_eq!(waited[19..], [0, 1, 2, 4, 8, 10, 10]);
        // An account of one's own buys nothing.
        now += LONGEST_OF_ADDRESS;
        let own = attempts.begin("own", guesser, now).unwrap();
        attempts.succeeded(&own, now);
        assert_eq!(attempts.begin("next", guesser, now).unwrap_err().wait, LONGEST_OF_ADDRESS);
        attempts.begin("next", address("10.0.0.9"), now).unwrap();
    }

    #[test]
    fn what_is_remembered_has_an_end_and_the_guessed_at_are_forgotten_last() {
        let (attempts, mut now) = (LoginAttempts::default(), Timestamp::UNIX_EPOCH);
        waits(&attempts, "ana", None, &mut now, 6);
        for user in 0..MOST_REMEMBERED + 50 {
            now += Duration::from_millis(1);
            let attempt = attempts.begin(&format!("user {user}"), None, now).unwrap();
            attempts.succeeded(&attempt, now);
            attempts.begin(&format!("other {user}"), None, now).unwrap();
        }
        {
            let book = attempts.lock();
            assert_eq!((book.users.0.len(), book.homes.len()), (MOST_REMEMBERED, MOST_REMEMBERED));
        }
        assert_eq!(attempts.lock().users.0.get(&key(&[b"ana"])).unwrap().0, 6);
    }
}
