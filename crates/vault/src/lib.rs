//! Where the session's token rests: the operating system's keyring, or memory.
//!
//! Nothing else ever keeps a token (A1): no file, no log, no setting.

mod keyring;
mod memory;
mod port;
mod store;

pub use keyring::KeyringVault;
pub use memory::MemoryVault;
pub use port::{TokenVault, VaultKey, VaultProblem};

/// The name under which the keyring lists Callpad's entries.
pub const SERVICE: &str = "io.callpad.desktop";
