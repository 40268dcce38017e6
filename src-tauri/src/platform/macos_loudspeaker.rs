//! The loudspeaker of macOS: AppKit plays a sound from memory, as it has since long before the oldest macOS that is promised.

use std::time::Duration;

use objc2::AnyThread;
use objc2_app_kit::NSSound;
use objc2_foundation::NSData;

/// Plays samples within -1 to 1, so many a second, and returns when they were played.
pub(crate) fn play(samples: Vec<f32>, rate: u32) -> Result<(), String> {
    let length = Duration::from_secs_f64(samples.len() as f64 / f64::from(rate));
    let data = NSData::with_bytes(&super::wave::file(&samples, rate));
    let sound = NSSound::initWithData(NSSound::alloc(), &data).ok_or("the sound was not understood")?;
    if !sound.play() {
        return Err("the sound was not played".into());
    }
    // It ends when it is let go of.
    std::thread::sleep(length);
    Ok(())
}
