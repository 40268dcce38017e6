//! Who is at a counter, as its program tells it again and again: the extension `presence`.

use jiff::{SignedDuration, Timestamp};

use super::{
    effect::Effect,
    facts::{Facts, Need},
    scope,
};
use crate::{
    domain::{
        presence::{Presence, PresenceState},
        refusal::Failure,
    },
    queue::Request,
};

/// What is told again sooner than this is not written: a program out of control costs a look.
const WRITTEN_EVERY: SignedDuration = SignedDuration::from_secs(5);

/// What a program tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) desk: String,
    pub(crate) state: PresenceState,
    pub(crate) reason: Option<String>,
    pub(crate) services: Vec<String>,
}

impl Told {
    pub(crate) fn need(&self) -> Need {
        Need { desks: vec![self.desk.clone()], presence: Some(self.desk.clone()), ..Need::default() }
    }

    /// The services, unless the same was told before: they were looked at when it was told first.
    pub(crate) fn need_more(&self, request: &Request, facts: &Facts) -> Option<Need> {
        let is_known = self.services.is_empty() || self.told_before(request, facts).is_some();
        (!is_known).then(|| Need { services: self.services.clone(), ..Need::default() })
    }

    /// What was told before, if it is the same and still holds.
    fn told_before<'a>(&self, request: &Request, facts: &'a Facts) -> Option<&'a Presence> {
        let before = facts.presence.as_ref().filter(|before| before.holds(request.time.now))?;
        self.is_as(before, user(request)).then_some(before)
    }

    /// Whether it is what was told before, by the same user, and still holds.
    fn is_as(&self, before: &Presence, user: Option<&str>) -> bool {
        (before.user_id.as_deref(), before.state, &before.reason, &before.services)
            == (user, self.state, &self.reason, &self.services)
    }
}

/// Who tells it; nobody where authentication is off.
fn user(request: &Request) -> Option<&str> {
    Some(request.caller.id()).filter(|id| !id.is_empty())
}

/// Takes in what a program tells. What is as it was is written now and then, and told to nobody.
pub(crate) fn tell(request: &Request, facts: &Facts, told: &Told) -> Result<Vec<Effect>, Failure> {
    let now = request.time.now;
    let user = user(request);
    let before = facts.presence.as_ref().filter(|before| before.holds(now));
    let same = told.told_before(request, facts);
    let mut places = vec![facts.places_of_desk(&told.desk)];
    if same.is_none() {
        places.extend(told.services.iter().map(|id| facts.places_of_service(id)));
    }
    scope::check(&request.caller, places.iter().map(Option::as_deref))?;
    let desk = told.desk.clone();
    if let Some(same) = same {
        let is_recent = now.duration_since(same.told_at).abs() < WRITTEN_EVERY;
        let is_written = told.state != PresenceState::Gone && !is_recent;
        return Ok(is_written.then_some(Effect::ToldAgain { desk, at: now }).into_iter().collect());
    }
    // Whoever came since is not sent away by the program of the one before.
    if told.state == PresenceState::Gone && before.is_some_and(|before| before.user_id.as_deref() != user) {
        return Ok(Vec::new());
    }
    let goes_on = before.filter(|before| before.state == told.state && before.user_id.as_deref() == user);
    let presence = Presence {
        user_id: user.map(str::to_owned),
        state: told.state,
        reason: told.reason.clone(),
        services: told.services.clone(),
        since: goes_on.map_or(request.time.moment, |before| before.since),
        told_at: now,
    };
    Ok(vec![Effect::BePresent { desk, presence: Box::new(presence) }])
}

/// Whether somebody else is known to be at the counter.
pub(super) fn is_somebody_elses(presence: Option<&Presence>, user: &str, now: Timestamp) -> bool {
    presence.is_some_and(|presence| {
        presence.holds(now)
            && presence.state != PresenceState::Gone
            && presence.user_id.as_deref().is_some_and(|there| there != user)
    })
}
