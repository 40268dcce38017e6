//! Installing system packages on Debian and its descendants.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::process::{ask, run};

/// Package lists older than this are fetched again: the versions in them may be gone from the archive.
const LISTS_OLD: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// Another program may hold apt's lock, such as the daily update.
const ATTEMPTS: u32 = 5;

/// Whether this is Debian or one of its descendants.
pub(crate) fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
        && ask("apt-get", &["--version"]).is_some()
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|name| name == "debian" || name == "ubuntu")
}

/// Installs those of the packages that are missing. Without network and without root when none is.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing system packages: {}", missing.join(" "));
    let apt = Apt::new(&missing)?;
    if missing.contains(&"postgresql") {
        apt.keep_from_making_a_cluster()?;
    }
    if lists_are_old() {
        apt.run(&["update"], &[])?;
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if apt.run(&install, &missing).is_ok() {
        return Ok(());
    }
    // Lists may name versions that the archive no longer has.
    apt.run(&["update"], &[])?;
    apt.run(&install, &missing)
}

fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    // It fails when it does not know one of them, but lists the others all the same.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(packages)
        .stderr(Stdio::null())
        .output();
    let listed =
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    not_installed(packages, &listed)
}

fn not_installed<'a>(packages: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed: BTreeSet<&str> =
        listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    packages.iter().copied().filter(|package| !installed.contains(package)).collect()
}

fn lists_are_old() -> bool {
    let newest = fs::read_dir("/var/lib/apt/lists")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max();
    newest.is_none_or(|newest| SystemTime::now().duration_since(newest).is_ok_and(|age| age > LISTS_OLD))
}

/// `apt-get`, through `sudo` where needed.
struct Apt {
    sudo: Vec<&'static str>,
}

impl Apt {
    fn new(missing: &[&str]) -> Result<Self> {
        let is_root = ask("id", &["--user"]).is_some_and(|id| id.trim() == "0");
        let sudo = if is_root {
            Vec::new()
        } else if ask("sudo", &["--version"]).is_none() {
            bail!(
                "System packages are missing, and there is no sudo to install them with. As root, run:\n  \
                 apt-get update && apt-get install --no-install-recommends {}",
                missing.join(" ")
            );
        } else if std::io::stdin().is_terminal() {
            vec!["sudo"]
        } else {
            // Nobody is there to type a password.
            vec!["sudo", "--non-interactive"]
        };
        Ok(Self { sudo })
    }

    /// The package would make a cluster for everybody, and start it at each boot: tests have their own.
    fn keep_from_making_a_cluster(&self) -> Result<()> {
        let wish = "set -e; mkdir -p /etc/postgresql-common; cd /etc/postgresql-common; \
                    [ -e createcluster.conf ] || echo 'create_main_cluster = false' >createcluster.conf";
        let mut words = self.sudo.clone();
        words.extend(["sh", "-c", wish]);
        let (program, args) = words.split_first().context("nothing to run")?;
        run(Command::new(program).args(args))
    }

    fn run(&self, what: &[&str], packages: &[&str]) -> Result<()> {
        let mut attempt = 1;
        loop {
            // `env` because sudo drops variables.
            let mut words = self.sudo.clone();
            words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
            words.extend(["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]);
            words.extend(what);
            words.extend(packages);
            let (program, args) = words.split_first().context("nothing to run")?;
            match run(Command::new(program).args(args)) {
                Err(_) if attempt < ATTEMPTS => {
                    attempt += 1;
                    println!("apt-get failed; attempt {attempt} of {ATTEMPTS} in 5 s");
                    std::thread::sleep(Duration::from_secs(5));
                }
                outcome => return outcome,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_descendants_are_known() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\n"));
        assert!(!is_debian("ID=arch\nHOME_URL=\"https://debian.example\"\n"));
    }

    #[test]
    fn only_whole_installations_count() {
        let listed = "xvfb installed\nclang config-files\nfile installed\n";
        assert_eq!(not_installed(&["xvfb", "clang", "dunst", "file"], listed), ["clang", "dunst"]);
    }
}
