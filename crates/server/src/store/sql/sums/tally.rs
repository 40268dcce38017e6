//! Adds up what happened, and then adds it to the stored sums.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use jiff::tz::TimeZone;

use super::{super::tickets::moment, usual::LONGEST_S};
use crate::store::sql::{self, Connection, OptionalExtension, Params, ToSql, params, params_from_iter};
use crate::{
    domain::{local_time, steps, zones::Zones},
    store::happened::{Happened, What},
};

/// The columns of the sums of a service, in the order of [`Sums::values`].
const COLUMNS: [&str; 14] = [
    "issued",
    "appointments",
    "calls",
    "appointment_calls",
    "within_target",
    "waits",
    "appointment_waits",
    "ended",
    "no_shows",
    "paused",
    "transferred",
    "service_time",
    "gave_up",
    "removed",
];

static ADD_TO_STEP: LazyLock<String> =
    LazyLock::new(|| adding("sums_by_step", "service_id, step", &["service_id", "step", "day"]));
static ADD_TO_DAY: LazyLock<String> =
    LazyLock::new(|| adding("sums_by_day", "service_id, day", &["service_id", "day"]));

/// The statement that adds a row of [`Sums`] to a table of sums, in which a key is unique.
fn adding(table: &str, key: &str, keys: &[&str]) -> String {
    let columns: Vec<_> = keys.iter().chain(&COLUMNS).copied().collect();
    let values: Vec<_> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    let sums = COLUMNS.map(|column| format!("{column} = {table}.{column} + excluded.{column}"));
    format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT ({key}) DO UPDATE SET {}",
        columns.join(", "),
        values.join(", "),
        sums.join(", ")
    )
}

/// What one step or day of a service is increased by.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    issued: i64,
    appointments: i64,
    calls: i64,
    appointment_calls: i64,
    within_target: i64,
    waits: i64,
    appointment_waits: i64,
    ended: i64,
    no_shows: i64,
    paused: i64,
    transferred: i64,
    service_time: i64,
    gave_up: i64,
    removed: i64,
}

impl Sums {
    fn add(&mut self, happened: &Happened, target_s: Option<i64>) {
        let appointment = i64::from(happened.appointment);
        match happened.what {
            What::Issued => {
                self.issued += 1;
                self.appointments += appointment;
            }
            What::Called => {
                self.calls += 1;
                self.appointment_calls += appointment;
                self.waits += happened.span;
                self.appointment_waits += appointment * happened.span;
                let in_time =
                    target_s.is_some_and(|target| happened.span <= target.saturating_mul(1_000_000));
                self.within_target += i64::from(in_time);
            }
            What::Ended => self.ended += 1,
            What::NoShow => self.no_shows += 1,
            What::Paused => self.paused += 1,
            What::Transferred => self.transferred += 1,
            What::Removed => self.removed += 1,
            What::Restored => self.removed -= 1,
            What::Left => self.gave_up += 1,
            What::Returned => self.gave_up -= 1,
        }
        if happened.what.is_service_time() {
            self.service_time += happened.span;
        }
    }
}

impl Sums {
    /// In the order of [`COLUMNS`].
    fn values(&self) -> [&i64; 14] {
        [
            &self.issued,
            &self.appointments,
            &self.calls,
            &self.appointment_calls,
            &self.within_target,
            &self.waits,
            &self.appointment_waits,
            &self.ended,
            &self.no_shows,
            &self.paused,
            &self.transferred,
            &self.service_time,
            &self.gave_up,
            &self.removed,
        ]
    }

    /// The parameters of a statement of [`adding`].
    fn after<'a>(&'a self, keys: &[&'a dyn ToSql]) -> impl Params + use<'a> {
        let values = self.values().map(|value| value as &dyn ToSql);
        params_from_iter(keys.iter().copied().chain(values).collect::<Vec<_>>())
    }
}

/// The place by its id, asked for once; `None` if it is removed.
fn place<'a>(
    connection: &Connection,
    zones: &Zones,
    known: &'a mut HashMap<String, Option<Place>>,
    id: &str,
    sql: &str,
) -> sql::Result<Option<&'a Place>> {
    if !known.contains_key(id) {
        let found = connection
            .prepare_cached(sql)?
            .query_row([id], |row| {
                let zone: Option<String> = row.get(0)?;
                Ok(Place { zone: zones.of(zone.as_deref()), target_s: row.get(1)? })
            })
            .optional()?;
        known.insert(id.to_owned(), found);
    }
    Ok(known.get(id).and_then(Option::as_ref))
}

