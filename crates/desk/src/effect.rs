//! What the desk wants done. Effects are carried out in order.

use callpad_client::{Error, IdempotencyKey};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CreateTicket, EndCall,
    PauseCall, Recall, TransferCall,
};
use callpad_wire::{AnswerId, DeskId, LocationId, ServiceId};

use crate::alert::Alert;
use crate::event::{JobId, Outcome, ReplyId};
use crate::press::Rejected;
use crate::record::Journal;
use crate::view::Action;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The seat of this caller is taken: use its connection to the server from now on.
    UseApi(ReplyId),
    /// Send this action once, with this key. Never two at a time.
    Send {
        /// Comes back with the outcome.
        id: JobId,
        /// What to send.
        request: Request,
        /// Stands in the journal by now.
        key: IdempotencyKey,
    },
    /// Refresh from the server; a refresh under way is given up for it.
    Refresh(Refresh),
    /// Give up the refresh under way.
    CancelRefresh,
    /// Open the change feed, from behind this message if one was read.
    Listen {
        /// Comes back with what is heard.
        id: JobId,
        /// The last message that was read.
        after: Option<i64>,
    },
    /// Close that connection.
    StopListening,
    /// Tell the person, wherever they look.
    Alert(Alert),
    /// What was told last is over: it was seen, or its ticket waits no longer.
    ClearAlert,
    /// Write the journal to disk before anything is sent or drawn, then say so with `Event::JournalSaved`.
    SaveJournal {
        /// All of it.
        journal: Box<Journal>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// What this caller waits for has ended; answer it after the new picture is drawn.
    Reply {
        /// Who.
        reply_id: ReplyId,
        /// Whether the press was taken.
        result: Result<(), Rejected>,
    },
}

/// An action, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// callnextticket.
    CallNext(CallNextTicket),
    /// callticket.
    CallTicket(CallTicket),
    /// callpausedticket.
    CallPaused(CallPausedTicket),
    /// callcancelledticket.
    CallCancelled(CallCancelledTicket),
    /// recall.
    Recall(Recall),
    /// endcall.
    End(EndCall),
    /// pausecall.
    Pause(PauseCall),
    /// cancelcall.
    Cancel(CancelCall),
    /// transfercall.
    Transfer(Box<TransferCall>),
    /// createticket.
    Create(Box<CreateTicket>),
}

impl Request {
    /// Which operation it is.
    pub fn action(&self) -> Action {
        match self {
            Self::CallNext(_) => Action::CallNext,
            Self::CallTicket(_) => Action::CallTicket,
            Self::CallPaused(_) => Action::CallPaused,
            Self::CallCancelled(_) => Action::CallCancelled,
            Self::Recall(_) => Action::Recall,
            Self::End(_) => Action::End,
            Self::Pause(_) => Action::Pause,
            Self::Cancel(_) => Action::Cancel,
            Self::Transfer(_) => Action::Transfer,
            Self::Create(_) => Action::CreateTicket,
        }
    }

    /// The answer it is about.
    pub(crate) fn answer_id(&self) -> Option<&AnswerId> {
        match self {
            Self::CallNext(_)
            | Self::CallTicket(_)
            | Self::CallPaused(_)
            | Self::CallCancelled(_)
            | Self::Create(_) => None,
            Self::Recall(recall) => Some(&recall.answer_id),
            Self::End(end) => Some(&end.answer_id),
            Self::Pause(pause) => Some(&pause.answer_id),
            Self::Cancel(cancel) => Some(&cancel.answer_id),
            Self::Transfer(transfer) => Some(&transfer.answer_id),
        }
    }

    /// The outcome of this action when it failed.
    pub fn failed(&self, error: Error) -> Outcome {
        match self {
            Self::CallNext(_) | Self::CallTicket(_) | Self::CallPaused(_) | Self::CallCancelled(_) => {
                Outcome::Call(Err(error))
            }
            Self::Recall(_) => Outcome::Recall(Err(error)),
            Self::End(_) | Self::Pause(_) | Self::Cancel(_) | Self::Transfer(_) => {
                Outcome::Finish(Err(error))
            }
            Self::Create(_) => Outcome::Create(Err(error)),
        }
    }
}

/// One look at the server: the open answer where it matters, the counts, then the lists that [`ListPlan::wanted`]
/// names, then the paused and cancelled ones. It ends at the first error.
#[derive(Clone, Debug, PartialEq)]
pub struct Refresh {
    /// Comes back with what was seen.
    pub id: JobId,
    /// The counter whose open answer is to be read back first, if that matters now.
    pub read_back: Option<DeskId>,
    /// Whether to read the counts. Not where only the next ticket is asked for.
    pub counts: bool,
    /// Narrows the counts (T6).
    pub location: Option<LocationId>,
    /// The served services.
    pub lists: Vec<ListPlan>,
    /// The counter whose paused list is to be read, if it is (T11, M5).
    pub paused: Option<DeskId>,
    /// The counter whose cancelled list is to be read, if it is.
    pub cancelled: Option<DeskId>,
    /// Who is next, where the server tells.
    pub next: Option<AskNext>,
}

/// Who is called next at this counter (`next` extension).
#[derive(Clone, Debug, PartialEq)]
pub struct AskNext {
    /// The counter.
    pub desk: DeskId,
    /// The served services.
    pub services: Vec<ServiceId>,
    /// Ask even if no waiting list was read.
    pub must: bool,
}

/// Whether one service's waiting list is to be read (T11).
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlan {
    /// The service.
    pub service: ServiceId,
    /// How many waited when its list was last read.
    pub counted: Option<u32>,
    /// Read it whatever the count says: never read, too old, or touched by one's own action.
    pub must: bool,
}

impl ListPlan {
    /// Whether to read the list, now that this many wait; none where the server told no count.
    pub fn wanted(&self, count: Option<u32>) -> bool {
        self.must || count.is_some_and(|count| Some(count) != self.counted)
    }
}
