//! On a real cluster.

mod copy;
mod pooler;
mod schema;
mod settle;
mod statements;
mod trouble;

use std::sync::{Arc, OnceLock};

use callpad_postgres_cluster::Cluster;

use super::{
    driver::PostgresDriver,
    options::{Around, Options},
    schema::migrate,
    trouble::Trouble,
};
use crate::store::sql::{driver::Driver, value::Value};

/// What an address says, and nothing of the process.
fn options(url: &str) -> Arc<Options> {
    Arc::new(Options::read(url, Around::default()).unwrap())
}

/// An empty database.
fn empty() -> Arc<Options> {
    let cluster = Cluster::shared();
    options(&cluster.url(&cluster.database(None)))
}

/// The name of a database with our tables: a copy of one that was made once.
fn made() -> String {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    let cluster = Cluster::shared();
    let template = TEMPLATE.get_or_init(|| {
        let name = cluster.database(None);
        migrate(&options(&cluster.url(&name))).unwrap();
        name
    });
    cluster.database(Some(template))
}

/// A connection to a database with our tables.
fn connected() -> PostgresDriver {
    PostgresDriver::connect(options(&Cluster::shared().url(&made()))).unwrap()
}

/// Why a database cannot be connected to.
fn refused(options: Arc<Options>) -> Trouble {
    PostgresDriver::connect(options).expect_err("it is refused")
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The one value of the one row.
fn one(driver: &PostgresDriver, sql: &str) -> Value {
    driver.run(sql, &[]).unwrap().remove(0).remove(0)
}
