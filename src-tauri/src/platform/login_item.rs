//! What is to be done about the login item of macOS, decided apart from it.

/// How the system has the login item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoginItem {
    /// It is not there.
    Absent,
    /// It starts Callpad.
    Enabled,
    /// The person has switched it off in the system's settings, or has still to allow it.
    ToBeAllowed,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is as it should be.
    Nothing,
    /// Register it.
    Register,
    /// Take it back.
    Unregister,
    /// Only the person can.
    Ask,
}

/// What leads from what is to what is wanted. What a person has switched off in the system's settings stays off: only there it
/// can be switched on again.
pub(crate) fn step(item: LoginItem, wanted: bool) -> Step {
    match (item, wanted) {
        (LoginItem::Absent, true) => Step::Register,
        (LoginItem::ToBeAllowed, true) => Step::Ask,
        (LoginItem::Enabled, true) | (LoginItem::Absent, false) => Step::Nothing,
        (LoginItem::Enabled | LoginItem::ToBeAllowed, false) => Step::Unregister,
    }
}

/// Whether these words start Callpad as a login item does: with nothing but its window closed. A login item has no command
/// line, so any other start needs a launch agent of the person's own.
pub(crate) fn is_plain(words: &[&str]) -> bool {
    matches!(words, [_, "--tray"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_done_twice_and_nothing_against_the_person() {
        for (item, wanted, done) in [
            (LoginItem::Absent, true, Step::Register),
            (LoginItem::Enabled, true, Step::Nothing),
            (LoginItem::ToBeAllowed, true, Step::Ask),
            (LoginItem::Absent, false, Step::Nothing),
            (LoginItem::Enabled, false, Step::Unregister),
            (LoginItem::ToBeAllowed, false, Step::Unregister),
        ] {
            assert_eq!(step(item, wanted), done, "{item:?}, {wanted}");
        }
    }

    #[test]
    fn a_folder_of_its_own_needs_a_command_line() {
        assert!(is_plain(&["/Applications/Callpad.app/Contents/MacOS/callpad", "--tray"]));
        assert!(!is_plain(&["callpad", "--tray", "--data-dir", "/x"]) && !is_plain(&["callpad"]));
    }
}
