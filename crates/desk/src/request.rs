//! The actions as they are sent, and how each comes back.

use callpad_wire::op::{
    AnswerRequest, CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall,
    CreateTicket, CreatedTicket, Done, EndCall, PauseCall, Recall, TransferCall,
};
use callpad_wire::{Answer, AnswerId, CounterRequest, Error, Operation, ServiceId, TicketId};

use crate::action::{Action, TicketEffect};

/// How an action came back.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// callnextticket, callticket, callpausedticket or callcancelledticket.
    Call(Result<Box<Answer>, Error>),
    /// recall.
    Recall(Result<(), Error>),
    /// endcall, pausecall, cancelcall or transfercall.
    Finish(Result<(), Error>),
    /// An action on the queue: createticket.
    Queue(Result<QueueReply, Error>),
}

/// What an action on the queue brought back.
#[derive(Clone, Debug)]
pub enum QueueReply {
    /// The ticket that was issued.
    Issued(Box<CreatedTicket>),
    /// What a supervisor asked, as it is after the answer.
    Answered(CounterRequest),
}

impl Outcome {
    /// What went wrong, if anything.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Call(result) => result.as_ref().err(),
            Self::Recall(result) | Self::Finish(result) => result.as_ref().err(),
            Self::Queue(result) => result.as_ref().err(),
        }
    }

    fn failed(action: Action, error: Error) -> Self {
        match action.spec().effect {
            TicketEffect::Call(_) => Self::Call(Err(error)),
            TicketEffect::Announce => Self::Recall(Err(error)),
            TicketEffect::Finish(_) => Self::Finish(Err(error)),
            TicketEffect::Queue => Self::Queue(Err(error)),
        }
    }
}

/// Sends any operation of the API: implemented by a session, or by a model of the server.
pub trait SendOperation: Sync {
    /// Sends it once.
    ///
    /// # Errors
    /// Why there is no reply.
    fn send<O: Operation<Reply: Send> + Sync>(
        &self,
        operation: &O,
    ) -> impl Future<Output = Result<O::Reply, Error>> + Send;
}

macro_rules! requests {
    ($($(#[$doc:meta])* $variant:ident($operation:ty) is $action:ident, about $subject:expr, comes back as $outcome:expr;)*) => {
        /// An action, ready to be sent.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Request {
            $($(#[$doc])* $variant(Box<$operation>),)*
        }

        impl Request {
            /// Which action it is.
            pub fn action(&self) -> Action {
                match self {
                    $(Self::$variant(_) => Action::$action,)*
                }
            }

            fn subject(&self) -> Subject<'_> {
                match self {
                    $(Self::$variant(operation) => {
                        let subject: for<'a> fn(&'a $operation) -> Subject<'a> = $subject;
                        subject(operation)
                    })*
                }
            }

            /// Sends it, once.
            pub async fn send(&self, to: &impl SendOperation) -> Outcome {
                match self {
                    $(Self::$variant(operation) => $outcome(to.send(&**operation).await),)*
                }
            }
        }

        $(impl From<$operation> for Request {
            fn from(operation: $operation) -> Self {
                Self::$variant(Box::new(operation))
            }
        })*
    };
}

requests! {
    /// callnextticket.
    CallNext(CallNextTicket) is CallNext, about |_| Subject::Counter, comes back as called;
    /// callticket.
    CallTicket(CallTicket) is CallTicket, about |call| Subject::Ticket(&call.ticket_id), comes back as called;
    /// callpausedticket.
    CallPaused(CallPausedTicket) is CallPaused, about |call| Subject::Ticket(&call.ticket_id), comes back as called;
    /// callcancelledticket.
    CallCancelled(CallCancelledTicket) is CallCancelled, about |call| Subject::Ticket(&call.ticket_id), comes back as called;
    /// recall.
    Recall(Recall) is Recall, about |recall| Subject::Answer(&recall.answer_id), comes back as recalled;
    /// endcall.
    End(EndCall) is End, about |end| Subject::Answer(&end.answer_id), comes back as finished;
    /// pausecall.
    Pause(PauseCall) is Pause, about |pause| Subject::Answer(&pause.answer_id), comes back as finished;
    /// cancelcall.
    Cancel(CancelCall) is Cancel, about |cancel| Subject::Answer(&cancel.answer_id), comes back as finished;
    /// transfercall.
    Transfer(TransferCall) is Transfer, about |transfer| Subject::Answer(&transfer.answer_id), comes back as finished;
    /// createticket.
    Create(CreateTicket) is CreateTicket, about |create| Subject::Service(&create.service_id), comes back as issued;
    /// The answer to what a supervisor asks.
    Answer(AnswerRequest) is AnswerRequest, about |_| Subject::Counter, comes back as answered;
}

/// What a request is about, by the id that it names.
enum Subject<'a> {
    /// The counter that sends it.
    Counter,
    Answer(&'a AnswerId),
    Ticket(&'a TicketId),
    Service(&'a ServiceId),
}

impl Request {
    /// The answer that it names.
    pub(crate) fn answer_id(&self) -> Option<&AnswerId> {
        match self.subject() {
            Subject::Answer(id) => Some(id),
            Subject::Counter | Subject::Ticket(_) | Subject::Service(_) => None,
        }
    }

    /// The ticket that it names.
    pub(crate) fn ticket_id(&self) -> Option<&TicketId> {
        match self.subject() {
            Subject::Ticket(id) => Some(id),
            Subject::Counter | Subject::Answer(_) | Subject::Service(_) => None,
        }
    }

    /// The service that it names.
    pub(crate) fn service_id(&self) -> Option<&ServiceId> {
        match self.subject() {
            Subject::Service(id) => Some(id),
            Subject::Counter | Subject::Answer(_) | Subject::Ticket(_) => None,
        }
    }

    /// The outcome of this action if it failed with `error`.
    pub fn failed(&self, error: Error) -> Outcome {
        Outcome::failed(self.action(), error)
    }
}

fn called(result: Result<Answer, Error>) -> Outcome {
    Outcome::Call(result.map(Box::new))
}

fn recalled(result: Result<Done, Error>) -> Outcome {
    Outcome::Recall(result.map(drop))
}

fn finished(result: Result<Done, Error>) -> Outcome {
    Outcome::Finish(result.map(drop))
}

fn issued(result: Result<CreatedTicket, Error>) -> Outcome {
    Outcome::Queue(result.map(|created| QueueReply::Issued(Box::new(created))))
}

fn answered(result: Result<CounterRequest, Error>) -> Outcome {
    Outcome::Queue(result.map(QueueReply::Answered))
}
