//! Signing out at the server: feature `logout`.

use std::time::Duration;

use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{Param, Params, feature};

use super::{Session, refused};
use crate::api_request::ApiRequest;
use crate::classify::Classified;
use callpad_wire::Error;

/// How long signing out may take: the person is leaving, and the token expires anyway.
const LIMIT: Duration = Duration::from_secs(3);

impl Session {
    /// Ends the token at the server, or with `everywhere` all tokens of its person. Returns whether it is ended: on a
    /// server without the feature the token stays valid until it expires. Tried once, without renewal, for 3 s at most;
    /// the session is of no further use.
    ///
    /// # Errors
    /// As [`Session::send`], except for those of a renewal.
    pub async fn logout(&self, everywhere: bool) -> Result<bool, Error> {
        let work = self.logout_within_limit(everywhere);
        let after = LIMIT;
        tokio::time::timeout(LIMIT, work).await.unwrap_or(Err(Error::TimedOut { after, sent: true }))
    }

    async fn logout_within_limit(&self, everywhere: bool) -> Result<bool, Error> {
        let Some(token) = self.token() else { return Ok(false) };
        let client = self.client();
        if !client.has_answered() {
            // Every response names the server's features, even a refusal.
            client.send(&ApiRequest::of(&WaitingTicketsCount::default(), None), Some(&token)).await?;
        }
        if !client.features().has(feature::LOGOUT) {
            return Ok(false);
        }
        let params = if everywhere { Params::new().with("all", Param::Bool(true)) } else { Params::new() };
        let request = ApiRequest::extension_post("logout", params);
        match client.send(&request, Some(&token)).await? {
            // A token that the server refuses has ended already.
            Classified::Success(_) | Classified::Refused { status: 401, .. } => Ok(true),
            Classified::Refused { status, errno, .. } => Err(refused(&request, status, errno)),
        }
    }
}
