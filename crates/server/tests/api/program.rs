//! A server as a program, whichever it is.

use std::process::Stdio;

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

pub(crate) fn program(file: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(file);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// One that runs, and the line that it printed when it was ready.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) line: Value,
}

impl Server {
    pub(crate) async fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).await.unwrap();
        child.stdout = Some(stdout.into_inner());
        Self { child, line: serde_json::from_str(&line).unwrap() }
    }

    pub(crate) fn url(&self) -> String {
        self.line["listening"].as_str().unwrap().to_owned()
    }
}
