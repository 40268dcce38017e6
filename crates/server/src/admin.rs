//! What an administrator does to a branch: by the server that runs on its folder, or on the folder where none runs. The
//! lock of the folder decides which, so that the two never work on it at once.

mod ask;
mod change;
mod folder;
mod import;
mod look;
mod server;
mod socket;
mod told;

pub use ask::{AdminError, Ask, Change, Erase, Report, What};
pub use folder::administer;
pub use import::{ImportOptions, import};
pub use look::{ExportFormat, audit, devices, export, keys, list};
pub(crate) use server::{Office, run};
