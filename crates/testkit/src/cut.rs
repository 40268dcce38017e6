//! A line to a server that breaks where a test wants it.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::Strange;

/// What happens to the bytes; holds from the next ones on, also on lines that stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nothing: all is passed on.
    Never,
    /// The line is cut when a request comes; the server never sees it.
    Before,
    /// The server gets the request and answers; the line is cut before the answer is passed on.
    After,
    /// The line is cut after so many bytes of the answer.
    Within(usize),
    /// The server gets the request and answers; nothing is passed on and nothing is cut.
    Hold,
    /// The server gets the request and answers; this is passed on in the place of its answer (T13).
    Answer(Strange),
    /// This is the answer, and the server never sees the request.
    Instead(Strange),
}

/// A TCP proxy before a server. It names the server's own address to it as `Host`: our server answers to no other.
#[derive(Debug)]
pub struct CutProxy {
    url: String,
    cut: Arc<Mutex<Cut>>,
    accepting: JoinHandle<()>,
}

impl CutProxy {
    /// A line to the server at this address, `http://host:port`; passes all on at first.
    pub async fn before(url: &str) -> Self {
        Self::start(url, false).await
    }

    /// The same, and our server looks like a plain Bloom server behind it: neither its extensions nor a key gets through.
    pub async fn plain_before(url: &str) -> Self {
        Self::start(url, true).await
    }

    async fn start(url: &str, plain: bool) -> Self {
        let target = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().to_string();
        let url = format!("http://{own}");
        let cut = Arc::new(Mutex::new(Cut::Never));
        let now = cut.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let (own, target, now) = (own.clone(), target.clone(), now.clone());
                // A line that breaks by itself is what both ends see as well.
                tokio::spawn(async move { drop(pass(line, &own, &target, &now, plain).await) });
            }
        });
        Self { url, cut, accepting }
    }

    /// Its own address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What happens from now on.
    pub fn cut(&self, cut: Cut) {
        *self.cut.lock().unwrap() = cut;
    }
}

impl Drop for CutProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn pass(
    mut near: TcpStream,
    own: &str,
    target: &str,
    cut: &Mutex<Cut>,
    plain: bool,
) -> std::io::Result<()> {
    let mut far = TcpStream::connect(target).await?;
    let (mut request, mut answer) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    // What has come of an answer that is passed on changed, or not at all; a line that became a WebSocket has none.
    let (mut held, mut is_socket) = (Vec::new(), false);
    loop {
        tokio::select! {
            n = near.read(&mut request) => {
                let n = n?;
                let now = *cut.lock().unwrap();
                match now {
                    _ if n == 0 => return Ok(()),
                    Cut::Before => return Ok(()),
                    Cut::Instead(strange) if !is_socket => {
                        // Only when its body has come too is the request over.
                        held.extend_from_slice(&request[..n]);
                        if whole(&held).is_some() {
                            held.clear();
                            near.write_all(&strange.answer("", b"")).await?;
                        }
                        continue;
                    }
                    _ => {}
                }
                is_socket |= contains(&request[..n], b"upgrade: websocket");
                let mut request = renamed(&request[..n], own, target);
                if plain {
                    hide(&mut request);
                }
                far.write_all(&request).await?;
            }
            n = far.read(&mut answer) => {
                let n = n?;
                if plain {
                    hide(&mut answer[..n]);
                }
                let now = *cut.lock().unwrap();
                match now {
                    _ if n == 0 => return Ok(()),
                    Cut::Answer(strange) if !is_socket => {
                        held.extend_from_slice(&answer[..n]);
                        if let Some((head, body)) = whole(&held) {
                            let changed = strange.answer(&head, &body);
                            held.clear();
                            near.write_all(&changed).await?;
                        }
                    }
                    Cut::Never | Cut::Before | Cut::Answer(_) | Cut::Instead(_) => {
                        near.write_all(&answer[..n]).await?;
                    }
                    Cut::After => return Ok(()),
                    Cut::Within(most) => return near.write_all(&answer[..n.min(most)]).await,
                    Cut::Hold => {}
                }
            }
        }
    }
}

/// Head and body of a request or an answer, when both are there.
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
fn renamed(request: &[u8], own: &str, target: &str) -> Vec<u8> {
    match std::str::from_utf8(request) {
        Ok(text) => text.replace(own, target).into_bytes(),
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
            let proxy = CutProxy::before(&api.url()).await;
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
