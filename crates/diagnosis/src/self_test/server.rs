//! The way to the server, and the server.

use std::time::Duration;

use callpad_client::{
    CertificateProblem, Error, Inspection, ServerAddress, Session, inspect, probe, proxy_in_effect,
    system_script,
};
use callpad_wire::op::{WaitingTicketsCount, role};
use callpad_wire::{Features, feature};
use jiff::{SignedDuration, Timestamp};

use super::{Subject, line};
use crate::finding::{Check, Finding, Line, Status};

/// Clocks that differ by so much are told, in seconds: waits are counted from the server's moments.
const DIFFERENT: i32 = 60;

/// Clocks that differ by so much keep things from working, in seconds.
const WRONG: i32 = 300;

/// A certificate that ends within so many days is told: time enough for a new one.
const SOON: i64 = 14;

/// How long the first message of the feed is waited for; the hello comes at once.
const HELLO_WITHIN: Duration = Duration::from_secs(10);

pub(super) async fn look(subject: &Subject<'_>) -> Vec<Line> {
    let address = match &subject.server {
        Some(Ok(address)) => address,
        Some(Err(error)) => return nowhere(failed(Check::Server, error.clone())),
        None => return nowhere(line(Check::Server, Status::Yellow, Finding::NoServer)),
    };
    let inspected = inspect(address, subject.options.clone()).await;
    let (server, features) = server(subject, address).await;
    let reached = server.status == Status::Green;
    let (sign_in, signed_in) = sign_in(subject, reached, features.is_some_and(|(_, wants)| wants)).await;
    let changes = match &subject.session {
        Some(session) if signed_in => changes(subject, session).await,
        _ => line(Check::Changes, Status::Skipped, Finding::NotTried),
    };
    vec![
        proxy(subject, address),
        certificate(address, &inspected),
        clock(&inspected),
        server,
        sign_in,
        changes,
    ]
}

/// Without an address nothing else can be tried.
fn nowhere(server: Line) -> Vec<Line> {
    let skipped = |check| line(check, Status::Skipped, Finding::NotTried);
    let [before, after] =
        [&[Check::Proxy, Check::Certificate, Check::Clock][..], &[Check::SignIn, Check::Changes]];
    let before = before.iter().copied().map(skipped);
    before.chain([server]).chain(after.iter().copied().map(skipped)).collect()
}

fn failed(check: Check, error: Error) -> Line {
    Line { check, status: Status::Red, finding: Finding::Failed, error: Some(error) }
}

fn proxy(subject: &Subject<'_>, address: &ServerAddress) -> Line {
    match proxy_in_effect(address, &subject.options.network) {
        Err(error) => failed(Check::Proxy, error),
        Ok(Some(found)) => {
            let finding = Finding::Proxy { host: found.host, of_the_system: found.of_the_system };
            line(Check::Proxy, Status::Green, finding)
        }
        Ok(None) => match system_script().filter(|_| !address.is_loopback()) {
            Some(address) => line(Check::Proxy, Status::Yellow, Finding::ScriptNotRun { address }),
            None => line(Check::Proxy, Status::Green, Finding::NoProxy),
        },
    }
}

/// How far this computer is ahead of the server, in seconds.
fn ahead_s(offset: SignedDuration) -> i32 {
    let seconds = -offset.as_secs();
    i32::try_from(seconds).unwrap_or(if seconds < 0 { i32::MIN } else { i32::MAX })
}

fn certificate(address: &ServerAddress, inspected: &Result<Inspection, Error>) -> Line {
    if !address.is_https() {
        return match address.is_loopback() {
            true => line(Check::Certificate, Status::Green, Finding::NotNeeded),
            false => {
                let finding = Finding::NotEncrypted { host: address.host_and_port() };
                line(Check::Certificate, Status::Yellow, finding)
            }
        };
    }
    let seen = match inspected {
        Ok(seen) => seen,
        Err(error @ (Error::Tls { .. } | Error::ClientCertificate { .. } | Error::NetworkSetting { .. })) => {
            return failed(Check::Certificate, error.clone());
        }
        // The server's line says why.
        Err(_) => return line(Check::Certificate, Status::Skipped, Finding::NotTried),
    };
    if let Some(error) = &seen.refused {
        return match blames_clock(error, seen.clock_offset) {
            Some(ahead_s) => line(Check::Certificate, Status::Red, Finding::ClockNotCertificate { ahead_s }),
            None => failed(Check::Certificate, error.clone()),
        };
    }
    let Some(own) = seen.chain.first() else {
        return line(Check::Certificate, Status::Skipped, Finding::NotTried);
    };
    let first_end = seen.chain.iter().filter_map(|one| one.not_after).min().unwrap_or(Timestamp::MAX);
    let until = first_end.strftime("%Y-%m-%d").to_string();
    let (subject, issuer) = (own.subject.clone(), own.issuer.clone());
    let days = first_end.duration_since(Timestamp::now()).as_hours() / 24;
    if days < SOON {
        let days = u32::try_from(days).unwrap_or_default();
        let finding = Finding::CertificateEnds { subject, issuer, until, days };
        return line(Check::Certificate, Status::Yellow, finding);
    }
    line(Check::Certificate, Status::Green, Finding::CertificateSound { subject, issuer, until })
}

