//! Signing in and out, resuming the last session, and keeping the token.

use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Client, Directory, Encoding, Options, Secret, ServerAddress, Session, probe};
use callpad_desk::Seat;
use callpad_desk::ports::{TokenVault, VaultKey};
use callpad_policy::computer_name;
use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{DeskId, LocationId, ServiceId, ServiceRef, UserId};

use super::{Counter, Pending, Seating, Signed};
use crate::adapters::built_in::BuiltIn;
use crate::dto::{
    Boot, Choices, ChooseDesk, DeskChoice, EncodingView, FaultView, Preset, Probe, SignIn, Snapshot,
    service_name,
};
use crate::platform;
use crate::settings::{BUILT_IN, SavedSession};

/// Longest text accepted in a field of the sign-in form, in characters.
const MAX_FIELD: usize = 255;

impl Counter {
    /// Resumes the last session, once; to be called at the start, while the window is still being made.
    pub(crate) async fn resume_once(&self) -> Option<FaultView> {
        self.resumed.get_or_init(|| self.resume()).await.clone()
    }

    /// What the page learns at its start; waits for the last session to be resumed.
    pub(crate) async fn boot(&self) -> Boot {
        let resume_fault = self.resume_once().await;
        let saved = self.settings_file().get().remembered.session.clone().filter(|s| s.server != BUILT_IN);
        let last = |of: fn(&SavedSession) -> &String| saved.as_ref().map(of).cloned().unwrap_or_default();
        let args = self.args();
        let holds = self.settings_file().holds();
        let server_managed = self.managed.locked.server_address.is_some();
        let server = match &args.server {
            Some(given) if !server_managed => given.clone(),
            _ => self.managed.locked.server_address.clone().unwrap_or_else(|| last(|s| &s.server)),
        };
        let suggested = holds.counter_for(&computer_name()).map(str::to_owned);
        Boot {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: platform::language(),
            platform: platform::PLATFORM,
            data_dir: self.folder().root().display().to_string(),
            preset: Preset {
                server: if server.is_empty() { holds.server_address.unwrap_or_default() } else { server },
                user_id: args.user_id.clone().unwrap_or_else(|| last(|s| &s.user_id)),
                desk_id: self.managed.locked_desk().or_else(|| args.desk.clone()).unwrap_or_else(|| {
                    Some(last(|s| &s.desk_id)).filter(|id| !id.is_empty()).or(suggested).unwrap_or_default()
                }),
                server_managed,
                demonstration: holds.demonstration != Some(false),
            },
            resume_fault,
            storage_fault: self.storage_fault(),
            policy_problems: self.managed.problems.clone(),
        }
    }

    /// Looks at an address being typed.
    pub(crate) async fn probe(&self, typed: &str) -> Result<Probe, FaultView> {
        let address = parse(typed)?;
        let found = probe(&address, Options::default()).await.map_err(|e| FaultView::from(&e))?;
        Ok(Probe {
            address: address.to_string(),
            authentication: found.authentication,
            callpad: !found.features.is_empty(),
            open_line: address.is_open_line(),
        })
    }

    /// First step: signs in and says what there is to choose from.
    pub(crate) async fn sign_in(&self, form: SignIn) -> Result<Choices, FaultView> {
        for (name, text) in [("server", &form.server), ("userId", &form.user_id), ("secret", &form.secret)] {
            if text.chars().count() > MAX_FIELD {
                return Err(FaultView::InputInvalid {
                    field: name.into(),
                    max_chars: u32::try_from(MAX_FIELD).ok(),
                });
            }
        }
        let user = form.user_id.trim();
        if user.is_empty() {
            return Err(missing("userId"));
        }
        let address = parse(&form.server)?;
        self.allow_server(&address)?;
        let secret = Secret::new(form.secret.clone());
        let mut seating = self.seating.lock().await;
        let pending = self.open_session(&address, address.to_string(), UserId::new(user), secret).await?;
        let choices = self.choices(&pending);
        seating.pending = Some(pending);
        Ok(choices)
    }

