//! What administrators fill in is what Callpad reads.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use callpad_policy::{
    Preferences, RegistryData, RegistryTree, catalogue, parse_json, parse_plist, parse_registry, policy_file,
    templates,
};
use roxmltree::{Document, Node};
use serde_json::{Map, Value};

fn made(path: &str) -> String {
    let file = templates::files().unwrap().into_iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("{path} is not made")).content
}

fn admx() -> String {
    made("installers/policies/callpad.admx")
}

fn adml() -> String {
    made("installers/policies/en-US/callpad.adml")
}

fn profile() -> String {
    made("installers/policies/callpad.mobileconfig")
}

/// The names in the schema, which is where everything begins.
fn names() -> Vec<String> {
    let schema = policy_file();
    let properties = schema["properties"].as_object().unwrap();
    properties.keys().filter(|name| !["$schema", "recommended"].contains(&name.as_str())).cloned().collect()
}

/// Every setting with its example.
fn examples() -> Preferences {
    let members: Map<String, Value> =
        catalogue().iter().map(|setting| (setting.name.clone(), setting.example.clone())).collect();
    serde_json::from_value(Value::Object(members)).unwrap()
}

/// All elements with this name.
fn elements<'d>(document: &'d Document<'_>, name: &str) -> Vec<Node<'d, 'd>> {
    let named = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == name;
    document.descendants().filter(named).collect()
}

fn child<'d>(parent: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    parent.children().find(|node| node.is_element() && node.tag_name().name() == name)
}

#[track_caller]
fn at<'d>(node: Node<'d, 'd>, attribute: &str) -> &'d str {
    node.attribute(attribute).unwrap_or_else(|| panic!("{node:?} has no {attribute}"))
}

/// All references `$(kind.id)` in the attributes of a document.
fn references(document: &Document<'_>, kind: &str) -> BTreeSet<String> {
    let all = document.descendants().flat_map(|node| node.attributes().map(|a| a.value().to_owned()));
    let opening = format!("$({kind}.");
    all.filter_map(|value| Some(value.strip_prefix(&opening)?.strip_suffix(')')?.to_owned())).collect()
}

/// The ids of all elements with this name, each of which there must be once.
fn ids(document: &Document<'_>, element: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for node in elements(document, element) {
        assert!(ids.insert(at(node, "id").to_owned()), "{node:?} is there twice");
    }
    ids
}

#[test]
fn every_string_and_presentation_is_there_and_used() {
    let (admx, adml) = (admx(), adml());
    let (admx, adml) = (Document::parse(&admx).unwrap(), Document::parse(&adml).unwrap());
    assert_eq!(references(&admx, "string"), ids(&adml, "string"));
    assert_eq!(references(&admx, "presentation"), ids(&adml, "presentation"));
    for node in elements(&adml, "string") {
        assert!(node.text().is_some_and(|text| !text.trim().is_empty()), "{node:?}");
    }
}

#[test]
fn every_presentation_shows_the_elements_of_its_policies_in_the_control_they_need() {
    let (admx, adml) = (admx(), adml());
    let (admx, adml) = (Document::parse(&admx).unwrap(), Document::parse(&adml).unwrap());
    for policy in elements(&admx, "policy") {
        let Some(parts) = child(policy, "elements") else {
            assert_eq!(policy.attribute("presentation"), None);
            continue;
        };
        let part = parts.first_element_child().unwrap();
        let wanted = at(policy, "presentation");
        let presentation = elements(&adml, "presentation")
            .into_iter()
            .find(|node| format!("$(presentation.{})", at(*node, "id")) == wanted)
            .unwrap();
        let control = presentation.first_element_child().unwrap();
        assert_eq!(at(control, "refId"), at(part, "id"));
        let expected = match part.tag_name().name() {
            "decimal" => "decimalTextBox",
            "enum" => "dropdownList",
            "text" => "textBox",
            "list" => "listBox",
            other => panic!("{other} is not known"),
        };
        assert_eq!(control.tag_name().name(), expected);
    }
}

/// What `xmllint` says of a document, by a schema beside this file.
#[cfg(target_os = "linux")]
fn against_schema(schema: &str, document: &str) -> Result<(), String> {
    use std::io::Write;

    let schema = format!("{}/tests/schema/{schema}", env!("CARGO_MANIFEST_DIR"));
    let mut xmllint = std::process::Command::new("xmllint")
        .args(["--noout", "--relaxng", &schema, "-"])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("xmllint");
    xmllint.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
    let output = xmllint.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said) }
}

#[cfg(target_os = "linux")]
#[test]
fn both_files_keep_to_their_schema() {
    assert_eq!(against_schema("admx.rng", &admx()), Ok(()));
    assert_eq!(against_schema("adml.rng", &adml()), Ok(()));
    // And the schema sees what Windows would refuse.
    for (sound, broken) in [
        ("class=\"Machine\"", "class=\"Computer\""),
        ("minValue=\"0\"", "minValue=\"-1\""),
        ("key=\"Software", "key=\"\\Software"),
        ("<elements>", "<elements/><elements>"),
    ] {
        assert!(admx().contains(sound), "{sound}");
        assert!(against_schema("admx.rng", &admx().replace(sound, broken)).is_err(), "{broken}");
    }
}

