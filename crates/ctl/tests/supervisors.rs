//! callpadctl for supervisors, against the real server.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Stdio;

use callpad_server::{Config, clock::ManualClock, directory::Directory};
use callpad_testkit::{TestServer, start_server};
use serde_json::{Value, json};
use tokio::process::Command;

/// Exit code, standard output and standard error.
type Run = (i32, String, String);

async fn run(url: &str, user: &str, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callpadctl"));
    command.args(["--server", url, "--user-id", user, "--no-keyring"]).args(args);
    let output = command.env_remove("CALLPAD_SECRET").stdin(Stdio::null()).output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

async fn on(server: &TestServer, args: &[&str]) -> Run {
    run(&server.url(), server.user_id().as_str(), args).await
}

/// The one line of JSON of a success.
#[track_caller]
fn json((code, stdout, stderr): Run) -> Value {
    assert_eq!((code, stdout.matches('\n').count()), (0, 1), "{stdout} {stderr}");
    serde_json::from_str(&stdout).unwrap()
}

#[tokio::test]
async fn a_supervisor_looks_up_a_ticket_and_stops_a_service() {
    let server = start_server().await;
    let session = server.session().await;
    let directory = session.directory().await.unwrap();
    let service = directory.services.iter().find(|s| s.tag == "A").unwrap().id.to_string();
    let location = directory.locations[0].id.to_string();
    let issue = ["createticket", "--service-id", &service, "--client-name", "Łucja"];
    let ticket = json(on(&server, &issue).await)["ticket"]["id"].as_str().unwrap().to_owned();
    json(on(&server, &["changeticket", "--ticket-id", &ticket, "--priority"]).await);
    let of = json(on(&server, &["ticket", &ticket]).await);
    assert_eq!(of["ticket"]["client_name"], "Łucja");
    let entries = of["story"].as_array().unwrap();
    let words: Vec<_> = entries.iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(words, ["created", "changed"]);
    assert_eq!(entries[1]["user_id"], server.user_id().as_str());
    assert_eq!((&entries[1]["to"], entries[0]["at"].as_str().unwrap().len()), (&Value::Null, 19));
    // The list, the newest first, and its parts.
    let all = json(on(&server, &["tickets", "--location-id", &location]).await);
    assert_eq!((&all["tickets"][0]["id"], &all["next"]), (&json!(ticket), &Value::Null));
    let number = all["tickets"][0]["number"].as_str().unwrap().to_owned();
    let found = json(on(&server, &["tickets", "--number", &format!("A{number}"), "--state", "1"]).await);
    assert_eq!(found["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(on(&server, &["tickets", "--state", "9"]).await.0, 2);
    assert_eq!(
        on(&server, &["tickets", "--after", "x"]).await,
        (3, "{\"success\":false,\"errno\":5}\n".into(), on(&server, &["tickets", "--after", "x"]).await.2)
    );
    assert_eq!(on(&server, &["ticket", "no-such"]).await.0, 3);
    assert_eq!(on(&server, &["ticket"]).await.0, 2);
    // Stopped, nobody gets a ticket there; then they do.
    for (open, code) in [("false", 3), ("1", 0)] {
        let changed = json(on(&server, &["changeservice", "--service-id", &service, "--open", open]).await);
        assert_eq!(changed["service"]["open"], open == "1");
        assert_eq!(on(&server, &issue).await.0, code, "{open}");
    }
    assert_eq!(
        on(&server, &["changeservice", "--service-id", &service]).await.0,
        2,
        "which way must be said"
    );
    // The board has the location with its services.
    for args in [&["board"][..], &["board", "--location", &location]] {
        let board = json(on(&server, args).await);
        assert_eq!((&board["success"], &board["locations"][0]["id"]), (&json!(true), &json!(location)));
        assert!(!board["locations"][0]["services"].as_array().unwrap().is_empty());
    }
    assert_eq!(on(&server, &["board", "--location", "no-such"]).await.0, 3);
    // A colleague without the role is told which one is missing.
    let colleague = directory.users.iter().find(|user| user.id != server.user_id()).unwrap();
    let (code, stdout, stderr) = run(&server.url(), colleague.id.as_str(), &["board"]).await;
    assert_eq!((code, stdout.as_str()), (7, ""), "{stderr}");
}

/// A branch whose names a spreadsheet would take for formulas, on a day that a test knows.
async fn branch(folder: &std::path::Path) -> callpad_server::ServerHandle {
    let directory: Directory = serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "Hall \"north\", ground floor", "time_zone": "Europe/Lisbon"}],
        "services": [{"id": "a", "tag": "=A", "name": "=HYPERLINK(\"http://x\")", "location_id": "l", "open": true, "target_wait_s": 600},
                     {"id": "b", "tag": "B", "name": "Pagamentos à vista", "location_id": "l", "open": true}],
        "users": [{"id": "ana", "username": "ana", "display_name": "Ana", "location_ids": ["l"], "roles": callpad_wire::op::role::ALL}]
    }))
    .unwrap();
    callpad_server::import(folder, &directory).unwrap();
    let clock = ManualClock::new("2026-07-01T09:00:00Z".parse().unwrap());
    let config =
        Config { clock: std::sync::Arc::new(clock), time_zone: Some("UTC".into()), ..Config::new(folder) };
    callpad_server::start(config).await.unwrap()
}

#[tokio::test]
async fn a_report_is_csv_that_no_spreadsheet_takes_for_formulas() {
    let folder = tempfile::tempdir().unwrap();
    let server = branch(folder.path()).await;
    let url = server.base_url();
    for service in ["a", "a", "b"] {
        json(run(&url, "ana", &["createticket", "--service-id", service]).await);
    }
    let header = "day,hour,location_id,location,service_id,tag,service,issued,appointments,called,within_target,wait_s,\
                  average_wait_s,ended,no_shows,paused,transferred,service_s,average_service_s,left,removed\n";
    let place = "l,\"Hall \"\"north\"\", ground floor\"";
    let expected = format!(
        "{header}2026-07-01,10,{place},a,'=A,\"'=HYPERLINK(\"\"http://x\"\")\",2,0,0,0,0,,0,0,0,0,0,,0,0\n\
         2026-07-01,10,{place},b,B,Pagamentos à vista,1,0,0,,0,,0,0,0,0,0,,0,0\n"
    );
    for days in [
        &["--day", "2026-07-01"][..],
        &["--from", "2026-06-01", "--to", "2026-07-02"],
        &["--day", "2026-07-01", "--location", "l"],
    ] {
        let (code, stdout, stderr) = run(&url, "ana", &[&["report"][..], days].concat()).await;
        assert_eq!((code, stdout.as_str()), (0, expected.as_str()), "{days:?} {stderr}");
    }
    // A day on which nothing happened has its header.
    assert_eq!(run(&url, "ana", &["report", "--day", "2026-06-30"]).await.1, header);
    for (args, code) in [
        (&["report"][..], 2),
        (&["report", "--day", "1.7.2026"], 2),
        (&["report", "--from", "2026-07-01"], 2),
        (&["report", "--day", "2026-07-01", "--to", "2026-07-02"], 2),
        (&["report", "--from", "2026-07-02", "--to", "2026-07-01"], 3),
        (&["report", "--day", "2026-07-01", "--location", "no-such"], 3),
    ] {
        let (found, stdout, _) = run(&url, "ana", args).await;
        assert_eq!(found, code, "{args:?}");
        assert!(!stdout.starts_with("day,"), "{args:?}");
    }
    server.shutdown().await;
}
