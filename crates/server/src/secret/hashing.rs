//! Argon2id, at most so much of it at once: it is made to be slow and large, and whoever guesses secrets must not make
//! the rest of the server so.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, PasswordHasher, Version,
    password_hash::{self, SaltString},
};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How many secrets are compared at once.
const AT_ONCE: usize = 2;
/// How many of them of people who have not signed in from where they are: one processor at most for guessers.
const STRANGERS_AT_ONCE: usize = 1;
/// How many strangers, and how many others, may wait for their turn; a second or two of work.
const WAITING: usize = 64;

/// 8 MiB and two passes: slow enough for a guesser, quick enough for the machine of a small site.
fn params() -> Params {
    Params::new(8 * 1024, 2, 1, None).unwrap_or_default()
}

fn argon2(params: Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a user's own secret, in PHC form. An accent that was written as a character of its own is one with its
/// letter first (NFC): keyboards and editors differ, people do not see it.
pub(crate) fn hash(secret: &str) -> Result<String, password_hash::Error> {
    let secret: String = secret.nfc().collect();
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|_| password_hash::Error::Crypto)?;
    let salt = SaltString::encode_b64(&salt)?;
    Ok(argon2(params()).hash_password(secret.as_bytes(), &salt)?.to_string())
}

/// The most memory, in KiB, and the most passes of a hash that somebody brings: each login with it costs as much.
const MOST_MEMORY: u32 = 64 * 1024;
const MOST_PASSES: u32 = 10;

/// Whether a text is a hash that logins can be compared with at a bounded cost.
pub(crate) fn is_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|parsed| {
        parsed.algorithm == Algorithm::Argon2id.ident()
            && parsed.hash.is_some()
            && parsed.salt.is_some()
            && Params::try_from(&parsed).is_ok_and(|params| {
                params.m_cost() <= MOST_MEMORY && params.t_cost() <= MOST_PASSES && params.p_cost() == 1
            })
    })
}

/// Whether a text is the secret of a hash; for programs that serve nobody meanwhile.
pub(crate) fn is(hash: &str, given: &str) -> bool {
    compare(hash, given, &mut Vec::new())
}

/// Compares in memory that is used again: as it was sent, for hashes from before accents were made one (NFC), or with
/// them made one.
fn compare(hash: &str, given: &str, memory: &mut Vec<Block>) -> bool {
    is_of(hash, given, memory) || !is_nfc(given) && is_of(hash, &given.nfc().collect::<String>(), memory)
}

fn is_of(hash: &str, given: &str, memory: &mut Vec<Block>) -> bool {
    let mut compared = || -> Option<bool> {
        let parsed = PasswordHash::new(hash).ok()?;
        let expected = parsed.hash?;
        let params = Params::try_from(&parsed).ok()?;
        let mut salt = [0_u8; 64];
        let salt = parsed.salt?.decode_b64(&mut salt).ok()?;
        memory.resize(params.block_count().max(memory.len()), Block::default());
        let mut found = vec![0_u8; expected.len()];
        argon2(params)
            .hash_password_into_with_memory(given.as_bytes(), salt, &mut found, memory.as_mut_slice())
            .ok()?;
        Some(found.ct_eq(expected.as_bytes()).into())
    };
    compared().unwrap_or(false)
}

/// Compares secrets, a few at once.
#[derive(Debug)]
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
    strangers: Lane,
    known: Lane,
    /// Memory for [`AT_ONCE`] of them, once it was needed.
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

/// Where one waits.
#[derive(Debug)]
struct Lane {
    waiting: Semaphore,
    turns: Arc<Semaphore>,
}

impl Lane {
    fn new(at_once: usize) -> Self {
        Self { waiting: Semaphore::new(WAITING), turns: Arc::new(Semaphore::new(at_once)) }
    }
}

/// Too many wait already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overloaded;

