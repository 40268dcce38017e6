//! The directory in the database: read as a whole, and changed by what is different.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{places::Among as _, removals, sessions, time};
use crate::store::sql::{self, Connection, Params, Row, params};
use crate::{
    directory::{
        Desk, Device, Directory, DirectoryFile, Hours, Language, Location, NumberRange, Part, Service, User,
        difference::{Difference, What},
        merge,
    },
    domain::{places::Places, tolerance, zones::Zones},
    store::{administration::new_secrets, error::ImportError},
};

/// Reads the directory of these locations, with those who work at them and this user, and all languages and devices.
pub(crate) fn read(
    connection: &Connection,
    zones: &Zones,
    places: &Places,
    user: Option<&str>,
) -> sql::Result<Directory> {
    let here = |table: &str| format!("{table} WHERE {}", places.among("location_id"));
    let people = match &places.0 {
        None => "users WHERE (CAST(?1 AS TEXT) IS NULL OR id = ?2)".to_owned(),
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
                    new_day_at: None,
                    notice: None,
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
                    numbers: None,
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
                secret_hash: None,
            })
        })?,
        languages: all(connection, "id, name FROM languages", [], |row| {
            Ok(Language { id: row.get(0)?, name: row.get(1)? })
        })?,
        devices: all(
            connection,
            &format!(
                "id, type, name, location_id FROM devices WHERE location_id IS NULL OR {}",
                places.among("location_id")
            ),
            given,
            |row| {
                Ok(Device {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    name: row.get(2)?,
                    location_id: row.get(3)?,
                    printer: None,
                })
            },
        )?,
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

