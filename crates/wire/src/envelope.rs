//! The envelope around every answer: `success` and, in case of failure, `errno`.

use serde_json::{Map, Value};

use crate::lenient;

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

    /// Whether a list answered so is simply empty (M10).
    pub fn is_empty_list(self) -> bool {
        self == Self::NO_VALUES
    }

    /// Whether call next answered so has found nobody waiting (M10).
    pub fn is_nobody_waiting(self) -> bool {
        self == Self::NO_VALUES || self == Self::NO_TICKETS
    }

    /// Whether a ticket or answer named in the request is not there, or not in the state it must be in (M11, M19).
    pub fn is_gone(self) -> bool {
        self == Self::NO_VALUES || self == Self::CANNOT_CONCLUDE
    }
}

impl std::fmt::Display for Errno {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "errno {}", self.0)
    }
}

/// An answer of the API, split by its envelope.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// `success` is true; the whole object.
    Success(Map<String, Value>),
    /// `success` is false.
    Failure(Errno),
}

/// Why a body is not an answer of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAReply {
    /// Not JSON at all, or cut off.
    NotJson,
    /// JSON, but no object with `success`.
    OtherJson,
}

/// Reads a body, whatever the HTTP status and content type were (T9). A byte-order mark and blanks before the
/// object are passed over (V16). A missing `errno` is 9 (V17).
pub fn read_reply(body: &[u8]) -> Result<Reply, NotAReply> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let value: Value = serde_json::from_slice(body).map_err(|_| NotAReply::NotJson)?;
    let Value::Object(object) = value else { return Err(NotAReply::OtherJson) };
    match object.get("success").and_then(lenient::boolean) {
        Some(true) => Ok(Reply::Success(object)),
        Some(false) => {
            let errno = object.get("errno").and_then(lenient::integer).and_then(|n| u32::try_from(n).ok());
            Ok(Reply::Failure(errno.map_or(Errno::UNKNOWN, Errno)))
        }
        None => Err(NotAReply::OtherJson),
    }
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
            assert!(matches!(read_reply(text.as_bytes()), Ok(Reply::Success(_))), "{text}");
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
            assert_eq!(read_reply(text.as_bytes()), Ok(Reply::Failure(Errno(errno))), "{text}");
        }
    }

    #[test]
    fn half_a_json_and_other_json_are_told_apart() {
        assert_eq!(read_reply(br#"{"success":tr"#), Err(NotAReply::NotJson));
        assert_eq!(read_reply(b"<html></html>"), Err(NotAReply::NotJson));
        assert_eq!(read_reply(b""), Err(NotAReply::NotJson));
        assert_eq!(read_reply(br#"{"status":"ok"}"#), Err(NotAReply::OtherJson));
        assert_eq!(read_reply(b"[1]"), Err(NotAReply::OtherJson));
        assert_eq!(read_reply(br#"{"success":null}"#), Err(NotAReply::OtherJson));
    }
}
