//! How long visitors will wait, according to a server with the `forecast` extension.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::ids::{ServiceId, TicketId};
use crate::lenient::{self, Fields, Unreadable};
use crate::model::{self, Readable, range};

pub use crate::model::Range;

/// What is to be expected of one service. `None` where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceForecast {
    /// The service.
    pub id: ServiceId,
    /// Seconds until a ticket that is issued now is called.
    pub newcomer_wait_s: Option<Range<u32>>,
    /// How long, in seconds, the one will have waited then that has waited longest.
    pub longest_wait_s: Option<Range<u32>>,
    /// How many will be over the target then.
    pub over_target: Option<Range<u32>>,
}

/// When a waiting ticket is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TicketForecast {
    /// The ticket.
    pub id: TicketId,
    /// Seconds until it is called; `None` where nothing is known.
    pub wait_s: Option<Range<u32>>,
}

/// A forecast of a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationForecast {
    /// Of each service.
    pub services: Readable<ServiceForecast>,
    /// When the last visitor leaves, as local times of day `hh:mm`.
    pub last_leaves: Option<Range<String>>,
    /// Of each ticket that waits.
    pub tickets: Readable<TicketForecast>,
}

/// A forecast, and the same with a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecasts {
    /// As it is.
    pub base: LocationForecast,
    /// With the change, if one was asked for.
    pub changed: Option<LocationForecast>,
    /// By how many seconds the server's forecasts were off in the middle on the last business day.
    pub forecast_error_s: Option<u32>,
}

impl Forecasts {
    /// Reads the response.
    ///
    /// # Errors
    /// If there is no forecast in it.
    pub fn read(body: &Map<String, Value>) -> Result<Self, Unreadable> {
        let changed = body.get("changed").filter(|changed| !changed.is_null());
        Ok(Self {
            base: LocationForecast::read(body.get("base")).map_err(|error| error.under("base"))?,
            changed: changed
                .map(|changed| LocationForecast::read(Some(changed)).map_err(|error| error.under("changed")))
                .transpose()?,
            forecast_error_s: body.get("forecast_error_s").and_then(lenient::count),
        })
    }
}

impl LocationForecast {
    fn read(value: Option<&Value>) -> Result<Self, Unreadable> {
        let object = lenient::object(value).ok_or_else(|| Unreadable::new("services", None))?;
        let service = |item: &Value| {
            let object = lenient::object(Some(item)).ok_or_else(|| Unreadable::new("id", None))?;
            let range = |key: &str| range(object.get(key), lenient::count);
            Ok(ServiceForecast {
                id: ServiceId::new(object.id("id")?),
                newcomer_wait_s: range("newcomer_wait_s"),
                longest_wait_s: range("longest_wait_s"),
                over_target: range("over_target"),
            })
        };
        let ticket = |item: &Value| {
            let object = lenient::object(Some(item)).ok_or_else(|| Unreadable::new("id", None))?;
            Ok(TicketForecast {
                id: TicketId::new(object.id("id")?),
                wait_s: range(object.get("wait_s"), lenient::count),
            })
        };
        Ok(Self {
            services: model::list(object, "services", service)?,
            last_leaves: range(object.get("last_leaves"), lenient::label),
            tickets: model::list(object, "tickets", ticket)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: &Value) -> Result<Forecasts, Unreadable> {
        Forecasts::read(body.as_object().unwrap())
    }

    #[test]
    fn what_is_not_known_is_none_and_no_zero() {
        let forecast = json!({
            "services": [{"id": "a", "newcomer_wait_s": [60, 0, 120], "longest_wait_s": null, "over_target": [1, 2]}],
            "last_leaves": ["17:10", "17:02", "17:20"], "tickets": [{"id": "t", "wait_s": null}]
        });
        let read = read(&json!({"base": forecast, "changed": null, "forecast_error_s": 60})).unwrap();
        let service = &read.base.services.items[0];
        assert_eq!((service.newcomer_wait_s, service.longest_wait_s), (Some([60, 0, 120]), None));
        assert_eq!(service.over_target, None, "two of three are no range");
        assert_eq!(read.base.last_leaves.as_ref().map(|last| last[0].as_str()), Some("17:10"));
        assert_eq!((read.base.tickets.items[0].wait_s, read.forecast_error_s), (None, Some(60)));
        assert_eq!(read.changed, None);
    }

    #[test]
    fn an_answer_without_a_forecast_is_none_and_one_bad_entry_hides_no_other() {
        assert_eq!(read(&json!({"changed": {}})).unwrap_err().field, "base.services");
        assert!(read(&json!({"base": {}, "changed": 7})).is_err());
        let some = read(&json!({"base": {"services": [{"newcomer_wait_s": null}, {"id": "b"}]}})).unwrap();
        assert_eq!((some.base.services.items.len(), some.base.services.unreadable.len()), (1, 1));
    }
}
