//! What the programs import from macOS. Apple's libraries are not to be had on Linux: they are stood in for by stubs made from
//! a list of their symbols, which is kept in the repository. A link that succeeds so does not prove that a Mac has a symbol.
//! Hence every line of the list says since which macOS it is there, and each change of it is read by a person.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use fs_err as fs;

use super::macho::Import;
use super::version::Version;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    /// `AppKit`, `System`, or `?` where nobody has said.
    library: String,
    /// With its underscore; `-` for a library of which nothing is imported by name.
    symbol: String,
    /// Since this macOS or an older one; none where nobody has said.
    since: Option<Version>,
    /// The program starts without it.
    weak: bool,
    /// Another build than the one that is always linked imports it: `x86_64`, `release`.
    only: Option<String>,
}

impl Line {
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (library, symbol) = (words.next()?.to_owned(), words.next()?.to_owned());
        let since = match words.next()? {
            UNKNOWN => None,
            since => Some(Version::read(since)?),
        };
        let mut line = Self { library, symbol, since, weak: false, only: None };
        for word in words {
            match word {
                "weak" => line.weak = true,
                "x86_64" | "release" if line.only.is_none() => line.only = Some(word.to_owned()),
                _ => return None,
            }
        }
        Some(line)
    }
}

impl Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.map_or_else(|| UNKNOWN.to_owned(), |since| since.to_string());
        write!(f, "{} {} {since}", self.library, self.symbol)?;
        if self.weak {
            f.write_str(" weak")?;
        }
        self.only.iter().try_for_each(|only| write!(f, " {only}"))
    }
}

/// What a person has still to say.
const UNKNOWN: &str = "?";
/// Stands for the symbol where only the library is named.
const NOTHING: &str = "-";

/// The list that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What stands above the lines.
    head: String,
    lines: BTreeMap<String, Line>,
}

/// What was found in the programs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Everything that is imported.
    pub imports: BTreeSet<Import>,
    /// Paths of all libraries that are named.
    pub libraries: BTreeSet<String>,
}

impl List {
    /// Reads the list.
    ///
    /// # Errors
    /// Names the first line that cannot be read.
    pub fn read(text: &str) -> Result<Self> {
        let (mut head, mut lines) = (String::new(), BTreeMap::new());
        for (number, text) in text.lines().enumerate() {
            if text.starts_with('#') {
                head.push_str(text);
                head.push('\n');
                continue;
            }
            let line = Line::read(text).with_context(|| {
                format!("line {}: not LIBRARY SYMBOL SINCE [weak] [x86_64|release]: {text:?}", number + 1)
            })?;
            if let Some(twice) = lines.insert(key(&line.library, &line.symbol), line) {
                bail!("line {}: {} stands there twice", number + 1, twice.symbol);
            }
        }
        Ok(Self { head, lines })
    }

    /// The list as it is kept.
    #[must_use]
    pub fn text(&self) -> String {
        let mut sorted: Vec<_> = self.lines.values().collect();
        sorted.sort();
        let mut text = self.head.clone();
        for line in sorted {
            let _ = writeln!(text, "{line}");
        }
        text
    }

