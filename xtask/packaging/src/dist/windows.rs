//! The packages for Windows, made on Linux: the programs are compiled with mingw-w64, the package for a machine by wixl and
//! the setup for one person by makensis. The queue server is one file that needs no package.

mod msi;
mod nsis;
mod version;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;
use xtask::platforms::{self, Platform};
use xtask::process::run;
use xtask::{setup, ui_build, workspace};

use super::{Profile, Signer};

/// Not on counters: it would be a fifth of the package.
const SERVER: &str = "callpad-server.exe";
/// Our programs. The loader beside them is Microsoft's and keeps its own signature.
const PROGRAMS: [&str; 3] = ["callpad.exe", "callpadctl.exe", SERVER];
const LOADER: &str = "WebView2Loader.dll";
/// The licences of what is inside, under a name that Windows opens.
const NOTICE: &str = "NOTICE.txt";

/// What is promised of the package.
const MSI_LIMIT: u64 = 9 * 1024 * 1024;

/// Installs what building and packing need.
pub(crate) fn prepare() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "cargo xtask dist windows runs on Linux. On Windows, Tauri's bundler makes the packages from the same \
             sources; see docs/releasing.md."
        );
    }
    setup::run(setup::Need::Build)?;
    ui_build::prepare()?;
    ui_build::build()?;
    platforms::prepare_for(&[Platform::Windows])?;
    setup::install(setup::Need::PackWindows)
}

/// Compiles the programs and returns the folder that they are in.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    let mut command = platforms::compile("build", Platform::Windows)?;
    for package in ["callpad", "callpad-ctl", "callpad-server"] {
        command.args(["--package", package]);
    }
    // The feature that Tauri's own bundler sets: the page comes from the program itself.
    command.args(["--bins", "--features", "tauri/custom-protocol"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    run(&mut command)?;
    Ok(platforms::folder().join(Platform::Windows.target()).join(profile.folder()))
}

/// Copies what is packed into one folder beneath `folder`, and signs it.
pub(crate) fn stage(built: &Path, folder: &Path, signer: &Signer, profile: Profile) -> Result<PathBuf> {
    let staged = folder.join("staged");
    if staged.exists() {
        fs::remove_dir_all(&staged)?;
    }
    fs::create_dir_all(&staged)?;
    for name in PROGRAMS {
        copy(&built.join(name), &staged.join(name))?;
        if profile == Profile::Debug {
            // A release comes stripped.
            run(Command::new("x86_64-w64-mingw32-strip").arg(staged.join(name)))?;
        }
        signer.sign(&staged.join(name))?;
    }
    copy(&built.join(LOADER), &staged.join(LOADER))?;
    copy(&workspace::root().join("icons").join("icon.ico"), &staged.join("icon.ico"))?;
    copy(&workspace::root().join("NOTICE"), &staged.join(NOTICE))?;
    Ok(staged)
}

/// Copies what was built into a folder, as another version: what an upgrade is tried with.
#[cfg(target_os = "linux")]
pub(crate) fn as_version(built: &Path, version: &str, folder: &Path) -> Result<PathBuf> {
    let other = folder.join("built");
    fs::create_dir_all(&other)?;
    for name in PROGRAMS.into_iter().chain([LOADER]) {
        let place = built.join(name);
        let mut program = fs::read(&place)?;
        version::write(&mut program, version).ok_or_else(|| version::none(&place))?;
        let place = other.join(name);
        fs::write(&place, program)?;
    }
    Ok(other)
}

/// Makes both packages from what is staged, signs them and returns where they and the server are.
pub(crate) fn pack(
    staged: &Path,
    version: &str,
    folder: &Path,
    signer: &Signer,
    profile: Profile,
) -> Result<[PathBuf; 3]> {
    let msi = folder.join(format!("callpad-{version}-x64.msi"));
    let setup = folder.join(format!("callpad-{version}-x64-setup.exe"));
    msi::pack(staged, version, &msi)?;
    nsis::pack(staged, version, &setup, signer, profile)?;
    for package in [&msi, &setup] {
        signer.sign(package)?;
    }
    profile.check_size(&msi, MSI_LIMIT)?;
    let server = folder.join(format!("callpad-server-{version}-x64.exe"));
    copy(&staged.join(SERVER), &server)?;
    Ok([msi, setup, server])
}

/// The folder of the sources of both packages.
fn sources() -> PathBuf {
    workspace::root().join("installers").join("windows")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tauri's bundler puts nothing where it does not know a name, and says nothing.
    #[test]
    fn the_sources_ask_tauri_for_names_that_it_knows() {
        const KNOWN: [&str; 8] = [
            "version",
            "main_binary_path",
            "icon_path",
            "installer_icon",
            "out_file",
            "webview2_installer_path",
            "#if webview2_installer_path",
            "else",
        ];
        for source in ["callpad.wxs", "callpad.nsi"] {
            let text = fs::read_to_string(sources().join(source)).unwrap();
            let names: Vec<_> = text.split("{{").skip(1).filter_map(|part| part.split("}}").next()).collect();
            assert!(names.len() >= 5, "{source}");
            for name in names {
                assert!(KNOWN.contains(&name) || name == "/if", "{source}: {name}");
            }
        }
    }

    #[test]
    fn tauris_bundler_makes_the_same_product() {
        let wxs = fs::read_to_string(sources().join("callpad.wxs")).unwrap();
        let folder = workspace::root().join("src-tauri");
        let own = fs::read_to_string(folder.join("tauri.windows.conf.json")).unwrap();
        let own: serde_json::Value = serde_json::from_str(&own).unwrap();
        let windows = &own["bundle"]["windows"];
        let code = windows["wix"]["upgradeCode"].as_str().unwrap();
        assert!(wxs.contains(&format!("UpgradeCode=\"{}\"", code.to_uppercase())));
        for template in [&windows["wix"]["template"], &windows["nsis"]["template"]] {
            assert!(folder.join(template.as_str().unwrap()).is_file(), "{template}");
        }
        let offline = fs::read_to_string(folder.join("tauri.windows-offline.conf.json")).unwrap();
        let offline: serde_json::Value = serde_json::from_str(&offline).unwrap();
        assert_eq!(offline["bundle"]["windows"]["webviewInstallMode"]["type"], "offlineInstaller");
    }
}
