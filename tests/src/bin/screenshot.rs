//! Takes a picture of the working window: the app on a private desktop, signed in to its built-in server with its
//! demo branch, one ticket called. For `cargo xtask start --screenshot FILE`.

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

    pub(crate) fn main() -> ExitCode {
        with_path("callpad-screenshot FILE", async |file| picture(&file).await)
    }

    async fn picture(file: &Path) -> Result {
        let desktop = Desktop::start(Options::default())?;
        let data = desktop.home().join("data");
        let app = App::launch(&desktop, &data, &[]).await?;
        app.try_it().await?;
        app.click("call-next").await?;
        app.find("open-number").await?;
        // The list is there, and the buttons that are locked for a moment after a call are free again.
        app.find("row").await?;
        app.wait_free("call-next").await?;
        app.wait_still().await?;
        app.screenshot_to(file).await?;
        app.close().await
    }
}