/// How far this computer is ahead of the server, where the certificate is good at the server's time and only this
/// computer's clock speaks against it.
fn blames_clock(error: &Error, offset: Option<SignedDuration>) -> Option<i32> {
    let Error::Certificate(fault) = error else { return None };
    let dated = matches!(fault.problem, CertificateProblem::Expired | CertificateProblem::NotYetValid);
    let there = fault.now.checked_add(offset?).ok()?;
    (dated && fault.certificate.is_valid_at(there)).then(|| ahead_s(offset.unwrap_or_default()))
}

fn clock(inspected: &Result<Inspection, Error>) -> Line {
    let Ok(seen) = inspected else { return line(Check::Clock, Status::Skipped, Finding::NotTried) };
    let Some(offset) = seen.clock_offset else {
        return line(Check::Clock, Status::Skipped, Finding::ClockUnknown);
    };
    let ahead_s = ahead_s(offset);
    match ahead_s.saturating_abs() {
        0..DIFFERENT => line(Check::Clock, Status::Green, Finding::ClockAgrees { ahead_s }),
        DIFFERENT..WRONG => line(Check::Clock, Status::Yellow, Finding::ClockDiffers { ahead_s }),
        _ => line(Check::Clock, Status::Red, Finding::ClockDiffers { ahead_s }),
    }
}

/// Whether it answers; with its extensions, and whether it wants a sign-in.
async fn server(subject: &Subject<'_>, address: &ServerAddress) -> (Line, Option<(Features, bool)>) {
    match probe(address, subject.options.clone()).await {
        Ok(found) => {
            let callpad = !found.features.is_empty();
            let finding = Finding::ServerAnswers { host: address.host_and_port(), callpad };
            let wants = found.authentication != Some(false);
            (line(Check::Server, Status::Green, finding), Some((found.features, wants)))
        }
        Err(error) => (failed(Check::Server, error), None),
    }
}

/// The line, and whether requests of this session are taken.
async fn sign_in(subject: &Subject<'_>, reached: bool, wanted: bool) -> (Line, bool) {
    let skipped = |finding| line(Check::SignIn, Status::Skipped, finding);
    let Some(session) = subject.session.as_ref().filter(|_| reached) else {
        return match (reached, wanted) {
            (false, _) => (skipped(Finding::NotTried), false),
            (true, false) => (line(Check::SignIn, Status::Green, Finding::NoSignInNeeded), false),
            (true, true) => (line(Check::SignIn, Status::Yellow, Finding::NobodySignedIn), false),
        };
    };
    let user = session.user_id().to_string();
    let missing = |roles: Vec<String>| {
        line(Check::SignIn, Status::Red, Finding::RoleMissing { user: user.clone(), roles })
    };
    match session.waiting_tickets_count(&WaitingTicketsCount::default()).await {
        Ok(_) => match lacking(session).await {
            Some(role) => (missing(vec![role.to_owned()]), true),
            None => (line(Check::SignIn, Status::Green, Finding::SignedIn { user }), true),
        },
        Err(Error::Refused { status: 403, roles, .. }) if !roles.is_empty() => {
            (missing(roles.iter().map(|role| (*role).to_owned()).collect()), true)
        }
        Err(error) => (failed(Check::SignIn, error), false),
    }
}

/// The role without which there is neither a counter nor a board, where the server tells roles and this person has
/// neither.
async fn lacking(session: &Session) -> Option<&'static str> {
    if !session.client().features().has(feature::DIRECTORY) {
        return None;
    }
    let directory = session.directory().await.ok()?;
    let roles = directory.user(session.user_id())?.roles.as_ref()?;
    let enough = roles.iter().any(|have| have == role::ACCESS || have == role::SUPERVISE);
    (!enough).then_some(role::ACCESS)
}

async fn changes(subject: &Subject<'_>, session: &Session) -> Line {
    if !session.client().features().has(feature::PUSH) {
        let finding = Finding::Polled { every_s: subject.poll_every_s };
        return line(Check::Changes, Status::Green, finding);
    }
    let opened = async {
        let mut feed = session.feed(None).await?;
        feed.next().await.map_err(|_| Error::Broken)
    };
    let error = match tokio::time::timeout(HELLO_WITHIN, opened).await {
        Ok(Ok(_)) => return line(Check::Changes, Status::Green, Finding::Pushed),
        Ok(Err(error)) => error,
        Err(_) => Error::TimedOut { after: HELLO_WITHIN, sent: true },
    };
    Line { check: Check::Changes, status: Status::Yellow, finding: Finding::PushBlocked, error: Some(error) }
}
