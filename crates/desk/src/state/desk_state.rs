//! What the desk is doing, with everything needed to continue.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::{CancelCall, EndCall, PauseCall, TransferCall};
use callpad_wire::{AnswerId, Error, IdempotencyKey, ServiceId, TicketId};

use crate::action::{Action, Source};
use crate::event::{JobId, ReplyId};
use crate::record::{Journal, SentRecord};
use crate::request::Request;
use crate::storage::Damage;
use crate::time::Now;
use crate::view::{Busy, Lists, Open, Phase};

/// What the desk is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum DeskState {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// The first refresh of a seat is on its way; not drawn yet. Holds what was saved for this seat.
    Arriving { mine: Box<Journal>, damage: Option<Damage> },
    /// No ticket open; perhaps an action on the queue is on its way.
    Free { queue_action: Option<QueueAction> },
    /// The person is on a break, which only this desk knows (M15).
    Break { since: Now },
    /// A call is on its way.
    Calling(Calling),
    /// A ticket is open.
    Serving { open: Arc<Open>, pending: PendingAction },
    /// An action was sent and nobody knows whether it happened (T12).
    Unknown(Box<Unknown>),
}

/// An action as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SentAction {
    pub(crate) id: JobId,
    pub(crate) key: IdempotencyKey,
    pub(crate) at: Now,
    /// To send it again with its key. `None` where that must not or cannot be done: a call from before a restart, and
    /// requests with texts that are not saved.
    pub(crate) request: Option<Request>,
    /// Its journal record, with which the lists are compared.
    pub(crate) about: SentRecord,
}

/// An action on the queue, on its way: nothing at the counter depends on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueueAction {
    pub(crate) reply_id: ReplyId,
    pub(crate) sent: SentAction,
    /// Call the ticket that comes back at once.
    pub(crate) call: bool,
    /// The break that goes on, since when.
    pub(crate) on_break: Option<Now>,
}

/// A call on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calling {
    pub(crate) reply_id: ReplyId,
    pub(crate) target: Target,
    pub(crate) before: OpenBefore,
    pub(crate) stage: Stage,
    /// The lists when it was sent: whoever has vanished since was probably called.
    pub(crate) lists: Arc<Lists>,
}

/// What to call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// The next ticket.
    Next,
    /// This ticket.
    Ticket(Chosen),
}

/// A chosen ticket, with its label and service if known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    pub(crate) id: TicketId,
    pub(crate) source: Source,
    pub(crate) label: Option<String>,
    /// The service that lists it as waiting.
    pub(crate) service: Option<ServiceId>,
    /// For a ticket issued just now to be called: the name of its service.
    pub(crate) issued: Option<String>,
    /// Already called by hand: it is ended as soon as it is called.
    pub(crate) called_offline: bool,
}

/// How an open ticket is finished: all four end the answer and free the desk (M13).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Finish {
    End,
    Pause,
    Cancel,
    Transfer(Box<TransferTarget>),
}

/// The destination of a transfer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TransferTarget {
    /// The request; `None` after a restart: its texts are not saved.
    pub(crate) call: Option<TransferCall>,
    /// The service in whose list the ticket waits afterwards, if known; a ticket sent to a counter or person keeps its
    /// own (M7).
    pub(crate) waits_in: Option<ServiceId>,
    /// The destination's name.
    pub(crate) name: String,
}

/// What was open before a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OpenBefore {
    Nothing,
    /// The ticket with this label; it was ended or paused for the call (M3).
    Ended(String),
    /// This ticket. It was to be ended or paused for the call, but the server said it is no longer open (M3).
    ReportedClosed(Arc<Open>),
}

/// How far an action has got.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    /// It was sent.
    Sent(Box<SentAction>),
    /// It was refused with this error; a refresh finds out what that means (M2, M11).
    Checking(Error),
}

/// What is in progress for the open ticket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PendingAction {
    Nothing,
    Queue(QueueAction),
    Recalling { reply_id: ReplyId, stage: Stage },
    Finishing { reply_id: ReplyId, stage: Stage, how: Finish, then: Option<Target> },
}

/// An action of unknown outcome.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unknown {
    pub(crate) what: UncertainAction,
    pub(crate) sent: SentAction,
    /// When the connection broke, on the monotonic clock.
    pub(crate) since: Duration,
    /// It is being sent again with its key.
    pub(crate) again: Option<JobId>,
    /// Who was probably called here, judging by the lists.
    pub(crate) probably: Option<String>,
    /// The server was asked but cannot tell: the person decides.
    pub(crate) only_person: bool,
}

/// The action.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UncertainAction {
    Call {
        target: Target,
        before: OpenBefore,
        /// The lists when it was sent; `None` after a restart.
        lists: Option<Arc<Lists>>,
    },
    Finish {
        how: Finish,
        open: Arc<Open>,
        /// A call was to follow, but no longer does.
        then_call: bool,
    },
    Queue {
        /// Call the ticket that comes back at once.
        call: bool,
        /// What is served meanwhile.
        open: Option<Arc<Open>>,
        /// The break that goes on, since when.
        on_break: Option<Now>,
    },
}

