//! One request, one complete response.

use std::collections::HashSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use callpad_wire::{Errno, Features, Method, OperationKind, Params};
use jiff::{SignedDuration, Timestamp};
use reqwest::Response;
use reqwest::header::{self, HeaderName, HeaderValue};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use url::Url;

use crate::address::ServerAddress;
use crate::api_request::{ApiRequest, Endpoint};
use crate::body::{self, Body, BodyError};
use crate::classify::{Classified, RawResponse};
use crate::connections::Connections;
use crate::error_chain::{innermost, proxy_wants_password, sources, tls_failure};
use crate::options::{Encoding, Options};
use crate::proxy::scheme_names;
use crate::response_meta::ResponseMeta;
use crate::tls;
use callpad_wire::Token;
use callpad_wire::error::{Error, FoundInstead, UnreachableKind};

/// How many redirects within the server's own origin a GET follows.
const MOST_REDIRECTS: usize = 3;

/// Sends requests to one server. A clone is cheap and shares what is known about the server.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    address: ServerAddress,
    connections: Connections,
    connect_timeout: Duration,
    whole_timeout: Duration,
    silence_timeout: Duration,
    /// The last read was silent for longer than a read first waits.
    is_slow: AtomicBool,
    /// Only one large body is read at a time.
    large: Semaphore,
    /// T4.
    form: AtomicBool,
    server_info: Mutex<ServerInfo>,
}

#[derive(Default)]
struct ServerInfo {
    /// Operations for which this server has only the second spelling (T3).
    other_spelling: HashSet<&'static str>,
    has_answered: bool,
    features: Features,
    clock_offset: Option<SignedDuration>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("address", &self.inner.address).finish_non_exhaustive()
    }
}

impl Client {
    /// A client for the server at this address, by the network of the options. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::NetworkSetting`] for a setting that cannot be used, [`Error::OpenLine`] where http to another machine is
    /// forbidden, [`Error::Tls`] if the system's trust store cannot be used.
    pub fn new(address: ServerAddress, options: Options) -> Result<Self, Error> {
        let tls = tls::config(&address, &options.network)?;
        Self::with_tls(address, options, tls)
    }

    /// The same, with these terms of TLS.
    pub(crate) fn with_tls(
        address: ServerAddress,
        options: Options,
        tls: rustls::ClientConfig,
    ) -> Result<Self, Error> {
        let connections = Connections::new(&address, &options, tls)?;
        Ok(Self {
            inner: Arc::new(Inner {
                connections,
                connect_timeout: options.connect_timeout,
                whole_timeout: options.whole_timeout,
                silence_timeout: options.silence_timeout,
                is_slow: AtomicBool::new(false),
                large: Semaphore::new(1),
                form: AtomicBool::new(options.encoding == Encoding::Form),
                server_info: Mutex::default(),
                address,
            }),
        })
    }

    /// The server's address.
    pub fn address(&self) -> &ServerAddress {
        &self.inner.address
    }

    /// The current encoding of parameters (T4).
    pub fn encoding(&self) -> Encoding {
        if self.inner.form.load(Ordering::Relaxed) { Encoding::Form } else { Encoding::Json }
    }

    /// Sets the encoding of parameters (T4).
    pub fn set_encoding(&self, encoding: Encoding) {
        self.inner.form.store(encoding == Encoding::Form, Ordering::Relaxed);
    }

    /// The extensions that the server named in its last response; empty if the server is not ours.
    pub fn features(&self) -> Features {
        self.server_info().features.clone()
    }

    /// Whether it has responded at all, so that its features are known.
    pub(crate) fn has_answered(&self) -> bool {
        self.server_info().has_answered
    }

    /// The server's time if known, otherwise this machine's (V4): compared with a token's end.
    pub(crate) fn server_time(&self, now: Timestamp) -> Timestamp {
        let offset = self.server_clock_offset().unwrap_or_default();
        now.checked_add(offset).unwrap_or(now)
    }

    /// How far the server's clock is ahead of this machine's, by the `Date` header of the last response, to about a
    /// second (V4); negative if it is behind, `None` before the first response.
    pub fn server_clock_offset(&self) -> Option<SignedDuration> {
        self.server_info().clock_offset
    }

