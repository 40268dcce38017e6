//! An action that is asked for twice under one key acts once (T12).

use callpad_wire::Errno;
use jiff::Timestamp;
use rusqlite::{Transaction, types::Type};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    clock::Time,
    domain::refusal::{Failure, Refusal},
    store::{
        hand::Hand,
        kept::{self, Claim, Outcome},
    },
};

/// Does `work`, or gives the answer that is kept under the claim's key; a kept answer to other parameters is errno 5.
///
/// A success is kept in the transaction of the action itself, so there is never one without the other; and as there
/// is one writer, a second arrival waits until the first is done. A refusal (inside) is kept as well, and what `work`
/// did before it refused is undone. Nothing has changed then, so nothing waits for the disk: a refusal outlives the
/// process, and only a power cut may take it back, together with everything that could have been built on it. What may
/// be otherwise next time (outside) is not kept: 403, and a broken storage.
pub(crate) fn once<T: Serialize + DeserializeOwned>(
    hand: &mut Hand,
    claim: &Claim,
    now: Timestamp,
    work: impl FnOnce(&Transaction<'_>, Time) -> Result<T, Failure>,
) -> Result<Result<T, Refusal>, Failure> {
    if let Some((asked, outcome)) = kept::find(hand.connection(), claim, now)? {
        return match outcome {
            _ if asked != claim.asked => Ok(Err(Refusal::PARAMETERS)),
            Outcome::Done(members) => Ok(Ok(serde_json::from_str(&members).map_err(unreadable)?)),
            Outcome::Refused(errno) => Ok(Err(Refusal::Errno(Errno(errno)))),
        };
    }
    let done = hand.write(now, |transaction, time| {
        kept::forget(transaction, now)?;
        let done = work(transaction, time)?;
        let members = serde_json::to_string(&done).map_err(unwritable)?;
        kept::keep(transaction, claim, &Outcome::Done(members), now)?;
        Ok(done)
    });
    match done {
        Err(Failure::Refused(refusal @ Refusal::Errno(errno))) if errno != Errno::UNKNOWN => {
            hand.write_unflushed(|transaction| {
                kept::forget(transaction, now)?;
                kept::keep(transaction, claim, &Outcome::Refused(errno.0), now)?;
                kept::forget_refusals(transaction, &claim.user)
            })?;
            Ok(Err(refusal))
        }
        done => done.map(Ok),
    }
}

fn unreadable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}

fn unwritable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rusqlite::Connection;

    use super::*;
    use crate::{
        clock::ManualClock,
        store::{Store, meta, zones::Zones},
    };

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn opened(folder: &std::path::Path) -> Arc<Store> {
        Arc::new(Store::open(folder, Zones::utc(), Arc::new(ManualClock::new(NOW))).unwrap())
    }

    fn claim(key: impl Into<String>) -> Claim {
        Claim { user: "ana".into(), operation: "endcall", key: key.into(), asked: vec![1] }
    }

    /// Something that an action changes.
    fn act(connection: &Connection, mark: i64) -> Result<(), Failure> {
        Ok(meta::set_demo_ends(connection, mark)?)
    }

    async fn mark(store: &Arc<Store>) -> Option<i64> {
        store.read(|connection| Ok(meta::demo_ends(connection)?)).await.unwrap()
    }

    /// The action under the key "k".
    async fn asked(
        store: &Arc<Store>,
        work: impl FnOnce(&Transaction<'_>, Time) -> Result<(), Failure> + Send + 'static,
    ) -> Result<Result<(), Refusal>, Failure> {
        store.by_hand(|hand| once(hand, &claim("k"), NOW, work)).await
    }

    #[tokio::test]
    async fn t12_what_a_refusal_changed_is_undone_and_the_refusal_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        let refused = asked(&store, |t, _| {
            act(t, 1)?;
            Err(Refusal::STATE.into())
        });
        assert_eq!(refused.await.unwrap(), Err(Refusal::STATE));
        assert_eq!(mark(&store).await, None);
        let again = asked(&store, |t, _| act(t, 2)).await.unwrap();
        assert_eq!((again, mark(&store).await), (Err(Refusal::STATE), None));
        // Only its own row went without a flush.
        let synchronous = store.by_hand(|hand| {
            let read = hand.connection().pragma_query_value(None, "synchronous", |row| row.get::<_, i64>(0));
            Ok(read?)
        });
        assert_eq!(synchronous.await.unwrap(), 2);
    }

    #[tokio::test]
    async fn t12_a_storage_that_fails_and_an_unknown_error_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        for failure in [
            || Failure::Storage(rusqlite::Error::InvalidQuery),
            || Failure::Refused(Refusal::Errno(Errno::UNKNOWN)),
            || Failure::Refused(Refusal::Forbidden),
        ] {
            let failed = asked(&store, move |t, _| {
                act(t, 1)?;
                Err(failure())
            });
            failed.await.unwrap_err();
            assert_eq!(mark(&store).await, None);
        }
        let again = asked(&store, |t, _| act(t, 2)).await.unwrap();
        assert_eq!((again, mark(&store).await), (Ok(()), Some(2)));
    }

    #[tokio::test]
    async fn t12_an_answer_that_cannot_be_kept_undoes_its_action() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        let full = "CREATE TRIGGER full BEFORE INSERT ON kept_answers BEGIN SELECT RAISE(ABORT, 'full'); END";
        store.write(move |t| Ok(t.execute_batch(full)?)).await.unwrap();
        let failed = asked(&store, |t, _| act(t, 1)).await;
        assert!(matches!(failed, Err(Failure::Storage(_))));
        assert_eq!(mark(&store).await, None);
    }

    #[tokio::test]
    async fn t12_a_user_s_refusals_are_bounded_and_what_was_done_stays() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        asked(&store, |t, _| act(t, 1)).await.unwrap().unwrap();
        let kept = store.by_hand(|hand| {
            for n in 0..kept::MOST_REFUSALS + 50 {
                let now = Timestamp::from_second(n).unwrap();
                let refused =
                    once::<()>(hand, &claim(n.to_string()), now, |_, _| Err(Refusal::STATE.into()))?;
                assert_eq!(refused, Err(Refusal::STATE));
            }
            let count =
                "SELECT count(*), count(members), min(CAST(key AS INTEGER)) FILTER (WHERE errno IS NOT NULL)
                         FROM kept_answers";
            Ok(hand.connection().query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
        });
        assert_eq!(kept.await.unwrap(), (kept::MOST_REFUSALS + 1, 1, 50));
    }
}
