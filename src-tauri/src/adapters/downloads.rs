//! Files that a person asked for, in their folder for downloads.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::dto::{ErrorView, StorageProblem, file_error, storage_error};

/// How many names are tried for a file before it is given up: more copies of one report nobody makes.
const MAX_COPIES: u32 = 100;
/// What tells spreadsheets that a text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes a text as UTF-8 under this name, or with a number behind it where there is such a file; says where.
pub(crate) fn save(name: &str, text: &str) -> Result<PathBuf, ErrorView> {
    let folder = dirs::download_dir().or_else(dirs::document_dir).or_else(dirs::home_dir);
    let nowhere = || storage_error(name, StorageProblem::Missing, "the system names no folder for downloads");
    save_in(&folder.ok_or_else(nowhere)?, name, text).map_err(|error| file_error(name, &error))
}

fn save_in(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    for copy in 1..=MAX_COPIES {
        let path =
            if copy == 1 { folder.join(name) } else { folder.join(format!("{stem} ({copy}).{ending}")) };
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(BYTE_ORDER_MARK.as_bytes())?;
                file.write_all(text.as_bytes())?;
                file.sync_all()?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_report_replaces_no_first_one_and_there_is_an_end() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("Downloads");
        let first = save_in(&folder, "r.csv", "a\n").unwrap();
        let second = save_in(&folder, "r.csv", "b\n").unwrap();
        assert_eq!(std::fs::read(&first).unwrap(), b"\xef\xbb\xbfa\n");
        assert_eq!(second, folder.join("r (2).csv"));
        for _ in 2..MAX_COPIES {
            save_in(&folder, "r.csv", "").unwrap();
        }
        assert_eq!(save_in(&folder, "r.csv", "").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }
}
