//! An entry of the audit: what administrators, and the server by itself, changed.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::directory::Part;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) at: Timestamp,
    /// The user of the operating system.
    pub(crate) who: Option<String>,
    pub(crate) what: String,
    pub(crate) part: Option<String>,
    pub(crate) id: Option<String>,
    /// Name, before and after of each member.
    pub(crate) members: Vec<(String, Value, Value)>,
}

impl Entry {
    /// In one plain line.
    pub(crate) fn line(&self) -> String {
        let kind = self.part.as_deref().and_then(Part::of).map(Part::one);
        let mut line = format!(
            "{} {} {}",
            self.at.strftime("%Y-%m-%d %H:%M:%SZ"),
            self.who.as_deref().unwrap_or("-"),
            self.what
        );
        for word in [kind, self.id.as_deref()].into_iter().flatten() {
            line.push(' ');
            line.push_str(word);
        }
        let shown: Vec<String> = self
            .members
            .iter()
            .map(|(name, before, after)| match (self.what.as_str(), name.as_str()) {
                ("add", name) => format!("{name} {after}"),
                ("remove", name) => format!("{name} {before}"),
                (_, "order") => "in another order".into(),
                (_, "secret") => "a new secret".into(),
                (_, name) => format!("{name} {before} -> {after}"),
            })
            .collect();
        if !shown.is_empty() {
            line.push_str(": ");
            line.push_str(&shown.join(", "));
        }
        line
    }

    /// As JSON.
    pub(crate) fn json(&self) -> Value {
        json!({"seq": self.seq, "at": self.at.to_string(), "who": self.who, "what": self.what, "part": self.part,
               "id": self.id, "members": self.members})
    }
}
