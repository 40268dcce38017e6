//! Further servers of the board: each is signed in to by itself, read by a board of its own, and comes back at the next start.
//! They belong to whoever is signed in at the first server, and are open while that person is.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use callpad_board::{BoardHandle, BoardPorts, BoardView, SeenSums, Supervisor};
use callpad_client::{Directory, Secret, ServerAddress, Session};
use callpad_connector::BoardConnector;
use callpad_desk::ports::Clock;
use callpad_desk::runtime::TaskGuard;
use callpad_vault::{TokenVault, VaultKey};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::sign_in::{checked, keep_token, maintain_token, parse, secret_fits};
use super::{Counter, directory};
use crate::adapters::act_file::ActFile;
use crate::adapters::notifier::{BoardNotifier, OfServer};
use crate::board_state::{OWN_SERVER, ServerState};
use crate::dto::{ErrorView, OfferedServers, SignIn};
use crate::folder::DataFolder;
use crate::session_info::SessionInfo;
use crate::settings::{Remembered, SavedServer};

/// The most servers of one board, one's own among them: each has connections, a journal and a forecast of its own.
pub(crate) const MOST_SERVERS: usize = 16;

/// The further servers.
pub(super) struct Servers {
    clock: Arc<dyn Clock>,
    notifier: Arc<dyn BoardNotifier>,
    sums: Arc<Mutex<SeenSums>>,
    open: Mutex<Open>,
    states: watch::Sender<Vec<ServerState>>,
    offered: watch::Sender<Arc<OfferedServers>>,
    last_id: AtomicU32,
    /// Locked while one is added, signed in to or removed, so that two never mix.
    changing: tokio::sync::Mutex<()>,
}

/// Those that are open, and whose they are.
#[derive(Default)]
struct Open {
    owner: Option<Supervisor>,
    servers: BTreeMap<u32, Listed>,
}

/// A server in the list, and the task that brings its changes there.
struct Listed {
    server: Arc<Further>,
    _follows: TaskGuard,
}

/// A further server.
pub(super) struct Further {
    id: u32,
    at: Arc<Supervisor>,
    handle: BoardHandle,
    info: watch::Sender<Option<Arc<SessionInfo>>>,
    /// What keeps its session; locked for a whole sign-in.
    tasks: tokio::sync::Mutex<Vec<TaskGuard>>,
}

impl Further {
    /// What does its reading and its acts.
    pub(super) fn handle(&self) -> &BoardHandle {
        &self.handle
    }

    /// Where it is, and who supervises there.
    pub(super) fn at(&self) -> &Supervisor {
        &self.at
    }

    /// The session there.
    pub(super) fn info(&self) -> Option<Arc<SessionInfo>> {
        self.info.borrow().clone()
    }

    fn state(&self) -> ServerState {
        ServerState { id: self.id, at: Some(self.at.clone()), view: self.handle.view(), info: self.info() }
    }

    /// Goes on with this session; what is open stays so. The view after the first reading.
    async fn begin(&self, info: SessionInfo, vault: Arc<dyn TokenVault>, key: VaultKey) -> Arc<BoardView> {
        let mut tasks = self.tasks.lock().await;
        tasks.clear();
        let session = info.session.clone();
        self.info.send_replace(Some(Arc::new(info)));
        tasks.push(guarded(tokio::spawn(maintain_token(session.clone(), vault, key))));
        tasks.push(guarded(tokio::spawn(know(session.clone(), self.info.clone(), self.handle.watch()))));
        self.handle.sign_in(Arc::new(BoardConnector::new(session)), (*self.at).clone()).await
    }

    /// Goes on with nothing. Acts whose outcome is open stay in the journal.
    async fn close(&self) -> Option<Arc<SessionInfo>> {
        self.tasks.lock().await.clear();
        self.handle.sign_out().await;
        self.info.send_replace(None)
    }

    /// The same, and ends the session at the server, where it is reached.
    async fn end(&self) {
        let Some(info) = self.close().await else { return };
        tokio::spawn(async move {
            if let Err(error) = info.session.logout(false).await {
                tracing::info!(%error, "a server of the board was not told of the end of the session");
            }
        });
    }
}

fn guarded(task: JoinHandle<()>) -> TaskGuard {
    TaskGuard(task.abort_handle())
}

