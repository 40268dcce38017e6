//! What is sent to a printer: the commands of ESC/POS that we use, all of which are older than its many dialects.

use crate::limits::WIDTH;

/// Rows that are sent at a time: three millimetres. The printer's buffer is emptied by [`CLEAR`] only where it knows that, so
/// what is in it must not amount to a slip; and it must have room for a request for the state (4 KiB in small printers).
pub(crate) const BAND: usize = 24;
/// The most bytes of a band.
pub(crate) const BAND_BYTES: usize = BAND * (WIDTH as usize / 8);

/// `ESC @`: begins anew.
pub(crate) const INITIALIZE: [u8; 2] = [0x1b, b'@'];
/// `ESC a 1`: in the middle of the paper.
pub(crate) const CENTER: [u8; 3] = [0x1b, b'a', 1];
/// `GS V 66 3`: feeds to the cutter and a little further, and cuts.
pub(crate) const CUT: [u8; 4] = [0x1d, b'V', 66, 3];
/// `GS r 1`: asks for the paper, in its turn. Its answer tells that all before it was done.
pub(crate) const MARK: [u8; 3] = [0x1d, b'r', 1];
/// `DLE DC4 8`: empties the buffers, at once. Newer printers know it.
pub(crate) const CLEAR: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// `DLE ENQ 2`: goes on after an error such as a stuck cutter, with empty buffers, at once.
pub(crate) const RECOVER: [u8; 3] = [0x10, 0x05, 2];

/// `DLE EOT n`: asks how it stands, at once, whatever waits.
pub(crate) const fn ask(what: u8) -> [u8; 3] {
    [0x10, 0x04, what]
}

/// `GS v 0`: prints these rows.
pub(crate) fn raster(row_bytes: usize, rows: &[u8]) -> Vec<u8> {
    let count = rows.len() / row_bytes;
    // Both are small: at most 72 bytes in a row, and a band of rows.
    let (width, count) = (u8::try_from(row_bytes).unwrap_or(72), u8::try_from(count).unwrap_or(u8::MAX));
    let mut bytes = vec![0x1d, b'v', b'0', 0, width, 0, count, 0];
    bytes.extend_from_slice(rows);
    defuse(&mut bytes[8..]);
    bytes
}

/// What follows a `DLE` in a command that a printer obeys at once, even inside a picture: ask, recover, and all the rest from
/// opening a drawer to switching itself off.
const AT_ONCE: [u8; 3] = [0x04, 0x05, 0x14];

/// Makes one dot thicker wherever the picture would be taken for such a command.
fn defuse(dots: &mut [u8]) {
    for at in 1..dots.len() {
        if dots[at - 1] == 0x10 && AT_ONCE.contains(&dots[at]) {
            dots[at - 1] = 0x18;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_holds_a_command_that_is_obeyed_at_once() {
        let rows = [0x10, 0x04, 0x01, 0x10, 0x10, 0x14, 0x10, 0x05, 0x10, 0x06];
        let bytes = raster(5, &rows);
        assert_eq!(bytes[..8], [0x1d, b'v', b'0', 0, 5, 0, 2, 0]);
        assert_eq!(bytes[8..], [0x18, 0x04, 0x01, 0x10, 0x18, 0x14, 0x18, 0x05, 0x10, 0x06]);
    }
}
