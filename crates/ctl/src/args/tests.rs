//! The command line as it is typed.

use clap::CommandFactory;

use super::*;

#[test]
fn the_command_line_is_sound() {
    Args::command().debug_assert();
}

#[test]
fn whatever_stands_behind_an_option_for_text_is_its_value() {
    let options = |command: &clap::Command| {
        let of = |c: &clap::Command| c.get_arguments().cloned().collect::<Vec<_>>();
        command.get_subcommands().flat_map(of).chain(of(command)).collect::<Vec<_>>()
    };
    for option in options(&Args::command()) {
        let name = option.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
        let is_text = matches!(name.as_deref(), Some("ID" | "TEXT" | "ID,ID" | "ID:NUMBER" | "FILE" | "URL"));
        assert_eq!(option.is_allow_hyphen_values_set(), is_text, "{}", option.get_id());
    }
    let parse = |rest: &[&str]| {
        let start = ["callpadctl", "--server", "http://127.0.0.1", "--user-id", "-u"];
        Args::try_parse_from(start.iter().chain(rest)).map(|args| args.command)
    };
    for text in ["--urgent", "-Ana-", "-5", "--", "--note", "-", "--custom-field=x", "  "] {
        let create =
            parse(&["createticket", "--service-id", "-s", "--custom-field", text, "--client-name", text]);
        let Ok(CommandArg::Operation(OperationArg::CreateTicket { custom_field, client_name, .. })) = create
        else {
            panic!("{text}");
        };
        assert_eq!((custom_field.as_deref(), client_name.as_deref()), (Some(text), Some(text)));
    }
    let next = parse(&["--desk", "-1", "callnextticket", "--services", "-a,-b"]);
    let Ok(CommandArg::Operation(OperationArg::CallNextTicket { services })) = next else { panic!() };
    assert_eq!(services, ["-a", "-b"]);
    assert!(parse(&["createticket", "--service-id"]).is_err());
    assert!(parse(&["endcall", "--answer-id", "a", "--", "--all"]).is_err());
}