    fn server_info(&self) -> MutexGuard<'_, ServerInfo> {
        self.inner.server_info.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request once, and again under its second spelling if the server does not know the first (T3).
    pub(crate) async fn send(
        &self,
        request: &ApiRequest,
        token: Option<&Token>,
    ) -> Result<Classified, Error> {
        let (op, other) = match &request.endpoint {
            Endpoint::Operation { op, other, .. } => (*op, *other),
            Endpoint::Extension { .. } => return self.send_to(request, self.url(request, ""), token).await,
        };
        let Some(other) = other else { return self.send_to(request, self.url(request, op), token).await };
        let (first, second) =
            if self.server_info().other_spelling.contains(op) { (other, op) } else { (op, other) };
        let answer = self.send_to(request, self.url(request, first), token).await;
        if !is_unknown_operation(&answer) {
            return answer;
        }
        let again = self.send_to(request, self.url(request, second), token).await;
        if is_unknown_operation(&again) {
            return answer;
        }
        if again.is_ok() {
            let mut server_info = self.server_info();
            if second == other {
                server_info.other_spelling.insert(op)
            } else {
                server_info.other_spelling.remove(op)
            };
        }
        again
    }

    fn url(&self, request: &ApiRequest, op: &str) -> Url {
        match &request.endpoint {
            Endpoint::Operation { segment, .. } => self.inner.address.url(op, segment.as_deref()),
            Endpoint::Extension { path, segment, query } => {
                let mut url = self.inner.address.extension_url(path, segment.as_deref());
                if !query.is_empty() {
                    url.query_pairs_mut().extend_pairs(query);
                }
                url
            }
        }
    }

    async fn send_to(
        &self,
        request: &ApiRequest,
        url: Url,
        token: Option<&Token>,
    ) -> Result<Classified, Error> {
        let mut hidden: Vec<&str> = token.iter().map(|t| t.reveal()).collect();
        hidden.extend(secret_of(&request.params));
        let mut url = url;
        let mut followed = 0;
        loop {
            let Exchanged { raw, meta, _large } = self.exchange(request, url.clone(), token).await?;
            let classified = match request.endpoint {
                Endpoint::Operation { .. } => raw.classify(&hidden),
                Endpoint::Extension { .. } => raw.classify_extension(&hidden),
            };
            // A page from a proxy or gateway says nothing about the server.
            if classified.is_ok() {
                self.update_server_info(meta);
            }
            match (&classified, raw.redirect) {
                // Only a read follows a redirect, and only to the origin that the token belongs to.
                (Err(Error::NotTheApi { found: FoundInstead::Redirect, .. }), Some(target))
                    if request.method == Method::Get
                        && target.origin() == url.origin()
                        && followed < MOST_REDIRECTS =>
                {
                    followed += 1;
                    url = target;
                }
                // A response to a login may hold a token in an unforeseen form: it is not quoted.
                _ if request.is_login() => return classified.map_err(without_excerpt),
                _ => return classified,
            }
        }
    }