impl Target {
    pub(crate) fn action(&self) -> Action {
        match self {
            Self::Next => Action::CallNext,
            Self::Ticket(chosen) => chosen.source.call(),
        }
    }

    pub(crate) fn label(&self) -> Option<String> {
        match self {
            Self::Next => None,
            Self::Ticket(chosen) => chosen.label.clone(),
        }
    }
}

impl Finish {
    pub(crate) fn action(&self) -> Action {
        match self {
            Self::End => Action::End,
            Self::Pause => Action::Pause,
            Self::Cancel => Action::Cancel,
            Self::Transfer(_) => Action::Transfer,
        }
    }

    fn busy(&self, then: Option<&Target>) -> Busy {
        match (self, then) {
            (Self::End, None) => Busy::Ending,
            (Self::End, Some(Target::Next)) => Busy::EndingToCallNext,
            (Self::End, Some(Target::Ticket(_))) => Busy::EndingToCallTicket,
            (Self::Pause, None) => Busy::Pausing,
            (Self::Pause, Some(_)) => Busy::PausingToCallTicket,
            (Self::Cancel, _) => Busy::Cancelling,
            (Self::Transfer(_), _) => Busy::Transferring,
        }
    }

    /// The request for it; `None` for a transfer from before a restart.
    pub(crate) fn request(&self, answer_id: &AnswerId) -> Option<Request> {
        let answer_id = answer_id.clone();
        match self {
            Self::End => Some(EndCall { answer_id }.into()),
            Self::Pause => Some(PauseCall { answer_id }.into()),
            Self::Cancel => Some(CancelCall { answer_id }.into()),
            Self::Transfer(transfer) => transfer.call.clone().map(Request::from),
        }
    }

    /// The service in whose list the ticket waits after a transfer, if known.
    pub(crate) fn sent_to(&self) -> Option<&ServiceId> {
        match self {
            Self::Transfer(transfer) => transfer.waits_in.as_ref(),
            Self::End | Self::Pause | Self::Cancel => None,
        }
    }
}

impl OpenBefore {
    /// The label of the ticket that was open.
    pub(crate) fn label(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Ended(label) => Some(label.clone()),
            Self::ReportedClosed(open) => Some(open.ticket.label()),
        }
    }

    /// The state once the call has not happened. A ticket that was only reported as gone comes back: it leaves the
    /// screen when the server shows it closed or the person says so, not because of a refusal (M2).
    pub(crate) fn desk_state(&self) -> DeskState {
        match self {
            Self::Nothing | Self::Ended(_) => DeskState::FREE,
            Self::ReportedClosed(open) => DeskState::serving(open.clone()),
        }
    }

    fn open(&self) -> Option<&Arc<Open>> {
        match self {
            Self::Nothing | Self::Ended(_) => None,
            Self::ReportedClosed(open) => Some(open),
        }
    }
}

impl SentAction {
    /// How long ago it was sent, by whichever clock says more: one stops while the machine sleeps, the other can be
    /// set.
    pub(crate) fn age(&self, now: Now) -> Duration {
        now.since(self.at)
    }
}

impl Stage {
    fn sent(&self) -> Option<&SentAction> {
        match self {
            Self::Sent(sent) => Some(sent),
            Self::Checking(_) => None,
        }
    }

    pub(crate) fn refusal(&self) -> Option<&Error> {
        match self {
            Self::Sent(_) => None,
            Self::Checking(refusal) => Some(refusal),
        }
    }
}

impl PendingAction {
    fn sent(&self) -> Option<&SentAction> {
        match self {
            Self::Nothing => None,
            Self::Queue(queue_action) => Some(&queue_action.sent),
            Self::Recalling { stage, .. } | Self::Finishing { stage, .. } => stage.sent(),
        }
    }
}

impl Unknown {
    /// The action, its ticket if known, and the ticket open before.
    pub(crate) fn about(&self) -> (Action, Option<String>, Option<&Arc<Open>>) {
        match &self.what {
            UncertainAction::Call { target, before, lists: _ } => {
                (target.action(), target.label(), before.open())
            }
            UncertainAction::Finish { how, open, then_call: _ } => {
                (how.action(), Some(open.ticket.label()), Some(open))
            }
            UncertainAction::Queue { open, .. } => {
                (self.sent.about.action, self.sent.about.label.clone(), open.as_ref())
            }
        }
    }
}

impl DeskState {
    pub(crate) const FREE: Self = Self::Free { queue_action: None };

    pub(crate) fn serving(open: Arc<Open>) -> Self {
        Self::Serving { open, pending: PendingAction::Nothing }
    }

    /// What goes on beside an action on the queue.
    pub(crate) fn beside(open: Option<Arc<Open>>, on_break: Option<Now>) -> Self {
        match (open, on_break) {
            (Some(open), _) => Self::serving(open),
            (None, Some(since)) => Self::Break { since },
            (None, None) => Self::FREE,
        }
    }

