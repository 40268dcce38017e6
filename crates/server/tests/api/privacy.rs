//! What belongs to people is erased: proven by a search through the files.

use std::{path::Path, time::Duration};

use callpad_server::{
    Config,
    admin::{self, Ask, Erase},
};
use serde_json::{Value, json};

use crate::{
    administration::ask,
    events::Ear,
    site::{Reply, SignedIn, Site, id},
};

const DAY: i64 = 24 * 3_600;
/// What visitors and clerks wrote, each of its own.
const WRITTEN: [&str; 5] =
    ["Zebedeu-of-name", "Zebedeu-of-note", "Zebedeu-of-field", "Zebedeu-of-appointment", "Zebedeu-asks"];

/// Which of these texts are in a file of the folder.
fn found(folder: &Path, texts: &[&'static str]) -> Vec<&'static str> {
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap_or_default());
    }
    let is_in = |text: &&&str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    texts.iter().filter(|text| is_in(text)).copied().collect()
}

/// It is done beside everything else, in its own time; nobody is told of it.
async fn gone(folder: &Path, texts: &[&'static str]) {
    let search = async {
        while !found(folder, texts).is_empty() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    if tokio::time::timeout(Duration::from_secs(60), search).await.is_err() {
        unreachable!("still there: {:?}", found(folder, texts));
    }
}

/// Which of them a backup holds that is made now.
fn in_backup(site: &Site) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::backup(site.folder.path(), &folder.path().join("backup")).unwrap();
    found(folder.path(), &WRITTEN)
}

async fn site(change: impl FnOnce(&mut Config)) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let mut directory = crate::site::directory();
    directory.locations.iter_mut().for_each(|location| location.new_day_at = None);
    callpad_server::import(folder.path(), &directory).unwrap();
    let clock =
        std::sync::Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    Site::on(folder, clock, change).await
}

/// A visit with everything that people write; gives the ticket's id.
async fn visit(of: &SignedIn<'_>) -> String {
    let asked = json!({"service_id": "a", "client_name": WRITTEN[0], "custom_field": WRITTEN[2], "appointment": WRITTEN[3]});
    let ticket = Reply::of(of.keyed("createticket", "issue", &asked)).await.ok()["ticket"].clone();
    let answer = of.call("d1", &id(&ticket)).await;
    let on = json!({"answer_id": answer, "dst_type": "service", "dst_id": "b", "note": WRITTEN[1], "desk_id": "d1"});
    Reply::of(of.keyed("transfercall", "on", &on)).await.ok();
    let call = json!({"desk_id": "d1", "ticket_id": id(&ticket)});
    let answer = Reply::of(of.keyed("callticket", "call", &call)).await.ok()["answer"].clone();
    of.act("endcall", &id(&answer)).await;
    id(&ticket)
}

async fn story(of: &SignedIn<'_>, ticket: &str) -> Value {
    of.get(&format!("/callpad/v1/tickets/{ticket}")).await.body
}

#[tokio::test]
async fn names_and_notes_are_gone_from_every_file_a_day_after_the_business_day() {
    let site = site(|_| {}).await;
    let ana = site.login("ana").await;
    let ticket = visit(&ana).await;
    let waiting = ana.issue(json!({"service_id": "a", "client_name": WRITTEN[4]})).await;
    assert_eq!(found(site.folder.path(), &WRITTEN).len(), 5, "the search finds what is there");
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    // The next morning it is all there, and what was left is over.
    site.clock.advance_s(DAY);
    while ear.hear().await["type"] != "reset" {}
    assert_eq!(found(site.folder.path(), &WRITTEN).len(), 5);
    assert_eq!(in_backup(&site).len(), 5);
    let ana = site.login("ana").await;
    assert_eq!(story(&ana, &ticket).await["ticket"]["client_name"], WRITTEN[0]);
    site.clock.advance_s(DAY);
    gone(site.folder.path(), &WRITTEN).await;
    assert_eq!(in_backup(&site), [""; 0]);
    // Numbers, times and counters stay; who served does not.
    let ana = site.login("ana").await;
    let told = story(&ana, &ticket).await;
    assert_eq!(told["ticket"]["number"], "001");
    let entries = told["story"].as_array().unwrap();
    assert!(entries.len() >= 5 && entries.iter().all(|entry| entry["user_id"].is_null()), "{entries:?}");
    assert_eq!(entries[1]["desk_id"], "d1");
    assert_eq!(story(&ana, &id(&waiting)).await["ticket"]["client_name"], Value::Null);
    // All goes on.
    visit(&ana).await;
    let (folder, _) = site.end().await;
    assert_eq!(found(folder.path(), &WRITTEN[..1]), &WRITTEN[..1], "today's is there");
}

