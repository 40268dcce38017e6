//! One request over bare HTTP to this machine.
//!
//! Not through Callpad's own client: a wrong reading of the API must not hide in both.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::{Result, Trouble};

/// What came back: the HTTP status and the body as JSON.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// Sends a request to `host` (address and port) and reads the whole answer. `headers` are whole lines without their
/// ends; a body that is not empty is JSON.
pub(crate) async fn request(
    host: &str,
    method: &str,
    path: &str,
    headers: &[String],
    body: &str,
) -> Result<Answer> {
    let mut stream = TcpStream::connect(host).await?;
    // Chromium's driver speaks nothing older than HTTP/1.1.
    let mut lines =
        vec![format!("{method} {path} HTTP/1.1"), format!("Host: {host}"), "Connection: close".to_owned()];
    lines.extend_from_slice(headers);
    if method == "POST" {
        lines.push("Content-Type: application/json".to_owned());
        lines.push(format!("Content-Length: {}", body.len()));
    }
    stream.write_all(format!("{}\r\n\r\n{body}", lines.join("\r\n")).as_bytes()).await?;
    let mut answer = Vec::new();
    // All of it, by its length: not every driver closes the connection.
    while !is_whole(&answer) && stream.read_buf(&mut answer).await? > 0 {}
    read(&String::from_utf8_lossy(&answer)).ok_or_else(|| {
        Trouble::new(format!("{method} {path}: not JSON over HTTP: {}", String::from_utf8_lossy(&answer)))
    })
}

/// Whether a body has come as long as the head says; without a length it ends with the connection.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    length.is_some_and(|length| answer.len() >= end + 4 + length)
}

fn read(answer: &str) -> Option<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: serde_json::from_str(body).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_and_body_are_read() {
        let answer =
            read("HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{\"value\":1}").unwrap();
        assert_eq!((answer.status, &answer.body["value"]), (404, &Value::from(1)));
        assert!(read("HTTP/1.1 200 OK\r\n\r\n<html>").is_none());
        assert!(read("").is_none());
    }

    #[test]
    fn an_answer_is_whole_when_its_body_is_as_long_as_it_says() {
        let head = "HTTP/1.1 200 OK\r\ncontent-Length: 3\r\n";
        assert!(!is_whole(head.as_bytes()));
        assert!(!is_whole(format!("{head}\r\n{{}}").as_bytes()));
        assert!(is_whole(format!("{head}\r\n[1]").as_bytes()));
        assert!(!is_whole(b"HTTP/1.1 200 OK\r\n\r\n{}"));
    }
}
