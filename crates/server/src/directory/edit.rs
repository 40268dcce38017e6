//! The small changes of a directory that a command asks for.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Day, Desk, Device, Directory, Hours, Location, NumberRange, OpenFromUntil, Part, Problems, Service, User,
    check, meant::with_meant, merge::in_kept_order, problems::Problem,
};
use crate::domain::tolerance;

/// What to do with a list of ids, such as the services of a counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdList {
    /// These, and no others; `None` leaves what is there.
    pub only: Option<Vec<String>>,
    /// These as well.
    pub add: Vec<String>,
    /// These no longer.
    pub remove: Vec<String>,
}

/// A member that is named, also as nothing: that is not the same as one that is not named.
fn named<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// What to change in a location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocationChange {
    /// Its name.
    pub name: Option<String>,
    /// Its time zone; the inner `None` is the server's.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub time_zone: Option<Option<String>>,
    /// When its new day begins; the inner `None` is the initial time.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub new_day_at: Option<Option<String>>,
    /// What everybody in the hall is told; the inner `None` is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub notice: Option<Option<String>>,
}

/// What to change in a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceChange {
    /// Its name.
    pub name: Option<String>,
    /// The start of its numbers.
    pub tag: Option<String>,
    /// Where it is offered.
    pub location_id: Option<String>,
    /// Whether tickets are issued.
    pub open: Option<bool>,
    /// The target for the wait, in seconds; the inner `None` for none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub target_wait_s: Option<Option<u32>>,
    /// Tolerance in tickets.
    pub tolerance: Option<u32>,
    /// The range of its numbers; the inner `None` for one without end.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub numbers: Option<Option<NumberRange>>,
}

/// What to change in a counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskChange {
    /// Its name.
    pub name: Option<String>,
    /// Its tag.
    pub tag: Option<String>,
    /// Where it stands.
    pub location_id: Option<String>,
    /// Its services.
    pub services: IdList,
}

/// What to change in a user. A secret goes beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserChange {
    /// The short name.
    pub username: Option<String>,
    /// The name to show.
    pub display_name: Option<String>,
    /// Where they work.
    pub locations: IdList,
    /// Their roles.
    pub roles: IdList,
}

/// What to change in a device. Its key is no part of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceChange {
    /// Its name.
    pub name: Option<String>,
    /// Its kind.
    pub kind: Option<String>,
    /// Where it stands; the inner `None` is nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub location_id: Option<Option<String>>,
    /// The address of its printer; the inner `None` is none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub printer: Option<Option<String>>,
}

/// What to do with the opening times of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HoursChange {
    /// These as well.
    Add(Vec<OpenFromUntil>),
    /// These and no others.
    Set(Vec<OpenFromUntil>),
    /// Closed.
    Remove,
}

/// One small change of a directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Edit {
    /// A new location.
    AddLocation(Location),
    /// A new service.
    AddService(Service),
    /// A new counter.
    AddDesk(Desk),
    /// A new user.
    AddUser(User),
    /// A new device.
    AddDevice(Device),
    /// Another location by the same id.
    SetLocation { id: String, change: LocationChange },
    /// Another service by the same id.
    SetService { id: String, change: ServiceChange },
    /// Another counter by the same id.
    SetDesk { id: String, change: DeskChange },
    /// Another user by the same id.
    SetUser { id: String, change: UserChange },
    /// Another device by the same id.
    SetDevice { id: String, change: DeviceChange },
    /// Opening hours of these days.
    SetHours { location: String, days: Vec<Day>, change: HoursChange },
    /// Opening hours are not known any more.
    ForgetHours { location: String },
    /// No more.
    Remove { part: Part, id: String },
}

