//! Which location a forecast is asked for.

use super::{Request, scope};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
    },
    store::{board, forecasts, locations, view::View},
};

/// The location, or else the only one that the user may see, and how far its forecasts were off in the middle on its last
/// business day. A service that is asked for must be there.
pub(crate) fn place(
    view: &View<'_>,
    request: &Request,
    location: Option<&str>,
    service: Option<&str>,
) -> Result<(board::Location, Option<i64>), Failure> {
    let asked = match location {
        Some(id) => Some(locations::is_location(view, id)?.then(|| vec![id.to_owned()])),
        None => None,
    };
    let service = match service {
        Some(id) => Some(locations::of_service(view, id)?.map(|place| vec![place])),
        None => None,
    };
    let found = [&asked, &service].into_iter().flatten().map(Option::as_deref);
    scope::check(&request.caller, found.clone())?;
    let places = scope::places(&request.caller, location);
    let mut seen = board::locations(view, &places)?.into_iter();
    let (Some(place), None) = (seen.next(), seen.next()) else { return Err(Refusal::PARAMETERS.into()) };
    if service.iter().flatten().any(|places| !places.contains(&place.id)) {
        return Err(Refusal::UNKNOWN_ID.into());
    }
    let day = local_time::day(request.time.moment, &request.zones.of(place.time_zone.as_deref()));
    let error_s = forecasts::error_s(view, &place.id, &day)?;
    Ok((place, error_s))
}
