//! No language goes ahead of another: a version to come that is not ready is a warning, and what keeps it from being
//! ready an error from the day on which it takes effect.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::content::APPROVED;
use crate::content::yaml::parse_date;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::site::Site;
use crate::source::{File, FileId, Sources, Span};

/// Turns the errors that only say that a version to come is not ready into warnings, and says for each such version
/// how many days are left. Keeps findings sorted.
pub fn ready(site: &Site, findings: Findings, sources: &Sources) -> Findings {
    let mut waiting: BTreeMap<&str, (Date, usize)> = BTreeMap::new();
    let mut left = Findings::default();
    for mut finding in findings {
        if finding.severity == Severity::Error
            && is_about_readiness(finding.code)
            && let Some((folder, effective)) = finding.span.and_then(|span| version_of(sources.file(span.file)))
            && effective > site.date
        {
            finding.severity = Severity::Warning;
            waiting.entry(folder).or_insert((effective, 0)).1 += 1;
        }
        left.push(finding);
    }
    let mut said = Findings::default();
    for (folder, (effective, count)) in waiting {
        if let Some(text) = first_text(folder, sources) {
            let days = site.date.until(effective).map_or(0, |span| span.get_days());
            let finding = Finding::new(Code::LifecycleNotReady, Span::start_of(text));
            let finding = finding.with("date", effective.to_string()).with("days", usize::try_from(days).unwrap_or(0));
            said.push(finding.with("count", count));
        }
    }
    left.extend(super::weigh(site, said, sources));
    left.sort();
    left
}

/// Whether a finding keeps the texts of its version from being approved together: it is an error, or would be one if
/// the version were in force.
pub fn stands_in_the_way(site: &Site, finding: &Finding, sources: &Sources) -> bool {
    let before = || super::set_severity(site, finding, sources).unwrap_or(Some(finding.code.severity()));
    finding.severity == Severity::Error || (is_about_readiness(finding.code) && before() == Some(Severity::Error))
}

fn is_about_readiness(code: Code) -> bool {
    let of_ledger = [Code::LedgerStale, Code::LedgerTranslationChanged, Code::LedgerChanged, Code::LedgerUnapproved];
    let others = [Code::NoticeMissingLanguage, Code::AddressVanished];
    code.is_of_parity() || of_ledger.contains(&code) || others.contains(&code)
}

/// The folder of the version that a file belongs to, and its effective date.
fn version_of(file: &File) -> Option<(&str, Date)> {
    let mut slashes = file.path.match_indices('/').map(|(at, _)| at).skip(1);
    let (notice, version) = (slashes.next()?, slashes.next()?);
    let effective = parse_date(&file.path[notice + 1..version])?;
    file.path.starts_with("content/").then_some((&file.path[..version + 1], effective))
}

/// The first of the texts in a folder, which stands for the version.
fn first_text(folder: &str, sources: &Sources) -> Option<FileId> {
    let is_text = |file: &File| file.path.ends_with(".md") && !file.path[folder.len()..].starts_with(APPROVED);
    sources.under(folder).find(|(_, file)| is_text(file)).map(|(id, _)| id)
}
