//! Global shortcuts: keys that act while another program is in front. Off until chosen.

use std::collections::BTreeSet;

use callpad_policy::choices::ShortcutAction;
use tauri::AppHandle;
use tauri_plugin_global_shortcut::{GlobalShortcutExt, Modifiers, Shortcut, ShortcutState};

use super::external;
use crate::dto::{ShortcutError, ShortcutProblem};
use crate::external::ExternalCommand;
use crate::platform;
use crate::settings::ShortcutChoice;

/// Makes these the global shortcuts, and no others; those that do not work, with the reason.
pub(crate) fn follow(app: &AppHandle, choices: &[ShortcutChoice]) -> Vec<ShortcutError> {
    let shortcuts = app.global_shortcut();
    if let Err(error) = shortcuts.unregister_all() {
        tracing::warn!(%error, "the shortcuts of before could not be taken back");
    }
    if !platform::has_global_shortcuts() {
        return Vec::new();
    }
    let mut errors = Vec::new();
    let mut taken = BTreeSet::new();
    for ShortcutChoice { action, keys } in choices {
        if keys.is_empty() {
            continue;
        }
        let problem = match read(keys) {
            Err(problem) => Some(problem),
            Ok(shortcut) if !taken.insert(shortcut.id()) => Some(ShortcutProblem::Taken),
            Ok(shortcut) => {
                let act = act(*action);
                let pressed = shortcuts.on_shortcut(shortcut, move |app, _, event| {
                    // Held keys repeat on some systems: only the press itself counts.
                    if event.state == ShortcutState::Pressed {
                        external::carry_out(app, act.clone());
                    }
                });
                pressed.err().map(|error| {
                    tracing::info!(%error, keys, "a shortcut is taken");
                    ShortcutProblem::Taken
                })
            }
        };
        errors.extend(problem.map(|problem| ShortcutError { action: *action, problem }));
    }
    errors
}

/// The keys, which need a modifier besides Shift: anything else would be taken from all other programs.
fn read(keys: &str) -> Result<Shortcut, ShortcutProblem> {
    let shortcut: Shortcut = keys.parse().map_err(|_| ShortcutProblem::Invalid)?;
    let enough = Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER;
    if shortcut.mods.intersects(enough) { Ok(shortcut) } else { Err(ShortcutProblem::NoModifier) }
}

fn act(action: ShortcutAction) -> ExternalCommand {
    match action {
        ShortcutAction::CallNext => ExternalCommand::CallNext,
        ShortcutAction::Recall => ExternalCommand::Recall,
        ShortcutAction::End => ExternalCommand::End,
        ShortcutAction::Pause => ExternalCommand::Pause,
        ShortcutAction::Open => ExternalCommand::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_needs_a_key_and_a_modifier() {
        for keys in ["Ctrl+Alt+N", "Ctrl+F9", "Alt+Shift+1", "Super+Space", "Ctrl+Digit1"] {
            assert!(read(keys).is_ok(), "{keys}");
        }
        for (keys, problem) in [
            ("F9", ShortcutProblem::NoModifier),
            ("Shift+A", ShortcutProblem::NoModifier),
            ("Ctrl+", ShortcutProblem::Invalid),
            ("Ctrl+Nonsense", ShortcutProblem::Invalid),
            ("", ShortcutProblem::Invalid),
        ] {
            assert_eq!(read(keys).err(), Some(problem), "{keys}");
        }
    }
}
