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

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    domain::{local_time, refusal::Failure, zones::Zones},
    store::{
        Store,
        chore::{DemoBranch, FillDemo},
        query::{DemoNow, DemoState},
    },
};

/// The ids that a program needs to use the demo branch; the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoIds {
    /// A user with every role.
    pub user_id: String,
    /// A free counter that serves all open services.
    pub desk_id: String,
    /// The branch; it has a screen and a kiosk.
    pub location_id: String,
}

impl DemoIds {
    pub(crate) fn fixed() -> Self {
        Self { user_id: office::user("ana"), desk_id: office::desk("3"), location_id: office::location() }
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
        let DemoState { moment, ends, has_locations } = store.look(DemoNow).await?;
        let ends = match ends {
            Some(ends) if moment.as_microsecond() < ends => ends,
            // Somebody's own.
            None if has_locations => i64::MAX,
            _ => {
                // The branch uses the server's default time zone.
                let branch = branch(moment, &zones.of(None));
                let ends = branch.ends;
                store.tend(FillDemo(Box::new(branch))).await?;
                ends
            }
        };
        Ok(Self { ends: AtomicI64::new(ends) })
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

/// The branch in the middle of its day.
fn branch(now: Timestamp, zone: &TimeZone) -> DemoBranch {
    let opens = earlier::opens(now, zone);
    let (visits, acts) = day::until(now, local_time::day_start(now, zone));
    DemoBranch {
        directory: office::directory(&earlier::hours(opens)),
        location: office::location(),
        earlier: earlier::days(now, opens, zone),
        visits,
        acts,
        ends: local_time::next_day(now, zone).as_microsecond(),
    }
}
