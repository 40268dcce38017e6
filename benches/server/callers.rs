//! Callers in a closed loop: each has a connection of its own and sends the next call when the last is answered.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Barrier,
};

use crate::{
    branch::service,
    measured::{Calls, head},
};

async fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    stream
}

/// One connection, with as little work of its own as can be.
pub(crate) struct Caller {
    stream: TcpStream,
    address: SocketAddr,
    token: String,
    n: usize,
    buffer: Vec<u8>,
}

impl Caller {
    pub(crate) async fn sign_in(url: &str, n: usize) -> Self {
        Self::sign_in_with(url, n, json!({})).await
    }

    /// With what a login takes besides the user.
    pub(crate) async fn sign_in_with(url: &str, n: usize, mut params: Value) -> Self {
        let address = url.strip_prefix("http://").unwrap().parse().unwrap();
        let stream = connect(address).await;
        let mut caller = Self { stream, address, token: String::new(), n, buffer: vec![0; 64 * 1_024] };
        params["user_id"] = format!("u{n}").into();
        let signed_in = caller.call("login", params).await;
        caller.token = signed_in["authtoken"].as_str().unwrap().to_owned();
        caller
    }

    /// On a new connection from now on, as a client does whose idle one the server has given up for others.
    pub(crate) async fn connect_again(&mut self) {
        self.stream = connect(self.address).await;
    }

    pub(crate) async fn call(&mut self, operation: &str, params: Value) -> Value {
        let body = params.to_string();
        let request = format!(
            "POST /restapi/v2/queuemanagement/{operation} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await.unwrap();
        let mut filled = 0;
        loop {
            if self.buffer.len() < filled + 64 * 1_024 {
                self.buffer.resize(filled + 256 * 1_024, 0);
            }
            let read = self.stream.read(&mut self.buffer[filled..]).await.unwrap();
            assert!(read > 0, "the server closed the connection");
            filled += read;
            if let Some(head) = head(&self.buffer[..filled])
                && filled >= head.begins + head.length
            {
                return serde_json::from_slice(&self.buffer[head.begins..head.begins + head.length]).unwrap();
            }
        }
    }

    async fn timed(&mut self, took: &mut Vec<Duration>, operation: &str, params: Value) -> Value {
        let began = Instant::now();
        let answer = self.call(operation, params).await;
        took.push(began.elapsed());
        assert_eq!(answer["success"], true, "{operation}: {answer}");
        answer
    }

    /// A visit: issued, called and ended at one's own counter.
    pub(crate) async fn visit(&mut self, took: &mut Vec<Duration>, n: usize) {
        self.timed(took, "createticket", json!({"service_id": service(n)})).await;
        self.serve_next(took).await;
    }

    /// Calls the next and ends it.
    pub(crate) async fn serve_next(&mut self, took: &mut Vec<Duration>) {
        let desk = format!("d{}", self.n);
        let called = self.timed(took, "callnextticket", json!({"desk_id": desk})).await;
        self.timed(took, "endcall", json!({"answer_id": called["answer"]["id"]})).await;
    }
}

/// What so many callers get done within a time.
pub(crate) async fn work(url: &str, callers: usize, within: Duration) -> Calls {
    let start = Arc::new(Barrier::new(callers + 1));
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..callers {
        let mut caller = Caller::sign_in(url, n).await;
        let start = start.clone();
        tasks.spawn(async move {
            // The first calls prepare statements and begin the day.
            caller.visit(&mut Vec::new(), n).await;
            start.wait().await;
            let (mut took, began) = (Vec::new(), Instant::now());
            let mut visits = n;
            while began.elapsed() < within {
                caller.visit(&mut took, visits).await;
                visits += 1;
            }
            took
        });
    }
    start.wait().await;
    let began = Instant::now();
    let took = tasks.join_all().await.concat();
    Calls::new(took, began.elapsed())
}
