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
