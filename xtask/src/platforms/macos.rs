//! Compiling and linking for macOS on Linux: clang with the headers of libc that Zig carries, LLVM's linker, and stubs in the
//! place of Apple's libraries ([`super::imports`]). Nothing of Apple's own tools is needed, and none is there to be had.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use super::imports::{Found, List};
use super::version::Version;
use super::{Platform, folder, macho};
use crate::fingerprint::{Fingerprint, Stamp};
use crate::process::run;
use crate::workspace;

/// The programs that are linked and packed.
pub const PROGRAMS: [&str; 3] = ["callpad", "callpad-server", "callpadctl"];
/// Their packages.
pub(super) const PACKAGES: [&str; 3] = ["callpad", "callpad-server", "callpad-ctl"];

/// The folders of the package that are looked into for headers, without those of a processor. They are of macOS 13: what is
/// newer is not declared.
const HEADERS: [&str; 2] = ["any-macos.13-any", "any-macos-any"];
/// What libSystem has, by version of macOS.
const SYSTEM: [u32; 3] = [11, 12, 13];

/// Where the tools and what stands in for Apple's files lie.
fn tools() -> PathBuf {
    folder().join("macos")
}

/// What is kept in the repository about linking for macOS.
fn kept() -> PathBuf {
    workspace::root().join("installers").join("macos").join("link")
}

/// The list of imports.
#[must_use]
pub fn list_path() -> PathBuf {
    kept().join("imports.txt")
}

/// The list of imports as it is kept.
///
/// # Errors
/// Where it is not there or cannot be read.
pub fn list() -> Result<List> {
    let path = list_path();
    List::read(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())
}

/// The oldest macOS that is promised, which Tauri's configuration names.
///
/// # Errors
/// Where it does not.
pub fn oldest() -> Result<Version> {
    let path = workspace::root().join("src-tauri").join("tauri.macos.conf.json");
    let config: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let version = config["bundle"]["macOS"]["minimumSystemVersion"].as_str().and_then(Version::read);
    version.with_context(|| format!("{} names no minimumSystemVersion", path.display()))
}

/// Fetches headers and writes tools and stubs, where they are not there yet.
pub(super) fn prepare() -> Result<()> {
    fetch_headers()?;
    let tools = tools();
    let include = headers();
    let common = HEADERS.map(|name| include.join(name).display().to_string());
    put(
        &tools.join("apple-cc"),
        &format!(
            "#!/bin/sh\n\
             # A compiler of C and Objective-C for macOS. Where Apple's libc is declared depends on the processor.\n\
             case \" $* \" in *x86_64*) own=x86_64 ;; *) own=aarch64 ;; esac\n\
             exec clang-19 -isystem '{}'/$own-macos.13-none -isystem '{}' -isystem '{}' \"$@\"\n",
            include.display(),
            common[0],
            common[1]
        ),
    )?;
    put(&tools.join("apple-ld"), &linker(&sdk()))?;
    link(Path::new("/usr/bin/llvm-objcopy-19"), &tools.join("bin").join("rust-objcopy"))?;
    write_stubs()
}

/// The linker. Symbols that no stub has are looked for in all libraries, and a library that nobody has accepted yet gets an
/// empty stub: the link goes on, and what is new is told from the program.
fn linker(sdk: &Path) -> String {
    format!(
        "#!/bin/sh\n\
         frameworks='{}/System/Library/Frameworks'\n\
         before=\n\
         for word; do\n\
         \x20   case $before in -framework | -weak_framework)\n\
         \x20       stub=$frameworks/$word.framework/$word.tbd\n\
         \x20       if [ ! -e \"$stub\" ]; then\n\
         \x20           mkdir -p \"${{stub%/*}}\"\n\
         \x20           printf \"%s\\n\" '--- !tapi-tbd' 'tbd-version: 4' 'targets: [ x86_64-macos, arm64-macos ]' \\\n\
         \x20               \"install-name: '/System/Library/Frameworks/$word.framework/Versions/A/$word'\" ... >\"$stub\"\n\
         \x20       fi\n\
         \x20   esac\n\
         \x20   before=$word\n\
         done\n\
         exec ld64.lld-19 \"$@\" -fixup_chains -undefined dynamic_lookup --error-limit=0\n",
        sdk.display()
    )
}

