//! What supervisors look up.

use serde_json::{Value, json};

/// What happened to a ticket.
pub(super) fn story() -> Value {
    let maybe = || json!({"type": ["string", "null"]});
    let to = json!({"type": ["object", "null"], "properties": {
        "dst_type": {"enum": ["service", "desk", "user"]}, "dst_id": maybe()}});
    json!({"type": "array", "items": {"type": "object", "required": ["at", "what", "desk_id", "user_id", "to"],
    "properties": {
        "at": {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$"},
        "what": {"enum":
            ["created", "called", "recalled", "ended", "paused", "cancelled", "transferred", "changed"]},
        "desk_id": maybe(), "user_id": maybe(), "to": to
    }}})
}

/// What was counted.
pub(super) fn report() -> Value {
    let text = || json!({"type": "string"});
    let day = json!({"type": "string", "format": "date"});
    let mut row = json!({
        "day": day, "hour": {"type": "integer", "minimum": 0, "maximum": 23}, "location_id": text(), "location": text(),
        "service_id": text(), "tag": text(), "service": text()
    });
    for count in [
        "issued",
        "appointments",
        "called",
        "wait_s",
        "ended",
        "no_shows",
        "paused",
        "transferred",
        "service_s",
        "left",
        "removed",
    ] {
        row[count] = json!({"type": "integer", "minimum": 0});
    }
    for maybe in ["within_target", "average_wait_s", "average_service_s"] {
        row[maybe] = json!({"type": ["integer", "null"], "minimum": 0});
    }
    json!({
        "rows": {"type": "array", "items": {"type": "object", "properties": row}},
        "next": {"type": ["string", "null"], "format": "date"}
    })
}
