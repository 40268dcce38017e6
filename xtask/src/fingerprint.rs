//! Fingerprints: whether files are still those that something was made from. Against mistakes, not against malice.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

/// FNV-1a, 64 bits: short, the same everywhere and for ever.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u64);

/// Of nothing yet.
impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Adds bytes. Carriage returns are left out: git may add them on Windows.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r') {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds a file's content.
    pub fn add_file(&mut self, path: &Path) -> Result<()> {
        self.add(&fs::read(path)?);
        Ok(())
    }

    /// Adds names and contents of all files below `folder`, except in folders of these names.
    pub fn add_folder(&mut self, folder: &Path, except: &[&str]) -> Result<()> {
        for path in files(folder, except)? {
            self.add(path.strip_prefix(folder)?.as_os_str().as_encoded_bytes());
            self.add(&[0]);
            self.add_file(&path)?;
            self.add(&[0]);
        }
        Ok(())
    }

    /// As it is written down.
    pub fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// All files below `folder`, sorted, except in folders of these names.
pub fn files(folder: &Path, except: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            if !entry.file_type()?.is_dir() {
                found.push(entry.path());
            } else if !except.iter().any(|name| entry.file_name() == *name) {
                open.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A file that says what a result was made from.
#[derive(Debug)]
pub struct Stamp(PathBuf);

impl Stamp {
    /// The stamp in this file, which need not be there.
    pub fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Whether the result was made from this.
    pub fn is(&self, fingerprint: Fingerprint) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|text| text.trim() == fingerprint.text())
    }

    /// Says that the result was made from this.
    pub fn set(&self, fingerprint: Fingerprint) -> Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(&self.0, fingerprint.text() + "\n")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> String {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(bytes);
        fingerprint.text()
    }

    #[test]
    fn known_values_of_fnv_1a() {
        assert_eq!(of(b""), "cbf29ce484222325");
        assert_eq!(of(b"a"), "af63dc4c8601ec8c");
        assert_eq!(of(b"foobar"), "85944171f73967e8");
        assert_eq!(of(b"a\r\nb"), of(b"a\nb"));
    }

    #[test]
    fn a_folder_changes_with_names_contents_and_not_with_what_is_left_out() {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("a"), "1").unwrap();
        let look = || {
            let mut fingerprint = Fingerprint::default();
            fingerprint.add_folder(&folder, &["dist"]).unwrap();
            fingerprint
        };
        let first = look();
        let stamp = Stamp::at(folder.join("dist").join("stamp"));
        assert!(!stamp.is(first));
        stamp.set(first).unwrap();
        assert!(stamp.is(look()));
        fs::write(folder.join("a"), "2").unwrap();
        assert!(!stamp.is(look()));
        fs::write(folder.join("a"), "1").unwrap();
        fs::rename(folder.join("a"), folder.join("b")).unwrap();
        assert!(!stamp.is(look()));
        fs::remove_dir_all(&folder).unwrap();
    }
}
