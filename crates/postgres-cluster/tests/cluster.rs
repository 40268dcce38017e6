//! The helper itself.
#![cfg(unix)]

use std::{
    path::Path,
    process::{Command, Stdio},
};

use callpad_postgres_cluster::{Cluster, End};

/// Tells the folder of a cluster and waits to be killed; nothing where nobody asks for it.
#[test]
fn one_that_is_killed() {
    if std::env::var_os("CALLPAD_CLUSTER_TO_KILL").is_some() {
        let cluster = Cluster::start(&[]);
        println!("\nfolder={}", cluster.folder().display());
        std::thread::park();
    }
}

#[test]
fn a_database_is_kept_across_a_kill_and_strange_to_others() {
    let cluster = Cluster::start(&[("log_statement", "ddl")]);
    let (one, other) = (cluster.database(None), cluster.database(None));
    cluster.sql(&one, "CREATE TABLE a (b int); INSERT INTO a VALUES (7)");
    cluster.restart(End::Kill);
    assert_eq!(cluster.sql(&one, "SELECT b FROM a"), "7");
    let copy = cluster.database(Some(&one));
    assert_eq!(cluster.sql(&copy, "SELECT b FROM a"), "7");
    assert_eq!(cluster.sql(&other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
    assert_eq!(cluster.sql("postgres", "SHOW log_statement"), "ddl");
    cluster.become_standby();
    assert_eq!(cluster.sql(&one, "SELECT pg_is_in_recovery()"), "t");
}

#[test]
fn nothing_is_left_of_it_when_its_process_is_killed() {
    use std::io::{BufRead, BufReader};
    let mut test = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "one_that_is_killed", "--nocapture"])
        .env("CALLPAD_CLUSTER_TO_KILL", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(test.stdout.take().unwrap()).lines().map(Result::unwrap);
    let folder = lines.filter_map(|line| line.strip_prefix("folder=").map(str::to_owned)).next().unwrap();
    let state = std::fs::read_to_string(format!("{folder}/data/postmaster.pid")).unwrap();
    let server = format!("/proc/{}", state.lines().next().unwrap());
    assert!(Path::new(&server).exists());
    test.kill().unwrap();
    test.wait().unwrap();
    // Nobody tells when a stranger's process and folder are gone.
    while Path::new(&server).exists() || Path::new(&folder).exists() {
        std::thread::yield_now();
    }
}
