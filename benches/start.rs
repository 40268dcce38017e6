//! `cargo xtask bench start`: from the start of the program to a counter that can be used, beside an empty window of the same
//! size, by turns in one run. Nobody drives either: what counts is when the screen shows it.
#![cfg_attr(target_os = "linux", allow(clippy::print_stdout, reason = "a program for the terminal"))]

#[cfg(target_os = "linux")]
mod linux {
    use callpad_tests::{App, Desktop, Options, Outside, Result, Screen, Sign, Spread, choose, program};
    use serde_json::json;

    /// How many times each is started, after once that does not count.
    const TIMES: usize = 15;

    /// What the page of `callpad-empty` is filled with.
    const FILLED: [u8; 3] = [0, 136, 0];

    pub(super) async fn run() -> Result {
        let desktop = Desktop::start(Options::default())?;
        let server = Outside::start(&[])?;
        let data = tempfile::tempdir()?;
        choose(data.path(), json!({"language": "en"}))?;
        // A clerk signs in once; every later start goes to the counter.
        let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
        server.sign_in(&app).await?;
        app.wait_attr("connection", "data-state", "live").await?;
        let button = Sign::of(&app, "[data-testid=call-next]", 6).await?;
        app.close().await?;

        let screen = Screen::of(&desktop)?;
        let mut callpad = desktop.command(&program("callpad")?);
        callpad.arg("--data-dir").arg(data.path());
        let mut empty = desktop.command(&program("examples/callpad-empty")?);
        let (mut usable, mut filled) = (Vec::new(), Vec::new());
        for turn in 0..=TIMES {
            let took = [
                screen.time(&desktop, &mut empty, Sign { colour: FILLED, ..button })?,
                screen.time(&desktop, &mut callpad, button)?,
            ];
            // The first of each reads the programs from the disk.
            if turn > 0 {
                filled.push(took[0]);
                usable.push(took[1]);
            }
        }
        let (usable, filled) = (Spread(usable), Spread(filled));
        println!("| start | p50 | p99 | times | goal |\n|---|---|---|---|---|");
        println!("{}", filled.row("of an empty window until it is drawn", ""));
        let ratio = usable.at(0.5) / filled.at(0.5);
        let goal = format!("at most 1.3 times: {ratio:.2} times");
        println!("{}", usable.row("of Callpad, signed in, until *Call next* can be pressed", &goal));
        Ok(())
    }
}

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> callpad_tests::Result {
    linux::run().await
}

/// The desktop that the programs are started on is Linux's.
#[cfg(not(target_os = "linux"))]
fn main() {}
