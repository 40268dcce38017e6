//! Where PostgreSQL's programs are.

use std::{fs, path::PathBuf};

/// Debian's folder, with one for each version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The version that everything is tried with.
const WANTED: u32 = 15;

/// The folder of `initdb` and `postgres`: that of the wanted version, else of the newest; else where the path has them.
pub fn folder() -> PathBuf {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let found = versions
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|version| PathBuf::from(format!("{DEBIAN}/{version}/bin/initdb")).is_file())
        .max_by_key(|version| (*version == WANTED, *version));
    if let Some(version) = found {
        return format!("{DEBIAN}/{version}/bin").into();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .expect("PostgreSQL is not installed: `cargo xtask test` installs it on Debian and Ubuntu")
}
