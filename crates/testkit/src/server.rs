//! Callpad's own server for one test.

use callpad_client::{Client, Options, ServerAddress, Session};
use callpad_server::Config;
pub use callpad_server::ServerHandle;
use callpad_wire::{DeskId, UserId};
use tempfile::TempDir;

/// A server with the demo branch, on a free port, in a folder that goes with it.
#[derive(Debug)]
pub struct TestServer {
    running: ServerHandle,
    _folder: TempDir,
}

/// Starts Callpad's server with the demo branch, without arrivals, with authentication.
pub async fn start_server() -> TestServer {
    start_server_with(|_| {}).await
}

/// The same, with other settings.
pub async fn start_server_with(change: impl FnOnce(&mut Config)) -> TestServer {
    let folder = TempDir::new().unwrap();
    let mut config = Config::new(folder.path());
    config.demo = true;
    change(&mut config);
    let running = callpad_server::start(config).await.unwrap();
    TestServer { running, _folder: folder }
}

/// Invalidates every ticket of the server in this folder, which must not run (M21).
pub fn reset_in(folder: &std::path::Path) {
    callpad_server::reset(folder, &callpad_server::clock::SystemClock).unwrap();
}

/// Starts it in this folder, on this port of loopback (0: a free one), so that a test can end it and start it again where
/// it was.
pub async fn start_server_in(folder: &std::path::Path, port: u16) -> ServerHandle {
    let mut config = Config::new(folder);
    config.demo = true;
    config.listen = ([127, 0, 0, 1], port).into();
    callpad_server::start(config).await.unwrap()
}

impl TestServer {
    /// Its address, without a slash at the end.
    pub fn url(&self) -> String {
        self.running.base_url()
    }

    /// The demo person, who holds every role.
    pub fn user_id(&self) -> UserId {
        self.running.demo().unwrap().user_id.as_str().into()
    }

    /// The demo person's counter: free, for all open services.
    pub fn desk_id(&self) -> DeskId {
        self.running.demo().unwrap().desk_id.as_str().into()
    }

    /// The demo person, signed in.
    pub async fn session(&self) -> Session {
        let client = Client::new(ServerAddress::parse(&self.url()).unwrap(), Options::default()).unwrap();
        Session::sign_in(client, self.user_id(), None).await.unwrap().0
    }

    /// The server itself.
    pub fn running(&self) -> &ServerHandle {
        &self.running
    }

    /// Ends the server before the test ends.
    pub async fn shutdown(self) {
        self.running.shutdown().await;
    }
}

#[cfg(test)]
mod tests {
    use callpad_wire::op::{CallNextTicket, EndCall, WaitingTicketsCount};

    use super::*;

    #[tokio::test]
    async fn the_demo_person_calls_and_ends() {
        let server = start_server().await;
        let session = server.session().await;
        let counts = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services = counts.items.iter().map(|s| s.service.id.clone()).collect();
        let call = CallNextTicket { desk_id: server.desk_id(), user_id: server.user_id(), services };
        let answer = session.call_next_ticket(&call).await.unwrap();
        session.end_call(&EndCall { answer_id: answer.id }).await.unwrap();
        assert_eq!(server.running().request_counts()["endcall"], 1);
        server.shutdown().await;
    }
}
