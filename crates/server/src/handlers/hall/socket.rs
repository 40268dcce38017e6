//! `/callpad/v1/hall/events`: what happens, to screens, kiosks and phones, over a WebSocket. A browser can send no headers
//! with it, so the page's first message says who it is.

mod phone;
mod screen;

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{
        ConnectInfo, FromRequestParts, Request, State,
        ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    },
    http::Response,
};
use serde_json::{Map, Value};
use tokio::{sync::watch, time::timeout};

use super::{
    super::stream::{disconnect, taken},
    allow, keep_current,
    phone::digest,
    wrong,
};
use crate::{
    api::extensions::HALL_EVENTS,
    app::App,
    counted::Full,
    domain::{
        hall::DeviceKey,
        refusal::{Failure, Refusal},
    },
    edge::Connection,
    hall::told::Told,
    handlers::session,
};

/// How long a page may take to say who it is.
const SAYS_WHO_WITHIN: Duration = Duration::from_secs(5);
/// The largest message of a page: what it says of a check, with a reason.
const LARGEST: usize = 4_096;

/// Why a page is disconnected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    /// The server stops.
    GoingAway,
    /// It said something that no page says.
    Nonsense,
    /// Too far behind.
    TooSlow,
    /// No such key.
    Key,
    /// The key has ended.
    Removed,
    /// The device is of another kind now, or stands elsewhere.
    Moved,
    /// No such code, or no longer.
    Code,
    /// It did not say who it is.
    Silent,
    /// Too many pages of its key or code, or too many wrong ones of its address.
    TooMany,
    /// Too many pages of all.
    Full,
}

impl Close {
    /// The WebSocket close code, a reason for people, and the word for a page that reads no close codes.
    fn said(self) -> (u16, &'static str, Option<&'static str>) {
        match self {
            Self::GoingAway => (1001, "the server ends", Some("shutdown")),
            Self::Nonsense => (1008, "no page of ours says this", None),
            Self::TooSlow => (1013, "too far behind", None),
            Self::Key => (4401, "this key is not known", Some("key")),
            Self::Removed => (4401, "this key has ended", Some("removed")),
            Self::Moved => (4401, "this device is another one now", Some("moved")),
            Self::Code => (4404, "this code is not known, or no longer", Some("code")),
            Self::Silent => (4408, "it was not said who this is", None),
            Self::TooMany => (4429, "too many: come again later", None),
            Self::Full => (4503, "too many pages are open", None),
        }
    }
}

impl From<Full> for Close {
    fn from(full: Full) -> Self {
        match full {
            Full::Own => Self::TooMany,
            Full::All => Self::Full,
        }
    }
}

/// How a page's stream ended: the connection broke (`None`), or for this reason.
type Ended = Option<Close>;

/// Opens the stream. Who it is for is asked afterwards.
pub(crate) async fn listen(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_EVENTS.name);
    match open(&app, peer, request).await {
        Ok(response) => response,
        Err(failure) => app.json_format().failure(&failure),
    }
}

async fn open(app: &Arc<App>, peer: IpAddr, request: Request) -> Result<Response<Body>, Failure> {
    allow(request.method(), "GET")?;
    let address = session::address(peer, request.headers());
    let (mut parts, _) = request.into_parts();
    let upgrade =
        WebSocketUpgrade::from_request_parts(&mut parts, app).await.map_err(|_| Refusal::PARAMETERS)?;
    let stranger = app.hall.seats.stranger().ok_or(Refusal::Overloaded)?;
    let page = Page { app: app.clone(), address };
    Ok(upgrade
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .read_buffer_size(LARGEST)
        .on_upgrade(move |socket| page.run(socket, stranger)))
}

struct Page {
    app: Arc<App>,
    address: Option<IpAddr>,
}

impl Page {
    async fn run(self, mut socket: WebSocket, stranger: tokio::sync::OwnedSemaphorePermit) {
        let Err(Some(close)) = self.stream(&mut socket, stranger).await else { return };
        let (code, reason, why) = close.said();
        if let Some(why) = why {
            let _ = send(&mut socket, &Told::message("over").with("why", why)).await;
        }
        disconnect(&mut socket, code, reason).await;
    }

    async fn stream(
        &self,
        socket: &mut WebSocket,
        stranger: tokio::sync::OwnedSemaphorePermit,
    ) -> Result<(), Ended> {
        // Before the key is looked for: one that ends in between is still noticed.
        let rights_changed = self.app.rights_changed.subscribe();
        let closing = self.app.store.ending();
        let said = timeout(SAYS_WHO_WITHIN, receive(socket)).await.map_err(|_| Some(Close::Silent))??;
        keep_current(&self.app).await.map_err(gone)?;
        let text = |name: &str| said.get(name).and_then(Value::as_str);
        match (text("key"), text("code")) {
            (Some(key), None) => {
                let key = DeviceKey::read(key).ok_or_else(|| self.wrong(Close::Key))?;
                let device = self.app.hall.device(&key).await.map_err(gone)?;
                let device = device.ok_or_else(|| self.wrong(Close::Key))?;
                let permit = self.app.hall.seats.device(key.digest()).map_err(|full| Some(full.into()))?;
                drop(stranger);
                screen::run(&self.app, socket, key, device, Watched { rights_changed, closing }, permit).await
            }
            (None, Some(code)) => {
                let digest = digest(code);
                let found = self.app.hall.phone(digest).await.map_err(gone)?;
                let found = found.ok_or_else(|| self.wrong(Close::Code))?;
                let permit = self.app.hall.seats.phone(digest).map_err(|full| Some(full.into()))?;
                drop(stranger);
                phone::run(&self.app, socket, digest, found, closing, permit).await
            }
            _ => Err(Some(Close::Nonsense)),
        }
    }

    fn wrong(&self, close: Close) -> Ended {
        Some(if wrong(&self.app, self.address).is_ok() { close } else { Close::TooMany })
    }
}

/// What a page's stream looks out for beside its location.
struct Watched {
    /// Changes as often as keys may have ended.
    rights_changed: watch::Receiver<()>,
    /// True when the server stops.
    closing: watch::Receiver<bool>,
}

/// The storage cannot be read now: the page comes again.
fn gone(_: Failure) -> Ended {
    Some(Close::GoingAway)
}

/// The next message of a page, as its members.
async fn receive(socket: &mut WebSocket) -> Result<Map<String, Value>, Ended> {
    loop {
        match socket.recv().await {
            Some(Ok(Message::Text(text))) => {
                return serde_json::from_str(&text).map_err(|_| Some(Close::Nonsense));
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(Ok(Message::Binary(_))) => return Err(Some(Close::Nonsense)),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(None),
        }
    }
}

async fn send(socket: &mut WebSocket, message: &Told) -> Result<(), Ended> {
    send_text(socket, message.text().into()).await
}

async fn send_text(socket: &mut WebSocket, text: Utf8Bytes) -> Result<(), Ended> {
    taken(socket, Message::Text(text)).await
}
