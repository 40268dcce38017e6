//! The data as they are at one moment, for those who do not know how they are stored.

use std::ops::Deref;

use crate::store::sql::Connection;

/// One consistent view of the data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a>(&'a Connection);

impl<'a> View<'a> {
    pub(crate) fn of(connection: &'a Connection) -> Self {
        Self(connection)
    }
}

impl Deref for View<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}
