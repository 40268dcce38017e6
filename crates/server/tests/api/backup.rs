//! Copies of a folder: made while the server works, looked through, put back.

#![cfg(unix)]

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::{Value, json};

use crate::{
    ours::{run, serve},
    program::Server,
    site::client,
};

async fn post(server: &Server, token: &str, operation: &str, body: Value) -> Value {
    let url = format!("{}/restapi/v2/queuemanagement/{operation}", server.url());
    client().post(url).bearer_auth(token).json(&body).send().await.unwrap().json().await.unwrap()
}

async fn token(server: &Server) -> String {
    let signed = post(server, "", "login", json!({"user_id": "ana"})).await;
    signed["authtoken"].as_str().unwrap().to_owned()
}

/// The ids of those who wait for service b.
async fn waiting(server: &Server, token: &str) -> Vec<String> {
    let listed = post(server, token, "waitingticketslist", json!({"service_id": "b"})).await;
    let id = |ticket: &Value| ticket["id"].as_str().unwrap().to_owned();
    listed["tickets"].as_array().unwrap().iter().map(id).collect()
}

async fn branch(folder: &Path) -> Server {
    callpad_server::import(folder, &crate::site::directory()).unwrap();
    serve(folder, &[]).await
}

fn arguments<'a>(command: &'a str, data: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    [&[command, "--data", data.to_str().unwrap()][..], more].concat()
}

#[tokio::test]
async fn a_backup_under_load_has_all_that_was_told_before_it_began() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.sqlite3"));
    let other = folder.path().join("other");
    let server = branch(&data).await;
    let token = token(&server).await;
    let issue = async || {
        let issued = post(&server, &token, "createticket", json!({"service_id": "b"})).await;
        issued["ticket"]["id"].as_str().unwrap().to_owned()
    };
    let mut told = Vec::new();
    for _ in 0..20 {
        told.push(issue().await);
    }
    let copy_text = copy.to_str().unwrap();
    let backing_up = arguments("backup", &data, &[copy_text]);
    let backing_up = run(&backing_up);
    tokio::pin!(backing_up);
    // It goes on issuing until the backup is there.
    let mut meanwhile = Vec::new();
    let (code, stdout, stderr) = loop {
        tokio::select! {
            done = &mut backing_up => break done,
            issued = issue() => meanwhile.push(issued),
        }
    };
    assert_eq!((code, stdout.as_str()), (Some(0), ""), "{stderr}");
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing but the data and the copy: {beside:?}");
    assert_eq!(run(&["check", copy_text]).await.0, Some(0));
    assert_eq!(run(&arguments("check", &data, &[])).await.0, Some(0), "while the server runs");
    assert_eq!(server.end("-TERM").await.0, Some(0));

    let (code, _, stderr) = run(&arguments("restore", &other, &[copy_text])).await;
    assert_eq!(code, Some(0), "{stderr}");
    let server = serve(&other, &[]).await;
    // Tokens from before the backup could have been ended since.
    let url = format!("{}/restapi/v2/queuemanagement/waitingticketscount", server.url());
    assert_eq!(client().get(url).bearer_auth(&token).send().await.unwrap().status(), 401);
    let token = self::token(&server).await;
    let kept = waiting(&server, &token).await;
    assert_eq!(kept[..20], told[..], "all that was told");
    assert!(meanwhile.starts_with(&kept[20..]), "and a moment of what came meanwhile, in its order");
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn nothing_is_overwritten_and_a_folder_in_use_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.sqlite3"));
    let copy_text = copy.to_str().unwrap();
    let server = branch(&data).await;
    let token = token(&server).await;
    post(&server, &token, "createticket", json!({"service_id": "b"})).await;
    assert_eq!(run(&arguments("backup", &data, &[copy_text])).await.0, Some(0));
    let bytes = fs::read(&copy).unwrap();
    let (code, _, stderr) = run(&arguments("backup", &data, &[copy_text])).await;
    assert!(code == Some(7) && stderr.contains("is there already"), "{stderr}");
    assert!(fs::read(&copy).unwrap() == bytes);
    let (code, _, stderr) = run(&arguments("restore", &data, &["--replace", copy_text])).await;
    assert!(code == Some(3) && stderr.contains("in use"), "{stderr}");
    post(&server, &token, "createticket", json!({"service_id": "b"})).await;
    assert_eq!(server.end("-TERM").await.0, Some(0));

    let (code, _, stderr) = run(&arguments("restore", &data, &[copy_text])).await;
    assert!(code == Some(7) && stderr.contains("--replace"), "{stderr}");
    let server = serve(&data, &[]).await;
    let after = self::token(&server).await;
    assert_eq!(waiting(&server, &after).await.len(), 2, "it was left as it is");
    server.end("-TERM").await;

    assert_eq!(run(&arguments("restore", &data, &["--replace", copy_text])).await.0, Some(0));
    let server = serve(&data, &[]).await;
    let after = self::token(&server).await;
    assert_eq!(waiting(&server, &after).await.len(), 1);
    server.end("-TERM").await;
    // What was replaced is a whole database still.
    let before = data.join("before-restore.sqlite3");
    assert_eq!(run(&["check", before.to_str().unwrap()]).await.0, Some(0));
    let other = folder.path().join("other");
    assert_eq!(run(&arguments("restore", &other, &[before.to_str().unwrap()])).await.0, Some(0));
    let server = serve(&other, &[]).await;
    let after = self::token(&server).await;
    assert_eq!(waiting(&server, &after).await.len(), 2);
    server.end("-TERM").await;
    for (missing, code) in [("nowhere", Some(1)), ("other2", Some(1))] {
        let missing = folder.path().join(missing);
        let target = folder.path().join("new.sqlite3");
        assert_eq!(run(&arguments("backup", &missing, &[target.to_str().unwrap()])).await.0, code);
        assert!(!target.exists() && !missing.exists());
    }
}

