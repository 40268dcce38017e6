//! `cargo xtask bench start`: from the start of the program to a counter that can be used, beside an empty window of the same
//! size, by turns in one run. Nobody drives either: what counts is when the screen shows it.
#![cfg_attr(target_os = "linux", allow(clippy::print_stdout, reason = "a program for the terminal"))]

#[cfg(target_os = "linux")]
mod linux {
    use std::process::Command;
    use std::time::{Duration, Instant};

    use callpad_tests::{App, Desktop, Options, Outside, Result, Spread, Trouble, choose, program};
    use serde_json::json;
    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
    use x11rb::rust_connection::RustConnection;

    /// How many times each is started, after once that does not count.
    const TIMES: usize = 15;
    /// How long a start may take.
    const PATIENCE: Duration = Duration::from_secs(30);
    /// How often the screen is looked at.
    const GLANCE: Duration = Duration::from_millis(2);

    /// What the page of `callpad-empty` is filled with.
    const FILLED: [u8; 3] = [0, 136, 0];

    /// Where *Call next* is on the screen, and its colour while it can be pressed.
    const BUTTON: &str = "(() => {
      const button = document.querySelector('[data-testid=call-next]');
      const box = button.getBoundingClientRect();
      return {
        left: Math.round(screenX + box.left + 6),
        top: Math.round(screenY + box.top + box.height / 2),
        colour: getComputedStyle(button).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number),
      };
    })()";

    /// A point of the screen, and the colour that it gets.
    #[derive(Clone, Copy)]
    struct Sign {
        x: i16,
        y: i16,
        colour: [u8; 3],
    }

    struct Screen {
        connection: RustConnection,
        root: u32,
    }

    impl Screen {
        fn of(desktop: &Desktop) -> Result<Self> {
            let (connection, screen) =
                x11rb::connect(Some(desktop.display())).map_err(|error| Trouble::new(error.to_string()))?;
            let root = connection.setup().roots[screen].root;
            Ok(Self { connection, root })
        }

        fn shows(&self, sign: Sign) -> Result<bool> {
            let trouble = |error: String| Trouble::new(error);
            let image = self
                .connection
                .get_image(ImageFormat::Z_PIXMAP, self.root, sign.x, sign.y, 1, 1, u32::MAX)
                .map_err(|error| trouble(error.to_string()))?
                .reply()
                .map_err(|error| trouble(error.to_string()))?;
            // Blue comes first.
            let [red, green, blue] = sign.colour;
            Ok(image.data.starts_with(&[blue, green, red]))
        }

        /// Starts a program and waits for its sign. Milliseconds.
        fn time(&self, desktop: &Desktop, command: &mut Command, sign: Sign) -> Result<f64> {
            if self.shows(sign)? {
                return Err(Trouble::new("the screen already shows what is waited for"));
            }
            let start = Instant::now();
            let mut child = desktop.spawn(command)?;
            while !self.shows(sign)? {
                if start.elapsed() > PATIENCE {
                    return Err(Trouble::new(format!("{command:?} did not come up")));
                }
                std::thread::sleep(GLANCE);
            }
            let took = start.elapsed().as_secs_f64() * 1_000.0;
            // As the system ends it, so that nothing is left for the next start to mend.
            Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
            child.wait()?;
            Ok(took)
        }
    }

    pub(super) async fn run() -> Result {
        let desktop = Desktop::start(Options::default())?;
        let server = Outside::start(&[])?;
        let data = tempfile::tempdir()?;
        choose(data.path(), json!({"language": "en"}))?;
        // A clerk signs in once; every later start goes to the counter.
        let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
        server.sign_in(&app).await?;
        app.wait_attr("connection", "data-state", "live").await?;
        let button = app.js(BUTTON, vec![]).await?;
        app.close().await?;
        let number = |name: &str| button[name].as_i64().and_then(|n| i16::try_from(n).ok());
        let (x, y) = number("left").zip(number("top")).ok_or_else(|| Trouble::new("no place"))?;
        let colour: [u8; 3] = serde_json::from_value(button["colour"].clone())?;

        let screen = Screen::of(&desktop)?;
        let mut callpad = desktop.command(&program("callpad")?);
        callpad.arg("--data-dir").arg(data.path());
        let mut empty = desktop.command(&program("examples/callpad-empty")?);
        let (mut usable, mut filled) = (Vec::new(), Vec::new());
        for turn in 0..=TIMES {
            let took = [
                screen.time(&desktop, &mut empty, Sign { x, y, colour: FILLED })?,
                screen.time(&desktop, &mut callpad, Sign { x, y, colour })?,
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