    /// Since when the person is on a break.
    pub(crate) fn on_break(&self) -> Option<Now> {
        match self {
            Self::Break { since } => Some(*since),
            Self::Free { queue_action } => queue_action.as_ref()?.on_break,
            Self::Unknown(unknown) => match &unknown.what {
                UncertainAction::Queue { on_break, .. } => *on_break,
                UncertainAction::Call { .. } | UncertainAction::Finish { .. } => None,
            },
            Self::SignedOut | Self::Arriving { .. } | Self::Calling(_) | Self::Serving { .. } => None,
        }
    }

    /// The action in flight, or of unknown outcome; never more than one.
    pub(crate) fn sent(&self) -> Option<&SentAction> {
        match self {
            Self::SignedOut | Self::Arriving { .. } | Self::Break { .. } => None,
            Self::Free { queue_action } => queue_action.as_ref().map(|queue_action| &queue_action.sent),
            Self::Calling(calling) => calling.stage.sent(),
            Self::Serving { open: _, pending } => pending.sent(),
            Self::Unknown(unknown) => Some(&unknown.sent),
        }
    }

    /// The job of the action in flight.
    pub(crate) fn in_flight(&self) -> Option<JobId> {
        match self {
            Self::Unknown(unknown) => unknown.again,
            other => other.sent().map(|sent| sent.id),
        }
    }

    /// The open ticket, as far as we know.
    pub(crate) fn open(&self) -> Option<&Arc<Open>> {
        match self {
            Self::SignedOut | Self::Arriving { .. } | Self::Free { .. } | Self::Break { .. } => None,
            Self::Calling(calling) => calling.before.open(),
            Self::Serving { open, pending: _ } => Some(open),
            Self::Unknown(unknown) => unknown.about().2,
        }
    }

    /// Whether a press is being carried out.
    pub(crate) fn is_busy(&self) -> bool {
        match self {
            Self::SignedOut | Self::Arriving { .. } | Self::Break { .. } => false,
            Self::Free { queue_action } => queue_action.is_some(),
            Self::Calling(_) => true,
            Self::Serving { open: _, pending } => *pending != PendingAction::Nothing,
            Self::Unknown(unknown) => unknown.again.is_some(),
        }
    }

    /// Whether nothing is in flight or unknown: then the server's word on the open answer can be compared.
    pub(crate) fn is_still(&self) -> bool {
        matches!(
            self,
            Self::Free { queue_action: None }
                | Self::Break { .. }
                | Self::Serving { open: _, pending: PendingAction::Nothing }
        )
    }

    /// Whether a refresh needs the open answer to continue.
    pub(crate) fn needs_read_back(&self) -> bool {
        match self {
            Self::SignedOut | Self::Free { .. } | Self::Break { .. } => false,
            Self::Arriving { .. } | Self::Unknown(_) => true,
            Self::Calling(calling) => calling.stage.refusal().is_some(),
            Self::Serving { open: _, pending } => match pending {
                PendingAction::Nothing | PendingAction::Queue(_) => false,
                PendingAction::Recalling { stage, .. } | PendingAction::Finishing { stage, .. } => {
                    stage.refusal().is_some()
                }
            },
        }
    }

    /// Whether every waiting list is needed to settle an unknown action on a server without a read-back (T12).
    pub(crate) fn settled_by_all_lists(&self) -> bool {
        let Self::Unknown(unknown) = self else { return false };
        matches!(&unknown.what, UncertainAction::Call { target: Target::Next, .. })
    }

    /// The one list that can settle it.
    pub(crate) fn settled_by(&self) -> Option<(Source, Option<&ServiceId>)> {
        let Self::Unknown(unknown) = self else { return None };
        match &unknown.what {
            UncertainAction::Call { target: Target::Next, .. } | UncertainAction::Queue { .. } => None,
            UncertainAction::Call { target: Target::Ticket(chosen), .. } => {
                Some((chosen.source, chosen.service.as_ref()))
            }
            UncertainAction::Finish { how, .. } => how.action().shown_in().map(|list| (list, how.sent_to())),
        }
    }

    pub(crate) fn phase(&self, refreshing: bool) -> Phase {
        match self {
            Self::SignedOut | Self::Arriving { .. } => Phase::SignedOut,
            Self::Free { queue_action } => match queue_action.as_ref().and_then(|action| action.on_break) {
                Some(since) => Phase::Break { since },
                None => Phase::Free,
            },
            Self::Break { since } => Phase::Break { since: *since },
            Self::Calling(calling) => Phase::Calling { label: calling.target.label() },
            Self::Serving { open, pending } => Phase::Serving {
                open: open.clone(),
                busy: match pending {
                    PendingAction::Nothing | PendingAction::Queue(_) => None,
                    PendingAction::Recalling { .. } => Some(Busy::Recalling),
                    PendingAction::Finishing { how, then, .. } => Some(how.busy(then.as_ref())),
                },
            },
            Self::Unknown(unknown) => {
                let (action, label, open) = unknown.about();
                Phase::Unknown {
                    action,
                    label,
                    open: open.cloned(),
                    refreshing: refreshing || unknown.again.is_some(),
                    probably: unknown.probably.clone(),
                    only_person: unknown.only_person,
                    nobody_called: matches!(unknown.what, UncertainAction::Finish { then_call: true, .. }),
                }
            }
        }
    }
}
