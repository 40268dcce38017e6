//! The demo branch: a small office with fixed ids, in the middle of its day.

pub(crate) mod arrivals;
mod day;
mod earlier;
mod office;
mod random;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::tz::TimeZone;

use crate::{
    clock::Time,
    domain::{
        local_time,
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
    },
    store::{Store, directory::ImportError, locations, meta, tickets, turn::Turn, zones::Zones},
};

/// The ids that a program needs to use the demo branch; the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoIds {
    /// A user with every role.
    pub user_id: String,
    /// A free counter that serves all open services.
    pub desk_id: String,
}

impl DemoIds {
    pub(crate) fn fixed() -> Self {
        Self { user_id: office::user("ana"), desk_id: office::desk("3") }
    }
}

/// A running demo branch.
#[derive(Debug)]
pub(crate) struct Demo {
    /// When its day ends, in microseconds; never in a folder that is not a demo.
    ends: AtomicI64,
}

impl Demo {
    /// Fills an empty folder. A filled one is left alone, unless it is a demo whose day is over.
    pub(crate) async fn open(store: &Store, zones: &Zones) -> Result<Self, Failure> {
        let zones = zones.clone();
        let ends = store.write_at(move |turn, time| prepare(turn, time, &zones)).await?;
        Ok(Self { ends: AtomicI64::new(ends.unwrap_or(i64::MAX)) })
    }

    /// Whether the folder holds the demo branch, not a real one.
    pub(crate) fn is_ours(&self) -> bool {
        self.ends.load(Ordering::SeqCst) != i64::MAX
    }

    /// Starts again when the day is over.
    pub(crate) async fn keep_current(&self, store: &Arc<Store>, zones: &Zones) -> Result<(), Failure> {
        if store.now().as_microsecond() >= self.ends.load(Ordering::SeqCst) {
            let renewed = Self::open(store, zones).await?;
            self.ends.store(renewed.ends.into_inner(), Ordering::SeqCst);
        }
        Ok(())
    }
}

/// Fills the folder if necessary; returns when the demo's day ends, if the folder is a demo.
fn prepare(turn: &Turn<'_>, time: Time, zones: &Zones) -> Result<Option<i64>, Failure> {
    // The day of the queue, even if the clock was set back since.
    let now = time.moment;
    let ends = meta::demo_ends(turn)?;
    match ends {
        Some(ends) if now.as_microsecond() < ends => return Ok(Some(ends)),
        None if locations::is_any(turn)? => return Ok(None),
        _ => {}
    }
    tickets::remove_all(turn)?;
    // The branch uses the server's default time zone.
    let zone: TimeZone = zones.of(None);
    let opens = earlier::opens(now, &zone);
    let directory = office::directory(&earlier::hours(opens));
    crate::store::directory::replace(turn, &directory).map_err(|error| match error {
        ImportError::Database(error) => Failure::Storage(error),
        other => StorageFailure::new(StorageFailureKind::Other, other.to_string()).into(),
    })?;
    earlier::fill(turn, now, opens, &zone, zones)?;
    day::fill(turn, now, local_time::day_start(now, &zone), zones)?;
    let ends = local_time::next_day(now, &zone).as_microsecond();
    meta::set_demo_ends(turn, ends)?;
    Ok(Some(ends))
}
