//! The self-test of this computer, with what the app knows.

use callpad_client::{Error, ServerAddress};
use callpad_diagnosis::{AppFacts, Line, Subject, machine_policy, self_test, with_app};

use super::Counter;
use super::sign_in::fits;
use crate::dto::{DiagnosisLine, ErrorView};
use crate::session_info::BUILT_IN;

impl Counter {
    /// Why what was done last is not in the journal, in the system's words.
    pub(crate) fn journal_unwritten(&self) -> Option<String> {
        self.journal.unwritten()
    }

    /// Looks at everything. `typed` is the address that is being typed while nobody is signed in.
    pub(crate) async fn self_test(
        &self,
        typed: Option<String>,
        facts: &AppFacts,
    ) -> Result<Vec<DiagnosisLine>, ErrorView> {
        let lines = self.tested(typed, facts).await?;
        Ok(lines.into_iter().map(Into::into).collect())
    }

    async fn tested(&self, typed: Option<String>, facts: &AppFacts) -> Result<Vec<Line>, ErrorView> {
        let session = self.session_info().map(|info| info.session.clone());
        let server = match &session {
            Some(session) => Some(Ok(session.client().address().clone())),
            None => self.named_server(typed)?,
        };
        let policy = machine_policy();
        let lines = self_test(&Subject {
            folder: self.folder().root().to_owned(),
            policy: &policy,
            vault: Some(&*self.vault),
            server,
            options: self.options(),
            session,
            poll_every_s: self.settings().poll_every_s,
        })
        .await;
        Ok(with_app(lines, facts))
    }

    /// The server that sign-in would go to: the one being typed, else the one that is known.
    ///
    /// # Errors
    /// The organisation does not let this computer ask there.
    fn named_server(&self, typed: Option<String>) -> Result<Option<Result<ServerAddress, Error>>, ErrorView> {
        if let Some(typed) = &typed {
            fits("server", typed)?;
        }
        let known = || {
            let file = self.settings_file();
            let last = file.remembered().session.as_ref().map(|session| session.server.clone());
            let last = last.filter(|server| server != BUILT_IN && !self.managed.server().is_locked());
            last.or_else(|| file.effective().server_address)
        };
        let Some(text) = typed.filter(|text| !text.trim().is_empty()).or_else(known) else { return Ok(None) };
        let address = ServerAddress::parse(&text);
        if let Ok(address) = &address {
            self.allow_server(address)?;
        }
        Ok(Some(address.map_err(Error::from)))
    }
}
