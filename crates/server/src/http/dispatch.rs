//! One request, checked in the fixed order: empty operation 1, unknown operation 3, method 2, format 4, token 401,
//! roles 403, parameters 5; then the operation itself checks foreign 403, unknown 6, state 7.

use std::{net::IpAddr, sync::Arc};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Method, Response, StatusCode, request::Parts},
};
use callpad_wire::{Errno, op};
use percent_encoding::percent_decode_str;

use super::{
    action,
    authentication::{content_type, prepare},
    mask,
    request_body::{self, ReadBody, RequestBody},
};
use crate::{
    api::{
        extensions, idempotency_key,
        params::{self, Params},
        response::{Encoding, ResponseBody, ResponseFormat},
    },
    app::App,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    edge::Connection,
    handlers::{Context, Handler, Operation, ResponseForm, forecast, hall, session},
    queue::{asked::Asked, outcome},
};

/// Where the operations live (T1).
pub(super) const BASE: &str = "/restapi/v2/queuemanagement";

/// An operation of the API or an extension, or what was meant as one.
pub(super) async fn operation(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let is_api = parts.uri.path().starts_with(BASE);
    let found = match asked(parts.uri.path(), parts.method.as_str()) {
        Some(found) => found,
        None => return elsewhere(State(app)).await,
    };
    // The extensions know JSON only.
    let format = if is_api { params::format(parts.uri.query()) } else { None };
    let response_format = ResponseFormat {
        encoding: if format.as_deref() == Some("xml") { Encoding::Xml } else { Encoding::Json },
        meaningful_status: app.meaningful_status,
    };
    let mut body = RequestBody::new(body, &parts);
    let form = found.map(|(operation, _)| operation.response);
    match run(&app, found, &parts, peer, format.as_deref(), &mut body).await {
        Ok(Done { members, .. }) if form == Ok(ResponseForm::Directory) => response_format.bare(members),
        Ok(Done { members, change }) => {
            let mut response = response_format.success(members);
            if let Some(change) = change.and_then(|change| HeaderValue::try_from(change).ok()) {
                response.headers_mut().insert(CHANGE, change);
            }
            response
        }
        Err(failure) => {
            body.drain().await;
            response_format.failure(&failure)
        }
    }
}

/// On the answer to an action that changed something: of which location, and under which number it is told.
const CHANGE: &str = "callpad-change";

/// What an operation came to.
struct Done {
    members: ResponseBody,
    /// The header [`CHANGE`].
    change: Option<String>,
}

impl From<ResponseBody> for Done {
    fn from(members: ResponseBody) -> Self {
        Self { members, change: None }
    }
}

impl Done {
    /// Of a change.
    fn of(done: outcome::Done, caller: &Caller) -> Self {
        Self { members: done.members.into(), change: done.numbers.header(caller) }
    }
}

/// Any other address.
pub(super) async fn elsewhere(State(app): State<Arc<App>>) -> Response<Body> {
    let response_format =
        ResponseFormat { encoding: Encoding::Json, meaningful_status: app.meaningful_status };
    response_format.refuse(StatusCode::NOT_FOUND, Errno::INVALID_OPERATION)
}

async fn run(
    app: &App,
    found: Result<Found<'_>, Refusal>,
    parts: &Parts,
    peer: IpAddr,
    format: Option<&str>,
    body: &mut RequestBody,
) -> Result<Done, Failure> {
    let (operation, segment) = found?;
    app.counts.count(operation.name);
    if parts.method != method(operation) {
        return Err(Refusal::Method { allowed: operation.methods_there() }.into());
    }
    if !matches!(format, None | Some("json" | "xml")) {
        return Err(Refusal::Errno(Errno::INVALID_FORMAT).into());
    }
    let pending = prepare(app, &parts.headers, operation.needs_token()).await?;
    if operation.needs_token() && !pending.caller.holds(operation.roles) {
        return Err(Refusal::Forbidden.into());
    }
    // Only now is anything of the body kept, and its room until the answer is there.
    let largest = match operation.handler {
        Handler::Print(_) => request_body::LARGEST_PICTURE,
        _ if operation.is_extension() || !operation.needs_token() => request_body::LARGEST_UNKNOWN,
        _ => request_body::LARGEST,
    };
    let ReadBody { bytes, body_budget: _body_budget } = body.take(&app.body_budget, largest).await?;
    let mut params = Params::read(parts.uri.query(), content_type(&parts.headers), bytes).await?;
    if let (Some(name), Some(segment)) = (operation.in_path, segment) {
        params = params.with_segment(name, segment)?;
    }
    let caller = pending.caller.clone();
    let mut done = match operation.handler {
        Handler::SignIn => {
            let address = session::address(peer, &parts.headers);
            return Ok(session::sign_in(app, address, &params).await?.into());
        }
        Handler::SignOut => session::sign_out(app, &parts.headers, &params).await?.into(),
        Handler::Forecast => forecast::forecast(app, pending, &params).await?.into(),
        Handler::Print(ask) => hall::clerk::print(app, pending, ask, &params).await?.into(),
        Handler::Hall(ask) => hall::supervise::supervise(app, pending, ask, &params).await?.into(),
        Handler::Board => forecast::board(app, pending, &params).await?.into(),
        Handler::Read(read) => {
            let context = Context { caller: &pending.caller, issue_and_call: app.issue_and_call };
            let question = read(&context, &params)?;
            ResponseBody::shown(app.store.look(question.by(pending)).await?)?.into()
        }
        Handler::Tell(tell) => {
            let asked = Asked { command: Ok(tell(&params)?), pending, key: None };
            Done::of(app.store.change(asked).await?, &caller)
        }
        Handler::Action(prepare) => {
            let key = idempotency_key::read(&parts.headers)?;
            let asked = action::asked(pending, app.issue_and_call, operation, prepare, &params, key)?;
            Done::of(app.store.change(asked).await?, &caller)
        }
    };
    if app.ids_are_passwords {
        mask::hide(app, &caller, done.members.members_mut());
    }
    Ok(done)
}

