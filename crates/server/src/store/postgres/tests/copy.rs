//! Everything from a folder into a database, and back.

use std::path::Path;

use super::*;
use crate::store::{
    copy::{self, CopyError},
    sql::{Connection, transfer::Table},
    sqlite::transfer::Kept,
};

/// Rows in every table that is of another kind than the others, and more of one than fit into a page.
const MORE: &str = "
    INSERT INTO users (id, position, username, display_name, secret) VALUES ('w', 2, 'É', 'ß 😀', '$argon2id$…');
    INSERT INTO devices (id, position, type, name, location_id) VALUES ('k', 0, 'kiosk', 'K', 'l');
    INSERT INTO device_keys VALUES ('k', x'00ff10', 5);
    INSERT INTO token_keys VALUES ('one', x'000102', 1, NULL);
    INSERT INTO kept_answers VALUES ('u', 'o', 'k', x'00', 1, NULL, 9, NULL);
    INSERT INTO phone_codes (digest, ticket_seq) VALUES (x'ff', 2), (x'00', 6);
    INSERT INTO sums_of_desk VALUES ('d', '1970-01-01', 1, 2, 9223372036854775807);
    WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 12001)
        INSERT INTO audit (at, what, id) SELECT n, 'set', 'x' || n FROM many;
    DELETE FROM audit WHERE seq > 12000;";

/// A folder with a day in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    // Its tables.
    drop(Kept::open(folder.path()).unwrap());
    let file = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    file.execute_batch(include_str!("day.sql")).unwrap();
    file.execute_batch(MORE).unwrap();
    folder
}

