//! A statement, prepared.

use rusqlite::types::ToSqlOutput;

use super::{
    driver::Driver,
    error::{Error, ErrorKind, Result},
    params::Params,
    row::{Mapped, Row, Rows},
    value::{Value, ValueRef},
};

/// A statement of a connection.
pub(crate) struct Statement<'c>(Of<'c>);

enum Of<'c> {
    Cached(rusqlite::CachedStatement<'c>),
    Once(rusqlite::Statement<'c>),
    Driver { driver: &'c dyn Driver, sql: String },
}

/// What SQLite is given, without a copy of our own.
struct Bound<'a>(ValueRef<'a>);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            ValueRef::Null => rusqlite::types::ValueRef::Null,
            ValueRef::Integer(value) => rusqlite::types::ValueRef::Integer(value),
            ValueRef::Real(value) => rusqlite::types::ValueRef::Real(value),
            ValueRef::Text(value) => rusqlite::types::ValueRef::Text(value.as_bytes()),
            ValueRef::Blob(value) => rusqlite::types::ValueRef::Blob(value),
        }))
    }
}

fn bind(statement: &mut rusqlite::Statement<'_>, params: impl Params) -> Result<()> {
    let mut given = 0;
    params.each(|value| {
        given += 1;
        Ok(statement.raw_bind_parameter(given, Bound(value))?)
    })?;
    // One that was left out would be NULL.
    if given != statement.parameter_count() {
        let words = format!("{given} values for {} parameters", statement.parameter_count());
        return Err(Error::new(ErrorKind::Other, words));
    }
    Ok(())
}

fn values(params: impl Params) -> Result<Vec<Value>> {
    let mut values = Vec::new();
    params.each(|value| {
        values.push(value.into());
        Ok(())
    })?;
    Ok(values)
}

impl<'c> Statement<'c> {
    pub(super) fn cached(statement: rusqlite::CachedStatement<'c>) -> Self {
        Self(Of::Cached(statement))
    }

    pub(super) fn once(statement: rusqlite::Statement<'c>) -> Self {
        Self(Of::Once(statement))
    }

    pub(super) fn of_driver(driver: &'c dyn Driver, sql: &str) -> Self {
        Self(Of::Driver { driver, sql: sql.to_owned() })
    }

    fn sqlite(&mut self) -> Option<&mut rusqlite::Statement<'c>> {
        match &mut self.0 {
            Of::Cached(statement) => Some(&mut *statement),
            Of::Once(statement) => Some(statement),
            Of::Driver { .. } => None,
        }
    }

    /// Runs it; it gives no rows, or nobody wants them.
    pub(crate) fn execute(&mut self, params: impl Params) -> Result<()> {
        if let Of::Driver { driver, sql } = &self.0 {
            return driver.run(sql, &values(params)?).map(drop);
        }
        let Some(statement) = self.sqlite() else { return Ok(()) };
        bind(statement, params)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// Its rows.
    pub(crate) fn query(&mut self, params: impl Params) -> Result<Rows<'_>> {
        match &mut self.0 {
            Of::Driver { driver, sql } => Ok(Rows::whole(driver.run(sql, &values(params)?)?)),
            Of::Cached(statement) => rows(statement, params),
            Of::Once(statement) => rows(statement, params),
        }
    }

    /// Its first row.
    ///
    /// # Errors
    /// [`ErrorKind::NoRow`] if there is none.
    pub(crate) fn query_row<T>(
        &mut self,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        match self.query(params)?.next()? {
            Some(row) => read(&row),
            None => Err(Error::NO_ROW),
        }
    }

    /// Its rows as something else.
    pub(crate) fn query_map<T, F: FnMut(&Row<'_>) -> Result<T>>(
        &mut self,
        params: impl Params,
        read: F,
    ) -> Result<Mapped<'_, F>> {
        Ok(Mapped { rows: self.query(params)?, read })
    }

    /// How many rows it gives: of a change that returns what it changed, how many that were.
    pub(crate) fn count(&mut self, params: impl Params) -> Result<usize> {
        let (mut rows, mut count) = (self.query(params)?, 0);
        while rows.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// Whether it gives a row.
    pub(crate) fn exists(&mut self, params: impl Params) -> Result<bool> {
        Ok(self.query(params)?.next()?.is_some())
    }
}

fn rows<'s>(statement: &'s mut rusqlite::Statement<'_>, params: impl Params) -> Result<Rows<'s>> {
    bind(statement, params)?;
    Ok(Rows::of_sqlite(statement.raw_query()))
}
