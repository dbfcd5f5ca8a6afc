//! `recto review`: clauses are approved together in all languages, and the approved copies written.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Console, Loaded, Outcome, Reader, load, write};
use recto::check;
use recto::content;
use recto::content::APPROVED;
use recto::content::addresses::Address;
use recto::content::approved::Key;
use recto::content::language::LanguageId;
use recto::finding::{Code, Finding, Findings, Severity, nearest};
use recto::locale::{ANSWERS, Catalogue};
use recto::site::diff::{self, Change};
use recto::site::ledger::{self, Entry, State};
use recto::site::{Notice, Site, Version, addresses, routes};
use recto::source::Sources;
use recto::starter::NewFile;

/// Approves what `accept` names, without a question; where it names nothing, asks about each part that is not approved,
/// of one notice or of all.
pub fn run(
    notice: Option<&str>,
    accept: &[String],
    date: Option<Date>,
    reader: &Reader,
    console: &mut Console,
) -> Outcome {
    let Loaded { root, sources, findings, site } = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    // What decides the addresses must be as it will be published.
    let is_of_settings = |path: &str| path == "site.yaml" || path.ends_with("/notice.yaml");
    let is_unsettled = |finding: &Finding| {
        finding.severity == Severity::Error
            && finding.span.is_some_and(|span| is_of_settings(&sources.file(span.file).path))
    };
    let Some((site, _)) = site.filter(|_| !findings.iter().any(is_unsettled)) else {
        return Outcome { findings: Some((findings, sources)), refused: false, answer: String::new() };
    };
    if accept.is_empty() && console.input.is_none() {
        return Outcome::refusal(Finding::anywhere(Code::ReviewNobody), sources);
    }
    let named = if accept.is_empty() { notice.map(str::to_owned).into_iter().collect() } else { accept.to_vec() };
    let targets: Result<Vec<Target>, Finding> = named.iter().map(|name| Target::find(name, site)).collect();
    let targets = match targets {
        Ok(targets) => targets,
        Err(unknown) => return Outcome::refusal(unknown, sources),
    };
    let review = Review { site, sources, findings: &findings, catalogue: &reader.catalogue(sources) };
    let mut faults = Findings::default();
    let mut answer = String::new();
    let mut approved = 0;
    let mut late: BTreeMap<&str, (Date, usize)> = BTreeMap::new();
    let mut addresses: BTreeSet<String> = site.addresses.iter().map(Address::to_string).collect();
    for (notice, version) in review.versions(&targets, &mut faults) {
        let entries = ledger::entries(version, notice.source, sources);
        let answers = match accept.is_empty() {
            true => review.ask(notice, version, &entries, console),
            false => Ok(Answers { accepted: review.named(notice, version, &entries, &targets), quit: false }),
        };
        // Who closes the terminal has quit.
        let Answers { accepted, quit } =
            answers.unwrap_or(Answers { accepted: vec![false; entries.len()], quit: true });
        let files = review.files(notice, version, &entries, &accepted);
        if let Err(fault) = write(&root, &files) {
            return Outcome::refusal(fault, sources);
        }
        let new = entries.iter().zip(&accepted).filter(|(entry, accepted)| **accepted && !entry.is_approved()).count();
        approved += new;
        if new > 0 && version.effective < site.date {
            late.entry(notice.key.as_str()).or_insert((version.effective, 0)).1 += 1;
        }
        if entries.iter().zip(&accepted).all(|(entry, accepted)| *accepted || entry.is_approved()) {
            addresses.extend(review.addresses(notice, version));
        }
        for (path, _) in &files {
            answer += &(review.catalogue.say("done-new-file", &[("path", path.as_str().into())]) + "\n");
        }
        if quit {
            break;
        }
    }
    for (notice, (first, count)) in late {
        let finding = Finding::anywhere(Code::ReviewLate).with("notice", notice);
        faults.push(finding.with("version", first.to_string()).with("count", count));
    }
    let known: String = addresses.iter().map(|address| format!("{address}\n")).collect();
    if sources.find(content::addresses::FILE).map_or("", |file| sources.text(file)) != known {
        if let Err(fault) = write(&root, &[(content::addresses::FILE.to_owned(), known.into_bytes())]) {
            return Outcome::refusal(fault, sources);
        }
        answer += &(review.catalogue.say("done-new-file", &[("path", content::addresses::FILE.into())]) + "\n");
    }
    answer += &(review.catalogue.say("done-review", &[("count", approved.into())]) + "\n");
    faults.sort();
    Outcome { findings: Some((faults, sources)), refused: false, answer }
}

