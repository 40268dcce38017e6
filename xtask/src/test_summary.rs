//! Counting what the test runners say at their ends.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestSummary {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
    /// The runners' closing lines.
    pub closing: Vec<String>,
}

impl AddAssign for TestSummary {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.closing.extend(other.closing);
    }
}

impl TestSummary {
    /// Takes a line of a Rust test program: `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub fn read_rust(&mut self, line: &str) {
        let Some(rest) = line.trim().strip_prefix("test result: ") else { return };
        let counts = rest.split_once(". ").map_or(rest, |(_, counts)| counts);
        let parts = counts.split(';');
        self.read_parts(parts);
        self.closing.push(line.trim().to_owned());
    }

    /// Takes a line of Vitest: `Tests  1 failed | 12 passed (13)`.
    pub fn read_vitest(&mut self, line: &str) {
        let plain = without_colours(line);
        let Some(rest) = plain.trim().strip_prefix("Tests ") else { return };
        let counts = rest.split_once('(').map_or(rest, |(counts, _)| counts);
        self.read_parts(counts.split('|'));
        self.closing.push(plain.trim().to_owned());
    }

    fn read_parts<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        for part in parts {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed") => self.failed += number,
                _ => {}
            }
        }
    }

    /// Puts a name before each closing line, and drops those of programs without any test.
    pub fn say_whose(&mut self, name: &str) {
        self.closing.retain(|line| !line.contains(" 0 passed; 0 failed; 0 ignored;"));
        for line in &mut self.closing {
            *line = format!("{name}: {line}");
        }
    }

    /// The line that everything ends with.
    pub fn last_line(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

/// The text without a terminal's colour codes.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // ESC [ … letter
            characters.find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_results_are_summed() {
        let mut summary = TestSummary::default();
        for line in [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
            "test result of something else: 9 passed",
        ] {
            summary.read_rust(line);
        }
        assert_eq!((summary.passed, summary.failed, summary.closing.len()), (15, 2, 2));
        assert_eq!(summary.last_line(), "15 passed, 2 failed");
    }

    #[test]
    fn vitest_results_are_summed_with_and_without_colours() {
        let mut summary = TestSummary::default();
        summary.read_vitest(" Test Files  2 passed (2)");
        summary.read_vitest("      Tests  1 failed | 12 passed | 3 skipped (16)");
        summary.read_vitest("\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m4 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (4)\u{1b}[39m");
        assert_eq!((summary.passed, summary.failed), (16, 1));
        assert_eq!(summary.closing[1], "Tests  4 passed (4)");
    }

    #[test]
    fn closing_lines_say_whose_they_are_and_empty_ones_go() {
        let mut summary = TestSummary::default();
        summary.read_rust("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        summary.read_rust("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        summary.say_whose("desk");
        assert_eq!(
            summary.closing,
            ["desk: test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"]
        );
    }

    #[test]
    fn tallies_add_up() {
        let mut sum = TestSummary { passed: 1, failed: 0, closing: vec!["a".into()] };
        sum += TestSummary { passed: 2, failed: 3, closing: vec!["b".into()] };
        assert_eq!(sum, TestSummary { passed: 3, failed: 3, closing: vec!["a".into(), "b".into()] });
    }
}
