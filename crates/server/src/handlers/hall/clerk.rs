//! What clerks ask of a location's printers: which there are, and a slip on one of them. The ticket was issued before: nothing
//! is held here, and nothing is taken back.

use std::future::ready;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::slip::{self, Outcome};
use crate::{
    api::{params::Params, response::ResponseBody},
    app::App,
    domain::{
        hall::{HallDevice, PageKind},
        refusal::{Failure, Refusal},
    },
    queue,
    store::hall::DevicesOf,
};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// The devices of a location that have a printer.
    Printers,
    /// A slip on one of them.
    Print,
}

/// Does it.
pub(crate) async fn print(
    app: &App,
    pending: queue::PendingRequest,
    ask: Ask,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let location = params.required("location_id")?;
    let devices: Vec<HallDevice> = app.store.look(DevicesOf { pending, location }).await?;
    let mut printers = devices.into_iter().filter(|one| one.kind == PageKind::Kiosk && one.printer.is_some());
    match ask {
        Ask::Printers => {
            let told: Vec<Value> = printers.map(|one| json!({"id": one.id, "name": one.name})).collect();
            ResponseBody::empty().with("printers", told)
        }
        Ask::Print => {
            let id = params.required("device_id")?;
            let png = STANDARD.decode(params.required("png")?).map_err(|_| Refusal::PARAMETERS)?;
            let kiosk = printers.find(|one| one.id == id).ok_or(Refusal::UNKNOWN_ID)?;
            app.hall.issued.count(kiosk.id.as_bytes())?;
            let printed = slip::print(app, &kiosk, slip::read(png).await?, ready(true)).await;
            let (out, printer) = match printed {
                Outcome::Out => (true, "ready"),
                // The ticket counts in any case, so it is enough to say that the slip is not known to be out.
                Outcome::MayBeOut(trouble) | Outcome::NotOut(trouble) => (false, trouble),
            };
            ResponseBody::empty().with("out", out)?.with("printer", printer)
        }
    }
}
