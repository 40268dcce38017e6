//! What a screen reader gets: the accessible tree of the app's windows, read over AT-SPI as a screen reader does.
//!
//! AT-SPI is a D-Bus interface: <https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/>. Only what the tests read
//! is here.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::time::Duration;

use callpad_desktop::Desktop;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedObjectPath;

use crate::session::PATIENCE;
use crate::{Result, Trouble, unannounced};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// Where the registry keeps the list of the programs.
const REGISTRY: (&str, &str) = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
/// Deeper than any tree of the page; a circle ends here.
const DEEPEST: usize = 60;
/// A program that does not answer in this time is not there.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// The states that a screen reader tells, by their number in AT-SPI's list.
const STATES: [(u32, &str); 10] = [
    (4, "checked"),
    (10, "expanded"),
    (12, "focused"),
    (16, "modal"),
    (20, "pressed"),
    (23, "selected"),
    (33, "required"),
    (36, "invalid"),
    (43, "read only"),
    (5, "collapsed"),
];
/// A control that is not sensitive cannot be used.
const SENSITIVE: u32 = 24;

/// Name of a program on the bus, and the object in it.
type Place = (String, OwnedObjectPath);

/// The accessibility bus of a desktop.
pub struct Reader {
    bus: Connection,
}

/// One thing in the tree.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Role, by AT-SPI's name for it, such as `push button`; `other` for one that the page has no use for.
    pub role: &'static str,
    /// What is read out for it.
    pub name: String,
    /// What is read out after that, on request.
    pub description: String,
    /// States that are read out, and `disabled`.
    pub states: Vec<&'static str>,
    /// Attributes, such as `live`.
    pub attributes: HashMap<String, String>,
    /// Its text, where it has any.
    pub text: String,
    /// What is in it, in the order of reading.
    pub children: Vec<Node>,
}

impl Reader {
    /// Connects as a screen reader does.
    ///
    /// # Errors
    /// When the desktop has no accessibility bus.
    pub fn start(desktop: &Desktop) -> Result<Self> {
        let session = Builder::address(desktop.bus())?.method_timeout(ANSWER_WITHIN).build()?;
        let asked = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")?;
        let address: String = asked.call("GetAddress", &())?;
        let status = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status")?;
        status.set_property("IsEnabled", true)?;
        status.set_property("ScreenReaderEnabled", true)?;
        let bus = Builder::address(address.as_str())?.method_timeout(ANSWER_WITHIN).build()?;
        Ok(Self { bus })
    }

    /// Everything that is in the windows of all programs.
    ///
    /// # Errors
    /// When the registry does not answer.
    pub fn read(&self) -> Result<Node> {
        let (bus, path) = REGISTRY;
        let root = (bus.to_owned(), OwnedObjectPath::try_from(path)?);
        let children = self.children(&root)?.iter().filter_map(|place| self.node(place, DEEPEST)).collect();
        Ok(Node { role: "desktop", children, ..Node::default() })
    }

    /// Reads again and again until the tree is as the condition wants it.
    ///
    /// # Errors
    /// When it does not come to that: with the tree as it is.
    pub async fn until(&self, what: &str, wanted: impl Fn(&Node) -> bool) -> Result<Node> {
        let found = unannounced(what, || self.read().ok().filter(|tree| wanted(tree))).await;
        match found {
            Ok(tree) => Ok(tree),
            Err(_) => Err(Trouble::new(format!(
                "{what} did not come within {} s. The tree:\n{}",
                PATIENCE.as_secs(),
                self.read()?.outline()
            ))),
        }
    }

    fn proxy<'a>(&self, place: &'a Place, interface: &'static str) -> zbus::Result<Proxy<'a>> {
        zbus::blocking::proxy::Builder::new(&self.bus)
            .destination(place.0.as_str())?
            .path(&place.1)?
            .interface(interface)?
            // The properties are read now, not kept.
            .cache_properties(zbus::proxy::CacheProperties::No)
            .build()
    }

    fn children(&self, place: &Place) -> zbus::Result<Vec<Place>> {
        let proxy = self.proxy(place, ACCESSIBLE)?;
        let children: Vec<Place> = proxy.call("GetChildren", &())?;
        if !children.is_empty() {
            return Ok(children);
        }
        // A web view's page is in another process; its place is told only when asked for by number.
        let count: i32 = proxy.get_property("ChildCount")?;
        (0..count).map(|index| proxy.call("GetChildAtIndex", &(index,))).collect()
    }

