//! `callpad-server`: the queue server on the command line.

mod commands;

use std::{
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use callpad_server::{Arrivals, Config, FEWEST_CONNECTIONS, Limits, OfflineError, ServerHandle};
use clap::{Args, Parser, Subcommand, ValueEnum};
use tracing_subscriber::EnvFilter;

/// A queue server that speaks the Queue Management API.
#[derive(Parser)]
#[command(name = "callpad-server", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a folder until SIGTERM or Ctrl+C. This is what is done when no command is named.
    Serve(Serve),
    /// Print the directory of a folder: locations, services, counters, people.
    Directory(DirectoryArgs),
    #[command(flatten)]
    Administer(commands::Administer),
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnOff {
    On,
    Off,
}

#[derive(Args)]
struct Serve {
    /// Address and port to listen on; port 0 lets the system choose.
    #[arg(long, value_name = "ADDR:PORT")]
    listen: SocketAddr,
    /// Folder of the data; made if need be.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Whether a token is needed.
    #[arg(long, value_enum, default_value = "on")]
    auth: OnOff,
    /// Fill an empty folder with a branch to try things in.
    #[arg(long)]
    demo: bool,
    /// Whether visitors come to the demo branch, every 20 seconds on average.
    #[arg(long, value_enum, default_value = "off", requires = "demo")]
    arrivals: OnOff,
    /// The same seed brings the same visitors.
    #[arg(long, value_name = "N", requires = "demo")]
    arrivals_seed: Option<u64>,
    /// Time zone of locations that have none of their own, such as Europe/Lisbon [default: the system's].
    #[arg(long, value_name = "Z")]
    time_zone: Option<String>,
    /// A host name under which clients may also address the server; with a port, under that port only.
    #[arg(long, value_name = "HOST[:PORT]")]
    public_name: Option<String>,
    /// Demand of every login the user's own secret, as imported with the directory.
    #[arg(long)]
    require_secret: bool,
    /// Listen beyond this machine without demanding secrets: a user id is then a password.
    #[arg(long)]
    allow_open_login: bool,
    /// How many connections there may be at once [default: 2000, or fewer where the system allows fewer files].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    max_connections: Option<usize>,
    /// How many of them may come from one address of another machine [default: half of all].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    max_connections_per_address: Option<usize>,
    /// Answer refusals with HTTP 400, 404, 405, 409 and 500 instead of 200.
    #[arg(long)]
    meaningful_status: bool,
    /// Let createticket with a counter and a user call the ticket at once.
    #[arg(long)]
    issue_and_call: bool,
    /// For how many days after the business day names, notes and who served are kept; 0 for none.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=3_650))]
    keep_personal_days: u32,
    /// How many tickets may wait in one service.
    #[arg(long, value_name = "N", default_value_t = Limits::default().waiting_per_service,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(Limits::MOST_WAITING)))]
    most_waiting: u32,
    /// How many tickets one user may issue within a minute.
    #[arg(long, value_name = "N", default_value_t = Limits::default().issued_per_minute,
          value_parser = clap::value_parser!(u32).range(1..))]
    most_issued: u32,
}

