//! What the operations take: names and kinds of parameters, and how long a text may be.

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text, of at most [`longest`] characters.
    Text,
    /// A date in the document's form (V4).
    Date,
    /// Any spelling of a boolean (V6).
    Flag,
    /// Several ids, in any of the forms of T5.
    Ids,
}

/// A parameter: what it is called, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
}

/// A text that must be there.
pub(crate) const fn required(name: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Text, required: true }
}

/// What may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind) -> Parameter {
    Parameter { name, kind, required: false }
}

/// The longest text that is taken for a parameter, in characters (M20).
pub(crate) fn longest(name: &str) -> usize {
    match name {
        "note" | "secret" => 1_000,
        // The longest tag of a language in use, by the rules for them.
        "lang" => 35,
        _ => 255,
    }
}
