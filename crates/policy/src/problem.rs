//! What is wrong with a policy, in words that say what to do.

use std::fmt;

use crate::catalogue::{Kind, TextRule};

/// Something that is wrong with a policy. What is not named by a problem applies.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file or the registry key.
    pub place: String,
    /// The setting, where it is about one.
    pub name: Option<String>,
    /// The line, where there are lines.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// It is there and cannot be read.
    Unreadable {
        /// The system's words.
        detail: String,
    },
    /// It is longer than any policy; nothing of it applies.
    TooLong {
        /// The most bytes.
        limit: u64,
    },
    /// It is not text in UTF-8; nothing of it applies.
    NotText,
    /// It breaks off or is not what it should be. Where the place is known, what stands before it applies.
    Broken {
        /// The column, where there is one.
        column: Option<u32>,
        /// What is wrong there.
        detail: String,
    },
    /// Something else stands where settings by name are expected.
    NotSettings,
    /// There is no such setting.
    UnknownName {
        /// The setting that was meant, perhaps.
        nearest: Option<String>,
    },
    /// It is named more than once; the first applies.
    Duplicate,
    /// The value is of another kind or out of range.
    WrongValue {
        /// What is allowed.
        allowed: Kind,
        /// Where it stands.
        format: Format,
    },
    /// A map has an entry that it cannot have.
    UnknownEntry {
        /// The entry.
        entry: String,
        /// The names there are; empty where it is only too long.
        names: Vec<String>,
        /// The entry that was meant, perhaps.
        nearest: Option<String>,
    },
    /// An entry of a map or list is not as it must be; the others apply.
    WrongEntry {
        /// The entry's name, or its number from 1.
        entry: String,
        /// What is allowed.
        allowed: TextRule,
    },
    /// A map has an entry more than once; the first applies.
    DuplicateEntry {
        /// The entry.
        entry: String,
    },
    /// An entry of the table of counters that means no computer.
    NoComputer {
        /// The entry.
        entry: String,
    },
    /// Two entries of the table of counters that a computer without its domain cannot tell apart.
    SameComputer {
        /// The entry.
        entry: String,
        /// The other one.
        other: String,
    },
    /// A list or map is too long; the first ones apply.
    TooMany {
        /// How many there may be.
        most: usize,
    },
}

/// Where values stand, which decides how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON file.
    Json,
    /// A property list.
    Plist,
    /// The registry of Windows.
    Registry,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let ProblemKind::Broken { column: Some(column), .. } = self.kind {
            write!(f, ", column {column}")?;
        }
        write!(f, ": ")?;
        if let Some(name) = &self.name {
            write!(f, "{name} ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { detail } => {
                write!(
                    f,
                    "this cannot be read ({detail}); let everybody read it, and nobody but administrators write it"
                )
            }
            Self::TooLong { limit } => {
                write!(f, "this is longer than {limit} bytes, which no policy is; nothing of it applies")
            }
            Self::NotText => {
                write!(f, "this is not text in UTF-8; save it as UTF-8. Nothing of it applies")
            }
            Self::Broken { column: Some(_), detail } => {
                write!(f, "this cannot be understood ({detail}); only what stands before it applies")
            }
            Self::Broken { column: None, detail } => {
                write!(f, "this cannot be understood ({detail}); nothing of it applies")
            }
            Self::NotSettings => write!(f, "must hold settings by name"),
            Self::UnknownName { nearest } => {
                write!(f, "is not a setting")?;
                did_you_mean(f, nearest.as_deref())
            }
            Self::Duplicate => write!(f, "is set more than once; the first applies, remove the others"),
            Self::WrongValue { allowed, format } => {
                write!(f, "must be ")?;
                write_kind(f, allowed, *format)
            }
            Self::UnknownEntry { entry, names, nearest } => {
                write!(f, "cannot have an entry {entry:?}")?;
                did_you_mean(f, nearest.as_deref())?;
                match names.as_slice() {
                    [] => write!(f, "; its name is empty or too long"),
                    names => write!(f, " There are: {}", names.join(", ")),
                }
            }
            Self::WrongEntry { entry, allowed } => write!(f, "has an entry {entry:?} that must be {allowed}"),
            Self::DuplicateEntry { entry } => {
                write!(f, "has the entry {entry:?} more than once; the first applies, remove the others")
            }
            Self::NoComputer { entry } => write!(
                f,
                "has an entry {entry:?} that no computer is called; write the computer's name, with its domain or without, \
                 and one entry for each computer"
            ),
            Self::SameComputer { entry, other } => write!(
                f,
                "has the entries {other:?} and {entry:?}, which a computer that does not know its domain cannot tell apart; \
                 give the computers different names"
            ),
            Self::TooMany { most } => write!(f, "has more than {most} entries; the first {most} apply"),
        }
    }
}

fn did_you_mean(f: &mut fmt::Formatter<'_>, nearest: Option<&str>) -> fmt::Result {
    match nearest {
        Some(nearest) => write!(f, "; did you mean {nearest}?"),
        None => Ok(()),
    }
}

fn write_kind(f: &mut fmt::Formatter<'_>, kind: &Kind, format: Format) -> fmt::Result {
    let registry = format == Format::Registry;
    match kind {
        Kind::Bool if registry => write!(f, "a REG_DWORD, 1 or 0"),
        Kind::Bool => write!(f, "true or false, without quotation marks"),
        Kind::Integer { min, max } if registry => write!(f, "a REG_DWORD from {min} to {max}"),
        Kind::Integer { min, max } => {
            write!(f, "a whole number from {min} to {max}, without quotation marks")
        }
        Kind::Choice(choices) => {
            let values: Vec<_> = choices.iter().map(|choice| choice.value.as_str()).collect();
            let form = if registry { "a REG_SZ with one of" } else { "a text, one of" };
            write!(f, "{form}: {}", values.join(", "))
        }
        Kind::Text(rule) if registry => write!(f, "a REG_SZ with {rule}"),
        Kind::Text(rule) => write!(f, "{rule}"),
        Kind::List { .. } if registry => {
            write!(f, "a REG_MULTI_SZ, or a key with the REG_SZ values 1, 2 and so on")
        }
        Kind::List { .. } => write!(f, "a list of texts"),
        Kind::Map { .. } if registry => write!(f, "a key with a REG_SZ value for each entry"),
        Kind::Map { .. } => write!(f, "texts by name"),
    }
}

impl fmt::Display for TextRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.pattern, self.min_chars) {
            (Some(pattern), _) => write!(f, "{}, of at most {} characters", pattern.words, self.max_chars),
            (None, 0) => write!(f, "a text of at most {} characters", self.max_chars),
            (None, least) => write!(f, "a text of {least} to {} characters", self.max_chars),
        }
    }
}
