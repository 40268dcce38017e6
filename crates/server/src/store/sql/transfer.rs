//! Tables moved from one engine into another as they are, a page after the other, and held against each other.

use super::{
    Connection,
    error::{Error, ErrorKind, Result},
    params_from_iter,
    value::Value,
};

/// How many rows are read at once: a page of the widest table is some megabytes.
const PAGE: usize = 5_000;
/// How many rows go into one statement, which has fewer parameters than either engine takes.
const TOGETHER: usize = 200;

/// A table: its name, the columns that are stored, and those of its key.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// Places among the columns, in the order of the key.
    pub(crate) key: Vec<usize>,
}

/// A row, by the columns of its table.
type Line = Vec<Value>;

impl Table {
    fn list(&self) -> String {
        self.columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }

    fn key_list(&self) -> String {
        self.key.iter().map(|at| format!("\"{}\"", self.columns[*at])).collect::<Vec<_>>().join(", ")
    }

    /// The key of a row.
    fn key_of(&self, line: &[Value]) -> Vec<Value> {
        self.key.iter().map(|at| line[*at].clone()).collect()
    }

    /// Whether there is no row in it.
    pub(crate) fn is_empty(&self, connection: &Connection) -> Result<bool> {
        Ok(!connection.prepare(&format!("SELECT 1 FROM {} LIMIT 1", self.name))?.exists([])?)
    }

    /// Takes out all rows.
    pub(crate) fn empty(&self, connection: &Connection) -> Result<()> {
        connection.execute(&format!("DELETE FROM {}", self.name), [])
    }

    /// The rows behind this key, in the order of the key.
    fn page(&self, connection: &Connection, after: Option<&[Value]>) -> Result<Vec<Line>> {
        let (key, width) = (self.key_list(), self.columns.len());
        let behind = after.map_or_else(String::new, |after| {
            let numbers: Vec<_> = (1..=after.len()).map(|number| format!("?{number}")).collect();
            format!(" WHERE ({key}) > ({})", numbers.join(", "))
        });
        let text = format!("SELECT {} FROM {}{behind} ORDER BY {key} LIMIT {PAGE}", self.list(), self.name);
        connection
            .prepare_cached(&text)?
            .query_map(params_from_iter(after.unwrap_or_default()), |row| {
                (0..width).map(|at| row.get(at)).collect()
            })?
            .collect()
    }

    fn put(&self, connection: &Connection, lines: &[Line]) -> Result<()> {
        let width = self.columns.len();
        for some in lines.chunks(TOGETHER) {
            let rows: Vec<_> = (0..some.len())
                .map(|row| {
                    let numbers: Vec<_> = (1..=width).map(|at| format!("?{}", row * width + at)).collect();
                    format!("({})", numbers.join(", "))
                })
                .collect();
            let text = format!("INSERT INTO {} ({}) VALUES {}", self.name, self.list(), rows.join(", "));
            connection.prepare_cached(&text)?.execute(params_from_iter(some.iter().flatten()))?;
        }
        Ok(())
    }

    /// Puts every row of one into the other, which has none. Gives how many.
    pub(crate) fn copy(&self, from: &Connection, to: &Connection) -> Result<u64> {
        let (mut count, mut after) = (0, None);
        loop {
            let lines = self.page(from, after.as_deref())?;
            let Some(last) = lines.last() else { return Ok(count) };
            after = Some(self.key_of(last));
            let named = |error: Error| Error::new(error.kind, format!("{}: {error}", self.name));
            self.put(to, &lines).map_err(named)?;
            count += lines.len() as u64;
        }
    }

    /// Reads both again, row by row.
    ///
    /// # Errors
    /// If one differs; its words name the table and the row's place, and nothing that it holds.
    pub(crate) fn compare(&self, one: &Connection, other: &Connection) -> Result<()> {
        let (mut place, mut after) = (0_u64, None);
        loop {
            let (here, there) = (self.page(one, after.as_deref())?, self.page(other, after.as_deref())?);
            let differs = here.iter().zip(&there).position(|(here, there)| here != there);
            let differs = differs.or((here.len() != there.len()).then_some(here.len().min(there.len())));
            if let Some(at) = differs {
                let row = place + at as u64 + 1;
                return Err(Error::new(
                    ErrorKind::Damaged,
                    format!("row {row} of {} is not the same", self.name),
                ));
            }
            let Some(last) = here.last() else { return Ok(()) };
            after = Some(self.key_of(last));
            place += here.len() as u64;
        }
    }
}
