//! Gives the program its version and icon on Windows.

include!("../../installers/windows/program_resource.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    embed_program_resource("callpadctl", "Callpad command line")
}
