//! Ids of colleagues, where an id is a password: with open login that others can reach, nobody is told anybody else's.

use serde_json::{Map, Value};

use crate::app::App;
use crate::domain::roles::Caller;

/// Takes the ids of other people than the caller out of an answer, if they are passwords.
pub(crate) fn hide(app: &App, caller: &Caller, members: &mut Map<String, Value>) {
    if app.ids_are_passwords {
        members.iter_mut().for_each(|(name, value)| hide_in(name, value, caller.id()));
    }
}

/// The same in a message of the events.
pub(crate) fn hide_in_message(app: &App, caller: &Caller, message: String) -> String {
    if !app.ids_are_passwords {
        return message;
    }
    match serde_json::from_str(&message) {
        Ok(Value::Object(mut members)) => {
            hide(app, caller, &mut members);
            Value::Object(members).to_string()
        }
        // No message of ours is anything else.
        _ => String::new(),
    }
}

fn hide_in(name: &str, value: &mut Value, own: &str) {
    match value {
        Value::Object(user) if name == "dst_user" && user.get("id").and_then(Value::as_str) != Some(own) => {
            // A username is often the id, or leads to it.
            for member in ["id", "username"] {
                user.insert(member.to_owned(), Value::Null);
            }
        }
        // Where the story of a ticket says that it was sent to somebody.
        Value::Object(to)
            if to.get("dst_type").and_then(Value::as_str) == Some("user")
                && to.get("dst_id").and_then(Value::as_str) != Some(own) =>
        {
            to.insert("dst_id".to_owned(), Value::Null);
        }
        Value::Object(members) => members.iter_mut().for_each(|(name, value)| hide_in(name, value, own)),
        // The people of the directory.
        Value::Array(users) if name == "users" => {
            users.retain(|user| user.get("id").and_then(Value::as_str) == Some(own));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| hide_in(name, item, own)),
        Value::String(id) if name == "user_id" && id != own => *value = Value::Null,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nobody_else_s_id_is_left() {
        let ticket = |user: Value| json!({"id": "t", "dst_user": user, "dst_desk": {"id": "d"}});
        let user = |id: &str| json!({"id": id, "display_name": "Ana", "username": "ana"});
        let mut answer = json!({
            "tickets": [ticket(user("ana")), ticket(user("rui")), ticket(json!({"id": null}))],
            "counters": [{"user_id": "ana"}, {"user_id": "rui"}],
            "users": [user("rui"), user("ana")],
            "story": [{"to": {"dst_type": "user", "dst_id": "rui"}}, {"to": {"dst_type": "user", "dst_id": "ana"}},
                {"to": {"dst_type": "desk", "dst_id": "rui"}}]
        });
        hide_in("", &mut answer, "ana");
        assert_eq!(answer["tickets"][0], ticket(user("ana")));
        assert_eq!(
            answer["tickets"][1],
            ticket(json!({"id": null, "display_name": "Ana", "username": null}))
        );
        assert_eq!(answer["users"], json!([user("ana")]));
        let to = |n: usize| &answer["story"][n]["to"]["dst_id"];
        assert_eq!([to(0), to(1), to(2)], [&Value::Null, &json!("ana"), &json!("rui")]);
        assert_eq!(answer["counters"], json!([{"user_id": "ana"}, {"user_id": null}]));
    }
}
