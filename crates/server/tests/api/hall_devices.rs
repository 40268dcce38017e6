//! Supervisors and administrators of the hall: who is here, the morning check, keys by commands, and the app's own pages.

use std::path::Path;

use callpad_server::Config;
use serde_json::{Value, json};

use crate::{
    events::Ear,
    hall::{Hall, Page},
    site::{Reply, SignedIn},
};

impl Hall {
    async fn check(&self, who: &SignedIn<'_>, body: Value) -> Reply {
        let request = crate::site::client().post(self.site.url("/callpad/v1/hall/checks"));
        Reply::of(request.bearer_auth(&who.token).json(&body)).await
    }
}

fn device<'a>(told: &'a Value, id: &str) -> &'a Value {
    told["devices"].as_array().unwrap().iter().find(|device| device["id"] == id).unwrap()
}

#[tokio::test]
async fn supervisors_see_which_devices_are_here_and_are_told_when_one_goes() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let devices = || ana.get("/callpad/v1/hall/devices?location_id=north");
    let told = devices().await.ok();
    let ids: Vec<_> = told["devices"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, ["screen-1", "kiosk-1", "kiosk-2"], "one without a key or a place has no page");
    assert_eq!(
        device(&told, "screen-1"),
        &json!({"id": "screen-1", "name": "The screen-1", "kind": "screen", "here": false, "since_s": null,
            "sound": "unknown", "printer": null})
    );
    let (mut ear, _) = Ear::open(&hall.site, &ana, "").await;
    let (mut screen, _) = hall.page("screen-1").await;
    screen.say(json!({"type": "sound", "state": "blocked"})).await;
    let came = ear.hear().await;
    let expected = json!({"id": "screen-1", "name": "The screen-1", "kind": "screen", "here": true});
    assert_eq!((&came["type"], &came["device"]), (&json!("device"), &expected));
    // What it said has been taken in when it is answered what it says next.
    let check = hall.check(&ana, json!({"location_id": "north"})).await.ok();
    let asked = screen.hear_of("check").await;
    screen.say(json!({"type": "checked", "check": asked["check"], "showed": true})).await;
    let done = format!("/callpad/v1/hall/checks/{}", check["check"].as_str().unwrap());
    while device(&ana.get(&done).await.ok(), "screen-1")["state"] != "done" {}
    let here = devices().await.ok();
    assert_eq!(
        (&device(&here, "screen-1")["here"], &device(&here, "screen-1")["sound"]),
        (&json!(true), &json!("blocked"))
    );
    // Loaded anew it was never away; closed for good it is.
    let (again, _) = hall.page("screen-1").await;
    drop(screen);
    drop(again);
    let went = ear.hear().await;
    assert_eq!((&went["device"]["id"], &went["device"]["here"]), (&json!("screen-1"), &json!(false)));
    // Only those who supervise are told and may ask, and only of their own places.
    let clerk = hall.site.login("clerk").await;
    assert_eq!(clerk.get("/callpad/v1/hall/devices?location_id=north").await.code(), (403, 7));
    assert_eq!(ana.get("/callpad/v1/hall/devices?location_id=south").await.code(), (403, 7));
    assert_eq!(ana.get("/callpad/v1/hall/devices?location_id=nowhere").await.code(), (200, 6));
    assert_eq!(ana.get("/callpad/v1/hall/devices").await.code(), (200, 5));
}

