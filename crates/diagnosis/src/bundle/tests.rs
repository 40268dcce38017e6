use std::fs;
use std::io::Read;

use super::*;
use crate::finding::{Check, Finding, Status};

const TOKEN: &str = "t0ken-5f1c9a77b2e84d01";
const SECRET: &str = "correct horse";
const PROXY_PASSWORD: &str = "pr0xy!pass";
const NAME: &str = "Zoë Quill";
const NOTE: &str = "comes with a lawyer";
const FIELD: &str = "file 4711-B";
const PLANTED: [&str; 6] = [TOKEN, SECRET, PROXY_PASSWORD, NAME, NOTE, FIELD];

/// A data folder in which everything that must not be in a bundle lies wherever a fault could have put it.
fn hostile(folder: &Path) {
    fs::create_dir_all(folder.join("logs")).unwrap();
    let all = PLANTED.join(" | ");
    let inner = serde_json::to_string(&format!("{{\"visitor\":{NAME:?},\"note\":{NOTE:?}}}")).unwrap();
    let log = format!(
        "{{\"level\":\"WARN\",\"message\":{},\"detail\":{inner},\"token\":\"{TOKEN}\"}}\n{all}\n{{\"level\":\"INFO\",\"message\":\"sound\"}}\n",
        serde_json::to_string(&all).unwrap()
    );
    fs::write(folder.join("logs/callpad.log"), &log).unwrap();
    fs::write(folder.join("logs/callpad.1.log"), log.replace("sound", "older")).unwrap();
    let journal = crate::state_lines::line(&serde_json::to_string(&all).unwrap());
    fs::write(folder.join("journal.jsonl"), format!("{journal}{all}\n")).unwrap();
    fs::write(folder.join("acts.jsonl"), &journal).unwrap();
    let session = json!({"session": {"userName": NAME, "token": TOKEN}, "linkKey": SECRET, "preferences": {"language": "pt"}});
    fs::write(folder.join("settings.json"), session.to_string()).unwrap();
}

fn made(folder: &Path) -> Bundle {
    made_within(folder, LIMITS)
}

fn made_within(folder: &Path, limits: Limits) -> Bundle {
    let policy = callpad_policy::parse_json(
        "policy.json",
        &format!(
            r#"{{"proxyUser": "callpad", "proxyPassword": "{PROXY_PASSWORD}", "language": "de", "langage": "{SECRET}"}}"#
        ),
    );
    let layers = Layers {
        locked: policy.locked.clone(),
        person: callpad_policy::parse_json("settings.json", r#"{"pollEveryS": 20}"#).locked,
        ..Layers::default()
    };
    let detail = format!("{NAME}: {NOTE}");
    let lines = [
        Line {
            check: Check::Settings,
            status: Status::Red,
            finding: Finding::SettingsUnreadable { detail },
            error: None,
        },
        Line {
            check: Check::Disk,
            status: Status::Green,
            finding: Finding::DiskRoom { mebibytes: 5_000 },
            error: None,
        },
    ];
    let parts = BundleParts {
        folder,
        lines: &lines,
        versions: vec![("callpad", "0.1.0".to_owned())],
        policy: &policy,
        layers: &layers,
        redactor: Redactor::new(
            [TOKEN, SECRET, PROXY_PASSWORD, NOTE, FIELD].map(str::to_owned),
            [NAME.to_owned()],
        ),
        made: Timestamp::UNIX_EPOCH,
    };
    bundle_within(parts, limits)
}

/// Everything in a zip: its own bytes, and what its members are once they are unpacked.
fn everything_in(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![("the zip".to_owned(), zip.to_vec())];
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        all.push((member.name().unwrap().into_owned(), bytes));
    }
    all
}

/// Whether a text stands in bytes, in any way that JSON or an address writes it.
fn holds(bytes: &[u8], text: &str) -> bool {
    let json = serde_json::to_string(text).unwrap();
    let ascii: String = text
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) })
        .collect();
    let percent = text.replace(' ', "%20");
    [text, json.trim_matches('"'), &ascii, &percent]
        .iter()
        .any(|spelling| bytes.windows(spelling.len()).any(|window| window == spelling.as_bytes()))
}

#[test]
fn nothing_that_was_planted_is_in_it_packed_or_unpacked() {
    let temp = tempfile::tempdir().unwrap();
    hostile(temp.path());
    // What is looked for is there to be found.
    let log = fs::read(temp.path().join("logs/callpad.log")).unwrap();
    assert!(PLANTED.iter().all(|text| holds(&log, text)));
    let zip = made(temp.path()).to_zip().unwrap();
    let all = everything_in(&zip);
    assert!(all.len() > 8, "{:?}", all.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for (name, bytes) in &all {
        for text in PLANTED {
            assert!(!holds(bytes, text), "{text} is in {name}: {}", String::from_utf8_lossy(bytes));
        }
    }
}

#[test]
fn what_helps_is_in_it() {
    let temp = tempfile::tempdir().unwrap();
    hostile(temp.path());
    let bundle = made(temp.path());
    let text = |name: &str| bundle.files().iter().find(|file| file.name == name).unwrap().text.clone();
    assert!(text("self-test.txt").contains("5000 MiB are free"));
    assert!(text("versions.json").contains("0.1.0"));
    let policy: Value = serde_json::from_str(&text("policy.json")).unwrap();
    assert_eq!(policy["locked"]["language"], "de");
    assert!(policy["cannotBeUsed"][0].as_str().unwrap().contains("langage"));
    assert!(text("settings.json").contains("20"));
    let journal: Value = serde_json::from_str(&text("journal.json")).unwrap();
    assert_eq!(
        (&journal["journal.jsonl"]["damagedLines"], &journal["seen.jsonl"]["there"]),
        (&json!(1), &json!(false))
    );
    let log = text("logs/callpad.log");
    assert!(log.contains("sound") && log.contains("\"leftOut\":1"), "{log}");
    assert!(text("logs/callpad.1.log").contains("older"));
    assert_eq!(bundle.file_name(), "callpad-support-1970-01-01-0000.zip");
}

#[test]
fn it_is_bounded_and_keeps_what_is_newest() {
    let temp = tempfile::tempdir().unwrap();
    let limits = Limits { file: 10_000, bundle: 30_000 };
    fs::create_dir_all(temp.path().join("logs")).unwrap();
    for number in 0..9 {
        let name = if number == 0 { "callpad.log".to_owned() } else { format!("callpad.{number}.log") };
        let line = |n: usize| format!("{{\"n\":{n},\"message\":\"{}\"}}\n", "x y ".repeat(50));
        let text: String = (0..100).map(line).collect();
        assert!(text.len() > limits.file);
        fs::write(temp.path().join("logs").join(name), text).unwrap();
    }
    let bundle = made_within(temp.path(), limits);
    let total: usize = bundle.files().iter().map(|file| file.text.len()).sum();
    assert!(total <= limits.bundle, "{total}");
    assert!(bundle.files().iter().all(|file| file.text.len() <= limits.file));
    let newest = &bundle.files().iter().find(|file| file.name == "logs/callpad.log").unwrap().text;
    assert!(newest.contains("\"n\":99,") && !newest.contains("\"n\":0,"));
    for line in newest.lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
}

#[test]
fn a_text_is_cut_at_a_line_and_says_so() {
    assert_eq!(newest("a\nb\n", 100), "a\nb\n");
    let long = "äää\n".repeat(100);
    let cut = newest(&long, 50);
    assert!(cut.len() <= 50 && cut.starts_with(CUT) && cut.ends_with("äää\n"), "{cut}");
    assert_eq!(newest(&long, 2), "");
}
