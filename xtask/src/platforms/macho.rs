//! Programs for macOS, read as its loader reads them: for which processor and oldest system, which libraries, and what
//! they import from each.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use object::macho::{
    CPU_TYPE_ARM64, CPU_TYPE_X86_64, FAT_MAGIC, LC_CODE_SIGNATURE, MachHeader64, N_EXT, N_STAB, N_TYPE,
    N_UNDF, N_WEAK_REF, PLATFORM_MACOS,
};
use object::read::macho::{FatArch, LoadCommandVariant, MachHeader, MachOFatFile32, Nlist};
use object::{BigEndian, Endianness, U32Bytes};

use super::version::Version;

/// What a processor's part of a program says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// `arm64` or `x86_64`.
    pub processor: &'static str,
    /// Where it lies in the file.
    pub range: Range<usize>,
    /// The oldest macOS that it says to run on.
    pub oldest: Version,
    /// Paths of the libraries that it names.
    pub libraries: Vec<String>,
    /// What it takes from them.
    pub imports: Vec<Import>,
    /// Where its signature lies in it.
    pub signature: Option<Range<usize>>,
}

/// A symbol that the loader looks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The path of the library that it is looked for in; none where it is looked for in all.
    pub library: Option<String>,
    /// The symbol, with its underscore.
    pub symbol: String,
    /// Whether the program starts without it too.
    pub weak: bool,
}

/// Reads a program of one processor or of several.
///
/// # Errors
/// Where the file is no program of macOS, is cut, or is for a processor that Callpad is not built for.
pub fn parts(file: &[u8]) -> Result<Vec<Part>> {
    let magic: [u8; 4] =
        file.get(..4).and_then(|magic| magic.try_into().ok()).context("the file is empty")?;
    if u32::from_be_bytes(magic) != FAT_MAGIC {
        return Ok(vec![part(file, 0..file.len())?]);
    }
    let fat = MachOFatFile32::parse(file).context("the list of processors cannot be read")?;
    fat.arches()
        .iter()
        .map(|arch| {
            let (start, size) = arch.file_range();
            let start = usize::try_from(start)?;
            let end = start.checked_add(usize::try_from(size)?).context("a processor's part has no end")?;
            part(file, start..end)
        })
        .collect()
}

fn part(file: &[u8], range: Range<usize>) -> Result<Part> {
    let data = file.get(range.clone()).context("a processor's part ends behind the file")?;
    let header = MachHeader64::<Endianness>::parse(data, 0).context("no program of macOS")?;
    let endian = header.endian()?;
    let processor = match header.cputype(endian) {
        CPU_TYPE_ARM64 => "arm64",
        CPU_TYPE_X86_64 => "x86_64",
        other => bail!("a program for processor {other:#x}"),
    };
    let mut found = Part {
        processor,
        range,
        oldest: Version::default(),
        libraries: Vec::new(),
        imports: Vec::new(),
        signature: None,
    };
    let mut symbols = None;
    let mut commands = header.load_commands(endian, data, 0)?;
    while let Some(command) = commands.next()? {
        match command.variant()? {
            LoadCommandVariant::Dylib(dylib) => {
                let path = command.string(endian, dylib.dylib.name)?;
                found.libraries.push(String::from_utf8_lossy(path).into_owned());
            }
            LoadCommandVariant::BuildVersion(build) => {
                ensure!(
                    build.platform.get(endian) == PLATFORM_MACOS,
                    "a program for another system than macOS"
                );
                let packed = build.minos.get(endian);
                found.oldest = Version { major: packed >> 16, minor: packed >> 8 & 0xff };
            }
            LoadCommandVariant::Symtab(table) => symbols = Some(table),
            LoadCommandVariant::LinkeditData(place) if command.cmd() == LC_CODE_SIGNATURE => {
                let start = usize::try_from(place.dataoff.get(endian))?;
                let end = start + usize::try_from(place.datasize.get(endian))?;
                ensure!(end <= data.len(), "the signature ends behind the program");
                found.signature = Some(start..end);
            }
            _ => {}
        }
    }
    ensure!(found.oldest != Version::default(), "the program does not say for which macOS it is");
    if let Some(table) = symbols {
        let table = table.symbols::<MachHeader64<Endianness>, _>(endian, data)?;
        for symbol in table.iter() {
            let kind = symbol.n_type();
            if kind & N_STAB != 0 || kind & N_TYPE != N_UNDF || kind & N_EXT == 0 {
                continue;
            }
            let name = symbol.name(endian, table.strings())?;
            let described = symbol.n_desc(endian);
            found.imports.push(Import {
                library: library(&found.libraries, described >> 8)?,
                symbol: String::from_utf8_lossy(name).into_owned(),
                weak: described & N_WEAK_REF != 0,
            });
        }
    }
    found.imports.sort();
    Ok(found)
}

/// The library of that number; the last numbers stand for all, each in its way.
fn library(libraries: &[String], number: u16) -> Result<Option<String>> {
    const FIRST_OF_ALL: u16 = 0xfd;
    if number >= FIRST_OF_ALL {
        return Ok(None);
    }
    let place = usize::from(number).checked_sub(1).and_then(|place| libraries.get(place));
    place.cloned().map(Some).with_context(|| format!("there is no library {number}"))
}

/// A whole number as Apple's signatures and lists of processors have it.
#[must_use]
pub fn big_endian(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(U32Bytes::<BigEndian>::from_bytes(bytes).get(BigEndian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_program_is_said() {
        for file in [&b""[..], b"abc", b"#!/bin/sh\nexit 0\n", &[0xcf, 0xfa, 0xed, 0xfe], &[0; 4096]] {
            assert!(parts(file).is_err(), "{file:?}");
        }
        // Two processors are promised and none is there.
        assert!(parts(&[0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2]).is_err());
    }

    #[test]
    fn a_library_is_named_by_its_number() {
        let libraries = ["/usr/lib/libSystem.B.dylib".to_owned()];
        assert_eq!(library(&libraries, 1).unwrap().as_deref(), Some("/usr/lib/libSystem.B.dylib"));
        assert_eq!(library(&libraries, 0xfe).unwrap(), None);
        assert!(library(&libraries, 0).is_err() && library(&libraries, 2).is_err());
    }
}
