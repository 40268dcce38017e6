//! `callpad-faulty-server` as a program: window tests rely on what it prints and how it ends.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail as loudly as the test"
)]

use std::path::Path;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::program::Server;
use crate::site::client;

/// What the server's own tests use.
#[path = "../../server/tests/api/program.rs"]
mod program;
#[path = "../../server/tests/api/site.rs"]
#[allow(dead_code, reason = "these tests need a part of it")]
mod site;

fn program(arguments: &[&str]) -> Command {
    program::program(env!("CARGO_BIN_EXE_callpad-faulty-server"), arguments)
}

async fn serve(folder: &Path, more: &[&str]) -> Server {
    let folder = folder.to_str().unwrap();
    let arguments = [&["--listen", "127.0.0.1:0", "--demo", "--data", folder][..], more].concat();
    Server::start(program(&arguments)).await
}

impl Server {
    /// Ends it as a power cut would; gives the exit code.
    async fn kill(mut self) -> Option<i32> {
        self.child.kill().await.unwrap();
        self.child.wait().await.unwrap().code()
    }
}

#[tokio::test]
async fn exit_code_2_on_what_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for fault in ["drop", "endcall=drop", "call=500"] {
        let arguments = ["--listen", "127.0.0.1:0", "--data", data, "--fault", fault];
        let output = program(&arguments).output().await.unwrap();
        assert_eq!((output.status.code(), &output.stdout[..]), (Some(2), &b""[..]), "{fault}");
        assert!(!output.stderr.is_empty(), "{fault}");
    }
}

#[tokio::test]
async fn fault_on_the_command_line_and_a_key_that_outlives_a_killed_server() {
    let folder = tempfile::tempdir().unwrap();
    let send = async |server: &Server| {
        let url = |operation: &str| format!("{}/restapi/v2/queuemanagement/{operation}", server.url());
        let user = json!({"user_id": server.line["demo"]["user_id"]});
        let login: Value =
            client().post(url("login")).json(&user).send().await.unwrap().json().await.unwrap();
        let call = client().post(url("callnextticket")).bearer_auth(login["authtoken"].as_str().unwrap());
        let call =
            call.header("idempotency-key", "k").json(&json!({"desk_id": server.line["demo"]["desk_id"]}));
        let current = format!(
            "{}/callpad/v1/answers/current?desk_id={}",
            server.url(),
            server.line["demo"]["desk_id"].as_str().unwrap()
        );
        let answer = call.send().await;
        let current = client().get(current).bearer_auth(login["authtoken"].as_str().unwrap());
        let current: Value = current.send().await.unwrap().json().await.unwrap();
        (answer, current["answer"].clone())
    };
    let server = serve(folder.path(), &["--fault", "callnextticket=drop-after,recall=slow:5"]).await;
    let (answer, current) = send(&server).await;
    answer.unwrap_err();
    assert!(current["id"].is_string(), "{current}");
    assert_eq!(server.kill().await, None);
    let server = serve(folder.path(), &[]).await;
    let (answer, again) = send(&server).await;
    assert_eq!(answer.unwrap().json::<Value>().await.unwrap(), json!({"success": true, "answer": current}));
    assert_eq!(again, current);
}
