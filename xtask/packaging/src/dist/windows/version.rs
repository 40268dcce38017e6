//! The version of a program or library, as Windows reads it from the resources: four numbers in `VS_FIXEDFILEINFO`.

use std::ops::Range;
use std::path::Path;

use anyhow::anyhow;

/// With this the structure begins: its signature and its own version.
const MARK: [u8; 8] = [0xBD, 0x04, 0xEF, 0xFE, 0, 0, 1, 0];

/// Where the numbers of the four halves of words lie: of two words with 32 bits, each with its lower half first.
const PLACES: [usize; 4] = [2, 0, 6, 4];

fn place(program: &[u8]) -> Option<Range<usize>> {
    let at = program.windows(MARK.len()).position(|bytes| bytes == MARK)? + MARK.len();
    (at + 8 <= program.len()).then_some(at..at + 8)
}

/// The version, such as `1.2.3.0`; none where the resources tell none.
pub(super) fn read(program: &[u8]) -> Option<String> {
    let words = &program[place(program)?];
    let numbers = PLACES.map(|at| u16::from_le_bytes([words[at], words[at + 1]]).to_string());
    Some(numbers.join("."))
}

/// Makes it one of this version, such as `1.2.3`; nothing where the resources tell none.
#[cfg(any(test, target_os = "linux"))]
pub(super) fn write(program: &mut [u8], version: &str) -> Option<()> {
    let words = place(program)?;
    let words = &mut program[words];
    words.fill(0);
    for (number, at) in version.split('.').zip(PLACES) {
        words[at..at + 2].copy_from_slice(&number.parse::<u16>().ok()?.to_le_bytes());
    }
    Some(())
}

/// What is said of a file whose resources tell none.
pub(super) fn none(file: &Path) -> anyhow::Error {
    anyhow!("{} does not say which version it is", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_tells_its_version_and_can_be_given_another() {
        let mut program = b"MZ and much more".to_vec();
        assert_eq!(read(&program), None);
        assert_eq!(write(&mut program, "2.0.0"), None);
        program.extend(MARK);
        assert_eq!(read(&program), None, "it ends there");
        program.extend([0, 0, 1, 0, 47, 0, 0xD8, 0x0E]);
        assert_eq!(read(&program).as_deref(), Some("1.0.3800.47"));
        assert_eq!(write(&mut program, "99.0.1"), Some(()));
        assert_eq!(read(&program).as_deref(), Some("99.0.1.0"));
    }
}
