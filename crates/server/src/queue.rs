//! What is asked of the queue and what is answered, as data: changes, questions, and what is worked out for them. Nothing here
//! reads or writes.
//!
//! The order of refusals is that of `docs/api.md`: a foreign user or location before an unknown id before a wrong
//! state. The earlier checks (method, token, role, parameters) are already done.

pub(crate) mod asked;
pub(crate) mod board;
pub(crate) mod history;
pub(crate) mod outcome;
pub(crate) mod question;
pub(crate) mod quotas;
pub(crate) mod report;
pub(crate) mod sign_in;

use std::sync::Arc;

use self::quotas::Quotas;
use crate::{
    clock::Time,
    domain::{roles::Caller, zones::Zones},
};

/// Who asks, the locations' time zones, and the limits.
#[derive(Clone, Debug)]
pub(crate) struct PendingRequest {
    pub(crate) caller: Caller,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
}

impl PendingRequest {
    /// The context of a rule. The time of a change is when its turn to write comes, not when the request arrived.
    pub(crate) fn at(self, time: Time) -> Request {
        let Self { caller, zones, quotas } = self;
        Request { caller, time, zones, quotas }
    }
}

/// The context of every rule: who asks, when, the locations' time zones, and the limits.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) caller: Caller,
    pub(crate) time: Time,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
}
