//! What is looked up, each on one consistent view of the data.

use jiff::Timestamp;

use super::{
    answers, audit, board, directory, facts, forecasts, locations, meta, present, requests, sessions, story,
    sums::by_hour, supervised, tickets, time, token_keys, view::View,
};
use crate::{
    clock::Time,
    directory::Directory,
    domain::{
        local_time,
        places::Places,
        refusal::{Failure, Refusal},
        roles::Person,
        steps,
        token::TokenKey,
    },
    queue::{
        Request,
        history::{MOST_TICKETS, Search, TicketFilter},
        question::{self, Asking, Id, Question, Shown},
        report::{self, Days},
        sign_in::Account,
    },
    rules::{call, call::Counter, scope},
    store::{
        administration::State,
        audit::Entry,
        board::{Location, Seen},
        query::{
            AccountOf, Basis, BasisSeen, Boards, DemoNow, DemoState, NewestEntries, Outlook, PersonOf, Query,
            StateNow, TokenKeys, WholeDirectory,
        },
        sql,
    },
};

/// A query that this engine answers.
pub(crate) trait Look: Query {
    /// The answer; `now` is the clock's time.
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Self::Answer, Failure>;
}

impl Look for Asking {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Shown, Failure> {
        let Self { question, pending } = self;
        let request = &pending.at(time::latest(view, now)?);
        let found: Vec<_> =
            question.ids().into_iter().map(|id| place_of(view, id)).collect::<sql::Result<_>>()?;
        question.check(&request.caller, &found)?;
        let (zones, time) = (&request.zones, request.time);
        Ok(match question {
            Question::Waiting { service } => {
                Shown::Tickets { tickets: tickets::waiting(view, &service, time.now, zones)? }
            }
            Question::Paused { desk } => Shown::Tickets { tickets: tickets::paused(view, &desk, zones)? },
            Question::Cancelled { desk } => {
                Shown::Tickets { tickets: tickets::cancelled(view, &desk, time.moment, zones)? }
            }
            Question::Queues { location } => {
                let places = Places::of(&request.caller, location.as_deref());
                Shown::Services { services: locations::queues(view, &places, time.moment, zones)? }
            }
            Question::OpenAnswer { desk } => Shown::Answer { answer: answers::current(view, &desk, zones)? },
            Question::Directory => {
                let places = Places::of(&request.caller, None);
                let found = directory::read(view, zones, &places, Some(request.caller.id()))?;
                Shown::Directory(Box::new(question::own_part(request, found)))
            }
            Question::Next { counter, services } => next(view, request, &counter, &services)?,
            Question::Tickets(filter) => some_tickets(view, request, &filter)?,
            Question::Story { ticket } => story_of(view, request, &ticket)?,
            Question::Report { location, days } => counted(view, request, location.as_deref(), days)?,
            Question::OpenRequests { desk, location } => {
                open_requests(view, request, desk.as_deref(), location.as_deref())?
            }
        })
    }
}

/// The location of something; `None` if it is unknown.
fn place_of(view: &View<'_>, id: Id<'_>) -> sql::Result<Option<String>> {
    match id {
        Id::Service(id) => locations::of_service(view, id),
        Id::Desk(id) => locations::of_desk(view, id),
        Id::Location(id) => Ok(locations::is_location(view, id)?.then(|| id.to_owned())),
        Id::Ticket(id) => Ok(tickets::place(view, id)?.map(|(_, place)| place)),
    }
}

fn next(
    view: &View<'_>,
    request: &Request,
    counter: &Counter,
    services: &[String],
) -> Result<Shown, Failure> {
    let facts = facts::read(view, &counter.need_for_next(services), request.time, &request.zones)?;
    let Some(next) = call::peek(request, &facts, counter, services)? else {
        return Ok(Shown::Next { ticket: None, reason: None });
    };
    let ticket = tickets::view(view, next.seq, &request.zones)?;
    Ok(Shown::Next { ticket: Some(ticket), reason: Some(next.reason()) })
}

fn some_tickets(view: &View<'_>, request: &Request, filter: &TicketFilter) -> Result<Shown, Failure> {
    let search = Search::of(filter, request.time.moment)?;
    let places = board::locations(view, &Places::of(&request.caller, filter.location.as_deref()))?;
    let mut found = Vec::new();
    for (from, locations) in search.days(places, &request.zones) {
        found.extend(story::search(view, &search, (&locations, from), MOST_TICKETS + 1)?);
    }
    let (page, next) = search.page(found);
    let tickets = page.into_iter().map(|place| story::ticket(view, place, &request.zones));
    Ok(Shown::SomeTickets {
        tickets: tickets.collect::<sql::Result<_>>()?,
        next: next.map(|next| next.to_string()),
    })
}

fn story_of(view: &View<'_>, request: &Request, ticket: &str) -> Result<Shown, Failure> {
    let (seq, _) = tickets::place(view, ticket)?.ok_or(Refusal::UNKNOWN_ID)?;
    let ticket = tickets::view(view, seq, &request.zones)?;
    Ok(Shown::Story { ticket: Box::new(ticket), story: story::of(view, seq, &request.zones)? })
}

