//! `callpad_client::Session` as the desk's [`TicketApi`].

use async_trait::async_trait;
use callpad_client::{Error, FeedEnd, IdempotencyKey, NextTicket, Session};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CancelledTickets,
    CreateTicket, CreatedTicket, EndCall, PauseCall, PausedTickets, Readable, Recall, TransferCall,
    WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{Answer, DeskId, FeedMessage, LocationId, ServiceId, Ticket, WaitingService};

use crate::ports::{Capabilities, Feed, TicketApi};

/// The extension with the read-back of the open answer, as servers name it.
const ANSWERS: &str = "answers";
/// The extension that knows an action again by its key.
const IDEMPOTENCY: &str = "idempotency";
/// The extension that tells who is called next.
const NEXT: &str = "next";
/// The extension that tells every change at once.
const PUSH: &str = "push";

#[async_trait]
impl TicketApi for Session {
    async fn call_next(&self, call: &CallNextTicket, key: &IdempotencyKey) -> Result<Answer, Error> {
        self.send_with_key(call, key.clone()).await
    }

    async fn call_ticket(&self, call: &CallTicket, key: &IdempotencyKey) -> Result<Answer, Error> {
        self.send_with_key(call, key.clone()).await
    }

    async fn call_paused(&self, call: &CallPausedTicket, key: &IdempotencyKey) -> Result<Answer, Error> {
        self.send_with_key(call, key.clone()).await
    }

    async fn call_cancelled(
        &self,
        call: &CallCancelledTicket,
        key: &IdempotencyKey,
    ) -> Result<Answer, Error> {
        self.send_with_key(call, key.clone()).await
    }

    async fn recall(&self, recall: &Recall, key: &IdempotencyKey) -> Result<(), Error> {
        self.send_with_key(recall, key.clone()).await.map(|_| ())
    }

    async fn end_call(&self, end: &EndCall, key: &IdempotencyKey) -> Result<(), Error> {
        self.send_with_key(end, key.clone()).await.map(|_| ())
    }

    async fn pause_call(&self, pause: &PauseCall, key: &IdempotencyKey) -> Result<(), Error> {
        self.send_with_key(pause, key.clone()).await.map(|_| ())
    }

    async fn cancel_call(&self, cancel: &CancelCall, key: &IdempotencyKey) -> Result<(), Error> {
        self.send_with_key(cancel, key.clone()).await.map(|_| ())
    }

    async fn transfer_call(&self, transfer: &TransferCall, key: &IdempotencyKey) -> Result<(), Error> {
        self.send_with_key(transfer, key.clone()).await.map(|_| ())
    }

    async fn create_ticket(
        &self,
        create: &CreateTicket,
        key: &IdempotencyKey,
    ) -> Result<CreatedTicket, Error> {
        self.send_with_key(create, key.clone()).await
    }

    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.waiting_tickets_count(&WaitingTicketsCount { location: location.cloned() }).await
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.waiting_tickets(&WaitingTickets { service_id: service.clone() }).await
    }

    async fn paused(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.paused_tickets(&PausedTickets { desk_id: desk.clone() }).await
    }

    async fn cancelled(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.cancelled_tickets(&CancelledTickets { desk_id: desk.clone() }).await
    }

    async fn current_answer(&self, desk: &DeskId) -> Result<Option<Option<Answer>>, Error> {
        if !self.client().features().contains(ANSWERS) {
            return Ok(None);
        }
        Session::current_answer(self, desk).await.map(Some)
    }

    async fn next_ticket(&self, desk: &DeskId, services: &[ServiceId]) -> Result<Option<NextTicket>, Error> {
        Session::next_ticket(self, desk, services).await
    }

    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
        match Session::feed(self, after).await {
            Ok(feed) => Ok(Box::new(feed)),
            Err(Error::Refused { status: 401, .. } | Error::TokenEnded) => Err(FeedEnd::TokenEnded),
            Err(error) => {
                tracing::info!(%error, "the server's changes cannot be heard now");
                Err(FeedEnd::Broken)
            }
        }
    }

    fn clock_offset(&self) -> jiff::SignedDuration {
        self.client().server_clock_offset().unwrap_or_default()
    }

    fn capabilities(&self) -> Capabilities {
        let features = self.client().features();
        Capabilities {
            idempotency: features.contains(IDEMPOTENCY),
            answers: features.contains(ANSWERS),
            next: features.contains(NEXT),
            push: features.contains(PUSH),
        }
    }
}

#[async_trait]
impl Feed for callpad_client::Feed {
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd> {
        callpad_client::Feed::next(self).await
    }
}
