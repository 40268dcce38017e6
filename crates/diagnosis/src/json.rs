//! JSON as editors leave it.

use std::io;

use serde::de::DeserializeOwned;

/// Reads JSON as editors leave it: some put a byte order mark before it, and those of Windows may write UTF-16.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`], with what is wrong.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    let malformed = |words: String| io::Error::new(io::ErrorKind::InvalidData, words);
    let read = |text: &[u8]| serde_json::from_slice(text).map_err(|error| malformed(error.to_string()));
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]]));
        let text = char::decode_utf16(units).collect::<Result<String, _>>();
        text.map_err(|error| malformed(format!("not UTF-16: {error}")))
    };
    match bytes {
        [0xef, 0xbb, 0xbf, text @ ..] => read(text),
        [0xff, 0xfe, text @ ..] => read(units(text, u16::from_le_bytes)?.as_bytes()),
        [0xfe, 0xff, text @ ..] => read(units(text, u16::from_be_bytes)?.as_bytes()),
        text => read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_as_editors_write_it() {
        let text = r#"{"a": "é"}"#;
        let wide = |unit: fn(u16) -> [u8; 2]| {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
        };
        let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
        let all = [text.as_bytes().to_vec(), marked, wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
        for bytes in all {
            let read: serde_json::Value = read_json(&bytes).unwrap();
            assert_eq!(read["a"], "é", "{bytes:?}");
        }
        for bad in [&b"{"[..], b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf", b"", b"{\"a\": \"\xe9\"}"] {
            assert_eq!(read_json::<serde_json::Value>(bad).unwrap_err().kind(), io::ErrorKind::InvalidData);
        }
    }
}
