//! Where most window tests begin: a clerk at a counter.

use std::path::Path;

use crate::{App, Desktop, Outside, Result};

/// Callpad with its data in this folder, signed in at a counter of a server of its own, whose changes it hears of live.
///
/// # Errors
/// When the server or Callpad does not start, or nobody is signed in.
pub async fn at_counter<'d>(desktop: &'d Desktop, data: &Path) -> Result<(App<'d>, Outside)> {
    let server = Outside::start(&[])?;
    let app = App::launch(desktop, data, &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    app.wait_attr("connection", "data-state", "live").await?;
    Ok((app, server))
}
