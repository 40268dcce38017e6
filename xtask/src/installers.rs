//! `cargo xtask test-installers`: the packages for Windows are made and installed under wine, and the console crates' tests
//! run there as well.

#[cfg(target_os = "linux")]
mod throw_away;
#[cfg(target_os = "linux")]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use windows::run;

#[cfg(not(target_os = "linux"))]
pub(crate) fn run() -> crate::stop::Result {
    Err(crate::stop::Stop::new("Packages are tested on Linux: wine plays Windows."))
}
