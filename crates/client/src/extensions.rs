//! What our own server offers besides the API. Ask [`crate::Client::features`] first.

use callpad_wire::{Answer, DeskId};
use serde_json::Value;

use crate::call::Call;
use crate::directory::Directory;
use crate::error::Error;
use crate::session::{Session, unreadable};

impl Session {
    /// Locations, services, counters and people (M16): feature `directory`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn directory(&self) -> Result<Directory, Error> {
        let call = Call::extension("directory", Vec::new());
        let body = Value::Object(self.perform(&call).await?);
        Directory::read(&body).map_err(|e| Error::Unreadable { field: e.field, excerpt: e.found })
    }

    /// The open answer of a counter, or none (M2): feature `answers`.
    ///
    /// # Errors
    /// As [`Session::send`]; [`Error::NotTheApi`] on a server that does not have it.
    pub async fn current_answer(&self, desk_id: &DeskId) -> Result<Option<Answer>, Error> {
        let call = Call::extension("answers/current", vec![("desk_id", desk_id.to_string())]);
        let body = self.perform(&call).await?;
        match body.get("answer") {
            None | Some(Value::Null) => Ok(None),
            Some(_) => Answer::read(body.get("answer")).map(Some).map_err(|mut e| {
                e.field = format!("answer.{}", e.field);
                unreadable(e, body, self.token().as_ref(), call.name())
            }),
        }
    }
}
