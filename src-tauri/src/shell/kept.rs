//! Where a window was, in memory and in a file of its own.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow};

use super::geometry::{Area, Geometry, clamp};
use super::window::monitors;
use crate::folder::write_whole;

/// Where a window was.
pub(crate) struct Kept {
    file: PathBuf,
    now: Mutex<Option<Geometry>>,
}

impl Kept {
    pub(crate) fn read(file: PathBuf) -> Self {
        // An unreadable file costs the window its place and nothing else: it is simply written anew.
        let kept = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, now: Mutex::new(kept) }
    }

    /// Its place, where one is known.
    pub(crate) fn area(&self) -> Option<Area> {
        self.lock().map(|kept| kept.area)
    }

    /// It is here now.
    pub(crate) fn set(&self, area: Area) {
        *self.lock() = Some(Geometry { area, maximized: false });
    }

    fn lock(&self) -> MutexGuard<'_, Option<Geometry>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn restore(&self, window: &WebviewWindow) -> tauri::Result<()> {
        let Some(kept) = *self.lock() else { return Ok(()) };
        if let Some(area) = clamp(kept.area, &monitors(window)?) {
            window.set_size(PhysicalSize::new(area.width, area.height))?;
            window.set_position(PhysicalPosition::new(area.x, area.y))?;
        }
        if kept.maximized {
            window.maximize()?;
        }
        Ok(())
    }

    pub(crate) fn look(&self, window: &WebviewWindow) {
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
