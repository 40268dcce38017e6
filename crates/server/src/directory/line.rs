//! In which line of a JSON text a place such as `desks[2].service_ids[0]` stands.

use std::collections::HashMap;

/// The line of each value of a text that is JSON, by its path; counted from 1.
pub(crate) fn lines(json: &str) -> HashMap<String, usize> {
    let mut scan = Scan { bytes: json.as_bytes(), at: 0, line: 1, found: HashMap::new() };
    scan.value(String::new());
    scan.found
}

/// The line of a path, or of what is nearest above it.
pub(crate) fn line_of(lines: &HashMap<String, usize>, path: &str) -> Option<usize> {
    let mut path = path;
    loop {
        if let Some(line) = lines.get(path) {
            return Some(*line);
        }
        path = &path[..path.rfind(['.', '['])?];
    }
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    found: HashMap<String, usize>,
}

impl Scan<'_> {
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                _ => return Some(*byte),
            }
            self.at += 1;
        }
        None
    }

    fn value(&mut self, path: String) {
        let first = self.peek();
        self.found.entry(path.clone()).or_insert(self.line);
        match first {
            Some(b'{') => self.members(&path),
            Some(b'[') => self.items(&path),
            Some(b'"') => drop(self.text()),
            _ => {
                while self.bytes.get(self.at).is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b'\n'))
                {
                    self.at += 1;
                }
            }
        }
    }

    fn members(&mut self, path: &str) {
        self.at += 1;
        while self.peek() == Some(b'"') {
            let name = self.text();
            self.peek();
            // The colon.
            self.at += 1;
            self.value(if path.is_empty() { name } else { format!("{path}.{name}") });
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn items(&mut self, path: &str) {
        self.at += 1;
        let mut index = 0;
        while self.peek().is_some_and(|byte| byte != b']') {
            self.value(format!("{path}[{index}]"));
            index += 1;
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn text(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += match byte {
                b'\\' => 2,
                b'"' => {
                    self.at += 1;
                    break;
                }
                _ => 1,
            };
        }
        let quoted = self.bytes.get(start..self.at).unwrap_or_default();
        serde_json::from_slice(quoted).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_line_and_what_is_missing_that_of_what_it_is_missing_in() {
        let text = "{\n \"a\": [1, 2,\n  {\"b\\n\\\"c\": \"x\\\"}]\",\n   \"d\":null}],\n \"e\" :\n true\n}";
        let lines = lines(text);
        for (path, line) in
            [("", 1), ("a", 2), ("a[1]", 2), ("a[2]", 3), ("a[2].b\n\"c", 3), ("a[2].d", 4), ("e", 6)]
        {
            assert_eq!(lines.get(path), Some(&line), "{path}");
        }
        assert_eq!(line_of(&lines, "a[2].missing.of[3]"), Some(3));
        assert_eq!(line_of(&lines, "nowhere"), None);
    }

    #[test]
    fn a_text_of_any_kind_ends_the_search() {
        for text in ["", "{", "[", "\"", "{\"a\"", "{\"a\":", "[1,", "\"\\", "{\"a\":[{\"b"] {
            lines(text);
        }
    }
}
