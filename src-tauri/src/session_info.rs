//! What is known of a session besides what the desk knows.

use callpad_board::Supervisor;
use callpad_client::{Directory, Session};
use callpad_vault::VaultProblem;
use callpad_wire::Operation;
use callpad_wire::op::{CreateTicket, role};
use callpad_wire::{LocationId, ServiceId, ServiceRef};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

/// The server inside the app, in the place of an address.
pub(crate) const BUILT_IN: &str = "built-in";

/// What is known of the person and the place; the desk knows its [`callpad_desk::Seat`].
#[derive(Clone)]
pub(crate) struct SessionInfo {
    /// The server's address, or [`BUILT_IN`].
    pub(crate) server: String,
    /// The session itself.
    pub(crate) session: Session,
    /// Name of the person.
    pub(crate) user_name: Option<String>,
    /// Counters, locations and targets, where the server or an administrator tells them (M16).
    pub(crate) directory: Directory,
    /// Services known at sign-in.
    pub(crate) services: Vec<ServiceRef>,
    /// Why the token rests in memory only.
    pub(crate) memory_only: Option<VaultProblem>,
    /// Whether token and names travel readable by others (T1).
    pub(crate) open_line: bool,
    /// Signed in for the board alone, without a counter.
    pub(crate) board_only: bool,
    /// The organisation lets people have the board here.
    pub(crate) offers_board: bool,
    /// It wants the average service times of counters shown there.
    pub(crate) counter_averages: bool,
}

impl SessionInfo {
    /// The same, with what the directory says now; `None` if it says nothing else.
    pub(crate) fn with_directory(&self, directory: Directory) -> Option<Self> {
        if directory == self.directory {
            return None;
        }
        let me = directory.user(self.session.user_id());
        let name = me.map(|user| user.display_name.clone()).filter(|name| !name.is_empty());
        Some(Self { user_name: name.or_else(|| self.user_name.clone()), directory, ..self.clone() })
    }

    /// Where this is, and who is signed in.
    pub(crate) fn supervisor(&self) -> Supervisor {
        Supervisor { server: self.server.clone(), user_id: self.session.user_id().clone() }
    }

    /// Whether it is known that the board is not this person's.
    pub(crate) fn lacks_the_board(&self) -> bool {
        self.roles().is_some_and(|roles| roles.iter().all(|have| have != role::SUPERVISE))
    }

    /// The person's roles, where somebody tells them.
    fn roles(&self) -> Option<&[String]> {
        self.directory.user(self.session.user_id())?.roles.as_deref()
    }

    /// Whether the board is this person's: by the roles, or because nothing else is open here. The server decides.
    pub(crate) fn supervises(&self) -> bool {
        let by_role = || self.roles().is_some_and(|roles| roles.iter().any(|have| have == role::SUPERVISE));
        // A server that is not ours names no roles and has no board: its counts and lists are anybody's who may call.
        let plain = || {
            let answered = !self.services.is_empty();
            answered && self.roles().is_none() && self.session.client().features().is_empty()
        };
        self.offers_board && (self.board_only || by_role() || plain())
    }

    /// Whether this person may call tickets, as far as it is known.
    pub(crate) fn calls(&self) -> bool {
        self.roles().is_none_or(|roles| roles.iter().any(|have| have == role::ACCESS))
    }

    /// Whether this person may issue tickets, as far as it is known.
    pub(crate) fn issues(&self) -> bool {
        let needed = <CreateTicket as Operation>::ROLES;
        self.roles().is_none_or(|roles| needed.iter().all(|role| roles.iter().any(|have| have == role)))
    }

    /// Whether the server has this beyond the API.
    pub(crate) fn has(&self, feature: &str) -> bool {
        self.session.client().features().has(feature)
    }

    /// Server clock minus ours (V4).
    pub(crate) fn clock_offset(&self) -> SignedDuration {
        self.session.client().server_clock_offset().unwrap_or_default()
    }

    /// The location of a service, where somebody tells it.
    pub(crate) fn location_of(&self, service: &ServiceId) -> Option<LocationId> {
        self.directory.services.iter().find(|known| known.id == *service)?.location_id.clone()
    }

    /// The zone of a location's wall times (V4); this machine's where nobody tells it.
    pub(crate) fn zone_of(&self, location: &LocationId) -> TimeZone {
        let told = self.directory.location(location).and_then(|location| location.time_zone.as_deref());
        told.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(TimeZone::system)
    }
}
