//! The kiosk: one press, one ticket, by finger and by keyboard alone, and nothing without a server.

use callpad_tests::{Chromium, MAY_SOUND, Result};

use crate::branch::{Branch, Kind};

/// Return and Backspace, as WebDriver names them.
const ENTER: char = '\u{e007}';

#[tokio::test]
async fn ten_presses_in_a_second_are_one_ticket_that_can_be_followed() -> Result {
    let branch = Branch::start(&["en"])?;
    let url = branch.page(Kind::Kiosk, "kiosk-t", "&theme=light")?;
    let clerk = branch.clerk().await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.size(1080, 1920).await?;
        page.open(&url).await?;
        page.click(".service:not([aria-disabled=true])").await?;
        // Wherever the finger comes down next: on the same place of whatever is there then.
        let press = "for (let n = 0; n < 9; n += 1) setTimeout(() => { for (const b of document.querySelectorAll('.service, .leave button')) b.click(); }, n * 100); return true;";
        page.js(&format!("(() => {{ {press} }})()")).await?;
        let label = page.text("number", "").await?;
        let after = clerk.waiting().await?;
        assert_eq!(after.len(), before + 1, "one press, one ticket");
        assert!(after.iter().any(|(_, own)| *own == label), "{label} does not wait: {after:?}");
        page.text("left", "Back to the start in").await?;
        // On this computer itself a phone could not reach it: no code is offered then.
        assert_eq!(page.js("document.querySelector('[data-testid=qr]')").await?, serde_json::Value::Null);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_used_by_keypad_alone_in_another_language() -> Result {
    let branch = Branch::start(&["en", "ar"])?;
    let url = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    let clerk = branch.clerk().await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        page.wait("document.querySelector('.service')").await?;
        page.press('*').await?;
        page.wait("document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar'").await?;
        page.press('#').await?;
        page.wait("document.documentElement.dataset.contrast === 'more'").await?;
        page.press('1').await?;
        page.wait("document.activeElement?.classList.contains('service')").await?;
        page.press(ENTER).await?;
        page.text("number", "").await?;
        assert_eq!(clerk.waiting().await?.len(), before + 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_issues_nothing_without_a_server_and_says_so() -> Result {
    let mut branch = Branch::start(&["en"])?;
    let url = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        page.wait("document.querySelector('.service')").await?;
        branch.server.kill()?;
        page.text("lost", "No connection").await?;
        page.wait("!document.querySelector('.service')").await?;
        branch.server.again(&[])?;
        page.wait("document.querySelector('.service')").await?;
        Ok(())
    })
    .await
}
