//! Boards for tests, read as the server sends them.

use callpad_wire::Operation;
use callpad_wire::op::{Board, BoardService, LocationBoard};
use serde_json::{Value, json};

/// A service with these numbers.
pub(crate) fn service(numbers: &Value) -> BoardService {
    let mut service = json!({"id": "a"});
    for (name, value) in numbers.as_object().unwrap() {
        service[name] = value.clone();
    }
    location(&json!({"services": [service]})).services.items.remove(0)
}

/// A location with these members.
pub(crate) fn location(members: &Value) -> LocationBoard {
    let mut location = json!({"id": "l", "name": "Hall"});
    for (name, value) in members.as_object().unwrap() {
        location[name] = value.clone();
    }
    let body = json!({ "locations": [location] });
    Board::read(body.as_object().unwrap()).unwrap().locations.items.remove(0)
}
