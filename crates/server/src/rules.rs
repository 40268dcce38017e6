//! The rules of the queue, pure: a rule says what it needs to know, gets it in one go as facts, and decides what is done, or
//! refuses. Nothing here reads or writes, so nothing of it depends on how the data are stored.
//!
//! The order of refusals is that of `docs/api.md`: a malformed date before a foreign user or location before an unknown id
//! before a wrong state.

pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod change;
pub(crate) mod command;
pub(crate) mod counter_request;
pub(crate) mod create;
pub(crate) mod effect;
pub(crate) mod facts;
pub(crate) mod hall;
pub(crate) mod presence;
pub(crate) mod scope;
pub(crate) mod service;
#[cfg(test)]
mod tests;
