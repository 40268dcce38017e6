//! Bodies of requests: read only when the sender is known, and only so many bytes of them are in memory at once.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, BodyDataStream},
    extract::ConnectInfo,
    http::{header, request::Parts},
};
use futures_util::StreamExt;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use crate::{
    domain::refusal::Refusal,
    edge::{Connection, Progress},
};

/// The largest body of somebody who is signed in.
pub(super) const LARGEST: usize = 1024 * 1024;
/// The largest body of somebody who is not: a login.
pub(super) const LARGEST_UNKNOWN: usize = 16 * 1024;
/// The largest body with a picture of a slip in Base64.
pub(super) const LARGEST_PICTURE: usize = 96 * 1024;
/// A body up to this size needs no room of its own: there are no more of them than connections. No action of a counter
/// is larger, so none ever waits for somebody's large body.
const SMALL: usize = 16 * 1024;
/// How many large bodies are in memory at once.
const LARGE_AT_ONCE: usize = 16;
/// How long a body may take to arrive, with the wait for room.
const ARRIVES_WITHIN: Duration = Duration::from_secs(30);
/// How much of a refused body is still taken (and not kept), so that its sender lives to see the refusal.
const DRAINED: usize = 16 * LARGEST;
/// How long that may take.
const DRAINED_WITHIN: Duration = Duration::from_secs(10);

/// Room for large bodies.
#[derive(Debug)]
pub(crate) struct BodyBudget(Arc<Semaphore>);

impl Default for BodyBudget {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(LARGE_AT_ONCE)))
    }
}

/// A whole body, and the room that it takes until it is dropped.
#[derive(Debug)]
pub(super) struct ReadBody {
    pub(super) bytes: Vec<u8>,
    pub(super) body_budget: Option<OwnedSemaphorePermit>,
}

/// A body that has not been read.
pub(super) struct RequestBody {
    chunks: BodyDataStream,
    /// Its length, if its sender tells.
    length: Option<usize>,
    /// Its sender waits for a word before sending it.
    expects_continue: bool,
    ended: bool,
    /// None where no connection stands behind it.
    progress: Option<Progress>,
}

