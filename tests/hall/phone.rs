//! The phone: the call while the page is awake, after sleep, and a ticket that is given up.

use callpad_tests::{Chromium, MAY_SOUND, Result, Trouble};

use crate::branch::{Branch, Kind};

/// Takes a ticket at the kiosk; gives its label and the path of its phone page.
async fn ticket(page: &Chromium, kiosk: &str) -> Result<(String, String)> {
    // What the page is answered is not shown on this computer, so it is overheard.
    page.before_each_page(
        "{ const asked = window.fetch; window.fetch = async (...args) => { const answer = await asked(...args); \
         answer.clone().json().then((told) => { if (told && told.path) window.issuedPath = told.path; }, () => undefined); return answer; }; }",
    )
    .await?;
    page.open(kiosk).await?;
    page.click(".service:not([aria-disabled=true])").await?;
    let label = page.text("number", "").await?;
    let path = page.js("window.issuedPath").await?;
    let path = path.as_str().ok_or_else(|| Trouble::new("no path of a phone page"))?.to_owned();
    Ok((label, path))
}

async fn call(branch: &Branch, label: &str) -> Result {
    let clerk = branch.clerk().await?;
    let waiting = clerk.waiting().await?;
    let (id, _) = waiting
        .iter()
        .find(|(_, own)| own == label)
        .ok_or_else(|| Trouble::new(format!("{label} does not wait")))?;
    clerk.call(id).await?;
    Ok(())
}

#[tokio::test]
async fn it_calls_its_visitor() -> Result {
    let branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.size(390, 844).await?;
        let (label, path) = ticket(page, &kiosk).await?;
        page.open(&format!("{}{path}", branch.server.url())).await?;
        page.text("number", &label).await?;
        page.text("ahead", "before you").await?;
        page.wait("document.querySelector('[data-testid=phone]').dataset.link === 'live'").await?;
        call(&branch, &label).await?;
        page.text("called", "You are called").await?;
        page.text("counter", "").await?;
        page.click("[data-testid=quiet]").await?;
        page.wait("!document.querySelector('[data-testid=quiet]')").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_calls_at_once_when_it_wakes_where_it_slept_through_the_call() -> Result {
    let branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    Chromium::with(&[MAY_SOUND], async |page| {
        let (label, path) = ticket(page, &kiosk).await?;
        // Asleep: its connection is dead without having been closed, and it reads nothing of its own.
        page.before_each_page(
            "window.WebSocket = class { constructor() { this.readyState = 0; } send() {} close() {} }; \
             { const every = window.setInterval; window.setInterval = (act, ms) => every(act, ms * 1e6); }",
        )
        .await?;
        page.open(&format!("{}{path}", branch.server.url())).await?;
        page.text("number", &label).await?;
        call(&branch, &label).await?;
        assert_eq!(page.js("document.querySelector('[data-testid=called]')").await?, serde_json::Value::Null);
        page.js("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await?;
        page.text("called", "You are called").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_ticket_is_given_up_after_a_question_and_no_other_code_is_known() -> Result {
    let branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    let clerk = branch.clerk().await?;
    Chromium::with(&[MAY_SOUND], async |page| {
        let (label, path) = ticket(page, &kiosk).await?;
        let before = clerk.waiting().await?.len();
        page.open(&format!("{}{path}", branch.server.url())).await?;
        page.click("[data-testid=leave]").await?;
        page.text("question", "You lose your place").await?;
        page.click("[data-testid=no]").await?;
        page.click("[data-testid=leave]").await?;
        page.click("[data-testid=yes]").await?;
        page.text("message", "You gave up your ticket").await?;
        let after = clerk.waiting().await?;
        assert_eq!(after.len(), before - 1);
        assert!(!after.iter().any(|(_, own)| *own == label));
        page.open(&format!("{}/t/AAAAAAAAAAAAAAAAAAAAAA", branch.server.url())).await?;
        page.text("message", "No ticket was found").await?;
        Ok(())
    })
    .await
}