    /// Sends and reads the complete response, whatever its status (T9).
    async fn exchange(
        &self,
        request: &ApiRequest,
        url: Url,
        token: Option<&Token>,
    ) -> Result<Exchanged<'_>, Error> {
        let connections = &self.inner.connections;
        let http = if request.on_a_new_connection() { &connections.fresh } else { &connections.pooled };
        let mut builder = match request.method {
            Method::Get => http.get(url.clone()),
            Method::Post => {
                let (kind, body) = self.body(request);
                http.post(url.clone()).header(header::CONTENT_TYPE, kind).body(body)
            }
        };
        // Compressed responses are neither requested nor read: their size would be unlimited (T13).
        builder =
            builder.header(header::ACCEPT, "application/json").header(header::ACCEPT_ENCODING, "identity");
        if let Some(token) = token {
            builder = builder.header(header::AUTHORIZATION, bearer(token)?);
        }
        if let Some(key) = &request.key {
            builder = builder.header(HeaderName::from_static("idempotency-key"), key.as_str());
        }
        let (before, began) = (Timestamp::now(), Instant::now());
        let silence = self.silence(request);
        let Ok(response) = timeout(silence, builder.send()).await else { return Err(self.silent(silence)) };
        let mut response = match response {
            Ok(response) => response,
            Err(error) => return Err(self.failed(&error).await),
        };
        self.through_the_proxy(&response)?;
        let meta = ResponseMeta::read(response.headers(), before, Timestamp::now());
        let status = response.status();
        let text = |name: HeaderName| response.headers().get(name).and_then(|v| v.to_str().ok());
        let kind = text(header::CONTENT_TYPE).unwrap_or_default().to_ascii_lowercase();
        let is_html = kind.contains("html");
        let says_latin1 = ["iso-8859-1", "latin1", "windows-1252"].iter().any(|name| kind.contains(name));
        let redirect =
            text(header::LOCATION).filter(|_| status.is_redirection()).and_then(|t| url.join(t).ok());
        let by_network =
            redirect.as_ref().is_some_and(|target| self.is_sent_away_by_the_network(&url, target));
        let Body { bytes: body, large } = self.read_body(&mut response, silence).await?;
        if request.kind == OperationKind::Read {
            self.inner.is_slow.store(began.elapsed() > self.inner.silence_timeout, Ordering::Relaxed);
        }
        tracing::debug!(operation = request.name(), status = status.as_u16(), bytes = body.len(), "answer");
        Ok(Exchanged {
            raw: RawResponse { status: status.as_u16(), is_html, says_latin1, redirect, by_network, body },
            meta,
            _large: large,
        })
    }

    async fn read_body(&self, response: &mut Response, silence: Duration) -> Result<Body<'_>, Error> {
        body::read(response, silence, &self.inner.large).await.map_err(|problem| match problem {
            BodyError::TooLarge => Error::TooLarge,
            BodyError::TimedOut => self.silent(silence),
            BodyError::Failed(error) => self.failed_after_sending(&error),
        })
    }

    /// How long to wait for the next piece of a response.
    fn silence(&self, request: &ApiRequest) -> Duration {
        let inner = &self.inner;
        let patient =
            request.kind == OperationKind::Act || request.is_login() || inner.is_slow.load(Ordering::Relaxed);
        if patient { inner.whole_timeout } else { inner.silence_timeout.min(inner.whole_timeout) }
    }

    /// The error for a server silent that long.
    fn silent(&self, silence: Duration) -> Error {
        self.inner.is_slow.store(true, Ordering::Relaxed);
        Error::TimedOut { after: silence, sent: true }
    }

    /// Opens a WebSocket of one of our server's extensions. Any other response is classified as usual.
    pub(crate) async fn connect_websocket(
        &self,
        path: &'static str,
        query: &[(&'static str, String)],
        token: Option<&Token>,
        limits: WebSocketConfig,
    ) -> Result<Result<WebSocketStream<reqwest::Upgraded>, Classified>, Error> {
        let mut url = self.inner.address.extension_url(path, None);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let key = generate_key();
        let mut request = self
            .inner
            .connections
            .fresh
            .get(url)
            .header(header::CONNECTION, "Upgrade")
            .header(header::UPGRADE, "websocket")
            .header(header::SEC_WEBSOCKET_VERSION, "13")
            .header(header::SEC_WEBSOCKET_KEY, &key);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, bearer(token)?);
        }
        let mut response = match request.send().await {
            Ok(response) => response,
            Err(error) => return Err(self.failed(&error).await),
        };
        self.through_the_proxy(&response)?;
        if response.status() != reqwest::StatusCode::SWITCHING_PROTOCOLS {
            let status = response.status().as_u16();
            let Body { bytes: body, large: _large } =
                self.read_body(&mut response, self.inner.whole_timeout).await?;
            let raw = RawResponse { status, body, ..RawResponse::default() };
            let hidden: Vec<&str> = token.iter().map(|t| t.reveal()).collect();
            return raw.classify(&hidden).map(Err);
        }
        let accepted = response.headers().get(header::SEC_WEBSOCKET_ACCEPT).map(HeaderValue::as_bytes);
        if accepted != Some(derive_accept_key(key.as_bytes()).as_bytes()) {
            return Err(Error::NotTheApi { found: FoundInstead::Other, status: 101, excerpt: String::new() });
        }
        let line = response.upgrade().await.map_err(|e| self.failed_after_sending(&e))?;
        Ok(Ok(WebSocketStream::from_raw_socket(line, Role::Client, Some(limits)).await))
    }

    /// How far the server's clock is ahead, by a request that tells nothing and asks for nothing.
    pub(crate) async fn server_date(&self) -> Result<Option<SignedDuration>, Error> {
        let before = Timestamp::now();
        let asked = self.inner.connections.fresh.head(self.inner.address.url("", None)).send().await;
        match asked {
            Ok(response) => {
                self.through_the_proxy(&response)?;
                Ok(ResponseMeta::read(response.headers(), before, Timestamp::now()).clock_offset)
            }
            Err(error) => Err(self.failed(&error).await),
        }
    }

    fn body(&self, request: &ApiRequest) -> (&'static str, Vec<u8>) {
        let params = &request.params;
        match (&request.endpoint, self.encoding()) {
            // Our own extensions take JSON, whatever the API wants.
            (Endpoint::Extension { .. }, _) | (_, Encoding::Json) => {
                ("application/json", params.to_json().to_string().into_bytes())
            }
            (Endpoint::Operation { .. }, Encoding::Form) => {
                let mut form = url::form_urlencoded::Serializer::new(String::new());
                form.extend_pairs(params.to_form());
                ("application/x-www-form-urlencoded", form.finish().into_bytes())
            }
        }
    }

    fn update_server_info(&self, meta: ResponseMeta) {
        let mut server_info = self.server_info();
        server_info.has_answered = true;
        server_info.features = meta.features;
        if meta.clock_offset.is_some() {
            server_info.clock_offset = meta.clock_offset;
        }
    }

    /// The error for a failure to send, or to get the head of a response.
    async fn failed(&self, error: &reqwest::Error) -> Error {
        let connections = &self.inner.connections;
        let secure = tls_failure(error).map(|error| tls::failure(error, connections.shows_certificate));
        if !error.is_connect() {
            return match secure {
                // With TLS 1.3 the server says so only after we have sent, and has not looked at what came.
                Some(error @ Error::ClientCertificate { .. }) => error,
                _ => self.failed_after_sending(error),
            };
        }
        if let Some(error) = secure {
            return error;
        }
        if let Some(proxy) = &connections.proxy {
            if proxy_wants_password(error) {
                let schemes = proxy.schemes(&self.inner.address, self.inner.connect_timeout).await;
                return proxy.wants_password(schemes);
            }
            return Error::Unreachable { host: proxy.host_and_port(), kind: UnreachableKind::Proxy };
        }
        if error.is_timeout() {
            return Error::TimedOut { after: self.inner.connect_timeout, sent: false };
        }
        let kind = if error.is_dns() { UnreachableKind::Name } else { UnreachableKind::Connection };
        Error::Unreachable { host: self.inner.address.host_and_port(), kind }
    }

    /// Whether the response is the server's, and not that of a proxy that wants a password.
    fn through_the_proxy(&self, response: &Response) -> Result<(), Error> {
        match &self.inner.connections.proxy {
            Some(proxy) if response.status() == reqwest::StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                let values = response.headers().get_all(header::PROXY_AUTHENTICATE).iter();
                Err(proxy.wants_password(scheme_names(values.filter_map(|value| value.to_str().ok()))))
            }
            _ => Ok(()),
        }
    }

    /// Whether a redirect is more likely the network's than the server's: it is for http to another machine, where
    /// anybody on the way can answer, and leads to another host. With https only the server itself can send one.
    fn is_sent_away_by_the_network(&self, from: &Url, to: &Url) -> bool {
        self.inner.address.is_open_line() && from.host() != to.host()
    }

    fn failed_after_sending(&self, error: &reqwest::Error) -> Error {
        if error.is_timeout() {
            return Error::TimedOut { after: self.inner.whole_timeout, sent: true };
        }
        let is_parse = sources(error).any(|e| {
            e.downcast_ref::<hyper::Error>().is_some_and(|e| e.is_parse() && !e.is_incomplete_message())
        });
        if is_parse && !error.is_body() && !error.is_decode() {
            // Something responds there, but it does not speak HTTP.
            return Error::NotTheApi { found: FoundInstead::Other, status: 0, excerpt: String::new() };
        }
        tracing::debug!(cause = %innermost(error), "broken");
        Error::Broken
    }
}

