//! An empty page in a window of Tauri: what `cargo xtask bench live` compares Callpad's memory with. The page is a real one,
//! for a window on `about:blank` does not even start the process that draws pages.

fn main() -> tauri::Result<()> {
    let page = |_: tauri::UriSchemeContext<'_, tauri::Wry>, _| {
        tauri::http::Response::new(b"<!doctype html><title>Empty</title><p>Empty</p>".to_vec())
    };
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", page)
        .setup(|app| {
            let nothing = tauri::WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            tauri::WebviewWindowBuilder::new(app, "empty", nothing).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
