//! Our client, our desk and our server together, on real sockets and a real database file, without a window.

mod client_and_server;
mod desk;
mod desk_and_server;
mod operations;
