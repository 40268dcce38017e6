//! What must not be in a text that leaves the computer: secrets and names that are known, and what looks like a secret.

use std::sync::LazyLock;

use callpad_wire::path_segment;
use regex::{Captures, Regex};

/// What stands in the place of what was taken out.
const GONE: &str = "***";

/// A known text that is shorter is taken out only where it stands by itself: everywhere it would take letters out of words.
const SHORTEST_INSIDE: usize = 8;

/// The most known texts. A counter shows a few hundred tickets; beyond that the shortest are left to the patterns.
const MOST_KNOWN: usize = 5_000;

/// What comes before a secret, or is one by its form.
///
/// `None` where one is no pattern, which a test would find: then nothing passes.
static PATTERNS: LazyLock<Option<Vec<(Regex, &'static str)>>> = LazyLock::new(|| {
    let all = [
        // Name and password in an address.
        (r#"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s@"'\\]+@"#, "${1}***@"),
        // What a header says of who one is.
        (r"(?i)\b(bearer|basic|digest|negotiate|ntlm)(\s+)[a-z0-9._~+/=-]{6,}", "${1}${2}***"),
        // A name that says what follows, in JSON, in a form, in an address, in a header.
        (
            r#"(?i)(\\?["']?\b(?:[a-z]*_?token|secret|passwd|password|passphrase|pwd|authorization|cookie|set-cookie|api[_-]?key|link_?key|private[_-]?key)\b\\?["']?\s*[:=]\s*)(\\"(?:[^"\\]|\\[^"])*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&}\])"']+)"#,
            "${1}***",
        ),
        (r#"(?i)([?&](?:key|code|sig|signature)=)[^\s&"']+"#, "${1}***"),
        // A certificate's private key.
        (r"(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\z)", "***"),
        // A signed token, and a mail address.
        (r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?", "***"),
        (r"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b", "***"),
    ];
    all.into_iter().map(|(pattern, put)| Some((Regex::new(pattern).ok()?, put))).collect()
});

/// A long run of letters and digits: a token of whatever server.
static RUNS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[A-Za-z0-9_-]{24,}").ok());

/// Takes out of texts what must not leave the computer. All texts of a support bundle go through one.
#[derive(Clone, Default)]
pub struct Redactor {
    /// What is taken out wherever it stands, the longest first.
    known: Vec<String>,
    /// The person's own folder, which carries their name.
    home: Option<String>,
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Redactor").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Redactor {
    /// One that knows these texts, secrets and notes, and these names, of which each part is one too. Each is taken out as it is
    /// written in JSON and in addresses as well.
    pub fn new(texts: impl IntoIterator<Item = String>, names: impl IntoIterator<Item = String>) -> Self {
        let parts = |name: String| {
            let parts: Vec<_> = name.split_whitespace().filter(|part| part.chars().count() > 2).collect();
            parts.into_iter().map(str::to_owned).chain([name.clone()]).collect::<Vec<_>>()
        };
        let all = texts.into_iter().chain(names.into_iter().flat_map(parts));
        let mut all: Vec<String> = all.flat_map(|text| spellings(&text)).collect();
        all.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        all.dedup();
        all.truncate(MOST_KNOWN);
        Self { known: all, home: None }
    }

    /// The same, with the person's own folder as `~`.
    #[must_use]
    pub fn with_home(self, home: Option<&std::path::Path>) -> Self {
        let home = home.and_then(|home| home.to_str()).filter(|home| home.len() > 1).map(str::to_owned);
        Self { home, ..self }
    }

    /// The text without them.
    pub fn clean(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for known in &self.known {
            if text.contains(known.as_str()) {
                text = without(&text, known);
            }
        }
        if let Some(home) = &self.home {
            text = text.replace(home.as_str(), "~");
            // As JSON writes what Windows has between folders.
            text = text.replace(&home.replace('\\', "\\\\"), "~");
        }
        let (Some(patterns), Some(runs)) = (PATTERNS.as_ref(), RUNS.as_ref()) else {
            return GONE.to_owned();
        };
        for (pattern, put) in patterns {
            text = pattern.replace_all(&text, *put).into_owned();
        }
        runs.replace_all(&text, token_of).into_owned()
    }
}

/// A run that is a token and no word: digits and letters are mixed in it.
fn token_of(run: &Captures<'_>) -> String {
    let run = &run[0];
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let letters = run.bytes().filter(u8::is_ascii_alphabetic).count();
    if digits >= 4 && letters >= 4 { GONE.to_owned() } else { run.to_owned() }
}

/// How a known text may be written: as it is, in JSON, with its letters beyond ASCII as JSON may have them, in an address, in a form,
/// and as Basic sends it.
fn spellings(text: &str) -> Vec<String> {
    let text = text.trim();
    // One letter is no name, and a small number stands everywhere: without them nothing would be left of any text.
    if text.chars().count() < 2 || (text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit())) {
        return Vec::new();
    }
    let json = serde_json::to_string(text).unwrap_or_default();
    let json = json.trim_matches('"').to_owned();
    let ascii: String =
        json.chars().flat_map(|c| if c.is_ascii() { vec![c.to_string()] } else { escaped(c) }).collect();
    let percent = path_segment(text);
    let form = percent.replace("%20", "+");
    vec![text.to_owned(), json, ascii, percent, form]
}

fn escaped(c: char) -> Vec<String> {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// The text without a known one. A short one goes only where no letter and no digit touches it.
fn without(text: &str, known: &str) -> String {
    let inside = known.len() >= SHORTEST_INSIDE;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(known) {
        let (before, from) = rest.split_at(at);
        let after = &from[known.len()..];
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = !touches(before.chars().next_back().or_else(|| kept.chars().next_back()))
            && !touches(after.chars().next());
        kept.push_str(before);
        kept.push_str(if inside || whole { GONE } else { known });
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        Redactor::default().clean(text)
    }

    #[test]
    fn what_says_that_it_is_a_secret_goes_whatever_it_is() {
        for (text, secret) in [
            ("Authorization: Bearer abc.def-123", "abc.def-123"),
            ("proxy-authorization: Basic dXNlcjpodXNo", "dXNlcjpodXNo"),
            (r#"{"token":"t0p s3cret, with \" in it","a":1}"#, "s3cret"),
            (r#"{\"access_token\":\"hush-hush\"}"#, "hush-hush"),
            ("secret=hush&user=ana", "hush"),
            ("password: hush", "hush"),
            ("http://ana:hush@proxy.example:3128", "hush"),
            ("callpad://next?key=0123456789abcdef", "0123456789abcdef"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln", "eyJzdWIiOiJhbmEifQ"),
            ("what 3fa85f64-5717-4562-b3fc-2c963f66afa6 was", "3fa85f64"),
            ("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----", "MIIE"),
            ("mail ana.silva@example.org now", "ana.silva"),
        ] {
            let cleaned = clean(text);
            assert!(!cleaned.contains(secret), "{text} -> {cleaned}");
            assert!(cleaned.contains("***"), "{cleaned}");
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "the token rests in memory only",
            "/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0",
            r#"{"timestamp":"2026-11-29T10:00:00.123456Z","level":"WARN","message":"the keyring could not be read"}"#,
            "https://queue.example.org:8443/prefix",
            "a-rather-long-name-with-no-digits-in-it-at-all",
            "the password is asked for in another window",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn what_is_known_goes_in_every_spelling() {
        let redactor = Redactor::new(
            ["hush!hush".to_owned(), "12".to_owned()],
            ["Zoë O\"Neill", "Li"].map(str::to_owned),
        );
        for text in [
            "Zoë O\"Neill came",
            r#"{"visitor":"Zoë O\"Neill"}"#,
            r#"{"visitor":"Zo\u00eb O\"Neill"}"#,
            "?visitor=Zo%C3%AB%20O%22Neill",
            "visitor=Zo%C3%AB+O%22Neill",
            "only Zoë",
            "xxhush!hushxx",
            "Mr Li.",
        ] {
            let cleaned = redactor.clean(text);
            assert!(cleaned.contains("***"), "{text} -> {cleaned}");
            for left in ["Zo", "Neill", "hush", " Li."] {
                assert!(!cleaned.contains(left), "{text} -> {cleaned}");
            }
        }
        assert_eq!(redactor.clean("Live in Lisbon"), "Live in Lisbon", "a short name is no part of a word");
        assert_eq!(redactor.clean(r#"{"n":12}"#), r#"{"n":12}"#, "a small number stands everywhere");
        assert!(!format!("{redactor:?}").contains("hush"));
    }

    #[test]
    fn the_persons_own_folder_does_not_carry_their_name() {
        let home = std::path::Path::new("/people/ana");
        let redactor = Redactor::default().with_home(Some(home));
        assert_eq!(redactor.clean("/people/ana/.local/share"), "~/.local/share");
        let windows = Redactor::default().with_home(Some(std::path::Path::new(r"C:\People\ana")));
        assert_eq!(windows.clean(r#"{"path":"C:\\People\\ana\\x"}"#), r#"{"path":"~\\x"}"#);
    }
}
