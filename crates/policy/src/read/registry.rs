//! A policy as it lies in the registry of Windows. What is read there is first a plain tree, so that everything but
//! the reading itself is the same, and tested, on every system.

use serde_json::Value;

use super::collect::{Collector, Given};
use super::{Installation, MachinePolicy, Refused};
use crate::catalogue::{Kind, Setting, catalogue};
use crate::preferences::Preferences;
use crate::problem::{Format, Problem, ProblemKind};

/// The key below which a policy only recommends.
pub(crate) const RECOMMENDED: &str = "Recommended";

/// A key with everything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryTree {
    /// Values by name.
    pub values: Vec<(String, RegistryData)>,
    /// Keys by name.
    pub keys: Vec<(String, Self)>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistryData {
    /// REG_DWORD.
    Dword(u32),
    /// REG_SZ.
    Text(String),
    /// REG_MULTI_SZ.
    Texts(Vec<String>),
    /// A type that no setting has.
    Other,
}

/// Reads a policy from a key; `place` is its name in problems. Case is nothing to names, as everywhere in the registry.
pub fn parse_registry(place: &str, tree: &RegistryTree) -> MachinePolicy {
    let mut problems = Vec::new();
    let is_recommended = |name: &str| name.eq_ignore_ascii_case(RECOMMENDED);
    let locked_keys = tree.keys.iter().filter(|(name, _)| !is_recommended(name));
    let locked = layer(place, &tree.values, locked_keys, &mut problems);
    let refused = Refused::of(&problems);
    let recommended = match tree.keys.iter().find(|(name, _)| is_recommended(name)) {
        Some((name, below)) => {
            layer(&format!(r"{place}\{name}"), &below.values, below.keys.iter(), &mut problems)
        }
        None => Preferences::default(),
    };
    MachinePolicy { locked, recommended, refused, problems }
}

/// Reads what the installer wrote. It may have written more than settings there, and an empty text where it was told
/// nothing.
pub fn parse_installation(place: &str, tree: &RegistryTree) -> Installation {
    let known = |name: &str| catalogue().iter().any(|setting| setting.name.eq_ignore_ascii_case(name));
    let told = |data: &RegistryData| !matches!(data, RegistryData::Text(text) if text.is_empty());
    let values: Vec<_> =
        tree.values.iter().filter(|(name, data)| known(name) && told(data)).cloned().collect();
    let mut problems = Vec::new();
    let keys = tree.keys.iter().filter(|(name, _)| known(name));
    let defaults = layer(place, &values, keys, &mut problems);
    Installation { defaults, problems }
}

fn layer<'t>(
    place: &str,
    values: &[(String, RegistryData)],
    keys: impl Iterator<Item = &'t (String, RegistryTree)>,
    problems: &mut Vec<Problem>,
) -> Preferences {
    let mut collector = Collector::new(place, Format::Registry, problems);
    for (name, data) in values.iter().filter(|(name, _)| !is_nobodys(name)) {
        collector.take(name, None, Given::Value(value(kind_of(name), data)));
    }
    for (name, key) in keys {
        let entries = key.values.iter().filter(|(name, _)| !is_nobodys(name));
        let given = match kind_of(name) {
            Some(Kind::List { .. }) => Given::Value(list(entries)),
            _ => {
                Given::Entries(entries.map(|(name, data)| (name.clone(), value(None, data), None)).collect())
            }
        };
        // Windows keeps no empty keys of its own accord, but an emptied one may be left behind by a script.
        collector.take(name, None, given);
        for (below, _) in &key.keys {
            collector.say(
                Some(&format!(r"{name}\{below}")),
                None,
                ProblemKind::UnknownName { nearest: None },
            );
        }
    }
    collector.finish()
}

/// The unnamed value of a key, and the marks by which Group Policy empties keys.
fn is_nobodys(name: &str) -> bool {
    name.is_empty() || name.starts_with("**")
}

fn kind_of(name: &str) -> Option<&'static Kind> {
    let find = |setting: &&Setting| setting.name.eq_ignore_ascii_case(name);
    catalogue().iter().find(find).map(|setting| &setting.kind)
}

/// The value as JSON has it: only a setting that is yes or no has numbers for them.
fn value(kind: Option<&Kind>, data: &RegistryData) -> Value {
    match data {
        RegistryData::Dword(number @ (0 | 1)) if kind == Some(&Kind::Bool) => Value::Bool(*number == 1),
        RegistryData::Dword(number) => Value::from(*number),
        RegistryData::Text(text) => Value::from(text.as_str()),
        RegistryData::Texts(texts) => Value::from(texts.clone()),
        RegistryData::Other => Value::Null,
    }
}

