//! Is the API there at all?

use callpad_wire::Features;
use callpad_wire::op::{Login, WaitingTicketsCount};

use crate::address::ServerAddress;
use crate::api_request::ApiRequest;
use crate::classify::Classified;
use crate::client::Client;
use crate::options::Options;
use callpad_wire::error::{Error, FoundInstead};

/// The result of a first, harmless request to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The address probed.
    pub address: ServerAddress,
    /// Whether the server wants a token; `None` if its response does not show it.
    pub authentication: Option<bool>,
    /// Our server's extensions; empty for another server.
    pub features: Features,
    /// Whether the person is to be told that others could read names and token on the way (T1).
    pub open_line: bool,
}

/// Checks whether the API responds at this address, by waitingticketscount without a token.
///
/// # Errors
/// Everything but [`Error::Refused`]: an API that refuses is still the API.
pub async fn probe(address: &ServerAddress, options: Options) -> Result<Probe, Error> {
    let open_line = options.network.warns_of(address);
    let client = Client::new(address.clone(), options)?;
    let count = ApiRequest::of(&WaitingTicketsCount::default(), None);
    let authentication = match client.send(&count, None).await? {
        Classified::Success(_) => Some(false),
        Classified::Refused { status: 401, in_envelope: true, .. } => Some(true),
        Classified::Refused { status: status @ 403, .. }
        | Classified::Refused { status, in_envelope: false, .. } => {
            // Another web server that wants a password, or the API in words of its own (T9): login, which needs no
            // token (A2), tells them apart. A login without a user signs nobody in.
            let login = ApiRequest::of(&Login { user_id: "".into(), secret: None }, None);
            match client.send(&login, None).await {
                // Refused before any user is named: it is the address that is not allowed.
                Ok(Classified::Refused { status: 403, in_envelope: true, .. }) => {
                    return Err(Error::AddressRefused { host: address.host_and_port() });
                }
                Ok(Classified::Success(_) | Classified::Refused { in_envelope: true, .. }) => Some(true),
                _ => {
                    let found = FoundInstead::Other;
                    return Err(Error::NotTheApi { found, status, excerpt: String::new() });
                }
            }
        }
        Classified::Refused { .. } => None,
    };
    Ok(Probe { address: address.clone(), authentication, features: client.features(), open_line })
}
