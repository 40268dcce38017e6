//! An empty window of Tauri: what `cargo xtask bench live` compares Callpad's memory with.

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            let nothing = tauri::WebviewUrl::External("about:blank".parse()?);
            tauri::WebviewWindowBuilder::new(app, "empty", nothing).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
