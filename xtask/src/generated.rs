//! Files that are made from others. The same test that finds a difference writes the file when told to, so that the two
//! can never disagree about what is right.

use anyhow::Result;
use xtask::cargo::cargo;
use xtask::process::run;
use xtask::{setup, ui_build};

/// Writes `ui/src/generated/bindings.ts`, the page's typed access to the app's commands.
pub(crate) fn bindings() -> Result<()> {
    setup::run(setup::Need::Build)?;
    ui_build::prepare()?;
    ui_build::build()?;
    let test = ["test", "--package", "callpad", "--lib", "bindings"];
    run(cargo().args(test).env("CALLPAD_WRITE_BINDINGS", "1"))
}

/// Writes `installers/policies` and `docs/policies.md`: the administrators' templates and their documentation.
pub(crate) fn policies() -> Result<()> {
    let test = ["test", "--package", "callpad-policy", "--test", "generated", "templates"];
    run(cargo().args(test).env("CALLPAD_WRITE_POLICIES", "1"))
}
