//! What is asked of Callpad from outside its windows.

use callpad_desk::{NoticeKind, OpenFirst, Phase, Press, Source, plain_number};

use super::Counter;
use crate::external::ExternalCommand;

/// What came of an act from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExternalOutcome {
    /// It was done, or the desk says in its own way why not.
    Done,
    /// The person must be asked or shown something: the window is wanted.
    WindowWanted,
}

impl Counter {
    /// The number of the open ticket's visitor, to be dialled.
    pub(crate) fn phone(&self) -> Option<String> {
        let view = self.desk.view();
        match &view.phase {
            Phase::Serving { open, .. } => open.ticket.custom_field.as_deref().and_then(crate::phone::number),
            _ => None,
        }
    }

    /// Carries out what was asked from outside.
    pub(crate) async fn run_external(&self, act: ExternalCommand) -> ExternalOutcome {
        // A start that hands over may come before the last session was taken up.
        self.boot().await;
        let press = match act {
            ExternalCommand::Open => return ExternalOutcome::WindowWanted,
            ExternalCommand::CallNext => Press::CallNext,
            ExternalCommand::Recall => Press::Recall,
            ExternalCommand::End => Press::End,
            ExternalCommand::Pause => Press::Pause,
            ExternalCommand::Call(number) => match self.waiting_by_number(&number) {
                Some(press) => press,
                None => return ExternalOutcome::WindowWanted,
            },
        };
        self.press_externally(press).await
    }

    /// Calls the ticket that a notification named; with a ticket open it is asked first.
    pub(crate) async fn call_from_notification(&self, ticket_id: &str) -> ExternalOutcome {
        self.press_externally(Press::CallTicket {
            ticket_id: ticket_id.into(),
            source: Source::Waiting,
            open_first: OpenFirst::Ask,
        })
        .await
    }

    async fn press_externally(&self, press: Press) -> ExternalOutcome {
        self.seen();
        if self.desk.view().seat.is_none() {
            return ExternalOutcome::WindowWanted;
        }
        match self.desk.press(press).await {
            Ok(view) => match view.notice.as_ref().map(|notice| &notice.what) {
                // Only a question, or what a person must mend, brings the window.
                Some(
                    NoticeKind::OpenTicketFirst { .. }
                    | NoticeKind::Failed { .. }
                    | NoticeKind::NotKnown { .. },
                ) => ExternalOutcome::WindowWanted,
                _ if matches!(view.phase, Phase::Unknown { .. }) => ExternalOutcome::WindowWanted,
                _ => ExternalOutcome::Done,
            },
            Err(why) => {
                tracing::info!(%why, "what was asked from outside was not done");
                ExternalOutcome::Done
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
