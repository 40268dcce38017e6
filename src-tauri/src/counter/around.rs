//! What the page is told beside the desk, and what is asked of Callpad from outside its windows.

use callpad_desk::{OpenFirst, Phase, Press, Source, Told, plain_number};

use super::Counter;
use crate::around::Beside;
use crate::dto::{AlertView, AlertsView, FaultView, LanguageView, SystemView, WantedView, WantedWhat};
use crate::managed::UpdateSource;
use crate::outside::OutsideAct;
use crate::platform::SessionChange;
use crate::settings::Remembered;

/// What came of an act from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutsideOutcome {
    /// It was done, or the desk says in its own way why not.
    Done,
    /// The person must be asked or shown something: the window is wanted.
    WindowWanted,
}

impl Counter {
    /// The page is to ask whether the window shall close.
    pub(crate) fn ask_to_close(&self) {
        self.around.send_modify(|around| around.close_asked = around.close_asked.wrapping_add(1));
    }

    /// The counter window is to open something.
    pub(crate) fn want(&self, what: WantedWhat) {
        self.around.send_modify(|around| {
            around.wanted = WantedView { times: around.wanted.times.wrapping_add(1), what };
        });
    }

    /// What is known of the system has changed.
    pub(crate) fn set_system(&self, change: impl FnOnce(&mut SystemView)) {
        self.around.send_if_modified(|around| {
            let before = around.system.clone();
            change(&mut around.system);
            around.system != before
        });
    }

    /// Something was done beside what was asked for, or could not be; the page is told.
    pub(crate) fn done_beside(&self, what: Beside, done: Result<(), FaultView>) {
        if let Err(fault) = &done {
            tracing::warn!(?what, ?fault, "not done beside what was asked for");
        }
        self.around.send_if_modified(|around| match done {
            Ok(()) => around.troubles.remove(&what).is_some(),
            Err(fault) => around.troubles.insert(what, fault.clone()) != Some(fault),
        });
    }

    /// Remembers something of what was done. The next start may go without it, so the person is told where it cannot be
    /// written, and it is written with the next change or at the end.
    pub(super) fn remember(&self, change: impl FnOnce(&mut Remembered)) {
        let kept = self.settings_file().remember(change);
        self.done_beside(Beside::Remember, kept);
    }

    /// Tells the page what is told to a person who looks elsewhere.
    pub(crate) fn show_alert(&self, alert: AlertView) {
        self.around.send_modify(|around| around.alert = Some(alert));
    }

    /// How the person wants to be told.
    pub(crate) fn alerts(&self) -> AlertsView {
        self.settings_file().get().alerts.clone()
    }

    /// The language that was chosen; none for the system's.
    pub(crate) fn language(&self) -> Option<LanguageView> {
        self.settings_file().get().language
    }

    /// The key that links must carry; none while links are off.
    pub(crate) fn link_key(&self) -> Option<String> {
        let file = self.settings_file();
        let settings = file.get();
        Some(settings.remembered.link_key.clone()).filter(|key| settings.links && !key.is_empty())
    }

    /// Draws a new key for links; the old one is worth nothing from then on.
    pub(crate) fn new_link_key(&self) -> Result<(), FaultView> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| FaultView::System { detail: e.to_string() })?;
        let key: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.settings_file().change(|settings| {
            settings.remembered.link_key = key;
            Ok(())
        })
    }

    /// Where newer versions lie, where the organisation says so.
    pub(crate) fn update_source(&self) -> Option<UpdateSource> {
        self.managed.update_source()
    }

    /// Whether links are on and have no key yet.
    pub(crate) fn needs_link_key(&self) -> bool {
        let file = self.settings_file();
        file.get().links && file.get().remembered.link_key.is_empty()
    }

    /// The person looks at Callpad.
    pub(crate) fn seen(&self) {
        self.desk.seen();
    }

    /// The system locks, unlocks, sleeps or wakes.
    pub(crate) fn session_changed(&self, change: SessionChange) {
        match change {
            SessionChange::Locked => self.desk.set_locked(true),
            SessionChange::Unlocked => self.desk.set_locked(false),
            SessionChange::Asleep => self.desk.set_asleep(true),
            SessionChange::Awake => self.desk.set_asleep(false),
        }
    }

    /// The system asks for quiet, or no longer does.
    pub(crate) fn set_system_quiet(&self, quiet: Option<bool>) {
        self.set_system(|system| system.system_quiet = quiet);
        self.desk.set_system_quiet(quiet == Some(true));
    }

    /// The number of the open ticket's visitor, to be dialled.
    pub(crate) fn phone(&self) -> Option<String> {
        let view = self.desk.view();
        match &view.phase {
            Phase::Serving { open, .. } => open.ticket.custom_field.as_deref().and_then(crate::phone::number),
            _ => None,
        }
    }

    /// Carries out what was asked from outside.
    pub(crate) async fn act_from_outside(&self, act: OutsideAct) -> OutsideOutcome {
        // A start that hands over may come before the last session was taken up.
        self.boot().await;
        let press = match act {
            OutsideAct::Open => return OutsideOutcome::WindowWanted,
            OutsideAct::CallNext => Press::CallNext,
            OutsideAct::Recall => Press::Recall,
            OutsideAct::End => Press::End,
            OutsideAct::Pause => Press::Pause,
            OutsideAct::Call(number) => match self.waiting_by_number(&number) {
                Some(press) => press,
                None => return OutsideOutcome::WindowWanted,
            },
        };
        self.press_from_outside(press).await
    }

    /// Calls the ticket that a notification named; with a ticket open it is asked first.
    pub(crate) async fn call_from_notification(&self, ticket_id: &str) -> OutsideOutcome {
        self.press_from_outside(Press::CallTicket {
            ticket_id: ticket_id.into(),
            source: Source::Waiting,
            open_first: OpenFirst::Ask,
        })
        .await
    }

    async fn press_from_outside(&self, press: Press) -> OutsideOutcome {
        self.seen();
        if self.desk.view().seat.is_none() {
            return OutsideOutcome::WindowWanted;
        }
        match self.desk.press(press).await {
            Ok(view) => match view.notice.as_ref().map(|notice| &notice.what) {
                // Only a question, or what a person must mend, brings the window.
                Some(Told::OpenTicketFirst { .. } | Told::Failed { .. } | Told::NotKnown { .. }) => {
                    OutsideOutcome::WindowWanted
                }
                _ if matches!(view.phase, Phase::Unknown { .. }) => OutsideOutcome::WindowWanted,
                _ => OutsideOutcome::Done,
            },
            Err(why) => {
                tracing::info!(%why, "what was asked from outside was not done");
                OutsideOutcome::Done
            }
        }
    }

    /// The call of the waiting ticket of this number: "a42" is not "A 042", but "a-042" is.
    fn waiting_by_number(&self, number: &str) -> Option<Press> {
        let number = plain_number(number);
        let view = self.desk.view();
        let row = view.lists.waiting.iter().find(|row| plain_number(&row.ticket.label()) == number)?;
        Some(Press::CallTicket {
            ticket_id: row.ticket.id.clone(),
            source: Source::Waiting,
            open_first: OpenFirst::Ask,
        })
    }
}
