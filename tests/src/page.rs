//! Looking at the page and acting on it. Elements are found by role and name, or by `data-testid`: see [`Locator`].

use serde_json::{Value, json};

use crate::locator::ALL;
use crate::session::{Element, PATIENCE, PATIENCE_MS};
use crate::{App, Locator, Result, Trouble, shots};

/// Evaluates the condition now and whenever the page may have changed, until its value is truthy. The last argument is
/// WebDriver's callback, the one before it the time allowed in milliseconds.
///
/// Mutations of the document, focus, size, load and finished transitions are watched: a condition that depends on
/// anything else would not be looked at again.
pub(crate) const WATCH: &str = r#"
const done = arguments[arguments.length - 1];
const patience = arguments[arguments.length - 2];
const given = Array.from(arguments).slice(0, -2);
const condition = function () { return (CONDITION); };
const kinds = ['focusin', 'focusout', 'resize', 'load', 'transitionend', 'input', 'change', 'scroll'];
let over = false;
const finish = (value) => {
  if (over) return;
  over = true;
  observer.disconnect();
  clearTimeout(timer);
  for (const kind of kinds) window.removeEventListener(kind, look, true);
  done(value);
};
const look = () => {
  let value;
  try { value = condition.apply(null, given); } catch (error) { finish({ broken: String(error) }); return; }
  if (value) finish({ value });
};
const observer = new MutationObserver(look);
const timer = setTimeout(() => finish(null), patience);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
for (const kind of kinds) window.addEventListener(kind, look, true);
look();
"#;

/// Whether an element is on the screen: it takes up room and nothing above it hides it.
pub(crate) const SEEN: &str =
    "((e) => e && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden')";

