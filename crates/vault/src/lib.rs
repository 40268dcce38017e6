//! Where the session's token is stored: the operating system's keyring, or memory.
//!
//! A token is stored nowhere else (A1): in no file, log or setting.

mod keyring;
mod memory;
mod port;
mod store;

pub use keyring::KeyringVault;
pub use memory::MemoryVault;
pub use port::{TokenVault, VaultKey, VaultProblem};

/// The name under which the keyring lists Callpad's entries.
pub const SERVICE: &str = "io.callpad.desktop";
