//! What follows from a change that an administrator made.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::changes;
use crate::{
    clock::Time,
    directory::{Part, difference::Difference},
};

/// After the directory has changed: the next day of each location is worked out anew, unless it is due, and those who
/// listen are told.
pub(crate) fn changed(connection: &Connection, difference: &Difference, time: Time) -> rusqlite::Result<()> {
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
