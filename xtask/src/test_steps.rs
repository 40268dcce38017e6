//! The steps of `cargo xtask test`.

/// A step, in the order they run: what is quick to tell comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum StepName {
    /// The page: types, tests.
    Ui,
    /// The form of the Rust code.
    Fmt,
    /// The rules of the house.
    Rules,
    /// Everything built once: programs and tests.
    Build,
    /// Lints.
    Clippy,
    /// Tests of single crates.
    Unit,
    /// Examples within the documentation.
    Doc,
    /// The programs together.
    System,
    /// The real app in a real window.
    Window,
}

impl StepName {
    pub(crate) const ALL: [Self; 9] = [
        Self::Ui,
        Self::Fmt,
        Self::Rules,
        Self::Build,
        Self::Clippy,
        Self::Unit,
        Self::Doc,
        Self::System,
        Self::Window,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ui => "ui",
            Self::Fmt => "fmt",
            Self::Rules => "rules",
            Self::Build => "build",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Doc => "doc",
            Self::System => "system",
            Self::Window => "window",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Whether the step runs what the step `build` has built.
    pub(crate) fn needs_build(self) -> bool {
        matches!(self, Self::Unit | Self::System | Self::Window)
    }
}
