//! What a screen reader gets: names, roles, states, what is announced and where the focus is, read over AT-SPI from the
//! real window as a screen reader reads it.
//!
//! The tables say what each screen must hold, line by line: role, name, states. A number in a name is `#`: who waits, and for
//! how long, is the demo branch's matter. (To WebKit, a button with a menu is a combo box.)

use callpad_tests::{App, CONTROLS, Desktop, Node, Options, Reader, Result, Trouble, choose};
use serde_json::json;

/// The lines that the screens of a language must hold.
struct Screens {
    language: &'static str,
    free: &'static [&'static str],
    serving: &'static [&'static str],
    transfer: &'static [&'static str],
    settings: &'static [&'static str],
    bar: &'static [&'static str],
    /// What is announced when a ticket was called, and when it was paused.
    called: &'static str,
    paused: &'static str,
}

const ENGLISH: Screens = Screens {
    language: "en",
    free: &[
        r#"push button "Counter #""#,
        r#"push button "New ticket""#,
        r#"toggle button "Break""#,
        r#"combo box "Menu""#,
        r#"heading "Free""#,
        r##"push button "Call next""##,
        r#"heading "Tickets""#,
        r#"page tab list "Tickets""#,
        r#"page tab "Waiting #" [selected]"#,
        r#"page tab "Paused #""#,
        r#"page tab "No-shows #""#,
        r#"entry "Find a number or name""#,
        r#"toggle button "All" [pressed]"#,
        r#"push button "Call A #""#,
    ],
    serving: &[
        r#"toggle button "Break" [disabled]"#,
        r#"heading "Now serving · Payments""#,
        r#"timer "Service time""#,
        r#"push button "No-show""#,
        r#"push button "Pause""#,
        r#"push button "Transfer…""#,
        r#"push button "Recall""#,
        r#"push button "End""#,
        r##"push button "End & call next" [focused]"##,
    ],
    transfer: &[
        r#"dialog "Transfer A #" [modal]"#,
        r#"page tab list "Transfer to""#,
        r#"page tab "Service" [selected]"#,
        r#"page tab "Counter""#,
        r#"page tab "Person""#,
        r#"entry "Find a service" [focused]"#,
        r#"check box "Priority: called before others""#,
        r#"push button "Keep A #""#,
        r#"push button "Transfer""#,
    ],
    settings: &[
        r#"dialog "Settings" [modal]"#,
        r#"combo box "Language""#,
        r#"slider "Volume""#,
        r#"check box "Quiet while a ticket is open" [checked]"#,
        r#"push button "Cancel""#,
        r#"push button "Save""#,
    ],
    bar: &[r##"push button "Call next""##, r#"push button "Show the counter window""#],
    called: "Now serving A #, Payments.",
    paused: "A # was paused.",
};

const ARABIC: Screens = Screens {
    language: "ar",
    free: &[
        r#"push button "تذكرة جديدة""#,
        r#"toggle button "استراحة""#,
        r#"combo box "القائمة""#,
        r#"heading "متاح""#,
        r##"push button "نداء التالي""##,
        r#"heading "التذاكر""#,
        r#"page tab list "التذاكر""#,
        r#"page tab "في الانتظار #" [selected]"#,
        r#"page tab "معلّقة #""#,
        r#"page tab "الغائبون #""#,
        r#"entry "ابحث عن رقم أو اسم""#,
        r#"toggle button "الكل" [pressed]"#,
        r#"push button "نداء A #""#,
    ],
    serving: &[
        r#"toggle button "استراحة" [disabled]"#,
        r#"heading "قيد الخدمة · Payments""#,
        r#"timer "مدة الخدمة""#,
        r#"push button "تسجيل غياب""#,
        r#"push button "تعليق""#,
        r#"push button "تحويل…""#,
        r#"push button "إعادة النداء""#,
        r#"push button "إنهاء""#,
        r##"push button "إنهاء ونداء التالي" [focused]"##,
    ],
    transfer: &[
        r#"dialog "تحويل A #" [modal]"#,
        r#"page tab list "التحويل إلى""#,
        r#"page tab "خدمة" [selected]"#,
        r#"page tab "شباك""#,
        r#"page tab "شخص""#,
        r#"entry "ابحث عن خدمة" [focused]"#,
        r#"check box "أولوية: يتقدّم على الآخرين""#,
        r#"push button "إبقاء A #""#,
        r#"push button "تحويل""#,
    ],
    settings: &[
        r#"dialog "الإعدادات" [modal]"#,
        r#"combo box "اللغة""#,
        r#"slider "مستوى الصوت""#,
        r#"check box "صمت ما دامت تذكرة مفتوحة" [checked]"#,
        r#"push button "إلغاء""#,
        r#"push button "حفظ""#,
    ],
    bar: &[r##"push button "نداء التالي""##, r#"push button "إظهار نافذة الشباك""#],
    called: "قيد الخدمة الآن A #، Payments.",
    paused: "عُلّقت A #.",
};

/// Every number as `#`.
fn numberless(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// The lines of a table that the tree does not hold. Where the focus is counts only where the table names it.
fn missing<'t>(tree: &Node, table: &'t [&'t str]) -> Vec<&'t str> {
    let nodes = tree.all();
    let holds = |wanted: &str| {
        nodes.iter().any(|node| {
            let states = node.states.iter().copied().filter(|state| *state != "focused").collect();
            let unfocused = Node { role: node.role, name: node.name.clone(), states, ..Node::default() };
            numberless(&node.line()) == wanted || numberless(&unfocused.line()) == wanted
        })
    };
    table.iter().filter(|wanted| !holds(wanted)).copied().collect()
}

/// Waits until the tree holds every line of the table, and nothing in it that can be acted on is without a name.
async fn shows(reader: &Reader, screen: &str, table: &[&str]) -> Result<Node> {
    let shown = reader.until(&format!("the {screen}"), |tree| missing(tree, table).is_empty()).await;
    let tree = match shown {
        Ok(tree) => tree,
        Err(trouble) => {
            let lines = missing(&reader.read()?, table).join("\n");
            return Err(Trouble::new(format!("{trouble:?}\nMissing in the {screen}:\n{lines}")));
        }
    };
    let nameless = |node: &&Node| CONTROLS.contains(&node.role) && node.name.trim().is_empty();
    let nameless: Vec<_> = tree.all().into_iter().filter(nameless).map(Node::outline).collect();
    if nameless.is_empty() { Ok(tree) } else { Err(Trouble::new(format!("without a name: {nameless:?}"))) }
}

/// Waits until a live region says it: a screen reader reads what comes into one.
async fn announced(reader: &Reader, words: &str) -> Result {
    let says = |tree: &Node| {
        let live = |node: &&Node| node.attributes.get("live").is_some_and(|live| live != "off");
        let within = tree.all().into_iter().filter(live).flat_map(Node::all);
        within.map(Node::heard).any(|heard| numberless(&heard) == words)
    };
    reader.until(&format!("{words:?} in a live region"), says).await?;
    Ok(())
}

async fn reads(screens: &Screens) -> Result {
    let desktop = Desktop::start(Options { accessibility: true, ..Options::default() })?;
    let data = tempfile::tempdir()?;
    // What is told stays until it was read.
    choose(data.path(), json!({ "language": screens.language, "ribbon": "untilNext" }))?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    let reader = Reader::start(&desktop)?;
    app.try_it().await?;
    shows(&reader, "free counter", screens.free).await?;

    app.click("call-next").await?;
    app.find("open-number").await?;
    announced(&reader, screens.called).await?;
    app.wait_free("call-next").await?;
    shows(&reader, "serving counter", screens.serving).await?;

    app.click("transfer").await?;
    app.find("transfer-dialog").await?;
    let tree = shows(&reader, "transfer", screens.transfer).await?;
    let tabs: Vec<_> = tree.all().into_iter().filter(|node| node.role == "page tab").collect();
    let chosen = tabs.iter().filter(|tab| tab.states.contains(&"selected")).count();
    assert_eq!((tabs.len(), chosen), (3, 1), "only the window is read, and one of its tabs is chosen");
    app.click("dialog-cancel").await?;
    app.wait_gone("transfer-dialog").await?;

    app.click("menu").await?;
    app.click("menu-settings").await?;
    app.find("settings").await?;
    shows(&reader, "settings", screens.settings).await?;
    app.click("dialog-cancel").await?;
    app.wait_gone("settings").await?;

    app.click("pause").await?;
    announced(&reader, screens.paused).await?;

    app.click("menu").await?;
    app.click("menu-bar").await?;
    shows(&reader, "bar", screens.bar).await?;
    app.close().await
}

#[tokio::test]
async fn a_screen_reader_gets_the_screens_in_english() -> Result {
    reads(&ENGLISH).await
}

#[tokio::test]
async fn a_screen_reader_gets_the_screens_in_arabic() -> Result {
    reads(&ARABIC).await
}
