//! No reading without its place in the documentation and a test that is named after it.

const DOCUMENT: &str = include_str!("../../../../docs/api.md");
const TESTS: [&str; 5] = [
    include_str!("transport.rs"),
    include_str!("sign_in.rs"),
    include_str!("values.rs"),
    include_str!("semantics_calls.rs"),
    include_str!("semantics_queue.rs"),
];

#[test]
fn every_reading_is_documented_and_tested() {
    for (letter, count) in [('T', 12), ('A', 8), ('V', 17), ('M', 21)] {
        for number in 1..=count {
            assert!(
                DOCUMENT.contains(&format!("\n- **{letter}{number} ")),
                "{letter}{number} is not documented"
            );
            let name = format!("{}{number}_", letter.to_ascii_lowercase());
            let tested = TESTS.iter().flat_map(|tests| tests.lines()).any(|line| {
                line.starts_with("async fn ")
                    && (line.starts_with(&format!("async fn {name}")) || line.contains(&format!("_{name}")))
            });
            assert!(tested, "{letter}{number} has no test");
        }
    }
}
