//! The registry of commands. The real run-time, the mock run-time, the bindings and the permission test all take it from
//! here.

#[macro_use]
mod list;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use callpad_desk::{Action, ActionSpec};
use serde::Serialize;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{board, desktop, diagnosis, hall, page, session, settings, tickets};

macro_rules! collect {
    ($($module:ident { $($name:ident: $($window:ident)+,)+ })+) => {
        collect_commands![$($($module::$name),+),+]
    };
}

/// All commands of the page, with their types.
pub fn ipc<R: tauri::Runtime>() -> Builder<R> {
    let builder = Builder::<R>::new().error_handling(ErrorHandlingMode::Result).disable_serde_phases();
    builder.commands(each_command!(collect)).constant("ACTION_RULES", action_rules())
}

/// What the page needs of an action's row in the desk's table.
#[derive(Serialize)]
struct ActionRules {
    roles: &'static [&'static str],
    feature: Option<&'static str>,
    guarded: bool,
}

fn action_rules() -> BTreeMap<Action, ActionRules> {
    let rules = |action: Action| {
        let ActionSpec { roles, feature, guarded, .. } = action.spec();
        (action, ActionRules { roles, feature, guarded })
    };
    Action::ALL.map(rules).into()
}
