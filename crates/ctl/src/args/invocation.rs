//! What a command line asks for, checked as far as clap cannot: the whole command, and each operation's request.

use std::path::PathBuf;

use callpad_client::{Encoding, Secret, ServerAddress};
use callpad_wire::op::{
    AnswerRequest, AskCounter, CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall,
    CancelledTickets, ChangeService, ChangeTicket, CreateTicket, EndCall, ForecastWaits, PauseCall,
    PausedTickets, Recall, Report, TellPresence, TicketStory, Tickets, TransferCall, WaitingTicketChange,
    WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{DeskId, LocationId, ServiceId, UserId};
use clap::error::ErrorKind;

use super::{Args, CommandArg, EncodingArg, OperationArg};
use crate::secret;

/// What clap cannot check: options of the whole command that some operations need.
pub(crate) struct UsageError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
}

/// What the program is to do.
pub(crate) enum Invocation {
    /// Ask a server.
    Task(Box<Task>),
    /// Print the policy of this computer, or of a file.
    Policy { file: Option<PathBuf> },
    /// Look at this computer.
    SelfTest(Box<SelfTestTask>),
    /// Make a support bundle of it.
    SupportBundle(Box<SupportBundleTask>),
    /// Print the manual page.
    Man,
}

/// What is looked at, as far as the command line says.
pub(crate) struct SelfTestTask {
    pub(crate) server: Option<ServerAddress>,
    pub(crate) user_id: Option<UserId>,
    pub(crate) secret: Option<Secret>,
    pub(crate) keyring: bool,
    pub(crate) encoding: Encoding,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) json: bool,
}

/// Where a support bundle goes.
pub(crate) struct SupportBundleTask {
    /// What is looked at.
    pub(crate) about: SelfTestTask,
    /// The file; one named by the time where none is given.
    pub(crate) output: Option<PathBuf>,
    /// Print it instead.
    pub(crate) show: bool,
}

/// What is to be done, by whom and where.
pub(crate) struct Task {
    pub(crate) server: ServerAddress,
    pub(crate) user_id: UserId,
    pub(crate) secret: Option<Secret>,
    pub(crate) keyring: bool,
    pub(crate) show_token: bool,
    pub(crate) encoding: Encoding,
    pub(crate) job: Job,
}

/// What is to be done.
pub(crate) enum Job {
    /// Sign in.
    Login,
    /// Sign out, here or everywhere.
    Logout { everywhere: bool },
    /// Send an operation.
    Send(Request),
    /// Print a report.
    Report(Report),
}

/// One operation with its parameters.
pub(crate) enum Request {
    /// Without services: all that the server names (T5).
    CallNextTicket(CallNextTicket),
    CallTicket(CallTicket),
    CallPausedTicket(CallPausedTicket),
    CallCancelledTicket(CallCancelledTicket),
    Recall(Recall),
    EndCall(EndCall),
    PauseCall(PauseCall),
    CancelCall(CancelCall),
    TransferCall(TransferCall),
    CreateTicket(CreateTicket),
    ChangeTicket(ChangeTicket),
    ChangeService(ChangeService),
    Tickets(Tickets),
    Ticket(TicketStory),
    Board(Option<LocationId>),
    Presence(TellPresence),
    Ask(AskCounter),
    AnswerRequest(AnswerRequest),
    /// Of this counter, or of all.
    Requests(Option<DeskId>),
    Forecast(ForecastWaits),
    WaitingTickets(WaitingTickets),
    PausedTickets(PausedTickets),
    CancelledTickets(CancelledTickets),
    WaitingTicketsCount(WaitingTicketsCount),
}

impl Args {
    /// Checks what is left to check.
    pub(crate) fn invocation(self) -> Result<Invocation, UsageError> {
        let secret = || {
            secret::from_environment().map_err(|message| UsageError {
                kind: ErrorKind::InvalidUtf8,
                message: format!("CALLPAD_SECRET: {message}"),
            })
        };
        let encoding = match self.encoding {
            EncodingArg::Json => Encoding::Json,
            EncodingArg::Form => Encoding::Form,
        };
        let server =
            self.server.as_deref().map(ServerAddress::parse).transpose().map_err(|e| UsageError {
                kind: ErrorKind::ValueValidation,
                message: format!("--server: {e}"),
            });
        let (user_id, keyring) = (self.user_id.clone(), !self.no_keyring);
        let about = |server, secret, data_dir, json| SelfTestTask {
            server,
            user_id: user_id.map(Into::into),
            secret,
            keyring,
            encoding,
            data_dir,
            json,
        };
        let operation = match self.command {
            CommandArg::Operation(operation) => operation,
            CommandArg::Policy { file } => return Ok(Invocation::Policy { file }),
            CommandArg::SelfTest { data_dir, json } => {
                return Ok(Invocation::SelfTest(Box::new(about(server?, secret()?, data_dir, json))));
            }
            CommandArg::SupportBundle { data_dir, output, show } => {
                let about = about(server?, secret()?, data_dir, false);
                return Ok(Invocation::SupportBundle(Box::new(SupportBundleTask { about, output, show })));
            }
            CommandArg::Man => return Ok(Invocation::Man),
        };
        let server = server?.ok_or_else(|| missing("--server <URL>"))?;
        let user_id: UserId = self.user_id.ok_or_else(|| missing("--user-id <ID>"))?.into();
        let job = operation.job(&user_id, self.desk.map(DeskId::from))?;
        Ok(Invocation::Task(Box::new(Task {
            server,
            user_id,
            secret: secret()?,
            keyring: !self.no_keyring,
            show_token: self.show_token,
            encoding,
            job,
        })))
    }
}

