//! The counter as a state machine without input or output, and the small runner that gives it both.
//!
//! [`step()`] decides: `(state, event, now) -> (state, effects)`. [`Desk`] carries the effects out through the
//! ports of [`ports`] and publishes a [`View`] after each step. No rule lives outside [`step()`], and no clock or
//! socket inside it. `docs/desk.md` shows the states and rules on one page; the letters in brackets are the readings
//! of `docs/api.md`.

mod alert;
pub mod call_order;
mod effect;
mod event;
mod notice;
mod number;
pub mod poll;
pub mod ports;
mod press;
mod record;
mod runner;
mod session_api;
mod state;
mod step;
mod view;

pub use alert::{Alert, AlertKind, AlertRules, NewTicketRule, REPEAT_EVERY};
pub use effect::{AskNext, Effect, ListPlan, Refresh, Request};
pub use event::{Event, JobId, Outcome, ReadBack, RefreshResult, ReplyId, SignIn};
pub use notice::{Notice, NoticeKind};
pub use number::{is_same_number, plain_number};
pub use press::{OpenFirst, Press, Rejected, Transfer};
pub use record::{Journal, OfflineCallRecord, OpenRecord, PausedRecord, SeatId, SentRecord};
pub use runner::{DeskHandle, Ports};
pub use state::State;
pub use step::{GUARD, step};
pub use view::{
    Action, Busy, Connection, Lists, NextReason, OfflineCall, Open, Phase, Row, Seat, SideList, SideRow,
    Source, UndoOffer, View,
};
