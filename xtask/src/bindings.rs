//! The page's typed access to the app's commands.

use crate::cargo::cargo;
use crate::process::run;
use crate::stop::Result;
use crate::{page, setup};

/// Writes `ui/src/generated/bindings.ts`. The same test that finds a difference writes it when told to, so that the
/// two can never disagree about what is right.
pub(crate) fn write() -> Result {
    setup::run(setup::Need::Build)?;
    page::prepare()?;
    page::build()?;
    run(cargo()
        .args(["test", "--package", "callpad", "--lib", "bindings"])
        .env("CALLPAD_WRITE_BINDINGS", "1"))
}
