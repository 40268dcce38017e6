//! Reading a policy. Whatever is wrong with a part of it, the rest applies, and each fault is told with its place.

mod collect;
mod json;
mod plist;
mod registry;
#[cfg(windows)]
mod windows;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::host;
use crate::preferences::Preferences;
use crate::problem::{Problem, ProblemKind};

pub use json::parse_json;
pub use plist::parse_plist;
pub(crate) use registry::RECOMMENDED as REGISTRY_RECOMMENDED;
pub use registry::{RegistryData, RegistryTree, parse_installation, parse_registry};

/// The most bytes of a policy file.
const LONGEST: u64 = 1024 * 1024;

/// The policy file where there is neither a registry nor a property list.
#[cfg(not(any(windows, target_os = "macos")))]
const FILE: &str = "/etc/callpad/policy.json";

/// What an organisation set for this computer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MachinePolicy {
    /// Settings that nobody at the computer can change.
    pub locked: Preferences,
    /// Settings that a person may change.
    pub recommended: Preferences,
    /// What was to be locked, and has a value that it cannot have.
    pub refused: Vec<Refused>,
    /// What is wrong with it; what is named here does not apply.
    pub problems: Vec<Problem>,
}

/// Something that was to be locked, and has a value that it cannot have. What it should be nobody can tell; that a person may
/// choose it was not meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The setting.
    pub name: String,
    /// The entry of a map; none where it is the whole setting.
    pub entry: Option<String>,
}

impl Refused {
    /// Of what is wrong with a locked layer.
    fn of(problems: &[Problem]) -> Vec<Self> {
        let refused = |problem: &Problem| {
            let entry = match &problem.kind {
                ProblemKind::WrongValue { .. } => None,
                ProblemKind::WrongEntry { entry, .. } => Some(entry.clone()),
                _ => return None,
            };
            Some(Self { name: problem.name.clone()?, entry })
        };
        problems.iter().filter_map(refused).collect()
    }
}

impl MachinePolicy {
    /// Whether this setting was to be locked and cannot be what it was set to.
    pub fn refuses(&self, name: &str) -> bool {
        self.refused.iter().any(|refused| refused.name == name && refused.entry.is_none())
    }

    /// Whether the computer with this name was to have a counter, and has none that can be.
    pub fn refuses_counter_of(&self, computer: &str) -> bool {
        let in_table = |refused: &Refused| {
            let named = refused.entry.as_ref().is_some_and(|entry| host::fit(entry, computer).is_some());
            refused.name == "counters" && named
        };
        self.locked.counter_for(computer).is_none()
            && (self.refuses("deskId") || self.refuses("counters") || self.refused.iter().any(in_table))
    }
}

/// What the installer was told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Installation {
    /// Settings, as defaults below everything but what is built in.
    pub defaults: Preferences,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
}

/// Reads the policy of this computer: on Windows the key `HKLM\Software\Policies\Callpad`, on macOS the managed
/// preferences of `io.callpad.desktop`, elsewhere `/etc/callpad/policy.json`. Nothing that a person can set, such as
/// a variable of the environment, leads elsewhere. Where there is no policy, nothing is set and nothing is wrong.
pub fn read_machine() -> MachinePolicy {
    #[cfg(windows)]
    return windows::read_policy(windows_registry::LOCAL_MACHINE, windows::MACHINE, windows::POLICY);
    #[cfg(target_os = "macos")]
    return read_managed_preferences();
    #[cfg(not(any(windows, target_os = "macos")))]
    return read_file(Path::new(FILE));
}

/// Reads what the installer was told: `HKLM\Software\Callpad` by the one for the computer, over it `HKCU\Software\Callpad` by the
/// one for a person. Other systems have no such installer.
pub fn read_installation() -> Installation {
    #[cfg(windows)]
    {
        use windows_registry::{CURRENT_USER, LOCAL_MACHINE};
        let computer = windows::read_installation(LOCAL_MACHINE, windows::MACHINE, windows::INSTALLATION);
        let person = windows::read_installation(CURRENT_USER, windows::PERSON, windows::INSTALLATION);
        let mut problems = computer.problems;
        problems.extend(person.problems);
        Installation { defaults: computer.defaults.under(&person.defaults), problems }
    }
    #[cfg(not(windows))]
    return Installation::default();
}

/// Reads a policy file: a property list where its name ends so, JSON otherwise. A missing file is an empty policy.
pub fn read_file(path: &Path) -> MachinePolicy {
    let place = path.display().to_string();
    let bytes = match read_bytes(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return faulty(place, ProblemKind::TooLong { limit: LONGEST }),
        Err(error) if error.kind() == ErrorKind::NotFound => return MachinePolicy::default(),
        Err(error) => return faulty(place, ProblemKind::Unreadable { detail: error.to_string() }),
    };
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("plist")) {
        return parse_plist(&place, &bytes);
    }
    match str::from_utf8(&bytes) {
        Ok(text) => parse_json(&place, text),
        Err(_) => faulty(place, ProblemKind::NotText),
    }
}

