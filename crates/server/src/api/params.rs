//! Reads parameters: JSON, form, multipart and query, merged (T4). It never panics, whatever the input.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::parameters::{Kind, Parameter, longest};
use crate::domain::refusal::Refusal;

/// The most ids in a list, without duplicates. No counter serves as many services.
pub(crate) const MOST_IDS: usize = 1_000;
/// The most values in a list, and the most names and values in a query or body, checked before they are processed.
const MOST_VALUES: usize = 10_000;

type Read<T> = Result<T, Refusal>;
const BAD: Refusal = Refusal::PARAMETERS;

/// The parameters of a request. The body takes precedence over the query; of several with one name the last counts,
/// except in lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params {
    query: Fields,
    body: Fields,
}

#[derive(Clone, Debug, Default)]
struct Fields(HashMap<String, Vec<Value>>);

impl Fields {
    fn add(&mut self, name: String, value: Value) {
        self.0.entry(name).or_default().push(value);
    }
}

/// A flag that may also be an id (V12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FlagOrText {
    Flag(bool),
    Text(String),
}

impl Params {
    /// Reads query and body.
    ///
    /// # Errors
    /// Errno 5 if one is malformed: not a JSON object, invalid UTF-8, a truncated multipart.
    pub(crate) async fn read(query: Option<&str>, content_type: Option<&str>, body: Vec<u8>) -> Read<Self> {
        let query = pairs(query.unwrap_or_default())?;
        let kind = content_type
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let body = match kind.as_str() {
            _ if body.is_empty() => Fields::default(),
            "multipart/form-data" => multipart(content_type.unwrap_or_default(), body).await?,
            "application/x-www-form-urlencoded" => pairs(text(body)?.trim())?,
            "application/json" => json(&body)?,
            // Sent without a known content type: the body's form decides.
            _ if body.trim_ascii_start().first() == Some(&b'{') => json(&body)?,
            _ => pairs(text(body)?.trim())?,
        };
        Ok(Self { query, body })
    }

    /// A parameter as a path segment (T6). It takes precedence over all others.
    pub(crate) fn with_segment(mut self, name: &'static str, encoded: &str) -> Read<Self> {
        let value = percent_decode_str(encoded).decode_utf8().map_err(|_| BAD)?.into_owned();
        self.body.0.insert(name.to_owned(), vec![Value::String(limited(name, value)?)]);
        Ok(self)
    }

    fn values(&self, name: &str) -> Option<&[Value]> {
        self.body.0.get(name).or_else(|| self.query.0.get(name)).map(Vec::as_slice)
    }

    /// A text; `None` if absent or null, empty if empty.
    pub(crate) fn text(&self, name: &str) -> Read<Option<String>> {
        let value = self.values(name).and_then(<[Value]>::last);
        value.map_or(Ok(None), scalar)?.map(|text| limited(name, text)).transpose()
    }

    /// An optional text where empty means absent.
    pub(crate) fn given(&self, name: &str) -> Read<Option<String>> {
        Ok(self.text(name)?.filter(|text| !text.is_empty()))
    }

    /// A required text, not empty.
    pub(crate) fn required(&self, name: &str) -> Read<String> {
        self.given(name)?.ok_or(BAD)
    }

    /// A boolean in any spelling (V6); `None` if absent or null.
    pub(crate) fn flag(&self, name: &str) -> Read<Option<bool>> {
        match self.flag_or_text(name)? {
            None => Ok(None),
            Some(FlagOrText::Flag(flag)) => Ok(Some(flag)),
            Some(FlagOrText::Text(_)) => Err(BAD),
        }
    }

