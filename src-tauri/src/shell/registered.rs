//! What the system knows of Callpad beyond its windows: that it starts with the person's sign-in, and that it takes
//! `callpad://` links.

use std::path::PathBuf;

use crate::folder::DataFolder;
use crate::platform;

/// Callpad's program as the system starts it.
pub(crate) struct Program(PathBuf);

impl Program {
    /// The one that runs.
    ///
    /// # Errors
    /// The system's, where it does not tell.
    pub(crate) fn own() -> std::io::Result<Self> {
        // The program inside an AppImage is gone when it ends.
        let image =
            std::env::var_os("APPIMAGE").filter(|image| cfg!(target_os = "linux") && !image.is_empty());
        image.map_or_else(std::env::current_exe, |image| Ok(PathBuf::from(image))).map(Self)
    }

    /// Starts with the person's sign-in from now on, or no longer: quietly, and on the folder it has now.
    ///
    /// # Errors
    /// The system's, or where a path cannot be written.
    pub(crate) fn start_at_login(&self, folder: &DataFolder, on: bool) -> std::io::Result<()> {
        let mut words = vec![text(&self.0)?, "--tray"];
        if !folder.is_default() {
            words.extend(["--data-dir", text(folder.root())?]);
        }
        platform::start_at_login(&words, on)
    }

    /// Takes links from now on, or no longer. The link comes behind `--`, so that nothing in it is an option.
    ///
    /// # Errors
    /// The system's, or where a path cannot be written.
    pub(crate) fn take_links(&self, on: bool) -> std::io::Result<()> {
        platform::take_links(text(&self.0)?, on)
    }
}

/// The systems keep command lines as text.
fn text(path: &std::path::Path) -> std::io::Result<&str> {
    path.to_str().ok_or_else(|| {
        std::io::Error::new(std::io::ErrorKind::InvalidInput, format!("{} is not Unicode", path.display()))
    })
}
