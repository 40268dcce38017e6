//! One method per operation of the API and of the supervisors' own; login is [`Session::sign_in`].

use callpad_wire::op::{
    AnswerRequest, AskCounter, Board, Boards, CallCancelledTicket, CallNextTicket, CallPausedTicket,
    CallTicket, CancelCall, CancelledTickets, ChangeService, ChangeTicket, CheckBegun, CheckHall,
    CheckedDevice, CreateTicket, CreatedTicket, Done, EndCall, ForecastWaits, HallCheck, HallPrinter,
    HallPrinters, PauseCall, PausedTickets, PrintSlip, PrinterState, Readable, Recall, Report, ReportPage,
    TellPresence, TicketStory, TicketWithStory, Tickets, TicketsPage, TransferCall, WaitingTickets,
    WaitingTicketsCount,
};
use callpad_wire::{Answer, CounterRequest, Forecasts, Operation, Ticket, WaitingService};

use super::Session;
use callpad_wire::Error;

macro_rules! operations {
    ($($(#[$doc:meta])* $method:ident($operation:ty) -> $reply:ty;)*) => {
        impl Session {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// As [`Session::send`].
            pub async fn $method(&self, operation: &$operation) -> Result<$reply, Error> {
                self.send(operation).await
            }
        )*}
    };
}

macro_rules! lists {
    ($($(#[$doc:meta])* $method:ident($operation:ty) -> $item:ty;)*) => {
        impl Session {$(
            $(#[$doc])*
            /// Error 6 is an empty list (M10).
            ///
            /// # Errors
            /// As [`Session::send`].
            pub async fn $method(&self, operation: &$operation) -> Result<Readable<$item>, Error> {
                self.list(operation).await
            }
        )*}
    };
}

operations! {
    /// Calls the ticket that is next (M4).
    call_next_ticket(CallNextTicket) -> Answer;
    /// Calls one waiting ticket (M14).
    call_ticket(CallTicket) -> Answer;
    /// Calls one paused ticket.
    call_paused_ticket(CallPausedTicket) -> Answer;
    /// Calls one cancelled ticket (M12).
    call_cancelled_ticket(CallCancelledTicket) -> Answer;
    /// Announces the open ticket again (M19).
    recall(Recall) -> Done;
    /// Ends the service of the ticket (M13).
    end_call(EndCall) -> Done;
    /// Sets the ticket aside (M13).
    pause_call(PauseCall) -> Done;
    /// Closes the ticket as a no-show (M13).
    cancel_call(CancelCall) -> Done;
    /// Sends the ticket on (M7).
    transfer_call(TransferCall) -> Done;
    /// Issues a ticket (M8).
    create_ticket(CreateTicket) -> CreatedTicket;
    /// Changes a ticket that waits: feature `tickets`.
    change_ticket(ChangeTicket) -> Ticket;
    /// Tells who is at a counter: feature `presence`.
    tell_presence(TellPresence) -> Done;
    /// Asks a counter for something: feature `requests`.
    ask_counter(AskCounter) -> CounterRequest;
    /// Answers what was asked of a counter: feature `requests`.
    answer_request(AnswerRequest) -> CounterRequest;
    /// Stops issuing tickets of a service, or resumes it: feature `tickets`.
    change_service(ChangeService) -> WaitingService;
    /// A page of the business day's tickets: feature `tickets`.
    tickets(Tickets) -> TicketsPage;
    /// A ticket with all that happened to it: feature `tickets`.
    ticket_story(TicketStory) -> TicketWithStory;
    /// A part of what was counted, by service, hour and branch: feature `report`.
    report(Report) -> ReportPage;
    /// The supervisors' board, as far as it can be read: feature `board`. [`Session::board`] has it as the server tells it.
    boards(Board) -> Boards;
    /// Begins a check of the screens and kiosks of a location: feature `hall`.
    check_hall(CheckHall) -> CheckBegun;
    /// Prints a slip on the printer of a device: feature `hall`.
    print_slip(PrintSlip) -> PrinterState;
    /// How long visitors will wait: feature `forecast`.
    forecast(ForecastWaits) -> Forecasts;
}

lists! {
    /// The waiting tickets of a service (M5).
    waiting_tickets(WaitingTickets) -> Ticket;
    /// The paused tickets of a counter (M5).
    paused_tickets(PausedTickets) -> Ticket;
    /// The cancelled tickets of a counter (M5, M12).
    cancelled_tickets(CancelledTickets) -> Ticket;
    /// What each screen and kiosk has reported in a check: feature `hall`.
    hall_check(HallCheck) -> CheckedDevice;
    /// The devices of a location that have a printer: feature `hall`.
    hall_printers(HallPrinters) -> HallPrinter;
    /// How many wait in each service (T6).
    waiting_tickets_count(WaitingTicketsCount) -> WaitingService;
}

impl Session {
    async fn list<O, T>(&self, operation: &O) -> Result<Readable<T>, Error>
    where
        O: Operation<Reply = Readable<T>>,
    {
        match self.send(operation).await {
            Err(error) if error.is_empty_list() => Ok(Readable { items: Vec::new(), unreadable: Vec::new() }),
            other => other,
        }
    }
}
