//! The server's rules on a database in memory, without sockets and time of their own: for models that take a desk and
//! the server through hundreds of thousands of steps.

use callpad_wire::Errno;
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::{
    directory::Directory,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    http,
    offline::OfflineError,
    queue::{Request, lists},
    store::{self, places, zones::Zones},
};

/// One branch and its day.
#[derive(Debug)]
pub struct Rules {
    connection: Connection,
    zones: Zones,
}

impl Rules {
    /// This branch, with nobody waiting; wall times are in UTC where a location names no zone.
    ///
    /// # Errors
    /// If the directory cannot be taken over.
    pub fn new(directory: &Directory) -> Result<Self, OfflineError> {
        let connection = store::in_memory()?;
        store::directory::replace(&connection, directory)?;
        let zones = Zones::new(Some("UTC")).map_err(|_| OfflineError::BadTimeZone("UTC".into()))?;
        Ok(Self { connection, zones })
    }

    /// Asks for an operation of the API, by its name in the document, as this user, with the parameters as a JSON
    /// object. The body of the answer.
    ///
    /// # Errors
    /// The error number of a refusal; nothing has changed then.
    pub fn ask(
        &mut self,
        user: &str,
        operation: &str,
        params: &Value,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Errno> {
        let request = self.request(user, now)?;
        http::alone(&mut self.connection, request, operation, params, key).map_err(|f| errno(&f))
    }

    /// The body of the `answers/current` extension.
    ///
    /// # Errors
    /// As [`Rules::ask`].
    pub fn current_answer(
        &self,
        user: &str,
        desk: &str,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Errno> {
        let request = self.request(user, now)?;
        let answer = lists::current_answer(&self.connection, &request, desk).map_err(|f| errno(&f))?;
        let answer = serde_json::to_value(answer).map_err(|_| Errno::UNKNOWN)?;
        Ok([("success".to_owned(), true.into()), ("answer".to_owned(), answer)].into_iter().collect())
    }

    fn request(&self, user: &str, now: Timestamp) -> Result<Request, Errno> {
        let person = places::person(&self.connection, user).map_err(|_| Errno::UNKNOWN)?;
        let caller = Caller::Person(person.ok_or(Errno::CANNOT_CONCLUDE)?);
        Ok(Request { caller, now, zones: self.zones.clone() })
    }
}

fn errno(failure: &Failure) -> Errno {
    match failure {
        Failure::Refused(refusal) => Refusal::errno(*refusal),
        Failure::Storage(_) | Failure::Stopped => Errno::UNKNOWN,
    }
}
