//! `cargo xtask bench server`: how many calls a second the server takes, beside what its parts could at best, and what a
//! long day costs. Prints tables for `docs/performance.md`. `--short` tries everything quickly and measures nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for the terminal that ends with the first thing that goes wrong"
)]

mod bare;
mod branch;
mod callers;
mod day;
mod measured;

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use callpad_faulty_disk::Disk;
use callpad_server::{Config, Limits};

use self::{branch::CALLERS, callers::work};

/// How long each measure lasts; so many are taken of each, in turn, and the middle one counts.
#[derive(Clone, Copy, Debug)]
struct Effort {
    each: Duration,
    rounds: usize,
    /// Of tickets, where a long day is measured.
    many: i64,
    ended: i64,
    listeners: usize,
}

const FULL: Effort =
    Effort { each: Duration::from_secs(6), rounds: 3, many: 100_000, ended: 1_000_000, listeners: 1_000 };
const SHORT: Effort =
    Effort { each: Duration::from_millis(300), rounds: 1, many: 2_000, ended: 5_000, listeners: 50 };

/// The server, or what it is compared with, in a process of its own.
struct Served {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    url: String,
}

impl Served {
    fn start(kind: &str, folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--serve", kind])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut served = Self { child, stdin, stdout, url: String::new() };
        served.url = served.line();
        served
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// How often something was flushed so far.
    fn syncs(&mut self) -> u64 {
        self.stdin.write_all(b"syncs\n").unwrap();
        self.line().parse().unwrap()
    }

    /// Memory in use, in MiB.
    fn memory(&self) -> f64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id())).unwrap_or_default();
        let pss = status.lines().find_map(|line| line.strip_prefix("Pss:"));
        pss.and_then(|pss| pss.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or_default()
            / 1_024.0
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process of [`Served`].
async fn serve(kind: &str, folder: &Path) {
    if kind == "token" {
        println!("http://{}", bare::handler(folder).await);
        std::future::pending::<()>().await;
    }
    let disk = (kind == "counted").then(|| Disk::under(folder));
    if kind == "one by one" {
        callpad_server::test_support::set_most_together(1);
    }
    let limits = Limits { issued_per_minute: u32::MAX, waiting_per_service: u32::MAX };
    let config = Config { auth: kind != "open", limits, max_connections: Some(4_000), ..Config::new(folder) };
    let server = callpad_server::start(config).await.unwrap();
    println!("{}", server.base_url());
    let asked = tokio::task::spawn_blocking(move || {
        for line in std::io::stdin().lines() {
            line.unwrap();
            println!("{}", disk.as_ref().map_or(0, Disk::syncs));
        }
    });
    asked.await.unwrap();
    server.shutdown().await;
}

#[tokio::main]
async fn main() {
    // The workspace's reqwest asks for a provider of TLS even where all is plain HTTP.
    rustls::crypto::ring::default_provider().install_default().expect("the first one");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [serve_, kind, folder] = arguments.as_slice()
        && serve_ == "--serve"
    {
        return serve(kind, Path::new(folder)).await;
    }
    let effort = if arguments.iter().any(|argument| argument == "--short") { SHORT } else { FULL };
    calls(effort).await;
    day::measure(effort).await;
}

/// Calls a second, and how long each takes.
async fn calls(effort: Effort) {
    println!("| callers | server | p50 | p99 | one write a flush | p50 | p99 | token alone | bare SQLite |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for callers in [1, 8, 32, CALLERS] {
        let mut all: [Vec<measured::Calls>; 4] = Default::default();
        for _ in 0..effort.rounds {
            for (kind, measures) in ["server", "one by one", "token"].iter().zip(&mut all) {
                let folder = branch::new(0, 0);
                let served = Served::start(kind, folder.path());
                measures.push(work(&served.url, callers, effort.each).await);
            }
            let folder = branch::new(0, 0);
            all[3].push(bare::sqlite(folder.path(), effort.each));
        }
        let [server, one_by_one, token, bare] = all.map(measured::middle);
        println!(
            "| {callers} | {:.0} | {} | {:.0} | {} | {:.0} | {:.0} |",
            server.per_second(),
            server.times(),
            one_by_one.per_second(),
            one_by_one.times(),
            token.per_second(),
            bare.per_second()
        );
    }
    println!("\n| callers | flushes for each call |\n|---|---|");
    for callers in [1, 8, 32, CALLERS] {
        let folder = branch::new(0, 0);
        let mut served = Served::start("counted", folder.path());
        let before = served.syncs();
        let done = work(&served.url, callers, effort.each).await;
        let syncs = (served.syncs() - before) as f64;
        println!("| {callers} | {:.2} |", syncs / done.count() as f64);
    }
    println!();
}

/// Reads all that a stream of plain HTTP has until its answer is whole: the body.
fn body(stream: &mut impl Read, buffer: &mut Vec<u8>) -> (usize, usize) {
    let mut filled = 0;
    loop {
        if buffer.len() < filled + 64 * 1_024 {
            buffer.resize(filled + 256 * 1_024, 0);
        }
        let read = stream.read(&mut buffer[filled..]).unwrap();
        assert!(read > 0, "the server closed the connection");
        filled += read;
        if let Some(head) = measured::head(&buffer[..filled])
            && filled >= head.begins + head.length
        {
            return (head.begins, head.begins + head.length);
        }
    }
}
