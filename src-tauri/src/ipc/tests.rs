//! Registry, list, capabilities and bindings must be the same; and the page gets through to a command on the mock run-time
//! only with its window's capability.

use std::collections::BTreeSet;
use std::path::Path;

use specta_typescript::Typescript;

macro_rules! names {
    ($($module:ident { $($name:ident: $($window:ident)+,)+ })+) => {
        &[$($(stringify!($name)),+),+]
    };
}

const COMMANDS: &[&str] = each_command!(names);

const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/generated/bindings.ts");
const HEADER: &str =
    "// Generated from the commands and types of src-tauri by `cargo xtask bindings`; do not edit.\n";

fn generated() -> String {
    let exporter = Typescript::default().header(HEADER);
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("bindings.ts");
    super::ipc::<tauri::Wry>().export(exporter, &path).unwrap();
    std::fs::read_to_string(path).unwrap()
}

/// `CALLPAD_WRITE_BINDINGS=1` writes the file; without it a difference fails.
#[test]
fn bindings_are_those_of_the_commands() {
    let generated = generated();
    if std::env::var_os("CALLPAD_WRITE_BINDINGS").is_some() {
        std::fs::create_dir_all(Path::new(BINDINGS).parent().unwrap()).unwrap();
        std::fs::write(BINDINGS, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(BINDINGS).unwrap_or_default();
    assert!(
        committed == generated,
        "ui/src/generated/bindings.ts is out of date: run `cargo xtask bindings`"
    );
}

#[test]
fn registry_list_and_capabilities_agree() {
    let listed: BTreeSet<String> = COMMANDS.iter().map(ToString::to_string).collect();
    assert_eq!(listed.len(), COMMANDS.len(), "a name stands twice in list.rs");
    let bindings = generated();
    // Every call in the bindings reads `__TAURI_INVOKE("name"` or `__TAURI_INVOKE<Type>("name"`.
    let registered: BTreeSet<String> = bindings
        .split("__TAURI_INVOKE")
        .skip(1)
        .filter_map(|rest| rest.split_once("(\"")?.1.split_once('"'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(registered, listed, "the registry and list.rs differ");
    let board = allowed("board");
    let counter = allowed("counter");
    assert_eq!(&counter | &board, listed, "every command is the counter's or the board's");
    let only_board: BTreeSet<String> = board.difference(&counter).cloned().collect();
    assert!(only_board.contains("do_act") && only_board.contains("full_screen"), "{only_board:?}");
    let calls =
        ["call_next", "call_ticket", "recall", "end_call", "pause_call", "cancel_call", "transfer_call"];
    for never in
        calls.into_iter().chain(["create_ticket", "take_break", "answer_request", "sign_in", "close_app"])
    {
        assert!(!board.contains(never), "{never} is not the board's");
    }
    let mut bar = allowed("bar");
    assert!(bar.remove("core:window:allow_start_dragging"), "the bar can be dragged");
    assert!(bar.is_subset(&listed), "{:?}", bar.difference(&listed));
    for never in
        ["save_settings", "sign_in", "sign_out", "change_desk", "close_app", "new_link_key", "transfer_call"]
    {
        assert!(!bar.contains(never), "{never} is not the bar's");
    }
}

/// What a window may ask for, as Tauri was built with it.
fn allowed(window: &str) -> BTreeSet<String> {
    let built = include_str!(concat!(env!("OUT_DIR"), "/capabilities.json"));
    let capabilities: serde_json::Value = serde_json::from_str(built).unwrap();
    assert_eq!(capabilities.as_object().unwrap().len(), 3, "one capability for each window");
    let config: serde_json::Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let used: BTreeSet<_> = config["app"]["security"]["capabilities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    let made: BTreeSet<_> = capabilities.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(used, made, "tauri.conf.json names each: without it a window may do nothing");
    assert_eq!(capabilities[window]["windows"], serde_json::json!([window]));
    let permissions = capabilities[window]["permissions"].as_array().unwrap();
    permissions.iter().map(|p| p.as_str().unwrap().trim_start_matches("allow-").replace('-', "_")).collect()
}

/// The capability stands between the page and the commands: the counter window gets through, any other does not.
#[test]
fn only_the_counter_window_reaches_the_commands() {
    use tauri::ipc::{CallbackFn, InvokeBody};
    use tauri::test::{INVOKE_KEY, get_ipc_response, mock_builder};
    use tauri::webview::InvokeRequest;

    let app = mock_builder()
        .invoke_handler(super::ipc::<tauri::test::MockRuntime>().invoke_handler())
        .build(tauri::generate_context!())
        .unwrap();
    let temp = tempfile::tempdir().unwrap();
    let folder = crate::folder::DataFolder::open(Some(temp.path())).unwrap();
    let args = crate::args::Args::read(["callpad".into()]).unwrap();
    let counter = tauri::async_runtime::block_on(async {
        crate::counter::Counter::new(
            args,
            folder,
            std::sync::Arc::new(callpad_desk::ports::NullNotifier),
            std::sync::Arc::new(crate::adapters::notifier::TellsNobody),
        )
    });
    tauri::Manager::manage(&app, counter);
    let ask = |label: &str| {
        let window =
            tauri::WebviewWindowBuilder::new(&app, label, tauri::WebviewUrl::default()).build().unwrap();
        let request = InvokeRequest {
            cmd: "settings".into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::default(),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&window, request)
    };
    assert!(ask("counter").is_ok());
    let refused = ask("elsewhere").unwrap_err();
    assert!(refused.to_string().contains("not allowed"), "{refused}");
}
