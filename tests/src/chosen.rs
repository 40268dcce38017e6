//! What a person chose before a test begins.

use std::path::Path;

use serde_json::{Value, json};

use crate::Result;

/// Writes the settings file of a data folder: these preferences, by the names that policies have for them.
///
/// # Errors
/// When the file cannot be written.
pub fn choose(data: &Path, preferences: Value) -> Result {
    choose_and_remember(data, preferences, "")
}

/// As [`choose`], with the key that `callpad://` links must carry.
///
/// # Errors
/// When the file cannot be written.
pub fn choose_and_remember(data: &Path, preferences: Value, link_key: &str) -> Result {
    let file = json!({ "preferences": preferences, "linkKey": link_key });
    std::fs::write(data.join("settings.json"), file.to_string())?;
    Ok(())
}
