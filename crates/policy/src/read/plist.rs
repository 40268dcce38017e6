//! A policy as a property list, which device management on macOS writes.

use std::io::Cursor;

use plist::{Dictionary, Value as Plist};
use serde_json::Value;

use super::collect::{Collector, Given};
use super::{MachinePolicy, Refused, faulty};
use crate::preferences::Preferences;
use crate::problem::{Format, Problem, ProblemKind};
use crate::schema::RECOMMENDED;

/// What device management adds to a payload for itself begins so.
const NOT_OURS: &str = "Payload";

/// Reads a policy from the bytes of a property list, XML or binary; `place` is its name in problems.
pub fn parse_plist(place: &str, bytes: &[u8]) -> MachinePolicy {
    let mut top = match Plist::from_reader(Cursor::new(bytes)) {
        Ok(Plist::Dictionary(top)) => top,
        Ok(_) => return faulty(place.to_owned(), ProblemKind::NotSettings),
        Err(error) => {
            return faulty(place.to_owned(), ProblemKind::Broken { column: None, detail: error.to_string() });
        }
    };
    let mut problems = Vec::new();
    let recommended = match top.remove(RECOMMENDED) {
        Some(Plist::Dictionary(recommended)) => layer(place, &recommended, &mut problems),
        Some(_) => {
            let mut collector = Collector::new(place, Format::Plist, &mut problems);
            collector.say(Some(RECOMMENDED), None, ProblemKind::NotSettings);
            Preferences::default()
        }
        None => Preferences::default(),
    };
    let before = problems.len();
    let locked = layer(place, &top, &mut problems);
    let refused = Refused::of(&problems[before..]);
    MachinePolicy { locked, recommended, refused, problems }
}

fn layer(place: &str, members: &Dictionary, problems: &mut Vec<Problem>) -> Preferences {
    let mut collector = Collector::new(place, Format::Plist, problems);
    for (name, value) in members.iter().filter(|(name, _)| !name.starts_with(NOT_OURS)) {
        let given = match value {
            Plist::Dictionary(entries) => {
                let entries = entries.iter().map(|(name, value)| (name.clone(), json(value), None));
                Given::Entries(entries.collect())
            }
            value => Given::Value(json(value)),
        };
        collector.take(name, None, given);
    }
    collector.finish()
}

/// The value as JSON has it; null for what no setting is made of.
fn json(value: &Plist) -> Value {
    match value {
        Plist::Boolean(value) => Value::Bool(*value),
        Plist::String(text) => Value::String(text.clone()),
        Plist::Integer(number) => number.as_unsigned().map_or(Value::Null, Value::from),
        Plist::Array(items) => Value::Array(items.iter().map(json).collect()),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    fn list(inner: &str) -> MachinePolicy {
        parse_plist("x.plist", format!("<plist version=\"1.0\">{inner}</plist>").as_bytes())
    }

    fn said(policy: &MachinePolicy) -> Vec<String> {
        policy.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_list_locks_and_recommends_like_a_file() {
        let policy = list(
            "<dict><key>maskNames</key><true/><key>PayloadUUID</key><string>a</string>\
             <key>recommended</key><dict><key>pollEveryS</key><integer>9</integer></dict></dict>",
        );
        assert_eq!(policy.problems, []);
        assert_eq!((policy.locked.mask_names, policy.recommended.poll_every_s), (Some(true), Some(9)));
    }

    #[test]
    fn faults_are_told_and_the_rest_applies() {
        let policy = list(
            "<dict><key>maskName</key><true/><key>pollEveryS</key><integer>-9</integer>\
             <key>deskId</key><string>3</string><key>counters</key><dict><key>A</key><integer>1</integer>\
             <key>B</key><string>2</string></dict><key>recommended</key><true/></dict>",
        );
        assert_eq!(policy.locked.desk_id.as_deref(), Some("3"));
        assert_eq!(policy.locked.counters.as_ref().unwrap().len(), 1);
        let said = said(&policy);
        assert_eq!(said.len(), 4, "{said:?}");
        assert!(said.contains(&"x.plist: maskName is not a setting; did you mean maskNames?".to_owned()));
        assert!(said.contains(&"x.plist: recommended must hold settings by name".to_owned()));
    }

    #[test]
    fn what_is_no_list_is_told() {
        assert_eq!(said(&list("<true/>")), ["x.plist: must hold settings by name"]);
        let broken = parse_plist("x.plist", b"{\"deskId\": 1}");
        assert!(matches!(broken.problems[0].kind, ProblemKind::Broken { .. }), "{broken:?}");
    }

    #[test]
    fn every_example_is_read_from_a_binary_list() {
        for setting in catalogue() {
            let mut bytes = Vec::new();
            plist::to_writer_binary(&mut bytes, &serde_json::json!({ &setting.name: setting.example }))
                .unwrap();
            let policy = parse_plist("x", &bytes);
            assert_eq!(policy.problems, []);
            assert_eq!(policy.locked.to_members().get(&setting.name), Some(&setting.example));
        }
    }
}
