//! The preview: pages of the site in memory, made when a browser asks for one, and made anew when a file changes.
//!
//! Nothing is written to disk. [`Watch`] tells which paths have changed, a [`Preview`] answers for the site at one
//! moment, and [`Server`] gives the answers of the newest one to browsers on this machine.

mod preview;
mod server;
mod watch;

pub use preview::{Answer, Preview};
pub use server::Server;
pub use watch::Watch;
