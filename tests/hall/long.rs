//! Days of calls in fast time: a screen must not grow. The page's clocks run fast, and its server is in the page, so that a
//! day passes in minutes; everything else is the real page in the real browser.

use callpad_tests::{Chromium, MAY_SOUND, Result, Trouble};
use serde_json::json;

use crate::branch::{Branch, Kind};

/// How much faster the page's time runs.
const FASTER: u32 = 120;
/// In the page's time: a call each half minute.
const CALL_EVERY_MS: u32 = 30_000;

/// What the browser's compiler keeps of code that has become warm, in bytes. It comes and goes, and does not grow with the hours;
/// four kilobytes of each call of two hours would be more, and a tenth of a kilobyte of each call of a day.
const WARMING: f64 = 300_000.0;

/// A screen with all that it can show at once has fewer nodes.
const MOST_NODES: f64 = 400.0;

/// What is waited for in real time, in milliseconds: the silence of a connection that is real enough to be late, the moment in
/// which a sound must have begun, and the patience of the test's own waits in the page.
const REAL: [u32; 3] = [4_500, 250, 60_000];

/// Makes the page's time run fast and puts a server into it that calls on and on.
fn fast() -> String {
    format!(
        "{{ const faster = {FASTER}, every = {CALL_EVERY_MS}, real = {REAL:?}; \
        const timeout = window.setTimeout, interval = window.setInterval, clock = performance.now.bind(performance); \
        window.setTimeout = (act, ms, ...more) => timeout(act, real.includes(ms) ? ms : (ms || 0) / faster, ...more); \
        window.setInterval = (act, ms, ...more) => interval(act, Math.max(4, ms / faster), ...more); \
        performance.now = () => clock() * faster; \
        window.calls = 0; \
        const call = (n) => ({{ call: n, times: 1, again: false, ticket: {{ tag: 'A', number: String(n % 1000).padStart(3, '0') }}, \
          counter: {{ tag: String(n % 9), name: `Counter ${{n % 9}}` }}, ago_ms: 0 }}); \
        const services = (n) => Array.from({{ length: 8 }}, (_, i) => ({{ id: `s${{i}}`, tag: 'ABCDEFGH'[i], name: `Service ${{i}}`, open: true, \
          waiting: (n * 7 + i) % 40, wait_s: [((n + i) % 50) * 60, 0, 0], opens: null, last_ticket: false }})); \
        window.WebSocket = class {{ \
          constructor() {{ this.readyState = 1; timeout(() => this.onopen && this.onopen()); }} \
          say(message) {{ if (this.onmessage) this.onmessage({{ data: JSON.stringify(message) }}); }} \
          send(text) {{ if (!('key' in JSON.parse(text))) return; \
            this.say({{ type: 'hello', now: '2026-11-28T00:00:00.000+00:00', version: '1', phones: null, called: [], services: services(0), \
              location: {{ id: 'l', name: 'Lisbon', languages: ['en', 'ar'], notice: null }}, device: {{ id: 'd', name: 'D', kind: 'screen', prints: false, printer: null }} }}); \
            this.beats = interval(() => this.say({{ type: 'beat' }}), Math.max(4, 2000 / faster)); \
            this.calls = interval(() => {{ window.calls += 1; this.say({{ type: 'call', ...call(window.calls) }}); \
              this.say({{ type: 'services', services: services(window.calls) }}); document.documentElement.dataset.calls = window.calls; }}, every / faster); }} \
          close() {{ clearInterval(this.beats); clearInterval(this.calls); this.readyState = 3; }} \
        }}; }}"
    )
}

/// Bytes of JavaScript and the number of nodes, swept.
async fn used(page: &Chromium) -> Result<(f64, f64)> {
    page.tool("HeapProfiler.collectGarbage", json!({})).await?;
    page.tool("HeapProfiler.collectGarbage", json!({})).await?;
    let told = page.tool("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        told["metrics"]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["name"] == name))
            .and_then(|one| one["value"].as_f64())
            .ok_or_else(|| Trouble::new(format!("no {name}")))
    };
    Ok((metric("JSHeapUsedSize")?, metric("Nodes")?))
}

/// Lets so many hours of calls go by, and compares with the first hour.
#[allow(clippy::print_stdout, reason = "what the benchmark shows")]
async fn hours(hours: u32) -> Result {
    let branch = Branch::start(&["en", "ar"])?;
    let url = branch.page(Kind::Screen, "screen-t", "&voice=off&theme=dark")?;
    let an_hour = 3_600_000 / CALL_EVERY_MS;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.tool("Performance.enable", json!({})).await?;
        page.before_each_page(&fast()).await?;
        page.open(&url).await?;
        let calls =
            async |n: u32| page.wait(&format!("Number(document.documentElement.dataset.calls) >= {n}")).await;
        calls(an_hour).await?;
        let (memory, nodes) = used(page).await?;
        // In steps: no wait may be longer than a wait's patience.
        for hour in 2..=hours {
            calls(hour * an_hour).await?;
        }
        let (memory_after, nodes_after) = used(page).await?;
        assert!(
            memory_after <= memory * 1.1 + WARMING,
            "{memory} bytes after an hour, {memory_after} after {hours}"
        );
        // For `cargo xtask bench hall`.
        let kib = |bytes: f64| bytes / 1_024.0;
        println!(
            "| memory of a screen: after an hour of calls | {:.0} KiB, {nodes} nodes |\n| after {hours} hours | {:.0} KiB, {nodes_after} nodes: {:.2} times |",
            kib(memory),
            kib(memory_after),
            memory_after / memory
        );
        assert!(nodes_after < MOST_NODES, "{nodes} nodes after an hour, {nodes_after} after {hours}");
        page.text("number", "A ").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_hours_of_calls_leave_nothing_behind() -> Result {
    hours(2).await
}

/// `cargo test --package callpad-tests --test hall -- --ignored day`
#[tokio::test]
#[ignore = "twelve minutes: a day of 2,880 calls"]
async fn a_day_of_calls_leaves_nothing_behind() -> Result {
    hours(24).await
}
