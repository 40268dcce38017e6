//! Callpad, the counter app, and the only crate that knows Tauri. It carries presses from the page to the desk, and the
//! desk's changes back to the page. No rule of the queue lives here.
//!
//! * [`ipc`]: which commands there are. `commands` holds them, `dto` the data that crosses to the page.
//! * `counter`: who is signed in where, and the ports behind the desk.
//! * `adapters`: the ports, done with files, the network and the built-in server; the page's channel.
//! * `expected`: when who waits will be called, beside the desk.
//! * `settings`, `managed`: what a person and the organisation chose.
//! * `shell`: windows, tray, notifications, shortcuts. `platform`: what differs by system, one file each.

mod adapters;
mod args;
mod board_state;
mod commands;
mod counter;
pub mod dto;
mod error_log;
mod expected;
mod external;
mod folder;
mod forms;
pub mod ipc;
mod logs;
mod managed;
mod phone;
mod platform;
mod quoting;
mod session_info;
mod settings;
mod shell;
mod shell_state;
mod states;
mod update_under_way;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::args::Args;
use crate::folder::DataFolder;
use crate::platform::HandOver;

/// Runs the app until its window is closed. Exit codes: 0 done or handed over, 2 usage, 3 the data folder cannot be used,
/// 4 nobody runs to hand something over to, 5 the window could not be opened, 6 another Callpad has the data folder and cannot be
/// reached, 7 an error of Callpad itself.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::read(args) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    // Nothing is made for a start that only hands something over.
    if args.only_hands_over() && args.data_dir.as_ref().is_some_and(|folder| !folder.is_dir()) {
        return shell::nobody_runs();
    }
    let folder = match DataFolder::open(args.data_dir.as_deref()) {
        Ok(folder) => folder,
        Err(problem) => {
            shell::say_plainly(&problem.to_string());
            return ExitCode::from(3);
        }
    };
    platform::before_threads(&folder);
    match platform::hand_over(&folder) {
        HandOver::Done => return ExitCode::SUCCESS,
        HandOver::NobodyRuns if args.only_hands_over() => return shell::nobody_runs(),
        HandOver::NobodyRuns | HandOver::LeftToThePlugin => {}
    }
    // Before the log: the one of the Callpad that has the folder stays its own. Where only the plugin can hand over, it does
    // so as the first thing of all, and comes back here never.
    let lock = if args.only_hands_over() { Ok(None) } else { folder.lock() };
    let lock = match lock {
        Ok(lock) => lock,
        Err(problem) => {
            shell::say_plainly(&problem.to_string());
            return ExitCode::from(3);
        }
    };
    if lock.is_none() && !args.only_hands_over() && platform::hands_over_first() {
        return shell::another_runs(&folder);
    }
    if lock.is_some() {
        logs::start(&folder);
    }
    error_log::watch_for_crashes();
    match shell::open(args, folder, lock) {
        Ok(code) => code,
        Err(problem) => {
            shell::say_plainly(&format!("Callpad could not open its window: {problem}"));
            ExitCode::from(5)
        }
    }
}
