//! The signing hook: a program of the releaser's own, called with each file that gets a signature.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, anyhow, bail};
use xtask::process::run;

/// The environment variable that names the program.
const VARIABLE: &str = "CALLPAD_SIGN";

/// Signs files, or leaves them as they are.
#[derive(Debug)]
pub(crate) struct Signer(Option<OsString>);

impl Signer {
    /// The program that `CALLPAD_SIGN` names. Leaving signatures out has to be asked for: an unsigned release would be
    /// noticed only on somebody's computer.
    pub(crate) fn from_environment(unsigned: bool) -> Result<Self> {
        Self::choose(std::env::var_os(VARIABLE), unsigned)
    }

    fn choose(program: Option<OsString>, unsigned: bool) -> Result<Self> {
        match program.filter(|program| !program.is_empty()) {
            _ if unsigned => Ok(Self::none()),
            Some(program) => Ok(Self(Some(program))),
            None => bail!(
                "{VARIABLE} is not set. It names a program that is called with each file to sign; see docs/releasing.md. \
                 For packages without signatures: cargo xtask dist windows --unsigned"
            ),
        }
    }

    /// Signs with this program, whatever the environment says.
    #[cfg(any(test, target_os = "linux"))]
    pub(crate) fn with(program: impl Into<OsString>) -> Self {
        Self(Some(program.into()))
    }

    /// Signs nothing.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    pub(crate) fn signs(&self) -> bool {
        self.0.is_some()
    }

    /// The program, for tools that call it themselves.
    pub(crate) fn program(&self) -> Option<&OsStr> {
        self.0.as_deref()
    }

    /// Signs one file in place.
    pub(crate) fn sign(&self, file: &Path) -> Result<()> {
        let Some(program) = &self.0 else { return Ok(()) };
        run(Command::new(program).arg(file))
            .map_err(|error| anyhow!("{} could not be signed. {error:#}", file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_is_left_out_only_when_asked() {
        assert!(Signer::choose(None, false).is_err() && Signer::choose(Some("".into()), false).is_err());
        assert!(!Signer::choose(None, true).unwrap().signs());
        assert!(!Signer::choose(Some("sign".into()), true).unwrap().signs());
        assert_eq!(Signer::choose(Some("sign".into()), false).unwrap().program(), Some(OsStr::new("sign")));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_signed_is_named() {
        assert!(Signer::with("true").sign(Path::new("callpad.exe")).is_ok());
        let words = Signer::with("false").sign(Path::new("callpad.exe")).unwrap_err().to_string();
        assert!(words.starts_with("callpad.exe could not be signed."), "{words}");
        assert!(Signer::none().sign(Path::new("callpad.exe")).is_ok());
    }
}
