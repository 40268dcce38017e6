//! Kiosks: one press, one ticket, whatever happens on the way.

use callpad_server::directory::{Day, Edit, HoursChange};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::{hall::Hall, site::Reply};

fn service_a() -> Value {
    json!({"service_id": "a", "lang": "pt_PT"})
}

#[tokio::test]
async fn a_ticket_is_issued_with_its_number_and_a_code() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    ana.ticket("a").await;
    let issued = Reply::of(hall.press("kiosk-1", "visit", &service_a())).await.ok();
    assert_eq!(issued["ticket"], json!({"tag": "A", "number": "002"}));
    assert_eq!(issued["service"], json!({"id": "a", "name": "Service a"}));
    assert_eq!((&issued["ahead"], &issued["slip"]), (&json!(1), &json!("none")));
    let code = issued["code"].as_str().unwrap();
    assert_eq!((code.len(), &issued["path"]), (22, &json!(format!("/t/{code}"))));
    let waiting = ana.waiting("a").await;
    assert_eq!((&waiting[1]["lang"], &waiting[1]["device"]["id"]), (&json!("pt_PT"), &json!("kiosk-1")));
    // The store has neither the code nor the key.
    hall.site.server.is_alive(std::time::Duration::from_secs(60)).await;
    let file = std::fs::read(hall.site.folder.path().join("queue.sqlite3")).unwrap();
    let log = std::fs::read(hall.site.folder.path().join("queue.sqlite3-wal")).unwrap_or_default();
    for secret in [code, &hall.key("kiosk-1")[4..]] {
        let is_in = |bytes: &[u8]| bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!is_in(&file) && !is_in(&log));
    }
}

#[tokio::test]
async fn an_impatient_finger_gets_one_ticket() {
    let hall = Hall::new().await;
    let presses = (0..10).map(|_| Reply::of(hall.press("kiosk-1", "visit", &service_a())));
    let answers: Vec<Value> = join_all(presses).await.into_iter().map(Reply::ok).collect();
    for answer in &answers {
        assert_eq!((&answer["ticket"], &answer["code"]), (&answers[0]["ticket"], &answers[0]["code"]));
    }
    let ana = hall.site.login("ana").await;
    assert_eq!(ana.waiting("a").await.len(), 1);
    // The same visit for another service is a mistake of the page.
    let other = Reply::of(hall.press("kiosk-1", "visit", &json!({"service_id": "b"}))).await;
    assert_eq!(other.code(), (200, 5));
    // Another kiosk's visit is another visit, also by the same name; and so are two kiosks with one key.
    let other = Reply::of(hall.press("kiosk-2", "visit", &service_a())).await.ok();
    assert_eq!(other["ticket"]["number"], "002");
    let twice = [hall.press("kiosk-1", "left", &service_a()), hall.press("kiosk-1", "right", &service_a())];
    let numbers: Vec<_> = join_all(twice.map(Reply::of)).await.into_iter().map(Reply::ok).collect();
    assert_ne!(numbers[0]["code"], numbers[1]["code"]);
    assert_eq!(ana.waiting("a").await.len(), 4);
    drop(ana);
    let hall = hall.restarted().await;
    let again = Reply::of(hall.press("kiosk-1", "visit", &service_a())).await.ok();
    assert_eq!((&again["ticket"], &again["code"]), (&answers[0]["ticket"], &answers[0]["code"]));
    assert_eq!(hall.site.login("ana").await.waiting("a").await.len(), 4);
    assert_eq!(hall.phone(again["code"].as_str().unwrap()).await.ok()["state"], "waiting");
}

#[tokio::test]
async fn without_a_key_of_the_visit_nothing_is_issued() {
    let hall = Hall::new().await;
    let press = crate::site::client().post(hall.site.url("/callpad/v1/hall/tickets"));
    let press = press.bearer_auth(hall.key("kiosk-1")).json(&service_a());
    assert_eq!(Reply::of(press).await.code(), (200, 5));
    for bad in ["", "a b", &"x".repeat(129)] {
        assert_eq!(Reply::of(hall.press("kiosk-1", bad, &service_a())).await.code(), (200, 5), "{bad}");
    }
    let long = json!({"service_id": "a", "lang": "x".repeat(36)});
    assert_eq!(Reply::of(hall.press("kiosk-1", "v", &long)).await.code(), (200, 5));
    assert!(hall.site.login("ana").await.waiting("a").await.is_empty());
}

#[tokio::test]
async fn a_service_that_closes_while_the_finger_is_on_it_issues_nothing() {
    let hall = Hall::new().await;
    assert_eq!(Reply::of(hall.press("kiosk-1", "c", &json!({"service_id": "c"}))).await.code(), (200, 7));
    let ana = hall.site.login("ana").await;
    let stop = async |open: bool| {
        let request = crate::site::client().post(hall.site.url("/callpad/v1/services/a"));
        Reply::of(request.bearer_auth(&ana.token).json(&json!({ "open": open }))).await.ok();
    };
    stop(false).await;
    assert_eq!(Reply::of(hall.press("kiosk-1", "one", &service_a())).await.code(), (200, 7));
    stop(true).await;
    // The refusal stands for that visit; the next one has a ticket.
    assert_eq!(Reply::of(hall.press("kiosk-1", "one", &service_a())).await.code(), (200, 7));
    Reply::of(hall.press("kiosk-1", "two", &service_a())).await.ok();
}