/// Reads the whole directory, as an administrator set it: a file of it, imported, changes nothing.
pub(crate) fn stored(connection: &Connection) -> sql::Result<Directory> {
    let mut directory = read(connection, &Zones::utc(), &Places(None), None)?;
    let mut set =
        connection.prepare_cached("SELECT time_zone, new_day_at, notice FROM locations WHERE id = ?1")?;
    for location in &mut directory.locations {
        (location.time_zone, location.new_day_at, location.notice) =
            set.query_row([&location.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    }
    let mut set = connection.prepare_cached("SELECT printer FROM devices WHERE id = ?1")?;
    for device in &mut directory.devices {
        device.printer = set.query_row([&device.id], |row| row.get(0))?;
    }
    let mut set = connection.prepare_cached(
        "SELECT coalesce(directory_open, open), tolerance, numbers_from, numbers_to FROM services WHERE id = ?1",
    )?;
    for service in &mut directory.services {
        let (open, tolerance, from, to): (bool, u32, Option<u32>, Option<u32>) =
            set.query_row([&service.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        service.open = open;
        service.tolerance = Some(tolerance);
        service.numbers = from.zip(to).map(|(from, to)| NumberRange { from, to });
    }
    Ok(directory)
}

/// Groups the second column's texts by the first column's, in the order of the rows: one query for all.
fn grouped(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> sql::Result<HashMap<String, Vec<String>>> {
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
    read: impl FnMut(&Row<'_>) -> sql::Result<T>,
) -> sql::Result<Vec<T>> {
    connection
        .prepare_cached(&format!("SELECT {columns} ORDER BY position, id"))?
        .query_map(params, read)?
        .collect()
}

/// Makes a checked directory the one of the database. Whatever it does not name is removed.
pub(crate) fn replace(connection: &Connection, directory: &Directory) -> Result<(), ImportError> {
    let old = stored(connection)?;
    let file = DirectoryFile::whole(directory.clone());
    let new = merge::merge_checked(&old, &file, true);
    let secrets = new_secrets(directory, &hashes(connection)?)?;
    let difference = Difference::between(&old, &new, &secrets.keys().cloned().collect());
    Ok(apply(connection, &new, &difference, &secrets)?)
}

/// The hashes of secrets, by user.
pub(crate) fn hashes(connection: &Connection) -> sql::Result<BTreeMap<String, String>> {
    connection
        .prepare_cached("SELECT id, secret FROM users WHERE secret IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// No username begins with it.
const NO_NAME: &str = "\u{1}";

/// Writes what is different in the checked directory `new`, with the hashes of new secrets.
pub(crate) fn apply(
    connection: &Connection,
    new: &Directory,
    difference: &Difference,
    secrets: &BTreeMap<String, String>,
) -> sql::Result<()> {
    // What it changes in tickets was done by nobody who was signed in.
    time::nobody_acts(connection)?;
    // References are checked at the end, so the order of deletes and inserts does not matter.
    connection.check_references_at_the_end()?;
    for part in Part::ALL {
        for id in difference.removed(part) {
            removals::remove(connection, part, id)?;
        }
    }
    removals::clear_added(connection, difference)?;
    let changed: BTreeSet<(Part, &str)> = difference
        .changed
        .iter()
        .filter(|changed| changed.what != What::Remove)
        .map(|changed| (changed.part, changed.id.as_str()))
        .collect();
    let is_changed = |part: Part, id: &str| changed.contains(&(part, id));
    // A place, where places change; what is new without one comes last.
    let place = |part, index| difference.reordered.contains(&part).then(|| self::index(index));
    for (at, location) in
        new.locations.iter().enumerate().filter(|(_, one)| is_changed(Part::Locations, &one.id))
    {
        enter_location(connection, place(Part::Locations, at), location)?;
    }
    for (at, service) in
        new.services.iter().enumerate().filter(|(_, one)| is_changed(Part::Services, &one.id))
    {
        enter_service(connection, place(Part::Services, at), service)?;
    }
    for (at, desk) in new.desks.iter().enumerate().filter(|(_, one)| is_changed(Part::Desks, &one.id)) {
        enter_desk(connection, place(Part::Desks, at), desk)?;
    }
    // Two users may have swapped usernames: all are made unique first.
    let users = || new.users.iter().enumerate().filter(|(_, one)| is_changed(Part::Users, &one.id));
    for (_, user) in users() {
        let mut statement =
            connection.prepare_cached("UPDATE users SET username = ?2 || id WHERE id = ?1")?;
        statement.execute((&user.id, NO_NAME))?;
    }
    for (at, user) in users() {
        enter_user(connection, place(Part::Users, at), user, secrets.get(&user.id))?;
    }
    for (at, language) in
        new.languages.iter().enumerate().filter(|(_, one)| is_changed(Part::Languages, &one.id))
    {
        enter_language(connection, place(Part::Languages, at), language)?;
    }
    for (at, device) in new.devices.iter().enumerate().filter(|(_, one)| is_changed(Part::Devices, &one.id)) {
        enter_device(connection, place(Part::Devices, at), device)?;
    }
    for part in &difference.reordered {
        let mut statement =
            connection.prepare_cached(&format!("UPDATE {} SET position = ?2 WHERE id = ?1", part.word()))?;
        for (at, (id, _)) in part.entries(new).iter().enumerate() {
            statement.execute(params![id, index(at)])?;
        }
    }
    Ok(())
}

fn index(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// The place of an entry in its list: the one that is given, or else its own, or else the last.
fn position(table: &str) -> String {
    format!(
        "coalesce(?2, (SELECT position FROM {table} WHERE id = ?1), (SELECT coalesce(max(position), -1) + 1 FROM {table}))"
    )
}

fn enter_language(connection: &Connection, place: Option<i64>, language: &Language) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO languages (id, position, name) VALUES (?1, {}, ?3)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name",
            position("languages")
        ))?
        .execute(params![language.id, place, language.name])?;
    Ok(())
}

fn enter_device(connection: &Connection, place: Option<i64>, device: &Device) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO devices (id, position, name, type, location_id, printer) VALUES (?1, {}, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, type = excluded.type,
                 location_id = excluded.location_id, printer = excluded.printer",
            position("devices")
        ))?
        .execute(params![device.id, place, device.name, device.kind, device.location_id, device.printer])?;
    Ok(())
}

fn enter_location(connection: &Connection, place: Option<i64>, location: &Location) -> sql::Result<()> {
    let hours = location.hours.as_ref().map(serde_json::to_string).transpose();
    let hours = hours.map_err(sql::Error::of_value)?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO locations (id, position, name, time_zone, hours, new_day_at, notice)
             VALUES (?1, {}, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name,
                 time_zone = excluded.time_zone, hours = excluded.hours, new_day_at = excluded.new_day_at,
                 notice = excluded.notice",
            position("locations")
        ))?
        .execute(params![
            location.id,
            place,
            location.name,
            location.time_zone,
            hours,
            location.new_day_at,
            location.notice
        ])?;
    Ok(())
}

fn enter_service(connection: &Connection, place: Option<i64>, service: &Service) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO services (id, position, location_id, tag, name, open, target_wait_s, tolerance, directory_open,
                 numbers_from, numbers_to)
             VALUES (?1, {}, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, location_id = excluded.location_id,
                 tag = excluded.tag, name = excluded.name, target_wait_s = excluded.target_wait_s,
                 open = CASE WHEN excluded.open IS NOT DISTINCT FROM services.directory_open THEN services.open ELSE excluded.open END,
                 directory_open = excluded.open, tolerance = excluded.tolerance,
                 numbers_from = excluded.numbers_from, numbers_to = excluded.numbers_to",
            position("services")
        ))?
        .execute(params![
            service.id,
            place,
            service.location_id,
            service.tag,
            service.name,
            service.open,
            service.target_wait_s,
            service.tolerance.unwrap_or(tolerance::DEFAULT),
            service.numbers.map(|range| range.from),
            service.numbers.map(|range| range.to),
        ])?;
    Ok(())
}

fn enter_desk(connection: &Connection, place: Option<i64>, desk: &Desk) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO desks (id, position, location_id, tag, name) VALUES (?1, {}, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, location_id = excluded.location_id,
                 tag = excluded.tag, name = excluded.name",
            position("desks")
        ))?
        .execute(params![desk.id, place, desk.location_id, desk.tag, desk.name])?;
    connection.prepare_cached("DELETE FROM desk_services WHERE desk_id = ?1")?.execute([&desk.id])?;
    for service in &desk.service_ids {
        connection
            .prepare_cached(
                "INSERT INTO desk_services (desk_id, service_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute([&desk.id, service])?;
    }
    Ok(())
}