fn sdk() -> PathBuf {
    tools().join("sdk")
}

fn headers() -> PathBuf {
    tools().join("zig").join("ziglang").join("lib").join("libc").join("include")
}

/// Adds what cargo must be told.
pub(super) fn tell(command: &mut Command, platform: Platform) -> Result<()> {
    let oldest = oldest()?;
    let target = platform.target();
    let variable = target.replace('-', "_");
    let upper = variable.to_uppercase();
    let mut path = vec![tools().join("bin")];
    path.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    command
        .env("SDKROOT", sdk())
        .env("MACOSX_DEPLOYMENT_TARGET", oldest.to_string())
        .env("PATH", std::env::join_paths(path)?)
        .env(format!("CC_{variable}"), tools().join("apple-cc"))
        .env(format!("AR_{variable}"), "llvm-ar-19")
        .env(format!("CARGO_TARGET_{upper}_LINKER"), tools().join("apple-ld"))
        .env(format!("CARGO_TARGET_{upper}_RUSTFLAGS"), "-Clinker-flavor=ld64.lld");
    Ok(())
}

/// Gets the headers of libc, and what libSystem has, from the package of PyPI that is written down.
fn fetch_headers() -> Result<()> {
    let folder = tools().join("zig");
    let requirements = kept().join("requirements.txt");
    let mut wanted = Fingerprint::default();
    wanted.add_file(&requirements)?;
    let stamp = Stamp::at(folder.join("stamp"));
    if stamp.is(wanted) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    println!("Fetching headers for macOS from PyPI; this happens once");
    let python = folder.join("python");
    fs::create_dir_all(&folder)?;
    run(Command::new("python3").args(["-m", "venv"]).arg(&python))
        .context("Python cannot make a folder of its own (on Debian: python3-venv)")?;
    run(Command::new(python.join("bin").join("pip"))
        .args(["download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"])
        .args(["--only-binary", ":all:", "--require-hashes", "--requirement"])
        .arg(&requirements)
        .arg("--dest")
        .arg(&folder))
    .context("The headers for macOS were not to be had from PyPI")?;
    let package = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .context("pip has left no package")?;
    run(Command::new("unzip")
        .arg("-q")
        .arg(&package)
        .args(["ziglang/LICENSE", "ziglang/lib/libc/darwin/*", "ziglang/lib/libc/include/*-macos*", "-d"])
        .arg(&folder))?;
    fs::remove_file(&package)?;
    fs::remove_dir_all(&python)?;
    stamp.set(wanted)
}

/// Writes the stubs if the list has changed since. What was linked with the old ones is linked again: cargo knows nothing of
/// stubs.
fn write_stubs() -> Result<()> {
    let list = list()?;
    let mut wanted = Fingerprint::default();
    wanted.add(list.text().as_bytes());
    let sdk = sdk();
    let stamp = Stamp::at(sdk.join("stamp"));
    if stamp.is(wanted) {
        return Ok(());
    }
    if sdk.exists() {
        fs::remove_dir_all(&sdk)?;
    }
    for platform in [Platform::Macos, Platform::MacosIntel] {
        for profile in ["debug", "release"] {
            forget_programs(&folder().join(platform.target()).join(profile).join("deps"))?;
        }
    }
    list.write_stubs(&sdk)?;
    stamp.set(wanted)
}

