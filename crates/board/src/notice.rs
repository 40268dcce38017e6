//! Notices: what the supervisor is told once, worded by the page.

use std::sync::Arc;

use callpad_desk::{Damage, StoreProblem};
use callpad_wire::op::CreatedTicket;
use callpad_wire::{CounterRequest, Error};

use crate::act::ActKind;

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardNotice {
    /// Grows with each notice.
    pub id: u32,
    /// What.
    pub what: BoardNoticeKind,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardNoticeKind {
    /// It was done.
    Done {
        /// What.
        act: ActKind,
        /// The number or name.
        label: String,
    },
    /// A ticket was issued.
    Issued {
        /// Name of the service.
        service: String,
        /// It, with what goes on paper.
        created: Box<CreatedTicket>,
    },
    /// A counter was asked.
    Asked {
        /// Name of the counter.
        counter: String,
        /// It.
        request: CounterRequest,
    },
    /// The server refused it: it was not done.
    Refused {
        /// What.
        act: ActKind,
        /// The number or name.
        label: String,
        /// Why.
        error: Arc<Error>,
    },
    /// It did not reach the server: it was not done.
    NotSent {
        /// What.
        act: ActKind,
        /// The number or name.
        label: String,
        /// Why.
        error: Arc<Error>,
    },
    /// The journal of acts was damaged.
    JournalDamaged {
        /// How.
        damage: Damage,
    },
    /// The journal cannot be written: an act of unknown outcome would be forgotten if Callpad ended now.
    JournalNotSaved {
        /// Why.
        problem: StoreProblem,
    },
}