/// What is named to be approved: `notice`, `notice/2027-01-15`, and `#clause` behind either.
struct Target {
    notice: String,
    version: Option<Date>,
    clause: Option<String>,
}

impl Target {
    /// Finds what a name means; that there is no such thing is a finding.
    fn find(name: &str, site: &Site) -> Result<Target, Finding> {
        let unknown = |near: Option<String>| {
            let finding = Finding::anywhere(Code::ReviewUnknown).with("name", name);
            near.map_or(finding.clone(), |near| finding.with("suggestion", near))
        };
        let (path, clause) = name.split_once('#').map_or((name, None), |(path, clause)| (path, Some(clause)));
        let (key, version) = path.split_once('/').map_or((path, None), |(key, version)| (key, Some(version)));
        let waiting = || site.incomplete.iter().filter(|other| other.notice == key);
        let notice = site.notice(key);
        if notice.is_none() && waiting().next().is_none() {
            let keys = site.notices.iter().map(|notice| notice.key.as_str());
            return Err(unknown(nearest(key, keys).map(str::to_owned)));
        }
        let versions = || notice.iter().flat_map(|notice| &notice.versions);
        let dates: Vec<Date> =
            versions().map(|version| version.effective).chain(waiting().map(|other| other.effective)).collect();
        let date = version.map(|written| {
            let names: Vec<String> = dates.iter().map(Date::to_string).collect();
            let near = nearest(written, names.iter().map(String::as_str)).map(|near| format!("{key}/{near}"));
            let found = dates.iter().find(|date| date.to_string() == written);
            found.copied().ok_or_else(|| unknown(near))
        });
        let date = date.transpose()?;
        if let Some(clause) = clause {
            let meant = || versions().filter(|version| date.is_none_or(|date| version.effective == date));
            let approved = meant().flat_map(|version| version.approved.iter()).flat_map(|(_, copy)| copy);
            let approved = approved.flat_map(|copy| &copy.parts).filter_map(|part| match &part.key {
                Key::Clause(id) => Some(id.as_str()),
                Key::Front | Key::Opening => None,
            });
            let now = meant().flat_map(|version| version.texts.iter()).flat_map(|(_, text)| &text.clauses);
            let ids: Vec<&str> = now.map(|clause| clause.id.as_str()).chain(approved).collect();
            if !ids.contains(&clause) {
                return Err(unknown(nearest(clause, ids).map(|near| format!("{path}#{near}"))));
            }
        }
        Ok(Target { notice: key.to_owned(), version: date, clause: clause.map(str::to_owned) })
    }

    fn means(&self, notice: &str, effective: Date) -> bool {
        self.notice == notice && self.version.is_none_or(|version| version == effective)
    }
}

/// What somebody answered about the parts of a version.
struct Answers {
    /// By part.
    accepted: Vec<bool>,
    quit: bool,
}

struct Review<'a> {
    site: &'a Site,
    sources: &'a Sources,
    /// Of the whole site.
    findings: &'a Findings,
    catalogue: &'a Catalogue,
}

impl<'a> Review<'a> {
    /// The versions that are meant, all where nothing is named, except those with errors in them, which is a finding.
    fn versions(&self, targets: &[Target], faults: &mut Findings) -> Vec<(&'a Notice, &'a Version)> {
        let is_meant = |key: &str, effective| targets.is_empty() || targets.iter().any(|t| t.means(key, effective));
        let all =
            self.site.notices.iter().flat_map(|notice| notice.versions.iter().map(move |version| (&**notice, version)));
        let meant = all.filter(|(notice, version)| is_meant(&notice.key, version.effective));
        let (good, bad): (Vec<_>, Vec<_>) =
            meant.partition(|(notice, version)| self.errors(&notice.key, version.effective) == 0);
        let incomplete = self.site.incomplete.iter().filter(|other| is_meant(&other.notice, other.effective));
        let incomplete = incomplete.map(|other| (other.notice.as_str(), other.effective));
        let bad = bad.iter().map(|(notice, version)| (notice.key.as_str(), version.effective));
        for (notice, effective) in bad.chain(incomplete) {
            let finding = Finding::anywhere(Code::ReviewErrors).with("notice", notice);
            let finding = finding.with("version", effective.to_string());
            faults.push(finding.with("count", self.errors(notice, effective)));
        }
        good
    }

