//! Takes a picture of every screen of the real window, for `docs/pictures`: `callpad-pictures FOLDER`.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::process::ExitCode;

    use callpad_tests::{App, Desktop, Options, Result, with_path};
    use serde_json::json;

    pub(crate) fn main() -> ExitCode {
        with_path("callpad-pictures FOLDER", async |folder| {
            std::fs::create_dir_all(&folder)?;
            screens(&folder, "", "en", &[], Look::Plain).await?;
            screens(&folder, "dark-", "en", &[("GTK_THEME", "Adwaita:dark")], Look::Plain).await?;
            screens(&folder, "arabic-", "ar", &[], Look::Plain).await?;
            screens(&folder, "portuguese-", "pt", &[], Look::Plain).await?;
            screens(&folder, "small-", "en", &[], Look::Small).await?;
            screens(&folder, "large-text-", "en", &[], Look::LargeText).await
        })
    }

    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Look {
        Plain,
        /// 640 by 480.
        Small,
        /// Text of twice the size.
        LargeText,
    }

    /// Every screen in one look.
    async fn screens(
        folder: &Path,
        prefix: &str,
        language: &str,
        env: &[(&str, &str)],
        look: Look,
    ) -> Result {
        let desktop = Desktop::start(Options::default())?;
        let data = desktop.home().join("data");
        std::fs::create_dir_all(&data)?;
        std::fs::write(data.join("settings.json"), json!({ "language": language }).to_string())?;
        let app = App::launch_with(&desktop, &data, &[], env).await?;
        let shoot = async |name: &str| -> Result {
            app.wait_still().await?;
            app.screenshot_to(&folder.join(format!("{prefix}{name}.png"))).await
        };
        app.find("signin-try").await?;
        match look {
            Look::Plain => {}
            Look::Small => app.resize(640, 480).await?,
            Look::LargeText => {
                let twice = "(document.documentElement.style.fontSize = \
                    `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`, true)";
                app.js(twice, vec![]).await?;
            }
        }
        shoot("signin").await?;
        app.click("signin-try").await?;
        app.find("call-next").await?;
        shoot("free").await?;
        let window = async |button: &str, screen: &str, name: &str| -> Result {
            app.click(button).await?;
            app.find(screen).await?;
            shoot(name).await?;
            app.click("dialog-cancel").await?;
            app.wait_gone(screen).await
        };
        // Only a free counter can be left for another.
        window("counter-name", "counter-dialog", "counter-change").await?;
        app.click("call-next").await?;
        app.find("open-number").await?;
        app.wait_free("call-next").await?;
        shoot("counter").await?;
        for (button, screen, name) in
            [("transfer", "transfer-dialog", "transfer"), ("new-ticket", "new-ticket-dialog", "new-ticket")]
        {
            window(button, screen, name).await?;
        }
        for (item, name) in [("menu-keys", "keys"), ("menu-settings", "settings")] {
            app.click("menu").await?;
            app.click(item).await?;
            app.find(name).await?;
            shoot(name).await?;
            app.click("dialog-cancel").await?;
            app.wait_gone(name).await?;
        }
        app.click("row-call").await?;
        app.find("question").await?;
        shoot("question").await?;
        app.click("dialog-cancel").await?;
        app.wait_gone("question").await?;
        app.click("pause").await?;
        app.wait_gone("open-number").await?;
        app.click("tab-paused").await?;
        app.find("row").await?;
        shoot("paused").await?;
        app.click("tab-cancelled").await?;
        app.find("row").await?;
        shoot("no-shows").await?;
        app.close().await
    }
}