    /// Second step: takes the counter and remembers it.
    pub(crate) async fn choose_desk(&self, choice: ChooseDesk) -> Result<Snapshot, FaultView> {
        let desk_id = choice.desk_id.trim();
        if desk_id.is_empty() {
            return Err(missing("deskId"));
        }
        if choice.service_ids.is_empty() {
            return Err(missing("serviceIds"));
        }
        self.allow_desk(desk_id)?;
        let mut seating = self.seating.lock().await;
        let pending = seating.pending.take().ok_or(FaultView::NotNow)?;
        let services = choice.service_ids.into_iter().map(ServiceId::new).collect();
        Ok(self.sit(&mut seating, pending, DeskId::new(desk_id), services).await)
    }

    /// Starts the built-in server on the demo branch and signs in, with no question asked.
    pub(crate) async fn try_it(&self) -> Result<Snapshot, FaultView> {
        if self.settings_file().holds().demonstration == Some(false) {
            return Err(FaultView::Managed);
        }
        let mut seating = self.seating.lock().await;
        let (address, secret) = self.built_in(&mut seating).await?;
        let demo = seating.built_in.as_ref().and_then(|server| server.demo().cloned());
        let demo =
            demo.ok_or_else(|| FaultView::BuiltInServer { detail: "the demo branch is missing".into() })?;
        let user = UserId::new(demo.user_id.to_string());
        let pending = self.open_session(&address, BUILT_IN.into(), user, secret).await?;
        let desk_id = DeskId::new(demo.desk_id.to_string());
        let services =
            pending.signed.directory.desk(&desk_id).map(|d| d.service_ids.clone()).unwrap_or_default();
        Ok(self.sit(&mut seating, pending, desk_id, services).await)
    }

    /// The same person at the same counter, after the session ended: a new session for the desk, which then carries out
    /// what met the end of the old one.
    pub(crate) async fn sign_in_again(&self, secret: String) -> Result<Snapshot, FaultView> {
        if secret.chars().count() > MAX_FIELD {
            return Err(FaultView::InputInvalid {
                field: "secret".into(),
                max_chars: u32::try_from(MAX_FIELD).ok(),
            });
        }
        let mut seating = self.seating.lock().await;
        let view = self.desk.view();
        let seat = view.seat.as_deref().ok_or(FaultView::NotNow)?;
        let (address, built_in) = if seat.server == BUILT_IN {
            self.built_in(&mut seating).await?
        } else {
            (parse(&seat.server)?, None)
        };
        let secret = if secret.is_empty() { built_in } else { Secret::new(secret) };
        let (server, user_id) = (seat.server.clone(), seat.user_id.clone());
        let (desk_id, services) = (seat.desk_id.clone(), seat.services.clone());
        let pending = self.open_session(&address, server, user_id, secret).await?;
        Ok(self.sit(&mut seating, pending, desk_id, services).await)
    }

    /// Leaves the counter; the open ticket must have been dealt with before.
    pub(crate) async fn sign_out(&self) -> Result<Snapshot, FaultView> {
        let mut seating = self.seating.lock().await;
        self.desk.leave().await?;
        let saved = self.settings_file().get().remembered.session.clone();
        if let Some(saved) = saved {
            let key = self.vault_key(&saved.server, &saved.user_id);
            if let Err(problem) = self.vault.forget(&key).await {
                tracing::warn!(%problem, "the token could not be taken out of the keyring");
            }
        }
        seating.end_session();
        self.signed.send_replace(None);
        self.settings_file().change(|settings| {
            settings.remembered.session = None;
            Ok(())
        })?;
        if let Some(server) = seating.built_in.take() {
            server.stop().await;
        }
        Ok(self.snapshot())
    }

