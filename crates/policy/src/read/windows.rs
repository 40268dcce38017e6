//! The registry itself.

use windows_registry::{Key, Type, Value};

use super::registry::{RegistryData, RegistryTree, parse_installation, parse_registry};
use super::{Installation, MachinePolicy, faulty};
use crate::problem::{Problem, ProblemKind};

/// The root of the computer's keys, as it stands in problems.
pub(super) const MACHINE: &str = "HKLM";

/// The root of the person's own keys.
pub(super) const PERSON: &str = "HKCU";

/// Where Group Policy and device management write; only administrators can.
pub(super) const POLICY: &str = r"Software\Policies\Callpad";

/// Where the installer writes.
pub(super) const INSTALLATION: &str = r"Software\Callpad";

/// How deep the deepest setting lies: a map or list below `Recommended`. One more, so that what lies there is told.
const DEEPEST: u32 = 3;

/// What Windows says of a key that is not there: its error 2 as an HRESULT.
const NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

/// Reads the policy at a path below a root.
pub(super) fn read_policy(root: &Key, root_name: &str, path: &str) -> MachinePolicy {
    let place = format!(r"{root_name}\{path}");
    match read_tree(root, path) {
        Ok(Some(tree)) => parse_registry(&place, &tree),
        Ok(None) => MachinePolicy::default(),
        Err(error) => faulty(place, ProblemKind::Unreadable { detail: error.message() }),
    }
}

/// Reads what the installer wrote at a path below a root.
pub(super) fn read_installation(root: &Key, root_name: &str, path: &str) -> Installation {
    let place = format!(r"{root_name}\{path}");
    match read_tree(root, path) {
        Ok(Some(tree)) => parse_installation(&place, &tree),
        Ok(None) => Installation::default(),
        Err(error) => {
            let kind = ProblemKind::Unreadable { detail: error.message() };
            let problem = Problem { place, name: None, line: None, kind };
            Installation { problems: vec![problem], ..Installation::default() }
        }
    }
}

/// The key with everything in it; none where there is no such key.
fn read_tree(root: &Key, path: &str) -> windows_registry::Result<Option<RegistryTree>> {
    match root.open(path) {
        Ok(key) => tree(&key, 1).map(Some),
        Err(error) if error.code().0 == NOT_FOUND => Ok(None),
        Err(error) => Err(error),
    }
}

fn tree(key: &Key, depth: u32) -> windows_registry::Result<RegistryTree> {
    let values = key.values()?.map(|(name, value)| (name, data(value))).collect();
    let mut keys = Vec::new();
    for name in key.keys()? {
        let below =
            if depth < DEEPEST { tree(&key.open(&name)?, depth + 1)? } else { RegistryTree::default() };
        keys.push((name, below));
    }
    Ok(RegistryTree { values, keys })
}

fn data(value: Value) -> RegistryData {
    let data = match value.ty() {
        Type::U32 => u32::try_from(value).map(RegistryData::Dword),
        Type::String => String::try_from(value).map(RegistryData::Text),
        Type::MultiString => Vec::<String>::try_from(value).map(|texts| {
            // The value ends with two zeros, which come out as empty texts.
            RegistryData::Texts(texts.into_iter().filter(|text| !text.is_empty()).collect())
        }),
        _ => return RegistryData::Other,
    };
    data.unwrap_or(RegistryData::Other)
}

#[cfg(test)]
mod tests {
    use windows_registry::CURRENT_USER;

    use super::*;

    /// A key of its own below the person's keys, removed at the end.
    struct Scratch(String);

    impl Scratch {
        fn new(name: &str) -> Self {
            Self(format!(r"Software\CallpadTest\{}-{name}", std::process::id()))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = CURRENT_USER.remove_tree(&self.0);
        }
    }

    #[test]
    fn a_policy_is_read_from_the_registry() {
        let scratch = Scratch::new("policy");
        let key = CURRENT_USER.create(&scratch.0).unwrap();
        key.set_u32("pollEveryS", 10).unwrap();
        key.set_u32("maskNames", 1).unwrap();
        key.set_string("deskId", "3").unwrap();
        key.set_multi_string("alertMutedServices", &["7", "12"]).unwrap();
        key.set_u64("alertVolume", 5).unwrap();
        key.create("counters").unwrap().set_string("PC-1", "1").unwrap();
        let recommended = key.create("Recommended").unwrap();
        recommended.set_string("language", "pt").unwrap();
        recommended.create("shortcuts").unwrap().set_string("callNext", "Ctrl+Alt+N").unwrap();

        let policy = read_policy(CURRENT_USER, "HKCU", &scratch.0);
        assert_eq!((policy.locked.poll_every_s, policy.locked.mask_names), (Some(10), Some(true)));
        assert_eq!(policy.locked.desk_id.as_deref(), Some("3"));
        assert_eq!(policy.locked.alert_muted_services.unwrap(), ["7", "12"]);
        assert_eq!(policy.locked.counters.unwrap().len(), 1);
        assert_eq!(policy.recommended.language, Some(crate::choices::Language::Pt));
        assert_eq!(policy.recommended.shortcuts.unwrap().len(), 1);
        let said: Vec<_> = policy.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, [format!(r"HKCU\{}: alertVolume must be a REG_DWORD from 0 to 100", scratch.0)]);
    }

    #[test]
    fn what_the_installer_wrote_is_read_from_the_registry() {
        let scratch = Scratch::new("installation");
        let key = CURRENT_USER.create(&scratch.0).unwrap();
        key.set_string("serverAddress", "https://queue.example.org").unwrap();
        key.set_u32("startAtLogin", 1).unwrap();
        let installation = read_installation(CURRENT_USER, "HKCU", &scratch.0);
        assert_eq!(installation.problems, []);
        assert_eq!(installation.defaults.start_at_login, Some(true));
        assert_eq!(installation.defaults.server_address.as_deref(), Some("https://queue.example.org"));
    }

    #[test]
    fn a_missing_key_is_no_policy() {
        let scratch = Scratch::new("missing");
        assert_eq!(read_policy(CURRENT_USER, "HKCU", &scratch.0), MachinePolicy::default());
    }
}
