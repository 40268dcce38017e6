//! For tests only, behind the feature `test-support`: the server in process, without sockets and on a database in memory,
//! for models that take a desk and the server through hundreds of thousands of steps; and the names of operations, for
//! faults that are injected on the way to the server.

use std::sync::Arc;

use callpad_wire::Errno;
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::{
    api::response::ResponseBody,
    config::Limits,
    directory::Directory,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
        zones::Zones,
    },
    http,
    offline::OfflineError,
    queue::{PendingRequest, board::Board, question::Question, quotas::Quotas},
    store::{self, Memory, query::Boards},
};

/// The operation or extension that a request with this method and path asks for, by the name of
/// [`crate::ServerHandle::request_counts`].
pub fn operation_at(method: &str, path: &str) -> Option<&'static str> {
    http::endpoint_at(method, path)
}

/// What clients are told that the server has beyond the API, in the order of the header.
pub fn features() -> Vec<&'static str> {
    crate::handlers::features()
}

/// An operation or extension by its name, in any spelling that the server takes (T2, T3).
pub fn operation_named(name: &str) -> Option<&'static str> {
    http::endpoint_named(name)
}

/// Lets the writer of every server of this process take at most so many writes together, to measure what that is worth.
pub fn set_most_together(most: usize) {
    store::set_most_together(most);
}

/// A server in process: one branch and its day.
#[derive(Debug)]
pub struct InProcessServer {
    store: Memory,
    zones: Zones,
    quotas: Arc<Quotas>,
}

impl InProcessServer {
    /// This branch, with nobody waiting; wall times are in UTC where a location names no zone.
    ///
    /// # Errors
    /// If the directory cannot be taken over.
    pub fn new(directory: &Directory) -> Result<Self, OfflineError> {
        let zones = Zones::utc();
        let mut store = Memory::new(zones.clone())?;
        store.take_over(directory)?;
        // A model does in a minute what a branch does in a day.
        let limits = Limits { issued_per_minute: u32::MAX, ..Limits::default() };
        Ok(Self { store, zones, quotas: Arc::new(Quotas::new(limits)) })
    }

