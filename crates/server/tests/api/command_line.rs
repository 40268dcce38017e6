//! callpad-server as a program: other programs rely on what it prints and how it ends.

use std::path::Path;

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use crate::{
    ours::{ours, run, serve},
    program::Server,
    site::client,
};

#[cfg(unix)]
#[tokio::test]
async fn one_line_on_stdout_and_0_on_sigterm_and_sigint() {
    for (signal, named) in [("-TERM", true), ("-INT", false)] {
        let folder = tempfile::tempdir().unwrap();
        let server = if named {
            serve(folder.path(), &[]).await
        } else {
            // With the command spelt out.
            let data = folder.path().to_str().unwrap();
            Server::start(ours(&["serve", "--listen", "127.0.0.1:0", "--data", data])).await
        };
        let mut keys: Vec<_> = server.line.as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["listening", "version"]);
        assert_eq!(server.line["version"], env!("CARGO_PKG_VERSION"));
        // It accepts connections when it says so.
        let health = client().get(format!("{}/callpad/v1/health", server.url())).send().await.unwrap();
        assert_eq!(health.status(), 200);
        assert_eq!(server.end(signal).await, (Some(0), String::new()), "{signal}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn demo_prints_its_fixed_ids_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--demo", "--arrivals", "on", "--arrivals-seed", "7", "--time-zone", "Europe/Lisbon"];
    let expected = json!({"user_id": "91ca7140-6741-56f3-894f-55128aa58d99", "desk_id": "39bf4bde-12c7-5078-a38d-89f6a0052e17"});
    for _ in 0..2 {
        let server = serve(folder.path(), &more).await;
        assert_eq!(server.line["demo"], expected);
        assert_eq!(server.end("-TERM").await.0, Some(0));
    }
}

#[tokio::test]
async fn exit_code_2_on_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for arguments in [
        &[][..],
        &["--listen", "127.0.0.1:0"],
        &["--data", data],
        &["--listen", "localhost", "--data", data],
        &["--listen", "127.0.0.1:0", "--data", data, "--auth", "maybe"],
        &["--listen", "127.0.0.1:0", "--data", data, "--arrivals", "on"],
        &["--listen", "127.0.0.1:0", "--data", data, "--time-zone", "Europe/Nowhere"],
        &["--listen", "0.0.0.0:0", "--data", data],
        &["--listen", "127.0.0.1:0", "--data", data, "--public-name", "https://queue.example"],
        &["--listen", "127.0.0.1:0", "--data", data, "--public-name", "queue.example:http"],
        &["--listen", "127.0.0.1:0", "--data", data, "--max-connections", "1"],
        &["nonsense"],
        &["directory"],
    ] {
        let (code, stdout, stderr) = run(arguments).await;
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!stderr.is_empty(), "{arguments:?}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn exit_code_3_while_the_folder_is_in_use_and_4_while_the_address_is() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (data, other) = (folder.path().to_str().unwrap(), other.path().to_str().unwrap());
    let server = serve(folder.path(), &[]).await;
    let (code, stdout, stderr) = run(&["--listen", "127.0.0.1:0", "--data", data]).await;
    assert_eq!((code, stdout.as_str()), (Some(3), ""));
    assert!(stderr.contains("in use"), "{stderr}");
    let address = server.url().replace("http://", "");
    let (code, _, stderr) = run(&["--listen", &address, "--data", other]).await;
    assert_eq!(code, Some(4));
    assert!(stderr.contains("is taken"), "{stderr}");
    // The directory may be read meanwhile.
    assert_eq!(run(&["directory", "--data", data]).await.0, Some(0));
    assert_eq!(server.end("-TERM").await.0, Some(0));
    let (code, stdout, _) = run(&["reset", "--data", data]).await;
    assert_eq!(code, Some(0));
    assert!(stdout.contains("the day is ended"), "{stdout}");
}

#[cfg(unix)]
#[tokio::test]
async fn directory_prints_what_import_reads() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (data, copy) = (folder.path().to_str().unwrap(), other.path().join("data"));
    let server = serve(folder.path(), &["--demo"]).await;
    server.end("-TERM").await;
    let (code, printed, _) = run(&["directory", "--data", data, "--time-zone", "Europe/Lisbon"]).await;
    assert_eq!(code, Some(0));
    let directory: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(directory["locations"][0]["time_zone"], "Europe/Lisbon");
    assert_eq!(directory["users"].as_array().unwrap().len(), 6);
    assert!(directory["users"][1]["roles"].as_array().unwrap().len() > 1);
    let file = other.path().join("directory.json");
    std::fs::write(&file, &printed).unwrap();
    let import = ["import", "--data", copy.to_str().unwrap(), file.to_str().unwrap(), "--remove"];
    assert_eq!(run(&import).await.0, Some(0));
    let (_, again, _) = run(&["directory", "--data", copy.to_str().unwrap()]).await;
    assert_eq!(again, printed);
    // An inconsistent one is refused whole.
    for wrong in [
        printed.replace("acl_qmpad_access", "acl_qmpad_acces"),
        printed.replacen("Europe/Lisbon", "Europe/Nowhere", 1),
        printed.replacen("\"location_id\": \"", "\"location_id\": \"x", 1),
        printed.replacen("\"tag\"", "\"tagg\"", 1),
        printed.replacen("\"rui\"", "\"ana\"", 1),
        "{".into(),
    ] {
        assert_ne!(wrong, printed);
        std::fs::write(&file, wrong).unwrap();
        let (code, _, stderr) = run(&import).await;
        assert_eq!(code, Some(1), "{stderr}");
    }
    assert_eq!(run(&["directory", "--data", copy.to_str().unwrap()]).await.1, printed);
    assert_eq!(run(&["directory", "--data", "/nonexistent/folder"]).await.0, Some(1));
}

