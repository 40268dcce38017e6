//! What an administrator does, within one turn.

use std::collections::BTreeSet;

use super::{
    audit::{self, Actor},
    averages, changes, days, directory, hall, in_use, locations, meta, privacy, sessions, token_keys,
    view::View,
};
use crate::store::sql::{self, Connection};
use crate::{
    clock::Time,
    directory::{Part, difference::Difference},
    domain::{
        hall::{DeviceKey, PageKind},
        storage_failure::StorageFailure,
        zones::Zones,
    },
    store::administration::{Administered, Administration, Erase, Plan},
};

/// Does it. `who` is the user of the operating system; averages are worked out anew where a server runs, which has its
/// zones.
pub(crate) fn administer(
    view: &View<'_>,
    what: &Administration,
    time: Time,
    who: &str,
    zones: Option<&Zones>,
) -> Result<Administered, StorageFailure> {
    let actor = Actor { who: Some(who), at: time.now };
    match what {
        Administration::Change(plan) => change(view, plan, time, actor, zones),
        Administration::Reset { location } => reset(view, location.as_deref(), time, actor),
        Administration::Erase(whose) => erase(view, whose, time, actor),
        Administration::DeviceKey { device, key } => give_key(view, device, key, actor),
        Administration::Revoke { user } => revoke(view, user, actor),
        Administration::RotateKeys { end_all } => rotate(view, *end_all, actor),
    }
}

fn change(
    view: &View<'_>,
    plan: &Plan,
    time: Time,
    actor: Actor<'_>,
    zones: Option<&Zones>,
) -> Result<Administered, StorageFailure> {
    if audit::version(view)? != plan.version {
        return Ok(Administered::Stale);
    }
    if !plan.force {
        let reasons = in_use::reasons(view, &plan.difference)?;
        if !reasons.is_empty() {
            return Ok(Administered::InUse(reasons));
        }
    }
    if plan.is_import {
        meta::clear_demo(view)?;
    }
    directory::apply(view, &plan.new, &plan.difference, &plan.secrets)?;
    for (service, open) in &plan.open {
        locations::set_open(view, service, *open)?;
    }
    follow_up(view, &plan.difference, time)?;
    if let Some(zones) = zones {
        averages::refresh_all(view, time.moment, zones)?;
    }
    audit::changed(view, actor, &plan.difference)?;
    Ok(Administered::Done)
}

/// After the directory has changed: the next day of each location is worked out anew, unless it is due, and those who
/// listen are told.
fn follow_up(connection: &Connection, difference: &Difference, time: Time) -> sql::Result<()> {
    for changed in difference.changed.iter().filter(|changed| changed.part == Part::Locations) {
        connection
            .prepare_cached("UPDATE locations SET next_day_at = NULL WHERE id = ?1 AND next_day_at > ?2")?
            .execute((&changed.id, time.now.as_microsecond()))?;
    }
    if difference.is_empty() {
        return Ok(());
    }
    let everywhere =
        !difference.reordered.is_empty() || difference.changed.iter().any(|one| one.locations.is_none());
    let places: BTreeSet<&str> = difference
        .changed
        .iter()
        .filter_map(|one| one.locations.as_ref())
        .flatten()
        .map(String::as_str)
        .collect();
    changes::note_directory(connection, (!everywhere).then_some(&places))
}

fn reset(
    view: &View<'_>,
    location: Option<&str>,
    time: Time,
    actor: Actor<'_>,
) -> Result<Administered, StorageFailure> {
    if let Some(location) = location
        && !locations::is_location(view, location)?
    {
        return Ok(Administered::NotThere);
    }
    let tickets = days::reset(view, location, time)?;
    audit::done(view, actor, "reset", location.unwrap_or_default())?;
    Ok(Administered::Reset { tickets })
}

/// The audit holds the ticket's id and nothing of the visitor.
fn erase(
    view: &View<'_>,
    whose: &Erase,
    time: Time,
    actor: Actor<'_>,
) -> Result<Administered, StorageFailure> {
    let mut found = match whose {
        Erase::Ticket(id) => privacy::is_ticket(view, id)?.then(|| id.clone()).into_iter().collect(),
        Erase::Number { number, location } => {
            privacy::by_number(view, number, location.as_deref(), privacy::day_before(time.now))?
        }
    };
    if found.len() > 1 {
        return Ok(Administered::Several(found));
    }
    let Some(ticket) = found.pop() else { return Ok(Administered::NotThere) };
    privacy::erase_ticket(view, &ticket)?;
    audit::done(view, actor, "erase", &ticket)?;
    Ok(Administered::Erased { ticket })
}

fn give_key(
    view: &View<'_>,
    device: &str,
    key: &DeviceKey,
    actor: Actor<'_>,
) -> Result<Administered, StorageFailure> {
    let Some((kind, location)) = hall::place_of(view, device)? else { return Ok(Administered::NotThere) };
    let Some(kind) = PageKind::of(&kind) else {
        return Ok(Administered::NoPage(
            "is neither a screen nor a kiosk, so it has no page: `device set --kind` changes that",
        ));
    };
    let Some(location) = location else {
        return Ok(Administered::NoPage("stands nowhere: `device set --location` changes that"));
    };
    hall::set_key(view, device, &key.digest(), actor.at)?;
    audit::key_renewed(view, actor, device)?;
    Ok(Administered::HasKey { path: kind.path(&location, device) })
}

fn revoke(view: &View<'_>, user: &str, actor: Actor<'_>) -> Result<Administered, StorageFailure> {
    if sessions::epoch(view, user)?.is_none() {
        return Ok(Administered::NotThere);
    }
    sessions::begin_epoch(view, user)?;
    audit::done(view, actor, "revoke", user)?;
    Ok(Administered::Done)
}

/// Tokens that are out stay valid until they end, or, with `end_all`, none does.
fn rotate(view: &View<'_>, end_all: bool, actor: Actor<'_>) -> Result<Administered, StorageFailure> {
    // A folder on which no server ran has none yet.
    token_keys::ring(view, actor.at)?;
    let key = token_keys::rotate(view, actor.at, end_all)?;
    let what = if end_all { "end all tokens" } else { "rotate keys" };
    audit::done(view, actor, what, &key)?;
    if end_all {
        // What listens is asked whether its token counts, not which key signed it.
        sessions::begin_epochs(view)?;
    }
    Ok(Administered::Rotated { key, ring: token_keys::list(view)? })
}
