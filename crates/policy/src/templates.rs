//! x
pub fn files() {}
