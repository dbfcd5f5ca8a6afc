//! `recto serve`: shows the site in a browser while it is written.

use std::sync::Arc;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Outcome, Reader, Tell, find_root, theme, today, watched};
use recto::finding::{Code, Finding};
use recto::report;
use recto::serve::{Preview, Server, Watch};

/// Answers for the site of the current folder until the process is ended. Tells its findings, and again when they have
/// changed. Comes back only where nothing can be served.
pub fn run(port: u16, open: bool, date: Option<Date>, reader: &Reader, tell: &Tell) -> Outcome {
    let root = match find_root() {
        Ok(root) => root,
        Err(refusal) => return refusal,
    };
    let watch = Watch::new(&root);
    let day = |zone: &TimeZone| date.unwrap_or_else(|| today(zone));
    // A browser that stayed open must not take this server's pages for those of the one before.
    let number = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64);
    let mut preview = Arc::new(Preview::new(recto::load(&root, day), reader.tag(), number));
    let server = match Server::start(port, Arc::clone(&preview)) {
        Ok(server) => server,
        Err(error) => {
            let finding = Finding::anywhere(Code::ServePort).with("port", usize::from(port));
            return Outcome::refusal(finding.with("reason", error.to_string()), theme());
        }
    };
    let url = format!("http://{}{}", server.address(), preview.home());
    let sources = &preview.compiled.project.sources;
    let ready = reader.answers(sources).say("done-serve", &[("url", url.as_str().into())]);
    tell(&preview.findings, sources, &format!("{ready}\n"));
    if open {
        // The address has been told, so that whoever has no browser here can still go there.
        let _ = open::that_detached(&url);
    }
    let unwatched = watched(&root, watch, |watch| {
        let paths = watch.next(|path| preview.compiled.project.holds(path))?;
        if let Some(compiled) = recto::reload(&preview.compiled, &paths, day) {
            let next = Arc::new(Preview::after(&preview, compiled));
            server.show(Arc::clone(&next));
            let before = std::mem::replace(&mut preview, next);
            if preview.findings != before.findings {
                let sources = &preview.compiled.project.sources;
                tell(&preview.findings, sources, &report::clean(&preview.findings, &reader.catalogue(sources)));
            }
        }
        Ok(())
    });
    if let Some((findings, sources)) = &unwatched.findings {
        tell(findings, sources, "");
    }
    loop {
        thread::park();
    }
}
