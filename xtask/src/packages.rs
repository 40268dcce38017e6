//! System packages: what is needed for what, and what each is called on which system.

use crate::process::ask;

/// What the machine is wanted for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Building the app and opening it.
    Build,
    /// The same with a desktop of its own.
    Desktop,
    /// Driving the window from outside, for pictures and tests.
    Drive,
    /// Compiling for Windows and macOS.
    Platforms,
    /// Linking for macOS.
    LinkMacos,
    /// Packing for macOS.
    PackMacos,
    /// Packing for Linux.
    PackLinux,
    /// Trying what was packed for Linux.
    TryLinux,
    /// Packing for Windows.
    PackWindows,
    /// Trying what was packed for Windows.
    TryWindows,
}

impl Need {
    /// Driving the window needs a desktop, and that needs the app.
    fn includes(self, other: Self) -> bool {
        let window = [Self::Build, Self::Desktop, Self::Drive];
        let place = |need| window.iter().position(|one| *one == need);
        self == other || place(self).zip(place(other)).is_some_and(|(this, other)| other < this)
    }
}

/// What shows that something is installed, where there is no package list to ask.
#[derive(Clone, Copy, Debug)]
enum ShownBy {
    /// A program on the path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// Nothing: fonts, and what comes with the others.
    Nothing,
}
use ShownBy::{Library, Nothing, Program};

/// A row of the table: what needs it, what shows it, its name on Debian and Ubuntu, on Fedora and on Arch. Where a name
/// is empty, that system has it in another row's package or is not told.
type Row = (Need, ShownBy, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const TABLE: [Row; 58] = [
    (Need::Build, Library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1"),
    (Need::Build, Nothing, "libayatana-appindicator3-dev", "libappindicator-gtk3-devel", "libappindicator-gtk3"),
    (Need::Build, Library("librsvg-2.0"), "librsvg2-dev", "librsvg2-devel", "librsvg"),
    (Need::Build, Nothing, "libxdo-dev", "libxdo-devel", "xdotool"),
    (Need::Build, Library("alsa"), "libasound2-dev", "alsa-lib-devel", "alsa-lib"),
    (Need::Build, Nothing, "libssl-dev", "openssl-devel", "openssl"),
    (Need::Build, Program("cc"), "build-essential", "gcc gcc-c++ make", "base-devel"),
    (Need::Build, Nothing, "pkg-config", "pkgconf", ""),
    (Need::Build, Nothing, "file", "file", "file"),
    // The bus of screen readers.
    (Need::Desktop, Nothing, "at-spi2-core", "at-spi2-core", "at-spi2-core"),
    (Need::Desktop, Program("Xvfb"), "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    (Need::Desktop, Program("dbus-daemon"), "dbus", "dbus-daemon", "dbus"),
    (Need::Desktop, Program("gnome-keyring-daemon"), "gnome-keyring", "gnome-keyring", "gnome-keyring"),
    (Need::Desktop, Program("dunst"), "dunst", "dunst", "dunst"),
    // Waits for a service on the bus.
    (Need::Desktop, Program("gdbus"), "libglib2.0-bin", "glib2", "glib2"),
    // The scripts that visitors' names in the demo branch are written in.
    (Need::Desktop, Nothing, "fonts-dejavu", "dejavu-sans-fonts", "ttf-dejavu"),
    (Need::Desktop, Nothing, "fonts-noto-core", "google-noto-sans-fonts", "noto-fonts"),
    (Need::Desktop, Nothing, "fonts-droid-fallback", "", ""),
    (Need::Drive, Program("WebKitWebDriver"), "webkit2gtk-driver", "webkit2gtk4.1", ""),
    (Need::Drive, Program("xdotool"), "xdotool", "xdotool", ""),
    (Need::Drive, Program("secret-tool"), "libsecret-tools", "libsecret", "libsecret"),
    // The browser that the pages of the hall are tried in.
    (Need::Drive, Program("chromium"), "chromium", "chromium", "chromium"),
    (Need::Drive, Program("chromedriver"), "chromium-driver", "chromedriver", ""),
    // Checks the templates of the policies.
    (Need::Drive, Program("xmllint"), "libxml2-utils", "libxml2", "libxml2"),
    // A country whose paper is not A4.
    (Need::Drive, Program("localedef"), "locales", "glibc-locale-source", ""),
    // Reads the CSV of a report as another program does; and schemathesis, with a folder of its own.
    (Need::Drive, Program("python3"), "python3", "python3", "python"),
    (Need::Drive, Nothing, "python3-venv", "", ""),
    // The server's other engine; each test has a cluster of its own (crates/postgres-cluster).
    (Need::Drive, Nothing, "postgresql", "postgresql-server", "postgresql"),
    (Need::Drive, Nothing, "pgbouncer", "pgbouncer", "pgbouncer"),
    // A C compiler for each system, and a Rust compiler with the source of its standard library.
    (Need::Platforms, Nothing, "clang", "", ""),
    (Need::Platforms, Nothing, "llvm", "", ""),
    (Need::Platforms, Nothing, "rustc-web", "", ""),
    (Need::Platforms, Nothing, "rust-web-src", "", ""),
    (Need::Platforms, Nothing, "gcc-mingw-w64-x86-64", "", ""),
    // An older linker crashes over a Mac's fixups, and an older compiler does not know the headers.
    (Need::LinkMacos, Program("clang-19"), "clang-19", "", ""),
    (Need::LinkMacos, Program("ld64.lld-19"), "lld-19", "", ""),
    (Need::LinkMacos, Program("llvm-ar-19"), "llvm-19", "", ""),
    // The headers come from PyPI.
    (Need::LinkMacos, Program("python3"), "python3-venv", "", ""),
    (Need::LinkMacos, Program("unzip"), "unzip", "", ""),
    (Need::PackMacos, Program("zip"), "zip", "", ""),
    (Need::PackLinux, Program("objdump"), "binutils", "", ""),
    (Need::PackLinux, Program("dpkg-deb"), "dpkg", "", ""),
    (Need::PackLinux, Program("rpmbuild"), "rpm", "", ""),
    (Need::TryLinux, Program("appstreamcli"), "appstream", "", ""),
    (Need::TryLinux, Program("cpio"), "cpio", "", ""),
    (Need::TryLinux, Program("desktop-file-validate"), "desktop-file-utils", "", ""),
    (Need::TryLinux, Program("lintian"), "lintian", "", ""),
    (Need::TryLinux, Program("systemd-analyze"), "systemd", "", ""),
    (Need::TryLinux, Program("unshare"), "util-linux", "", ""),
    (Need::TryLinux, Program("xdg-mime"), "xdg-utils", "", ""),
    (Need::PackWindows, Program("makensis"), "nsis", "", ""),
    (Need::PackWindows, Program("wixl"), "wixl", "", ""),
    (Need::PackWindows, Program("msibuild"), "msitools", "", ""),
    // A Windows to install them on, and signatures.
    (Need::TryWindows, Program("wine"), "wine", "", ""),
    (Need::TryWindows, Nothing, "wine64", "", ""),
    (Need::TryWindows, Program("x86_64-w64-mingw32-gcc"), "gcc-mingw-w64-x86-64", "", ""),
    (Need::TryWindows, Program("osslsigncode"), "osslsigncode", "", ""),
    (Need::TryWindows, Program("openssl"), "openssl", "", ""),
];

fn rows(need: Need) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| need.includes(row.0))
}

/// The packages of Debian and Ubuntu.
pub(crate) fn of_debian(need: Need) -> Vec<&'static str> {
    rows(need).map(|row| row.2).collect()
}

