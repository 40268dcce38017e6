//! The forecast of our server.

use serde_json::{Map, Value};

use super::{Method, Operation, OperationKind, Params};
use crate::feature;
use crate::forecast::Forecasts;
use crate::ids::{LocationId, ServiceId};
use crate::lenient::Unreadable;

/// So many counters more for a service, or fewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoreCounters {
    /// The service.
    pub service_id: ServiceId,
    /// How many; negative for fewer.
    pub by: i32,
}

/// Asks how long visitors will wait at a location: feature `forecast`. A change needs the role
/// [`super::role::SUPERVISE`], the rest none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForecastWaits {
    /// The location; `None` for the only one of the user.
    pub location_id: Option<LocationId>,
    /// How many minutes ahead the longest wait is told for: 10 to 60 in tens, 20 if `None`.
    pub minutes: Option<u32>,
    /// What to change.
    pub change: Option<MoreCounters>,
}

impl Operation for ForecastWaits {
    const OP: &'static str = "forecast";
    const FEATURE: Option<&'static str> = Some(feature::FORECAST);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    type Reply = Forecasts;

    fn params(&self) -> Params {
        let change = self.change.as_ref().map(|change| format!("{}:{:+}", change.service_id, change.by));
        Params::new()
            .optional("location_id", self.location_id.as_ref())
            .optional("minutes", self.minutes)
            .optional("change", change)
    }

    fn read(body: &Map<String, Value>) -> Result<Forecasts, Unreadable> {
        Forecasts::read(body)
    }
}