#[test]
fn every_setting_is_in_both_categories_under_the_name_of_the_schema() {
    let admx = admx();
    let admx = Document::parse(&admx).unwrap();
    for (category, key) in
        [("Callpad", r"Software\Policies\Callpad"), ("Defaults", r"Software\Policies\Callpad\Recommended")]
    {
        let mut found = Vec::new();
        for policy in elements(&admx, "policy") {
            if at(child(policy, "parentCategory").unwrap(), "ref") != category {
                continue;
            }
            assert_eq!((at(policy, "key"), at(policy, "class")), (key, "Machine"));
            let part = child(policy, "elements").and_then(|parts| parts.first_element_child());
            found.push(match part {
                Some(list) if list.tag_name().name() == "list" => {
                    at(list, "key").strip_prefix(&format!(r"{key}\")).unwrap().to_owned()
                }
                Some(part) => at(part, "valueName").to_owned(),
                None => at(policy, "valueName").to_owned(),
            });
        }
        assert_eq!(found, names());
    }
}

#[test]
fn every_setting_is_in_the_other_templates_and_the_documentation() {
    let (profile, document) = (profile(), made("docs/policies.md"));
    let jamf: Value = serde_json::from_str(&made("installers/policies/callpad.jamf.json")).unwrap();
    for name in names() {
        assert_eq!(profile.matches(&format!("<key>{name}</key>")).count(), 2, "{name}");
        assert_eq!(document.matches(&format!("\n| `{name}` |")).count(), 1, "{name}");
        for place in ["/properties", "/properties/recommended/properties"] {
            assert!(jamf.pointer(place).unwrap()[&name]["type"].is_string(), "{name}");
        }
    }
}

/// What Group Policy writes for a policy that is enabled (or, for a switch, set) and filled in with the value.
fn group_policy(
    policy: Node<'_, '_>,
    value: &Value,
    values: &mut Vec<(String, RegistryData)>,
) -> Option<RegistryTree> {
    let text = |value: &Value| RegistryData::Text(value.as_str().unwrap().to_owned());
    let Some(part) = child(policy, "elements").and_then(|parts| parts.first_element_child()) else {
        let state = if value.as_bool().unwrap() { "enabledValue" } else { "disabledValue" };
        let number = child(policy, state).and_then(|node| child(node, "decimal")).unwrap();
        let data = RegistryData::Dword(at(number, "value").parse().unwrap());
        values.push((at(policy, "valueName").to_owned(), data));
        return None;
    };
    let mut below = RegistryTree::default();
    match part.tag_name().name() {
        "decimal" => {
            let number = u32::try_from(value.as_u64().unwrap()).unwrap();
            let bounds = at(part, "minValue").parse().unwrap()..=at(part, "maxValue").parse().unwrap();
            assert!(bounds.contains(&number));
            values.push((at(part, "valueName").to_owned(), RegistryData::Dword(number)));
            return None;
        }
        "text" => values.push((at(part, "valueName").to_owned(), text(value))),
        "enum" => {
            let chosen = part.descendants().find(|node| node.text() == value.as_str()).unwrap();
            assert_eq!(chosen.tag_name().name(), "string");
            values.push((at(part, "valueName").to_owned(), text(value)));
        }
        "list" if part.attribute("explicitValue") == Some("true") => {
            for (name, value) in value.as_object().unwrap() {
                below.values.push((name.clone(), text(value)));
            }
            return Some(below);
        }
        "list" => {
            assert_eq!(at(part, "valuePrefix"), "");
            for (number, value) in (1..).zip(value.as_array().unwrap()) {
                below.values.push((number.to_string(), text(value)));
            }
            return Some(below);
        }
        other => panic!("{other} is not known"),
    }
    None
}

#[test]
fn what_group_policy_writes_for_every_setting_is_read_back() {
    let admx = admx();
    let admx = Document::parse(&admx).unwrap();
    let mut top = RegistryTree::default();
    let mut recommended = RegistryTree::default();
    for policy in elements(&admx, "policy") {
        let name = at(policy, "name");
        let (name, tree) = match name.strip_suffix("_recommended") {
            Some(name) => (name, &mut recommended),
            None => (name, &mut top),
        };
        let setting = catalogue().iter().find(|setting| setting.name == name).unwrap();
        if let Some(below) = group_policy(policy, &setting.example, &mut tree.values) {
            tree.keys.push((setting.name.clone(), below));
        }
    }
    top.keys.push(("Recommended".to_owned(), recommended));
    let read = parse_registry("x", &top);
    assert_eq!(read.problems, []);
    assert_eq!((read.locked, read.recommended), (examples(), examples()));
}

/// The settings of a profile, as device management writes them on a computer.
fn managed(profile: &str) -> Vec<u8> {
    let profile = plist::Value::from_reader_xml(profile.as_bytes()).unwrap();
    let content = profile.as_dictionary().unwrap().get("PayloadContent").unwrap();
    let settings = &content.as_array().unwrap()[0];
    assert_eq!(
        settings.as_dictionary().unwrap().get("PayloadType").unwrap().as_string(),
        Some("io.callpad.desktop")
    );
    let mut bytes = Vec::new();
    settings.to_writer_binary(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_profile_sets_nothing_as_it_is_and_everything_without_the_comments() {
    let untouched = parse_plist("x", &managed(&profile()));
    assert_eq!(untouched.problems, []);
    assert_eq!((untouched.locked, untouched.recommended), (Preferences::default(), Preferences::default()));

    // The comments that hold settings have lines of their own.
    let mut uncommented = String::new();
    let mut inside = false;
    for line in profile().lines() {
        match line.trim() {
            "<!--" => inside = true,
            "-->" if inside => inside = false,
            _ => uncommented += &format!("{line}\n"),
        }
    }
    let everything = parse_plist("x", &managed(&uncommented));
    assert_eq!(everything.problems, []);
    assert_eq!((everything.locked, everything.recommended), (examples(), examples()));
}

#[test]
fn the_example_is_a_sound_policy() {
    let read = parse_json("x", &made("installers/policies/example-policy.json"));
    assert_eq!(read.problems, []);
    assert!(read.locked.server_address.is_some() && read.recommended.language.is_some());
}
