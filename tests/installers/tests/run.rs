//! How programs are run in this Windows: everything else here stands on it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::with_windows;

#[test]
fn a_program_is_run_once_and_its_whole_exit_code_is_told() {
    with_windows(|windows| {
        let file = windows.wine.c("ran.txt");
        let code = windows.wine.run("cmd", &["/c", r"echo ran>>C:\ran.txt & exit 1638"]).unwrap();
        assert_eq!(code, 1638);
        assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 1);
        std::fs::remove_file(file).unwrap();
    });
}

#[test]
fn a_program_that_is_not_there_is_named_and_not_tried_again() {
    with_windows(|windows| {
        let told = windows.wine.run(r"C:\nowhere.exe", &["/S"]).unwrap_err().to_string();
        assert!(told.contains("here, refused 2") && told.contains("nowhere.exe"), "{told}");
        let left = std::fs::read_dir(windows.wine.c("")).unwrap().flatten();
        assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().starts_with("run-")));
    });
}

#[test]
fn what_is_not_in_the_registry_is_none_and_what_cannot_be_read_is_an_error() {
    with_windows(|windows| {
        assert_eq!(windows.wine.query(r"HKLM\Software\Nobody", &[]).unwrap(), None);
        assert!(!windows.wine.has_key(r"HKLM\Software\Nobody").unwrap());
        windows.wine.set(r"HKLM\Software\Somebody", "a", "b").unwrap();
        assert_eq!(windows.wine.value(r"HKLM\Software\Somebody", "a").unwrap().as_deref(), Some("b"));
        assert_eq!(windows.wine.value(r"HKLM\Software\Somebody", "c").unwrap(), None);
        windows.wine.remove_key(r"HKLM\Software\Somebody").unwrap();
        assert!(windows.wine.query("no root", &[]).is_err());
    });
}
