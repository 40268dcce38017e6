//! What the desk knows between two events.

mod queues;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use callpad_client::Error;
use callpad_wire::op::{Destination, TransferCall};
use callpad_wire::{ServiceId, TicketId};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::event::{JobId, Sit, Waiter};
use crate::poll::Polling;
use crate::ports::{Now, StoreProblem};
use crate::record::OpenRecord;
use crate::view::{Action, Busy, Line, Lists, Notice, Open, Phase, Seat, Source, View};

pub(crate) use queues::{Queue, Queues};

/// The whole desk. Changed by [`crate::step`] alone.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) place: Option<Place>,
    pub(crate) work: Work,
    pub(crate) notice: Option<Notice>,
    pub(crate) notices: u32,
    pub(crate) jobs: u32,
    pub(crate) queues: Queues,
    pub(crate) lists: Arc<Lists>,
    pub(crate) line: Line,
    /// When the server last gave a whole answer.
    pub(crate) last_answer: Option<Now>,
    pub(crate) polling: Polling,
    pub(crate) looking: Option<Looking>,
    pub(crate) want: Want,
    /// The list on the screen.
    pub(crate) shown: Source,
    /// Until when call actions and End are taken for a double press, on the clock that never jumps.
    pub(crate) guard: Option<Duration>,
    /// What is on disk, other people's records included.
    pub(crate) records: Vec<OpenRecord>,
    /// Server clock minus ours (V4).
    pub(crate) offset: SignedDuration,
    /// The server may know of an open answer that we do not, or the other way round: the next look reads it back.
    pub(crate) unverified: bool,
    /// A seat that can only be taken when the action on its way has come back.
    pub(crate) next_sit: Option<Box<Sit>>,
}

/// The seat and its time zone.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) seat: Arc<Seat>,
    pub(crate) zone: TimeZone,
}

/// What the desk does, with all that is needed to go on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Work {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// The first look of a seat is on its way; not drawn yet.
    Arriving { record: Option<OpenRecord>, problem: Option<StoreProblem> },
    /// No ticket open; perhaps one is being issued.
    Free { creating: Option<Creating> },
    /// A call is on its way.
    Calling(Calling),
    /// A ticket is open.
    Serving { open: Arc<Open>, doing: Doing },
    /// A call or an end was sent and nobody knows whether it happened (T12).
    Unknown(Unknown),
}

/// A ticket is being issued.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Creating {
    pub(crate) waiter: Waiter,
    pub(crate) id: JobId,
    pub(crate) service: ServiceId,
    /// Call it at once.
    pub(crate) call: bool,
}

/// A call on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calling {
    pub(crate) waiter: Waiter,
    pub(crate) target: Target,
    pub(crate) before: Before,
    pub(crate) stage: Stage,
}

/// What is called.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// Whoever is next.
    Next,
    /// This ticket.
    Ticket(Chosen),
}

/// A chosen ticket; its label and service as far as they are known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    pub(crate) id: TicketId,
    pub(crate) source: Source,
    pub(crate) label: Option<String>,
    /// The service that lists it as waiting.
    pub(crate) service: Option<ServiceId>,
    /// Issued just now to be called: the name of its service.
    pub(crate) issued: Option<String>,
}

/// How an open ticket is finished: each of the four ends the answer and frees the desk (M13).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Finish {
    End,
    Pause,
    Cancel,
    /// With the name of the destination.
    Transfer {
        call: Box<TransferCall>,
        name: String,
    },
}

/// What was open before a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Before {
    Nothing,
    /// The ticket of this label; it was ended or paused for the call (M3).
    Ended(String),
    /// This one; when it was to be ended or paused for the call, the server said it is not open any more (M3).
    SaidGone(Arc<Open>),
}

/// How far an action has come.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    /// It was sent.
    Sent(JobId),
    /// It was refused for this reason, and a look finds out what that means (M2, M11).
    Looking(Error),
}

