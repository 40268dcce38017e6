//! The start: what the page learns first, and the counter of the last session.

use callpad_client::Session;
use callpad_policy::computer_name;
use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{DeskId, UserId};

use super::sign_in::{Workplace, learn, parse};
use super::{Counter, PendingSignIn, SignInState};
use crate::dto::{Boot, ErrorView, Preset};
use crate::platform;
use crate::session_info::BUILT_IN;
use crate::settings::SavedSession;

impl Counter {
    /// Resumes the last session, once; to be called at the start, while the window is still being made.
    pub(crate) async fn restore_once(&self) -> Option<ErrorView> {
        self.restored.get_or_init(|| self.restore()).await.clone()
    }

    /// What the page learns at its start. Waits until the last session is restored.
    pub(crate) async fn boot(&self) -> Boot {
        Boot {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: platform::language(),
            platform: platform::PLATFORM,
            data_dir: self.folder().root().display().to_string(),
            resume_error: self.restore_once().await,
            preset: self.preset(),
            storage_error: self.storage_error(),
            policy_problems: self.managed.problems.clone(),
        }
    }

    /// What sign-in is filled with. The organisation's word comes first, then the command line, then the last session;
    /// where all are silent, what the organisation suggests.
    fn preset(&self) -> Preset {
        let args = self.args();
        let effective = self.settings_file().effective();
        let locked = self.managed.locked.server_address.clone();
        let server_managed = self.managed.server().is_locked();
        let last = self.settings_file().remembered().session.clone().filter(|s| s.server != BUILT_IN);
        let (server, user_id, desk_id) = last.map(|s| (s.server, s.user_id, s.desk_id)).unwrap_or_default();
        let said = |text: &String| !text.is_empty();
        let for_this_computer = || effective.counter_for(&computer_name()).map(str::to_owned);
        Preset {
            server_managed,
            server: locked
                .or_else(|| args.server.clone().or(Some(server)).filter(said).filter(|_| !server_managed))
                .or_else(|| effective.server_address.clone().filter(|_| !server_managed))
                .unwrap_or_default(),
            user_id: args.user_id.clone().unwrap_or(user_id),
            desk_id: self
                .managed
                .desk()
                .value()
                .or_else(|| args.desk.clone())
                .or_else(|| Some(desk_id).filter(said))
                .or_else(for_this_computer)
                .unwrap_or_default(),
            demonstration: self.offers_demonstration(),
        }
    }

    /// Whether Callpad may be tried on this computer.
    pub(super) fn offers_demonstration(&self) -> bool {
        self.settings_file().effective().demonstration != Some(false)
            && !self.managed.refuses("demonstration")
    }

    /// Goes straight to the counter of the last session. None: done, or there was none to restore.
    async fn restore(&self) -> Option<ErrorView> {
        let saved = self.settings_file().remembered().session.clone()?;
        let args = self.args();
        let other = |given: &Option<String>, last: &String| given.as_ref().is_some_and(|given| given != last);
        if other(&args.server, &saved.server)
            || other(&args.user_id, &saved.user_id)
            || other(&args.desk, &saved.desk_id)
        {
            // The command line names another place: sign-in opens with its presets instead.
            return None;
        }
        let elsewhere = || {
            if saved.is_board() && !self.offers_board() {
                return true;
            }
            if saved.server == BUILT_IN {
                return !self.offers_demonstration();
            }
            let server = parse(&saved.server).and_then(|address| self.allow_server(&address));
            let desk = || if saved.is_board() { Ok(()) } else { self.allow_desk(&saved.desk_id) };
            server.and_then(|()| desk()).is_err()
        };
        if elsewhere() {
            // The organisation has set another place since then, or wants no demonstration.
            return None;
        }
        self.restore_saved(saved).await.err()
    }

    async fn restore_saved(&self, saved: SavedSession) -> Result<(), ErrorView> {
        let mut sign_in_state = self.sign_in_state.lock().await;
        let restored = self.restore_at(&mut sign_in_state, saved).await;
        if restored.is_err() {
            self.stop_unused(&mut sign_in_state).await;
        }
        restored
    }

    async fn restore_at(
        &self,
        sign_in_state: &mut SignInState,
        saved: SavedSession,
    ) -> Result<(), ErrorView> {
        let (address, secret) = if saved.server == BUILT_IN {
            self.built_in(sign_in_state).await?
        } else {
            (parse(&saved.server)?, None)
        };
        let key = self.vault_key(&saved.server, &saved.user_id);
        let token = self.vault.load(&key).await.unwrap_or_else(|problem| {
            tracing::warn!(%problem, "the keyring could not be read");
            None
        });
        let client = self.client(&address)?;
        let session = Session::resume(client, UserId::new(saved.user_id.clone()), secret, token.clone());
        // Without an answer the counter is shown all the same, with the line lost; a refusal leads to sign-in.
        let services = match session.waiting_tickets_count(&WaitingTicketsCount::default()).await {
            Ok(list) => list.items.into_iter().map(|s| s.service).collect(),
            Err(error) if error.is_denied() => return Err(ErrorView::from(&error)),
            Err(_) => Vec::new(),
        };
        let place = if saved.is_board() {
            Workplace::Board
        } else {
            Workplace::Desk(DeskId::new(saved.desk_id), saved.services)
        };
        let facts = self.session_facts(saved.server, &address, saved.user_name);
        let session_info = learn(facts(session), services, self.directory.clone()).await;
        let pending = PendingSignIn { session_info, saved_token: token };
        self.start_session(sign_in_state, pending, place).await;
        Ok(())
    }
}
