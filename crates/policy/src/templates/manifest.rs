//! The description of the settings that Jamf Pro makes a form from.

use serde_json::{Map, Value, json};

use super::explanation;
use super::profile::DOMAIN;
use crate::catalogue::{Kind, MapNames, Setting, catalogue};
use crate::schema::RECOMMENDED;

/// A custom schema of Jamf Pro: JSON Schema without references, with titles for choices.
pub(super) fn jamf() -> Value {
    let mut properties = settings();
    let order = properties.len() + 1;
    properties.insert(
        RECOMMENDED.to_owned(),
        json!({
            "title": "Defaults (people can change them)",
            "description": "Settings that a person may change.",
            "property_order": order,
            "type": "object",
            "properties": settings(),
        }),
    );
    json!({
        "title": format!("Callpad ({DOMAIN})"),
        "description": "What an organisation sets for its computers. What stands at the top is locked.",
        "__preferencedomain": DOMAIN,
        "properties": properties,
    })
}

fn settings() -> Map<String, Value> {
    let each = catalogue().iter().zip(1..);
    each.map(|(setting, order)| (setting.name.clone(), property(setting, order))).collect()
}

fn property(setting: &Setting, order: u32) -> Value {
    let mut property = match &setting.kind {
        Kind::Bool => json!({"type": "boolean"}),
        Kind::Integer { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Kind::Choice(choices) => {
            let values: Vec<_> = choices.iter().map(|choice| &choice.value).collect();
            let titles: Vec<_> = choices.iter().map(|choice| &choice.label).collect();
            json!({"type": "string", "enum": values, "options": {"enum_titles": titles}})
        }
        Kind::Text(_) => json!({"type": "string"}),
        Kind::List { .. } => json!({"type": "array", "items": {"type": "string", "title": setting.title}}),
        Kind::Map { names: MapNames::Closed(names), .. } => {
            let entries: Map<_, _> =
                names.iter().map(|name| (name.clone(), json!({"type": "string", "title": name}))).collect();
            json!({"type": "object", "properties": entries})
        }
        Kind::Map { names: MapNames::Any { .. }, .. } => {
            json!({"type": "object", "additionalProperties": {"type": "string"}})
        }
    };
    property["title"] = setting.title.as_str().into();
    property["description"] = explanation(setting).into();
    property["property_order"] = order.into();
    property
}
