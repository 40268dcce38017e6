//! From the kiosk to the screen and the phone, as a visitor goes.

use callpad_tests::{Chromium, MAY_SOUND, Result, Trouble};

use crate::branch::{Branch, Kind};

#[tokio::test]
async fn a_ticket_of_the_kiosk_is_called_on_the_screen() -> Result {
    let branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    let screen = branch.page(Kind::Screen, "screen-t", "&voice=off")?;
    let clerk = branch.clerk().await?;
    Chromium::with(&[MAY_SOUND], async |visitor| {
        visitor.open(&kiosk).await?;
        visitor.click(".service:not([aria-disabled=true])").await?;
        let label = visitor.text("number", "").await?;
        visitor.open(&screen).await?;
        visitor.wait("document.querySelector('[data-testid=screen]')?.dataset.link === 'live'").await?;
        let waiting = clerk.waiting().await?;
        let (id, _) =
            waiting.iter().find(|(_, own)| *own == label).ok_or_else(|| Trouble::new("it does not wait"))?;
        clerk.call(id).await?;
        visitor.text("number", &label).await?;
        visitor.text("counter", "").await?;
        Ok(())
    })
    .await
}