#[derive(Args)]
struct DirectoryArgs {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Time zone of locations that have none of their own [default: the system's].
    #[arg(long, value_name = "Z")]
    time_zone: Option<String>,
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("CALLPAD_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    // Where it was, and not what it said: a fault's own words may hold what nobody is to read.
    std::panic::set_hook(Box::new(|fault| {
        let at = fault.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(at, "a fault of the program");
    }));
    // Usage errors end here, with 2.
    let code = match Cli::parse_from(with_command(std::env::args_os().collect())).command {
        Command::Serve(args) => serve(args),
        Command::Directory(args) => offline(print_directory(&args)),
        Command::Administer(command) => command.run(),
    };
    ExitCode::from(code)
}

/// Without a command the options are those of `serve`.
fn with_command(mut arguments: Vec<std::ffi::OsString>) -> Vec<std::ffi::OsString> {
    let first = arguments.get(1).and_then(|first| first.to_str());
    let is_option = first.is_some_and(|first| first.starts_with('-'));
    if is_option && !matches!(first, Some("-h" | "--help" | "-V" | "--version")) {
        arguments.insert(1, "serve".into());
    }
    arguments
}

fn at_least_a_few(text: &str) -> Result<usize, String> {
    let number = text.parse().map_err(|error| format!("{error}"))?;
    match number >= FEWEST_CONNECTIONS {
        true => Ok(number),
        false => Err(format!("fewer than {FEWEST_CONNECTIONS} would not do for one counter")),
    }
}

/// Connections are files, and the system's first limit is low. Where it may not be raised, there are fewer of them.
#[cfg(unix)]
fn allow_many_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::debug!(%error, "the limit of open files stays as it is");
    }
}

#[cfg(not(unix))]
fn allow_many_files() {}

fn serve(args: Serve) -> u8 {
    allow_many_files();
    let config = Config {
        listen: args.listen,
        auth: args.auth == OnOff::On,
        demo: args.demo,
        arrivals: match args.arrivals {
            OnOff::On => Arrivals::On { seed: args.arrivals_seed },
            OnOff::Off => Arrivals::Off,
        },
        time_zone: args.time_zone,
        public_name: args.public_name,
        require_user_secret: args.require_secret,
        allow_open_login: args.allow_open_login,
        meaningful_status: args.meaningful_status,
        issue_and_call: args.issue_and_call,
        max_connections: args.max_connections,
        max_connections_per_address: args.max_connections_per_address,
        keep_personal_days: args.keep_personal_days,
        limits: Limits { waiting_per_service: args.most_waiting, issued_per_minute: args.most_issued },
        ..Config::new(args.data)
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "cannot start");
            return 1;
        }
    };
    runtime.block_on(async {
        // Before anybody is told that the server runs: from then on a signal may come.
        let end = match end_asked() {
            Ok(end) => end,
            Err(error) => {
                tracing::error!(%error, "cannot listen for signals");
                return 1;
            }
        };
        match callpad_server::start(config).await {
            Ok(running) => {
                announce(&running);
                let code = tokio::select! {
                    () = end => 0,
                    // Whoever started the server starts it anew.
                    () = running.failed() => 1,
                };
                running.shutdown().await;
                code
            }
            Err(error) => {
                tracing::error!("{error}");
                error.exit_code()
            }
        }
    })
}

/// The one line that goes to stdout: other programs wait for it.
fn announce(running: &ServerHandle) {
    let mut line = serde_json::json!({"listening": running.base_url(), "version": env!("CARGO_PKG_VERSION")});
    if let Some(demo) = running.demo() {
        line["demo"] = serde_json::json!({"user_id": demo.user_id, "desk_id": demo.desk_id});
    }
    print(&line.to_string());
}

/// Whoever closed stdout does not want to know.
fn print(line: &str) {
    let mut stdout = std::io::stdout().lock();
    if let Err(error) = writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        tracing::debug!(%error, "nobody reads stdout");
    }
}

#[cfg(unix)]
fn end_asked() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(windows)]
fn end_asked() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
    let (mut interrupt, mut stop, mut close) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = stop.recv() => {}
            _ = close.recv() => {}
        }
    })
}

fn offline(done: Result<(), OfflineError>) -> u8 {
    match done {
        Ok(()) => 0,
        Err(error) => {
            tracing::error!("{error}");
            error.exit_code()
        }
    }
}

fn print_directory(args: &DirectoryArgs) -> Result<(), OfflineError> {
    let directory = callpad_server::read_directory(&args.data, args.time_zone.as_deref())?;
    print(&serde_json::to_string_pretty(&directory).unwrap_or_default());
    Ok(())
}
