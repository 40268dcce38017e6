//! Where the database is, and how it is reached.

mod hosts;
mod password;

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio_postgres::{
    Config,
    config::{LoadBalanceHosts, SslMode, TargetSessionAttrs},
};

use self::hosts::HostAt;
pub(super) use self::password::Password;
use super::{tls, trouble::Trouble};

/// The longest address, in bytes: eight hosts with all their options have a twentieth of that.
const LONGEST_URL: usize = 16 * 1024;
/// The most hosts: one that writes and those that could take over.
const MOST_HOSTS: usize = 8;
/// How long one host may take to answer a connection, where the address says nothing else.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// After this long without a sign of the other side a connection counts as lost.
const SILENT_FOR: Duration = Duration::from_secs(15);

/// Where the database is, and how it is reached.
#[derive(Clone)]
pub(crate) struct Options {
    hosts: Vec<HostAt>,
    /// Everything but hosts and the password.
    base: Config,
    password: Password,
    tls: Option<Arc<tls::Files>>,
    /// Between us and the database stands a pooler that gives another session to each transaction.
    pub(crate) pooled: bool,
}

/// Without the password.
impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("hosts", &self.hosts)
            .field("pooled", &self.pooled)
            .finish_non_exhaustive()
    }
}

/// What the process was given besides the address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The file that holds the password and nothing else.
    pub(crate) password_file: Option<PathBuf>,
    /// `PGPASSWORD`.
    pub(crate) password: Option<String>,
    /// `PGPASSFILE`, or where it is by default.
    pub(crate) pass_file: Option<PathBuf>,
    /// See [`Options::pooled`].
    pub(crate) pooled: bool,
}

impl Around {
    /// As the process finds it.
    pub(crate) fn of_process(password_file: Option<PathBuf>, pooled: bool) -> Self {
        let by_default = std::env::home_dir().map(|home| match cfg!(windows) {
            true => home.join(r"AppData\Roaming\postgresql\pgpass.conf"),
            false => home.join(".pgpass"),
        });
        Self {
            password_file,
            password: std::env::var("PGPASSWORD").ok().filter(|password| !password.is_empty()),
            pass_file: std::env::var_os("PGPASSFILE").map(PathBuf::from).or(by_default),
            pooled,
        }
    }
}

impl Options {
    /// Reads an address such as `postgres://user@host:5432/database?sslrootcert=ca.pem`.
    ///
    /// # Errors
    /// What is wrong with it, in words that never show the password.
    pub(crate) fn read(url: &str, around: Around) -> Result<Self, Trouble> {
        if url.len() > LONGEST_URL {
            return Err(Trouble::of_address("it is longer than an address can be"));
        }
        if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Trouble::of_address("it must begin with postgres://"));
        }
        let (rest, of_tls) = split_tls(url)?;
        let mut base: Config = rest.parse().map_err(|error: tokio_postgres::Error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            Trouble::of_address(&cause.unwrap_or_else(|| error.to_string()))
        })?;
        let hosts = hosts::of(&base)?;
        if hosts.len() > MOST_HOSTS {
            return Err(Trouble::of_address(&format!("it names more than {MOST_HOSTS} hosts")));
        }
        if base.get_target_session_attrs() == TargetSessionAttrs::ReadOnly {
            return Err(Trouble::of_address("the server writes: target_session_attrs cannot be read-only"));
        }
        let tls = tls::Files::of(&of_tls, hosts.iter().all(HostAt::is_on_this_machine))?;
        base.ssl_mode(if tls.is_some() { SslMode::Require } else { SslMode::Disable });
        base.target_session_attrs(TargetSessionAttrs::ReadWrite);
        base.load_balance_hosts(LoadBalanceHosts::Disable);
        if base.get_connect_timeout().is_none() {
            base.connect_timeout(CONNECT_WITHIN);
        }
        if base.get_tcp_user_timeout().is_none() {
            base.tcp_user_timeout(SILENT_FOR);
        }
        base.keepalives_idle(SILENT_FOR).keepalives_interval(SILENT_FOR / 3).keepalives_retries(3);
        if base.get_application_name().is_none() {
            base.application_name("callpad-server");
        }
        let password = Password::of(base.get_password(), &around)?;
        Ok(Self {
            hosts,
            base: hosts::without(&base),
            password,
            tls: tls.map(Arc::new),
            pooled: around.pooled,
        })
    }

    /// Each host with all that a connection to it needs, in order. What is in files is read anew each time: passwords and
    /// certificates are changed while servers run.
    pub(super) fn each(&self) -> impl Iterator<Item = Result<(String, Config), Trouble>> {
        self.hosts.iter().map(|host| {
            let mut config = self.base.clone();
            host.add_to(&mut config);
            if let Some(password) = self.password.at(host, &config)? {
                config.password(password);
            }
            Ok((host.to_string(), config))
        })
    }

    /// What encrypts connections.
    pub(super) fn tls(&self) -> Result<tokio_postgres_rustls::MakeRustlsConnect, Trouble> {
        tls::connector(self.tls.as_deref())
    }

    /// The database, as people know it.
    pub(super) fn database(&self) -> &str {
        self.base.get_dbname().or(self.base.get_user()).unwrap_or("postgres")
    }

    /// Whose it is, as people know them.
    pub(super) fn user(&self) -> &str {
        self.base.get_user().unwrap_or("the user of this process")
    }

    /// How long one host may take.
    pub(super) fn connect_within(&self) -> Duration {
        self.base.get_connect_timeout().copied().unwrap_or(CONNECT_WITHIN)
    }
}

