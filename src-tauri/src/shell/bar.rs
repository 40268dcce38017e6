//! The bar: a slim window above all others, at an edge of the monitor, over the program that the person works with.

use std::sync::Mutex;
use std::time::Duration;

use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewWindow};

use super::counter_window::bring_to_front;
use super::geometry::{Area, BAR, BAR_SMALLEST, snap};
use super::main_thread::on_main_thread;
use super::visibility;
use super::window_state::{WindowStates, monitors};
use super::windows::{self, COUNTER, own_page};
use crate::counter::Counter;

/// How long the bar must rest before it goes to its edge.
const RESTS: Duration = Duration::from_millis(250);

/// The move that is under way.
#[derive(Default)]
pub(crate) struct BarMove(Mutex<Option<tauri::async_runtime::JoinHandle<()>>>);

/// Shows the bar where it was, and puts the counter window away. It does not take the focus by itself.
pub(crate) fn show(app: &AppHandle) -> tauri::Result<()> {
    let bar = match app.get_webview_window(windows::BAR) {
        Some(bar) => bar,
        None => build(app)?,
    };
    bar.show()?;
    if let Some(counter) = app.get_webview_window(COUNTER) {
        counter.hide()?;
    }
    set_open(app, true);
    Ok(())
}

/// Closes the bar and shows the counter window.
pub(crate) fn hide(app: &AppHandle) -> tauri::Result<()> {
    bring_to_front(app);
    if let Some(bar) = app.get_webview_window(windows::BAR) {
        bar.destroy()?;
    }
    set_open(app, false);
    Ok(())
}

/// The bar was closed some other way.
pub(crate) fn closed(app: &AppHandle) {
    set_open(app, false);
}

fn set_open(app: &AppHandle, open: bool) {
    if let Some(counter) = app.try_state::<Counter>() {
        counter.set_system(|system| system.bar_open = open);
    }
    visibility::changed(app);
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let bar = own_page(app, windows::BAR, "index.html#bar")
        .inner_size(BAR.0, BAR.1)
        .min_inner_size(BAR_SMALLEST.0, BAR_SMALLEST.1)
        .decorations(false)
        .maximizable(false)
        .always_on_top(true)
        .visible_on_all_workspaces(true)
        .skip_taskbar(false)
        .focused(false)
        .build()?;
    let place = app.try_state::<WindowStates>().and_then(|states| states.bar.area());
    let monitors = monitors(&bar)?;
    let size = bar.outer_size()?;
    let first = Area { x: 0, y: 0, width: size.width, height: size.height };
    if let Some(area) = snap(place.unwrap_or(first), &monitors) {
        bar.set_size(PhysicalSize::new(area.width, area.height))?;
        bar.set_position(PhysicalPosition::new(area.x, area.y))?;
    }
    Ok(bar)
}

/// The bar was moved or made larger: as soon as it rests it goes to the nearest edge.
pub(crate) fn moved(app: &AppHandle) {
    let Some(last) = app.try_state::<BarMove>() else { return };
    let handle = app.clone();
    let task = tauri::async_runtime::spawn(async move {
        tokio::time::sleep(RESTS).await;
        on_main_thread(&handle, |app| {
            if let Some(window) = app.get_webview_window(windows::BAR)
                && let Err(error) = settle(app, &window)
            {
                tracing::info!(%error, "the bar could not go to its edge");
            }
        });
    });
    let before = last.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).replace(task);
    if let Some(before) = before {
        before.abort();
    }
}

fn settle(app: &AppHandle, window: &WebviewWindow) -> tauri::Result<()> {
    let (at, size) = (window.outer_position()?, window.inner_size()?);
    let area = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    let Some(snapped) = snap(area, &monitors(window)?) else { return Ok(()) };
    if (snapped.x, snapped.y) != (area.x, area.y) {
        window.set_position(PhysicalPosition::new(snapped.x, snapped.y))?;
    }
    if let Some(states) = app.try_state::<WindowStates>() {
        states.bar.set(snapped);
        states.bar.write();
    }
    Ok(())
}
