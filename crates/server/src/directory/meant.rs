//! What was probably meant by a word that is not known.

/// How alike two words must be, from 0 to 1: a slip of a letter or two in a word of some length.
const ALIKE: f64 = 0.7;
/// The most words that are compared: the rest of a large branch is not searched for a guess.
const MOST: usize = 2_000;

/// The known word that is most like this one, if one is.
pub(crate) fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .take(MOST)
        .map(|one| (strsim::normalized_damerau_levenshtein(&word.to_lowercase(), &one.to_lowercase()), one))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, one)| one)
}

/// What is wrong, and what was probably meant.
pub(super) fn with_meant<'a>(what: &str, word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    match meant(word, known) {
        Some(meant) => format!("{what}; {meant:?} is meant?"),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let known = ["acl_qmpad_access", "callpad_supervise"];
        assert_eq!(meant("acl_qmpad_acces", known), Some("acl_qmpad_access"));
        assert_eq!(meant("Callpad_Supervice", known), Some("callpad_supervise"));
        assert_eq!(meant("boss", known), None);
        assert_eq!(meant("", known), None);
    }
}
