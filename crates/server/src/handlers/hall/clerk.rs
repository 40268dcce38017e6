//! What clerks ask of a location's printers: which there are, and a slip on one of them. The ticket was issued before: nothing
//! is held here, and nothing is taken back.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::slip;
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
            let printed = slip::print(app, &kiosk, slip::read(png).await?).await;
            ResponseBody::empty()
                .with("out", printed.is_ok())?
                .with("printer", printed.err().unwrap_or("ready"))
        }
    }
}
