//! Paths that begin in the own crate, found in the text of a file.

/// A path that code names.
#[derive(Debug, PartialEq)]
pub(super) struct Import {
    /// From `crate`, `super`, `self` or an inner module on.
    pub(super) path: Vec<String>,
    /// What it is called here, if it is imported by name.
    pub(super) name: Option<String>,
}

/// Everything that is named of the own crate, but for what the inline modules of tests name.
pub(super) fn imports(text: &str) -> Vec<Import> {
    let tokens = without_tests(tokens(text));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = at == 0 || tokens[at - 1] != "::";
        if tokens[at] == "use" {
            at = tree(&tokens, at + 1, &[], true, &mut found);
        } else if begins && matches!(tokens[at].as_str(), "crate" | "super" | "self") {
            at = tree(&tokens, at, &[], false, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// The names of modules with files of their own that only tests have.
pub(super) fn mods_for_tests(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found: Vec<String> = vec!["tests".to_owned()];
    for (at, _) in tokens.windows(FOR_TESTS.len()).enumerate().filter(|(_, words)| *words == FOR_TESTS) {
        if let Some([word, name, end]) = tokens.get(at + FOR_TESTS.len()..at + FOR_TESTS.len() + 3)
            && word == "mod"
            && end == ";"
        {
            found.push(name.clone());
        }
    }
    found
}

const FOR_TESTS: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

/// Reads one path, or a tree of them in braces, and returns where it ends.
fn tree(tokens: &[String], mut at: usize, before: &[String], used: bool, found: &mut Vec<Import>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") if used => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = tree(tokens, at, &path, true, found);
                    if tokens.get(at).is_some_and(|token| token == ",") {
                        at += 1;
                    }
                }
                return at + 1;
            }
            Some("*") if used => {
                at += 1;
                break;
            }
            Some(name) if is_name(name) => {
                // `a::{self}` is `a`.
                if name != "self" || path.is_empty() {
                    path.push(name.to_owned());
                }
                at += 1;
            }
            _ => return at + 1,
        }
        if tokens.get(at).is_some_and(|token| token == "::") {
            at += 1;
        } else {
            break;
        }
    }
    let mut name = path.last().filter(|_| used).cloned();
    if used && tokens.get(at).is_some_and(|token| token == "as") {
        name = tokens.get(at + 1).cloned();
        at += 2;
    }
    if path.len() > 1 {
        found.push(Import { path, name });
    }
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Leaves out `#[cfg(test)] mod name { … }`.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let after = at + FOR_TESTS.len();
        let inline = tokens[at..].starts_with(&FOR_TESTS.map(str::to_owned))
            && tokens.get(after).is_some_and(|token| token == "mod")
            && tokens.get(after + 2).is_some_and(|token| token == "{");
        if !inline {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at = after + 3;
        let mut depth = 1;
        while depth > 0 && at < tokens.len() {
            depth += i32::from(tokens[at] == "{") - i32::from(tokens[at] == "}");
            at += 1;
        }
    }
    kept
}

/// Words and marks, without comments and texts.
fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_text(rest) {
            length
        } else if first == '"' {
            quoted(rest)
        } else if first == '\'' {
            // A character, or the mark of a lifetime.
            let mut inner = rest[1..].chars();
            match (inner.next(), inner.next()) {
                (Some('\\'), Some(_)) => 3 + rest[3..].find('\'').map_or(0, |end| end + 1),
                (Some(one), Some('\'')) => 2 + one.len_utf8(),
                _ => 1,
            }
        } else if is_name(rest) {
            let length = rest.find(|next: char| !next.is_alphanumeric() && next != '_').unwrap_or(rest.len());
            found.push(rest[..length].to_owned());
            length
        } else if rest.starts_with("::") {
            found.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                found.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// The length of `r#"…"#`, if one begins here.
fn raw_text(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br"))?;
    let marks = inner.len() - inner.trim_start_matches('#').len();
    let content = inner[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(rest.len() - content.len() + content.find(&end).map_or(content.len(), |at| at + end.len()))
}

fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, next) in rest.char_indices().skip(1) {
        match next {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        imports(text).into_iter().map(|import| import.path.join("::")).collect()
    }

    #[test]
    fn trees_and_plain_paths_are_read() {
        assert_eq!(
            paths("use crate::{a::{self, B as C}, d::*, e};\nuse super::f;"),
            ["crate::a", "crate::a::B", "crate::d", "crate::e", "super::f"]
        );
        assert_eq!(
            paths("fn f(x: crate::a::B) -> super::super::C { self.x }"),
            ["crate::a::B", "super::super::C"]
        );
        assert_eq!(paths("pub(crate) use inner::Thing;"), ["inner::Thing"]);
    }

    #[test]
    fn comments_and_texts_name_nothing() {
        assert_eq!(paths("// crate::a::B\n/* crate::c::D */ const E: &str = \"crate::f::\\\"G\";"), [""; 0]);
        assert_eq!(
            paths("const A: &str = r#\"crate::b::\"C\"#; let d = '\"'; let e: &'a str = crate::f::G;"),
            ["crate::f::G"]
        );
    }

    #[test]
    fn modules_for_tests_are_found() {
        assert_eq!(
            mods_for_tests("#[cfg(test)]\nmod probe;\nmod a;\n#[cfg(test)]\nmod b { }"),
            ["tests", "probe"]
        );
    }
}
