//! The OpenAPI 3.1 description of what this server has.

mod answers;
mod board;
mod hall;
mod supervisors;

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::Response,
    response::IntoResponse,
};
use callpad_wire::op;
use serde_json::{Map, Value, json};

use super::{authentication::extension, dispatch::BASE};
use crate::{
    api::{
        extensions::{self, EVENTS, Extension, HEALTH, OPENAPI, READY},
        parameters::{Kind, Parameter, longest},
        params::MOST_IDS,
    },
    app::App,
    handlers::{Home, OPERATIONS, Operation, ResponseForm},
};

/// `GET /callpad/v1/openapi.json`.
pub(super) async fn serve(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match extension(&app, OPENAPI.name, request, false).await {
        Ok(_) => Json(description(app.meaningful_status)).into_response(),
        Err(failure) => app.json_format().failure(&failure),
    }
}

/// The whole description, of a server that refuses with a status of its own for each errno or with 200.
fn description(meaningful: bool) -> Value {
    let mut paths = Map::new();
    for operation in &OPERATIONS {
        let item = path(operation, operation.name, meaningful);
        // Several may share an address, each with its method.
        match paths.entry(address(operation)).or_insert_with(|| json!({})) {
            Value::Object(there) => there.extend(item),
            _ => continue,
        }
    }
    for operation in OPERATIONS.iter().filter(|operation| operation.home == Home::Api) {
        if let Some(name) = operation.other_name {
            paths.insert(format!("{BASE}/{name}"), path(operation, name, meaningful).into());
        }
        if let Some(parameter) = operation.in_path {
            paths.insert(
                format!("{BASE}/{}/{{{parameter}}}", operation.name),
                with_segment(operation, parameter, meaningful),
            );
        }
    }
    for (extension, item) in described(meaningful).into_iter().chain(hall::described(meaningful)) {
        paths.insert(extension.path.to_owned(), item);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Callpad queue server",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The Queue Management API as Callpad's own server reads it, and its extensions under \
                /callpad/v1/. Not a description of Bloom Enterprise. Refusals are HTTP 200 with success false and an \
                errno, except 401, 403, 413, 429, 431 and 503, unless the server runs with --meaningful-status. Every answer \
                of the API may be had as XML with format=xml; that shape is ours: <response> with one element per member, and \
                lists with the singular as the item's name."
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "device": {"type": "http", "scheme": "bearer", "description": "The key of a screen or a kiosk"}
            },
            "headers": answers::headers(),
            "schemas": schemas()
        }
    })
}

/// Where it is, with the place of its segment.
fn address(operation: &Operation) -> String {
    match operation.home {
        Home::Api => format!("{BASE}/{}", operation.name),
        Home::Extension { path, .. } => {
            let segment = operation.in_path.map(|parameter| format!("/{{{parameter}}}"));
            format!("{}{path}{}", extensions::BASE, segment.unwrap_or_default())
        }
    }
}

fn path(operation: &Operation, id: &str, meaningful: bool) -> Map<String, Value> {
    let mut item = json!({
        "operationId": id,
        "description": about(operation),
        "parameters": outside_the_body(operation),
        "responses": answers::of(operation, success(operation), meaningful)
    });
    if operation.needs_token() {
        item["security"] = json!([{"token": []}]);
    }
    if operation.method == op::Method::Get {
        return [("get".to_owned(), item)].into_iter().collect();
    }
    let body = parameters(operation);
    item["requestBody"] = if operation.is_extension() {
        json!({"content": {"application/json": {"schema": body}}})
    } else {
        json!({
            "description": "Also taken from the address; what is in the body goes first.",
            "content": {
                "application/json": {"schema": body},
                "application/x-www-form-urlencoded": {"schema": body},
                "multipart/form-data": {"schema": body}
            }
        })
    };
    [("post".to_owned(), item)].into_iter().collect()
}

/// What stands in the path, in the query and in the head.
fn outside_the_body(operation: &Operation) -> Vec<Value> {
    let mut all = Vec::new();
    if operation.is_extension() {
        let is_get = operation.method == op::Method::Get;
        for parameter in operation.parameters {
            let place = match operation.in_path {
                Some(name) if name == parameter.name => "path",
                _ if is_get => "query",
                _ => continue,
            };
            all.push(json!({"name": parameter.name, "in": place, "required": parameter.required,
                "schema": schema(parameter)}));
        }
    } else {
        all.push(format_parameter());
    }
    if operation.is_action() {
        all.push(key_parameter());
    }
    all
}

fn with_segment(operation: &Operation, parameter: &str, meaningful: bool) -> Value {
    let mut item = Value::Object(path(operation, "waitingticketscountOfLocation", meaningful));
    item["get"]["parameters"] = json!([
        {"name": parameter, "in": "path", "required": true, "schema": {"type": "string"}},
        format_parameter()
    ]);
    item
}

