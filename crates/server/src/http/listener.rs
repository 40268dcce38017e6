//! Connections as they come in: answers are sent without delay, and the address at which one arrived is kept.

use std::net::SocketAddr;

use axum::{extract::connect_info::Connected, serve::IncomingStream};
use tokio::net::{TcpListener, TcpStream};

/// Accepts connections.
#[derive(Debug)]
pub(crate) struct Listener(pub(crate) TcpListener);

impl axum::serve::Listener for Listener {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        let (stream, peer) = axum::serve::Listener::accept(&mut self.0).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "answers may be delayed");
        }
        (stream, peer)
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// The address at which a connection arrived.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalAddress(pub(super) Option<SocketAddr>);

impl Connected<IncomingStream<'_, Listener>> for LocalAddress {
    fn connect_info(stream: IncomingStream<'_, Listener>) -> Self {
        Self(stream.io().local_addr().ok())
    }
}
