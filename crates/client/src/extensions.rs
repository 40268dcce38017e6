//! Our own server's extensions to the API. Check [`crate::Client::features`] first.

use callpad_wire::op::{Readable, Report, ReportRow};
use callpad_wire::{
    Answer, CounterRequest, DeskId, Error, LocationId, NextReason, NextTicket, ServiceId, TicketId, lenient,
};
use serde_json::Value;

use crate::api_request::ApiRequest;
use crate::directory::Directory;
use crate::session::{Session, unreadable};

impl Session {
    /// Locations, services, counters and people (M16): feature `directory`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn directory(&self) -> Result<Directory, Error> {
        let request = ApiRequest::extension("directory", Vec::new());
        let body = Value::Object(self.perform(&request).await?);
        Directory::read(&body).map_err(|e| Error::Unreadable { field: e.field, excerpt: e.found })
    }

    /// The ticket that call next would take now at this counter for these services (M4), `None` if nobody waits:
    /// feature `next`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn next_ticket(
        &self,
        desk_id: &DeskId,
        services: &[ServiceId],
    ) -> Result<Option<NextTicket>, Error> {
        let services: Vec<&str> = services.iter().map(ServiceId::as_str).collect();
        let services = Value::from(services).to_string();
        let query = vec![
            ("desk_id", desk_id.to_string()),
            ("user_id", self.user_id().to_string()),
            ("services", services),
        ];
        let request = ApiRequest::extension("next", query);
        let body = self.perform(&request).await?;
        let Some(ticket) = body.get("ticket").filter(|ticket| !ticket.is_null()) else { return Ok(None) };
        let Some(id) = ticket.get("id").and_then(callpad_wire::lenient::id) else {
            let error = callpad_wire::Unreadable::new("ticket.id", ticket.get("id"));
            return Err(unreadable(error, body, self.token().as_ref(), request.name()));
        };
        let reason = match body.get("reason").and_then(Value::as_str) {
            Some("bound") => Some(NextReason::Bound),
            Some("priority") => Some(NextReason::Priority),
            Some("due") => Some(NextReason::Due),
            _ => None,
        };
        Ok(Some(NextTicket { ticket_id: TicketId::new(id), reason }))
    }

    /// What waits for an answer of this counter, or of all the user's own: feature `requests`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn open_requests(&self, desk_id: Option<&DeskId>) -> Result<Readable<CounterRequest>, Error> {
        self.requests_of(desk_id.map(|desk_id| ("desk_id", desk_id.to_string()))).await
    }

    /// What waits for an answer at the counters of this location: feature `requests`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn open_requests_at(&self, location: &LocationId) -> Result<Readable<CounterRequest>, Error> {
        self.requests_of(Some(("location_id", location.to_string()))).await
    }

    async fn requests_of(
        &self,
        query: Option<(&'static str, String)>,
    ) -> Result<Readable<CounterRequest>, Error> {
        let request = ApiRequest::extension("requests", query.into_iter().collect());
        let body = self.perform(&request).await?;
        CounterRequest::read_all(&body)
            .map_err(|error| unreadable(error, body, self.token().as_ref(), request.name()))
    }

    /// The supervisors' board of one location, or of all that the person may see, as the server tells it, with its texts
    /// cleaned: feature `board`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn board(&self, location: Option<&LocationId>) -> Result<Vec<Value>, Error> {
        let query = location.map(|location| ("location_id", location.to_string())).into_iter().collect();
        let request = ApiRequest::extension("board", query);
        let mut body = self.perform(&request).await?;
        match body.remove("locations") {
            Some(Value::Array(locations)) => Ok(locations.into_iter().map(cleaned).collect()),
            other => {
                let error = callpad_wire::Unreadable::new("locations", other.as_ref());
                Err(unreadable(error, body, self.token().as_ref(), request.name()))
            }
        }
    }

    /// A whole report, asked for part by part: feature `report`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn whole_report(&self, report: &Report) -> Result<Readable<ReportRow>, Error> {
        let mut whole = Readable { items: Vec::new(), unreadable: Vec::new() };
        let mut part = report.clone();
        loop {
            let page = self.report(&part).await?;
            whole.items.extend(page.rows.items);
            whole.unreadable.extend(page.rows.unreadable);
            // It goes on behind where this part began, so there is an end.
            match page.next {
                Some(next) => part.from = next,
                None => return Ok(whole),
            }
        }
    }

    /// The open answer of a counter, if any (M2): feature `answers`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn current_answer(&self, desk_id: &DeskId) -> Result<Option<Answer>, Error> {
        let request = ApiRequest::extension("answers/current", vec![("desk_id", desk_id.to_string())]);
        let body = self.perform(&request).await?;
        match body.get("answer") {
            None | Some(Value::Null) => Ok(None),
            Some(_) => Answer::read(body.get("answer")).map(Some).map_err(|mut e| {
                e.field = format!("answer.{}", e.field);
                unreadable(e, body, self.token().as_ref(), request.name())
            }),
        }
    }
}

/// The same with every text cleaned (V1). It is as deep as what the parser takes.
fn cleaned(value: Value) -> Value {
    match value {
        Value::String(_) => lenient::text(&value).map_or(Value::Null, Value::from),
        Value::Array(items) => items.into_iter().map(cleaned).collect(),
        Value::Object(members) => members.into_iter().map(|(name, member)| (name, cleaned(member))).collect(),
        other => other,
    }
}