impl What {
    /// Whether it finished an answer.
    fn is_service_time(self) -> bool {
        matches!(self, Self::Ended | Self::NoShow | Self::Paused | Self::Transferred)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct DeskSums {
    ended: i64,
    finished: i64,
    service_time: i64,
}

/// Where and by which rule a service or a counter is counted.
#[derive(Clone, Debug)]
struct Place {
    zone: TimeZone,
    target_s: Option<i64>,
}

/// Sums to be added; ordered, so that a whole history is written in the order of the tables.
pub(super) struct Tally<'a> {
    connection: &'a Connection,
    zones: &'a Zones,
    services: HashMap<String, Option<Place>>,
    desks: HashMap<String, Option<Place>>,
    by_step: BTreeMap<(String, i64), (String, Sums)>,
    by_day: BTreeMap<(String, String), Sums>,
    of_desk: BTreeMap<(String, String), DeskSums>,
    times: BTreeMap<(String, String, i64), i64>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(connection: &'a Connection, zones: &'a Zones) -> Self {
        Self {
            connection,
            zones,
            services: HashMap::new(),
            desks: HashMap::new(),
            by_step: BTreeMap::new(),
            by_day: BTreeMap::new(),
            of_desk: BTreeMap::new(),
            times: BTreeMap::new(),
        }
    }

    /// Adds one thing. What belongs to a removed service or counter is not counted for it.
    pub(super) fn add(&mut self, happened: &Happened) -> sql::Result<()> {
        const SERVICE: &str = "SELECT l.time_zone, s.target_wait_s
            FROM services s JOIN locations l ON l.id = s.location_id WHERE s.id = ?1";
        const DESK: &str =
            "SELECT l.time_zone, NULL FROM desks d JOIN locations l ON l.id = d.location_id WHERE d.id = ?1";
        let (connection, zones) = (self.connection, self.zones);
        if let Some(place) = place(connection, zones, &mut self.services, &happened.service, SERVICE)? {
            let day = local_time::day(moment(happened.at), &place.zone);
            let id = || happened.service.clone();
            let step = self.by_step.entry((id(), steps::of(happened.at)));
            step.or_insert_with(|| (day.clone(), Sums::default())).1.add(happened, place.target_s);
            if happened.what.is_service_time() {
                let seconds = (happened.span / 1_000_000).min(LONGEST_S);
                *self.times.entry((id(), day.clone(), seconds)).or_default() += 1;
            }
            self.by_day.entry((id(), day)).or_default().add(happened, place.target_s);
        }
        if let Some(desk) = &happened.desk
            && let Some(place) = place(connection, zones, &mut self.desks, desk, DESK)?
        {
            let day = local_time::day(moment(happened.at), &place.zone);
            let sums = self.of_desk.entry((desk.clone(), day)).or_default();
            sums.ended += i64::from(happened.what == What::Ended);
            sums.finished += 1;
            sums.service_time += happened.span;
        }
        Ok(())
    }

    /// Adds all of it to the stored sums.
    pub(super) fn write(self) -> sql::Result<()> {
        let mut by_step = self.connection.prepare_cached(&ADD_TO_STEP)?;
        for ((service, step), (day, sums)) in &self.by_step {
            by_step.execute(sums.after(&[service, step, day]))?;
        }
        let mut by_day = self.connection.prepare_cached(&ADD_TO_DAY)?;
        for ((service, day), sums) in &self.by_day {
            by_day.execute(sums.after(&[service, day]))?;
        }
        let mut times = self.connection.prepare_cached(
            "INSERT INTO service_times (service_id, day, seconds, times) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (service_id, day, seconds) DO UPDATE SET times = service_times.times + excluded.times",
        )?;
        for ((service, day, seconds), count) in &self.times {
            times.execute(params![service, day, seconds, count])?;
        }
        let mut of_desk = self.connection.prepare_cached(
            "INSERT INTO sums_of_desk (desk_id, day, ended, finished, service_time) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (desk_id, day) DO UPDATE SET ended = sums_of_desk.ended + excluded.ended,
                 finished = sums_of_desk.finished + excluded.finished,
                 service_time = sums_of_desk.service_time + excluded.service_time",
        )?;
        for ((desk, day), sums) in &self.of_desk {
            of_desk.execute(params![desk, day, sums.ended, sums.finished, sums.service_time])?;
        }
        Ok(())
    }
}
