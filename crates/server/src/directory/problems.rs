//! All errors of a directory at once.

use std::{collections::HashMap, fmt};

use serde::{Deserialize, Serialize};

use super::line;

/// The most errors listed; the others are only counted.
const MOST_LISTED: usize = 50;
/// How much of an invalid value is shown, in characters.
const MOST_SHOWN: usize = 60;

/// One error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its line in the file, counted from 1, where that is known.
    pub line: Option<usize>,
    /// Its place, such as `desks[2].service_ids[0]`; empty for the whole file.
    pub path: String,
    /// The value there, shortened if long; `None` if there is none, and for a secret.
    pub value: Option<String>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}", if self.path.is_empty() { "the file" } else { &self.path })?;
        if let Some(value) = &self.value {
            // As in JSON: an invisible character is escaped.
            write!(f, " {value:?}")?;
        }
        write!(f, " {}", self.what)
    }
}

/// The errors of a directory, in order: the first fifty, and the number of further ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// The first errors.
    pub listed: Vec<Problem>,
    /// The number of further ones.
    pub more: usize,
}

impl Problems {
    /// Whether there are no errors.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    pub(crate) fn add(&mut self, path: impl Into<String>, value: Option<&str>, what: impl Into<String>) {
        if self.listed.len() == MOST_LISTED {
            self.more += 1;
            return;
        }
        let value = value.map(|value| {
            let cut = value.char_indices().nth(MOST_SHOWN);
            cut.map_or_else(|| value.to_owned(), |(end, _)| format!("{}…", &value[..end]))
        });
        self.listed.push(Problem { line: None, path: path.into(), value, what: what.into() });
    }

    /// One error of the whole file.
    pub(crate) fn one(value: Option<&str>, what: impl Into<String>) -> Self {
        Self::one_at("", value, what)
    }

    /// One error.
    pub(crate) fn one_at(path: &str, value: Option<&str>, what: impl Into<String>) -> Self {
        let mut problems = Self::default();
        problems.add(path, value, what);
        problems
    }

    /// All of them in this line.
    pub(super) fn at(mut self, line: Option<usize>) -> Self {
        self.listed.iter_mut().for_each(|problem| problem.line = line);
        self
    }

    /// Each with the line of its place in the file, where it has one.
    pub(crate) fn with_lines(mut self, lines: &HashMap<String, usize>) -> Self {
        for problem in
            self.listed.iter_mut().filter(|problem| problem.line.is_none() && !problem.path.is_empty())
        {
            problem.line = line::line_of(lines, &problem.path);
        }
        self
    }

    /// `good` if there are no errors, otherwise the errors.
    pub(crate) fn or<T>(self, good: T) -> Result<T, Self> {
        if self.is_empty() { Ok(good) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the directory is refused, nothing has changed")?;
        for problem in &self.listed {
            write!(f, "\n  {problem}")?;
        }
        if self.more > 0 {
            write!(f, "\n  and {} more", self.more)?;
        }
        Ok(())
    }
}
