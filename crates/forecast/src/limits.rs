//! What the forecast and the day files take at most. Each is listed in `docs/security.md`.

/// Services of one branch: three times the 300 that a large one was seen to have.
pub const MAX_SERVICES: usize = 1_000;
/// Counters of one branch.
pub const MAX_COUNTERS: usize = 500;
/// Waiting tickets: what a list of our server can hold in several services, with room.
pub const MAX_WAITING: usize = 20_000;
/// Visitors that one run lets arrive: a run must end whatever the rates are.
pub const MAX_ARRIVALS: usize = 100_000;
/// Runs of one forecast.
pub const MAX_RUNS: u32 = 10_000;
/// Measured service times of one service that are looked at, the newest.
pub const MAX_SAMPLES: usize = 1_000;
/// Bytes of a day file: a hundred thousand tickets have about ten.
pub const MAX_DAY_BYTES: usize = 16 * 1024 * 1024;
/// Lines of a day file.
pub const MAX_DAY_LINES: usize = 400_000;
/// Characters of a ticket's, service's or counter's name in a day file.
pub const MAX_NAME: usize = 64;
/// Seconds from opening in a day file: a week, so that a night shift fits and a date in milliseconds does not.
pub const MAX_DAY_S: f64 = 7.0 * 24.0 * 3_600.0;
