//! `cargo xtask bench live`: what a person waits for, measured in the real window of the release build, beside the bare
//! line in the same run. Prints a table for `docs/performance.md`.
#![cfg_attr(target_os = "linux", allow(clippy::print_stdout, reason = "a program for the terminal"))]

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::process::Stdio;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use callpad_client::{Client, Options as ClientOptions, ServerAddress, Session};
    use callpad_tests::{
        App, Desktop, Options, Outside, Result, Spread, Trouble, choose, now_ms, program, used,
    };
    use serde_json::{Value, json};

    /// How many times each is measured.
    const TIMES: usize = 40;
    /// How long the idle app is watched.
    const IDLE: Duration = Duration::from_secs(60);
    /// How long an app is given to come to rest after its start.
    const SETTLES: Duration = Duration::from_secs(20);

    /// Notes when a text is drawn: the page's changes are looked at, and the frame after the change counts.
    const WATCH: &str = "window.__drawn = {}; window.__wanted = null;
new MutationObserver(() => {
  const wanted = window.__wanted;
  if (wanted && !(wanted in window.__drawn) && document.body.textContent.includes(wanted)) {
    window.__drawn[wanted] = 0;
    requestAnimationFrame(() => { window.__drawn[wanted] = performance.timeOrigin + performance.now(); document.body.dataset.drawn = wanted; });
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true });";

    /// Presses F9 and returns the milliseconds until another number than before is drawn.
    const PRESS: &str = "const done = arguments[arguments.length - 1];
const number = () => document.querySelector('[data-testid=open-number]')?.textContent ?? '';
const before = number();
const start = performance.now();
const observer = new MutationObserver(() => {
  if (number() !== '' && number() !== before) {
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }
});
observer.observe(document.body, { subtree: true, childList: true, characterData: true });
(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', code: 'F9', bubbles: true, cancelable: true }));";

    async fn session(server: &Outside) -> Result<Session> {
        let trouble = |error: String| Trouble::new(error);
        let address = ServerAddress::parse(&server.url()).map_err(|e| trouble(e.to_string()))?;
        let client = Client::new(address, ClientOptions::default()).map_err(|e| trouble(e.to_string()))?;
        let signed = Session::sign_in(client, server.user_id.as_str().into(), None).await;
        Ok(signed.map_err(|e| trouble(e.to_string()))?.0)
    }

    /// The times (epoch, ms) at which the notification service was asked, as the bus itself noted them.
    fn notified(desktop: &Desktop) -> Result<Arc<Mutex<Vec<f64>>>> {
        let mut command = desktop.command("dbus-monitor");
        command.args(["--session", "member='Notify'"]).stdout(Stdio::piped());
        let mut monitor = desktop.spawn(&mut command)?;
        let out = monitor.stdout.take().ok_or_else(|| Trouble::new("dbus-monitor has no output"))?;
        let times = Arc::new(Mutex::new(Vec::new()));
        let heard = times.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(std::io::Result::ok) {
                let time = line.contains("member=Notify").then(|| line.split("time=").nth(1)).flatten();
                let time = time.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
                if let (Some(time), Ok(mut all)) = (time, heard.lock()) {
                    all.push(time * 1_000.0);
                }
            }
        });
        Ok(times)
    }

    pub(super) async fn run() -> Result {
        let desktop = Desktop::start(Options::default())?;
        let server = Outside::start(&[])?;
        let data = tempfile::tempdir()?;
        choose(
            data.path(),
            json!({"language": "en", "alertNewTicket": "every", "alertOverTarget": false, "alertSentHere": false,
                "alertSound": "none"}),
        )?;
        let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
        server.sign_in(&app).await?;
        app.wait_attr("connection", "data-state", "live").await?;
        app.session().execute(WATCH, vec![]).await?;
        let bus = notified(&desktop)?;

        println!("| what | p50 | p99 | times | goal |\n|---|---|---|---|---|");
        let session = session(&server).await?;
        let mut line = session.feed(None).await.map_err(|e| Trouble::new(e.to_string()))?;
        let next = async |line: &mut callpad_client::Feed| {
            line.next().await.map_err(|e| Trouble::new(e.to_string()))
        };
        next(&mut line).await?;
        let (mut bare, mut drawn, mut told) = (Vec::new(), Vec::new(), Vec::new());
        let (hand, token) = server.hand().await?;
        let counts = hand.get("/restapi/v2/queuemanagement/waitingticketscount", &token).await?;
        let service = counts["services"][0]["id"].clone();
        let directory = hand.get("/callpad/v1/directory", &token).await?;
        let other =
            directory["desks"].as_array().into_iter().flatten().filter_map(|desk| desk["id"].as_str());
        let other: Vec<_> = other.filter(|id| *id != server.desk_id).map(str::to_owned).collect();
        for _ in 0..TIMES {
            // Whoever looks at the window has seen the alert of before; and the page's pace is over.
            tokio::time::sleep(Duration::from_millis(500)).await;
            let heard = bus.lock().map(|all| all.len()).unwrap_or(0);
            let number = u32::try_from(bare.len()).unwrap_or(0);
            let name = format!("Visitor {number:03} of the bench");
            app.js("window.__wanted = arguments[0]", vec![json!(name)]).await?;
            let start = now_ms();
            let ticket = json!({"service_id": service, "client_name": name, "priority": true});
            let (issued, message) = tokio::join!(hand.operation("createticket", &token, &ticket), async {
                (next(&mut line).await, now_ms())
            });
            let issued = issued?;
            message.0?;
            bare.push(message.1 - start);
            app.wait_js("the row", "document.body.dataset.drawn === arguments[0]", vec![json!(name)]).await?;
            let at = app.js("window.__drawn[arguments[0]]", vec![json!(name)]).await?;
            drawn.push(at.as_f64().unwrap_or(f64::NAN) - start);
            let deadline = now_ms() + 5_000.0;
            while bus.lock().map(|all| all.len()).unwrap_or(0) <= heard && now_ms() < deadline {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            if let Some(time) = bus.lock().ok().and_then(|all| all.get(heard).copied()) {
                told.push(time - start);
            }
            // The visitor is served elsewhere: the next one's row comes into sight as this one's did.
            for desk in &other {
                let call =
                    json!({"desk_id": desk, "user_id": server.user_id, "ticket_id": issued["ticket"]["id"]});
                let answer = hand.operation("callticket", &token, &call).await?;
                if answer["success"] == Value::Bool(true) {
                    hand.operation("endcall", &token, &json!({"answer_id": answer["answer"]["id"]})).await?;
                    // Both changes come along the line as well.
                    next(&mut line).await?;
                    next(&mut line).await?;
                    break;
                }
            }
        }
        println!("{}", Spread(bare).row("ticket created → bare WebSocket delivery", ""));
        println!("{}", Spread(drawn).row("ticket created → drawn in the window", "60 / 150 ms"));
        println!("{}", Spread(told).row("ticket created → notification on D-Bus", "60 / 150 ms"));

        let (mut keys, mut calls) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            // The bare call, at a counter where nobody sits; it is ended at once, for a person has one open answer.
            for desk in &other {
                let body = json!({"desk_id": desk, "user_id": server.user_id, "services": counts["services"].as_array()
                    .into_iter().flatten().map(|s| s["id"].clone()).collect::<Vec<_>>()});
                let start = now_ms();
                let answer = hand.operation("callnextticket", &token, &body).await?;
                if answer["success"] == Value::Bool(true) {
                    calls.push(now_ms() - start);
                    hand.operation("endcall", &token, &json!({"answer_id": answer["answer"]["id"]})).await?;
                    break;
                }
            }
            tokio::time::sleep(Duration::from_millis(600)).await;
            let took = app.session().execute_async_script(PRESS).await?;
            keys.extend(took.as_f64());
            let answer =
                hand.get(&format!("/callpad/v1/answers/current?desk_id={}", server.desk_id), &token).await?;
            hand.operation("endcall", &token, &json!({"answer_id": answer["answer"]["id"]})).await?;
            app.wait_gone("open-number").await?;
            // Every visitor called is followed by another.
            hand.operation("createticket", &token, &json!({"service_id": service})).await?;
            hand.operation("createticket", &token, &json!({"service_id": service})).await?;
            tokio::time::sleep(Duration::from_millis(1_200)).await;
        }
        let (keys, calls) = (Spread(keys), Spread(calls));
        println!("{}", calls.row("bare HTTP call", ""));
        println!("{}", keys.row("key press → called number drawn", "34 ms above the bare call at p50"));
        println!("\nabove the bare call at p50: {:.1} ms", keys.at(0.5) - calls.at(0.5));

        // 200 wait, and nothing happens.
        for _ in 0..170 {
            hand.operation("createticket", &token, &json!({"service_id": service})).await?;
        }
        app.close().await?;
        at_rest(&desktop, data.path()).await
    }

    /// Processor time and memory of a Callpad that nobody drives and where nothing happens, beside an empty window of the
    /// same kind. Each is started anew and alone: what a driver leaves in a web view is in neither, and libraries count in
    /// full for both.
    async fn at_rest(desktop: &Desktop, data: &Path) -> Result {
        let mut callpad = desktop.command(&program("callpad")?);
        callpad.arg("--data-dir").arg(data);
        let empty = desktop.command(&program("examples/callpad-empty")?);
        let mut rests = Vec::new();
        for mut command in [callpad, empty] {
            let mut child = desktop.spawn(&mut command)?;
            tokio::time::sleep(SETTLES).await;
            let before = used(child.id()).0;
            tokio::time::sleep(IDLE).await;
            let (after, pss) = used(child.id());
            let share = (after - before) as f64 / 100.0 / IDLE.as_secs_f64() * 100.0;
            rests.push((share, pss as f64 / 1024.0));
            child.kill()?;
            child.wait()?;
        }
        let ((share, mib), (least_share, least)) = (rests[0], rests[1]);
        println!(
            "\n| at rest for {} s, 200 waiting | Callpad | an empty window | goal |\n|---|---|---|---|",
            IDLE.as_secs()
        );
        println!("| of a core | {share:.2} % | {least_share:.2} % | under 0.5 % |");
        println!(
            "| memory (PSS of the process tree) | {mib:.1} MiB | {least:.1} MiB | at most 20 MiB above: {:.1} MiB |",
            mib - least
        );
        Ok(())
    }
}

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> callpad_tests::Result {
    linux::run().await
}

/// WebKitWebDriver drives the window: there is none elsewhere.
#[cfg(not(target_os = "linux"))]
fn main() {}
