//! Command lines as the systems keep them: one text each, from which they make words again.

/// The value of `Exec=` in a desktop entry that starts these words; None where it cannot be written: the format has no
/// way to say a control character.
///
/// Two layers of the Desktop Entry Specification lie over one another: words in double quotes, within which `"`, `` ` ``,
/// `$` and `\` stand behind a backslash; and over all of it the strings of the file, in which a backslash is two. `%`
/// begins a field code everywhere, so it is two as well.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))] // tested everywhere
pub(crate) fn desktop_exec(words: &[&str]) -> Option<String> {
    // GLib looks for the program before it reads the field codes, so it finds none whose path has a `%`.
    let by_shell = words.first().is_some_and(|program| program.contains('%'));
    let shell: &[&str] = if by_shell { &["sh", "-c", r#"exec "$0" "$@""#] } else { &[] };
    let quoted = shell.iter().chain(words).map(|word| desktop_word(word)).collect::<Option<Vec<_>>>()?;
    Some(quoted.join(" "))
}

fn desktop_word(word: &str) -> Option<String> {
    if word.chars().any(char::is_control) {
        return None;
    }
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '=' | ':' | ',' | '+');
    if !word.is_empty() && word.chars().all(plain) {
        return Some(word.to_owned());
    }
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '%' => quoted.push_str("%%"),
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => quoted.extend(['\\', '\\', c]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    Some(quoted)
}

/// The command line of Windows that starts these words, as programs take it apart (`CommandLineToArgvW`): backslashes
/// count only before a quote, where each is two. The first word is the program, and a path has no quote in it.
#[cfg_attr(not(windows), allow(dead_code))] // tested everywhere
pub(crate) fn windows_command(words: &[&str]) -> String {
    let (program, rest) = words.split_first().map_or(("", &[][..]), |(program, rest)| (*program, rest));
    let mut line = format!("\"{program}\"");
    for word in rest {
        line.push(' ');
        line.push_str(&windows_word(word));
    }
    line
}

fn windows_word(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let mut quoted = String::from("\"");
    let mut backslashes = 0;
    for c in word.chars() {
        match c {
            '\\' => backslashes += 1,
            '"' => {
                quoted.extend(std::iter::repeat_n('\\', backslashes * 2 + 1));
                backslashes = 0;
                quoted.push('"');
            }
            c => {
                quoted.extend(std::iter::repeat_n('\\', backslashes));
                backslashes = 0;
                quoted.push(c);
            }
        }
    }
    quoted.extend(std::iter::repeat_n('\\', backslashes * 2));
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders as people have them, and as nobody should.
    const HARD: [&str; 9] = [
        "with a blank",
        "100 % sure %u",
        "R&D; rm -rf $HOME",
        "José Müller",
        "العمل",
        "it's \"quoted\"",
        r"back\slash\",
        "`date` (1) #2 ~ *?",
        "=",
    ];

    #[test]
    fn desktop_entries_are_written_as_the_specification_has_them() {
        for (words, exec) in [
            (&["/usr/bin/callpad", "--tray"][..], "/usr/bin/callpad --tray"),
            (&["/opt/my apps/callpad"], r#""/opt/my apps/callpad""#),
            (&["x", "100%"], r#"x "100%%""#),
            (&["/opt/100%/callpad"], r#"sh -c "exec \\"\\$0\\" \\"\\$@\\"" "/opt/100%%/callpad""#),
            (&["/opt/$x/callpad"], r#""/opt/\\$x/callpad""#),
            (&[r"/opt/a\b"], r#""/opt/a\\\\b""#),
            (&[r#"/opt/a"b"#], r#""/opt/a\\"b""#),
            (&["x", ""], r#"x """#),
        ] {
            assert_eq!(desktop_exec(words).as_deref(), Some(exec));
        }
        for never in ["a\nb", "a\0b", "a\u{1b}b"] {
            assert_eq!(desktop_exec(&[never]), None);
        }
    }

    /// The desktop's own launcher starts a program in each of the hard folders, with each of them as an argument.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_desktop_starts_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let temp = tempfile::tempdir().unwrap();
        for (n, name) in HARD.iter().enumerate() {
            let folder = temp.path().join(name);
            std::fs::create_dir_all(&folder).unwrap();
            let program = folder.join("callpad");
            let said = temp.path().join(format!("said-{n}"));
            // It writes beside itself and is renamed, so that what is there is whole.
            let script =
                "#!/bin/sh\nto=$1; shift\nprintf '%s\\n' \"$@\" > \"$to.new\" && mv \"$to.new\" \"$to\"\n";
            std::fs::write(&program, script).unwrap();
            std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
            let mut words = vec![program.to_str().unwrap(), said.to_str().unwrap(), "--data-dir"];
            words.extend(HARD);
            let entry = temp.path().join(format!("{n}.desktop"));
            let exec = desktop_exec(&words).unwrap();
            std::fs::write(&entry, format!("[Desktop Entry]\nType=Application\nName=x\nExec={exec}\n"))
                .unwrap();
            let started = std::process::Command::new("gio").arg("launch").arg(&entry).output().unwrap();
            assert!(started.status.success(), "{name}: {started:?}");
            // The launcher does not wait for what it started, and nobody tells when it is done.
            let text = (0..3_000).find_map(|_| {
                std::thread::sleep(std::time::Duration::from_millis(10));
                std::fs::read_to_string(&said).ok()
            });
            let text = text.unwrap_or_else(|| panic!("{name} was not started: {exec}"));
            assert_eq!(text.lines().collect::<Vec<_>>(), words[2..], "{name}");
        }
    }

    /// How Windows takes a command line apart, by its documentation.
    fn taken_apart(line: &str) -> Vec<String> {
        let mut chars = line.chars().peekable();
        let mut words = Vec::new();
        // The program: up to the next quote, and no backslash means anything.
        assert_eq!(chars.next(), Some('"'));
        words.push(chars.by_ref().take_while(|c| *c != '"').collect::<String>());
        let (mut word, mut inside, mut any) = (String::new(), false, false);
        while let Some(c) = chars.next() {
            match c {
                '\\' => {
                    let mut count = 1;
                    while chars.next_if_eq(&'\\').is_some() {
                        count += 1;
                    }
                    if chars.peek() == Some(&'"') {
                        word.extend(std::iter::repeat_n('\\', count / 2));
                        if count % 2 == 1 {
                            chars.next();
                            word.push('"');
                        }
                    } else {
                        word.extend(std::iter::repeat_n('\\', count));
                    }
                    any = true;
                }
                '"' => (inside, any) = (!inside, true),
                ' ' | '\t' if !inside => {
                    if any {
                        words.push(std::mem::take(&mut word));
                    }
                    any = false;
                }
                c => {
                    word.push(c);
                    any = true;
                }
            }
        }
        if any {
            words.push(word);
        }
        words
    }

    #[test]
    fn windows_gets_back_every_word() {
        let program = r"C:\Program Files\R&D 100%\callpad.exe";
        let mut words = vec![program, "--tray", "--data-dir", "", r"C:\with a blank\", r#"\"x\\"y"#];
        words.extend(HARD);
        assert_eq!(taken_apart(&windows_command(&words)), words);
        assert_eq!(
            windows_command(&[program, "--tray"]),
            format!("\"{program}\" --tray"),
            "as the setup has it"
        );
    }
}
