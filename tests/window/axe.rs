//! axe on every screen of the real window, colours included: what the component tests cannot see (WCAG 2.2 AA).

use callpad_tests::{App, Look, Result, Trouble, tour, tour_of_the_board};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// Runs axe on the page as it is now.
async fn axe(app: &App<'_>, screen: &str, without: &str) -> Result {
    let source = std::fs::read_to_string(AXE)?;
    // As the body of a script of the driver, which the page's content policy does not concern.
    app.session().execute(&format!("{source}; return true"), vec![]).await?;
    let run = "(() => { delete document.documentElement.dataset.axe; \
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
        const off = Object.fromEntries(arguments[0].split(' ').filter(Boolean).map((id) => [id, { enabled: false }])); \
        axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: off }).then( \
          (found) => { document.documentElement.dataset.axe = JSON.stringify(found.violations.map((v) => \
            [v.id, v.nodes.map((n) => `${n.target} ${n.failureSummary}`)])); }, \
          (error) => { document.documentElement.dataset.axe = String(error); }); return true; })()";
    app.js(run, vec![without.into()]).await?;
    let found = app.wait_js("axe", "document.documentElement.dataset.axe", vec![]).await?;
    match found.as_str() {
        Some("[]") => Ok(()),
        other => Err(Trouble::new(format!("{screen}: {}", other.unwrap_or_default()))),
    }
}

#[tokio::test]
async fn it_finds_nothing_in_light() -> Result {
    tour("en", &[], Look::Plain, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_in_the_dark() -> Result {
    let dark = [("GTK_THEME", "Adwaita:dark")];
    tour("en", &dark, Look::Plain, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_in_arabic() -> Result {
    tour("ar", &[], Look::Plain, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_in_forced_colours() -> Result {
    tour("en", &[], Look::ForcedColours, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_on_the_board_in_light() -> Result {
    tour_of_the_board("en", &[], Look::Plain, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_on_the_board_in_the_dark() -> Result {
    let dark = [("GTK_THEME", "Adwaita:dark")];
    tour_of_the_board("en", &dark, Look::Plain, async |app, screen| axe(app, screen, "").await).await
}

#[tokio::test]
async fn it_finds_nothing_on_the_board_in_arabic() -> Result {
    tour_of_the_board("ar", &[], Look::Plain, async |app, screen| axe(app, screen, "").await).await
}