    /// A boolean in any spelling, otherwise a text (V12); `None` if absent or null.
    pub(crate) fn flag_or_text(&self, name: &str) -> Read<Option<FlagOrText>> {
        Ok(self.text(name)?.map(|text| match text.trim().to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" | "on" | "y" | "t" => FlagOrText::Flag(true),
            "0" | "false" | "no" | "off" | "n" | "f" | "" => FlagOrText::Flag(false),
            _ => FlagOrText::Text(text),
        }))
    }

    /// A list of ids: an array, its JSON as text, `name[]`, repeated, or comma-separated (T5). Empty if absent.
    /// Duplicates are removed; the first of each counts.
    pub(crate) fn texts(&self, name: &str) -> Read<Vec<String>> {
        let of = |fields: &Fields| -> Vec<(String, Value)> {
            let mut found: Vec<_> = fields
                .0
                .iter()
                .filter(|(key, _)| is_list_key(key, name))
                .flat_map(|(key, values)| values.iter().map(|value| (key.clone(), value.clone())))
                .collect();
            // `name[0]`, `name[1]`: in a fixed order, not the map's.
            found.sort_by(|a, b| a.0.cmp(&b.0));
            found
        };
        let mut found = of(&self.body);
        if found.is_empty() {
            found = of(&self.query);
        }
        let mut ids = Ids { name, values: 0, seen: HashSet::new(), ids: Vec::new() };
        for (_, value) in found {
            ids.list(&value)?;
        }
        Ok(ids.ids)
    }

    /// The values of these parameters in a canonical form, however they were sent: it shows whether two requests are
    /// the same. Malformed ones are all alike, because each is refused.
    pub(crate) fn canonical(&self, parameters: &[Parameter]) -> String {
        let said = parameters.iter().filter_map(|parameter| {
            let read = match parameter.kind {
                Kind::Text | Kind::Date | Kind::Number => {
                    self.text(parameter.name).map(|text| text.map(Value::from))
                }
                Kind::Flag => self.flag(parameter.name).map(|flag| flag.map(Value::from)),
                Kind::Ids => self.texts(parameter.name).map(|texts| Some(texts.into())),
            };
            Some((parameter.name.to_owned(), read.unwrap_or(Some(Value::Null))?))
        });
        Value::Object(said.collect()).to_string()
    }
}

/// `name`, `name[]` or `name[0]`.
fn is_list_key(key: &str, name: &str) -> bool {
    key.strip_prefix(name).is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
                .is_some_and(|index| index.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// A list in progress.
struct Ids<'a> {
    name: &'a str,
    values: usize,
    seen: HashSet<String>,
    ids: Vec<String>,
}

impl Ids<'_> {
    fn list(&mut self, value: &Value) -> Read<()> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| self.one(scalar(item)?)),
            Value::String(text) if text.trim_start().starts_with('[') => {
                let items: Vec<Value> = serde_json::from_str(text).map_err(|_| BAD)?;
                items.iter().try_for_each(|item| self.one(scalar(item)?))
            }
            Value::String(text) => {
                text.split(',').try_for_each(|part| self.one(Some(part.trim().to_owned())))
            }
            other => self.one(scalar(other)?),
        }
    }

    fn one(&mut self, id: Option<String>) -> Read<()> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(BAD);
        }
        let Some(id) = id.filter(|id| !id.is_empty() && !self.seen.contains(id)) else { return Ok(()) };
        let id = limited(self.name, id)?;
        if self.ids.len() == MOST_IDS {
            return Err(BAD);
        }
        self.seen.insert(id.clone());
        self.ids.push(id);
        Ok(())
    }
}

fn scalar(value: &Value) -> Read<Option<String>> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Array(_) | Value::Object(_) => Err(BAD),
    }
}

/// An accepted text: not too long (M20), and without control characters (V19). These harm screens and printers, and a
/// NUL ends a text early in the database's own functions. Multi-line texts may contain line breaks and tabs.
fn limited(name: &str, text: String) -> Read<String> {
    let has_lines = matches!(name, "note" | "custom_field");
    let is_bad = |c: char| c.is_control() && !(has_lines && matches!(c, '\t' | '\n' | '\r'));
    if text.chars().nth(longest(name)).is_some() || text.chars().any(is_bad) { Err(BAD) } else { Ok(text) }
}

fn text(bytes: Vec<u8>) -> Read<String> {
    String::from_utf8(bytes).map_err(|_| BAD)
}

fn json(body: &[u8]) -> Read<Fields> {
    let Ok(Value::Object(object)) = serde_json::from_slice(body) else { return Err(BAD) };
    Ok(Fields(object.into_iter().map(|(name, value)| (name, vec![value])).collect()))
}

fn pairs(text: &str) -> Read<Fields> {
    let mut fields = Fields::default();
    for (index, pair) in text.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        if index == MOST_VALUES {
            return Err(BAD);
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields.add(decoded(name)?, Value::String(decoded(value)?));
    }
    Ok(fields)
}

