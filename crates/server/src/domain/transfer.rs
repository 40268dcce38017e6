//! What a transfer changes (M7).

/// Where a ticket is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A service, by its id.
    Service(String),
    /// A counter, by its id.
    Desk(String),
    /// A member of staff, by their id.
    User(String),
}

impl Target {
    /// From the document's `dst_type` and `dst_id`; none where the type is another word.
    pub(crate) fn read(kind: &str, id: String) -> Option<Self> {
        match kind {
            "service" => Some(Self::Service(id)),
            "desk" => Some(Self::Desk(id)),
            "user" => Some(Self::User(id)),
            _ => None,
        }
    }
}

/// Where a ticket is bound to: the `dst_*` of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Binding {
    pub(crate) service: Option<String>,
    pub(crate) desk: Option<String>,
    pub(crate) user: Option<String>,
}

impl Binding {
    /// After a transfer: a service clears desk and user; a desk or a user clears the other and keeps the service.
    pub(crate) fn sent_to(self, target: Target) -> Self {
        match target {
            Target::Service(id) => Self { service: Some(id), desk: None, user: None },
            Target::Desk(id) => Self { desk: Some(id), user: None, ..self },
            Target::User(id) => Self { user: Some(id), desk: None, ..self },
        }
    }
}

/// A text after a transfer: absent keeps, empty clears.
pub(crate) fn changed(old: Option<String>, new: Option<String>) -> Option<String> {
    match new {
        None => old,
        Some(new) => (!new.is_empty()).then_some(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Binding {
        Binding { service: Some("s".into()), desk: Some("d".into()), user: Some("u".into()) }
    }

    #[test]
    fn m7_each_target_sets_its_own_and_clears_as_told() {
        let to = |kind: &str| full().sent_to(Target::read(kind, "x".into()).unwrap());
        assert_eq!(to("service"), Binding { service: Some("x".into()), desk: None, user: None });
        assert_eq!(to("desk"), Binding { service: Some("s".into()), desk: Some("x".into()), user: None });
        assert_eq!(to("user"), Binding { service: Some("s".into()), desk: None, user: Some("x".into()) });
        assert_eq!(Target::read("Service", "x".into()), None);
    }

    #[test]
    fn m7_absent_keeps_and_empty_clears() {
        assert_eq!(changed(Some("a".into()), None), Some("a".into()));
        assert_eq!(changed(Some("a".into()), Some(String::new())), None);
        assert_eq!(changed(None, Some("b".into())), Some("b".into()));
    }
}
