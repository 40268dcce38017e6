//! The desk as the page draws it.

use callpad_desk::{Action, Busy, Source};
use callpad_wire::{CounterRequestKind, ServiceRef};
use serde::Serialize;
use specta::Type;

use super::{
    AlertView, ErrorView, ExpectedView, ListsView, NavigationView, NoticeView, SessionView, SystemView,
};

/// Everything the page needs to draw, whole. The answer of `subscribe`; afterwards [`Change`]s follow.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Grows with every change of anything; a part with an older revision than the one drawn is dropped.
    pub revision: u32,
    /// The same for the desk alone, which the answers of actions bring too.
    pub desk_revision: u32,
    /// Who is signed in, where; null when signed out.
    pub session: Option<SessionView>,
    /// What the desk does now.
    pub desk: DeskView,
    /// Who waits.
    pub lists: ListsView,
    /// How the line to the server is.
    pub connection: ConnectionView,
    /// How often the window was to be closed while something is open; grows with each.
    pub close_asked: u32,
    /// The system around the page.
    pub system: SystemView,
    /// What the counter window is asked to open.
    pub navigation: NavigationView,
    /// When who waits will be called.
    pub expected: ExpectedView,
}

/// One message on the channel: the parts that changed, each whole.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The revision after this change, which orders every part but the desk.
    pub revision: u32,
    /// The desk's own revision.
    pub desk_revision: u32,
    /// The parts that changed.
    pub parts: Vec<Part>,
}

/// One part of the [`Snapshot`].
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "part", content = "value", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant)] // made, written as JSON and dropped: a few at a time
pub enum Part {
    /// The session began, ended or changed.
    Session(Option<SessionView>),
    /// The desk's phase, ticket or notice changed.
    Desk(Box<DeskView>),
    /// The lists or counts changed.
    Lists(ListsView),
    /// The line to the server changed.
    Connection(ConnectionView),
    /// The window is to be closed while something is open: the person is asked. Grows with each.
    CloseAsked(u32),
    /// The system around the page changed.
    System(SystemView),
    /// The counter window is asked to open something.
    Navigation(NavigationView),
    /// Something is told to a person who looks elsewhere.
    Alert(AlertView),
    /// What is expected of those who wait changed.
    Expected(ExpectedView),
}

/// The desk and the last thing the person must be told about it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeskView {
    /// What the desk does.
    pub phase: PhaseView,
    /// The last outcome in words of the page; null when there is nothing to say.
    pub notice: Option<NoticeView>,
    /// The offer to undo the last pause, no-show or transfer, while it can work.
    pub undo_offer: Option<UndoOfferView>,
    /// The action that met an ended session: it is carried out after the sign-in.
    pub held: Option<Action>,
    /// What supervisors ask of this counter, the oldest first.
    pub requests: Vec<RequestView>,
    /// The server was told who is here: supervisors know of a break.
    pub presence_told: bool,
    /// Why the person is on this break, as supervisors are told; null where they did not say.
    pub break_reason: Option<String>,
}

/// What a supervisor asks of this counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// Its id, for the answer.
    pub id: String,
    /// What is asked.
    pub kind: CounterRequestKind,
    /// Name of the service that it is about; null where it is about none.
    pub service: Option<String>,
}

/// The operation that calls a ticket again after a pause, no-show or transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoOfferView {
    /// The notice that it belongs to.
    pub notice_id: u32,
    /// The ticket, to be called from its list.
    pub ticket_id: String,
    /// Its label.
    pub label: String,
    /// The list it is called from.
    pub source: Source,
    /// Milliseconds until the offer ends; null where it stands until the next action.
    pub left_ms: Option<u32>,
}

