//! Characters that have no place in a name.

/// Whether a character does harm in a name, a tag or an id: control characters, the ends of lines and paragraphs, those
/// that turn the direction of writing around or cannot be seen, and the one that stands where a text was broken (V19).
/// The joiners of Persian and of the scripts of India are letters' own, and fit.
pub(crate) fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v19_what_harms_is_unfit_and_every_script_fits() {
        for c in
            ['\0', '\t', '\n', '\u{7f}', '\u{85}', '\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{fffd}']
        {
            assert!(is_unfit(c), "{c:?}");
        }
        for name in ["Ana Martins", "ليلى حداد", "می‌خواهم", "अनिता शर्मा", "王小明", "O’Neill", "👩‍💼"]
        {
            assert!(!name.chars().any(is_unfit), "{name}");
        }
    }
}
