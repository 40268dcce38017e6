//! JSON as servers really send it: with half surrogates, raw control characters, NaN, trailing commas and comments. A
//! strict parser would lose a whole list for one name (V19). Here each bad value is repaired in place, and everything
//! else is preserved. Truncated text is never completed: half a response is no response (T12).

use serde_json::{Map, Number, Value};

/// The deepest level that is read; anything deeper is null. The API's own responses have five levels.
pub const DEEPEST: usize = 64;

/// Why no value can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The text ends inside the value.
    Cut,
    /// This is not JSON, even by lenient rules.
    Wrong,
}

/// Reads a text that is exactly one JSON value; white space and comments around it are allowed.
///
/// Strictly if possible, otherwise with repairs: a lone `\ud83d` becomes U+FFFD, raw control characters in texts stay,
/// NaN, Infinity and out-of-range numbers are null, whole numbers that do not fit and numbers with leading zeros are
/// texts, extra commas and comments are skipped, and anything deeper than [`DEEPEST`] is null. Each value but the first
/// still follows a comma or an opening bracket, so the bytes give an upper bound for their number.
pub fn read(text: &str) -> Option<Value> {
    // Of two members with one name serde_json takes the last; for `success` that would be a guess. `value_at` does not
    // guess.
    let once = text.match_indices("\"success\"").nth(1).is_none();
    if once && let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let (value, end) = value_at(text, 0).ok()?;
    let mut rest = Reader { text, at: end };
    rest.blanks().ok()?;
    (rest.at == text.len()).then_some(value)
}

