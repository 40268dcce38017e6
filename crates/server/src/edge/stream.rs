//! The bytes of one connection: cuts off clients that do not read a response in time, and listeners that send too much.

use std::{
    io::{self, IoSlice},
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

use super::{slot::Slot, table::Permit};

/// How long a response may take to leave once its client has first made it wait.
const TAKEN_WITHIN: Duration = Duration::from_secs(60);
/// How many bytes a listener may send in each [`LISTENER_WINDOW`]: it answers pings and may send some of its own, each
/// at most 131 bytes.
const LISTENER_SENDS: usize = 16 * 1024;
const LISTENER_WINDOW: Duration = Duration::from_secs(15);

/// What a request knows about its connection.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// The local address at which it arrived.
    pub(crate) here: Option<SocketAddr>,
    /// The client's address.
    pub(crate) peer: IpAddr,
    pub(crate) progress: Progress,
}

/// How far a request has got. Until its body has arrived its connection may be closed to make room.
#[derive(Clone, Debug)]
pub(crate) struct Progress(pub(super) Arc<Slot>);

impl Progress {
    /// Waits for its body, from a signed-in client or not.
    pub(crate) fn awaits_body(&self, is_known: bool) {
        self.0.awaits_body(is_known);
    }

    /// Its body has arrived. False if the connection was closed in the meantime: then nothing may be begun.
    pub(crate) fn body_arrived(&self) -> bool {
        self.0.body_arrived()
    }
}

/// A connection's bytes. Dropping it frees its place.
#[derive(Debug)]
pub(super) struct ConnectionStream {
    stream: TcpStream,
    permit: Permit,
    /// The timer that runs while written bytes wait to be sent.
    waits: Option<Pin<Box<Sleep>>>,
    /// How many bytes a listener has sent, and since when.
    sent: (usize, Instant),
}

impl ConnectionStream {
    pub(super) fn new(stream: TcpStream, permit: Permit) -> Self {
        Self { stream, permit, waits: None, sent: (0, Instant::now()) }
    }

    /// Ends a pending write after a time limit.
    fn patient(
        &mut self,
        context: &mut Context<'_>,
        wrote: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if wrote.is_pending() {
            let waits = self.waits.get_or_insert_with(|| Box::pin(sleep(TAKEN_WITHIN)));
            if waits.as_mut().poll(context).is_ready() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        }
        wrote
    }

    /// A listener may send very little, whatever the frames.
    fn may_send(&mut self, bytes: usize) -> io::Result<()> {
        if self.sent.1.elapsed() >= LISTENER_WINDOW {
            self.sent = (0, Instant::now());
        }
        self.sent.0 += bytes;
        if self.sent.0 > LISTENER_SENDS { Err(io::ErrorKind::InvalidData.into()) } else { Ok(()) }
    }
}

impl AsyncRead for ConnectionStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        let bytes = buffer.filled().len() - before;
        if bytes > 0 {
            self.permit.slot.bytes_arrived();
            if self.permit.slot.is_listening() {
                self.may_send(bytes)?;
            }
        }
        read
    }
}

impl AsyncWrite for ConnectionStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.patient(context, wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.patient(context, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Called once everything has been handed to the system.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.waits = None;
            self.permit.slot.flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::{
        super::{limits::Limits, table::Table},
        *,
    };

    /// Our side of a connection, and the client's.
    async fn line() -> (ConnectionStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let other = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, peer) = listener.accept().await.unwrap();
        let table = Arc::new(Table::new(Limits { all: 1, per_address: 1 }, |_| {}));
        (ConnectionStream::new(stream, table.take(peer.ip()).unwrap()), other)
    }

    // The clock is paused, and jumps to the next timer whenever nothing else can run.
    #[tokio::test(start_paused = true)]
    async fn whoever_takes_no_answer_is_cut_off() {
        let (mut line, other) = line().await;
        let began = Instant::now();
        let error = line.write_all(&vec![b'x'; 64 * 1024 * 1024]).await.unwrap_err();
        assert_eq!((error.kind(), began.elapsed()), (io::ErrorKind::TimedOut, TAKEN_WITHIN));
        drop(other);
    }

    #[tokio::test]
    async fn whoever_takes_it_in_time_gets_all_of_it() {
        let (mut line, mut other) = line().await;
        let all = vec![b'x'; 16 * 1024 * 1024];
        let length = all.len();
        let taking = tokio::spawn(async move {
            let mut taken = vec![0; length];
            other.read_exact(&mut taken).await.unwrap();
        });
        line.write_all(&all).await.unwrap();
        line.flush().await.unwrap();
        assert!(line.waits.is_none());
        taking.await.unwrap();
    }

    #[tokio::test]
    async fn a_listener_that_talks_is_cut_off_whatever_it_says() {
        let (mut line, mut other) = line().await;
        line.permit.slot.begin();
        line.permit.slot.streams_events();
        let mut taken = vec![0; LISTENER_SENDS];
        other.write_all(&vec![0; LISTENER_SENDS]).await.unwrap();
        line.read_exact(&mut taken).await.unwrap();
        other.write_all(&[0]).await.unwrap();
        assert_eq!(line.read_u8().await.unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