fn format_parameter() -> Value {
    json!({"name": "format", "in": "query", "schema": {"type": "string", "enum": ["json", "xml"]}})
}

fn key_parameter() -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "pattern": "^[!-~]{1,128}$"},
        "description": "For 24 hours the same user's same key on this operation gives the first answer again, also a \
            refusal, but not 401, 403 or errno 9; with other parameters it is errno 5."
    })
}

fn about(operation: &Operation) -> String {
    let roles = match operation.roles {
        [] => "No role is needed.".to_owned(),
        roles => format!("Roles: {}.", roles.join(", ")),
    };
    if operation.about.is_empty() { roles } else { format!("{} {roles}", operation.about) }
}

/// What is in the body.
fn parameters(operation: &Operation) -> Value {
    let is_in_body = |p: &&Parameter| !operation.is_extension() || operation.in_path != Some(p.name);
    let parameters: Vec<_> = operation.parameters.iter().filter(is_in_body).collect();
    let properties: Map<_, _> = parameters.iter().map(|p| (p.name.to_owned(), in_body(p))).collect();
    let required: Vec<_> = parameters.iter().filter(|p| p.required).map(|p| p.name).collect();
    json!({"type": "object", "properties": properties, "required": required})
}

/// Null in a body is as if it were not there.
fn in_body(parameter: &Parameter) -> Value {
    let mut schema = schema(parameter);
    if !parameter.required {
        let kinds = match schema["type"].take() {
            Value::Array(kinds) => kinds,
            kind => vec![kind],
        };
        schema["type"] = kinds.into_iter().chain([json!("null")]).collect();
    }
    schema
}

fn schema(parameter: &Parameter) -> Value {
    match parameter.kind {
        Kind::Text => json!({"type": "string", "maxLength": longest(parameter.name)}),
        Kind::Date => json!({"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$"}),
        Kind::Number => json!({"type": "integer"}),
        Kind::Flag => json!({"type": ["boolean", "string", "integer"]}),
        Kind::Ids => json!({"type": ["array", "string"], "items": {"type": "string"}, "maxItems": MOST_IDS}),
    }
}

fn success(operation: &Operation) -> Value {
    let with = |members: Value| {
        let mut properties = json!({"success": {"const": true}});
        if let (Some(all), Value::Object(members)) = (properties.as_object_mut(), members) {
            all.extend(members);
        }
        let required: Vec<_> = properties.as_object().into_iter().flat_map(Map::keys).cloned().collect();
        json!({"type": "object", "properties": properties, "required": required})
    };
    match operation.response {
        ResponseForm::Empty => with(json!({})),
        ResponseForm::Session => {
            let text = json!({"type": "string"});
            with(json!({"user_id": text, "username": text, "authtoken": text}))
        }
        ResponseForm::Answer => with(json!({"answer": reference("Answer")})),
        ResponseForm::NewTicket => {
            let mut new = with(json!({"ticket": reference("NewTicket")}));
            new["properties"]["ticket_strings"] = reference("TicketStrings");
            new["properties"]["answer"] = reference("Answer");
            new
        }
        ResponseForm::Ticket => with(json!({"ticket": reference("Ticket")})),
        ResponseForm::Tickets => with(json!({"tickets": {"type": "array", "items": reference("Ticket")}})),
        ResponseForm::SomeTickets => with(json!({
            "tickets": {"type": "array", "items": reference("Ticket"), "maxItems": 100},
            "next": {"type": ["string", "null"]}
        })),
        ResponseForm::Story => with(json!({"ticket": reference("Ticket"), "story": supervisors::story()})),
        ResponseForm::Report => with(supervisors::report()),
        ResponseForm::Service => with(json!({"service": reference("WaitingService")})),
        ResponseForm::Services => {
            with(json!({"services": {"type": "array", "items": reference("WaitingService")}}))
        }
        ResponseForm::Directory => reference("Directory"),
        ResponseForm::OpenAnswer => with(json!({"answer": or_null("Answer")})),
        ResponseForm::Next => with(json!({
            "ticket": or_null("Ticket"), "reason": {"enum": ["bound", "priority", "due", null]}
        })),
        ResponseForm::Request => with(json!({"request": reference("Request")})),
        ResponseForm::Requests => with(json!({"requests": {"type": "array", "items": reference("Request")}})),
        ResponseForm::Forecast => with(json!({"base": reference("Forecast"), "changed": or_null("Forecast"),
                "forecast_error_s": {"type": ["integer", "null"], "minimum": 0}})),
        ResponseForm::HallDevices => with(hall::devices()),
        ResponseForm::HallCheck => with(hall::check()),
        ResponseForm::HallChecked => with(hall::checked()),
        ResponseForm::HallPrinters => with(hall::printers()),
        ResponseForm::HallSlip => with(hall::slip()),
        ResponseForm::Board => with(json!({"locations": {"type": "array", "items": reference("Board")}})),
    }
}

