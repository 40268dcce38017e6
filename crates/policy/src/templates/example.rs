//! A policy to begin with.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::choices::Language;
use crate::preferences::Preferences;
use crate::schema::{RECOMMENDED, SCHEMA};

/// What most organisations set: the server and the counters are locked, the rest people may change.
pub(super) fn policy() -> Value {
    let counters = [("HALL-PC-01", "1"), ("HALL-PC-02", "2")];
    let counters: BTreeMap<_, _> = counters.map(|(pc, desk)| (pc.to_owned(), desk.to_owned())).into();
    let locked = Preferences {
        server_address: Some("https://queue.example.org".to_owned()),
        counters: Some(counters),
        demonstration: Some(false),
        mask_names: Some(true),
        ..Preferences::default()
    };
    let recommended = Preferences {
        language: Some(Language::Pt),
        start_at_login: Some(true),
        alert_volume: Some(40),
        ..Preferences::default()
    };
    let mut policy = json!({ SCHEMA: "callpad.schema.json" });
    if let Value::Object(members) = &mut policy {
        members.extend(locked.to_members());
        members.insert(RECOMMENDED.to_owned(), Value::Object(recommended.to_members()));
    }
    policy
}
