//! The real app in a real window. Linux only: see `callpad_tests`.
//!
//! Each test has a desktop and a data folder of its own, so they can run side by side and in any order.
#![cfg(target_os = "linux")]

mod accessible_tree;
mod around;
mod axe;
mod bad_input;
mod board;
mod board_states;
mod branch;
mod clerk;
mod day;
mod diagnosis;
mod focus;
mod hall;
mod hands;
mod hard_input;
mod live;
mod managed;
mod notified;
mod page_errors;
mod report;
mod resilience;
mod restart;
mod servers;
mod smoke;
mod supervisor;
mod traces;
