//! The actions of the API: the one table behind guards, journal, settling and the undo offer.
//!
//! A new action is a row here, a request in `request.rs`, a press in `press.rs`, and its rule in `step/`.

use std::time::Duration;

use callpad_wire::op::{
    AnswerRequest, CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall,
    CreateTicket, EndCall, PauseCall, Recall, TransferCall,
};
use callpad_wire::{Features, Operation};
use serde::{Deserialize, Serialize};

/// An action of the API that changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// callnextticket.
    CallNext,
    /// callticket.
    CallTicket,
    /// callpausedticket.
    CallPaused,
    /// callcancelledticket.
    CallCancelled,
    /// recall.
    Recall,
    /// endcall.
    End,
    /// pausecall.
    Pause,
    /// cancelcall.
    Cancel,
    /// transfercall.
    Transfer,
    /// createticket.
    CreateTicket,
    /// The answer to what a supervisor asks of this counter: an extension of our server.
    AnswerRequest,
}

/// The list a ticket is from; each has its own operation to call its tickets (M14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The waiting tickets.
    #[default]
    Waiting,
    /// The paused ones.
    Paused,
    /// The cancelled ones.
    Cancelled,
}

/// The properties of one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionSpec {
    /// The operation's name, also used in the journal.
    pub operation: &'static str,
    /// The roles that the API document asks for.
    pub roles: &'static [&'static str],
    /// The feature of our server that it needs; `None`: the API has it.
    pub feature: Option<&'static str>,
    /// What it does to a ticket.
    pub effect: TicketEffect,
    /// Whether the guard against a double press applies.
    pub guarded: bool,
    /// How long after its press it may be sent again with its key if its outcome is unknown; `None`: never.
    pub resend_within: Option<Duration>,
}

/// What an action does to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketEffect {
    /// Opens one from this list; `None`: whichever is next.
    Call(Option<Source>),
    /// Announces the open one again, changes nothing.
    Announce,
    /// Finishes the open one (M13), which can then be called again from this list; `None` for an end.
    Finish(Option<Source>),
    /// Changes the queue: issues one, or changes one that waits; or no ticket at all. Nothing at the counter depends on
    /// it, so it runs beside whatever is served.
    Queue,
}

/// If a call did not arrive the first time, sending it again makes it happen. A visitor must not be called once the
/// person has turned to something else.
const CALL_AGAIN_WITHIN: Duration = Duration::from_secs(15);
/// The same for an issue: the visitor waits at the counter a little longer.
const ISSUE_AGAIN_WITHIN: Duration = Duration::from_secs(60);
/// The same for the actions that finish an answer: they concern that answer only, and still make sense late.
const FINISH_AGAIN_WITHIN: Duration = Duration::from_secs(3600);

/// The same for the answer to a supervisor: by then it has ended.
const ANSWER_AGAIN_WITHIN: Duration = Duration::from_secs(600);

const fn row<O: Operation>(
    effect: TicketEffect,
    guarded: bool,
    resend_within: Option<Duration>,
) -> ActionSpec {
    ActionSpec { operation: O::OP, roles: O::ROLES, feature: O::FEATURE, effect, guarded, resend_within }
}

const fn call<O: Operation>(from: Option<Source>) -> ActionSpec {
    row::<O>(TicketEffect::Call(from), true, Some(CALL_AGAIN_WITHIN))
}

const fn finish<O: Operation>(shown_in: Option<Source>) -> ActionSpec {
    row::<O>(TicketEffect::Finish(shown_in), true, Some(FINISH_AGAIN_WITHIN))
}

impl ActionSpec {
    /// Whether a server with these features can do it.
    pub fn is_offered_by(&self, features: &Features) -> bool {
        self.feature.is_none_or(|feature| features.has(feature))
    }
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 11] = [
        Self::CallNext,
        Self::CallTicket,
        Self::CallPaused,
        Self::CallCancelled,
        Self::Recall,
        Self::End,
        Self::Pause,
        Self::Cancel,
        Self::Transfer,
        Self::CreateTicket,
        Self::AnswerRequest,
    ];

    /// Its row of the table.
    pub const fn spec(self) -> ActionSpec {
        match self {
            Self::CallNext => call::<CallNextTicket>(None),
            Self::CallTicket => call::<CallTicket>(Some(Source::Waiting)),
            Self::CallPaused => call::<CallPausedTicket>(Some(Source::Paused)),
            Self::CallCancelled => call::<CallCancelledTicket>(Some(Source::Cancelled)),
            // If the visitor has come, no second announcement is needed.
            Self::Recall => row::<Recall>(TicketEffect::Announce, false, None),
            Self::End => finish::<EndCall>(None),
            Self::Pause => finish::<PauseCall>(Some(Source::Paused)),
            Self::Cancel => finish::<CancelCall>(Some(Source::Cancelled)),
            Self::Transfer => finish::<TransferCall>(Some(Source::Waiting)),
            // A ticket may be issued at any time; only calling it at once is guarded.
            Self::CreateTicket => row::<CreateTicket>(TicketEffect::Queue, false, Some(ISSUE_AGAIN_WITHIN)),
            Self::AnswerRequest => {
                row::<AnswerRequest>(TicketEffect::Queue, false, Some(ANSWER_AGAIN_WITHIN))
            }
        }
    }

    /// The list that shows the ticket after this action finished it, and from which it can be called again.
    pub(crate) fn shown_in(self) -> Option<Source> {
        match self.spec().effect {
            TicketEffect::Finish(list) => list,
            TicketEffect::Call(_) | TicketEffect::Announce | TicketEffect::Queue => None,
        }
    }
}

impl Source {
    /// The action that calls a ticket of this list.
    pub fn call(self) -> Action {
        match self {
            Self::Waiting => Action::CallTicket,
            Self::Paused => Action::CallPaused,
            Self::Cancelled => Action::CallCancelled,
        }
    }
}

/// The journal has an action under its operation's name.
pub(crate) mod by_operation {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use super::Action;

    pub(crate) fn serialize<S: Serializer>(action: &Action, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(action.spec().operation)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Action, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = Action::ALL.into_iter().find(|action| action.spec().operation == name);
        known.ok_or_else(|| de::Error::custom(format!("no action is called {name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_called_from_by_its_own_operation() {
        for source in [Source::Waiting, Source::Paused, Source::Cancelled] {
            assert_eq!(source.call().spec().effect, TicketEffect::Call(Some(source)));
        }
    }

    #[test]
    fn an_action_of_our_own_server_is_offered_by_it_alone() {
        let ours = ActionSpec { feature: Some("next"), ..Action::Recall.spec() };
        assert!(ours.is_offered_by(&Features::read("push, next")));
        assert!(!ours.is_offered_by(&Features::read("push")));
        assert!(Action::Recall.spec().is_offered_by(&Features::default()));
    }

    /// An action as a record of the journal has it.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Recorded(#[serde(with = "by_operation")] Action);

    #[test]
    fn the_journal_names_an_action_by_its_operation() {
        for action in Action::ALL {
            let text = serde_json::to_string(&Recorded(action)).unwrap();
            assert_eq!(text, format!("{:?}", action.spec().operation));
            assert_eq!(serde_json::from_str::<Recorded>(&text).unwrap(), Recorded(action));
        }
        assert!(serde_json::from_str::<Recorded>("\"sendcoffee\"").is_err());
    }
}
