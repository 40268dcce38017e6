//! Tells Tauri which commands there are, so that it denies all others, and which of them each window may call.

use std::fs;
use std::path::Path;

include!("src/ipc/list.rs");

macro_rules! names_and_windows {
    ($($module:ident { $($name:ident: $($window:ident)+,)+ })+) => {
        &[$($((stringify!($name), &[$(stringify!($window)),+])),+),+]
    };
}

const COMMANDS: &[(&str, &[&str])] = each_command!(names_and_windows);

/// What a window may do beside calling commands of Callpad.
const MORE: &[(&str, &[&str])] =
    &[("counter", &[]), ("bar", &["core:window:allow-start-dragging"]), ("board", &[])];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/ipc/list.rs");
    let out = std::env::var("OUT_DIR")?;
    let folder = Path::new(&out).join("capabilities");
    fs::create_dir_all(&folder)?;
    for (window, more) in MORE {
        fs::write(folder.join(format!("{window}.json")), capability(window, more))?;
    }
    let pattern = folder.join("*.json").display().to_string();
    let names: Vec<&'static str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().commands(names.leak()))
            .capabilities_path_pattern(pattern.leak()),
    )?;
    Ok(())
}

/// The capability of one window, as Tauri reads it.
fn capability(window: &str, more: &[&str]) -> String {
    let may_call = COMMANDS.iter().filter(|(_, windows)| windows.contains(&window));
    let commands = may_call.map(|(name, _)| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<_> = commands
        .chain(more.iter().map(ToString::to_string))
        .map(|permission| format!("{permission:?}"))
        .collect();
    format!(
        r#"{{ "identifier": "{window}", "windows": ["{window}"], "permissions": [{}] }}"#,
        permissions.join(", ")
    )
}
