//! Other services, or another counter, in the same session.

use callpad_desk::Press;
use callpad_wire::{DeskId, ServiceId};

use super::Counter;
use super::sign_in::{missing, seat_at};
use crate::dto::{ChooseDesk, ErrorView, Snapshot};
use crate::session_info::BUILT_IN;

impl Counter {
    /// Serves other services from now on and remembers it.
    pub(crate) async fn change_services(&self, service_ids: Vec<ServiceId>) -> Result<Snapshot, ErrorView> {
        if service_ids.is_empty() {
            return Err(missing("serviceIds"));
        }
        // No sign-in or sign-out comes between.
        let _seating = self.sign_in_state.lock().await;
        let services = service_ids.clone();
        self.desk.press(Press::ChangeServices(services)).await?;
        self.remember(|remembered| {
            if let Some(session) = &mut remembered.session {
                session.services = service_ids;
            }
        });
        Ok(self.snapshot())
    }

    /// Takes another counter in the same session and remembers it.
    pub(crate) async fn change_desk(&self, choice: ChooseDesk) -> Result<Snapshot, ErrorView> {
        let desk_id = choice.desk_id.trim();
        if desk_id.is_empty() {
            return Err(missing("deskId"));
        }
        if choice.service_ids.is_empty() {
            return Err(missing("serviceIds"));
        }
        // No sign-in or sign-out comes between.
        let _seating = self.sign_in_state.lock().await;
        let (view, session_info) = (self.desk.view(), self.session_info.borrow().clone());
        let (Some(old), Some(session_info)) = (view.seat.as_deref(), session_info) else {
            return Err(ErrorView::NotNow);
        };
        if old.server != BUILT_IN {
            self.allow_desk(desk_id)?;
        }
        let services = choice.service_ids.clone();
        let seat = seat_at(
            &session_info.directory,
            old.server.clone(),
            old.user_id.clone(),
            DeskId::new(desk_id),
            services,
        );
        self.desk.change_desk(seat).await?;
        self.remember(|remembered| {
            if let Some(session) = &mut remembered.session {
                desk_id.clone_into(&mut session.desk_id);
                session.services = choice.service_ids;
            }
        });
        Ok(self.snapshot())
    }
}