pub(super) fn missing(option: &str) -> UsageError {
    UsageError { kind: ErrorKind::MissingRequiredArgument, message: format!("{option} is missing") }
}

impl OperationArg {
    fn job(self, user_id: &UserId, desk: Option<DeskId>) -> Result<Job, UsageError> {
        let user_id = user_id.clone();
        let desk = || desk.ok_or_else(|| missing("this operation needs a counter: --desk <ID>"));
        Ok(Job::Send(match self {
            Self::Login => return Ok(Job::Login),
            Self::Logout { all } => return Ok(Job::Logout { everywhere: all }),
            Self::CallNextTicket { services } => {
                let services = services.into_iter().map(ServiceId::from).collect();
                Request::CallNextTicket(CallNextTicket { desk_id: desk()?, user_id, services })
            }
            Self::CallTicket(arg) => {
                Request::CallTicket(CallTicket { desk_id: desk()?, user_id, ticket_id: arg.ticket_id.into() })
            }
            Self::CallPausedTicket(arg) => Request::CallPausedTicket(CallPausedTicket {
                desk_id: desk()?,
                user_id,
                ticket_id: arg.ticket_id.into(),
            }),
            Self::CallCancelledTicket(arg) => Request::CallCancelledTicket(CallCancelledTicket {
                desk_id: desk()?,
                user_id,
                ticket_id: arg.ticket_id.into(),
            }),
            Self::Recall(arg) => Request::Recall(Recall { answer_id: arg.answer_id.into() }),
            Self::EndCall(arg) => Request::EndCall(EndCall { answer_id: arg.answer_id.into() }),
            Self::PauseCall(arg) => Request::PauseCall(PauseCall { answer_id: arg.answer_id.into() }),
            Self::CancelCall(arg) => Request::CancelCall(CancelCall { answer_id: arg.answer_id.into() }),
            Self::TransferCall { answer, dst_type, dst_id, note, priority, custom_field } => {
                let to = dst_type.with(dst_id);
                let (answer_id, desk_id) = (answer.answer_id.into(), desk()?);
                Request::TransferCall(TransferCall { answer_id, to, note, priority, custom_field, desk_id })
            }
            Self::CreateTicket {
                service_id,
                for_desk,
                for_user,
                lang,
                custom_field,
                client_name,
                device_id,
                priority,
                appointment,
                scheduled_to,
                from_virtualticket,
            } => Request::CreateTicket(CreateTicket {
                desk_id: for_desk.map(Into::into),
                user_id: for_user.map(Into::into),
                service_id: service_id.into(),
                lang,
                custom_field,
                client_name,
                device_id: device_id.map(Into::into),
                priority,
                appointment,
                scheduled_to,
                from_virtualticket,
            }),
            Self::ChangeTicket { ticket, priority, dst_type, dst_id, note, cancel, restore: _ } => {
                // Exactly one is there: the group saw to that.
                let change = match (priority, dst_type.zip(dst_id), note) {
                    (Some(priority), ..) => WaitingTicketChange::Priority(priority),
                    (_, Some((kind, id)), _) => WaitingTicketChange::SendOn(kind.with(id)),
                    (.., Some(note)) => WaitingTicketChange::Note(note),
                    _ if cancel => WaitingTicketChange::Cancel,
                    _ => WaitingTicketChange::Restore,
                };
                Request::ChangeTicket(ChangeTicket { ticket_id: ticket.ticket_id.into(), change })
            }
            Self::Presence { state, reason, services } => Request::Presence(TellPresence {
                desk_id: desk()?,
                state: state.into(),
                reason,
                services: services.into_iter().map(ServiceId::from).collect(),
            }),
            Self::Request { kind, service_id } => Request::Ask(AskCounter {
                desk_id: desk()?,
                kind: kind.into(),
                service_id: service_id.map(Into::into),
            }),
            Self::AnswerRequest { request_id, accept } => {
                Request::AnswerRequest(AnswerRequest { request_id: request_id.into(), accept })
            }
            Self::Requests => Request::Requests(desk().ok()),
            Self::Supervisor(arg) => return arg.job(),
            Self::Forecast { location_id, minutes, change } => {
                Request::Forecast(ForecastWaits { location_id: location_id.map(Into::into), minutes, change })
            }
            Self::WaitingTicketsList { service_id } => {
                Request::WaitingTickets(WaitingTickets { service_id: service_id.into() })
            }
            Self::PausedTicketsList => Request::PausedTickets(PausedTickets { desk_id: desk()? }),
            Self::CancelledTicketsList => Request::CancelledTickets(CancelledTickets { desk_id: desk()? }),
            Self::WaitingTicketsCount { location_id } => {
                Request::WaitingTicketsCount(WaitingTicketsCount { location: location_id.map(Into::into) })
            }
        }))
    }
}
