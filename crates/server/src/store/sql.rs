//! What the engines that speak SQL have in common: the statements, written once for all of them, and the [`Connection`] that
//! they are run on. An engine adds what truly is its own: how it is opened, its tables, its locks, its copies.

pub(crate) mod administer;
pub(crate) mod answers;
pub(crate) mod audit;
pub(crate) mod averages;
pub(crate) mod board;
pub(crate) mod candidates;
pub(crate) mod change;
pub(crate) mod changes;
pub(crate) mod chores;
pub(crate) mod connection;
pub(crate) mod database;
pub(crate) mod days;
pub(crate) mod directory;
pub(crate) mod driver;
pub(crate) mod effects;
pub(crate) mod engine;
pub(crate) mod error;
pub(crate) mod facts;
pub(crate) mod forecasts;
pub(crate) mod group;
pub(crate) mod hall;
pub(crate) mod idempotency;
pub(crate) mod in_use;
pub(crate) mod locations;
pub(crate) mod look;
pub(crate) mod meta;
pub(crate) mod numbers;
pub(crate) mod once;
pub(crate) mod outbox;
mod params;
pub(crate) mod places;
pub(crate) mod presence;
pub(crate) mod present;
pub(crate) mod privacy;
pub(crate) mod removals;
pub(crate) mod requests;
mod row;
pub(crate) mod sessions;
mod statement;
pub(crate) mod story;
pub(crate) mod sums;
pub(crate) mod supervised;
pub(crate) mod tail;
pub(crate) mod tickets;
pub(crate) mod time;
pub(crate) mod token_keys;
#[cfg(feature = "postgres")]
pub(crate) mod transfer;
pub(crate) mod turn;
pub(crate) mod value;
pub(crate) mod view;
pub(crate) mod writer;

pub(crate) use self::{
    connection::Connection,
    error::{Error, OptionalExtension, Result},
    params::{Params, params, params_from_iter},
    row::{Row, Rows},
    value::{FromSql, ToSql},
};
use crate::domain::zones;
