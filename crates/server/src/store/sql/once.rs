//! Idempotency: an action sent twice under one key is done once (T12).

use callpad_wire::Errno;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    idempotency::{self, RecordedOutcome},
    turn::Turn,
    writer::Writer,
};
use crate::{
    clock::Time,
    domain::{
        refusal::{Failure, Refusal},
        storage_failure::{StorageFailure, StorageFailureKind},
    },
    feed::ChangeNumbers,
    queue::{asked::KeyedRequest, outcome::Outcome},
};

/// Does `work`, or returns the response recorded under the key, with the numbers under which its changes were told. The
/// same key with other parameters is errno 5.
///
/// A success is recorded in the action's own transaction, so neither exists without the other. As there is one writer,
/// a second request waits until the first is done. A refusal (inside) is recorded as well, after a rollback of what
/// `work` did before it. Nothing has changed then, so it is not flushed: a refusal survives the process, and only a
/// power cut may lose it, together with everything built on it. What may differ next time (outside) is not recorded:
/// 403, and a broken storage.
pub(crate) fn run_once<T: Serialize + DeserializeOwned>(
    writer: &mut Writer,
    keyed_request: &KeyedRequest,
    now: Timestamp,
    work: impl FnOnce(&Turn<'_>, Time) -> Result<T, Failure>,
) -> Result<Result<(T, ChangeNumbers), Refusal>, Failure> {
    let kept = idempotency::find(&*writer.view_to_decide()?, keyed_request, now)?;
    if let Some((params_digest, outcome)) = kept {
        return match outcome {
            _ if params_digest != keyed_request.params_digest => Ok(Err(Refusal::PARAMETERS)),
            RecordedOutcome::Done { members, numbers } => {
                let members = serde_json::from_str(&members).map_err(unreadable)?;
                let numbers = numbers.map(|numbers| serde_json::from_str(&numbers)).transpose();
                Ok(Ok((members, numbers.map_err(unreadable)?.unwrap_or_default())))
            }
            RecordedOutcome::Refused(errno) => Ok(Err(Refusal::Errno(Errno(errno)))),
        };
    }
    let act = |turn: &Turn<'_>, time| {
        idempotency::remove_expired(turn, now)?;
        work(turn, time)
    };
    let done = writer.write_and_record(now, act, |turn, done, numbers| {
        let members = serde_json::to_string(done).map_err(unwritable)?;
        let numbers = (!numbers.is_empty()).then(|| serde_json::to_string(numbers));
        let outcome = RecordedOutcome::Done { members, numbers: numbers.transpose().map_err(unwritable)? };
        Ok(idempotency::record(turn, keyed_request, &outcome, now)?)
    });
    match done {
        Err(Failure::Refused(refusal @ Refusal::Errno(errno))) if errno != Errno::UNKNOWN => {
            let keyed_request = keyed_request.clone();
            writer.write_unflushed(move |turn| {
                idempotency::remove_expired(turn, now)?;
                idempotency::record(turn, &keyed_request, &RecordedOutcome::Refused(errno.0), now)?;
                Ok(idempotency::remove_oldest_refusals(turn, &keyed_request.user)?)
            })?;
            Ok(Err(refusal))
        }
        done => done.map(Ok),
    }
}

/// An outcome's members, as they are told and kept.
pub(super) fn members(outcome: &Outcome) -> Result<Map<String, Value>, Failure> {
    match serde_json::to_value(outcome).map_err(unwritable)? {
        Value::Object(members) => Ok(members),
        _ => Err(StorageFailure::new(StorageFailureKind::Other, "an outcome without members").into()),
    }
}

fn unreadable(error: serde_json::Error) -> Failure {
    StorageFailure::new(StorageFailureKind::Damaged, error.to_string()).into()
}

