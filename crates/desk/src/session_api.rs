//! `callpad_client::Session` as the desk's [`TicketApi`].

use async_trait::async_trait;
use callpad_client::{Error, Session};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CancelledTickets,
    CreateTicket, CreatedTicket, EndCall, PauseCall, PausedTickets, Readable, Recall, TransferCall,
    WaitingTickets, WaitingTicketsCount,
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

    async fn call_paused(&self, call: &CallPausedTicket) -> Result<Answer, Error> {
        self.call_paused_ticket(call).await
    }

    async fn call_cancelled(&self, call: &CallCancelledTicket) -> Result<Answer, Error> {
        self.call_cancelled_ticket(call).await
    }

    async fn recall(&self, recall: &Recall) -> Result<(), Error> {
        Session::recall(self, recall).await.map(|_| ())
    }

    async fn end_call(&self, end: &EndCall) -> Result<(), Error> {
        Session::end_call(self, end).await.map(|_| ())
    }

    async fn pause_call(&self, pause: &PauseCall) -> Result<(), Error> {
        Session::pause_call(self, pause).await.map(|_| ())
    }

    async fn cancel_call(&self, cancel: &CancelCall) -> Result<(), Error> {
        Session::cancel_call(self, cancel).await.map(|_| ())
    }

    async fn transfer_call(&self, transfer: &TransferCall) -> Result<(), Error> {
        Session::transfer_call(self, transfer).await.map(|_| ())
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

    fn clock_offset(&self) -> jiff::SignedDuration {
        self.client().server_clock_offset().unwrap_or_default()
    }
}
