//! A site with two locations, and somebody signed in who sends requests to it.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use callpad_server::{Config, ServerHandle, clock::ManualClock, directory::Directory};
use callpad_wire::op::role;
use reqwest::{Client, RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};

/// Ten o'clock of a summer's morning in Lisbon, nine in UTC, five in New York.
pub(crate) const MORNING: &str = "2026-07-01T09:00:00Z";
/// What is named on every answer.
pub(crate) static FEATURES: LazyLock<String> =
    LazyLock::new(|| callpad_server::test_support::features().join(", "));

pub(crate) struct Site {
    pub(crate) server: ServerHandle,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) folder: tempfile::TempDir,
    /// Where requests go: the server itself, unless a test puts something before it.
    pub(crate) base_url: String,
    http: Client,
}

/// Days begin by a reset alone. North: services a (tolerance 2), b, c (closed); desks d1 (a, b), d2 (a, b), d3 (b). South: service s, desk ds.
/// In the north ana and rui hold every role, others hold less; sol is in the south, both in both.
pub(crate) fn directory() -> Directory {
    let user = |id: &str, places: &[&str], roles: &[&str]| {
        json!({"id": id, "username": format!("{id}.name"), "display_name": format!("{id} of the office"),
               "location_ids": places, "roles": roles})
    };
    let service = |id: &str, place: &str, open: bool, tolerance: u32| {
        json!({"id": id, "tag": id.to_uppercase(), "name": format!("Service {id}"), "location_id": place,
               "open": open, "target_wait_s": 600, "tolerance": tolerance})
    };
    let desk = |id: &str, place: &str, services: &[&str]| {
        json!({"id": id, "tag": id.to_uppercase(), "name": format!("Counter {id}"), "location_id": place,
               "service_ids": services})
    };
    let (access, issues) = (role::ACCESS, role::ISSUES_SERVICES);
    serde_json::from_value(json!({
        "locations": [{"id": "north", "name": "North", "time_zone": "Europe/Lisbon", "new_day_at": "off"},
                      {"id": "south", "name": "South", "time_zone": "America/New_York", "new_day_at": "off"}],
        "services": [service("a", "north", true, 2), service("b", "north", true, 10),
                     service("c", "north", false, 10), service("s", "south", true, 0)],
        "desks": [desk("d1", "north", &["a", "b"]), desk("d2", "north", &["a", "b"]),
                  desk("d3", "north", &["b"]), desk("ds", "south", &["s"])],
        "users": [user("ana", &["north"], &role::ALL), user("rui", &["north"], &role::ALL),
                  user("clerk", &["north"], &[access, issues]), user("nobody", &["north"], &[]),
                  user("sol", &["south"], &role::ALL), user("both", &["north", "south"], &role::ALL)],
        "languages": [{"id": "en_GB", "name": "English"}, {"id": "pt_PT", "name": "Português"}],
        "devices": [{"id": "kiosk", "type": "kiosk", "name": "Entrance"}]
    }))
    .unwrap()
}

/// A client that keeps no connection for the next request: a server that ends need not wait for it.
pub(crate) fn client() -> Client {
    builder().pool_max_idle_per_host(0).build().unwrap()
}

/// What every client here begins with.
pub(crate) fn builder() -> reqwest::ClientBuilder {
    static RING: std::sync::Once = std::sync::Once::new();
    RING.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    Client::builder().no_proxy()
}

impl Site {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// With the configuration changed by `change`.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        callpad_server::import(folder.path(), &directory()).unwrap();
        let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
        Self::on(folder, clock, change).await
    }

    pub(crate) async fn on(
        folder: tempfile::TempDir,
        clock: Arc<ManualClock>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = config(folder.path(), clock.clone());
        change(&mut config);
        let server = callpad_server::start(config).await.unwrap();
        let base_url = server.base_url();
        Self { server, clock, folder, base_url, http: client() }
    }

    /// Ends the server; the folder and the clock stay.
    pub(crate) async fn end(self) -> (tempfile::TempDir, Arc<ManualClock>) {
        self.server.shutdown().await;
        (self.folder, self.clock)
    }

    /// The same server, begun again after this person's role was taken away. Tokens stay valid.
    pub(crate) async fn without_role(self, user: &str, role: &str) -> Self {
        let (folder, clock) = self.end().await;
        let mut changed = directory();
        let person = changed.users.iter_mut().find(|person| person.id == user).unwrap();
        person.roles.retain(|held| held != role);
        callpad_server::import(folder.path(), &changed).unwrap();
        Self::on(folder, clock, |_| {}).await
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    pub(crate) fn operation(&self, operation: &str) -> String {
        self.url(&format!("/restapi/v2/queuemanagement/{operation}"))
    }

    /// A request without a token.
    pub(crate) fn post(&self, operation: &str) -> RequestBuilder {
        self.http.post(self.operation(operation))
    }

    /// A request without a token.
    pub(crate) fn get(&self, url: String) -> RequestBuilder {
        self.http.get(url)
    }

    pub(crate) async fn login(&self, user: &str) -> SignedIn<'_> {
        let reply = Reply::of(self.post("login").json(&json!({"user_id": user}))).await;
        SignedIn { site: self, token: reply.body["authtoken"].as_str().expect("a token").to_owned() }
    }
}

