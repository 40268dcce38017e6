//! Names of computers.

/// The longest part of a name between two dots, in characters, as the name service has it.
const LONGEST_PART: usize = 63;

/// This computer's name, as its system has it.
pub fn computer_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// How well a name of a table fits a computer: case does not count, and the domain only where both have one. Systems differ in
/// whether they name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// One of them has no domain.
    Short,
    /// The same with its domain, or both without one.
    Whole,
}

/// Whether a name of a table means the computer; none where it means another.
pub(crate) fn fit(name: &str, computer: &str) -> Option<Fit> {
    let (name, computer) = (key(name), key(computer));
    let domain = |name: &str| name.split_once('.').map(|(_, domain)| domain.to_owned());
    if name == computer {
        return Some(Fit::Whole);
    }
    let one_is_short = domain(&name).is_none() || domain(&computer).is_none();
    (one_is_short && short(&name) == short(&computer)).then_some(Fit::Short)
}

/// A name as it is compared.
pub(crate) fn key(name: &str) -> String {
    name.trim().trim_end_matches('.').to_lowercase()
}

/// What stands before the domain.
pub(crate) fn short(name: &str) -> &str {
    name.split_once('.').map_or(name, |(short, _)| short)
}

/// Whether a computer can have this name: what looks like an address, a share, a list or a pattern never fits.
pub(crate) fn is_possible(name: &str) -> bool {
    key(name).split('.').all(|part| {
        (1..=LONGEST_PART).contains(&part.chars().count())
            && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_a_final_dot_do_not_count_and_a_domain_only_where_both_have_one() {
        for (name, computer, fits) in [
            ("HALL-PC-01", "hall-pc-01", Some(Fit::Whole)),
            ("HALL-PC-01.example.org", "hall-pc-01", Some(Fit::Short)),
            ("HALL-PC-01.example.org.", "hall-pc-01.EXAMPLE.org", Some(Fit::Whole)),
            ("HALL-PC-01.", "HALL-PC-01", Some(Fit::Whole)),
            (" HALL-PC-01 ", "HALL-PC-01.local", Some(Fit::Short)),
            ("HALL-PC-01.porto.example.org", "hall-pc-01.lisbon.example.org", None),
            ("HALL-PC-1", "HALL-PC-10", None),
            ("SCHÖN", "schön", Some(Fit::Whole)),
        ] {
            assert_eq!(fit(name, computer), fits, "{name} {computer}");
        }
    }

    #[test]
    fn what_no_computer_is_called_is_known() {
        for name in ["HALL-PC-01", "hall_pc.example.org.", "Büro", "7"] {
            assert!(is_possible(name), "{name}");
        }
        for name in [
            "HALL-PC-*",
            "http://hall",
            "\\\\HALL",
            "hall pc",
            "a,b",
            "a..b",
            ".example.org",
            "",
            &"x".repeat(64),
        ] {
            assert!(!is_possible(name), "{name}");
        }
    }
}
