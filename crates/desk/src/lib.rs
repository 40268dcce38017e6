//! The counter as a state machine without I/O, and the small runner that does its I/O.
//!
//! [`step()`] decides: `(state, event, now) -> (state, effects)`. [`DeskHandle`] carries the effects out through the ports in
//! [`ports`] and publishes a [`View`] after each step. All rules are in [`step()`], which uses no clock or socket.
//! `docs/desk.md` shows the states and rules on one page; the codes in brackets are the readings of `docs/api.md`.

mod action;
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
mod request;
mod runner;
pub mod runtime;
mod seat;
mod state;
mod step;
mod storage;
mod time;
mod view;

pub use action::{Action, ActionSpec, Source, TicketEffect};
pub use alert::{Alert, AlertKind, AlertRules, NewTicketRule, REPEAT_EVERY};
pub use callpad_wire::NextReason;
pub use effect::{AskNext, Effect, ListPlan, Refresh};
pub use event::{Event, JobId, RefreshResult, ReplyId, SignIn};
pub use notice::{Notice, NoticeKind};
pub use number::{is_same_number, plain_number};
pub use ports::{ReadBack, WhoIsNext};
pub use press::{LONGEST_BREAK_REASON, OpenFirst, Press, QueuePress, Rejected, Transfer};
pub use record::{Journal, OfflineCallRecord, OpenRecord, PausedRecord, SentRecord};
pub use request::{Outcome, QueueReply, Request, SendOperation};
pub use runner::{DeskHandle, Ports};
pub use seat::{Seat, SeatId};
pub use state::State;
pub use step::{GUARD, step};
pub use storage::{Damage, DamageKind, Loaded, StoreProblem};
pub use time::Now;
pub use view::{Busy, Connection, Lists, OfflineCall, Open, Phase, Row, SideList, SideRow, UndoOffer, View};
