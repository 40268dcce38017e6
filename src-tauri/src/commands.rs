//! The page's commands: thin, one file per domain.

pub(crate) mod board;
pub(crate) mod desktop;
pub(crate) mod diagnosis;
pub(crate) mod hall;
pub(crate) mod page;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod tickets;