/// What the desk does now.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "phase", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PhaseView {
    /// Nobody is signed in.
    SignedOut,
    /// Signed in, no ticket open.
    Free,
    /// The person is away, which only this desk knows (M15).
    Break {
        /// Milliseconds since.
        since_ms: u32,
    },
    /// A call is on its way; its outcome is not known yet.
    Calling {
        /// The label of the chosen ticket, such as "A 042"; null for call next.
        label: Option<String>,
    },
    /// A ticket is open at this counter.
    Serving {
        /// The open ticket.
        open: OpenTicketView,
        /// What is on its way for it; null when nothing is.
        busy: Option<Busy>,
    },
    /// The line broke after an action was sent and nobody knows yet whether it happened (T12).
    Unknown {
        /// What was sent.
        action: Action,
        /// The label of the ticket it was about, where known.
        label: Option<String>,
        /// The ticket that was open before, if any.
        open: Option<OpenTicketView>,
        /// Whether the server is being asked again right now.
        looking: bool,
        /// The label of the ticket that was probably called here; only where the server cannot read back.
        probably: Option<String>,
        /// The server was asked and cannot tell: the person decides.
        only_person: bool,
        /// A call was to follow ("End & call next"), and nobody was called.
        nobody_called: bool,
    },
}

/// The ticket that is open at this counter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenTicketView {
    /// The ticket.
    pub ticket: TicketView,
    /// Milliseconds since the call, by the app's own clock.
    pub serving_ms: u32,
    /// How many times it was recalled from here.
    pub recalls: u32,
    /// Milliseconds since the last recall; null before the first.
    pub last_recall_ms: Option<u32>,
    /// The service's target for the wait in seconds, where the directory tells it.
    pub target_wait_s: Option<u32>,
    /// How long the visitor had waited when called, in seconds; null where the server gave no date.
    pub waited_s: Option<u32>,
    /// The telephone number in its custom field, if that is one and nothing else.
    pub phone: Option<String>,
    /// Whether it was found open at the start and not called just now (M2).
    pub restored: bool,
}

/// A ticket as the page draws it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TicketView {
    /// The ticket's id, opaque (V2).
    pub id: String,
    /// Tag, one space, number: "A 042" (V10).
    pub label: String,
    /// The service it waits in or was issued for.
    pub service: ServiceRef,
    /// The visitor's name, if any.
    pub visitor: Option<String>,
    /// The note of a colleague, if any.
    pub note: Option<String>,
    /// The custom field, if any.
    pub custom_field: Option<String>,
    /// The language the visitor chose, as the server writes it ("pt_PT"), if any.
    pub lang: Option<String>,
    /// Goes ahead of others.
    pub priority: bool,
    /// Issued by a virtual ticket.
    pub from_virtual: bool,
    /// Was transferred at least once.
    pub transferred: bool,
    /// Time of the appointment, "10:30" in the location's wall time; null for walk-ins.
    pub appointment: Option<String>,
    /// Whom it is bound to; null when anybody may call it.
    pub bound_to: Option<BoundTo>,
}

/// Whom a ticket is bound to (`dst_desk`, `dst_user`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoundTo {
    /// Who it is, seen from this desk.
    pub kind: BoundKind,
    /// The counter's or the person's name.
    pub name: String,
}

/// Whom a ticket is bound to, seen from this desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BoundKind {
    /// This counter.
    ThisDesk,
    /// The person signed in.
    Me,
    /// Another counter.
    OtherDesk,
    /// Another person.
    OtherUser,
}

/// How the line to the server is.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ConnectionView {
    /// Not signed in.
    Idle,
    /// The server tells every change by itself.
    Live,
    /// Reads come back.
    Polling {
        /// Seconds between two reads.
        every_s: u32,
    },
    /// No answer.
    Lost {
        /// Milliseconds since the last whole answer.
        since_ms: u32,
        /// What went wrong last.
        error: ErrorView,
    },
    /// The session has ended and could not be renewed: sign in again.
    TokenEnded,
}

/// The answer of every action: the desk after it, with the desk's revision to order it among the channel's changes.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeskPart {
    /// The desk's own revision.
    pub desk_revision: u32,
    /// The desk.
    pub desk: DeskView,
}