#[cfg(unix)]
#[tokio::test]
async fn sign_ins_are_logged_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let mut directory = crate::site::directory();
    directory.users[0].secret = Some("ana-secret".into());
    callpad_server::import(folder.path(), &directory).unwrap();
    let mut server = serve(folder.path(), &["--require-secret"]).await;
    let mut stderr = server.child.stderr.take().unwrap();
    let url = format!("{}/restapi/v2/queuemanagement/login", server.url());
    for (user, secret) in
        [("ana", "ana-secret"), ("ana", "wr0ng-secret"), ("typed-1nto-the-wrong-field", "x")]
    {
        let login = client().post(&url).json(&json!({"user_id": user, "secret": secret}));
        login.header("x-forwarded-for", "10.0.0.7").send().await.unwrap();
    }
    server.end("-TERM").await;
    let mut log = String::new();
    stderr.read_to_string(&mut log).await.unwrap();
    let lines = |what: &str| log.lines().filter(|line| line.contains(what)).collect::<Vec<_>>();
    assert!(
        matches!(lines("signed in")[..], [line] if line.contains("user=\"ana\"") && line.contains("10.0.0.7")),
        "{log}"
    );
    let failed = lines("a sign-in failed");
    assert!(failed.len() == 2 && failed[0].contains("user=\"ana\"") && !failed[1].contains("user="), "{log}");
    for secret in ["ana-secret", "wr0ng-secret", "typed-1nto"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_of_which_others_knew_ends_all_sign_ins() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = serve(&data, &["--demo"]).await;
    let login = json!({"user_id": server.line["demo"]["user_id"]});
    let url =
        |server: &Server, operation: &str| format!("{}/restapi/v2/queuemanagement/{operation}", server.url());
    let signed: Value =
        client().post(url(&server, "login")).json(&login).send().await.unwrap().json().await.unwrap();
    let counts = async |server: &Server| {
        let request = client().get(url(server, "waitingticketscount"));
        request.bearer_auth(signed["authtoken"].as_str().unwrap()).send().await.unwrap().status().as_u16()
    };
    assert_eq!(counts(&server).await, 200);
    server.end("-TERM").await;
    let allow = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    allow(&data, 0o777);
    let server = serve(&data, &["--demo"]).await;
    assert_eq!(counts(&server).await, 200, "the database itself was closed");
    server.end("-TERM").await;
    allow(&data, 0o755);
    allow(&data.join("queue.sqlite3"), 0o666);
    let server = serve(&data, &["--demo"]).await;
    assert_eq!(counts(&server).await, 401);
    server.end("-TERM").await;
    let mode = std::fs::metadata(data.join("queue.sqlite3")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::rename(data.join("queue.sqlite3"), folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), data.join("queue.sqlite3")).unwrap();
    let (code, _, stderr) = run(&["--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]).await;
    assert!(code == Some(1) && stderr.contains("remove it"), "{stderr}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_log_goes_into_the_file_that_is_named_and_one_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("logs/server.log");
    let data = folder.path().join("data");
    for _ in 0..2 {
        let mut server = serve(&data, &["--log-file", log.to_str().unwrap()]).await;
        let mut stderr = server.child.stderr.take().unwrap();
        assert_eq!(server.end("-TERM").await.0, Some(0));
        let mut said = String::new();
        stderr.read_to_string(&mut said).await.unwrap();
        assert_eq!(said, "");
    }
    let logged = std::fs::read_to_string(&log).unwrap();
    for line in [" listening ", " stopped"] {
        assert_eq!(logged.matches(line).count(), 2, "{logged}");
    }
    // Below a file there is no folder.
    let below = log.join("server.log");
    let data = data.to_str().unwrap();
    let arguments = ["--listen", "127.0.0.1:0", "--data", data, "--log-file", below.to_str().unwrap()];
    let (code, _, stderr) = run(&arguments).await;
    assert_eq!(code, Some(1));
    assert!(stderr.contains(below.to_str().unwrap()), "{stderr}");
}

#[cfg(unix)]
#[tokio::test]
async fn services_of_windows_are_left_to_the_service_manager_of_this_system() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let install = ["install", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"];
    for what in [&["status"][..], &["remove"], &install] {
        let (code, stdout, stderr) = run(&[&["windows-service"], what].concat()).await;
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{what:?}");
        assert!(stderr.contains("callpad-server.service"), "{stderr}");
    }
    assert!(!data.exists());
}
