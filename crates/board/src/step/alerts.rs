//! Alerts, and advice that is graded.

use std::sync::Arc;

use callpad_wire::{CounterRequest, CounterRequestState, LocationId};

use super::Transition;
use crate::effect::Effect;
use crate::graded::{AdviceOutcome, measure};

impl Transition {
    /// Looks at the location that was read, or at all, and alerts who does not look.
    pub(super) fn watch(&mut self, read: Option<&LocationId>) {
        let locations: Vec<_> = self.state.locations.iter().map(|location| location.view.clone()).collect();
        let local = self.state.zone.to_datetime(self.now.wall);
        let minute = u16::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap_or(0);
        let state = &mut self.state;
        let alerts = state.alerts.observe(&state.rules, &locations, read, self.now, state.offset, minute);
        self.effects.extend(alerts.into_iter().map(|alert| Effect::Alert(Box::new(alert))));
    }

    /// A clerk has answered, or has not in time.
    pub(super) fn note_answer(&mut self, request: &CounterRequest) {
        for graded in &mut self.state.graded {
            if graded.request_id == request.id && graded.answer == CounterRequestState::Asked {
                Arc::make_mut(graded).answer = request.state;
            }
        }
    }

    /// Puts what came of it beside each advice whose moment has come. Those of another day go.
    pub(super) fn grade(&mut self) {
        let now = self.server_time();
        let mut all = std::mem::take(&mut self.state.graded);
        all.retain_mut(|graded| {
            let Some(location) = self.state.location(&graded.location_id) else { return false };
            let view = &location.view;
            if view.business_day != graded.business_day {
                return false;
            }
            // Old numbers are not those of that moment.
            let is_new = view.no_answer.is_none() && location.read.running == self.now.running;
            if graded.outcome == AdviceOutcome::Open && is_new {
                let service = view.services.iter().find(|one| one.numbers.id == graded.service_id);
                let mut judged = (**graded).clone();
                if measure(&mut judged, service.map(|service| &service.numbers), now) {
                    *graded = Arc::new(judged);
                }
            }
            true
        });
        self.state.graded = all;
    }
}
