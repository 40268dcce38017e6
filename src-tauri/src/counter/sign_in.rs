//! Signing in and out, and keeping the token.

use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Client, Directory, Encoding, Options, Secret, ServerAddress, Session, Token, probe};
use callpad_connector::Connector;
use callpad_desk::Seat;
use callpad_policy::{choices, computer_name};
use callpad_vault::{TokenVault, VaultKey, VaultProblem};
use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{DeskId, LocationId, ServiceId, ServiceRef, UserId, feature};

use super::{Counter, PendingSignIn, SignInState, directory};
use crate::adapters::built_in::BuiltIn;
use crate::dto::{Choices, ChooseDesk, DeskChoice, ErrorView, KeyringProblem, Probe, SignIn, Snapshot};
use crate::managed::LockedSetting;
use crate::session_info::{BUILT_IN, SessionInfo};
use crate::settings::SavedSession;
use crate::shell_state::SideEffect;

/// Longest text accepted in a field of the sign-in form, in characters.
const MAX_FIELD: usize = 255;

impl Counter {
    /// Looks at an address being typed.
    pub(crate) async fn probe(&self, typed: &str) -> Result<Probe, ErrorView> {
        let address = parse(typed)?;
        let network = self.settings_file().network();
        let found = probe(&address, Options { network, ..Options::default() })
            .await
            .map_err(|e| ErrorView::from(&e))?;
        Ok(Probe {
            address: address.to_string(),
            authentication: found.authentication,
            callpad: !found.features.is_empty(),
            open_line: found.open_line,
        })
    }

    /// First step: signs in and says what there is to choose from.
    pub(crate) async fn sign_in(&self, form: SignIn) -> Result<Choices, ErrorView> {
        let (address, user_id) = checked(&form)?;
        self.allow_server(&address)?;
        let secret = Secret::new(form.secret);
        let mut sign_in_state = self.sign_in_state.lock().await;
        let known = self.directory.clone();
        let pending = self.open_session(&address, address.to_string(), user_id, secret, known).await?;
        let choices = self.choices(&pending);
        sign_in_state.pending = Some(pending);
        Ok(choices)
    }

    /// Second step: takes the counter and remembers it.
    pub(crate) async fn choose_desk(&self, choice: ChooseDesk) -> Result<Snapshot, ErrorView> {
        let desk_id = choice.desk_id.trim();
        if desk_id.is_empty() {
            return Err(missing("deskId"));
        }
        if choice.service_ids.is_empty() {
            return Err(missing("serviceIds"));
        }
        self.allow_desk(desk_id)?;
        let mut sign_in_state = self.sign_in_state.lock().await;
        let pending = sign_in_state.pending.take().ok_or(ErrorView::NotNow)?;
        let place = Workplace::Desk(DeskId::new(desk_id), choice.service_ids);
        Ok(self.start_session(&mut sign_in_state, pending, place).await)
    }

    /// Second step for a supervisor: no counter, the board alone.
    pub(crate) async fn choose_board(&self) -> Result<Snapshot, ErrorView> {
        let mut sign_in_state = self.sign_in_state.lock().await;
        if self.desk.view().seat.is_some() {
            return Err(ErrorView::NotNow);
        }
        if !self.offers_board() {
            return Err(ErrorView::Managed);
        }
        let pending = sign_in_state.pending.take().ok_or(ErrorView::NotNow)?;
        Ok(self.start_session(&mut sign_in_state, pending, Workplace::Board).await)
    }

    /// Starts the built-in server on the demo branch and signs in, with no question asked.
    pub(crate) async fn try_it(&self) -> Result<Snapshot, ErrorView> {
        if !self.offers_demonstration() {
            return Err(ErrorView::Managed);
        }
        let mut sign_in_state = self.sign_in_state.lock().await;
        let tried = self.try_at(&mut sign_in_state).await;
        if tried.is_err() {
            self.stop_unused(&mut sign_in_state).await;
        }
        tried
    }

    async fn try_at(&self, sign_in_state: &mut SignInState) -> Result<Snapshot, ErrorView> {
        let (address, secret) = self.built_in(sign_in_state).await?;
        let demo = sign_in_state.built_in.as_ref().and_then(|server| server.demo().cloned());
        let demo =
            demo.ok_or_else(|| ErrorView::BuiltInServer { detail: "the demo branch is missing".into() })?;
        let user = UserId::new(demo.user_id.to_string());
        let known = self.directory.clone();
        let pending = self.open_session(&address, BUILT_IN.into(), user, secret, known).await?;
        let desk_id = DeskId::new(demo.desk_id.to_string());
        let services =
            pending.session_info.directory.desk(&desk_id).map(|d| d.service_ids.clone()).unwrap_or_default();
        Ok(self.start_session(sign_in_state, pending, Workplace::Desk(desk_id, services)).await)
    }

