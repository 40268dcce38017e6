//! What is ours: /callpad/v1/.

use callpad_server::directory::Directory;
use serde_json::{Value, json};

use crate::site::{Reply, Site, id};

#[tokio::test]
async fn directory_shows_own_locations_and_people_to_those_who_may_transfer() {
    let site = Site::new().await;
    let (ana, clerk) = (site.login("ana").await, site.login("clerk").await);
    let body = ana.get("/callpad/v1/directory").await.body;
    let keys: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["locations", "services", "desks", "users", "languages", "devices"]);
    assert_eq!(body["locations"], json!([{"id": "north", "name": "North", "time_zone": "Europe/Lisbon"}]));
    assert_eq!(
        body["services"][0],
        json!({"id": "a", "tag": "A", "name": "Service a", "location_id": "north", "open": true, "target_wait_s": 600})
    );
    assert_eq!(
        body["desks"][0],
        json!({"id": "d1", "tag": "D1", "name": "Counter d1", "location_id": "north", "service_ids": ["a", "b"]})
    );
    let users: Vec<_> = body["users"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(users, ["ana", "rui", "clerk", "nobody", "both"]);
    // Roles only one's own; of somebody in two locations only the shared one.
    assert_eq!(body["users"][0]["roles"].as_array().unwrap().len(), 6);
    assert_eq!(body["users"][1]["roles"], json!([]));
    assert_eq!(body["users"][4]["location_ids"], json!(["north"]));
    assert!(!body.to_string().contains("secret"));
    let body = clerk.get("/callpad/v1/directory").await.body;
    assert_eq!(body["users"].as_array().unwrap().iter().map(id).collect::<Vec<_>>(), ["clerk"]);
    assert_eq!(body["users"][0]["roles"], json!(["acl_qmpad_access", "qm_qmpad_issues_services"]));
    serde_json::from_value::<Directory>(body).unwrap();
}

#[tokio::test]
async fn extensions_need_a_token_get_and_json_health_and_description_need_none() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for path in [
        "/callpad/v1/directory",
        "/callpad/v1/answers/current?desk_id=d1",
        "/callpad/v1/next?desk_id=d1",
        "/callpad/v1/events",
    ] {
        assert_eq!(Reply::of(site.get(site.url(path))).await.code(), (401, 7), "{path}");
    }
    for path in ["/callpad/v1/health", "/callpad/v1/openapi.json"] {
        assert_eq!(Reply::of(site.get(site.url(path))).await.status, 200, "{path}");
        let post = crate::site::client().post(site.url(path));
        assert_eq!(Reply::of(post).await.code(), (200, 2), "{path}");
    }
    assert_eq!(ana.get("/callpad/v1/answers/current").await.code(), (200, 5));
    assert_eq!(ana.get("/callpad/v1/answers/current?desk_id=?").await.code(), (200, 6));
    assert_eq!(ana.get("/callpad/v1/answers/current?desk_id=ds").await.code(), (403, 7));
    for path in ["/callpad/v1/events/", "/callpad/v1/next/", "/callpad/v1/boards", "/callpad/v2/health", "/"]
    {
        assert_eq!(ana.get(path).await.code(), (404, 3), "{path}");
    }
    let health = ana.get("/callpad/v1/health").await.ok();
    assert_eq!(health, json!({"success": true, "version": env!("CARGO_PKG_VERSION")}));
}

#[tokio::test]
async fn without_authentication_the_directory_is_whole() {
    let site = Site::with(|config| config.auth = false).await;
    let body = Reply::of(site.get(site.url("/callpad/v1/directory"))).await.body;
    let count = |key: &str| body[key].as_array().unwrap().len();
    assert_eq!([count("locations"), count("desks"), count("users")], [2, 4, 6]);
}

/// Every `$ref` must lead somewhere.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_description_names_every_path_that_is_served_and_no_other() {
    let site = Site::new().await;
    let text = site.get(site.url("/callpad/v1/openapi.json")).send().await.unwrap();
    let description: Value = text.json().await.unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 15 + 2 + 28);
    let takes_a_key = |item: &&Value| item.to_string().contains("Idempotency-Key");
    assert_eq!(paths.values().filter(takes_a_key).count(), 14 + 2);
    for (path, item) in paths {
        // Each path has a token of its own: one of them signs out.
        let ana = site.login("ana").await;
        let path =
            path.replace("{location_id}", "north").replace("{ticket_id}", "t").replace("{request_id}", "r");
        let path = path.replace("{service_id}", "a").replace("{check_id}", "c").replace("{code}", "x");
        let (method, operation) = item.as_object().unwrap().iter().next().unwrap();
        let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let request = || crate::site::client().request(method.clone(), site.url(&path));
        let with_token = Reply::of(request().bearer_auth(&ana.token)).await;
        // A person's token is no key of a device and no code.
        if operation["security"][0].get("device").is_some() {
            assert_eq!(with_token.code(), (401, 7), "{path}");
            continue;
        }
        if path.ends_with("/tickets/x") && path.contains("/hall/") {
            assert_eq!(with_token.code(), (404, 6), "{path}");
            continue;
        }
        assert_eq!(with_token.status, 200, "{path}");
        assert!(!matches!(with_token.body["errno"].as_u64(), Some(1..=4)), "{path}");
        let needs_token = operation.get("security").is_some();
        assert_eq!(Reply::of(request()).await.status == 401, needs_token, "{path}");
    }
    let mut found = Vec::new();
    references(&description, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        let place = reference.strip_prefix('#').unwrap();
        assert!(description.pointer(place).is_some_and(Value::is_object), "{reference}");
    }
}
