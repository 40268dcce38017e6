//! The envelope around every response: `success` and, after a failure, `errno`.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::json::Stop;
use crate::{charset, json, lenient};

/// An error number of the API document, or a higher one that belongs to a single operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Errno(pub u32);

impl Errno {
    /// URI not specified.
    pub const URI_NOT_SPECIFIED: Self = Self(1);
    /// Invalid HTTP method.
    pub const INVALID_METHOD: Self = Self(2);
    /// Invalid operation.
    pub const INVALID_OPERATION: Self = Self(3);
    /// Invalid answer format.
    pub const INVALID_FORMAT: Self = Self(4);
    /// Invalid parameters.
    pub const INVALID_PARAMETERS: Self = Self(5);
    /// No values found.
    pub const NO_VALUES: Self = Self(6);
    /// The operation cannot be concluded.
    pub const CANNOT_CONCLUDE: Self = Self(7);
    /// No tickets available.
    pub const NO_TICKETS: Self = Self(8);
    /// Unknown error.
    pub const UNKNOWN: Self = Self(9);

    /// Whether, for a list, this means that it is empty (M10).
    pub fn is_empty_list(self) -> bool {
        self == Self::NO_VALUES
    }

    /// Whether, for call next, this means that nobody waits (M10).
    pub fn is_nobody_waiting(self) -> bool {
        self == Self::NO_VALUES || self == Self::NO_TICKETS
    }

    /// Whether a ticket or answer named in the request does not exist or is not in the required state (M11, M19).
    pub fn is_gone(self) -> bool {
        self == Self::NO_VALUES || self == Self::CANNOT_CONCLUDE
    }
}

impl std::fmt::Display for Errno {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "errno {}", self.0)
    }
}

/// A response of the API, split by its envelope.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// `success` is true; the whole object.
    Success(Map<String, Value>),
    /// `success` is false.
    Failure(Errno),
}

/// Why a body is not a response of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAReply {
    /// Not JSON at all, or truncated.
    NotJson,
    /// JSON, but no object with `success`, or several that disagree.
    OtherJson,
}

/// Members with the actual result; see [`read_reply`].
const PAYLOAD: [&str; 6] = ["answer", "ticket", "tickets", "services", "authtoken", "ticket_strings"];

/// How many levels of wrapping are searched, such as `{"d":{…}}`.
const WRAPPED: usize = 3;

/// The first bytes of gzip. It was not requested, and its content is not guessed.
const COMPRESSED: &[u8] = b"\x1f\x8b";

/// How many places are tried in a text that is not JSON as a whole.
const TRIED: usize = 32;

/// Reads a body, whatever the HTTP status (T9); `says_latin1` is the charset by the content type (V19).
///
/// An unclean body is read as far as it is unambiguous (T13): an object with `success` in a wrapper, as a text, after a
/// warning or before a comment, and bad values repaired as in [`crate::json`]. A byte-order mark and white space before
/// the object are skipped (V16), a missing `errno` is 9 (V17). A web page is never searched, truncated text is not
/// read, and if two objects contradict each other, neither counts.
///
/// # Errors
/// What it is instead.
pub fn read_reply(body: &[u8], says_latin1: bool) -> Result<Reply, NotAReply> {
    if body.starts_with(COMPRESSED) {
        return Err(NotAReply::NotJson);
    }
    let text = charset::decode(body, says_latin1);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    match json::read(text) {
        Some(value) => reply_in(value),
        None if is_page(text) => Err(NotAReply::NotJson),
        None => reply_among(text),
    }
}

/// A complete web page may show a response that belongs to somebody else.
fn is_page(text: &str) -> bool {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins("<!doctype") || begins("<html") || begins("<?xml")
}

/// The only object with `success` in a text with other things around it.
fn reply_among(text: &str) -> Result<Reply, NotAReply> {
    let mut found: Option<Reply> = None;
    let mut at = 0;
    for _ in 0..TRIED {
        let Some(next) = text.get(at..).and_then(|rest| rest.find('{')).map(|found| at + found) else {
            return found.ok_or(NotAReply::NotJson);
        };
        match json::value_at(text, next) {
            Ok((value, end)) => {
                at = end;
                match (reply_in(value), &found) {
                    (Err(_), _) => {}
                    (Ok(reply), Some(other)) if reply != *other => return Err(NotAReply::OtherJson),
                    (Ok(reply), _) => found = Some(reply),
                }
            }
            // The truncated text may be the response.
            Err(Stop::Cut) => return Err(NotAReply::NotJson),
            Err(Stop::Wrong) => at = next + 1,
        }
    }
    Err(NotAReply::NotJson)
}