    /// What is wrong with `found`: what the list does not have, and with `whole` also what it has and is not imported any
    /// more; what nobody has judged, and what is newer than `oldest`.
    #[must_use]
    pub fn complaints(&self, found: &Found, oldest: Version, whole: bool) -> Vec<String> {
        let now = lines_of(found);
        let mut said: Vec<String> = Vec::new();
        for (key, line) in &now {
            match self.lines.get(key) {
                None => said.push(format!("new: {} {}", line.library, line.symbol)),
                Some(known) if line.library != UNKNOWN && known.library != line.library => {
                    said.push(format!("{}: {} imports it from {}", known, line.symbol, line.library))
                }
                Some(known) if known.weak != line.weak => said.push(format!(
                    "{known}: {}",
                    if line.weak { "is now imported weakly" } else { "is not imported weakly any more" }
                )),
                Some(_) => {}
            }
        }
        if whole {
            let gone = self.lines.iter().filter(|(key, line)| line.only.is_none() && !now.contains_key(*key));
            said.extend(
                gone.map(|(_, line)| format!("no longer imported: {} {}", line.library, line.symbol)),
            );
        }
        for line in self.lines.values() {
            match line.since {
                _ if line.library == UNKNOWN => said.push(format!("{line}: say which library has it")),
                None => said.push(format!("{line}: say since which macOS it is there")),
                Some(since) if since > oldest && !line.weak => said.push(format!(
                    "{line}: Callpad promises to start on macOS {oldest}, where it is missing"
                )),
                Some(_) => {}
            }
        }
        said
    }

    /// The list after a person has accepted what was found. `system` tells since when libSystem has a symbol; of all else
    /// a person must say it.
    #[must_use]
    pub fn accept(&self, found: &Found, system: impl Fn(&str) -> Option<Version>) -> Self {
        let mut lines = lines_of(found);
        for (key, line) in &mut lines {
            if let Some(known) = self.lines.get(key) {
                let library = if line.library == UNKNOWN { &known.library } else { &line.library };
                *line = Line { library: library.clone(), weak: line.weak, ..known.clone() };
            }
            if matches!(line.library.as_str(), UNKNOWN | "System") && line.since.is_none() {
                line.since = system(&line.symbol);
                if line.since.is_some() {
                    line.library = "System".to_owned();
                }
            }
        }
        for (key, line) in self.lines.iter().filter(|(_, line)| line.only.is_some()) {
            lines.entry(key.clone()).or_insert_with(|| line.clone());
        }
        Self { head: self.head.clone(), lines }
    }

    /// Writes what a linker takes for Apple's libraries.
    ///
    /// # Errors
    /// The system's.
    pub fn write_stubs(&self, sdk: &Path) -> Result<()> {
        let mut libraries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        // Each program of macOS has these two, even with an empty list.
        for library in ["System", "objc"] {
            libraries.insert(library, Vec::new());
        }
        for line in self.lines.values().filter(|line| line.library != UNKNOWN) {
            let symbols = libraries.entry(&line.library).or_default();
            if line.symbol != NOTHING {
                symbols.push(&line.symbol);
            }
        }
        for (library, symbols) in libraries {
            let (stub, installed) = places(library);
            write(&sdk.join(stub), &stub_text(&installed, &symbols))?;
        }
        // libSystem by its other names.
        let (_, installed) = places("System");
        for name in ["c", "m", "pthread", "dl", "util"] {
            let symbols: Vec<_> = self.lines.values().filter(|line| line.library == "System").collect();
            let symbols: Vec<_> = symbols.iter().map(|line| line.symbol.as_str()).collect();
            write(&sdk.join(format!("usr/lib/lib{name}.tbd")), &stub_text(&installed, &symbols))?;
        }
        Ok(())
    }
}

/// Symbols are looked for in all libraries where the list does not have them, so a symbol alone names its line.
fn key(library: &str, symbol: &str) -> String {
    if symbol == NOTHING { format!("{library} {NOTHING}") } else { symbol.to_owned() }
}

fn lines_of(found: &Found) -> BTreeMap<String, Line> {
    let mut lines = BTreeMap::new();
    for import in &found.imports {
        let library = import.library.as_deref().map_or_else(|| UNKNOWN.to_owned(), short);
        let line =
            Line { library, symbol: import.symbol.clone(), since: None, weak: import.weak, only: None };
        let kept: &mut Line = lines.entry(import.symbol.clone()).or_insert_with(|| line.clone());
        // One program that needs it is enough.
        kept.weak &= line.weak;
    }
    let named: BTreeSet<_> = lines.values().map(|line| line.library.clone()).collect();
    for library in found.libraries.iter().map(|path| short(path)) {
        if !named.contains(&library) {
            let line = Line {
                library: library.clone(),
                symbol: NOTHING.to_owned(),
                since: None,
                weak: false,
                only: None,
            };
            lines.insert(key(&library, NOTHING), line);
        }
    }
    lines
}

