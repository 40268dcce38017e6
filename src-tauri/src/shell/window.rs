//! Opens the counter window on the page and keeps where it was.

use std::sync::Mutex;
use std::time::Instant;

use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, RunEvent, WebviewUrl, WebviewWindow, WindowEvent,
};

use super::closing::{Closing, Verdict};
use super::geometry::{Area, FIRST, Geometry, SMALLEST, clamp};
use crate::args::Args;
use crate::counter::Counter;
use crate::dto::FaultView;
use crate::folder::{DataFolder, write_whole};
use crate::{ipc, platform};

/// The window's label; its capability file names it.
const COUNTER: &str = "counter";

/// Opens the window and returns when the app ends.
pub(crate) fn open(args: Args, folder: DataFolder) -> tauri::Result<()> {
    let mut context = tauri::generate_context!();
    let lock = platform::instance_lock(&folder, &mut context);
    let handler = ipc::ipc::<tauri::Wry>().invoke_handler();
    let single = tauri_plugin_single_instance::Builder::new().callback(|app, _, _| bring_to_front(app));
    #[cfg(target_os = "linux")]
    let single = single.dbus_id(lock);
    #[cfg(not(target_os = "linux"))]
    drop(lock);
    let app = tauri::Builder::default()
        // First of all plugins: a second start ends here, before it touches the data folder.
        .plugin(single.build())
        .invoke_handler(handler)
        .setup(move |app| {
            let profile = folder.at("webview");
            let kept = Kept::read(&folder);
            // The desk's tasks live on the asynchronous run-time.
            let counter = tauri::async_runtime::block_on(async { Counter::new(args, folder) });
            app.manage(counter);
            let closer = app.handle().clone();
            app.manage(Closing::new(move || closer.exit(0)));
            let window = tauri::WebviewWindowBuilder::new(app, COUNTER, WebviewUrl::App("index.html".into()))
                .title("Callpad")
                .inner_size(FIRST.0, FIRST.1)
                .min_inner_size(SMALLEST.0, SMALLEST.1)
                .data_directory(profile)
                .on_navigation(is_own_page)
                .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
                .visible(false)
                .build()?;
            let printed = window.clone();
            app.manage(Printer(Box::new(move || printed.print())));
            kept.restore(&window)?;
            app.manage(kept);
            window.show()?;
            let app = app.handle().clone();
            tauri::async_runtime::spawn(async move {
                platform::told_to_end().await;
                if let Some(kept) = app.try_state::<Kept>() {
                    kept.write();
                }
                app.exit(0);
            });
            Ok(())
        })
        .on_window_event(|window, event| {
            let app = window.app_handle();
            match event {
                WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
                    if let Some((window, kept)) =
                        app.get_webview_window(window.label()).zip(app.try_state::<Kept>())
                    {
                        kept.look(&window);
                    }
                }
                WindowEvent::Focused(focused) => {
                    // Beside another program the lists are still in sight; only a minimised window is not.
                    let unseen = !focused && window.is_minimized().unwrap_or(false);
                    if let Some(counter) = app.try_state::<Counter>() {
                        counter.set_background(unseen);
                    }
                    if let Some(kept) = app.try_state::<Kept>().filter(|_| !focused) {
                        kept.write();
                    }
                }
                WindowEvent::CloseRequested { api, .. } => {
                    if let Some(kept) = app.try_state::<Kept>() {
                        kept.write();
                    }
                    let (Some(counter), Some(closing)) =
                        (app.try_state::<Counter>(), app.try_state::<Closing>())
                    else {
                        return;
                    };
                    if closing.pressed(counter.leaves_something(), Instant::now()) == Verdict::Ask {
                        api.prevent_close();
                        bring_to_front(app);
                        counter.ask_to_close();
                    }
                }
                _ => {}
            }
        })
        .build(context)?;
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit)
            && let Some(counter) = app.try_state::<Counter>()
        {
            tauri::async_runtime::block_on(counter.close());
        }
    });
    Ok(())
}

/// Prints what the window shows. The commands know it without knowing the kind of window, so that they run on the mock
/// run-time too.
pub(crate) struct Printer(Box<dyn Fn() -> tauri::Result<()> + Send + Sync>);

impl Printer {
    /// Opens the system's print dialog for the page.
    pub(crate) fn print(&self) -> Result<(), FaultView> {
        (self.0)().map_err(|error| FaultView::Printing { detail: error.to_string() })
    }
}

/// The web view shows Callpad's own page and nothing else, whatever a link or a redirect asks for.
fn is_own_page(url: &tauri::Url) -> bool {
    url.scheme() == "tauri"
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
}

/// A second start shows the window of the first.
fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(COUNTER) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}

/// Says on standard error what keeps the app from starting, before there is a window or a log.
pub(crate) fn say_plainly(words: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Where the window was, in memory and in `window.json`.
struct Kept {
    file: std::path::PathBuf,
    now: Mutex<Option<Geometry>>,
}

impl Kept {
    fn read(folder: &DataFolder) -> Self {
        let file = folder.at("window.json");
        // An unreadable file costs the window its place and nothing else: it is simply written anew.
        let kept = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, now: Mutex::new(kept) }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Geometry>> {
        self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn restore(&self, window: &WebviewWindow) -> tauri::Result<()> {
        let Some(kept) = *self.lock() else { return Ok(()) };
        let monitors: Vec<Area> = window
            .available_monitors()?
            .iter()
            .map(|monitor| {
                let area = monitor.work_area();
                Area {
                    x: area.position.x,
                    y: area.position.y,
                    width: area.size.width,
                    height: area.size.height,
                }
            })
            .collect();
        if let Some(area) = clamp(kept.area, &monitors) {
            window.set_size(PhysicalSize::new(area.width, area.height))?;
            window.set_position(PhysicalPosition::new(area.x, area.y))?;
        }
        if kept.maximized {
            window.maximize()?;
        }
        Ok(())
    }

    fn look(&self, window: &WebviewWindow) {
        let seen = || -> tauri::Result<Option<Geometry>> {
            if window.is_minimized()? || !window.is_visible()? {
                return Ok(None);
            }
            let (at, size, maximized) =
                (window.outer_position()?, window.inner_size()?, window.is_maximized()?);
            let area = Area { x: at.x, y: at.y, width: size.width, height: size.height };
            Ok(Some(Geometry { area, maximized }))
        };
        let Ok(Some(seen)) = seen() else { return };
        let mut now = self.lock();
        // The place before it was maximised is kept, to return to.
        let area = now.filter(|_| seen.maximized).map_or(seen.area, |before| before.area);
        *now = Some(Geometry { area, ..seen });
    }

    fn write(&self) {
        let Some(now) = *self.lock() else { return };
        let written = serde_json::to_vec(&now)
            .map_err(std::io::Error::from)
            .and_then(|json| write_whole(&self.file, &json));
        if let Err(error) = written {
            tracing::warn!(%error, "the window's place could not be kept");
        }
    }
}