    /// How many findings keep a version from being approved. What the ledger says of it does not: that is what
    /// approving mends.
    fn errors(&self, notice: &str, effective: Date) -> usize {
        let folder = format!("content/{notice}/{effective}/");
        let is_here = |finding: &&Finding| {
            finding.span.is_some_and(|span| self.sources.file(span.file).path.starts_with(&folder))
                && !finding.code.as_str().starts_with("ledger/")
        };
        let here = self.findings.iter().filter(is_here);
        here.filter(|finding| check::stands_in_the_way(self.site, finding, self.sources)).count()
    }

    /// The parts that are named.
    fn named(&self, notice: &Notice, version: &Version, entries: &[Entry], targets: &[Target]) -> Vec<bool> {
        let targets = || targets.iter().filter(|target| target.means(&notice.key, version.effective));
        let is_named = |entry: &Entry| {
            targets().any(|target| match (&target.clause, entry.key()) {
                (None, _) => true,
                (Some(clause), Key::Clause(id)) => clause == id,
                (Some(_), Key::Front | Key::Opening) => false,
            })
        };
        entries.iter().map(is_named).collect()
    }

    /// Asks about every part that is not approved.
    fn ask(&self, notice: &Notice, version: &Version, entries: &[Entry], console: &mut Console) -> io::Result<Answers> {
        let say = |id: &str| self.catalogue.say(id, &[]);
        let (accept, skip, quit) = (say("review-key-accept"), say("review-key-skip"), say("review-key-quit"));
        let mut answers = Answers { accepted: vec![false; entries.len()], quit: false };
        let open: Vec<usize> = (0..entries.len()).filter(|&i| !entries[i].is_approved()).collect();
        for (number, &i) in open.iter().enumerate() {
            self.show(notice, version, &entries[i], (number + 1, open.len()), console)?;
            loop {
                let Some(answer) = console.ask(&say("review-question"))? else {
                    answers.quit = true;
                    return Ok(answers);
                };
                let answer = answer.trim().to_lowercase();
                if answer == accept {
                    answers.accepted[i] = true;
                } else if answer == quit {
                    answers.quit = true;
                    return Ok(answers);
                } else if answer != skip {
                    continue;
                }
                break;
            }
        }
        Ok(answers)
    }

    /// Shows a part in all languages, with what changed in each.
    fn show(
        &self,
        notice: &Notice,
        version: &Version,
        entry: &Entry,
        (number, count): (usize, usize),
        console: &mut Console,
    ) -> io::Result<()> {
        let part = match entry.key() {
            Key::Front => "front",
            Key::Opening => "opening",
            Key::Clause(_) => "clause",
        };
        let heading = entry.part(notice.source).map_or("", ledger::heading);
        let values = [("part", part.into()), ("heading", heading.into())];
        let heading = [
            ("notice", notice.key.as_str().into()),
            ("version", version.effective.to_string().into()),
            ("part", self.catalogue.say("ledger-part", &values).into()),
            ("number", number.into()),
            ("count", count.into()),
        ];
        writeln!(console.output, "\n{}\n", self.catalogue.say("review-heading", &heading))?;
        let languages: Vec<LanguageId> = self.site.config.languages.ids().collect();
        let beside = languages.len() == 2 && console.width >= WIDE;
        let width = if beside { (console.width - BETWEEN.len()) / 2 } else { console.width };
        let columns: Vec<Vec<Line>> =
            languages.iter().map(|language| self.column(notice, entry, *language, width, console.colour)).collect();
        match &columns[..] {
            [left, right] if beside => {
                for i in 0..left.len().max(right.len()) {
                    let (text, length) = left.get(i).cloned().unwrap_or_default();
                    let (right, _) = right.get(i).cloned().unwrap_or_default();
                    let row = format!("{text}{}{BETWEEN}{right}", " ".repeat(width - length.min(width)));
                    writeln!(console.output, "{}", row.trim_end())?;
                }
                writeln!(console.output)
            }
            _ => columns.iter().try_for_each(|column| {
                column.iter().try_for_each(|(line, _)| writeln!(console.output, "{line}"))?;
                writeln!(console.output)
            }),
        }
    }

    /// A part in one language as lines: how it stands, then its words with what changed.
    fn column(&self, notice: &Notice, entry: &Entry, language: LanguageId, width: usize, colour: bool) -> Vec<Line> {
        let state = match entry.state(language, notice.source) {
            _ if entry.now[language].is_none() => "review-gone",
            State::Unapproved => "review-never",
            State::Changed => "review-changed",
            State::Stale | State::Approved => "review-unchanged",
        };
        let name = self.site.config.languages[language].name.as_str();
        let head = self.catalogue.say(state, &[("language", name.into())]);
        let now = ledger::words(&entry.now[language]);
        let runs = match &entry.approved[language] {
            Some(approved) => diff::words(&approved.words, now),
            None => vec![(Change::Same, now)],
        };
        let mut lines = wrapped(&[(Change::Same, &head)], width, false);
        lines.push((String::new(), 0));
        lines.extend(wrapped(&runs, width, colour));
        lines
    }

