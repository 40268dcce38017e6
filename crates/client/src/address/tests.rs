use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> String {
    ServerAddress::parse(text).unwrap().to_string()
}

#[test]
fn t1_every_base_that_people_type() {
    for (typed, address) in [
        ("http://10.0.0.5", "http://10.0.0.5"),
        ("  https://queue.example.org/ ", "https://queue.example.org"),
        ("\u{feff}https://queue.example.org\u{200b}\n", "https://queue.example.org"),
        ("http://10.0.0.5:8080/bloom//", "http://10.0.0.5:8080/bloom"),
        ("http://127.0.0.1:", "http://127.0.0.1"),
        ("http://queue", "http://queue"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://bu\u{308}cher.example", "https://xn--bcher-kva.example"),
        ("https://ОЧЕРЕДЬ.рф", "https://xn--d1aba8al4b0b.xn--p1ai"),
        ("https://xn--d1aba8al4b0b.xn--p1ai", "https://xn--d1aba8al4b0b.xn--p1ai"),
        ("http://h//a///b/", "http://h/a/b"),
        ("HTTP://Queue.Example.ORG:80", "http://queue.example.org"),
        ("https://[::1]:8443/x", "https://[::1]:8443/x"),
        ("http://h/restapi/v2/queuemanagement", "http://h"),
        ("http://h/bloom/RestApi/V2/QueueManagement/callticket/", "http://h/bloom"),
        ("http://h/bloom/restapi/v2", "http://h/bloom"),
        ("http://h/restapi/", "http://h"),
        ("http://h/restapi/other", "http://h/restapi/other"),
    ] {
        assert_eq!(shown(typed), address, "{typed}");
    }
}

fn refused(text: &str) -> (AddressProblem, Option<String>) {
    let error = ServerAddress::parse(text).expect_err(text);
    (error.problem, error.meant)
}

#[test]
fn t1_each_problem_has_its_own_name() {
    use AddressProblem::*;
    for (typed, problem) in [
        ("", Empty),
        (" \t", Empty),
        ("\u{feff}", Empty),
        ("http://", NotAnAddress),
        ("two words", NotAnAddress),
        ("http://two words", NotAnAddress),
        ("http://h\u{200b}ost", NotAnAddress),
        ("http://h\0x", NotAnAddress),
        ("http://h\\x", NotAnAddress),
        ("http://%31%32%37.0.0.1", NotAnAddress),
        ("http://a..b", NotAnAddress),
        ("http://h:99999", Port),
        ("http://h:0", Port),
        ("http://h:eighty", Port),
        ("mailto:ana@example.org", Credentials),
        ("ana:pw@h", Credentials),
        ("ftp://h", Scheme),
        ("file:///etc/passwd", Scheme),
        ("C:\\callpad", Scheme),
        ("http://ana:pw@h", Credentials),
        ("http://ana@h", Credentials),
        ("http://h/?format=xml", Query),
        ("http://h?x", Query),
        ("http://h/#top", Query),
        ("http://0.0.0.0:8080", HostNumber),
        ("http://[::]:8080", HostNumber),
        ("http://127.1", HostNumber),
        ("http://2130706433", HostNumber),
        ("http://0x7f.0.0.1", HostNumber),
        ("http://1.2.3.4.5", HostNumber),
        ("http://256.1.1.1", HostNumber),
        ("http://１０.0.0.5", HostNumber),
        (&format!("http://{}", "h".repeat(LONGEST)), NotAnAddress),
    ] {
        assert_eq!(refused(typed).0, problem, "{typed}");
    }
}

#[test]
fn t1_what_could_be_read_in_two_ways_is_refused_with_what_was_meant() {
    use AddressProblem::*;
    for (typed, problem, meant) in [
        ("queue.example.org", NoScheme, "https://queue.example.org"),
        ("queue.example.org/bloom/", NoScheme, "https://queue.example.org/bloom"),
        ("//queue.example.org", NoScheme, "https://queue.example.org"),
        ("10.0.0.5:8080", NoScheme, "https://10.0.0.5:8080"),
        ("localhost:8080", NoScheme, "http://localhost:8080"),
        ("127.0.0.1", NoScheme, "http://127.0.0.1"),
        ("[::1]:8080", NoScheme, "http://[::1]:8080"),
        ("https:/queue.example.org", Slashes, "https://queue.example.org"),
        ("https//queue.example.org:8443", Slashes, "https://queue.example.org:8443"),
        ("https:queue.example.org", Slashes, "https://queue.example.org"),
        ("HTTP:queue.example.org", Slashes, "http://queue.example.org"),
        ("http:///queue.example.org", Slashes, "http://queue.example.org"),
        ("https:\\\\queue.example.org", Slashes, "https://queue.example.org"),
        ("https:://queue.example.org", Slashes, "https://queue.example.org"),
        ("http://fe80::1", Slashes, "http://[fe80::1]"),
        ("http://::1", Slashes, "http://[::1]"),
        ("htps://queue.example.org", Scheme, "https://queue.example.org"),
        ("htttp://queue.example.org", Scheme, "http://queue.example.org"),
        ("http://127.0.0.010", HostNumber, "http://127.0.0.10"),
        ("https://010.000.000.007:8443/x", HostNumber, "https://10.0.0.7:8443/x"),
        ("https://ａpple.example", HostLetters, "https://apple.example"),
        ("https://queue。example", HostLetters, "https://queue.example"),
        // A Cyrillic "a".
        ("https://\u{430}pple.example", HostLetters, "https://xn--pple-43d.example"),
    ] {
        assert_eq!(refused(typed), (problem, Some(meant.to_owned())), "{typed}");
        assert_eq!(shown(meant), meant);
    }
    let error = ServerAddress::parse("queue.example.org").unwrap_err().to_string();
    assert!(error.ends_with("did you mean https://queue.example.org ?"), "{error}");
}

#[test]
fn t1_what_is_meant_may_have_a_fault_of_its_own() {
    assert_eq!(refused("queue.example.org/?x"), (AddressProblem::Query, None));
    assert_eq!(refused("https:127.1"), (AddressProblem::HostNumber, None));
    assert_eq!(refused("https:8443"), (AddressProblem::HostNumber, None));
    assert_eq!(refused("https://"), (AddressProblem::NotAnAddress, None));
    assert_eq!(refused("https"), (AddressProblem::NoScheme, Some("https://https".into())));
}

#[test]
fn t1_an_open_line_is_http_to_another_machine() {
    for (typed, open) in [
        ("http://10.0.0.5", true),
        ("http://queue.example.org", true),
        ("http://localhost.example.org", true),
        ("https://queue.example.org", false),
        ("http://localhost:8080", false),
        ("http://app.localhost", false),
        ("http://127.3.2.1", false),
        ("http://[::1]", false),
        ("http://[::ffff:127.0.0.1]", false),
    ] {
        assert_eq!(ServerAddress::parse(typed).unwrap().is_open_line(), open, "{typed}");
    }
}

#[test]
fn t6_the_location_id_is_one_encoded_segment() {
    let address = ServerAddress::parse("http://h:81/bloom").unwrap();
    for (id, end) in
        [("007", "007"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("Lisboa é", "Lisboa%20%C3%A9"), ("a+b%", "a%2Bb%25")]
    {
        assert_eq!(
            address.url("waitingticketscount", Some(id)).as_str(),
            format!("http://h:81/bloom/restapi/v2/queuemanagement/waitingticketscount/{end}")
        );
    }
    assert_eq!(address.url("recall", None).as_str(), "http://h:81/bloom/restapi/v2/queuemanagement/recall");
}

#[test]
fn an_extension_lives_beside_the_api_and_its_id_is_one_encoded_segment() {
    let address = ServerAddress::parse("http://h:81/bloom").unwrap();
    for (path, id, end) in [
        ("directory", None, "directory"),
        ("answers/current", None, "answers/current"),
        ("tickets", Some("a/b?c"), "tickets/a%2Fb%3Fc"),
        ("tickets", Some(".."), "tickets/%252E%252E"),
    ] {
        assert_eq!(address.extension_url(path, id).as_str(), format!("http://h:81/bloom/callpad/v1/{end}"));
    }
}

proptest! {
    #[test]
    fn t1_no_text_makes_it_panic_and_what_is_shown_parses_to_the_same(text in "\\PC{0,60}") {
        if let Ok(address) = ServerAddress::parse(&text) {
            prop_assert_eq!(ServerAddress::parse(&address.to_string()), Ok(address));
        }
    }

    #[test]
    fn t1_an_address_leads_to_the_host_that_stands_in_it_and_what_is_meant_is_taken(
        text in "(https?|HTTP|ftp|htp)?[:/\\\\]{0,4}([a-z0-9@.:%\\[\\]xаé]{0,20})(/[a-z?#]{0,4})?"
    ) {
        match ServerAddress::parse(&text) {
            Ok(address) => {
                let host = address.base.host_str().unwrap().to_owned();
                let lower = text.to_lowercase();
                prop_assert!(lower.contains(&host) || host.contains("xn--") || host.starts_with('['), "{} {}", text, host);
                prop_assert!(lower.starts_with("http://") || lower.starts_with("https://"));
            }
            Err(AddressError { meant: Some(meant), .. }) => {
                prop_assert_eq!(ServerAddress::parse(&meant).map(|address| address.to_string()), Ok(meant));
            }
            Err(_) => {}
        }
    }

    #[test]
    fn t6_no_location_id_leaves_the_operation(id in "\\PC{1,20}") {
        let url = ServerAddress::parse("http://h").unwrap().url("waitingticketscount", Some(&id));
        prop_assert!(url.path().starts_with("/restapi/v2/queuemanagement/waitingticketscount/"), "{}", url);
        prop_assert_eq!(url.path_segments().unwrap().count(), 5);
    }
}
