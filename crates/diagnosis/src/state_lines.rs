//! The form of a file whose lines are each a whole state at one moment: format, checksum, JSON.

/// The format of the lines.
pub const FORMAT: u32 = 1;

/// A line for a state in JSON.
pub fn line(json: &str) -> String {
    format!("{FORMAT} {:08x} {json}\n", crc32fast::hash(json.as_bytes()))
}

/// Format and JSON of a line whose checksum is right.
pub fn split(line: &[u8]) -> Option<(u32, &str)> {
    let mut parts = std::str::from_utf8(line).ok()?.splitn(3, ' ');
    let format = parts.next()?.parse().ok().filter(|format| *format >= FORMAT)?;
    let sum = u32::from_str_radix(parts.next()?, 16).ok()?;
    let json = parts.next()?;
    (crc32fast::hash(json.as_bytes()) == sum).then_some((format, json))
}
