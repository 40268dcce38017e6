//! The limits for connections.

use std::net::IpAddr;

/// The default for all connections: some for each counter of a large site, and a thousand phones of its visitors, also where
/// one address stands for all of them. Each costs up to 48 KiB before its client is
/// known.
pub const MOST_CONNECTIONS: usize = 4_000;
/// The minimum: one counter needs as many, with its stream of events and a health check.
pub const FEWEST_CONNECTIONS: usize = 16;
/// Open files other than connections: the database, its log, readers, the system's own.
const OTHER_FILES: usize = 128;

/// The limits for connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// For all connections.
    pub(crate) all: usize,
    /// For the connections of one address. A proxy on this machine serves everybody, so loopback addresses have no
    /// limit of their own.
    pub(crate) per_address: usize,
}

impl Limits {
    /// The requested limits, as far as the number of open files allows. By default one address may have half of all.
    pub(crate) fn new(all: Option<usize>, per_address: Option<usize>, open_files: usize) -> Self {
        let possible = open_files.saturating_sub(OTHER_FILES).max(FEWEST_CONNECTIONS);
        let wanted = all.unwrap_or(MOST_CONNECTIONS);
        if all.is_some_and(|all| all > possible) {
            tracing::warn!(
                wanted,
                possible,
                "fewer connections than asked for: the system allows too few open files"
            );
        }
        let all = wanted.clamp(FEWEST_CONNECTIONS, possible);
        let per_address = per_address.unwrap_or(all / 2).clamp(1, all);
        Self { all, per_address }
    }

    /// How many streams of events there may be. With those of the hall the rest is for requests.
    pub(crate) fn listeners(self) -> usize {
        self.all / 2
    }

    /// How many streams of visitors' phones there may be: they take nobody's place at a counter.
    pub(crate) fn phones(self) -> usize {
        self.all / 8 * 3
    }
}

/// The key for counting by address: an IPv4 address, or the 64 bits of an IPv6 network; `None` for this machine's own.
pub(super) fn counted(address: IpAddr) -> Option<IpAddr> {
    match address.to_canonical() {
        address if address.is_loopback() => None,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Some(std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into())
        }
        address => Some(address),
    }
}

/// How many files this process may have open.
#[cfg(unix)]
pub(crate) fn open_files() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    limit.current.map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX))
}

/// Connections are not files here.
#[cfg(not(unix))]
pub(crate) fn open_files() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_stay_below_the_open_files() {
        let all = |asked, files| Limits::new(asked, None, files).all;
        assert_eq!(all(None, usize::MAX), MOST_CONNECTIONS);
        assert_eq!(all(None, 1_024), 1_024 - OTHER_FILES);
        assert_eq!(all(Some(1_000_000), 1_024), 1_024 - OTHER_FILES);
        assert_eq!(all(Some(50), 1_024), 50);
        assert_eq!(all(Some(0), 64), FEWEST_CONNECTIONS);
        let limits = Limits::new(Some(100), None, 1_024);
        assert_eq!((limits.per_address, limits.listeners(), limits.phones()), (50, 50, 36));
        assert_eq!(Limits::new(Some(100), Some(1_000), 1_024).per_address, 100);
    }

    #[test]
    fn one_network_is_one_address_and_this_machine_is_everybody() {
        let counted = |address: &str| counted(address.parse().unwrap()).map(|address| address.to_string());
        assert_eq!(counted("127.0.0.1"), None);
        assert_eq!(counted("::1"), None);
        assert_eq!(counted("::ffff:127.0.0.7"), None);
        assert_eq!(counted("10.0.0.7").as_deref(), Some("10.0.0.7"));
        assert_eq!(counted("::ffff:10.0.0.7").as_deref(), Some("10.0.0.7"));
        assert_eq!(counted("2001:db8:1:2:3::4").as_deref(), Some("2001:db8:1:2::"));
    }
}
