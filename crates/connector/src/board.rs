//! One person's session as the board's API.

use async_trait::async_trait;
use callpad_board::ports::BoardApi;
use callpad_board::{Act, ActDone, BoardDirectory, CounterEntry, Place, SendAct, ServiceEntry};
use callpad_client::Session;
use callpad_client::directory::Directory;
use callpad_desk::ports::Feed;
use callpad_wire::op::{Board, LocationBoard, Readable, WaitingTickets, WaitingTicketsCount};
use callpad_wire::{
    CounterRequest, Error, Features, FeedEnd, IdempotencyKey, LocationId, Operation, ServiceId, Ticket,
    WaitingService, feature,
};
use jiff::civil::DateTime;

/// One person's session as the board's API.
#[derive(Clone, Debug)]
pub struct BoardConnector {
    session: Session,
    /// For a server that tells none.
    directory: BoardDirectory,
}

impl BoardConnector {
    /// Wraps this session.
    pub fn new(session: Session) -> Self {
        Self { session, directory: BoardDirectory::default() }
    }

    /// With what is known of the places at a server that does not tell them, as from a file.
    #[must_use]
    pub fn with_directory(self, directory: &Directory) -> Self {
        Self { directory: places(directory.clone()), ..self }
    }
}

/// Sends an act with its key.
struct WithKey<'a> {
    session: &'a Session,
    key: &'a IdempotencyKey,
}

impl SendAct for WithKey<'_> {
    async fn send<O: Operation<Reply: Send> + Sync>(&self, operation: &O) -> Result<O::Reply, Error> {
        self.session.send_with_key(operation, self.key.clone()).await
    }
}

#[async_trait]
impl BoardApi for BoardConnector {
    async fn board(
        &self,
        location: Option<&LocationId>,
        steps_after: Option<DateTime>,
    ) -> Result<Readable<LocationBoard>, Error> {
        let asked = Board { location_id: location.cloned(), steps_after };
        self.session.boards(&asked).await.map(|boards| boards.locations)
    }

    async fn directory(&self) -> Result<BoardDirectory, Error> {
        if !self.features().has(feature::DIRECTORY) {
            return Ok(self.directory.clone());
        }
        self.session.directory().await.map(places)
    }

    async fn requests(&self) -> Result<Readable<CounterRequest>, Error> {
        self.session.open_requests(None).await
    }

    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.session.waiting_tickets_count(&WaitingTicketsCount { location: location.cloned() }).await
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.session.waiting_tickets(&WaitingTickets { service_id: service.clone() }).await
    }

    async fn act(&self, act: &Act, key: &IdempotencyKey) -> Result<ActDone, Error> {
        act.send(&WithKey { session: &self.session, key }).await
    }

    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
        super::feed(&self.session, after).await
    }

    fn clock_offset(&self) -> jiff::SignedDuration {
        self.session.client().server_clock_offset().unwrap_or_default()
    }

    fn features(&self) -> Features {
        self.session.client().features()
    }
}

fn places(directory: Directory) -> BoardDirectory {
    let location = |location: callpad_client::directory::Location| Place {
        id: location.id,
        name: location.name,
        time_zone: location.time_zone,
    };
    let service = |service: callpad_client::directory::Service| ServiceEntry {
        id: service.id,
        tag: service.tag,
        name: service.name,
        location_id: service.location_id,
        target_wait_s: service.target_wait_s,
    };
    let counter = |desk: callpad_client::directory::DeskEntry| CounterEntry {
        id: desk.id,
        name: desk.name,
        location_id: desk.location_id,
        services: desk.service_ids,
    };
    BoardDirectory {
        locations: directory.locations.into_iter().map(location).collect(),
        services: directory.services.into_iter().map(service).collect(),
        counters: directory.desks.into_iter().map(counter).collect(),
    }
}
