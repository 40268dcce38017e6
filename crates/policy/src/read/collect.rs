//! What all readers do with a member: look it up, check it, and take it or say what is wrong.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::catalogue::{Kind, MapNames, Setting, TextRule, catalogue, find};
use crate::host;
use crate::preferences::Preferences;
use crate::problem::{Format, Problem, ProblemKind};
use crate::schema::RECOMMENDED;

/// How alike two names must be for one to be a slip for the other, from 0 to 1.
const ALIKE: f64 = 0.6;

/// A value as it was found.
pub(super) enum Given {
    /// Whatever is not by name.
    Value(Value),
    /// Entries by name, each with its line.
    Entries(Vec<(String, Value, Option<u32>)>),
}

/// Gathers the settings of one layer from one place.
pub(super) struct Collector<'a> {
    place: String,
    format: Format,
    members: Map<String, Value>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(place: &str, format: Format, problems: &'a mut Vec<Problem>) -> Self {
        Self { place: place.to_owned(), format, members: Map::new(), problems }
    }

    /// Takes one member.
    pub(super) fn take(&mut self, name: &str, line: Option<u32>, given: Given) {
        let Some(setting) = self.find(name) else {
            let known = catalogue().iter().map(|setting| setting.name.as_str()).chain([RECOMMENDED]);
            let nearest = nearest(name, known);
            return self.say(Some(name), line, ProblemKind::UnknownName { nearest });
        };
        if self.members.contains_key(&setting.name) {
            return self.say(Some(&setting.name), line, ProblemKind::Duplicate);
        }
        if let Some(value) = self.sound(setting, line, given) {
            self.members.insert(setting.name.clone(), value);
        }
    }

    /// Tells a fault.
    pub(super) fn say(&mut self, name: Option<&str>, line: Option<u32>, kind: ProblemKind) {
        let name = name.map(str::to_owned);
        self.problems.push(Problem { place: self.place.clone(), name, line, kind });
    }

    /// What was taken.
    pub(super) fn finish(mut self) -> Preferences {
        match Preferences::from_members(std::mem::take(&mut self.members)) {
            Ok(preferences) => preferences,
            // Every member was checked against the schema, which is made from the same type.
            Err(error) => {
                self.say(None, None, ProblemKind::Broken { column: None, detail: error.to_string() });
                Preferences::default()
            }
        }
    }

    /// Names are exact, but for the registry, to which case is nothing.
    fn find(&self, name: &str) -> Option<&'static Setting> {
        match self.format {
            Format::Registry => catalogue().iter().find(|setting| setting.name.eq_ignore_ascii_case(name)),
            Format::Json | Format::Plist => find(name),
        }
    }

    fn sound(&mut self, setting: &Setting, line: Option<u32>, given: Given) -> Option<Value> {
        match (&setting.kind, given) {
            (Kind::List { item, most }, Given::Value(Value::Array(items))) => {
                Some(self.sound_list(setting, line, item, *most, items))
            }
            (Kind::Map { names, value, most }, Given::Entries(entries)) => {
                Some(self.sound_map(setting, line, names, value, *most, entries))
            }
            (kind, Given::Value(value)) if kind.allows(&value) => Some(value),
            (kind, _) => {
                let allowed = kind.clone();
                self.say(Some(&setting.name), line, ProblemKind::WrongValue { allowed, format: self.format });
                None
            }
        }
    }

    fn sound_list(
        &mut self,
        setting: &Setting,
        line: Option<u32>,
        item: &TextRule,
        most: usize,
        items: Vec<Value>,
    ) -> Value {
        let mut sound = Vec::new();
        for (index, value) in items.into_iter().enumerate() {
            if sound.len() == most {
                self.say(Some(&setting.name), line, ProblemKind::TooMany { most });
                break;
            }
            if value.as_str().is_some_and(|text| item.allows(text)) {
                sound.push(value);
            } else {
                let wrong = ProblemKind::WrongEntry { entry: (index + 1).to_string(), allowed: item.clone() };
                self.say(Some(&setting.name), line, wrong);
            }
        }
        Value::Array(sound)
    }

    fn sound_map(
        &mut self,
        setting: &Setting,
        line: Option<u32>,
        names: &MapNames,
        rule: &TextRule,
        most: usize,
        entries: Vec<(String, Value, Option<u32>)>,
    ) -> Value {
        let mut sound: Map<String, Value> = Map::new();
        // Names as they are compared, so that ten thousand computers are not compared with each other.
        let mut seen = HashSet::new();
        let mut without_domain: HashMap<String, String> = HashMap::new();
        for (entry, value, own_line) in entries {
            let line = own_line.or(line);
            let wrong = match self.entry_name(names, &entry) {
                Err(kind) => kind,
                Ok(name) if seen.contains(&compared(names, &name)) => ProblemKind::DuplicateEntry { entry },
                Ok(_) if sound.len() == most => {
                    self.say(Some(&setting.name), line, ProblemKind::TooMany { most });
                    break;
                }
                Ok(name) if value.as_str().is_some_and(|text| rule.allows(text)) => {
                    let key = compared(names, &name);
                    if matches!(names, MapNames::Any { .. }) {
                        let other = without_domain.insert(host::short(&key).to_owned(), name.clone());
                        // A computer that knows its domain finds its own entry; one without a domain takes that.
                        let told = other.filter(|other| {
                            let short =
                                |name: &str| host::short(&compared(names, name)) == compared(names, name);
                            !short(other) && !short(&name)
                        });
                        if let Some(other) = told {
                            let kind = ProblemKind::SameComputer { entry: name.clone(), other };
                            self.say(Some(&setting.name), line, kind);
                        }
                    }
                    seen.insert(key);
                    sound.insert(name, value);
                    continue;
                }
                Ok(_) => ProblemKind::WrongEntry { entry, allowed: rule.clone() },
            };
            self.say(Some(&setting.name), line, wrong);
        }
        Value::Object(sound)
    }

    /// The entry's name as it is kept.
    fn entry_name(&self, names: &MapNames, entry: &str) -> Result<String, ProblemKind> {
        let unknown = |names: Vec<String>, nearest| {
            Err(ProblemKind::UnknownEntry { entry: entry.to_owned(), names, nearest })
        };
        match names {
            MapNames::Any { max_chars } => {
                let name = entry.trim();
                let chars = name.chars().count();
                if !(1..=*max_chars).contains(&chars) {
                    return unknown(vec![], None);
                }
                if !host::is_possible(name) {
                    return Err(ProblemKind::NoComputer { entry: entry.to_owned() });
                }
                Ok(name.to_owned())
            }
            MapNames::Closed(names) => {
                let registry = self.format == Format::Registry;
                let same = |name: &&String| *name == entry || (registry && name.eq_ignore_ascii_case(entry));
                match names.iter().find(same) {
                    Some(name) => Ok(name.clone()),
                    None => unknown(names.clone(), nearest(entry, names.iter().map(String::as_str))),
                }
            }
        }
    }
}

/// An entry's name as it is compared: the only names that are not of a closed set are those of computers.
fn compared(names: &MapNames, name: &str) -> String {
    match names {
        MapNames::Any { .. } => host::key(name),
        MapNames::Closed(_) => name.to_lowercase(),
    }
}

/// The name that was meant, perhaps.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let lower = name.to_lowercase();
    known
        .map(|known| (strsim::normalized_damerau_levenshtein(&lower, &known.to_lowercase()), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_setting_that_was_meant() {
        let known = || catalogue().iter().map(|setting| setting.name.as_str());
        assert_eq!(nearest("polEveryS", known()).as_deref(), Some("pollEveryS"));
        assert_eq!(nearest("serveraddress", known()).as_deref(), Some("serverAddress"));
        assert_eq!(nearest("language ", known()).as_deref(), Some("language"));
        assert_eq!(nearest("telephone", known()), None);
    }
}
