//! Where the session's token rests: the operating system's keyring, or memory.
//!
//! Nothing else ever keeps a token (A1): no file, no log, no setting.

mod keyring;
mod memory;
mod store;

pub use callpad_desk::ports::{TokenVault, VaultKey, VaultProblem};
pub use keyring::KeyringVault;
pub use memory::MemoryVault;

/// The name under which the keyring lists Callpad's entries.
pub const SERVICE: &str = "io.callpad.desktop";