/// The file's bytes; none if they are too many.
fn read_bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > LONGEST { None } else { Some(bytes) })
}

fn faulty(place: String, kind: ProblemKind) -> MachinePolicy {
    let problem = Problem { place, name: None, line: None, kind };
    MachinePolicy { problems: vec![problem], ..MachinePolicy::default() }
}

/// The computer's property list, and over it the person's own, which only the device management can write.
#[cfg(target_os = "macos")]
fn read_managed_preferences() -> MachinePolicy {
    const FOLDER: &str = "/Library/Managed Preferences";
    const FILE: &str = "io.callpad.desktop.plist";
    let folder = Path::new(FOLDER);
    let computer = read_file(&folder.join(FILE));
    // The name that belongs to the user's number: the environment's could be anybody's.
    let person = read_file(&folder.join(whoami::username()).join(FILE));
    computer.under(person)
}

#[cfg(any(target_os = "macos", test))]
impl MachinePolicy {
    /// With another policy over this one.
    fn under(mut self, over: Self) -> Self {
        self.locked = self.locked.under(&over.locked);
        self.recommended = self.recommended.under(&over.recommended);
        self.refused.extend(over.refused);
        self.problems.extend(over.problems);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        (folder, path)
    }

    #[test]
    fn a_missing_file_is_no_policy() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_file(&folder.path().join("policy.json")), MachinePolicy::default());
    }

    #[test]
    fn a_file_is_read_by_its_kind() {
        let (_folder, path) = file("policy.json", br#"{"deskId": "3"}"#);
        assert_eq!(read_file(&path).locked.desk_id.as_deref(), Some("3"));
        let list = b"<plist version=\"1.0\"><dict><key>deskId</key><string>4</string></dict></plist>";
        let (_folder, path) = file("io.callpad.desktop.plist", list);
        assert_eq!(read_file(&path).locked.desk_id.as_deref(), Some("4"));
    }

    #[test]
    fn an_over_long_file_is_refused_whole() {
        let mut content = br#"{"deskId": "3"}"#.to_vec();
        content.resize(LONGEST as usize, b' ');
        let (_folder, path) = file("policy.json", &content);
        assert_eq!(read_file(&path).problems, []);
        content.push(b' ');
        let (_folder, path) = file("policy.json", &content);
        let policy = read_file(&path);
        assert_eq!(policy.locked, Preferences::default());
        assert_eq!(policy.problems[0].kind, ProblemKind::TooLong { limit: LONGEST });
    }

    #[test]
    fn what_is_there_and_cannot_be_read_is_told() {
        // A folder in the file's place: administrators can read every file, and tests may run as one.
        let folder = tempfile::tempdir().unwrap();
        let policy = read_file(folder.path());
        assert!(matches!(policy.problems[0].kind, ProblemKind::Unreadable { .. }), "{:?}", policy.problems);
    }

    #[test]
    fn a_file_in_another_encoding_is_told() {
        let (_folder, path) = file("policy.json", b"{\"deskId\": \"\xe9\"}");
        assert_eq!(read_file(&path).problems[0].kind, ProblemKind::NotText);
    }

    #[test]
    fn entries_of_the_table_that_can_mean_no_computer_or_two_are_told() {
        let text = r#"{"counters": {"HALL-PC-*": "1", "http://hall": "2", "HALL-PC-01.example.org": "3",
            "hall-pc-02.lisbon.example": "4", "HALL-PC-02.porto.example": "5", "hall-pc-03": "6", "HALL-PC-03.": "7",
            "hall-pc-04": "8", "hall-pc-04.example.org": "9"}}"#;
        let policy = parse_json("x", text);
        let said: Vec<_> = policy.problems.iter().map(|p| &p.kind).collect();
        assert!(matches!(said[0], ProblemKind::NoComputer { entry } if entry == "HALL-PC-*"), "{said:?}");
        assert!(matches!(said[1], ProblemKind::NoComputer { entry } if entry == "http://hall"), "{said:?}");
        assert!(
            matches!(said[2], ProblemKind::SameComputer { entry, .. } if entry.starts_with("HALL-PC-02")),
            "{said:?}"
        );
        assert!(
            matches!(said[3], ProblemKind::DuplicateEntry { entry } if entry == "HALL-PC-03."),
            "{said:?}"
        );
        assert_eq!(said.len(), 4);
        assert_eq!(policy.locked.counter_for("hall-pc-01"), Some("3"));
    }

    #[test]
    fn a_persons_managed_preferences_lie_over_the_computers() {
        let set = |text| parse_json("x", text);
        let computer = set(r#"{"deskId": "1", "pollEveryS": 10, "recommended": {"alertVolume": 1}}"#);
        let person = set(r#"{"deskId": "2", "recommended": {"alertVolume": 2}, "x": 1}"#);
        let both = computer.under(person);
        assert_eq!((both.locked.desk_id.as_deref(), both.locked.poll_every_s), (Some("2"), Some(10)));
        assert_eq!((both.recommended.alert_volume, both.problems.len()), (Some(2), 1));
    }
}
