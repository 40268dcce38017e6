//! The counter as a state machine without input or output, and the small runner that gives it both.
//!
//! [`step()`] decides: `(state, event, now) -> (state, effects)`. [`Desk`] carries the effects out through the
//! ports of [`ports`] and publishes a [`View`] after each step. No rule lives outside [`step()`], and no clock or
//! socket inside it. `docs/desk.md` shows the states and rules on one page; the letters in brackets are the readings
//! of `docs/api.md`.

mod alert;
mod effect;
mod event;
mod notice;
mod number;
pub mod poll;
pub mod ports;
mod press;
pub mod queue;
mod record;
mod runner;
mod session_api;
mod state;
mod step;
mod view;

pub use alert::{Alert, AlertKind, AlertRules, NewTicketRule, REPEAT_EVERY};
pub use effect::{Act, AskNext, Effect, ListPlan, Look};
pub use event::{Event, Found, JobId, Outcome, ReadBack, Sit, Waiter};
pub use notice::{Notice, Told};
pub use number::{is_same_number, plain_number};
pub use press::{NotPressed, OpenFirst, Press, Transfer};
pub use record::{Journal, OpenRecord, PaperRecord, PausedRecord, SeatId, SentRecord};
pub use runner::{Desk, Ports};
pub use state::State;
pub use step::{GUARD, step};
pub use view::{
    Action, Busy, Line, Lists, NextReason, Open, Paper, Phase, Row, Seat, SideList, SideRow, Source, View,
    WayBack,
};
