//! What a statement is given, in the order of `?1`, `?2`, …

use super::{
    error::Result,
    value::{ToSql, ValueRef},
};

/// The values of a statement.
pub(crate) trait Params {
    /// Gives each value, in order.
    fn each(self, take: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()>;
}

/// Values of several types.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn $crate::store::sql::ToSql),*] as &[&dyn $crate::store::sql::ToSql]
    };
}
pub(crate) use params;

impl Params for &[&dyn ToSql] {
    fn each(self, take: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()> {
        self.iter().map(|value| value.to_sql()).try_for_each(take)
    }
}

/// The values of an iterator.
pub(crate) struct FromIter<I>(I);

/// As many values as an iterator gives.
pub(crate) fn params_from_iter<I>(values: I) -> FromIter<I> {
    FromIter(values)
}

impl<I: IntoIterator<Item: ToSql>> Params for FromIter<I> {
    fn each(self, mut take: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()> {
        self.0.into_iter().try_for_each(|value| take(value.to_sql()))
    }
}

// None at all: a type of its own, so that `[]` has one.
impl Params for [&(dyn ToSql + Send + Sync); 0] {
    fn each(self, _: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()> {
        Ok(())
    }
}

macro_rules! arrays {
    ($($length:literal)*) => {
        $(impl<T: ToSql> Params for [T; $length] {
            fn each(self, mut take: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()> {
                self.iter().try_for_each(|value| take(value.to_sql()))
            }
        })*
    };
}

arrays! { 1 2 3 4 5 6 }

macro_rules! tuples {
    ($($($name:ident)*;)*) => {
        $(impl<$($name: ToSql),*> Params for ($($name,)*) {
            #[allow(non_snake_case, reason = "a variable for each type")]
            fn each(self, mut take: impl FnMut(ValueRef<'_>) -> Result<()>) -> Result<()> {
                let ($($name,)*) = self;
                $(take($name.to_sql())?;)*
                Ok(())
            }
        })*
    };
}

tuples! {
    A B;
    A B C;
    A B C D;
}