impl App<'_> {
    /// Waits until the JavaScript expression is truthy and returns its value. `arguments[0]` and so on are `args`;
    /// `what` names the awaited thing in the error.
    ///
    /// The expression is looked at again whenever the document, the focus or the size changed.
    ///
    /// # Errors
    /// When it is still not truthy after half a minute, or throws. Picture and page are then left in
    /// `target/window-shots/`.
    pub async fn wait_js(&self, what: &str, expression: &str, args: Vec<Value>) -> Result<Value> {
        let mut all = args;
        all.push(json!(PATIENCE_MS));
        let answer = self.session().execute_async(&WATCH.replace("CONDITION", expression), all).await?;
        if let Some(value) = answer.get("value") {
            return Ok(value.clone());
        }
        let reason = match answer.get("broken").and_then(Value::as_str) {
            Some(words) => format!("the condition threw {words}"),
            None => format!("it did not come within {} s", PATIENCE.as_secs()),
        };
        let left = self.leave_traces(what).await;
        Err(Trouble::new(format!("waiting for {what}: {reason}. {left}")))
    }

    /// Waits until such an element can be seen.
    ///
    /// # Errors
    /// When none comes.
    pub async fn find(&self, locator: impl Into<Locator>) -> Result<Element<'_>> {
        let locator = locator.into();
        let expression = format!("{ALL}(arguments[0]).some({SEEN})");
        self.wait_js(&format!("{locator} to be seen"), &expression, vec![locator.to_json()]).await?;
        self.first(&locator).await
    }

    /// Waits until no such element can be seen.
    ///
    /// # Errors
    /// When one stays.
    pub async fn wait_gone(&self, locator: impl Into<Locator>) -> Result {
        let locator = locator.into();
        let expression = format!("!{ALL}(arguments[0]).some({SEEN})");
        self.wait_js(&format!("{locator} to go"), &expression, vec![locator.to_json()]).await?;
        Ok(())
    }

    /// The first such element right now.
    async fn first(&self, locator: &Locator) -> Result<Element<'_>> {
        let found = self.js(&format!("{ALL}(arguments[0])[0]"), vec![locator.to_json()]).await?;
        self.session().element(&found)
    }

    /// Waits until the element can be seen and its text, blanks squeezed, contains `part`; returns the whole text.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn wait_text(&self, locator: impl Into<Locator>, part: &str) -> Result<String> {
        let locator = locator.into();
        // An arrow function has no `arguments` of its own: they are those of the condition around it.
        let expression = format!(
            "(() => {{ const e = {ALL}(arguments[0]).find({SEEN}); \
             const t = e && e.innerText.replace(/\\s+/g, ' ').trim(); \
             return e && t.includes(arguments[1]) ? {{ t }} : null; }})()"
        );
        let what = format!("{locator} to say {part:?}");
        let found = self.wait_js(&what, &expression, vec![locator.to_json(), json!(part)]).await?;
        Ok(found["t"].as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the element's attribute has this value.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn wait_attr(&self, locator: impl Into<Locator>, name: &str, value: &str) -> Result {
        let locator = locator.into();
        let expression = format!("{ALL}(arguments[0])[0]?.getAttribute(arguments[1]) === arguments[2]");
        let what = format!("{name} of {locator} to be {value:?}");
        let args = vec![locator.to_json(), json!(name), json!(value)];
        self.wait_js(&what, &expression, args).await?;
        Ok(())
    }

    /// Waits until the button is not locked (neither `disabled` nor `aria-disabled`), then clicks it with the mouse.
    ///
    /// # Errors
    /// When it does not come, stays locked, or something covers it.
    pub async fn click(&self, locator: impl Into<Locator>) -> Result {
        let locator = locator.into();
        self.find(locator.clone()).await?;
        let button = self.wait_free(locator.clone()).await?;
        // As a person would: WebKitWebDriver takes what was scrolled out of a window within the page for hidden.
        let scroll = format!("({ALL}(arguments[0])[0]?.scrollIntoView({{ block: 'nearest' }}), true)");
        self.js(&scroll, vec![locator.to_json()]).await?;
        button.click().await?;
        Ok(())
    }

    /// Waits until the button can be seen and is not locked, without pressing it: for a key that does the same.
    ///
    /// # Errors
    /// When it does not come or stays locked.
    pub async fn wait_free(&self, locator: impl Into<Locator>) -> Result<Element<'_>> {
        let locator = locator.into();
        let expression = format!(
            "(() => {{ const e = {ALL}(arguments[0])[0]; \
             return {SEEN}(e) && !e.disabled && e.getAttribute('aria-disabled') !== 'true'; }})()"
        );
        self.wait_js(&format!("{locator} to be free to press"), &expression, vec![locator.to_json()]).await?;
        self.first(&locator).await
    }

    /// Replaces what is in a field.
    ///
    /// # Errors
    /// When the field does not come.
    pub async fn fill(&self, locator: impl Into<Locator>, text: &str) -> Result {
        let field = self.find(locator).await?;
        field.clear().await?;
        if !text.is_empty() {
            field.send_keys(text).await?;
        }
        Ok(())
    }

    /// The text of an element, waited for, blanks squeezed.
    ///
    /// # Errors
    /// When the element does not come.
    pub async fn text(&self, locator: impl Into<Locator>) -> Result<String> {
        self.wait_text(locator, "").await
    }

    /// An attribute of an element, waited for.
    ///
    /// # Errors
    /// When the element does not come.
    pub async fn attr(&self, locator: impl Into<Locator>, name: &str) -> Result<Option<String>> {
        self.find(locator).await?.attr(name).await
    }

    /// How many elements match a CSS selector right now.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let found = self.js("document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await?;
        found.as_u64().and_then(|count| usize::try_from(count).ok()).ok_or_else(|| Trouble::new("no number"))
    }

    /// Evaluates a JavaScript expression right now. `arguments[0]` and so on are `args`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn js(&self, expression: &str, args: Vec<Value>) -> Result<Value> {
        self.session().execute(&format!("return ({expression});"), args).await
    }

    /// Leaves picture and page for a person to look at, and says where. Whatever fails here must not hide the trouble
    /// it belongs to.
    async fn leave_traces(&self, what: &str) -> String {
        let name: String =
            what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
        let name = format!("failed-{}-{name}", std::process::id());
        let picture = self.screenshot(&name).await;
        let page = self.session().source().await;
        if let (Ok(folder), Ok(page)) = (shots(), page) {
            let _ = std::fs::write(folder.join(format!("{name}.html")), page);
            let _ = std::fs::write(folder.join(format!("{name}.log")), self.said().unwrap_or_default());
        }
        match picture {
            Ok(path) => format!("See {} (and .html and .log beside it).", path.display()),
            Err(trouble) => format!("No picture could be taken: {trouble:?}"),
        }
    }
}