/// What is no row of the table.
fn described(meaningful: bool) -> [(Extension, Value); 4] {
    let get = |id: &str, responses: Value| json!({"get": {"operationId": id, "responses": responses}});
    let mut events = get(EVENTS.name, answers::of_stream(meaningful));
    events["get"]["security"] = json!([{"token": []}]);
    events["get"]["description"] = json!(
        "A WebSocket. First {\"type\":\"hello\",\"seq\":N}, then one JSON message per change, each with its seq and \
         with prev, the seq of the message before it on this line. A reset says: read the lists again. Closed with \
         1001 when the server ends, 1008 when the listener sends anything but answers to pings, 1013 when it is 1,000 \
         messages behind, 4401 when the token has ended or was signed out."
    );
    events["get"]["parameters"] = json!([{"name": "after", "in": "query", "schema": {"type": "integer"},
        "description": "The last seq that was seen: what was missed since comes first."}]);
    let lives = json!({"type": "object", "required": ["success", "version"],
        "properties": {"success": {"const": true}, "version": {"type": "string"}}});
    let of_health =
        answers::of_open(lives.clone(), Some("The storage cannot be read and written"), meaningful);
    let of_ready = answers::of_open(
        lives,
        Some("The storage cannot be read and written, or the server is about to end"),
        meaningful,
    );
    [
        (EVENTS, events),
        (HEALTH, get(HEALTH.name, of_health)),
        (READY, get(READY.name, of_ready)),
        (OPENAPI, get("openapi", answers::of_open(json!({"type": "object"}), None, meaningful))),
    ]
}

fn or_null(name: &str) -> Value {
    json!({"oneOf": [reference(name), {"type": "null"}]})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn schemas() -> Value {
    let text = || json!({"type": "string"});
    let maybe = || json!({"type": ["string", "null"]});
    let triple = |second: &str, third: &str| {
        json!({"type": "object", "description": "All null where there is none.",
            "properties": {"id": maybe(), second: maybe(), third: maybe()}})
    };
    let flag = || json!({"enum": ["0", "1"]});
    let mut ticket = json!({
        "id": text(), "number": text(), "date": text(), "cancelled": flag(), "transferred": flag(),
        "state": {"enum": ["1", "2", "3", "4", "5"]}, "note": maybe(), "lang": maybe(), "custom_field": maybe(),
        "client_name": maybe(), "flags": maybe(), "app_displayname": maybe(), "app_id": maybe(),
        "scheduled_to": maybe(), "due": text()
    });
    for (key, second, third) in [
        ("ticket_service", "name", "tag"),
        ("dst_service", "name", "tag"),
        ("dst_desk", "name", "tag"),
        ("dst_user", "display_name", "username"),
        ("device", "type", "name"),
    ] {
        ticket[key] = triple(second, third);
    }
    let mut new = ticket.clone();
    new["number_of_waiting_tickets"] = text();
    new["avg_waiting_time"] = json!({"type": "string", "pattern": "^\\d{2,}:\\d{2}:\\d{2}$"});
    let object = |properties: Value| json!({"type": "object", "properties": properties});
    let list =
        |properties: Value| json!({"type": "array", "items": {"type": "object", "properties": properties}});
    let texts = || json!({"type": "array", "items": {"type": "string"}});
    json!({
        "Board": board::schema(),
        "Request": board::request(),
        "Forecast": board::forecast(),
        "Failure": {"type": "object", "required": ["success", "errno"],
            "properties": {"success": {"const": false}, "errno": {"type": "integer", "minimum": 1}}},
        "Ticket": object(ticket),
        "NewTicket": object(new),
        "Answer": object(json!({"id": text(), "call_date": text(), "end_date": maybe(), "state": {"enum": ["1", "2"]},
            "ticket": reference("Ticket")})),
        "TicketStrings": object(json!({"people_waiting": maybe(), "waiting_time": maybe(), "date_text": maybe(),
            "prioritary_ticket": maybe(), "extra_text": maybe(), "footer_text": maybe()})),
        "WaitingService": object(json!({"id": text(), "tag": text(), "description": text(),
            "number_of_waiting_tickets": text(), "open": {"type": "boolean"}, "avg_waiting_time": text()})),
        "Directory": object(json!({
            "locations": list(json!({"id": text(), "name": text(), "time_zone": text(), "hours": board::hours()})),
            "services": list(json!({"id": text(), "tag": text(), "name": text(), "location_id": text(),
                "open": {"type": "boolean"}, "target_wait_s": {"type": ["integer", "null"]}})),
            "desks": list(json!({"id": text(), "tag": text(), "name": text(), "location_id": text(),
                "service_ids": texts()})),
            "users": list(json!({"id": text(), "username": text(), "display_name": text(), "location_ids": texts(),
                "roles": texts()})),
            "languages": list(json!({"id": text(), "name": text()})),
            "devices": list(json!({"id": text(), "type": text(), "name": text(), "location_id": text()}))
        }))
    })
}