    /// One thing and all that is in it; none where it went away meanwhile, or cannot be seen.
    fn node(&self, place: &Place, depth: usize) -> Option<Node> {
        let proxy = self.proxy(place, ACCESSIBLE).ok()?;
        let number: u32 = proxy.call("GetRole", &()).ok()?;
        let role = ROLES.iter().find(|(role, _)| *role == number).map_or("other", |(_, name)| *name);
        let bits: Vec<u32> = proxy.call("GetState", &()).ok()?;
        let has = |state: u32| {
            let word = bits.get((state / 32) as usize).copied().unwrap_or_default();
            word & (1 << (state % 32)) != 0
        };
        let mut states: Vec<_> =
            STATES.iter().filter(|(state, _)| has(*state)).map(|(_, name)| *name).collect();
        if !has(SENSITIVE) && CONTROLS.contains(&role) {
            states.push("disabled");
        }
        let children = if depth == 0 { Vec::new() } else { self.children(place).unwrap_or_default() };
        let children: Vec<Node> = children.iter().filter_map(|child| self.node(child, depth - 1)).collect();
        Some(Node {
            role,
            name: proxy.get_property("Name").unwrap_or_default(),
            description: proxy.get_property("Description").unwrap_or_default(),
            states,
            attributes: proxy.call("GetAttributes", &()).unwrap_or_default(),
            text: self.text(place).unwrap_or_default(),
            children,
        })
    }

    fn text(&self, place: &Place) -> zbus::Result<String> {
        self.proxy(place, "org.a11y.atspi.Text")?.call("GetText", &(0_i32, -1_i32))
    }
}

/// Roles by their number in AT-SPI's list. (WebKit tells the number, and no name.)
const ROLES: [(u32, &str); 39] = [
    (2, "alert"),
    (7, "check box"),
    (8, "check menu item"),
    (11, "combo box"),
    (16, "dialog"),
    (20, "filler"),
    (23, "frame"),
    (27, "image"),
    (29, "label"),
    (31, "list"),
    (32, "list item"),
    (33, "menu"),
    (35, "menu item"),
    (37, "page tab"),
    (38, "page tab list"),
    (39, "panel"),
    (40, "password text"),
    (43, "push button"),
    (44, "radio button"),
    (49, "scroll pane"),
    (50, "separator"),
    (51, "slider"),
    (52, "spin button"),
    (54, "status bar"),
    (61, "text"),
    (62, "toggle button"),
    (73, "paragraph"),
    (75, "application"),
    (79, "entry"),
    (83, "heading"),
    (85, "section"),
    (88, "link"),
    (95, "document web"),
    (98, "list box"),
    (99, "grouping"),
    (109, "article"),
    (110, "landmark"),
    (115, "timer"),
    (116, "static"),
];

/// What a person acts on: each must have a name.
pub const CONTROLS: [&str; 12] = [
    "push button",
    "toggle button",
    "entry",
    "password text",
    "combo box",
    "check box",
    "radio button",
    "menu item",
    "page tab",
    "link",
    "slider",
    "spin button",
];

impl Node {
    /// This node and all below it, in the order of reading.
    pub fn all(&self) -> Vec<&Self> {
        let below = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// As a line of the tables in the tests: `push button "Call next F9" [disabled]`.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = format!("{} \"{}\"", self.role, clean(&self.name));
        if !self.states.is_empty() {
            let _ = write!(line, " [{}]", self.states.join(", "));
        }
        line
    }

    /// What is heard of it: its text, else its name, as one line.
    #[must_use]
    pub fn heard(&self) -> String {
        clean(if self.text.trim().is_empty() { &self.name } else { &self.text })
    }

    /// The tree as a person reads it.
    #[must_use]
    pub fn outline(&self) -> String {
        fn write_below(node: &Node, depth: usize, text: &mut String) {
            let _ = write!(text, "{}{}", "  ".repeat(depth), node.line());
            if !node.text.trim().is_empty() && clean(&node.text) != clean(&node.name) {
                let _ = write!(text, " = {:?}", clean(&node.text));
            }
            if !node.description.is_empty() {
                let _ = write!(text, " ({})", clean(&node.description));
            }
            if let Some(live) = node.attributes.get("live") {
                let _ = write!(text, " live={live}");
            }
            text.push('\n');
            for child in &node.children {
                write_below(child, depth + 1, text);
            }
        }
        let mut text = String::new();
        write_below(self, 0, &mut text);
        text
    }
}

/// Without isolating characters and with single blanks, as it sounds.
fn clean(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
