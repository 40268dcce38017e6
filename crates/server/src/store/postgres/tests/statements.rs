//! What is run gives what was asked for, and a transaction is one.

use super::*;
use crate::store::sql::error::ErrorKind;

/// Another connection ends every other one to the same database, as an administrator would.
fn cut(driver: &PostgresDriver) {
    let Value::Text(database) = one(driver, "SELECT current_database()::text") else { panic!("no name") };
    let others = format!(
        "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()"
    );
    Cluster::shared().sql("postgres", &others);
}

#[test]
fn values_come_back_as_they_went() {
    let driver = connected();
    let all = [Value::Null, Value::Integer(-7), Value::Real(0.5), text("é?1 'x'"), Value::Blob(vec![0, 255])];
    // Twice: the second time it is prepared already, with values of other sorts.
    for shift in 0..3 {
        let mut given = all.to_vec();
        given.rotate_left(shift);
        let rows = driver.run("SELECT ?1, ?2, ?3, ?4, ?5, '?6'", &given).unwrap();
        given.push(text("?6"));
        assert_eq!(rows, [given]);
    }
    // What statements give besides: sums are whole numbers, flags 0 or 1.
    let rows = driver.run(
        "SELECT sum(v), count(*), bool_or(v > 2), max(2::bigint, ?1), min(2::bigint, ?1), max(NULL::bigint, ?1)
         FROM (VALUES (1::bigint), (2), (?1)) AS t (v)",
        &[Value::Integer(5_000_000_000)],
    );
    let numbers = [5_000_000_003, 3, 1, 5_000_000_000, 2].map(Value::Integer);
    assert_eq!(rows.unwrap()[0], [&numbers[..], &[Value::Null]].concat());
}

#[test]
fn a_transaction_stays_or_goes_as_a_whole() {
    let driver = connected();
    let put = |key: &str| driver.run("INSERT INTO meta VALUES (?1, ?2)", &[text(key), Value::Blob(vec![])]);
    let count = || one(&driver, "SELECT count(*) FROM meta");
    driver.batch("BEGIN").unwrap();
    assert!(driver.is_in_transaction());
    put("a").unwrap();
    driver.batch("SAVEPOINT turn").unwrap();
    assert_eq!(put("a").unwrap_err().kind, ErrorKind::Conflict);
    // Nothing can be done in it until the savepoint.
    assert!(put("b").is_err() && driver.is_in_transaction());
    driver.batch("ROLLBACK TO turn").unwrap();
    put("c").unwrap();
    driver.batch("COMMIT").unwrap();
    assert!(!driver.is_in_transaction());
    assert_eq!(count(), Value::Integer(2));

    // PostgreSQL answers a commit of what had failed with a rollback, and the driver below does not tell.
    driver.batch("BEGIN").unwrap();
    put("d").unwrap();
    put("d").unwrap_err();
    assert!(driver.batch("COMMIT").is_err());
    assert!(!driver.is_in_transaction());
    assert_eq!(count(), Value::Integer(2));
}

#[test]
fn what_is_checked_only_at_the_end_may_refuse_a_commit() {
    let driver = connected();
    driver.batch("BEGIN").unwrap();
    driver.batch("SET CONSTRAINTS ALL DEFERRED").unwrap();
    driver.run("INSERT INTO desk_services VALUES ('d', 's')", &[]).unwrap();
    let refused = driver.batch("COMMIT").unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused, "{refused}");
    assert!(!driver.is_in_transaction());
    assert_eq!(one(&driver, "SELECT count(*) FROM desk_services"), Value::Integer(0));
}

#[test]
fn a_reader_sees_one_moment_and_changes_nothing() {
    let (driver, name) = {
        let name = made();
        (PostgresDriver::connect(options(&Cluster::shared().url(&name))).unwrap(), name)
    };
    driver.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").unwrap();
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(0));
    Cluster::shared().sql(&name, "INSERT INTO meta VALUES ('a', '')");
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(0));
    let refused = driver.run("DELETE FROM meta", &[]).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::ReadOnly);
    driver.batch("ROLLBACK").unwrap();
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(1));
}

#[test]
fn a_connection_that_was_cut_is_made_anew_but_never_in_a_transaction() {
    let driver = connected();
    driver.batch("SET synchronous_commit = off").unwrap();
    cut(&driver);
    // Before anything is sent, it is known.
    assert_eq!(one(&driver, "SHOW synchronous_commit"), text("off"));

    driver.batch("BEGIN").unwrap();
    driver.run("INSERT INTO meta VALUES ('a', '')", &[]).unwrap();
    cut(&driver);
    let lost = driver.run("INSERT INTO meta VALUES ('b', '')", &[]).unwrap_err();
    assert_eq!(lost.kind, ErrorKind::Lost, "{lost}");
    assert!(driver.is_in_transaction());
    assert!(driver.batch("COMMIT").is_err(), "half of it is nothing");
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(0));
}

#[test]
fn a_transaction_whose_connection_is_cut_before_its_commit_has_not_happened() {
    let driver = connected();
    driver.batch("BEGIN").unwrap();
    driver.run("INSERT INTO meta VALUES ('a', '')", &[]).unwrap();
    cut(&driver);
    let lost = driver.batch("COMMIT").unwrap_err();
    assert_eq!(lost.kind, ErrorKind::Lost, "it is known that nothing has happened: {lost}");
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(0));
}

#[test]
fn a_lock_that_is_not_free_in_time_is_a_conflict() {
    let name = made();
    let [one, other] =
        [0; 2].map(|_| PostgresDriver::connect(options(&Cluster::shared().url(&name))).unwrap());
    one.batch("BEGIN; SELECT 1 FROM clock FOR UPDATE").unwrap();
    other.batch("SET lock_timeout = '50ms'").unwrap();
    let busy = other.batch("BEGIN; SELECT 1 FROM clock FOR UPDATE").unwrap_err();
    assert_eq!(busy.kind, ErrorKind::Conflict, "{busy}");
    assert!(!other.is_in_transaction());
    one.batch("ROLLBACK").unwrap();
    other.batch("BEGIN; SELECT 1 FROM clock FOR UPDATE").unwrap();
}
