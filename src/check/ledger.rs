//! The ledger: a translation must follow its source text, neither must leave unseen what was approved, and a text that
//! took effect stays as it was approved.

use std::collections::BTreeMap;

use crate::content::approved::Key;
use crate::content::language::LanguageId;
use crate::finding::{Code, Finding, Findings, Label, Severity};
use crate::site::ledger::{self, Entry, State};
use crate::site::timeline::Status;
use crate::site::{Notice, SiteScope, Version, diff};
use crate::source::Span;

/// Compares the texts of every version of a notice with their approved copies.
pub fn ledger(scope: &SiteScope, notice: &Notice) -> Findings {
    let mut findings = Findings::default();
    for version in &notice.versions {
        // Without an approved copy there is nothing to follow.
        if scope.config.approval_required || version.has_copies() {
            let entries = ledger::entries(version, notice.source, scope.sources);
            Following { scope, notice, version }.check(&entries, &mut findings);
        }
    }
    findings
}

struct Following<'a> {
    scope: &'a SiteScope<'a>,
    notice: &'a Notice,
    version: &'a Version,
}

impl Following<'_> {
    fn check(&self, entries: &[Entry], findings: &mut Findings) {
        let mut unapproved = Vec::new();
        let mut of_facts: BTreeMap<&str, Finding> = BTreeMap::new();
        for entry in entries {
            let all = self.version.texts.iter().map(|(language, _)| language);
            let finished = all.filter(|language| self.version.is_finished(*language));
            let rewritten: Vec<_> = finished.filter(|language| entry.has_changed(*language)).collect();
            if let Some(&first) = rewritten.iter().find(|id| **id == self.notice.source).or(rewritten.first()) {
                let fact = ledger::changed_fact(entry, first);
                let also = rewritten.iter().filter_map(|language| entry.part(*language));
                match fact.and_then(|fact| of_facts.get_mut(fact)) {
                    // A fact that changed is one fault, wherever the version states it.
                    Some(known) => known.labels.extend(also.map(|part| Label { span: part.span, name: "also" })),
                    None => {
                        let finding = self.finding(Code::LifecycleRewritten, entry, first);
                        let also = also.filter(|part| Some(part.span) != finding.span);
                        let labels = also.map(|part| Label { span: part.span, name: "also" }).collect();
                        let finding = Finding { labels, ..finding }
                            .with("date", self.version.effective.to_string())
                            .with("difference", difference(entry, first))
                            .with("cause", if fact.is_some() { "fact" } else { "words" })
                            .with("fact", fact.unwrap_or_default());
                        match fact {
                            Some(fact) => drop(of_facts.insert(fact, finding)),
                            None => findings.push(finding),
                        }
                    }
                }
                continue;
            }
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
        findings.extend(of_facts.into_values());
        if let (Some(first), true) = (unapproved.first(), self.scope.config.approval_required) {
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
        let name = |language| format!("{}.md", self.scope.config.languages.code(language));
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

    /// Nothing that nobody approved is published where approval is required. What changed in a version to come that was
    /// approved as a whole counts as rewritten from its day on.
    fn required(&self, finding: Finding) -> Finding {
        let is_complete = self.version.approved.iter().any(|(_, copy)| copy.as_ref().is_some_and(|copy| copy.complete));
        match self.scope.config.approval_required || (self.version.status == Status::Upcoming && is_complete) {
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
