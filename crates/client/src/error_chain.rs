//! The causes of a failed exchange.

use std::error::Error as _;

/// All causes of an error.
pub(crate) fn sources(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |e| behind(*e))
}

/// An `io::Error` shows what it wraps only through `get_ref`.
fn behind<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a (dyn std::error::Error + 'static)> {
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

/// The TLS error, if it was TLS that failed.
pub(crate) fn tls_failure(error: &reqwest::Error) -> Option<&rustls::Error> {
    sources(error).find_map(|e| e.downcast_ref::<rustls::Error>())
}

/// Whether a proxy refused the way to the server without a password. The HTTP library has no type for it.
pub(crate) fn proxy_wants_password(error: &reqwest::Error) -> bool {
    sources(error).any(|e| e.to_string().ends_with("proxy authorization required"))
}

/// The message of the innermost cause.
pub(crate) fn innermost(error: &reqwest::Error) -> String {
    sources(error).last().map_or_else(|| error.to_string(), ToString::to_string)
}
