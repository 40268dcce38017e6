//! Reads a directory file, JSON or TOML, and reports every error with its line and place. The libraries alone would stop at
//! the first, give no path, and of JSON take the last of two members with the same name.

use std::collections::HashMap;

use super::{
    Desk, Device, Directory, DirectoryFile, Hours, Language, Location, NumberRange, OpenFromUntil, Part,
    Service, User, line, meant::with_meant, node::Node, problems::Problems, toml_file,
};

/// The largest file accepted: enough for tens of thousands of people.
pub(crate) const LARGEST: usize = 16 * 1024 * 1024;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// `.json`, and what has no such end.
    Json,
    /// `.toml`.
    Toml,
}

/// Where each place of a file stands.
pub(crate) type Lines = HashMap<String, usize>;

/// Reads a directory, or a part of one, from the bytes of a file.
///
/// # Errors
/// Everything that is wrong with its form, each with its line.
pub(crate) fn read(bytes: &[u8], format: Format) -> Result<(DirectoryFile, Lines), Problems> {
    let text = text(bytes)?;
    let (node, lines) = match format {
        Format::Json => {
            let node = serde_json::from_str(text).map_err(|error| {
                Problems::one(None, format!("is not JSON: {error}")).at(Some(error.line()))
            })?;
            (node, line::lines(text))
        }
        Format::Toml => toml_file::read(text)
            .map_err(|(line, what)| Problems::one(None, format!("is not TOML: {what}")).at(line))?,
    };
    match directory(&node) {
        Ok(file) => Ok((file, lines)),
        Err(problems) => Err(problems.with_lines(&lines)),
    }
}

fn text(bytes: &[u8]) -> Result<&str, Problems> {
    if bytes.len() > LARGEST {
        return Err(Problems::one(None, format!("is larger than {} MiB", LARGEST / 1024 / 1024)));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Problems::one(None, "is in UTF-16: save it as UTF-8"));
    }
    // The byte-order mark of Windows editors.
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Problems::one(None, "is not in UTF-8: this line has another byte; save it as UTF-8").at(Some(line))
    })
}

fn directory(node: &Node) -> Result<DirectoryFile, Problems> {
    let mut problems = Problems::default();
    let Some(mut root) = Members::of(node, String::new(), &mut problems) else { return Err(problems) };
    let parts = Part::ALL.into_iter().filter(|part| root.members.contains_key(part.word())).collect();
    let directory = Directory {
        locations: root.entries("locations", |entry| Location {
            id: entry.text("id"),
            name: entry.text("name"),
            time_zone: entry.maybe_text("time_zone"),
            hours: entry.hours(),
            new_day_at: entry.maybe_text("new_day_at"),
            notice: entry.maybe_text("notice"),
        }),
        services: root.entries("services", |entry| Service {
            id: entry.text("id"),
            tag: entry.text("tag"),
            name: entry.text("name"),
            location_id: entry.text("location_id"),
            open: entry.flag("open"),
            target_wait_s: entry.maybe_number("target_wait_s"),
            tolerance: entry.maybe_number("tolerance"),
            numbers: entry.numbers(),
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
            secret_hash: entry.maybe_text("secret_hash"),
        }),
        languages: root
            .entries("languages", |entry| Language { id: entry.text("id"), name: entry.text("name") }),
        devices: root.entries("devices", |entry| Device {
            id: entry.text("id"),
            kind: entry.text("type"),
            name: entry.text("name"),
            location_id: entry.maybe_text("location_id"),
            printer: entry.maybe_text("printer"),
        }),
    };
    root.finish();
    problems.or(DirectoryFile { directory, parts })
}

/// The members of one object, taken one by one; any left at the end are unknown.
struct Members<'a, 'p> {
    path: String,
    members: HashMap<&'a str, &'a Node>,
    /// What was asked for: the names that are known here.
    known: Vec<&'static str>,
    problems: &'p mut Problems,
}

impl<'a, 'p> Members<'a, 'p> {
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
        Some(Self { path, members, known: Vec::new(), problems })
    }

    fn take(&mut self, name: &'static str) -> Option<&'a Node> {
        self.known.push(name);
        self.members.remove(name)
    }

    fn wrong(&mut self, name: &str, value: &Node, what: &str) {
        // A secret is never shown.
        let shown = (!name.starts_with("secret")).then(|| value.shown()).flatten();
        self.problems.add(member(&self.path, name), shown.as_deref(), what);
    }

    fn missing(&mut self, name: &'static str) {
        self.problems.add(member(&self.path, name), None, "is missing");
    }

    fn text(&mut self, name: &'static str) -> String {
        match self.take(name) {
            Some(Node::Text(text)) => return text.clone(),
            Some(other) => self.wrong(name, other, "is not a text"),
            None => self.missing(name),
        }
        String::new()
    }

    fn maybe_text(&mut self, name: &'static str) -> Option<String> {
        match self.take(name) {
            Some(Node::Text(text)) => return Some(text.clone()),
            Some(Node::Null) | None => {}
            Some(other) => self.wrong(name, other, "is not a text"),
        }
        None
    }

    fn flag(&mut self, name: &'static str) -> bool {
        match self.take(name) {
            Some(Node::Flag(flag)) => return *flag,
            Some(other) => self.wrong(name, other, "is neither true nor false"),
            None => self.missing(name),
        }
        false
    }

    fn maybe_number(&mut self, name: &'static str) -> Option<u32> {
        match self.take(name) {
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

    fn texts(&mut self, name: &'static str, required: bool) -> Vec<String> {
        let list = match self.take(name) {
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

    /// The numbers of a service's tickets.
    fn numbers(&mut self) -> Option<NumberRange> {
        let node = match self.take("numbers") {
            Some(Node::Null) | None => return None,
            Some(node) => node,
        };
        let mut range = Members::of(node, member(&self.path, "numbers"), &mut *self.problems)?;
        let ends = [range.number("from"), range.number("to")];
        range.finish();
        match ends {
            [Some(from), Some(to)] => Some(NumberRange { from, to }),
            _ => None,
        }
    }

    fn number(&mut self, name: &'static str) -> Option<u32> {
        if !self.members.contains_key(name) {
            self.missing(name);
        }
        self.maybe_number(name)
    }

    /// A location's opening hours.
    fn hours(&mut self) -> Option<Hours> {
        let node = match self.take("hours") {
            Some(Node::Null) | None => return None,
            Some(node) => node,
        };
        let mut days = Members::of(node, member(&self.path, "hours"), &mut *self.problems)?;
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
    fn open_times(&mut self, day: &'static str) -> Vec<OpenFromUntil> {
        let list = match self.take(day) {
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
    fn entries<T>(&mut self, name: &'static str, read: impl Fn(&mut Members<'a, '_>) -> T) -> Vec<T> {
        let list = match self.take(name) {
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
            if let Some(mut members) = Members::of(item, path, &mut *self.problems) {
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
            let what = with_meant("is not known here", name, self.known.iter().copied());
            self.problems.add(member(&self.path, name), None, what);
        }
    }
}

fn member(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
