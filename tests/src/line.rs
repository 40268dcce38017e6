//! A line between the app and a server that can be cut at the worst moment.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::Result;

/// What the line does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// Everything passes.
    Open,
    /// A request with this text in it reaches the server, is carried out there, and its answer is lost; from then on
    /// the line is down.
    CutAfter(String),
    /// Nobody gets through.
    Down,
}

/// A TCP line to a server. Dropping it ends it.
pub struct Line {
    url: String,
    way: Arc<Mutex<Way>>,
    task: tokio::task::JoinHandle<()>,
}

impl Line {
    /// A line to the server at this origin, such as `http://127.0.0.1:40001`.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn to(origin: &str) -> Result<Self> {
        let server: SocketAddr = origin.trim_start_matches("http://").parse()?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let way = Arc::new(Mutex::new(Way::Open));
        let shared = way.clone();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, server, shared.clone()));
            }
        });
        Ok(Self { url, way, task })
    }

    /// Origin of this end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Everything passes again.
    pub fn restore(&self) {
        self.set(Way::Open);
    }

    /// The next request with this text is carried out, but its answer is lost, and the line stays down after it.
    pub fn cut_after(&self, text: &str) {
        self.set(Way::CutAfter(text.to_owned()));
    }

    fn set(&self, way: Way) {
        *self.way.lock().unwrap_or_else(PoisonError::into_inner) = way;
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Carries one connection, until either end closes it or the line is cut.
async fn carry(mut client: TcpStream, server: SocketAddr, way: Arc<Mutex<Way>>) {
    let now = || way.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Ok(mut upstream) = TcpStream::connect(server).await else { return };
    let (mut asked, mut answered) = (vec![0_u8; 65_536], vec![0_u8; 65_536]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => {
                let Ok(length @ 1..) = read else { return };
                let request = &asked[..length];
                match now() {
                    Way::Down => return,
                    Way::CutAfter(text) if String::from_utf8_lossy(request).contains(&text) => {
                        let sent = upstream.write_all(request).await;
                        // The first byte of the answer shows that the server has done it.
                        if sent.is_ok() {
                            let _ = upstream.read(&mut answered).await;
                        }
                        *way.lock().unwrap_or_else(PoisonError::into_inner) = Way::Down;
                        return;
                    }
                    Way::Open | Way::CutAfter(_) => {
                        if upstream.write_all(request).await.is_err() {
                            return;
                        }
                    }
                }
            }
            read = upstream.read(&mut answered) => {
                let Ok(length @ 1..) = read else { return };
                if now() == Way::Down || client.write_all(&answered[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}
