//! What a screen reader gets, read over AT-SPI from the real window.

use callpad_tests::{App, Desktop, Options, Reader, Result, choose};
use serde_json::json;

#[tokio::test]
async fn explore() -> Result {
    let desktop = Desktop::start(Options { accessibility: true, ..Options::default() })?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({ "language": std::env::var("EXPLORE").unwrap_or("en".into()) }))?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find("signin-try").await?;
    let reader = Reader::start(&desktop)?;
    app.try_it().await?;
    println!("FREE\n{}", reader.read()?.outline());
    app.click("call-next").await?;
    app.find("open-number").await?;
    app.wait_free("call-next").await?;
    println!("SERVING\n{}", reader.read()?.outline());
    app.click("transfer").await?;
    app.find("transfer-dialog").await?;
    println!("TRANSFER\n{}", reader.read()?.outline());
    app.click("dialog-cancel").await?;
    app.wait_gone("transfer-dialog").await?;
    app.click("menu").await?;
    app.find("menu-settings").await?;
    println!("MENU\n{}", reader.read()?.outline());
    app.click("menu-settings").await?;
    app.find("settings").await?;
    println!("SETTINGS\n{}", reader.read()?.outline());
    app.close().await
}
