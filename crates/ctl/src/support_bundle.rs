//! The support bundle of this computer: written, or printed.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use callpad_diagnosis::{Bundle, BundleParts, Redactor, bundle, personal_of};
use jiff::Timestamp;

use crate::args::SupportBundleTask;
use crate::exit::Exit;
use crate::run::print_text;
use crate::say;
use crate::self_test::{Looked, look};

/// Makes a bundle, and writes it into a file that is not there yet; or prints what would be in it.
pub(crate) async fn run(task: SupportBundleTask) -> Exit {
    let Some(Looked { folder, policy, layers, lines, secrets }) = look(task.about).await else {
        return Exit::Usage;
    };
    let personal = personal_of(&folder);
    let texts = secrets.into_iter().chain(personal.secrets).chain(layers.effective().proxy_password);
    let made = bundle(BundleParts {
        folder: &folder,
        lines: &lines,
        versions: vec![
            ("callpadctl", env!("CARGO_PKG_VERSION").to_owned()),
            ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ],
        policy: &policy,
        layers: &layers,
        redactor: Redactor::new(texts, personal.names).with_home(std::env::home_dir().as_deref()),
        made: Timestamp::now(),
    });
    if task.show {
        for file in made.files() {
            print_text(&format!("=== {} ({} bytes)\n{}\n", file.name, file.text.len(), file.text));
        }
        return Exit::Done;
    }
    let path = task.output.unwrap_or_else(|| made.file_name().into());
    if let Err(error) = write(&made, &path) {
        say(&format_args!("{} was not written: {error}. Name another file with --output", path.display()));
        return Exit::Usage;
    }
    for file in made.files() {
        print_text(&format!("{:>9} {}\n", file.text.len(), file.name));
    }
    print_text(&format!("written to {}; nothing was sent. Read it before you pass it on\n", path.display()));
    Exit::Done
}

fn write(bundle: &Bundle, path: &Path) -> io::Result<()> {
    let zip = bundle.to_zip()?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(&zip)?;
    file.sync_all()
}
