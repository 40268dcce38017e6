//! A change of the directory: worked out beside the writer, because secrets take their time, and then written in one
//! transaction, if nothing else was changed in between.

use std::collections::BTreeMap;

use serde_json::json;

use super::ask::{AdminError, Change, Report, What};
use crate::{
    clock::Time,
    directory::{Directory, Edit, Part, check, difference::Difference, edit, merge},
    domain::storage_failure::StorageFailure,
    store::{
        administered,
        audit::{self, Actor},
        averages,
        directory::{self, ImportError},
        in_use, locations, meta,
        view::View,
        zones::Zones,
    },
};

/// What a change is worked out from.
#[derive(Debug, Default)]
pub(super) struct State {
    version: i64,
    directory: Directory,
    hashes: BTreeMap<String, String>,
}

impl State {
    pub(super) fn read(connection: &View<'_>) -> Result<Self, StorageFailure> {
        Ok(Self {
            version: audit::version(connection)?,
            directory: directory::stored(connection)?,
            hashes: directory::hashes(connection)?,
        })
    }
}

/// What is to be written.
#[derive(Debug)]
pub(super) struct Plan {
    version: i64,
    new: Directory,
    difference: Difference,
    secrets: BTreeMap<String, String>,
    /// Services that are to be open or closed whatever a supervisor did.
    open: Vec<(String, bool)>,
    is_import: bool,
    force: bool,
}

impl Plan {
    /// Works out what is different.
    pub(super) fn of(state: State, change: Change) -> Result<Self, AdminError> {
        let Change { what, mut secrets, force, .. } = change;
        let (mut open, mut cascades) = (Vec::new(), Vec::new());
        let is_import = matches!(what, What::Import { .. });
        let mut new = match what {
            What::Import { mut file, remove } => {
                file.put_secrets(std::mem::take(&mut secrets));
                let merged = merge::merge(&state.directory, &file, remove).map_err(AdminError::Refused)?;
                secrets = file.take_secrets();
                merged
            }
            What::Edits(edits) => {
                let mut new = state.directory.clone();
                for one in &edits {
                    let next = edit::apply(&new, one).map_err(AdminError::Refused)?;
                    match one {
                        Edit::SetService { id, change } => {
                            open.extend(change.open.map(|is_open| (id.clone(), is_open)));
                        }
                        Edit::Remove { part: Part::Locations, id } => {
                            cascades.extend(with_location(&new, id))
                        }
                        _ => {}
                    }
                    new = next;
                }
                new
            }
        };
        if !cascades.is_empty() && !force {
            return Err(AdminError::InUse(cascades));
        }
        for user in &mut new.users {
            user.secret = secrets.remove(&user.id).or(user.secret.take());
        }
        check::check(&new).map_err(AdminError::Refused)?;
        let secrets = directory::new_secrets(&new, &state.hashes).map_err(|error| match error {
            ImportError::Refused(problems) => AdminError::Refused(problems),
            other => AdminError::Plain(other.to_string()),
        })?;
        let difference = Difference::between(&state.directory, &new, &secrets.keys().cloned().collect());
        Ok(Self { version: state.version, new, difference, secrets, open, is_import, force })
    }

    /// What is different.
    pub(super) fn report(&self) -> Report {
        let changed: Vec<_> = self
            .difference
            .changed
            .iter()
            .map(|one| {
                let members: Vec<_> =
                    one.members.iter().map(|(name, before, after)| json!([name, before, after])).collect();
                json!({"part": one.part.word(), "id": one.id, "what": one.what.word(), "members": members,
                       "new_secret": one.new_secret})
            })
            .collect();
        let reordered: Vec<_> = self.difference.reordered.iter().map(|part| part.word()).collect();
        let lines = match self.difference.lines() {
            none if none.is_empty() => vec!["nothing is different".to_owned()],
            lines => lines,
        };
        Report { lines, value: json!({"changed": changed, "reordered": reordered}) }
    }

    /// Writes it.
    pub(super) fn write(
        &self,
        connection: &View<'_>,
        time: Time,
        who: &str,
        zones: Option<&Zones>,
    ) -> Result<Written, StorageFailure> {
        if audit::version(connection)? != self.version {
            return Ok(Written::Stale);
        }
        if !self.force {
            let reasons = in_use::reasons(connection, &self.difference)?;
            if !reasons.is_empty() {
                return Ok(Written::InUse(reasons));
            }
        }
        if self.is_import {
            // From now on it is somebody's own, and no demo that begins anew each day.
            meta::clear_demo(connection)?;
        }
        directory::apply(connection, &self.new, &self.difference, &self.secrets)?;
        for (service, open) in &self.open {
            locations::set_open(connection, service, *open)?;
        }
        administered::changed(connection, &self.difference, time)?;
        if let Some(zones) = zones {
            averages::refresh_all(connection, time.moment, zones)?;
        }
        audit::changed(connection, Actor { who: Some(who), at: time.now }, &self.difference)?;
        Ok(Written::Done)
    }
}

/// What came of writing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    Done,
    /// Somebody else has changed the directory since the plan was made.
    Stale,
    InUse(Vec<String>),
}

/// What goes with a location that is removed.
fn with_location(directory: &Directory, id: &str) -> Option<String> {
    let services = directory.services.iter().filter(|one| one.location_id == id).count();
    let desks = directory.desks.iter().filter(|one| one.location_id == id).count();
    let has = |number: usize, one: &str, more: &str| match number {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(format!("{number} {more}")),
    };
    let parts: Vec<String> = [has(services, "a service", "services"), has(desks, "a counter", "counters")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| format!("location {id}: has {}", parts.join(" and ")))
}
