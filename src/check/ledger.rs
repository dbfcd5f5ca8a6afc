//! The ledger: a translation must follow its source text, and neither must leave unseen what was approved.

use crate::content::approved::Key;
use crate::content::language::LanguageId;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::site::ledger::{self, Entry, State};
use crate::site::{Notice, Site, Version, diff};
use crate::source::{Sources, Span};

/// Compares the texts of every version of a notice with their approved copies.
pub fn ledger(site: &Site, sources: &Sources, notice: &Notice) -> Findings {
    let mut findings = Findings::default();
    for version in &notice.versions {
        // Without an approved copy there is nothing to follow.
        if site.config.approval_required || version.approved.iter().any(|(_, copy)| copy.is_some()) {
            let entries = ledger::entries(version, notice.source, sources);
            Following { site, notice, version }.check(&entries, &mut findings);
        }
    }
    findings
}

struct Following<'a> {
    site: &'a Site,
    notice: &'a Notice,
    version: &'a Version,
}

impl Following<'_> {
    fn check(&self, entries: &[Entry], findings: &mut Findings) {
        let mut unapproved = Vec::new();
        for entry in entries {
            let languages = || self.version.texts.iter().map(|(language, _)| language);
            let states: Vec<_> = languages().map(|language| entry.state(language, self.notice.source)).collect();
            if states.contains(&State::Unapproved) {
                unapproved.push(entry);
                continue;
            }
            findings.extend(
                languages().zip(&states).filter_map(|(language, state)| self.translation(entry, language, *state)),
            );
            if states.iter().all(|state| *state == State::Changed) {
                findings.push(self.changed(entry));
            }
        }
        if let (Some(first), true) = (unapproved.first(), self.site.config.approval_required) {
            let all = if unapproved.len() == entries.len() { "yes" } else { "no" };
            let finding = self.finding(Code::LedgerUnapproved, first, self.notice.source);
            findings.push(finding.with("count", unapproved.len()).with("all", all));
        }
    }

    /// What there is to say of a translation by itself. That a part is not there at all is for parity to say.
    fn translation(&self, entry: &Entry, language: LanguageId, state: State) -> Option<Finding> {
        let source = self.notice.source;
        let there = entry.now[source].as_ref().filter(|_| language != source && entry.now[language].is_some())?;
        let (code, changed) = match state {
            State::Stale => (Code::LedgerStale, source),
            State::Changed if !entry.has_changed(source) => (Code::LedgerTranslationChanged, language),
            _ => return None,
        };
        let name = |language| format!("{}.md", self.site.config.languages.code(language));
        let finding = self.finding(code, entry, language).with("difference", difference(entry, changed));
        let finding = finding.with("source", name(source)).with("translation", name(language));
        Some(if code == Code::LedgerStale { finding.label("there", there.span) } else { self.required(finding) })
    }

    fn changed(&self, entry: &Entry) -> Finding {
        let source = self.notice.source;
        let finding = self.finding(Code::LedgerChanged, entry, source);
        self.required(finding.with("difference", difference(entry, source)))
    }

    /// A finding about a part, at its place in a language. One that is gone has its place in the approved copy.
    fn finding(&self, code: Code, entry: &Entry, language: LanguageId) -> Finding {
        let part = entry.part(language);
        let span = part.map_or_else(|| Span::start_of(self.version.texts[language].file), |part| part.span);
        let name = match entry.key() {
            Key::Front => "front",
            Key::Opening => "opening",
            Key::Clause(_) => "clause",
        };
        let finding = Finding::new(code, span).with("notice", self.notice.key.as_str());
        finding.with("part", name).with("heading", part.map_or("", ledger::heading))
    }

    /// Nothing that nobody approved is published where approval is required.
    fn required(&self, finding: Finding) -> Finding {
        match self.site.config.approval_required {
            true => Finding { severity: Severity::Error, ..finding },
            false => finding,
        }
    }
}

/// What changed in a language, in words; of the heading only where it changed.
fn difference(entry: &Entry, language: LanguageId) -> String {
    let (mut old, mut new) = (ledger::words(&entry.approved[language]), ledger::words(&entry.now[language]));
    if let (Key::Clause(_), Some((of_old, old_rest)), Some((of_new, new_rest))) =
        (entry.key(), old.split_once('\n'), new.split_once('\n'))
        && of_old == of_new
    {
        (old, new) = (old_rest, new_rest);
    }
    diff::marked(&diff::words(old, new))
}