impl RequestBody {
    pub(super) fn new(body: Body, parts: &Parts) -> Self {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let connection = parts.extensions.get::<ConnectInfo<Connection>>();
        Self {
            progress: connection.map(|ConnectInfo(connection)| connection.progress.clone()),
            chunks: body.into_data_stream(),
            length: text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()),
            expects_continue: text(header::EXPECT).is_some(),
            ended: false,
        }
    }

    /// Reads it whole, if it is no larger than `largest` and comes in time.
    pub(super) async fn take(
        &mut self,
        body_budget: &BodyBudget,
        largest: usize,
    ) -> Result<ReadBody, Refusal> {
        if self.length.is_some_and(|length| length > largest) {
            return Err(Refusal::TooLarge);
        }
        self.waits_for_more(largest == LARGEST);
        // A body that broke or was too slow brings nothing more.
        let read = match timeout(ARRIVES_WITHIN, self.read(body_budget, largest)).await {
            Ok(read) => read,
            Err(_) => {
                self.ended = true;
                Err(Refusal::PARAMETERS)
            }
        };
        // Whoever had to make room meanwhile hears nothing, and nothing is done.
        if self.is_cut_off() { Err(Refusal::PARAMETERS) } else { read }
    }

    fn waits_for_more(&self, is_known: bool) {
        if let Some(progress) = &self.progress {
            progress.awaits_body(is_known);
        }
    }

    fn is_cut_off(&self) -> bool {
        self.progress.as_ref().is_some_and(|progress| !progress.body_arrived())
    }

    async fn read(&mut self, body_budget: &BodyBudget, largest: usize) -> Result<ReadBody, Refusal> {
        let mut taken = ReadBody { bytes: Vec::new(), body_budget: None };
        while let Some(chunk) = self.chunks.next().await {
            let Ok(chunk) = chunk else {
                self.ended = true;
                return Err(Refusal::PARAMETERS);
            };
            let length = taken.bytes.len() + chunk.len();
            if length > largest {
                return Err(Refusal::TooLarge);
            }
            if length > SMALL && taken.body_budget.is_none() {
                // The room is never closed.
                taken.body_budget = body_budget.0.clone().acquire_owned().await.ok();
                taken.bytes.reserve_exact(self.length.unwrap_or(LARGEST).saturating_sub(taken.bytes.len()));
            }
            taken.bytes.extend_from_slice(&chunk);
        }
        self.ended = true;
        Ok(taken)
    }

    /// Lets what is left of a refused body go by: an answer sent before the body was read may never be seen.
    pub(super) async fn drain(mut self) {
        if self.ended || self.expects_continue {
            return;
        }
        self.waits_for_more(false);
        let all = async {
            let mut length = 0;
            while length < DRAINED {
                match self.chunks.next().await {
                    Some(Ok(chunk)) => length += chunk.len(),
                    _ => return,
                }
            }
        };
        // Whoever is slower than that may miss the refusal.
        let _ = timeout(DRAINED_WITHIN, all).await;
        self.is_cut_off();
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Bytes, http::Request};
    use futures_util::{FutureExt, stream};

    use super::*;

    fn parts() -> Parts {
        Request::new(()).into_parts().0
    }

    fn unread(chunks: Vec<usize>) -> RequestBody {
        let chunks = chunks.into_iter().map(|length| Ok::<_, axum::Error>(Bytes::from(vec![b'x'; length])));
        RequestBody::new(Body::from_stream(stream::iter(chunks)), &parts())
    }

    #[tokio::test]
    async fn a_body_is_taken_up_to_its_limit_and_no_further() {
        let body_budget = BodyBudget::default();
        let taken = unread(vec![1_000, LARGEST - 1_000]).take(&body_budget, LARGEST).await.unwrap();
        assert_eq!((taken.bytes.len(), taken.body_budget.is_some()), (LARGEST, true));
        let over = unread(vec![LARGEST, 1]).take(&body_budget, LARGEST).await;
        assert_eq!(over.unwrap_err(), Refusal::TooLarge);
        let over = unread(vec![LARGEST_UNKNOWN, 1]).take(&body_budget, LARGEST_UNKNOWN).await;
        assert_eq!(over.unwrap_err(), Refusal::TooLarge);
        let mut announced = parts();
        announced.headers.insert(header::CONTENT_LENGTH, (LARGEST + 1).into());
        let mut never_read =
            RequestBody::new(Body::from_stream(stream::pending::<Result<Bytes, axum::Error>>()), &announced);
        assert_eq!(never_read.take(&body_budget, LARGEST).await.unwrap_err(), Refusal::TooLarge);
    }

    #[tokio::test]
    async fn large_bodies_wait_for_room_and_small_ones_never() {
        let body_budget = BodyBudget::default();
        let mut held = Vec::new();
        for _ in 0..LARGE_AT_ONCE {
            held.push(unread(vec![SMALL + 1]).take(&body_budget, LARGEST).await.unwrap());
        }
        let small = unread(vec![SMALL]).take(&body_budget, LARGEST).now_or_never();
        assert!(small.unwrap().unwrap().body_budget.is_none());
        let mut expects_continue = unread(vec![SMALL + 1]);
        let mut waiting = Box::pin(expects_continue.take(&body_budget, LARGEST));
        assert!(waiting.as_mut().now_or_never().is_none());
        held.pop();
        assert!(waiting.await.unwrap().body_budget.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_comes_is_given_up() {
        let body = Body::from_stream(stream::pending::<Result<Bytes, axum::Error>>());
        let mut body = RequestBody::new(body, &parts());
        assert_eq!(body.take(&BodyBudget::default(), LARGEST).await.unwrap_err(), Refusal::PARAMETERS);
        body.drain().await;
        let endless = Body::from_stream(stream::pending::<Result<Bytes, axum::Error>>());
        RequestBody::new(endless, &parts()).drain().await;
    }
}
