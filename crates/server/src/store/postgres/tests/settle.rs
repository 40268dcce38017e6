//! A commit whose answer is lost. Between the driver and the database stands a line that is cut just there.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Mutex,
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

use callpad_postgres_cluster::{End, PASSWORD};

use super::*;
use crate::store::sql::error::ErrorKind;

/// Where the line is cut.
#[derive(Clone, Copy, PartialEq)]
enum Cut {
    /// The database never hears of the commit.
    Before,
    /// It does, and its answer is lost.
    After,
}

/// A line to a cluster, that is cut at the first commit; what comes after it passes when `go_on` was told.
struct CutLine {
    port: u16,
    go_on: Sender<()>,
}

impl CutLine {
    fn to(cluster: &Cluster, cut: Cut) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let to = cluster.port();
        let (go_on, may) = mpsc::channel();
        thread::spawn(move || {
            let (first, _) = listener.accept().unwrap();
            until_commit(first, to, cut);
            pass(&listener, to, &may);
        });
        Self { port, go_on }
    }

    fn options(&self, database: &str) -> Arc<Options> {
        let password = PASSWORD.replace(' ', "%20");
        let user = callpad_postgres_cluster::OWNER;
        options(&format!("postgres://{user}:{password}@127.0.0.1:{}/{database}", self.port))
    }
}

/// Passes both ways on until the word is said.
fn until_commit(client: TcpStream, to: u16, cut: Cut) {
    let mut server = TcpStream::connect(("127.0.0.1", to)).unwrap();
    let (mut from_server, mut to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    let is_cut = Arc::new(Mutex::new(false));
    let seen = is_cut.clone();
    let back = thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = from_server.read(&mut bytes) {
            let is_cut = seen.lock().unwrap();
            if *is_cut || to_client.write_all(&bytes[..length]).is_err() {
                break;
            }
        }
        // The database has answered, and nobody heard it.
        let _ = to_client.shutdown(Shutdown::Both);
    });
    let mut from_client = client;
    let mut bytes = [0; 4096];
    while let Ok(length @ 1..) = from_client.read(&mut bytes) {
        if bytes[..length].windows(6).any(|word| word == b"COMMIT") {
            *is_cut.lock().unwrap() = true;
            match cut {
                Cut::Before => server.shutdown(Shutdown::Both).unwrap(),
                Cut::After => server.write_all(&bytes[..length]).unwrap(),
            }
            break;
        }
        server.write_all(&bytes[..length]).unwrap();
    }
    back.join().unwrap();
}

fn pass(listener: &TcpListener, to: u16, may: &Receiver<()>) {
    may.recv().unwrap();
    for client in listener.incoming() {
        let client = client.unwrap();
        let server = TcpStream::connect(("127.0.0.1", to)).unwrap();
        for (mut from, mut to) in
            [(client.try_clone().unwrap(), server.try_clone().unwrap()), (server, client)]
        {
            thread::spawn(move || {
                let _ = std::io::copy(&mut from, &mut to);
                let _ = to.shutdown(Shutdown::Both);
            });
        }
    }
}

fn write(driver: &PostgresDriver) -> Result<(), crate::store::sql::error::Error> {
    driver.batch("BEGIN").unwrap();
    driver.run("INSERT INTO meta VALUES ('a', '')", &[]).unwrap();
    driver.batch("COMMIT")
}

#[test]
fn a_commit_that_has_happened_is_told_as_one() {
    let (cluster, name) = (Cluster::shared(), made());
    let line = CutLine::to(cluster, Cut::After);
    line.go_on.send(()).unwrap();
    let driver = PostgresDriver::connect(line.options(&name)).unwrap();
    write(&driver).unwrap();
    assert!(!driver.is_in_transaction());
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(1));
}

#[test]
fn a_commit_that_never_arrived_is_known_not_to_have_happened() {
    let (cluster, name) = (Cluster::shared(), made());
    let line = CutLine::to(cluster, Cut::Before);
    line.go_on.send(()).unwrap();
    let driver = PostgresDriver::connect(line.options(&name)).unwrap();
    assert_eq!(write(&driver).unwrap_err().kind, ErrorKind::Lost);
    assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(0));
}

#[test]
fn after_a_power_cut_of_the_database_it_is_looked_what_came_of_it() {
    let cluster = Cluster::start(&[("fsync", "on")]);
    let name = cluster.database(None);
    migrate(&options(&cluster.url(&name))).unwrap();
    let line = CutLine::to(&cluster, Cut::After);
    let driver = PostgresDriver::connect(line.options(&name)).unwrap();
    thread::scope(|scope| {
        let told = scope.spawn(move || (write(&driver), driver));
        // The commit has its answer, which was lost, before the line lets anybody through.
        while cluster.sql(&name, "SELECT count(*) FROM meta") != "1" {
            thread::yield_now();
        }
        cluster.restart(End::Kill);
        line.go_on.send(()).unwrap();
        let (told, driver) = told.join().unwrap();
        told.unwrap();
        assert_eq!(one(&driver, "SELECT count(*) FROM meta"), Value::Integer(1));
    });
}

#[test]
fn where_another_has_taken_over_nobody_says_that_nothing_happened() {
    let cluster = Cluster::start(&[]);
    let name = cluster.database(None);
    migrate(&options(&cluster.url(&name))).unwrap();
    let line = CutLine::to(&cluster, Cut::Before);
    let driver = PostgresDriver::connect(line.options(&name)).unwrap();
    thread::scope(|scope| {
        let told = scope.spawn(move || write(&driver));
        while cluster
            .sql(&name, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'callpad-server'")
            != "0"
        {
            thread::yield_now();
        }
        cluster.become_standby();
        cluster.sql("postgres", "SELECT pg_promote()");
        line.go_on.send(()).unwrap();
        let unknown = told.join().unwrap().unwrap_err();
        assert_eq!(unknown.kind, ErrorKind::Unknown, "{unknown}");
        assert!(unknown.words.contains("taken over"), "{unknown}");
    });
}
