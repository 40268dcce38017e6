//! The text of a body, whatever charset it declares (V19).

use std::borrow::Cow;

/// What Windows-1252 has where Latin-1 has control characters, from 0x80 to 0x9f.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes a body. Valid UTF-8 is UTF-8, whatever the content type says; UTF-16 is recognised by its byte-order mark or
/// its zeros. Other bytes are Latin-1 (in Windows' version) if the content type says so or if nothing beyond ASCII in
/// the whole body is UTF-8; otherwise each broken piece becomes U+FFFD.
pub fn decode(body: &[u8], says_latin1: bool) -> Cow<'_, str> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match body {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => return utf16(body, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => return utf16(body, u16::from_be_bytes),
        _ => {}
    }
    match std::str::from_utf8(body) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if says_latin1 || !has_utf8(body) => body.iter().copied().map(latin1).collect(),
        Err(_) => String::from_utf8_lossy(body),
    }
}

/// Whether anything beyond ASCII in it is UTF-8.
fn has_utf8(body: &[u8]) -> bool {
    body.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

fn latin1(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|n| WINDOWS_1252.get(usize::from(n)));
    upper.copied().unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v19_the_characters_are_found_out_from_the_bytes() {
        for (bytes, says_latin1, text) in [
            (&b"Jos\xe9 M\xfcller"[..], false, "José Müller"),
            (b"5 \x80 \x93x\x94", false, "5 € “x”"),
            ("José".as_bytes(), true, "José"),
            (b"\xef\xbb\xbfx", false, "x"),
            ("é \u{fffd}".as_bytes(), false, "é \u{fffd}"),
            (b"Jos\xc3\xa9 M\xfcller", false, "José M\u{fffd}ller"),
            (b"Jos\xc3\xa9 M\xfcller", true, "JosÃ© Müller"),
            (b"\xff\xfe{\0}\0", false, "{}"),
            (b"\xfe\xff\0{\0}", false, "{}"),
            (b"{\0\"\0\xe9\0\"\0}\0", false, "{\"é\"}"),
            (b"\0{\0}", false, "{}"),
            (b"\xff\xfe\x3d\xd8x\0\x01", false, "\u{fffd}x"),
            (b"", false, ""),
        ] {
            assert_eq!(decode(bytes, says_latin1), text, "{bytes:?}");
        }
    }
}
