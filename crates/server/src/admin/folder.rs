//! One command of an administrator: on the folder if it is free, else by the server that has it.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use super::{
    ask::{AdminError, Ask, Change, Report},
    change::{Plan, State, Written},
    day, erase, sign_ins, socket,
};
use crate::{
    clock::{Clock, Time},
    domain::refusal::Failure,
    store::{self, OfflineAccessError, StorageError, time, view::View},
};

/// How long it is tried again while a server starts or ends: then the folder is taken and nobody answers.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two tries.
const BETWEEN: Duration = Duration::from_millis(100);

/// Does what an administrator asks for, by the server that runs on the folder, or on the folder itself. `who` is the user of
/// the operating system, for the audit. Blocks.
///
/// # Errors
/// See [`AdminError`].
pub fn administer(data: &Path, ask: &Ask, who: &str, clock: &dyn Clock) -> Result<Report, AdminError> {
    if let Ask::Change(change) = ask
        && (change.dry_run || !store::is_there(data))
    {
        // Nothing is made for what is refused.
        let plan = Plan::of(state(data)?, change.clone())?;
        if change.dry_run {
            return Ok(plan.report());
        }
    }
    let until = Instant::now() + PATIENCE;
    loop {
        match on_folder(data, ask, who, clock) {
            Err(AdminError::Storage(StorageError::InUse)) => {}
            done => return done,
        }
        match socket::ask(data, ask, who) {
            Ok(reply) => return reply.into(),
            Err(socket::Unanswered::Lost) => return Err(AdminError::Unknown),
            Err(socket::Unanswered::NotThere(why)) if Instant::now() >= until => {
                return Err(AdminError::Unreachable(why));
            }
            Err(socket::Unanswered::NotThere(_)) => thread::sleep(BETWEEN),
        }
    }
}

/// The directory that is there; none where there is no data yet.
fn state(data: &Path) -> Result<State, AdminError> {
    if !store::is_there(data) {
        return Ok(State::default());
    }
    Ok(store::read_offline(data, |connection| Ok(State::read(connection)?))?)
}

fn on_folder(data: &Path, ask: &Ask, who: &str, clock: &dyn Clock) -> Result<Report, AdminError> {
    let mut refused = None;
    let done = store::write_offline(data, |transaction| {
        let time = time::next(transaction, clock.now())?;
        within(transaction, ask, time, who).map_err(|error| {
            refused = Some(error);
            Failure::Stopped
        })
    });
    match refused {
        Some(refused) => Err(refused),
        None => Ok(done?),
    }
}

/// Does it within a transaction. Where it fails, all of it must be taken back.
pub(super) fn within(view: &View<'_>, ask: &Ask, time: Time, who: &str) -> Result<Report, AdminError> {
    match ask {
        Ask::Change(change) => changed(view, change, time, who),
        Ask::Reset { location } => day::reset(view, location.as_deref(), time, who),
        Ask::Erase(what) => erase::erase(view, what, time, who),
        Ask::Revoke { user } => sign_ins::revoke(view, user, time, who),
        Ask::RotateKeys { end_all } => sign_ins::rotate(view, *end_all, time, who),
    }
}

fn changed(connection: &View<'_>, change: &Change, time: Time, who: &str) -> Result<Report, AdminError> {
    let plan = Plan::of(State::read(connection).map_err(StorageError::from)?, change.clone())?;
    // Nobody else writes meanwhile.
    match plan.write(connection, time, who, None).map_err(StorageError::from)? {
        Written::Done | Written::Stale => Ok(plan.report()),
        Written::InUse(reasons) => Err(AdminError::InUse(reasons)),
    }
}

impl From<OfflineAccessError> for AdminError {
    fn from(error: OfflineAccessError) -> Self {
        match error {
            OfflineAccessError::Open(error) => Self::Storage(error),
            OfflineAccessError::Work(Failure::Storage(error)) => Self::Storage(error.into()),
            OfflineAccessError::Work(Failure::Refused(_) | Failure::Stopped) => {
                Self::Plain("the storage has stopped".into())
            }
        }
    }
}