/// The values of a key in the order of their numbers.
fn list<'t>(entries: impl Iterator<Item = &'t (String, RegistryData)>) -> Value {
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(name, _)| name.parse::<u32>().unwrap_or(u32::MAX));
    entries.into_iter().map(|(_, data)| value(None, data)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &str = r"HKLM\Software\Policies\Callpad";

    fn dword(name: &str, number: u32) -> (String, RegistryData) {
        (name.to_owned(), RegistryData::Dword(number))
    }

    fn text(name: &str, text: &str) -> (String, RegistryData) {
        (name.to_owned(), RegistryData::Text(text.to_owned()))
    }

    fn key(name: &str, values: Vec<(String, RegistryData)>) -> (String, RegistryTree) {
        (name.to_owned(), RegistryTree { values, keys: vec![] })
    }

    fn said(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn values_lock_and_those_below_recommend() {
        let tree = RegistryTree {
            values: vec![dword("PollEveryS", 10), dword("maskNames", 1), text("", "unnamed")],
            keys: vec![key("recommended", vec![text("language", "pt"), dword("singleKeys", 0)])],
        };
        let policy = parse_registry(PLACE, &tree);
        assert_eq!(policy.problems, []);
        assert_eq!((policy.locked.poll_every_s, policy.locked.mask_names), (Some(10), Some(true)));
        assert_eq!(policy.recommended.single_keys, Some(false));
    }

    #[test]
    fn lists_are_keys_in_the_order_of_their_numbers_or_one_value() {
        let numbered = vec![text("10", "c"), text("2", "b"), text("1", "a"), text("**delvals.", " ")];
        let tree = RegistryTree { values: vec![], keys: vec![key("alertMutedServices", numbered)] };
        let policy = parse_registry(PLACE, &tree);
        assert_eq!(
            (policy.locked.alert_muted_services.unwrap(), policy.problems.len()),
            (vec!["a".to_owned(), "b".to_owned(), "c".to_owned()], 0)
        );
        let texts = RegistryData::Texts(vec!["7".into(), "12".into()]);
        let tree = RegistryTree { values: vec![("alertMutedServices".into(), texts)], keys: vec![] };
        assert_eq!(parse_registry(PLACE, &tree).locked.alert_muted_services.unwrap(), ["7", "12"]);
    }

    #[test]
    fn maps_are_keys() {
        let tree = RegistryTree {
            values: vec![],
            keys: vec![
                key("counters", vec![text("PC-1", "1"), dword("PC-2", 2), text("PC-3", "3")]),
                key("keys", vec![text("CALLNEXT", "F9 Ctrl+1")]),
            ],
        };
        let policy = parse_registry(PLACE, &tree);
        assert_eq!(policy.locked.counters.unwrap().len(), 2);
        assert_eq!(policy.locked.keys.unwrap().len(), 1);
        assert_eq!(
            said(&policy.problems),
            [format!("{PLACE}: counters has an entry \"PC-2\" that must be a text of 1 to 200 characters")]
        );
    }

    #[test]
    fn faults_are_told_in_the_words_of_the_registry() {
        let tree = RegistryTree {
            values: vec![
                text("pollEveryS", "10"),
                dword("maskNames", 2),
                dword("encoding", 1),
                text("alertMutedServices", "7"),
                text("counters", "PC-1=1"),
                ("deskId".into(), RegistryData::Other),
                dword("poll", 1),
            ],
            keys: vec![key("Recommended", vec![dword("alertVolume", 101)])],
        };
        let policy = parse_registry(PLACE, &tree);
        assert_eq!((policy.locked, policy.recommended), (Preferences::default(), Preferences::default()));
        let wanted = [
            "pollEveryS must be a REG_DWORD from 5 to 60",
            "maskNames must be a REG_DWORD, 1 or 0",
            "encoding must be a REG_SZ with one of: json, form",
            "alertMutedServices must be a REG_MULTI_SZ, or a key with the REG_SZ values 1, 2 and so on",
            "counters must be a key with a REG_SZ value for each entry",
            "deskId must be a REG_SZ with a text of 1 to 200 characters",
            "poll is not a setting",
        ];
        let mut wanted: Vec<_> = wanted.iter().map(|words| format!("{PLACE}: {words}")).collect();
        wanted.push(format!(r"{PLACE}\Recommended: alertVolume must be a REG_DWORD from 0 to 100"));
        assert_eq!(said(&policy.problems), wanted);
    }

    #[test]
    fn keys_that_nothing_reads_are_told() {
        let mut counters = key("counters", vec![text("PC-1", "1")]);
        counters.1.keys.push(key("more", vec![]));
        let tree = RegistryTree { values: vec![], keys: vec![counters, key("Recomended", vec![])] };
        let policy = parse_registry(PLACE, &tree);
        assert_eq!(
            said(&policy.problems),
            [
                format!(r"{PLACE}: counters\more is not a setting"),
                format!("{PLACE}: Recomended is not a setting; did you mean recommended?"),
            ]
        );
    }

    #[test]
    fn the_installer_may_write_more_than_settings_and_empty_texts() {
        let tree = RegistryTree {
            values: vec![
                text("Version", "0.1.0"),
                text("serverAddress", "https://queue.example.org"),
                text("deskId", ""),
                text("language", "xx"),
                dword("startAtLogin", 1),
            ],
            keys: vec![key("Capabilities", vec![])],
        };
        let installation = parse_installation(r"HKLM\Software\Callpad", &tree);
        assert_eq!(
            installation.defaults,
            Preferences {
                server_address: Some("https://queue.example.org".into()),
                start_at_login: Some(true),
                ..Preferences::default()
            }
        );
        assert_eq!(installation.problems.len(), 1);
        assert_eq!(installation.problems[0].name.as_deref(), Some("language"));
    }
}