/// What came back, with a large body still to be parsed.
struct Exchanged<'c> {
    raw: RawResponse,
    meta: ResponseMeta,
    _large: Option<SemaphorePermit<'c>>,
}

fn bearer(token: &Token) -> Result<HeaderValue, Error> {
    // Visible ASCII by construction, so this never fails; if it did, there would be no session anyway.
    let mut value =
        HeaderValue::try_from(format!("Bearer {}", token.reveal())).map_err(|_| Error::TokenEnded)?;
    value.set_sensitive(true);
    Ok(value)
}

/// The secret among a login's parameters.
fn secret_of(params: &Params) -> Option<&str> {
    params.iter().find_map(|(name, value)| match value {
        callpad_wire::Param::Text(text) if name == "secret" => Some(text.as_str()),
        _ => None,
    })
}

fn without_excerpt(error: Error) -> Error {
    match error {
        Error::NotTheApi { found, status, .. } if found != FoundInstead::Redirect => {
            Error::NotTheApi { found, status, excerpt: String::new() }
        }
        other => other,
    }
}

fn is_unknown_operation(answer: &Result<Classified, Error>) -> bool {
    matches!(
        answer,
        Ok(Classified::Refused { errno: Errno::INVALID_OPERATION, .. })
            | Err(Error::NotTheApi { status: 404, .. })
    )
}
