//! What was counted of services, hour by hour.

/// Of which service.
#[derive(Clone, Debug)]
pub(crate) struct OfService {
    pub(crate) id: String,
    pub(crate) tag: String,
    pub(crate) name: String,
    pub(crate) has_target: bool,
}

/// What was counted; spans in microseconds. What each means stands in `docs/api.md`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HourSums {
    pub(crate) issued: i64,
    pub(crate) appointments: i64,
    pub(crate) calls: i64,
    pub(crate) within_target: i64,
    pub(crate) waits: i64,
    pub(crate) ended: i64,
    pub(crate) no_shows: i64,
    pub(crate) paused: i64,
    pub(crate) transferred: i64,
    pub(crate) service_time: i64,
    pub(crate) gave_up: i64,
    pub(crate) removed: i64,
}

/// What was counted of a service in one hour.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) service: OfService,
    pub(crate) hour: i8,
    pub(crate) sums: HourSums,
}