    /// Goes straight to the counter of the last session. None: done, or there was none to resume.
    async fn resume(&self) -> Option<FaultView> {
        let saved = self.settings_file().get().remembered.session.clone()?;
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
            let server = parse(&saved.server).and_then(|address| self.allow_server(&address));
            server.and_then(|()| self.allow_desk(&saved.desk_id)).is_err()
        };
        if saved.server != BUILT_IN && elsewhere() {
            // The organisation has set another place since then.
            return None;
        }
        self.resume_saved(saved).await.err()
    }

    async fn resume_saved(&self, saved: SavedSession) -> Result<(), FaultView> {
        let mut seating = self.seating.lock().await;
        let (address, secret) = if saved.server == BUILT_IN {
            self.built_in(&mut seating).await?
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
            Err(error) if error.is_denied() => return Err(FaultView::from(&error)),
            Err(_) => Vec::new(),
        };
        let signed = self.signed_facts(&session, &address, saved.user_name, services).await;
        let pending = Pending { server: saved.server, session, signed, kept: token };
        let services = saved.services.into_iter().map(ServiceId::new).collect();
        self.sit(&mut seating, pending, DeskId::new(saved.desk_id), services).await;
        Ok(())
    }

    /// Whether the organisation lets this computer use a server.
    fn allow_server(&self, address: &ServerAddress) -> Result<(), FaultView> {
        let wanted = self.managed.locked.server_address.as_deref().map(parse).transpose()?;
        if wanted.is_none_or(|wanted| wanted == *address) { Ok(()) } else { Err(FaultView::Managed) }
    }

    /// Whether the organisation lets this computer be a counter.
    pub(super) fn allow_desk(&self, desk_id: &str) -> Result<(), FaultView> {
        let wanted = self.managed.locked_desk();
        if wanted.is_none_or(|wanted| wanted == desk_id) { Ok(()) } else { Err(FaultView::Managed) }
    }

    /// The built-in server, started if need be.
    async fn built_in(&self, seating: &mut Seating) -> Result<(ServerAddress, Option<Secret>), FaultView> {
        let server = match seating.built_in.take() {
            Some(server) => server,
            None => BuiltIn::start(self.folder()).await?,
        };
        let server = seating.built_in.insert(server);
        Ok((parse(&server.url())?, Secret::new(server.secret().to_owned())))
    }

    fn client(&self, address: &ServerAddress) -> Result<Client, FaultView> {
        let encoding = match self.settings().encoding {
            EncodingView::Json => Encoding::Json,
            EncodingView::Form => Encoding::Form,
        };
        Client::new(address.clone(), Options { encoding, ..Options::default() })
            .map_err(|e| FaultView::from(&e))
    }

    async fn open_session(
        &self,
        address: &ServerAddress,
        server: String,
        user_id: UserId,
        secret: Option<Secret>,
    ) -> Result<Pending, FaultView> {
        let fault = |error: callpad_client::Error| FaultView::from(&error);
        let client = self.client(address)?;
        let (session, user) = Session::sign_in(client, user_id, secret).await.map_err(fault)?;
        let counts = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.map_err(fault)?;
        let services = counts.items.into_iter().map(|s| s.service).collect();
        let signed = self.signed_facts(&session, address, user.username, services).await;
        Ok(Pending { server, session, signed, kept: None })
    }

    fn choices(&self, pending: &Pending) -> Choices {
        let signed = &pending.signed;
        let location = |id: Option<&LocationId>| {
            id.and_then(|id| signed.directory.location(id)).map(|l| l.name.clone()).unwrap_or_default()
        };
        let preset = self.args().desk.clone();
        let last = self.settings_file().get().remembered.session.as_ref().map(|s| s.desk_id.clone());
        let managed = self.managed.locked_desk();
        let recommended = self.settings_file().holds().counter_for(&computer_name()).map(str::to_owned);
        Choices {
            user_name: signed.user_name.clone().unwrap_or_else(|| pending.session.user_id().to_string()),
            desks: signed
                .directory
                .desks
                .iter()
                .map(|desk| DeskChoice {
                    id: desk.id.to_string(),
                    name: desk.name.clone(),
                    location: location(desk.location_id.as_ref()),
                    service_ids: desk.service_ids.iter().map(ToString::to_string).collect(),
                })
                .collect(),
            services: signed.services.iter().map(service_name).collect(),
            desk_managed: managed.is_some(),
            suggested_desk: managed.or(preset).or(last).or(recommended),
        }
    }

    async fn sit(
        &self,
        seating: &mut Seating,
        pending: Pending,
        desk_id: DeskId,
        services: Vec<ServiceId>,
    ) -> Snapshot {
        let Pending { server, session, mut signed, kept } = pending;
        let user_id = session.user_id().clone();
        let seat = seat_at(&signed.directory, server.clone(), user_id, desk_id.clone(), services.clone());
        let key = self.vault_key(&server, seat.user_id.as_str());
        // A keyring takes its time, so what it has is not written again.
        if let Some(token) = session.token().filter(|token| kept.as_ref() != Some(token)) {
            signed.memory_only = self.vault.save(&key, &token).await.err().map(|problem| {
                tracing::warn!(%problem, "the token rests in memory only");
                (&problem).into()
            });
        }
        let saved = SavedSession {
            server,
            user_id: seat.user_id.to_string(),
            user_name: signed.user_name.clone(),
            desk_id: desk_id.to_string(),
            services: services.iter().map(ToString::to_string).collect(),
        };
        seating.end_session();
        seating.keeping = Some(tokio::spawn(keep_token(session.clone(), self.vault.clone(), key)));
        self.signed.send_replace(Some(Arc::new(signed)));
        self.desk.sit(seat, Arc::new(session)).await;
        let kept = self.settings_file().change(|settings| {
            settings.remembered.session = Some(saved);
            Ok(())
        });
        if let Err(fault) = kept {
            // The session works; only the next start will ask again.
            tracing::warn!(?fault, "the session could not be remembered");
        }
        self.snapshot()
    }

    async fn signed_facts(
        &self,
        session: &Session,
        address: &ServerAddress,
        login_name: Option<String>,
        services: Vec<ServiceRef>,
    ) -> Signed {
        let directory = if session.client().features().contains("directory") {
            session.directory().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the directory could not be read");
                Directory::default()
            })
        } else {
            self.directory.clone()
        };
        let me = directory.user(session.user_id());
        let user_name = me.map(|u| u.display_name.clone()).filter(|name| !name.is_empty()).or(login_name);
        Signed { user_name, directory, services, memory_only: None, open_line: address.is_open_line() }
    }

    fn vault_key(&self, server: &str, user_id: &str) -> VaultKey {
        VaultKey { account: format!("{}|{server}|{user_id}", self.folder().identity()) }
    }
}

