//! Where each window was, in memory and in a file of its own.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewWindow};

use super::geometry::{Area, Geometry, clamp};
use crate::folder::{DataFolder, write_whole};

/// Where the windows were.
pub(crate) struct WindowStates {
    /// The counter window.
    pub(crate) counter: WindowState,
    /// The bar.
    pub(crate) bar: WindowState,
    /// The board.
    pub(crate) board: WindowState,
}

impl WindowStates {
    pub(crate) fn read(folder: &DataFolder) -> Self {
        Self {
            counter: WindowState::read(folder.at("window.json")),
            bar: WindowState::read(folder.at("bar.json")),
            board: WindowState::read(folder.at("board.json")),
        }
    }
}

/// Writes where the windows are: before the app ends, or may end.
pub(super) fn write(app: &AppHandle) {
    if let Some(states) = app.try_state::<WindowStates>() {
        states.counter.write();
        states.bar.write();
        states.board.write();
    }
}

/// The usable areas of the monitors.
pub(crate) fn monitors(window: &WebviewWindow) -> tauri::Result<Vec<Area>> {
    let monitors = window.available_monitors()?;
    Ok(monitors
        .iter()
        .map(|monitor| {
            let area = monitor.work_area();
            Area { x: area.position.x, y: area.position.y, width: area.size.width, height: area.size.height }
        })
        .collect())
}

/// Where a window was.
pub(crate) struct WindowState {
    file: PathBuf,
    now: Mutex<Option<Geometry>>,
}

impl WindowState {
    fn read(file: PathBuf) -> Self {
        // An unreadable file costs the window its place and nothing else: it is simply written anew.
        let last = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, now: Mutex::new(last) }
    }

    /// Its place, where one is known.
    pub(crate) fn area(&self) -> Option<Area> {
        self.lock().map(|last| last.area)
    }

    /// It is here now.
    pub(crate) fn set(&self, area: Area) {
        *self.lock() = Some(Geometry { area, maximized: false });
    }

    fn lock(&self) -> MutexGuard<'_, Option<Geometry>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the window where it was.
    pub(crate) fn restore(&self, window: &WebviewWindow) -> tauri::Result<()> {
        let Some(last) = *self.lock() else { return Ok(()) };
        if let Some(area) = clamp(last.area, &monitors(window)?) {
            window.set_size(PhysicalSize::new(area.width, area.height))?;
            window.set_position(PhysicalPosition::new(area.x, area.y))?;
        }
        if last.maximized {
            window.maximize()?;
        }
        Ok(())
    }

    /// Notes where the window is now.
    pub(crate) fn note(&self, window: &WebviewWindow) {
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

    /// Writes the file.
    pub(crate) fn write(&self) {
        let Some(now) = *self.lock() else { return };
        let written = serde_json::to_vec(&now)
            .map_err(std::io::Error::from)
            .and_then(|json| write_whole(&self.file, &json));
        if let Err(error) = written {
            tracing::warn!(%error, "a window's place could not be kept");
        }
    }
}
