//! Malformed responses: what servers, and things on the way to them, send in place of the API's JSON (T13, V19).

/// What becomes of a whole response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Compressed, though nobody asked for that.
    Gzip,
    /// `OK`, and nothing else.
    OkText,
    /// `{"d":…}`, as some frameworks wrap what they send.
    Wrapped,
    /// A JSON text that holds the JSON.
    JsonAsText,
    /// A warning of the server's language before the JSON.
    WarningBefore,
    /// A comment behind it.
    CommentBehind,
    /// Half a surrogate, a raw tab, NaN, a comma too many, a comment and a member named twice in it.
    BadValues,
    /// Bytes that are neither JSON nor UTF-8, though they begin like a response.
    Garbage,
    /// Nothing.
    Empty,
    /// A web page with this status, from something on the way.
    Page(u16),
    /// A redirect to a sign-in page on another host, which does not exist.
    Redirect,
}

impl Malformed {
    /// The whole HTTP response that takes the place of the one with this head and body.
    pub(crate) fn response(self, head: &str, body: &[u8]) -> Vec<u8> {
        let json = String::from_utf8_lossy(body);
        // What something on the way sends has none of the server's headers.
        let (status, kind, headers, body) = match self {
            Self::Page(status) => (status, "text/html; charset=utf-8", String::new(), PAGE.into()),
            Self::Redirect => (302, "text/html", SIGN_IN_PAGE.to_owned(), "<html>Found</html>".into()),
            Self::Gzip => (200, JSON, kept(head) + "Content-Encoding: gzip\r\n", gzip(body)),
            Self::OkText => (200, "text/plain", kept(head), b"OK".to_vec()),
            Self::Wrapped => (200, JSON, kept(head), format!(r#"{{"d":{json}}}"#).into()),
            Self::JsonAsText => (200, JSON, kept(head), serde_json::json!(json).to_string().into()),
            Self::WarningBefore => {
                let warning = "<br />\n<b>Warning</b>: Undefined array key {closure}() on line 12<br />\n";
                (200, "text/html", kept(head), format!("{warning}{json}").into())
            }
            Self::CommentBehind => (200, JSON, kept(head), format!("{json}\n<!-- 0.0021 s -->\n").into()),
            Self::BadValues => (200, JSON, kept(head), spoiled(&json).into()),
            Self::Garbage => (200, JSON, kept(head), GARBAGE.to_vec()),
            Self::Empty => (200, JSON, kept(head), Vec::new()),
        };
        response(status, &headers, kind, &body)
    }
}

/// A whole HTTP response; `headers` are whole lines.
pub(crate) fn response(status: u16, headers: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Injected\r\n{headers}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// Leads to a sign-in page at a host that cannot exist (RFC 2606), so that no token can get there.
pub(crate) const SIGN_IN_PAGE: &str = "Location: http://sign-in.invalid/\r\n";
const GARBAGE: &[u8] = b"{\"success\":tr\x00\xff\xfe\x9c\x03\xc3\x28\x80garbage\x00";

const JSON: &str = "application/json";
const PAGE: &str =
    "<!DOCTYPE html>\n<html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>\n";

/// The server's own headers, but those of the body.
fn kept(head: &str) -> String {
    let of_the_body = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !["content-length", "content-type", "transfer-encoding", "connection"].contains(&name.as_str())
    };
    head.lines().skip(1).filter(of_the_body).map(|line| format!("{line}\r\n")).collect()
}

/// The same JSON with what strict readers refuse; what it tells is the same.
fn spoiled(json: &str) -> String {
    let bad = ",/*x*/\"x\":NaN,\"x\":\"\\ud83d\tx\",}";
    match json.trim_end().strip_suffix('}') {
        Some(open) if open.trim_end() != "{" => format!("{open}{bad}"),
        _ => json.to_owned(),
    }
}

/// A gzip file whose one block is stored as it is: whoever reads it has to know gzip all the same.
fn gzip(body: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let blocks = body.chunks(usize::from(u16::MAX)).collect::<Vec<_>>();
    for (place, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).unwrap();
        out.push(u8::from(place + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(*block);
    }
    let mut crc = u32::MAX;
    for byte in body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    out.extend((!crc).to_le_bytes());
    out.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
    out
}
