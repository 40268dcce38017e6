//! How often something may be tried within a time.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sha2::{Digest, Sha256};
use tokio::time::Instant;

use crate::domain::refusal::Refusal;

/// How many who try are remembered at once; about 50 bytes each. Whoever comes then waits for the next window.
const MOST_REMEMBERED: usize = 8_192;

/// So many tries of each within a window of time. What was tried is remembered by a digest alone.
#[derive(Debug)]
pub(crate) struct Pace {
    most: u32,
    within: Duration,
    window: Mutex<Window>,
}

#[derive(Debug)]
struct Window {
    began: Instant,
    tries: HashMap<[u8; 16], u32>,
}

impl Pace {
    pub(super) fn new(most: u32, within: Duration) -> Self {
        Self { most, within, window: Mutex::new(Window { began: Instant::now(), tries: HashMap::new() }) }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// [`Refusal::Later`] if there were as many as may be.
    pub(crate) fn count(&self, who: &[u8]) -> Result<(), Refusal> {
        let mut key = [0; 16];
        key.iter_mut().zip(Sha256::digest(who)).for_each(|(to, from)| *to = from);
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if window.began.elapsed() >= self.within {
            *window = Window { began: Instant::now(), tries: HashMap::new() };
        }
        let is_room = window.tries.len() < MOST_REMEMBERED || window.tries.contains_key(&key);
        let left = self.within.saturating_sub(window.began.elapsed());
        let tries = window.tries.get(&key).copied().unwrap_or_default();
        if !is_room || tries >= self.most {
            let after_s = u32::try_from(left.as_secs() + 1).unwrap_or(u32::MAX);
            return Err(Refusal::Later { after_s });
        }
        window.tries.insert(key, tries + 1);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn each_has_so_many_tries_and_then_the_next_window() {
        let pace = Pace::new(2, Duration::from_secs(60));
        let tries = |who: &str| [(); 3].map(|()| pace.count(who.as_bytes()).is_ok());
        assert_eq!((tries("a"), tries("b")), ([true, true, false], [true, true, false]));
        tokio::time::advance(Duration::from_secs(45)).await;
        assert_eq!(pace.count(b"a"), Err(Refusal::Later { after_s: 16 }));
        tokio::time::advance(Duration::from_secs(15)).await;
        assert_eq!(tries("a"), [true, true, false]);
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_are_remembered_than_may_be() {
        let pace = Pace::new(1, Duration::from_secs(60));
        for n in 0..MOST_REMEMBERED {
            pace.count(&n.to_be_bytes()).unwrap();
        }
        pace.count(b"one more").unwrap_err();
        assert_eq!(pace.window.lock().unwrap().tries.len(), MOST_REMEMBERED);
    }
}
