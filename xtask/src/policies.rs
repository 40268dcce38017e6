//! The administrators' templates and the documentation of policies.

use crate::cargo::cargo;
use crate::process::run;
use crate::stop::Result;

/// Writes `installers/policies` and `docs/policies.md`, by the same test that finds a difference.
pub(crate) fn write() -> Result {
    run(cargo()
        .args(["test", "--package", "callpad-policy", "--test", "generated", "templates"])
        .env("CALLPAD_WRITE_POLICIES", "1"))
}
