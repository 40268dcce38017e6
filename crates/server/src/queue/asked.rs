//! A change that somebody asks for.

use super::PendingRequest;
use crate::{domain::refusal::Refusal, rules::command::Command};

/// A change that somebody asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    /// What is asked for; a refusal where its parameters are not right, which is kept under the key as any other.
    pub(crate) command: Result<Command, Refusal>,
    /// By whom.
    pub(crate) pending: PendingRequest,
    /// Under this key it is done once (T12).
    pub(crate) key: Option<KeyedRequest>,
}

/// A request with a key. The same key may be used once per user and operation.
#[derive(Clone, Debug)]
pub(crate) struct KeyedRequest {
    /// Empty while authentication is off.
    pub(crate) user: String,
    pub(crate) operation: &'static str,
    pub(crate) key: String,
    /// SHA-256 of the parameters.
    pub(crate) params_digest: Vec<u8>,
}