/// Learns names and roles once the server answers, and follows them where it tells of changes.
async fn know(
    session: Session,
    info: watch::Sender<Option<Arc<SessionInfo>>>,
    mut views: watch::Receiver<Arc<BoardView>>,
) {
    if views.wait_for(|view| view.has_board.is_some()).await.is_err() {
        return;
    }
    if info.borrow().as_deref().is_some_and(|info| info.services.is_empty()) {
        match session.waiting_tickets_count(&Default::default()).await {
            Ok(counts) => {
                let services: Vec<_> = counts.items.into_iter().map(|count| count.service).collect();
                info.send_if_modified(|info| {
                    let new = info.as_deref().map(|info| SessionInfo { services, ..info.clone() });
                    let some = new.is_some();
                    *info = new.map(Arc::new);
                    some
                });
            }
            // Its locations name their services themselves.
            Err(error) => tracing::info!(%error, "the services of a server of the board are not known"),
        }
    }
    directory::follow(&session, &info).await;
}

impl Servers {
    pub(super) fn new(
        clock: Arc<dyn Clock>,
        notifier: Arc<dyn BoardNotifier>,
        sums: Arc<Mutex<SeenSums>>,
    ) -> Self {
        Self {
            clock,
            notifier,
            sums,
            open: Mutex::default(),
            states: watch::Sender::new(Vec::new()),
            offered: watch::Sender::new(Arc::default()),
            last_id: AtomicU32::new(OWN_SERVER),
            changing: tokio::sync::Mutex::default(),
        }
    }

    /// Their states as they change.
    pub(super) fn watch(&self) -> watch::Receiver<Vec<ServerState>> {
        self.states.subscribe()
    }

