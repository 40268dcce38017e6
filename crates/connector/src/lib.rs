//! Implements the desk's [`TicketApi`] and the board's API with the HTTP client's [`Session`]: the one place that knows them all.
//!
//! Desk and board know no network, and the client no rules; the app, the tests and benches join them by a [`Connector`] and a
//! [`BoardConnector`].

mod board;

use async_trait::async_trait;
use callpad_client::Session;
use callpad_desk::ports::{Feed, ReadBack, TicketApi};
use callpad_desk::{Outcome, Request, SendOperation};
use callpad_wire::op::{
    CancelledTickets, PausedTickets, Readable, TellPresence, WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{
    CounterRequest, DeskId, Error, Features, FeedEnd, FeedMessage, IdempotencyKey, LocationId, NextTicket,
    Operation, ServiceId, Ticket, WaitingService, feature,
};

pub use board::BoardConnector;

/// One person's session as the desk's API.
#[derive(Clone, Debug)]
pub struct Connector(Session);

impl Connector {
    /// Wraps this session.
    pub fn new(session: Session) -> Self {
        Self(session)
    }
}

/// Sends each operation with the key of its action.
struct WithKey<'a> {
    session: &'a Session,
    key: &'a IdempotencyKey,
}

impl SendOperation for WithKey<'_> {
    async fn send<O: Operation<Reply: Send> + Sync>(&self, operation: &O) -> Result<O::Reply, Error> {
        self.session.send_with_key(operation, self.key.clone()).await
    }
}

#[async_trait]
impl TicketApi for Connector {
    async fn perform(&self, request: &Request, key: &IdempotencyKey) -> Outcome {
        request.send(&WithKey { session: &self.0, key }).await
    }

    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.0.waiting_tickets_count(&WaitingTicketsCount { location: location.cloned() }).await
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.0.waiting_tickets(&WaitingTickets { service_id: service.clone() }).await
    }

    async fn paused(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.0.paused_tickets(&PausedTickets { desk_id: desk.clone() }).await
    }

    async fn cancelled(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.0.cancelled_tickets(&CancelledTickets { desk_id: desk.clone() }).await
    }

    async fn current_answer(&self, desk: &DeskId) -> Result<ReadBack, Error> {
        if !self.0.client().features().has(feature::ANSWERS) {
            return Ok(ReadBack::CannotTell);
        }
        let open = self.0.current_answer(desk).await?;
        Ok(open.map_or(ReadBack::NoneOpen, |answer| ReadBack::Open(Box::new(answer))))
    }

    async fn tell_presence(&self, presence: &TellPresence) -> Result<(), Error> {
        self.0.tell_presence(presence).await.map(drop)
    }

    async fn open_requests(&self, desk: &DeskId) -> Result<Readable<CounterRequest>, Error> {
        self.0.open_requests(Some(desk)).await
    }

    async fn next_ticket(&self, desk: &DeskId, services: &[ServiceId]) -> Result<Option<NextTicket>, Error> {
        self.0.next_ticket(desk, services).await
    }

    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
        feed(&self.0, after).await
    }

    fn clock_offset(&self) -> jiff::SignedDuration {
        self.0.client().server_clock_offset().unwrap_or_default()
    }

    fn features(&self) -> Features {
        self.0.client().features()
    }
}

async fn feed(session: &Session, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
    match session.feed(after).await {
        Ok(feed) => Ok(Box::new(ServerFeed(feed))),
        Err(Error::Refused { status: 401, .. } | Error::TokenEnded) => Err(FeedEnd::TokenEnded),
        Err(error) => {
            tracing::info!(%error, "the server's changes cannot be heard now");
            Err(FeedEnd::Broken)
        }
    }
}

struct ServerFeed(callpad_client::Feed);

#[async_trait]
impl Feed for ServerFeed {
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd> {
        self.0.next().await
    }
}
