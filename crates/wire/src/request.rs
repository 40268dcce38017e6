//! What supervisors ask of counters, according to a server with the `requests` extension.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::ids::{DeskId, RequestId, ServiceId};
use crate::lenient::{self, Fields, Unreadable};
use crate::model::{self, Readable};

/// What is asked of a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CounterRequestKind {
    /// To open.
    Open,
    /// To serve a service as well.
    Serve,
    /// To close.
    Close,
}

impl CounterRequestKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Serve, Self::Close];

    /// Its word in requests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Serve => "serve",
            Self::Close => "close",
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CounterRequestState {
    /// It waits for an answer.
    Asked,
    /// The clerk agreed.
    Accepted,
    /// The clerk did not.
    Declined,
    /// Nobody answered in time.
    Ended,
}

/// What a supervisor asked of a counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CounterRequest {
    /// Its id.
    pub id: RequestId,
    /// The counter.
    pub desk_id: DeskId,
    /// What is asked.
    pub kind: CounterRequestKind,
    /// For which service, if it is about one.
    pub service_id: Option<ServiceId>,
    /// What became of it.
    pub state: CounterRequestState,
    /// In how many seconds it ends by itself; `None` once it is over.
    pub ends_in_s: Option<u32>,
}

impl CounterRequest {
    /// Reads the list of those that wait for an answer.
    ///
    /// # Errors
    /// If it is no list.
    pub fn read_all(body: &Map<String, Value>) -> Result<Readable<Self>, Unreadable> {
        model::list(body, "requests", |item| Self::read(Some(item)))
    }

    /// Reads one.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn read(value: Option<&Value>) -> Result<Self, Unreadable> {
        let Some(map) = value.and_then(Value::as_object) else { return Err(Unreadable::new("id", value)) };
        let id = |name: &str| map.get(name).and_then(lenient::id);
        let needed = |name: &'static str| id(name).ok_or_else(|| Unreadable::new(name, map.get(name)));
        let word = |name: &str| map.text(name).unwrap_or_default();
        let kind = CounterRequestKind::ALL.into_iter().find(|kind| kind.word() == word("kind"));
        let state = match word("state").as_str() {
            "asked" => CounterRequestState::Asked,
            "accepted" => CounterRequestState::Accepted,
            "declined" => CounterRequestState::Declined,
            "ended" => CounterRequestState::Ended,
            _ => return Err(Unreadable::new("state", map.get("state"))),
        };
        let left = map.get("ends_in_s").and_then(lenient::integer).and_then(|left| u32::try_from(left).ok());
        Ok(Self {
            id: needed("id")?.into(),
            desk_id: needed("desk_id")?.into(),
            kind: kind.ok_or_else(|| Unreadable::new("kind", map.get("kind")))?,
            service_id: id("service_id").map(ServiceId::new),
            state,
            ends_in_s: left,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_read_leniently_and_what_cannot_be_read_is_named() {
        let whole = json!({"id": 7, "desk_id": "d1", "kind": "serve", "service_id": 3, "state": "asked",
            "asked_at": "2026-11-28 10:00:00", "ends_in_s": "600"});
        let read = CounterRequest::read(Some(&whole)).unwrap();
        let expected = CounterRequest {
            id: "7".into(),
            desk_id: "d1".into(),
            kind: CounterRequestKind::Serve,
            service_id: Some("3".into()),
            state: CounterRequestState::Asked,
            ends_in_s: Some(600),
        };
        assert_eq!(read, expected);
        for name in ["id", "desk_id", "kind", "state"] {
            let mut broken = whole.clone();
            broken[name] = json!({});
            assert_eq!(CounterRequest::read(Some(&broken)).unwrap_err().field, name);
        }
        assert_eq!(CounterRequest::read(None).unwrap_err().field, "id");
        let over = json!({"id": 7, "desk_id": "d1", "kind": "open", "service_id": null, "state": "ended",
            "ends_in_s": null});
        let over = CounterRequest::read(Some(&over)).unwrap();
        assert_eq!((over.service_id, over.ends_in_s), (None, None));
    }
}
