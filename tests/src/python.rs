//! Files read by a program that is not ours.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::{Result, Trouble};

/// Reads CSV strictly, and tells its rows and whether the file says of itself that it is UTF-8.
const READ: &str = "import csv, io, json, sys
data = sys.stdin.buffer.read()
marked = data.startswith(b'\\xef\\xbb\\xbf')
text = data.decode('utf-8-sig')
rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True))
json.dump({'marked': marked, 'rows': rows}, sys.stdout)
";

/// A CSV file as Python's csv reads it: `{"marked": …, "rows": […]}`.
///
/// # Errors
/// When it cannot be read.
pub fn csv_by_python(file: &[u8], separator: char) -> Result<Value> {
    let mut child = Command::new("python3")
        .args(["-I", "-c", READ, &separator.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(file)?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(Trouble::new(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(serde_json::from_slice(&output.stdout).unwrap_or(json!(null)))
}
