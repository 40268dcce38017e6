//! The start of a server's message, fit to be shown: short, one line, without token or secret.

use callpad_wire::clean::line;

/// Longest excerpt, in characters.
const LONGEST: usize = 200;

/// How much of a body is examined.
const LOOKED_AT: usize = 16 * 1024;

/// The first 200 characters on one line; `hidden` texts and everything that looks like a JWT become `***`.
pub(crate) fn excerpt(bytes: &[u8], hidden: &[&str]) -> String {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut text = String::from_utf8_lossy(start).into_owned();
    for secret in hidden.iter().filter(|s| !s.is_empty()) {
        text = text.replace(secret, "***");
    }
    let text = without_jwt(&text);
    // Cleaned before it is cut: removed text must not use up the space.
    let words: Vec<String> = text.split_whitespace().map(|word| line(word, LOOKED_AT)).collect();
    line(&words.join(" "), LONGEST)
}

/// Removes a base64 text that starts like the JSON of a JWT, even if its end is missing.
fn without_jwt(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find("eyJ") {
        let (before, token) = rest.split_at(found);
        out.push_str(before);
        out.push_str("***");
        let end =
            token.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.=+/".contains(c))).unwrap_or(token.len());
        rest = &token[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_one_line_and_without_token() {
        assert_eq!(excerpt(b"\xef\xbb\xbf<h1>\r\n\tHello\0 </h1>", &[]), "<h1> Hello </h1>");
        assert_eq!(excerpt("\u{202e}<b>\u{2028}x\0\u{85}y".as_bytes(), &[]), "<b> x y");
        assert_eq!(excerpt("é".repeat(500).as_bytes(), &[]).chars().count(), 200);
        assert_eq!(excerpt(b"Bearer eyJhbGci.eyJl_-x.s refused", &[]), "Bearer *** refused");
        assert_eq!(excerpt(br#"{"authtoken":"eyJhbGciOi"#, &[]), r#"{"authtoken":"***"#);
        assert_eq!(excerpt(b"token s3cret, s3cret!", &["s3cret", ""]), "token ***, ***!");
        assert_eq!(excerpt(b"", &[]), "");
    }

    #[test]
    fn a_token_across_the_200th_character_is_hidden_too() {
        let body = format!("{}opaque-token", "x".repeat(195));
        assert!(!excerpt(body.as_bytes(), &["opaque-token"]).contains("opaq"));
    }
}
