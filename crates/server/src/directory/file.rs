//! Reads a directory file and reports every error with its place. The JSON library alone would stop at the first, give
//! no path, and take the last of two members with the same name.

use std::{collections::HashMap, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{
    Desk, Device, Directory, Hours, Language, Location, OpenFromUntil, Service, User, problems::Problems,
};

/// The largest file accepted: enough for tens of thousands of people.
pub(crate) const LARGEST: usize = 16 * 1024 * 1024;

/// Reads a directory from the bytes of a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Directory, Problems> {
    let mut problems = Problems::default();
    let mut refused = |value: Option<&str>, what: String| {
        problems.add("", value, what);
        Err(std::mem::take(&mut problems))
    };
    if bytes.len() > LARGEST {
        return refused(None, format!("is larger than {} MiB", LARGEST / 1024 / 1024));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refused(None, "is in UTF-16: save it as UTF-8".into());
    }
    // The byte-order mark of Windows editors.
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            return refused(None, format!("is not in UTF-8: line {line} has another byte; save it as UTF-8"));
        }
    };
    match serde_json::from_str(text) {
        Ok(node) => directory(&node),
        Err(error) => refused(None, format!("is not JSON: {error}")),
    }
}

/// A JSON value with every member of an object, even duplicates.
enum Node {
    Null,
    Flag(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// In the form shown in errors.
    fn shown(&self) -> Option<String> {
        match self {
            Self::Null => Some("null".into()),
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
            Self::List(_) | Self::Object(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Node::Object(object))
    }
}

fn directory(node: &Node) -> Result<Directory, Problems> {
    let mut problems = Problems::default();
    let Some(mut root) = ResponseBody::of(node, String::new(), &mut problems) else { return Err(problems) };
    let directory = Directory {
        locations: root.entries("locations", |entry| Location {
            id: entry.text("id"),
            name: entry.text("name"),
            time_zone: entry.maybe_text("time_zone"),
            hours: entry.hours(),
        }),
        services: root.entries("services", |entry| Service {
            id: entry.text("id"),
            tag: entry.text("tag"),
            name: entry.text("name"),
            location_id: entry.text("location_id"),
            open: entry.flag("open"),
            target_wait_s: entry.maybe_number("target_wait_s"),
            tolerance: entry.maybe_number("tolerance"),
        }),
        desks: root.entries("desks", |entry| Desk {
            id: entry.text("id"),
            tag: entry.text("tag"),
            name: entry.text("name"),
            location_id: entry.text("location_id"),
            service_ids: entry.texts("service_ids", true),
        }),
        users: root.entries("users", |entry| User {
            id: entry.text("id"),
            username: entry.text("username"),
            display_name: entry.text("display_name"),
            location_ids: entry.texts("location_ids", true),
            roles: entry.texts("roles", false),
            secret: entry.maybe_text("secret"),
        }),
        languages: root
            .entries("languages", |entry| Language { id: entry.text("id"), name: entry.text("name") }),
        devices: root.entries("devices", |entry| Device {
            id: entry.text("id"),
            kind: entry.text("type"),
            name: entry.text("name"),
        }),
    };
    root.finish();
    problems.or(directory)
}

/// The members of one object, taken one by one; any left at the end are unknown.
struct ResponseBody<'a, 'p> {
    path: String,
    members: HashMap<&'a str, &'a Node>,
    problems: &'p mut Problems,
}

impl<'a, 'p> ResponseBody<'a, 'p> {
    fn of(node: &'a Node, path: String, problems: &'p mut Problems) -> Option<Self> {
        let Node::Object(object) = node else {
            problems.add(path, node.shown().as_deref(), "is not an object");
            return None;
        };
        let mut members = HashMap::new();
        for (name, value) in object {
            if members.insert(name.as_str(), value).is_some() {
                problems.add(member(&path, name), None, "is there twice");
            }
        }
        Some(Self { path, members, problems })
    }

    fn wrong(&mut self, name: &str, value: &Node, what: &str) {
        // A secret is never shown.
        let shown = (name != "secret").then(|| value.shown()).flatten();
        self.problems.add(member(&self.path, name), shown.as_deref(), what);
    }

    fn missing(&mut self, name: &str) {
        self.problems.add(member(&self.path, name), None, "is missing");
    }

    fn text(&mut self, name: &str) -> String {
        match self.members.remove(name) {
            Some(Node::Text(text)) => return text.clone(),
            Some(other) => self.wrong(name, other, "is not a text"),
            None => self.missing(name),
        }
        String::new()
    }

    fn maybe_text(&mut self, name: &str) -> Option<String> {
        match self.members.remove(name) {
            Some(Node::Text(text)) => return Some(text.clone()),
            Some(Node::Null) | None => {}
            Some(other) => self.wrong(name, other, "is not a text"),
        }
        None
    }

    fn flag(&mut self, name: &str) -> bool {
        match self.members.remove(name) {
            Some(Node::Flag(flag)) => return *flag,
            Some(other) => self.wrong(name, other, "is neither true nor false"),
            None => self.missing(name),
        }
        false
    }

    fn maybe_number(&mut self, name: &str) -> Option<u32> {
        match self.members.remove(name) {
            Some(Node::Null) | None => return None,
            Some(Node::Number(number)) => {
                if let Some(number) = number.as_u64().and_then(|number| u32::try_from(number).ok()) {
                    return Some(number);
                }
                self.wrong(name, &Node::Number(number.clone()), "is not a whole number from 0 to 4294967295");
            }
            Some(other) => self.wrong(name, other, "is not a number"),
        }
        None
    }

    fn texts(&mut self, name: &str, required: bool) -> Vec<String> {
        let list = match self.members.remove(name) {
            Some(Node::List(list)) => list,
            Some(other) => {
                self.wrong(name, other, "is not a list");
                return Vec::new();
            }
            None => {
                if required {
                    self.missing(name);
                }
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for (index, item) in list.iter().enumerate() {
            match item {
                Node::Text(text) => texts.push(text.clone()),
                other => self.wrong(&format!("{name}[{index}]"), other, "is not a text"),
            }
        }
        texts
    }

    /// A location's opening hours.
    fn hours(&mut self) -> Option<Hours> {
        let node = match self.members.remove("hours") {
            Some(Node::Null) | None => return None,
            Some(node) => node,
        };
        let mut days = ResponseBody::of(node, member(&self.path, "hours"), &mut *self.problems)?;
        let hours = Hours {
            mon: days.open_times("mon"),
            tue: days.open_times("tue"),
            wed: days.open_times("wed"),
            thu: days.open_times("thu"),
            fri: days.open_times("fri"),
            sat: days.open_times("sat"),
            sun: days.open_times("sun"),
        };
        days.finish();
        Some(hours)
    }

    /// A day's opening times; a missing day is closed.
    fn open_times(&mut self, day: &str) -> Vec<OpenFromUntil> {
        let list = match self.members.remove(day) {
            Some(Node::List(list)) => list,
            None => return Vec::new(),
            Some(other) => {
                self.wrong(day, other, "is not a list");
                return Vec::new();
            }
        };
        let mut times = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let pair = if let Node::List(pair) = item { pair.as_slice() } else { &[] };
            if let [Node::Text(from), Node::Text(until)] = pair {
                times.push([from.clone(), until.clone()]);
            } else {
                let what = r#"is not a pair of times, such as ["09:00", "17:00"]"#;
                self.wrong(&format!("{day}[{index}]"), item, what);
            }
        }
        times
    }

    /// The entries of one of the directory's lists; a missing list is empty.
    fn entries<T>(&mut self, name: &str, read: impl Fn(&mut ResponseBody<'a, '_>) -> T) -> Vec<T> {
        let list = match self.members.remove(name) {
            Some(Node::List(list)) => list,
            None => return Vec::new(),
            Some(other) => {
                self.wrong(name, other, "is not a list");
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let path = format!("{name}[{index}]");
            if let Some(mut members) = ResponseBody::of(item, path, &mut *self.problems) {
                entries.push(read(&mut members));
                members.finish();
            }
        }
        entries
    }

    fn finish(self) {
        let mut unknown: Vec<_> = self.members.into_keys().collect();
        unknown.sort_unstable();
        for name in unknown {
            self.problems.add(member(&self.path, name), None, "is not known here");
        }
    }
}

fn member(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
