//! What an operation costs does not grow with the history, nor with services and people elsewhere. Counted are the steps of
//! SQLite's machine, which are the same on every computer.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::InProcessServer;

/// Noon of some day.
const NOW: i64 = 1_780_000_000;
const ROLES: [&str; 6] = callpad_wire::op::role::ALL;

/// How much there is besides the hall in which it is measured.
#[derive(Clone, Copy)]
struct Size {
    /// Tickets of this hall that are over.
    history: i64,
    /// Halls besides, each with ten services, ten counters and twenty people.
    others: i64,
}

const SMALL: Size = Size { history: 200, others: 1 };
const LARGE: Size = Size { history: 20_000, others: 200 };

/// One hall with ten services, counters and people, and others.
fn hall(size: Size) -> InProcessServer {
    let halls = || 0..=size.others;
    let each = |n: i64| halls().flat_map(move |hall| (0..n).map(move |of| (hall, of)));
    let services = each(10).map(|(hall, n)| {
        json!({"id": format!("s{hall}.{n}"), "tag": format!("{n}"), "name": "x", "location_id": format!("l{hall}"),
            "open": true, "target_wait_s": 600})
    });
    let desks = each(10).map(|(hall, n)| {
        json!({"id": format!("d{hall}.{n}"), "tag": format!("{n}"), "name": "x", "location_id": format!("l{hall}"),
            "service_ids": (0..10).map(|n| format!("s{hall}.{n}")).collect::<Vec<_>>()})
    });
    let users = each(20).map(|(hall, n)| {
        json!({"id": format!("u{hall}.{n}"), "username": format!("u{hall}.{n}"), "display_name": "x",
            "location_ids": [format!("l{hall}")], "roles": ROLES})
    });
    let directory = json!({
        "locations": halls().map(|n| json!({"id": format!("l{n}"), "name": "x"})).collect::<Vec<_>>(),
        "services": services.collect::<Vec<_>>(),
        "desks": desks.collect::<Vec<_>>(),
        "users": users.collect::<Vec<_>>(),
    });
    let server = InProcessServer::new(&serde_json::from_value(directory).unwrap()).unwrap();
    // Days before, with fifty visits each.
    let visits = format!(
        "CREATE TEMP TABLE visit AS WITH RECURSIVE visits (n) AS
             (SELECT 1 UNION ALL SELECT n + 1 FROM visits WHERE n < {history})
             SELECT n, ({NOW} - 86400 * (1 + ({history} - n) / 50) + n % 50 * 60) * 1000000 AS at FROM visits;
         INSERT INTO tickets (seq, id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                 from_virtual, lang, first_call_seq, first_called_at, first_call_service_id)
             SELECT n, 't' || n, 's0.' || (n % 10), n % 1000, at, at, 5, at + 9000000, 0, 0, 0, 'en_GB', n, at + 5000000,
                 's0.' || (n % 10) FROM visit;
         INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome, service_id)
             SELECT n, 'a' || n, n, 'd0.' || (n % 10), 'u0.' || (n % 10), at + 5000000, at + 9000000, 'ended',
                 's0.' || (n % 10) FROM visit;
         DELETE FROM happened;
         UPDATE clock SET moment = {NOW} * 1000000;",
        history = size.history
    );
    server.connection().execute_batch(&visits).unwrap();
    server
}

