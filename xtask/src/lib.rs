//! What the commands of this repository share: running programs, what must be installed first, the page's build, and the
//! report that a run ends with. `xtask` itself and `packaging` are the programs.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "for programs of the terminal")]

mod apt;
pub mod cargo;
pub mod fingerprint;
mod packages;
pub mod platforms;
pub mod process;
pub mod report;
pub mod setup;
pub mod test_summary;
pub mod ui_build;
pub mod workspace;
