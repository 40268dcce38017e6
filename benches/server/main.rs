//! `cargo xtask bench server`: how many calls a second the server takes, beside what its parts could at best, and what a
//! long day and a flood cost. Prints tables for `docs/performance.md`. `--short` tries everything quickly and measures
//! nothing; `--only hall,flood` does these parts alone; `--beside FILE` measures the server of another version by turns:
//! the program of its own `cargo xtask bench server`.
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
mod flood;
mod measured;

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use callpad_faulty_disk::Disk;
use callpad_server::{Config, Limits};
use clap::{Parser, ValueEnum};

use self::{branch::CALLERS, callers::work};

/// What can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Part {
    /// Calls a second, and how long each takes.
    Calls,
    /// Flushes for each call.
    Flushes,
    /// A call in a full hall, and after many have gone.
    Hall,
    /// The longest list.
    List,
    /// From a change to its listeners.
    Listeners,
    /// What is in use with a full day.
    Memory,
    /// A clerk who calls while others flood the server.
    Flood,
}

#[derive(Debug, Parser)]
struct Arguments {
    /// Try everything quickly, and measure nothing
    #[arg(long)]
    short: bool,
    /// Only these parts
    #[arg(long, value_delimiter = ',')]
    only: Vec<Part>,
    /// The same program of another version, whose server is measured too
    #[arg(long)]
    beside: Option<PathBuf>,
    /// What a process of this program's own is: a server of this kind on this folder
    #[arg(long, num_args = 2, value_names = ["KIND", "FOLDER"], hide = true)]
    serve: Option<Vec<String>>,
    /// What a process of this program's own is: a flood of this server
    #[arg(long, value_name = "URL", hide = true)]
    flood: Option<String>,
    /// Cargo says so
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    fn takes(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// How long each measure lasts; so many are taken of each, in turn, and the middle one counts.
#[derive(Clone, Copy, Debug)]
struct Effort {
    each: Duration,
    rounds: usize,
    /// Of tickets, where a long day is measured.
    many: i64,
    ended: i64,
    /// In the longest list.
    listed: i64,
    listeners: usize,
    /// Connections of a flood that never come to a request.
    slow: usize,
    /// How often each is tried.
    times: usize,
}

const FULL: Effort = Effort {
    each: Duration::from_secs(6),
    rounds: 3,
    many: 100_000,
    listed: 10_000,
    ended: 1_000_000,
    listeners: 1_000,
    slow: 5_000,
    times: 500,
};
const SHORT: Effort = Effort {
    each: Duration::from_millis(300),
    rounds: 1,
    many: 2_000,
    listed: 200,
    ended: 5_000,
    listeners: 50,
    slow: 200,
    times: 20,
};

/// The server, or what it is compared with, in a process of its own.
struct Served {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    /// What it said first.
    url: String,
}

impl Served {
    fn start(kind: &str, folder: &Path) -> Self {
        Self::of(&std::env::current_exe().unwrap(), kind, folder)
    }

    /// The server of the program of some version.
    fn of(program: &Path, kind: &str, folder: &Path) -> Self {
        Self::spawn(Command::new(program).args(["--serve", kind]).arg(folder))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut served = Self { child, stdin, stdout, url: String::new() };
        served.url = served.line();
        assert!(!served.url.is_empty(), "it ended");
        served
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// How often something was flushed, or answered, so far.
    fn count(&mut self) -> u64 {
        self.stdin.write_all(b"count\n").unwrap();
        self.line().parse().unwrap()
    }

    /// How long it has had a processor so far.
    fn processor(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name may hold anything; behind it come the fields from the third on.
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        // Linux counts hundredths of a second there, on every machine.
        Duration::from_millis(ticks * 10)
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
    if kind == "token alone" {
        println!("http://{}", bare::handler(folder).await);
        std::future::pending::<()>().await;
    }
    let disk = (kind == "counted").then(|| Disk::under(folder));
    if kind == "one write a flush" {
        callpad_server::test_support::set_most_together(1);
    }
    let limits = Limits { issued_per_minute: u32::MAX, waiting_per_service: u32::MAX };
    let require_user_secret = kind == "secret";
    let config = Config {
        auth: kind != "open",
        require_user_secret,
        limits,
        max_connections: Some(4_000),
        ..Config::new(folder)
    };
    let server = callpad_server::start(config).await.unwrap();
    println!("{}", server.base_url());
    tell(move || disk.as_ref().map_or(0, Disk::syncs)).await;
    server.shutdown().await;
}

/// Tells the number whenever it is asked for on the standard input.
async fn tell(number: impl Fn() -> u64 + Send + 'static) {
    let asked = tokio::task::spawn_blocking(move || {
        for line in std::io::stdin().lines() {
            line.unwrap();
            println!("{}", number());
        }
    });
    asked.await.unwrap();
}

#[tokio::main]
async fn main() {
    // The workspace's reqwest asks for a provider of TLS even where all is plain HTTP.
    rustls::crypto::ring::default_provider().install_default().expect("the first one");
    // Each process opens a file for each connection; those that it starts inherit the limit.
    let files = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    let most = rustix::process::Rlimit { current: files.maximum, ..files };
    rustix::process::setrlimit(rustix::process::Resource::Nofile, most).unwrap();
    let arguments = Arguments::parse();
    let effort = if arguments.short { SHORT } else { FULL };
    if let Some([kind, folder]) = arguments.serve.as_deref() {
        return serve(kind, Path::new(folder)).await;
    }
    if let Some(url) = &arguments.flood {
        return flood::flood(url, effort.slow).await;
    }
    if arguments.takes(Part::Calls) {
        calls(effort, arguments.beside.as_deref()).await;
    }
    if arguments.takes(Part::Flushes) {
        flushes(effort).await;
    }
    if arguments.takes(Part::Hall) {
        day::calls_of_a_full_hall(effort).await;
    }
    if arguments.takes(Part::List) {
        day::list(effort);
    }
    if arguments.takes(Part::Listeners) {
        day::listeners(effort).await;
    }
    if arguments.takes(Part::Memory) {
        day::memory(effort).await;
    }
    if arguments.takes(Part::Flood) {
        flood::measure(effort, arguments.short).await;
    }
}

/// Calls a second, and how long each takes.
async fn calls(effort: Effort, beside: Option<&Path>) {
    let mut kinds = vec!["server", "one write a flush", "token alone"];
    if beside.is_some() {
        kinds.push("the other version");
    }
    print!("| callers |");
    for kind in &kinds {
        print!(" {kind}, calls a second | p50 | p99 |");
    }
    println!(" SQLite alone |\n|---|{}", "---|".repeat(3 * kinds.len() + 1));
    for callers in [1, 8, 32, CALLERS] {
        let mut of_kinds: Vec<Vec<measured::Calls>> = vec![Vec::new(); kinds.len()];
        let mut bare = Vec::new();
        for _ in 0..effort.rounds {
            for (kind, measures) in kinds.iter().zip(&mut of_kinds) {
                let folder = branch::new(0, 0);
                let served = match beside {
                    Some(program) if *kind == "the other version" => {
                        Served::of(program, "server", folder.path())
                    }
                    _ => Served::start(kind, folder.path()),
                };
                measures.push(work(&served.url, callers, effort.each).await);
            }
            let folder = branch::new(0, 0);
            bare.push(bare::sqlite(folder.path(), effort.each));
        }
        print!("| {callers} |");
        for measures in of_kinds {
            let middle = measured::middle(measures);
            print!(" {:.0} | {} |", middle.per_second(), middle.times());
        }
        println!(" {:.0} |", measured::middle(bare).per_second());
    }
    println!();
}

/// How often something is flushed for each call.
async fn flushes(effort: Effort) {
    println!("| callers | flushes for each call |\n|---|---|");
    for callers in [1, 8, 32, CALLERS] {
        let folder = branch::new(0, 0);
        let mut served = Served::start("counted", folder.path());
        let before = served.count();
        let done = work(&served.url, callers, effort.each).await;
        let syncs = (served.count() - before) as f64;
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
