//! Signing out at the server: feature `logout`.

use std::time::Duration;

use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{Param, Params};

use super::{Session, refused};
use crate::call::Call;
use crate::classify::Classified;
use callpad_wire::Error;

/// How long signing out may take: somebody is about to leave, and the token ends by itself too.
const LIMIT: Duration = Duration::from_secs(3);

impl Session {
    /// Ends the token at the server, or with `everywhere` all tokens of its person. Whether it is ended: a server without
    /// the feature knows no such thing, and its token is good until its time. It is tried once, renews nothing, and takes 3 s
    /// at most; the session is of no further use.
    ///
    /// # Errors
    /// As [`Session::send`], but for those of a renewal.
    pub async fn logout(&self, everywhere: bool) -> Result<bool, Error> {
        let work = self.logout_within_limit(everywhere);
        let after = LIMIT;
        tokio::time::timeout(LIMIT, work).await.unwrap_or(Err(Error::TimedOut { after, sent: true }))
    }

    async fn logout_within_limit(&self, everywhere: bool) -> Result<bool, Error> {
        let Some(token) = self.token() else { return Ok(false) };
        let client = self.client();
        if !client.has_answered() {
            // Every answer names what the server has, a refusal too.
            client.send(&Call::of(&WaitingTicketsCount::default(), None), Some(&token)).await?;
        }
        if !client.features().contains("logout") {
            return Ok(false);
        }
        let params = if everywhere { Params::new().with("all", Param::Bool(true)) } else { Params::new() };
        let call = Call::order("logout", params);
        match client.send(&call, Some(&token)).await? {
            // One that the server does not take any more is ended already.
            Classified::Success(_) | Classified::Refused { status: 401, .. } => Ok(true),
            Classified::Refused { status, errno, .. } => Err(refused(&call, status, errno)),
        }
    }
}
