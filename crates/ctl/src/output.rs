//! The one line on standard output: the document's keys, whatever the server's own spelling was.

use callpad_client::{SignedInUser, Token};
use callpad_wire::op::{CreatedTicket, Destination, Readable, StoryEntry};
use callpad_wire::{
    Answer, CounterRequest, Errno, Forecasts, LocationForecast, Moment, Ticket, WaitingService,
};
use serde_json::{Map, Value, json};

/// What goes to standard output.
pub(crate) enum Output {
    /// One line.
    Line(Value),
    /// Lines of text, each with its end.
    Text(String),
}

/// `success` and these members.
fn success(members: Value) -> Value {
    let mut object = Map::new();
    object.insert("success".to_owned(), true.into());
    if let Value::Object(members) = members {
        object.extend(members);
    }
    Value::Object(object)
}

/// `success` alone.
pub(crate) fn done() -> Value {
    success(Value::Null)
}

/// `success` false and the number.
pub(crate) fn refused(errno: Errno) -> Value {
    json!({"success": false, "errno": errno.0})
}

/// What login answers; the token only where it is asked for.
pub(crate) fn signed_in(user: &SignedInUser, token: Option<&Token>, show_token: bool) -> Value {
    let shown = token.map(|t| if show_token { t.reveal() } else { "***" });
    success(json!({"user_id": user.user_id, "username": user.username, "authtoken": shown}))
}

/// What the four call operations answer.
pub(crate) fn answer(answer: &Answer) -> Value {
    success(json!({ "answer": answer }))
}

/// What a change of a ticket answers.
pub(crate) fn ticket(ticket: &Ticket) -> Value {
    success(json!({ "ticket": ticket }))
}

/// What request and answerrequest answer.
pub(crate) fn request(request: &CounterRequest) -> Value {
    success(json!({ "request": request }))
}

/// What waits for an answer.
pub(crate) fn requests(list: &Readable<CounterRequest>) -> Value {
    success(json!({ "requests": list.items }))
}

/// What forecast answers.
pub(crate) fn forecasts(read: &Forecasts) -> Value {
    let one = |forecast: &LocationForecast| {
        json!({
            "services": forecast.services.items, "last_leaves": forecast.last_leaves, "tickets": forecast.tickets.items
        })
    };
    success(json!({
        "base": one(&read.base), "changed": read.changed.as_ref().map(one), "forecast_error_s": read.forecast_error_s
    }))
}

/// What createticket answers; an answer only if the server called the ticket at once (M1).
pub(crate) fn created(created: &CreatedTicket) -> Value {
    let mut ticket = json!(created.ticket);
    let facts = &created.facts;
    if let Value::Object(members) = &mut ticket {
        members.insert("number_of_waiting_tickets".to_owned(), json!(facts.waiting.map(|n| n.to_string())));
        members.insert("avg_waiting_time".to_owned(), json!(facts.average_wait_s.map(clock)));
    }
    let mut whole = success(json!({ "ticket": ticket }));
    if let Value::Object(members) = &mut whole {
        if let Some(strings) = &created.strings {
            members.insert("ticket_strings".to_owned(), json!(strings));
        }
        if let Some(answer) = &created.answer {
            members.insert("answer".to_owned(), json!(answer));
        }
    }
    whole
}

/// `hh:mm:ss` (V5).
fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// What the lists answer.
pub(crate) fn tickets(list: &Readable<Ticket>) -> Value {
    success(json!({ "tickets": list.items }))
}

/// What a change of a service answers.
pub(crate) fn service(service: &WaitingService) -> Value {
    success(json!({ "service": service }))
}

/// A page of the day's tickets, and where the list goes on.
pub(crate) fn page(list: &Readable<Ticket>, next: Option<&str>) -> Value {
    success(json!({ "tickets": list.items, "next": next }))
}

/// A ticket with what happened to it.
pub(crate) fn story(ticket: &Ticket, story: &Readable<StoryEntry>) -> Value {
    let entry = |entry: &StoryEntry| {
        let to = entry.to.as_ref().map(|to| {
            let (kind, id) = match to {
                Destination::Service(id) => ("service", id.as_str()),
                Destination::Desk(id) => ("desk", id.as_str()),
                Destination::User(id) => ("user", id.as_str()),
            };
            json!({"dst_type": kind, "dst_id": id})
        });
        json!({"at": date(entry.at), "what": entry.what.word(), "desk_id": entry.desk_id, "user_id": entry.user_id, "to": to})
    };
    success(json!({ "ticket": ticket, "story": story.items.iter().map(entry).collect::<Vec<_>>() }))
}

/// As the server wrote it (V4).
fn date(at: Moment) -> String {
    match at {
        Moment::Wall(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Moment::Exact(at) => at.to_string(),
    }
}

/// What the board answers.
pub(crate) fn board(locations: Vec<Value>) -> Value {
    success(json!({ "locations": locations }))
}

/// What waitingticketscount answers.
pub(crate) fn services(list: &Readable<WaitingService>) -> Value {
    success(json!({ "services": list.items }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v5_average_wait_of_createticket_is_a_clock() {
        assert_eq!(clock(0), "00:00:00");
        assert_eq!(clock(93_784), "26:03:04");
    }

    #[test]
    fn the_token_is_hidden_unless_asked_for() {
        let token = Token::issued("eyJ", jiff::Timestamp::UNIX_EPOCH);
        let user = SignedInUser { user_id: Some("u".into()), username: Some("ana".into()) };
        assert_eq!(
            signed_in(&user, token.as_ref(), false).to_string(),
            r#"{"success":true,"user_id":"u","username":"ana","authtoken":"***"}"#
        );
        assert_eq!(signed_in(&user, token.as_ref(), true)["authtoken"], "eyJ");
    }
}
