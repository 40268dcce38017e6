//! The loudspeaker of Linux and Windows.

use std::num::{NonZeroU16, NonZeroU32};

use rodio::buffer::SamplesBuffer;
use rodio::{DeviceSinkBuilder, Player};

/// Plays samples within -1 to 1, so many a second, and returns when they were played. The device is open for no longer.
pub(crate) fn play(samples: Vec<f32>, rate: u32) -> Result<(), String> {
    let (Some(channels), Some(rate)) = (NonZeroU16::new(1), NonZeroU32::new(rate)) else { return Ok(()) };
    let mut device = DeviceSinkBuilder::open_default_sink().map_err(|e| e.to_string())?;
    device.log_on_drop(false);
    let player = Player::connect_new(device.mixer());
    player.append(SamplesBuffer::new(channels, rate, samples));
    player.sleep_until_end();
    Ok(())
}