fn sqlite(file: &Path, sql: &str) {
    rusqlite::Connection::open(file).unwrap().execute_batch(sql).unwrap();
}

#[tokio::test]
async fn what_is_damaged_newer_or_something_else_is_said_and_not_put_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.sqlite3"));
    let copy_text = copy.to_str().unwrap();
    let server = branch(&data).await;
    let token = token(&server).await;
    for _ in 0..50 {
        post(&server, &token, "createticket", json!({"service_id": "b", "ticket_notes": "n".repeat(900)}))
            .await;
    }
    server.end("-TERM").await;
    assert_eq!(run(&arguments("backup", &data, &[copy_text])).await.0, Some(0));
    let whole = fs::read(&copy).unwrap();
    let refused = async |bytes: &[u8], code: i32, words: &str| {
        let bad = folder.path().join("bad.sqlite3");
        fs::write(&bad, bytes).unwrap();
        let bad = bad.to_str().unwrap();
        for arguments in [vec!["check", bad], arguments("restore", &data, &["--replace", bad])] {
            let (found, _, stderr) = run(&arguments).await;
            assert_eq!(found, Some(code), "{arguments:?}: {stderr}");
            assert!(stderr.contains(words), "{stderr}");
        }
        // The folder is as it was, and nothing is left in it.
        let files = fs::read_dir(&data).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        // What a reader leaves beside a database that nobody writes.
        let mut files: Vec<_> =
            files.filter(|file| !file.ends_with("-shm") && !file.ends_with("-wal")).collect();
        files.sort();
        assert_eq!(files, ["lock", "queue.sqlite3"]);
    };
    refused(b"", 5, "is no backup").await;
    refused(b"a directory, as JSON", 5, "is no backup").await;
    refused(&whole[..whole.len() / 2], 5, "damaged").await;
    let mut torn = whole.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 8192].fill(0x5a);
    refused(&torn, 5, "damaged").await;
    let changed = |sql: &str| {
        let file = folder.path().join("changed.sqlite3");
        fs::write(&file, &whole).unwrap();
        sqlite(&file, sql);
        fs::read(&file).unwrap()
    };
    refused(&changed("PRAGMA user_version = 9999"), 6, "newer version").await;
    refused(&changed("PRAGMA foreign_keys = OFF; DELETE FROM services WHERE id = 'b'"), 5, "not there").await;
    let other = folder.path().join("of-others.sqlite3");
    sqlite(&other, "CREATE TABLE notes (text TEXT); PRAGMA user_version = 3");
    refused(&fs::read(&other).unwrap(), 5, "is no backup").await;

    // The same words where a server is to start on it.
    sqlite(&data.join("queue.sqlite3"), "PRAGMA user_version = 9999");
    let start = ["--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()];
    let (code, _, stderr) = run(&start).await;
    assert!(code == Some(6) && stderr.contains("newer version"), "{stderr}");
    fs::write(data.join("queue.sqlite3"), vec![0x5a; 8192]).unwrap();
    let (code, _, stderr) = run(&start).await;
    assert!(code == Some(5), "{stderr}");
    assert_eq!(run(&arguments("restore", &data, &["--replace", copy_text])).await.0, Some(0));
    assert_eq!(run(&arguments("check", &data, &[])).await.0, Some(0));
}
