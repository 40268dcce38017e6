//! Values on their way to PostgreSQL and back.

use std::error::Error;

use tokio_postgres::types::{FromSql, IsNull, Kind, ToSql, Type, private::BytesMut, to_sql_checked};

use crate::store::sql::value::Value;

/// How a value is sent. What has a type says it: a number is a BIGINT, whatever PostgreSQL would take it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// It has none, so PostgreSQL works out what is meant.
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

impl Sort {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer(_) => Self::Integer,
            Value::Real(_) => Self::Real,
            Value::Text(_) => Self::Text,
            Value::Blob(_) => Self::Blob,
        }
    }

    pub(super) fn kind(self) -> Type {
        match self {
            // The number 0 is nobody's: it says that nothing is said.
            Self::Null => Type::new(String::new(), 0, Kind::Simple, String::new()),
            Self::Integer => Type::INT8,
            Self::Real => Type::FLOAT8,
            Self::Text => Type::TEXT,
            Self::Blob => Type::BYTEA,
        }
    }
}

/// A value as a statement takes it.
#[derive(Debug)]
pub(super) struct Given<'a>(pub(super) &'a Value);

impl ToSql for Given<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(value) => value.to_sql(kind, out),
            Value::Real(value) => value.to_sql(kind, out),
            Value::Text(value) => value.to_sql(kind, out),
            Value::Blob(value) => value.to_sql(kind, out),
        }
    }

    fn accepts(_kind: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A value as a row gives it.
pub(super) struct Got(pub(super) Value);

impl<'a> FromSql<'a> for Got {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        let integer = |value: i64| Value::Integer(value);
        Ok(Self(match *kind {
            Type::INT8 => integer(i64::from_sql(kind, raw)?),
            Type::INT4 => integer(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => integer(i16::from_sql(kind, raw)?.into()),
            Type::OID => integer(u32::from_sql(kind, raw)?.into()),
            Type::BOOL => integer(bool::from_sql(kind, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(kind, raw)?),
            Type::FLOAT4 => Value::Real(f32::from_sql(kind, raw)?.into()),
            // What sums of BIGINT are.
            Type::NUMERIC => numeric(raw).ok_or("a number that is no whole one, or too large")?,
            Type::BYTEA => Value::Blob(raw.to_vec()),
            Type::VOID => Value::Null,
            _ => Value::Text(String::from_utf8(raw.to_vec())?),
        }))
    }

    fn from_sql_null(_kind: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Value::Null))
    }

    fn accepts(kind: &Type) -> bool {
        matches!(
            *kind,
            Type::INT8
                | Type::INT4
                | Type::INT2
                | Type::OID
                | Type::BOOL
                | Type::FLOAT8
                | Type::FLOAT4
                | Type::NUMERIC
                | Type::BYTEA
                | Type::VOID
                | Type::TEXT
                | Type::VARCHAR
                | Type::BPCHAR
                | Type::NAME
                | Type::JSON
                | Type::UNKNOWN
        )
    }
}

/// A NUMERIC: how many digits of base 10,000 there are, the weight of the first, the sign, how many decimals, the digits.
fn numeric(raw: &[u8]) -> Option<Value> {
    let word = |at: usize| Some(u16::from_be_bytes(raw.get(2 * at..2 * at + 2)?.try_into().ok()?));
    let (digits, sign) = (word(0)?, word(2)?);
    let weight = i32::from(i16::from_be_bytes(raw.get(2..4)?.try_into().ok()?));
    let mut value = 0_i128;
    for place in 0..i32::from(digits).max(weight + 1) {
        let digit = match place < i32::from(digits) {
            true => word(4 + usize::try_from(place).ok()?)?,
            false => 0,
        };
        match place <= weight {
            true => value = value.checked_mul(10_000)?.checked_add(digit.into())?,
            // A fraction: no statement of ours makes one.
            false if digit != 0 => return None,
            false => {}
        }
    }
    let value = match sign {
        0 => value,
        0x4000 => -value,
        _ => return None,
    };
    i64::try_from(value).ok().map(Value::Integer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_a_whole_number_or_none() {
        let bytes = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        assert_eq!(numeric(&bytes(&[0, 0, 0, 0])), Some(Value::Integer(0)));
        // 12,345,678 and minus 20,000, whose last digits are left out.
        assert_eq!(numeric(&bytes(&[2, 1, 0, 0, 1_234, 5_678])), Some(Value::Integer(12_345_678)));
        assert_eq!(numeric(&bytes(&[1, 1, 0x4000, 0, 2])), Some(Value::Integer(-20_000)));
        assert_eq!(numeric(&bytes(&[2, 0, 0, 1, 1, 5_000])), None, "1.5");
        assert_eq!(numeric(&bytes(&[1, 0, 0xC000, 0, 1])), None, "not a number");
        assert_eq!(numeric(&bytes(&[1, 9, 0, 0, 9_999])), None, "too large");
        assert_eq!(numeric(&bytes(&[3, 1])), None, "cut off");
    }
}
