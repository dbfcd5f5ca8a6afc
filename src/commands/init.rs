//! `recto init`: a new site, made of the bundled one.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use super::{Outcome, Reader, theme, today, write};
use recto::finding::{Code, Finding};
use recto::starter;

/// Writes a new site into `folder`, whose notices take effect on `date`. A folder that holds anything is refused.
pub fn run(folder: &Path, name: Option<&str>, date: Option<Date>, reader: &Reader) -> Outcome {
    let theme = theme();
    let shown = folder.display().to_string();
    let is_empty = fs::read_dir(folder).map_or(!folder.exists(), |mut entries| entries.next().is_none());
    if !is_empty {
        return Outcome::refusal(Finding::anywhere(Code::InitNotEmpty).with("folder", shown), theme);
    }
    let date = date.unwrap_or_else(|| today(&starter::timezone()));
    let files = starter::site(name, date, &starter::words(reader.tag(), theme), theme);
    if let Err(finding) = write(folder, &files) {
        return Outcome::refusal(finding, theme);
    }
    let notices = files.iter().filter(|(path, _)| path.ends_with("/notice.yaml")).count();
    let date = reader.locale(theme).date(date);
    let values = [("folder", shown.into()), ("notices", notices.into()), ("date", date.into())];
    Outcome::answer(reader.answers(theme).say("done-init", &values) + "\n")
}