    /// The same person at the same counter, after the session ended: a new session for the desk, which then carries out
    /// what met the end of the old one.
    pub(crate) async fn sign_in_again(&self, secret: String) -> Result<Snapshot, ErrorView> {
        secret_fits(&secret)?;
        let mut sign_in_state = self.sign_in_state.lock().await;
        let info = self.session_info().ok_or(ErrorView::NotNow)?;
        let (address, built_in) = if info.server == BUILT_IN {
            self.built_in(&mut sign_in_state).await?
        } else {
            (parse(&info.server)?, None)
        };
        let secret = if secret.is_empty() { built_in } else { Secret::new(secret) };
        let user_id = info.session.user_id().clone();
        let view = self.desk.view();
        let place = view
            .seat
            .as_deref()
            .map_or(Workplace::Board, |seat| Workplace::Desk(seat.desk_id.clone(), seat.services.clone()));
        let known = self.directory.clone();
        let pending = self.open_session(&address, info.server.clone(), user_id, secret, known).await?;
        Ok(self.start_session(&mut sign_in_state, pending, place).await)
    }

    /// Leaves the counter; the open ticket must have been dealt with before. From then on nothing can fail: what could not
    /// be tidied on this computer is shown on the page.
    pub(crate) async fn sign_out(&self) -> Result<Snapshot, ErrorView> {
        let mut sign_in_state = self.sign_in_state.lock().await;
        let at_built_in = self.at_built_in();
        if self.desk.view().seat.is_some() {
            self.desk.sign_out().await?;
        }
        self.board.handle().sign_out().await;
        self.close_further(true).await;
        // Nobody waits for it, and where it does not come to that, the token ends by itself.
        if let Some(session) = sign_in_state.end_session().filter(|_| !at_built_in) {
            tokio::spawn(async move {
                if let Err(error) = session.logout(false).await {
                    tracing::info!(%error, "the server was not told of the end of the session");
                }
            });
        }
        self.session_info.send_replace(None);
        let saved = self.settings_file().remembered().session.clone();
        self.remember(|remembered| remembered.session = None);
        if let Some(saved) = saved {
            self.forget_token(&self.vault_key(&saved.server, &saved.user_id)).await;
        }
        self.stop_unused(&mut sign_in_state).await;
        Ok(self.snapshot())
    }

    /// Takes a token out of the keyring; what fails is shown.
    pub(super) async fn forget_token(&self, key: &VaultKey) {
        let forgotten = self.vault.forget(key).await;
        let forgotten = forgotten.map_err(|problem| ErrorView::Keyring { kind: (&problem).into() });
        // Without a keyring nothing rests in it.
        let absent = forgotten == Err(ErrorView::Keyring { kind: KeyringProblem::Absent });
        self.report_side_effect(SideEffect::ForgetToken, if absent { Ok(()) } else { forgotten });
    }

    /// Stops the built-in server unless somebody sits at it.
    pub(super) async fn stop_unused(&self, sign_in_state: &mut SignInState) {
        let used = self.at_built_in();
        if let Some(server) = sign_in_state.built_in.take_if(|_| !used) {
            server.stop().await;
        }
    }

    fn at_built_in(&self) -> bool {
        self.session_info().is_some_and(|info| info.server == BUILT_IN)
    }

    /// Whether the organisation lets this computer use a server.
    pub(super) fn allow_server(&self, address: &ServerAddress) -> Result<(), ErrorView> {
        allowed("serverAddress", self.managed.server(), address)
    }

    /// Whether the organisation lets this computer be a counter.
    pub(super) fn allow_desk(&self, desk_id: &str) -> Result<(), ErrorView> {
        allowed("deskId", self.managed.desk(), &desk_id.to_owned())
    }

    /// The built-in server, started if need be.
    pub(super) async fn built_in(
        &self,
        sign_in_state: &mut SignInState,
    ) -> Result<(ServerAddress, Option<Secret>), ErrorView> {
        let server = match sign_in_state.built_in.take() {
            Some(server) => server,
            None => BuiltIn::start(self.folder()).await?,
        };
        let server = sign_in_state.built_in.insert(server);
        Ok((parse(&server.url())?, Secret::new(server.secret().to_owned())))
    }

