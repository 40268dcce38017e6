//! The directory in the database: read and replaced as a whole.

use std::collections::HashMap;

use rusqlite::{Connection, Params, Row, params};

use super::{locations, places::Places, sessions, story, time, zones::Zones};
use crate::{
    directory::{Desk, Device, Directory, Hours, Language, Location, Problems, Service, User},
    domain::{storage_failure::StorageFailure, tolerance},
    secret,
};

/// Reads the directory of these locations, with those who work at them and this user, and all languages and devices.
pub(crate) fn read(
    connection: &Connection,
    zones: &Zones,
    places: &Places,
    user: Option<&str>,
) -> rusqlite::Result<Directory> {
    let here = |table: &str| format!("{table} WHERE {}", places.among("location_id"));
    let people = match &places.0 {
        None => "users WHERE (?1 IS NULL OR id = ?2)".to_owned(),
        Some(_) => format!("users WHERE id = ?2 OR id IN (SELECT user_id FROM {})", here("user_locations")),
    };
    let ids = places.parameter();
    let given = params![ids];
    let of_people = params![ids, user];
    let mut directory = Directory {
        locations: all(
            connection,
            &format!("id, name, time_zone, hours FROM locations WHERE {}", places.among("id")),
            given,
            |row| {
                Ok(Location {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    time_zone: Some(zones.name(row.get(2)?)),
                    hours: Hours::stored(row.get(3)?),
                })
            },
        )?,
        services: all(
            connection,
            &format!("id, tag, name, location_id, open, target_wait_s FROM {}", here("services")),
            given,
            |row| {
                Ok(Service {
                    id: row.get(0)?,
                    tag: row.get(1)?,
                    name: row.get(2)?,
                    location_id: row.get(3)?,
                    open: row.get(4)?,
                    target_wait_s: row.get(5)?,
                    tolerance: None,
                })
            },
        )?,
        desks: all(
            connection,
            &format!("id, tag, name, location_id FROM {}", here("desks")),
            given,
            |row| {
                Ok(Desk {
                    id: row.get(0)?,
                    tag: row.get(1)?,
                    name: row.get(2)?,
                    location_id: row.get(3)?,
                    service_ids: Vec::new(),
                })
            },
        )?,
        users: all(connection, &format!("id, username, display_name FROM {people}"), of_people, |row| {
            Ok(User {
                id: row.get(0)?,
                username: row.get(1)?,
                display_name: row.get(2)?,
                location_ids: Vec::new(),
                roles: Vec::new(),
                secret: None,
            })
        })?,
        languages: all(connection, "id, name FROM languages", [], |row| {
            Ok(Language { id: row.get(0)?, name: row.get(1)? })
        })?,
        devices: all(connection, "id, type, name FROM devices", [], |row| {
            Ok(Device { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)? })
        })?,
    };
    let mut services = grouped(
        connection,
        &format!(
            "SELECT ds.desk_id, ds.service_id FROM desks d JOIN desk_services ds ON ds.desk_id = d.id
             JOIN services s ON s.id = ds.service_id WHERE {} ORDER BY s.position, s.id",
            places.among("d.location_id")
        ),
        given,
    )?;
    for desk in &mut directory.desks {
        desk.service_ids = services.remove(&desk.id).unwrap_or_default();
    }
    let mut locations = grouped(
        connection,
        &format!(
            "SELECT ul.user_id, ul.location_id FROM user_locations ul JOIN locations l ON l.id = ul.location_id
             WHERE ul.user_id IN (SELECT id FROM {people}) ORDER BY l.position, l.id"
        ),
        of_people,
    )?;
    let mut roles = grouped(
        connection,
        &format!(
            "SELECT user_id, role FROM user_roles WHERE user_id IN (SELECT id FROM {people}) ORDER BY role"
        ),
        of_people,
    )?;
    for user in &mut directory.users {
        user.location_ids = locations.remove(&user.id).unwrap_or_default();
        user.roles = roles.remove(&user.id).unwrap_or_default();
    }
    Ok(directory)
}

