//! Administration while the server runs, and while it does not: the same commands, the same rules.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use callpad_server::{
    admin::{self, AdminError, Ask, Change, ExportFormat, ImportOptions, Report},
    clock::SystemClock,
    directory::{DeskChange, Edit, IdList, LocationChange, NumberRange, Part, ServiceChange, UserChange},
};
use serde_json::{Value, json};

use crate::{
    events::Ear,
    site::{Reply, SignedIn, Site},
};

/// As another program would: from a thread that waits.
pub(crate) async fn ask(site: &Site, ask: Ask) -> Result<Report, AdminError> {
    on(site.folder.path().to_owned(), ask).await
}

async fn on(data: PathBuf, ask: Ask) -> Result<Report, AdminError> {
    tokio::task::spawn_blocking(move || admin::administer(&data, &ask, "eva", &SystemClock)).await.unwrap()
}

pub(crate) fn change(edit: Edit) -> Ask {
    Ask::Change(Change::edits(vec![edit]))
}

fn rename_desk(id: &str, name: &str) -> Edit {
    Edit::SetDesk { id: id.into(), change: DeskChange { name: Some(name.into()), ..DeskChange::default() } }
}

fn remove(part: Part, id: &str, force: bool) -> Ask {
    Ask::Change(Change { force, ..Change::edits(vec![Edit::Remove { part, id: id.into() }]) })
}

fn audit(site: &Site) -> Vec<String> {
    admin::audit(site.folder.path(), 100).unwrap().lines
}

async fn directory(of: &SignedIn<'_>) -> Value {
    of.get("/callpad/v1/directory").await.body
}

