//! The options of `serve`.

use std::{net::SocketAddr, path::PathBuf};

use callpad_server::{FEWEST_CONNECTIONS, Limits};
use clap::{Args, ValueEnum};

/// The longest that the end may be put off after it was announced: whoever hands out requests looks more often.
const LONGEST_DRAIN_S: i64 = 3_600;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnOff {
    On,
    Off,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// Address and port to listen on; port 0 lets the system choose.
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) listen: SocketAddr,
    /// Folder of the data; made if need be.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Whether a token is needed.
    #[arg(long, value_enum, default_value = "on")]
    pub(crate) auth: OnOff,
    /// Fill an empty folder with a branch to try things in.
    #[arg(long)]
    pub(crate) demo: bool,
    /// Whether visitors come to the demo branch, every 20 seconds on average.
    #[arg(long, value_enum, default_value = "off", requires = "demo")]
    pub(crate) arrivals: OnOff,
    /// The same seed brings the same visitors.
    #[arg(long, value_name = "N", requires = "demo")]
    pub(crate) arrivals_seed: Option<u64>,
    /// Time zone of locations that have none of their own, such as Europe/Lisbon [default: the system's].
    #[arg(long, value_name = "Z")]
    pub(crate) time_zone: Option<String>,
    /// A host name under which clients may also address the server; with a port, under that port only.
    #[arg(long, value_name = "HOST[:PORT]")]
    pub(crate) public_name: Option<String>,
    /// Demand of every login the user's own secret, as imported with the directory.
    #[arg(long)]
    pub(crate) require_secret: bool,
    /// Listen beyond this machine without demanding secrets: a user id is then a password.
    #[arg(long)]
    pub(crate) allow_open_login: bool,
    /// How many connections there may be at once [default: 2000, or fewer where the system allows fewer files].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    pub(crate) max_connections: Option<usize>,
    /// How many of them may come from one address of another machine [default: half of all].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    pub(crate) max_connections_per_address: Option<usize>,
    /// Answer refusals with HTTP 400, 404, 405, 409 and 500 instead of 200.
    #[arg(long)]
    pub(crate) meaningful_status: bool,
    /// Let createticket with a counter and a user call the ticket at once.
    #[arg(long)]
    pub(crate) issue_and_call: bool,
    /// For how many days after the business day names, notes and who served are kept; 0 for none.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=3_650))]
    pub(crate) keep_personal_days: u32,
    /// How many tickets may wait in one service.
    #[arg(long, value_name = "N", default_value_t = Limits::default().waiting_per_service,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(Limits::MOST_WAITING)))]
    pub(crate) most_waiting: u32,
    /// How many tickets one user may issue within a minute.
    #[arg(long, value_name = "N", default_value_t = Limits::default().issued_per_minute,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) most_issued: u32,
    /// How long the server goes on after it was told to end, while `ready` already says no; a second signal ends the
    /// wait [default: 5 where a service manager runs it, else 0].
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(0..=LONGEST_DRAIN_S))]
    pub(crate) drain: Option<u32>,
    /// Encrypt connections with this certificate, in PEM form: the server's own first, then those that vouch for it.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    /// The key of the certificate, in PEM form and without a passphrase.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Tell metrics for Prometheus at http://ADDR:PORT/metrics.
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) metrics: Option<SocketAddr>,
    /// Tell metrics beyond this machine, to anybody who reaches the address.
    #[arg(long, requires = "metrics")]
    pub(crate) allow_open_metrics: bool,
    /// Write the log to this file instead of standard error. At 10 MiB it begins anew, and the five before are kept.
    #[arg(long, value_name = "FILE")]
    pub(crate) log_file: Option<PathBuf>,
}

fn at_least_a_few(text: &str) -> Result<usize, String> {
    let number = text.parse().map_err(|error| format!("{error}"))?;
    match number >= FEWEST_CONNECTIONS {
        true => Ok(number),
        false => Err(format!("fewer than {FEWEST_CONNECTIONS} would not do for one counter")),
    }
}
