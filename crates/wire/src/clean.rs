//! Cleans texts from outside: fit for a screen, a tray, a notification, a title, a log or a file.
//!
//! It happens once, where texts enter: the readers of this crate and of the directory file use nothing else. A NUL
//! crashes a program that passes it to a C toolkit, a line break forges a log line, and a character that changes the
//! writing direction reorders its neighbours unless they are isolated.

/// The longest number or tag, in characters: it appears in trays, titles and on buttons.
pub const LONGEST_LABEL: usize = 40;
/// The longest name, in characters: as long as the API's own forms accept.
pub const LONGEST_NAME: usize = 255;
/// The longest note or other text of several lines, in characters: four times what our server accepts.
pub const LONGEST_TEXT: usize = 4_000;
/// The longest id, in characters: as long as our server accepts.
pub const LONGEST_ID: usize = 1_000;

/// What happens to a character.
enum Fate {
    Stays,
    Blank,
    Break,
    Goes,
}

/// Marks that join or part letters (ZWJ, ZWNJ) and those that only give a word's direction (LRM, RLM, ALM) stay:
/// Arabic, Indic scripts and emoji cannot be written without the former, and the latter affect only their neighbours.
/// Characters that open, close or override a whole stretch are removed, because the closing one may be missing.
fn fate(c: char) -> Fate {
    match c {
        '\t' => Fate::Blank,
        // Line and page breaks in all their spellings.
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        // Embeddings, overrides and isolates of the writing direction, and deprecated shaping switches.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
        // A byte-order mark, and the marks of interlinear annotations.
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        // Tag characters, which can carry a whole hidden text.
        | '\u{e0000}'..='\u{e007f}'
        // Not meant for interchange.
        | '\u{fdd0}'..='\u{fdef}' => Fate::Goes,
        c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => Fate::Goes,
        _ => Fate::Stays,
    }
}

/// A one-line text: breaks and tabs become blanks; unsafe characters and blanks at both ends are removed. A longer text
/// is cut, with "…" as its last character.
pub fn line(text: &str, longest: usize) -> String {
    let kept = text.chars().filter_map(|c| match fate(c) {
        Fate::Stays => Some(c),
        Fate::Blank | Fate::Break => Some(' '),
        Fate::Goes => None,
    });
    shortened(kept, longest)
}

/// A text of several lines: as [`line()`], but breaks stay, as `\n`, at most two in a row.
pub fn lines(text: &str, longest: usize) -> String {
    let (mut breaks, mut after_return) = (0, false);
    let kept = text.chars().filter_map(|c| {
        let second = c == '\n' && std::mem::replace(&mut after_return, c == '\r');
        after_return = c == '\r';
        match fate(c) {
            Fate::Goes => None,
            Fate::Break if second => None,
            Fate::Break => {
                breaks += 1;
                (breaks <= 2).then_some('\n')
            }
            Fate::Stays | Fate::Blank => {
                breaks = 0;
                Some(if c == '\t' { ' ' } else { c })
            }
        }
    });
    shortened(kept, longest)
}

/// Whether [`line()`] would remove something from a text or turn it into a blank.
pub fn is_unfit(text: &str) -> bool {
    text.chars().any(|c| !matches!(fate(c), Fate::Stays))
}

/// The first characters without blanks at the ends. Reads no more of the text than it returns.
fn shortened(chars: impl Iterator<Item = char>, longest: usize) -> String {
    let mut chars = chars.skip_while(|c| c.is_whitespace());
    let mut text: String = chars.by_ref().take(longest).collect();
    if chars.any(|c| !c.is_whitespace()) {
        text.pop();
        text.truncate(text.trim_end().len());
        text.push('…');
    } else {
        text.truncate(text.trim_end().len());
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_ends_programs_forges_lines_or_turns_the_writing_goes() {
        for (raw, clean) in [
            ("A\0 001", "A 001"),
            ("\u{1b}[31mred", "[31mred"),
            ("Ana\r\nINFO all is well", "Ana  INFO all is well"),
            ("tab\there", "tab here"),
            ("\u{202e}100 A", "100 A"),
            ("\u{2066}Ana\u{2069}", "Ana"),
            ("\u{feff}Ana", "Ana"),
            ("one\u{2028}two\u{85}three", "one two three"),
            ("\u{9b}1mX\u{7f}", "1mX"),
            ("a\u{ffff}b\u{1fffe}c\u{fdd0}d", "abcd"),
            ("ok\u{e0041}\u{e0042}", "ok"),
            ("  Ana  ", "Ana"),
            ("\u{0}\u{200b}", "\u{200b}"),
            ("\n\t\0", ""),
        ] {
            assert_eq!(line(raw, LONGEST_NAME), clean, "{raw:?}");
        }
    }

    #[test]
    fn what_scripts_need_stays() {
        for text in [
            "نمی\u{200c}خواهم",
            "ක්\u{200d}ර",
            "👩\u{200d}👩\u{200d}👧",
            "شركة \u{200e}A 12\u{200e} (فرع)",
            "\u{61c}123",
            "\u{200f}א",
            "Łukasz Strauß, cœur e\u{301}",
            "ไทย\u{200b}คำ",
        ] {
            assert_eq!(line(text, LONGEST_NAME), text);
            assert!(!is_unfit(text), "{text:?}");
        }
    }

    #[test]
    fn lines_stay_where_a_text_has_several() {
        assert_eq!(
            lines("one\r\ntwo\rthree\u{2029}four\n\n\n\nfive\t!\0", 100),
            "one\ntwo\nthree\nfour\n\nfive !"
        );
        assert_eq!(lines("\n\n one \r\n", 100), "one");
        assert_eq!(lines("a\r\n\r\nb", 100), "a\n\nb");
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        assert_eq!(line(&"é".repeat(256), 255), format!("{}…", "é".repeat(254)));
        assert_eq!(line(&"é".repeat(255), 255), "é".repeat(255));
        assert_eq!(line("ab cdef", 4), "ab…");
        assert_eq!(line("abcd   ", 4), "abcd");
        assert_eq!(lines(&"x\n".repeat(3000), LONGEST_TEXT).chars().count(), LONGEST_TEXT);
    }

    proptest! {
        #[test]
        fn no_text_comes_out_unfit_or_too_long_and_cleaning_twice_changes_nothing(text: String, longest in 1usize..60) {
            let clean = line(&text, longest);
            prop_assert!(!is_unfit(&clean) && clean.chars().count() <= longest, "{clean:?}");
            prop_assert_eq!(line(&clean, longest), clean);
            let several = lines(&text, longest);
            prop_assert!(!is_unfit(&several.replace('\n', "")) && several.chars().count() <= longest);
            prop_assert_eq!(lines(&several, longest), several);
        }

        #[test]
        fn a_fit_text_is_only_trimmed(text in "[a-zA-Z0-9 éßŁ.,'-]{0,60}") {
            prop_assert_eq!(line(&text, 60), text.trim());
        }
    }
}
