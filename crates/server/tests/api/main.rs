//! The server over HTTP, as a stranger would use it: raw requests, raw answers. Each reading of `docs/api.md` has a test
//! that is named after it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail as loudly as the test"
)]

mod administration;
mod administration_commands;
mod backup;
mod board;
mod board_day;
mod bounds;
mod change_numbers;
mod clock;
mod command_line;
mod connections;
mod counters;
mod crash;
mod demo;
mod disk;
mod events;
mod extensions;
#[cfg(target_os = "linux")]
mod flood;
mod forecast;
mod hall;
mod hall_devices;
mod hall_kiosk;
mod hall_phone;
mod hall_screen;
mod hall_slip;
mod history;
mod hostile;
mod idempotency;
mod import;
mod kept;
mod keys;
mod load;
mod logout;
mod many_services;
mod new_day;
mod next;
mod operations;
mod order;
mod ours;
mod privacy;
mod program;
mod race;
mod readings;
mod replay;
mod report;
mod restart;
mod semantics_calls;
mod semantics_queue;
mod services;
mod sign_in;
mod site;
mod tickets;
mod tls;
mod transport;
mod values;
mod who_may_reach;