/// The object with `success` in a value: the value itself, or the only one on the first level of wrapping that has any.
fn reply_in(value: Value) -> Result<Reply, NotAReply> {
    match value {
        Value::Object(object) if object.contains_key("success") => judge(object, None),
        wrapper => {
            let mut level = within(Cow::Borrowed(&wrapper));
            for _ in 0..WRAPPED {
                let mut answers = level.iter().filter(|value| value.get("success").is_some());
                match (answers.next().and_then(|value| value.as_object()), answers.next()) {
                    (Some(object), None) => return judge(object.clone(), Some(&wrapper)),
                    (Some(_), Some(_)) => return Err(NotAReply::OtherJson),
                    (None, _) => level = level.into_iter().flat_map(within).collect(),
                }
            }
            Err(NotAReply::OtherJson)
        }
    }
}

/// Where a wrapper may hold the response: members, the only item of a list, JSON as a text.
fn within(wrapper: Cow<'_, Value>) -> Vec<Cow<'_, Value>> {
    let inner = |text: &str| {
        let looks_like_it = text.trim_start().starts_with('{');
        looks_like_it.then(|| json::read(text)).flatten().map(Cow::Owned).into_iter().collect()
    };
    match wrapper {
        Cow::Borrowed(Value::Object(object)) => object.values().map(Cow::Borrowed).collect(),
        Cow::Borrowed(Value::Array(items)) if items.len() == 1 => items.iter().map(Cow::Borrowed).collect(),
        Cow::Borrowed(Value::String(text)) => inner(text),
        Cow::Owned(Value::Object(object)) => object.into_iter().map(|(_, value)| Cow::Owned(value)).collect(),
        Cow::Owned(Value::Array(items)) if items.len() == 1 => items.into_iter().map(Cow::Owned).collect(),
        Cow::Owned(Value::String(text)) => inner(&text),
        _ => Vec::new(),
    }
}

/// What `success` says; `wrapper` is what surrounded the object.
fn judge(object: Map<String, Value>, wrapper: Option<&Value>) -> Result<Reply, NotAReply> {
    match object.get("success").and_then(lenient::boolean) {
        Some(true) => Ok(Reply::Success(with_payload(object, wrapper))),
        Some(false) => {
            let errno = object.get("errno").and_then(lenient::integer).and_then(|n| u32::try_from(n).ok());
            Ok(Reply::Failure(errno.map_or(Errno::UNKNOWN, Errno)))
        }
        None => Err(NotAReply::OtherJson),
    }
}

/// `{"success":true,"data":{"tickets":[…]}}` and `{"meta":{"success":true},"tickets":[…]}` have the tickets elsewhere:
/// reading an empty list would be wrong.
fn with_payload(mut object: Map<String, Value>, wrapper: Option<&Value>) -> Map<String, Value> {
    let is_payload = |key: &str| PAYLOAD.contains(&key);
    if object.keys().any(|key| is_payload(key)) {
        return object;
    }
    let mut found = Map::new();
    let mut level: Vec<&Map<String, Value>> = vec![&object];
    level.extend(wrapper.and_then(Value::as_object));
    for _ in 0..=WRAPPED {
        let members = level.iter().flat_map(|object| object.iter());
        let (payload, others): (Vec<_>, Vec<_>) = members.partition(|(key, _)| is_payload(key));
        for (key, value) in payload {
            found.entry(key.clone()).or_insert_with(|| value.clone());
        }
        level = others.into_iter().filter_map(|(_, value)| value.as_object()).collect();
    }
    object.extend(found);
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t9_success_decides_whatever_its_spelling() {
        for text in [
            r#"{"success":true}"#,
            r#"{"success":"true"}"#,
            r#"{"success":1}"#,
            "\u{feff}  {\"success\":\"1\"}",
        ] {
            assert!(matches!(read_reply(text.as_bytes(), false), Ok(Reply::Success(_))), "{text}");
        }
    }

    #[test]
    fn v17_errno_also_as_text_and_missing_is_nine() {
        for (text, errno) in [
            (r#"{"success":false,"errno":2}"#, 2),
            (r#"{"success":false,"errno":"107"}"#, 107),
            (r#"{"success":false}"#, 9),
            (r#"{"success":"false","errno":-4}"#, 9),
        ] {
            assert_eq!(read_reply(text.as_bytes(), false), Ok(Reply::Failure(Errno(errno))), "{text}");
        }
    }

    #[test]
    fn half_a_json_and_other_json_are_told_apart() {
        assert_eq!(read_reply(br#"{"success":tr"#, false), Err(NotAReply::NotJson));
        assert_eq!(read_reply(b"<html></html>", false), Err(NotAReply::NotJson));
        assert_eq!(read_reply(b"", false), Err(NotAReply::NotJson));
        assert_eq!(read_reply(br#"{"status":"ok"}"#, false), Err(NotAReply::OtherJson));
        assert_eq!(read_reply(b"[1]", false), Err(NotAReply::OtherJson));
        assert_eq!(read_reply(br#"{"success":null}"#, false), Err(NotAReply::OtherJson));
    }

    /// The response to endcall in each wrapping, and the same refused.
    #[test]
    fn t13_an_answer_in_a_strange_dress_is_read_where_it_is_beyond_doubt() {
        for dress in [
            "{\"d\":@}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":@}",
            "{\"a\":{\"b\":{\"c\":@}}}",
            "[@]",
            "<br />\n<b>Warning</b>: Undefined index in /var/www/index.php on line 3<br />\n@",
            "Notice: in {closure}() on line 3\n@",
            "@\n<!-- 0.0021 s -->",
            "@ // cached",
            "/* x */@",
            "callback(@);",
            "for(;;);@",
            "@@",
            "\u{feff}@\0",
        ] {
            let reply = |inner: &str| read_reply(dress.replace('@', inner).as_bytes(), false);
            assert!(matches!(reply(r#"{"success":true}"#), Ok(Reply::Success(_))), "{dress}");
            assert_eq!(reply(r#"{"success":false,"errno":8}"#), Ok(Reply::Failure(Errno(8))), "{dress}");
            assert_eq!(
                reply(r#"{"success":false,"errno":8,"x":"\ud83d",}"#),
                Ok(Reply::Failure(Errno(8))),
                "{dress}"
            );
        }
        for text in [r#""{\"success\":true}""#, r#"{"d":"{\"success\":true}"}"#] {
            assert!(matches!(read_reply(text.as_bytes(), false), Ok(Reply::Success(_))), "{text}");
        }
    }

    #[test]
    fn t13_what_is_doubtful_is_no_answer() {
        for text in [
            "OK",
            "true",
            "{\"success\":true",
            "{\"success\":false,\"errno\":7",
            "{\"d\":{\"success\":false,\"errno\":7}",
            "{\"d\":{\"success\":true}",
            "<!DOCTYPE html><script>{\"success\":true}</script>",
            "<html>{\"success\":false,\"errno\":8}</html>",
            "{\"success\":true}{\"success\":false}",
            "{\"success\":true,\"success\":false}",
            "{\"a\":{\"success\":true},\"b\":{\"success\":true}}",
            "{\"success\":null,\"d\":{\"success\":true}}",
            "{\"log\":[{\"success\":true},{\"success\":true}]}",
            "{\"a\":{\"b\":{\"c\":{\"d\":{\"success\":true}}}}}",
            "\u{1f}\u{8b}\u{8}",
        ] {
            assert!(read_reply(text.as_bytes(), false).is_err(), "{text}");
        }
        assert!(read_reply(b"\x1f\x8b\x08\x00\x00{\"success\":true}", false).is_err(), "compressed");
    }

    #[test]
    fn t13_what_was_asked_for_is_found_beside_success_too() {
        for text in [
            r#"{"success":true,"data":{"tickets":[{"id":"t"}]}}"#,
            r#"{"meta":{"success":true},"tickets":[{"id":"t"}]}"#,
            r#"{"d":{"success":true,"result":{"tickets":[{"id":"t"}]}}}"#,
        ] {
            let Ok(Reply::Success(object)) = read_reply(text.as_bytes(), false) else { panic!("{text}") };
            assert_eq!(object["tickets"][0]["id"], "t", "{text}");
        }
    }

    #[test]
    fn v19_utf_16_and_latin_1_are_answers_too() {
        let text = r#"{"success":true,"x":"é"}"#;
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for body in [utf16, latin1, text.as_bytes().to_vec()] {
            let Ok(Reply::Success(object)) = read_reply(&body, false) else { panic!("{body:?}") };
            assert_eq!(object["x"], "é");
        }
    }
}