    pub(super) fn client(&self, address: &ServerAddress) -> Result<Client, ErrorView> {
        Client::new(address.clone(), self.options()).map_err(|e| ErrorView::from(&e))
    }

    /// How a server is asked, by the settings that hold.
    pub(super) fn options(&self) -> Options {
        let encoding = match self.settings().encoding {
            choices::Encoding::Json => Encoding::Json,
            choices::Encoding::Form => Encoding::Form,
        };
        Options { encoding, network: self.settings_file().network(), ..Options::default() }
    }

    /// Signs in. `known` is what is known of a server that tells no directory.
    pub(super) async fn open_session(
        &self,
        address: &ServerAddress,
        server: String,
        user_id: UserId,
        secret: Option<Secret>,
        known: Directory,
    ) -> Result<PendingSignIn, ErrorView> {
        let view = |error: callpad_client::Error| ErrorView::from(&error);
        let client = self.client(address)?;
        let (session, user) = Session::sign_in(client, user_id, secret).await.map_err(view)?;
        let counts = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.map_err(view)?;
        let services = counts.items.into_iter().map(|s| s.service).collect();
        let facts = self.session_facts(server, address, user.username);
        let session_info = learn(facts(session), services, known).await;
        Ok(PendingSignIn { session_info, saved_token: None })
    }

    fn choices(&self, pending: &PendingSignIn) -> Choices {
        let session_info = &pending.session_info;
        let location = |id: Option<&LocationId>| {
            id.and_then(|id| session_info.directory.location(id)).map(|l| l.name.clone()).unwrap_or_default()
        };
        let preset = self.args().desk.clone();
        let last = self.settings_file().remembered().session.as_ref().map(|s| s.desk_id.clone());
        let managed = self.managed.desk();
        let recommended = self.settings_file().effective().counter_for(&computer_name()).map(str::to_owned);
        Choices {
            user_name: session_info
                .user_name
                .clone()
                .unwrap_or_else(|| session_info.session.user_id().to_string()),
            desks: session_info
                .directory
                .desks
                .iter()
                .map(|desk| DeskChoice {
                    id: desk.id.to_string(),
                    name: desk.name.clone(),
                    location: location(desk.location_id.as_ref()),
                    service_ids: desk.service_ids.clone(),
                })
                .collect(),
            services: session_info.services.clone(),
            desk_managed: managed.is_locked(),
            supervises: session_info.supervises(),
            calls: session_info.calls(),
            suggested_desk: managed.value().or(preset).or(last).or(recommended),
        }
    }

    pub(super) async fn start_session(
        &self,
        sign_in_state: &mut SignInState,
        pending: PendingSignIn,
        place: Workplace,
    ) -> Snapshot {
        let PendingSignIn { mut session_info, saved_token } = pending;
        let (server, session) = (session_info.server.clone(), session_info.session.clone());
        let user_id = session.user_id().clone();
        let key = self.vault_key(&server, user_id.as_str());
        session_info.memory_only = keep_token(&*self.vault, &key, &session, saved_token.as_ref()).await;
        let mut saved = SavedSession {
            server: server.clone(),
            user_id: user_id.to_string(),
            user_name: session_info.user_name.clone(),
            desk_id: String::new(),
            services: Vec::new(),
        };
        let seat = match place {
            Workplace::Board => None,
            Workplace::Desk(desk_id, services) => {
                saved.desk_id = desk_id.to_string();
                saved.services.clone_from(&services);
                Some(seat_at(&session_info.directory, server, user_id, desk_id, services))
            }
        };
        session_info.board_only = seat.is_none();
        sign_in_state.end_session();
        sign_in_state.token_task =
            Some(tokio::spawn(maintain_token(session.clone(), self.vault.clone(), key)));
        sign_in_state.session = Some(session.clone());
        let session_info = Arc::new(session_info);
        self.session_info.send_replace(Some(session_info.clone()));
        let (follows, infos) = (session.clone(), self.session_info.clone());
        let follow = async move { directory::follow(&follows, &infos).await };
        sign_in_state.directory_task = Some(tokio::spawn(follow));
        if let Some(seat) = seat {
            self.desk.sign_in(seat, Arc::new(Connector::new(session))).await;
        }
        self.open_board(&session_info).await;
        self.remember(|remembered| remembered.session = Some(saved));
        self.stop_unused(sign_in_state).await;
        self.snapshot()
    }

