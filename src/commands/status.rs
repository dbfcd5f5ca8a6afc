//! `recto status`: how each notice stands in each language.

use jiff::civil::Date;
use serde::Serialize;

use super::{Loaded, Outcome, Reader, load};
use recto::content::language::LanguageId;
use recto::finding::{Finding, Findings, Severity};
use recto::locale::Catalogue;
use recto::report::{self, Format};
use recto::site::ledger::{self, State};
use recto::site::timeline::Status;
use recto::site::{Notice, Site};
use recto::source::Sources;

/// Of the form of the JSON document, which is a promise, kept in `docs/status-json.md`.
const VERSION: u32 = 1;

/// The table, or the JSON document where `format` asks for it.
pub fn run(date: Option<Date>, format: Format, reader: &Reader) -> Outcome {
    let Loaded { sources, findings, site, .. } = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let Some((site, _)) = site else {
        return Outcome { findings: Some((findings, sources)), refused: false, answer: String::new() };
    };
    let dashboard = Dashboard::of(site, &findings, sources);
    if format == Format::Json {
        return Outcome::answer(serde_json::to_string_pretty(&dashboard).unwrap_or_default() + "\n");
    }
    let catalogue = reader.catalogue(sources);
    let mut answer = dashboard.table(&catalogue);
    if dashboard.has_open_clauses() {
        answer += &format!("\n{}\n", catalogue.say("status-review", &[]));
    }
    if !findings.is_empty() {
        let values = [("what", report::summary(&findings, &catalogue).into())];
        answer += &format!("\n{}\n", catalogue.say("status-check", &values));
    }
    Outcome::answer(answer)
}

#[derive(Serialize)]
struct Dashboard {
    version: u32,
    date: String,
    notices: Vec<OfNotice>,
    /// Of the whole site.
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct OfNotice {
    notice: String,
    versions: Vec<OfVersion>,
    in_force: Option<String>,
    next_change: Option<String>,
    languages: Vec<OfLanguage>,
}

#[derive(Serialize)]
struct OfVersion {
    date: String,
    status: &'static str,
}

#[derive(Serialize)]
struct OfLanguage {
    language: String,
    source: bool,
    /// That have a text in the language.
    versions: usize,
    #[serde(flatten)]
    clauses: Clauses,
    /// In the files of the notice in this language.
    errors: usize,
    warnings: usize,
}

/// Parts of the texts of all versions, by their state.
#[derive(Default, Serialize)]
struct Clauses {
    approved: usize,
    stale: usize,
    changed: usize,
    unapproved: usize,
}

impl Dashboard {
    fn of(site: &Site, findings: &Findings, sources: &Sources) -> Dashboard {
        let mut keys: Vec<&str> = site.notices.iter().map(|notice| notice.key.as_str()).collect();
        keys.extend(site.incomplete.iter().map(|other| other.notice.as_str()));
        keys.sort_unstable();
        keys.dedup();
        let (errors, warnings) = count(findings.iter());
        let notices = keys.into_iter().map(|key| OfNotice::of(key, site, findings, sources)).collect();
        Dashboard { version: VERSION, date: site.date.to_string(), notices, errors, warnings }
    }

    /// Whether anything waits for approval.
    fn has_open_clauses(&self) -> bool {
        let mut clauses = self.notices.iter().flat_map(|notice| &notice.languages).map(|language| &language.clauses);
        clauses.any(|clauses| clauses.stale + clauses.changed + clauses.unapproved > 0)
    }

