//! A server that says what a test tells it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_wire::op::path;
use callpad_wire::{Answer, Operation, Ticket, WaitingService};
use serde_json::{Map, Value, json};
use wiremock::matchers::{any, path_regex};
use wiremock::{Mock, MockServer, Request, ResponseTemplate, Times};

/// One answer of a [`MockApi`].
#[derive(Clone, Debug)]
pub struct Say(ResponseTemplate);

impl Say {
    /// `success` and these members.
    pub fn success(members: &Value) -> Self {
        let mut object: Map<String, Value> = members.as_object().cloned().unwrap_or_default();
        object.insert("success".to_owned(), true.into());
        Self(ResponseTemplate::new(200).set_body_json(object))
    }

    /// `success` alone.
    pub fn done() -> Self {
        Self::success(&json!({}))
    }

    /// What the four call operations answer.
    pub fn answer(answer: &Answer) -> Self {
        Self::success(&json!({ "answer": answer }))
    }

    /// What createticket answers.
    pub fn ticket(ticket: &Ticket) -> Self {
        Self::success(&json!({ "ticket": ticket }))
    }

    /// What the lists answer.
    pub fn tickets(tickets: &[Ticket]) -> Self {
        Self::success(&json!({ "tickets": tickets }))
    }

    /// What waitingticketscount answers.
    pub fn services(services: &[WaitingService]) -> Self {
        Self::success(&json!({ "services": services }))
    }

    /// What login answers.
    pub fn signed_in(token: &str) -> Self {
        Self::success(&json!({ "user_id": "user-ana", "username": "ana", "authtoken": token }))
    }

    /// A refusal by number, with HTTP 200 (T9).
    pub fn refuse(errno: u32) -> Self {
        Self::refuse_with(200, errno)
    }

    /// A refusal with this HTTP status.
    pub fn refuse_with(status: u16, errno: u32) -> Self {
        Self(ResponseTemplate::new(status).set_body_json(json!({"success": false, "errno": errno})))
    }

    /// A refusal for the token, as our own server does it (A4).
    pub fn denied() -> Self {
        Self::refuse_with(401, 7)
    }

    /// A web page instead of the API.
    pub fn page(status: u16) -> Self {
        Self::raw(status, "text/html", "<!doctype html><title>Welcome</title>")
    }

    /// Any bytes.
    pub fn raw(status: u16, content_type: &str, body: &str) -> Self {
        Self(ResponseTemplate::new(status).set_body_raw(body, content_type))
    }

    /// The same with one more header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.insert_header(name, value))
    }

    /// The same, but only after this time.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self(self.0.set_delay(delay))
    }
}

/// A server for one test. Dropped, it fails the test if a request came that nothing was said about, or if an
/// expected one did not come as often as expected.
#[derive(Debug)]
pub struct MockApi {
    server: MockServer,
    unexpected: Arc<Mutex<Vec<String>>>,
}

impl MockApi {
    /// Starts on a free port of this machine.
    pub async fn start() -> Self {
        let server = MockServer::start().await;
        let unexpected = Arc::new(Mutex::new(Vec::new()));
        let seen = unexpected.clone();
        Mock::given(any())
            .respond_with(move |request: &Request| {
                seen.lock().unwrap().push(format!("{} {}", request.method, request.url.path()));
                ResponseTemplate::new(418)
            })
            .with_priority(u8::MAX)
            .mount(&server)
            .await;
        Self { server, unexpected }
    }

    /// Its address, without a slash at the end.
    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// Answers an operation, with any extra path segment, as often as it comes.
    pub async fn says<O: Operation>(&self, say: Say) {
        self.expects_from::<O>(0.., move |_| say.clone()).await;
    }

    /// Answers an operation, and fails the test if it comes more or less often.
    pub async fn expects<O: Operation>(&self, times: impl Into<Times>, say: Say) {
        self.expects_from::<O>(times, move |_| say.clone()).await;
    }

    /// Answers an operation by what was sent.
    pub async fn expects_from<O: Operation>(
        &self,
        times: impl Into<Times>,
        say: impl Fn(&Request) -> Say + Send + Sync + 'static,
    ) {
        Mock::given(path_regex(format!("^/{}(/[^/]*)?$", path::<O>())))
            .respond_with(move |request: &Request| say(request).0)
            .expect(times)
            .mount(&self.server)
            .await;
    }

    /// Answers this first, so many times; then what was said before counts again.
    pub async fn first_says<O: Operation>(&self, times: u64, say: Say) {
        Mock::given(path_regex(format!("^/{}(/[^/]*)?$", path::<O>())))
            .respond_with(say.0)
            .up_to_n_times(times)
            .with_priority(1)
            .mount(&self.server)
            .await;
    }

    /// Answers a path that no operation has, such as `/callpad/v1/directory`.
    pub async fn says_at(&self, path: &str, say: Say) {
        Mock::given(wiremock::matchers::path(path)).respond_with(say.0).mount(&self.server).await;
    }

    /// Every request so far, in order.
    pub async fn requests(&self) -> Vec<Request> {
        self.server.received_requests().await.unwrap_or_default()
    }

    /// The bodies of the requests for one operation, in order.
    pub async fn bodies<O: Operation>(&self) -> Vec<Value> {
        let path = format!("/{}", path::<O>());
        let requests = self.requests().await;
        requests.iter().filter(|r| r.url.path() == path).filter_map(|r| r.body_json().ok()).collect()
    }
}

impl Drop for MockApi {
    fn drop(&mut self) {
        let unexpected = self.unexpected.lock().unwrap();
        if !std::thread::panicking() {
            assert!(unexpected.is_empty(), "nothing was said about: {}", unexpected.join(", "));
        }
    }
}

#[cfg(test)]
mod tests {
    use callpad_client::{Client, Options, ServerAddress, Session};
    use callpad_wire::op::{EndCall, WaitingTicketsCount};

    use super::*;
    use crate::build;

    fn session(api: &MockApi) -> Session {
        let client = Client::new(ServerAddress::parse(&api.url()).unwrap(), Options::default()).unwrap();
        Session::resume(client, "user-ana".into(), None, None)
    }

    #[tokio::test]
    async fn says_what_it_was_told() {
        let api = MockApi::start().await;
        api.says::<WaitingTicketsCount>(Say::services(&[build::queue("A", 3)])).await;
        api.first_says::<WaitingTicketsCount>(1, Say::services(&[])).await;
        let session = session(&api);
        let location = Some("l".into());
        let first = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let second = session.waiting_tickets_count(&WaitingTicketsCount { location }).await.unwrap();
        assert_eq!(first.items, []);
        assert_eq!(second.items, [build::queue("A", 3)]);
    }

    #[tokio::test]
    #[should_panic(expected = "nothing was said about: POST /restapi/v2/queuemanagement/endcall")]
    async fn an_unexpected_request_fails_the_test() {
        let api = MockApi::start().await;
        session(&api).end_call(&EndCall { answer_id: "a".into() }).await.unwrap_err();
    }
}
