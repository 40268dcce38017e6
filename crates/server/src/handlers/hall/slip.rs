//! `POST …/hall/tickets/CODE/slip` and `POST …/hall/checks/ID/slip`: a kiosk's page has drawn a slip, and the printer of its
//! device says whether it is out. Until then the ticket is held; then its visitor waits, or it is taken back.

use std::{
    future::ready,
    sync::{Arc, OnceLock},
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::Response,
};
use callpad_receipt::{Address, Slip, Trouble, limits::MAX_PNG_BYTES};
use serde_json::Value;

use super::{Segment, allow, device, keep_current, pending, phone, respond, segment};
use crate::{
    api::{
        extensions::{HALL_CHECK_SLIP, HALL_SLIP},
        response::ResponseBody,
    },
    app::App,
    domain::{
        hall::{HallDevice, PageKind, SecretDigest},
        refusal::{Failure, Refusal},
    },
    edge::Connection,
    http::authentication,
    queue::asked::Asked,
    rules::{command::Command, hall},
    store::hall::{ByCode, CodeFound},
};

/// What came of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The printer has said that it is out.
    Out,
    /// It may be out, and the printer's word why nobody knows.
    MayBeOut(&'static str),
    /// It is not, and the printer's word why.
    NotOut(&'static str),
}

/// Prints a ticket's slip.
pub(crate) async fn of_ticket(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    code: Segment,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_SLIP.name);
    let printed = async {
        let (kiosk, png) = drawn(&app, peer, request).await?;
        // Whoever asked may go away: what the printer has begun is brought to its end, and the ticket with it.
        let (app, digest) = (app.clone(), phone::digest(&segment(code)));
        tokio::spawn(async move { print_ticket(&app, &kiosk, digest, png).await })
            .await
            .map_err(|_| Failure::Stopped)?
    };
    let printed = printed.await;
    told(&app, printed)
}

/// Prints the test slip of a morning check.
pub(crate) async fn of_check(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    check: Segment,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_CHECK_SLIP.name);
    let printed = async {
        let (kiosk, png) = drawn(&app, peer, request).await?;
        if !app.hall.checks.asks(&segment(check), &kiosk.id) {
            return Err(Refusal::UNKNOWN_ID.into());
        }
        app.hall.issued.count(kiosk.id.as_bytes())?;
        let slip = read(png).await?;
        Ok(print(&app, &kiosk, slip, ready(true)).await)
    };
    let printed = printed.await;
    told(&app, printed)
}

/// A kiosk, and the picture that its page has drawn.
async fn drawn(
    app: &App,
    peer: std::net::IpAddr,
    request: Request,
) -> Result<(HallDevice, Vec<u8>), Failure> {
    allow(request.method(), "POST")?;
    let (parts, unread) = request.into_parts();
    keep_current(app).await?;
    let (_, kiosk) = device(app, &parts.headers, peer).await?;
    if kiosk.kind != PageKind::Kiosk {
        return Err(Refusal::Forbidden.into());
    }
    let png = authentication::raw_body(app, Request::from_parts(parts, unread), MAX_PNG_BYTES).await?;
    Ok((kiosk, png))
}

fn told(app: &App, printed: Result<Outcome, Failure>) -> Response<Body> {
    match printed {
        Ok(Outcome::Out) => app.respond(ResponseBody::empty().with("out", true)),
        Ok(Outcome::MayBeOut(trouble)) => app.respond(
            ResponseBody::empty().with("out", Value::Null).and_then(|body| body.with("printer", trouble)),
        ),
        Ok(Outcome::NotOut(trouble)) => app.json_format().refuse_because("printer", trouble),
        Err(failure) => respond(app, Err(failure)),
    }
}

pub(super) async fn read(png: Vec<u8>) -> Result<Slip, Failure> {
    let read =
        tokio::task::spawn_blocking(move || Slip::from_png(&png)).await.map_err(|_| Failure::Stopped)?;
    Ok(read.map_err(|bad| {
        tracing::debug!(%bad, "a slip was not drawn as a slip is");
        Refusal::PARAMETERS
    })?)
}