#[tokio::test]
async fn a_morning_check_asks_every_page_and_tells_what_each_says() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let (mut screen, _) = hall.page("screen-1").await;
    let (mut kiosk, _) = hall.page("kiosk-1").await;
    let check = hall.check(&ana, json!({"location_id": "north", "speak": "A, forty-two"})).await.ok();
    let states =
        |told: &Value| ["screen-1", "kiosk-1", "kiosk-2"].map(|id| device(told, id)["state"].clone());
    assert_eq!(states(&check), ["waiting", "waiting", "away"]);
    let asked = screen.hear_of("check").await;
    assert_eq!((&asked["check"], &asked["speak"]), (&check["check"], &json!("A, forty-two")));
    let checked = json!({"type": "checked", "check": asked["check"], "showed": true, "sounded": true, "spoke": false,
        "printed": null, "why": "no voice"});
    screen.say(checked).await;
    kiosk.hear_of("check").await;
    kiosk.say(json!({"type": "checked", "check": asked["check"], "showed": true, "printed": true})).await;
    let path = format!("/callpad/v1/hall/checks/{}", check["check"].as_str().unwrap());
    let told = loop {
        let told = ana.get(&path).await.ok();
        if states(&told) == ["done", "done", "away"] {
            break told;
        }
    };
    let of = |id: &str| {
        let one = device(&told, id);
        ["showed", "sounded", "spoke", "printed", "why"].map(|name| one[name].clone())
    };
    assert_eq!(of("screen-1"), [json!(true), json!(true), json!(false), Value::Null, json!("no voice")]);
    assert_eq!(of("kiosk-1"), [json!(true), Value::Null, Value::Null, json!(true), Value::Null]);
    assert_eq!(of("kiosk-2"), [Value::Null, Value::Null, Value::Null, Value::Null, Value::Null]);
    assert_eq!(ana.get("/callpad/v1/hall/checks/unknown").await.code(), (200, 6));
    let sol = hall.site.login("sol").await;
    assert_eq!(sol.get(&path).await.code(), (403, 7));
    assert_eq!(hall.check(&sol, json!({"location_id": "north"})).await.code(), (403, 7));
    assert_eq!(
        hall.check(&ana, json!({"location_id": "north", "speak": "x".repeat(101)})).await.code(),
        (200, 5)
    );
    let mut more = 0;
    while hall.check(&ana, json!({"location_id": "north"})).await.status != 429 {
        more += 1;
        assert!(more <= 12);
    }
}

#[tokio::test]
async fn the_app_opens_the_first_screen_and_kiosk_and_demo_has_both() {
    let folder = tempfile::tempdir().unwrap();
    let server = callpad_server::start(Config { demo: true, ..Config::new(folder.path()) }).await.unwrap();
    let location = server.demo().unwrap().location_id.clone();
    let pages = server.hall_pages(&location).await.unwrap();
    let key = |url: &Option<String>, path: &str| {
        let (page, key) = url.as_ref().unwrap().split_once("#key=").unwrap();
        assert!(page.starts_with(&format!("{}/{path}/{location}", server.base_url())), "{page}");
        key.to_owned()
    };
    let (screen, kiosk) = (key(&pages.screen_url, "hall"), key(&pages.kiosk_url, "kiosk"));
    assert!(!format!("{pages:?}").contains("cpd_"));
    // Opened again they are the same pages.
    assert_eq!(server.hall_pages(&location).await.unwrap(), pages);
    for key in [&screen, &kiosk] {
        let state = crate::site::client().get(format!("{}/callpad/v1/hall/state", server.base_url()));
        let state: Value = state.bearer_auth(key).send().await.unwrap().json().await.unwrap();
        assert_eq!(state["location"]["name"], "Demo branch", "{state}");
    }
    let press = crate::site::client().post(format!("{}/callpad/v1/hall/tickets", server.base_url()));
    let service = callpad_service(&server, &kiosk).await;
    let press =
        press.bearer_auth(&kiosk).header("idempotency-key", "v").json(&json!({ "service_id": service }));
    let issued: Value = press.send().await.unwrap().json().await.unwrap();
    assert_eq!(issued["success"], true, "at whatever hour: {issued}");
    let none = server.hall_pages("nowhere").await.unwrap();
    assert_eq!((none.screen_url, none.kiosk_url), (None, None));
    server.shutdown().await;
}

async fn callpad_service(server: &callpad_server::ServerHandle, key: &str) -> String {
    let state = crate::site::client().get(format!("{}/callpad/v1/hall/state", server.base_url()));
    let state: Value = state.bearer_auth(key).send().await.unwrap().json().await.unwrap();
    let open = state["services"].as_array().unwrap().iter().find(|service| service["open"] == true);
    open.expect("an open service")["id"].as_str().unwrap().to_owned()
}

#[cfg(unix)]
async fn of_folder(data: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    crate::ours::run(&[words, &["--data", data.to_str().unwrap()]].concat()).await
}

