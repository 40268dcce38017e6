//! The first ticket of each queue that a desk and a user may call from; [`crate::domain::call_order`] picks one of them
//! (M4).

use super::tickets::moment;
use crate::store::sql::{self, Connection, OptionalExtension, params};
use crate::{clock::Time, domain::call_order::Candidate};

const OPEN: &str = "queue_service_id = ?1 AND dst_desk_id IS NULL AND dst_user_id IS NULL AND ?2 IS NOT NULL";
const FOR_DESK: &str = "dst_desk_id = ?1 AND (dst_user_id IS NULL OR dst_user_id = ?2)";
const FOR_USER: &str = "dst_user_id = ?2 AND dst_desk_id IS NULL AND ?1 IS NOT NULL";

/// Due tickets: ?3 is the moment of the read, ?5 the clock's time. No due ticket has a later moment, so appointments to
/// come are skipped only while the clock is behind the last change.
const DUE: &str = "due_at <= ?3 AND (scheduled_at IS NULL OR scheduled_at <= ?5)";
/// Appointments still to come.
const LATER: &str = "due_at > ?5 AND scheduled_at > ?5";

/// The heads of all lanes that a desk and a user may take from: those bound to them, and the unbound of `services`. A
/// ticket bound to both a desk and a user is only for that pair. Each lane gives its first due ticket and its first
/// that is not due, with and without priority: the chosen one is always among them.
pub(crate) fn of(
    connection: &Connection,
    desk: &str,
    user: &str,
    services: &[String],
    time: Time,
) -> sql::Result<Vec<Candidate>> {
    let mut heads = Vec::new();
    lane(connection, FOR_DESK, (desk, user), true, time, &mut heads)?;
    lane(connection, FOR_USER, (desk, user), true, time, &mut heads)?;
    for service in services {
        lane(connection, OPEN, (service, ""), false, time, &mut heads)?;
    }
    Ok(heads)
}

fn lane(
    connection: &Connection,
    filter: &str,
    (first, second): (&str, &str),
    bound: bool,
    time: Time,
    heads: &mut Vec<Candidate>,
) -> sql::Result<()> {
    let (latest, now) = (time.moment.as_microsecond(), time.now.as_microsecond());
    for when in [DUE, LATER] {
        let mut head = connection.prepare_cached(&sql(filter, when))?;
        for priority in [true, false] {
            let found = head.query_row(params![first, second, latest, priority, now], |row| {
                Ok(Candidate {
                    seq: row.get(0)?,
                    bound,
                    priority: row.get(1)?,
                    due: moment(row.get(2)?),
                    issued: moment(row.get(3)?),
                    scheduled: row.get::<_, Option<i64>>(4)?.map(moment),
                })
            });
            heads.extend(found.optional()?);
        }
    }
    Ok(())
}

fn sql(filter: &str, when: &str) -> String {
    format!(
        "SELECT seq, priority, due_at, issued_at, scheduled_at FROM tickets
         WHERE state = 1 AND {filter} AND priority = ?4 AND {when}
         ORDER BY due_at, issued_at, seq LIMIT 1"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::call_order::first_to_call;

    const NOW: i64 = 50;

    /// The clock shows 50; the last change was at `moment`.
    fn time(at: i64) -> Time {
        Time { now: moment(NOW), moment: moment(at) }
    }

    fn office() -> Connection {
        let connection = crate::store::sqlite::schema::empty();
        connection
            .execute_batch(
                "INSERT INTO locations (id, position, name, time_zone) VALUES ('l', 0, 'L', NULL);
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
            for when in [DUE, LATER] {
                let plan: Vec<String> = connection
                    .prepare(&format!("EXPLAIN QUERY PLAN {}", sql(filter, when)))
                    .unwrap()
                    .query_map(params!["x", "y", 0, true, 0], |row| row.get(3))
                    .unwrap()
                    .collect::<sql::Result<_>>()
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
        scheduled: Option<i64>,
    }

    prop_compose! {
        fn waiting()(
            service in prop_oneof![Just("a"), Just("b")],
            desk in prop_oneof![3 => Just(None), 1 => Just(Some("d")), 1 => Just(Some("e"))],
            user in prop_oneof![3 => Just(None), 1 => Just(Some("u")), 1 => Just(Some("v"))],
            priority in any::<bool>(), issued in prop_oneof![0..8_i64, 45..60_i64],
            scheduled in prop_oneof![Just(None), (0..100_i64).prop_map(Some)],
        ) -> Waiting {
            Waiting { service, desk, user, priority, issued, scheduled }
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
                    "INSERT INTO tickets (id, service_id, number, issued_at, scheduled_at, due_at, state, state_at, priority,
                         appointment, from_virtual, lang, dst_desk_id, dst_user_id)
                     VALUES (?1, ?2, 1, ?3, ?4, max(?3, coalesce(?4, ?3)), 1, 0, ?5, 0, 0, 'x', ?6, ?7)",
                    params![seq.to_string(), t.service, t.issued, t.scheduled, t.priority, t.desk, t.user],
                ).unwrap();
                // Directly by the reading: bound to this desk or user, or unbound in one of the services.
                let bound = t.desk.is_some() || t.user.is_some();
                let mine = t.desk.is_none_or(|desk| desk == "d") && t.user.is_none_or(|user| user == "u");
                if mine && (bound || services.contains(&t.service)) {
                    let due = moment(t.issued.max(t.scheduled.unwrap_or_default()));
                    let (issued, scheduled) = (moment(t.issued), t.scheduled.map(moment));
                    all.push(Candidate { seq, bound, priority: t.priority, due, issued, scheduled });
                }
            }
            let services: Vec<_> = services.into_iter().map(str::to_owned).collect();
            // The clock is behind the last issue.
            let heads = of(&connection, "d", "u", &services, time(60)).unwrap();
            prop_assert_eq!(first_to_call(heads, moment(NOW)), first_to_call(all, moment(NOW)));
        }
    }
}
