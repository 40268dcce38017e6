//! Where a printer is.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::limits::{CONNECT, MAX_TRIED};
use crate::trouble::Trouble;

/// Where receipt printers listen.
const PORT: u16 = 9100;
/// The longest name of a machine.
const MAX_HOST: usize = 253;

/// Where a printer is: a name or an IP address, and a port.
///
/// It comes from an administrator, never from a request: whoever sets it lets the server connect there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    host: String,
    port: u16,
}

/// Text that is no printer's address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Not `HOST` or `HOST:PORT`.
    #[error("`{0}` is no printer's address: write HOST or HOST:PORT, such as 192.168.1.50:9100")]
    Form(String),
    /// An IP address at which no single printer can be.
    #[error("`{0}` is not the address of one machine: give the printer's own")]
    NotOneMachine(IpAddr),
}

impl Address {
    /// Connects within [`CONNECT`].
    pub(crate) async fn connect(&self) -> Result<TcpStream, Trouble> {
        let tried = async {
            let found = tokio::net::lookup_host((self.host.as_str(), self.port)).await.ok()?;
            // What a name stands for is only known now.
            for address in found.filter(|address| is_one_machine(address.ip())).take(MAX_TRIED) {
                if let Ok(stream) = TcpStream::connect(address).await {
                    return Some(stream);
                }
            }
            None
        };
        let stream = timeout(CONNECT, tried).await.ok().flatten().ok_or(Trouble::Away)?;
        // Each request for its state is three bytes and waits for its answer.
        stream.set_nodelay(true).map_err(|_| Trouble::Away)?;
        Ok(stream)
    }
}

fn is_one_machine(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !(ip.is_unspecified() || ip.is_multicast() || ip.is_broadcast()),
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => is_one_machine(IpAddr::V4(ip)),
            None => !(ip.is_unspecified() || ip.is_multicast()),
        },
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        let form = || BadAddress::Form(text.chars().take(MAX_HOST).collect());
        let one = |ip: IpAddr, port| {
            if is_one_machine(ip) {
                Ok(Self { host: ip.to_string(), port })
            } else {
                Err(BadAddress::NotOneMachine(ip))
            }
        };
        let (host, port) = if let Ok(address) = text.parse::<SocketAddr>() {
            if address.port() == 0 {
                return Err(form());
            }
            return one(address.ip(), address.port());
        } else if let Ok(ip) = text.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            return one(ip, PORT);
        } else {
            match text.split_once(':') {
                Some((host, port)) => (host, port.parse::<u16>().map_err(|_| form())?),
                None => (text, PORT),
            }
        };
        let is_name = |label: &str| {
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        // `10.0.0.300` and `010.0.0.1` are mistakes, not names.
        let looks_like_ip = host.chars().all(|c| c.is_ascii_digit() || c == '.');
        if port == 0 || host.len() > MAX_HOST || looks_like_ip || !host.split('.').all(is_name) {
            return Err(form());
        }
        Ok(Self { host: host.to_ascii_lowercase(), port })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (text, read) in [
            ("192.168.1.50", "192.168.1.50:9100"),
            (" 192.168.1.50:9101 ", "192.168.1.50:9101"),
            ("Printer-1.Hall.example", "printer-1.hall.example:9100"),
            ("printer:4000", "printer:4000"),
            ("fe80::1", "[fe80::1]:9100"),
            ("[fd00::7]:9100", "[fd00::7]:9100"),
            ("[fd00::7]", "[fd00::7]:9100"),
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.to_string(), read);
            assert_eq!(read.parse::<Address>().unwrap(), address);
        }
    }

    #[test]
    fn what_is_no_address_is_told_with_what_to_write() {
        let long = format!("{}.example", "a".repeat(300));
        for text in [
            "",
            ":9100",
            "printer:",
            "printer:0",
            "printer:70000",
            "a b",
            "http://printer",
            "10.0.0.300",
            "printer/x",
            "a..b",
            "1.2.3.4:0",
            "a@b",
            &long,
        ] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(matches!(error, BadAddress::Form(_)), "{text}: {error}");
            assert!(error.to_string().len() < 400);
        }
        for text in ["0.0.0.0", "255.255.255.255:9100", "224.0.0.1", "::", "ff02::1", "::ffff:0.0.0.0"] {
            assert!(matches!(text.parse::<Address>(), Err(BadAddress::NotOneMachine(_))), "{text}");
        }
    }
}
