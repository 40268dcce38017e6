//! Gives the program its version and icon on Windows, and takes in the pages of the hall.

use std::{env, fmt::Write, fs, io, path::Path};

include!("../../installers/windows/program_resource.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if env::var_os("CARGO_FEATURE_HALL").is_some() {
        take_in_pages()?;
    }
    embed_program_resource("callpad-server", "Callpad queue server")
}

/// Writes a table of the files that `ui` built; an empty one where it has built none.
fn take_in_pages() -> io::Result<()> {
    let built = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../ui/dist-hall");
    // A folder that is not there would be looked for, and all be built anew, each time.
    let _ = fs::create_dir_all(&built);
    println!("cargo::rerun-if-changed={}", built.display());
    let mut files = Vec::new();
    below(&built, "", &mut files)?;
    if env::var_os("CARGO_FEATURE_RECORDED").is_none() {
        files.retain(|name| !name.ends_with(".mp3"));
    }
    files.sort();
    let (mut table, mut all) = (String::from("static FILES: &[File] = &[\n"), Fnv::new());
    for name in files.iter().filter(|name| !name.ends_with(".gz")) {
        let path = built.join(name);
        let bytes = fs::read(&path)?;
        let mut own = Fnv::new();
        own.add(&bytes);
        all.add(name.as_bytes());
        all.add(&bytes);
        let gzipped = format!("{name}.gz");
        let gzipped = match files.contains(&gzipped) {
            true => format!("Some(include_bytes!({:?}))", built.join(gzipped)),
            false => "None".to_owned(),
        };
        let _ = writeln!(
            table,
            "    File {{ name: {name:?}, bytes: include_bytes!({path:?}), gzipped: {gzipped}, etag: \"\\\"{:032x}\\\"\" }},",
            own.0
        );
    }
    let _ = write!(table, "];\nstatic VERSION: &str = \"{:032x}\";\n", all.0);
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("hall_files.rs"), table)
}

fn below(folder: &Path, before: &str, files: &mut Vec<String>) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.file_type()?.is_dir() {
            true => below(&entry.path(), &format!("{name}/"), files)?,
            false if !name.starts_with('.') => files.push(name),
            false => {}
        }
    }
    Ok(())
}

/// FNV-1a, of 128 bits: it tells one build from another, and keeps nothing secret.
struct Fnv(u128);

impl Fnv {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}
