//! `recto next`: when the site will change by itself, for whoever plans its next build.

use jiff::civil::Date;

use super::{Outcome, Reader, load};

/// The next day on which the output changes though nobody changes the site: a version takes effect or is announced, or a
/// notice is repealed. An empty answer where there is none.
pub fn run(date: Option<Date>, reader: &Reader) -> Outcome {
    let loaded = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let next = loaded.site.as_ref().and_then(|(site, _)| site.next_change());
    let answer = next.map_or_else(String::new, |day| format!("{day}\n"));
    Outcome { findings: Some((loaded.findings, loaded.sources)), refused: false, answer }
}