/// Programs and libraries that are not there.
pub(crate) fn missing(need: Need) -> Vec<&'static str> {
    rows(need)
        .filter_map(|row| match row.1 {
            Program(program) => (!on_path(program)).then_some(program),
            Library(library) => ask("pkg-config", &["--exists", library]).is_none().then_some(library),
            Nothing => None,
        })
        .collect()
}

/// What to say on a Linux whose packages we do not install.
pub(crate) fn words(need: Need, missing: &[&str]) -> String {
    let names = |pick: fn(&Row) -> &'static str| -> Vec<_> {
        rows(need).map(pick).filter(|name| !name.is_empty()).collect()
    };
    let mut words = format!(
        "Missing on this machine: {}.\nCallpad installs packages itself on Debian and Ubuntu only. Install what is \
         missing, then run the same command again.",
        missing.join(", ")
    );
    let (fedora, arch) = (names(|row| row.3), names(|row| row.4));
    if !fedora.is_empty() {
        words += &format!(
            "\n\n  Fedora:  sudo dnf install {}\n  Arch:    sudo pacman -S --needed {}\n",
            fedora.join(" "),
            arch.join(" ")
        );
    }
    words
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
        let [build, desktop, drive] = [Need::Build, Need::Desktop, Need::Drive].map(of_debian);
        assert!(build.iter().all(|package| desktop.contains(package)));
        assert!(desktop.iter().all(|package| drive.contains(package)));
        assert!(!build.contains(&"xvfb") && desktop.contains(&"xvfb"));
        assert!(!desktop.contains(&"webkit2gtk-driver") && drive.contains(&"webkit2gtk-driver"));
        assert_eq!(of_debian(Need::PackLinux), ["binutils", "dpkg", "rpm"]);
    }

    #[test]
    fn elsewhere_the_words_say_what_is_missing_and_what_to_type() {
        let said = words(Need::Drive, &["webkit2gtk-4.1", "Xvfb"]);
        assert!(said.contains("webkit2gtk-4.1, Xvfb"));
        assert!(said.contains("dnf install") && said.contains("pacman -S"));
        let said = words(Need::PackLinux, &["rpmbuild"]);
        assert!(said.contains("rpmbuild") && !said.contains("dnf"), "{said}");
    }
}
