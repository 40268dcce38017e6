//! Counting what the test runners say at their ends.

use std::ops::AddAssign;

/// How many lines of what failed tests said are kept of one step: enough to see why, and few enough to be read at the
/// end of everything. The step's log has all.
const MOST_LINES_OF_FAILURES: usize = 80;

/// How many tests passed and failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestSummary {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
    /// The runners' closing lines.
    pub closing: Vec<String>,
    /// What Rust's failed tests said, the first lines of it.
    pub failures: Vec<String>,
    /// The lines that come now are what failed tests said.
    in_failures: bool,
}

impl AddAssign for TestSummary {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.closing.extend(other.closing);
        self.failures.extend(other.failures);
    }
}

impl TestSummary {
    /// Takes a line of a Rust test program: `test result: ok. 12 passed; 0 failed; 1 ignored; …`, or what a failed test
    /// said, which stands between the first line `failures:` and a second one that begins the list of names.
    pub fn read_rust(&mut self, line: &str) {
        if line.trim_end() == "failures:" {
            self.in_failures = !self.in_failures;
            return;
        }
        let Some(rest) = line.trim().strip_prefix("test result: ") else {
            if self.in_failures && self.failures.len() < MOST_LINES_OF_FAILURES && !line.trim().is_empty() {
                self.failures.push(line.trim_end().to_owned());
            }
            return;
        };
        // A program that is stopped never comes to its list.
        self.in_failures = false;
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
        assert!(summary.failures.is_empty());
    }

    #[test]
    fn what_failed_rust_tests_said_is_kept_up_to_a_bound() {
        let mut summary = TestSummary::default();
        let result = "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        for line in [
            "test one ... ok",
            "successes:",
            "---- one stdout ----",
            "failures:",
            "",
            "---- two stdout ----",
            "thread 'two' panicked at src/lib.rs:1:2:",
            "failures:",
            "    two",
            result,
            "test three ... ok",
        ] {
            summary.read_rust(line);
        }
        let said = ["---- two stdout ----", "thread 'two' panicked at src/lib.rs:1:2:"];
        assert_eq!(summary.failures, said);
        summary.read_rust("failures:");
        (0..MOST_LINES_OF_FAILURES).for_each(|_| summary.read_rust("much"));
        summary.read_rust(result);
        summary.read_rust("more");
        assert_eq!(summary.failures.len(), MOST_LINES_OF_FAILURES);
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
        let summary = |passed, failed, lines: &[&str]| TestSummary {
            passed,
            failed,
            closing: lines.iter().map(|line| (*line).to_owned()).collect(),
            failures: lines.iter().map(|line| (*line).to_owned()).collect(),
            in_failures: false,
        };
        let mut sum = summary(1, 0, &["a"]);
        sum += summary(2, 3, &["b"]);
        assert_eq!(sum, summary(3, 3, &["a", "b"]));
    }
}
