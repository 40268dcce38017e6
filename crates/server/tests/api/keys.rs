//! The keys that sign tokens: changed, listed; and a person's tokens ended from the command line.

#![cfg(unix)]

use std::path::Path;

use serde_json::json;

use crate::{
    ours::{run, serve},
    program::Server,
    site::client,
};

async fn token(server: &Server, user: &str) -> String {
    let url = format!("{}/restapi/v2/queuemanagement/login", server.url());
    let signed = client().post(url).json(&json!({"user_id": user})).send().await.unwrap();
    let signed: serde_json::Value = signed.json().await.unwrap();
    signed["authtoken"].as_str().unwrap().to_owned()
}

async fn status(server: &Server, token: &str) -> u16 {
    let url = format!("{}/restapi/v2/queuemanagement/waitingticketscount", server.url());
    client().get(url).bearer_auth(token).send().await.unwrap().status().as_u16()
}

/// The name of the key in a token's head.
fn kid(token: &str) -> Option<String> {
    use base64::Engine;
    let head = token.split('.').next().unwrap();
    let head = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(head).unwrap();
    let head: serde_json::Value = serde_json::from_slice(&head).unwrap();
    Some(head["kid"].as_str()?.to_owned())
}

async fn of_folder(command: &[&str], data: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    run(&[command, &["--data", data.to_str().unwrap()], more].concat()).await
}

#[tokio::test]
async fn an_old_key_checks_on_and_ends_when_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    callpad_server::import(data, &crate::site::directory()).unwrap();
    let server = serve(data, &[]).await;
    let old = token(&server, "ana").await;
    // The server that runs signs with the new key at once.
    assert_eq!(of_folder(&["keys", "rotate"], data, &[]).await.0, Some(0));
    let signed_at_once = kid(&token(&server, "ana").await);
    assert!(signed_at_once != kid(&old));
    assert_eq!(status(&server, &old).await, 200);
    server.end("-TERM").await;

    let (code, listed, _) = of_folder(&["keys", "list"], data, &[]).await;
    let lines: Vec<_> = listed.lines().collect();
    assert!(code == Some(0) && lines.len() == 2, "{listed}");
    assert!(lines[0].ends_with("signs") && lines[1].contains("checks until"), "{listed}");
    let server = serve(data, &[]).await;
    let new = token(&server, "ana").await;
    assert_eq!(kid(&new), signed_at_once, "also after a restart");
    assert!(lines[0].starts_with(&kid(&new).unwrap()) && lines[1].starts_with(&kid(&old).unwrap()));
    assert_eq!((status(&server, &old).await, status(&server, &new).await), (200, 200));
    // The name of one key does not let what another signed count.
    let (head, rest) = (new.split_once('.').unwrap().0, old.split_once('.').unwrap().1);
    assert_eq!(status(&server, &format!("{head}.{rest}")).await, 401);

    assert_eq!(of_folder(&["keys", "rotate"], data, &["--end-all"]).await.0, Some(0));
    assert_eq!((status(&server, &old).await, status(&server, &new).await), (401, 401));
    let newest = token(&server, "ana").await;
    assert_eq!(status(&server, &newest).await, 200);
    server.end("-TERM").await;
    // Without a server it is done on the folder.
    assert_eq!(of_folder(&["keys", "rotate"], data, &["--end-all"]).await.0, Some(0));
    let server = serve(data, &[]).await;
    assert_eq!(status(&server, &newest).await, 401);
    server.end("-TERM").await;
}

#[tokio::test]
async fn tokens_from_before_keys_had_names_stay_valid() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    // As the older version left it, once it is brought up to date.
    let database = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    let unnamed = "INSERT INTO token_keys (kid, secret, began) VALUES ('', zeroblob(32), 0)";
    database.execute(unnamed, []).unwrap();
    drop(database);
    let server = serve(folder.path(), &[]).await;
    let old = token(&server, "ana").await;
    assert_eq!(kid(&old), None);
    server.end("-TERM").await;
    assert_eq!(of_folder(&["keys", "rotate"], folder.path(), &[]).await.0, Some(0));
    let server = serve(folder.path(), &[]).await;
    let new = token(&server, "ana").await;
    assert!(kid(&new).is_some());
    assert_eq!((status(&server, &old).await, status(&server, &new).await), (200, 200));
    server.end("-TERM").await;
}

#[tokio::test]
async fn a_person_s_tokens_are_ended_and_nobody_else_s() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    callpad_server::import(data, &crate::site::directory()).unwrap();
    let server = serve(data, &[]).await;
    let (ana, rui) = (token(&server, "ana").await, token(&server, "rui").await);
    let (code, _, stderr) = of_folder(&["revoke"], data, &["--user", "eva"]).await;
    assert!(code == Some(1) && stderr.contains("user \"eva\" is not there"), "{stderr}");
    assert_eq!(of_folder(&["revoke"], data, &["--user", "ana"]).await.0, Some(0));
    assert_eq!((status(&server, &ana).await, status(&server, &rui).await), (401, 200));
    let again = token(&server, "ana").await;
    assert_eq!(status(&server, &again).await, 200);
    server.end("-TERM").await;
    assert_eq!(of_folder(&["revoke"], data, &["--user", "ana"]).await.0, Some(0));
    let server = serve(data, &[]).await;
    assert_eq!((status(&server, &again).await, status(&server, &rui).await), (401, 200));
    server.end("-TERM").await;
    let (_, audit, _) = of_folder(&["audit", "list"], data, &[]).await;
    assert_eq!(
        audit.lines().filter(|line| line.contains("revoke") && line.contains("ana")).count(),
        2,
        "{audit}"
    );
}
