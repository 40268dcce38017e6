//! What was told is kept, whatever ends the server: it is killed under load, and the power is cut.

// The disk whose power is cut knows the paths of Unix, and a program is killed by a signal.
#![cfg(unix)]

use std::{path::Path, sync::atomic::Ordering};

use callpad_faulty_disk::Disk;
use callpad_server::Config;
use rusqlite::Connection;

use crate::{
    load::{self, After, CALLERS, Caller, Chance, History, take_up},
    program::{Server, program},
    replay,
};

/// How often it is killed, and how often the power is cut.
const TIMES: u64 = 24;

/// As often as the long proof asks for (`cargo xtask crashes`).
fn times() -> u64 {
    std::env::var("CALLPAD_CRASHES").map_or(TIMES, |times| times.parse().unwrap())
}

async fn serve(folder: &Path) -> Server {
    let folder = folder.to_str().unwrap();
    let arguments =
        ["--listen", "127.0.0.1:0", "--auth", "off", "--most-issued", "1000000", "--data", folder];
    Server::start(program(env!("CARGO_BIN_EXE_callpad-server"), &arguments)).await
}

/// Nothing is in the database that nobody was told of, and nothing twice.
fn compare(folder: &Path, history: &History) {
    let count = |operations: &[&str]| {
        let of = |call: &&replay::Call| {
            operations.contains(&call.operation) && matches!(call.outcome, replay::Outcome::Done { .. })
        };
        i64::try_from(history.calls().iter().filter(of).count()).unwrap()
    };
    let database = Connection::open(folder.join("queue.sqlite3")).unwrap();
    let kept = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(kept("SELECT count(*) FROM tickets"), count(&["createticket"]));
    let calls = ["callnextticket", "callticket", "callpausedticket"];
    assert_eq!(kept("SELECT count(*) FROM answers"), count(&calls));
    let ends = ["endcall", "pausecall", "cancelcall", "transfercall"];
    assert_eq!(kept("SELECT count(*) FROM answers WHERE ended_at IS NOT NULL"), count(&ends));
    assert_eq!(kept("SELECT coalesce(sum(recalls), 0) FROM answers"), count(&["recall"]));
    assert_eq!(kept("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_under_load_loses_nothing_and_doubles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &load::directory()).unwrap();
    let history = History::new();
    let mut callers: Vec<_> = (0..CALLERS).map(|n| Caller::new(n, &history)).collect();
    let mut chance = Chance(1);
    for _ in 0..times() {
        let mut server = serve(folder.path()).await;
        callers = take_up(callers, &server.url(), After::Kill).await;
        let mut answered = history.answered.subscribe();
        let until = *answered.borrow() + chance.below(150);
        let work: Vec<_> = callers.into_iter().map(|caller| tokio::spawn(caller.work())).collect();
        answered.wait_for(|answered| *answered >= until).await.unwrap();
        server.child.kill().await.unwrap();
        callers = Vec::new();
        for caller in work {
            callers.push(caller.await.unwrap());
        }
    }
    let mut server = serve(folder.path()).await;
    take_up(callers, &server.url(), After::Kill).await;
    server.child.kill().await.unwrap();
    replay::check(&history.calls()).unwrap();
    compare(folder.path(), &history);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_of_the_power_loses_nothing_that_was_told() {
    let mut folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &load::directory()).unwrap();
    let history = History::new();
    let mut callers: Vec<_> = (0..CALLERS).map(|n| Caller::new(n, &history)).collect();
    let mut chance = Chance(2);
    for _ in 0..times() {
        let disk = Disk::under(folder.path());
        let limits = callpad_server::Limits { issued_per_minute: u32::MAX, ..Default::default() };
        let config = Config { auth: false, limits, ..Config::new(folder.path()) };
        let server = callpad_server::start(config).await.unwrap();
        callers = take_up(callers, &server.base_url(), After::PowerCut).await;
        let mut answered = history.answered.subscribe();
        let until = *answered.borrow() + chance.below(150);
        let work: Vec<_> = callers.into_iter().map(|caller| tokio::spawn(caller.work())).collect();
        answered.wait_for(|answered| *answered >= until).await.unwrap();
        // Whatever is heard from here on does not count.
        history.is_off.store(true, Ordering::SeqCst);
        let left = tempfile::tempdir().unwrap();
        // Of what was not flushed each page may have got there or not.
        disk.cut_power(left.path(), || chance.below(2) == 0);
        server.shutdown().await;
        callers = Vec::new();
        for caller in work {
            callers.push(caller.await.unwrap());
        }
        folder = left;
    }
    let server = callpad_server::start(Config { auth: false, ..Config::new(folder.path()) }).await.unwrap();
    take_up(callers, &server.base_url(), After::PowerCut).await;
    server.shutdown().await;
    replay::check(&history.calls()).unwrap();
    compare(folder.path(), &history);
}
