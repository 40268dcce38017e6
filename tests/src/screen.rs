//! What the screen shows, seen from outside: nobody drives the program that is timed.

use std::process::Command;
use std::time::{Duration, Instant};

use callpad_desktop::Desktop;
use serde_json::json;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

use crate::{App, Result, Trouble};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the screen is looked at.
const GLANCE: Duration = Duration::from_millis(2);

/// Where an element is on the screen, some pixels from its left edge, and its colour there.
const PLACE: &str = "(() => {
  const element = document.querySelector(arguments[0]);
  const box = element.getBoundingClientRect();
  return {
    left: Math.round(screenX + box.left + arguments[1]),
    top: Math.round(screenY + box.top + box.height / 2),
    colour: getComputedStyle(element).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number),
  };
})()";

/// A point of the screen, and the colour that it gets.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// From the left, in pixels.
    pub x: i16,
    /// From the top, in pixels.
    pub y: i16,
    /// Red, green, blue.
    pub colour: [u8; 3],
}

impl Sign {
    /// The ground of the first element that a selector finds, so many pixels from its left edge.
    ///
    /// # Errors
    /// When there is none.
    pub async fn of(app: &App<'_>, css: &str, inside: u8) -> Result<Self> {
        let place = app.js(PLACE, vec![json!(css), json!(inside)]).await?;
        let number = |name: &str| place[name].as_i64().and_then(|n| i16::try_from(n).ok());
        let (x, y) = number("left").zip(number("top")).ok_or_else(|| Trouble::new("no place"))?;
        Ok(Self { x, y, colour: serde_json::from_value(place["colour"].clone())? })
    }
}

/// The screen of a desktop.
pub struct Screen {
    connection: RustConnection,
    root: u32,
}

impl Screen {
    /// Of this desktop.
    ///
    /// # Errors
    /// When the X server does not answer.
    pub fn of(desktop: &Desktop) -> Result<Self> {
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

    /// Starts a program, waits for its sign and ends it. Milliseconds from the start to the sign.
    ///
    /// # Errors
    /// When the sign is there before, or does not come.
    pub fn time(&self, desktop: &Desktop, command: &mut Command, sign: Sign) -> Result<f64> {
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
