//! What the server does with the store by itself.

use jiff::Timestamp;

use super::happened::Happened;
use crate::{
    directory::Directory,
    domain::{
        ticket::Finish,
        token::{Token, TokenKey},
    },
    rules::effect::{Changeable, NewTicket},
};

/// Something that the server does by itself. It writes only where there is something to do: a quiet branch costs no flush.
pub(crate) trait Chore: Send + 'static {
    type Outcome: Send + 'static;
}

/// Once at the start: what is too old goes, and there is a key that signs tokens.
#[derive(Debug)]
pub(crate) struct Begin;

impl Chore for Begin {
    /// All keys, the one that signs first.
    type Outcome = Vec<TokenKey>;
}

/// Begins the new day wherever its hour has come.
#[derive(Debug)]
pub(crate) struct BeginDays;

/// A location whose new day has begun, and how many tickets of the day before were left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Begun {
    pub(crate) location: String,
    pub(crate) left: usize,
}

impl Chore for BeginDays {
    type Outcome = Vec<Begun>;
}

/// Forgets presence that is not told again, ends requests that nobody answers, and takes back tickets whose slip does not
/// come.
#[derive(Debug)]
pub(crate) struct EndWhatIsOver;

impl Chore for EndWhatIsOver {
    type Outcome = ();
}

/// Erases what belongs to people so many days after the business day, a little at a time: whoever waits to call comes
/// first.
#[derive(Debug)]
pub(crate) struct ErasePeople {
    pub(crate) keep_days: u32,
}

impl Chore for ErasePeople {
    /// How many tickets; `None` if there was nothing to do.
    type Outcome = Option<usize>;
}

/// Clears the histories of what administrators have removed, a little at a time: whoever waits to call comes first.
#[derive(Debug)]
pub(crate) struct ClearRemoved;

impl Chore for ClearRemoved {
    /// How many services, counters, people and devices.
    type Outcome = usize;
}

/// Lets no trace be left of what was erased, also beside the data.
#[derive(Debug)]
pub(crate) struct EraseTraces;

impl Chore for EraseTraces {
    /// False if others read all the time: then it is to be tried again.
    type Outcome = bool;
}

/// Empties the log beside the data where it has grown long, because somebody always reads.
#[derive(Debug)]
pub(crate) struct ShortenLog;

impl Chore for ShortenLog {
    type Outcome = ();
}

/// Ends a token, or all tokens of its user.
#[derive(Debug)]
pub(crate) struct EndToken {
    pub(crate) token: Token,
    pub(crate) all: bool,
}

impl Chore for EndToken {
    type Outcome = ();
}

/// Keeps how long newcomers were told to wait, to be held against what comes. A power cut may lose it.
#[derive(Debug)]
pub(crate) struct KeepForecast {
    pub(crate) at: Timestamp,
    /// The business day of that moment.
    pub(crate) day: String,
    /// In seconds, by service.
    pub(crate) waits: Vec<(String, i64)>,
}

impl Chore for KeepForecast {
    type Outcome = ();
}

/// A visitor comes to the demo branch.
#[derive(Debug)]
pub(crate) struct Arrive(pub(crate) NewTicket);

impl Chore for Arrive {
    type Outcome = ();
}

/// Puts a demo branch in the place of all that is there.
#[derive(Debug)]
pub(crate) struct FillDemo(pub(crate) Box<DemoBranch>);

/// A demo branch and its day so far.
#[derive(Debug)]
pub(crate) struct DemoBranch {
    pub(crate) directory: Directory,
    pub(crate) location: String,
    /// What happened on earlier business days; those of which sums are there are left out.
    pub(crate) earlier: Vec<(String, Vec<Happened>)>,
    /// Who came today, in this order.
    pub(crate) visits: Vec<NewTicket>,
    /// What was done, in this order, to the visit with this place.
    pub(crate) acts: Vec<DemoAct>,
    /// When its day ends, in microseconds since 1970.
    pub(crate) ends: i64,
}

/// A visitor is called and, if it is over, what became of that.
#[derive(Debug)]
pub(crate) struct DemoAct {
    /// The place of the visit.
    pub(crate) visit: usize,
    pub(crate) desk: String,
    pub(crate) user: String,
    pub(crate) called: Timestamp,
    /// As the ticket is sent on, if it is.
    pub(crate) sent: Option<Changeable>,
    pub(crate) finished: Option<(Finish, Timestamp)>,
}

impl Chore for FillDemo {
    type Outcome = ();
}