/// Names and values.
type Pairs = Vec<(&'static str, String)>;

/// The options of TLS, which are ours to read, and the address without them.
fn split_tls(url: &str) -> Result<(String, Pairs), Trouble> {
    let Some((before, query)) = url.split_once('?') else { return Ok((url.to_owned(), Vec::new())) };
    let (mut ours, mut others) = (Vec::new(), Vec::new());
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match tls::OPTIONS.iter().find(|known| **known == name) {
            Some(known) => {
                let value = percent_encoding::percent_decode_str(value).decode_utf8();
                let value =
                    value.map_err(|_| Trouble::of_address(&format!("{name} is not UTF-8")))?.into_owned();
                ours.push((*known, value));
            }
            None => others.push(pair),
        }
    }
    let rest = match others.is_empty() {
        true => before.to_owned(),
        false => format!("{before}?{}", others.join("&")),
    };
    Ok((rest, ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Options, String> {
        Options::read(url, Around::default()).map_err(|trouble| trouble.to_string())
    }

    #[test]
    fn hosts_are_tried_in_order_and_only_one_that_writes_is_taken() {
        let options = read("postgres://eva:a%20b@one,two:6000/queue?sslmode=disable").unwrap();
        let all: Vec<_> = options.each().map(Result::unwrap).collect();
        let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["one:5432", "two:6000"]);
        let (_, first) = &all[0];
        assert_eq!(first.get_hosts().len(), 1);
        assert_eq!(first.get_password(), Some(&b"a b"[..]));
        assert_eq!(first.get_target_session_attrs(), TargetSessionAttrs::ReadWrite);
        assert!(!format!("{options:?}").contains("a b"));
    }

    #[test]
    fn what_goes_over_a_network_is_encrypted_unless_the_address_says_otherwise() {
        let mode = |url: &str| {
            let options = read(url).unwrap();
            options.each().next().unwrap().unwrap().1.get_ssl_mode()
        };
        assert_eq!(mode("postgres://u@db.example/q"), SslMode::Require);
        assert_eq!(mode("postgres://u@db.example/q?sslmode=require"), SslMode::Require);
        assert_eq!(mode("postgres://u@db.example/q?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("postgres://u@127.0.0.1/q"), SslMode::Disable);
        // Elsewhere there are no sockets of this kind, and it is the name of a host.
        #[cfg(unix)]
        assert_eq!(mode("postgres://u@%2Fvar%2Frun%2Fpostgresql/q"), SslMode::Disable);
        assert_eq!(mode("postgres://u@localhost/q?sslmode=verify-full"), SslMode::Require);
        let refused = read("postgres://u@db.example/q?sslmode=prefer").unwrap_err();
        assert!(refused.contains("prefer") && refused.contains("verify-full"), "{refused}");
    }

    #[test]
    fn an_address_that_cannot_be_used_says_why() {
        let many = format!("postgres://{}/q", ["h"; 9].join(","));
        let long = format!("postgres://h/{}", "q".repeat(LONGEST_URL));
        for (url, why) in [
            ("mysql://h/q", "postgres://"),
            ("postgres:///q", "host"),
            ("postgres://h/q?colour=blue", "colour"),
            ("postgres://h:port/q", "port"),
            ("postgres://h/q?target_session_attrs=read-only", "writes"),
            (&many, "8 hosts"),
            (&long, "longer"),
        ] {
            let said = read(url).unwrap_err();
            assert!(said.contains(why), "{url}: {said}");
        }
    }
}
