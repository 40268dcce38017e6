//! The parameters of the operations: names, kinds, and the longest texts.

/// The kind of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text, of at most [`longest`] characters.
    Text,
    /// A date in the document's format (V4).
    Date,
    /// A boolean in any spelling (V6).
    Flag,
    /// A whole number.
    Number,
    /// Several ids, in any form of T5.
    Ids,
}

/// A parameter: its name and its kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
}

/// A required text.
pub(crate) const fn required(name: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Text, required: true }
}

/// An optional parameter.
pub(crate) const fn optional(name: &'static str, kind: Kind) -> Parameter {
    Parameter { name, kind, required: false }
}

/// The longest text accepted for a parameter, in characters (M20).
pub(crate) fn longest(name: &str) -> usize {
    match name {
        "note" | "secret" => 1_000,
        // A picture of a slip in Base64.
        "png" => 90_000,
        // The longest language tag in use, by the rules for such tags.
        "lang" => 35,
        _ => 255,
    }
}
