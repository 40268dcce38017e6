//! What must be there before anything can be built, shown or tested.

use crate::page;
use crate::stop::{Result, Stop};
use crate::{debian, process};

/// What the machine is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) enum Need {
    /// Building the app and opening it.
    Build,
    /// The same with a desktop of its own.
    Desktop,
    /// Driving the window from outside, for pictures and tests.
    Drive,
}

/// Packages of Debian and Ubuntu, by what needs them first.
const BUILD: [&str; 9] = [
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libasound2-dev",
    "libssl-dev",
    "build-essential",
    "pkg-config",
    "file",
];
/// `libglib2.0-bin` has the program that waits for a service on the bus, `at-spi2-core` the bus of screen readers. The fonts cover the scripts that visitors' names
/// in the demo branch are written in.
const DESKTOP: [&str; 9] = [
    "at-spi2-core",
    "xvfb",
    "dbus",
    "gnome-keyring",
    "dunst",
    "libglib2.0-bin",
    "fonts-dejavu",
    "fonts-noto-core",
    "fonts-droid-fallback",
];
/// `libxml2-utils` has the program that checks the templates of the policies.
const DRIVE: [&str; 4] = ["webkit2gtk-driver", "xdotool", "libsecret-tools", "libxml2-utils"];

/// Packages for type-checking for Windows and macOS: a C compiler for each, and a Rust compiler with the source of its
/// standard library.
pub(crate) const PLATFORMS: [&str; 5] =
    ["clang", "llvm", "rustc-web", "rust-web-src", "gcc-mingw-w64-x86-64"];

/// Packages and programs for packing for Linux.
pub(crate) const PACK_LINUX: [(&str, &str); 3] =
    [("binutils", "objdump"), ("dpkg", "dpkg-deb"), ("rpm", "rpmbuild")];
/// For trying what was packed.
pub(crate) const TEST_LINUX: [(&str, &str); 7] = [
    ("appstream", "appstreamcli"),
    ("cpio", "cpio"),
    ("desktop-file-utils", "desktop-file-validate"),
    ("lintian", "lintian"),
    ("systemd", "systemd-analyze"),
    ("util-linux", "unshare"),
    ("xdg-utils", "xdg-mime"),
];
/// Packages and programs for packing for Windows.
pub(crate) const PACK_WINDOWS: [(&str, &str); 3] =
    [("nsis", "makensis"), ("wixl", "wixl"), ("msitools", "msibuild")];
/// For testing what was packed: a Windows to install it on, and signatures.
pub(crate) const TEST_WINDOWS: [(&str, &str); 5] = [
    ("wine", "wine"),
    ("wine64", "wine"),
    ("gcc-mingw-w64-x86-64", "x86_64-w64-mingw32-gcc"),
    ("osslsigncode", "osslsigncode"),
    ("openssl", "openssl"),
];

/// Programs that stand for the packages where there is no package list to ask.
const DESKTOP_PROGRAMS: [&str; 5] = ["Xvfb", "dbus-daemon", "gnome-keyring-daemon", "dunst", "gdbus"];
const DRIVE_PROGRAMS: [&str; 4] = ["WebKitWebDriver", "xdotool", "secret-tool", "xmllint"];

/// Installs what is missing, where we know how to; elsewhere says what is missing and stops.
pub(crate) fn run(need: Need) -> Result {
    if cfg!(target_os = "linux") {
        if debian::is_here() {
            debian::install(&packages(need))?;
        } else {
            check_other_linux(need)?;
        }
    } else if cfg!(target_os = "macos") {
        check_macos()?;
    }
    // On Windows, Rust has brought its linker and the WebView2 run-time is a part of the system.
    page::check_node()
}

/// Installs packages, given with a program of each; elsewhere says which programs are missing and stops.
pub(crate) fn install_or_name(packages: &[(&str, &str)]) -> Result {
    if debian::is_here() {
        let packages: Vec<_> = packages.iter().map(|(package, _)| *package).collect();
        return debian::install(&packages);
    }
    let missing: Vec<_> =
        packages.iter().map(|(_, program)| *program).filter(|program| !on_path(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Stop::new(format!(
        "Missing on this machine: {}. Install them, then run the same command again.",
        missing.join(", ")
    )))
}

fn packages(need: Need) -> Vec<&'static str> {
    let mut packages = BUILD.to_vec();
    if need >= Need::Desktop {
        packages.extend(DESKTOP);
    }
    if need >= Need::Drive {
        packages.extend(DRIVE);
    }
    packages
}

fn check_other_linux(need: Need) -> Result {
    let mut missing = Vec::new();
    for library in ["webkit2gtk-4.1", "librsvg-2.0", "alsa"] {
        if process::ask("pkg-config", &["--exists", library]).is_none() {
            missing.push(library);
        }
    }
    if process::ask("cc", &["--version"]).is_none() {
        missing.push("cc");
    }
    let desktop: &[&str] = if need >= Need::Desktop { &DESKTOP_PROGRAMS } else { &[] };
    let drive: &[&str] = if need >= Need::Drive { &DRIVE_PROGRAMS } else { &[] };
    missing.extend(desktop.iter().chain(drive).filter(|program| !on_path(program)));
    if missing.is_empty() { Ok(()) } else { Err(Stop::new(other_linux(&missing))) }
}

fn other_linux(missing: &[&str]) -> String {
    format!(
        "Missing on this machine: {}.\nCallpad installs packages itself on Debian and Ubuntu only. Install what is \
         missing, then run the same command again:\n\
         \n  Fedora:  sudo dnf install webkit2gtk4.1-devel libappindicator-gtk3-devel librsvg2-devel libxdo-devel \
         openssl-devel gcc gcc-c++ make pkgconf file\
         \n           (tests and pictures: webkit2gtk4.1 libsecret xorg-x11-server-Xvfb dbus-daemon gnome-keyring dunst glib2 libxml2 at-spi2-core \
         xdotool dejavu-sans-fonts google-noto-sans-fonts)\
         \n  Arch:    sudo pacman -S webkit2gtk-4.1 libappindicator-gtk3 librsvg xdotool openssl base-devel file\
         \n           (tests and pictures: xorg-server-xvfb libsecret dbus gnome-keyring dunst glib2 libxml2 at-spi2-core ttf-dejavu noto-fonts)\n",
        missing.join(", ")
    )
}

fn check_macos() -> Result {
    if process::ask("xcode-select", &["--print-path"]).is_some() {
        return Ok(());
    }
    Err(Stop::new("Xcode's command line tools are missing. Install them with:\n  xcode-select --install"))
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_need_includes_the_smaller_ones() {
        let (build, desktop, drive) = (packages(Need::Build), packages(Need::Desktop), packages(Need::Drive));
        assert!(build.iter().all(|package| desktop.contains(package)));
        assert!(desktop.iter().all(|package| drive.contains(package)));
        assert!(!build.contains(&"xvfb") && desktop.contains(&"xvfb"));
        assert!(!desktop.contains(&"webkit2gtk-driver") && drive.contains(&"webkit2gtk-driver"));
    }

    #[test]
    fn elsewhere_the_words_say_what_is_missing_and_what_to_type() {
        let words = other_linux(&["webkit2gtk-4.1", "Xvfb"]);
        assert!(words.contains("webkit2gtk-4.1, Xvfb"));
        assert!(words.contains("dnf install") && words.contains("pacman -S"));
    }
}
