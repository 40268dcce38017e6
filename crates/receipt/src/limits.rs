//! What a slip and a job may cost. Each bound has a row in `docs/security.md`.

use std::time::Duration;

/// The most bytes of a slip's PNG: ten times what a ticket with a QR code takes.
pub const MAX_PNG_BYTES: usize = 64 * 1024;
/// Dots in a line of an 80 mm printer with 203 dots to the inch, and so the width of every slip.
pub const WIDTH: u32 = 576;
/// The most rows of a slip: 20 cm.
pub const MAX_ROWS: u32 = 1600;
/// So long a printer has for accepting a connection: it stands in the same building.
pub const CONNECT: Duration = Duration::from_secs(3);
/// How many addresses of a name are tried within that time.
pub const MAX_TRIED: usize = 4;
/// So long a printer has for saying how it stands.
pub const ANSWER: Duration = Duration::from_secs(2);
/// So long nothing may move although nothing is wrong, before it counts as a jam. The slowest printers need a tenth of a
/// second for a band.
pub const STALLED: Duration = Duration::from_secs(5);
/// So long a whole job may take. With the connection and the wait for its turn it stays below the 20 s for which a ticket is held.
pub const JOB: Duration = Duration::from_secs(12);
/// So long a job waits for the one before it at the same printer.
pub const TURN: Duration = Duration::from_secs(4);
/// Printers that are remembered; beyond, those that nobody uses are forgotten.
pub const MAX_PRINTERS: usize = 1000;
/// Bytes that say nothing to us before what answers counts as something else than a printer.
pub(crate) const MAX_GIBBERISH: usize = 64;
/// The longest message in a frame of its own (a name, the answer to an emptied buffer).
pub(crate) const MAX_FRAME: usize = 128;
/// How often it is asked how a printer stands that says nothing of its own accord.
pub(crate) const ASK_EVERY: Duration = Duration::from_millis(500);
/// So long nothing more may come from a printer before its answers count as ours. See [`crate::job`].
pub(crate) const QUIET: Duration = Duration::from_millis(300);
