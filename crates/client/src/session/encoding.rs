//! The encoding of parameters is found by a harmless read, never by repeating an action (T4).

use callpad_wire::op::{Readable, WaitingTickets};
use callpad_wire::{Operation, WaitingService};

use super::Session;
use crate::api_request::ApiRequest;
use crate::options::Encoding;
use callpad_wire::Error;

/// How well a server understood a list's parameters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Understood {
    No,
    /// An empty list where tickets were expected.
    Perhaps,
    Yes,
}

impl Session {
    /// Finds out how this server wants its parameters and keeps to it: reads the waiting list of the service with the
    /// most tickets, first as JSON, then as a form (T4). Without any service JSON stays.
    ///
    /// # Errors
    /// As [`Session::send`]; the encoding then stays as it was.
    pub async fn choose_encoding(&self) -> Result<Encoding, Error> {
        let client = self.client();
        let services = self.waiting_tickets_count(&Default::default()).await?;
        let Some(fullest) = services.items.into_iter().max_by_key(|s| s.waiting) else {
            return Ok(client.encoding());
        };
        let before = client.encoding();
        let mut best = (Understood::No, before);
        for encoding in [Encoding::Json, Encoding::Form] {
            client.set_encoding(encoding);
            match self.understood(&fullest).await {
                Ok(understood) if understood > best.0 => best = (understood, encoding),
                Ok(_) => {}
                Err(error) => {
                    client.set_encoding(before);
                    return Err(error);
                }
            }
            if best.0 == Understood::Yes {
                break;
            }
        }
        client.set_encoding(best.1);
        Ok(best.1)
    }

    async fn understood(&self, service: &WaitingService) -> Result<Understood, Error> {
        let request = ApiRequest::of(&WaitingTickets { service_id: service.service.id.clone() }, None);
        let empty = if service.waiting == 0 { Understood::Yes } else { Understood::Perhaps };
        match self.perform(&request).await {
            Ok(body) => match WaitingTickets::read(&body) {
                Ok(Readable { items, .. }) if items.is_empty() => Ok(empty),
                Ok(_) => Ok(Understood::Yes),
                Err(_) => Ok(Understood::No),
            },
            Err(error) if error.is_empty_list() => Ok(Understood::Perhaps),
            Err(Error::Refused { .. }) => Ok(Understood::No),
            Err(error) => Err(error),
        }
    }
}
