//! The way from a command to the server that runs on the same folder: a Unix socket in the folder, on Windows a named pipe
//! whose name is in the folder. Each message is its length and so much JSON.

use std::{io, path::Path, time::Duration};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::ask::{Ask, Reply};
use crate::directory::file::LARGEST;

pub(super) use system::Listener;

/// The longest message: a directory file of the largest size, with all its quotes written out.
const LONGEST: usize = 2 * LARGEST;
/// How much room is made before anything has come.
const FIRST: usize = 64 * 1024;
/// The longest name of a user of the operating system that is written down, in characters.
const LONGEST_NAME: usize = 128;
/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);

/// A command, and who gives it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    who: String,
    pub(super) ask: Ask,
}

impl Request {
    /// Who gives it, fit to be written down.
    pub(super) fn who(&self) -> String {
        self.who.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// The command was not taken.
    NotThere(String),
    /// It was, or may have been.
    Lost,
}

/// Asks the server that runs on a folder. Blocks.
pub(super) fn ask(folder: &Path, ask: &Ask, who: &str) -> Result<Reply, Unanswered> {
    let not_there = |error: io::Error| Unanswered::NotThere(error.to_string());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(not_there)?;
    runtime.block_on(async {
        let connecting = tokio::time::timeout(CONNECT, system::connect(folder)).await;
        let mut stream =
            connecting.map_err(|_| not_there(io::ErrorKind::TimedOut.into()))?.map_err(not_there)?;
        let request = Request { who: who.to_owned(), ask: ask.clone() };
        // A server that turns it away closes at once; what was not sent whole was not taken.
        send(&mut stream, &request).await.map_err(not_there)?;
        receive(&mut stream).await.map_err(|error| match error.kind() {
            // Turned away before it was read.
            io::ErrorKind::ConnectionReset => not_there(error),
            _ => Unanswered::Lost,
        })
    })
}

/// Sends one message.
pub(super) async fn send(stream: &mut (impl AsyncWrite + Unpin), message: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("the command is too long"))?;
    stream.write_all(&length.to_le_bytes()).await?;
    stream.write_all(&bytes).await?;
    stream.flush().await
}

/// Receives one message. No room is made for what has not come.
pub(super) async fn receive<T: DeserializeOwned>(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<T> {
    let length = stream.read_u32_le().await?;
    let length = usize::try_from(length).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("the message is too long"))?;
    let mut bytes = Vec::with_capacity(length.min(FIRST));
    stream.take(u64::try_from(length).unwrap_or(u64::MAX)).read_to_end(&mut bytes).await?;
    if bytes.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(serde_json::from_slice(&bytes)?)
}

#[cfg(unix)]
mod system {
    use std::{
        fs::{self, File, Permissions},
        io,
        os::{fd::AsRawFd, unix::fs::PermissionsExt},
        path::{Path, PathBuf},
    };

    use tokio::net::{UnixListener, UnixStream};

    /// The name in the folder.
    const NAME: &str = "admin.sock";
    /// The longest path that every system takes for a socket.
    const LONGEST_PATH: usize = 100;

    /// Takes connections of the owner, and of root.
    #[derive(Debug)]
    pub(in crate::admin) struct Listener {
        listener: UnixListener,
        path: PathBuf,
    }

    impl Drop for Listener {
        fn drop(&mut self) {
            // A server that was killed leaves it behind; the next one takes it away.
            let _ = fs::remove_file(&self.path);
        }
    }

    impl Listener {
        /// The folder belongs to this server: what lies there of another one is over.
        pub(in crate::admin) fn open(folder: &Path) -> io::Result<Self> {
            let path = folder.join(NAME);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let listener = within(folder, |path| UnixListener::bind(path))?;
            // The folder is closed to others already.
            fs::set_permissions(&path, Permissions::from_mode(0o600))?;
            Ok(Self { listener, path })
        }