/// An epoch that nobody has had; below 2^48, so that there is always a next one.
fn some_epoch() -> i64 {
    let (random, _) = uuid::Uuid::new_v4().as_u64_pair();
    i64::try_from(random >> 16).unwrap_or_default() | 1
}

fn enter_user(
    connection: &Connection,
    place: Option<i64>,
    user: &User,
    new_secret: Option<&String>,
) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            // An earlier user with the same id must not share the new user's epochs.
            "INSERT INTO users (id, position, username, display_name, secret, epoch)
             VALUES (?1, {}, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, username = excluded.username,
                 display_name = excluded.display_name, secret = coalesce(excluded.secret, users.secret)",
            position("users")
        ))?
        .execute(params![user.id, place, user.username, user.display_name, new_secret, some_epoch()])?;
    if new_secret.is_some() {
        sessions::begin_epoch(connection, &user.id)?;
    }
    connection.prepare_cached("DELETE FROM user_locations WHERE user_id = ?1")?.execute([&user.id])?;
    for location in &user.location_ids {
        connection
            .prepare_cached(
                "INSERT INTO user_locations (user_id, location_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute([&user.id, location])?;
    }
    connection.prepare_cached("DELETE FROM user_roles WHERE user_id = ?1")?.execute([&user.id])?;
    for role in &user.roles {
        connection
            .prepare_cached("INSERT INTO user_roles (user_id, role) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute([&user.id, role])?;
    }
    Ok(())
}
