//! The OpenAPI 3.1 description of what this server has.

mod board;
mod supervisors;

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{Method, Response},
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
    match extension(&app, OPENAPI.name, Method::GET, request, false).await {
        Ok(_) => Json(description()).into_response(),
        Err(failure) => app.json_format().failure(&failure),
    }
}

/// The whole description.
fn description() -> Value {
    let mut paths = Map::new();
    for operation in &OPERATIONS {
        let item = path(operation, operation.name);
        // Several may share an address, each with its method.
        match paths.entry(address(operation)).or_insert_with(|| json!({})) {
            Value::Object(there) => there.extend(item),
            _ => continue,
        }
    }
    for operation in OPERATIONS.iter().filter(|operation| operation.home == Home::Api) {
        if let Some(name) = operation.other_name {
            paths.insert(format!("{BASE}/{name}"), path(operation, name).into());
        }
        if let Some(parameter) = operation.in_path {
            paths.insert(
                format!("{BASE}/{}/{{{parameter}}}", operation.name),
                with_segment(operation, parameter),
            );
        }
    }
    for (extension, item) in described() {
        paths.insert(extension.path.to_owned(), item);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Callpad queue server",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The Queue Management API as Callpad's own server reads it, and its extensions under \
                /callpad/v1/. Not a description of Bloom Enterprise. Refusals are HTTP 200 with success false and an \
                errno, except 401, 403, 413, 429 and 503. Every answer may be had as XML with format=xml; that shape is ours."
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
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

fn path(operation: &Operation, id: &str) -> Map<String, Value> {
    let mut item = json!({
        "operationId": id,
        "description": about(operation),
        "parameters": outside_the_body(operation),
        "responses": {"200": response(success(operation)), "401": refused("No valid token"), "403": refused("Not allowed")}
    });
    if !operation.needs_token() {
        item["responses"] = json!({"200": response(success(operation)), "401": refused("Unknown user or wrong secret"),
                "429": refused("Too many failed before; Retry-After tells when to come again"),
                "503": refused("Too many sign in at once; Retry-After tells when to come again")});
    } else {
        item["security"] = json!([{"token": []}]);
    }
    if operation.is_action() {
        item["responses"]["200"]["headers"] = json!({"Callpad-Change": change_header()});
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

fn with_segment(operation: &Operation, parameter: &str) -> Value {
    let mut item = Value::Object(path(operation, "waitingticketscountOfLocation"));
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

fn change_header() -> Value {
    json!({
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9%._~-]+ [0-9]+(,[A-Za-z0-9%._~-]+ [0-9]+)*$"},
        "description": "Where something has changed: the location, percent-encoded, and the seq of the change in the \
            events; several with a comma between. A repeat under an Idempotency-Key has that of the first time."
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
    let properties: Map<_, _> = parameters.iter().map(|p| (p.name.to_owned(), schema(p))).collect();
    let required: Vec<_> = parameters.iter().filter(|p| p.required).map(|p| p.name).collect();
    json!({"type": "object", "properties": properties, "required": required})
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
    let ok = match operation.response {
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
        ResponseForm::Directory => return reference("Directory"),
        ResponseForm::OpenAnswer => with(json!({"answer": or_null("Answer")})),
        ResponseForm::Next => with(json!({
            "ticket": or_null("Ticket"), "reason": {"enum": ["bound", "priority", "due", null]}
        })),
        ResponseForm::Request => with(json!({"request": reference("Request")})),
        ResponseForm::Requests => with(json!({"requests": {"type": "array", "items": reference("Request")}})),
        ResponseForm::Forecast => with(json!({"base": reference("Forecast"), "changed": or_null("Forecast"),
                "forecast_error_s": {"type": ["integer", "null"], "minimum": 0}})),
        ResponseForm::Board => with(json!({"locations": {"type": "array", "items": reference("Board")}})),
    };
    json!({"oneOf": [ok, reference("Failure")]})
}

/// What is no row of the table.
fn described() -> [(Extension, Value); 4] {
    let get = |id: &str, schema: Value, token: bool| {
        let mut item = json!({"operationId": id, "responses": {"200": response(schema)}});
        if token {
            item["security"] = json!([{"token": []}]);
            item["responses"]["401"] = refused("No valid token");
        }
        json!({"get": item})
    };
    let mut events = get("events", json!({"type": "object"}), true);
    events["get"]["description"] = json!(
        "A WebSocket. First {\"type\":\"hello\",\"seq\":N}, then one JSON message per change, each with its seq and \
         with prev, the seq of the message before it on this line. A reset says: read the lists again. Closed with \
         1001 when the server ends, 1008 when the listener sends anything but answers to pings, 1013 when it is 1,000 \
         messages behind, 4401 when the token has ended or was signed out."
    );
    events["get"]["parameters"] = json!([{"name": "after", "in": "query", "schema": {"type": "integer"},
        "description": "The last seq that was seen: what was missed since comes first."}]);
    events["get"]["responses"]["101"] = json!({"description": "The stream begins"});
    events["get"]["responses"]["429"] =
        refused("Too many listeners of this person; Retry-After tells when to come again");
    events["get"]["responses"]["503"] = refused("Too many listeners");
    let health =
        json!({"type": "object", "properties": {"success": {"const": true}, "version": {"type": "string"}}});
    let mut ready = get("ready", health.clone(), false);
    ready["get"]["responses"]["503"] =
        refused("The storage cannot be read and written, or the server is about to end");
    let mut health = get("health", health, false);
    health["get"]["responses"]["503"] = refused("The storage cannot be read and written");
    [
        (EVENTS, events),
        (HEALTH, health),
        (READY, ready),
        (OPENAPI, get("openapi", json!({"type": "object"}), false)),
    ]
}

fn or_null(name: &str) -> Value {
    json!({"oneOf": [reference(name), {"type": "null"}]})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn response(schema: Value) -> Value {
    json!({"description": "Done, or refused with an errno", "content": {"application/json": {"schema": schema}}})
}

fn refused(description: &str) -> Value {
    json!({"description": description, "content": {"application/json": {"schema": reference("Failure")}}})
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
        "scheduled_to": maybe()
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
        "Failure": object(json!({"success": {"const": false}, "errno": {"type": "integer", "minimum": 1}})),
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
            "devices": list(json!({"id": text(), "type": text(), "name": text()}))
        }))
    })
}