#[tokio::test]
async fn kept_for_no_day_nothing_is_left_when_the_next_one_begins_and_nothing_is_done_twice() {
    let site = site(|config| config.keep_personal_days = 0).await;
    let ana = site.login("ana").await;
    // Late in the evening, so that the key still counts in the morning.
    site.clock.advance_s(17 * 3_600);
    let ana_late = site.login("ana").await;
    let ticket = visit(&ana_late).await;
    drop(ana);
    site.clock.advance_s(3 * 3_600);
    gone(site.folder.path(), &WRITTEN).await;
    let ana = site.login("ana").await;
    let asked = json!({"service_id": "a", "client_name": WRITTEN[0], "custom_field": WRITTEN[2], "appointment": WRITTEN[3]});
    let again = Reply::of(ana.keyed("createticket", "issue", &asked)).await.ok();
    assert_eq!((&again["ticket"]["id"], &again["ticket"]["client_name"]), (&json!(ticket), &Value::Null));
    assert!(ana.waiting("a").await.is_empty());
}

#[tokio::test]
async fn a_visitor_who_asks_for_it_is_forgotten_at_once_and_the_audit_knows_no_name() {
    let site = site(|_| {}).await;
    let ana = site.login("ana").await;
    let ended = visit(&ana).await;
    let waiting = ana.issue(json!({"service_id": "b", "client_name": WRITTEN[4]})).await;
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    for which in [
        Erase::Ticket(ended.clone()),
        Erase::Number { number: "b001".into(), location: Some("north".into()) },
    ] {
        let report = ask(&site, Ask::Erase(which)).await.unwrap();
        assert_eq!(report.lines.len(), 1, "{report:?}");
        while ear.hear().await["type"] != "reset" {}
    }
    assert_eq!(found(site.folder.path(), &WRITTEN), [""; 0]);
    let listed = ana.waiting("b").await;
    assert_eq!((&listed[0]["id"], &listed[0]["client_name"]), (&waiting["id"], &Value::Null), "it waits on");
    let audit = admin::audit(site.folder.path(), 10).unwrap().lines;
    assert!(audit[1].ends_with(&format!("eva erase {ended}")), "{audit:?}");
    // Who comes back to the feed is not told of it, either.
    let (mut ear, _) = Ear::open(&site, &ana, "?after=0").await;
    assert_eq!(ear.hear().await["type"], "reset");
    ana.ticket("b").await;
    assert_eq!(ear.hear().await["ticket"]["client_name"], Value::Null);
    for (which, told) in [
        (Erase::Ticket("nobody".into()), r#"ticket "nobody" is not there"#),
        (Erase::Number { number: "Z9".into(), location: None }, "is the number of no ticket of the day"),
        (Erase::Number { number: "1".into(), location: None }, "is the number of several tickets"),
    ] {
        let refused = ask(&site, Ask::Erase(which)).await.unwrap_err().to_string();
        assert!(refused.contains(told), "{refused}");
    }
}

#[tokio::test]
async fn without_a_server_the_same_is_done_on_the_folder() {
    let site = site(|_| {}).await;
    let ticket = visit(&site.login("ana").await).await;
    let (folder, clock) = site.end().await;
    let (data, erase) = (folder.path().to_owned(), Ask::Erase(Erase::Ticket(ticket)));
    let done =
        tokio::task::spawn_blocking(move || admin::administer(&data, &erase, "eva", &*clock)).await.unwrap();
    done.unwrap();
    assert_eq!(found(folder.path(), &WRITTEN), [""; 0]);
}
