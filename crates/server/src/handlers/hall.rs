//! The hall: what screens, kiosks and visitors' phones ask for (`/callpad/v1/hall/`), and what supervisors ask of the devices.
//! Devices come with a key, phones with a code; neither may do anything else here.

pub(crate) mod clerk;
pub(crate) mod kiosk;
pub(crate) mod pages;
pub(crate) mod phone;
pub(crate) mod slip;
pub(crate) mod socket;
pub(crate) mod supervise;

use std::{net::IpAddr, sync::Arc};

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, Method, Response, StatusCode, header},
};
use callpad_wire::Errno;

use super::session;
use crate::{
    api::{extensions::HALL_STATE, response::ResponseBody},
    app::App,
    domain::{
        hall::{DeviceKey, HallDevice},
        refusal::{Failure, Refusal},
        roles::{Caller, DeviceCaller},
    },
    edge::Connection,
    hall::told::Told,
    queue::PendingRequest,
};

/// `GET /callpad/v1/hall/state`: what a screen or a kiosk shows.
pub(crate) async fn state(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_STATE.name);
    // A request whose body is not looked at is no part of what is awaited.
    let (parts, _) = request.into_parts();
    let read = async {
        allow(&parts.method, "GET")?;
        let (_, device) = device(&app, &parts.headers, peer).await?;
        body(&app.hall.state(&device).await?)
    };
    let read = read.await;
    respond(&app, read)
}

/// The screen or kiosk whose key a request bears.
async fn device(app: &App, headers: &HeaderMap, peer: IpAddr) -> Result<(DeviceKey, HallDevice), Failure> {
    keep_current(app).await?;
    if let Some(key) = bearer(headers).and_then(DeviceKey::read)
        && let Some(device) = app.hall.device(&key).await?
    {
        return Ok((key, device));
    }
    wrong(app, session::address(peer, headers))?;
    Err(Refusal::NotSignedIn.into())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The demo branch begins anew when its day is over, before anybody sees the old one.
async fn keep_current(app: &App) -> Result<(), Failure> {
    match &app.demo {
        Some(demo) => demo.keep_current(&app.store, &app.zones).await,
        None => Ok(()),
    }
}

/// A wrong key or code of an address. Whoever has the right one is not held up by it: 128 bits are not found by trying.
fn wrong(app: &App, address: Option<IpAddr>) -> Result<(), Refusal> {
    // One that may stand for everybody counts as one.
    let who = match address {
        None => Vec::new(),
        Some(IpAddr::V4(address)) => address.octets().to_vec(),
        // One network of IPv6.
        Some(IpAddr::V6(address)) => address.octets().into_iter().take(8).collect(),
    };
    app.hall.wrong.count(&who).inspect_err(|_| {
        if let Some(times) = app.guesses.due() {
            tracing::warn!(?address, times, "too many wrong keys or codes of the hall");
        }
    })
}

/// The context of what a device does.
fn pending(app: &App, device: &HallDevice) -> PendingRequest {
    let caller = Caller::Device(DeviceCaller::new(&device.id, &device.location_id));
    PendingRequest { caller, zones: app.zones.clone(), quotas: app.quotas.clone() }
}

/// The one method that an address has.
fn allow(asked: &Method, allowed: &'static str) -> Result<(), Refusal> {
    if asked.as_str() == allowed { Ok(()) } else { Err(Refusal::Method { allowed }) }
}

/// A segment of the path, decoded.
type Segment = Result<Path<String>, PathRejection>;

/// The segment; one that is no text is like one that is not known.
fn segment(segment: Segment) -> String {
    segment.map_or_else(|_| String::new(), |Path(segment)| segment)
}

fn body(told: &Told) -> Result<ResponseBody, Failure> {
    ResponseBody::of(&told.0)
}

/// An unknown code is 404 here, whatever it was made of; all else is as everywhere.
fn respond(app: &App, result: Result<ResponseBody, Failure>) -> Response<Body> {
    match result {
        Err(Failure::Refused(Refusal::UNKNOWN_ID)) => {
            app.json_format().refuse(StatusCode::NOT_FOUND, Errno::NO_VALUES)
        }
        other => app.respond(other),
    }
}
