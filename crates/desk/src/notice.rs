//! Notices: what the person is told once, worded by the page.

use std::sync::Arc;

use callpad_wire::Error;
use callpad_wire::{TicketId, TicketStrings};
use jiff::civil::Date;

use crate::action::{Action, Source};
use crate::storage::{Damage, StoreProblem};

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Grows with each notice.
    pub id: u32,
    /// What.
    pub what: NoticeKind,
    /// A call was to follow (*End & call next*), but nobody was called.
    pub nobody_called: bool,
}

/// What a notice says; the page words it.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// Call next found nobody waiting.
    NobodyWaiting {
        /// The label of the ticket ended before, if any.
        ended: Option<String>,
    },
    /// A colleague was faster (M11).
    TakenByColleague {
        /// Its label.
        label: String,
    },
    /// The action failed for sure; nothing happened.
    Failed {
        /// What.
        action: Action,
        /// Which ticket.
        label: Option<String>,
        /// Why.
        error: Arc<Error>,
    },
    /// The server says the open answer is not open any more (M2, M19).
    AnswerGone {
        /// Its label.
        label: String,
    },
    /// Ended.
    Ended {
        /// Its label.
        label: String,
    },
    /// Set aside; it can be called again from the paused list.
    Paused {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: TicketId,
    },
    /// Closed as a no-show; it can be called again within tolerance (M12).
    Cancelled {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: TicketId,
    },
    /// Sent on.
    Transferred {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: TicketId,
        /// Name of the service, counter or person.
        to: String,
    },
    /// Announced again.
    Recalled {
        /// Its label.
        label: String,
    },
    /// Settled after a broken connection: it had happened.
    SettledDone {
        /// What.
        action: Action,
        /// Which ticket.
        label: Option<String>,
    },
    /// Settled after a broken connection: it had not happened.
    SettledNotDone {
        /// What.
        action: Action,
        /// Which ticket.
        label: Option<String>,
    },
    /// Issued.
    Created {
        /// Its label.
        label: String,
        /// How many wait ahead of it.
        ahead: Option<u32>,
        /// The average wait, in seconds.
        average_wait_s: Option<u32>,
        /// Its id.
        ticket_id: TicketId,
        /// Name of the service it waits in.
        service_name: String,
        /// The printed texts; only if a device was named (V15).
        strings: Option<TicketStrings>,
    },
    /// Issued, but the call that was to follow failed for sure: it waits.
    CreatedNotCalled {
        /// Its label.
        label: String,
        /// Its id.
        ticket_id: TicketId,
        /// Name of the service it waits in.
        service_name: String,
        /// Why it was not called.
        error: Arc<Error>,
    },
    /// The supervisor has the answer.
    RequestAnswered {
        /// Whether it was accepted.
        accepted: bool,
    },
    /// Open since before the restart (M2).
    Restored {
        /// Its label.
        label: String,
    },
    /// Another ticket is open: end it first, or stay (M3).
    OpenTicketFirst {
        /// The open one's label.
        open: String,
        /// The chosen one.
        ticket_id: TicketId,
        /// The list it was chosen from.
        source: Source,
        /// Its label.
        label: String,
    },
    /// The open ticket could not be saved to disk; it is known until the app is closed.
    JournalNotSaved {
        /// Why.
        problem: StoreProblem,
    },
    /// The saved journal was damaged; whatever could be read is used.
    JournalDamaged {
        /// How.
        damage: Damage,
    },
    /// A ticket is open since an earlier day: is it still being served (M2)?
    AnotherDay {
        /// Its label.
        label: String,
        /// The day it was called.
        called_on: Date,
    },
    /// The computer was locked or asleep with this ticket open: is it still being served?
    Returned {
        /// Its label.
        label: String,
    },
    /// A ticket is open at this counter that was called from elsewhere: another Callpad, or a colleague.
    FoundOpen {
        /// Its label.
        label: String,
    },
    /// It met an ended session and was not carried out: too late by now, or no longer possible.
    NotCarriedOut {
        /// What.
        action: Action,
    },
    /// Nobody can tell whether it happened.
    NotKnown {
        /// What.
        action: Action,
        /// Which ticket.
        label: Option<String>,
    },
}

impl NoticeKind {
    /// Whether a question about the open ticket may replace it: true if it asks nothing itself.
    pub(crate) fn may_be_replaced(&self) -> bool {
        !matches!(
            self,
            Self::OpenTicketFirst { .. }
                | Self::AnotherDay { .. }
                | Self::AnswerGone { .. }
                | Self::NotKnown { .. }
        )
    }
}
