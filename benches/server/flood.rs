//! A clerk who calls while others flood the server: connections that never come to a request, and logins without end.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use callpad_server::import;
use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{Effort, Served, branch, callers::Caller, measured::Calls, tell};

/// Programs that guess secrets without a pause.
const GUESSERS: usize = 32;
const SECRET: &str = "a secret of the first user";
/// How long the clerk takes from one visitor to the next: only then is there room for others.
const PAUSE: Duration = Duration::from_millis(5);
/// The flood comes from other machines: here it has the processors only while nobody of the branch wants them. What the
/// server itself does for it is measured.
const NICENESS: &str = "15";

/// The process of the flood: says so when all connections are there, and counts the answers to its guesses.
pub(crate) async fn flood(url: &str, slow: usize) {
    let address = url.trim_start_matches("http://").to_owned();
    let mut held = Vec::with_capacity(slow);
    for _ in 0..slow {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        let head = "POST /restapi/v2/queuemanagement/login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";
        let _ = stream.write_all(head.as_bytes()).await;
        held.push(stream);
    }
    println!("{} connections", held.len());
    tokio::spawn(async move {
        loop {
            for stream in &mut held {
                if stream.write_all(b"a").await.is_err()
                    && let Ok(another) = TcpStream::connect(&address).await
                {
                    *stream = another;
                }
                tokio::task::yield_now().await;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    });
    let answered = Arc::new(AtomicU64::new(0));
    for number in 0..GUESSERS {
        tokio::spawn(guess(format!("{url}/restapi/v2/queuemanagement/login"), number, answered.clone()));
    }
    tell(move || answered.load(Ordering::Relaxed)).await;
}

/// Half of them try one user whom they know, the others make one up each time.
async fn guess(url: String, number: usize, answered: Arc<AtomicU64>) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for guess in 0.. {
        let user =
            if number.is_multiple_of(2) { "u0".to_owned() } else { format!("nobody-{number}-{guess}") };
        let body = json!({"user_id": user, "secret": format!("guess {guess}")});
        if let Ok(answer) = client.post(&url).json(&body).send().await {
            assert!([401, 429, 503].contains(&answer.status().as_u16()), "{answer:?}");
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The same clerk, quiet and in the flood, by turns.
pub(crate) async fn measure(effort: Effort, short: bool) {
    let folder = branch::new(0, 0);
    let mut with_secret = branch::directory();
    with_secret["users"][0]["secret"] = SECRET.into();
    import(folder.path(), &serde_json::from_value(with_secret).unwrap()).unwrap();
    let served = Served::start("secret", folder.path());
    let mut caller = Caller::sign_in_with(&served.url, 0, json!({"secret": SECRET})).await;
    calls(&mut caller, effort.times / 10).await;
    let (mut quiet, mut flooded) = (Vec::new(), Vec::new());
    let (mut guesses, mut within) = (0, Duration::ZERO);
    for _ in 0..effort.rounds {
        caller.connect_again().await;
        quiet.extend(calls(&mut caller, effort.times).await);
        let mut command = Command::new("nice");
        command.args(["-n", NICENESS]).arg(std::env::current_exe().unwrap()).args(["--flood", &served.url]);
        if short {
            command.arg("--short");
        }
        let mut flood = Served::spawn(&mut command);
        let (before, began) = (flood.count(), Instant::now());
        caller.connect_again().await;
        flooded.extend(calls(&mut caller, effort.times).await);
        guesses += flood.count() - before;
        within += began.elapsed();
    }
    let [quiet, flooded] = [quiet, flooded].map(|took| Calls::new(took, Duration::from_secs(1)));
    println!("| callnextticket of a clerk | p50 | p99 |\n|---|---|---|");
    println!("| quiet | {} |", quiet.times());
    println!("| amid {} slow connections and {GUESSERS} guessers | {} |", effort.slow, flooded.times());
    let ratio = flooded.percentile(99).as_secs_f64() / quiet.percentile(99).as_secs_f64();
    println!(
        "\np99 in the flood: {ratio:.1} times the quiet one; {:.0} guesses a second were answered; {:.1} MiB\n",
        guesses as f64 / within.as_secs_f64(),
        served.memory()
    );
}

/// How long each callnextticket took.
async fn calls(caller: &mut Caller, times: usize) -> Vec<Duration> {
    let mut took = Vec::new();
    for n in 0..times {
        let mut of_visit = Vec::new();
        caller.visit(&mut of_visit, n).await;
        // Issued, called, ended.
        took.push(of_visit[1]);
        tokio::time::sleep(PAUSE).await;
    }
    took
}
