//! Texts as the systems take them outside the page: menus, tooltips, titles, notifications. What a server sends is cleaned
//! where it enters; here stands what the libraries below us cannot bear, whatever comes and from wherever, such as a
//! journal of an older version.

/// The longest text in UTF-16 units: Windows keeps a tooltip in 128, the last of which ends it.
const LONGEST: usize = 127;

/// A text for a tooltip, a title or a notification. GTK ends the program over a NUL, notifications of Windows are XML,
/// and none of them needs a line of its own.
pub(super) fn label(text: &str) -> String {
    let mut shown = String::new();
    let mut units = 0;
    for c in text.chars().map(|c| if is_unbearable(c) { ' ' } else { c }) {
        // Room is left for the mark that something is missing.
        if units + c.len_utf16() > LONGEST - 1 {
            shown.push('…');
            break;
        }
        units += c.len_utf16();
        shown.push(c);
    }
    shown
}

/// The same for a menu, where a single "&" would underline the letter behind it and vanish.
pub(super) fn menu_label(text: &str) -> String {
    label(text).replace('&', "&&")
}

/// Controls, and what is no character of XML.
fn is_unbearable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_can_be_shown() {
        for (text, shown) in [
            ("A 001", "A 001"),
            ("A\u{0}001", "A 001"),
            ("A\n\r\t\u{1b}[31m\u{7f}\u{9b}", "A    [31m  "),
            ("A\u{2028}\u{ffff}\u{fffe}", "A   "),
            ("", ""),
            // The isolates of our own Arabic sentences stay.
            ("\u{2068}A 001\u{2069} هو التالي", "\u{2068}A 001\u{2069} هو التالي"),
        ] {
            assert_eq!(label(text), shown, "{text:?}");
        }
        for long in ["x".repeat(10_000), "😀".repeat(10_000), "é".repeat(127)] {
            let shown = label(&long);
            assert!(shown.ends_with('…') && shown.encode_utf16().count() <= LONGEST, "{shown}");
        }
        assert_eq!(label(&"x".repeat(126)), "x".repeat(126));
    }

    #[test]
    fn an_ampersand_in_a_menu_is_an_ampersand() {
        assert_eq!(menu_label("R&D 001"), "R&&D 001");
        assert_eq!(menu_label("A && B &"), "A &&&& B &&");
        assert_eq!(label("R&D 001"), "R&D 001");
    }
}
