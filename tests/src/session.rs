//! A WebDriver session: the few commands that are needed, as the standard has them.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::http::request;
use crate::{Result, Trouble};

/// The longest that one wait in the page may take. It is reached only when a test fails.
pub(crate) const PATIENCE: Duration = Duration::from_millis(PATIENCE_MS as u64);
pub(crate) const PATIENCE_MS: u32 = 60_000;

/// The name under which WebDriver passes an element, fixed by the standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An open session.
#[derive(Debug)]
pub struct Session {
    host: String,
    id: String,
}

/// An element of the page.
#[derive(Debug)]
pub struct Element<'s> {
    session: &'s Session,
    id: String,
}

impl Session {
    /// Opens a session at the driver that listens on `host`.
    pub(crate) async fn open(host: String, wish: Value) -> Result<Self> {
        let wish = json!({ "capabilities": { "alwaysMatch": wish } });
        let value = command(&host, "POST", "/session", &wish).await?;
        let id = text(&value["sessionId"])?;
        Ok(Self { host, id })
    }

    /// Ends the session.
    pub(crate) async fn close(&self) -> Result {
        self.command("DELETE", "", Value::Null).await?;
        Ok(())
    }

    /// Goes to an address, and waits until its page has loaded.
    pub(crate) async fn go(&self, url: &str) -> Result {
        self.command("POST", "url", json!({ "url": url })).await?;
        Ok(())
    }

    /// A command of Chromium's developer tools.
    pub(crate) async fn developer_tools(&self, command: &str, params: Value) -> Result<Value> {
        self.command("POST", "goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// What Chromium's pages wrote to its console since it was asked last.
    pub(crate) async fn browser_log(&self) -> Result<Value> {
        self.command("POST", "se/log", json!({ "type": "browser" })).await
    }

    /// The longest that a script and a loading page may take, in milliseconds.
    pub(crate) async fn set_timeouts(&self, script: u32, page_load: u32) -> Result {
        self.command("POST", "timeouts", json!({ "script": script, "pageLoad": page_load })).await?;
        Ok(())
    }

    /// The first element that matches a CSS selector right now.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, css: &str) -> Result<Element<'_>> {
        let value = self.command("POST", "element", json!({ "using": "css selector", "value": css })).await?;
        self.element(&value)
    }

    /// The element that a script gave back.
    pub(crate) fn element(&self, value: &Value) -> Result<Element<'_>> {
        Ok(Element { session: self, id: text(&value[ELEMENT])? })
    }

    /// Goes on in another window of the app than the one it was in, as soon as there is one.
    ///
    /// # Errors
    /// When none comes.
    pub async fn other_window(&self) -> Result {
        let now =
            text(&self.command("GET", "window", Value::Null).await.unwrap_or_default()).unwrap_or_default();
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let all = self.command("GET", "window/handles", Value::Null).await?;
            let all: Vec<_> = all.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if let Some(other) = all.iter().find(|handle| **handle != now) {
                self.command("POST", "window", json!({ "handle": other })).await?;
                return Ok(());
            }
            if tokio::time::Instant::now() > deadline {
                return Err(Trouble::new(format!("there is no other window than {all:?}")));
            }
            // WebDriver tells of no new window.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// The page as it is now, as HTML.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn source(&self) -> Result<String> {
        text(&self.command("GET", "source", Value::Null).await?)
    }

    /// Runs a script's body; what it returns comes back.
    ///
    /// # Errors
    /// When the page cannot be reached or the script throws.
    pub async fn execute(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.command("POST", "execute/sync", json!({ "script": script, "args": args })).await
    }

    /// As [`Session::execute_async`], for those outside.
    ///
    /// # Errors
    /// When the page cannot be reached, or the script does not end in time.
    pub async fn execute_async_script(&self, script: &str) -> Result<Value> {
        self.execute_async(script, Vec::new()).await
    }

    /// Runs a script's body; what it gives to its last argument, a function, comes back.
    pub(crate) async fn execute_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.command("POST", "execute/async", json!({ "script": script, "args": args })).await
    }

    /// Presses and releases one key, named by a character as the standard does.
    pub(crate) async fn press(&self, key: char) -> Result {
        let actions = json!([{
            "type": "key",
            "id": "keyboard",
            "actions": [{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }],
        }]);
        self.command("POST", "actions", json!({ "actions": actions })).await?;
        Ok(())
    }

    /// A picture of the page, as PNG. It is taken when the page is drawn the next time.
    pub(crate) async fn screenshot(&self) -> Result<Vec<u8>> {
        let picture = text(&self.command("GET", "screenshot", Value::Null).await?)?;
        Ok(STANDARD.decode(picture)?)
    }

    async fn command(&self, method: &str, path: &str, body: Value) -> Result<Value> {
        let path = format!("/session/{}/{path}", self.id);
        command(&self.host, method, path.trim_end_matches('/'), &body).await
    }
}

impl Element<'_> {
    /// Clicks in its middle.
    ///
    /// # Errors
    /// When something else lies over it.
    pub async fn click(&self) -> Result {
        self.command("POST", "click", json!({})).await?;
        Ok(())
    }

    /// Empties a field.
    ///
    /// # Errors
    /// When it cannot be edited.
    pub async fn clear(&self) -> Result {
        self.command("POST", "clear", json!({})).await?;
        Ok(())
    }

    /// Types into a field.
    ///
    /// # Errors
    /// When it cannot be typed into.
    pub async fn send_keys(&self, text: &str) -> Result {
        self.command("POST", "value", json!({ "text": text })).await?;
        Ok(())
    }

    /// The value of an attribute; none where it has none.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn attr(&self, name: &str) -> Result<Option<String>> {
        let value = self.command("GET", &format!("attribute/{name}"), Value::Null).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    async fn command(&self, method: &str, what: &str, body: Value) -> Result<Value> {
        self.session.command(method, &format!("element/{}/{what}", self.id), body).await
    }
}

async fn command(host: &str, method: &str, path: &str, body: &Value) -> Result<Value> {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut answer = request(host, method, path, &[], &body).await?;
    let value = answer.body["value"].take();
    if answer.status == 200 {
        return Ok(value);
    }
    let words = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    // The session's id says nothing to the reader.
    let what = path.splitn(4, '/').nth(3).unwrap_or("session");
    Err(Trouble::new(format!("WebDriver, {what}: {} {}", words("error"), words("message")).trim_end()))
}

fn text(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Trouble::new(format!("no text from WebDriver but {value}")))
}
