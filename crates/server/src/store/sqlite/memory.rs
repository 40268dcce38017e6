//! For tests only: a store in memory, without threads.

use jiff::Timestamp;

use super::{open, records, schema};
use crate::{
    directory::Directory,
    domain::{refusal::Failure, roles::Person, zones::Zones},
    queue::{asked::Asked, outcome::Done},
    store::{
        error::{ImportError, StorageError},
        sql::{Connection, change, directory, locations, look::Look, writer::Writer},
    },
};

/// A store in memory. It tells nobody of changes.
#[derive(Debug)]
pub(crate) struct Memory(Writer);

impl Memory {
    /// Without anything.
    pub(crate) fn new(zones: Zones) -> Result<Self, StorageError> {
        Ok(Self(in_memory(zones)?))
    }

    /// Makes this branch the one.
    pub(crate) fn take_over(&mut self, directory: &Directory) -> Result<(), ImportError> {
        directory::replace(&self.0.view(), directory)
    }

    /// Does what was asked for; with a key, once.
    pub(crate) fn change(&mut self, asked: Asked, now: Timestamp) -> Result<Done, Failure> {
        self.0.alone(|writer| change::change(writer, asked, now))
    }

    /// Looks something up.
    pub(crate) fn look<Q: Look>(&self, query: Q, now: Timestamp) -> Result<Q::Answer, Failure> {
        query.look(&self.0.view(), now)
    }

    /// A person with what they may see and do; `None` if there is no such user.
    pub(crate) fn person(&self, user: &str) -> Result<Option<Person>, Failure> {
        Ok(locations::person(&self.0.view(), user)?)
    }

    /// The database, to be looked into.
    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        self.0.connection()
    }

    /// The database, to be changed behind the server's back.
    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        self.0.connection_mut()
    }
}

/// A writer of a database that lives as long as it; it publishes nothing.
pub(crate) fn in_memory(zones: Zones) -> Result<Writer, StorageError> {
    let mut connection = rusqlite::Connection::open_in_memory()?;
    open::prepare(&connection)?;
    schema::migrate(&mut connection)?;
    records::install_sums(&connection)?;
    Ok(Writer::new(Connection::of_sqlite(connection), None, zones))
}
