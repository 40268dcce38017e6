//! The turn of one write within its group: what it changes stays or goes as a whole.

use std::ops::Deref;

use super::view::View;
use crate::store::sql::{self, Connection};

/// The turn of one write. Whatever ends it but [`Turn::keep`], also a panic, takes back what it changed, and nothing of
/// what was changed before it.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    /// What was written before it in the group, and by itself so far.
    view: View<'a>,
    is_over: bool,
}

impl<'a> Turn<'a> {
    /// Within an open transaction.
    pub(crate) fn begin(connection: &'a Connection) -> sql::Result<Self> {
        connection.control("SAVEPOINT turn")?;
        Ok(Self { view: View::of(connection), is_over: false })
    }

    /// What it changed is now part of the transaction.
    pub(crate) fn keep(mut self) -> sql::Result<()> {
        self.view.control("RELEASE turn")?;
        self.is_over = true;
        Ok(())
    }

    fn take_back(&self) -> sql::Result<()> {
        self.view.control("ROLLBACK TO turn")?;
        self.view.control("RELEASE turn")?;
        Ok(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // A storage that fails may have taken back the whole transaction already; where it has not, and cannot take back
        // a part, nothing of it may stay.
        if !self.is_over && !self.view.is_autocommit() && self.take_back().is_err() {
            let _ = self.view.execute_batch("ROLLBACK");
        }
    }
}

impl<'a> Deref for Turn<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}
