//! One command of an administrator: on the folder if it is free, else by the server that has it.

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use super::{
    ask::{AdminError, Ask, Report},
    change::{plan, report},
    socket,
    told::told,
};
use crate::{
    clock::Clock,
    store::{
        self, Offline,
        administration::{Administration, State},
        error::{OfflineAccessError, StorageError},
        query::StateNow,
    },
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
        let plan = plan(state(data, clock)?, change.clone())?;
        if change.dry_run {
            return Ok(report(&plan));
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
fn state(data: &Path, clock: &dyn Clock) -> Result<State, AdminError> {
    if !store::is_there(data) {
        return Ok(State::default());
    }
    Ok(store::look_offline(data, StateNow, clock.now())?)
}

fn on_folder(data: &Path, ask: &Ask, who: &str, clock: &dyn Clock) -> Result<Report, AdminError> {
    let mut folder = Offline::open(data)?;
    let failed = |failure| AdminError::from(OfflineAccessError::Work(failure));
    let what = match ask.clone().into_plain() {
        Ok(what) => what,
        // Nobody else writes meanwhile.
        Err(change) => {
            let state = folder.look(StateNow, clock.now()).map_err(failed)?;
            Administration::Change(Arc::new(plan(state, *change)?))
        }
    };
    told(&what, folder.administer(&what, who, clock.now()).map_err(failed)?, "")
}
