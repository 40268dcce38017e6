//! What a refresh finds: by the kind of server, the line, and the list that is spoiled.

use std::time::Duration;

use callpad_desk::{ReadBack, Refresh, RefreshResult, WhoIsNext};
use callpad_wire::op::{CancelledTickets, PausedTickets, WaitingTickets, WaitingTicketsCount};
use callpad_wire::{Error, Features, ServiceId};

use crate::asking::{asked_of, open_at, request};
use crate::fate::{Spoiled, Unclear};
use crate::world::{Kind, World};

impl World {
    /// What it finds now.
    pub(crate) fn found(&mut self, refresh: &Refresh) -> RefreshResult {
        let mut found = RefreshResult {
            read_back: ReadBack::NoResponse,
            counts: None,
            waiting: Vec::new(),
            paused: None,
            cancelled: None,
            requests: None,
            next: WhoIsNext::NoResponse,
            error: None,
            offset: self.server.duration_since(self.now.wall),
            features: Features::default(),
            spread: 0.5,
        };
        if self.token_ended {
            found.error = Some(Error::TokenEnded);
            return found;
        }
        if !self.line_up {
            found.error = Some(Error::TimedOut { after: Duration::from_secs(5), sent: false });
            return found;
        }
        let (rules, now) = (&mut self.rules, self.server);
        found.features = Features::read(match self.kind {
            Kind::Ours => "idempotency, answers, requests",
            Kind::ReadBackOnly => "answers",
            Kind::Plain => "",
        });
        let counts = request(rules, &WaitingTicketsCount::default(), None, now).unwrap();
        let count = |id: &ServiceId| counts.items.iter().find(|c| c.service.id == *id).map(|c| c.waiting);
        let wanted: Vec<_> = refresh
            .lists
            .iter()
            .filter(|plan| plan.wanted(count(&plan.service)))
            .map(|p| p.service.clone())
            .collect();
        // One list may be refused, or come so that nobody can read it: that is an answer all the same.
        let spoiled = |list: Spoiled| self.spoiled == Some(list);
        found.counts =
            Some(if spoiled(Spoiled::Counts) { Err(Unclear::Unreadable.error()) } else { Ok(counts) });
        if refresh.read_back.is_some() {
            found.read_back = match self.kind {
                Kind::Plain => ReadBack::CannotTell,
                Kind::Ours | Kind::ReadBackOnly => {
                    open_at(rules, now).map_or(ReadBack::NoneOpen, |answer| ReadBack::Open(Box::new(answer)))
                }
            };
        }
        for service in wanted {
            let list = request(rules, &WaitingTickets { service_id: service.clone() }, None, now).unwrap();
            let list = if spoiled(Spoiled::Waiting) { Err(Unclear::Page.error()) } else { Ok(list) };
            found.waiting.push((service, list));
        }
        if refresh.requests.is_some() && self.kind == Kind::Ours {
            found.requests = Some(asked_of(rules, now));
        }
        let side = |list| if spoiled(Spoiled::Sides) { Err(Unclear::Unreadable.error()) } else { list };
        found.paused =
            refresh.paused.clone().map(|desk_id| side(request(rules, &PausedTickets { desk_id }, None, now)));
        found.cancelled = refresh
            .cancelled
            .clone()
            .map(|desk_id| side(request(rules, &CancelledTickets { desk_id }, None, now)));
        found
    }
}
