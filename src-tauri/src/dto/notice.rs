//! Notices: what the person is told, once.

use callpad_desk::{Action, DamageKind, Source};
use serde::Serialize;
use specta::Type;

use super::ErrorView;

/// The last outcome the person must be told about.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Grows with each notice, so that the same words twice are announced twice.
    pub id: u32,
    /// What happened.
    pub what: Notice,
}

/// What happened, told in the page's words.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// Call next found nobody; `ended` is the label of the ticket that was ended first (M3).
    NobodyWaiting {
        /// Label of the ticket ended before.
        ended: Option<String>,
    },
    /// A colleague called the chosen ticket first (M11).
    TakenByColleague {
        /// Its label.
        label: String,
    },
    /// It was not done: the server refused, or cannot have got it. The possible reasons are the page's to word.
    Failed {
        /// What was tried.
        action: Action,
        /// Label of the ticket, where known.
        label: Option<String>,
        /// Why.
        error: ErrorView,
        /// A call was to follow ("End & call next"), and nobody was called.
        nobody_called: bool,
    },
    /// The server says the open ticket's answer is no longer open; it is shown no more, and nothing was lost here.
    AnswerGone {
        /// Its label.
        label: String,
    },
    /// An ended ticket.
    Ended {
        /// Its label.
        label: String,
    },
    /// Set aside; it may be called again from the paused list.
    Paused {
        /// Its label.
        label: String,
        /// Its id, to call it again.
        ticket_id: String,
    },
    /// Closed as not shown up; it may be called again within tolerance (M12).
    Cancelled {
        /// Its label.
        label: String,
        /// Its id, to call it again.
        ticket_id: String,
    },
    /// Sent on.
    Transferred {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: String,
        /// Name of the service, counter or person it was sent to.
        to: String,
    },
    /// Announced again.
    Recalled {
        /// Its label.
        label: String,
    },
    /// After a broken line the server was asked again and the action had happened.
    SettledDone {
        /// What.
        action: Action,
        /// Label of the ticket, where known.
        label: Option<String>,
        /// A call was to follow ("End & call next"), and nobody was called.
        nobody_called: bool,
    },
    /// After a broken line the server was asked again and the action had not happened: press again.
    SettledNotDone {
        /// What.
        action: Action,
        /// Label of the ticket, where known.
        label: Option<String>,
        /// A call was to follow ("End & call next"), and nobody was called.
        nobody_called: bool,
    },
    /// A ticket was issued.
    Created {
        /// Its label.
        label: String,
        /// How many wait ahead of it, where the server tells.
        ahead: Option<u32>,
        /// The expected wait in seconds, where the server tells.
        average_wait_s: Option<u32>,
        /// Its id.
        ticket_id: String,
        /// Name of the service it waits in.
        service_name: String,
        /// The printed texts; null unless a device was named (V15).
        strings: Option<TicketStringsView>,
    },
    /// "Issue and call": the ticket was issued, but the call failed for sure; it waits.
    CreatedNotCalled {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: String,
        /// Name of the service it waits in.
        service_name: String,
        /// Why it was not called.
        error: ErrorView,
    },
    /// The supervisor has the answer to what was asked of this counter.
    RequestAnswered {
        /// Whether it was accepted.
        accepted: bool,
    },
    /// At the start the ticket called before was still known; it is shown again (M2).
    Restored {
        /// Its label.
        label: String,
    },
    /// What was kept on disk was damaged; whatever could be read is used.
    JournalDamaged {
        /// How.
        damage: DamageKind,
        /// The name of the copy beneath the data folder; null where none could be made.
        kept: Option<String>,
    },
    /// The ticket is open since an earlier day: is it still being served (M2)?
    AnotherDay {
        /// Its label.
        label: String,
        /// The day it was called, as "2026-11-23".
        called_on: String,
    },
    /// The computer was locked or asleep with this ticket open: is it still being served?
    Returned {
        /// Its label.
        label: String,
    },
    /// A ticket is open at this counter that was called elsewhere: by another Callpad or a colleague.
    FoundOpen {
        /// Its label.
        label: String,
    },
    /// It met an ended session and was not carried out: too long ago by now, or not possible any more.
    NotCarriedOut {
        /// What.
        action: Action,
    },
    /// Nobody can tell whether it happened.
    NotKnown {
        /// What.
        action: Action,
        /// Label of the ticket, where known.
        label: Option<String>,
    },
    /// The open ticket could not be kept on disk: it is known only until the app is closed.
    NotKept {
        /// Which file and why.
        error: ErrorView,
    },
    /// Call the chosen ticket needs a word first: another is open (M3).
    OpenTicketFirst {
        /// Label of the open ticket.
        open: String,
        /// The chosen ticket's id.
        ticket_id: String,
        /// The list it was chosen from.
        source: Source,
        /// The chosen ticket's label.
        label: String,
    },
}

/// The texts of a printed ticket (V15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TicketStringsView {
    /// A number or a sentence.
    pub people_waiting: Option<String>,
    /// Seconds, as the server writes them.
    pub waiting_time: Option<String>,
    /// The date in words.
    pub date_text: Option<String>,
    /// What a priority ticket says.
    pub prioritary_ticket: Option<String>,
    /// More text.
    pub extra_text: Option<String>,
    /// The last line.
    pub footer_text: Option<String>,
}
