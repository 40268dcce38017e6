//! How the pages look to those who need contrast, order and names: axe on each, light and dark, in six languages.

use callpad_testkit::FakePrinter;
use callpad_tests::{Chromium, MAY_SOUND, Result, Trouble};

use crate::branch::{Branch, Called, Clerk, Kind};

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

/// The key in a page's address.
fn key(url: &str) -> &str {
    let key = url.split("key=").nth(1).unwrap_or_default();
    key.split('&').next().unwrap_or_default()
}

async fn call(clerk: &Clerk, label: &str) -> Result<Called> {
    let waiting = clerk.waiting().await?;
    let found = waiting.iter().find(|(_, own)| own == label);
    let (id, _) = found.ok_or_else(|| Trouble::new(format!("{label} does not wait")))?;
    clerk.call(id).await
}

#[tokio::test]
async fn the_phone_while_it_waits_is_asked_called_and_done_with() -> Result {
    let mut branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    let clerk = branch.clerk().await?;
    for (n, (theme, language)) in
        [("light", "en"), ("dark", "de"), ("light", "ar"), ("dark", "ar")].into_iter().enumerate()
    {
        let (label, code) = clerk.press(key(&kiosk), 10 * n).await?;
        // Somebody is behind: two may be let ahead.
        let (_, behind) = clerk.press(key(&kiosk), 10 * n + 1).await?;
        let url = |code: &str| format!("{}/t/{code}#theme={theme}", branch.server.url());
        // Untouched, so that sound is to be turned on.
        Chromium::with(&[], async |page| {
            page.size(390, 844).await?;
            page.open(&url(&code)).await?;
            page.text("number", &label).await?;
            page.wait(&format!(
                "(() => {{ const s = document.querySelector('[data-testid=language]'); if (document.documentElement.lang === '{language}') return true; \
                 if (s.value !== '{language}') {{ s.value = '{language}'; s.dispatchEvent(new Event('change', {{ bubbles: true }})); }} return false; }})()"
            ))
            .await?;
            page.wait("document.querySelector('[data-testid=phone]').dataset.link === 'live'").await?;
            let state = |name: &str| format!("phone-{theme}-{language}-{name}");
            look(page, &state("waiting")).await?;
            page.click("[data-testid=let-ahead]").await?;
            page.text("question", "").await?;
            look(page, &state("question")).await?;
            page.click("[data-testid=no]").await?;
            let called = call(&clerk, &label).await?;
            page.text("called", "").await?;
            look(page, &state("called")).await?;
            clerk.pause(called).await?;
            page.text("message", "").await?;
            look(page, &state("paused")).await?;
            page.open(&url(&behind)).await?;
            page.click("[data-testid=leave]").await?;
            page.click("[data-testid=yes]").await?;
            page.text("message", "").await?;
            look(page, &state("left")).await?;
            assert_eq!(page.complaints().await?, Vec::<String>::new());
            Ok(())
        })
        .await?;
    }
    // Without a connection it says since when.
    let (label, code) = clerk.press(key(&kiosk), 100).await?;
    let url = format!("{}/t/{code}#theme=light", branch.server.url());
    Chromium::with(&[MAY_SOUND], async |page| {
        page.size(390, 844).await?;
        page.open(&url).await?;
        page.text("number", &label).await?;
        page.wait("document.querySelector('[data-testid=phone]').dataset.link === 'live'").await?;
        branch.server.kill()?;
        page.text("offline", "No connection").await?;
        look(page, "phone-light-offline").await
    })
    .await
}

/// WCAG 1.4.10 and 1.4.12: as narrow as a phone with enlarged text, and with more room between letters, words and lines.
#[tokio::test]
async fn the_phone_is_narrow_and_its_text_spaced() -> Result {
    const SPACED: &str = "['* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }', \
        'p { margin-bottom: 2em !important; }'].every((rule) => document.styleSheets[0].insertRule(rule) === 0)";
    let branch = Branch::start(&["en"])?;
    let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
    let clerk = branch.clerk().await?;
    let (label, code) = clerk.press(key(&kiosk), 0).await?;
    Chromium::with(&[], async |page| {
        page.size(320, 640).await?;
        page.open(&format!("{}/t/{code}#theme=light", branch.server.url())).await?;
        page.text("number", &label).await?;
        look(page, "phone-narrow").await?;
        assert_eq!(page.js(SPACED).await?, true);
        look(page, "phone-narrow-spaced").await?;
        // Nothing is out of reach above or beside: what does not fit is scrolled to.
        let hidden = "[...document.querySelectorAll('button, p, h1, select')].filter((e) => { const r = e.getBoundingClientRect(); \
            return r.width > 0 && (r.left < -1 || r.right > innerWidth + 1 || r.top + scrollY < -1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'); }).map((e) => e.textContent)";
        assert_eq!(page.js(hidden).await?, serde_json::json!([]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_kiosk_and_the_screen_say_when_something_is_wrong() -> Result {
    let printer = FakePrinter::start();
    printer.end_paper();
    let mut branch = Branch::start(&["en", "ar"])?;
    let kiosk = branch.printing_kiosk("kiosk-t", &printer.address())?;
    let screen = branch.page(Kind::Screen, "screen-t", "&voice=off")?;
    Chromium::with(&[], async |page| {
        page.size(1080, 1920).await?;
        page.open(&format!("{kiosk}&theme=dark")).await?;
        page.click(".service:not([aria-disabled=true])").await?;
        page.text("failed", "No ticket was issued").await?;
        look(page, "kiosk-dark-failed").await?;
        page.size(1920, 1080).await?;
        page.open(&format!("{screen}&theme=light")).await?;
        page.text("sound-off", "touch here").await?;
        look(page, "screen-light-sound-off").await?;
        branch.server.kill()?;
        page.text("lost", "No connection").await?;
        look(page, "screen-light-lost").await
    })
    .await
}