impl Seating {
    fn end_session(&mut self) {
        self.pending = None;
        if let Some(task) = self.keeping.take() {
            task.abort();
        }
    }
}

/// A seat with what the directory tells of its place.
pub(super) fn seat_at(
    directory: &Directory,
    server: String,
    user_id: UserId,
    desk_id: DeskId,
    services: Vec<ServiceId>,
) -> Seat {
    let location = directory.desk(&desk_id).and_then(|desk| desk.location_id.clone());
    let target = |service: &callpad_client::directory::Service| {
        service.target_wait_s.map(|target| (service.id.clone(), target))
    };
    Seat {
        server,
        user_id,
        desk_id,
        services,
        time_zone: location
            .as_ref()
            .and_then(|id| directory.location(id))
            .and_then(|location| location.time_zone.clone()),
        location,
        target_wait_s: directory.services.iter().filter_map(target).collect(),
    }
}

fn parse(typed: &str) -> Result<ServerAddress, FaultView> {
    ServerAddress::parse(typed).map_err(|problem| FaultView::AddressInvalid { problem: problem.into() })
}

pub(super) fn missing(field: &str) -> FaultView {
    FaultView::InputInvalid { field: field.into(), max_chars: None }
}

/// Renews the token a good hour before its end, and keeps each new one.
async fn keep_token(session: Session, vault: Arc<dyn TokenVault>, key: VaultKey) {
    let mut changes = session.token_changes();
    changes.mark_unchanged();
    let mut look = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            changed = changes.changed() => {
                if changed.is_err() {
                    return;
                }
                let token = changes.borrow_and_update().clone();
                if let Some(token) = token
                    && let Err(problem) = vault.save(&key, &token).await
                {
                    tracing::warn!(%problem, "the renewed token rests in memory only");
                }
            }
            _ = look.tick() => {
                if let Err(error) = session.renew_if_due(jiff::Timestamp::now()).await {
                    tracing::warn!(%error, "the token could not be renewed yet");
                }
            }
        }
    }
}