    /// Asks for an operation of the API, by its name in the document, as this user, with the parameters as a JSON
    /// object. The body of the answer.
    ///
    /// # Errors
    /// The error number of a refusal; nothing has changed then.
    pub fn request(
        &mut self,
        user: &str,
        operation: &str,
        params: &Value,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Errno> {
        let pending = self.pending(user)?;
        http::in_process(&mut self.store, pending, now, operation, params, key).map_err(|f| errno(&f))
    }

    /// The body of the `answers/current` extension.
    ///
    /// # Errors
    /// As [`InProcessServer::request`].
    pub fn current_answer(
        &self,
        user: &str,
        desk: &str,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Errno> {
        let asking = Question::OpenAnswer { desk: desk.to_owned() }.by(self.pending(user)?);
        let shown = self.store.look(asking, now).map_err(|f| errno(&f))?;
        Ok(ResponseBody::of(shown).map_err(|f| errno(&f))?.success())
    }

    /// The members of the `board` extension.
    ///
    /// # Errors
    /// As [`InProcessServer::request`].
    pub fn board(
        &self,
        user: &str,
        location: Option<&str>,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Errno> {
        let asked = Boards { pending: self.pending(user)?, location: location.map(str::to_owned) };
        let seen = self.store.look(asked, now).map_err(|f| errno(&f))?;
        let boards: Vec<_> = seen.into_iter().map(|seen| Board::of(seen, &self.zones, None)).collect();
        let body = ResponseBody::empty().with("locations", boards);
        Ok(body.map_err(|f| errno(&f))?.success())
    }

    /// The database, to be looked into.
    #[cfg(test)]
    pub(crate) fn connection(&self) -> &crate::store::sql::Connection {
        self.store.connection()
    }

    /// The database, to be changed behind the server's back.
    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut crate::store::sql::Connection {
        self.store.connection_mut()
    }

    fn pending(&self, user: &str) -> Result<PendingRequest, Errno> {
        let person = self.store.person(user).map_err(|_| Errno::UNKNOWN)?;
        let caller = Caller::Person(person.ok_or(Errno::CANNOT_CONCLUDE)?);
        Ok(PendingRequest { caller, zones: self.zones.clone(), quotas: self.quotas.clone() })
    }
}

fn errno(failure: &Failure) -> Errno {
    match failure {
        Failure::Refused(refusal) => Refusal::errno(*refusal),
        Failure::Storage(_) | Failure::Stopped => Errno::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn office() -> InProcessServer {
        let roles = callpad_wire::op::role::ALL;
        let directory = json!({
            "locations": [{"id": "l", "name": "Hall", "time_zone": "Europe/Lisbon"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true, "tolerance": 2},
                         {"id": "b", "tag": "B", "name": "B", "location_id": "l", "open": true, "tolerance": 1}],
            "desks": [{"id": "d", "tag": "1", "name": "1", "location_id": "l", "service_ids": ["a", "b"]}],
            "users": [{"id": "u", "username": "u", "display_name": "u", "location_ids": ["l"], "roles": roles}],
        });
        InProcessServer::new(&serde_json::from_value(directory).unwrap()).unwrap()
    }

    /// What is kept, and the same worked out from all tickets there are.
    fn kept_and_counted(server: &InProcessServer, service: &str) -> [Vec<i64>; 2] {
        let row = |sql: &str| -> Vec<i64> {
            let read = |row: &crate::store::sql::Row<'_>| (0..3).map(|n| row.get::<_, i64>(n)).collect();
            server.connection().query_row(sql, [service], read).unwrap()
        };
        let zone = server.zones.of(Some("Europe/Lisbon"));
        let last = row("SELECT coalesce(average_at, 0), 0, 0 FROM services WHERE id = ?1")[0];
        let day = crate::domain::local_time::day_start(crate::domain::local_time::moment(last), &zone)
            .as_microsecond();
        [
            row("SELECT waiting, first_calls, average_wait_s FROM services WHERE id = ?1"),
            row(&format!(
                "SELECT (SELECT count(*) FROM tickets WHERE state = 1 AND queue_service_id = ?1),
                     (SELECT count(*) FROM tickets WHERE first_call_service_id = ?1),
                     (SELECT CAST(round(coalesce(avg(wait), 0)) AS INTEGER) FROM (
                         SELECT (first_called_at - issued_at) / 1e6 AS wait FROM tickets
                         WHERE first_call_service_id = ?1 AND first_called_at >= {day}
                         ORDER BY first_call_seq DESC LIMIT 50))"
            )),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_kept_of_a_service_is_what_its_tickets_say_and_moments_only_grow(
            steps in prop::collection::vec((0..11_u8, any::<bool>(), prop_oneof![0..90_i64, -700..-1_i64, Just(86_400)]), 1..120),
        ) {
            let mut server = office();
            let mut now: Timestamp = "2026-10-24T22:40:00Z".parse().unwrap();
            let mut open: Option<Value> = None;
            for (step, first, later_s) in steps {
                now += SignedDuration::from_secs(later_s);
                let service = if first { "a" } else { "b" };
                let other = if first { "b" } else { "a" };
                let listed = |server: &mut InProcessServer, list: &str| {
                    let listed = server.request("u", list, &json!({"desk_id": "d"}), None, now).unwrap();
                    listed["tickets"][0]["id"].clone()
                };
                let (operation, params) = match (step, &open) {
                    (8..=10, _) => {
                        let waiting = |server: &mut InProcessServer| {
                            let of = json!({"service_id": service});
                            let listed = server.request("u", "waitingticketslist", &of, None, now).unwrap();
                            listed["tickets"][0]["id"].clone()
                        };
                        match step {
                            8 => ("changeticket", json!({"ticket_id": waiting(&mut server), "cancel": true})),
                            9 => {
                                let ticket = waiting(&mut server);
                                let to = json!({"ticket_id": ticket, "dst_type": "service", "dst_id": other});
                                ("changeticket", to)
                            }
                            _ if first => {
                                let ticket = listed(&mut server, "cancellededticketslist");
                                ("changeticket", json!({"ticket_id": ticket, "restore": true}))
                            }
                            _ => ("changeticket", json!({"ticket_id": waiting(&mut server), "restore": true})),
                        }
                    }
                    (0..=2, _) => ("createticket", json!({"service_id": service})),
                    (3, Some(answer)) => ("cancelcall", json!({"answer_id": answer})),
                    (4, Some(answer)) => ("pausecall", json!({"answer_id": answer})),
                    (5, Some(answer)) => {
                        ("transfercall", json!({"answer_id": answer, "dst_type": "service", "dst_id": other}))
                    }
                    (_, Some(answer)) => ("endcall", json!({"answer_id": answer})),
                    (3, None) => {
                        let ticket = listed(&mut server, "cancellededticketslist");
                        ("callcancelledticket", json!({"desk_id": "d", "ticket_id": ticket}))
                    }
                    (4, None) => {
                        let ticket = listed(&mut server, "pausedticketslist");
                        ("callpausedticket", json!({"desk_id": "d", "ticket_id": ticket}))
                    }
                    (_, None) => ("callnextticket", json!({"desk_id": "d"})),
                };
                if let Ok(members) = server.request("u", operation, &params, None, now)
                    && !matches!(operation, "createticket" | "changeticket")
                {
                    open = members.get("answer").map(|answer| answer["id"].clone());
                }
                for service in ["a", "b"] {
                    let [kept, counted] = kept_and_counted(&server, service);
                    prop_assert_eq!(kept, counted, "{} after {}", service, operation);
                }
            }
            // Numbers, moments and the order of calls agree, whatever the clock did.
            let disorder = "SELECT count(*) FROM tickets a JOIN tickets b ON a.seq < b.seq
                WHERE a.issued_at >= b.issued_at OR a.service_id = b.service_id AND a.number >= b.number";
            let count: i64 = server.connection().query_row(disorder, [], |row| row.get(0)).unwrap();
            prop_assert_eq!(count, 0);
            let disorder = "SELECT count(*) FROM answers a JOIN answers b ON a.seq < b.seq
                WHERE a.called_at >= b.called_at OR a.ended_at >= b.called_at";
            let count: i64 = server.connection().query_row(disorder, [], |row| row.get(0)).unwrap();
            prop_assert_eq!(count, 0);
        }
    }
}

#[cfg(test)]
mod cost;
