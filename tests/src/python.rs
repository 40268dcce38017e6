//! Files read by a program that is not ours.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Result, Trouble};

/// Reads CSV strictly, and tells its rows and whether the file says of itself that it is UTF-8.
const READ: &str = "import csv, io, json, sys
data = sys.stdin.buffer.read()
marked = data.startswith(b'\\xef\\xbb\\xbf')
text = data.decode('utf-8-sig')
rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True))
json.dump({'marked': marked, 'rows': rows}, sys.stdout)
";

/// Tells the pages of a PDF as the web view writes it, their sizes in points, what is drawn on them, and how light its lightest
/// letters are (0: black, 1: white).
const PAGES: &str = "import json, re, sys, zlib
data = sys.stdin.buffer.read()
def drawn():
    for stream in re.findall(rb'stream\\r?\\n(.*?)endstream', data, re.S):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            continue
        if re.search(rb'^BT$', text, re.M):
            yield text.decode('latin-1')
all = ''.join(drawn())
letters = re.findall(r'([\\d.]+) ([\\d.]+) ([\\d.]+) rg\\n/\\S+ gs\\nBT', all)
json.dump({
    'pages': len(re.findall(rb'/Type\\s*/Page\\b', data)),
    'sizes': [[round(float(n)) for n in box.split()[2:]] for box in re.findall(rb'/MediaBox\\s*\\[([^]]*)\\]', data)],
    'drawn': all,
    'lightest_letters': max((sum(map(float, letter)) / 3 for letter in letters), default=None),
}, sys.stdout)
";

/// A CSV file as Python's csv reads it: `{"marked": …, "rows": […]}`.
///
/// # Errors
/// When it cannot be read.
pub fn csv_by_python(file: &[u8], separator: char) -> Result<Value> {
    read(READ, &separator.to_string(), file)
}

/// What a PDF that the web view printed holds: `{"pages": …, "sizes": […], "drawn": …, "lightest_letters": …}`.
///
/// # Errors
/// When it cannot be read.
pub fn pdf_by_python(file: &[u8]) -> Result<Value> {
    read(PAGES, "", file)
}

fn read(script: &str, argument: &str, file: &[u8]) -> Result<Value> {
    let mut child = Command::new("python3")
        .args(["-I", "-c", script, argument])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or_else(|| Trouble::new("python3 has no input"))?;
    input.write_all(file)?;
    drop(input);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(Trouble::new(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
