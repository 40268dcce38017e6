//! What is different between two directories: what an import or a command changes, what `--dry-run` shows, and what is
//! written down about it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::{Directory, Part};

/// What happens to one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// It is new.
    Add,
    /// It is there, and other.
    Set,
    /// It is no more.
    Remove,
}

impl What {
    /// As it is written down.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Set => "set",
            Self::Remove => "remove",
        }
    }
}

/// One entry that is different.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Changed {
    pub(crate) part: Part,
    pub(crate) id: String,
    pub(crate) what: What,
    /// The members that differ: name, before, after. No secret is among them.
    pub(crate) members: Vec<(String, Option<Value>, Option<Value>)>,
    /// The locations that it concerns; `None` for all.
    pub(crate) locations: Option<BTreeSet<String>>,
    /// A user's secret is new.
    pub(crate) new_secret: bool,
}

/// All that is different.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Difference {
    pub(crate) changed: Vec<Changed>,
    /// Lists whose order is another one: what stays stands otherwise, or what is new is not at the end.
    pub(crate) reordered: Vec<Part>,
}

impl Difference {
    /// From one directory to another. `new_secrets` are the ids of users whose secret is another one.
    pub(crate) fn between(old: &Directory, new: &Directory, new_secrets: &BTreeSet<String>) -> Self {
        let mut difference = Self::default();
        for part in Part::ALL {
            let (before, after) = (part.entries(old), part.entries(new));
            let at: HashMap<&str, &Map<String, Value>> =
                before.iter().map(|(id, members)| (id.as_str(), members)).collect();
            let stays: BTreeSet<&str> = after.iter().map(|(id, _)| id.as_str()).collect();
            for (id, members) in before.iter().filter(|(id, _)| !stays.contains(id.as_str())) {
                difference.add(part, id, What::Remove, Some(members), None, false);
            }
            for (id, members) in &after {
                let new_secret = part == Part::Users && new_secrets.contains(id);
                let was = at.get(id.as_str()).copied();
                let what = if was.is_some() { What::Set } else { What::Add };
                difference.add(part, id, what, was, Some(members), new_secret);
            }
            let kept_before = before.iter().map(|(id, _)| id).filter(|id| stays.contains(id.as_str()));
            let expected =
                kept_before.chain(after.iter().map(|(id, _)| id).filter(|id| !at.contains_key(id.as_str())));
            if expected.ne(after.iter().map(|(id, _)| id)) {
                difference.reordered.push(part);
            }
        }
        difference
    }

    fn add(
        &mut self,
        part: Part,
        id: &str,
        what: What,
        before: Option<&Map<String, Value>>,
        after: Option<&Map<String, Value>>,
        new_secret: bool,
    ) {
        let names: BTreeMap<&String, ()> =
            before.into_iter().chain(after).flatten().map(|(name, _)| (name, ())).collect();
        let value = |of: Option<&Map<String, Value>>, name: &str| {
            of.and_then(|members| members.get(name)).filter(|value| !value.is_null()).cloned()
        };
        let members: Vec<_> = names
            .into_keys()
            .filter(|name| *name != "id" && *name != "secret_hash")
            .map(|name| (name.clone(), value(before, name), value(after, name)))
            .filter(|(_, before, after)| before != after)
            .collect();
        if what == What::Set && members.is_empty() && !new_secret {
            return;
        }
        let locations = match part {
            Part::Locations => Some([id.to_owned()].into()),
            Part::Services | Part::Desks => Some(named(before, after, "location_id")),
            Part::Users => Some(named(before, after, "location_ids")),
            // One that stands nowhere may be anybody's.
            Part::Devices => Some(named(before, after, "location_id")).filter(|places| !places.is_empty()),
            Part::Languages => None,
        };
        self.changed.push(Changed { part, id: id.to_owned(), what, members, locations, new_secret });
    }

    /// Whether nothing is different.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.reordered.is_empty()
    }

    /// What is removed from a list.
    pub(crate) fn removed(&self, part: Part) -> impl Iterator<Item = &str> {
        self.changed
            .iter()
            .filter(move |changed| changed.part == part && changed.what == What::Remove)
            .map(|changed| changed.id.as_str())
    }

    /// In plain lines.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.changed.iter().map(Changed::line).collect();
        lines.extend(self.reordered.iter().map(|part| format!("{}: in another order", part.word())));
        lines
    }
}

fn named(
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
    name: &str,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for value in before.into_iter().chain(after).filter_map(|members| members.get(name)) {
        match value {
            Value::String(id) => drop(found.insert(id.clone())),
            Value::Array(ids) => found.extend(ids.iter().filter_map(Value::as_str).map(str::to_owned)),
            _ => {}
        }
    }
    found
}

impl Changed {
    fn line(&self) -> String {
        let shown =
            |value: &Option<Value>| value.as_ref().map_or_else(|| "none".to_owned(), Value::to_string);
        let mut parts: Vec<String> = Vec::new();
        for (name, before, after) in &self.members {
            parts.push(match self.what {
                What::Add => format!("{name} {}", shown(after)),
                What::Remove => format!("{name} {}", shown(before)),
                What::Set => format!("{name} {} -> {}", shown(before), shown(after)),
            });
        }
        if self.new_secret {
            parts.push("a new secret".into());
        }
        let sign = match self.what {
            What::Add => '+',
            What::Set => '~',
            What::Remove => '-',
        };
        format!("{sign} {} {}: {}", self.part.one(), self.id, parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn office(services: Value) -> Directory {
        serde_json::from_value(json!({
            "locations": [{"id": "l", "name": "Hall"}], "services": services,
            "users": [{"id": "u", "username": "u", "display_name": "U", "location_ids": ["l"], "secret": "never shown"}],
        }))
        .unwrap()
    }

    fn service(id: &str, name: &str) -> Value {
        json!({"id": id, "tag": id, "name": name, "location_id": "l", "open": true})
    }

    #[test]
    fn each_change_is_one_plain_line_and_no_secret_is_in_it() {
        let old = office(json!([service("a", "Pay"), service("b", "Ask")]));
        let new = office(json!([service("b", "Ask us"), service("c", "New")]));
        let difference = Difference::between(&old, &new, &["u".to_owned()].into());
        assert_eq!(
            difference.lines(),
            [
                r#"- service a: location_id "l", name "Pay", open true, tag "a""#,
                r#"~ service b: name "Ask" -> "Ask us""#,
                r#"+ service c: location_id "l", name "New", open true, tag "c""#,
                "~ user u: a new secret",
            ]
        );
        assert_eq!(difference.removed(Part::Services).collect::<Vec<_>>(), ["a"]);
        assert!(Difference::between(&old, &old, &BTreeSet::new()).is_empty());
    }

    #[test]
    fn another_order_is_a_difference_and_something_new_at_the_end_is_not_another_order() {
        let ids = |ids: &[&str]| office(ids.iter().map(|id| service(id, "s")).collect());
        let reordered = |old: &[&str], new: &[&str]| {
            !Difference::between(&ids(old), &ids(new), &BTreeSet::new()).reordered.is_empty()
        };
        assert!(!reordered(&["a", "b", "c"], &["a", "c", "d"]));
        assert!(reordered(&["a", "b"], &["b", "a"]));
        assert!(reordered(&["a", "b"], &["c", "a", "b"]));
    }
}
