// Included by the build scripts of the programs that Tauri does not build.

/// Gives the program `name` of this package what Windows shows of it in its properties, and the icon. For other systems
/// nothing is done.
fn embed_program_resource(name: &str, description: &str) -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../installers/windows/program_resource.rs");
    println!("cargo:rerun-if-changed=../../icons/icon.ico");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    let icon = std::fs::canonicalize("../../icons/icon.ico")?;
    let icon = icon.to_string_lossy().replace('\\', "/");
    // Windows' own spelling of a long path, which resource compilers do not know.
    let icon = icon.trim_start_matches("//?/");
    let version = std::env::var("CARGO_PKG_VERSION")?;
    let numbers = version.split(['.', '-']).take(3).collect::<Vec<_>>().join(",");
    let resource = format!(
        r#"1 ICON "{icon}"
1 VERSIONINFO
FILEVERSION {numbers},0
PRODUCTVERSION {numbers},0
FILEOS 0x40004
FILETYPE 0x1
BEGIN
    BLOCK "StringFileInfo"
    BEGIN
        BLOCK "040904b0"
        BEGIN
            VALUE "CompanyName", "The Callpad authors"
            VALUE "FileDescription", "{description}"
            VALUE "FileVersion", "{version}"
            VALUE "LegalCopyright", "The Callpad authors"
            VALUE "OriginalFilename", "{name}.exe"
            VALUE "ProductName", "Callpad"
            VALUE "ProductVersion", "{version}"
        END
    END
    BLOCK "VarFileInfo"
    BEGIN
        VALUE "Translation", 0x409, 1200
    END
END
"#
    );
    let file = std::path::Path::new(&std::env::var("OUT_DIR")?).join(format!("{name}.rc"));
    std::fs::write(&file, resource)?;
    embed_resource::compile_for(&file, [name], embed_resource::NONE).manifest_required()?;
    Ok(())
}
