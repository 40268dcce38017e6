//! Every code of an error that crosses to the page is described in `docs/errors.md`, and nothing else is.

use std::collections::BTreeSet;

use super::Finding;

/// Compares the variants of every public enum in `error.rs` with the codes that `errors.md` has in the first column of
/// its tables.
pub(super) fn check(error_rs: &str, errors_md: &str) -> Vec<Finding> {
    let codes = codes(error_rs);
    let described = described(errors_md);
    let missing = codes.difference(&described).map(|code| {
        Finding::against(
            "docs/errors.md",
            format!("does not describe {code}, which src-tauri/src/dto/error.rs has"),
        )
    });
    let left = described.difference(&codes).map(|code| {
        Finding::against(
            "docs/errors.md",
            format!("describes {code}, which src-tauri/src/dto/error.rs does not have"),
        )
    });
    missing.chain(left).collect()
}

/// The variants of all enums as they stand in JSON (`camelCase`). A name that two of them share
/// stands once.
fn codes(rust: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut within = false;
    for line in rust.lines() {
        if line.starts_with("pub enum ") {
            within = true;
        } else if line.starts_with('}') {
            within = false;
        } else if within {
            // Variants stand four spaces in; what is in them stands deeper.
            let Some(variant) = line.strip_prefix("    ") else { continue };
            let name: String = variant.chars().take_while(char::is_ascii_alphanumeric).collect();
            if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                found.insert(camel_case(&name));
            }
        }
    }
    found
}

fn camel_case(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(characters).collect()
}

/// Codes in rows like "| `unreachable` | … |". Error numbers stand in such rows too, as digits.
fn described(markdown: &str) -> BTreeSet<String> {
    markdown
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code.to_owned())
        .filter(|code| !code.starts_with(|first: char| first.is_ascii_digit()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAULT: &str = "\
/// What went wrong.
pub enum ErrorView {
    /// The address is not one.
    AddressInvalid {
        /// What is wrong with it.
        problem: AddressProblem,
    },
    Broken,
}

pub enum AddressProblem {
    Empty,
}

pub struct Other {
    Field: u32,
}
";

    #[test]
    fn codes_and_descriptions_agree() {
        let all = "| Code | Meaning |\n|---|---|\n| `addressInvalid` | x |\n| `broken` | y |\n| `empty` | z |\n| `7` | n |\n";
        assert_eq!(check(FAULT, all), []);
        let lacking = check(FAULT, &all.replace("broken", "borken"));
        assert_eq!(lacking.len(), 2);
        assert!(lacking[0].words.contains("does not describe broken"));
        assert!(lacking[1].words.contains("describes borken"));
    }
}