fn decoded(text: &str) -> Read<String> {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8().map(|text| text.into_owned()).map_err(|_| BAD)
}

async fn multipart(content_type: &str, body: Vec<u8>) -> Read<Fields> {
    let boundary = multer::parse_boundary(content_type).map_err(|_| BAD)?;
    let whole = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let mut fields = Fields::default();
    let mut count = 0;
    while let Some(part) = parts.next_field().await.map_err(|_| BAD)? {
        count += 1;
        if count > MOST_VALUES {
            return Err(BAD);
        }
        let name = part.name().ok_or(BAD)?.to_owned();
        let value = text(part.bytes().await.map_err(|_| BAD)?.to_vec())?;
        fields.add(name, Value::String(value));
    }
    Ok(fields)
}

/// The response format in the query (T7); the last one counts. Read leniently: errors in the rest of the query are
/// reported later.
pub(crate) fn format(query: Option<&str>) -> Option<String> {
    let value = query?
        .split('&')
        .filter_map(|pair| pair.split_once('=').or(Some((pair, ""))))
        .rfind(|(n, _)| *n == "format");
    value.map(|(_, value)| percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str, kind: Option<&str>, body: &[u8]) -> Read<Params> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(Params::read(Some(query), kind, body.to_vec()))
    }

    fn from_json(body: &str) -> Params {
        read("", Some("application/json"), body.as_bytes()).unwrap()
    }

    fn segment(encoded: &str) -> Read<()> {
        Params::default().with_segment("location_id", encoded).map(drop)
    }

    const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

    #[test]
    fn t4_body_goes_before_address_and_the_last_of_several_counts() {
        let params = read("a=1&b=2&b=3", FORM, b"a=x+y%20z").unwrap();
        assert_eq!(params.text("a"), Ok(Some("x y z".into())));
        assert_eq!(params.text("b"), Ok(Some("3".into())));
        assert_eq!(params.text("c"), Ok(None));
    }

    #[test]
    fn t4_a_body_under_another_name_is_read_by_its_looks() {
        assert_eq!(read("", None, br#" {"a":"1"}"#).unwrap().text("a"), Ok(Some("1".into())));
        assert_eq!(read("", Some("text/plain"), b"a=1").unwrap().text("a"), Ok(Some("1".into())));
        assert_eq!(
            read("", Some("application/json; charset=utf-8"), b"{\"a\":1}").unwrap().text("a"),
            Ok(Some("1".into()))
        );
    }

    #[test]
    fn t4_broken_bodies_are_errno_5() {
        let json = Some("application/json");
        for (kind, body) in [
            (json, &b"{"[..]),
            (json, b"[]"),
            (json, b"a=1"),
            (json, b"{\"a\":\"\xff\"}"),
            (FORM, b"a=%ff"),
            (FORM, b"a=\xff"),
            (Some("multipart/form-data"), b"--x"),
            (
                Some("multipart/form-data; boundary=x"),
                b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
            ),
        ] {
            assert_eq!(read("", kind, body).map(|_| ()), Err(BAD), "{kind:?} {body:?}");
        }
        assert_eq!(read("a=%ff", None, b"").map(|_| ()), Err(BAD));
    }

    #[test]
    fn t5_every_form_of_a_list() {
        let same = ["7", "b"].map(str::to_owned).to_vec();
        for body in [
            r#"{"s":[7,"b"]}"#,
            r#"{"s":"[7,\"b\"]"}"#,
            r#"{"s":"7,b"}"#,
            r#"{"s":" 7 , b ,"}"#,
            r#"{"s[]":["7","b"]}"#,
        ] {
            assert_eq!(from_json(body).texts("s"), Ok(same.clone()), "{body}");
        }
        for form in
            ["s[]=7&s[]=b", "s=7&s=b", "s%5B%5D=7&s%5B%5D=b", "s[0]=7&s[1]=b", "s=%5B7%2C%22b%22%5D", "s=7,b"]
        {
            assert_eq!(
                read("s=other", FORM, form.as_bytes()).unwrap().texts("s"),
                Ok(same.clone()),
                "{form}"
            );
        }
        for none in
            [r"{}", r#"{"s":[]}"#, r#"{"s":null}"#, r#"{"s":""}"#, r#"{"s":"[]"}"#, r#"{"s":[null,""]}"#]
        {
            assert_eq!(from_json(none).texts("s"), Ok(vec![]), "{none}");
        }
        for bad in [r#"{"s":[[1]]}"#, r#"{"s":{"0":"a"}}"#, r#"{"s":"[1"}"#, r#"{"s":"[{}]"}"#] {
            assert_eq!(from_json(bad).texts("s"), Err(BAD), "{bad}");
        }
        assert_eq!(from_json(r#"{"sx":"a"}"#).texts("s"), Ok(vec![]));
    }

    #[test]
    fn v6_every_spelling_of_a_boolean() {
        let flag = |value: &str| from_json(&format!("{{\"p\":{value}}}")).flag("p");
        for yes in ["true", "1", "\"1\"", "\"true\"", "\"TRUE\"", "\"yes\"", "\"on\""] {
            assert_eq!(flag(yes), Ok(Some(true)), "{yes}");
        }
        for no in ["false", "0", "\"0\"", "\"false\"", "\"no\"", "\"off\"", "\"\""] {
            assert_eq!(flag(no), Ok(Some(false)), "{no}");
        }
        assert_eq!(flag("null"), Ok(None));
        for bad in ["2", "\"maybe\"", "[]", "{}"] {
            assert_eq!(flag(bad), Err(BAD), "{bad}");
        }
    }

    #[test]
    fn v12_any_other_text_is_kept() {
        assert_eq!(from_json(r#"{"a":"B-77"}"#).flag_or_text("a"), Ok(Some(FlagOrText::Text("B-77".into()))));
        assert_eq!(from_json(r#"{"a":"1"}"#).flag_or_text("a"), Ok(Some(FlagOrText::Flag(true))));
    }

    #[test]
    fn m20_each_text_has_its_length_and_no_more() {
        let body = |name: &str, n: usize| format!("{{\"{name}\":\"{}\"}}", "ç".repeat(n));
        for (name, most) in
            [("note", 1_000), ("custom_field", 255), ("client_name", 255), ("desk_id", 255), ("lang", 35)]
        {
            assert!(from_json(&body(name, most)).text(name).is_ok(), "{name}");
            assert_eq!(from_json(&body(name, most + 1)).text(name), Err(BAD), "{name}");
        }
        let long = "x".repeat(256);
        assert_eq!(from_json(&format!("{{\"s\":[\"{long}\"]}}")).texts("s"), Err(BAD));
        assert_eq!(segment(&long), Err(BAD));
    }

    #[test]
    fn t5_a_repeated_id_counts_once_and_their_number_is_bounded() {
        let of = |ids: Vec<String>| {
            let as_json = serde_json::json!({ "s": ids }).to_string();
            (
                from_json(&as_json).texts("s"),
                read("", FORM, format!("s={}", ids.join(",")).as_bytes()).unwrap().texts("s"),
            )
        };
        let same = |n: usize| vec!["a".to_owned(); n];
        let many = |n: usize| (0..n).map(|i| i.to_string()).collect::<Vec<_>>();
        assert_eq!(
            of([same(5), many(2), same(5)].concat()).0,
            Ok(["a", "0", "1"].map(str::to_owned).to_vec())
        );
        assert_eq!(of(same(MOST_VALUES)), (Ok(same(1)), Ok(same(1))));
        assert_eq!(of(same(MOST_VALUES + 1)), (Err(BAD), Err(BAD)));
        assert_eq!(of(many(MOST_IDS)), (Ok(many(MOST_IDS)), Ok(many(MOST_IDS))));
        assert_eq!(of(many(MOST_IDS + 1)), (Err(BAD), Err(BAD)));
        let pairs = |n: usize| read(&vec!["a=1"; n].join("&"), None, b"").map(|_| ());
        assert_eq!((pairs(MOST_VALUES), pairs(MOST_VALUES + 1)), (Ok(()), Err(BAD)));
    }

    #[test]
    fn v19_broken_characters_are_errno_5_on_every_way_in() {
        let multipart = |value: &[u8]| {
            let head = b"--x\r\nContent-Disposition: form-data; name=\"client_name\"\r\n\r\n";
            [head, value, b"\r\n--x--\r\n"].concat()
        };
        let kind = Some("multipart/form-data; boundary=x");
        let name = |query: &str, kind: Option<&str>, body: &[u8]| {
            read(query, kind, body).and_then(|params| params.text("client_name"))
        };
        assert_eq!(name("", kind, &multipart("Zoë".as_bytes())), Ok(Some("Zoë".into())));
        let json = Some("application/json");
        for (kind, body) in [
            (json, &br#"{"client_name":"\ud83d"}"#[..]),
            (json, br#"{"client_name":"\ude00\ud83d"}"#),
            (json, br#"{"client_name":"\u0000"}"#),
            (json, br#"{"client_name":"a\tb"}"#),
            (json, br#"{"client_name":"a\u0085b"}"#),
            (json, b"{\"client_name\":\"a\tb\"}"),
            (json, b"{\"client_name\":\"Zo\xeb\"}"),
            (json, br#"{"client_name":NaN}"#),
            (FORM, b"client_name=%ED%A0%BD"),
            (FORM, b"client_name=Zo%EB"),
            (FORM, b"client_name=Zo\xeb"),
            (FORM, b"client_name=a%09b"),
            (FORM, b"client_name=a%7Fb"),
            (kind, &multipart(b"Zo\xeb")),
            (kind, &multipart(b"\xed\xa0\xbd")),
            (kind, &multipart(b"a\x1bb")),
        ] {
            assert_eq!(name("", kind, body), Err(BAD), "{kind:?} {}", String::from_utf8_lossy(body));
        }
        for query in ["client_name=%ED%A0%BD", "client_name=Zo%EB", "client_name=a%0Ab"] {
            assert_eq!(name(query, None, b""), Err(BAD), "{query}");
        }
        for bad in [r#"{"s":["\ud83d"]}"#, r#"{"s":"[\"\\ud83d\"]"}"#, r#"{"s":["a\nb"]}"#] {
            let ids = read("", json, bad.as_bytes()).and_then(|params| params.texts("s"));
            assert_eq!(ids, Err(BAD), "{bad}");
        }
        assert_eq!((segment("%ED%A0%BD"), segment("a%00")), (Err(BAD), Err(BAD)));
        // A note may have several lines.
        let lines = from_json(r#"{"note":"one\r\n\ttwo","custom_field":"a\nb"}"#);
        assert_eq!(lines.text("note"), Ok(Some("one\r\n\ttwo".into())));
        assert_eq!(lines.text("custom_field"), Ok(Some("a\nb".into())));
        assert_eq!(from_json(r#"{"note":"a\u001bb"}"#).text("note"), Err(BAD));
    }

    #[test]
    fn missing_and_empty_are_told_apart_only_where_it_matters() {
        let params = from_json(r#"{"a":"","b":null}"#);
        assert_eq!((params.text("a"), params.given("a")), (Ok(Some(String::new())), Ok(None)));
        assert_eq!(
            (params.required("a"), params.required("b"), params.required("c")),
            (Err(BAD), Err(BAD), Err(BAD))
        );
    }

    #[test]
    fn t7_format_is_read_from_the_address() {
        assert_eq!(format(Some("a=1&format=xml")).as_deref(), Some("xml"));
        assert_eq!(format(Some("format")).as_deref(), Some(""));
        assert_eq!(format(Some("formats=xml&a=%ff")), None);
    }

    proptest! {
        #[test]
        fn no_body_and_no_address_makes_the_reader_panic(
            query in ".{0,60}",
            kind in prop::option::of(prop_oneof![
                Just("application/json".to_owned()), Just("application/x-www-form-urlencoded".to_owned()),
                Just("multipart/form-data; boundary=x".to_owned()), ".{0,30}"]),
            body in prop_oneof![
                prop::collection::vec(any::<u8>(), 0..200),
                r#"\{"(s|p)":[\[\]{}",0-9a-z\\]{0,30}\}"#.prop_map(String::into_bytes),
                r#"--x\r\nContent-Disposition: form-data; name="[a-z]{0,3}"\r\n\r\n.{0,20}\r\n--x(--)?"#.prop_map(String::into_bytes),
            ],
        ) {
            let _ = format(Some(&query));
            if let Ok(params) = read(&query, kind.as_deref(), &body) {
                for name in ["s", "p", "a"] {
                    let _ = (params.text(name), params.flag(name), params.flag_or_text(name), params.texts(name));
                }
            }
        }
    }
}
