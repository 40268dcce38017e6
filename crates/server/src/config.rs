//! How a server is to be started.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

use crate::{
    clock::{Clock, SystemClock},
    edge::Secure,
    secret::LoginSecret,
};

/// Whether visitors come to the demo branch by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrivals {
    /// Nobody comes.
    #[default]
    Off,
    /// One every 20 seconds on average.
    On {
        /// The same seed brings the same visitors after the same waits; without one they differ each time.
        seed: Option<u64>,
    },
}

/// How much may be asked for: generous for a branch, and a stop for a program that runs wild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many tickets may wait in one service; more are refused with errno 7. At most [`Limits::MOST_WAITING`]
    /// count, for that many fit into a list.
    pub waiting_per_service: u32,
    /// How many tickets one user may issue within a minute; more are refused with errno 7. While authentication is off
    /// all users together are one.
    pub issued_per_minute: u32,
}

impl Limits {
    /// The most tickets that may wait in one service: as many as a list has.
    pub const MOST_WAITING: u32 = crate::domain::ticket_list::MOST_LISTED as u32;
}

impl Default for Limits {
    fn default() -> Self {
        Self { waiting_per_service: 1_500, issued_per_minute: 600 }
    }
}

/// Where metrics are told, and what: whoever runs the server records and writes them.
#[derive(Clone)]
pub struct MetricsListener {
    /// The address; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Writes all metrics, in the text form of Prometheus.
    pub write: Arc<dyn Fn() -> String + Send + Sync>,
}

impl fmt::Debug for MetricsListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MetricsListener").field("listen", &self.listen).finish_non_exhaustive()
    }
}

/// How a server is to be started. [`Config::new`] gives a server on loopback, on a port of the system's choice,
/// with authentication, for an own branch; change what should be otherwise.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The folder of the data. It is made if need be, and belongs to one server at a time.
    pub data: PathBuf,
    /// Whether a token is needed (A5).
    pub auth: bool,
    /// Whether an empty folder is filled with the demo branch.
    pub demo: bool,
    /// Whether visitors come to the demo branch.
    pub arrivals: Arrivals,
    /// IANA name of the time zone of locations without one of their own (V4); none means the system's.
    pub time_zone: Option<String>,
    /// A name under which the server may also be addressed, besides the address it listens on: a host, or `host:port`
    /// for that port only.
    pub public_name: Option<String>,
    /// One secret that every login must send as `secret` (A1).
    pub login_secret: Option<LoginSecret>,
    /// Whether every login must send the user's own secret as `secret` (A1). Counts only without `login_secret`.
    pub require_user_secret: bool,
    /// Whether to listen beyond loopback although nobody must prove who they are.
    pub allow_open_login: bool,
    /// Whether an errno has an HTTP status of its own instead of 200 (T9).
    pub meaningful_status: bool,
    /// Whether createticket with a desk and a user also calls the ticket (the second reading of M1).
    pub issue_and_call: bool,
    /// How many connections there may be at once; none means [`crate::MOST_CONNECTIONS`], or fewer where the system
    /// allows fewer open files.
    pub max_connections: Option<usize>,
    /// How many of them may come from one address other than this machine's own; none means half of all.
    pub max_connections_per_address: Option<usize>,
    /// How much may be asked for.
    pub limits: Limits,
    /// For how many days after the business day the names and notes of visitors, and who served them, are kept; 0 keeps
    /// them until the next day begins.
    pub keep_personal_days: u32,
    /// Encrypts connections; without it the server speaks plain HTTP.
    pub secure: Option<Arc<dyn Secure>>,
    /// Where metrics are told; nowhere without it.
    pub metrics: Option<MetricsListener>,
    /// What tells the time.
    pub clock: Arc<dyn Clock>,
}

impl Config {
    /// On loopback, on a port of the system's choice, with authentication, for an own branch.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data: data.into(),
            auth: true,
            demo: false,
            arrivals: Arrivals::Off,
            time_zone: None,
            public_name: None,
            login_secret: None,
            require_user_secret: false,
            allow_open_login: false,
            meaningful_status: false,
            issue_and_call: false,
            max_connections: None,
            max_connections_per_address: None,
            limits: Limits::default(),
            keep_personal_days: 1,
            secure: None,
            metrics: None,
            clock: Arc::new(SystemClock),
        }
    }

    /// Whether somebody on another machine could sign in with nothing but a user's id.
    pub(crate) fn is_open(&self) -> bool {
        !(self.listen.ip().is_loopback() || self.auth && self.demands_secret())
    }

    /// Whether a user's id is all that a login needs, and others than this machine may reach the server: on an address
    /// of the network, or through a proxy that it has a public name for.
    pub(crate) fn ids_are_passwords(&self) -> bool {
        let is_reached = !self.listen.ip().is_loopback() || self.public_name.is_some();
        self.auth && !self.demands_secret() && is_reached
    }

    fn demands_secret(&self) -> bool {
        self.login_secret.is_some() || self.require_user_secret
    }
}