    /// What is known of a session before its server has told anything.
    pub(super) fn session_facts(
        &self,
        server: String,
        address: &ServerAddress,
        user_name: Option<String>,
    ) -> impl FnOnce(Session) -> SessionInfo + Send + use<> {
        let open_line = self.settings_file().network().warns_of(address);
        let offers_board = self.offers_board();
        let counter_averages = self.settings_file().effective().board_counter_averages == Some(true);
        move |session| SessionInfo {
            server,
            session,
            user_name,
            directory: Directory::default(),
            services: Vec::new(),
            memory_only: None,
            open_line,
            board_only: false,
            offers_board,
            counter_averages,
        }
    }

    pub(super) fn vault_key(&self, server: &str, user_id: &str) -> VaultKey {
        VaultKey { account: format!("{}|{server}|{user_id}", self.folder().identity()) }
    }
}

/// Where a person works.
pub(super) enum Workplace {
    /// At a counter, for these services.
    Desk(DeskId, Vec<ServiceId>),
    /// At the board alone.
    Board,
}

impl SignInState {
    /// The session that was.
    fn end_session(&mut self) -> Option<Session> {
        self.pending = None;
        for task in [self.token_task.take(), self.directory_task.take()].into_iter().flatten() {
            task.abort();
        }
        self.session.take()
    }
}

/// A seat, with what the directory knows of its place.
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

/// What the server says of itself. `known` is what is known of one that tells no directory.
pub(super) async fn learn(info: SessionInfo, services: Vec<ServiceRef>, known: Directory) -> SessionInfo {
    let directory = if info.has(feature::DIRECTORY) {
        info.session.directory().await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the directory could not be read");
            Directory::default()
        })
    } else {
        known
    };
    let info = SessionInfo { services, ..info };
    info.with_directory(directory).unwrap_or(info)
}

/// Writes a token to the keyring unless it is there already, for that takes its time. Why it rests in memory only.
pub(super) async fn keep_token(
    vault: &dyn TokenVault,
    key: &VaultKey,
    session: &Session,
    saved: Option<&Token>,
) -> Option<VaultProblem> {
    let token = session.token().filter(|token| saved != Some(token))?;
    let problem = vault.save(key, &token).await.err()?;
    tracing::warn!(%problem, "the token rests in memory only");
    Some(problem)
}

/// Address and person of a sign-in.
pub(super) fn checked(form: &SignIn) -> Result<(ServerAddress, UserId), ErrorView> {
    fits("server", &form.server)?;
    fits("userId", &form.user_id)?;
    secret_fits(&form.secret)?;
    let user = form.user_id.trim();
    if user.is_empty() {
        return Err(missing("userId"));
    }
    Ok((parse(&form.server)?, UserId::new(user)))
}

/// Whether a secret is one that could be typed.
pub(super) fn secret_fits(secret: &str) -> Result<(), ErrorView> {
    fits("secret", secret)
}

pub(super) fn fits(field: &str, text: &str) -> Result<(), ErrorView> {
    if text.chars().count() > MAX_FIELD {
        return Err(ErrorView::InputInvalid {
            field: field.into(),
            max_chars: u32::try_from(MAX_FIELD).ok(),
        });
    }
    Ok(())
}

fn allowed<T: PartialEq>(setting: &str, word: LockedSetting<T>, wanted: &T) -> Result<(), ErrorView> {
    match word {
        LockedSetting::Unlocked => Ok(()),
        LockedSetting::Locked(this) if this == *wanted => Ok(()),
        LockedSetting::Locked(_) => Err(ErrorView::Managed),
        LockedSetting::Invalid => Err(ErrorView::PolicyInvalid { setting: setting.into() }),
    }
}

pub(super) fn parse(typed: &str) -> Result<ServerAddress, ErrorView> {
    ServerAddress::parse(typed).map_err(|error| ErrorView::from(&error))
}

pub(super) fn missing(field: &str) -> ErrorView {
    ErrorView::InputInvalid { field: field.into(), max_chars: None }
}

/// Renews the token a good hour before its end, and keeps each new one.
pub(super) async fn maintain_token(session: Session, vault: Arc<dyn TokenVault>, key: VaultKey) {
    let mut changes = session.token_changes();
    changes.mark_unchanged();
    let mut due = tokio::time::interval(Duration::from_secs(60));
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
            _ = due.tick() => {
                if let Err(error) = session.renew_if_due(jiff::Timestamp::now()).await {
                    tracing::warn!(%error, "the token could not be renewed yet");
                }
            }
        }
    }
}
