//! The template of Group Policy: each setting once to be locked and once as a default.

use std::io;

use super::xml::{Xml, document, element, empty};
use crate::catalogue::{Choice, Kind, Setting, TextRule, catalogue};

/// The namespace of ADMX and ADML files.
pub(super) const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

/// The names of the strings that belong to no setting.
pub(super) const CALLPAD: &str = "Callpad";
pub(super) const DEFAULTS: &str = "Defaults";
pub(super) const SUPPORTED: &str = "Supported";

/// Where locked settings lie; defaults lie in the key `Recommended` below.
const KEY: &str = r"Software\Policies\Callpad";

/// One of the two places of a setting.
struct Place {
    category: &'static str,
    key: String,
    suffix: &'static str,
}

pub(super) fn write() -> io::Result<String> {
    document(|xml| {
        let attributes = [("xmlns", NAMESPACE), ("revision", "1.0"), ("schemaVersion", "1.0")];
        element(xml, "policyDefinitions", &attributes, |xml| {
            element(xml, "policyNamespaces", &[], |xml| {
                empty(xml, "target", &[("prefix", "callpad"), ("namespace", "Callpad.Policies.Callpad")])
            })?;
            empty(xml, "resources", &[("minRequiredRevision", "1.0"), ("fallbackCulture", "en-US")])?;
            element(xml, "supportedOn", &[], |xml| {
                element(xml, "definitions", &[], |xml| {
                    empty(xml, "definition", &[("name", SUPPORTED), ("displayName", &string(SUPPORTED))])
                })
            })?;
            element(xml, "categories", &[], |xml| {
                empty(xml, "category", &[("name", CALLPAD), ("displayName", &string(CALLPAD))])?;
                element(xml, "category", &[("name", DEFAULTS), ("displayName", &string(DEFAULTS))], |xml| {
                    empty(xml, "parentCategory", &[("ref", CALLPAD)])
                })
            })?;
            element(xml, "policies", &[], |xml| {
                let locked = Place { category: CALLPAD, key: KEY.to_owned(), suffix: "" };
                let key = format!(r"{KEY}\{}", crate::read::REGISTRY_RECOMMENDED);
                let recommended = Place { category: DEFAULTS, key, suffix: "_recommended" };
                for place in [locked, recommended] {
                    for setting in catalogue() {
                        policy(xml, setting, &place)?;
                    }
                }
                Ok(())
            })
        })
    })
}

/// A reference to a string of the language file.
fn string(id: &str) -> String {
    format!("$(string.{id})")
}

fn policy(xml: &mut Xml, setting: &Setting, place: &Place) -> io::Result<()> {
    let (name, title) = (format!("{}{}", setting.name, place.suffix), string(&setting.name));
    let (explain, presentation) =
        (string(&format!("{}_Explain", setting.name)), format!("$(presentation.{})", setting.name));
    let mut attributes = vec![
        ("name", name.as_str()),
        ("class", "Machine"),
        ("displayName", &title),
        ("explainText", &explain),
    ];
    let switch = setting.kind == Kind::Bool;
    if !switch {
        attributes.push(("presentation", &presentation));
    }
    attributes.push(("key", &place.key));
    if switch {
        attributes.push(("valueName", &setting.name));
    }
    element(xml, "policy", &attributes, |xml| {
        empty(xml, "parentCategory", &[("ref", place.category)])?;
        empty(xml, "supportedOn", &[("ref", SUPPORTED)])?;
        if !switch {
            return element(xml, "elements", &[], |xml| part(xml, setting, place));
        }
        for (name, value) in [("enabledValue", "1"), ("disabledValue", "0")] {
            element(xml, name, &[], |xml| empty(xml, "decimal", &[("value", value)]))?;
        }
        Ok(())
    })
}

/// The part of a policy that is filled in.
fn part(xml: &mut Xml, setting: &Setting, place: &Place) -> io::Result<()> {
    let name = setting.name.as_str();
    let below = format!(r"{}\{name}", place.key);
    match &setting.kind {
        Kind::Bool => Ok(()),
        Kind::Integer { min, max } => {
            let (min, max) = (min.to_string(), max.to_string());
            let value = [("id", name), ("valueName", name), ("required", "true")];
            empty(xml, "decimal", &[&value[..], &[("minValue", &min), ("maxValue", &max)]].concat())
        }
        Kind::Choice(choices) => {
            let value = [("id", name), ("valueName", name), ("required", "true")];
            element(xml, "enum", &value, |xml| {
                choices.iter().try_for_each(|choice| choice_item(xml, setting, choice))
            })
        }
        Kind::Text(TextRule { max_chars, .. }) => {
            let most = max_chars.to_string();
            let value = [("id", name), ("valueName", name), ("required", "true"), ("maxLength", &most)];
            empty(xml, "text", &value)
        }
        // Without a prefix the values are named 1, 2 and so on.
        Kind::List { .. } => empty(xml, "list", &[("id", name), ("key", &below), ("valuePrefix", "")]),
        Kind::Map { .. } => empty(xml, "list", &[("id", name), ("key", &below), ("explicitValue", "true")]),
    }
}

fn choice_item(xml: &mut Xml, setting: &Setting, choice: &Choice) -> io::Result<()> {
    element(xml, "item", &[("displayName", &string(&choice_id(setting, choice)))], |xml| {
        element(xml, "value", &[], |xml| super::xml::text(xml, "string", &[], &choice.value))
    })
}

/// The name of the string that says what a choice means.
pub(super) fn choice_id(setting: &Setting, choice: &Choice) -> String {
    format!("{}_{}", setting.name, choice.value)
}