    /// The approved copies of a version that change, once the parts that are accepted are in them.
    fn files(&self, notice: &Notice, version: &Version, entries: &[Entry], accepted: &[bool]) -> Vec<NewFile> {
        let languages = &self.site.config.languages;
        let file = |language: LanguageId| {
            let copy = version.approved[language].as_ref();
            let is_approved = |(entry, accepted): (&Entry, &bool)| *accepted || !entry.has_changed(language);
            let complete = entries.iter().zip(accepted).all(is_approved);
            let mut addresses: BTreeSet<String> = copy.iter().flat_map(|copy| &copy.addresses).cloned().collect();
            // The address of another notice is not given away by approving that a second one has it.
            let base = routes::base(&self.site.config, notice, language);
            let is_free = |other: &Arc<Notice>| other.key == notice.key || !addresses::has_address(other, &base);
            let is_new = complete
                && self.site.notices.iter().all(is_free)
                && addresses.insert(routes::permanent(&self.site.config, notice, version, language));
            if !accepted.contains(&true) && !is_new {
                return None;
            }
            let path =
                format!("content/{}/{}/{APPROVED}{}.md", notice.key, version.effective, languages.code(language));
            let words = Catalogue::load(&[ANSWERS], &languages[language].tag, self.sources).0;
            let note = words.format("approved-note", None, &[]);
            let parts = ledger::approve(entries, language, |i| accepted[i]);
            let text = ledger::write(&parts, &addresses, complete, note.as_deref());
            let old = copy.map(|copy| self.sources.text(copy.file));
            (old != Some(text.as_str())).then(|| (path, text.into_bytes()))
        };
        languages.ids().filter_map(file).collect()
    }

    /// The addresses of a version: those of its permanent pages and, unless it is past, of the base pages.
    fn addresses(&self, notice: &Notice, version: &Version) -> Vec<String> {
        let config = &self.site.config;
        let is_past = version.effective < notice.shown().effective;
        let mut addresses = Vec::new();
        for (language, text) in version.texts.iter() {
            let permanent = config.pages.versions.then(|| routes::permanent(config, notice, version, language));
            let base = (config.pages.text && !is_past).then(|| routes::base(config, notice, language));
            for route in [permanent, base].into_iter().flatten() {
                addresses.extend(text.addresses.iter().map(|id| format!("{route}#{id}")));
                addresses.push(route);
            }
        }
        addresses
    }
}

/// A terminal this wide shows two languages side by side.
const WIDE: usize = 100;

/// Between two columns.
const BETWEEN: &str = " │ ";

/// A line and how many columns it takes.
type Line = (String, usize);

/// Runs of words as lines of a width, marked as in findings, and coloured.
fn wrapped(runs: &[(Change, &str)], width: usize, colour: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Line::default()];
    let mut blank = false;
    for (change, run) in runs {
        let (open, close, on, off) = match change {
            Change::Same => ("", "", "", ""),
            Change::Deleted => ("[-", "-]", "\x1b[31m", "\x1b[0m"),
            Change::Inserted => ("{+", "+}", "\x1b[32m", "\x1b[0m"),
        };
        let (on, off) = if colour { (on, off) } else { ("", "") };
        let mut open = open;
        for (i, line) in run.split('\n').enumerate() {
            if i > 0 {
                lines.push(Line::default());
                blank = false;
            }
            let is_last_line = i == run.matches('\n').count();
            let words: Vec<&str> = line.split_whitespace().collect();
            blank |= line.starts_with(char::is_whitespace);
            for (j, word) in words.iter().enumerate() {
                let close = if is_last_line && j + 1 == words.len() { close } else { "" };
                let shown = format!("{open}{word}{close}");
                open = "";
                let length = shown.chars().count();
                let used = lines.last().map_or(0, |(_, used)| *used);
                let joined = usize::from(blank && used > 0);
                if used > 0 && blank && used + joined + length > width {
                    lines.push(Line::default());
                } else if let Some((text, used)) = lines.last_mut().filter(|_| joined > 0) {
                    text.push(' ');
                    *used += 1;
                }
                if let Some((text, used)) = lines.last_mut() {
                    text.push_str(&format!("{on}{shown}{off}"));
                    *used += length;
                }
                blank = j + 1 < words.len() || line.ends_with(char::is_whitespace);
            }
        }
    }
    lines
}
