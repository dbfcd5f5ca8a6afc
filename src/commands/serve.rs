//! `recto serve`: shows the site in a browser while it is written.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::Date;

use super::follow::Followed;
use super::{Outcome, Reader, Tell, theme};
use recto::finding::{Code, Finding};
use recto::serve::Server;

/// Answers for the site of the current folder until the process is ended. Tells its findings, and again when they have
/// changed. Comes back only where nothing can be served.
pub fn run(port: u16, open: bool, date: Option<Date>, reader: &Reader, tell: &Tell) -> Outcome {
    // A browser that stayed open must not take this server's pages for those of the one before.
    let number = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64);
    let followed = match Followed::begin(date, number, reader) {
        Ok(followed) => followed,
        Err(refusal) => return refusal,
    };
    let preview = &followed.preview;
    let server = match Server::start(port, Arc::clone(preview)) {
        Ok(server) => server,
        Err(error) => {
            let finding = Finding::anywhere(Code::ServePort).with("port", usize::from(port));
            return Outcome::refusal(finding.with("reason", error.to_string()), theme());
        }
    };
    let url = format!("http://{}{}", server.address(), preview.home());
    let sources = &preview.compiled.project.sources;
    let ready = reader.answers(sources).say("done-serve", &[("url", url.as_str().into())]);
    tell(&preview.findings, sources, &format!("{}{ready}\n", followed.stages));
    if open {
        // The address has been told, so that whoever has no browser here can still go there.
        let _ = open::that_detached(&url);
    }
    followed.go_on(|preview| server.show(Arc::clone(preview)), tell)
}
