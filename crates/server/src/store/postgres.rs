//! The engine of chains: a PostgreSQL that somebody operates, which several servers share.
//!
//! [`options`] says where it is and how it is reached, [`session`] is one connection to it, [`driver`] what the statements of
//! [`super::sql`] are run on: it connects again, and it settles commits whose answer was lost. [`schema`] makes the tables.

mod database;
mod driver;
mod options;
mod schema;
mod session;
mod settle;
// The cluster of its own that they need is a Unix system's.
#[cfg(unix)]
#[cfg(test)]
mod tests;
mod text;
mod tls;
pub(crate) mod transfer;
mod trouble;
mod values;

pub(crate) use self::{
    database::open,
    options::{Around, Options},
    schema::migrate,
};