fn unwritable(error: serde_json::Error) -> Failure {
    StorageFailure::new(StorageFailureKind::Other, error.to_string()).into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        clock::ManualClock,
        domain::zones::Zones,
        store::sql::{Connection, engine::Engine, error::Error, meta},
    };

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn opened(folder: &std::path::Path) -> Arc<Engine> {
        Arc::new(crate::store::sqlite::open(folder, Zones::utc(), Arc::new(ManualClock::new(NOW))).unwrap())
    }

    fn keyed_request(key: impl Into<String>) -> KeyedRequest {
        KeyedRequest { user: "ana".into(), operation: "endcall", key: key.into(), params_digest: vec![1] }
    }

    /// An example of an action that changes something.
    fn act(connection: &Connection, mark: i64) -> Result<(), Failure> {
        Ok(meta::set_demo_ends(connection, mark)?)
    }

    async fn mark(store: &Arc<Engine>) -> Option<i64> {
        store.read(|connection| Ok(meta::demo_ends(connection)?)).await.unwrap()
    }

    /// The action sent under the key "k".
    async fn send(
        store: &Arc<Engine>,
        work: impl FnOnce(&Turn<'_>, Time) -> Result<(), Failure> + Send + 'static,
    ) -> Result<Result<(), Refusal>, Failure> {
        let once =
            |writer: &mut Writer| Ok(run_once(writer, &keyed_request("k"), NOW, work)?.map(|(done, _)| done));
        store.with_writer(once).await
    }

    #[tokio::test]
    async fn t12_what_a_refusal_changed_is_undone_and_the_refusal_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        let refused = send(&store, |t, _| {
            act(t, 1)?;
            Err(Refusal::STATE.into())
        });
        assert_eq!(refused.await.unwrap(), Err(Refusal::STATE));
        assert_eq!(mark(&store).await, None);
        let again = send(&store, |t, _| act(t, 2)).await.unwrap();
        assert_eq!((again, mark(&store).await), (Err(Refusal::STATE), None));
        // Only its own row was written without a flush.
        let synchronous = store.with_writer(|writer| {
            let read = writer.view().query_row("PRAGMA synchronous", [], |row| row.get::<_, i64>(0));
            Ok(read?)
        });
        assert_eq!(synchronous.await.unwrap(), 2);
    }

    #[tokio::test]
    async fn t12_a_storage_that_fails_and_an_unknown_error_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        for failure in [
            || Error::of_value("a fault").into(),
            || Failure::Refused(Refusal::Errno(Errno::UNKNOWN)),
            || Failure::Refused(Refusal::Forbidden),
        ] {
            let failed = send(&store, move |t, _| {
                act(t, 1)?;
                Err(failure())
            });
            failed.await.unwrap_err();
            assert_eq!(mark(&store).await, None);
        }
        let again = send(&store, |t, _| act(t, 2)).await.unwrap();
        assert_eq!((again, mark(&store).await), (Ok(()), Some(2)));
    }

    #[tokio::test]
    async fn t12_an_answer_that_cannot_be_kept_undoes_its_action() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        let full = "CREATE TRIGGER full BEFORE INSERT ON kept_answers BEGIN SELECT RAISE(ABORT, 'full'); END";
        store.write(move |t| Ok(t.execute_batch(full)?)).await.unwrap();
        let failed = send(&store, |t, _| act(t, 1)).await;
        assert!(matches!(failed, Err(Failure::Storage(_))));
        assert_eq!(mark(&store).await, None);
    }

    #[tokio::test]
    async fn t12_a_user_s_refusals_are_bounded_and_what_was_done_stays() {
        let folder = tempfile::tempdir().unwrap();
        let store = opened(folder.path());
        send(&store, |t, _| act(t, 1)).await.unwrap().unwrap();
        let kept = store.with_writer(|writer| {
            for n in 0..idempotency::MOST_REFUSALS + 50 {
                let now = Timestamp::from_second(n).unwrap();
                let refused = run_once::<()>(writer, &keyed_request(n.to_string()), now, |_, _| {
                    Err(Refusal::STATE.into())
                })?;
                assert_eq!(refused.unwrap_err(), Refusal::STATE);
            }
            let count =
                "SELECT count(*), count(members), min(CAST(key AS INTEGER)) FILTER (WHERE errno IS NOT NULL)
                         FROM kept_answers";
            Ok(writer.view().query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
        });
        assert_eq!(kept.await.unwrap(), (idempotency::MOST_REFUSALS + 1, 1, 50));
    }
}
