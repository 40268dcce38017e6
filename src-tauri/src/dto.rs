//! The types that the page sees in another form than the app: plain data with [`specta::Type`], converted from the
//! crates' types. Closed sets, ids and settings go to the page unchanged, without a type here.
//!
//! Rules of this boundary: durations are whole seconds or milliseconds in `u32`, counted up to the moment the value was
//! made (the page adds its own elapsed time, so no clock difference or time zone matters). Sentences are the page's, so
//! errors and notices are closed sets of codes with their facts. Every text from a server is text, never markup.

mod board;
mod board_acts;
mod board_lookups;
mod board_seen;
mod board_summary;
mod convert;
mod desk;
mod diagnosis;
mod error;
mod forms;
mod hall;
mod lists;
mod notice;
mod session;
mod system;

pub use board::*;
pub use board_acts::*;
pub use board_lookups::*;
pub use board_seen::*;
pub use board_summary::*;
pub use desk::*;
pub use diagnosis::*;
pub use error::*;
pub use forms::*;
pub use hall::*;
pub use lists::*;
pub use notice::*;
pub use session::*;
pub use system::*;

pub(crate) use convert::{
    acts_view, alert_view, board_alert, board_connection, board_session, checked_device, connection_view,
    day_ticket, desk_part, desk_view, directory_view, expected_view, file_error, lists_view, location_board,
    location_summary, report_row, seen_tickets, service_queue, session_view, slip_printer, storage_error,
    story_view, what_if_view,
};
