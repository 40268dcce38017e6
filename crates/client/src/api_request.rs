//! One request without its type, so that sending, renewing and repeating are compiled once.

use callpad_wire::{Method, Operation, OperationKind, Params};

use callpad_wire::IdempotencyKey;

/// Where a request goes.
#[derive(Clone, Debug)]
pub(crate) enum Endpoint {
    /// An operation of the API.
    Operation {
        /// Its name in the path.
        op: &'static str,
        /// Second spelling (T3).
        other: Option<&'static str>,
        /// Extra path segment (T6).
        segment: Option<String>,
    },
    /// One of our server's extensions, with its query.
    Extension {
        /// Path below `/callpad/v1/`.
        path: &'static str,
        /// Extra path segment.
        segment: Option<String>,
        /// Query parameters.
        query: Vec<(&'static str, String)>,
    },
}

/// One request.
#[derive(Clone, Debug)]
pub(crate) struct ApiRequest {
    pub(crate) endpoint: Endpoint,
    pub(crate) method: Method,
    pub(crate) params: Params,
    pub(crate) kind: OperationKind,
    pub(crate) roles: &'static [&'static str],
    pub(crate) key: Option<IdempotencyKey>,
}

impl ApiRequest {
    /// An operation as a request, of the API or of an extension; an action carries a key.
    pub(crate) fn of<O: Operation>(operation: &O, key: Option<IdempotencyKey>) -> Self {
        let (segment, params) = (operation.segment().map(str::to_owned), operation.params());
        let endpoint = match O::FEATURE {
            None => Endpoint::Operation { op: O::OP, other: O::OTHER_OP, segment },
            // What a GET of the API needs is its segment (T6); the extensions have queries.
            Some(_) => {
                let query = if O::METHOD == Method::Get { params.to_form() } else { Vec::new() };
                Endpoint::Extension { path: O::OP, segment, query }
            }
        };
        Self { endpoint, method: O::METHOD, params, kind: O::KIND, roles: O::ROLES, key }
    }

    /// A read from an extension.
    pub(crate) fn extension(path: &'static str, query: Vec<(&'static str, String)>) -> Self {
        Self {
            endpoint: Endpoint::Extension { path, segment: None, query },
            method: Method::Get,
            params: Params::new(),
            kind: OperationKind::Read,
            roles: &[],
            key: None,
        }
    }

    /// A write to one of our server's extensions.
    pub(crate) fn extension_post(path: &'static str, params: Params) -> Self {
        Self { method: Method::Post, params, kind: OperationKind::Act, ..Self::extension(path, Vec::new()) }
    }

    /// Whether it gets a new connection. An action may not be sent again, so it must not be lost on a connection that
    /// the server has closed (T14); and one login serves all who wait.
    pub(crate) fn on_a_new_connection(&self) -> bool {
        self.kind == OperationKind::Act || self.is_login()
    }

    /// Whether it is the login.
    pub(crate) fn is_login(&self) -> bool {
        self.name() == "login"
    }

    /// Its name, for messages.
    pub(crate) fn name(&self) -> &'static str {
        match &self.endpoint {
            Endpoint::Operation { op, .. } => op,
            Endpoint::Extension { path, .. } => path,
        }
    }
}
