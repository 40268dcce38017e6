//! A company's proxy: it tunnels (CONNECT) and forwards plain http, and may want a password.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// A proxy on a free port of this machine. It knows only the names that a test tells it: no name leaves the machine.
#[derive(Debug)]
pub struct ForwardProxy {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    accepting: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    /// Where the names that it knows lead.
    names: HashMap<String, SocketAddr>,
    /// What `Proxy-Authorization` must be, and what is asked for otherwise.
    wanted: Option<(String, Vec<String>)>,
    /// The first lines of all requests that it let through.
    passed: Vec<String>,
    /// How many it refused for want of a password.
    refused: usize,
}

impl ForwardProxy {
    /// A proxy that lets everybody through.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(serve(client, shared.clone()));
            }
        });
        Self { address, state, accepting }
    }

    /// Its address, `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Leads a name to a server at `http://host:port` or `https://host:port` with a numeric host.
    pub fn leads(&self, name: &str, url: &str) {
        let (_, address) = url.split_once("://").unwrap();
        let address = address.trim_end_matches('/').parse().unwrap();
        self.state.lock().unwrap().names.insert(name.to_owned(), address);
    }

    /// From now on only those with this value of `Proxy-Authorization` get through; the others are told these ways.
    pub fn wants(&self, authorization: &str, ways: &[&str]) {
        let ways = ways.iter().map(|way| (*way).to_owned()).collect();
        self.state.lock().unwrap().wanted = Some((authorization.to_owned(), ways));
    }

    /// The first lines of the requests that it let through.
    pub fn passed(&self) -> Vec<String> {
        self.state.lock().unwrap().passed.clone()
    }

    /// How many requests it refused for want of a password.
    pub fn refused(&self) -> usize {
        self.state.lock().unwrap().refused
    }
}

impl Drop for ForwardProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// What is done with a request.
enum Verdict {
    Refuse(Vec<String>),
    Unknown,
    Pass(SocketAddr),
}

async fn serve(mut client: TcpStream, state: Arc<Mutex<State>>) -> Option<()> {
    let mut head = Vec::new();
    let end = loop {
        if let Some(at) = head.windows(4).position(|end| end == b"\r\n\r\n") {
            break at + 4;
        }
        if head.len() > LONGEST_HEAD || client.read_buf(&mut head).await.ok()? == 0 {
            return None;
        }
    };
    let text = String::from_utf8_lossy(&head[..end]).into_owned();
    let (first, rest) = text.split_once("\r\n")?;
    let mut words = first.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let (name, path) = match target.strip_prefix("http://") {
        Some(rest) => rest.split_once('/').map(|(host, path)| (host, format!("/{path}")))?,
        None => (target, String::new()),
    };
    let name = name.rsplit_once(':').map_or(name, |(name, _)| name);
    match judge(&state, name, first, rest) {
        Verdict::Refuse(ways) => {
            let ways: String = ways.iter().map(|way| format!("Proxy-Authenticate: {way}\r\n")).collect();
            let answer = format!(
                "HTTP/1.1 407 Proxy Authentication Required\r\n{ways}Content-Length: 0\r\nConnection: close\r\n\r\n"
            );
            client.write_all(answer.as_bytes()).await.ok()
        }
        Verdict::Unknown => {
            let answer = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            client.write_all(answer.as_bytes()).await.ok()
        }
        Verdict::Pass(address) => {
            let mut server = TcpStream::connect(address).await.ok()?;
            if method == "CONNECT" {
                client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.ok()?;
                server.write_all(&head[end..]).await.ok()?;
            } else {
                let version = words.next()?;
                server.write_all(format!("{method} {path} {version}\r\n{rest}").as_bytes()).await.ok()?;
                server.write_all(&head[end..]).await.ok()?;
            }
            copy_bidirectional(&mut client, &mut server).await.ok().map(drop)
        }
    }
}

fn judge(state: &Mutex<State>, name: &str, first: &str, rest: &str) -> Verdict {
    let mut state = state.lock().unwrap();
    let given = rest.lines().find_map(|line| {
        let (field, value) = line.split_once(':')?;
        field.eq_ignore_ascii_case("proxy-authorization").then(|| value.trim())
    });
    let refused =
        state.wanted.as_ref().filter(|(wanted, _)| given != Some(wanted)).map(|(_, ways)| ways.clone());
    if let Some(ways) = refused {
        state.refused += 1;
        return Verdict::Refuse(ways);
    }
    match state.names.get(name).copied() {
        Some(address) => {
            state.passed.push(first.to_owned());
            Verdict::Pass(address)
        }
        None => Verdict::Unknown,
    }
}
