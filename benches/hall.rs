//! `cargo xtask bench hall`: from a clerk's press to the number on the screen in the hall, in a real Chromium beside the bare
//! WebSocket in the same run; the same with a hall full of screens and phones; and how soon a page stands on a slow device.
//! Prints tables for `docs/performance.md`.
#![cfg_attr(target_os = "linux", allow(clippy::print_stdout, reason = "a program for the terminal"))]

#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/hall/branch.rs"]
mod branch;

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use callpad_tests::{Chromium, MAY_SOUND, Result, Spread, Trouble, now_ms, used};
    use futures_util::{SinkExt, StreamExt};
    use serde_json::{Value, json};
    use tokio::sync::mpsc;
    use tokio_tungstenite::{connect_async, tungstenite::Message};

    use crate::branch::{Branch, Kind};

    /// How often a call is drawn in large letters. Each stands for four seconds.
    const DRAWN: usize = 100;
    /// A call has its time in large letters, and a little more.
    const STANDS: Duration = Duration::from_millis(5_300);
    const SCREENS: usize = 50;
    /// Pages of one key.
    const OF_ONE_KEY: usize = 8;
    const PHONES: usize = 1_000;
    const KIOSKS: usize = 20;
    /// The server issues 600 a minute at most.
    const A_MINUTE: usize = 500;
    /// How often a call is told to all of them.
    const TOLD: usize = 150;
    /// How often each page is opened on a slow device.
    const OPENED: usize = 7;
    /// How much slower that is.
    const SLOWER: u32 = 4;
    /// For those who wait for what must come.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// Notes when the number that is wanted is drawn: the frame after the change counts, when it is done.
    const WATCH: &str = "(() => { window.__drawn = {}; window.__wanted = null; \
        new MutationObserver(() => { \
          const wanted = window.__wanted; \
          const number = document.querySelector('[data-testid=number]'); \
          if (wanted && number && number.innerText.replace(/\\s+/g, ' ').trim() === wanted) { \
            window.__wanted = null; \
            requestAnimationFrame(() => { const done = new MessageChannel(); \
              done.port1.onmessage = () => { window.__drawn[wanted] = performance.timeOrigin + performance.now(); document.documentElement.dataset.drawn = wanted; }; \
              done.port2.postMessage(0); }); } \
        }).observe(document.body, { subtree: true, childList: true, characterData: true }); return true; })()";

    /// What a page without a browser heard, when, and which page it was.
    type Heard = (usize, Instant, Value);

    /// A page without a browser: tells what comes of these kinds.
    async fn listen(
        server: &str,
        who: Value,
        page: usize,
        kinds: &'static [&'static str],
        heard: mpsc::UnboundedSender<Heard>,
    ) -> Result {
        let trouble = |error: tokio_tungstenite::tungstenite::Error| Trouble::new(error.to_string());
        let url = format!("{}/callpad/v1/hall/events", server.replace("http://", "ws://"));
        let (mut line, _) = connect_async(url).await.map_err(trouble)?;
        line.send(Message::text(who.to_string())).await.map_err(trouble)?;
        let hello = line.next().await.ok_or_else(|| Trouble::new("no hello"))?.map_err(trouble)?;
        if !hello.to_text().unwrap_or_default().contains("\"hello\"") {
            return Err(Trouble::new(format!("{hello:?} in the place of hello")));
        }
        tokio::spawn(async move {
            let mut beat = tokio::time::interval(Duration::from_secs(10));
            loop {
                tokio::select! {
                    _ = beat.tick() => {
                        if line.send(Message::text(r#"{"type":"beat"}"#)).await.is_err() { return; }
                    }
                    message = line.next() => {
                        let at = Instant::now();
                        let Some(Ok(message)) = message else { return };
                        let Ok(told) = serde_json::from_str::<Value>(message.to_text().unwrap_or_default()) else { continue };
                        if kinds.iter().any(|kind| told["type"] == *kind) && heard.send((page, at, told)).is_err() {
                            return;
                        }
                    }
                }
            }
        });
        Ok(())
    }

    fn key(page: &str) -> Value {
        let key = page.split("key=").nth(1).unwrap_or_default();
        json!({ "key": key.split('&').next().unwrap_or_default() })
    }

    async fn hear(heard: &mut mpsc::UnboundedReceiver<Heard>, what: &str) -> Result<Heard> {
        let next = tokio::time::timeout(PATIENCE, heard.recv()).await;
        next.ok().flatten().ok_or_else(|| Trouble::new(format!("{what} did not come")))
    }

    /// How far the page's clock is ahead of ours, and how far that may be wrong, in milliseconds.
    async fn ahead(page: &Chromium) -> Result<(f64, f64)> {
        let mut best = (0.0, f64::INFINITY);
        for _ in 0..40 {
            let before = now_ms();
            let told =
                page.js("performance.timeOrigin + performance.now()").await?.as_f64().unwrap_or(f64::NAN);
            let after = now_ms();
            let wrong = (after - before) / 2.0;
            if wrong < best.1 {
                best = (told - f64::midpoint(before, after), wrong);
            }
        }
        Ok(best)
    }

    pub(super) async fn run(short: bool) -> Result {
        pressed(if short { 3 } else { DRAWN }).await?;
        full(short).await?;
        opened(if short { 1 } else { OPENED }).await
    }

    /// From the press to the screen.
    async fn pressed(times: usize) -> Result {
        let branch = Branch::start(&["en"])?;
        let url = branch.page(Kind::Screen, "screen-t", "&voice=off&theme=dark")?;
        let clerk = branch.clerk().await?;
        let (heard, mut calls) = mpsc::unbounded_channel();
        listen(&branch.server.url(), key(&url), 0, &["call"], heard).await?;
        let (mut bare, mut drawn) = (Vec::new(), Vec::new());
        let mut wrong = 0.0;
        let (all_bare, all_drawn) = (&mut bare, &mut drawn);
        Chromium::with(&[MAY_SOUND], async |page| {
            page.size(1920, 1080).await?;
            page.open(&url).await?;
            page.wait("document.querySelector('[data-testid=screen]')?.dataset.link === 'live'").await?;
            page.js(WATCH).await?;
            let (ahead, by) = ahead(page).await?;
            wrong = by;
            for _ in 0..times {
                let (id, label) = clerk.issue("").await?;
                page.js(&format!("(window.__wanted = {})", json!(label))).await?;
                let (start, at) = (Instant::now(), now_ms());
                let (called, told) = tokio::join!(clerk.call(&id), hear(&mut calls, "a call"));
                all_bare.push((told?.1 - start).as_secs_f64() * 1_000.0);
                page.wait(&format!("document.documentElement.dataset.drawn === {}", json!(label))).await?;
                let seen = page.js(&format!("window.__drawn[{}]", json!(label))).await?;
                all_drawn.push(seen.as_f64().unwrap_or(f64::NAN) - ahead - at);
                clerk.end(called?).await?;
                tokio::time::sleep(STANDS).await;
            }
            Ok(())
        })
        .await?;
        println!("| from a clerk's press | p50 | p99 | times | goal |\n|---|---|---|---|---|");
        println!("{}", Spread(bare).row("to the bare WebSocket of a screen", ""));
        let what = format!("to the number drawn on the screen (two clocks, ± {wrong:.1} ms)");
        println!("{}", Spread(drawn).row(&what, "50 / 120 ms"));
        Ok(())
    }

    /// A hall full of screens and phones.
    async fn full(short: bool) -> Result {
        let (screens, phones, kiosks, told) =
            if short { (4, 10, 2, 3) } else { (SCREENS, PHONES, KIOSKS, TOLD) };
        let branch = Branch::start(&["en"])?;
        let url = branch.server.url();
        let clerk = Arc::new(branch.clerk().await?);
        let mut codes = HashMap::new();
        let pages = (0..kiosks)
            .map(|n| branch.page(Kind::Kiosk, &format!("kiosk-{n}"), ""))
            .collect::<Result<Vec<_>>>()?;
        for n in 0..phones {
            if n > 0 && n % A_MINUTE == 0 {
                tokio::time::sleep(Duration::from_secs(61)).await;
            }
            let device = key(&pages[n % kiosks]);
            let (label, code) = clerk.press(device["key"].as_str().unwrap_or_default(), n).await?;
            codes.insert(label, code);
        }
        let pid = branch.server.pid().ok_or_else(|| Trouble::new("the server does not run"))?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        let before = used(pid).1;
        let (heard, mut calls) = mpsc::unbounded_channel();
        let mut device = Value::Null;
        for n in 0..screens {
            if n % OF_ONE_KEY == 0 {
                device = key(&branch.page(Kind::Screen, &format!("screen-{n}"), "")?);
            }
            listen(&url, device.clone(), n, &["call"], heard.clone()).await?;
        }
        let (heard, mut tickets) = mpsc::unbounded_channel();
        let mut of_phone = HashMap::new();
        for (n, (label, code)) in codes.iter().enumerate() {
            listen(&url, json!({ "code": code }), n, &["ticket"], heard.clone()).await?;
            of_phone.insert(label.clone(), n);
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let grown = (used(pid).1.saturating_sub(before)) as f64 / 1_024.0;
        let waiting = clerk.waiting().await?;
        let followed = waiting.into_iter().filter(|(_, label)| of_phone.contains_key(label));
        let (mut on_screens, mut on_phones) = (Vec::new(), Vec::new());
        for (id, label) in followed.take(told) {
            let start = Instant::now();
            let ms = |at: Instant| (at - start).as_secs_f64() * 1_000.0;
            let (called, seen, rung) = tokio::join!(
                clerk.call(&id),
                async {
                    let mut all = Vec::new();
                    for _ in 0..screens {
                        all.push(ms(hear(&mut calls, "a call on all screens").await?.1));
                    }
                    Ok::<_, Trouble>(all)
                },
                async {
                    loop {
                        let (n, at, told) = hear(&mut tickets, "the call on its phone").await?;
                        if n == of_phone[&label] && told["state"] == "called" {
                            return Ok::<_, Trouble>(ms(at));
                        }
                    }
                }
            );
            on_screens.extend(seen?);
            on_phones.push(rung?);
            clerk.end(called?).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let most = used(pid).1.saturating_sub(before) as f64 / 1_024.0;
        println!(
            "\n| {screens} screens, {phones} phones, from a clerk's press | p50 | p99 | times | goal |\n|---|---|---|---|---|"
        );
        println!("{}", Spread(on_screens).row("to each screen", "250 ms at p99"));
        println!("{}", Spread(on_phones).row("to the phone that is called", "250 ms at p99"));
        println!("\n| memory of the server with them | more than before | goal |\n|---|---|---|");
        println!("| at rest | {grown:.1} MiB | |");
        println!("| after {told} calls | {most:.1} MiB | under 60 MiB |");
        Ok(())
    }

    /// How soon a page stands on a slow device.
    async fn opened(times: usize) -> Result {
        let branch = Branch::start(&["en"])?;
        let kiosk = branch.page(Kind::Kiosk, "kiosk-t", "")?;
        let clerk = branch.clerk().await?;
        let device = key(&kiosk);
        let (_, code) = clerk.press(device["key"].as_str().unwrap_or_default(), 0).await?;
        let pages = [
            ("screen", branch.page(Kind::Screen, "screen-t", "&voice=off")?, "[data-link=live]"),
            ("kiosk", kiosk, ".service"),
            ("phone", format!("{}/t/{code}", branch.server.url()), "[data-testid=number]"),
        ];
        println!(
            "\n| page, processor {SLOWER} times slower, nothing in the cache | first paint, p50 | most | all of it, p50 | most | times | goal |\n|---|---|---|---|---|---|---|"
        );
        for (name, url, whole) in pages {
            let (mut first, mut all) = (Vec::new(), Vec::new());
            for _ in 0..times {
                let (first, all) = (&mut first, &mut all);
                Chromium::with(&[MAY_SOUND], async |page| {
                    page.before_each_page(&format!(
                        "new MutationObserver((_, own) => {{ if (!document.querySelector('{whole}')) return; own.disconnect(); \
                         requestAnimationFrame(() => {{ document.documentElement.dataset.whole = performance.now(); }}); }}) \
                         .observe(document, {{ subtree: true, childList: true, attributes: true }})"
                    ))
                    .await?;
                    page.tool("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
                    page.open(&url).await?;
                    let stands = page.wait("document.documentElement.dataset.whole").await?;
                    all.push(stands.as_str().and_then(|ms| ms.parse::<f64>().ok()).unwrap_or(f64::NAN));
                    let paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";
                    first.push(page.js(paint).await?.as_f64().unwrap_or(f64::NAN));
                    Ok(())
                })
                .await?;
            }
            let (first, all) = (Spread(first), Spread(all));
            println!(
                "| {name} | {:.0} ms | {:.0} ms | {:.0} ms | {:.0} ms | {times} | 1,000 ms |",
                first.at(0.5),
                first.at(1.0),
                all.at(0.5),
                all.at(1.0)
            );
        }
        Ok(())
    }
}

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> callpad_tests::Result {
    linux::run(std::env::args().any(|argument| argument == "--short")).await
}

/// The browser is driven on Linux.
#[cfg(not(target_os = "linux"))]
fn main() {}