/// What is being done about the open ticket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Doing {
    Nothing,
    Creating(Creating),
    Recalling { waiter: Waiter, stage: Stage },
    Finishing { waiter: Waiter, stage: Stage, how: Finish, then: Option<Target> },
}

/// An action nobody knows the outcome of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unknown {
    pub(crate) what: Unsettled,
    /// When the line broke, on the clock that never jumps.
    pub(crate) since: Duration,
}

/// The action.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unsettled {
    Call { target: Target, before: Before },
    Finish { how: Finish, open: Arc<Open> },
}

/// A look under way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Looking {
    pub(crate) id: JobId,
    pub(crate) started: Duration,
    pub(crate) waiters: Vec<Waiter>,
}

/// Lists to read whatever their counts say, until a look came through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Want {
    pub(crate) all: bool,
    pub(crate) services: BTreeSet<ServiceId>,
    pub(crate) paused: bool,
    pub(crate) cancelled: bool,
}

impl Target {
    pub(crate) fn action(&self) -> Action {
        match self {
            Self::Next => Action::CallNext,
            Self::Ticket(chosen) => match chosen.source {
                Source::Waiting => Action::CallTicket,
                Source::Paused => Action::CallPaused,
                Source::Cancelled => Action::CallCancelled,
            },
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
            Self::Transfer { .. } => Action::Transfer,
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
            (Self::Transfer { .. }, _) => Busy::Transferring,
        }
    }
}

impl Before {
    /// The label of the ticket that was open.
    pub(crate) fn label(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Ended(label) => Some(label.clone()),
            Self::SaidGone(open) => Some(open.ticket.label()),
        }
    }

    /// What is done now that the call has not happened. A ticket that is only said to be gone comes back: it leaves
    /// the screen when the server shows it closed or the person says so, not by a refusal (M2).
    pub(crate) fn work(&self) -> Work {
        match self {
            Self::Nothing | Self::Ended(_) => Work::Free { creating: None },
            Self::SaidGone(open) => Work::serving(open.clone()),
        }
    }
}

impl Stage {
    fn sent(&self) -> Option<JobId> {
        match self {
            Self::Sent(id) => Some(*id),
            Self::Looking(_) => None,
        }
    }

    fn is_looking(&self) -> bool {
        self.sent().is_none()
    }
}

impl Work {
    pub(crate) const FREE: Self = Self::Free { creating: None };

    pub(crate) fn serving(open: Arc<Open>) -> Self {
        Self::Serving { open, doing: Doing::Nothing }
    }

    /// The action on its way to the server; never more than one.
    pub(crate) fn in_flight(&self) -> Option<JobId> {
        match self {
            Self::SignedOut | Self::Arriving { .. } | Self::Unknown(_) => None,
            Self::Free { creating } => creating.as_ref().map(|c| c.id),
            Self::Calling(calling) => calling.stage.sent(),
            Self::Serving { open: _, doing } => match doing {
                Doing::Nothing => None,
                Doing::Creating(creating) => Some(creating.id),
                Doing::Recalling { stage, .. } | Doing::Finishing { stage, .. } => stage.sent(),
            },
        }
    }

    /// Whether a press is being carried out.
    pub(crate) fn is_busy(&self) -> bool {
        match self {
            Self::SignedOut | Self::Arriving { .. } | Self::Unknown(_) => false,
            Self::Free { creating } => creating.is_some(),
            Self::Calling(_) => true,
            Self::Serving { open: _, doing } => *doing != Doing::Nothing,
        }
    }

    /// Whether a look must ask for the open answer to go on.
    pub(crate) fn needs_read_back(&self) -> bool {
        match self {
            Self::SignedOut | Self::Free { .. } => false,
            Self::Arriving { .. } | Self::Unknown(_) => true,
            Self::Calling(calling) => calling.stage.is_looking(),
            Self::Serving { open: _, doing } => match doing {
                Doing::Nothing | Doing::Creating(_) => false,
                Doing::Recalling { stage, .. } | Doing::Finishing { stage, .. } => stage.is_looking(),
            },
        }
    }