/// `AppKit` of `/System/Library/Frameworks/AppKit.framework/Versions/C/AppKit`, `System` of `/usr/lib/libSystem.B.dylib`.
fn short(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    match file.strip_prefix("lib").and_then(|rest| rest.split('.').next()) {
        Some(name) if path.starts_with("/usr/lib/") => name.to_owned(),
        _ => file.to_owned(),
    }
}

/// Where a linker looks for a library's stub, and where the library lies on a Mac.
fn places(library: &str) -> (PathBuf, String) {
    let own = match library {
        "System" => Some("libSystem.B"),
        "objc" => Some("libobjc.A"),
        "iconv" => Some("libiconv.2"),
        _ => None,
    };
    if let Some(own) = own {
        return (PathBuf::from(format!("usr/lib/lib{library}.tbd")), format!("/usr/lib/{own}.dylib"));
    }
    // Of these two the first version is long gone.
    let version = if matches!(library, "AppKit" | "Foundation") { "C" } else { "A" };
    (
        PathBuf::from(format!("System/Library/Frameworks/{library}.framework/{library}.tbd")),
        format!("/System/Library/Frameworks/{library}.framework/Versions/{version}/{library}"),
    )
}

fn stub_text(installed: &str, symbols: &[&str]) -> String {
    const TARGETS: &str = "[ x86_64-macos, arm64-macos ]";
    let mut text =
        format!("--- !tapi-tbd\ntbd-version: 4\ntargets: {TARGETS}\ninstall-name: '{installed}'\n");
    if !symbols.is_empty() {
        let quoted: Vec<_> = symbols.iter().map(|symbol| format!("'{symbol}'")).collect();
        let _ = writeln!(text, "exports:\n  - targets: {TARGETS}\n    symbols: [ {} ]", quoted.join(", "));
    }
    text.push_str("...\n");
    text
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLDEST: Version = Version { major: 13, minor: 0 };
    const LIST: &str =
        "# What is kept.\nAppKit _NSBeep 10.0\nSystem _memcpy 10.0\nSystem _old 10.5 x86_64\nWebKit - 10.2\n";

    fn import(library: Option<&str>, symbol: &str) -> Import {
        Import { library: library.map(|library| places(library).1), symbol: symbol.into(), weak: false }
    }

    fn found(imports: &[Import]) -> Found {
        Found {
            imports: imports.iter().cloned().collect(),
            libraries: ["AppKit", "System", "WebKit"].map(|library| places(library).1).into(),
        }
    }

    fn usual() -> Vec<Import> {
        vec![import(Some("AppKit"), "_NSBeep"), import(Some("System"), "_memcpy")]
    }

    #[test]
    fn what_is_imported_as_the_list_has_it_is_right() {
        let list = List::read(LIST).unwrap();
        assert_eq!(list.complaints(&found(&usual()), OLDEST, true), Vec::<String>::new());
        assert_eq!(list.text(), LIST);
    }

    #[test]
    fn each_change_is_told() {
        let list = List::read(LIST).unwrap();
        let with = |more: Import| found(&[usual(), vec![more]].concat());
        let told = |found: &Found| list.complaints(found, OLDEST, true);
        assert_eq!(told(&with(import(None, "_new"))), ["new: ? _new"]);
        assert_eq!(told(&with(import(Some("AppKit"), "_NSNew"))), ["new: AppKit _NSNew"]);
        assert_eq!(told(&found(&usual()[1..])), ["new: AppKit -", "no longer imported: AppKit _NSBeep"]);
        let elsewhere = found(&[import(Some("WebKit"), "_NSBeep"), import(Some("System"), "_memcpy")]);
        assert!(
            told(&elsewhere).iter().any(|told| told.contains("_NSBeep imports it from WebKit")),
            "{elsewhere:?}"
        );
        let mut weak = usual();
        weak[0].weak = true;
        assert_eq!(told(&found(&weak)), ["AppKit _NSBeep 10.0: is now imported weakly"]);
        let mut more = found(&usual());
        more.libraries.insert(places("CoreAudio").1);
        assert_eq!(told(&more), ["new: CoreAudio -"]);
        // Another build has less, and what is marked.
        assert!(list.complaints(&found(&usual()[1..]), OLDEST, false).contains(&"new: AppKit -".to_owned()));
        assert!(list.complaints(&with(import(Some("System"), "_old")), OLDEST, false).is_empty());
    }

    #[test]
    fn what_the_oldest_macos_lacks_fails_unless_the_program_starts_without_it() {
        let judged = |since: &str| {
            let list =
                List::read(&format!("{LIST}CoreAudio _AudioHardwareDestroyProcessTap {since}\n")).unwrap();
            let weak = since.ends_with("weak");
            let mut imports = usual();
            imports.push(Import { weak, ..import(Some("CoreAudio"), "_AudioHardwareDestroyProcessTap") });
            list.complaints(&found(&imports), OLDEST, true)
        };
        assert!(judged("14.2")[0].ends_with("macOS 13.0, where it is missing"), "{:?}", judged("14.2"));
        assert!(judged("?")[0].ends_with("say since which macOS it is there"));
        for fine in ["13.0", "13", "10.15", "14.2 weak"] {
            assert!(judged(fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn accepting_keeps_what_was_judged_and_asks_for_the_rest() {
        let list = List::read(LIST).unwrap();
        let mut imports = usual();
        imports.remove(0);
        imports.push(import(None, "_new"));
        imports.push(import(None, "_clonefile"));
        let mut found = found(&imports);
        found.libraries.remove(&places("AppKit").1);
        let system = |symbol: &str| (symbol == "_clonefile").then_some(Version { major: 11, minor: 0 });
        let accepted = list.accept(&found, system);
        assert_eq!(
            accepted.text(),
            "# What is kept.\n? _new ?\nSystem _clonefile 11.0\nSystem _memcpy 10.0\nSystem _old 10.5 x86_64\nWebKit - 10.2\n"
        );
        assert_eq!(accepted.complaints(&found, OLDEST, true), ["? _new ?: say which library has it"]);
        assert_eq!(accepted.accept(&found, system), accepted);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (text, number) in [("AppKit _X", 1), ("# head\nAppKit _X soon", 2), ("AppKit _X 13 maybe", 1)] {
            let words = List::read(text).unwrap_err().to_string();
            assert!(words.starts_with(&format!("line {number}: ")), "{words}");
        }
        assert!(List::read("A _x 1\nB _x 1").is_err());
    }

    #[test]
    fn stubs_lie_where_a_linker_looks() {
        let sdk = std::env::temp_dir().join(format!("xtask-stubs-{}", std::process::id()));
        List::read(LIST).unwrap().write_stubs(&sdk).unwrap();
        let read = |path: &str| fs::read_to_string(sdk.join(path)).unwrap();
        let app_kit = read("System/Library/Frameworks/AppKit.framework/AppKit.tbd");
        assert!(app_kit.contains("/Versions/C/AppKit'") && app_kit.contains("[ '_NSBeep' ]"), "{app_kit}");
        assert!(read("usr/lib/libSystem.tbd").contains("'_memcpy', '_old'"));
        assert_eq!(read("usr/lib/libc.tbd"), read("usr/lib/libSystem.tbd"));
        assert!(!read("System/Library/Frameworks/WebKit.framework/WebKit.tbd").contains("exports"));
        fs::remove_dir_all(&sdk).unwrap();
    }
}
