//! Rows that a statement gives.

use std::vec;

use super::{
    error::{Error, ErrorKind, Result},
    value::{FromSql, Value, ValueRef},
};

/// One row, as long as nobody goes on to the next.
#[derive(Debug)]
pub(crate) struct Row<'r>(Of<'r>);

#[derive(Debug)]
enum Of<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Whole(&'r [Value]),
}

/// The number of a column, from 0.
pub(crate) trait Column: Copy {
    fn number(self) -> usize;
}

impl Column for usize {
    fn number(self) -> usize {
        self
    }
}

impl Row<'_> {
    /// Reads a column.
    ///
    /// # Errors
    /// If it holds something else.
    #[inline]
    pub(crate) fn get<I: Column, T: FromSql>(&self, column: I) -> Result<T> {
        let column = column.number();
        T::from_sql(self.value(column)?)
            .ok_or_else(|| Error::new(ErrorKind::Other, format!("column {column} is not what was expected")))
    }

    /// The text of a column; `None` where there is none.
    pub(crate) fn text(&self, column: usize) -> Result<Option<&str>> {
        match self.value(column)? {
            ValueRef::Text(text) => Ok(Some(text)),
            ValueRef::Null => Ok(None),
            _ => Err(Error::new(ErrorKind::Other, format!("column {column} is no text"))),
        }
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        match self.0 {
            Of::Sqlite(row) => row.as_ref().column_count(),
            Of::Whole(values) => values.len(),
        }
    }

    #[inline]
    fn value(&self, column: usize) -> Result<ValueRef<'_>> {
        match self.0 {
            Of::Sqlite(row) => Ok(match row.get_ref(column)? {
                rusqlite::types::ValueRef::Null => ValueRef::Null,
                rusqlite::types::ValueRef::Integer(value) => ValueRef::Integer(value),
                rusqlite::types::ValueRef::Real(value) => ValueRef::Real(value),
                rusqlite::types::ValueRef::Text(value) => {
                    ValueRef::Text(std::str::from_utf8(value).map_err(Error::of_value)?)
                }
                rusqlite::types::ValueRef::Blob(value) => ValueRef::Blob(value),
            }),
            Of::Whole(values) => values
                .get(column)
                .map(Value::as_ref)
                .ok_or_else(|| Error::new(ErrorKind::Other, format!("there is no column {column}"))),
        }
    }
}

/// Rows, one after the other.
pub(crate) struct Rows<'s>(Source<'s>);

enum Source<'s> {
    Sqlite(rusqlite::Rows<'s>),
    Whole { rows: vec::IntoIter<Vec<Value>>, row: Vec<Value> },
}

impl<'s> Rows<'s> {
    pub(super) fn of_sqlite(rows: rusqlite::Rows<'s>) -> Self {
        Self(Source::Sqlite(rows))
    }

    pub(super) fn whole(rows: Vec<Vec<Value>>) -> Self {
        Self(Source::Whole { rows: rows.into_iter(), row: Vec::new() })
    }

    /// The next one.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>> {
        match &mut self.0 {
            Source::Sqlite(rows) => Ok(rows.next()?.map(|row| Row(Of::Sqlite(row)))),
            Source::Whole { rows, row } => match rows.next() {
                Some(next) => {
                    *row = next;
                    Ok(Some(Row(Of::Whole(row))))
                }
                None => Ok(None),
            },
        }
    }
}

/// Rows as something else.
pub(crate) struct Mapped<'s, F> {
    pub(super) rows: Rows<'s>,
    pub(super) read: F,
}

impl<T, F: FnMut(&Row<'_>) -> Result<T>> Iterator for Mapped<'_, F> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        match self.rows.next() {
            Ok(row) => row.map(|row| (self.read)(&row)),
            Err(error) => Some(Err(error)),
        }
    }
}
