//! The pages of the hall, as `ui` built them before this program was built.

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path below the built folder, with slashes.
    pub(crate) name: &'static str,
    pub(crate) bytes: &'static [u8],
    /// The same, compressed.
    pub(crate) gzipped: Option<&'static [u8]>,
    /// From a hash of what is in it.
    pub(crate) etag: &'static str,
}

#[cfg(feature = "hall")]
include!(concat!(env!("OUT_DIR"), "/hall_files.rs"));

/// Built without pages.
#[cfg(not(feature = "hall"))]
static FILES: &[File] = &[];
#[cfg(not(feature = "hall"))]
static VERSION: &str = "none";

/// A file by its name.
pub(crate) fn find(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// Which pages these are: a page that was loaded from others loads itself anew.
pub(crate) fn version() -> &'static str {
    VERSION
}

impl File {
    pub(crate) fn is_page(&self) -> bool {
        self.name.ends_with(".html")
    }

    /// What it is, for a browser.
    pub(crate) fn kind(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("json") => "application/json",
            Some("webmanifest") => "application/manifest+json",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("woff2") => "font/woff2",
            Some("mp3") => "audio/mpeg",
            Some("ogg") => "audio/ogg",
            Some("wav") => "audio/wav",
            _ => "application/octet-stream",
        }
    }
}
