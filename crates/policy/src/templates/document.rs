//! The documentation of every setting.

use std::fmt::Write as _;

use serde_json::Value;

use super::explanation;
use crate::catalogue::{Kind, Setting, catalogue};

const HEAD: &str = "\
# Policies

What an organisation sets for its computers. This page is made from the schema by `cargo xtask policies`.

## Where a policy lies

| system | place |
|---|---|
| Windows | the registry key `HKLM\\Software\\Policies\\Callpad`, by Group Policy with `callpad.admx` |
| macOS | the managed preferences of `io.callpad.desktop`, by a profile such as `callpad.mobileconfig` |
| Linux | `/etc/callpad/policy.json`, such as `example-policy.json` |

The templates lie in `installers/policies`, with the JSON Schema `callpad.schema.json`, which editors check a policy
file by, and `callpad.jamf.json`, which Jamf Pro makes a form from. Only administrators can write these places, and
Callpad looks for policies nowhere else: not in `HKCU`, and nowhere that a variable of the environment names.

## Locked, or only a default

Every setting can be set in two ways. The names are the same.

- At the top it is **locked**: people see it and that their organisation manages it, and cannot change it.
- Below `recommended` (the key `Recommended` in the registry) it is a **default** that people can change.

Of each setting, the strongest of these holds, the weakest first: what is built in, what the installer was told
(`HKLM\\Software\\Callpad`, and over it `HKCU\\Software\\Callpad`, which each person can write), what is recommended,
what the person chose, what is locked. Lists and maps are not mixed: the strongest one holds whole.

## When something is wrong

`callpadctl policy` prints what this computer's policy says, and each fault in words; `--file FILE` looks at a file
before it is rolled out. It ends with 0 where all is well, and with 2 where there is a fault. A fault never loses the rest: a setting that is not known, or that has a value it cannot
have, is left out, and the others apply. A file that breaks off applies up to there.

## Settings

| name | what it is | values | built in | in the registry |
|---|---|---|---|---|
";

pub(super) fn write() -> String {
    let mut page = HEAD.to_owned();
    for setting in catalogue() {
        let cells = [
            format!("`{}`", setting.name),
            explanation(setting),
            values(setting),
            setting.built_in.as_ref().map_or_else(|| "not set".to_owned(), built_in),
            registry(&setting.kind).to_owned(),
        ];
        // A stroke would begin another cell.
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        // Writing to a text cannot fail.
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
    page
}

fn values(setting: &Setting) -> String {
    match &setting.kind {
        Kind::Bool => "`true`, `false`".to_owned(),
        Kind::Integer { min, max } => format!("{min} to {max}"),
        Kind::Choice(choices) => {
            let each: Vec<_> =
                choices.iter().map(|choice| format!("`{}`: {}", choice.value, choice.label)).collect();
            each.join("; ")
        }
        Kind::Text(rule) => match &rule.pattern {
            Some(pattern) => format!("{}, such as `{}`", pattern.words, plain(&setting.example)),
            None => format!("{rule}, such as `{}`", plain(&setting.example)),
        },
        Kind::List { item, .. } => format!("a list, each {item}: `{}`", setting.example),
        Kind::Map { value, .. } => {
            format!("by name, each {value}: `{}`", setting.example)
        }
    }
}

fn built_in(value: &Value) -> String {
    match value {
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Object(entries) if entries.is_empty() => "none".to_owned(),
        value => format!("`{}`", plain(value)),
    }
}

/// A text without its quotation marks.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn registry(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bool => "REG_DWORD, 1 or 0",
        Kind::Integer { .. } => "REG_DWORD",
        Kind::Choice(_) | Kind::Text(_) => "REG_SZ",
        Kind::List { .. } => "REG_MULTI_SZ, or a key with the REG_SZ values 1, 2 and so on",
        Kind::Map { .. } => "a key with a REG_SZ value for each entry",
    }
}
