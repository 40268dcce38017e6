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