        pub(in crate::admin) async fn accept(&mut self) -> io::Result<UnixStream> {
            loop {
                let (stream, _) = self.listener.accept().await?;
                let (peer, me) = (stream.peer_cred()?.uid(), rustix::process::geteuid().as_raw());
                if [me, 0].contains(&peer) {
                    return Ok(stream);
                }
                tracing::warn!(user = peer, "another user's command was turned away");
            }
        }
    }

    pub(super) async fn connect(folder: &Path) -> io::Result<UnixStream> {
        let stream = within(folder, std::os::unix::net::UnixStream::connect)?;
        stream.set_nonblocking(true)?;
        UnixStream::from_std(stream)
    }

    /// A path of a socket is short. On Linux a folder that is deeper is named by a file of our own process.
    fn within<T>(folder: &Path, work: impl FnOnce(PathBuf) -> io::Result<T>) -> io::Result<T> {
        let path = folder.join(NAME);
        if path.as_os_str().len() <= LONGEST_PATH || !cfg!(target_os = "linux") {
            return work(path);
        }
        let open = File::open(folder)?;
        work(PathBuf::from(format!("/proc/self/fd/{}", open.as_raw_fd())).join(NAME))
    }
}

#[cfg(windows)]
mod system {
    use std::{
        fs, io,
        path::{Path, PathBuf},
    };

    use tokio::net::windows::named_pipe::{
        ClientOptions, NamedPipeClient, NamedPipeServer, PipeMode, ServerOptions,
    };

    /// The file in the folder that names the pipe: whoever may read the folder may find it, and nobody can be there first.
    const NAME: &str = "admin.pipe";
    /// The longest name of a pipe.
    const LONGEST_NAME: usize = 256;

    /// Takes connections of those who may write to the pipe: its owner, administrators and the system; others may only read.
    #[derive(Debug)]
    pub(in crate::admin) struct Listener {
        name: String,
        next: NamedPipeServer,
        file: PathBuf,
    }

    impl Drop for Listener {
        fn drop(&mut self) {
            let _ = fs::remove_file(&self.file);
        }
    }

    fn options() -> ServerOptions {
        let mut options = ServerOptions::new();
        options.pipe_mode(PipeMode::Byte).reject_remote_clients(true);
        options
    }

    impl Listener {
        pub(in crate::admin) fn open(folder: &Path) -> io::Result<Self> {
            let name = format!(r"\\.\pipe\callpad-server-{}", uuid::Uuid::new_v4());
            let next = options().first_pipe_instance(true).create(&name)?;
            let file = folder.join(NAME);
            fs::write(&file, &name)?;
            Ok(Self { name, next, file })
        }

        pub(in crate::admin) async fn accept(&mut self) -> io::Result<NamedPipeServer> {
            self.next.connect().await?;
            let next = options().create(&self.name)?;
            Ok(std::mem::replace(&mut self.next, next))
        }
    }

    pub(super) async fn connect(folder: &Path) -> io::Result<NamedPipeClient> {
        let name = fs::read_to_string(folder.join(NAME))?;
        if name.len() > LONGEST_NAME || !name.starts_with(r"\\.\pipe\callpad-server-") {
            return Err(io::Error::other("the file admin.pipe does not name a pipe"));
        }
        ClientOptions::new().open(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_too_long_is_refused_before_it_costs_and_what_breaks_off_is_no_message() {
        let (mut ours, mut theirs) = tokio::io::duplex(1_024);
        theirs.write_all(&u32::MAX.to_le_bytes()).await.unwrap();
        assert!(receive::<Request>(&mut ours).await.unwrap_err().to_string().contains("too long"));
        let (mut ours, mut theirs) = tokio::io::duplex(1_024);
        theirs.write_all(&[9, 0, 0, 0, b'{']).await.unwrap();
        drop(theirs);
        assert_eq!(receive::<Request>(&mut ours).await.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let (mut ours, mut theirs) = tokio::io::duplex(1_024);
        let request = Request { who: "ana\n".into(), ask: Ask::Reset { location: None } };
        send(&mut theirs, &request).await.unwrap();
        assert_eq!(receive::<Request>(&mut ours).await.unwrap().who(), "ana");
    }
}
