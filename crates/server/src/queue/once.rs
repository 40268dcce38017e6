//! An action that is asked for twice under one key acts once (T12).

use callpad_wire::Errno;
use jiff::Timestamp;
use rusqlite::{Transaction, types::Type};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    domain::refusal::{Failure, Refusal},
    store::{
        self,
        kept::{self, Claim, Outcome},
    },
};

/// Does `work`, or gives the answer that is kept under the claim's key; a kept answer to other parameters is errno 5.
///
/// The answer is kept in the transaction of the action itself, so there is never one without the other; and as there
/// is one writer, a second arrival waits until the first is done. A refusal (inside) is kept as well, and what `work`
/// did before it refused is undone. What may be otherwise next time (outside) is not kept: 403, and a broken storage.
pub(crate) fn once<T: Serialize + DeserializeOwned>(
    transaction: &Transaction<'_>,
    claim: &Claim,
    now: Timestamp,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>,
) -> Result<Result<T, Refusal>, Failure> {
    kept::forget(transaction, now)?;
    if let Some((asked, outcome)) = kept::find(transaction, claim)? {
        return match outcome {
            _ if asked != claim.asked => Ok(Err(Refusal::PARAMETERS)),
            Outcome::Done(members) => Ok(Ok(serde_json::from_str(&members).map_err(unreadable)?)),
            Outcome::Refused(errno) => Ok(Err(Refusal::Errno(Errno(errno)))),
        };
    }
    let (result, outcome) = match store::attempt(transaction, work) {
        Ok(done) => {
            let members = serde_json::to_string(&done).map_err(unwritable)?;
            (Ok(done), Outcome::Done(members))
        }
        Err(Failure::Refused(refusal @ Refusal::Errno(errno))) if errno != Errno::UNKNOWN => {
            (Err(refusal), Outcome::Refused(errno.0))
        }
        Err(failure) => return Err(failure),
    };
    kept::keep(transaction, claim, &outcome, now)?;
    Ok(result)
}

fn unreadable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}

fn unwritable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::store::{Store, meta};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn opened(folder: &std::path::Path) -> Store {
        Store::open(folder, crate::store::zones::Zones::new(Some("UTC")).unwrap(), NOW).unwrap()
    }

    fn claim() -> Claim {
        Claim { user: "ana".into(), operation: "endcall", key: "k".into(), asked: vec![1] }
    }

    /// Something that an action changes.
    fn act(connection: &Connection, mark: i64) -> rusqlite::Result<()> {
        meta::set_demo_ends(connection, mark)
    }

    async fn mark(store: &std::sync::Arc<Store>) -> Option<i64> {
        store.read(|connection| Ok(meta::demo_ends(connection)?)).await.unwrap()
    }

    #[tokio::test]
    async fn t12_what_a_refusal_changed_is_undone_and_the_refusal_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = std::sync::Arc::new(opened(folder.path()));
        let refused = store.write(|t| {
            once::<()>(t, &claim(), NOW, |t| {
                act(t, 1)?;
                Err(Refusal::STATE.into())
            })
        });
        assert_eq!(refused.await.unwrap(), Err(Refusal::STATE));
        assert_eq!(mark(&store).await, None);
        let again = store.write(|t| once(t, &claim(), NOW, |t| Ok(act(t, 2)?))).await.unwrap();
        assert_eq!((again, mark(&store).await), (Err(Refusal::STATE), None));
    }

    #[tokio::test]
    async fn t12_a_storage_that_fails_and_an_unknown_error_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = std::sync::Arc::new(opened(folder.path()));
        for failure in [
            || Failure::Storage(rusqlite::Error::InvalidQuery),
            || Failure::Refused(Refusal::Errno(Errno::UNKNOWN)),
            || Failure::Refused(Refusal::Forbidden),
        ] {
            let failed = store.write(move |t| {
                once::<()>(t, &claim(), NOW, |t| {
                    act(t, 1)?;
                    Err(failure())
                })
            });
            failed.await.unwrap_err();
            assert_eq!(mark(&store).await, None);
        }
        let again = store.write(|t| once(t, &claim(), NOW, |t| Ok(act(t, 2)?))).await.unwrap();
        assert_eq!((again, mark(&store).await), (Ok(()), Some(2)));
    }

    #[tokio::test]
    async fn t12_an_answer_that_cannot_be_kept_undoes_its_action() {
        let folder = tempfile::tempdir().unwrap();
        let store = std::sync::Arc::new(opened(folder.path()));
        let full = "CREATE TRIGGER full BEFORE INSERT ON kept_answers BEGIN SELECT RAISE(ABORT, 'full'); END";
        store.write(move |t| Ok(t.execute_batch(full)?)).await.unwrap();
        let failed = store.write(|t| once(t, &claim(), NOW, |t| Ok(act(t, 1)?))).await;
        assert!(matches!(failed, Err(Failure::Storage(_))));
        assert_eq!(mark(&store).await, None);
    }
}
