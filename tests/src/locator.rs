//! What a test looks for in the page: by role and name as a person finds it, or by `data-testid` where it has neither or
//! the test runs in several languages.

use std::fmt;

use serde_json::{Value, json};

/// An element to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locator {
    /// By its test id.
    TestId(String),
    /// By its role and its accessible name.
    Named {
        /// `button`, `field` (whatever is written or chosen in), `tab`, `menuitem` or `dialog`.
        role: &'static str,
        /// The whole name; of a field without the word that it may be left empty.
        name: String,
    },
}

/// The button with these words.
#[must_use]
pub fn button(name: &str) -> Locator {
    named("button", name)
}

/// The field with this label.
#[must_use]
pub fn field(label: &str) -> Locator {
    named("field", label)
}

/// The tab with this title, whatever number stands beside it.
#[must_use]
pub fn tab(title: &str) -> Locator {
    named("tab", title)
}

/// The entry of the menu that is open.
#[must_use]
pub fn entry(name: &str) -> Locator {
    named("menuitem", name)
}

/// The dialog with this title.
#[must_use]
pub fn dialog(title: &str) -> Locator {
    named("dialog", title)
}

fn named(role: &'static str, name: &str) -> Locator {
    Locator::Named { role, name: name.to_owned() }
}

impl Locator {
    /// As [`ALL`] takes it.
    pub(crate) fn to_json(&self) -> Value {
        match self {
            Self::TestId(id) => json!({ "css": format!("[data-testid={}]", Value::from(id.as_str())) }),
            Self::Named { role, name } => json!({ "role": role, "name": name }),
        }
    }
}

impl From<&str> for Locator {
    fn from(test_id: &str) -> Self {
        Self::TestId(test_id.to_owned())
    }
}

impl From<&String> for Locator {
    fn from(test_id: &String) -> Self {
        Self::TestId(test_id.clone())
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TestId(id) => f.write_str(id),
            Self::Named { role, name } => write!(f, "{role} {name:?}"),
        }
    }
}

/// A JavaScript function: all elements of the page that match. A name is looked for in the uppermost dialog, where one is
/// open, as a person would; a dialog in the whole page. WebKitWebDriver tells neither roles nor names, so they are computed
/// here, as far as the page uses them: `aria-labelledby`, `aria-label`, the label of a field, the text that is not hidden.
pub(crate) const ALL: &str = r#"((locator) => {
  if (locator.css) return [...document.querySelectorAll(locator.css)];
  const read = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  const words = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true') return '';
    return node.getAttribute('aria-label') ?? [...node.childNodes].map(words).join('');
  };
  const nameOf = (e) => {
    const by = e.getAttribute('aria-labelledby');
    if (by) return by.split(/\s+/).map((id) => document.getElementById(id)).map((one) => one ? words(one) : '').join(' ');
    const label = e.getAttribute('aria-label');
    if (label !== null) return label;
    if (e.labels?.length) {
      return [...e.labels].map((one) => [...one.childNodes].filter((n) => !n.classList?.contains('optional')).map(words).join('')).join(' ');
    }
    return words(e);
  };
  const kinds = {
    button: 'button:not([role]), [role=button]',
    field: 'input, textarea, select',
    tab: '[role=tab]',
    menuitem: '[role=menuitem]',
    dialog: 'dialog[open], [role=dialog]',
  };
  const front = locator.role === 'dialog' ? null : [...document.querySelectorAll('dialog[open]')].at(-1);
  return [...(front ?? document).querySelectorAll(kinds[locator.role])].filter((e) => {
    const name = read(nameOf(e));
    return name === locator.name || (locator.role === 'tab' && name.replace(/ [\d,–]+$/, '') === locator.name);
  });
})"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_test_id() {
        assert_eq!(Locator::from("call-next").to_json(), json!({ "css": "[data-testid=\"call-next\"]" }));
        assert_eq!(button("Call next").to_string(), "button \"Call next\"");
    }
}
