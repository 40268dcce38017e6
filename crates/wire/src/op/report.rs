//! What our own server has counted, by service, hour and branch.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Method, Operation, OperationKind, Params, role};
use crate::feature;
use crate::ids::{LocationId, ServiceId};
use crate::lenient::{self, Unreadable};
use crate::model::{self, Readable};

/// What was counted on some business days: feature `report` of our server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The location; `None` for all that the user may see.
    pub location_id: Option<LocationId>,
}

/// A part of a report: some of its days, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    /// What was counted.
    pub rows: Readable<ReportRow>,
    /// The first day that is not in it; `None` if it has all.
    pub next: Option<Date>,
}

/// What was counted of a service in one hour. Spans are in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// The business day.
    pub day: Date,
    /// The hour of the location's time, 0 to 23.
    pub hour: u32,
    /// The location's id.
    pub location_id: LocationId,
    /// Its name.
    pub location: String,
    /// The service's id.
    pub service_id: ServiceId,
    /// Its tag.
    pub tag: String,
    /// Its name.
    pub service: String,
    /// Tickets issued.
    pub issued: i64,
    /// Of these, with an appointment.
    pub appointments: i64,
    /// First calls.
    pub called: i64,
    /// First calls within the target; `None` without a target.
    pub within_target: Option<i64>,
    /// Waits of the first calls, added up.
    pub wait_s: i64,
    /// Their mean.
    pub average_wait_s: Option<i64>,
    /// Answers that were ended.
    pub ended: i64,
    /// No-shows.
    pub no_shows: i64,
    /// Answers that were paused.
    pub paused: i64,
    /// Answers that were sent on.
    pub transferred: i64,
    /// Service times of these four, added up.
    pub service_s: i64,
    /// Their mean.
    pub average_service_s: Option<i64>,
    /// Visitors who left by their own word.
    pub left: i64,
    /// Tickets that a supervisor cancelled while they waited.
    pub removed: i64,
}

impl ReportRow {
    /// Reads a row; day, hour and ids are required, and a count that is missing is 0.
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let get = |key: &str| value.get(key);
        let id = |key: &str| get(key).and_then(lenient::id).ok_or_else(|| Unreadable::new(key, get(key)));
        let text = |key: &str| get(key).and_then(lenient::text).unwrap_or_default();
        let maybe = |key: &str| get(key).and_then(lenient::integer);
        let count = |key: &str| maybe(key).unwrap_or(0);
        Ok(Self {
            day: day(get("day")).ok_or_else(|| Unreadable::new("day", get("day")))?,
            hour: get("hour")
                .and_then(lenient::count)
                .filter(|hour| *hour < 24)
                .ok_or_else(|| Unreadable::new("hour", get("hour")))?,
            location_id: id("location_id")?.into(),
            location: text("location"),
            service_id: id("service_id")?.into(),
            tag: get("tag").and_then(lenient::label).unwrap_or_default(),
            service: text("service"),
            issued: count("issued"),
            appointments: count("appointments"),
            called: count("called"),
            within_target: maybe("within_target"),
            wait_s: count("wait_s"),
            average_wait_s: maybe("average_wait_s"),
            ended: count("ended"),
            no_shows: count("no_shows"),
            paused: count("paused"),
            transferred: count("transferred"),
            service_s: count("service_s"),
            average_service_s: maybe("average_service_s"),
            left: count("left"),
            removed: count("removed"),
        })
    }
}

fn day(value: Option<&Value>) -> Option<Date> {
    value?.as_str()?.parse().ok()
}

impl Operation for Report {
    const OP: &'static str = "report";
    const FEATURE: Option<&'static str> = Some(feature::REPORT);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = ReportPage;

    fn params(&self) -> Params {
        Params::new()
            .text("from", self.from)
            .text("to", self.to)
            .optional("location_id", self.location_id.as_ref())
    }

    fn read(body: &Map<String, Value>) -> Result<ReportPage, Unreadable> {
        Ok(ReportPage { rows: model::list(body, "rows", ReportRow::read)?, next: day(body.get("next")) })
    }

    /// A report goes on behind where it began, so that whoever asks for its parts comes to an end.
    fn answered_by(&self, page: &ReportPage) -> Result<(), Unreadable> {
        match page.next {
            Some(next) if next <= self.from || next > self.to => {
                Err(Unreadable::new("next", Some(&Value::from(next.to_string()))))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_is_read_as_far_as_it_can_be_and_goes_on() {
        let row = json!({"day": "2026-07-01", "hour": 9, "location_id": "l", "service_id": "s", "issued": 3});
        let wrong = json!({"day": "2026-07-01", "hour": 24, "location_id": "l", "service_id": "s"});
        let body = json!({"rows": [row, wrong, {"hour": 1}], "next": "2026-07-02"});
        let page = Report::read(body.as_object().unwrap()).unwrap();
        let [row] = &page.rows.items[..] else { panic!("{page:?}") };
        assert_eq!((row.hour, row.issued, row.called, row.within_target), (9, 3, 0, None));
        assert_eq!(page.rows.unreadable.len(), 2);
        let asked = |from: &str, to: &str| Report {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            location_id: None,
        };
        assert!(asked("2026-07-01", "2026-07-02").answered_by(&page).is_ok());
        assert!(asked("2026-07-02", "2026-07-03").answered_by(&page).is_err());
        assert!(asked("2026-06-30", "2026-07-01").answered_by(&page).is_err());
    }
}
