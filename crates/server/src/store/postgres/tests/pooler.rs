//! PgBouncer in transaction mode, told of and not told of.

use callpad_postgres_cluster::Pooler;

use super::*;
use crate::store::sql::error::ErrorKind;

fn through(pooler: &Pooler, database: &str, pooled: bool) -> PostgresDriver {
    let around = Around { pooled, ..Around::default() };
    PostgresDriver::connect(Arc::new(Options::read(&pooler.url(database), around).unwrap())).unwrap()
}

/// The first session is another's: what comes now gets a second one.
fn hold_first(driver: &PostgresDriver) {
    driver.batch("BEGIN; SELECT 1").unwrap();
}

#[test]
fn transactions_of_several_servers_go_through_few_sessions() {
    let (pooler, name) = (Pooler::start(Cluster::shared(), 2), made());
    let all: Vec<_> = (0..4).map(|_| through(&pooler, &name, true)).collect();
    let count = |driver: &PostgresDriver| {
        driver.run("SELECT count(*) FROM meta WHERE key >= ?1", &[text("")]).unwrap()
    };
    hold_first(&all[3]);
    all[0].batch("SET synchronous_commit = off").unwrap();
    for (at, driver) in all[..3].iter().enumerate() {
        driver.batch("BEGIN; SELECT 1 FROM clock FOR UPDATE").unwrap();
        driver
            .run("INSERT INTO meta VALUES (?1, ?2)", &[text(&at.to_string()), Value::Blob(vec![1])])
            .unwrap();
        // A setting is one's own, and holds as long as one's transaction.
        let flushes = one(driver, "SHOW synchronous_commit");
        assert_eq!(flushes, text(if at == 0 { "off" } else { "on" }));
        assert_eq!(one(driver, "SHOW lock_timeout"), text("20s"));
        driver.batch("COMMIT").unwrap();
    }
    assert_eq!(one(&all[1], "SHOW lock_timeout"), text("0"));
    all[3].batch("ROLLBACK").unwrap();
    for driver in &all {
        assert_eq!(count(driver), [[Value::Integer(3)]]);
    }
}

#[test]
fn a_pooler_that_nobody_told_of_is_named() {
    let (pooler, name) = (Pooler::start(Cluster::shared(), 2), made());
    let [driver, other] = [0; 2].map(|_| through(&pooler, &name, false));
    let put = || driver.run("SELECT ?1", &[Value::Integer(1)]);
    put().unwrap();
    hold_first(&other);
    let error = put().unwrap_err();
    assert!(error.words.contains("--database-pooled"), "{error}");
    assert_eq!(error.kind, ErrorKind::Lost);
}
