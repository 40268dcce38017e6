//! What a complete response means: the body first, whatever status and content type say; then the status (T9, T13).

use callpad_wire::envelope::NotAReply;
use callpad_wire::{Errno, Reply, charset, json, read_reply};
use serde_json::{Map, Value};

use crate::excerpt::excerpt;
use callpad_wire::error::{Error, FoundInstead};

/// What some networks' sign-in pages hold for programs (WISPr).
const SIGN_IN_PAGE: &[u8] = b"WISPAccessGatewayParam";

/// "Network Authentication Required".
const SIGN_IN_FIRST: u16 = 511;

/// A complete response.
#[derive(Debug, Default)]
pub(crate) struct RawResponse {
    pub(crate) status: u16,
    pub(crate) is_html: bool,
    /// The content type names Latin-1 or Windows' version of it (V19).
    pub(crate) says_latin1: bool,
    /// The target of a redirect, as an absolute URL.
    pub(crate) redirect: Option<url::Url>,
    /// The redirect is the network's and not the server's, as far as one can tell.
    pub(crate) by_network: bool,
    pub(crate) body: Vec<u8>,
}

/// A response of the API, or one that counts as such.
#[derive(Debug, PartialEq)]
pub(crate) enum Classified {
    /// `success` is true.
    Success(Map<String, Value>),
    /// `success` is false; or HTTP 401 or 403 with any body, which T9 reads as a refusal of the token. Without the
    /// API's JSON a 403 does not count as one for an action: a gateway may send it after the action was done (T13).
    Refused {
        status: u16,
        errno: Errno,
        /// Whether the API's JSON came with it.
        in_envelope: bool,
    },
}

impl RawResponse {
    /// A response of one of our extensions: a JSON object with a success status needs no `success` in it.
    pub(crate) fn classify_extension(&self, hidden: &[&str]) -> Result<Classified, Error> {
        let text = charset::decode(&self.body, self.says_latin1);
        match (self.status, json::read(&text)) {
            (200..=299, Some(Value::Object(object))) if !object.contains_key("success") => {
                Ok(Classified::Success(object))
            }
            _ => self.classify(hidden),
        }
    }

    /// Classifies the response; `hidden` texts never get into an excerpt.
    pub(crate) fn classify(&self, hidden: &[&str]) -> Result<Classified, Error> {
        let not_a_reply = match read_reply(&self.body, self.says_latin1) {
            Ok(Reply::Success(object)) => return Ok(Classified::Success(object)),
            Ok(Reply::Failure(errno)) => {
                return Ok(Classified::Refused { status: self.status, errno, in_envelope: true });
            }
            Err(not_a_reply) => not_a_reply,
        };
        if matches!(self.status, 401 | 403) {
            return Ok(Classified::Refused {
                status: self.status,
                errno: Errno::UNKNOWN,
                in_envelope: false,
            });
        }
        if self.status >= 500 && !self.is_sign_in_page() {
            return Err(Error::ServerFailed { status: self.status });
        }
        Err(self.not_the_api(not_a_reply, hidden))
    }

    /// The error for a response that is not the API's.
    pub(crate) fn not_the_api(&self, not_a_reply: NotAReply, hidden: &[&str]) -> Error {
        let (found, shown) = if let Some(target) = &self.redirect {
            let found = if self.by_network { FoundInstead::SignInPage } else { FoundInstead::Redirect };
            (found, excerpt(target.as_str().as_bytes(), hidden))
        } else {
            let found = match (not_a_reply, self.first_byte()) {
                _ if self.is_sign_in_page() => FoundInstead::SignInPage,
                (NotAReply::OtherJson, _) => FoundInstead::OtherJson,
                (NotAReply::NotJson, Some(b'{' | b'[')) => FoundInstead::BrokenJson,
                (NotAReply::NotJson, Some(b'<')) => FoundInstead::WebPage,
                (NotAReply::NotJson, Some(_)) if self.is_html => FoundInstead::WebPage,
                (NotAReply::NotJson, _) => FoundInstead::Other,
            };
            (found, excerpt(&self.body, hidden))
        };
        Error::NotTheApi { found, status: self.status, excerpt: shown }
    }

