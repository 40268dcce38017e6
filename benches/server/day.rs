//! What a long day and many listeners cost.

use std::{
    io::Write,
    net::TcpStream,
    time::{Duration, Instant},
};

use futures_util::StreamExt;
use serde_json::json;

use crate::{
    Effort, Served, body,
    branch::{self, SERVICES},
    callers::Caller,
    measured::Calls,
};

/// How often the longest list, and listeners, are tried.
const TIMES: usize = 60;
/// How many wait where few do.
const FEW: i64 = 100;

/// A visit, from its issue to its end, among few, among many who wait, and after many who have gone: by turns, so that
/// whatever else the machine does meets all of them.
pub(crate) async fn calls_of_a_full_hall(effort: Effort) {
    let kinds = [
        (format!("among {FEW} who wait"), FEW, 0),
        (format!("among {} who wait", effort.many), effort.many, 0),
        (format!("after {} who have gone, among {FEW}", effort.ended), FEW, effort.ended),
    ];
    let folders: Vec<_> = kinds.iter().map(|(_, waiting, ended)| branch::new(*waiting, *ended)).collect();
    let mut halls = Vec::new();
    for folder in &folders {
        let served = Served::start("server", folder.path());
        let mut caller = Caller::sign_in(&served.url, 0).await;
        // What is used for the first time is read, and statements are prepared.
        for n in 0..effort.times / 10 {
            caller.visit(&mut Vec::new(), n).await;
        }
        halls.push((served, caller, Vec::new()));
    }
    let began = Instant::now();
    for n in 0..effort.times {
        for (_, caller, took) in &mut halls {
            // As many wait afterwards as before.
            caller.visit(took, n).await;
        }
    }
    println!("| a call | p50 | p99 | mean, beside the first |\n|---|---|---|---|");
    let mut first = None;
    for ((what, ..), (_, _, took)) in kinds.iter().zip(halls) {
        let measured = Calls::new(took, began.elapsed());
        let mean = measured.mean().as_secs_f64();
        let beside = mean / *first.get_or_insert(mean);
        println!("| {what} | {} | {beside:.2} |", measured.times());
    }
    println!();
}

/// How quickly the longest list comes.
pub(crate) fn list(effort: Effort) {
    // As many in each service as a list has at most.
    let folder = branch::new(effort.listed * SERVICES as i64, 0);
    let served = Served::start("open", folder.path());
    let address = served.url.strip_prefix("http://").unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    let params = json!({"service_id": "s0"}).to_string();
    let request = format!(
        "POST /restapi/v2/queuemanagement/waitingticketslist HTTP/1.1\r\nHost: {address}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{params}",
        params.len()
    );
    let (mut buffer, mut bytes, mut best) = (Vec::new(), 0, Duration::MAX);
    for _ in 0..TIMES {
        let began = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        let (begins, ends) = body(&mut stream, &mut buffer);
        best = best.min(began.elapsed());
        bytes = ends - begins;
    }
    println!("| the longest list | size | in | |\n|---|---|---|---|");
    println!(
        "| of a service's waiting tickets | {:.2} MB | {:.1} ms | {:.0} MB/s |\n",
        bytes as f64 / 1e6,
        best.as_secs_f64() * 1_000.0,
        bytes as f64 / 1e6 / best.as_secs_f64()
    );
}

/// From before a call is sent until each listener has heard of it.
pub(crate) async fn listeners(effort: Effort) {
    let folder = branch::new(0, 0);
    let served = Served::start("open", folder.path());
    let events = format!("ws{}/callpad/v1/events", served.url.strip_prefix("http").unwrap());
    let (heard, mut all) = tokio::sync::mpsc::unbounded_channel();
    for _ in 0..effort.listeners {
        let (mut stream, _) = tokio_tungstenite::connect_async(&events).await.unwrap();
        // What it begins with.
        stream.next().await.unwrap().unwrap();
        let heard = heard.clone();
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                if message.is_text() && heard.send(Instant::now()).is_err() {
                    break;
                }
            }
        });
    }
    let url = format!("{}/restapi/v2/queuemanagement/createticket", served.url);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut took = Vec::new();
    let (began, busy) = (Instant::now(), served.processor());
    for _ in 0..TIMES {
        let sent = Instant::now();
        let answered = client.post(&url).json(&json!({"service_id": "s0"})).send().await.unwrap();
        assert!(answered.text().await.unwrap().contains("\"success\":true"));
        for _ in 0..effort.listeners {
            took.push(all.recv().await.unwrap().duration_since(sent));
        }
    }
    let told = Calls::new(took, began.elapsed());
    println!("| told to {} listeners, the call included | p50 | p99 |\n|---|---|---|", effort.listeners);
    println!("| of a new ticket | {} |", told.times());
    let busy = (served.processor() - busy).as_secs_f64() * 1e6;
    println!("\nthe server's processor for each listener told: {:.0} µs\n", busy / told.count() as f64);
}

/// With many tickets in the day, after some work.
pub(crate) async fn memory(effort: Effort) {
    let folder = branch::new(effort.many, 0);
    let served = Served::start("server", folder.path());
    let mut caller = Caller::sign_in(&served.url, 0).await;
    for _ in 0..TIMES {
        caller.serve_next(&mut Vec::new()).await;
        caller.call("waitingticketslist", json!({"service_id": "s0"})).await;
    }
    println!(
        "| memory | |\n|---|---|\n| with {} tickets in the day | {:.1} MiB |",
        effort.many,
        served.memory()
    );
}
