//! `callpad_client::Session` as the desk's [`TicketApi`].

use async_trait::async_trait;
use callpad_client::{Error, Session};
use callpad_wire::op::{
    CallNextTicket, CallTicket, CreateTicket, CreatedTicket, EndCall, Readable, Recall, WaitingTickets,
    WaitingTicketsCount,
};
use callpad_wire::{Answer, DeskId, LocationId, ServiceId, Ticket, WaitingService};

use crate::ports::TicketApi;

/// The extension with the read-back of the open answer, as servers name it.
const ANSWERS: &str = "answers";

#[async_trait]
impl TicketApi for Session {
    async fn call_next(&self, call: &CallNextTicket) -> Result<Answer, Error> {
        self.call_next_ticket(call).await
    }

    async fn call_ticket(&self, call: &CallTicket) -> Result<Answer, Error> {
        Session::call_ticket(self, call).await
    }

    async fn recall(&self, recall: &Recall) -> Result<(), Error> {
        Session::recall(self, recall).await.map(|_| ())
    }

    async fn end_call(&self, end: &EndCall) -> Result<(), Error> {
        Session::end_call(self, end).await.map(|_| ())
    }

    async fn create_ticket(&self, create: &CreateTicket) -> Result<CreatedTicket, Error> {
        Session::create_ticket(self, create).await
    }

    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.waiting_tickets_count(&WaitingTicketsCount { location: location.cloned() }).await
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.waiting_tickets(&WaitingTickets { service_id: service.clone() }).await
    }

    async fn current_answer(&self, desk: &DeskId) -> Result<Option<Option<Answer>>, Error> {
        if !self.client().features().contains(ANSWERS) {
            return Ok(None);
        }
        Session::current_answer(self, desk).await.map(Some)
    }

    fn clock_offset(&self) -> jiff::SignedDuration {
        self.client().server_clock_offset().unwrap_or_default()
    }
}