#[tokio::test]
async fn a_change_is_made_while_the_server_runs_told_to_those_it_concerns_and_written_down() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    let (mut north, _) = Ear::open(&site, &ana, "").await;
    let (mut south, _) = Ear::open(&site, &sol, "").await;
    let report = ask(&site, change(rename_desk("d1", "By the window"))).await.unwrap();
    assert_eq!(report.lines, [r#"~ counter d1: name "Counter d1" -> "By the window""#]);
    assert_eq!(north.hear().await["type"], "directory");
    assert_eq!(directory(&ana).await["desks"][0]["name"], "By the window");
    let entry = &audit(&site)[0];
    assert!(entry.ends_with(r#"Z eva set counter d1: name "Counter d1" -> "By the window""#), "{entry}");
    assert!(entry.starts_with("2026-07-01 09:00:0"), "by the server's clock: {entry}");
    // In the south nothing of it was told: the next that comes there is its own.
    sol.ticket("s").await;
    assert_eq!(south.hear().await["type"], "ticket");
    // A service is told as before, too.
    let closed = ServiceChange { open: Some(false), ..ServiceChange::default() };
    ask(&site, change(Edit::SetService { id: "a".into(), change: closed })).await.unwrap();
    let told = north.hear().await;
    assert_eq!((&told["type"], &told["service"]["open"]), (&json!("service"), &json!(false)));
    assert_eq!(north.hear().await["type"], "directory");
    assert_eq!(ana.code("createticket", json!({"service_id": "a"})).await, (200, 7));
}

#[tokio::test]
async fn whose_rights_are_changed_listens_anew_and_whose_tokens_end_no_longer() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    let (mut stays, _) = Ear::open(&site, &ana, "").await;
    let (moved, _) = Ear::open(&site, &sol, "").await;
    let locations = IdList { only: Some(vec!["north".into()]), ..IdList::default() };
    let to_north = UserChange { locations, ..UserChange::default() };
    ask(&site, change(Edit::SetUser { id: "sol".into(), change: to_north })).await.unwrap();
    assert_eq!(moved.closed().await, 1012, "the south is no longer hers");
    let (mut anew, _) = Ear::open(&site, &sol, "").await;
    ana.ticket("a").await;
    assert_eq!(anew.hear().await["type"], "ticket");
    while stays.hear().await["type"] != "ticket" {}

    ask(&site, Ask::Revoke { user: "sol".into() }).await.unwrap();
    assert_eq!(anew.closed().await, 4401);
    ana.ticket("a").await;
    assert_eq!(stays.hear().await["type"], "ticket", "nobody else's");
    ask(&site, Ask::RotateKeys { end_all: true }).await.unwrap();
    assert_eq!(stays.closed().await, 4401);
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_done() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let database = rusqlite::Connection::open(site.folder.path().join("queue.sqlite3")).unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no room'); END";
    database.execute_batch(full).unwrap();
    let asked = [
        Ask::Revoke { user: "ana".into() },
        Ask::RotateKeys { end_all: true },
        Ask::Reset { location: None },
        change(rename_desk("d1", "By the window")),
    ];
    for asked in asked {
        let refused = ask(&site, asked.clone()).await.unwrap_err().to_string();
        assert!(refused.contains("no room"), "{asked:?}: {refused}");
    }
    database.execute_batch("DROP TRIGGER full").unwrap();
    assert_eq!(ana.waiting("a").await[0]["id"], ticket.as_str(), "signed in, and it waits");
    assert_eq!(directory(&ana).await["desks"][0]["name"], "Counter d1");
    let again = site.login("ana").await;
    assert_eq!(again.waiting("a").await.len(), 1, "the key that signs is the one that checks");
}

#[tokio::test]
async fn what_is_wrong_is_refused_in_plain_words_and_nothing_is_changed_told_or_written_down() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let before = directory(&ana).await;
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    for (edit, told) in [
        (rename_desk("d9", "x"), r#"counter "d9" is not there"#),
        (rename_desk("d1", ""), r#"counter "d1": name "" is empty"#),
        (
            Edit::SetDesk {
                id: "d1".into(),
                change: DeskChange { location_id: Some("south".into()), ..DeskChange::default() },
            },
            r#"counter "d1": service_ids[0] "a" is a service of another location"#,
        ),
        (
            Edit::SetLocation {
                id: "north".into(),
                change: LocationChange {
                    time_zone: Some(Some("Lisbon".into())),
                    ..LocationChange::default()
                },
            },
            r#"location "north": time_zone "Lisbon" is no time zone"#,
        ),
    ] {
        let refused = ask(&site, change(edit)).await.unwrap_err();
        assert!(refused.to_string().contains(told), "{refused}");
        assert_eq!(refused.exit_code(), 1);
    }
    // Of two changes of one command the second is wrong: the first is not made either.
    let both = Change::edits(vec![rename_desk("d1", "New"), rename_desk("d9", "x")]);
    ask(&site, Ask::Change(both)).await.unwrap_err();
    let dry = Change { dry_run: true, ..Change::edits(vec![rename_desk("d1", "New")]) };
    assert_eq!(ask(&site, Ask::Change(dry)).await.unwrap().lines.len(), 1);
    assert_eq!(directory(&ana).await, before);
    assert!(audit(&site).is_empty());
    ana.ticket("a").await;
    assert_eq!(ear.hear().await["type"], "ticket", "nothing was told before it");
}

#[tokio::test]
async fn what_is_in_use_is_removed_only_by_force() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    ana.ticket("a").await;
    let open = ana.next("d1").await;
    ana.ticket("b").await;
    for (part, id, told) in [
        (Part::Services, "a", "service a: a ticket waits, a ticket is being served"),
        (Part::Desks, "d1", "counter d1: a ticket is being served there"),
        (Part::Users, "ana", "user ana: serves a ticket"),
        (Part::Locations, "north", "location north: has 3 services and 3 counters"),
    ] {
        let refused = ask(&site, remove(part, id, false)).await.unwrap_err();
        assert!(refused.to_string().contains(told), "{refused}");
    }
    // What nobody uses goes at once, and whoever named it names it no longer.
    ask(&site, remove(Part::Services, "c", false)).await.unwrap();
    ask(&site, remove(Part::Desks, "d3", false)).await.unwrap();
    // By force the counter goes, and what was open there is over.
    ask(&site, remove(Part::Desks, "d1", true)).await.unwrap();
    assert_eq!(ana.code("endcall", json!({"answer_id": open["id"]})).await, (200, 6));
    assert_eq!(ana.waiting("a").await.len(), 1);
    ask(&site, remove(Part::Services, "a", true)).await.unwrap();
    assert_eq!(ana.code("waitingticketslist", json!({"service_id": "a"})).await, (200, 6));
    assert_eq!(ana.waiting("b").await.len(), 1);
    let presence = json!({"desk_id": "d2", "state": "present", "services": ["b"]});
    let rui = site.login("rui").await;
    let url = site.url("/callpad/v1/presence");
    let told = crate::site::client().post(url).bearer_auth(&rui.token).json(&presence);
    Reply::of(told).await.ok();
    let refused = ask(&site, remove(Part::Users, "rui", false)).await.unwrap_err();
    assert!(refused.to_string().contains("user rui: is signed in at counter d2"), "{refused}");
    ask(&site, remove(Part::Users, "rui", true)).await.unwrap();
    assert_eq!(rui.code("waitingticketslist", json!({"service_id": "b"})).await.0, 401);
}

#[tokio::test]
async fn a_secret_goes_through_the_socket_and_nowhere_else() {
    let site = Site::with(|config| config.require_user_secret = true).await;
    let user = Edit::SetUser { id: "ana".into(), change: UserChange::default() };
    let secrets = BTreeMap::from([("ana".to_owned(), "seven words of a secret".to_owned())]);
    let asked = Change { secrets, ..Change::edits(vec![user.clone()]) };
    assert!(!format!("{asked:?}").contains("seven words"));
    let report = ask(&site, Ask::Change(asked)).await.unwrap();
    assert_eq!(report.lines, ["~ user ana: a new secret"]);
    let login = site.post("login").json(&json!({"user_id": "ana", "secret": "seven words of a secret"}));
    assert_eq!(Reply::of(login).await.code(), (200, 0));
    assert!(!format!("{:?}{report:?}", audit(&site)).contains("seven words"));
    let short =
        Change { secrets: BTreeMap::from([("ana".into(), "4711".into())]), ..Change::edits(vec![user]) };
    let refused = ask(&site, Ask::Change(short)).await.unwrap_err().to_string();
    assert!(refused.contains("too short") && !refused.contains("4711"), "{refused}");
}

#[tokio::test]
async fn one_location_is_reset_and_the_other_goes_on() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    let (_, left) = (ana.ticket("a").await, ana.ticket("b").await);
    ana.next("d1").await;
    sol.ticket("s").await;
    let (mut north, _) = Ear::open(&site, &ana, "").await;
    let (mut south, _) = Ear::open(&site, &sol, "").await;
    let report = ask(&site, Ask::Reset { location: Some("north".into()) }).await.unwrap();
    assert_eq!(report.value, json!({"tickets": 2}));
    assert_eq!(north.hear().await["type"], "reset");
    assert!(ana.waiting("a").await.is_empty() && ana.waiting("b").await.is_empty());
    let story = ana.get(&format!("/callpad/v1/tickets/{left}")).await.body["story"].clone();
    assert_eq!((&story[1]["what"], &story[1]["user_id"]), (&json!("ended"), &Value::Null));
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["number"], "001");
    assert_eq!(sol.issue(json!({"service_id": "s"})).await["number"], "002");
    assert_eq!(south.hear().await["type"], "ticket", "the reset was not told there");
    let refused = ask(&site, Ask::Reset { location: Some("nrth".into()) }).await.unwrap_err();
    assert!(refused.to_string().contains(r#"location "nrth" is not there"#), "{refused}");
    assert!(audit(&site)[0].ends_with("eva reset north"));
}

#[tokio::test]
async fn numbers_stay_in_their_range_and_none_is_out_twice() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let numbers =
        ServiceChange { numbers: Some(Some(NumberRange { from: 98, to: 101 })), ..ServiceChange::default() };
    ask(&site, change(Edit::SetService { id: "a".into(), change: numbers })).await.unwrap();
    let mut issued = Vec::new();
    for _ in 0..3 {
        issued.push(ana.issue(json!({"service_id": "a"})).await["number"].as_str().unwrap().to_owned());
    }
    // 098 is ended, 099 is paused, 100 is being served.
    ana.serve_next("d1").await;
    let paused = ana.next("d1").await;
    ana.act("pausecall", paused["id"].as_str().unwrap()).await;
    ana.next("d1").await;
    for _ in 0..2 {
        issued.push(ana.issue(json!({"service_id": "a"})).await["number"].as_str().unwrap().to_owned());
    }
    assert_eq!(issued, ["098", "099", "100", "101", "098"]);
    assert_eq!(ana.code("createticket", json!({"service_id": "a"})).await, (200, 7), "all four are in use");
    ana.act(
        "endcall",
        ana.get("/callpad/v1/answers/current?desk_id=d1").await.body["answer"]["id"].as_str().unwrap(),
    )
    .await;
    assert_eq!(ana.issue(json!({"service_id": "a"})).await["number"], "100");
}

#[tokio::test]
async fn an_export_imported_changes_nothing_and_makes_the_same_elsewhere() {
    let site = Site::with(|config| config.require_user_secret = true).await;
    let data = site.folder.path().to_owned();
    let secrets = BTreeMap::from([("ana".to_owned(), "seven words of a secret".to_owned())]);
    let numbers = Some(Some(NumberRange { from: 1, to: 99 }));
    let hours = callpad_server::directory::HoursChange::Set(vec![["09:00".into(), "17:00".into()]]);
    let days = callpad_server::directory::Day::ALL.to_vec();
    let edits = vec![
        Edit::SetUser { id: "ana".into(), change: UserChange::default() },
        Edit::SetService { id: "b".into(), change: ServiceChange { numbers, ..ServiceChange::default() } },
        Edit::SetHours { location: "north".into(), days, change: hours },
        Edit::SetLocation {
            id: "south".into(),
            change: LocationChange {
                new_day_at: Some(Some("off".into())),
                time_zone: Some(None),
                ..Default::default()
            },
        },
    ];
    ask(&site, Ask::Change(Change { secrets, ..Change::edits(edits) })).await.unwrap();
    let other = tempfile::tempdir().unwrap();
    for (name, format) in [("d.json", ExportFormat::Json), ("d.toml", ExportFormat::Toml)] {
        let plain = admin::export(&data, &[], false, format).unwrap();
        assert!(!plain.contains("argon2") && !plain.contains("secret"), "{plain}");
        let text = admin::export(&data, &[], true, format).unwrap();
        assert!(text.contains("argon2id"));
        let file = other.path().join(name);
        std::fs::write(&file, &text).unwrap();
        let options = ImportOptions { remove: true, ..ImportOptions::default() };
        let import = |to: PathBuf| {
            let (file, options) = (file.clone(), options.clone());
            tokio::task::spawn_blocking(move || {
                admin::import(&to, &file, &options, "eva", &SystemClock).unwrap()
            })
        };
        assert_eq!(import(data.clone()).await.unwrap().lines, ["nothing is different"], "{name}");
        let copy = other.path().join(format!("{name}.data"));
        import(copy.clone()).await.unwrap();
        assert_eq!(admin::export(&copy, &[], true, format).unwrap(), text, "{name}");
        // Whoever signed in before signs in there.
        let clock = site.clock.clone();
        let mut config = crate::site::config(&copy, clock);
        config.require_user_secret = true;
        let server = callpad_server::start(config).await.unwrap();
        let url = format!("{}/restapi/v2/queuemanagement/login", server.base_url());
        let login = json!({"user_id": "ana", "secret": "seven words of a secret"});
        let login = crate::site::client().post(url).json(&login);
        assert_eq!(Reply::of(login).await.code(), (200, 0), "{name}");
        server.shutdown().await;
    }
}

#[tokio::test]
async fn a_part_is_imported_and_nothing_is_removed_unless_it_is_asked_for() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("b").await;
    let (data, file) = (site.folder.path().to_owned(), site.folder.path().join("part.json"));
    let service = json!({"id": "a", "tag": "A", "name": "Payments", "location_id": "north", "open": true});
    let desk = json!({"id": "d9", "tag": "9", "name": "Ninth", "location_id": "north", "service_ids": ["a"]});
    std::fs::write(&file, json!({"services": [service], "desks": [desk]}).to_string()).unwrap();
    let import = async |options: ImportOptions| {
        let (data, file) = (data.clone(), file.clone());
        tokio::task::spawn_blocking(move || admin::import(&data, &file, &options, "eva", &SystemClock))
            .await
            .unwrap()
    };
    let only = vec![Part::Services];
    let dry = ImportOptions { only: only.clone(), dry_run: true, ..ImportOptions::default() };
    let shown = import(dry).await.unwrap();
    assert_eq!(
        shown.lines,
        [r#"~ service a: name "Service a" -> "Payments", target_wait_s 600 -> none"#],
        "what the file leaves out is none, but for what is kept: the tolerance"
    );
    assert_eq!(directory(&ana).await["services"][0]["name"], "Service a");
    import(ImportOptions { only: only.clone(), ..ImportOptions::default() }).await.unwrap();
    let now = directory(&ana).await;
    assert_eq!((&now["services"][0]["name"], &now["services"][1]["id"]), (&json!("Payments"), &json!("b")));
    assert_eq!(now["desks"].as_array().unwrap().len(), 3, "that list was not asked for");
    let missing =
        import(ImportOptions { only: vec![Part::Users], ..ImportOptions::default() }).await.unwrap_err();
    assert!(missing.to_string().ends_with("part.json has no users"), "{missing}");
    // Counters still name what would be removed.
    let refused = import(ImportOptions { only, remove: true, ..ImportOptions::default() }).await.unwrap_err();
    assert!(
        refused.to_string().contains(r#"the counter "d1" that is there.service_ids[1] "b""#),
        "{refused}"
    );
    // With the counters it is right, but somebody waits.
    let refused = import(ImportOptions { remove: true, ..ImportOptions::default() }).await.unwrap_err();
    assert!(
        refused.to_string().contains(r#"the counter "ds" that"#)
            || refused.to_string().contains("service b: a ticket waits"),
        "{refused}"
    );
    import(ImportOptions { remove: true, force: true, ..ImportOptions::default() }).await.unwrap();
    assert_eq!(directory(&ana).await["services"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_supervisor_s_stop_is_no_difference_and_an_administrator_s_word_is_obeyed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let stop = crate::site::client().post(site.url("/callpad/v1/services/a")).bearer_auth(&ana.token);
    Reply::of(stop.json(&json!({"open": false}))).await.ok();
    let listed = admin::list(site.folder.path(), Part::Services).unwrap();
    assert_eq!((&listed.value[0]["open"], &listed.value[0]["open_now"]), (&json!(true), &json!(false)));
    let file = site.folder.path().join("d.json");
    std::fs::write(&file, admin::export(site.folder.path(), &[], false, ExportFormat::Json).unwrap())
        .unwrap();
    let data = site.folder.path().to_owned();
    let import = move || admin::import(&data, &file, &ImportOptions::default(), "eva", &SystemClock).unwrap();
    assert_eq!(tokio::task::spawn_blocking(import).await.unwrap().lines, ["nothing is different"]);
    assert_eq!(directory(&ana).await["services"][0]["open"], false);
    let open = ServiceChange { open: Some(true), ..ServiceChange::default() };
    ask(&site, change(Edit::SetService { id: "a".into(), change: open })).await.unwrap();
    assert_eq!(directory(&ana).await["services"][0]["open"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn commands_are_done_once_while_servers_come_and_go() {
    const COMMANDS: usize = 16;
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let data = folder.path().to_owned();
    let commands: Vec<_> = (0..COMMANDS)
        .map(|n| {
            let data = data.clone();
            tokio::task::spawn_blocking(move || {
                admin::administer(
                    &data,
                    &change(rename_desk("d1", &format!("Name {n}"))),
                    "eva",
                    &SystemClock,
                )
            })
        })
        .collect();
    let clock = Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let mut served = 0;
    while commands.iter().any(|command| !command.is_finished()) {
        // A command may have the folder just now.
        if let Ok(server) = callpad_server::start(crate::site::config(&data, clock.clone())).await {
            served += 1;
            server.shutdown().await;
        }
    }
    let mut done = 0;
    for command in commands {
        match command.await.unwrap() {
            Ok(_) => done += 1,
            // The server was stopped in the middle: whoever asked is told to look.
            Err(AdminError::Unknown | AdminError::Plain(_)) => {}
            // Others had the folder all the time: nothing was done.
            Err(AdminError::Unreachable(_)) => {}
            Err(error) => unreachable!("{error}"),
        }
    }
    let entries = admin::audit(&data, 1_000).unwrap().lines;
    assert!(entries.len() >= done && entries.len() <= COMMANDS, "{} of {done}", entries.len());
    let unique: std::collections::HashSet<_> =
        entries.iter().map(|line| line.rsplit("-> ").next().unwrap()).collect();
    assert_eq!(unique.len(), entries.len(), "none was done twice");
    assert!(done > 0 && served > 0, "{done} {served}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_socket_is_the_owner_s_takes_a_few_at_a_time_and_goes_with_the_server() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new().await;
    let socket = site.folder.path().join("admin.sock");
    ask(&site, change(rename_desk("d1", "x"))).await.unwrap();
    assert_eq!(std::fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
    // Four that say nothing, and a fifth is turned away; it comes again until one of them has gone.
    let silent: Vec<_> = (0..4).map(|_| std::os::unix::net::UnixStream::connect(&socket).unwrap()).collect();
    let fifth = std::os::unix::net::UnixStream::connect(&socket).unwrap();
    fifth.set_nonblocking(true).unwrap();
    let mut turned_away = tokio::net::UnixStream::from_std(fifth).unwrap();
    let mut byte = [0];
    assert_eq!(tokio::io::AsyncReadExt::read(&mut turned_away, &mut byte).await.unwrap(), 0);
    let waits = on(site.folder.path().to_owned(), change(rename_desk("d1", "y")));
    drop(silent);
    waits.await.unwrap();
    // What is no command is answered as such.
    let mut stream = tokio::net::UnixStream::connect(&socket).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stream, &[2, 0, 0, 0, b'{', b'}']).await.unwrap();
    let mut answer = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut answer).await.unwrap();
    assert!(String::from_utf8_lossy(&answer).contains("did not understand"));
    let (folder, clock) = site.end().await;
    assert!(!socket.exists());
    // One that was left behind by a killed server is no obstacle.
    drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
    let site = Site::on(folder, clock, |_| {}).await;
    ask(&site, change(rename_desk("d1", "z"))).await.unwrap();
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_deep_folder_can_be_administered_too() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a".repeat(100)).join("b".repeat(100));
    callpad_server::import(&deep, &crate::site::directory()).unwrap();
    let clock = Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let server = callpad_server::start(crate::site::config(&deep, clock)).await.unwrap();
    on(deep.clone(), change(rename_desk("d1", "x"))).await.unwrap();
    assert_eq!(admin::audit(&deep, 10).unwrap().lines.len(), 1);
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thirty_two_callers_lose_nothing_and_nobody_sees_half_a_change() {
    const CALLERS: usize = 32;
    const EACH: usize = 12;
    let numbered = |make: &dyn Fn(usize) -> Value| (0..CALLERS).map(make).collect::<Vec<_>>();
    let branch = serde_json::from_value(json!({
        "locations": [{"id": "hall", "name": "Hall"}],
        "services": [{"id": "s", "tag": "S", "name": "0", "location_id": "hall", "open": true},
                     {"id": "t", "tag": "T", "name": "0", "location_id": "hall", "open": true}],
        "desks": numbered(&|n| json!({"id": format!("d{n}"), "tag": n.to_string(), "name": "x",
                                      "location_id": "hall", "service_ids": ["s", "t"]})),
        "users": numbered(&|n| json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": "x",
                                      "location_ids": ["hall"], "roles": callpad_wire::op::role::ALL})),
    }))
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &branch).unwrap();
    let clock = Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let site = Arc::new(Site::on(folder, clock, |_| {}).await);
    let mut callers = tokio::task::JoinSet::new();
    for n in 0..CALLERS {
        let site = site.clone();
        callers.spawn(async move {
            let me = site.login(&format!("u{n}")).await;
            let mut served = Vec::new();
            for _ in 0..EACH {
                me.send("createticket", json!({"service_id": "s"})).await.ok();
                served.push(me.serve_next(&format!("d{n}")).await);
                // Both names change in one command: nobody sees one of them alone.
                let services = me.get("/callpad/v1/directory").await.body["services"].clone();
                assert_eq!(services[0]["name"], services[1]["name"]);
            }
            served
        });
    }
    let name = |id: &str, name: usize| Edit::SetService {
        id: id.into(),
        change: ServiceChange { name: Some(name.to_string()), ..ServiceChange::default() },
    };
    let mut commands = 0;
    let mut served = Vec::new();
    while !callers.is_empty() {
        commands += 1;
        ask(&site, Ask::Change(Change::edits(vec![name("s", commands), name("t", commands)]))).await.unwrap();
        while let Some(done) = callers.try_join_next() {
            served.extend(done.unwrap());
        }
    }
    let unique: std::collections::HashSet<_> = served.iter().collect();
    assert_eq!((served.len(), unique.len()), (CALLERS * EACH, CALLERS * EACH));
    assert!(site.login("u0").await.waiting("s").await.is_empty());
    assert_eq!(audit(&site).len(), (2 * commands).min(100));
}
