//! The supervisors' board, and opening hours.

use serde_json::{Map, Value, json};

/// Every member is there; what is not known is null.
fn object(properties: Value) -> Value {
    let required: Vec<_> = properties.as_object().into_iter().flat_map(Map::keys).cloned().collect();
    json!({"type": "object", "properties": properties, "required": required})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

/// When a location is open, by weekday.
pub(super) fn hours() -> Value {
    let time = json!({"type": "string", "pattern": "^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$"});
    let day = list(json!({"type": "array", "items": time, "minItems": 2, "maxItems": 2}));
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|name| (name.to_owned(), day.clone()));
    json!({"type": "object", "properties": days.into_iter().collect::<Map<_, _>>()})
}

/// What a supervisor asked of a counter.
pub(super) fn request() -> Value {
    let text = || json!({"type": "string"});
    object(json!({
        "id": text(), "desk_id": text(), "kind": {"enum": ["open", "serve", "close"]},
        "service_id": {"type": ["string", "null"]},
        "state": {"enum": ["asked", "accepted", "declined", "ended"]},
        "asked_at": text(), "ends_in_s": {"type": ["integer", "null"], "minimum": 0}
    }))
}

/// Median and 80 % range, in whole numbers.
fn range() -> Value {
    json!({"type": ["array", "null"], "items": {"type": "integer", "minimum": 0}, "minItems": 3, "maxItems": 3,
        "description": "Median, and the low and high end of the 80 % range; null where nothing is known."})
}

/// When the last visitor leaves.
fn last_leaves() -> Value {
    json!({"type": ["array", "null"], "items": {"type": "string", "pattern": "^\\d{2}:\\d{2}$"},
        "minItems": 3, "maxItems": 3})
}

/// What to do about the worst service, if anything helps.
fn advice() -> Value {
    let text = || json!({"type": "string"});
    let pair =
        || json!({"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2});
    let mut advice = object(json!({
        "kind": {"enum": ["open", "serve"]}, "service_id": text(), "desk_id": {"type": ["string", "null"]},
        "counters": {"type": "integer", "minimum": 1}, "longest_wait_s": pair(), "over_target": pair(),
        "by": {"type": "string", "pattern": "^\\d{2}:\\d{2}$"},
        "others": list(object(json!({"service_id": text(), "newcomer_wait_s": pair()})))
    }));
    advice["type"] = json!(["object", "null"]);
    advice
}

/// The forecast of one location.
pub(super) fn forecast() -> Value {
    let text = || json!({"type": "string"});
    let service = object(json!({"id": text(), "newcomer_wait_s": range(), "longest_wait_s": range(),
        "over_target": range()}));
    let ticket = object(json!({"id": text(), "wait_s": range()}));
    object(json!({"services": list(service), "last_leaves": last_leaves(), "tickets": list(ticket)}))
}

/// One location's board.
pub(super) fn schema() -> Value {
    let text = || json!({"type": "string"});
    let maybe = || json!({"type": ["string", "null"]});
    let count = || json!({"type": "integer", "minimum": 0});
    let maybe_count = || json!({"type": ["integer", "null"], "minimum": 0});
    let date = json!({"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$"});
    let ticket = object(json!({"id": text(), "number": text(), "tag": text()}));
    let step = object(json!({
        "from": date, "issued": count(), "called": count(), "waiting": maybe_count(), "longest_wait_s": maybe_count()
    }));
    let service = object(json!({
        "id": text(), "tag": text(), "name": text(), "open": {"type": "boolean"}, "target_wait_s": maybe_count(),
        "waiting": count(), "waiting_later": count(), "longest_wait_s": maybe_count(),
        "waiting_over_target": maybe_count(), "p90_wait_s": maybe_count(), "average_wait_s": maybe_count(),
        "usual_service_s": maybe_count(), "long_service_s": maybe_count(), "newcomer_wait_s": range(),
        "today": object(json!({
            "issued": count(), "called": count(), "ended": count(), "cancelled": count(), "left": count(),
            "removed": count(), "transferred": count(), "within_target": maybe_count()
        })),
        "last_hour": {"type": "array", "items": step, "maxItems": 12}
    }));
    let served = json!({"type": ["object", "null"], "properties": {
        "id": text(), "number": text(), "tag": text(), "service_id": maybe()}});
    let mut counter = object(json!({
        "desk_id": text(), "name": text(), "state": {"enum": ["serving", "free", "break", "nobody"]},
        "since": {"type": ["string", "null"]}, "user_id": maybe(), "user_name": maybe(), "answer_id": maybe(),
        "ticket": served, "today": object(json!({"ended": count(), "average_service_s": maybe_count()}))
    }));
    // Only where the counter's program tells them.
    counter["properties"]["reason"] = text();
    counter["properties"]["services"] = list(text());
    let overtaken = object(json!({"ticket": ticket, "by": ticket, "desk_id": text(), "at": date}));
    object(json!({
        "id": text(), "name": text(), "business_day": {"type": "string", "format": "date"}, "closes": maybe(),
        "last_leaves": last_leaves(), "advice": advice(), "forecast_error_s": maybe_count(), "services": list(service), "counters": list(counter),
        "overtaken": list(overtaken), "devices": super::hall::devices()["devices"]
    }))
}
