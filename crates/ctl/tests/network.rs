//! callpadctl in networks and environments that are not as they should be.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::net::{IpAddr, UdpSocket};
use std::process::{Output, Stdio};

use callpad_server::LoginSecret;
use callpad_testkit::start_server_with;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::process::Command;

/// A port of this machine where nothing listens.
async fn nowhere() -> String {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string()
}

async fn run(server: &str, environment: &[(&str, &str)], args: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callpadctl"));
    command.args(["--server", server, "--no-keyring"]).args(args);
    for name in [
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY",
        "CALLPAD_SECRET",
    ] {
        command.env_remove(name);
    }
    command
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // One that does not ask for it has ended before.
    let _ = child.stdin.take().unwrap().write_all(stdin).await;
    child.wait_with_output().await.unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Answers every request with an empty list.
async fn empty_lists(at: IpAddr) -> String {
    let listener = TcpListener::bind((at, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let _ = line.read(&mut [0; 4096]).await;
            let body = r#"{"success":true,"services":[]}"#;
            let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
            let _ = line.write_all(answer.as_bytes()).await;
        }
    });
    url
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let proxy = nowhere().await;
    let environment =
        [("http_proxy", &*format!("http://{proxy}")), ("https_proxy", &*format!("http://{proxy}"))];
    for server in ["http://192.0.2.1", "https://192.0.2.1", "http://queue.invalid"] {
        let output = run(server, &environment, &["--user-id", "u", "waitingticketscount"], b"").await;
        assert_eq!(output.status.code(), Some(4), "{output:?}");
        assert!(said(&output).contains(&format!("{proxy} was not reached: this proxy")), "{output:?}");
    }
}

#[tokio::test]
async fn what_is_excepted_from_the_proxy_is_reached_straight() {
    let proxy = format!("http://{}", nowhere().await);
    let loopback = empty_lists([127, 0, 0, 1].into()).await;
    let output =
        run(&loopback, &[("http_proxy", &proxy)], &["--user-id", "u", "waitingticketscount"], b"").await;
    assert_eq!(output.status.code(), Some(0), "never through a proxy on this machine: {output:?}");
    // The number by which other machines reach this one; nothing is sent to find it out.
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    let Ok(own) = socket.connect("192.0.2.1:9").and_then(|()| socket.local_addr()) else { return };
    let server = empty_lists(own.ip()).await;
    for exceptions in ["*", "localhost,*", &own.ip().to_string()] {
        let environment = [("http_proxy", &*proxy), ("no_proxy", exceptions)];
        let output = run(&server, &environment, &["--user-id", "u", "waitingticketscount"], b"").await;
        assert_eq!(output.status.code(), Some(0), "{exceptions}: {output:?}");
    }
}

#[tokio::test]
async fn a_secret_is_taken_whatever_wrote_it_and_a_file_in_utf_16_is_told() {
    let server = start_server_with(|c| c.login_secret = Some(LoginSecret::new("café"))).await;
    let user = server.user_id();
    let args = ["--user-id", user.as_str(), "login"];
    for secret in ["café\n", "\u{feff}café\r\n", "cafe\u{301}"] {
        let output = run(&server.url(), &[], &args, secret.as_bytes()).await;
        assert_eq!(output.status.code(), Some(0), "{secret:?}: {output:?}");
        let output = run(&server.url(), &[("CALLPAD_SECRET", secret.trim_end())], &args, b"").await;
        assert_eq!(output.status.code(), Some(0), "{secret:?}: {output:?}");
    }
    let utf_16: Vec<u8> = "\u{feff}café\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let output = run(&server.url(), &[], &args, &utf_16).await;
    assert_eq!(output.status.code(), Some(7));
    assert!(said(&output).contains("UTF-16"), "{output:?}");
}

#[tokio::test]
async fn an_address_that_could_be_read_in_two_ways_is_refused_with_what_was_meant() {
    for (server, meant) in [
        ("http://127.0.0.010:1", "http://127.0.0.10:1"),
        ("https//queue.invalid", "https://queue.invalid"),
        ("queue.invalid", "https://queue.invalid"),
    ] {
        let output = run(server, &[], &["--user-id", "u", "login"], b"").await;
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(meant), "{output:?}");
    }
}

#[tokio::test]
async fn signing_out_with_nobody_signed_in_is_done_at_once() {
    let output = run("http://127.0.0.1:9", &[], &["--user-id", "u", "logout"], b"").await;
    assert_eq!((output.status.code(), &*output.stdout), (Some(0), &b"{\"success\":true}\n"[..]));
    assert!(said(&output).contains("nobody is signed in here"), "{output:?}");
}