/// A directory after a small change.
///
/// # Errors
/// What is not there, is there already, or would be wrong afterwards.
pub(crate) fn apply(old: &Directory, edit: &Edit) -> Result<Directory, Problems> {
    let mut new = old.clone();
    match edit.clone() {
        Edit::AddLocation(location) => {
            absent(old, Part::Locations, &location.id)?;
            new.locations.push(location);
        }
        Edit::AddService(mut service) => {
            absent(old, Part::Services, &service.id)?;
            service.tolerance = service.tolerance.or(Some(tolerance::DEFAULT));
            new.services.push(service);
        }
        Edit::AddDesk(desk) => {
            absent(old, Part::Desks, &desk.id)?;
            new.desks.push(desk);
        }
        Edit::AddUser(user) => {
            absent(old, Part::Users, &user.id)?;
            new.users.push(user);
        }
        Edit::AddDevice(device) => {
            absent(old, Part::Devices, &device.id)?;
            new.devices.push(device);
        }
        Edit::SetLocation { id, change } => {
            set_location(found(&mut new.locations, Part::Locations, &id)?, change)
        }
        Edit::SetService { id, change } => {
            set_service(found(&mut new.services, Part::Services, &id)?, change)
        }
        Edit::SetDesk { id, change } => {
            let desk = found(&mut new.desks, Part::Desks, &id)?;
            set(&mut desk.name, change.name);
            set(&mut desk.tag, change.tag);
            set(&mut desk.location_id, change.location_id);
            change.services.apply(&mut desk.service_ids, "service of the counter")?;
        }
        Edit::SetUser { id, change } => {
            let user = found(&mut new.users, Part::Users, &id)?;
            set(&mut user.username, change.username);
            set(&mut user.display_name, change.display_name);
            change.locations.apply(&mut user.location_ids, "location of the user")?;
            change.roles.apply(&mut user.roles, "role of the user")?;
        }
        Edit::SetDevice { id, change } => {
            let device = found(&mut new.devices, Part::Devices, &id)?;
            set(&mut device.name, change.name);
            set(&mut device.kind, change.kind);
            set(&mut device.location_id, change.location_id);
            set(&mut device.printer, change.printer);
        }
        Edit::SetHours { location, days, change } => {
            let hours = &mut found(&mut new.locations, Part::Locations, &location)?.hours;
            let hours = hours.get_or_insert_with(Hours::default);
            for day in days {
                let times = hours.of_day(day);
                match &change {
                    HoursChange::Add(more) => times.extend(more.iter().cloned()),
                    HoursChange::Set(these) => times.clone_from(these),
                    HoursChange::Remove => times.clear(),
                }
                times.sort_unstable();
            }
        }
        Edit::ForgetHours { location } => found(&mut new.locations, Part::Locations, &location)?.hours = None,
        Edit::Remove { part, id } => remove(&mut new, part, &id)?,
    }
    check::check(&new).map_err(|problems| by_id(problems, &new))?;
    in_kept_order(&mut new);
    Ok(new)
}

fn set<T>(member: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *member = value;
    }
}

fn set_location(location: &mut Location, change: LocationChange) {
    set(&mut location.name, change.name);
    set(&mut location.time_zone, change.time_zone);
    set(&mut location.new_day_at, change.new_day_at);
    set(&mut location.notice, change.notice);
}

fn set_service(service: &mut Service, change: ServiceChange) {
    set(&mut service.name, change.name);
    set(&mut service.tag, change.tag);
    set(&mut service.location_id, change.location_id);
    set(&mut service.open, change.open);
    set(&mut service.target_wait_s, change.target_wait_s);
    set(&mut service.numbers, change.numbers);
    service.tolerance = change.tolerance.or(service.tolerance);
}

impl IdList {
    fn apply(self, list: &mut Vec<String>, what: &str) -> Result<(), Problems> {
        set(list, self.only);
        for id in self.add {
            if list.contains(&id) {
                return Err(Problems::one_at(what, Some(&id), "is there already"));
            }
            list.push(id);
        }
        for id in self.remove {
            if !list.contains(&id) {
                let wrong = with_meant("is not there", &id, list.iter().map(String::as_str));
                return Err(Problems::one_at(what, Some(&id), wrong));
            }
            list.retain(|one| *one != id);
        }
        Ok(())
    }
}

/// An entry with an id.
trait WithId {
    fn id(&self) -> &str;
}

macro_rules! with_id {
    ($($kind:ident),*) => {
        $(impl WithId for $kind {
            fn id(&self) -> &str {
                &self.id
            }
        })*
    };
}
with_id!(Location, Service, Desk, User, Device);

fn found<'a, T: WithId>(list: &'a mut [T], part: Part, id: &str) -> Result<&'a mut T, Problems> {
    match list.iter().position(|one| one.id() == id) {
        Some(index) => Ok(&mut list[index]),
        None => Err(unknown(part, id, list.iter().map(WithId::id))),
    }
}

fn unknown<'a>(part: Part, id: &str, known: impl Iterator<Item = &'a str>) -> Problems {
    Problems::one_at(part.one(), Some(id), with_meant("is not there", id, known))
}

fn absent(old: &Directory, part: Part, id: &str) -> Result<(), Problems> {
    match part.entries(old).iter().any(|(known, _)| known == id) {
        true => Err(Problems::one_at(part.one(), Some(id), "is there already")),
        false => Ok(()),
    }
}

