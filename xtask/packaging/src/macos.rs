//! What the bundle for macOS promises, read as macOS reads it.

use std::fs::File;
use std::path::Path;

use plist::Value;
use serde_json::Value as Json;
use xtask::workspace;

/// The languages of the page.
const LANGUAGES: [&str; 6] = ["en", "pt", "es", "fr", "de", "ar"];

fn config(name: &str) -> Json {
    let file = File::open(workspace::root().join("src-tauri").join(name)).unwrap();
    serde_json::from_reader(file).unwrap()
}

/// A file that the configuration names, relative to where it lies.
fn named(what: &str) -> plist::Dictionary {
    let config = config("tauri.macos.conf.json");
    let path = config["bundle"]["macOS"][what].as_str().unwrap().to_owned();
    let read = Value::from_file(workspace::root().join("src-tauri").join(Path::new(&path))).unwrap();
    read.into_dictionary().unwrap()
}

#[test]
fn the_oldest_macos_and_the_hardened_runtime_are_as_promised() {
    let macos = &config("tauri.macos.conf.json")["bundle"]["macOS"];
    assert_eq!(macos["minimumSystemVersion"], "13.0");
    assert_eq!(macos["hardenedRuntime"], true);
}

#[test]
fn no_entitlement_loosens_the_hardened_runtime() {
    assert!(named("entitlements").is_empty());
}

#[test]
fn the_link_scheme_is_the_one_of_the_configuration() {
    let config = config("tauri.conf.json");
    let types = named("infoPlist").remove("CFBundleURLTypes").unwrap().into_array().unwrap();
    let schemes: Vec<_> = types
        .iter()
        .flat_map(|kind| kind.as_dictionary().unwrap()["CFBundleURLSchemes"].as_array().unwrap())
        .map(|scheme| scheme.as_string().unwrap())
        .collect();
    assert_eq!(schemes, ["callpad"]);
    let name = types[0].as_dictionary().unwrap()["CFBundleURLName"].as_string();
    assert_eq!(config["identifier"].as_str(), name);
}

#[test]
fn the_system_is_told_every_language_and_why_the_network_is_used() {
    let info = named("infoPlist");
    let told = info["CFBundleLocalizations"].as_array().unwrap();
    let told: Vec<_> = told.iter().map(|language| language.as_string().unwrap()).collect();
    assert_eq!(told, LANGUAGES);
    assert!(info["NSLocalNetworkUsageDescription"].as_string().is_some_and(|words| !words.is_empty()));
}
