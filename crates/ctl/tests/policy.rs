//! callpadctl as administrators use it before a policy is rolled out.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn callpadctl(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_callpadctl")).args(args).output().unwrap()
}

/// Exactly one line of JSON, and this exit code.
#[track_caller]
fn line(output: &Output, code: i32) -> Value {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    let line = str::from_utf8(&output.stdout).unwrap().strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{line}");
    serde_json::from_str(line).unwrap()
}

/// A policy file in a folder of its own, and what callpadctl says of it.
fn policy(content: &str) -> (PathBuf, Output) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("policy.json");
    std::fs::write(&file, content).unwrap();
    let output = callpadctl(&["policy", "--file", file.to_str().unwrap()]);
    (file, output)
}

#[test]
fn a_sound_policy_is_printed_and_asks_no_server() {
    let (_, output) = policy(r#"{"deskId": "3", "recommended": {"language": "pt"}}"#);
    let expected = json!({"locked": {"deskId": "3"}, "recommended": {"language": "pt"}, "problems": []});
    assert_eq!(line(&output, 0), expected);
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_fault_is_printed_said_and_told_by_the_exit_code_and_the_rest_applies() {
    let (file, output) = policy("{\"deskId\": \"3\",\n\"maskName\": true}");
    let words = format!("{}, line 2: maskName is not a setting; did you mean maskNames?", file.display());
    assert_eq!(line(&output, 2), json!({"locked": {"deskId": "3"}, "recommended": {}, "problems": [words]}));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("callpadctl: {words}\n"));
}

#[test]
fn a_file_that_is_not_there_is_a_slip_on_the_command_line() {
    let output = callpadctl(&["policy", "--file", "/nonexistent/policy.json"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    assert!(String::from_utf8(output.stderr).unwrap().contains("there is no file /nonexistent/policy.json"));
}

#[test]
fn the_example_in_the_repository_is_sound() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../installers/policies/example-policy.json");
    let read = line(&callpadctl(&["policy", "--file", file.to_str().unwrap()]), 0);
    assert_eq!(read["locked"]["serverAddress"], "https://queue.example.org");
}

#[test]
fn without_a_file_it_is_this_computers_policy_and_what_its_installer_was_told() {
    let output = callpadctl(&["policy"]);
    // The computer that runs the test may have a policy, sound or not; the line has its parts all the same.
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    for part in ["locked", "recommended", "installation"] {
        assert!(read[part].is_object(), "{read}");
    }
    let sound = read["problems"].as_array().unwrap().is_empty();
    assert_eq!(output.status.code(), Some(if sound { 0 } else { 2 }));
}
