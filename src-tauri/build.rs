//! Denies every command that is not in this list; the list, the registry in `ipc.rs`, the capability file and the
//! generated bindings are compared by a test.

include!("src/ipc/names.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/ipc/names.rs");
    tauri_build::try_build(
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS)),
    )?;
    Ok(())
}
