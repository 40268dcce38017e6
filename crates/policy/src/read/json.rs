//! A policy as a JSON file.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::collect::{Collector, Given};
use super::{MachinePolicy, Refused};
use crate::problem::{Format, Problem, ProblemKind};
use crate::schema::{RECOMMENDED, SCHEMA};

/// Reads a policy from the text of a JSON file; `place` is its name in problems.
pub fn parse_json(place: &str, text: &str) -> MachinePolicy {
    // The mark that some editors of Windows put before everything.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read =
        Members { found: &mut found, nested: true }.deserialize(&mut reader).and_then(|()| reader.end());

    let lines = Lines::new(text);
    let mut problems = Vec::new();
    let mut recommended = Collector::new(place, Format::Json, &mut problems);
    for member in found.recommended.unwrap_or_default() {
        take(&mut recommended, &lines, &member);
    }
    let recommended = recommended.finish();
    let before = problems.len();
    let mut locked = Collector::new(place, Format::Json, &mut problems);
    for member in &found.top {
        take(&mut locked, &lines, member);
    }
    for name in found.not_settings {
        locked.say(name, None, ProblemKind::NotSettings);
    }
    if found.recommended_again {
        locked.say(Some(RECOMMENDED), None, ProblemKind::Duplicate);
    }
    let locked = locked.finish();
    let refused = Refused::of(&problems[before..]);
    if let Err(error) = read {
        problems.push(broken(place, &error));
    }
    // In the order of the file, as far as lines are known.
    problems.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
    MachinePolicy { locked, recommended, refused, problems }
}

fn broken(place: &str, error: &serde_json::Error) -> Problem {
    let number = |n: usize| u32::try_from(n).ok().filter(|n| *n > 0);
    let whole = error.to_string();
    let detail = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    let (line, column) = (number(error.line()), number(error.column()));
    Problem { place: place.to_owned(), name: None, line, kind: ProblemKind::Broken { column, detail } }
}

/// A member whose value is not looked into yet.
type Member<'t> = (String, &'t RawValue);

/// What was found before the end, or before the text broke.
#[derive(Default)]
struct Found<'t> {
    top: Vec<Member<'t>>,
    recommended: Option<Vec<Member<'t>>>,
    recommended_again: bool,
    /// Where something else stands than settings: at the top, or below a name.
    not_settings: Vec<Option<&'static str>>,
}

/// Reads the members of an object one by one, so that what was read stays when the rest is broken.
struct Members<'f, 't> {
    found: &'f mut Found<'t>,
    /// Whether this is the top, where `recommended` opens a second level.
    nested: bool,
}

impl<'t> DeserializeSeed<'t> for Members<'_, 't> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'t>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'t> Members<'_, 't> {
    fn other<E>(self) -> Result<(), E> {
        self.found.not_settings.push((!self.nested).then_some(RECOMMENDED));
        Ok(())
    }
}

impl<'t> Visitor<'t> for Members<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings by name")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if self.nested && name == RECOMMENDED {
                if self.found.recommended.is_none() {
                    self.found.recommended = Some(Vec::new());
                    map.next_value_seed(Members { found: self.found, nested: false })?;
                } else {
                    self.found.recommended_again = true;
                    map.next_value::<IgnoredAny>()?;
                }
                continue;
            }
            let value = map.next_value::<&'t RawValue>()?;
            if self.nested && name == SCHEMA {
                continue;
            }
            let members = if self.nested {
                &mut self.found.top
            } else {
                self.found.recommended.get_or_insert_default()
            };
            members.push((name, value));
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.other()
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.other()
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.other()
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.other()
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.other()
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.other()
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.other()
    }
}

/// Looks into a member's value and hands it on.
fn take(collector: &mut Collector<'_>, lines: &Lines, (name, value): &Member<'_>) {
    let read = |value: &RawValue| serde_json::from_str(value.get()).unwrap_or(Value::Null);
    let given = match entries(value.get()) {
        Some(entries) => {
            let entries = entries.into_iter().map(|(name, value)| (name, read(value), lines.of(value)));
            Given::Entries(entries.collect())
        }
        None => Given::Value(read(value)),
    };
    collector.take(name, lines.of(value), given);
}

/// The entries of an object, doubled ones included; none if it is something else.
fn entries(value: &str) -> Option<Vec<Member<'_>>> {
    struct Entries;

    impl<'t> Visitor<'t> for Entries {
        type Value = Vec<Member<'t>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("texts by name")
        }

        fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    serde_json::Deserializer::from_str(value).deserialize_map(Entries).ok()
}

