//! Encryption of connections. The edge knows that there is such a thing, and whoever runs the server brings it: a server
//! that runs inside another program has none.

use std::{fmt::Debug, io, pin::Pin};

use tokio::io::{AsyncRead, AsyncWrite};

/// The bytes of a connection.
pub trait Bytes: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Bytes for T {}

/// The encrypted connection, once both sides have agreed.
pub type Agreeing = Pin<Box<dyn Future<Output = io::Result<Box<dyn Bytes>>> + Send>>;

/// Encrypts connections (TLS).
pub trait Secure: Debug + Send + Sync {
    /// Agrees with the client. How long that may take, and how many try at once, is the edge's matter: it drops what is
    /// not agreed in time.
    fn agree(&self, plain: Box<dyn Bytes>) -> Agreeing;
}
