//! `callpad-faulty-server`: our server behind a [`FaultProxy`], as one process that can be killed. For window tests, and to
//! see what a client does on a bad line. It prints the same line as `callpad-server`, and takes the same options as far as
//! tests need them.

// A test's helper fails as loudly as the test.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::net::SocketAddr;
use std::path::PathBuf;

use callpad_server::Config;
use callpad_testkit::{Fault, FaultProxy, Faults};
use clap::Parser;

#[derive(Parser)]
#[command(name = "callpad-faulty-server")]
struct Cli {
    /// Address and port to listen on; port 0 lets the system choose.
    #[arg(long, value_name = "ADDR:PORT")]
    listen: SocketAddr,
    /// Folder of the data; made if need be.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Fill an empty folder with the demo branch.
    #[arg(long)]
    demo: bool,
    /// Look like a plain server of the API: without our extensions.
    #[arg(long)]
    plain: bool,
    #[arg(long, value_name = "OPERATION=KIND[,…]", help = format!("What goes wrong: {}", Fault::KINDS))]
    fault: Option<Faults>,
}

#[tokio::main]
async fn main() {
    let cli = Cli::parse();
    let server = callpad_server::start(Config { demo: cli.demo, ..Config::new(cli.data) }).await.unwrap();
    let proxy = FaultProxy::listen(cli.listen, &server.base_url(), cli.plain).await.unwrap();
    proxy.set_faults(cli.fault.unwrap_or_default());
    let mut line = serde_json::json!({"listening": proxy.url(), "version": env!("CARGO_PKG_VERSION")});
    if let Some(demo) = server.demo() {
        line["demo"] = serde_json::json!({"user_id": demo.user_id, "desk_id": demo.desk_id});
    }
    println!("{line}");
    tokio::signal::ctrl_c().await.unwrap();
    server.shutdown().await;
}
