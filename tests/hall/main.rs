//! The hall's pages in a real Chromium, before a real server. Linux only: see `callpad_tests`.
#![cfg(target_os = "linux")]

mod branch;
mod everything;
mod kiosk;
mod long;
mod look;
mod phone;
mod screen;
mod slip;
