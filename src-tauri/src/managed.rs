//! What the organisation set for this computer, read once at the start: a policy that changes counts from the next one.

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
    /// What is wrong with it, for the administrator.
    pub(crate) problems: Vec<String>,
}

impl Managed {
    /// Reads it, and writes down what is wrong.
    pub(crate) fn read() -> Self {
        Self::of(policy(), callpad_policy::read_installation())
    }

    fn of(policy: MachinePolicy, installation: Installation) -> Self {
        let problems: Vec<_> =
            policy.problems.iter().chain(&installation.problems).map(ToString::to_string).collect();
        for problem in &problems {
            tracing::warn!(problem, "the organisation's settings");
        }
        Self {
            installation: installation.defaults,
            recommended: policy.recommended,
            locked: policy.locked,
            problems,
        }
    }

    /// The counter that this computer must be, where the organisation says so.
    pub(crate) fn locked_desk(&self) -> Option<String> {
        self.locked.counter_for(&computer_name()).map(str::to_owned)
    }
}

#[cfg(not(debug_assertions))]
fn policy() -> MachinePolicy {
    callpad_policy::read_machine()
}

/// A build for development may be told where its policy lies; a released one never, for a person could then leave the
/// policy behind.
#[cfg(debug_assertions)]
fn policy() -> MachinePolicy {
    match std::env::var_os("CALLPAD_DEV_POLICY") {
        Some(file) => callpad_policy::read_file(std::path::Path::new(&file)),
        None => callpad_policy::read_machine(),
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
        assert_eq!(managed.locked_desk(), None);
    }

    #[test]
    fn the_computer_takes_its_counter_from_the_table() {
        let text = format!(r#"{{"counters": {{"{}": "d7"}}, "deskId": "d1"}}"#, computer_name());
        let managed = Managed::of(callpad_policy::parse_json("p", &text), Installation::default());
        assert_eq!(managed.locked_desk().as_deref(), Some("d7"));
    }
}