/// Whatever names it names it no longer; what cannot be without it goes too.
fn remove(new: &mut Directory, part: Part, id: &str) -> Result<(), Problems> {
    let entries = part.entries(new);
    if !entries.iter().any(|(known, _)| known == id) {
        return Err(unknown(part, id, entries.iter().map(|(known, _)| known.as_str())));
    }
    match part {
        Part::Locations => {
            new.locations.retain(|one| one.id != id);
            new.services.retain(|one| one.location_id != id);
            new.desks.retain(|one| one.location_id != id);
            new.devices.retain(|one| one.location_id.as_deref() != Some(id));
            new.users.iter_mut().for_each(|user| user.location_ids.retain(|one| one != id));
        }
        Part::Services => {
            new.services.retain(|one| one.id != id);
            new.desks.iter_mut().for_each(|desk| desk.service_ids.retain(|one| one != id));
        }
        Part::Desks => new.desks.retain(|one| one.id != id),
        Part::Users => new.users.retain(|one| one.id != id),
        Part::Languages => new.languages.retain(|one| one.id != id),
        Part::Devices => new.devices.retain(|one| one.id != id),
    }
    Ok(())
}

/// Whoever gives a command knows ids, and no places in a list.
fn by_id(mut problems: Problems, checked: &Directory) -> Problems {
    for Problem { path, .. } in &mut problems.listed {
        let parsed = path.split_once('[').and_then(|(list, rest)| {
            let (index, rest) = rest.split_once(']')?;
            Some((Part::of(list)?, index.parse::<usize>().ok()?, rest.trim_start_matches('.').to_owned()))
        });
        if let Some((part, index, rest)) = parsed
            && let Some((id, _)) = part.entries(checked).get(index)
        {
            *path = format!("{} {id:?}: {rest}", part.one());
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn office() -> Directory {
        serde_json::from_value(json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "s-pay", "tag": "A", "name": "Pay", "location_id": "l", "open": true, "tolerance": 10}],
            "desks": [{"id": "d", "tag": "1", "name": "1", "location_id": "l", "service_ids": ["s-pay"]}],
            "users": [{"id": "u", "username": "u", "display_name": "U", "location_ids": ["l"], "roles": []}],
        }))
        .unwrap()
    }

    fn refused(edit: Edit) -> String {
        apply(&office(), &edit).unwrap_err().listed[0].to_string()
    }

    #[test]
    fn what_is_not_there_or_is_there_already_is_said_in_plain_words() {
        let set = |id: &str, change| Edit::SetService { id: id.into(), change };
        assert_eq!(
            refused(set("s-pai", ServiceChange::default())),
            r#"service "s-pai" is not there; "s-pay" is meant?"#
        );
        let again = office().desks[0].clone();
        assert_eq!(refused(Edit::AddDesk(again)), r#"counter "d" is there already"#);
        let roles = IdList { add: vec!["callpad_supervice".into()], ..IdList::default() };
        let change = UserChange { roles, ..UserChange::default() };
        assert_eq!(
            refused(Edit::SetUser { id: "u".into(), change }),
            r#"user "u": roles[0] "callpad_supervice" is no role; "callpad_supervise" is meant?"#
        );
    }

    #[test]
    fn a_change_touches_what_it_names_and_nothing_else() {
        let numbers = Some(Some(NumberRange { from: 100, to: 199 }));
        let change = ServiceChange { numbers, ..ServiceChange::default() };
        let new = apply(&office(), &Edit::SetService { id: "s-pay".into(), change }).unwrap();
        let mut expected = office();
        expected.services[0].numbers = Some(NumberRange { from: 100, to: 199 });
        assert_eq!(new, expected);
    }

    #[test]
    fn nothing_is_not_the_same_as_not_named() {
        let nothing =
            ServiceChange { target_wait_s: Some(None), numbers: Some(None), ..ServiceChange::default() };
        for change in [nothing, ServiceChange::default()] {
            let sent = serde_json::to_string(&change).unwrap();
            assert_eq!(serde_json::from_str::<ServiceChange>(&sent).unwrap(), change, "{sent}");
        }
    }

    #[test]
    fn what_names_a_removed_service_names_it_no_longer() {
        let new = apply(&office(), &Edit::Remove { part: Part::Services, id: "s-pay".into() }).unwrap();
        assert!(new.services.is_empty() && new.desks[0].service_ids.is_empty());
    }

    #[test]
    fn hours_are_those_of_the_days_that_are_named() {
        let times = |text: &str| {
            let (from, until) = text.split_once('-').unwrap();
            vec![[from.to_owned(), until.to_owned()]]
        };
        let edit = |change| Edit::SetHours { location: "l".into(), days: vec![Day::Mon, Day::Sat], change };
        let new = apply(&office(), &edit(HoursChange::Set(times("13:00-17:00")))).unwrap();
        let new = apply(&new, &edit(HoursChange::Add(times("09:00-12:00")))).unwrap();
        let hours = new.locations[0].hours.clone().unwrap();
        assert_eq!((hours.mon.len(), hours.mon[0][0].as_str(), hours.tue.len()), (2, "09:00", 0));
        let overlapping = apply(&new, &edit(HoursChange::Add(times("11:00-12:30")))).unwrap_err();
        assert!(
            overlapping.listed[0].to_string().starts_with("location \"l\": hours.mon[1][0]"),
            "{overlapping}"
        );
    }
}
