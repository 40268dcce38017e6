//! The heads of the waiting lanes, from which [`crate::domain::next`] chooses (M4).

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::tickets::moment;
use crate::domain::next::Candidate;

const OPEN: &str = "queue_service_id = ?1 AND dst_desk_id IS NULL AND dst_user_id IS NULL AND ?2 IS NOT NULL";
const FOR_DESK: &str = "dst_desk_id = ?1 AND (dst_user_id IS NULL OR dst_user_id = ?2)";
const FOR_USER: &str = "dst_user_id = ?2 AND dst_desk_id IS NULL AND ?1 IS NOT NULL";

/// The heads of all lanes that a desk and a user may take from: those bound to them, and the unbound of `services`.
/// A ticket bound to both a desk and a user is only for the two together. Each lane gives its first ticket that is
/// due and its first that is not, with and without priority: the chosen one is always among them.
pub(crate) fn of(
    connection: &Connection,
    desk: &str,
    user: &str,
    services: &[String],
    now: Timestamp,
) -> rusqlite::Result<Vec<Candidate>> {
    let mut heads = Vec::new();
    lane(connection, FOR_DESK, (desk, user), true, now, &mut heads)?;
    lane(connection, FOR_USER, (desk, user), true, now, &mut heads)?;
    for service in services {
        lane(connection, OPEN, (service, ""), false, now, &mut heads)?;
    }
    Ok(heads)
}

fn lane(
    connection: &Connection,
    filter: &str,
    (first, second): (&str, &str),
    bound: bool,
    now: Timestamp,
    heads: &mut Vec<Candidate>,
) -> rusqlite::Result<()> {
    for when in ["due_at <= ?3", "due_at > ?3"] {
        let mut head = connection.prepare_cached(&sql(filter, when))?;
        for priority in [true, false] {
            let found = head.query_row(params![first, second, now.as_microsecond(), priority], |row| {
                Ok(Candidate {
                    seq: row.get(0)?,
                    bound,
                    priority: row.get(1)?,
                    due: moment(row.get(2)?),
                    issued: moment(row.get(3)?),
                })
            });
            heads.extend(found.optional()?);
        }
    }
    Ok(())
}

fn sql(filter: &str, when: &str) -> String {
    format!(
        "SELECT seq, priority, due_at, issued_at FROM tickets
         WHERE state = 1 AND {filter} AND priority = ?4 AND {when}
         ORDER BY due_at, issued_at, seq LIMIT 1"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::next::choose;

    const NOW: i64 = 50;

    fn office() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::schema::migrate(&mut connection).unwrap();
        connection
            .execute_batch(
                "INSERT INTO locations VALUES ('l', 0, 'L', NULL);
                 INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
                     VALUES ('a', 0, 'l', 'A', 'a', 1, 1), ('b', 0, 'l', 'B', 'b', 1, 1);
                 INSERT INTO desks VALUES ('d', 0, 'l', '1', 'd'), ('e', 0, 'l', '2', 'e');
                 INSERT INTO users (id, position, username, display_name) VALUES ('u', 0, 'u', 'u'), ('v', 0, 'v', 'v');",
            )
            .unwrap();
        connection
    }

    #[test]
    fn m4_every_lane_is_read_from_its_index_without_sorting() {
        let connection = office();
        for (filter, index) in
            [(OPEN, "waiting_open"), (FOR_DESK, "waiting_for_desk"), (FOR_USER, "waiting_for_user")]
        {
            for when in ["due_at <= ?3", "due_at > ?3"] {
                let plan: Vec<String> = connection
                    .prepare(&format!("EXPLAIN QUERY PLAN {}", sql(filter, when)))
                    .unwrap()
                    .query_map(params!["x", "y", 0, true], |row| row.get(3))
                    .unwrap()
                    .collect::<rusqlite::Result<_>>()
                    .unwrap();
                assert_eq!(plan.len(), 1, "{plan:?}");
                assert!(plan[0].starts_with(&format!("SEARCH tickets USING INDEX {index} ")), "{plan:?}");
            }
        }
    }

    #[derive(Clone, Debug)]
    struct Waiting {
        service: &'static str,
        desk: Option<&'static str>,
        user: Option<&'static str>,
        priority: bool,
        issued: i64,
        due: i64,
    }

    prop_compose! {
        fn waiting()(
            service in prop_oneof![Just("a"), Just("b")],
            desk in prop_oneof![3 => Just(None), 1 => Just(Some("d")), 1 => Just(Some("e"))],
            user in prop_oneof![3 => Just(None), 1 => Just(Some("u")), 1 => Just(Some("v"))],
            priority in any::<bool>(), issued in 0..8_i64, later in prop_oneof![Just(0), 0..100_i64],
        ) -> Waiting {
            Waiting { service, desk, user, priority, issued, due: issued + later }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn m4_the_chosen_of_all_is_among_the_heads(
            queue in prop::collection::vec(waiting(), 0..25),
            services in prop_oneof![Just(vec!["a"]), Just(vec!["a", "b"]), Just(vec![])],
        ) {
            let connection = office();
            let mut all = Vec::new();
            for (seq, t) in (1_i64..).zip(&queue) {
                connection.execute(
                    "INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                         from_virtual, lang, dst_desk_id, dst_user_id)
                     VALUES (?1, ?2, 1, ?3, ?4, 1, 0, ?5, 0, 0, 'x', ?6, ?7)",
                    params![seq.to_string(), t.service, t.issued, t.due, t.priority, t.desk, t.user],
                ).unwrap();
                // Straight from the reading: bound to this desk or user, or unbound in one of the services.
                let bound = t.desk.is_some() || t.user.is_some();
                let mine = t.desk.is_none_or(|desk| desk == "d") && t.user.is_none_or(|user| user == "u");
                if mine && (bound || services.contains(&t.service)) {
                    let (issued, due) = (moment(t.issued), moment(t.due));
                    all.push(Candidate { seq, bound, priority: t.priority, due, issued });
                }
            }
            let services: Vec<_> = services.into_iter().map(str::to_owned).collect();
            let heads = of(&connection, "d", "u", &services, moment(NOW)).unwrap();
            prop_assert_eq!(choose(heads, moment(NOW)), choose(all, moment(NOW)));
        }
    }
}
