//! Who looks at the board.

use callpad_wire::UserId;
use serde::{Deserialize, Serialize};

/// A person at a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervisor {
    /// The server: its address, or `built-in`.
    pub server: String,
    /// The person.
    pub user_id: UserId,
}
