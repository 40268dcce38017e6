//! The envelope around every response, in JSON or XML, and its HTTP status.

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use callpad_wire::Errno;
use serde::Serialize;
use serde_json::{Map, Value};

use super::xml;
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        ticket_list::TicketList,
    },
    queue::question::Shown,
};

/// The format of a response (T7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    Xml,
}

/// The members of a successful response, besides `success`.
#[derive(Debug, Default)]
pub(crate) struct ResponseBody {
    members: Map<String, Value>,
    /// The member `tickets` behind the others, as it is sent: a long list is no tree of values first.
    tickets: Option<TicketList>,
}

impl From<Map<String, Value>> for ResponseBody {
    fn from(members: Map<String, Value>) -> Self {
        Self { members, tickets: None }
    }
}

impl ResponseBody {
    /// Nothing besides `success`.
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    /// The members of an object.
    pub(crate) fn of(object: impl Serialize) -> Result<Self, Failure> {
        match written(object)? {
            Value::Object(members) => Ok(members.into()),
            _ => Err(Refusal::Errno(Errno::UNKNOWN).into()),
        }
    }

    /// What is shown.
    pub(crate) fn shown(shown: Shown) -> Result<Self, Failure> {
        match shown {
            Shown::Tickets { tickets } => Ok(Self { members: Map::new(), tickets: Some(tickets) }),
            shown => Self::of(shown),
        }
    }

    /// The whole body of a success.
    pub(crate) fn success(mut self) -> Map<String, Value> {
        let mut body = Map::new();
        body.insert("success".into(), true.into());
        body.append(self.members_mut());
        body
    }

    /// The whole body of a success as JSON.
    fn success_as_json(mut self) -> Vec<u8> {
        let tickets = self.tickets.take();
        let mut body = Value::Object(self.success()).to_string().into_bytes();
        if let Some(tickets) = tickets {
            // It has `success` at least, so a comma fits in the place of its last brace.
            body.pop();
            body.extend_from_slice(b",\"tickets\":");
            body.append(&mut tickets.into_json());
            body.push(b'}');
        }
        body
    }

    /// All members, for whoever has to look into them.
    pub(crate) fn members_mut(&mut self) -> &mut Map<String, Value> {
        if let Some(tickets) = self.tickets.take() {
            self.members.insert("tickets".to_owned(), tickets.into_value());
        }
        &mut self.members
    }

    /// Adds a member.
    pub(crate) fn with(mut self, key: &str, value: impl Serialize) -> Result<Self, Failure> {
        self.members.insert(key.to_owned(), written(value)?);
        Ok(self)
    }
}

fn written(value: impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Refusal::Errno(Errno::UNKNOWN).into()
    })
}

/// Beside the answer to a request that was refused: with which number. For those who count; it is not sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RefusedWith(pub(crate) Errno);

/// The form of the response to a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResponseFormat {
    pub(crate) encoding: Encoding,
    /// Whether an errno has an HTTP status of its own (T9).
    pub(crate) meaningful_status: bool,
}

impl ResponseFormat {
    /// `success` true and the members.
    pub(crate) fn success(self, members: ResponseBody) -> Response<Body> {
        match self.encoding {
            Encoding::Json => self.send(StatusCode::OK, members.success_as_json()),
            Encoding::Xml => self.write(StatusCode::OK, &Value::Object(members.success())),
        }
    }

    /// The members alone.
    pub(crate) fn bare(self, mut members: ResponseBody) -> Response<Body> {
        self.write(StatusCode::OK, &Value::Object(std::mem::take(members.members_mut())))
    }

    /// `success` false and the number.
    pub(crate) fn failure(self, failure: &Failure) -> Response<Body> {
        let refusal = match failure {
            Failure::Refused(refusal) => *refusal,
            // The cause is already logged.
            Failure::Storage(_) | Failure::Stopped => Refusal::Errno(Errno::UNKNOWN),
        };
        let status = match refusal {
            Refusal::NotSignedIn => StatusCode::UNAUTHORIZED,
            Refusal::Forbidden => StatusCode::FORBIDDEN,
            Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::Later { .. } => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Method { .. } | Refusal::Errno(_) if self.meaningful_status => {
                status_of(refusal.errno())
            }
            Refusal::Method { .. } | Refusal::Errno(_) => StatusCode::OK,
        };
        let body = serde_json::json!({"success": false, "errno": refusal.errno().0});
        let mut response = self.write(status, &body);
        let more = match refusal {
            Refusal::NotSignedIn => Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
            Refusal::Method { allowed } => Some((header::ALLOW, HeaderValue::from_static(allowed))),
            Refusal::Later { after_s } => Some((header::RETRY_AFTER, after_s.into())),
            Refusal::Overloaded => Some((header::RETRY_AFTER, HeaderValue::from_static("1"))),
            _ => None,
        };
        response.headers_mut().extend(more);
        response.extensions_mut().insert(RefusedWith(refusal.errno()));
        response
    }

    /// A refusal with its own status, outside the operations.
    pub(crate) fn refuse(self, status: StatusCode, errno: Errno) -> Response<Body> {
        let mut response = self.write(status, &serde_json::json!({"success": false, "errno": errno.0}));
        response.extensions_mut().insert(RefusedWith(errno));
        response
    }

    /// A refusal by the state of things, with a word that says which.
    pub(crate) fn refuse_because(self, name: &str, why: &str) -> Response<Body> {
        let errno = Errno::CANNOT_CONCLUDE;
        let body = serde_json::json!({"success": false, "errno": errno.0, name: why});
        let status = if self.meaningful_status { status_of(errno) } else { StatusCode::OK };
        let mut response = self.write(status, &body);
        response.extensions_mut().insert(RefusedWith(errno));
        response
    }

    fn write(self, status: StatusCode, body: &Value) -> Response<Body> {
        let bytes = match self.encoding {
            Encoding::Json => body.to_string().into_bytes(),
            // Writing into memory does not fail.
            Encoding::Xml => xml::write(body).unwrap_or_default(),
        };
        self.send(status, bytes)
    }

    fn send(self, status: StatusCode, bytes: Vec<u8>) -> Response<Body> {
        let kind = match self.encoding {
            Encoding::Json => "application/json",
            Encoding::Xml => "application/xml; charset=utf-8",
        };
        let mut response = Response::new(Body::from(bytes));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response
    }
}

fn status_of(errno: Errno) -> StatusCode {
    match errno {
        Errno::INVALID_METHOD => StatusCode::METHOD_NOT_ALLOWED,
        Errno::INVALID_OPERATION | Errno::NO_VALUES | Errno::NO_TICKETS => StatusCode::NOT_FOUND,
        Errno::CANNOT_CONCLUDE => StatusCode::CONFLICT,
        Errno::UNKNOWN => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}
