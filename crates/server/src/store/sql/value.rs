//! Values as statements take and give them.

/// A value of a row that came as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    /// Also a flag: 0 or 1.
    Integer(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// A value that belongs to somebody else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ValueRef<'a> {
    Null,
    /// Also a flag: 0 or 1.
    Integer(i64),
    Real(f64),
    Text(&'a str),
    Blob(&'a [u8]),
}

impl Value {
    pub(crate) fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Integer(value) => ValueRef::Integer(*value),
            Self::Real(value) => ValueRef::Real(*value),
            Self::Text(value) => ValueRef::Text(value),
            Self::Blob(value) => ValueRef::Blob(value),
        }
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(value) => Self::Integer(value),
            ValueRef::Real(value) => Self::Real(value),
            ValueRef::Text(value) => Self::Text(value.to_owned()),
            ValueRef::Blob(value) => Self::Blob(value.to_owned()),
        }
    }
}

/// What can be given to a statement.
pub(crate) trait ToSql {
    fn to_sql(&self) -> ValueRef<'_>;
}

/// What can be read from a column; `None` where the column holds something else.
pub(crate) trait FromSql: Sized {
    fn from_sql(value: ValueRef<'_>) -> Option<Self>;
}

macro_rules! integers {
    ($($integer:ty)*) => {
        $(impl ToSql for $integer {
            fn to_sql(&self) -> ValueRef<'_> {
                ValueRef::Integer(i64::from(*self))
            }
        }

        impl FromSql for $integer {
            fn from_sql(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Integer(value) => value.try_into().ok(),
                    _ => None,
                }
            }
        })*
    };
}

integers! { i8 u8 i16 u16 i32 u32 i64 }

impl ToSql for bool {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Integer(i64::from(*self))
    }
}

impl FromSql for bool {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        i64::from_sql(value).map(|value| value != 0)
    }
}

impl FromSql for f64 {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Real(value) => Some(value),
            _ => None,
        }
    }
}

#[cfg(feature = "postgres")]
impl ToSql for Value {
    fn to_sql(&self) -> ValueRef<'_> {
        self.as_ref()
    }
}

#[cfg(feature = "postgres")]
impl FromSql for Value {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        Some(value.into())
    }
}

impl ToSql for str {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Text(self)
    }
}

impl ToSql for String {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Text(self)
    }
}

impl FromSql for String {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Text(value) => Some(value.to_owned()),
            _ => None,
        }
    }
}

impl ToSql for [u8] {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Blob(self)
    }
}

impl<const N: usize> ToSql for [u8; N] {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Blob(self)
    }
}

impl<const N: usize> FromSql for [u8; N] {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Blob(value) => value.try_into().ok(),
            _ => None,
        }
    }
}

impl ToSql for Vec<u8> {
    fn to_sql(&self) -> ValueRef<'_> {
        ValueRef::Blob(self)
    }
}

impl FromSql for Vec<u8> {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Blob(value) => Some(value.to_owned()),
            _ => None,
        }
    }
}

impl<T: ToSql> ToSql for Option<T> {
    fn to_sql(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, ToSql::to_sql)
    }
}

impl<T: FromSql> FromSql for Option<T> {
    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::from_sql(value).map(Some),
        }
    }
}

impl<T: ToSql + ?Sized> ToSql for &T {
    fn to_sql(&self) -> ValueRef<'_> {
        (**self).to_sql()
    }
}