impl Default for Hasher {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            strangers: Lane::new(STRANGERS_AT_ONCE),
            known: Lane::new(AT_ONCE),
            memory: Arc::default(),
        }
    }
}

impl Hasher {
    /// Whether a text is the secret of a hash. Strangers wait behind each other, and never before anybody who is known.
    pub(crate) async fn is(
        &self,
        hash: String,
        given: String,
        is_stranger: bool,
    ) -> Result<bool, Overloaded> {
        let lane = if is_stranger { &self.strangers } else { &self.known };
        let _waiting = lane.waiting.try_acquire().map_err(|_| Overloaded)?;
        // None of them is ever closed.
        let of_lane = lane.turns.clone().acquire_owned().await.map_err(|_| Overloaded)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| Overloaded)?;
        let store = self.memory.clone();
        let compared = tokio::task::spawn_blocking(move || {
            // Until the work is done, also if whoever asked has gone.
            let _turns = (of_lane, turn);
            let kept = || store.lock().unwrap_or_else(PoisonError::into_inner);
            let mut memory = kept().pop().unwrap_or_default();
            let is = compare(&hash, &given, &mut memory);
            kept().push(memory);
            is
        });
        Ok(compared.await.unwrap_or(false))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, future::join_all};

    use super::*;

    #[test]
    fn a1_a_secret_is_known_by_its_hash() {
        let own = hash("4711").unwrap();
        assert!(is(&own, "4711") && !is(&own, "4712") && !is("not a hash", "4711"));
        assert!(!own.contains("4711") && own != hash("4711").unwrap());
        // What the library itself would say, for hashes of other strengths too.
        let other = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 1, 1, None).unwrap());
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let other = other.hash_password(b"4711", &salt).unwrap().to_string();
        let mut memory = Vec::new();
        assert!(compare(&own, "4711", &mut memory) && compare(&other, "4711", &mut memory));
        assert!(!compare(&other, "4712", &mut memory) && compare(&own, "4711", &mut memory));
        assert!(!compare(&own.replace("m=8192", "m=4096"), "4711", &mut memory));
    }

    #[tokio::test]
    async fn memory_is_that_of_two_however_many_ask() {
        let hasher = Hasher::default();
        let own = hash("4711").unwrap();
        let asked = |n: usize| join_all((0..n).map(|n| hasher.is(own.clone(), "4711".into(), n % 2 == 0)));
        assert!(asked(6).await.into_iter().all(|is| is == Ok(true)));
        assert!((1..=AT_ONCE).contains(&hasher.memory.lock().unwrap().len()));
    }

    #[tokio::test]
    async fn strangers_leave_room_and_too_many_are_sent_away() {
        let hasher = Hasher::default();
        let own = hash("4711").unwrap();
        let held = hasher.strangers.turns.acquire().await.unwrap();
        let mut strangers: Vec<_> =
            (0..WAITING).map(|_| Box::pin(hasher.is(own.clone(), "4712".into(), true))).collect();
        for stranger in &mut strangers {
            assert!(stranger.as_mut().now_or_never().is_none());
        }
        assert_eq!(hasher.is(own.clone(), "4711".into(), true).await, Err(Overloaded));
        assert_eq!(hasher.is(own.clone(), "4711".into(), false).await, Ok(true));
        drop((held, strangers));
        assert_eq!(hasher.is(own.clone(), "4711".into(), true).await, Ok(true));
    }

    #[tokio::test]
    async fn whoever_goes_away_does_not_let_the_next_one_in_before_the_work_is_done() {
        let hasher = Hasher::default();
        let own = hash("4711").unwrap();
        for _ in 0..8 {
            let mut asked = Box::pin(hasher.is(own.clone(), "4712".into(), true));
            // As far as the work, then gone.
            let _ = asked.as_mut().now_or_never();
        }
        assert_eq!(hasher.is(own.clone(), "4711".into(), true).await, Ok(true));
        assert_eq!(hasher.memory.lock().unwrap().len(), 1, "one after the other");
    }
}
