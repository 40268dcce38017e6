//! A log in a file that does not grow without end: a service has no standard error that somebody keeps.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tracing_subscriber::fmt::MakeWriter;

/// How long the file may become, in bytes, before a new one begins: weeks of a branch, and an editor still opens it.
const LONGEST: u64 = 10 * 1024 * 1024;
/// How many full ones are kept beside it.
const KEPT: u32 = 5;

/// A file of the log. The full ones before it have its name with `.1` (the newest) to `.5` behind.
#[derive(Debug)]
pub(crate) struct LogFile {
    path: PathBuf,
    longest: u64,
    open: Mutex<Open>,
}

#[derive(Debug)]
struct Open {
    file: File,
    length: u64,
}

impl LogFile {
    /// Goes on with the file, or begins it, with its folder.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Self::with_longest(path, LONGEST)
    }

    fn with_longest(path: &Path, longest: u64) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = appending(path)?;
        let length = file.metadata()?.len();
        Ok(Self { path: path.to_owned(), longest, open: Mutex::new(Open { file, length }) })
    }

    fn numbered(&self, number: u32) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".{number}"));
        name.into()
    }

    /// Keeps the full file under another name and begins anew. Where another program holds it, it is tried again with the
    /// next line; at twice the length what is in it is given up, so that the disk does not fill.
    fn turn(&self, open: &mut Open) -> io::Result<()> {
        // It goes first: those before it move only if it can.
        if fs::rename(&self.path, self.numbered(0)).is_ok() {
            for number in (0..KEPT).rev() {
                let _ = fs::rename(self.numbered(number), self.numbered(number + 1));
            }
            open.file = appending(&self.path)?;
            open.length = 0;
        } else if open.length >= 2 * self.longest {
            open.file.set_len(0)?;
            open.length = 0;
        }
        Ok(())
    }
}

fn appending(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    // Ids and addresses of people are in it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The file, for one line.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    log: &'a LogFile,
    open: MutexGuard<'a, Open>,
}

impl Write for Line<'_> {
    /// Each line comes whole.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.open.length > 0 && self.open.length.saturating_add(length) > self.log.longest {
            self.log.turn(&mut self.open)?;
        }
        self.open.file.write_all(bytes)?;
        self.open.length += length;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.open.file.flush()
    }
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Self::Writer {
        Line { log: self, open: self.open.lock().unwrap_or_else(PoisonError::into_inner) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_log_keeps_its_last_files_and_no_more_and_no_line_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logs/server.log");
        let log = LogFile::with_longest(&path, 100).unwrap();
        let line = |number: u32| format!("line {number:>4} {}\n", "x".repeat(30));
        for number in 0..40 {
            log.make_writer().write_all(line(number).as_bytes()).unwrap();
        }
        let expected: Vec<_> =
            std::iter::once(String::new()).chain((1..=KEPT).map(|number| format!(".{number}"))).collect();
        let expected: Vec<_> = expected.iter().map(|ending| format!("server.log{ending}")).collect();
        assert_eq!(names(path.parent().unwrap()), expected);
        let all: String = expected
            .iter()
            .rev()
            .map(|name| fs::read_to_string(path.with_file_name(name)).unwrap())
            .collect();
        assert!(all.ends_with(&line(39)) && all.lines().all(|one| one.ends_with('x')), "{all}");
        let first = all.lines().count();
        assert_eq!(all, (40 - u32::try_from(first).unwrap()..40).map(line).collect::<String>());
        // It goes on where it was.
        drop(log);
        let log = LogFile::with_longest(&path, 100).unwrap();
        log.make_writer().write_all(b"on\n").unwrap();
        assert!(fs::read_to_string(&path).unwrap().ends_with(&format!("{}on\n", line(39))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_log_that_cannot_be_kept_has_an_end_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("server.log");
        let log = LogFile::with_longest(&path, 100).unwrap();
        // Nothing can take the place of a folder that holds something.
        fs::create_dir_all(folder.path().join("server.log.0/full")).unwrap();
        fs::write(folder.path().join("server.log.1"), "before").unwrap();
        for _ in 0..100 {
            log.make_writer().write_all(&[b'x'; 40]).unwrap();
            assert!(fs::metadata(&path).unwrap().len() <= 240);
        }
        assert_eq!(names(folder.path()), ["server.log", "server.log.0", "server.log.1"]);
    }
}
