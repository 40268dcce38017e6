//! The words of the Group Policy template, in English.

use std::io;

use super::admx::{CALLPAD, DEFAULTS, NAMESPACE, SUPPORTED, choice_id};
use super::explanation;
use super::xml::{Xml, document, element, text};
use crate::catalogue::{Kind, Setting, catalogue};

pub(super) fn write() -> io::Result<String> {
    document(|xml| {
        let attributes = [("xmlns", NAMESPACE), ("revision", "1.0"), ("schemaVersion", "1.0")];
        element(xml, "policyDefinitionResources", &attributes, |xml| {
            text(xml, "displayName", &[], "Callpad")?;
            text(xml, "description", &[], "Settings of Callpad, the counter of the queue")?;
            element(xml, "resources", &[], |xml| {
                element(xml, "stringTable", &[], strings)?;
                element(xml, "presentationTable", &[], |xml| {
                    catalogue().iter().try_for_each(|setting| presentation(xml, setting))
                })
            })
        })
    })
}

fn strings(xml: &mut Xml) -> io::Result<()> {
    string(xml, CALLPAD, "Callpad")?;
    string(xml, DEFAULTS, "Defaults (people can change them)")?;
    string(xml, SUPPORTED, "Windows 10 version 1809 or newer")?;
    for setting in catalogue() {
        string(xml, &setting.name, &setting.title)?;
        string(xml, &format!("{}_Explain", setting.name), &explanation(setting))?;
        if let Kind::Choice(choices) = &setting.kind {
            for choice in choices {
                string(xml, &choice_id(setting, choice), &choice.label)?;
            }
        }
    }
    Ok(())
}

fn string(xml: &mut Xml, id: &str, words: &str) -> io::Result<()> {
    text(xml, "string", &[("id", id)], words)
}

/// How a setting is filled in; one that is only on or off has nothing to fill in.
fn presentation(xml: &mut Xml, setting: &Setting) -> io::Result<()> {
    if setting.kind == Kind::Bool {
        return Ok(());
    }
    let (name, label) = (("refId", setting.name.as_str()), setting.title.as_str());
    element(xml, "presentation", &[("id", setting.name.as_str())], |xml| match &setting.kind {
        Kind::Bool => Ok(()),
        Kind::Integer { min, .. } => {
            let first = setting.built_in.as_ref().map_or(min.to_string(), ToString::to_string);
            text(xml, "decimalTextBox", &[name, ("defaultValue", &first)], label)
        }
        Kind::Choice(choices) => {
            let built_in = choices
                .iter()
                .position(|choice| setting.built_in.as_ref().is_some_and(|v| *v == *choice.value));
            let first = built_in.unwrap_or(0).to_string();
            text(xml, "dropdownList", &[name, ("noSort", "true"), ("defaultItem", &first)], label)
        }
        Kind::Text(_) => element(xml, "textBox", &[name], |xml| text(xml, "label", &[], label)),
        Kind::List { .. } | Kind::Map { .. } => text(xml, "listBox", &[name], label),
    })
}
