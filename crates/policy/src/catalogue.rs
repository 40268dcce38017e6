//! The settings as readers, templates and documents need them: read from the schema, so that all of them agree.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::schema;

/// A setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its name, everywhere the same.
    pub name: String,
    /// What it is, in one line without a full stop.
    pub title: String,
    /// What it is, in whole sentences.
    pub description: String,
    /// What it can be.
    pub kind: Kind,
    /// What holds where nobody sets it; none for what only an organisation sets.
    pub built_in: Option<Value>,
    /// A sound value.
    pub example: Value,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// A whole number.
    Integer {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// One of a closed set.
    Choice(Vec<Choice>),
    /// A text.
    Text(TextRule),
    /// Texts in an order.
    List {
        /// What each must be.
        item: TextRule,
        /// How many at most.
        most: usize,
    },
    /// Texts by name.
    Map {
        /// Which names there may be.
        names: MapNames,
        /// What each must be.
        value: TextRule,
        /// How many at most.
        most: usize,
    },
}

/// One of a closed set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is written in a policy.
    pub value: String,
    /// What it means.
    pub label: String,
}

/// What a text must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRule {
    /// The fewest characters.
    pub min_chars: usize,
    /// The most characters.
    pub max_chars: usize,
    /// Its form.
    pub pattern: Option<Pattern>,
}

/// The form of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As a regular expression.
    pub expression: String,
    /// In words, to go on from "must be".
    pub words: String,
}

/// Names of a map's entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapNames {
    /// Only these.
    Closed(Vec<String>),
    /// Any, of which case does not count.
    Any {
        /// The most characters.
        max_chars: usize,
    },
}

/// All settings, in the order they are declared in.
pub fn catalogue() -> &'static [Setting] {
    static SETTINGS: LazyLock<Vec<Setting>> = LazyLock::new(|| {
        schema::settings().into_iter().filter_map(|(name, schema)| setting(name, &schema)).collect()
    });
    &SETTINGS
}

/// The setting with exactly this name.
pub(crate) fn find(name: &str) -> Option<&'static Setting> {
    catalogue().iter().find(|setting| setting.name == name)
}

fn setting(name: String, schema: &Value) -> Option<Setting> {
    let description = schema["description"].as_str()?.to_owned();
    let title = description.split_once(". ").map_or(description.as_str(), |(title, _)| title);
    Some(Setting {
        name,
        title: title.trim_end_matches('.').to_owned(),
        kind: kind(schema)?,
        built_in: schema.get("default").cloned(),
        example: schema["examples"].get(0)?.clone(),
        description,
    })
}

fn kind(schema: &Value) -> Option<Kind> {
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(choice).collect::<Option<_>>().map(Kind::Choice);
    }
    let size = |name: &str| schema[name].as_u64().and_then(|size| usize::try_from(size).ok());
    let number = |name: &str| schema[name].as_u64().and_then(|number| u32::try_from(number).ok());
    match schema["type"].as_str()? {
        "boolean" => Some(Kind::Bool),
        "integer" => Some(Kind::Integer { min: number("minimum")?, max: number("maximum")? }),
        "string" => Some(Kind::Text(text_rule(schema)?)),
        "array" => Some(Kind::List { item: text_rule(&schema["items"])?, most: size("maxItems")? }),
        "object" => {
            let names = map_names(&schema["propertyNames"])?;
            let most = match &names {
                MapNames::Closed(names) => names.len(),
                MapNames::Any { .. } => size("maxProperties")?,
            };
            Some(Kind::Map { names, value: text_rule(&schema["additionalProperties"])?, most })
        }
        _ => None,
    }
}

fn choice(schema: &Value) -> Option<Choice> {
    let label = schema["description"].as_str()?.trim_end_matches('.').to_owned();
    Some(Choice { value: schema["const"].as_str()?.to_owned(), label })
}

fn map_names(schema: &Value) -> Option<MapNames> {
    match schema["enum"].as_array() {
        Some(names) => {
            let names = names.iter().map(|name| name.as_str().map(str::to_owned));
            names.collect::<Option<_>>().map(MapNames::Closed)
        }
        None => Some(MapNames::Any { max_chars: usize::try_from(schema["maxLength"].as_u64()?).ok()? }),
    }
}

