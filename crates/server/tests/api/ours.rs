//! Our own server as a program: started, signalled, read.

use std::path::Path;

use tokio::{io::AsyncReadExt, process::Command};

use crate::program::{Server, program};

/// Our own program.
pub(crate) fn ours(arguments: &[&str]) -> Command {
    program(env!("CARGO_BIN_EXE_callpad-server"), arguments)
}

/// Our own, on a folder and on a port that the system chose.
pub(crate) async fn serve(folder: &Path, more: &[&str]) -> Server {
    let folder = folder.to_str().unwrap();
    Server::start(ours(&[&["--listen", "127.0.0.1:0", "--data", folder][..], more].concat())).await
}

/// Our own with a command that ends; gives the exit code and what was printed.
pub(crate) async fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = ours(arguments).output().await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

impl Server {
    /// Sends a signal.
    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Sends a signal; gives the exit code and what was printed after the first line.
    #[cfg(unix)]
    pub(crate) async fn end(mut self, signal: &str) -> (Option<i32>, String) {
        self.signal(signal);
        let mut rest = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut rest).await.unwrap();
        (self.child.wait().await.unwrap().code(), rest)
    }

    /// Reads the log until a line that has this; gives all lines so far, this one last.
    pub(crate) async fn logs(&mut self, what: &str) -> Vec<String> {
        let log = self.child.stderr.as_mut().unwrap();
        let mut lines = vec![String::new()];
        loop {
            let byte = log.read_u8().await;
            assert!(byte.is_ok(), "the log ended without {what:?}: {lines:#?}");
            let last = lines.last_mut().unwrap();
            match char::from(byte.unwrap()) {
                '\n' if last.contains(what) => return lines,
                '\n' => lines.push(String::new()),
                one => last.push(one),
            }
        }
    }
}
