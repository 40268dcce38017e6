//! What supervisors ask of the hall's devices: who is here, and the morning check.

use serde_json::Value;

use crate::{
    api::{params::Params, response::ResponseBody},
    app::App,
    domain::refusal::{Failure, Refusal},
    hall::told::Told,
    queue,
    store::hall::DevicesOf,
};

/// The longest text of a test call, in characters.
const LONGEST_SPEECH: usize = 100;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// The devices of a location.
    Devices,
    /// A test call on all of them.
    Check,
    /// What came of one.
    Checked,
}

/// Does it.
pub(crate) async fn supervise(
    app: &App,
    pending: queue::PendingRequest,
    ask: Ask,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    match ask {
        Ask::Devices => {
            let location = params.required("location_id")?;
            let devices = devices(app, pending, location).await?;
            let told: Vec<_> = devices.iter().map(|device| app.hall.devices.told(device)).collect();
            ResponseBody::empty().with("devices", told)
        }
        Ask::Check => {
            let location = params.required("location_id")?;
            let speak = params.given("speak")?;
            if speak.as_ref().is_some_and(|text| text.chars().nth(LONGEST_SPEECH).is_some()) {
                return Err(Refusal::PARAMETERS.into());
            }
            let devices = devices(app, pending, location.clone()).await?;
            app.hall.checked.count(location.as_bytes())?;
            let asked = devices.into_iter().map(|device| {
                let is_here = app.hall.devices.is_here(&device.id);
                (device, is_here)
            });
            let check = app.hall.checks.begin(&location, asked.collect());
            let message = Told::message("check").with("check", check.clone()).with("speak", speak);
            app.hall.tell_devices(&location, &message);
            let told = app.hall.checks.told(&check).map(|(_, devices)| devices).unwrap_or_default();
            ResponseBody::empty().with("check", check)?.with("devices", told)
        }
        Ask::Checked => {
            let (location, told) =
                app.hall.checks.told(&params.required("check_id")?).ok_or(Refusal::UNKNOWN_ID)?;
            devices(app, pending, location).await?;
            ResponseBody::empty().with("devices", Value::from_iter(told))
        }
    }
}

/// The devices of a location that is one's own.
async fn devices(
    app: &App,
    pending: queue::PendingRequest,
    location: String,
) -> Result<Vec<crate::domain::hall::HallDevice>, Failure> {
    app.store.look(DevicesOf { pending, location }).await
}