fn text_rule(schema: &Value) -> Option<TextRule> {
    let pattern = match schema["pattern"].as_str() {
        Some(expression) => {
            let words = schema["patternErrorMessage"].as_str()?.to_owned();
            Some(Pattern { expression: expression.to_owned(), words })
        }
        None => None,
    };
    Some(TextRule {
        min_chars: usize::try_from(schema["minLength"].as_u64().unwrap_or(0)).ok()?,
        max_chars: usize::try_from(schema["maxLength"].as_u64()?).ok()?,
        pattern,
    })
}

impl TextRule {
    /// Whether a text is as it must be. None is with control characters or nothing but blanks at an end.
    pub(crate) fn allows(&self, text: &str) -> bool {
        let chars = text.chars().count();
        let tidy = text == text.trim() && !text.chars().any(char::is_control);
        tidy && (self.min_chars..=self.max_chars).contains(&chars)
            && self.pattern.as_ref().is_none_or(|pattern| pattern.is_met_by(text))
    }
}

impl Pattern {
    fn is_met_by(&self, text: &str) -> bool {
        // Read each time: a policy is read once in a start. A test reads every expression.
        Regex::new(&self.expression).is_ok_and(|expression| expression.is_match(text))
    }
}

impl Kind {
    /// Whether a single value is as it must be; for lists and maps, whether it is one at all.
    pub(crate) fn allows(&self, value: &Value) -> bool {
        match self {
            Self::Bool => value.is_boolean(),
            Self::Integer { min, max } => {
                value.as_u64().is_some_and(|number| (u64::from(*min)..=u64::from(*max)).contains(&number))
            }
            Self::Choice(choices) => choices.iter().any(|choice| *value == *choice.value),
            Self::Text(rule) => value.as_str().is_some_and(|text| rule.allows(text)),
            Self::List { .. } => value.is_array(),
            Self::Map { .. } => value.is_object(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_setting_of_the_schema_is_understood() {
        let names: Vec<_> = catalogue().iter().map(|setting| setting.name.clone()).collect();
        assert_eq!(names, schema::settings().keys().cloned().collect::<Vec<_>>());
    }

    #[test]
    fn titles_are_one_line_each_and_differ() {
        let mut titles: Vec<_> = catalogue().iter().map(|setting| &setting.title).collect();
        assert!(titles.iter().all(|title| title.len() < 80 && !title.ends_with('.')), "{titles:?}");
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), catalogue().len());
    }

    #[test]
    fn every_form_is_a_regular_expression() {
        let forms: Vec<_> = catalogue()
            .iter()
            .filter_map(|setting| match &setting.kind {
                Kind::Text(rule) => rule.pattern.as_ref(),
                _ => None,
            })
            .collect();
        assert_eq!(forms.len(), 9);
        for form in forms {
            Regex::new(&form.expression).unwrap();
        }
    }

    #[test]
    fn addresses_have_a_scheme_and_no_user() {
        let server = &find("serverAddress").unwrap().kind;
        let update = &find("updateAddress").unwrap().kind;
        for (address, as_server, as_update) in [
            ("https://queue.example.org", true, true),
            ("https://queue.example.org:8443/branch/", true, true),
            ("http://10.0.0.7:8080", true, false),
            ("queue.example.org", false, false),
            ("ftp://queue.example.org", false, false),
            ("https://ana:secret@queue.example.org", false, false),
            ("https://queue.example.org/?a=b", false, true),
            ("https://", false, false),
            (" https://queue.example.org", false, false),
            ("", false, false),
        ] {
            assert_eq!(server.allows(&json!(address)), as_server, "{address}");
            assert_eq!(update.allows(&json!(address)), as_update, "{address}");
        }
    }

    #[test]
    fn paths_are_whole() {
        let kind = &find("directoryFile").unwrap().kind;
        for (path, whole) in [
            ("/etc/callpad/directory.json", true),
            (r"C:\ProgramData\Callpad\directory.json", true),
            (r"\\server\share\directory.json", true),
            ("directory.json", false),
            (r"..\directory.json", false),
        ] {
            assert_eq!(kind.allows(&json!(path)), whole, "{path}");
        }
    }

    #[test]
    fn numbers_have_ends() {
        let kind = &find("pollEveryS").unwrap().kind;
        for (value, sound) in [(json!(5), true), (json!(60), true), (json!(4), false), (json!(61), false)] {
            assert_eq!(kind.allows(&value), sound, "{value}");
        }
        assert!(!kind.allows(&json!(5.5)) && !kind.allows(&json!("5")) && !kind.allows(&json!(-5)));
    }
}
