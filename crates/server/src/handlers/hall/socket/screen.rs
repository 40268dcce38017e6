//! The stream of a screen or a kiosk.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::WebSocket;
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{Close, Ended, Watched, gone, receive, send, send_text};
use crate::{
    app::App,
    domain::hall::{DeviceKey, HallDevice},
    hall::{Checked, Heard, Permit, Sound, told::Told},
    handlers::stream::{closed, pulse},
};

/// Between two beats. A page that hears nothing for 4.5 s says that the connection is gone.
const BEAT: Duration = Duration::from_secs(2);
/// A page says every 10 s that it is there; one that was not heard for so long is gone.
const HEARD_WITHIN: Duration = Duration::from_secs(35);

/// Tells a page what happens until it goes, or must go.
pub(super) async fn run(
    app: &Arc<App>,
    socket: &mut WebSocket,
    key: DeviceKey,
    device: HallDevice,
    mut watched: Watched,
    _permit: Permit,
) -> Result<(), Ended> {
    let mut seat = app.hall.sit(&device.location_id, None);
    let _page = app.hall.devices.arrive(&device);
    hello(app, socket, &device).await?;
    let mut beats = pulse(BEAT);
    let mut heard = Instant::now();
    loop {
        tokio::select! {
            biased;
            () = closed(&mut watched.closing) => return Err(Some(Close::GoingAway)),
            // The sender lives as long as the server.
            _ = watched.rights_changed.changed() => still_is(app, &key, &device).await?,
            next = seat.next() => match next {
                Some(Heard::Text(text)) => send_text(socket, (&*text).into()).await?,
                Some(Heard::Everything) => {
                    still_is(app, &key, &device).await?;
                    hello(app, socket, &device).await?;
                }
                None => return Err(Some(Close::TooSlow)),
            },
            said = receive(socket) => {
                heard = Instant::now();
                take(app, &device, &said?)?;
            },
            _ = beats.tick() => {
                if heard.elapsed() > HEARD_WITHIN {
                    return Err(None);
                }
                let now = app.hall.now_at(&device.location_id);
                send(socket, &Told::message("beat").with("now", now)).await?;
            },
        }
    }
}

async fn hello(app: &App, socket: &mut WebSocket, device: &HallDevice) -> Result<(), Ended> {
    let state = app.hall.state(device).await.map_err(gone)?;
    send(socket, &state.with_type("hello")).await
}

/// The key may have ended, or the device may be another one now.
async fn still_is(app: &App, key: &DeviceKey, device: &HallDevice) -> Result<(), Ended> {
    match app.hall.device(key).await {
        Ok(Some(now)) if now.kind == device.kind && now.location_id == device.location_id => Ok(()),
        Ok(Some(_)) => Err(Some(Close::Moved)),
        Ok(None) => Err(Some(Close::Removed)),
        // A storage that cannot be read now is no reason to disconnect anybody.
        Err(_) => Ok(()),
    }
}

/// What a page says.
fn take(app: &App, device: &HallDevice, said: &Map<String, Value>) -> Result<(), Ended> {
    let text = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default();
    match text("type") {
        "beat" => {}
        "sound" => {
            let sound = Sound::of(text("state")).ok_or(Some(Close::Nonsense))?;
            app.hall.devices.sounds(&device.id, sound);
        }
        "checked" => app.hall.checks.answered(text("check"), &device.id, Checked::read(said)),
        _ => return Err(Some(Close::Nonsense)),
    }
    Ok(())
}
