//! The self-test.

use tauri::State;

use crate::counter::Counter;
use crate::dto::{DiagnosisLine, ErrorView};
use crate::shell::app_facts;

/// Looks at everything that Callpad needs. `server` is the address being typed, where nobody is signed in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_self_test(
    counter: State<'_, Counter>,
    server: Option<String>,
) -> Result<Vec<DiagnosisLine>, ErrorView> {
    let facts = app_facts(&counter).await;
    counter.self_test(server, &facts).await
}
