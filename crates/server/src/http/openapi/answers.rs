//! The answers: their statuses, their headers, and their bodies as JSON and as XML.

use serde_json::{Map, Value, json};

use crate::handlers::{Operation, ResponseForm};

/// What an operation answers in: the extensions know JSON only.
#[derive(Clone, Copy)]
enum Forms {
    Json,
    JsonAndXml,
}

/// Headers that each answer of the server has, by their names in the components.
const COMMON: [&str; 4] = ["Callpad-Features", "X-Request-Id", "Cache-Control", "X-Content-Type-Options"];

/// The headers that answers share.
pub(super) fn headers() -> Value {
    let text = |about: &str| json!({"description": about, "schema": {"type": "string"}, "required": true});
    json!({
        "Callpad-Features": text("What the server has beyond the API, with a comma between."),
        "X-Request-Id": text("The server's own id of the request, which its log has too."),
        "Cache-Control": text("Always no-store."),
        "X-Content-Type-Options": text("Always nosniff."),
        "Retry-After": {"description": "After how many seconds to come again.", "required": true,
            "schema": {"type": "integer", "minimum": 1}},
        "WWW-Authenticate": text("Always Bearer."),
        "Allow": text("The methods that the address has."),
        "Callpad-Change": {
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9%._~-]+ [0-9]+(,[A-Za-z0-9%._~-]+ [0-9]+)*$"},
            "description": "Where something has changed: the location, percent-encoded, and the seq of the change in the \
                events; several with a comma between. A repeat under an Idempotency-Key has that of the first time."
        }
    })
}

/// Those of an operation of the table.
pub(super) fn of(operation: &Operation, success: Value, meaningful: bool) -> Value {
    let forms = if operation.is_extension() { Forms::Json } else { Forms::JsonAndXml };
    let mut done = done(forms, success, meaningful);
    if operation.is_action() {
        done["headers"]["Callpad-Change"] = header("Callpad-Change");
    }
    let mut all = refusals(forms, meaningful);
    all.insert("200".into(), done);
    let not_signed_in = match operation.needs_token() {
        true => "No valid token",
        false => "Unknown user or wrong secret",
    };
    all.insert("401".into(), with_header(refused(forms, not_signed_in), "WWW-Authenticate"));
    all.insert(
        "403".into(),
        refused(forms, "Not allowed, or the server was addressed by a name that is not its own"),
    );
    if !operation.needs_token() {
        all.insert("429".into(), later(forms, "Too many failed before"));
        all.insert("503".into(), later(forms, "Too many sign in at once"));
    }
    if matches!(operation.response, ResponseForm::Forecast) {
        all.insert("503".into(), later(forms, "Too many changes are worked out at once"));
    }
    if matches!(operation.response, ResponseForm::HallCheck | ResponseForm::HallSlip) {
        all.insert("429".into(), later(forms, "Too many checks of this location, or slips of this printer"));
    }
    if operation.in_path.is_some() {
        all.insert("404".into(), refused(forms, "Nothing is at this address"));
    }
    all.into()
}

/// Those of the stream of events.
pub(super) fn of_stream(meaningful: bool) -> Value {
    let mut all = refusals(Forms::Json, meaningful);
    all.insert("101".into(), json!({"description": "The stream begins"}));
    all.insert("401".into(), with_header(refused(Forms::Json, "No valid token"), "WWW-Authenticate"));
    all.insert("429".into(), later(Forms::Json, "Too many listeners of this person"));
    all.insert("503".into(), later(Forms::Json, "Too many listeners"));
    if !meaningful {
        all.insert("200".into(), refused(Forms::Json, "Refused with an errno"));
    }
    all.into()
}

/// Those of the hall's stream: its page says who it is only when it has begun.
pub(super) fn of_hall_stream(meaningful: bool) -> Value {
    let mut own = json!({
        "101": {"description": "The stream begins"},
        "429": later(Forms::Json, "Too many wrong keys or codes from this address"),
        "503": later(Forms::Json, "Too many strangers")
    });
    if !meaningful {
        own["200"] = refused(Forms::Json, "Refused with an errno");
    }
    beside_refusals(own, meaningful)
}

/// These answers, and the refusals that every address has.
pub(super) fn beside_refusals(own: Value, meaningful: bool) -> Value {
    let mut all = refusals(Forms::Json, meaningful);
    if let Value::Object(own) = own {
        all.extend(own);
    }
    all.into()
}

/// Those of what needs no token, and why it may be unavailable.
pub(super) fn of_open(success: Value, unavailable: Option<&str>, meaningful: bool) -> Value {
    let mut all = refusals(Forms::Json, meaningful);
    all.insert("200".into(), done(Forms::Json, success, meaningful));
    if let Some(why) = unavailable {
        all.insert("503".into(), refused(Forms::Json, why));
    }
    all.into()
}

/// The refusals that every address has.
fn refusals(forms: Forms, meaningful: bool) -> Map<String, Value> {
    let mut all = Map::new();
    let mut add = |status: &str, answer: Value| all.insert(status.to_owned(), answer);
    add("403", refused(forms, "The server was addressed by a name that is not its own"));
    add("413", refused(forms, "The body is too large"));
    add("431", json!({"description": "The head is too large"}));
    if meaningful {
        add("400", refused(forms, "The form or a parameter is wrong: errno 4 or 5"));
        add("404", refused(forms, "There is no such operation or id, or nobody waits: errno 3, 6 or 8"));
        add("405", with_header(refused(forms, "Another method: errno 2"), "Allow"));
        add("409", refused(forms, "It is not in the state that this needs: errno 7"));
        add("500", refused(forms, "The data cannot be read or written: errno 9"));
    }
    all
}

/// A success; where refusals have no status of their own, also they.
fn done(forms: Forms, success: Value, meaningful: bool) -> Value {
    match meaningful {
        true => answer(forms, "Done", &success),
        false => answer(
            forms,
            "Done, or refused with an errno",
            &json!({"anyOf": [success, super::reference("Failure")]}),
        ),
    }
}

fn refused(forms: Forms, why: &str) -> Value {
    answer(forms, why, &super::reference("Failure"))
}

fn later(forms: Forms, why: &str) -> Value {
    with_header(refused(forms, why), "Retry-After")
}

fn answer(forms: Forms, about: &str, schema: &Value) -> Value {
    let mut content = json!({"application/json": {"schema": schema}});
    if matches!(forms, Forms::JsonAndXml) {
        content["application/xml"] =
            json!({"schema": {"type": "object", "xml": {"name": "response"}, "allOf": [schema]}});
    }
    let headers: Map<_, _> = COMMON.iter().map(|name| ((*name).to_owned(), header(name))).collect();
    json!({"description": about, "headers": headers, "content": content})
}

fn with_header(mut answer: Value, name: &str) -> Value {
    answer["headers"][name] = header(name);
    answer
}

fn header(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}
