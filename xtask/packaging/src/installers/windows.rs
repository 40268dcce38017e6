//! The packages for Windows.

use std::path::{Path, PathBuf};

use anyhow::Result;
use callpad_installers::{CERTIFICATE_VARIABLE, DIST_VARIABLE, Edition, PREFIX_VARIABLE, Wine};
use fs_err::{self as fs, File};
use xtask::cargo::cargo;
use xtask::platforms::{self, Platform};
use xtask::report::{Outcome, Report};
use xtask::{setup, workspace};

use super::throw_away::ThrowAway;
use crate::dist::{self, Profile, Signer};

/// The crates that run without a window.
const CONSOLE: [&str; 8] = [
    "callpad-wire",
    "callpad-client",
    "callpad-connector",
    "callpad-desk",
    "callpad-vault",
    "callpad-policy",
    "callpad-server",
    "callpad-ctl",
];

/// Tests that wine cannot pass, and why. Each is run on a real Windows by `cargo xtask test`.
const NOT_UNDER_WINE: [(&str, &str); 24] = [
    ("secure::a_certificate_that_the_administrator_vouches_for_is_trusted", EXCLUSIVE_ROOTS),
    ("secure::a_certificate_for_another_name_is_told_with_the_names_that_it_is_for", EXCLUSIVE_ROOTS),
    ("secure::a_certificate_past_its_time_and_one_before_it_say_until_when_and_from_when", EXCLUSIVE_ROOTS),
    (
        "secure::a_certificate_that_nobody_vouches_for_is_named_with_its_issuer_and_gets_no_request",
        EXCLUSIVE_ROOTS,
    ),
    ("secure::a_server_that_wants_a_certificate_of_this_computer_gets_it", EXCLUSIVE_ROOTS),
    (
        "secure::an_inspection_tells_the_chain_and_the_clock_although_the_certificate_is_refused",
        EXCLUSIVE_ROOTS,
    ),
    ("network::requests_and_the_feed_go_through_the_proxy_with_the_authority_of_the_site", EXCLUSIVE_ROOTS),
    ("fault_1_an_authority_that_this_computer_does_not_know", EXCLUSIVE_ROOTS),
    ("fault_2_a_certificate_past_its_time", EXCLUSIVE_ROOTS),
    ("fault_3_a_certificate_for_another_name", EXCLUSIVE_ROOTS),
    ("fault_7_a_clock_two_hours_off", EXCLUSIVE_ROOTS),
    ("fault_8_a_good_certificate_that_only_the_clock_speaks_against", EXCLUSIVE_ROOTS),
    ("network::a_network_that_wants_a_sign_in_first_is_told_from_a_server", LINUX_SO_FAR),
    ("network::a_proxy_that_does_not_know_the_way_is_named", LINUX_SO_FAR),
    ("network::a_proxy_that_wants_a_password_is_named_with_the_ways_it_takes", LINUX_SO_FAR),
    ("network::http_to_another_machine_is_sent_nothing_where_it_is_forbidden", LINUX_SO_FAR),
    (
        "network::plain_http_goes_through_the_proxy_too_and_its_refusal_is_no_answer_of_the_server",
        LINUX_SO_FAR,
    ),
    ("a_proxy_that_is_not_there_is_named", LINUX_SO_FAR),
    ("what_is_excepted_from_the_proxy_is_reached_straight", LINUX_SO_FAR),
    ("a_password_of_the_proxy_is_in_no_line_and_in_no_policy_that_is_printed", LINUX_SO_FAR),
    ("fault_4_a_proxy_that_wants_a_password", LINUX_SO_FAR),
    ("fault_5_a_proxy_with_a_sign_in_that_we_do_not_know", LINUX_SO_FAR),
    ("fault_6_a_sign_in_page_of_the_network", LINUX_SO_FAR),
    (
        "events::a_listener_too_far_behind_is_sent_away_with_1013_and_holds_nobody_up",
        "thousands of calls take wine a minute, and the server rightly gives the slow listener up before",
    ),
];
/// They failed there while a verifier with roots of one's own was made for all, and were not tried again since.
const LINUX_SO_FAR: &str = "a proxy of one's own was tried on Linux alone so far";
const EXCLUSIVE_ROOTS: &str = "wine's certificate engine knows no roots of one's own (hExclusiveRoot)";

pub(super) fn run(report: &mut Report, profile: Profile) -> Result<()> {
    let folder = workspace::target().join("installers");
    let mut windows = None;
    report.step("setup-windows", |_| {
        dist::windows::prepare()?;
        setup::install(setup::Need::TryWindows)?;
        windows = Some(Wine::make(&folder.join("wine"))?);
        Ok(true.into())
    })?;
    let Some(wine) = windows else { return Ok(()) };
    let mut packed = None;
    report.step("dist-windows", |_| {
        packed = Some(pack(&folder, profile)?);
        Ok(true.into())
    })?;
    if let Some(certificate) = packed {
        report.step("installers-windows", |log| install(&wine, &folder, &certificate, log))?;
    }
    report.step("console-windows", |log| console(&wine, log))?;
    Ok(wine.shut_down()?)
}

/// Packs every edition from one build and returns the certificate that the last one is signed with.
fn pack(folder: &Path, profile: Profile) -> Result<PathBuf> {
    let built = dist::windows::build(profile)?;
    let key = ThrowAway::make(&folder.join("throw-away"))?;
    for edition in Edition::ALL {
        let own = edition.folder(folder);
        fs::create_dir_all(&own)?;
        let (built, signer) = match edition {
            Edition::Next => {
                (dist::windows::as_version(&built, edition.version(), &own)?, Signer::with(&key.program))
            }
            Edition::This | Edition::Remade => (built.clone(), Signer::none()),
        };
        let staged = dist::windows::stage(&built, &own, &signer, profile)?;
        dist::windows::pack(&staged, edition.version(), &own, &signer, profile)?;
    }
    Ok(key.certificate)
}

fn install(wine: &Wine, folder: &Path, certificate: &Path, log: &mut File) -> Result<Outcome> {
    let mut command = cargo();
    command
        .args(["test", "--package", "callpad-installers", "--locked", "--no-fail-fast"])
        .env(PREFIX_VARIABLE, wine.prefix())
        .env(DIST_VARIABLE, folder)
        .env(CERTIFICATE_VARIABLE, certificate);
    Outcome::of_tests("installers-windows", &mut command, log)
}

/// The console crates' own tests, compiled for Windows.
fn console(wine: &Wine, log: &mut File) -> Result<Outcome> {
    let mut command = platforms::compile("test", Platform::Windows)?;
    command.args(["--lib", "--bins", "--tests", "--no-fail-fast"]);
    for package in CONSOLE {
        command.args(["--package", package]);
    }
    command.arg("--");
    for (test, reason) in NOT_UNDER_WINE {
        println!("not under wine: {test}: {reason}");
        command.args(["--skip", test]);
    }
    command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine").envs(wine.variables());
    // A snapshot that differs is a failure, not a file beside it.
    command.env("INSTA_UPDATE", "no");
    Outcome::of_tests("console-windows", &mut command, log)
}