pub(crate) fn config(folder: &Path, clock: Arc<ManualClock>) -> Config {
    Config { clock, time_zone: Some("UTC".into()), ..Config::new(folder) }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Reply {
    pub(crate) async fn of(request: RequestBuilder) -> Self {
        Self::read(request.send().await.unwrap()).await
    }

    pub(crate) async fn read(response: Response) -> Self {
        assert_eq!(response.headers()["callpad-features"], FEATURES.as_str());
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
        let status = response.status();
        Self { status, body: response.json().await.unwrap() }
    }

    /// HTTP status and errno; 0 on success.
    pub(crate) fn code(&self) -> (u16, u64) {
        let errno = match self.body["success"].as_bool() {
            Some(true) => 0,
            _ => self.body["errno"].as_u64().expect("an errno"),
        };
        (self.status.as_u16(), errno)
    }

    /// The body of a success.
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.code(), (200, 0), "{:?}", self.body);
        self.body
    }
}

/// Somebody who is signed in.
pub(crate) struct SignedIn<'a> {
    site: &'a Site,
    pub(crate) token: String,
}

impl SignedIn<'_> {
    pub(crate) fn request(&self, operation: &str) -> RequestBuilder {
        self.site.post(operation).bearer_auth(&self.token)
    }

    /// A request under a key.
    pub(crate) fn keyed(&self, operation: &str, key: &str, body: &Value) -> RequestBuilder {
        self.request(operation).header("idempotency-key", key).json(body)
    }

    pub(crate) async fn send(&self, operation: &str, body: Value) -> Reply {
        Reply::of(self.request(operation).json(&body)).await
    }

    pub(crate) async fn code(&self, operation: &str, body: Value) -> (u16, u64) {
        self.send(operation, body).await.code()
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        Reply::of(self.site.get(self.site.url(path)).bearer_auth(&self.token)).await
    }

    /// The services with their queues.
    pub(crate) async fn counts(&self, behind: &str) -> Vec<Value> {
        let path = format!("/restapi/v2/queuemanagement/waitingticketscount{behind}");
        self.get(&path).await.ok()["services"].as_array().unwrap().clone()
    }

    /// Issues a ticket; one second passes, so that no two have the same time.
    pub(crate) async fn issue(&self, body: Value) -> Value {
        let ticket = self.send("createticket", body).await.ok()["ticket"].clone();
        self.site.clock.advance_s(1);
        ticket
    }

    /// Issues a plain ticket; gives its id.
    pub(crate) async fn ticket(&self, service: &str) -> String {
        id(&self.issue(json!({"service_id": service})).await)
    }

    /// Calls the next ticket at a desk; gives the answer.
    pub(crate) async fn next(&self, desk: &str) -> Value {
        self.send("callnextticket", json!({"desk_id": desk})).await.ok()["answer"].clone()
    }

    /// Calls a ticket at a desk; gives the answer's id.
    pub(crate) async fn call(&self, desk: &str, ticket: &str) -> String {
        id(&self.send("callticket", json!({"desk_id": desk, "ticket_id": ticket})).await.ok()["answer"])
    }

    /// endcall, pausecall, cancelcall or recall, which must succeed.
    pub(crate) async fn act(&self, operation: &str, answer: &str) {
        self.send(operation, json!({"answer_id": answer})).await.ok();
    }

    /// Calls the next and ends it; gives the ticket's id.
    pub(crate) async fn serve_next(&self, desk: &str) -> String {
        let answer = self.next(desk).await;
        self.act("endcall", &id(&answer)).await;
        id(&answer["ticket"])
    }

    /// A list's tickets, by their ids.
    pub(crate) async fn ids(&self, list: &str, of: Value) -> Vec<String> {
        self.send(list, of).await.ok()["tickets"].as_array().unwrap().iter().map(id).collect()
    }

    /// The waiting tickets of a service.
    pub(crate) async fn waiting(&self, service: &str) -> Vec<Value> {
        self.send("waitingticketslist", json!({"service_id": service})).await.ok()["tickets"]
            .as_array()
            .unwrap()
            .clone()
    }
}

pub(crate) fn id(object: &Value) -> String {
    object["id"].as_str().expect("an id").to_owned()
}
