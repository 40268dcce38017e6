//! How the pages look to those who need contrast, order and names: axe on each, light and dark, in six languages.

use callpad_tests::{Chromium, MAY_SOUND, Result};

use crate::branch::{Branch, Kind};

const LANGUAGES: [&str; 6] = ["en", "de", "es", "fr", "pt", "ar"];

/// Looks at a page in one language: nothing wrong, nothing wider than the page.
async fn look(page: &Chromium, name: &str) -> Result {
    page.axe(name).await?;
    let wide = page.js("document.documentElement.scrollWidth > innerWidth").await?;
    assert_eq!(wide, false, "{name} is wider than its screen");
    page.picture(name).await?;
    Ok(())
}

#[tokio::test]
async fn the_kiosk_and_the_phone_in_every_language_light_and_dark() -> Result {
    let branch = Branch::start(&["en"])?;
    for theme in ["light", "dark"] {
        let url = branch.page(Kind::Kiosk, &format!("kiosk-{theme}"), &format!("&theme={theme}"))?;
        Chromium::with(&[MAY_SOUND], async |page| {
            page.size(1080, 1920).await?;
            page.open(&url).await?;
            for language in LANGUAGES {
                page.click(&format!("[data-language={language}]")).await?;
                page.wait(&format!("document.documentElement.lang === '{language}' && document.querySelector('.service')")).await?;
                look(page, &format!("kiosk-{theme}-{language}")).await?;
            }
            page.click("[data-option=contrast]").await?;
            page.wait("document.documentElement.dataset.contrast === 'more'").await?;
            look(page, &format!("kiosk-{theme}-contrast")).await?;
            page.click("[data-option=large]").await?;
            look(page, &format!("kiosk-{theme}-large")).await?;
            page.click("[data-option=large]").await?;
            // From a wheelchair: nothing to press above the lower 60 %.
            page.click("[data-option=lower]").await?;
            let highest = "Math.min(...[...document.querySelectorAll('button')].map((b) => b.getBoundingClientRect().top)) / innerHeight";
            page.wait(&format!("{highest} >= 0.4")).await?;
            look(page, &format!("kiosk-{theme}-lower")).await?;
            page.click(".service:not([aria-disabled=true])").await?;
            page.text("number", "").await?;
            look(page, &format!("kiosk-{theme}-ticket")).await?;
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            page.size(390, 844).await?;
            page.open(&format!("{}/t/AAAAAAAAAAAAAAAAAAAAAA#theme={theme}", branch.server.url())).await?;
            page.text("message", "").await?;
            look(page, &format!("phone-{theme}-unknown")).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_screen_in_every_language_and_size_light_and_dark() -> Result {
    for (theme, languages) in [("light", ["en", "de", "es"]), ("dark", ["ar", "fr", "pt"])] {
        let branch = Branch::start(&languages)?;
        let url = branch.page(Kind::Screen, "screen-t", &format!("&theme={theme}&voice=off"))?;
        let clerk = branch.clerk().await?;
        Chromium::with(&[MAY_SOUND], async |page| {
            page.open(&url).await?;
            page.wait("document.querySelector('[data-testid=screen]')?.dataset.link === 'live'").await?;
            look(page, &format!("screen-{theme}-begins")).await?;
            for visitor in ["A", "B"] {
                let called = clerk.issue_and_call(visitor).await?;
                page.text("number", &called.label).await?;
                clerk.end(called).await?;
            }
            for (width, height) in [(1920, 1080), (1280, 720), (1080, 1920)] {
                page.size(width, height).await?;
                page.wait(&format!("innerWidth === {width}")).await?;
                look(page, &format!("screen-{theme}-{width}x{height}")).await?;
                // Nothing of a call is cut.
                let cut = "[...document.querySelectorAll('.number, .counter, .where')].some((e) => e.scrollWidth > e.clientWidth + 1)";
                assert_eq!(page.js(cut).await?, false, "cut at {width}x{height}");
            }
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            Ok(())
        })
        .await?;
    }
    Ok(())
}
