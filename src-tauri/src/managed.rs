//! What the organisation set for this computer, read once at the start: a policy that changes counts from the next one.

use callpad_client::ServerAddress;
use callpad_policy::{Installation, MachinePolicy, Preferences, computer_name};

/// What the organisation set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Managed {
    /// What the installer was told.
    pub(crate) installation: Preferences,
    /// What a person may choose otherwise.
    pub(crate) recommended: Preferences,
    /// What nobody here can change.
    pub(crate) locked: Preferences,
    /// The names of what was to be locked, to a value that cannot be.
    pub(crate) refused: Vec<String>,
    /// The counter of this computer was to be locked, to one that cannot be.
    pub(crate) counter_refused: bool,
    /// What is wrong with it, for the administrator.
    pub(crate) problems: Vec<String>,
}

/// What the organisation locks in one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LockedSetting<T> {
    /// The person chooses.
    Unlocked,
    /// To this.
    Locked(T),
    /// To something that cannot be. That a person may choose was not meant.
    Invalid,
}

/// Where newer versions lie, and who signs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UpdateSource {
    /// Address of the release's description, as Tauri's updater reads it.
    pub(crate) address: String,
    /// The public key, as `tauri signer generate` writes it.
    pub(crate) key: String,
}

impl Managed {
    /// Reads it, and writes down what is wrong.
    pub(crate) fn read() -> Self {
        Self::of(callpad_diagnosis::machine_policy(), callpad_policy::read_installation())
    }

    fn of(policy: MachinePolicy, installation: Installation) -> Self {
        let mut problems: Vec<_> =
            policy.problems.iter().chain(&installation.problems).map(ToString::to_string).collect();
        // A policy is checked by the outline of an address; the client knows all that one must be.
        for layer in [&policy.locked, &policy.recommended, &installation.defaults] {
            let own = layer.server_address.iter().map(|text| ("serverAddress", text));
            let further = layer.board_servers.iter().flatten().map(|text| ("boardServers", text));
            for (name, text) in own.chain(further) {
                if let Err(problem) = ServerAddress::parse(text) {
                    problems.push(format!("{name} {text:?}: {problem}"));
                }
            }
        }
        for problem in &problems {
            tracing::warn!(problem, "the organisation's settings");
        }
        let whole = policy.refused.iter().filter(|refused| refused.entry.is_none());
        Self {
            counter_refused: policy.refuses_counter_of(&computer_name()),
            refused: whole.map(|refused| refused.name.clone()).collect(),
            installation: installation.defaults,
            recommended: policy.recommended,
            locked: policy.locked,
            problems,
        }
    }

    /// Whether this was to be locked, to a value that cannot be.
    pub(crate) fn refuses(&self, name: &str) -> bool {
        self.refused.iter().any(|refused| refused == name)
    }

    /// Where newer versions lie. What a person writes into their own file does not count.
    pub(crate) fn update_source(&self) -> Option<UpdateSource> {
        let (locked, recommended) = (&self.locked, &self.recommended);
        let address = locked.update_address.as_ref().or(recommended.update_address.as_ref())?;
        let key = locked.update_key.as_ref().or(recommended.update_key.as_ref())?;
        Some(UpdateSource { address: address.clone(), key: key.clone() })
    }

    /// The server that this computer must use.
    pub(crate) fn server(&self) -> LockedSetting<ServerAddress> {
        match self.locked.server_address.as_deref().map(ServerAddress::parse) {
            Some(Ok(address)) => LockedSetting::Locked(address),
            Some(Err(_)) => LockedSetting::Invalid,
            None if self.refuses("serverAddress") => LockedSetting::Invalid,
            None => LockedSetting::Unlocked,
        }
    }

    /// The counter that this computer must be.
    pub(crate) fn desk(&self) -> LockedSetting<String> {
        match self.locked.counter_for(&computer_name()) {
            Some(desk) => LockedSetting::Locked(desk.to_owned()),
            None if self.counter_refused => LockedSetting::Invalid,
            None => LockedSetting::Unlocked,
        }
    }
}

impl<T> LockedSetting<T> {
    /// Whether a person has nothing to choose.
    pub(crate) fn is_locked(&self) -> bool {
        !matches!(self, Self::Unlocked)
    }

    /// To what it is locked, where that can be.
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Self::Locked(this) => Some(this),
            Self::Unlocked | Self::Invalid => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_applies_is_taken_and_what_is_wrong_is_told() {
        let text =
            r#"{"serverAddress": "https://q.example", "langage": "pt", "recommended": {"language": "de"}}"#;
        let managed = Managed::of(callpad_policy::parse_json("policy.json", text), Installation::default());
        assert_eq!(managed.locked.server_address.as_deref(), Some("https://q.example"));
        assert_eq!(managed.recommended.language, Some(callpad_policy::choices::Language::De));
        let [problem] = managed.problems.as_slice() else { panic!("{:?}", managed.problems) };
        assert!(problem.contains("langage") && problem.contains("policy.json"), "{problem}");
        assert_eq!(managed.desk(), LockedSetting::Unlocked);
    }

    fn of(text: &str) -> Managed {
        Managed::of(callpad_policy::parse_json("policy.json", text), Installation::default())
    }

    /// What the organisation meant nobody can tell; that everybody may go to any server it did not.
    #[test]
    fn a_locked_value_that_cannot_be_leaves_nothing_free() {
        for text in [
            r#"{"serverAddress": "queue.example"}"#,
            r#"{"serverAddress": "https://"}"#,
            r#"{"serverAddress": "http://[::zz]"}"#,
            r#"{"serverAddress": 7}"#,
            r#"{"serverAddress": null}"#,
        ] {
            let managed = of(text);
            assert_eq!(managed.server(), LockedSetting::Invalid, "{text}");
            assert!(managed.problems.iter().any(|problem| problem.contains("serverAddress")), "{text}");
        }
        let table =
            |entry: &str| format!(r#"{{"counters": {{"{}": {entry}, "other": "1"}}}}"#, computer_name());
        for text in
            [r#"{"deskId": 3}"#.to_owned(), r#"{"counters": "3"}"#.to_owned(), table("3"), table(r#""""#)]
        {
            assert_eq!(of(&text).desk(), LockedSetting::Invalid, "{text}");
        }
        assert_eq!(of(r#"{"counters": {"other": 3}}"#).desk(), LockedSetting::Unlocked, "another computer's");
        assert_eq!(
            of(r#"{"recommended": {"serverAddress": 7}}"#).server(),
            LockedSetting::Unlocked,
            "only recommended"
        );
        assert!(of(r#"{"demonstration": "no"}"#).refuses("demonstration"));
    }

    #[test]
    fn the_computer_takes_its_counter_from_the_table() {
        let text = format!(r#"{{"counters": {{"{}": "d7"}}, "deskId": "d1"}}"#, computer_name());
        let managed = Managed::of(callpad_policy::parse_json("p", &text), Installation::default());
        assert_eq!(managed.desk(), LockedSetting::Locked("d7".into()));
    }
}
