//! A proxy before a server that injects faults: into the connection, or into single operations.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::Malformed;
use crate::fault::{Fault, Faults};

/// A fault of the connection, whatever is asked for. It applies from the next bytes on, also to open connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// None: everything is passed on.
    Never,
    /// The connection is cut when a request comes; the server never sees it.
    Before,
    /// The server gets the request and answers; the connection is cut before the response is passed on.
    After,
    /// The connection is cut after so many bytes of the response.
    Within(usize),
    /// The server gets the request and answers; nothing is passed on and nothing is cut.
    Hold,
    /// The server gets the request and answers; this is passed on in place of its response (T13).
    Answer(Malformed),
    /// This is the response, and the server never sees the request.
    Instead(Malformed),
}

/// A TCP proxy before a server. It replaces its own address by the server's in the `Host` header: our server answers to
/// no other name.
#[derive(Debug)]
pub struct FaultProxy {
    url: String,
    injected: Arc<Mutex<Injected>>,
    accepting: JoinHandle<()>,
}

/// What goes wrong, and what was asked for.
#[derive(Debug)]
struct Injected {
    cut: Cut,
    faults: Faults,
    requests: HashMap<&'static str, u64>,
}

/// Both ends of the proxy, as requests name them.
#[derive(Clone, Debug)]
struct Ends {
    own: String,
    target: String,
    hides_extensions: bool,
}

impl FaultProxy {
    /// Before the server at this address, `http://host:port`; passes everything on at first.
    pub async fn before(url: &str) -> Self {
        Self::start(([127, 0, 0, 1], 0).into(), url, false).await.unwrap()
    }

    /// The same, and our server looks like a plain Bloom server behind it: neither its extensions nor a key gets through.
    pub async fn plain_before(url: &str) -> Self {
        Self::start(([127, 0, 0, 1], 0).into(), url, true).await.unwrap()
    }

    /// The same at an address of the caller's choice, plain or not.
    ///
    /// # Errors
    /// When it cannot listen there.
    pub async fn listen(address: SocketAddr, url: &str, plain: bool) -> std::io::Result<Self> {
        Self::start(address, url, plain).await
    }

    async fn start(address: SocketAddr, url: &str, hides_extensions: bool) -> std::io::Result<Self> {
        let target = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind(address).await?;
        let own = listener.local_addr()?.to_string();
        let url = format!("http://{own}");
        let ends = Ends { own, target, hides_extensions };
        let injected = Injected { cut: Cut::Never, faults: Faults::default(), requests: HashMap::new() };
        let injected = Arc::new(Mutex::new(injected));
        let now = injected.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (ends, now) = (ends.clone(), now.clone());
                // A connection that breaks by itself is what both ends see as well.
                tokio::spawn(async move { drop(pass(near, &ends, &now).await) });
            }
        });
        Ok(Self { url, injected, accepting })
    }

    /// Its own address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What happens to connections from now on.
    pub fn cut(&self, cut: Cut) {
        self.injected.lock().unwrap().cut = cut;
    }

    /// From the next request on these operations go wrong, and no others.
    pub fn set_faults(&self, faults: Faults) {
        self.injected.lock().unwrap().faults = faults;
    }

    /// How often an operation was asked for since the start, whatever came of it.
    pub fn requests(&self, operation: &str) -> u64 {
        self.injected.lock().unwrap().requests.get(operation).copied().unwrap_or(0)
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn pass(mut near: TcpStream, ends: &Ends, injected: &Mutex<Injected>) -> std::io::Result<()> {
    let mut far = TcpStream::connect(&ends.target).await?;
    let (mut request, mut response) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    // What has come of a message that is passed on changed, or not at all.
    let mut held = Vec::new();
    // The fault of the operation that is being asked for, and whether the connection has become a WebSocket.
    let (mut fault, mut is_socket) = (None, false);
    loop {
        tokio::select! {
            n = near.read(&mut request) => {
                let n = n?;
                if n == 0 {
                    return Ok(());
                }
                if !is_socket && let Some(asked) = Asked::read(&request[..n]) {
                    held.clear();
                    fault = asked.fault(ends, injected);
                }
                let cut = injected.lock().unwrap().cut;
                let replacement = match (cut, fault) {
                    (Cut::Before, _) => return Ok(()),
                    (Cut::Instead(malformed), _) if !is_socket => Some(Some(malformed.response("", b""))),
                    (_, Some(fault)) if !Fault::is_done(fault) => Some(fault.replacement()),
                    _ => None,
                };
                if let Some(replacement) = replacement {
                    // Only when its body has come too is the request over.
                    held.extend_from_slice(&request[..n]);
                    if whole(&held).is_some() {
                        held.clear();
                        let Some(response) = replacement else { return Ok(()) };
                        near.write_all(&response).await?;
                    }
                    continue;
                }
                is_socket |= contains(&request[..n], b"upgrade: websocket");
                let mut request = renamed(&request[..n], ends);
                if ends.hides_extensions {
                    hide(&mut request);
                }
                far.write_all(&request).await?;
            }
            n = far.read(&mut response) => {
                let n = n?;
                if n == 0 {
                    return Ok(());
                }
                if ends.hides_extensions {
                    hide(&mut response[..n]);
                }
                let response = &response[..n];
                let cut = injected.lock().unwrap().cut;
                match (cut, fault) {
                    (Cut::After, _) => return Ok(()),
                    (Cut::Within(most), _) => return near.write_all(&response[..n.min(most)]).await,
                    (Cut::Hold, _) => {}
                    (Cut::Answer(malformed), _) if !is_socket => {
                        held.extend_from_slice(response);
                        if let Some((head, body)) = whole(&held) {
                            let changed = malformed.response(&head, &body);
                            held.clear();
                            near.write_all(&changed).await?;
                        }
                    }
                    (_, Some(injected)) => {
                        held.extend_from_slice(response);
                        if let Some((head, body)) = whole(&held) {
                            fault = None;
                            match injected {
                                Fault::Slow(time) => {
                                    tokio::time::sleep(time).await;
                                    near.write_all(&held).await?;
                                }
                                Fault::Truncate => {
                                    return near.write_all(&held[..held.len() - body.len() + body.len() / 2]).await;
                                }
                                Fault::Garbage => near.write_all(&Malformed::Garbage.response(&head, &body)).await?,
                                _ => return Ok(()),
                            }
                            held.clear();
                        }
                    }
                    _ => near.write_all(response).await?,
                }
            }
        }
    }
}

/// What the head of a request asks for. The head of a test's request comes in one piece.
struct Asked<'a> {
    method: &'a str,
    path: &'a str,
    host: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// None where these bytes are no head of a request, but more of its body.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
        let mut lines = std::str::from_utf8(&bytes[..end]).ok()?.lines();
        let mut first = lines.next()?.split(' ');
        let (method, target) = (first.next()?, first.next()?);
        first.next()?.starts_with("HTTP/1.").then_some(())?;
        let mut headers = lines.filter_map(|line| line.split_once(':'));
        let host = headers.find(|(name, _)| name.eq_ignore_ascii_case("host")).map(|(_, host)| host.trim());
        Some(Self { method, path: target.split('?').next().unwrap_or_default(), host })
    }

    /// Counts the request, and gives the fault of its operation. A request to somebody else is the server's to refuse.
    fn fault(&self, ends: &Ends, injected: &Mutex<Injected>) -> Option<Fault> {
        let operation = callpad_server::test_support::operation_at(self.method, self.path)?;
        if self.host != Some(&ends.own) {
            return None;
        }
        let mut injected = injected.lock().unwrap();
        *injected.requests.entry(operation).or_default() += 1;
        injected.faults.of(operation)
    }
}