    /// What the organisation gives, as it changes.
    pub(super) fn watch_offered(&self) -> watch::Receiver<Arc<OfferedServers>> {
        self.offered.subscribe()
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // What is under the lock changes as a whole.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A server by its number.
    pub(super) fn get(&self, id: u32) -> Option<Arc<Further>> {
        self.open().servers.get(&id).map(|listed| listed.server.clone())
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<Arc<Further>> {
        self.open().servers.values().map(|listed| listed.server.clone()).collect()
    }

    fn make(&self, folder: &DataFolder, at: Supervisor) -> Arc<Further> {
        let id = self.last_id.fetch_add(1, Ordering::Relaxed) + 1;
        let handle = BoardHandle::spawn(BoardPorts {
            clock: self.clock.clone(),
            store: Arc::new(ActFile::of_further(folder, &at)),
            notifier: Arc::new(OfServer { server: id, to: self.notifier.clone() }),
            sums: self.sums.clone(),
        });
        let (info, tasks) = (watch::Sender::new(None), tokio::sync::Mutex::default());
        Arc::new(Further { id, at: Arc::new(at), handle, info, tasks })
    }

    /// Puts a server into the list, whose changes follow there.
    fn list(&self, server: Arc<Further>) {
        let (states, of) = (self.states.clone(), server.clone());
        let (mut views, mut infos) = (server.handle.watch(), server.info.subscribe());
        self.states.send_modify(|all| all.push(server.state()));
        let follows = tokio::spawn(async move {
            loop {
                let now = of.state();
                states.send_if_modified(|all| {
                    let here = all.iter_mut().find(|state| state.id == now.id);
                    here.map(|state| *state = now).is_some()
                });
                let goes_on = tokio::select! {
                    changed = views.changed() => changed.is_ok(),
                    changed = infos.changed() => changed.is_ok(),
                };
                if !goes_on {
                    return;
                }
            }
        });
        self.open().servers.insert(server.id, Listed { server, _follows: guarded(follows) });
    }

    fn unlist(&self, id: u32) {
        self.open().servers.remove(&id);
        self.states.send_modify(|all| all.retain(|state| state.id != id));
    }
}

impl Counter {
    /// Opens those of this person that are remembered; those of another are closed. Nothing waits for their answers.
    pub(super) async fn open_further(&self, owner: Supervisor) {
        let servers = &self.board.servers;
        let _changing = servers.changing.lock().await;
        if servers.open().owner.as_ref() == Some(&owner) {
            return;
        }
        self.close_all_further(false).await;
        let mut saved: Vec<SavedServer> = Vec::new();
        for server in &self.settings_file().remembered().board_servers {
            let is_new =
                server.at.server != owner.server && saved.iter().all(|one| one.at.server != server.at.server);
            if server.owner == owner && is_new && saved.len() < MOST_SERVERS - 1 {
                saved.push(server.clone());
            }
        }
        servers.open().owner = Some(owner);
        for saved in saved {
            if let Err(error) = self.resume(&saved) {
                // The organisation has set other servers since then, or the file was changed by hand.
                tracing::warn!(
                    error = error.for_log(),
                    server = saved.at.server,
                    "a server of the board was not opened"
                );
            }
        }
        self.offer_servers();
    }

    fn resume(&self, saved: &SavedServer) -> Result<(), ErrorView> {
        let address = parse(&saved.at.server)?;
        self.allow_further(&address)?;
        let client = self.client(&address)?;
        let server = self.make_further(saved.at.clone());
        self.board.servers.list(server.clone());
        let (vault, key) = (self.vault.clone(), self.key_of(&saved.at));
        let info = self.session_facts(saved.at.server.clone(), &address, saved.user_name.clone());
        tokio::spawn(async move {
            let token = vault.load(&key).await.unwrap_or_else(|problem| {
                tracing::warn!(%problem, "the keyring could not be read");
                None
            });
            // Without a token, or with one that has ended, the first answer says so, and the page asks for a sign-in.
            let session = Session::resume(client, server.at.user_id.clone(), None, token);
            let info = SessionInfo { board_only: true, ..info(session) };
            server.begin(info, vault, key).await;
        });
        Ok(())
    }

    fn make_further(&self, at: Supervisor) -> Arc<Further> {
        let server = self.board.servers.make(&self.folder, at);
        self.set_up_board(&server.handle, Some(&server.at.server));
        server
    }

    fn key_of(&self, at: &Supervisor) -> VaultKey {
        self.vault_key(&at.server, at.user_id.as_str())
    }

    /// Adds a server: signed in to, and the person may supervise there.
    pub(crate) async fn add_server(&self, form: SignIn) -> Result<(), ErrorView> {
        let (address, user_id) = checked(&form)?;
        self.allow_further(&address)?;
        let servers = &self.board.servers;
        let _changing = servers.changing.lock().await;
        let owner = servers.open().owner.clone().ok_or(ErrorView::NotNow)?;
        let at = Supervisor { server: address.to_string(), user_id };
        let listed = servers.all();
        // Under another name the same locations would stand there twice, and what is seen of them be counted twice.
        if at.server == owner.server || listed.iter().any(|server| server.at.server == at.server) {
            return Err(ErrorView::ServerListed);
        }
        if listed.len() + 1 >= MOST_SERVERS {
            return Err(ErrorView::TooManyServers { most: u32::try_from(MOST_SERVERS).unwrap_or(u32::MAX) });
        }
        let server = self.make_further(at.clone());
        let user_name = self.enter(&server, &address, Secret::new(form.secret)).await?;
        servers.list(server);
        let saved = SavedServer { owner, at, user_name };
        self.remember(|remembered| remembered.board_server(saved));
        self.offer_servers();
        Ok(())
    }

    /// Signs the same person in again at a server whose session ended.
    pub(crate) async fn sign_in_at(&self, id: u32, secret: String) -> Result<(), ErrorView> {
        secret_fits(&secret)?;
        let servers = &self.board.servers;
        let _changing = servers.changing.lock().await;
        let server = servers.get(id).ok_or(ErrorView::NotNow)?;
        let address = parse(&server.at.server)?;
        self.allow_further(&address)?;
        self.enter(&server, &address, Secret::new(secret)).await?;
        Ok(())
    }

    /// Signs in; where the person may not supervise, the session ends again. The name of the person.
    async fn enter(
        &self,
        server: &Further,
        address: &ServerAddress,
        secret: Option<Secret>,
    ) -> Result<Option<String>, ErrorView> {
        let (name, user) = (server.at.server.clone(), server.at.user_id.clone());
        // What an administrator's file says is of one's own server.
        let pending = self.open_session(address, name, user, secret, Directory::default()).await?;
        let mut info = pending.session_info;
        if info.lacks_the_board() {
            return Err(ErrorView::NoBoardThere);
        }
        info.board_only = true;
        let (key, user_name) = (self.key_of(&server.at), info.user_name.clone());
        info.memory_only = keep_token(&*self.vault, &key, &info.session, None).await;
        let view = server.begin(info, self.vault.clone(), key.clone()).await;
        if view.denied.is_some() {
            server.end().await;
            self.forget_token(&key).await;
            return Err(ErrorView::NoBoardThere);
        }
        Ok(user_name)
    }

    /// Takes a server out of the list. Not while the outcome of something done there is open: nobody would hear of it.
    pub(crate) async fn remove_server(&self, id: u32) -> Result<(), ErrorView> {
        let servers = &self.board.servers;
        let _changing = servers.changing.lock().await;
        let server = servers.get(id).ok_or(ErrorView::NotNow)?;
        if !server.handle.view().acts.is_empty() {
            return Err(ErrorView::Unsettled);
        }
        server.end().await;
        servers.unlist(id);
        self.forget_alerts_of(id);
        let owner = servers.open().owner.clone();
        self.remember(|remembered| {
            let is_it = |saved: &SavedServer| Some(&saved.owner) == owner.as_ref() && saved.at == *server.at;
            remembered.board_servers.retain(|saved| !is_it(saved));
        });
        self.forget_token(&self.key_of(&server.at)).await;
        let (folder, at) = (self.folder.clone(), server.at.clone());
        // A fault there was logged.
        let _ = tokio::task::spawn_blocking(move || ActFile::forget(&folder, &at)).await;
        self.offer_servers();
        Ok(())
    }

    /// All of them are closed; the list stays for when the person comes again. `leaves`: the person signs out, and the sessions
    /// end with their tokens.
    pub(super) async fn close_further(&self, leaves: bool) {
        let _changing = self.board.servers.changing.lock().await;
        self.close_all_further(leaves).await;
        self.offer_servers();
    }

    async fn close_all_further(&self, leaves: bool) {
        self.board.servers.open().owner = None;
        for server in self.board.servers.all() {
            self.board.servers.unlist(server.id);
            self.forget_alerts_of(server.id);
            if leaves {
                server.end().await;
                self.forget_token(&self.key_of(&server.at)).await;
            } else {
                server.close().await;
            }
        }
    }

    /// Whether the organisation lets this computer have a further server.
    fn allow_further(&self, address: &ServerAddress) -> Result<(), ErrorView> {
        let is_among = |list: &Option<Vec<String>>| {
            list.iter().flatten().any(|given| parse(given).is_ok_and(|given| given == *address))
        };
        if self.managed.refuses("boardServers") {
            return Err(ErrorView::PolicyInvalid { setting: "boardServers".into() });
        }
        if self.managed.locked.board_servers.is_some() {
            let given = is_among(&self.managed.locked.board_servers);
            return if given { Ok(()) } else { Err(ErrorView::Managed) };
        }
        let recommended = is_among(&self.managed.recommended.board_servers)
            || is_among(&self.managed.installation.board_servers);
        if recommended { Ok(()) } else { self.allow_server(address) }
    }

    /// Offers what the organisation gives and nobody is signed in to.
    fn offer_servers(&self) {
        let servers = &self.board.servers;
        let taken: Vec<String> = {
            let open = servers.open();
            let listed = open.servers.values().map(|listed| listed.server.at.server.clone());
            listed.chain(open.owner.iter().map(|owner| owner.server.clone())).collect()
        };
        let given = self.settings_file().effective().board_servers.unwrap_or_default();
        let addresses = given.iter().filter_map(|given| Some(parse(given).ok()?.to_string()));
        let addresses = addresses.filter(|address| !taken.contains(address)).take(MOST_SERVERS - 1).collect();
        let fixed = self.managed.locked.board_servers.is_some()
            || self.managed.refuses("boardServers")
            || self.managed.server().is_locked();
        servers.offered.send_replace(Arc::new(OfferedServers {
            addresses,
            others: !fixed,
            most: u32::try_from(MOST_SERVERS).unwrap_or(u32::MAX),
        }));
    }
}

impl Remembered {
    /// A server of the board was added: of entries of others the oldest go.
    fn board_server(&mut self, saved: SavedServer) {
        /// As many lists as people may share one data folder, at most.
        const MOST_SAVED: usize = MOST_SERVERS * 8;
        self.board_servers
            .retain(|known| (&known.owner, &known.at.server) != (&saved.owner, &saved.at.server));
        self.board_servers.push(saved);
        let surplus = self.board_servers.len().saturating_sub(MOST_SAVED);
        self.board_servers.drain(..surplus);
    }
}
