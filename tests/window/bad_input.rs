//! Wrong addresses, wrong servers, a server that goes away: the window says what to do, and nothing is lost.

use callpad_testkit::{Cut, FaultProxy};
use callpad_tests::{App, BuiltIn, Desktop, Options, Result, button, field};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::branch::{Branch, asked_or_gone};

/// Answers every request on this port with these bytes, until dropped.
struct Answering {
    url: String,
    task: tokio::task::JoinHandle<()>,
}

impl Answering {
    async fn with(answer: &'static [u8]) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let mut request = [0_u8; 8192];
                    let _ = stream.read(&mut request).await;
                    let _ = stream.write_all(answer).await;
                    let _ = stream.shutdown().await;
                });
            }
        });
        Ok(Self { url, task })
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn says(app: &App<'_>, address: &str, words: &str) -> Result {
    app.fill(field("Server address"), address).await?;
    app.wait_text("probe", words).await?;
    Ok(())
}

#[tokio::test]
async fn an_address_is_looked_at_while_it_is_typed() -> Result {
    let page = Answering::with(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><p>Hello",
    )
    .await?;
    let half = Answering::with(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"success\": tr",
    )
    .await?;
    let not_tls = page.url.replace("http://", "https://");
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find(field("Server address")).await?;
    says(&app, "ftp://queue", "http").await?;
    says(&app, "http://127.0.0.1:1", "127.0.0.1:1").await?;
    says(&app, &page.url, "web page").await?;
    says(&app, &half.url, "ended too early").await?;
    says(&app, &not_tls, "secure").await?;
    app.screenshot("signin-wrong-address").await?;
    app.close().await
}

#[tokio::test]
async fn an_unknown_user_is_told_and_the_form_keeps_what_was_typed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let host = App::launch(&desktop, data.path(), &[]).await?;
    host.click(button("Try it on this computer")).await?;
    host.find(button("Call next")).await?;
    let server = host.built_in()?;

    let branch = Branch::of(&host).await?;
    let other = tempfile::tempdir()?;
    let app = App::launch(&desktop, other.path(), &["--desk", &branch.desk_id]).await?;
    sign_in(&app, &server.url, "nobody", &server).await?;
    app.wait_text("signin-error", "user ID").await?;
    let user = app.js("document.querySelector('[data-testid=signin-user]').value", vec![]).await?;
    assert_eq!(user, "nobody");

    // The right person gets in, chooses a counter and works beside the first.
    app.fill(field("User ID"), &branch.user_id).await?;
    app.click(button("Sign in")).await?;
    app.click(button("Start working")).await?;
    app.click(button("Call next")).await?;
    let number = app.text("open-number").await?;
    assert_eq!(branch.open_label().await?, Some(number));
    app.close().await?;
    host.close().await
}

#[tokio::test]
async fn a_call_whose_answer_was_lost_is_found_again_and_not_repeated() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let host = App::launch(&desktop, data.path(), &[]).await?;
    host.click(button("Try it on this computer")).await?;
    host.find(button("Call next")).await?;
    let branch = Branch::of(&host).await?;
    let waiting = branch.waiting().await?;
    let line = FaultProxy::before(&host.built_in()?.url).await;

    let other = tempfile::tempdir()?;
    let app = App::launch(&desktop, other.path(), &["--desk", &branch.desk_id]).await?;
    sign_in(&app, line.url(), &branch.user_id, &host.built_in()?).await?;
    app.click(button("Start working")).await?;
    app.find(button("Call next")).await?;

    // The server does it, the answer is lost, and the line stays down.
    line.cut(Cut::After);
    app.click(button("Call next")).await?;
    app.find("unknown").await?;
    app.screenshot("unknown").await?;
    let called = branch.open_label().await?;
    assert!(called.is_some(), "the server has called somebody");
    assert_eq!(branch.waiting().await?, waiting - 1);

    // The line is back: the ticket is found by the read-back, and nobody else was called.
    line.cut(Cut::Never);
    app.wait_text("open-number", called.as_deref().unwrap_or_default()).await?;
    assert_eq!(branch.open_label().await?, called);
    assert_eq!(branch.waiting().await?, waiting - 1);

    // It can be ended as any other.
    app.click(button("End")).await?;
    if asked_or_gone(&app).await? {
        app.click("dialog-confirm").await?;
    }
    app.wait_gone("open-number").await?;
    assert_eq!(branch.open_label().await?, None);
    app.close().await?;
    host.close().await
}

async fn sign_in(app: &App<'_>, address: &str, user: &str, server: &BuiltIn) -> Result {
    app.fill(field("Server address"), address).await?;
    app.fill(field("User ID"), user).await?;
    app.fill(field("Password"), &server.secret).await?;
    app.click(button("Sign in")).await
}
