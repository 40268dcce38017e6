//! The program with a certificate of its own: what cannot be used, what ends, and what is renewed.

#![cfg(unix)]

use std::{fs, path::Path};

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use reqwest::{Certificate, Client};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    ours::{run, serve},
    program::Server,
};

/// Puts a certificate that vouches for itself and its key into a folder.
fn write(folder: &Path, change: impl FnOnce(&mut CertificateParams)) -> String {
    let mut params = CertificateParams::new(["127.0.0.1".to_owned(), "queue.example".to_owned()]).unwrap();
    change(&mut params);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap().pem();
    fs::write(folder.join("cert.pem"), &certificate).unwrap();
    fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
    certificate
}

fn trusting(pem: &str) -> Client {
    let certificate = Certificate::from_pem(pem.as_bytes()).unwrap();
    crate::site::builder().tls_certs_only([certificate]).build().unwrap()
}

async fn health(client: &Client, server: &Server) -> Option<u16> {
    let answer = client.get(format!("{}/callpad/v1/health", server.url())).send().await.ok()?;
    Some(answer.status().as_u16())
}

fn options(folder: &Path) -> [String; 4] {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    ["--tls-cert".into(), file("cert.pem"), "--tls-key".into(), file("key.pem")]
}

async fn secure(folder: &Path, more: &[&str]) -> Server {
    let options = options(folder);
    let options: Vec<_> = options.iter().map(String::as_str).chain(more.iter().copied()).collect();
    serve(&folder.join("data"), &options).await
}

#[tokio::test]
async fn a_renewed_certificate_is_taken_on_a_signal_and_open_connections_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), |_| {});
    let mut server = secure(folder.path(), &["--metrics", "127.0.0.1:0"]).await;
    assert!(server.url().starts_with("https://"));
    let kept = trusting(&first);
    assert_eq!(health(&kept, &server).await, Some(200));
    // Who speaks plain HTTP to it gets nothing.
    let mut plain = TcpStream::connect(server.url().replace("https://", "")).await.unwrap();
    plain.write_all(b"GET /callpad/v1/health HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut said = Vec::new();
    let _ = plain.read_to_end(&mut said).await;
    assert!(!String::from_utf8_lossy(&said).contains("success"));

    // A key that does not fit changes nothing, and is said.
    let other = KeyPair::generate().unwrap().serialize_pem();
    let key = fs::read(folder.path().join("key.pem")).unwrap();
    fs::write(folder.path().join("key.pem"), other).unwrap();
    server.signal("-HUP");
    server.logs("does not fit").await;
    assert_eq!(health(&trusting(&first), &server).await, Some(200));
    fs::write(folder.path().join("key.pem"), key).unwrap();

    let second = write(folder.path(), |params| params.not_after = date_time_ymd(2200, 1, 1));
    server.signal("-HUP");
    server.logs("was read again").await;
    assert_eq!(health(&trusting(&second), &server).await, Some(200));
    assert_eq!(health(&trusting(&first), &server).await, None);
    assert_eq!(health(&kept, &server).await, Some(200), "on the connection that it has");
    let metrics = crate::site::client().get(server.line["metrics"].as_str().unwrap()).send().await.unwrap();
    let metrics = metrics.text().await.unwrap();
    assert!(metrics.contains("callpad_certificate_expires_timestamp_seconds 7258118400"), "{metrics}");
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn what_cannot_be_used_keeps_the_server_from_starting_and_what_has_ended_does_not() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), |_| {});
    let data = folder.path().join("data");
    let start = async || {
        let options = options(folder.path());
        let options: Vec<_> = options.iter().map(String::as_str).collect();
        let all = [&["--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()], &options[..]].concat();
        run(&all).await
    };
    fs::write(folder.path().join("key.pem"), KeyPair::generate().unwrap().serialize_pem()).unwrap();
    let (code, stdout, stderr) = start().await;
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.contains("does not fit"), "{stderr}");
    fs::remove_file(folder.path().join("key.pem")).unwrap();
    let (code, _, stderr) = start().await;
    assert!(code == Some(2) && stderr.contains("key.pem"), "{stderr}");
    let one = ["--listen", "127.0.0.1:0", "--data", data.to_str().unwrap(), "--tls-cert", "cert.pem"];
    assert_eq!(run(&one).await.0, Some(2), "one without the other");

    write(folder.path(), |params| params.not_after = date_time_ymd(2020, 1, 1));
    let mut server = secure(folder.path(), &[]).await;
    server.logs("ended on 2020-01-01").await;
    assert_eq!(server.end("-TERM").await.0, Some(0));
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(72);
    let soon = jiff::tz::TimeZone::UTC.to_datetime(soon).date();
    write(folder.path(), |params| {
        let (month, day) = (u8::try_from(soon.month()).unwrap(), u8::try_from(soon.day()).unwrap());
        params.not_after = date_time_ymd(soon.year().into(), month, day);
    });
    let mut server = secure(folder.path(), &[]).await;
    server.logs(&format!("ends on {soon}")).await;
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn without_a_proxy_the_port_that_is_left_out_is_that_of_https() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = write(folder.path(), |_| {});
    let server = secure(folder.path(), &["--public-name", "queue.example:443"]).await;
    let asked = async |host: &str| {
        let client = trusting(&certificate);
        let url = format!("{}/callpad/v1/health", server.url());
        client.get(url).header("host", host).send().await.unwrap().status().as_u16()
    };
    assert_eq!(asked("queue.example").await, 200);
    assert_eq!(asked("queue.example:80").await, 403);
    assert_eq!(server.end("-TERM").await.0, Some(0));
}
