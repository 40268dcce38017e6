//! The desk's ports, done with files, the built-in server and the page's channel.

pub(crate) mod act_file;
pub(crate) mod board_channel;
pub(crate) mod built_in;
pub(crate) mod directory_file;
pub(crate) mod downloads;
pub(crate) mod journal_file;
pub(crate) mod line_file;
pub(crate) mod network;
pub(crate) mod notifier;
pub(crate) mod page_channel;
pub(crate) mod sound;
pub(crate) mod sums_file;
