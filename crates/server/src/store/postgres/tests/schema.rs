//! The tables are SQLite's, and what happens by itself in them happens in both.

use std::{collections::BTreeSet, fs, thread};

use super::*;
use crate::store::postgres::{
    schema::{Standing, check},
    trouble::Kind,
};

/// SQLite's tables, as its own scripts make them.
fn sqlite() -> rusqlite::Connection {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/sqlite/schema");
    let mut scripts: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    scripts.sort();
    assert!(scripts.len() >= 16, "where are SQLite's scripts?");
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    scripts.iter().for_each(|script| connection.execute_batch(&fs::read_to_string(script).unwrap()).unwrap());
    connection
}

pub(super) fn of_sqlite(connection: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..columns).map(|at| Ok(format!("{:?}", row.get::<_, rusqlite::types::Value>(at)?)));
        Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn of_postgres(driver: &PostgresDriver, sql: &str) -> Vec<String> {
    let line = |row: Vec<Value>| row.iter().map(|value| format!("{value:?}")).collect::<Vec<_>>().join(" ");
    driver.run(sql, &[]).unwrap().into_iter().map(line).collect()
}

#[test]
fn both_engines_have_the_same_tables_columns_and_indexes() {
    let (sqlite, driver) = (sqlite(), connected());
    let of_sqlite: BTreeSet<_> = of_sqlite(
        &sqlite,
        "SELECT t.name, c.name, CASE c.type WHEN 'INTEGER' THEN 'bigint' WHEN 'BLOB' THEN 'bytea' ELSE 'text' END,
             c.\"notnull\" = 1 OR c.pk > 0
         FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name <> 'sqlite_sequence'
         UNION ALL SELECT tbl_name, name, 'index', 0 FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
    )
    .into_iter()
    .collect();
    // What only PostgreSQL has: the versions, what it noted, and what goes to the other servers.
    let of_postgres: BTreeSet<_> = of_postgres(
        &driver,
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
         FROM information_schema.columns WHERE table_schema = 'public'
             AND table_name NOT IN ('callpad_versions', 'changed', 'changes', 'happened')
         UNION ALL SELECT tablename::text, indexname::text, 'index', false FROM pg_indexes
             WHERE schemaname = 'public' AND tablename NOT IN ('callpad_versions', 'changes')
                 AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key'",
    )
    .into_iter()
    .collect();
    assert!(of_sqlite.len() > 200, "{}", of_sqlite.len());
    let differ: Vec<_> = of_sqlite.symmetric_difference(&of_postgres).collect();
    assert!(differ.is_empty(), "a script in schema/ must make them the same: {differ:#?}");
}

/// A day in which every trigger of the tables has its turn. Each line is a statement that both understand.
const DAY: &str = include_str!("day.sql");