#[tokio::test]
async fn outside_the_hours_it_says_when_it_opens() {
    let hours = |days: Vec<Day>, from: &str, until: &str| Edit::SetHours {
        location: "north".into(),
        days,
        change: HoursChange::Set(vec![[from.into(), until.into()]]),
    };
    let weekdays = vec![Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    // It is ten on a Wednesday.
    let hall = Hall::with(|_| {}, &[hours(weekdays.clone(), "10:30", "12:00")]).await;
    let state = hall.state("kiosk-1").await;
    let service = |state: &Value, n: usize| {
        (state["services"][n]["open"].clone(), state["services"][n]["opens"].clone())
    };
    assert_eq!(service(&state, 0), (json!(false), json!("2026-07-01T10:30:00+01:00")));
    assert_eq!(service(&state, 2), (json!(false), Value::Null), "it stays closed then");
    assert_eq!(Reply::of(hall.press("kiosk-1", "early", &service_a())).await.code(), (200, 7));
    // Staff may issue all the same.
    hall.site.login("ana").await.ticket("a").await;
    hall.site.clock.advance_s(30 * 60);
    assert_eq!(service(&hall.state("kiosk-1").await, 0), (json!(true), Value::Null));
    Reply::of(hall.press("kiosk-1", "now", &service_a())).await.ok();
    hall.site.clock.advance_s(90 * 60);
    assert_eq!(service(&hall.state("kiosk-1").await, 0), (json!(false), json!("2026-07-02T10:30:00+01:00")));
}

#[tokio::test]
async fn a_kiosk_out_of_control_is_stopped() {
    let hall = Hall::new().await;
    let mut issued = 0;
    let refused = loop {
        let pressed = Reply::of(hall.press("kiosk-1", &format!("v{issued}"), &service_a())).await;
        if pressed.status == 429 {
            break pressed;
        }
        pressed.ok();
        issued += 1;
        assert!(issued <= 120, "a minute or two on a slow machine");
    };
    assert_eq!((refused.code(), issued >= 60), ((429, 7), true));
    Reply::of(hall.press("kiosk-2", "v", &service_a())).await.ok();
}

/// The server as a program is killed between the ticket and its answer: the same press again gives that ticket.
#[cfg(unix)]
#[tokio::test]
async fn a_server_that_is_killed_has_issued_one_ticket_or_none() {
    use callpad_server::{
        admin::{Ask, Change, administer},
        clock::SystemClock,
        directory::Device,
    };

    use crate::{ours::serve, site::client};

    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let device = Device {
        id: "k".into(),
        kind: "kiosk".into(),
        name: "K".into(),
        location_id: Some("north".into()),
        printer: None,
    };
    let data = folder.path().to_owned();
    let key = tokio::task::spawn_blocking(move || {
        let add = Ask::Change(Change::edits(vec![Edit::AddDevice(device)]));
        administer(&data, &add, "test", &SystemClock).unwrap();
        let made = administer(&data, &Ask::DeviceKey { device: "k".into() }, "test", &SystemClock).unwrap();
        made.value["key"].as_str().unwrap().to_owned()
    });
    let key = key.await.unwrap();
    let press = |url: &str, visit: usize| {
        let request = client().post(format!("{url}/callpad/v1/hall/tickets")).bearer_auth(&key);
        request
            .header("idempotency-key", format!("visit {visit}").replace(' ', "-"))
            .json(&json!({"service_id": "a"}))
    };
    let mut known: Vec<Option<Value>> = Vec::new();
    for round in 0..6_usize {
        let mut server = serve(folder.path(), &[]).await;
        // Whatever was answered before is answered again.
        for (visit, before) in known.iter().enumerate() {
            let again: Value = press(&server.url(), visit).send().await.unwrap().json().await.unwrap();
            if let Some(before) = before {
                assert_eq!((&again["ticket"], &again["code"]), (&before["ticket"], &before["code"]));
            }
        }
        let visits = 4 * (round + 1);
        let url = server.url();
        let answers = join_all((known.len()..visits).map(|visit| press(&url, visit).send()));
        let (answers, ()) = tokio::join!(answers, async { server.child.kill().await.unwrap() });
        for answer in answers {
            known.push(match answer {
                Ok(answer) => answer.json().await.ok(),
                Err(_) => None,
            });
        }
    }
    let server = serve(folder.path(), &[]).await;
    let mut numbers = Vec::new();
    for visit in 0..known.len() {
        let issued: Value = press(&server.url(), visit).send().await.unwrap().json().await.unwrap();
        numbers.push(issued["ticket"]["number"].as_str().unwrap_or_else(|| panic!("{issued}")).to_owned());
    }
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), known.len(), "each visit has a number of its own");
    drop(server);
    let database = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    let count: i64 = database.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(count).unwrap(), known.len());
}
