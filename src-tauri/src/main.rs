//! Callpad, the counter app. Everything is in the library, so that tests can reach it.
#![cfg_attr(all(not(debug_assertions), target_os = "windows"), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    callpad_app::run(std::env::args_os())
}
