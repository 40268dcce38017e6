//! The pages of the hall and their files. They are the same for everybody: what they show they ask for with their key or
//! code.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
};

use crate::{
    app::App,
    hall_files::{self, File},
};

/// The longest time that a browser keeps a file whose name changes with what is in it: a year.
const KEPT: &str = "public, max-age=31536000, immutable";
/// A page is asked for each time, and sent only if it is another one.
const ASKED_AGAIN: &str = "no-cache";

/// What stands in the place of a page that is not there. Others may have built pages for the API.
#[cfg(feature = "hall")]
const NO_PAGES: &str = "This callpad-server was built without the pages of the hall: run `npm run build` in ui before it is built.\n";
#[cfg(not(feature = "hall"))]
const NO_PAGES: &str = "This callpad-server was built without the pages of the hall: its feature `hall` is off. What they ask for is answered: see docs/api.md.\n";

/// `/hall/LOCATION`
pub(crate) async fn screen(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    page(app.is_secure, "hall.html", &request)
}

/// `/kiosk/LOCATION/DEVICE`
pub(crate) async fn kiosk(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    page(app.is_secure, "kiosk.html", &request)
}

/// `/t/CODE`: the page asks whether there is such a code.
pub(crate) async fn phone(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    page(app.is_secure, "phone.html", &request)
}

/// `/hall-files/FILE`
pub(crate) async fn file(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    request: Request,
) -> Response<Body> {
    match hall_files::find(&format!("hall-files/{name}")) {
        Some(file) => send(app.is_secure, file, KEPT, &request),
        None => plain(StatusCode::NOT_FOUND, "There is no such file.\n"),
    }
}

fn page(is_secure: bool, name: &str, request: &Request) -> Response<Body> {
    match hall_files::find(name) {
        Some(file) => send(is_secure, file, ASKED_AGAIN, request),
        None => plain(StatusCode::NOT_FOUND, NO_PAGES),
    }
}

fn send(is_secure: bool, file: &File, cached: &'static str, request: &Request) -> Response<Body> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "A page is only read.\n");
    }
    let asked = request.headers();
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cached));
    headers.insert(header::ETAG, HeaderValue::from_static(file.etag));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if file.is_page() {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy(is_secure, asked));
        headers.insert(
            "permissions-policy",
            HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
        );
    }
    let knows = |known: &HeaderValue| {
        known.to_str().is_ok_and(|tags| tags.split(',').any(|tag| tag.trim() == file.etag))
    };
    if asked.get(header::IF_NONE_MATCH).is_some_and(knows) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let bytes = match file.gzipped.filter(|_| takes_gzip(asked)) {
        Some(gzipped) => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            gzipped
        }
        None => file.bytes,
    };
    headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    if *request.method() == Method::GET {
        *response.body_mut() = Body::from(bytes);
    }
    response
}

fn takes_gzip(asked: &HeaderMap) -> bool {
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let is_gzip = parts.next() == Some("gzip");
        is_gzip && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// A page may load its own files and ask this server, and nothing else.
fn policy(is_secure: bool, asked: &HeaderMap) -> HeaderValue {
    // Safari 14 does not take the stream of events for the page's own origin.
    let scheme = if is_secure { "wss" } else { "ws" };
    let is_plain = |host: &&str| {
        host.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':' | b'[' | b']')
        })
    };
    let host = asked.get(header::HOST).and_then(|host| host.to_str().ok()).filter(is_plain);
    let events = host.map(|host| format!(" {scheme}://{host} wss://{host}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' data:; font-src 'self'; \
         connect-src 'self'{events}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    // What it is made of fits into a header.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    static PAGE: File =
        File { name: "hall.html", bytes: b"<!doctype html>", gzipped: Some(b"(gzipped)"), etag: "\"1\"" };
    static SCRIPT: File = File { name: "hall-files/a.js", bytes: b"1", gzipped: None, etag: "\"2\"" };

    fn asked(method: Method, headers: &[(&str, &str)]) -> Request {
        let mut request =
            Request::builder().method(method).uri("/hall/l").header("host", "queue.example:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).unwrap()
    }

    async fn read(response: Response<Body>) -> (u16, Vec<u8>) {
        let status = response.status().as_u16();
        (status, axum::body::to_bytes(response.into_body(), 1_000).await.unwrap().into())
    }

    #[test]
    fn a_page_may_load_its_own_files_and_nothing_else() {
        let page = send(false, &PAGE, ASKED_AGAIN, &asked(Method::GET, &[]));
        let of = |name: &str| page.headers()[name].to_str().unwrap().to_owned();
        let policy = of("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        assert!(
            policy.contains("connect-src 'self' ws://queue.example:8080 wss://queue.example:8080;"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe") && policy.ends_with("frame-ancestors 'none'"), "{policy}");
        assert_eq!(
            ["cache-control", "referrer-policy", "etag", "vary", "content-type"].map(of),
            ["no-cache", "no-referrer", "\"1\"", "accept-encoding", "text/html; charset=utf-8"]
        );
        let script = send(false, &SCRIPT, KEPT, &asked(Method::GET, &[]));
        assert_eq!(script.headers()["cache-control"], KEPT);
        assert!(script.headers().get("content-security-policy").is_none());
        // A name that could break out of the policy is left out of it.
        let mut odd = asked(Method::GET, &[]);
        odd.headers_mut().insert("host", HeaderValue::from_static("x; script-src *"));
        let page = send(true, &PAGE, ASKED_AGAIN, &odd);
        assert!(!page.headers()["content-security-policy"].to_str().unwrap().contains("script-src *"));
    }

    #[tokio::test]
    async fn it_is_sent_compressed_where_that_is_taken_and_not_at_all_where_it_is_known() {
        let sent = |headers: &[(&str, &str)]| send(false, &PAGE, ASKED_AGAIN, &asked(Method::GET, headers));
        assert_eq!(read(sent(&[])).await, (200, b"<!doctype html>".to_vec()));
        for taken in ["gzip", "br, gzip;q=0.5", "deflate , gzip"] {
            let gzipped = sent(&[("accept-encoding", taken)]);
            assert_eq!(gzipped.headers()["content-encoding"], "gzip");
            assert_eq!(read(gzipped).await.1, b"(gzipped)");
        }
        for other in ["br", "gzip;q=0", "x-gzip", ""] {
            assert_eq!(read(sent(&[("accept-encoding", other)])).await.1, b"<!doctype html>", "{other}");
        }
        assert_eq!(read(sent(&[("if-none-match", "\"0\", \"1\"")])).await, (304, Vec::new()));
        assert_eq!(read(sent(&[("if-none-match", "\"0\"")])).await.0, 200);
        let head = send(false, &PAGE, ASKED_AGAIN, &asked(Method::HEAD, &[]));
        assert_eq!(head.headers()["content-length"], "15");
        assert_eq!(read(head).await, (200, Vec::new()));
        assert_eq!(read(send(false, &PAGE, ASKED_AGAIN, &asked(Method::POST, &[]))).await.0, 405);
    }

    #[tokio::test]
    async fn what_is_not_there_is_said_in_plain_words() {
        let (status, text) = read(page(false, "never-built.html", &asked(Method::GET, &[]))).await;
        let text = String::from_utf8(text).unwrap();
        assert!(status == 404 && text.contains("built without the pages of the hall"), "{text}");
    }
}