    /// Whether the network wants a sign-in in a browser before it lets anything through.
    fn is_sign_in_page(&self) -> bool {
        let holds = |part: &[u8]| self.body.windows(part.len()).any(|window| window == part);
        self.status == SIGN_IN_FIRST || (self.is_html && holds(SIGN_IN_PAGE))
    }

    /// The first byte that is neither a byte-order mark nor white space (V16).
    fn first_byte(&self) -> Option<u8> {
        let body = self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body);
        body.iter().copied().find(|b| !b.is_ascii_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(status: u16, body: &str) -> RawResponse {
        RawResponse { status, body: body.as_bytes().to_vec(), ..RawResponse::default() }
    }

    fn found(answer: &RawResponse) -> Option<FoundInstead> {
        match answer.classify(&[]) {
            Err(Error::NotTheApi { found, .. }) => Some(found),
            _ => None,
        }
    }

    #[test]
    fn t9_the_body_decides_whatever_the_status() {
        for status in [200, 302, 400, 401, 404, 500] {
            assert!(
                matches!(raw(status, r#"{"success":true}"#).classify(&[]), Ok(Classified::Success(_))),
                "{status}"
            );
            assert_eq!(
                raw(status, r#"{"success":false,"errno":5}"#).classify(&[]),
                Ok(Classified::Refused { status, errno: Errno(5), in_envelope: true })
            );
        }
    }

    #[test]
    fn t9_without_json_the_status_decides() {
        for status in [401, 403] {
            assert_eq!(
                raw(status, "<html>").classify(&[]),
                Ok(Classified::Refused { status, errno: Errno(9), in_envelope: false })
            );
        }
        assert_eq!(raw(502, "<html>").classify(&[]), Err(Error::ServerFailed { status: 502 }));
        assert_eq!(found(&raw(404, "<!doctype html>")), Some(FoundInstead::WebPage));
        assert_eq!(found(&RawResponse { is_html: true, ..raw(200, "plain") }), Some(FoundInstead::WebPage));
        assert_eq!(found(&raw(200, "\u{feff} {\"success\":tr")), Some(FoundInstead::BrokenJson));
        assert_eq!(found(&raw(200, r#"{"status":"ok"}"#)), Some(FoundInstead::OtherJson));
        assert_eq!(found(&raw(200, "")), Some(FoundInstead::Other));
        assert_eq!(found(&raw(404, "not found")), Some(FoundInstead::Other));
    }

    #[test]
    fn a_sign_in_page_of_the_network_is_told_from_other_pages() {
        assert_eq!(found(&raw(511, "<html>sign in</html>")), Some(FoundInstead::SignInPage));
        let page = "<html><!-- <WISPAccessGatewayParam> --></html>";
        assert_eq!(found(&RawResponse { is_html: true, ..raw(200, page) }), Some(FoundInstead::SignInPage));
        let redirect = url::Url::parse("http://login.hotspot.example/").ok();
        let sent_away = RawResponse { redirect, by_network: true, ..raw(302, "") };
        assert_eq!(found(&sent_away), Some(FoundInstead::SignInPage));
    }

    #[test]
    fn a_redirect_is_named_with_its_target() {
        let redirect = url::Url::parse("https://login.example.org/?t=secret").ok();
        let answer = RawResponse { redirect, ..raw(302, "<html>moved</html>") };
        assert_eq!(
            answer.classify(&["secret"]),
            Err(Error::NotTheApi {
                found: FoundInstead::Redirect,
                status: 302,
                excerpt: "https://login.example.org/?t=***".into()
            })
        );
    }
}
