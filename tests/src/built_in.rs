//! The app's built-in server, asked from outside.
//!
//! With bare HTTP and JSON: see `http`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::http::request;
use crate::{Result, Trouble};

/// A server and how to reach it, as `server.json` tells.
#[derive(Clone, Debug)]
pub struct BuiltIn {
    /// Origin, such as `http://127.0.0.1:40001`.
    pub url: String,
    /// The secret that its sign-in demands.
    pub secret: String,
    /// The process that it runs in.
    pub pid: u32,
    file: PathBuf,
}

impl BuiltIn {
    /// Reads `DATA/server.json`.
    ///
    /// # Errors
    /// When it is not there, so the server does not run, or lacks something.
    pub fn read(data: &Path) -> Result<Self> {
        let file = data.join("server.json");
        let text = std::fs::read_to_string(&file)
            .map_err(|error| Trouble::new(format!("{}: {error}", file.display())))?;
        let value: Value = serde_json::from_str(&text)?;
        let field = |name: &str| {
            value[name]
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| Trouble::new(format!("{name} is not in {text}")))
        };
        let pid = value["pid"].as_u64().and_then(|pid| u32::try_from(pid).ok());
        Ok(Self {
            url: field("url")?,
            secret: field("secret")?,
            pid: pid.ok_or_else(|| Trouble::new("pid is not in server.json"))?,
            file,
        })
    }

    /// A server that runs elsewhere, without a secret.
    #[must_use]
    pub fn elsewhere(url: &str) -> Self {
        Self { url: url.to_owned(), secret: String::new(), pid: 0, file: PathBuf::new() }
    }

    /// Where `server.json` lies.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Signs in and returns the token.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn sign_in(&self, user_id: &str) -> Result<String> {
        let body = serde_json::json!({ "user_id": user_id, "secret": self.secret });
        let answer = self.operation("login", "", &body).await?;
        answer["authtoken"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Trouble::new(format!("no token in {answer}")))
    }

    /// Posts to an operation of the API and returns its answer, be it success or not.
    ///
    /// # Errors
    /// When no JSON comes back.
    pub async fn operation(&self, operation: &str, token: &str, body: &Value) -> Result<Value> {
        self.request("POST", &format!("/restapi/v2/queuemanagement/{operation}"), token, &body.to_string())
            .await
    }

    /// Posts to a path, such as `/callpad/v1/requests`, and returns the answer, be it success or not.
    ///
    /// # Errors
    /// When no JSON comes back.
    pub async fn post(&self, path: &str, token: &str, body: &Value) -> Result<Value> {
        self.request("POST", path, token, &body.to_string()).await
    }

    /// The same with an idempotency key.
    ///
    /// # Errors
    /// When no JSON comes back.
    pub async fn post_under_key(&self, path: &str, token: &str, key: &str, body: &Value) -> Result<Value> {
        let host = self.url.strip_prefix("http://").unwrap_or(&self.url);
        let headers = [format!("Authorization: Bearer {token}"), format!("Idempotency-Key: {key}")];
        Ok(request(host, "POST", path, &headers, &body.to_string()).await?.body)
    }

    /// Gets a path, such as `/callpad/v1/directory`.
    ///
    /// # Errors
    /// When no JSON comes back.
    pub async fn get(&self, path: &str, token: &str) -> Result<Value> {
        self.request("GET", path, token, "").await
    }

    async fn request(&self, method: &str, path: &str, token: &str, body: &str) -> Result<Value> {
        let host = self.url.strip_prefix("http://").unwrap_or(&self.url);
        let token =
            if token.is_empty() { Vec::new() } else { vec![format!("Authorization: Bearer {token}")] };
        Ok(request(host, method, path, &token, body).await?.body)
    }
}
