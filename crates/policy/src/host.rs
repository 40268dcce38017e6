//! Names of computers.

/// This computer's name, as its system has it.
pub fn computer_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// Whether two names mean the same computer: case and domain do not count.
pub(crate) fn same(a: &str, b: &str) -> bool {
    short(a).to_lowercase() == short(b).to_lowercase()
}

fn short(name: &str) -> &str {
    let name = name.trim();
    name.split_once('.').map_or(name, |(short, _)| short)
}