/// Every row of every table, and the last numbers.
fn all(folder: &Path) -> Vec<String> {
    let file = rusqlite::Connection::open(folder.join("queue.sqlite3")).unwrap();
    let mut lines = super::schema::of_sqlite(&file, "SELECT name, seq FROM sqlite_sequence ORDER BY name");
    for table in
        super::schema::of_sqlite(&file, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    {
        let table = table.trim_start_matches("Text(\"").trim_end_matches("\")").to_owned();
        if table != "sqlite_sequence" {
            let rows =
                super::schema::of_sqlite(&file, &format!("SELECT '{table}', * FROM {table} ORDER BY 2, 3"));
            lines.extend(rows);
        }
    }
    lines
}

fn empty_options() -> (String, Options) {
    let name = Cluster::shared().database(None);
    let options = Options::read(&Cluster::shared().url(&name), Around::default()).unwrap();
    (name, options)
}

#[test]
fn everything_arrives_and_comes_back_as_it_was() {
    let there = folder();
    let before = all(there.path());
    let (name, options) = empty_options();
    let copied = copy::out(there.path(), options.clone()).unwrap();
    assert!(copied.rows > 12_250 && copied.tables > 30, "{copied:?}");
    assert_eq!(all(there.path()), before, "it is still there");

    let driver = PostgresDriver::connect(Arc::new(options.clone())).unwrap();
    assert_eq!(one(&driver, "SELECT count(*) FROM audit"), Value::Integer(12_000));
    assert_eq!(one(&driver, "SELECT queue_service_id FROM tickets WHERE id = 't3'"), text("c"));
    drop(driver);
    let again = tempfile::tempdir().unwrap();
    let back = copy::back(options.clone(), again.path()).unwrap();
    assert_eq!(back, copied);
    assert_eq!(all(again.path()), before);

    // Its triggers have their say again, and no number is given twice.
    let driver = PostgresDriver::connect(Arc::new(options)).unwrap();
    let put = "INSERT INTO audit (at, what) VALUES (1, 'set') RETURNING seq";
    assert_eq!(one(&driver, put), Value::Integer(12_002));
    let waiting = "SELECT waiting FROM services WHERE id = 'a'";
    let Value::Integer(before) = one(&driver, waiting) else { panic!("no number") };
    Cluster::shared().sql(
        &name,
        "INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment, from_virtual, lang)
             VALUES ('new', 'a', 1, 1, 1, 1, 1, 0, 0, 0, 'en')",
    );
    assert_eq!(one(&driver, waiting), Value::Integer(before + 1));
}

#[test]
fn a_folder_in_which_nobody_was_ever_called_arrives_too() {
    let there = tempfile::tempdir().unwrap();
    drop(Kept::open(there.path()).unwrap());
    let (_, options) = empty_options();
    let copied = copy::out(there.path(), options).unwrap();
    assert_eq!(copied.rows, 1, "the clock");
}

#[test]
fn nothing_is_moved_where_something_is_or_somebody_works() {
    let there = folder();
    let (name, options) = empty_options();
    // A server has the folder.
    let server = Kept::open(there.path()).unwrap();
    let refused = copy::out(there.path(), options.clone()).unwrap_err();
    assert!(matches!(refused, CopyError::Storage(_)) && refused.exit_code() == 3, "{refused}");
    drop(server);
    // One has the database.
    let server = PostgresDriver::connect(Arc::new(options.clone())).unwrap();
    let refused = copy::out(there.path(), options.clone()).unwrap_err();
    assert!(refused.to_string().contains("stop them"), "{refused}");
    drop(server);
    // The folder is none.
    let nowhere = there.path().join("nowhere");
    assert!(matches!(copy::out(&nowhere, options.clone()), Err(CopyError::NoData(_))));
    assert!(!nowhere.exists());
    // Something is there already.
    Cluster::shared().sql(&name, "INSERT INTO languages VALUES ('x', 0, 'X')");
    let refused = copy::out(there.path(), options.clone()).unwrap_err();
    assert!(matches!(refused, CopyError::HoldsData(_)) && refused.exit_code() == 7, "{refused}");
    let refused = copy::back(options, there.path()).unwrap_err();
    assert!(refused.to_string().contains(&*there.path().to_string_lossy()), "{refused}");
    assert_eq!(Cluster::shared().sql(&name, "SELECT count(*) FROM locations"), "0");
}

#[test]
fn a_copy_that_the_database_does_not_take_leaves_nothing() {
    let there = folder();
    let (name, options) = empty_options();
    let file = rusqlite::Connection::open(there.path().join("queue.sqlite3")).unwrap();
    // PostgreSQL has no such letter.
    file.execute("UPDATE audit SET id = 'a' || char(0) WHERE seq = 11000", []).unwrap();
    drop(file);
    let refused = copy::out(there.path(), options).unwrap_err();
    assert!(refused.to_string().starts_with("audit: ") && refused.to_string().contains("0x00"), "{refused}");
    assert_eq!(
        Cluster::shared()
            .sql(&name, "SELECT (SELECT count(*) FROM locations) + (SELECT count(*) FROM audit)"),
        "0"
    );
}

#[test]
fn a_row_that_is_another_is_found() {
    let table = Table { name: "t".into(), columns: ["a", "b"].map(String::from).to_vec(), key: vec![0] };
    let with = |rows: &str| {
        let file = rusqlite::Connection::open_in_memory().unwrap();
        file.execute_batch("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)").unwrap();
        file.execute_batch(&format!(
            "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 6000)
             INSERT INTO t SELECT n, 'x' FROM many; {rows}"
        ))
        .unwrap();
        Connection::of_sqlite(file)
    };
    let compare =
        |one: &str, other: &str| table.compare(&with(one), &with(other)).map_err(|error| error.to_string());
    assert_eq!(compare("", ""), Ok(()));
    let other = Err("row 5500 of t is not the same".to_owned());
    assert_eq!(compare("", "UPDATE t SET b = NULL WHERE a = 5500"), other);
    assert_eq!(compare("DELETE FROM t WHERE a = 5500", ""), other);
    assert_eq!(
        compare("INSERT INTO t VALUES (6001, '')", ""),
        Err("row 6001 of t is not the same".to_owned())
    );
}
