//! What the tests of the hall share: a site with a screen and two kiosks in the north and a screen in the south, their keys,
//! and pages that listen.

use std::{collections::HashMap, sync::Arc, time::Duration};

use callpad_server::{
    Config,
    admin::{Ask, Change, administer},
    clock::ManualClock,
    directory::{Device, Edit},
};
use futures_util::{SinkExt, StreamExt};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::site::{MORNING, Reply, Site};

/// How long a test waits for what must come, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site with its devices' keys.
pub(crate) struct Hall {
    pub(crate) site: Site,
    keys: HashMap<String, String>,
}

impl Hall {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}, &[]).await
    }

    /// With another configuration, and these edits of the directory.
    pub(crate) async fn with(change: impl FnOnce(&mut Config), edits: &[Edit]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
        let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
        let device = |id: &str, kind: &str, location: &str| {
            Edit::AddDevice(Device {
                id: id.into(),
                kind: kind.into(),
                name: format!("The {id}"),
                location_id: Some(location.into()),
                printer: None,
            })
        };
        let mut all = vec![
            device("screen-1", "screen", "north"),
            device("kiosk-1", "kiosk", "north"),
            device("kiosk-2", "kiosk", "north"),
            device("screen-s", "screen", "south"),
        ];
        all.extend(edits.iter().cloned());
        administer(folder.path(), &Ask::Change(Change::edits(all)), "test", &*clock).unwrap();
        let mut keys = HashMap::new();
        for id in ["screen-1", "kiosk-1", "kiosk-2", "screen-s"] {
            let made =
                administer(folder.path(), &Ask::DeviceKey { device: id.into() }, "test", &*clock).unwrap();
            keys.insert(id.to_owned(), made.value["key"].as_str().unwrap().to_owned());
        }
        Self { site: Site::on(folder, clock, change).await, keys }
    }

    /// The same folder with the server begun again.
    pub(crate) async fn restarted(self) -> Self {
        let Self { site, keys } = self;
        let (folder, clock) = site.end().await;
        Self { site: Site::on(folder, clock, |_| {}).await, keys }
    }

    pub(crate) fn key(&self, device: &str) -> &str {
        &self.keys[device]
    }

    /// Does what an administrator asks for, by the server that runs.
    pub(crate) async fn administer(&self, ask: Ask) -> callpad_server::admin::Report {
        let (folder, clock) = (self.site.folder.path().to_owned(), self.site.clock.clone());
        tokio::task::spawn_blocking(move || administer(&folder, &ask, "test", &*clock).unwrap())
            .await
            .unwrap()
    }

    pub(crate) async fn edit(&self, edit: Edit) {
        self.administer(Ask::Change(Change::edits(vec![edit]))).await;
    }

    pub(crate) async fn state(&self, device: &str) -> Value {
        let asked = self.site.get(self.site.url("/callpad/v1/hall/state"));
        Reply::of(asked.bearer_auth(self.key(device))).await.ok()
    }

    /// A kiosk's request for a ticket.
    pub(crate) fn press(&self, kiosk: &str, visit: &str, body: &Value) -> RequestBuilder {
        let request = crate::site::client().post(self.site.url("/callpad/v1/hall/tickets"));
        request.bearer_auth(self.key(kiosk)).header("idempotency-key", visit).json(body)
    }

    /// A ticket that is issued at the first kiosk; one second passes.
    pub(crate) async fn issue(&self, visit: &str, service: &str) -> Value {
        let issued = Reply::of(self.press("kiosk-1", visit, &json!({"service_id": service}))).await.ok();
        self.site.clock.advance_s(1);
        issued
    }

    /// The code of a ticket that is issued.
    pub(crate) async fn code(&self, visit: &str, service: &str) -> String {
        self.issue(visit, service).await["code"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn phone(&self, code: &str) -> Reply {
        Reply::of(self.site.get(self.site.url(&format!("/callpad/v1/hall/tickets/{code}")))).await
    }

    pub(crate) async fn act(&self, code: &str, key: &str, body: Value) -> Reply {
        let request = crate::site::client().post(self.site.url(&format!("/callpad/v1/hall/tickets/{code}")));
        Reply::of(request.header("idempotency-key", key).json(&body)).await
    }

    /// A page of a device that listens, after its hello.
    pub(crate) async fn page(&self, device: &str) -> (Page, Value) {
        Page::open(&self.site, json!({"key": self.key(device)})).await.greeted().await
    }

    /// A phone's page that listens, after its hello.
    pub(crate) async fn phone_page(&self, code: &str) -> (Page, Value) {
        Page::open(&self.site, json!({ "code": code })).await.greeted().await
    }
}

/// A page's stream of events.
pub(crate) struct Page(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Page {
    pub(crate) async fn connect(site: &Site) -> Self {
        let url = site.url("/callpad/v1/hall/events").replace("http://", "ws://");
        Self(connect_async(url).await.unwrap().0)
    }

    pub(crate) async fn open(site: &Site, who: Value) -> Self {
        let mut page = Self::connect(site).await;
        page.say(who).await;
        page
    }

    async fn greeted(mut self) -> (Self, Value) {
        let hello = self.hear().await;
        assert_eq!(hello["type"], "hello", "{hello}");
        (self, hello)
    }

    pub(crate) async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn message(&mut self) -> Message {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.0.next()).await;
            match message.expect("a message in time").expect("a message").expect("a whole one") {
                Message::Ping(_) | Message::Pong(_) => {}
                message => return message,
            }
        }
    }

    /// The next message.
    pub(crate) async fn hear(&mut self) -> Value {
        serde_json::from_str(self.message().await.to_text().unwrap()).unwrap()
    }

    /// The next message of a type; what comes before it is passed over.
    pub(crate) async fn hear_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.hear().await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// The next message of a type that fits.
    pub(crate) async fn until(&mut self, kind: &str, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.hear_of(kind).await;
            if fits(&message) {
                return message;
            }
        }
    }

    /// Why it is over, if that was said, and the number with which the stream is closed.
    pub(crate) async fn closed(mut self) -> (Option<String>, u16) {
        let mut why = None;
        loop {
            match self.message().await {
                Message::Close(frame) => return (why, frame.expect("a reason").code.into()),
                message => {
                    let message: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
                    if message["type"] == "over" {
                        why = message["why"].as_str().map(str::to_owned);
                    }
                }
            }
        }
    }
}
