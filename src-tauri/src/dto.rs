//! What the page sees otherwise than the app: plain data with [`specta::Type`], made from the types of the crates. Closed
//! sets, ids and settings cross as they are, without a type here.
//!
//! Rules of this border: durations are whole seconds or milliseconds in `u32` counted up to the moment the
//! value was made (the page adds its own elapsed time, so neither a clock difference nor a time zone crosses);
//! sentences are the page's, so errors and notices are closed sets of codes with their facts; every text that
//! came from a server is text, never markup.

mod convert;
mod desk;
mod error;
mod forms;
mod lists;
mod notice;
mod session;
mod system;

pub use desk::*;
pub use error::*;
pub use forms::*;
pub use lists::*;
pub use notice::*;
pub use session::*;
pub use system::*;

pub(crate) use convert::{
    alert_view, connection_view, desk_part, desk_view, directory_view, file_error, lists_view, session_view,
    storage_error,
};
