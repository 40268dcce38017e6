//! Whatever keeps a server from its database has words that say what to do, and never the password.

use callpad_postgres_cluster::{OWNER, PASSWORD};
use rcgen::{CertificateParams, Issuer, KeyPair};

use super::*;
use crate::store::{postgres::trouble::Kind, sql::error::ErrorKind};

#[track_caller]
fn says(trouble: &Trouble, kind: Kind, words: &[&str]) {
    let said = trouble.to_string();
    assert_eq!(trouble.kind, kind, "{said}");
    assert!(words.iter().all(|word| said.contains(word)), "{said}");
    assert!(!said.contains(PASSWORD) && !said.contains("sesame"), "{said}");
}

#[test]
fn a_wrong_password_and_none() {
    let cluster = Cluster::shared();
    let wrong = refused(options(&cluster.url_on_loopback("postgres", "open barley")));
    says(&wrong, Kind::Password, &["127.0.0.1", OWNER, "password"]);
    let none = options(&format!("postgres://{OWNER}@127.0.0.1:{}/postgres", cluster.port()));
    says(&refused(none), Kind::Password, &["--database-password-file", "PGPASSFILE"]);
    PostgresDriver::connect(options(&cluster.url_on_loopback("postgres", PASSWORD))).unwrap();
}

#[test]
fn a_database_and_a_role_that_are_not_there() {
    let cluster = Cluster::shared();
    let trouble = refused(options(&cluster.url("nowhere")));
    says(&trouble, Kind::NoDatabase, &["nowhere", "CREATE DATABASE nowhere OWNER queue"]);
    let other = cluster.url("postgres").replace("//queue@", "//nobody@");
    says(&refused(options(&other)), Kind::Rights, &["nobody"]);
}

#[test]
fn nobody_who_answers() {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let trouble = refused(options(&format!("postgres://queue@127.0.0.1:{free}/queue")));
    says(&trouble, Kind::Unreachable, &["127.0.0.1", "look whether it runs"]);
}

#[test]
fn a_standby_is_passed_over_and_alone_it_will_not_do() {
    let standby = Cluster::start(&[]);
    standby.become_standby();
    let alone = options(&standby.url_on_loopback("postgres", PASSWORD));
    says(&refused(alone), Kind::Standby, &["only reads", "name the host that writes"]);
    // The first only reads, the second writes.
    let cluster = Cluster::shared();
    let both = format!(
        "postgres://{OWNER}:open%20sesame@127.0.0.1:{},127.0.0.1:{}/postgres",
        standby.port(),
        cluster.port()
    );
    let driver = PostgresDriver::connect(options(&both)).unwrap();
    assert_eq!(one(&driver, "SELECT pg_is_in_recovery()"), Value::Integer(0));
}

#[test]
fn no_room_for_another_connection() {
    let (cluster, name) = (Cluster::shared(), made());
    cluster.sql("postgres", &format!("ALTER DATABASE {name} CONNECTION LIMIT 1"));
    let first = PostgresDriver::connect(options(&cluster.url(&name))).unwrap();
    let trouble = refused(options(&cluster.url(&name)));
    says(&trouble, Kind::TooMany, &["max_connections", "pooler"]);
    // The one that is there goes on.
    assert_eq!(one(&first, "SELECT 1::bigint"), Value::Integer(1));
}

#[test]
fn a_disk_that_is_full_takes_nothing_and_loses_nothing() {
    let (cluster, name) = (Cluster::shared(), made());
    let full = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
        END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON meta FOR EACH ROW EXECUTE FUNCTION full_disk()";
    cluster.sql(&name, full);
    let driver = PostgresDriver::connect(options(&cluster.url(&name))).unwrap();
    driver.batch("BEGIN").unwrap();
    let error = driver.run("INSERT INTO meta VALUES ('a', '')", &[]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Full);
    assert!(error.words.contains("no room left"), "{error}");
    driver.batch("ROLLBACK").unwrap();
    cluster.sql(&name, "DROP TRIGGER full_disk ON meta");
    driver.run("INSERT INTO meta VALUES ('a', '')", &[]).unwrap();
}

#[test]
fn what_belongs_to_visitors_is_in_no_error() {
    let driver = connected();
    let put = || driver.run("INSERT INTO meta VALUES (?1, '')", &[text("Zebedeu Lisboa")]);
    put().unwrap();
    let error = put().unwrap_err();
    assert!(!error.words.contains("Zebedeu"), "{error}");
}

#[test]
fn a_certificate_is_checked() {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).unwrap();
    let issuer = Issuer::new(params, key);
    let own = KeyPair::generate().unwrap();
    let certificate =
        CertificateParams::new(vec!["localhost".into()]).unwrap().signed_by(&own, &issuer).unwrap();
    let cluster = Cluster::start(&[]);
    cluster.write("server.crt", &certificate.pem());
    cluster.write("server.key", &own.serialize_pem());
    let plain = format!("postgres://{OWNER}:open%20sesame@localhost:{}/postgres", cluster.port());
    let folder = tempfile::tempdir().unwrap();
    let roots = folder.path().join("ca.pem");
    std::fs::write(&roots, authority.pem()).unwrap();
    let encrypted = format!("{plain}?sslrootcert={}", roots.display());
    says(&refused(options(&encrypted)), Kind::Tls, &["turn TLS on"]);

    cluster.sql("postgres", "ALTER SYSTEM SET ssl = on");
    cluster.restart(callpad_postgres_cluster::End::Fast);
    let driver = PostgresDriver::connect(options(&encrypted)).unwrap();
    let is_encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    assert_eq!(one(&driver, is_encrypted), Value::Integer(1));
    // Nobody vouches for it, and it is another's.
    says(&refused(options(&format!("{plain}?sslmode=verify-full"))), Kind::Tls, &["sslrootcert"]);
    let other = encrypted.replace("@localhost", "@127.0.0.1");
    says(&refused(options(&other)), Kind::Tls, &["127.0.0.1"]);
}
