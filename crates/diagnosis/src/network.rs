//! How the server is reached, by the settings that hold.

use callpad_client::{Network, OpenLineRule, ProxyChoice, ProxyLogin, Secret};
use callpad_policy::Layers;
use callpad_policy::choices::InsecureHttp;

/// The network that these layers of settings describe.
pub fn network(layers: &Layers) -> Network {
    let settings = layers.effective();
    let proxy = match settings.proxy.as_deref() {
        None | Some("system") => ProxyChoice::System,
        Some("none") => ProxyChoice::None,
        Some(address) => ProxyChoice::Address(address.to_owned()),
    };
    let password = settings.proxy_password.as_deref().and_then(Secret::new);
    let login = settings.proxy_user.clone().zip(password);
    // What was to be locked, to a value that cannot be, must not become a free choice.
    let unclear = layers.refused.iter().any(|name| name == "insecureHttp");
    Network {
        proxy,
        proxy_exceptions: settings.proxy_exceptions.clone().unwrap_or_default(),
        proxy_login: login.map(|(user, password)| ProxyLogin { user, password }),
        extra_ca_file: settings.extra_ca_file.as_ref().map(Into::into),
        client_certificate_file: settings.client_certificate_file.as_ref().map(Into::into),
        open_line: match settings.insecure_http.unwrap_or_default() {
            _ if unclear => OpenLineRule::Forbid,
            InsecureHttp::Forbid => OpenLineRule::Forbid,
            InsecureHttp::Warn => OpenLineRule::Warn,
            InsecureHttp::Allow => OpenLineRule::Allow,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Network {
        let policy = callpad_policy::parse_json("policy.json", text);
        assert!(policy.problems.is_empty(), "{:?}", policy.problems);
        let layers = Layers { locked: policy.locked, ..Default::default() };
        network(&layers)
    }

    #[test]
    fn without_a_policy_the_system_decides_and_http_warns() {
        let network = of("{}");
        assert_eq!(network.proxy, ProxyChoice::System);
        assert_eq!(network.open_line, OpenLineRule::Warn);
        assert!(network.proxy_login.is_none() && network.extra_ca_file.is_none());
    }

    #[test]
    fn a_rule_about_http_that_cannot_be_read_forbids_it() {
        let policy = callpad_policy::parse_json("policy.json", r#"{"insecureHttp": "sometimes"}"#);
        let refused = policy.refused.into_iter().map(|refused| refused.name).collect();
        let layers = Layers { locked: policy.locked, refused, ..Layers::default() };
        assert_eq!(network(&layers).open_line, OpenLineRule::Forbid);
    }

    #[test]
    fn a_policy_says_how_the_server_is_reached() {
        let network = of(r#"{
            "proxy": "http://proxy.example.org:3128", "proxyExceptions": ["10.0.0.0/8"],
            "proxyUser": "callpad", "proxyPassword": "hush",
            "extraCaFile": "/etc/callpad/ca.pem", "clientCertificateFile": "C:\\callpad\\pc.pem",
            "insecureHttp": "forbid"
        }"#);
        assert_eq!(network.proxy, ProxyChoice::Address("http://proxy.example.org:3128".into()));
        assert_eq!(network.proxy_exceptions, ["10.0.0.0/8"]);
        assert_eq!(network.proxy_login.as_ref().map(|login| login.user.as_str()), Some("callpad"));
        assert!(!format!("{network:?}").contains("hush"));
        assert_eq!(network.open_line, OpenLineRule::Forbid);
        assert_eq!(of(r#"{"proxy": "none"}"#).proxy, ProxyChoice::None);
        assert!(of(r#"{"proxyUser": "callpad"}"#).proxy_login.is_none(), "no password, nothing to tell");
    }
}
