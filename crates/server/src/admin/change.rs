//! A change of the directory, worked out beside the store because secrets take their time.

use serde_json::json;

use super::ask::{AdminError, Change, Report, What};
use crate::{
    directory::{Directory, Edit, Part, check, difference::Difference, edit, merge},
    store::{
        administration::{Plan, State, new_secrets},
        error::ImportError,
    },
};

/// Works out what is different.
pub(super) fn plan(state: State, change: Change) -> Result<Plan, AdminError> {
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
                    Edit::Remove { part: Part::Locations, id } => cascades.extend(with_location(&new, id)),
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
    let secrets = new_secrets(&new, &state.hashes).map_err(|error| match error {
        ImportError::Refused(problems) => AdminError::Refused(problems),
        other => AdminError::Plain(other.to_string()),
    })?;
    let difference = Difference::between(&state.directory, &new, &secrets.keys().cloned().collect());
    Ok(Plan { version: state.version, new, difference, secrets, open, is_import, force })
}

/// What is different.
pub(super) fn report(plan: &Plan) -> Report {
    let changed: Vec<_> = plan
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
    let reordered: Vec<_> = plan.difference.reordered.iter().map(|part| part.word()).collect();
    let lines = match plan.difference.lines() {
        none if none.is_empty() => vec!["nothing is different".to_owned()],
        lines => lines,
    };
    Report { lines, value: json!({"changed": changed, "reordered": reordered}) }
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
