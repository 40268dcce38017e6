//! The package for a machine, made by wixl from a source that WiX reads as well.
//!
//! wixl 0.101 lacks a few things that Windows Installer has: conditions of components, properties that cross to the service
//! (`Secure`), components that are judged again when the package is installed again (`Transitive`), upgrades that include
//! their upper bound, and the versions of files. They are read from the source and the files here and put into the tables of
//! the finished package.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use xtask::process::run;

use super::{LOADER, NOTICE, sources, version};

/// `msidbUpgradeAttributesMigrateFeatures`, `…VersionMinInclusive` and `…VersionMaxInclusive`.
const UPGRADE_ATTRIBUTES: u16 = 0x001 | 0x100 | 0x200;

/// `msidbComponentAttributesRegistryKeyPath`, `…Transitive` and `…64bit`.
const TRANSITIVE_ATTRIBUTES: u16 = 0x004 | 0x040 | 0x100;

/// What the source asks for beyond wixl's means.
#[derive(Debug, Default, PartialEq)]
struct Beyond {
    /// Component and condition.
    conditions: Vec<(String, String)>,
    /// Components.
    transitive: Vec<String>,
    /// Properties.
    secure: Vec<String>,
    /// File, and its name.
    files: Vec<(String, String)>,
    upgrade_code: String,
}

pub(super) fn pack(staged: &Path, version: &str, out: &Path) -> Result<()> {
    let source = sources().join("callpad.wxs");
    let (text, beyond) = split(&fs::read_to_string(&source)?);
    // wixl finds files beside its source only.
    let own = staged.join("callpad.wxs");
    fs::write(&own, text)?;
    let mut command = Command::new("wixl");
    command
        .args(["--arch", "x64", "-D", "Programs=.", "-D", "Icons=."])
        .args(["-D", &format!("Version={version}"), "-D", &format!("Notice={NOTICE}")])
        .args(["-D", &format!("WebView2Loader={LOADER}"), "--output"])
        .arg(out)
        .arg("callpad.wxs")
        .current_dir(staged);
    let output = command.output().context("wixl")?;
    let said = String::from_utf8_lossy(&output.stderr);
    // An attribute that wixl does not know is a warning to it; the package would lack something.
    if !output.status.success() || !said.trim().is_empty() {
        bail!("wixl failed ({}):\n{said}", output.status);
    }
    let mut versions = Vec::new();
    for (file, name) in &beyond.files {
        let place = staged.join(name);
        if name.ends_with(".exe") || name.ends_with(".dll") {
            let bytes = fs::read(&place)?;
            let version = version::read(&bytes).ok_or_else(|| version::none(&place))?;
            versions.push((file.clone(), version));
        }
    }
    for query in queries(&beyond, &versions, version) {
        run(Command::new("msibuild").arg(out).args(["-q", &query]))?;
    }
    Ok(())
}

/// The text that wixl can read, and the rest.
fn split(source: &str) -> (String, Beyond) {
    let mut text = String::new();
    let mut beyond = Beyond::default();
    let mut component = String::new();
    for line in source.lines() {
        if let Some(id) = attribute(line, "<Component ", "Id") {
            component = id;
        }
        if let Some(code) = attribute(line, "<Upgrade ", "Id") {
            beyond.upgrade_code = code;
        }
        let trimmed = line.trim();
        if let Some(condition) =
            trimmed.strip_prefix("<Condition>").and_then(|rest| rest.strip_suffix("</Condition>"))
        {
            beyond.conditions.push((component.clone(), condition.to_owned()));
            continue;
        }
        if line.contains(SECURE) {
            beyond.secure.extend(attribute(line, "<Property ", "Id"));
        }
        if line.contains(TRANSITIVE) {
            beyond.transitive.push(component.clone());
        }
        beyond.files.extend(attribute(line, "<File ", "Id").zip(attribute(line, "<File ", "Name")));
        text.push_str(&line.replace(SECURE, "").replace(TRANSITIVE, ""));
        text.push('\n');
    }
    (text, beyond)
}

const SECURE: &str = " Secure=\"yes\"";
const TRANSITIVE: &str = " Transitive=\"yes\"";