fn method(operation: &Operation) -> Method {
    match operation.method {
        op::Method::Get => Method::GET,
        op::Method::Post => Method::POST,
    }
}

/// An operation, and the segment behind its path (T6), still encoded.
type Found<'a> = (&'static Operation, Option<&'a str>);

/// What a request asks for; none where nothing of ours is at that path.
fn asked<'a>(path: &'a str, method: &str) -> Option<Result<Found<'a>, Refusal>> {
    match path.strip_prefix(extensions::BASE) {
        Some(rest) => {
            let method = if method == "GET" { op::Method::Get } else { op::Method::Post };
            Operation::at(rest, method).map(Ok)
        }
        None => Some(named(path)),
    }
}

/// The operation of the API that a path names.
fn named(path: &str) -> Result<Found<'_>, Refusal> {
    let rest = path.strip_prefix(BASE).unwrap_or_default().trim_matches('/');
    if rest.is_empty() {
        return Err(Refusal::Errno(Errno::URI_NOT_SPECIFIED));
    }
    let (name, segment) = match rest.split_once('/') {
        Some((name, segment)) => (name, Some(segment)),
        None => (rest, None),
    };
    let name = percent_decode_str(name).decode_utf8_lossy();
    let operation = Operation::named(&name).ok_or(Refusal::Errno(Errno::INVALID_OPERATION))?;
    match segment {
        Some(segment) if operation.in_path.is_none() || segment.contains('/') => {
            Err(Refusal::Errno(Errno::INVALID_OPERATION))
        }
        segment => Ok((operation, segment)),
    }
}

/// The operation that a request asks for, if there is one.
pub(super) fn asked_for(method: &str, path: &str) -> Option<&'static str> {
    let is_ours = path.starts_with(BASE) || path.starts_with(extensions::BASE);
    let found = is_ours.then(|| asked(path, method)).flatten()?;
    found.ok().map(|(operation, _)| operation.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errno(path: &str) -> Option<u32> {
        named(path).err().map(|refusal| refusal.errno().0)
    }

    fn name(path: &str) -> Result<(&str, Option<&str>), Refusal> {
        named(path).map(|(operation, segment)| (operation.name, segment))
    }

    #[test]
    fn t1_t2_t3_t10_how_a_path_names_an_operation() {
        for path in ["callticket", "CallTicket", "CALLTICKET/", "%63allticket"] {
            assert_eq!(name(&format!("{BASE}/{path}")), Ok(("callticket", None)), "{path}");
        }
        for path in ["cancellededticketslist", "cancelledticketslist", "CancelledTicketsList"] {
            assert_eq!(name(&format!("{BASE}/{path}")), Ok(("cancellededticketslist", None)), "{path}");
        }
        for path in ["", "/", "//"] {
            assert_eq!(errno(&format!("{BASE}{path}")), Some(1), "{path}");
        }
        for path in ["callnext", "callticket/x", "waitingticketscount/a/b", "%ff"] {
            assert_eq!(errno(&format!("{BASE}/{path}")), Some(3), "{path}");
        }
    }

    #[test]
    fn t6_the_location_is_one_segment() {
        let count = "waitingticketscount";
        assert_eq!(name(&format!("{BASE}/waitingticketscount/a%2Fb/")), Ok((count, Some("a%2Fb"))));
        assert_eq!(name(&format!("{BASE}/waitingticketscount/")), Ok((count, None)));
    }
}
