//! A flood from outside while a clerk works: connections that never come to a request, and logins without end.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpStream, sync::oneshot, task::JoinSet};

use crate::{
    ours::serve,
    site::{Reply, client, directory, id},
};

/// Connections that say a byte now and then, and never come to the end of their heads.
const SLOW: usize = 5_000;
/// Programs that guess secrets without a pause.
const GUESSERS: usize = 32;
/// How often the clerk calls.
const CALLS: usize = 40;
/// What the server may need at most, in kB: half of what its unit on Linux allows.
const MOST_MEMORY_KB: u64 = 256 * 1024;

const SECRET: &str = "a secret of Ana's";

/// Each connection is a file of this process, too.
fn allow_files(wanted: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    assert!(limit.maximum.is_none_or(|most| most >= wanted), "{wanted} open files are needed: {limit:?}");
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }).unwrap();
}

/// Opens the slow connections, says when all are there, and lets each of them say a byte again and again.
async fn be_slow(address: SocketAddr, opened: oneshot::Sender<()>) {
    let mut held = Vec::with_capacity(SLOW);
    for _ in 0..SLOW {
        // The server closes the oldest when there are too many.
        if let Ok(mut stream) = TcpStream::connect(address).await {
            let head = "POST /restapi/v2/queuemanagement/login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";
            let _ = stream.write_all(head.as_bytes()).await;
            held.push(stream);
        }
    }
    assert_eq!(held.len(), SLOW);
    opened.send(()).unwrap();
    loop {
        for stream in &mut held {
            let _ = stream.write_all(b"a").await;
            tokio::task::yield_now().await;
        }
    }
}

/// Tries secrets without end; counts the answers.
async fn guess(url: String, number: usize, answered: Arc<AtomicUsize>) {
    let client = client();
    for guess in 0.. {
        let user =
            if number.is_multiple_of(2) { "ana".to_owned() } else { format!("nobody-{number}-{guess}") };
        let body = json!({"user_id": user, "secret": format!("guess {guess}")});
        if let Ok(answer) = client.post(&url).json(&body).send().await {
            let status = answer.status().as_u16();
            assert!([401, 429, 503].contains(&status), "{status}");
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The most memory that a process has used so far, in kB.
fn most_memory_kb(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_is_served_rightly_amid_5000_slow_connections_and_a_flood_of_logins() {
    allow_files(u64::try_from(SLOW).unwrap() + 1_000);
    let folder = tempfile::tempdir().unwrap();
    let mut with_secrets = serde_json::to_value(directory()).unwrap();
    for user in with_secrets["users"].as_array_mut().unwrap() {
        user["secret"] = SECRET.into();
    }
    callpad_server::import(folder.path(), &serde_json::from_value(with_secrets).unwrap()).unwrap();
    let server = serve(folder.path(), &["--require-secret"]).await;
    let url = server.url();
    let operation = |name: &str| format!("{url}/restapi/v2/queuemanagement/{name}");
    let client = client();
    let login = client.post(operation("login")).json(&json!({"user_id": "ana", "secret": SECRET}));
    let token = Reply::of(login).await.ok()["authtoken"].as_str().unwrap().to_owned();

    let mut flood = JoinSet::new();
    let (opened, all_open) = oneshot::channel();
    flood.spawn(be_slow(url.trim_start_matches("http://").parse().unwrap(), opened));
    all_open.await.unwrap();
    let answered = Arc::new(AtomicUsize::new(0));
    for number in 0..GUESSERS {
        flood.spawn(guess(operation("login"), number, answered.clone()));
    }

    let act = async |name: &str, body: Value| -> Value {
        Reply::of(client.post(operation(name)).bearer_auth(&token).json(&body)).await.ok()
    };
    for _ in 0..CALLS {
        let issued = act("createticket", json!({"service_id": "a"})).await["ticket"].clone();
        let answer = act("callnextticket", json!({"desk_id": "d1"})).await["answer"].clone();
        assert_eq!(id(&answer["ticket"]), id(&issued));
        act("endcall", json!({"answer_id": answer["id"]})).await;
    }
    assert!(answered.load(Ordering::Relaxed) > 0, "there was no flood");
    let ended = flood.try_join_next();
    assert!(ended.is_none(), "a part of the flood ended: {ended:?}");
    let memory = most_memory_kb(server.child.id().unwrap());
    assert!(memory < MOST_MEMORY_KB, "{memory} kB");
    flood.abort_all();
    assert_eq!(server.end("-TERM").await.0, Some(0));
}
