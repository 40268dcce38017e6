//! A line to a server that breaks where a test wants it.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

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
    loop {
        tokio::select! {
            n = near.read(&mut request) => {
                let n = n?;
                if n == 0 || *cut.lock().unwrap() == Cut::Before {
                    return Ok(());
                }
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
                    Cut::Never | Cut::Before => near.write_all(&answer[..n]).await?,
                    Cut::After => return Ok(()),
                    Cut::Within(most) => return near.write_all(&answer[..n.min(most)]).await,
                    Cut::Hold => {}
                }
            }
        }
    }
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
