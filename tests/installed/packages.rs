//! The packages as files: both hold the same tree.

use std::path::{Path, PathBuf};
use std::process::Command;

use callpad_tests::{Result, Trouble};
use tempfile::TempDir;

/// Runs a program and returns what it writes; when it fails, with all that it said.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let output = command
        .env("LC_ALL", "C.UTF-8")
        .output()
        .map_err(|error| Trouble::new(format!("{}: {error}", command.get_program().to_string_lossy())))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    let complained = String::from_utf8_lossy(&output.stderr);
    Err(Trouble::new(format!("{command:?} failed ({}):\n{said}{complained}", output.status)))
}

/// The package with this ending in the folder that `variable` names.
fn package(variable: &str, ending: &str) -> Result<PathBuf> {
    let folder = std::env::var_os(variable)
        .ok_or_else(|| Trouble::new(format!("{variable} is not set: run cargo xtask test-installers")))?;
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            return Ok(path);
        }
    }
    Err(Trouble::new(format!("no .{ending} in {}", Path::new(&folder).display())))
}

/// The .deb.
pub(crate) fn deb() -> Result<PathBuf> {
    package("CALLPAD_DIST", "deb")
}

/// The .deb of the next version.
pub(crate) fn next_deb() -> Result<PathBuf> {
    package("CALLPAD_DIST_NEXT", "deb")
}

/// The version of that package.
pub(crate) fn next_version() -> Result<String> {
    std::env::var("CALLPAD_VERSION_NEXT").map_err(|error| Trouble::new(error.to_string()))
}

fn rpm() -> Result<PathBuf> {
    package("CALLPAD_DIST", "rpm")
}

/// The .deb's files, unpacked into a folder that goes with the value.
pub(crate) fn unpacked() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    run(Command::new("dpkg-deb").arg("--extract").arg(deb()?).arg(folder.path()))?;
    Ok(folder)
}

/// Every file and folder of ours below `root`, with its mode.
fn listed(root: &Path) -> Result<Vec<String>> {
    let mut find = Command::new("find");
    find.args([".", "-mindepth", "1", "-not", "-path", "./var*", "-printf", "%P %m\n"]).current_dir(root);
    let mut lines: Vec<String> = run(&mut find)?.lines().map(str::to_owned).collect();
    lines.sort();
    Ok(lines)
}

fn assert_same(one: &Path, other: &Path) -> Result {
    assert_eq!(listed(one)?, listed(other)?);
    run(Command::new("diff").args(["--recursive", "--no-dereference", "--exclude=var"]).args([one, other]))?;
    Ok(())
}

#[test]
fn the_rpm_holds_the_same_files_as_the_deb() -> Result {
    let (deb, folder) = (unpacked()?, tempfile::tempdir()?);
    let script = "rpm2cpio \"$0\" | cpio --extract --make-directories --quiet --no-absolute-filenames";
    run(Command::new("sh").args(["-c", script]).arg(rpm()?).current_dir(folder.path()))?;
    assert_same(deb.path(), folder.path())?;
    for name in ["callpad", "callpad-server", "callpadctl"] {
        let said = run(Command::new(folder.path().join("usr/bin").join(name)).arg("--version"))?;
        assert_eq!(said.trim(), format!("{name} {}", env!("CARGO_PKG_VERSION")));
    }
    Ok(())
}

#[test]
fn the_rpm_is_whole_and_names_what_it_needs() -> Result {
    run(Command::new("rpm").arg("--checksig").arg(rpm()?))?;
    let needs = run(Command::new("rpm").args(["--query", "--requires", "--package"]).arg(rpm()?))?;
    for library in
        ["libwebkit2gtk-4.1.so.0()(64bit)", "libgtk-3.so.0()(64bit)", "libappindicator3.so.1()(64bit)"]
    {
        assert!(needs.contains(library), "{library} is not in\n{needs}");
    }
    let config = run(Command::new("rpm").args(["--query", "--configfiles", "--package"]).arg(rpm()?))?;
    assert_eq!(config.trim(), "/etc/callpad/server.env");
    Ok(())
}

#[test]
fn the_rpm_is_installed_into_a_root_of_its_own_and_removed() -> Result {
    if run(Command::new("id").arg("--user"))?.trim() != "0" {
        println!("not tried: rpm --root is for root alone");
        return Ok(());
    }
    let (deb, root) = (unpacked()?, tempfile::tempdir()?);
    let rpm = |what: &[&str]| -> Result<String> {
        // The packages that it needs are not known to this empty root, nor is there a shell for the scripts.
        let mut command = Command::new("rpm");
        command.arg("--root").arg(root.path()).args(["--dbpath", "/var/lib/rpm"]).args(what);
        run(&mut command)
    };
    let package = rpm_path()?;
    rpm(&["--install", "--nodeps", "--noscripts", &package])?;
    assert_same(deb.path(), root.path())?;
    assert_eq!(rpm(&["--verify", "--nodeps", "--noscripts", "callpad"])?, "");
    rpm(&["--erase", "--noscripts", "callpad"])?;
    let left: Vec<String> =
        listed(root.path())?.into_iter().filter(|line| line.contains("callpad")).collect();
    assert_eq!(left, [""; 0]);
    Ok(())
}

fn rpm_path() -> Result<String> {
    rpm()?.to_str().map(str::to_owned).ok_or_else(|| Trouble::new("the package's path is not text"))
}

#[test]
fn a_disk_without_room_is_said_by_dpkg_and_leaves_the_package_out() -> Result {
    // A user's own mount: where that is not allowed there is nothing to try.
    let folder = tempfile::tempdir()?;
    let script = "mount -t tmpfs -o size=2m tmpfs \"$0\" && exec dpkg-deb --extract \"$1\" \"$0\"";
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "true"]);
    if run(&mut command).is_err() {
        println!("not tried: mounts of one's own are not allowed here");
        return Ok(());
    }
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", script]).arg(folder.path()).arg(deb()?);
    let trouble = run(&mut command).err().ok_or_else(|| Trouble::new("2 MiB were enough"))?;
    assert!(format!("{trouble:?}").contains("No space left on device"), "{trouble:?}");
    Ok(())
}
