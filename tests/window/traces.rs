//! What a day's work leaves behind: the token in the keyring and nowhere else, and nothing outside the data folder.

use std::collections::BTreeSet;
use std::path::Path;

use callpad_tests::{App, Desktop, Options, Result, button, files_below};

use crate::branch::{Branch, saved_session};

/// Every file below a folder that contains the bytes.
fn holders(folder: &Path, bytes: &[u8]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files_below(folder)? {
        // Sockets and files that went away in the meantime hold nothing.
        let Ok(content) = std::fs::read(folder.join(&file)) else { continue };
        if content.windows(bytes.len()).any(|window| window == bytes) {
            found.push(file.display().to_string());
        }
    }
    Ok(found)
}

/// The token as the keyring gives it out to this user's programs.
fn token_in_keyring(desktop: &Desktop) -> Result<String> {
    let output =
        desktop.command("secret-tool").args(["search", "--all", "service", "io.callpad.desktop"]).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let secret = text.lines().find_map(|line| line.strip_prefix("secret = ")).unwrap_or_default();
    Ok(secret.rsplit(' ').next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_token_is_in_the_keyring_only_and_nothing_is_written_outside_the_data_folder() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let before = outside(&desktop)?;
    let app = App::launch_with(&desktop, data.path(), &[], &[("CALLPAD_LOG", "trace")]).await?;
    app.click(button("Try it on this computer")).await?;
    app.click(button("Call next")).await?;
    app.find("open-number").await?;
    app.click(button("Recall")).await?;
    app.find("notice").await?;
    let branch = Branch::of(&app).await?;
    let token = token_in_keyring(&desktop)?;
    // It is a working token, so what follows searches for the real thing.
    assert_eq!(token.matches('.').count(), 2, "no token in the keyring");
    assert!(!branch.token().is_empty());
    let signature = token.rsplit('.').next().unwrap_or_default().to_owned();

    let said = app.said()?;
    assert!(!said.contains(&signature), "the token was printed");
    let page = app.session().source().await?;
    assert!(!page.contains(&signature), "the token is in the page");
    app.close().await?;

    for folder in [data.path(), desktop.logs(), desktop.tmp()] {
        assert_eq!(holders(folder, signature.as_bytes())?, Vec::<String>::new(), "in {}", folder.display());
    }
    let keyring = Path::new(".local/share/keyrings");
    let in_home: Vec<String> = holders(desktop.home(), signature.as_bytes())?
        .into_iter()
        .filter(|f| !Path::new(f).starts_with(keyring))
        .collect();
    assert_eq!(in_home, Vec::<String>::new());

    let new: Vec<_> =
        outside(&desktop)?.difference(&before).filter(|f| !f.starts_with(keyring)).cloned().collect();
    assert_eq!(new, Vec::<std::path::PathBuf>::new(), "written outside the data folder");
    assert!(saved_session(data.path())?.get("token").is_none());
    Ok(())
}

fn outside(desktop: &Desktop) -> Result<BTreeSet<std::path::PathBuf>> {
    Ok(files_below(desktop.home())?)
}

#[tokio::test]
async fn without_a_keyring_it_says_so_and_works_in_memory() -> Result {
    let desktop = Desktop::start(Options { keyring: false, ..Options::default() })?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.click(button("Try it on this computer")).await?;
    app.find(button("Call next")).await?;
    app.find("memory-only").await?;
    app.click(button("Call next")).await?;
    app.find("open-number").await?;
    app.close().await
}