/// Removes linked programs, which have no dot in their names; cargo then links them again.
fn forget_programs(folder: &Path) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("callpad") && !name.contains('.') {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// What the three programs in this folder import.
///
/// # Errors
/// Where one is not there, or is no program for macOS.
pub fn found(built: &Path) -> Result<Found> {
    let mut found = Found::default();
    for program in PROGRAMS {
        let path = built.join(program);
        for part in macho::parts(&fs::read(&path)?).with_context(|| path.display().to_string())? {
            found.imports.extend(part.imports);
            found.libraries.extend(part.libraries);
        }
    }
    Ok(found)
}

/// Holds what was linked against the list. With `accept`, the list is first written anew from it.
///
/// # Errors
/// Names every difference, with what to do about it.
pub fn check_imports(accept: bool) -> Result<()> {
    let found = found(&folder().join(Platform::Macos.target()).join("debug"))?;
    let mut list = list()?;
    if accept {
        list = list.accept(&found, system_since);
        fs::write(list_path(), list.text())?;
        println!("Written: {}", list_path().display());
    }
    refuse(&list.complaints(&found, oldest()?, true))
}

/// As [`check_imports`], for any other build, which may import less and what is marked as its own.
///
/// # Errors
/// As there.
pub fn check_other_imports(built: &Path) -> Result<()> {
    refuse(&list()?.complaints(&found(built)?, oldest()?, false))
}

fn refuse(complaints: &[String]) -> Result<()> {
    if complaints.is_empty() {
        return Ok(());
    }
    bail!(
        "What is imported from macOS is not what {} says:\n  {}\nLinking here does not prove that a Mac has it. Look it up in \
         Apple's documentation, or leave it out. `cargo xtask check-platforms --accept` writes what is new and takes away \
         what is gone; put the library and the macOS it came with in the place of each `?`.",
        list_path().display(),
        complaints.join("\n  ")
    )
}

/// Since which macOS, or one before it, libSystem has the symbol; none if not by the newest list that is there.
fn system_since(symbol: &str) -> Option<Version> {
    let folder = tools().join("zig").join("ziglang").join("lib").join("libc").join("darwin");
    SYSTEM.into_iter().find_map(|major| {
        let text = fs::read_to_string(folder.join(format!("libSystem.{major}.tbd"))).ok()?;
        has_symbol(&text, symbol).then_some(Version { major, minor: 0 })
    })
}

fn has_symbol(stub: &str, symbol: &str) -> bool {
    stub.split(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '\'')).any(|word| word == symbol)
}

fn put(path: &Path, text: &str) -> Result<()> {
    // Cargo looks at the time of the file: written anew each time, everything would be compiled anew.
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// For release builds, which are stripped: rustc looks for this name.
fn link(to: &Path, at: &Path) -> Result<()> {
    if at.exists() {
        return Ok(());
    }
    ensure!(to.exists(), "{} is missing (llvm-19)", to.display());
    if let Some(folder) = at.parent() {
        fs::create_dir_all(folder)?;
    }
    #[cfg(unix)]
    fs_err::os::unix::fs::symlink(to, at)?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_the_repository_is_read_and_nothing_in_it_is_newer_than_promised() {
        let path = list_path();
        let text = fs::read_to_string(&path).unwrap();
        let list = List::read(&text).unwrap();
        assert_eq!(list.text(), text, "{} is not sorted", path.display());
        let newer = list.complaints(&Found::default(), oldest().unwrap(), false);
        assert!(newer.is_empty(), "{newer:?}");
    }

    #[test]
    fn a_symbol_is_a_whole_word_of_a_stub() {
        let stub = "symbols: [ _memcpy, '_stat$INODE64',\n  _open ]";
        assert!(
            has_symbol(stub, "_memcpy") && has_symbol(stub, "_stat$INODE64") && has_symbol(stub, "_open")
        );
        assert!(!has_symbol(stub, "_mem") && !has_symbol(stub, "_stat"));
    }

    /// The script is read by the shell, not executed: another test that starts a program meanwhile may still hold it open.
    #[test]
    fn a_library_that_nobody_has_accepted_gets_an_empty_stub() {
        let folder = std::env::temp_dir().join(format!("xtask-linker-{}", std::process::id()));
        let bin = folder.join("bin");
        put(&bin.join("ld64.lld-19"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$0.said\"\n").unwrap();
        put(&folder.join("ld"), &linker(&folder.join("sdk"))).unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let status = Command::new("sh")
            .arg(folder.join("ld"))
            .args(["-o", "x", "-framework", "New"])
            .env("PATH", path)
            .status()
            .unwrap();
        assert!(status.success());
        let stub = folder.join("sdk/System/Library/Frameworks/New.framework/New.tbd");
        let stub = fs::read_to_string(stub).unwrap();
        assert!(
            stub.contains("install-name: '/System/Library/Frameworks/New.framework/Versions/A/New'\n...\n"),
            "{stub}"
        );
        let said = fs::read_to_string(bin.join("ld64.lld-19.said")).unwrap();
        assert!(said.starts_with("-o\nx\n-framework\nNew\n") && said.contains("dynamic_lookup"), "{said}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
