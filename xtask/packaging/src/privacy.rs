//! What a release must not have, seen from what it is built of.

use xtask::cargo::cargo;

/// What makes the web view.
const WEB_VIEW: [&str; 3] = ["tauri", "tauri-runtime-wry", "wry"];

/// Those by which a web view of a release could be looked into.
fn with_developer_tools(target: &str, more: &[&str]) -> Vec<&'static str> {
    let mut tree = cargo();
    tree.args(["tree", "--package", "callpad", "--edges", "normal", "--prefix", "none", "--locked"]);
    let output = tree.args(["--format", "{p} {f}", "--target", target]).args(more).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    let has = |name: &str| {
        let mut lines = tree.lines().filter(|line| line.split(' ').next() == Some(name)).peekable();
        assert!(lines.peek().is_some(), "{name} is not in the tree");
        lines.any(|line| line.split([' ', ',']).any(|feature| feature == "devtools"))
    };
    WEB_VIEW.into_iter().filter(|name| has(name)).collect()
}

/// Without the feature Tauri has them only where debug assertions are on.
#[test]
fn a_release_has_no_developer_tools() {
    for target in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        assert_eq!(with_developer_tools(target, &[]), [""; 0], "{target}");
        assert_eq!(with_developer_tools(target, &["--features", "tauri/devtools"]), WEB_VIEW, "{target}");
    }
    let manifest = std::fs::read_to_string(xtask::workspace::root().join("Cargo.toml")).unwrap();
    let release = manifest.split("[profile.release").skip(1).collect::<String>();
    assert!(!release.is_empty() && !release.contains("debug-assertions"), "{release}");
}
