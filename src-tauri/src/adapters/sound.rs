//! Callpad's own short sounds, made here and played on a thread of their own. The loudspeaker is opened for each and
//! closed after it: an idle app holds none.

use std::sync::mpsc;
use std::time::Duration;

use callpad_policy::choices::Sound;

use crate::platform;

/// Samples a second.
const RATE: u32 = 44_100;

/// Plays sounds.
#[derive(Debug)]
pub(crate) struct Loudspeaker(mpsc::Sender<(Sound, u32)>);

impl Loudspeaker {
    /// Nothing is opened yet.
    pub(crate) fn new() -> Self {
        let (play, plays) = mpsc::channel::<(Sound, u32)>();
        let started = std::thread::Builder::new().name("callpad-sound".into()).spawn(move || {
            while let Ok(mut next) = plays.recv() {
                // Of several that wait only the last is still of use.
                while let Ok(later) = plays.try_recv() {
                    next = later;
                }
                if let Err(detail) = play_now(next.0, next.1) {
                    tracing::warn!(detail, "no sound could be played");
                }
            }
        });
        if let Err(error) = started {
            tracing::warn!(%error, "there will be no sounds");
        }
        Self(play)
    }

    /// Plays a sound, as loud as 0 to 100; returns at once.
    pub(crate) fn play(&self, sound: Sound, volume: u32) {
        if sound != Sound::None && volume > 0 {
            // The thread is gone only where it never started, which was said.
            let _ = self.0.send((sound, volume.min(100)));
        }
    }
}

fn play_now(sound: Sound, volume: u32) -> Result<(), String> {
    platform::play(samples(sound, volume), RATE)?;
    // What the device has taken is heard before it is closed.
    std::thread::sleep(Duration::from_millis(120));
    Ok(())
}

/// The samples of a sound, within -1 to 1.
fn samples(sound: Sound, volume: u32) -> Vec<f32> {
    // Ears hear steps of loudness about as squares.
    let loud = (volume.min(100) as f32 / 100.0).powi(2) * 0.8;
    let tones: &[(f32, f32, f32, f32)] = match sound {
        Sound::None => &[],
        Sound::Chime => &[(0.0, 659.25, 659.25, 0.35), (0.14, 987.77, 987.77, 0.55)],
        Sound::Drop => &[(0.0, 880.0, 440.0, 0.4)],
        Sound::Knock => &[(0.0, 220.0, 150.0, 0.09), (0.16, 220.0, 150.0, 0.09)],
    };
    let end = tones.iter().map(|(start, _, _, length)| start + length).fold(0.0, f32::max);
    let mut samples = vec![0.0; (end * RATE as f32) as usize];
    for (start, from, to, length) in tones {
        let (first, count) = ((start * RATE as f32) as usize, (length * RATE as f32) as usize);
        let mut phase = 0.0_f32;
        for (n, sample) in samples.iter_mut().skip(first).take(count).enumerate() {
            let t = n as f32 / count as f32;
            phase += (from + (to - from) * t) / RATE as f32;
            // A quick rise and a long fall: no click at either end.
            let envelope = (n as f32 / (0.008 * RATE as f32)).min(1.0) * (1.0 - t).powi(2);
            *sample += (phase * std::f32::consts::TAU).sin() * envelope * loud * 0.6;
        }
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sound_is_short_begins_and_ends_in_silence_and_never_clips() {
        for sound in [Sound::Chime, Sound::Drop, Sound::Knock] {
            let all = samples(sound, 100);
            assert!((RATE / 10..RATE).contains(&(all.len() as u32)), "{sound:?}: {}", all.len());
            assert!(all.iter().all(|s| s.abs() <= 1.0) && all.iter().any(|s| s.abs() > 0.2), "{sound:?}");
            assert!(all[0].abs() < 0.01 && all[all.len() - 1].abs() < 0.01, "{sound:?}");
        }
        assert!(samples(Sound::None, 100).is_empty());
    }

    #[test]
    fn louder_is_louder_and_nothing_is_nothing() {
        let peak = |volume| samples(Sound::Chime, volume).into_iter().fold(0.0_f32, |a, s| a.max(s.abs()));
        assert!(peak(0) == 0.0 && peak(30) < peak(60) && peak(60) < peak(100) && peak(100) == peak(900));
    }
}
