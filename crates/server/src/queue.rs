//! What the operations do, each in one transaction: who may, which ids, which state, what changes.
//!
//! The order of refusals is the one of `docs/api.md`: a foreign user or location before an unknown id before a wrong
//! state. What comes earlier (method, token, role, parameters) has been checked before.

pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod create;
pub(crate) mod lists;
pub(crate) mod once;
mod scope;
pub(crate) mod sign_in;

use jiff::Timestamp;

use crate::{domain::roles::Caller, store::zones::Zones};

/// What every rule needs: who asks, when, and the time zones of the locations.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) caller: Caller,
    pub(crate) now: Timestamp,
    pub(crate) zones: Zones,
}
