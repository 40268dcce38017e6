//! The telephone number in a custom field: what a click hands to the PC's phone program.

/// Most digits a number has (E.164), and the fewest that are worth a call.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

/// The number, if the text is one and nothing else: digits, with a plus before them and the usual marks between them. No
/// `*` or `#`, by which telephones are set up; no letters, extensions or pauses; no digits of other scripts, which look
/// the same and are not.
pub(crate) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix('+').unwrap_or(text);
    let mut digits = String::new();
    let mut mark_before = false;
    for c in rest.chars() {
        match c {
            '0'..='9' => {
                digits.push(c);
                mark_before = false;
            }
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' | '\u{202f}' => {
                // "12--34" is no number that anybody writes; a bracket may follow a blank.
                if mark_before && matches!(c, '-' | '.' | '/') {
                    return None;
                }
                mark_before = matches!(c, '-' | '.' | '/');
            }
            _ => return None,
        }
    }
    let plus = if text.starts_with('+') { "+" } else { "" };
    (DIGITS.contains(&digits.len()) && !mark_before).then(|| format!("{plus}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, dialled) in [
            ("+351 912 345 678", "+351912345678"),
            (" 0049 (0)30 / 123-456 ", "0049030123456"),
            ("(212) 555-0199", "2125550199"),
            ("01.23.45.67.89", "0123456789"),
            ("12345", "12345"),
        ] {
            assert_eq!(number(text).as_deref(), Some(dialled), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_a_trick_stays_text() {
        for text in [
            "",
            "+",
            "1234",
            "1234567890123456",
            "javascript:alert(1)",
            "tel:+351912345678",
            "*#06#",
            "**21*+351912345678#",
            "+351912345678;ext=9",
            "+351912345678,,1",
            "+351 912 345 678 p1",
            "++351912345678",
            "351+912345678",
            "+٣٥١٩١٢٣٤٥٦٧٨",
            "１２３４５６７",
            "12345\n67890",
            "\u{202e}87654321",
            "12345--6789",
            "12345-",
            "%2B351912345678",
            "order 123456",
            "<a href='tel:1'>123456</a>",
        ] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }
}
