//! Statements are written once for all engines, with the parameters `?1`, `?2`, …; PostgreSQL calls them `$1`, `$2`, …

/// The same statement in PostgreSQL's words. What is quoted or a comment stays.
pub(super) fn translated(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len() + 8);
    let mut letters = sql.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let rest = &sql[at..];
        let skipped = match letter {
            '\'' | '"' => Some(1 + rest[1..].find(letter).map_or(rest.len() - 1, |end| end + 1)),
            '-' if rest.starts_with("--") => Some(rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => Some(rest.find("*/").map_or(rest.len(), |end| end + 2)),
            _ => None,
        };
        if let Some(length) = skipped {
            text.push_str(&rest[..length]);
            while letters.next_if(|(next, _)| *next < at + length).is_some() {}
        } else if letter == '?' && rest[1..].starts_with(|next: char| next.is_ascii_digit()) {
            text.push('$');
        } else {
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_have_another_name_outside_of_quotes_and_comments() {
        for (ours, theirs) in [
            ("SELECT ?1, ?12", "SELECT $1, $12"),
            ("SELECT '?1', 'it''s ?2', \"?3\", ?4", "SELECT '?1', 'it''s ?2', \"?3\", $4"),
            ("-- ?1\nSELECT /* ?2 */ ?3 -- ?4", "-- ?1\nSELECT /* ?2 */ $3 -- ?4"),
            ("SELECT a ? 'b', é?1", "SELECT a ? 'b', é$1"),
            ("SELECT 'open ?1", "SELECT 'open ?1"),
        ] {
            assert_eq!(translated(ours), theirs);
        }
    }
}
