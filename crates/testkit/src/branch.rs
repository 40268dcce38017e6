//! A small branch for models: the server in process, on a database in memory.

use callpad_server::test_support::InProcessServer;
use callpad_wire::op::role;
use serde_json::json;

/// The person whose desk is modelled.
pub const ANA: &str = "ana";
/// A colleague.
pub const RUI: &str = "rui";
/// Ana's counter.
pub const COUNTER_1: &str = "c1";
/// The colleague's.
pub const COUNTER_2: &str = "c2";
/// The services of both.
pub const SERVICES: [&str; 2] = ["a", "b"];

/// Two services, two counters that serve both, two people with every role; nobody waits.
pub fn small_branch() -> InProcessServer {
    let service =
        |id: &str, tag: &str| json!({"id": id, "tag": tag, "name": tag, "location_id": "l", "open": true});
    let desk = |id: &str, tag: &str| json!({"id": id, "tag": tag, "name": tag, "location_id": "l", "service_ids": SERVICES});
    let user = |id: &str| json!({"id": id, "username": id, "display_name": id, "location_ids": ["l"], "roles": role::ALL});
    let directory = json!({
        "locations": [{"id": "l", "name": "Branch", "time_zone": "UTC"}],
        "services": [service("a", "A"), service("b", "B")],
        "desks": [desk(COUNTER_1, "1"), desk(COUNTER_2, "2")],
        "users": [user(ANA), user(RUI)],
        "languages": [],
        "devices": [],
    });
    InProcessServer::new(&serde_json::from_value(directory).unwrap()).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_issued_called_and_ended_once_under_its_key() {
        let mut server = small_branch();
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        server.request(RUI, "createticket", &json!({"service_id": "a"}), None, now).unwrap();
        let call = json!({"desk_id": COUNTER_1, "user_id": ANA, "services": SERVICES});
        let first = server.request(ANA, "callnextticket", &call, Some("k"), now).unwrap();
        assert_eq!(server.request(ANA, "callnextticket", &call, Some("k"), now), Ok(first.clone()));
        assert!(server.request(ANA, "callnextticket", &call, Some("l"), now).is_err(), "one answer is open");
        let open = server.current_answer(ANA, COUNTER_1, now).unwrap();
        assert_eq!(open["answer"]["id"], first["answer"]["id"]);
        server.request(ANA, "endcall", &json!({"answer_id": first["answer"]["id"]}), None, now).unwrap();
        assert!(server.current_answer(ANA, COUNTER_1, now).unwrap()["answer"].is_null());
    }
}
