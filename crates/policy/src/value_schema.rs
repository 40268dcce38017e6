//! Schemas of single values, of which the schema of all settings is made.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A text of so many characters.
pub(crate) fn text_of(least: usize, most: usize) -> Value {
    json!({"type": "string", "minLength": least, "maxLength": most})
}

/// Keys with blanks between them: five of forty characters.
pub(crate) fn keys_of() -> Value {
    text_of(0, 204)
}

/// One of the names of a closed set.
pub(crate) fn names_of<T: JsonSchema>() -> Value {
    let names: Vec<Value> = match whole::<T>()["oneOf"].take() {
        Value::Array(choices) => choices.into_iter().map(|mut choice| choice["const"].take()).collect(),
        _ => Vec::new(),
    };
    json!({ "enum": names })
}

/// The schema of a type as a whole, with nothing that is referred to.
pub(crate) fn whole<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