#[cfg(unix)]
#[tokio::test]
async fn keys_are_made_shown_once_and_ended_by_commands() {
    use crate::ours::serve;

    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    callpad_server::import(data, &crate::site::directory()).unwrap();
    let key_of = |printed: &str| {
        let line =
            printed.lines().find(|line| line.starts_with("key")).unwrap_or_else(|| panic!("{printed}"));
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    let add = ["device", "add", "screen-1", "--kind", "screen", "--name", "Entrance", "--location", "north"];
    let (code, dry, _) = of_folder(data, &[&add[..], &["--dry-run"]].concat()).await;
    assert!(code == Some(0) && dry.contains("+ device screen-1") && !dry.contains("cpd_"), "{dry}");
    // Without a server the address is as far as it is known; then by the server that runs.
    let (code, printed, stderr) = of_folder(data, &add).await;
    assert_eq!(code, Some(0), "{stderr}");
    let old = key_of(&printed);
    assert!(printed.contains(&format!("page  /hall/north#key={old}")), "{printed}");
    let server = serve(data, &[]).await;
    let state = async |key: &str| {
        let request = crate::site::client().get(format!("{}/callpad/v1/hall/state", server.url()));
        request.bearer_auth(key).send().await.unwrap().status().as_u16()
    };
    assert_eq!(state(&old).await, 200);
    let (_, printed, _) = of_folder(data, &["device", "key", "screen-1"]).await;
    let new = key_of(&printed);
    assert!(printed.contains(&format!("page  {}/hall/north#key={new}", server.url())), "{printed}");
    assert_eq!((state(&old).await, state(&new).await), (401, 200));
    let kiosk = [
        "device",
        "add",
        "k1",
        "--kind",
        "kiosk",
        "--name",
        "K",
        "--location",
        "north",
        "--printer",
        "10.0.0.9:9100",
    ];
    let (code, printed, stderr) = of_folder(data, &kiosk).await;
    assert!(code == Some(0) && printed.contains("/kiosk/north/k1#key=cpd_"), "{printed}{stderr}");
    let kiosk_key = key_of(&printed);
    // Nothing that is read afterwards has a key in it.
    for words in [&["device", "list"][..], &["device", "list", "--json"], &["export"], &["audit", "list"]] {
        let (code, printed, stderr) = of_folder(data, words).await;
        assert_eq!(code, Some(0), "{stderr}");
        for key in [&old, &new, &kiosk_key] {
            assert!(!printed.contains(&key[4..]), "{words:?}: {printed}");
        }
    }
    let (_, listed, _) = of_folder(data, &["device", "list"]).await;
    assert!(
        listed.contains("screen-1") && listed.contains("key since") && listed.contains("kiosk: "),
        "{listed}"
    );
    assert!(listed.lines().any(|line| line.starts_with("kiosk:") && line.contains("no key")), "{listed}");
    let (_, exported, _) = of_folder(data, &["export", "--only", "devices"]).await;
    let exported: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(
        exported["devices"][2],
        json!({"id": "k1", "type": "kiosk", "name": "K", "location_id": "north", "printer": "10.0.0.9:9100"})
    );
    // A file that is taken over changes no key.
    let file = data.join("export.json");
    std::fs::write(&file, exported.to_string()).unwrap();
    let (code, ..) = of_folder(data, &["import", file.to_str().unwrap()]).await;
    assert_eq!((code, state(&new).await), (Some(0), 200));
    let (_, audit, _) = of_folder(data, &["audit", "list"]).await;
    assert!(audit.lines().any(|line| line.contains("screen-1") && line.contains("key")), "{audit}");
    assert_eq!(of_folder(data, &["device", "remove", "screen-1"]).await.0, Some(0));
    assert_eq!(state(&new).await, 401);
    for (words, told) in [
        (&["device", "key", "screen-1"][..], "is not there"),
        (&["device", "key", "kiosk"], "stands nowhere"),
        (&["device", "set", "k1", "--printer", "http://x"], "is no address of a printer"),
        (&["device", "set", "k1", "--location", "nord"], "is the id of no location"),
    ] {
        let (code, _, stderr) = of_folder(data, words).await;
        assert!(code == Some(1) && stderr.contains(told), "{words:?}: {stderr}");
    }
    server.end("-TERM").await;
}

#[tokio::test]
async fn a_stranger_who_never_says_who_it_is_keeps_nobody_out() {
    let hall = Hall::new().await;
    let mut strangers = Vec::new();
    for _ in 0..128 {
        strangers.push(Page::connect(&hall.site).await);
    }
    // One more is turned away, or the first have been by then.
    let url = hall.site.url("/callpad/v1/hall/events").replace("http://", "ws://");
    if let Err(error) = tokio_tungstenite::connect_async(url).await {
        assert!(error.to_string().contains("503"), "{error}");
    }
    for stranger in strangers {
        assert_eq!(stranger.closed().await, (None, 4408));
    }
    hall.page("screen-1").await;
}
