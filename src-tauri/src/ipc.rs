//! The registry of commands. The real run-time, the mock run-time, the bindings and the permission test all take it from
//! here.

#[macro_use]
mod list;
#[cfg(test)]
mod tests;

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{desktop, page, session, settings, tickets};

macro_rules! collect {
    ($($module:ident { $($name:ident: $($window:ident)+,)+ })+) => {
        collect_commands![$($($module::$name),+),+]
    };
}

/// All commands of the page, with their types.
pub fn ipc<R: tauri::Runtime>() -> Builder<R> {
    let builder = Builder::<R>::new().error_handling(ErrorHandlingMode::Result).disable_serde_phases();
    builder.commands(each_command!(collect))
}