/// The value of an attribute of an element that begins on this line.
fn attribute(line: &str, element: &str, name: &str) -> Option<String> {
    let rest = line.trim().strip_prefix(element)?;
    let (_, rest) = rest.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// What is put into the finished package's tables.
fn queries(beyond: &Beyond, versions: &[(String, String)], version: &str) -> Vec<String> {
    let mut queries: Vec<_> = beyond
        .conditions
        .iter()
        .map(|(component, condition)| {
            format!("UPDATE Component SET Condition='{condition}' WHERE Component='{component}'")
        })
        .collect();
    queries.extend(beyond.transitive.iter().map(|component| {
        format!("UPDATE Component SET Attributes={TRANSITIVE_ATTRIBUTES} WHERE Component='{component}'")
    }));
    // Without its version a file counts as older than any that has one: over an older Callpad the new programs would be
    // left out, and then the old ones removed.
    for (file, version) in versions {
        queries.push(format!("UPDATE File SET Version='{version}', Language='1033' WHERE File='{file}'"));
        queries.push(format!("DELETE FROM MsiFileHash WHERE File_='{file}'"));
    }
    let secure = [beyond.secure.join(";").as_str(), "OLDERCALLPAD;NEWERCALLPAD"].join(";");
    queries.push(format!("UPDATE Property SET Value='{secure}' WHERE Property='SecureCustomProperties'"));
    // The attributes are a part of the row's key, which cannot be updated.
    queries.push("DELETE FROM Upgrade WHERE ActionProperty='OLDERCALLPAD'".to_owned());
    queries.push(format!(
        "INSERT INTO Upgrade (UpgradeCode, VersionMin, VersionMax, Attributes, ActionProperty) VALUES \
         ('{{{}}}', '0.0.0', '{version}', {UPGRADE_ATTRIBUTES}, 'OLDERCALLPAD')",
        beyond.upgrade_code
    ));
    queries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wixl_cannot_read_is_taken_out_and_kept() {
        let (text, beyond) = split(
            "<Upgrade Id=\"CODE\">\n<Property Id=\"A\" Secure=\"yes\"/>\n<Condition Message=\"m\">X</Condition>\n\
             <Component Id=\"C\" Guid=\"G\" Transitive=\"yes\">\n  <Condition>A = 1</Condition>\n\
             <File Id=\"F\" Name=\"f.exe\"/>\n</Component>\n",
        );
        assert_eq!(
            text,
            "<Upgrade Id=\"CODE\">\n<Property Id=\"A\"/>\n<Condition Message=\"m\">X</Condition>\n\
             <Component Id=\"C\" Guid=\"G\">\n<File Id=\"F\" Name=\"f.exe\"/>\n</Component>\n"
        );
        assert_eq!(
            beyond,
            Beyond {
                conditions: vec![("C".into(), "A = 1".into())],
                transitive: vec!["C".into()],
                secure: vec!["A".into()],
                files: vec![("F".into(), "f.exe".into())],
                upgrade_code: "CODE".into()
            }
        );
        assert_eq!(
            queries(&beyond, &[("F".into(), "1.2.3.0".into())], "1.2.3"),
            [
                "UPDATE Component SET Condition='A = 1' WHERE Component='C'",
                "UPDATE Component SET Attributes=324 WHERE Component='C'",
                "UPDATE File SET Version='1.2.3.0', Language='1033' WHERE File='F'",
                "DELETE FROM MsiFileHash WHERE File_='F'",
                "UPDATE Property SET Value='A;OLDERCALLPAD;NEWERCALLPAD' WHERE Property='SecureCustomProperties'",
                "DELETE FROM Upgrade WHERE ActionProperty='OLDERCALLPAD'",
                "INSERT INTO Upgrade (UpgradeCode, VersionMin, VersionMax, Attributes, ActionProperty) VALUES \
                 ('{CODE}', '0.0.0', '1.2.3', 769, 'OLDERCALLPAD')",
            ]
        );
    }

    #[test]
    fn every_property_of_the_administrator_crosses_to_the_service() {
        let source = fs::read_to_string(sources().join("callpad.wxs")).unwrap();
        let (text, beyond) = split(&source);
        for property in ["SERVERURL", "DESKID", "LANGUAGE", "AUTOSTART", "SKIPWEBVIEW2"] {
            assert!(beyond.secure.iter().any(|secure| secure == property), "{property}");
        }
        assert_eq!(beyond.conditions.len(), 4);
        let conditional: Vec<_> = beyond.conditions.iter().map(|(component, _)| component.as_str()).collect();
        assert_eq!(beyond.transitive, conditional, "each can be given and taken back later");
        assert_eq!(beyond.files.len(), 5);
        assert!(!text.contains("Transitive=") && !text.contains("Secure=") && !text.contains("<Condition>"));
    }
}
