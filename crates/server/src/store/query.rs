//! What is looked up in the store, and what comes of it.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    administration::State,
    audit::Entry,
    board::{Location, Seen},
    present::{Earlier, Present},
};
use crate::{
    directory::Directory,
    domain::{
        roles::Person,
        token::{Token, TokenKey},
        zones::Zones,
    },
    queue::{
        PendingRequest,
        question::{Asking, Shown},
        sign_in::Account,
    },
};

/// Something that is looked up on one consistent view of the data.
pub(crate) trait Query: Send + 'static {
    type Answer: Send + 'static;
}

impl Query for Asking {
    type Answer = Shown;
}

/// The board of one location, or of all that the user may see (A8).
#[derive(Debug)]
pub(crate) struct Boards {
    pub(crate) pending: PendingRequest,
    pub(crate) location: Option<String>,
}

impl Query for Boards {
    type Answer = Vec<Seen>;
}

/// The location for which a forecast is asked, or else the only one that the user may see. A service that is asked for
/// must be there.
#[derive(Debug)]
pub(crate) struct Outlook {
    pub(crate) pending: PendingRequest,
    pub(crate) location: Option<String>,
    pub(crate) service: Option<String>,
}

impl Query for Outlook {
    /// And by how many seconds its forecasts were off in the middle on its last business day.
    type Answer = (Location, Option<i64>);
}

/// What a forecast starts from.
#[derive(Debug)]
pub(crate) struct Basis {
    pub(crate) location: String,
    pub(crate) zone: TimeZone,
    /// Of what business day and step the earlier days are known already.
    pub(crate) known: Option<(String, i64)>,
    /// The most waiting tickets that are wanted.
    pub(crate) most_waiting: usize,
}

/// What a forecast starts from.
#[derive(Debug)]
pub(crate) struct BasisSeen {
    pub(crate) at: Timestamp,
    pub(crate) day: String,
    pub(crate) step: i64,
    pub(crate) present: Present,
    /// `None` where they are known.
    pub(crate) earlier: Option<Earlier>,
}

impl Query for Basis {
    type Answer = BasisSeen;
}

/// What signing in needs to know of a user.
#[derive(Debug)]
pub(crate) struct AccountOf(pub(crate) String);

impl Query for AccountOf {
    /// `None` if there is no such user.
    type Answer = Option<Account>;
}

/// Whose token it is, with what they may see and do now.
#[derive(Debug)]
pub(crate) struct PersonOf(pub(crate) Token);

impl Query for PersonOf {
    /// `None` if the token does not count any more, or its user is gone.
    type Answer = Option<Person>;
}

/// What an administrator's change is worked out from.
#[derive(Debug)]
pub(crate) struct StateNow;

impl Query for StateNow {
    type Answer = State;
}

/// The whole directory, as clients see it.
#[derive(Debug)]
pub(crate) struct WholeDirectory(pub(crate) Zones);

impl Query for WholeDirectory {
    type Answer = Directory;
}

/// The newest entries of the audit, so many at most, the newest first.
#[derive(Debug)]
pub(crate) struct NewestEntries(pub(crate) u32);

impl Query for NewestEntries {
    type Answer = Vec<Entry>;
}

/// All keys that sign or check tokens, the one that signs first, then the newest.
#[derive(Debug)]
pub(crate) struct TokenKeys;

impl Query for TokenKeys {
    type Answer = Vec<TokenKey>;
}

/// Whether there is a demo branch, and what is there besides.
#[derive(Debug)]
pub(crate) struct DemoNow;

/// The same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DemoState {
    /// The day of the queue, even if the clock was set back since.
    pub(crate) moment: Timestamp,
    /// When the demo branch's day ends, in microseconds since 1970; `None` where there is no demo.
    pub(crate) ends: Option<i64>,
    pub(crate) has_locations: bool,
}

impl Query for DemoNow {
    type Answer = DemoState;
}
