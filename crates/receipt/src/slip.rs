//! A slip: a picture in black and white, as a printer wants it.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use crate::limits::{MAX_PNG_BYTES, MAX_ROWS, WIDTH};

/// Bytes of a row of [`WIDTH`] dots.
const ROW: usize = (WIDTH / 8) as usize;
/// What the decoder may take: all pixels with four bytes each, and room for its own tables.
const MAX_DECODED: usize = (WIDTH * MAX_ROWS * 4) as usize + 256 * 1024;

/// A slip: rows of dots, a set bit is black. The same width on both sides is left out where nothing is black.
#[derive(Clone, PartialEq, Eq)]
pub struct Slip {
    /// Bytes of a row.
    width: usize,
    dots: Vec<u8>,
}

/// A picture that is no slip.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSlip {
    /// Too many bytes.
    #[error("a slip has at most {MAX_PNG_BYTES} bytes")]
    TooLong,
    /// Not this wide, or too high.
    #[error("a slip is {WIDTH} dots wide and at most {MAX_ROWS} high, not {0} by {1}")]
    Size(u32, u32),
    /// No PNG, or a broken one.
    #[error("a slip is a PNG: {0}")]
    Png(String),
    /// All white: nobody could hold a ticket in it.
    #[error("the slip is empty")]
    Blank,
}

impl Slip {
    /// From a PNG that is [`WIDTH`] wide; whatever is darker than half is black, whatever is transparent is white.
    ///
    /// # Errors
    /// When it is none, or beyond [`crate::limits`].
    pub fn from_png(bytes: &[u8]) -> Result<Self, BadSlip> {
        if bytes.len() > MAX_PNG_BYTES {
            return Err(BadSlip::TooLong);
        }
        let broken = |error: png::DecodingError| BadSlip::Png(error.to_string());
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MAX_DECODED });
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        decoder.set_transformations(Transformations::normalize_to_color8());
        // The size first: nothing is set aside for a picture that is refused.
        let info = decoder.read_header_info().map_err(broken)?;
        let (columns, rows) = (info.width, info.height);
        if columns != WIDTH || rows == 0 || rows > MAX_ROWS {
            return Err(BadSlip::Size(columns, rows));
        }
        let mut reader = decoder.read_info().map_err(broken)?;
        let size = reader.output_buffer_size().ok_or(BadSlip::Size(columns, rows))?;
        let mut pixels = vec![0; size];
        let info = reader.next_frame(&mut pixels).map_err(broken)?;
        let samples = info.color_type.samples();
        let is_black = |pixel: &[u8]| {
            let (light, alpha) = match (info.color_type, pixel) {
                (ColorType::Grayscale, [light]) => (u32::from(*light), 255),
                (ColorType::GrayscaleAlpha, [light, alpha]) => (u32::from(*light), u32::from(*alpha)),
                (ColorType::Rgb, [r, g, b]) => (luminance(*r, *g, *b), 255),
                (ColorType::Rgba, [r, g, b, alpha]) => (luminance(*r, *g, *b), u32::from(*alpha)),
                _ => (255, 0),
            };
            // Drawn on white paper.
            light * alpha + 255 * (255 - alpha) < 128 * 255
        };
        let mut dots = vec![0; ROW * rows as usize];
        for (at, pixel) in pixels.chunks_exact(samples).enumerate() {
            if is_black(pixel)
                && let Some(byte) = dots.get_mut(at / 8)
            {
                *byte |= 0x80 >> (at % 8);
            }
        }
        Self::trimmed(&dots)
    }

    /// Without the white margins, as far as they are the same on both sides: the printer centres it, so that it looks the
    /// same, and one with fewer dots in a line (512, of some with 180 to the inch) still prints all of it.
    fn trimmed(dots: &[u8]) -> Result<Self, BadSlip> {
        let is_white = |column: &usize| dots.iter().skip(*column).step_by(ROW).all(|byte| *byte == 0);
        let left = (0..ROW).take_while(is_white).count();
        let right = (0..ROW).rev().take_while(is_white).count();
        if left == ROW {
            return Err(BadSlip::Blank);
        }
        let margin = left.min(right);
        let width = ROW - 2 * margin;
        let dots =
            dots.chunks_exact(ROW).flat_map(|row| row[margin..margin + width].iter().copied()).collect();
        Ok(Self { width, dots })
    }

    /// Bytes of a row.
    pub(crate) fn row_bytes(&self) -> usize {
        self.width
    }

    /// The rows, so many at a time.
    pub(crate) fn bands(&self, rows: usize) -> impl Iterator<Item = &[u8]> {
        self.dots.chunks(rows * self.width)
    }
}

