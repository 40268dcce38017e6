//! What the operations do, each in one transaction: who may, which ids, which state, what changes.
//!
//! The order of refusals is the one of `docs/api.md`: a foreign user or location before an unknown id before a wrong
//! state. What comes earlier (method, token, role, parameters) has been checked before.

pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod create;
pub(crate) mod idempotency;
pub(crate) mod lists;
pub(crate) mod quotas;
mod scope;
pub(crate) mod sign_in;

use std::sync::Arc;

use self::quotas::Quotas;
use crate::{clock::Time, domain::roles::Caller, store::zones::Zones};

/// Who asks, the time zones of the locations, and how much may be asked for.
#[derive(Clone, Debug)]
pub(crate) struct PendingRequest {
    pub(crate) caller: Caller,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
}

impl PendingRequest {
    /// What every rule needs. The time of a change is the one of its turn to write, and not that of its arrival.
    pub(crate) fn at(self, time: Time) -> Request {
        let Self { caller, zones, quotas } = self;
        Request { caller, time, zones, quotas }
    }
}

/// What every rule needs: who asks, when, the time zones of the locations, and how much may be asked for.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) caller: Caller,
    pub(crate) time: Time,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
}
