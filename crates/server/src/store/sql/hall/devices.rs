//! Screens and kiosks, and the digests of their keys.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    super::{changes, tickets::moment},
    at,
};
use crate::domain::hall::{HallDevice, PageKind, SecretDigest};
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};

const DEVICE: &str = "SELECT d.id, d.type, d.name, d.location_id, d.printer FROM devices d
    JOIN device_keys k ON k.device_id = d.id WHERE d.location_id IS NOT NULL AND d.type IN ('screen', 'kiosk')";

fn read(row: &Row<'_>) -> sql::Result<HallDevice> {
    let kind: String = row.get(1)?;
    Ok(HallDevice {
        id: row.get(0)?,
        // The statement gives no others.
        kind: PageKind::of(&kind).unwrap_or(PageKind::Screen),
        name: row.get(2)?,
        location_id: row.get(3)?,
        printer: row.get(4)?,
    })
}

/// The screen or kiosk whose key this is.
pub(crate) fn by_key(connection: &Connection, digest: &SecretDigest) -> sql::Result<Option<HallDevice>> {
    connection
        .prepare_cached(&format!("{DEVICE} AND k.digest = ?1"))?
        .query_row([digest.as_slice()], read)
        .optional()
}

/// The screens and kiosks of a location that have keys, in the administrator's order.
pub(crate) fn of_location(connection: &Connection, location: &str) -> sql::Result<Vec<HallDevice>> {
    connection
        .prepare_cached(&format!("{DEVICE} AND d.location_id = ?1 ORDER BY d.position, d.id"))?
        .query_map([location], read)?
        .collect()
}

/// The first screen and the first kiosk of a location, with or without keys.
pub(crate) fn first_of_each_kind(connection: &Connection, location: &str) -> sql::Result<Vec<HallDevice>> {
    ["screen", "kiosk"]
        .into_iter()
        .filter_map(|kind| {
            connection
                .prepare_cached(
                    "SELECT id, type, name, location_id, printer FROM devices WHERE location_id = ?1 AND type = ?2
                     ORDER BY position, id LIMIT 1",
                )
                .and_then(|mut first| first.query_row([location, kind], read).optional())
                .transpose()
        })
        .collect()
}

/// A device is here, or away: those who listen at its location are told these members.
pub(crate) fn tell_device(connection: &Connection, location: &str, members: &str) -> sql::Result<()> {
    changes::note_device(connection, location, members)
}

/// Kind and location of a device; `None` if it is not known.
pub(crate) fn place_of(
    connection: &Connection,
    device: &str,
) -> sql::Result<Option<(String, Option<String>)>> {
    connection
        .prepare_cached("SELECT type, location_id FROM devices WHERE id = ?1")?
        .query_row([device], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Gives a device a key, in place of the one that it had.
pub(crate) fn set_key(
    connection: &Connection,
    device: &str,
    digest: &SecretDigest,
    now: Timestamp,
) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO device_keys (device_id, digest, made_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (device_id) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at",
        )?
        .execute(params![device, digest.as_slice(), at(now)])?;
    Ok(())
}

/// Since when each device has its key.
pub(crate) fn keys_made(connection: &Connection) -> sql::Result<BTreeMap<String, Timestamp>> {
    connection
        .prepare_cached("SELECT device_id, made_at FROM device_keys")?
        .query_map([], |row| Ok((row.get(0)?, moment(row.get(1)?))))?
        .collect()
}