    /// The list that can tell the outcome of an unknown action where the server has no read-back (T12).
    pub(crate) fn settled_by(&self) -> Option<(Source, Option<&ServiceId>)> {
        let Self::Unknown(unknown) = self else { return None };
        match &unknown.what {
            Unsettled::Call { target: Target::Next, .. } | Unsettled::Finish { how: Finish::End, .. } => None,
            Unsettled::Call { target: Target::Ticket(chosen), .. } => {
                Some((chosen.source, chosen.service.as_ref()))
            }
            Unsettled::Finish { how: Finish::Pause, .. } => Some((Source::Paused, None)),
            Unsettled::Finish { how: Finish::Cancel, .. } => Some((Source::Cancelled, None)),
            Unsettled::Finish { how: Finish::Transfer { call, name: _ }, open } => {
                let service = match &call.to {
                    Destination::Service(id) => Some(id),
                    // It keeps its service (M7).
                    Destination::Desk(_) | Destination::User(_) => {
                        open.ticket.waits_in().map(|service| &service.id)
                    }
                };
                Some((Source::Waiting, service))
            }
        }
    }

    fn phase(&self, looking: bool) -> Phase {
        match self {
            Self::SignedOut | Self::Arriving { .. } => Phase::SignedOut,
            Self::Free { .. } => Phase::Free,
            Self::Calling(calling) => Phase::Calling { label: calling.target.label() },
            Self::Serving { open, doing } => Phase::Serving {
                open: open.clone(),
                busy: match doing {
                    Doing::Nothing | Doing::Creating(_) => None,
                    Doing::Recalling { .. } => Some(Busy::Recalling),
                    Doing::Finishing { how, then, .. } => Some(how.busy(then.as_ref())),
                },
            },
            Self::Unknown(unknown) => {
                let (action, label, open) = match &unknown.what {
                    Unsettled::Call { target, before } => {
                        let open = match before {
                            Before::Nothing | Before::Ended(_) => None,
                            Before::SaidGone(open) => Some(open.clone()),
                        };
                        (target.action(), target.label(), open)
                    }
                    Unsettled::Finish { how, open } => {
                        (how.action(), Some(open.ticket.label()), Some(open.clone()))
                    }
                };
                Phase::Unknown { action, label, open, looking }
            }
        }
    }
}

impl State {
    /// When the next look is due, on the clock that never jumps; none while one is under way, while nobody is signed
    /// in, and while the session has ended: asking again would not mend that.
    pub fn due(&self) -> Option<Duration> {
        let idle = match &self.work {
            Work::SignedOut | Work::Arriving { .. } => true,
            Work::Free { .. } | Work::Calling(_) | Work::Serving { .. } | Work::Unknown(_) => {
                self.looking.is_some()
            }
        };
        let ended = matches!(&self.line, Line::Lost { error, .. } if matches!(**error, Error::TokenEnded));
        let urgent = matches!(self.work, Work::Unknown(_));
        (!idle && !ended).then(|| self.polling.due(urgent))
    }

    /// Whether an action is on its way, so that the runner must not end before its outcome is kept.
    pub fn is_acting(&self) -> bool {
        self.work.in_flight().is_some()
    }

    /// The picture of this state.
    pub fn view(&self, revision: u32) -> View {
        let arrived = !matches!(self.work, Work::SignedOut | Work::Arriving { .. });
        View {
            revision,
            seat: self.place.as_ref().filter(|_| arrived).map(|place| place.seat.clone()),
            phase: self.work.phase(self.looking.is_some()),
            notice: self.notice.clone(),
            lists: self.lists.clone(),
            line: self.line.clone(),
        }
    }
}