/// Groups the second column's texts by the first column's, in the order of the rows: one query for all.
fn grouped(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> rusqlite::Result<HashMap<String, Vec<String>>> {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        groups.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(groups)
}

/// Rows in the administrator's order.
fn all<T>(
    connection: &Connection,
    columns: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection
        .prepare_cached(&format!("SELECT {columns} ORDER BY position, id"))?
        .query_map(params, read)?
        .collect()
}

/// Why a directory cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is not valid.
    #[error("{0}")]
    Refused(Problems),
    /// A secret cannot be hashed.
    #[error("user {user}: {reason}")]
    Secret {
        /// Id of the user.
        user: String,
        /// The reason.
        reason: String,
    },
    /// The storage failed.
    #[error("{0}")]
    Database(#[from] StorageFailure),
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Imports a checked directory. Whatever it does not name is removed, with its tickets and answers.
pub(crate) fn replace(connection: &Connection, directory: &Directory) -> Result<(), ImportError> {
    // What it changes in tickets was done by nobody who was signed in.
    time::nobody_acts(connection)?;
    // References are checked at the end, so the order of deletes and inserts does not matter.
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    remove_others(connection, "locations", directory.locations.iter().map(|x| &x.id))?;
    remove_others(connection, "services", directory.services.iter().map(|x| &x.id))?;
    remove_others(connection, "desks", directory.desks.iter().map(|x| &x.id))?;
    remove_others(connection, "users", directory.users.iter().map(|x| &x.id))?;
    remove_others(connection, "languages", directory.languages.iter().map(|x| &x.id))?;
    remove_others(connection, "devices", directory.devices.iter().map(|x| &x.id))?;
    connection.execute(
        "UPDATE tickets SET state = 5 WHERE state = 2
             AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.ticket_seq = tickets.seq AND a.ended_at IS NULL)",
        [],
    )?;
    for (position, location) in directory.locations.iter().enumerate() {
        enter_location(connection, position, location)?;
    }
    for (position, service) in directory.services.iter().enumerate() {
        enter_service(connection, position, service)?;
    }
    for (position, desk) in directory.desks.iter().enumerate() {
        enter_desk(connection, position, desk)?;
    }
    // Two users may have swapped usernames: all are made unique first.
    connection.execute("UPDATE users SET username = char(0) || id", [])?;
    for (position, user) in directory.users.iter().enumerate() {
        enter_user(connection, position, user)?;
    }
    for (position, language) in directory.languages.iter().enumerate() {
        connection.execute(
            "INSERT INTO languages (id, position, name) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name",
            params![language.id, index(position), language.name],
        )?;
    }
    for (position, device) in directory.devices.iter().enumerate() {
        connection.execute(
            "INSERT INTO devices (id, position, type, name) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, type = excluded.type, name = excluded.name",
            params![device.id, index(position), device.kind, device.name],
        )?;
    }
    story::forget_removed(connection)?;
    Ok(())
}

fn index(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

fn remove_others<'a>(
    connection: &Connection,
    table: &str,
    keep: impl Iterator<Item = &'a String>,
) -> rusqlite::Result<()> {
    let keep: serde_json::Value = keep.cloned().collect();
    connection.execute(
        &format!("DELETE FROM {table} WHERE id NOT IN (SELECT value FROM json_each(?1))"),
        [keep.to_string()],
    )?;
    Ok(())
}

fn enter_location(connection: &Connection, position: usize, location: &Location) -> rusqlite::Result<()> {
    let hours = location.hours.as_ref().map(serde_json::to_string).transpose();
    let hours = hours.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection.execute(
        "INSERT INTO locations (id, position, name, time_zone, hours) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name,
             time_zone = excluded.time_zone, hours = excluded.hours",
        params![location.id, index(position), location.name, location.time_zone, hours],
    )?;
    Ok(())
}

fn enter_service(connection: &Connection, position: usize, service: &Service) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO services (id, position, location_id, tag, name, open, target_wait_s, tolerance, directory_open)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(?8, ?9), ?6)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, location_id = excluded.location_id,
             tag = excluded.tag, name = excluded.name, target_wait_s = excluded.target_wait_s,
             open = CASE WHEN excluded.open IS directory_open THEN open ELSE excluded.open END,
             directory_open = excluded.open,
             tolerance = coalesce(?8, tolerance)",
        params![
            service.id,
            index(position),
            service.location_id,
            service.tag,
            service.name,
            service.open,
            service.target_wait_s,
            service.tolerance,
            tolerance::DEFAULT
        ],
    )?;
    Ok(())
}

fn enter_desk(connection: &Connection, position: usize, desk: &Desk) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO desks (id, position, location_id, tag, name) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, location_id = excluded.location_id,
             tag = excluded.tag, name = excluded.name",
        params![desk.id, index(position), desk.location_id, desk.tag, desk.name],
    )?;
    connection.execute("DELETE FROM desk_services WHERE desk_id = ?1", [&desk.id])?;
    for service in &desk.service_ids {
        connection.execute(
            "INSERT OR IGNORE INTO desk_services (desk_id, service_id) VALUES (?1, ?2)",
            [&desk.id, service],
        )?;
    }
    Ok(())
}

fn enter_user(connection: &Connection, position: usize, user: &User) -> Result<(), ImportError> {
    let new = new_secret(connection, user)?;
    connection.execute(
        // An earlier user with the same id must not share the new user's epochs.
        "INSERT INTO users (id, position, username, display_name, secret, epoch)
         VALUES (?1, ?2, ?3, ?4, ?5, (random() & 281474976710655) | 1)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, username = excluded.username,
             display_name = excluded.display_name, secret = coalesce(excluded.secret, secret)",
        params![user.id, index(position), user.username, user.display_name, new],
    )?;
    if new.is_some() {
        sessions::begin_epoch(connection, &user.id)?;
    }
    connection.execute("DELETE FROM user_locations WHERE user_id = ?1", [&user.id])?;
    for location in &user.location_ids {
        connection.execute(
            "INSERT OR IGNORE INTO user_locations (user_id, location_id) VALUES (?1, ?2)",
            [&user.id, location],
        )?;
    }
    connection.execute("DELETE FROM user_roles WHERE user_id = ?1", [&user.id])?;
    for role in &user.roles {
        connection
            .execute("INSERT OR IGNORE INTO user_roles (user_id, role) VALUES (?1, ?2)", [&user.id, role])?;
    }
    Ok(())
}

/// The hash of a secret that differs from the stored one; `None` if it is unchanged. A stored secret may be short: an
/// earlier version accepted it.
fn new_secret(connection: &Connection, user: &User) -> Result<Option<String>, ImportError> {
    let Some(secret) = &user.secret else { return Ok(None) };
    let kept = locations::credentials(connection, &user.id)?.and_then(|(_, hash)| hash);
    if kept.is_some_and(|kept| secret::is(&kept, secret)) {
        return Ok(None);
    }
    let refused = |reason: String| ImportError::Secret { user: user.id.clone(), reason };
    secret::check_new(secret).map_err(|reason| refused(reason.to_string()))?;
    secret::hash(secret).map(Some).map_err(|reason| refused(reason.to_string()))
}
