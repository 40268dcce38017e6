//! What stays when the server ends, and how it ends.

use callpad_server::{Config, StartError};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::site::{Reply, Site, id};

#[tokio::test]
async fn data_and_tokens_survive_a_restart() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let token = ana.token.clone();
    let waiting = ana.ticket("b").await;
    ana.ticket("a").await;
    let answer =
        ana.send("callnextticket", json!({"desk_id": "d1", "services": ["a"]})).await.ok()["answer"].clone();
    let (folder, clock) = site.end().await;
    // Closed in good order: what SQLite keeps beside the database while it is in use is gone.
    let mut files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["lock", "queue.sqlite3"]);

    let site = Site::on(folder, clock, |_| {}).await;
    let count = site.get(site.operation("waitingticketscount")).bearer_auth(&token);
    assert_eq!(Reply::of(count).await.ok()["services"][1]["number_of_waiting_tickets"], "1");
    let ana = site.login("ana").await;
    assert_eq!(ana.get("/callpad/v1/answers/current?desk_id=d1").await.ok()["answer"], answer);
    ana.act("endcall", &id(&answer)).await;
    assert_eq!(id(&ana.next("d1").await["ticket"]), waiting);
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["number"], "002");
}

#[tokio::test]
async fn one_server_per_folder_and_per_address() {
    let site = Site::new().await;
    let second = callpad_server::start(Config::new(site.folder.path())).await.unwrap_err();
    assert!(matches!(second, StartError::FolderInUse(_)), "{second}");
    assert_eq!(second.exit_code(), 3);
    let other = tempfile::tempdir().unwrap();
    let same_address = Config { listen: site.server.address(), ..Config::new(other.path()) };
    let taken = callpad_server::start(same_address).await.unwrap_err();
    assert!(matches!(taken, StartError::AddressTaken(_)), "{taken}");
    assert_eq!(taken.exit_code(), 4);
    // The folder of the one that failed is free again.
    callpad_server::start(Config::new(other.path())).await.unwrap().shutdown().await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_and_a_zone_that_does_not_exist_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = callpad_server::start(Config::new(&file)).await.unwrap_err();
    assert!(matches!(error, StartError::Storage(_)), "{error}");
    let zone = Config { time_zone: Some("Europe/Nowhere".into()), ..Config::new(folder.path()) };
    let error = callpad_server::start(zone).await.unwrap_err();
    assert_eq!((error.exit_code(), error.to_string().as_str()), (2, "there is no time zone Europe/Nowhere"));
    std::fs::write(folder.path().join("queue.sqlite3"), "no database, but long enough to look at").unwrap();
    let error = callpad_server::start(Config::new(folder.path())).await.unwrap_err();
    assert!(matches!(error, StartError::Storage(_)), "{error}");
}

#[tokio::test]
async fn shutdown_finishes_the_request_in_flight() {
    let site = Site::new().await;
    let token = site.login("ana").await.token.clone();
    let body = json!({"service_id": "a"}).to_string();
    let head = format!(
        "POST /restapi/v2/queuemanagement/createticket HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        site.server.address(),
        body.len()
    );
    let mut stream = TcpStream::connect(site.server.address()).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // The server asks for the body: the request is in its hands.
    let mut invited = [0; 25];
    stream.read_exact(&mut invited).await.unwrap();
    assert!(invited.starts_with(b"HTTP/1.1 100 Continue"));
    let (folder, clock, http) = (site.folder, site.clock, crate::site::client());
    let (address, server) = (site.server.address(), site.server);
    let ending = tokio::spawn(server.shutdown());
    // The end has begun as soon as nobody is let in any more.
    while http.get(format!("http://{address}/callpad/v1/health")).send().await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"success\":true"), "{answer}");
    ending.await.unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    assert_eq!(site.login("ana").await.waiting("a").await.len(), 1);
}

#[tokio::test]
async fn shutdown_does_not_wait_for_connections_that_ask_nothing() {
    let site = Site::new().await;
    let mut silent = TcpStream::connect(site.server.address()).await.unwrap();
    let pooled = crate::site::builder().build().unwrap();
    pooled.get(site.url("/callpad/v1/health")).send().await.unwrap().bytes().await.unwrap();
    site.server.shutdown().await;
    // Closed by the server: one that had given up waiting would have left it open.
    assert_eq!(silent.read(&mut [0; 1]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_server_that_is_dropped_frees_its_folder() {
    let site = Site::new().await;
    let folder = site.folder;
    drop(site.server);
    // It ends by itself; the lock tells when.
    while let Err(error) = callpad_server::reset(folder.path(), &callpad_server::clock::SystemClock) {
        assert_eq!(error.exit_code(), 3, "{error}");
        tokio::task::yield_now().await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("deep/data");
    let server = callpad_server::start(Config::new(&folder)).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("queue.sqlite3")), 0o600);
    server.shutdown().await;
}
