//! The commands of administration as a program: from an empty folder to a running branch, and what they print.

use std::{path::Path, process::Stdio};

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::program::{Server, program};

async fn run(data: &Path, command: &str, input: Option<&str>) -> (i32, String, String) {
    let words: Vec<&str> = command.split(' ').map(|word| if word == "_" { "" } else { word }).collect();
    let words: Vec<String> = words.iter().map(|word| word.replace('+', " ")).collect();
    let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
    arguments.extend(["--data", data.to_str().unwrap()]);
    let mut child = program(env!("CARGO_BIN_EXE_callpad-server"), &arguments);
    let mut child = child.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.unwrap_or_default().as_bytes()).await.unwrap();
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Each line is done, one after the other.
async fn all(data: &Path, commands: &str) {
    for command in commands.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (code, _, stderr) = run(data, command, None).await;
        assert_eq!(code, 0, "{command}: {stderr}");
    }
}

#[tokio::test]
async fn a_branch_is_set_up_from_an_empty_folder_and_changed_while_it_runs() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    all(
        data,
        "location add main --name Main+office --time-zone Europe/Lisbon
         hours set main mon-fri 09:00-12:30,13:30-17:00
         hours add main sat 09:00-12:00
         service add s-pay --location main --tag A --name Payments --numbers 1-99
         target set s-pay 15m
         desk add d-1 --location main --tag 1 --name Counter+1 --services s-pay",
    )
    .await;
    let add = "user add u-ana --username ana --name Ana+Martins --locations main --roles acl_qmpad_access --secret-stdin";
    assert_eq!(run(data, add, Some("a secret of Ana's\n")).await.0, 0);
    let serve = ["--listen", "127.0.0.1:0", "--require-secret", "--data", data.to_str().unwrap()];
    let server = Server::start(program(env!("CARGO_BIN_EXE_callpad-server"), &serve)).await;
    // The same words, while it runs.
    all(
        data,
        "role add u-ana qm_qmpad_issues_services callpad_supervise
         role remove u-ana callpad_supervise
         location set main --new-day 03:30
         service set s-pay --name Payments+and+more --target none
         service add s-ask --location main --tag B --name Questions --open false
         desk set d-1 --add-services s-ask --remove-services s-pay
         hours remove main sat",
    )
    .await;
    let login = json!({"user_id": "u-ana", "secret": "a secret of Ana's"});
    let url = format!("{}/restapi/v2/queuemanagement/login", server.url());
    let signed = crate::site::client().post(url).json(&login).send().await.unwrap();
    assert_eq!(signed.status(), 200);
    let listed = async |command: &str| {
        let (_, stdout, _) = run(data, command, None).await;
        serde_json::from_str::<Value>(&stdout).unwrap()
    };
    assert_eq!(listed("desk list --json").await[0]["service_ids"], json!(["s-ask"]));
    let location = listed("location list --json").await[0].clone();
    assert_eq!((&location["new_day_at"], location["hours"].get("sat")), (&json!("03:30"), None));
    assert_eq!(location["hours"]["fri"], json!([["09:00", "12:30"], ["13:30", "17:00"]]));
    let service = listed("service list --json").await[0].clone();
    assert_eq!((&service["name"], &service["target_wait_s"]), (&json!("Payments and more"), &Value::Null));
    assert_eq!(
        listed("user list --json").await[0]["roles"],
        json!(["acl_qmpad_access", "qm_qmpad_issues_services"])
    );
    let (_, audit, _) = run(data, "audit list", None).await;
    assert_eq!(audit.lines().count(), 14, "{audit}");
    assert!(audit.lines().last().unwrap().contains("add location main"), "{audit}");
    let (code, exported, _) = run(data, "export --format toml --only services,desks", None).await;
    assert!(code == 0 && exported.contains("[[services]]") && !exported.contains("[[users]]"), "{exported}");
    drop(server);
}

#[tokio::test]
async fn wrong_words_are_usage_and_wrong_values_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    for usage in [
        "location add",
        "location add x",
        "service set s --open perhaps",
        "service set s --numbers 1",
        "hours set l someday 09:00-10:00",
        "hours set l mon",
        "target set s soon",
        "import --only people d.json",
        "import d.json --force",
        "role add u",
        "device add k",
        "audit list --most 0",
    ] {
        let (code, stdout, _) = run(data, usage, None).await;
        assert_eq!((code, stdout.as_str()), (2, ""), "{usage}");
    }
    for (refused, told) in [
        ("location set nowhere --name x", r#"location "nowhere" is not there"#),
        ("location add 0 --name x", "means no id at all"),
        ("location add l --name x --time-zone Europe/Lisboa", "is no time zone"),
        ("location add l --name x --new-day 25:00", "is no time of day"),
        ("device add k --kind kiosk --name K --location nowhere", "is the id of no location"),
        ("import /nonexistent.json", "/nonexistent.json"),
        ("export", "unable to open"),
    ] {
        let (code, stdout, stderr) = run(data, refused, None).await;
        assert_eq!((code, stdout.as_str()), (1, ""), "{refused}");
        assert!(stderr.contains(told), "{refused}: {stderr}");
    }
    assert!(!data.exists(), "nothing was made for what was refused");
}