    /// The same for people: a row for each notice and language.
    fn table(&self, catalogue: &Catalogue) -> String {
        const COLUMNS: [&str; 10] = [
            "status-notice",
            "status-language",
            "status-versions",
            "status-in-force",
            "status-next-change",
            "status-approved",
            "status-stale",
            "status-changed",
            "status-unapproved",
            "status-findings",
        ];
        let mut rows = vec![COLUMNS.map(|column| catalogue.say(column, &[]))];
        let none = || "–".to_owned();
        for notice in &self.notices {
            for (i, language) in notice.languages.iter().enumerate() {
                let first = |text: Option<&String>| match i {
                    0 => text.cloned().unwrap_or_else(none),
                    _ => String::new(),
                };
                rows.push([
                    first(Some(&notice.notice)),
                    language.language.clone(),
                    language.versions.to_string(),
                    first(notice.in_force.as_ref()),
                    first(notice.next_change.as_ref()),
                    language.clauses.approved.to_string(),
                    language.clauses.stale.to_string(),
                    language.clauses.changed.to_string(),
                    language.clauses.unapproved.to_string(),
                    (language.errors + language.warnings).to_string(),
                ]);
            }
        }
        let is_number = |column: usize| column == 2 || column > 4;
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let mut table = String::new();
        for row in &rows {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                let blanks = " ".repeat(width(column) - cell.chars().count());
                if is_number(column) { blanks + cell } else { cell.clone() + &blanks }
            });
            table += cells.collect::<Vec<_>>().join("  ").trim_end();
            table.push('\n');
        }
        table
    }
}

impl OfNotice {
    fn of(key: &str, site: &Site, findings: &Findings, sources: &Sources) -> OfNotice {
        let notice = site.notice(key);
        let incomplete = || site.incomplete.iter().filter(|other| other.notice == key);
        let of_notice = notice.iter().flat_map(|notice| &notice.versions);
        let mut versions: Vec<(Date, &str)> = of_notice.map(|v| (v.effective, v.status.as_str())).collect();
        versions.extend(incomplete().map(|other| (other.effective, "incomplete")));
        versions.sort_unstable();
        let repealed = notice.and_then(|notice| notice.repealed);
        let dates = versions.iter().map(|(date, _)| *date).filter(|date| repealed.is_none_or(|day| *date < day));
        let next = dates.chain(repealed).filter(|date| *date > site.date).min();
        let in_force = notice.and_then(|notice| notice.in_force()).filter(|version| version.status == Status::InForce);
        let language = |id: LanguageId| {
            let source = notice.map_or(site.config.source, |notice| notice.source);
            let missing = incomplete().filter(|other| other.missing.contains(&id)).count();
            let code = site.config.languages.code(id);
            let (errors, warnings) = count(findings.iter().filter(|finding| is_in(finding, key, code, sources)));
            OfLanguage {
                language: code.to_owned(),
                source: id == source,
                versions: versions.len() - missing,
                clauses: notice.map_or_else(Clauses::default, |notice| Clauses::of(notice, id, sources)),
                errors,
                warnings,
            }
        };
        OfNotice {
            notice: key.to_owned(),
            in_force: in_force.map(|version| version.effective.to_string()),
            next_change: next.map(|date| date.to_string()),
            languages: site.config.languages.ids().map(language).collect(),
            versions: versions.into_iter().map(|(date, status)| OfVersion { date: date.to_string(), status }).collect(),
        }
    }
}

impl Clauses {
    fn of(notice: &Notice, language: LanguageId, sources: &Sources) -> Clauses {
        let mut clauses = Clauses::default();
        for version in &notice.versions {
            for entry in ledger::entries(version, notice.source, sources) {
                match entry.state(language, notice.source) {
                    State::Approved => clauses.approved += 1,
                    State::Stale => clauses.stale += 1,
                    State::Changed => clauses.changed += 1,
                    State::Unapproved => clauses.unapproved += 1,
                }
            }
        }
        clauses
    }
}

/// Whether a finding is about a file of a notice in a language.
fn is_in(finding: &Finding, notice: &str, code: &str, sources: &Sources) -> bool {
    let path = finding.span.map_or("", |span| sources.file(span.file).path.as_str());
    let in_notice = path.strip_prefix("content/").and_then(|path| path.strip_prefix(notice)).unwrap_or_default();
    in_notice.starts_with('/') && in_notice.ends_with(&format!("/{code}.md"))
}

/// Errors and warnings.
fn count<'a>(findings: impl Iterator<Item = &'a Finding>) -> (usize, usize) {
    findings.fold((0, 0), |(errors, warnings), finding| match finding.severity {
        Severity::Error => (errors + 1, warnings),
        Severity::Warning => (errors, warnings + 1),
    })
}
