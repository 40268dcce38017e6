//! A directory file taken over.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use super::{
    ask::{AdminError, Ask, Change, Report, What},
    folder,
};
use crate::{
    clock::Clock,
    directory::{DirectoryFile, Part, file},
};

/// How a file is taken over.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Only these of its lists; none for all that it has.
    pub only: Vec<Part>,
    /// Whether what its lists do not name is removed.
    pub remove: bool,
    /// Also where that is in use.
    pub force: bool,
    /// Only to show what would be different.
    pub dry_run: bool,
}

/// Takes a directory file over: JSON, or TOML where its name ends so.
///
/// # Errors
/// If the file cannot be read, or is not right; each mistake is named with its line. Then nothing has changed.
pub fn import(
    data: &Path,
    path: &Path,
    options: &ImportOptions,
    who: &str,
    clock: &dyn Clock,
) -> Result<Report, AdminError> {
    let bytes = read(path).map_err(|error| AdminError::Plain(format!("{}: {error}", path.display())))?;
    let (read, lines) = file::read(&bytes, format(path)).map_err(AdminError::Refused)?;
    let read = if options.only.is_empty() { read } else { wanted(read, &options.only, path)? };
    let mut change = Change { force: options.force, dry_run: options.dry_run, ..Change::import(read) };
    if let What::Import { remove, .. } = &mut change.what {
        *remove = options.remove;
    }
    folder::administer(data, &Ask::Change(change), who, clock).map_err(|error| match error {
        AdminError::Refused(problems) => AdminError::Refused(problems.with_lines(&lines)),
        other => other,
    })
}

fn wanted(read: DirectoryFile, only: &[Part], path: &Path) -> Result<DirectoryFile, AdminError> {
    match only.iter().find(|part| !read.parts.contains(part)) {
        Some(missing) => Err(AdminError::Plain(format!("{} has no {}", path.display(), missing.word()))),
        None => Ok(read.only(only)),
    }
}

fn format(path: &Path) -> file::Format {
    match path.extension() {
        Some(end) if end.eq_ignore_ascii_case("toml") => file::Format::Toml,
        _ => file::Format::Json,
    }
}

/// One byte more than is taken tells that there are more.
pub(crate) fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(file::LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(PathBuf::from(path))?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
