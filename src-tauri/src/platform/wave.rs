//! A sound as a WAVE file, which every system reads.

/// Of samples within -1 to 1, so many a second: one channel of 16 bits.
pub(super) fn file(samples: &[f32], rate: u32) -> Vec<u8> {
    let length = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX);
    let mut file = Vec::with_capacity(44 + samples.len() * 2);
    file.extend(b"RIFF");
    file.extend(length.saturating_add(36).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend([1_u16, 1].map(u16::to_le_bytes).concat());
    file.extend([rate, rate * 2].map(u32::to_le_bytes).concat());
    // Bytes and bits of each.
    file.extend([2_u16, 16].map(u16::to_le_bytes).concat());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    for sample in samples {
        let loud = (sample.clamp(-1.0, 1.0) * f32::from(i16::MAX)).round();
        file.extend((loud as i16).to_le_bytes());
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_is_a_wave_file_of_its_length() {
        let file = file(&[0.0, 1.0, -1.0, 2.0], 44_100);
        assert_eq!(file.len(), 44 + 8);
        assert_eq!((&file[..4], &file[8..16], &file[36..40]), (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..]));
        assert_eq!((&file[4..8], &file[40..44]), (&44_u32.to_le_bytes()[..], &8_u32.to_le_bytes()[..]));
        assert_eq!(
            (&file[24..28], &file[28..32]),
            (&44_100_u32.to_le_bytes()[..], &88_200_u32.to_le_bytes()[..])
        );
        let samples: Vec<i16> =
            file[44..].chunks(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
        assert_eq!(samples, [0, i16::MAX, -i16::MAX, i16::MAX]);
    }
}
