//! What each command changes.

use std::collections::BTreeMap;

use callpad_server::{
    admin::{self, AdminError, Ask, Change},
    directory::{
        Desk, DeskChange, Device, DeviceChange, Edit, HoursChange, IdList, Location, LocationChange, Part,
        Service, ServiceChange, User, UserChange,
    },
};

use super::{
    Changing,
    arguments::{
        DayHours, DeskArgs, DeviceArgs, DeviceKind, HoursArgs, LocationArgs, RemoveArgs, RoleArgs,
        ServiceArgs, TargetArgs, UserArgs, UserRoles,
    },
    secret_of_stdin,
};

fn one(changing: &Changing, edit: Edit) -> Result<(), AdminError> {
    changing.ask(Change::edits(vec![edit]))
}

fn remove(part: Part, RemoveArgs { changing, id, force }: RemoveArgs) -> Result<(), AdminError> {
    changing.ask(Change { force, ..Change::edits(vec![Edit::Remove { part, id }]) })
}

/// By the word `none`.
fn maybe(text: String) -> Option<String> {
    (text != "none").then_some(text)
}

impl LocationArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Add { changing, id, name, time_zone, new_day, notice } => one(
                &changing,
                Edit::AddLocation(Location { id, name, time_zone, hours: None, new_day_at: new_day, notice }),
            ),
            Self::Set { changing, id, name, time_zone, new_day, notice } => {
                let change = LocationChange {
                    name,
                    time_zone: time_zone.map(maybe),
                    new_day_at: new_day.map(maybe),
                    notice: notice.map(maybe),
                };
                one(&changing, Edit::SetLocation { id, change })
            }
            Self::Remove(args) => remove(Part::Locations, args),
            Self::List(folder) => folder.list(Part::Locations),
        }
    }
}

impl ServiceArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Add { changing, id, location, tag, name, open, target, tolerance, numbers } => {
                let service = Service {
                    id,
                    tag,
                    name,
                    location_id: location,
                    open,
                    target_wait_s: target,
                    tolerance,
                    numbers,
                };
                one(&changing, Edit::AddService(service))
            }
            Self::Set { changing, id, location, tag, name, open, target, tolerance, numbers } => {
                let change = ServiceChange {
                    name,
                    tag,
                    location_id: location,
                    open,
                    target_wait_s: target.map(|target| target.0),
                    tolerance,
                    numbers: numbers.map(|numbers| numbers.0),
                };
                one(&changing, Edit::SetService { id, change })
            }
            Self::Remove(args) => remove(Part::Services, args),
            Self::List(folder) => folder.list(Part::Services),
        }
    }
}

impl DeskArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Add { changing, id, location, tag, name, services } => one(
                &changing,
                Edit::AddDesk(Desk { id, tag, name, location_id: location, service_ids: services }),
            ),
            Self::Set { changing, id, location, tag, name, services, add_services, remove_services } => {
                let services = IdList { only: services, add: add_services, remove: remove_services };
                one(
                    &changing,
                    Edit::SetDesk { id, change: DeskChange { name, tag, location_id: location, services } },
                )
            }
            Self::Remove(args) => remove(Part::Desks, args),
            Self::List(folder) => folder.list(Part::Desks),
        }
    }
}

impl DeviceArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Add { changing, id, kind, name, location, printer } => {
                let device =
                    Device { id: id.clone(), kind: kind.word(), name, location_id: Some(location), printer };
                one(&changing, Edit::AddDevice(device))?;
                // What was only shown has no key.
                match changing.dry_run {
                    true => Ok(()),
                    false => changing.folder.ask(&Ask::DeviceKey { device: id }),
                }
            }
            Self::Set { changing, id, kind, name, location, printer } => {
                let change = DeviceChange {
                    name,
                    kind: kind.map(DeviceKind::word),
                    location_id: location.map(maybe),
                    printer: printer.map(maybe),
                };
                one(&changing, Edit::SetDevice { id, change })
            }
            Self::Key { folder, id } => folder.ask(&Ask::DeviceKey { device: id }),
            Self::Remove(args) => remove(Part::Devices, args),
            Self::List(folder) => folder.print(&admin::devices(&folder.data)?),
        }
    }
}

impl UserArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        let only = |ids| IdList { only: ids, ..IdList::default() };
        let (changing, id, edit, secret_stdin) = match self {
            Self::Add { changing, id, username, name, locations, roles, secret_stdin } => {
                let user = User {
                    id: id.clone(),
                    username,
                    display_name: name,
                    location_ids: locations,
                    roles,
                    secret: None,
                    secret_hash: None,
                };
                (changing, id, Edit::AddUser(user), secret_stdin)
            }
            Self::Set { changing, id, username, name, locations, roles, secret_stdin } => {
                let change = UserChange {
                    username,
                    display_name: name,
                    locations: only(locations),
                    roles: only(roles),
                };
                (changing, id.clone(), Edit::SetUser { id, change }, secret_stdin)
            }
            Self::Remove(args) => return remove(Part::Users, args),
            Self::List(folder) => return folder.list(Part::Users),
        };
        let secrets = match secret_stdin {
            true => BTreeMap::from([(id, secret_of_stdin()?)]),
            false => BTreeMap::new(),
        };
        changing.ask(Change { secrets, ..Change::edits(vec![edit]) })
    }
}

impl RoleArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        let (UserRoles { changing, user, .. }, roles) = match self {
            Self::Add(args) => {
                let roles = IdList { add: args.roles.clone(), ..IdList::default() };
                (args, roles)
            }
            Self::Set(args) => {
                let roles = IdList { only: Some(args.roles.clone()), ..IdList::default() };
                (args, roles)
            }
            Self::Remove(args) => {
                let roles = IdList { remove: args.roles.clone(), ..IdList::default() };
                (args, roles)
            }
            Self::List(folder) => return folder.list(Part::Users),
        };
        one(&changing, Edit::SetUser { id: user, change: UserChange { roles, ..UserChange::default() } })
    }
}

impl TargetArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        let (changing, service, target) = match self {
            Self::Set { changing, service, target } => (changing, service, Some(target)),
            Self::Remove { changing, service } => (changing, service, None),
            Self::List(folder) => return folder.list(Part::Services),
        };
        let change = ServiceChange { target_wait_s: Some(target), ..ServiceChange::default() };
        one(&changing, Edit::SetService { id: service, change })
    }
}

impl HoursArgs {
    pub(super) fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Add(DayHours { changing, location, days, times }) => {
                one(&changing, Edit::SetHours { location, days: days.0, change: HoursChange::Add(times) })
            }
            Self::Set(DayHours { changing, location, days, times }) => {
                one(&changing, Edit::SetHours { location, days: days.0, change: HoursChange::Set(times) })
            }
            Self::Remove { changing, location, days: Some(days) } => {
                one(&changing, Edit::SetHours { location, days: days.0, change: HoursChange::Remove })
            }
            Self::Remove { changing, location, days: None } => one(&changing, Edit::ForgetHours { location }),
            Self::List(folder) => folder.list(Part::Locations),
        }
    }
}
