//! The JSON Schema of the policy file, made from [`Preferences`].

use serde_json::{Map, Value, json};

use crate::preferences::Preferences;
use crate::value_schema::whole;

/// The member below which a policy only recommends.
pub(crate) const RECOMMENDED: &str = "recommended";

/// The member by which an editor finds the schema.
pub(crate) const SCHEMA: &str = "$schema";

/// The JSON Schema (draft 2020-12) of the policy file: every setting at the top, and again below `recommended`.
pub fn policy_file() -> Value {
    let settings = settings();
    let recommended: Map<String, Value> =
        settings.keys().map(|name| (name.clone(), json!({"$ref": format!("#/properties/{name}")}))).collect();
    let mut properties = Map::new();
    properties.insert(
        SCHEMA.to_owned(),
        json!({"description": "Where this schema lies, for editors.", "type": "string"}),
    );
    properties.extend(settings);
    properties.insert(
        RECOMMENDED.to_owned(),
        json!({
            "description": "Settings that a person may change: what is set here is only a default.",
            "type": "object",
            "properties": recommended,
            "additionalProperties": false,
        }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Callpad policy",
        "description": "What an organisation sets for its computers. What stands at the top is locked.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The schemas of all settings by name, in the order they are declared in, each with its built-in value.
pub(crate) fn settings() -> Map<String, Value> {
    let Value::Object(mut properties) = whole::<Preferences>()["properties"].take() else {
        return Map::new();
    };
    for schema in properties.values_mut() {
        tidy(schema);
    }
    for (name, value) in Preferences::built_in().to_members() {
        if let Some(Value::Object(schema)) = properties.get_mut(&name) {
            schema.insert("default".to_owned(), value);
        }
    }
    properties
}

/// A setting that is not set is not there, so none may be null; and how Rust holds a number is nobody's business.
fn tidy(schema: &mut Value) {
    let Value::Object(members) = schema else { return };
    members.remove("format");
    if let Some(Value::Array(kinds)) = members.get("type") {
        let kind = kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default();
        members.insert("type".to_owned(), kind);
    }
    if let Some(Value::Array(either)) = members.get("anyOf") {
        let set = either.iter().find(|one| one["type"] != "null").cloned().unwrap_or_default();
        members.remove("anyOf");
        for (name, value) in set.as_object().into_iter().flatten() {
            members.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    if let Some(Value::String(text)) = members.get("description") {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        members.insert("description".to_owned(), plain.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_setting_may_be_null_and_each_is_described_with_an_example() {
        for (name, schema) in settings() {
            assert!(!schema.to_string().contains("null"), "{name}: {schema}");
            assert!(schema["description"].as_str().is_some_and(|text| text.contains('.')), "{name}");
            assert!(schema["examples"].as_array().is_some_and(|list| list.len() == 1), "{name}: {schema}");
        }
    }

    #[test]
    fn what_is_built_in_stands_in_the_schema() {
        let settings = settings();
        assert_eq!(settings["pollEveryS"]["default"], 5);
        assert_eq!(settings["language"]["default"], "system");
        assert_eq!(settings["serverAddress"].get("default"), None);
    }

    #[test]
    fn everything_can_be_locked_and_recommended() {
        let file = policy_file();
        let top: Vec<_> = file["properties"].as_object().unwrap().keys().collect();
        let below: Vec<_> =
            file["properties"]["recommended"]["properties"].as_object().unwrap().keys().collect();
        assert_eq!(top[1..top.len() - 1], below);
        assert_eq!(below.len(), settings().len());
    }

    #[test]
    fn closed_sets_of_names_are_closed() {
        let keys = &settings()["keys"];
        assert_eq!(keys["propertyNames"]["enum"][0], "callNext");
        assert_eq!(settings()["shortcuts"]["propertyNames"]["enum"].as_array().unwrap().len(), 5);
    }
}
