//! Ticket numbers as people write them: "a042", "A-042", "A ٠٤٢" and "A 042" are one.

/// The zeros of the scripts that people type digits in; the digits 1 to 9 follow each.
const NOUGHTS: [u32; 19] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
];

/// A number normalised for comparison: only letters and digits, upper case, digits of every script as 0 to 9.
#[must_use]
pub fn plain_number(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(|c| digit(c).to_uppercase()).collect()
}

/// Whether two numbers are the same, even if somebody left out the zeros that pad a number: "b13" is "B 013".
#[must_use]
pub fn is_same_number(one: &str, other: &str) -> bool {
    short(&plain_number(one)) == short(&plain_number(other))
}

fn digit(c: char) -> char {
    let value =
        NOUGHTS.iter().find_map(|nought| u32::from(c).checked_sub(*nought).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Removes the leading zeros of each run of digits; a lone zero stays.
fn short(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    let mut in_digits = false;
    while let Some(c) = chars.next() {
        let fills = c == '0' && !in_digits && chars.peek().is_some_and(char::is_ascii_digit);
        if fills {
            continue;
        }
        in_digits = c.is_ascii_digit();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_same_number, plain_number};

    #[test]
    fn one_number_however_it_is_written() {
        for written in ["B 013", "b013", "B-013", " b  013 ", "B ٠١٣", "b۰۱۳", "B０１３"] {
            assert_eq!(plain_number(written), "B013", "{written}");
        }
        assert!(is_same_number("b13", "B 013"));
        assert!(is_same_number("A 0", "A 00"));
        for (one, other) in [("B 13", "B 130"), ("A 100", "A 10"), ("A 1", "B 1"), ("A 101", "A 11")] {
            assert!(!is_same_number(one, other), "{one} {other}");
        }
    }
}
