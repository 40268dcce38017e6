//! The real app in a real window, driven from outside.
//!
//! [`callpad_desktop::Desktop`] gives a private desktop, [`App`] the app on it, driven over WebDriver as a person would
//! drive it, and [`BuiltIn`] the app's built-in server, asked directly what it now knows.
//!
//! ```text
//! #[tokio::test]
//! async fn a_clerk_calls() -> Result<()> {
//!     let desktop = Desktop::start(Options::default())?;
//!     let data = tempfile::tempdir()?;
//!     let app = App::launch(&desktop, data.path(), &[]).await?;
//!     app.click(button("Try it on this computer")).await?;
//!     app.press_real("F9").await?;
//!     app.wait_text("open-number", "A 001").await?;
//!     app.close().await
//! }
//! ```
//!
//! Rules: nothing sleeps. A wait is a condition that the page itself watches, looked at again whenever something
//! changed in it. When a wait is over its time, the error says what was waited for and leaves picture and page in
//! `target/window-shots/`.

#[cfg(target_os = "linux")]
mod accessible;
#[cfg(target_os = "linux")]
mod app;
#[cfg(target_os = "linux")]
mod at_counter;
#[cfg(target_os = "linux")]
mod built_in;
#[cfg(target_os = "linux")]
mod chosen;
#[cfg(target_os = "linux")]
mod chromium;
#[cfg(target_os = "linux")]
mod close;
#[cfg(target_os = "linux")]
mod driver;
#[cfg(target_os = "linux")]
mod http;
#[cfg(target_os = "linux")]
mod keys;
#[cfg(target_os = "linux")]
mod locator;
#[cfg(target_os = "linux")]
mod outside;
#[cfg(target_os = "linux")]
mod page;
#[cfg(target_os = "linux")]
mod paths;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(target_os = "linux")]
mod python;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod spread;
#[cfg(target_os = "linux")]
mod tool;
#[cfg(target_os = "linux")]
mod tour;
#[cfg(target_os = "linux")]
mod trouble;
#[cfg(target_os = "linux")]
mod unannounced;

#[cfg(target_os = "linux")]
pub use self::{
    accessible::{CONTROLS, Node, Reader},
    app::App,
    at_counter::at_counter,
    built_in::BuiltIn,
    chosen::{choose, choose_and_remember},
    chromium::{Chromium, MAY_SOUND},
    locator::{Locator, button, dialog, entry, field, tab},
    outside::{Outside, started},
    paths::{program, shots},
    processes::used,
    python::{csv_by_python, pdf_by_python},
    screen::{Screen, Sign},
    session::{Element, Session},
    spread::{Spread, now_ms},
    tool::with_path,
    tour::{Look, tour, tour_of_the_board},
    trouble::{Result, Trouble},
    unannounced::unannounced,
};
#[cfg(target_os = "linux")]
pub use callpad_desktop::{Desktop, Home, Options, files_below};
