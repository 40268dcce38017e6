//! `/callpad/v1/services/{id}`: supervisors stop issuing tickets of a service and resume it.

use callpad_server::directory::Directory;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{
    events::Ear,
    site::{Reply, SignedIn, Site, client, directory},
};

fn asked(site: &Site, who: &SignedIn<'_>, service: &str, body: &Value) -> RequestBuilder {
    client().post(site.url(&format!("/callpad/v1/services/{service}"))).bearer_auth(&who.token).json(body)
}

async fn code(site: &Site, who: &SignedIn<'_>, service: &str, body: Value) -> (u16, u64) {
    Reply::of(asked(site, who, service, &body)).await.code()
}

/// Opens or closes it, which must succeed.
async fn set(site: &Site, who: &SignedIn<'_>, service: &str, open: bool) -> Value {
    Reply::of(asked(site, who, service, &json!({"open": open}))).await.ok()["service"].clone()
}

async fn is_open(who: &SignedIn<'_>, service: &str) -> [bool; 3] {
    let of = |list: &Value| {
        let found = list.as_array().unwrap().iter().find(|one| one["id"] == service);
        found.unwrap()["open"].as_bool().unwrap()
    };
    let board = who.get("/callpad/v1/board?location_id=north").await.ok();
    let directory = who.get("/callpad/v1/directory").await.body;
    [of(&who.counts("").await.into()), of(&board["locations"][0]["services"]), of(&directory["services"])]
}

#[tokio::test]
async fn m18_a_stopped_service_issues_nothing_and_serves_those_who_wait() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let after = set(&site, &ana, "a", false).await;
    assert_eq!((&after["id"], &after["open"]), (&json!("a"), &json!(false)));
    assert_eq!(ana.counts("").await.iter().find(|one| one["id"] == "a"), Some(&after), "as in the counts");
    assert_eq!(is_open(&ana, "a").await, [false; 3]);
    assert_eq!(ana.code("createticket", json!({"service_id": "a"})).await, (200, 7));
    assert_eq!(ana.serve_next("d1").await, ticket);
    // It may still be sent there, as before (M7).
    let other = ana.ticket("b").await;
    let call = ana.call("d1", &other).await;
    ana.send("transfercall", json!({"answer_id": call, "dst_type": "service", "dst_id": "a"})).await.ok();
    set(&site, &ana, "a", true).await;
    assert_eq!(is_open(&ana, "a").await, [true; 3]);
    ana.ticket("a").await;
    // One that the directory has closed can be resumed too.
    set(&site, &ana, "c", true).await;
    ana.ticket("c").await;
}

#[tokio::test]
async fn what_changes_is_told_and_what_does_not_is_not() {
    let site = Site::new().await;
    let (ana, sol) = (site.login("ana").await, site.login("sol").await);
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    let (mut far, _) = Ear::open(&site, &sol, "").await;
    set(&site, &ana, "a", true).await;
    let after = set(&site, &ana, "a", false).await;
    let told = ear.hear().await;
    assert_eq!((&told["type"], &told["service"]), (&json!("service"), &after));
    set(&site, &ana, "a", false).await;
    let ticket = ana.ticket("b").await;
    assert_eq!(ear.hear().await["ticket"]["id"], ticket.as_str());
    // Other locations hear of theirs only.
    let ticket = sol.ticket("s").await;
    assert_eq!(far.hear().await["ticket"]["id"], ticket.as_str());
}

#[tokio::test]
async fn only_supervisors_and_only_in_their_locations() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let sol = site.login("sol").await;
    let url = site.url("/callpad/v1/services/a");
    assert_eq!(Reply::of(client().post(url).json(&json!({"open": true}))).await.code(), (401, 7));
    for open in [true, false] {
        let body = json!({"open": open});
        assert_eq!(code(&site, &clerk, "a", body.clone()).await, (403, 7));
        assert_eq!(code(&site, &sol, "a", body.clone()).await, (403, 7));
        assert_eq!(code(&site, &ana, "s", body.clone()).await, (403, 7));
        assert_eq!(code(&site, &ana, "no-such", body).await, (200, 6));
    }
    assert_eq!(is_open(&ana, "a").await, [true; 3]);
    for bad in [json!({}), json!({"open": null}), json!({"open": "perhaps"}), json!({"close": true})] {
        assert_eq!(code(&site, &ana, "a", bad.clone()).await, (200, 5), "{bad}");
    }
    assert_eq!(code(&site, &ana, "a", json!({"open": "0"})).await, (200, 0), "any spelling (V6)");
    assert_eq!(ana.get("/callpad/v1/services/a").await.code(), (200, 2));
    for elsewhere in ["/callpad/v1/services", "/callpad/v1/services/", "/callpad/v1/services/a/b"] {
        assert_eq!(ana.get(elsewhere).await.code(), (404, 3), "{elsewhere}");
    }
}

#[tokio::test]
async fn t12_a_key_does_it_once_also_after_a_restart() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let stop = json!({"open": false});
    let keyed = |site: &Site, who: &SignedIn<'_>, service: &str, body: &Value| {
        Reply::of(asked(site, who, service, body).header("idempotency-key", "k"))
    };
    let first = keyed(&site, &ana, "a", &stop).await.ok();
    set(&site, &ana, "a", true).await;
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(keyed(&site, &ana, "a", &stop).await.ok(), first);
    assert_eq!(is_open(&ana, "a").await, [true; 3], "the repeat does nothing");
    assert_eq!(keyed(&site, &ana, "a", &json!({"open": true})).await.code(), (200, 5));
    assert_eq!(keyed(&site, &ana, "b", &stop).await.code(), (200, 5), "another service");
}

#[tokio::test]
async fn an_import_keeps_what_supervisors_stopped_unless_its_file_says_something_new() {
    let with = |open: bool| -> Directory {
        let mut directory = directory();
        directory.services[0].open = open;
        directory
    };
    let mut site = Site::new().await;
    // What supervisors set, what the file says next, and what holds then.
    for (set_to, file, expected) in [
        // The file says what it said before: for nothing of this was the service stopped.
        (Some(false), true, false),
        (None, true, false),
        // The administrator has changed the file.
        (Some(true), false, false),
        (Some(true), false, true),
        (Some(false), true, true),
    ] {
        let ana = site.login("ana").await;
        if let Some(open) = set_to {
            set(&site, &ana, "a", open).await;
        }
        let (folder, clock) = site.end().await;
        callpad_server::import(folder.path(), &with(file)).unwrap();
        site = Site::on(folder, clock, |_| {}).await;
        let ana = site.login("ana").await;
        assert_eq!(is_open(&ana, "a").await, [expected; 3], "{set_to:?} {file}");
    }
    // A new day changes nothing of it.
    set(&site, &site.login("ana").await, "a", false).await;
    let (folder, clock) = site.end().await;
    callpad_server::reset(folder.path(), &*clock).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    assert_eq!(is_open(&site.login("ana").await, "a").await, [false; 3]);
}
