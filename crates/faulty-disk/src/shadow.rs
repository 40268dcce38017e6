//! What the device has for certain of each file, and what was written since.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

#[derive(Debug, Default)]
pub(crate) struct Shadows(HashMap<PathBuf, Shadow>);

#[derive(Debug, Default)]
struct Shadow {
    flushed: Vec<u8>,
    since: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { length: usize },
}

impl Step {
    fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => {
                let end = at + bytes.len();
                if file.len() < end {
                    file.resize(end, 0);
                }
                file[*at..end].copy_from_slice(bytes);
            }
            Self::Truncate { length } => file.truncate(*length),
        }
    }
}

impl Shadows {
    /// A file is opened; what is in it when it is opened first is on the device.
    pub(crate) fn open(&mut self, file: &Path) {
        // Only the first time: opening and closing it once more would end SQLite's locks on it.
        self.0.entry(file.to_owned()).or_insert_with(|| Shadow {
            flushed: std::fs::read(file).unwrap_or_default(),
            since: Vec::new(),
        });
    }

    pub(crate) fn write(&mut self, file: &Path, at: usize, bytes: &[u8]) {
        if let Some(shadow) = self.0.get_mut(file) {
            shadow.since.push(Step::Write { at, bytes: bytes.to_vec() });
        }
    }

    pub(crate) fn truncate(&mut self, file: &Path, length: usize) {
        if let Some(shadow) = self.0.get_mut(file) {
            shadow.since.push(Step::Truncate { length });
        }
    }

    pub(crate) fn sync(&mut self, file: &Path) {
        if let Some(Shadow { flushed, since }) = self.0.get_mut(file) {
            since.drain(..).for_each(|step| step.apply(flushed));
        }
    }

    pub(crate) fn delete(&mut self, file: &Path) {
        self.0.remove(file);
    }

    pub(crate) fn after_power_cut(&self, mut survives: impl FnMut() -> bool) -> Vec<(PathBuf, Vec<u8>)> {
        let left = self.0.iter().map(|(file, shadow)| {
            let mut left = shadow.flushed.clone();
            shadow.since.iter().filter(|_| survives()).for_each(|step| step.apply(&mut left));
            (file.clone(), left)
        });
        left.collect()
    }
}