async fn print_ticket(
    app: &Arc<App>,
    kiosk: &HallDevice,
    digest: SecretDigest,
    png: Vec<u8>,
) -> Result<Outcome, Failure> {
    // One slip of a kiosk at a time: a request that is repeated finds what became of the first.
    let turn = app.hall.slip_turn(&kiosk.id);
    let _turn = turn.lock().await;
    match app.store.look(ByCode(digest)).await?.ok_or(Refusal::UNKNOWN_ID)? {
        // It is out already.
        CodeFound::Ticket { .. } => return Ok(Outcome::Out),
        CodeFound::Held { ticket, .. } if ticket.device_id != kiosk.id => {
            return Err(Refusal::UNKNOWN_ID.into());
        }
        CodeFound::Held { .. } => becomes(app, kiosk, digest, hall::Slip::Printing).await?,
    }
    let slip = match read(png).await {
        Ok(slip) => slip,
        Err(failure) => {
            becomes(app, kiosk, digest, hall::Slip::Lost).await?;
            return Err(failure);
        }
    };
    // Before it is cut it is written down that it may be out: so whoever holds it waits, also where this program ends before
    // the printer has answered.
    let failed = Arc::new(OnceLock::new());
    let cut = {
        let (app, kiosk, failed) = (app.clone(), kiosk.clone(), failed.clone());
        async move {
            let noted = becomes(&app, &kiosk, digest, hall::Slip::MayBeOut).await;
            noted.map_err(|failure| failed.set(failure)).is_ok()
        }
    };
    let printed = print(app, kiosk, slip, cut).await;
    if let Some(failure) = Arc::into_inner(failed).and_then(OnceLock::into_inner) {
        becomes(app, kiosk, digest, hall::Slip::Lost).await?;
        return Err(failure);
    }
    // If the day has ended meanwhile, the slip in the visitor's hand is of no day: the code is unknown then.
    let slip = if matches!(printed, Outcome::NotOut(_)) { hall::Slip::Lost } else { hall::Slip::Out };
    becomes(app, kiosk, digest, slip).await?;
    Ok(printed)
}

async fn becomes(
    app: &App,
    kiosk: &HallDevice,
    digest: SecretDigest,
    slip: hall::Slip,
) -> Result<(), Failure> {
    let command = Ok(Command::Slip { digest, slip });
    app.store.change(Asked { command, pending: pending(app, kiosk), key: None }).await.map(drop)
}

/// Prints a slip; `cut` is asked before it is cut.
pub(super) async fn print(
    app: &App,
    kiosk: &HallDevice,
    slip: Slip,
    cut: impl Future<Output = bool> + Send + 'static,
) -> Outcome {
    // What is no address was refused when it was set; one of an older folder leads nowhere.
    let address: Option<Address> = kiosk.printer.as_deref().and_then(|address| address.parse().ok());
    let was_cut = Arc::new(OnceLock::new());
    let cut = {
        let was_cut = was_cut.clone();
        async move {
            let is_cut = cut.await;
            let _: Result<(), bool> = was_cut.set(is_cut);
            is_cut
        }
    };
    let printed = match address {
        Some(address) => app.printers.at(&address).print(slip, cut).await.map(drop),
        None => Err(Trouble::Away),
    };
    let was_cut = was_cut.get().copied();
    let outcome = match printed {
        Ok(()) => Outcome::Out,
        // What is stuck in the cutter nobody can take.
        Err(trouble) if was_cut == Some(true) && trouble != Trouble::Jammed => {
            Outcome::MayBeOut(trouble.code())
        }
        Err(trouble) => Outcome::NotOut(trouble.code()),
    };
    if outcome != Outcome::Out {
        tracing::warn!(device = kiosk.id, ?outcome, "a slip is not known to be out");
    }
    // Where we have broken it off, that says nothing of the printer.
    if was_cut != Some(false) {
        app.hall.printer_is(kiosk, printed.err().map_or("ready", Trouble::code));
    }
    outcome
}
