//! An empty page in a window of Tauri as large as Callpad's first one: what `cargo xtask bench` compares Callpad's memory and start
//! with. The page is a real one, for a window on `about:blank` does not even start the process that draws pages. It is
//! filled with a colour that shows on the screen when it is drawn.

use tauri::http::{HeaderValue, header::CONTENT_TYPE};

const PAGE: &[u8] =
    b"<!doctype html><title>Empty</title><style>html { background: rgb(0 136 0) }</style><p>Empty</p>";

fn main() -> tauri::Result<()> {
    let page = |_: tauri::UriSchemeContext<'_, tauri::Wry>, _| {
        let mut response = tauri::http::Response::new(PAGE.to_vec());
        // Without it the page is shown as text.
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
        response
    };
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", page)
        .setup(|app| {
            let nothing = tauri::WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            tauri::WebviewWindowBuilder::new(app, "empty", nothing).inner_size(1080.0, 740.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
