//! What a notification holds and how it is answered, on every system.

/// A notification with buttons. Its texts are plain; no name of a person is in them.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    /// Ours among those of Callpad.
    pub(crate) number: i32,
    /// Notifications of one kind have the same buttons.
    pub(crate) kind: &'static str,
    /// What stands above.
    pub(crate) title: String,
    /// What stands below it.
    pub(crate) body: String,
    /// The buttons: what they are called here, and their words.
    pub(crate) buttons: Vec<(&'static str, String)>,
    /// What comes back with the answer: its name, and what it says.
    pub(crate) fact: (&'static str, String),
}

/// How a person answered one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answered {
    /// The button's name; anything else for the notification itself.
    pub(crate) button: String,
    /// The notification's fact, where the system still knew it.
    pub(crate) fact: Option<(String, String)>,
}

impl Answered {
    /// What the fact of this name says.
    pub(crate) fn fact(&self, name: &str) -> Option<&str> {
        self.fact.as_ref().filter(|(own, _)| own == name).map(|(_, says)| says.as_str())
    }
}
