//! Keys. [`App::press`] goes through WebDriver into the page; [`App::press_real`] goes through the X server into the
//! window, as a keyboard's would, and so also meets what window and web view do with a key before the page sees it.

use crate::{App, Result};

impl App<'_> {
    /// Presses and releases the key that types this character; other keys have characters of their own in the
    /// WebDriver standard, such as `\u{e007}` for Enter.
    ///
    /// # Errors
    /// When the page cannot be reached.
    pub async fn press(&self, key: char) -> Result {
        self.session().press(key).await
    }

    /// Presses a key on the keyboard, by X's names, such as `F9`, `Tab`, `Return`, `slash` or `ctrl+1`. The window is given the focus
    /// first, and it is waited until the page has it.
    ///
    /// # Errors
    /// When there is no window.
    pub async fn press_real(&self, key: &str) -> Result {
        let window = self.x_window()?;
        self.xdotool(&["windowfocus", "--sync", &window])?;
        self.wait_js("the page to have the focus", "document.hasFocus()", Vec::new()).await?;
        self.xdotool(&["key", "--clearmodifiers", key])?;
        Ok(())
    }

    /// What `xdotool` can do besides, to the window that has the focus: keys held down, several at once.
    ///
    /// # Errors
    /// When it fails.
    pub fn keyboard(&self, args: &[&str]) -> Result {
        self.xdotool(args)?;
        Ok(())
    }
}
