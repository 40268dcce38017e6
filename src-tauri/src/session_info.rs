//! What is known of a session besides what the desk knows.

use callpad_client::Directory;
use callpad_vault::VaultProblem;
use callpad_wire::ServiceRef;

/// The server inside the app, in the place of an address.
pub(crate) const BUILT_IN: &str = "built-in";

/// What is known of the person and the place; the desk knows its [`callpad_desk::Seat`].
#[derive(Debug)]
pub(crate) struct SessionInfo {
    /// Name of the person.
    pub(crate) user_name: Option<String>,
    /// Counters, locations and targets, where the server or an administrator tells them (M16).
    pub(crate) directory: Directory,
    /// Services known at sign-in.
    pub(crate) services: Vec<ServiceRef>,
    /// Why the token rests in memory only.
    pub(crate) memory_only: Option<VaultProblem>,
    /// Whether token and names travel readable by others (T1).
    pub(crate) open_line: bool,
}
