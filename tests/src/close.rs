//! A window is asked to close by a message that a window manager sends. There is none on the private desktop, and
//! `xdotool` of older systems cannot.

use std::error::Error;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};

pub(crate) fn ask(display: &str, window: u32) -> Result<(), Box<dyn Error>> {
    let (x, _) = x11rb::connect(Some(display))?;
    let atom = |name: &[u8]| -> Result<u32, Box<dyn Error>> { Ok(x.intern_atom(false, name)?.reply()?.atom) };
    let (protocols, delete) = (atom(b"WM_PROTOCOLS")?, atom(b"WM_DELETE_WINDOW")?);
    let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
    x.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
    x.flush()?;
    Ok(())
}