/// From now on the steps are counted.
fn count_steps(server: &mut InProcessServer) -> Arc<AtomicU64> {
    let counted = Arc::new(AtomicU64::new(0));
    let count = counted.clone();
    let one = move || {
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    server.connection_mut().sqlite_mut().unwrap().progress_handler(1, Some(one)).unwrap();
    counted
}

/// Steps that each operation takes, with its name.
fn steps(size: Size) -> Vec<(String, u64)> {
    let mut server = hall(size);
    let now = Timestamp::from_second(NOW + 60).unwrap();
    let counted = count_steps(&mut server);
    let mut all = Vec::new();
    let mut request = |operation: &str, params: Value| {
        counted.store(0, Ordering::Relaxed);
        let done = match operation {
            "board" => server.board("u0.0", Some("l0"), now),
            _ => server.request("u0.0", operation, &params, Some(&format!("k{}", all.len())), now),
        };
        let done = done.unwrap_or_else(|errno| panic!("{operation} {params}: {errno:?}"));
        all.push((operation.to_owned(), counted.load(Ordering::Relaxed)));
        done
    };
    // The first change of a step of five minutes does more: once for all halls.
    request("createticket", json!({"service_id": "s0.0"}));
    for _ in 0..3 {
        request("createticket", json!({"service_id": "s0.1", "priority": true}));
    }
    for path in ["pausecall", "cancelcall", "endcall"] {
        let answer = request("callnextticket", json!({"desk_id": "d0.0"}));
        request("recall", json!({"answer_id": answer["answer"]["id"]}));
        request(path, json!({"answer_id": answer["answer"]["id"]}));
    }
    request("waitingticketslist", json!({"service_id": "s0.0"}));
    request("pausedticketslist", json!({"desk_id": "d0.0"}));
    request("cancellededticketslist", json!({"desk_id": "d0.0"}));
    request("waitingticketscount", json!({"location_id": "l0"}));
    request("waitingticketscount", json!({}));
    request("directory", json!({}));
    request("next", json!({"desk_id": "d0.0"}));
    request("answers", json!({"desk_id": "d0.0"}));
    request("board", json!({}));
    request("presence", json!({"desk_id": "d0.0", "state": "present", "services": ["s0.0"]}));
    all.split_off(1)
}

#[test]
fn no_operation_costs_more_with_a_long_history_and_many_other_halls() {
    let (small, large) = (steps(SMALL), steps(LARGE));
    for ((operation, few), (_, many)) in small.into_iter().zip(large) {
        // A hundred times as much of everything: what remains is the depth of an index.
        assert!(many <= few + few / 5 + 20, "{operation}: {few} steps, with much besides {many}");
    }
}

#[test]
fn who_is_at_a_counter_costs_no_more_to_tell_again_with_many_services() {
    const MANY: usize = 300;
    let service =
        |n| json!({"id": format!("s{n}"), "tag": "x", "name": "x", "location_id": "l", "open": true});
    let directory = json!({
        "locations": [{"id": "l", "name": "x"}],
        "services": (0..MANY).map(service).collect::<Vec<_>>(),
        "desks": [{"id": "few", "tag": "1", "name": "x", "location_id": "l", "service_ids": []},
            {"id": "many", "tag": "2", "name": "x", "location_id": "l", "service_ids": []}],
        "users": [{"id": "u", "username": "u", "display_name": "x", "location_ids": ["l"], "roles": ROLES}],
    });
    let mut server = InProcessServer::new(&serde_json::from_value(directory).unwrap()).unwrap();
    let counted = count_steps(&mut server);
    let mut steps = |desk: &str, services: usize| {
        let told: Vec<_> = (0..services).map(|n| format!("s{n}")).collect();
        let params = json!({"desk_id": desk, "state": "present", "services": told});
        let mut of_each = [0, 60].into_iter().map(|later| {
            counted.store(0, Ordering::Relaxed);
            let now = Timestamp::from_second(NOW + later).unwrap();
            server.request("u", "presence", &params, None, now).unwrap();
            counted.load(Ordering::Relaxed)
        });
        (of_each.next().unwrap(), of_each.next().unwrap())
    };
    let ((first, again), (first_of_many, again_of_many)) = (steps("few", 1), steps("many", MANY));
    assert!(first_of_many > first + MANY as u64, "what is new is looked at: {first}, {first_of_many}");
    assert!(again_of_many <= again + 20, "told again: {again} steps, with {MANY} services {again_of_many}");
}