/// Reads the value that begins at this byte; returns its end too.
pub(crate) fn value_at(text: &str, at: usize) -> Result<(Value, usize), Stop> {
    let mut reader = Reader { text, at };
    reader.blanks()?;
    let value = reader.value(0)?;
    Ok((value, reader.at))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Result<char, Stop> {
        let next = self.peek().ok_or(Stop::Cut)?;
        self.at += next.len_utf8();
        Ok(next)
    }

    /// Skips white space and comments.
    fn blanks(&mut self) -> Result<(), Stop> {
        loop {
            let rest = self.rest();
            let text = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
            self.at += rest.len() - text.len();
            let length = if text.starts_with("//") {
                text.find('\n').unwrap_or(text.len())
            } else if text.starts_with("/*") {
                text.find("*/").ok_or(Stop::Cut)? + 2
            } else {
                return Ok(());
            };
            self.at += length;
        }
    }

    /// Skips commas too, even extra ones. Returns whether the closing bracket follows; between two values at least one
    /// comma is required.
    fn ends(&mut self, bracket: char, first: bool) -> Result<bool, Stop> {
        self.blanks()?;
        let mut may_go_on = first;
        while self.peek() == Some(',') {
            self.at += 1;
            may_go_on = true;
            self.blanks()?;
        }
        match self.peek().ok_or(Stop::Cut)? {
            c if c == bracket => {
                self.at += 1;
                Ok(true)
            }
            _ if may_go_on => Ok(false),
            _ => Err(Stop::Wrong),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Stop> {
        match self.peek().ok_or(Stop::Cut)? {
            '{' | '[' if depth >= DEEPEST => self.pass_over(),
            '{' => self.object(depth),
            '[' => self.array(depth),
            '"' => self.string().map(Value::String),
            '-' | '+' | '.' | '0'..='9' => self.number(),
            c if c.is_ascii_alphabetic() => self.word(),
            _ => Err(Stop::Wrong),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Stop> {
        self.at += 1;
        let mut map = Map::new();
        while !self.ends('}', map.is_empty())? {
            if self.peek() != Some('"') {
                return Err(Stop::Wrong);
            }
            let key = self.string()?;
            self.blanks()?;
            if self.next()? != ':' {
                return Err(Stop::Wrong);
            }
            self.blanks()?;
            let value = self.value(depth + 1)?;
            let contradicts = key == "success" && map.get("success").is_some_and(|old| *old != value);
            // A response that says both yes and no says neither.
            map.insert(key, if contradicts { Value::Null } else { value });
        }
        Ok(Value::Object(map))
    }

    fn array(&mut self, depth: usize) -> Result<Value, Stop> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.ends(']', items.is_empty())? {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::Array(items))
    }

    /// Too deep: finds its end by counting, without building anything.
    fn pass_over(&mut self) -> Result<Value, Stop> {
        let mut open = 0_usize;
        loop {
            match self.peek().ok_or(Stop::Cut)? {
                '"' => drop(self.string()?),
                c => {
                    self.at += c.len_utf8();
                    match c {
                        '{' | '[' => open += 1,
                        '}' | ']' => open -= 1,
                        _ => {}
                    }
                }
            }
            if open == 0 {
                return Ok(Value::Null);
            }
        }
    }

    fn string(&mut self) -> Result<String, Stop> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\']).ok_or(Stop::Cut)?;
            out.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            if self.next()? == '"' {
                return Ok(out);
            }
            match self.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'b' => out.push('\u{8}'),
                'f' => out.push('\u{c}'),
                'u' => out.push(self.escaped()),
                // `\"`, `\\`, `\/`, and any other character after a backslash.
                other => out.push(other),
            }
        }
    }

    /// The character after `\u`, with the second half of a pair; U+FFFD for half a pair, or without four digits.
    fn escaped(&mut self) -> char {
        let first = self.four_digits();
        let Some(high @ 0xd800..=0xdbff) = first else {
            return first.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        };
        let before = self.at;
        if self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(low @ 0xdc00..=0xdfff) = self.four_digits() {
                let pair = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            // A separate escape, which is read next.
            self.at = before;
        }
        char::REPLACEMENT_CHARACTER
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|four| four.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Result<Value, Stop> {
        let rest = self.rest();
        let end =
            rest.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E')).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default();
        if matches!(text, "-" | "+")
            && rest.get(end..).is_some_and(|s| s.starts_with(|c: char| c.is_alphabetic()))
        {
            // -Infinity
            self.at += end;
            return self.word().map(|_| Value::Null);
        }
        self.at += end;
        // A number at the very end of the text may have been truncated.
        if self.at == self.text.len() {
            return Err(Stop::Cut);
        }
        let digits = text.trim_start_matches(['-', '+']);
        let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if let Ok(number) = serde_json::from_str::<Number>(text)
            && !(whole && number.is_f64())
        {
            return Ok(Value::Number(number));
        }
        if whole {
            // 007, or too many digits: an id keeps each of them (V2).
            return Ok(Value::String(text.to_owned()));
        }
        match text.parse::<f64>() {
            Ok(number) => Ok(Number::from_f64(number).map_or(Value::Null, Value::Number)),
            Err(_) => Err(Stop::Wrong),
        }
    }

    fn word(&mut self) -> Result<Value, Stop> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        self.at += end;
        match rest.get(..end).unwrap_or_default().to_ascii_lowercase().as_str() {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "null" | "none" | "undefined" | "nan" | "inf" | "infinity" => Ok(Value::Null),
            _ if self.at == self.text.len() => Err(Stop::Cut),
            _ => Err(Stop::Wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn v19_each_bad_value_is_repaired_and_its_neighbours_are_kept() {
        for (text, value) in [
            (r#"{"a":"x\ud83d","b":1}"#, json!({"a": "x\u{fffd}", "b": 1})),
            (r#"{"a":"\ude00\ud83d\u0041","b":1}"#, json!({"a": "\u{fffd}\u{fffd}A", "b": 1})),
            (r#"{"a":"\ud83d\ude00","b":NaN}"#, json!({"a": "😀", "b": null})),
            (r#"{"a":"\u12G4","b":1}"#, json!({"a": "\u{fffd}12G4", "b": 1})),
            ("{\"a\":\"x\ty\u{1}\nz\",\"b\":1}", json!({"a": "x\ty\u{1}\nz", "b": 1})),
            (r#"{"a":"it\'s","b":1}"#, json!({"a": "it's", "b": 1})),
            (
                r#"[NaN,Infinity,-Infinity,undefined,None,True,NULL]"#,
                json!([null, null, null, null, null, true, null]),
            ),
            (r#"{"a":1e999,"b":-1E+999,"c":1}"#, json!({"a": null, "b": null, "c": 1})),
            (
                r#"{"a":12345678901234567890123,"b":007,"c":.5,"d":+5,"e":NaN}"#,
                json!({
                    "a": "12345678901234567890123", "b": "007", "c": 0.5, "d": "+5", "e": null
                }),
            ),
            (r#"{"a":[1,2,],"b":{"c":1,},}"#, json!({"a": [1, 2], "b": {"c": 1}})),
            (r#"{"a":[,1,,2,],,"b":1}"#, json!({"a": [1, 2], "b": 1})),
            ("/* x */ {\"a\":1, // y\n \"b\":/*z*/2} // end", json!({"a": 1, "b": 2})),
            (r#"{"a":1,"a":2}"#, json!({"a": 2})),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn an_answer_that_says_yes_and_no_says_neither() {
        assert_eq!(read(r#"{"success":false,"success":true}"#), Some(json!({"success": null})));
        assert_eq!(read(r#"{"success":true,"success":true}"#), Some(json!({"success": true})));
    }

    #[test]
    fn t12_what_is_cut_off_is_never_completed() {
        let whole = r#"{"a":"x\ud83d","b":[1,{"c":true}]}"#;
        for end in 1..whole.len() {
            let cut = &whole[..end];
            assert_eq!((read(cut), value_at(cut, 0).err()), (None, Some(Stop::Cut)), "{cut}");
        }
        for wrong in
            ["", "OK", "{a:1}", "{\"a\" 1}", "[}", "{\"a\":@}", "{} x", "[1 2]", "{\"a\":1\"b\":2}", "<html>"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn however_deep_it_is_nothing_breaks_and_the_rest_is_read() {
        let deep = 200_000;
        let text = format!(r#"{{"a":{}"]"{},"b":1}}"#, "[".repeat(deep), "]".repeat(deep));
        let value = read(&text).unwrap();
        assert_eq!(value["b"], 1);
        let mut inner = &value["a"];
        let mut levels = 1;
        while inner.is_array() {
            inner = &inner[0];
            levels += 1;
        }
        assert_eq!((levels, inner), (DEEPEST, &Value::Null));
        assert_eq!(read(&"{\"a\":".repeat(deep)), None);
    }

    proptest! {
        #[test]
        fn whatever_serde_reads_is_read_alike(value in crate::lenient::tests::any_json()) {
            let text = value.to_string();
            let strict: Value = serde_json::from_str(&text).unwrap();
            // With a blank behind it: a number may not end the text.
            let (lenient, end) = value_at(&format!("{text} "), 0).unwrap();
            prop_assert_eq!(end, text.len());
            prop_assert_eq!(lenient, strict);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\",:\\\\ua0-9.eE+\\-/*\n é]{0,80}") {
            let _ = (read(&text), value_at(&text, 0));
        }
    }
}