impl std::fmt::Debug for Slip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slip({} by {})", self.width * 8, self.dots.len() / self.width)
    }
}

/// How light a colour looks, from 0 to 255.
fn luminance(r: u8, g: u8, b: u8) -> u32 {
    (u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000
}

#[cfg(test)]
mod tests {
    use png::{BitDepth, Encoder};

    use super::*;

    fn png(width: u32, height: u32, color: ColorType, depth: BitDepth, data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(color);
        encoder.set_depth(depth);
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        bytes
    }

    /// White, but for a black dot in this column of the first row.
    fn dot(column: usize, rows: usize) -> Vec<u8> {
        let mut data = vec![255; 576 * rows];
        data[column] = 0;
        png(576, u32::try_from(rows).unwrap(), ColorType::Grayscale, BitDepth::Eight, &data)
    }

    #[test]
    fn every_kind_of_png_is_read_and_half_dark_is_black() {
        let gray: Vec<u8> = (0..576).map(|x| if x < 8 { 127 } else { 128 }).collect();
        let of = |color, samples: fn(u8) -> Vec<u8>| {
            let data: Vec<u8> = gray.iter().flat_map(|light| samples(*light)).collect();
            Slip::from_png(&png(576, 1, color, BitDepth::Eight, &data)).unwrap()
        };
        let read = of(ColorType::Grayscale, |l| vec![l]);
        assert_eq!((read.dots[0], read.dots[1], read.width), (0xff, 0, 72));
        assert_eq!(of(ColorType::Rgb, |l| vec![l, l, l]), read);
        assert_eq!(of(ColorType::Rgba, |l| vec![l, l, l, 255]), read);
        assert_eq!(of(ColorType::GrayscaleAlpha, |l| vec![l, 255]), read);
        // Transparent black is white.
        let data: Vec<u8> = (0..576).flat_map(|x| [0, if x < 8 { 255 } else { 100 }]).collect();
        let data = png(576, 1, ColorType::GrayscaleAlpha, BitDepth::Eight, &data);
        assert_eq!(Slip::from_png(&data).unwrap(), read);
        let mut bits = vec![0xff; 72];
        bits[0] = 0;
        assert_eq!(Slip::from_png(&png(576, 1, ColorType::Grayscale, BitDepth::One, &bits)).unwrap(), read);
    }

    #[test]
    fn white_margins_are_left_out_as_far_as_they_are_the_same() {
        assert_eq!(Slip::from_png(&dot(0, 2)).unwrap().row_bytes(), 72);
        assert_eq!(Slip::from_png(&dot(575, 2)).unwrap().row_bytes(), 72);
        let slip = Slip::from_png(&dot(80, 2)).unwrap();
        assert_eq!((slip.row_bytes(), slip.dots[0]), (52, 0x80));
        let middle = Slip::from_png(&dot(36 * 8, 1)).unwrap();
        assert_eq!((middle.row_bytes(), middle.dots.as_slice()), (2, [0, 0x80].as_slice()));
    }

    #[test]
    fn what_is_no_slip_is_refused() {
        assert_eq!(Slip::from_png(&vec![0; MAX_PNG_BYTES + 1]), Err(BadSlip::TooLong));
        assert!(matches!(Slip::from_png(b""), Err(BadSlip::Png(_))));
        assert!(matches!(Slip::from_png(b"GIF89a"), Err(BadSlip::Png(_))));
        let white = png(576, 1, ColorType::Grayscale, BitDepth::Eight, &[255; 576]);
        assert_eq!(Slip::from_png(&white), Err(BadSlip::Blank));
        let narrow = png(384, 1, ColorType::Grayscale, BitDepth::Eight, &[0; 384]);
        assert_eq!(Slip::from_png(&narrow), Err(BadSlip::Size(384, 1)));
        assert_eq!(Slip::from_png(&dot(0, 1601)), Err(BadSlip::Size(576, 1601)));
        assert!(Slip::from_png(&dot(0, 1600)).is_ok());
        // Cut off, and one byte spoilt: no picture that is half right.
        let whole = dot(3, 100);
        for end in 0..whole.len() - 12 {
            assert!(Slip::from_png(&whole[..end]).is_err(), "{end}");
        }
        let mut spoilt = whole.clone();
        let middle = spoilt.len() / 2;
        spoilt[middle] ^= 0x55;
        assert!(Slip::from_png(&spoilt).is_err());
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_costs_nothing() {
        let mut bomb = dot(0, 1);
        // Width and height in the header; its checksum is wrong then, which is as well.
        bomb[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        assert!(Slip::from_png(&bomb).is_err());
    }
}