fn counted(view: &View<'_>, request: &Request, location: Option<&str>, days: Days) -> Result<Shown, Failure> {
    let places = board::locations(view, &Places::of(&request.caller, location))?;
    let (rows, next) = report::rows(&places, days, &request.zones, |location, steps, hour| {
        by_hour::read(view, location, steps, hour)
    })?;
    Ok(Shown::Report { rows, next: next.map(|day| day.to_string()) })
}

fn open_requests(
    view: &View<'_>,
    request: &Request,
    desk: Option<&str>,
    location: Option<&str>,
) -> Result<Shown, Failure> {
    let open = requests::open(view, request.time.now)?;
    let wanted = open.iter().filter(|one| {
        request.caller.sees(&one.location_id)
            && desk.is_none_or(|desk| desk == one.desk_id)
            && location.is_none_or(|location| location == one.location_id)
    });
    let shown = wanted.map(|one| requests::members(view, one, request.time, &request.zones));
    Ok(Shown::Requests { requests: shown.collect::<sql::Result<_>>()? })
}

impl Look for Boards {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Vec<Seen>, Failure> {
        let Self { pending, location } = self;
        let request = pending.at(time::latest(view, now)?);
        if let Some(location) = &location {
            let place = place_of(view, Id::Location(location))?;
            scope::check(&request.caller, [place.as_ref().map(std::slice::from_ref)])?;
        }
        let places = board::locations(view, &Places::of(&request.caller, location.as_deref()))?;
        let seen = places.into_iter().map(|place| board::seen(view, place, request.time, &request.zones));
        Ok(seen.collect::<sql::Result<_>>()?)
    }
}

impl Look for Outlook {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<(Location, Option<i64>), Failure> {
        let Self { pending, location, service } = self;
        let request = pending.at(time::latest(view, now)?);
        let ids =
            location.as_deref().map(Id::Location).into_iter().chain(service.as_deref().map(Id::Service));
        let found: Vec<_> = ids.map(|id| place_of(view, id)).collect::<sql::Result<_>>()?;
        scope::check(&request.caller, found.iter().map(|place| place.as_ref().map(std::slice::from_ref)))?;
        let places = Places::of(&request.caller, location.as_deref());
        let mut seen = board::locations(view, &places)?.into_iter();
        let (Some(place), None) = (seen.next(), seen.next()) else { return Err(Refusal::PARAMETERS.into()) };
        if service.is_some() && found.last().and_then(Option::as_ref) != Some(&place.id) {
            return Err(Refusal::UNKNOWN_ID.into());
        }
        let zone = request.zones.of(place.time_zone.as_deref());
        let error_s = forecasts::error_s(view, &place.id, &local_time::day(request.time.moment, &zone))?;
        Ok((place, error_s))
    }
}

impl Look for Basis {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<BasisSeen, Failure> {
        let Self { location, zone, known, most_waiting } = self;
        let time = time::latest(view, now)?;
        let Time { moment, .. } = time;
        let (day, step) = (local_time::day(moment, &zone), steps::of(moment.as_microsecond()));
        let earlier = match known.is_some_and(|(of, at)| of == day && at == step) {
            true => None,
            false => Some(present::earlier(view, &location, moment, &day, &zone)?),
        };
        let present = present::of(view, &location, time, (&day, &zone), most_waiting)?;
        Ok(BasisSeen { at: moment, day, step, present, earlier })
    }
}

impl Look for AccountOf {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Option<Account>, Failure> {
        let Some((username, hash)) = locations::credentials(view, &self.0)? else { return Ok(None) };
        let epoch = sessions::epoch(view, &self.0)?.unwrap_or_default();
        Ok(Some(Account { username, epoch, hash }))
    }
}

impl Look for PersonOf {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Option<Person>, Failure> {
        let Self(token) = self;
        Ok(match sessions::counts(view, &token)? {
            true => locations::person(view, &token.user)?,
            false => None,
        })
    }
}

impl Look for StateNow {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<State, Failure> {
        Ok(State {
            version: audit::version(view)?,
            directory: directory::stored(view)?,
            hashes: directory::hashes(view)?,
            stopped_or_resumed: supervised::stopped_or_resumed(view)?,
        })
    }
}

impl Look for WholeDirectory {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Directory, Failure> {
        Ok(directory::read(view, &self.0, &Places(None), None)?)
    }
}

impl Look for NewestEntries {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Vec<Entry>, Failure> {
        Ok(audit::newest(view, self.0)?)
    }
}

impl Look for TokenKeys {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Vec<TokenKey>, Failure> {
        Ok(token_keys::list(view)?)
    }
}

impl Look for DemoNow {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<DemoState, Failure> {
        Ok(DemoState {
            moment: time::latest(view, now)?.moment,
            ends: meta::demo_ends(view)?,
            has_locations: locations::is_any(view)?,
        })
    }
}