/// Head and body of a request or a response, when both are there.
fn whole(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let body = &bytes[end + 4..];
    let lower = head.to_ascii_lowercase();
    let length = lower.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    (body.len() >= length.unwrap_or(0)).then(|| (head, body.to_vec()))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

/// Gives the headers of our extensions other names of the same length.
fn hide(bytes: &mut [u8]) {
    for name in [b"callpad-features".as_slice(), b"idempotency-key"] {
        let found = bytes.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name));
        if let Some(at) = found {
            bytes[at..at + name.len()].fill(b'x');
        }
    }
}

/// The request with the server's address in the place of the proxy's. The head of a test's request comes in one
/// piece; other bytes are passed on as they are.
fn renamed(request: &[u8], ends: &Ends) -> Vec<u8> {
    match std::str::from_utf8(request) {
        Ok(text) => text.replace(&ends.own, &ends.target).into_bytes(),
        Err(_) => request.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use callpad_client::{Client, Error, Options, ServerAddress, Session};
    use callpad_wire::op::EndCall;

    use super::*;
    use crate::{MockApi, Say};

    #[tokio::test]
    async fn each_cut_is_where_it_says() {
        for (cut, arrived) in
            [(Cut::Never, 1), (Cut::Before, 0), (Cut::After, 1), (Cut::Within(20), 1), (Cut::Hold, 1)]
        {
            let api = MockApi::start().await;
            api.expects::<EndCall>(arrived, Say::done()).await;
            let proxy = FaultProxy::before(&api.url()).await;
            proxy.cut(cut);
            let options = Options { whole_timeout: Duration::from_millis(500), ..Options::default() };
            let client = Client::new(ServerAddress::parse(proxy.url()).unwrap(), options).unwrap();
            let session = Session::resume(client, "u".into(), None, None);
            let result = session.end_call(&EndCall { answer_id: "a".into() }).await;
            match cut {
                Cut::Never => assert!(result.is_ok(), "{result:?}"),
                Cut::Hold => assert!(matches!(result, Err(Error::TimedOut { sent: true, .. })), "{result:?}"),
                _ => assert_eq!(result.unwrap_err(), Error::Broken, "{cut:?}"),
            }
        }
    }
}