/// Where the lines of a text begin.
struct Lines {
    text: usize,
    /// The places of the line ends, from the start of the text.
    ends: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        Self { text: text.as_ptr().addr(), ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// The line on which a part of the text begins.
    fn of(&self, part: &RawValue) -> Option<u32> {
        let at = part.get().as_ptr().addr().checked_sub(self.text)?;
        u32::try_from(self.ends.partition_point(|end| *end < at) + 1).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::find;
    use crate::choices::Language;
    use crate::preferences::Preferences;

    fn said(text: &str) -> Vec<String> {
        parse_json("policy.json", text).problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_stands_at_the_top_is_locked_and_the_rest_recommended() {
        let policy = parse_json(
            "policy.json",
            r#"{"$schema": "callpad.schema.json", "pollEveryS": 10, "recommended": {"language": "pt"}}"#,
        );
        assert_eq!(policy.problems, []);
        assert_eq!(policy.locked, Preferences { poll_every_s: Some(10), ..Preferences::default() });
        assert_eq!(
            policy.recommended,
            Preferences { language: Some(Language::Pt), ..Preferences::default() }
        );
    }

    #[test]
    fn a_typo_is_told_with_its_line_and_the_rest_applies() {
        let policy = parse_json(
            "/etc/callpad/policy.json",
            "{\n  \"deskId\": \"3\",\n  \"polEveryS\": 10,\n  \"maskNames\": true\n}\n",
        );
        assert_eq!((policy.locked.desk_id.as_deref(), policy.locked.mask_names), (Some("3"), Some(true)));
        assert_eq!(
            policy.problems[0].to_string(),
            "/etc/callpad/policy.json, line 3: polEveryS is not a setting; did you mean pollEveryS?"
        );
        assert_eq!(policy.problems.len(), 1);
    }

    #[test]
    fn a_typo_below_recommended_is_told_with_its_line_too() {
        let text = "{\n\"recommended\": {\n\"alertVolum\": 1,\n\"alertVolume\": 2}}";
        assert_eq!(parse_json("x", text).recommended.alert_volume, Some(2));
        assert_eq!(
            said(text),
            ["policy.json, line 3: alertVolum is not a setting; did you mean alertVolume?"]
        );
    }

    #[test]
    fn wrong_values_say_what_is_allowed() {
        for (text, words) in [
            (
                r#"{"pollEveryS": 4}"#,
                "pollEveryS must be a whole number from 5 to 60, without quotation marks",
            ),
            (
                r#"{"pollEveryS": "9"}"#,
                "pollEveryS must be a whole number from 5 to 60, without quotation marks",
            ),
            (r#"{"maskNames": "yes"}"#, "maskNames must be true or false, without quotation marks"),
            (r#"{"maskNames": null}"#, "maskNames must be true or false, without quotation marks"),
            (r#"{"encoding": "xml"}"#, "encoding must be a text, one of: json, form"),
            (
                r#"{"serverAddress": "queue.example.org"}"#,
                "serverAddress must be an address that begins with https:// or http://, with no user, ? or # in it, \
                 of at most 2000 characters",
            ),
            (r#"{"deskId": 3}"#, "deskId must be a text of 1 to 200 characters"),
            (r#"{"alertMutedServices": "7"}"#, "alertMutedServices must be a list of texts"),
            (r#"{"counters": ["3"]}"#, "counters must be texts by name"),
            (r#"{"deskId": {"a": "3"}}"#, "deskId must be a text of 1 to 200 characters"),
        ] {
            let policy = parse_json("policy.json", text);
            assert_eq!(policy.locked, Preferences::default(), "{text}");
            assert_eq!(said(text), [format!("policy.json, line 1: {words}")], "{text}");
        }
    }

    #[test]
    fn a_bad_entry_does_not_lose_the_others() {
        let policy = parse_json(
            "policy.json",
            "{\"counters\": {\n\"A\": \"1\",\n\"B\": 2,\n\"a\": \"3\",\n\"C\": \"4\"\n},\n\
             \"alertMutedServices\": [\"7\", 8, \"9\"],\n\
             \"keys\": {\"callNxt\": \"F9\", \"end\": \"\"}}",
        );
        let counters = policy.locked.counters.unwrap();
        assert_eq!(
            counters.into_iter().collect::<Vec<_>>(),
            [("A".into(), "1".into()), ("C".into(), "4".into())]
        );
        assert_eq!(policy.locked.alert_muted_services.unwrap(), ["7", "9"]);
        assert_eq!(policy.locked.keys.unwrap().len(), 1);
        let said: Vec<_> = policy.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 4, "{said:?}");
        assert_eq!(
            said[0],
            "policy.json, line 3: counters has an entry \"B\" that must be a text of 1 to 200 characters"
        );
        assert!(said[1].starts_with("policy.json, line 4: counters has the entry \"a\" more than once"));
        assert!(said[2].starts_with("policy.json, line 7: alertMutedServices has an entry \"2\""));
        assert!(
            said[3].contains("cannot have an entry \"callNxt\"; did you mean callNext? There are: callNext,")
        );
    }

    #[test]
    fn a_setting_that_is_set_twice_keeps_the_first() {
        let text = "{\"deskId\": \"1\",\n\"deskId\": \"2\",\n\"recommended\": {},\n\"recommended\": {\"deskId\": \"3\"}}";
        let policy = parse_json("policy.json", text);
        assert_eq!(policy.locked.desk_id.as_deref(), Some("1"));
        assert_eq!(policy.recommended, Preferences::default());
        assert_eq!(
            said(text),
            [
                "policy.json, line 2: deskId is set more than once; the first applies, remove the others",
                "policy.json: recommended is set more than once; the first applies, remove the others",
            ]
        );
    }

    #[test]
    fn what_stands_before_a_break_applies() {
        for text in [
            "{\"deskId\": \"3\",\n \"recommended\": {\"alertVolume\": 7,\n \"alertSound\" \"drop\"}, \"maskNames\": true}",
            "{\"deskId\": \"3\", \"recommended\": {\"alertVolume\": 7,\n\n",
        ] {
            let policy = parse_json("policy.json", text);
            assert_eq!(policy.locked, Preferences { desk_id: Some("3".into()), ..Preferences::default() });
            assert_eq!(policy.recommended, Preferences { alert_volume: Some(7), ..Preferences::default() });
        }
        assert_eq!(
            said("{\"deskId\": \"3\",\n  \"maskNames\": yes}"),
            ["policy.json, line 2, column 16: this cannot be understood (expected value); \
             only what stands before it applies"]
        );
    }

    #[test]
    fn what_follows_the_end_is_told() {
        let policy = parse_json("policy.json", "{\"deskId\": \"3\"}\n}");
        assert_eq!(policy.locked.desk_id.as_deref(), Some("3"));
        assert!(matches!(policy.problems[0].kind, ProblemKind::Broken { .. }));
    }

    #[test]
    fn other_things_than_settings_are_told() {
        for text in ["[1, 2]", "7", "-7", "7.5", "\"x\"", "null", "true"] {
            assert_eq!(said(text), ["policy.json: must hold settings by name"], "{text}");
        }
        assert_eq!(
            said(r#"{"recommended": ["deskId"]}"#),
            ["policy.json: recommended must hold settings by name"]
        );
        assert!(said("").first().is_some_and(|words| words.contains("cannot be understood")));
    }

    #[test]
    fn the_mark_before_the_text_is_no_part_of_it() {
        assert_eq!(parse_json("x", "\u{feff}{\"deskId\": \"3\"}").locked.desk_id.as_deref(), Some("3"));
    }

    #[test]
    fn a_table_of_ten_thousand_computers_is_the_longest() {
        let table = |n: usize| {
            let entries: Vec<_> = (0..n).map(|i| format!("\"PC-{i}\": \"{i}\"")).collect();
            parse_json("x", &format!("{{\"counters\": {{{}}}}}", entries.join(",\n")))
        };
        assert_eq!(table(10_000).problems, []);
        let longer = table(10_001);
        assert_eq!(longer.locked.counters.unwrap().len(), 10_000);
        assert_eq!(longer.problems[0].kind, ProblemKind::TooMany { most: 10_000 });
        assert_eq!(longer.problems[0].line, Some(10_001));
    }

    #[test]
    fn every_example_is_read() {
        for setting in crate::catalogue() {
            let text = serde_json::json!({ &setting.name: setting.example }).to_string();
            let policy = parse_json("x", &text);
            assert_eq!(policy.problems, [], "{text}");
            assert_eq!(policy.locked.to_members().get(&setting.name), Some(&setting.example));
        }
        assert!(find("recommended").is_none());
    }
}
