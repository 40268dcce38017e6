//! The screen: calls, recalls, calls at one moment, sound, and a server that goes and comes.

use callpad_tests::{Chromium, MAY_SOUND, Result};

use crate::branch::{Branch, Kind};

/// Waits until the screen is connected.
async fn live(page: &Chromium) -> Result {
    page.wait("document.querySelector('[data-testid=screen]')?.dataset.link === 'live'").await?;
    Ok(())
}

/// Waits until this ticket stands in large letters.
async fn shows(page: &Chromium, label: &str) -> Result {
    page.text("number", label).await?;
    Ok(())
}

#[tokio::test]
async fn it_shows_a_call_a_recall_and_two_calls_at_one_moment() -> Result {
    let branch = Branch::start(&["en", "pt", "ar"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&theme=dark&voice=off")?;
    let clerk = branch.clerk().await?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.size(1920, 1080).await?;
        page.open(&url).await?;
        live(page).await?;
        // The key is kept, and no longer to be read off the screen.
        assert_eq!(page.js("location.hash").await?, "#theme=dark&voice=off");

        let first = clerk.issue_and_call("<b>Nobody's name</b>").await?;
        shows(page, &first.label).await?;
        page.text("now", "Now called · Agora · ").await?;
        let height =
            "document.querySelector('[data-testid=number]').getBoundingClientRect().height / innerHeight";
        assert!(page.js(height).await?.as_f64().unwrap_or_default() >= 0.25, "the number is too small");
        assert_eq!(page.js("document.body.innerText.includes('name')").await?, false, "a name in the hall");

        clerk.recall(&first).await?;
        page.text("now", "Called again").await?;
        clerk.end(first).await?;

        // At one moment: one in large letters, the other beside it at once, and then in large letters.
        let second = clerk.issue_and_call("B").await?;
        let label = second.label.clone();
        clerk.end(second).await?;
        let third = clerk.issue_and_call("C").await?;
        page.text("past", &third.label).await?;
        shows(page, &label).await?;
        shows(page, &third.label).await?;
        page.text("past", &label).await?;

        // Taken back: it is called no longer.
        let gone = third.label.clone();
        clerk.no_show(third).await?;
        page.wait(&format!("!document.body.innerText.includes('{gone}')")).await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_says_that_it_cannot_be_heard_until_it_is_touched() -> Result {
    let branch = Branch::start(&["en", "de"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&voice=off")?;
    Chromium::with(&[], async |page| {
        page.open(&url).await?;
        page.text("sound-off", "Sound is off: touch here · Ton ist aus").await?;
        page.click("[data-testid=sound-off]").await?;
        page.wait("document.querySelector('[data-testid=screen]').dataset.sound === 'on'").await?;
        page.wait("!document.querySelector('[data-testid=sound-off]')").await?;
        Ok(())
    })
    .await?;
    // As devices are started it sounds without a touch.
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        page.wait("document.querySelector('[data-testid=screen]')?.dataset.sound === 'on'").await?;
        assert_eq!(
            page.js("document.querySelector('[data-testid=sound-off]')").await?,
            serde_json::Value::Null
        );
        Ok(())
    })
    .await
}

/// This computer has no voices: what is heard instead are recorded words, in each of the location's languages.
#[tokio::test]
async fn it_says_recorded_words_where_there_is_no_voice() -> Result {
    let branch = Branch::start(&["en", "ar"])?;
    let url = branch.page(Kind::Screen, "screen-t", "")?;
    let clerk = branch.clerk().await?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.before_each_page(
            "Object.defineProperty(window, 'speechSynthesis', { value: undefined, configurable: true }); \
             window.heard = []; \
             { const start = AudioBufferSourceNode.prototype.start; \
               AudioBufferSourceNode.prototype.start = function (when, from, lasts) { \
                 window.heard.push([Math.round(this.buffer.duration), from, lasts]); document.documentElement.dataset.heard = window.heard.length; \
                 return start.call(this, when, from, lasts); }; }",
        )
        .await?;
        page.open(&url).await?;
        live(page).await?;
        let called = clerk.issue_and_call("A").await?;
        shows(page, &called.label).await?;
        // In both languages: a file each.
        let loaded = "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.mp3')).length";
        page.wait(&format!("Number(document.documentElement.dataset.heard ?? 0) >= 6 && {loaded} === 2 && new Set(window.heard.map(([whole]) => whole)).size === 2")).await?;
        let inside = "window.heard.every(([whole, from, lasts]) => from >= 0 && lasts > 0.2 && from + lasts <= whole + 1)";
        assert_eq!(page.js(inside).await?, true);
        page.wait("document.querySelector('[data-testid=screen]').dataset.sound === 'on'").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_says_that_the_server_is_gone_and_comes_back_by_itself() -> Result {
    let mut branch = Branch::start(&["en", "fr"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&voice=off")?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        live(page).await?;
        let before = branch.clerk().await?.issue_and_call("A").await?;
        shows(page, &before.label).await?;
        branch.server.kill()?;
        page.text("lost", "No connection").await?;
        page.text("lost", "Pas de connexion").await?;
        // An old call is not shown as new meanwhile.
        assert_eq!(page.js("document.querySelector('[data-testid=number]')").await?, serde_json::Value::Null);
        branch.server.again(&[])?;
        live(page).await?;
        let clerk = branch.clerk().await?;
        clerk.recall(&before).await?;
        page.text("now", "Called again").await?;
        Ok(())
    })
    .await
}

/// As when a cable is pulled: nothing comes any more, and nothing is closed.
#[tokio::test]
async fn it_notices_a_line_that_is_dead_without_an_end() -> Result {
    let branch = Branch::start(&["en"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&voice=off")?;
    let clerk = branch.clerk().await?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        live(page).await?;
        branch.server.freeze(true)?;
        page.text("lost", "No connection").await?;
        branch.server.freeze(false)?;
        live(page).await?;
        let called = clerk.issue_and_call("A").await?;
        shows(page, &called.label).await?;
        page.text("now", "Now called").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_that_is_removed_shows_nothing_any_more() -> Result {
    let branch = Branch::start(&["en"])?;
    let url = branch.page(Kind::Screen, "screen-t", "")?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        live(page).await?;
        branch.remove("screen-t")?;
        page.text("no-key", "does not know this page").await?;
        page.text("no-key", "callpad-server device add").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_that_was_on_before_the_server_gets_its_page_by_the_launcher() -> Result {
    let mut branch = Branch::start(&["en"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&theme=light")?;
    branch.server.kill()?;
    let launcher = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../installers/hall/launcher.html");
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&format!("{}#{url}", Chromium::file(&launcher.canonicalize()?))).await?;
        page.wait("document.getElementById('words')?.innerText.includes('Waiting for the server')").await?;
        branch.server.again(&[])?;
        // A page that goes ends every wait in it: so this is asked from outside.
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
        while page.js("location.protocol").await? != "http:" {
            assert!(tokio::time::Instant::now() < deadline, "the launcher did not go on");
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        live(page).await?;
        assert_eq!(page.js("document.documentElement.dataset.theme").await?, "light");
        Ok(())
    })
    .await
}