#[test]
fn what_happens_by_itself_is_the_same_in_both() {
    let (sqlite, driver) = (sqlite(), connected());
    for statement in DAY.split(";\n").filter(|statement| !statement.trim().is_empty()) {
        sqlite.execute_batch(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
        driver.run(statement, &[]).unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    for look in [
        "SELECT id, waiting FROM services ORDER BY id",
        "SELECT seq, state, cancelled_calls, queue_service_id FROM tickets ORDER BY seq",
        "SELECT * FROM story ORDER BY ticket_seq, n",
        "SELECT * FROM overtaken ORDER BY seq",
        "SELECT * FROM forecast_errors ORDER BY service_id, day, error_s",
    ] {
        let there = of_sqlite(&sqlite, look);
        assert!(!there.is_empty(), "{look}");
        assert_eq!(of_postgres(&driver, look), there, "{look}");
    }
    // The triggers of SQLite, each of which has done something above.
    let kinds = "SELECT DISTINCT what FROM story ORDER BY what";
    assert_eq!(of_postgres(&driver, kinds).len(), 8);
    let most = "SELECT max(n), count(*) FROM story GROUP BY ticket_seq HAVING count(*) > 100";
    assert_eq!(of_postgres(&driver, most), ["Integer(252) Integer(200)"]);
}

#[test]
fn what_a_transaction_changes_is_noted_in_order_and_gone_with_it() {
    let driver = connected();
    let run = |sql: &str| driver.run(sql, &[]).unwrap();
    let noted = || {
        of_postgres(
            &driver,
            "SELECT what, ticket, answer, service, came_from, desk, request FROM changed ORDER BY n",
        )
    };
    let first: Vec<_> = DAY.split(";\n").take(10).collect();
    driver.batch("BEGIN").unwrap();
    first.iter().for_each(|statement| drop(run(statement)));
    // A service that is new is a reset, and nothing else matters then.
    assert_eq!(noted(), [r#"Text("reset") Null Null Null Null Null Null"#]);
    run("DELETE FROM changed");
    assert_eq!(noted(), [""; 0]);
    run("UPDATE services SET open = 0 WHERE id = 'a'");
    run("UPDATE services SET open = 0 WHERE id = 'a'");
    run("SAVEPOINT turn");
    run("UPDATE services SET open = 1 WHERE id = 'a'");
    run("ROLLBACK TO turn");
    run("INSERT INTO changed (what, service, came_from) VALUES ('device', '[\"l\"]', '{\"a\":\"x\ny\"}')");
    assert_eq!(
        noted(),
        [
            r#"Text("service") Null Null Text("a") Null Null Null"#,
            r#"Text("device") Null Null Text("[\"l\"]") Text("{\"a\":\"x\ny\"}") Null Null"#
        ]
    );
    // More than anybody would take up one by one.
    run("INSERT INTO changed (what, ticket) SELECT 'changed', n FROM generate_series(1, 20000) AS t (n)");
    assert_eq!(noted(), [r#"Text("reset") Null Null Null Null Null Null"#]);
    driver.batch("COMMIT").unwrap();
    assert_eq!(noted(), [""; 0], "the next transaction begins with nothing");
}

#[test]
fn tables_are_made_once_whoever_comes_at_the_same_time() {
    let options = empty();
    assert_eq!(check(&options).unwrap(), Standing::Empty);
    let all: Vec<_> = thread::scope(|scope| {
        let each: Vec<_> = (0..4).map(|_| scope.spawn(|| migrate(&options).unwrap())).collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(all.iter().filter(|(before, _)| *before == 0).count(), 1, "{all:?}");
    assert!(all.iter().all(|(_, after)| *after == 1));
    assert_eq!(check(&options).unwrap(), Standing::Current);
}

#[test]
fn newer_tables_are_used_only_where_they_say_so() {
    let name = made();
    let options = options(&Cluster::shared().url(&name));
    Cluster::shared().sql(&name, "INSERT INTO callpad_versions VALUES (2, 1, 0)");
    assert_eq!(check(&options).unwrap(), Standing::Newer(2));
    assert_eq!(migrate(&options).unwrap(), (2, 2));
    Cluster::shared().sql(&name, "INSERT INTO callpad_versions VALUES (3, 2, 0)");
    for trouble in [check(&options).unwrap_err(), migrate(&options).unwrap_err()] {
        assert_eq!(trouble.kind, Kind::Newer { found: 3, known: 1 });
        assert!(trouble.to_string().contains("newer version"), "{trouble}");
    }
}

#[test]
fn a_database_of_something_else_is_left_alone() {
    let (cluster, name) = (Cluster::shared(), Cluster::shared().database(None));
    cluster.sql(&name, "CREATE TABLE public.tickets (price int); GRANT ALL ON public.tickets TO queue");
    let options = options(&cluster.url(&name));
    assert_eq!(migrate(&options).unwrap_err().kind, Kind::Foreign);
    let left = "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(cluster.sql(&name, left), "tickets");
}

#[test]
fn who_may_make_no_tables_is_told_so() {
    let (cluster, name) = (Cluster::shared(), Cluster::shared().database(None));
    cluster.sql("postgres", &format!("ALTER DATABASE {name} OWNER TO postgres"));
    let trouble = migrate(&options(&cluster.url(&name))).unwrap_err();
    assert_eq!(trouble.kind, Kind::Rights);
    assert!(trouble.to_string().contains("owner"), "{trouble}");
}
