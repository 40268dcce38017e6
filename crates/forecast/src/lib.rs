//! How long visitors will wait: a simulation of a branch from its present state, many times over.
//!
//! Nothing in here reads a clock, a file or a random device: the same branch and seed give the same forecast. What the
//! numbers mean and how well they come true stands in `docs/forecast.md`.
#![deny(missing_docs)]

mod advice;
mod branch;
mod calibration;
mod call_order;
mod change;
mod day;
mod estimators;
mod forecast;
pub mod limits;
mod list_forecast;
mod list_guess;
mod list_range;
mod list_replay;
mod listed;
mod observer;
mod replay;
mod rng;
mod run;
mod sample_day;
mod scene;
mod times;

pub use advice::{Advice, Effect, MAX_TRIED, advise};
pub use branch::{ArrivalStep, Branch, BranchError, Closings, Counter, CounterState, Service, Ticket};
pub use calibration::Calibration;
pub use change::{Change, MAX_CHANGED};
pub use day::{Day, DayError, Event, HEADER, What};
pub use estimators::{Estimates, estimate};
pub use forecast::{
    Ahead, Forecast, MINUTES, Options, Range, ServiceForecast, forecast, mean_wait, newcomer,
};
pub use list_forecast::{ListForecast, ListedService, forecast_lists};
pub use list_guess::ListPool;
pub use list_replay::{ListScore, ListTold, replay_lists};
pub use listed::{
    BLIND_S, Compared, Earlier, FEWEST_GAPS, FEWEST_MEASURED, Left, ListObserver, Listed, News,
};
pub use observer::{Called, History, Observer, borrowed};
pub use replay::{Score, Told, replay};
pub use sample_day::{Kind, SampleBranch, sample_day};
pub use scene::arrival_rate;
pub use times::{Sample, Times};
