//! The hall, as the description has it.

use serde_json::{Value, json};

use super::{answers, reference};
use crate::api::extensions::{
    Extension, HALL_CHECK_SLIP, HALL_EVENTS, HALL_SLIP, HALL_STATE, HALL_TICKET, HALL_TICKETS,
};

fn response(schema: Value) -> Value {
    json!({"description": "Done, or refused with an errno", "content": {"application/json": {"schema": schema}}})
}

fn refused(why: &str) -> Value {
    json!({"description": why, "content": {"application/json": {"schema": reference("Failure")}}})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn maybe(kind: &str) -> Value {
    json!({"type": [kind, "null"]})
}

fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

/// Median and range.
fn range() -> Value {
    json!({"type": ["array", "null"], "items": {"type": "integer"}, "minItems": 3, "maxItems": 3})
}

fn kind() -> Value {
    json!({"enum": ["screen", "kiosk"]})
}

/// The devices of a location.
pub(super) fn devices() -> Value {
    json!({"devices": list(object(json!({
        "id": text(), "name": text(), "kind": kind(), "here": {"type": "boolean"}, "since_s": maybe("integer"),
        "sound": {"enum": ["on", "blocked", "no_voice", "unknown"]}, "printer": maybe("string")
    })))})
}

/// The devices that have a printer.
pub(super) fn printers() -> Value {
    json!({"printers": list(object(json!({"id": text(), "name": text()})))})
}

/// Whether a slip is out, and how its printer is.
pub(super) fn slip() -> Value {
    json!({"out": {"type": "boolean"}, "printer": text()})
}

/// A morning check that has begun.
pub(super) fn check() -> Value {
    let mut members = checked();
    members["check"] = text();
    members
}

/// What came of a morning check.
pub(super) fn checked() -> Value {
    json!({"devices": list(object(json!({
        "id": text(), "name": text(), "kind": kind(), "state": {"enum": ["waiting", "done", "away"]},
        "showed": maybe("boolean"), "sounded": maybe("boolean"), "spoke": maybe("boolean"), "printed": maybe("boolean"),
        "why": maybe("string")
    })))})
}

fn number() -> Value {
    object(json!({"tag": text(), "number": text()}))
}

fn place() -> Value {
    object(json!({"tag": text(), "name": text()}))
}

fn state() -> Value {
    let call = object(json!({
        "call": {"type": "integer"}, "ticket": number(), "counter": place(), "again": {"type": "boolean"},
        "times": {"type": "integer"}, "ago_ms": {"type": "integer"}
    }));
    let service = object(json!({
        "id": text(), "tag": text(), "name": text(), "open": {"type": "boolean"}, "waiting": {"type": "integer"},
        "wait_s": range(), "opens": maybe("string"), "last_ticket": {"type": "boolean"}
    }));
    json!({
        "success": {"const": true}, "now": text(),
        "location": object(json!({"id": text(), "name": text(), "languages": list(text()), "notice": maybe("string")})),
        "device": object(json!({"id": text(), "name": text(), "kind": kind(), "prints": {"type": "boolean"},
            "printer": maybe("string")})),
        "phones": maybe("string"), "called": list(call), "services": list(service), "version": text()
    })
}

fn issued() -> Value {
    json!({
        "success": {"const": true}, "ticket": number(), "service": object(json!({"id": text(), "name": text()})),
        "ahead": {"type": "integer"}, "wait_s": range(), "code": text(), "path": text(), "now": text(),
        "slip": {"enum": ["none", "wanted"]}
    })
}

fn phone() -> Value {
    json!({
        "success": {"const": true}, "now": text(),
        "location": object(json!({"name": text(), "notice": maybe("string"), "languages": list(text())})),
        "service": place(), "ticket": number(),
        "state": {"enum": ["held", "waiting", "called", "paused", "ended", "cancelled", "left", "over"]},
        "ahead": maybe("integer"), "in_ms": range(), "soon": {"type": "boolean"},
        "counter": {"oneOf": [place(), {"type": "null"}]}, "call": maybe("integer"), "times": maybe("integer"),
        "called_ago_ms": maybe("integer"), "may_let_ahead": {"type": "boolean"}, "may_leave": {"type": "boolean"}
    })
}

fn done(members: Value) -> Value {
    response(json!({"anyOf": [object(members), reference("Failure")]}))
}

/// What is no row of the table of operations.
pub(super) fn described(meaningful: bool) -> [(Extension, Value); 6] {
    // Beside the refusals that every address has.
    let all = |own: Value| answers::beside_refusals(own, meaningful);
    let key = json!({"name": "Idempotency-Key", "in": "header", "required": true,
        "schema": {"type": "string", "pattern": "^[!-~]{1,128}$"}});
    let later = || refused("Too often; Retry-After tells when to come again");
    let device = json!([{"device": []}]);
    let wrong_key = || refused("No valid key of a device");
    let state = json!({"get": {
        "operationId": "hallstate", "description": "What a screen or a kiosk shows.", "security": device,
        "responses": all(json!({"200": done(state()), "401": wrong_key(), "429": later()}))
    }});
    let events = json!({"get": {
        "operationId": "hallevents",
        "description": "A WebSocket. The page's first message says within 5 s who it is: {\"key\":KEY} or {\"code\":CODE}. Then \
            hello with everything, and what happens; the messages are described in docs/api.md.",
        "responses": answers::of_hall_stream(meaningful)
    }});
    let tickets = json!({"post": {
        "operationId": "halltickets", "description": "A kiosk issues a ticket, once for each Idempotency-Key.",
        "security": device, "parameters": [key],
        "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["service_id"],
            "properties": {"service_id": text(), "lang": {"type": "string", "maxLength": 35}}}}}},
        "responses": all(json!({"200": done(issued()), "401": wrong_key(),
            "403": refused("Not a kiosk, or another location's service"), "429": later()}))
    }});
    let code = json!({"name": "code", "in": "path", "required": true, "schema": text()});
    let unknown = || refused("No such code, or no longer");
    let ticket = json!({
        "get": {
            "operationId": "hallticket", "description": "What a visitor's phone shows of its ticket.", "parameters": [code],
            "responses": all(json!({"200": done(phone()), "404": unknown(), "429": later()}))
        },
        "post": {
            "operationId": "hallticketact",
            "description": "Lets the two behind go ahead, once, or gives the ticket up; exactly one of the two.",
            "parameters": [code, key],
            "requestBody": {"content": {"application/json": {"schema": {"type": "object",
                "properties": {"let_ahead": {"const": true}, "leave": {"const": true}}}}}},
            "responses": all(json!({"200": done(phone()), "404": unknown(), "429": later()}))
        }
    });
    let slip = |id: &str, description: &str, parameter: &str| {
        json!({"post": {
            "operationId": id, "description": description, "security": device,
            "parameters": [{"name": parameter, "in": "path", "required": true, "schema": text()}],
            "requestBody": {"description": "576 dots wide, at most 1,600 high, 64 KiB", "content": {"image/png": {"schema": {}}}},
            "responses": all(json!({"200": response(json!({"type": "object", "properties": {"success": {"type": "boolean"},
                "out": {"enum": [true, null]}, "errno": {"type": "integer"}, "printer": {"enum": ["paper_out", "cover_open", "jammed", "error", "away",
                    "silent", "busy"]}}})), "401": wrong_key(), "403": refused("Not a kiosk"), "404": unknown(),
                "429": later()}))
        }})
    };
    let of_ticket =
        slip("hallslip", "Prints the slip of a held ticket. Sent again it is not printed again.", "code");
    let of_check = slip("hallcheckslip", "Prints the test slip of a morning check.", "check_id");
    [
        (HALL_STATE, state),
        (HALL_EVENTS, events),
        (HALL_TICKETS, tickets),
        (HALL_TICKET, ticket),
        (HALL_SLIP, of_ticket),
        (HALL_CHECK_SLIP, of_check),
    ]
}
