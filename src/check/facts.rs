//! Facts in words of their own for each language: what they say is compared once, where it is written. Facts that are
//! printed in each language's own form need no comparison.

use crate::check::mentions::Between;
use crate::content::Notice;
use crate::content::fact::{Fact, Facts, Register};
use crate::content::insert::{Part, Phrase};
use crate::content::language::{LanguageId, PerLanguage};
use crate::finding::Findings;
use crate::site::SiteScope;
use crate::site::blocks::Said;
use crate::source::Spanned;

/// Compares the words of the facts that every notice may use.
pub fn of_site(scope: &SiteScope, facts: &Facts) -> Findings {
    let mut findings = Findings::default();
    of_facts(facts).for_each(|words| compare(scope, scope.config.source, words, &mut findings));
    findings
}

/// Compares the words of a notice's facts, and of the cells and columns of its registers.
pub fn of_notice(scope: &SiteScope, notice: &Notice, source: LanguageId) -> Findings {
    let mut findings = Findings::default();
    all(notice).for_each(|words| compare(scope, source, words, &mut findings));
    findings
}

fn all(notice: &Notice) -> impl Iterator<Item = &PerLanguage<Spanned<String>>> {
    let facts = [&notice.config.facts].into_iter().chain(notice.versions.iter().map(|version| &version.config.facts));
    let of_versions = notice.versions.iter().flat_map(|version| version.registers.values());
    facts.flat_map(of_facts).chain(notice.registers.values().chain(of_versions).flat_map(of_register))
}

fn of_facts(facts: &Facts) -> impl Iterator<Item = &PerLanguage<Spanned<String>>> {
    facts.values().filter_map(|fact| words(&fact.value))
}

fn of_register(register: &Register) -> impl Iterator<Item = &PerLanguage<Spanned<String>>> {
    let cells = register.rows.iter().flatten().flatten().filter_map(words);
    register.columns.iter().map(|column| &column.label).chain(cells)
}

fn words(fact: &Fact) -> Option<&PerLanguage<Spanned<String>>> {
    match fact {
        Fact::Text(words) => Some(words),
        _ => None,
    }
}

fn compare(scope: &SiteScope, source: LanguageId, words: &PerLanguage<Spanned<String>>, findings: &mut Findings) {
    let said = |language: LanguageId| {
        let Spanned { value, span } = &words[language];
        let phrase = Phrase { parts: vec![Part::Text(value.clone())], span: *span };
        Said::read(&phrase, scope.sources.text(span.file), &scope.locales[language], scope.common)
    };
    // Words that are for every language stand at one place.
    for language in scope.config.languages.ids().filter(|language| words[*language].span != words[source].span) {
        let name = |language| scope.config.languages.code(language).to_owned();
        let between = Between { scope, languages: [source, language].map(|of| (of, name(of))) };
        let places = (words[source].span, words[language].span);
        let is_empty = |language: LanguageId| words[language].value.trim().is_empty();
        if is_empty(source) != is_empty(language) {
            findings.push(between.one_sided(is_empty(language), "kind-words", places.0, places.1));
            continue;
        }
        between.mentions(&said(source).mentions, &said(language).mentions, places, |a, b| a == b, findings);
    }
}
