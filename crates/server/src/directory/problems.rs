//! What is wrong with a directory, all of it at once.

use std::fmt;

/// How many mistakes are listed; of more only their number is told.
const MOST_LISTED: usize = 50;
/// How much of a wrong value is shown, in characters.
const MOST_SHOWN: usize = 60;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, such as `desks[2].service_ids[0]`; empty for the file as a whole.
    pub path: String,
    /// What stands there, cut where it is long; none where nothing does, and for a secret.
    pub value: Option<String>,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", if self.path.is_empty() { "the file" } else { &self.path })?;
        if let Some(value) = &self.value {
            // As JSON has it: a character that cannot be seen is shown by its number.
            write!(f, " {value:?}")?;
        }
        write!(f, " {}", self.what)
    }
}

/// The mistakes of a directory, in their order: the first fifty, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first ones.
    pub listed: Vec<Problem>,
    /// How many there are beside them.
    pub more: usize,
}

impl Problems {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    pub(super) fn add(&mut self, path: impl Into<String>, value: Option<&str>, what: impl Into<String>) {
        if self.listed.len() == MOST_LISTED {
            self.more += 1;
            return;
        }
        let value = value.map(|value| {
            let cut = value.char_indices().nth(MOST_SHOWN);
            cut.map_or_else(|| value.to_owned(), |(end, _)| format!("{}…", &value[..end]))
        });
        self.listed.push(Problem { path: path.into(), value, what: what.into() });
    }

    /// Nothing, or all of it.
    pub(super) fn or<T>(self, good: T) -> Result<T, Self> {
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
