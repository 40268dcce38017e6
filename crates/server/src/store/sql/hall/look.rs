//! What the hall looks up.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    super::{locations, look::Look, time, view::View},
    by_answer, by_key, find, find_held, first_of_each_kind, keys_made, last_calls, location, of_location,
    phones, services,
};
use crate::{
    domain::{
        hall::{HallCall, HallDevice},
        refusal::Failure,
    },
    rules::scope,
    store::hall::{
        ByCode, CallOf, CodeFound, DeviceByKey, DevicesOf, FirstDevices, HallNow, HallSeen, KeysMade,
    },
};

impl Look for DeviceByKey {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Option<HallDevice>, Failure> {
        Ok(by_key(view, &self.0)?)
    }
}

impl Look for DevicesOf {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Vec<HallDevice>, Failure> {
        let request = self.pending.at(time::latest(view, now)?);
        let place = locations::is_location(view, &self.location)?.then(|| vec![self.location.clone()]);
        scope::check(&request.caller, [place.as_deref()])?;
        Ok(of_location(view, &self.location)?)
    }
}

impl Look for FirstDevices {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<Vec<HallDevice>, Failure> {
        Ok(first_of_each_kind(view, &self.0)?)
    }
}

impl Look for KeysMade {
    fn look(self, view: &View<'_>, _: Timestamp) -> Result<BTreeMap<String, Timestamp>, Failure> {
        Ok(keys_made(view)?)
    }
}

impl Look for HallNow {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Option<HallSeen>, Failure> {
        let Some(location) = location(view, &self.location)? else { return Ok(None) };
        let phones = if self.tickets.is_empty() { Vec::new() } else { phones(view, &self.tickets, now)? };
        Ok(Some(HallSeen {
            now,
            services: services(view, &location.id)?,
            calls: last_calls(view, &location.id, location.day_after, self.most_calls)?,
            location,
            phones,
        }))
    }
}

impl Look for ByCode {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Option<CodeFound>, Failure> {
        if let Some((seq, location)) = find(view, &self.0, now)? {
            return Ok(Some(CodeFound::Ticket { seq, location }));
        }
        let Some(ticket) = find_held(view, &self.0, now)? else { return Ok(None) };
        let location = locations::of_service(view, &ticket.service_id)?;
        Ok(location.map(|location| CodeFound::Held { ticket, location }))
    }
}

impl Look for CallOf {
    fn look(self, view: &View<'_>, now: Timestamp) -> Result<Option<(HallCall, Timestamp)>, Failure> {
        Ok(by_answer(view, &self.0)?.map(|call| (call, now)))
    }
}
