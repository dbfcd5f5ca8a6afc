//! What the languages' messages owe one another: every language has every message, and uses the values it is given.
//!
//! The theme embedded in the binary is the reference: what any of its languages has, all must have, and what any of its
//! languages uses is what a message is given. A site may add messages of its own, for its own templates, in all its
//! languages. Terms are each language's own affair.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Catalogue, Text};
use crate::finding::{Code, Finding, nearest};
use crate::source::{Sources, Span, THEME};

/// Checks the catalogues of one kind, by the languages' codes, against each other and against the theme's own.
pub fn check(catalogues: &[(&str, &Catalogue)], sources: &Sources) -> Vec<Finding> {
    let Some((_, first)) = catalogues.first() else { return Vec::new() };
    let theme = theme(first, sources);
    let mut findings = Vec::new();
    let present: Vec<_> = catalogues
        .iter()
        .copied()
        .filter(|(code, catalogue)| {
            if catalogue.files.is_empty() {
                let missing = Finding::anywhere(Code::LocaleMissing).with("language", *code);
                findings.push(missing.with("file", catalogue.path.as_str()));
            }
            // A file without any text in it is a finding of its own, and as many messages missing would only repeat it.
            !catalogue.files.iter().all(|file| sources.text(*file).trim().is_empty())
        })
        .collect();
    let given = given(&theme, &present, &mut findings);
    for (code, catalogue) in &present {
        findings.extend(missing(code, catalogue, &given, &present, sources));
        for (name, text) in &catalogue.texts {
            if let Some(given) = given.get(name.as_str()) {
                findings.extend(variables(name, text, catalogue, given));
            }
        }
    }
    findings
}

/// What each text of the messages is given, by its name.
type Given<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The catalogues of the embedded theme, of the same kind as another one.
fn theme(like: &Catalogue, sources: &Sources) -> Vec<Catalogue> {
    let kind = like.path.rsplit('/').next().unwrap_or_default();
    let folder = format!("{THEME}{}", super::FOLDER);
    let files = sources.under(&folder).filter(|(_, file)| file.path.rsplit('/').next() == Some(kind));
    // What a language prints does not matter here, so that each file may be a catalogue, and of no language.
    files.map(|(id, file)| Catalogue::from_files(file.path.clone(), "", vec![id], sources).0).collect()
}

/// What all languages must have: the theme's messages and the site's own. A name that only some languages have and that
/// is near to one of the theme's is not the site's own but misspelt.
fn given<'a>(theme: &'a [Catalogue], present: &[(&str, &'a Catalogue)], findings: &mut Vec<Finding>) -> Given<'a> {
    let mut reference = Given::new();
    let mut ids = BTreeSet::new();
    for catalogue in theme {
        gather(catalogue, |_| true, &mut reference);
        ids.extend(catalogue.messages.keys().map(String::as_str));
    }
    let known: BTreeSet<&str> = ids.iter().chain(reference.keys()).copied().collect();
    let mut unknown = BTreeSet::new();
    for (_, catalogue) in present {
        let mut told = BTreeSet::new();
        for (name, text) in catalogue.texts.iter().filter(|(name, _)| is_new(name, &reference)) {
            let by_all = present.iter().all(|(_, other)| other.defines(name));
            // A message that nobody knows is told once, not for each of its attributes.
            let id = id_of(name);
            let (shown, span) =
                if ids.contains(id) { (name.as_str(), text.span) } else { (id, catalogue.messages[id]) };
            let Some(near) = nearest(shown, known.iter().copied()).filter(|_| !by_all) else { continue };
            unknown.insert(name.as_str());
            if told.insert(shown) {
                let finding = Finding::new(Code::LocaleUnknownMessage, span).with("message", shown);
                findings.push(finding.with("suggestion", near));
            }
        }
    }
    let mut given = reference.clone();
    for (_, catalogue) in present {
        gather(catalogue, |name| is_new(name, &reference) && !unknown.contains(name), &mut given);
    }
    given
}

/// Whether a text is the site's and no term.
fn is_new(name: &str, reference: &Given) -> bool {
    !name.starts_with('-') && !reference.contains_key(name)
}

/// Adds the texts of a catalogue that `which` chooses, with the variables they use.
fn gather<'a>(catalogue: &'a Catalogue, which: impl Fn(&str) -> bool, given: &mut Given<'a>) {
    for name in catalogue.texts.keys().filter(|name| !name.starts_with('-') && which(name)) {
        given.entry(name).or_default().extend(catalogue.uses(name));
    }
}

/// Finds the messages that a language lacks.
fn missing(
    code: &str,
    catalogue: &Catalogue,
    given: &Given,
    present: &[(&str, &Catalogue)],
    sources: &Sources,
) -> Vec<Finding> {
    let (mut findings, mut told) = (Vec::new(), BTreeSet::new());
    for name in given.keys().filter(|name| !catalogue.defines(name)) {
        let id = id_of(name);
        // A message that is missing altogether is told once, not for each of its attributes.
        let shown = if catalogue.messages.contains_key(id) { *name } else { id };
        if told.insert(shown) {
            let place = place_to_write(catalogue, name, present, sources);
            let finding = Finding::new(Code::LocaleMissingMessage, place).with("language", code);
            findings.push(finding.with("message", shown).with("file", catalogue.path.as_str()));
        }
    }
    findings
}

/// Where to write what a language lacks: at the end of the site's own file; if it has none, where another of the site's
/// files has it; else the theme itself is at fault.
fn place_to_write(catalogue: &Catalogue, name: &str, present: &[(&str, &Catalogue)], sources: &Sources) -> Span {
    let own = catalogue.files.iter().rev().find(|file| !sources.file(**file).embedded);
    if let Some(file) = own {
        let end = sources.text(*file).trim_end().len();
        return Span::new(*file, end..end);
    }
    let mut elsewhere = present.iter().filter_map(|(_, other)| other.texts.get(name)).map(|text| text.span);
    elsewhere.find(|span| !sources.file(span.file).embedded).unwrap_or(Span::start_of(catalogue.files[0]))
}

/// Finds variables that a text is not given, and those it is given and does not use.
fn variables(name: &str, text: &Text, catalogue: &Catalogue, given: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let used = catalogue.uses(name);
    let mut unused: BTreeSet<&str> = given.difference(&used).copied().collect();
    for (variable, span) in text.variables.iter().filter(|(variable, _)| !given.contains(variable.as_str())) {
        let mut finding = Finding::new(Code::LocaleUnknownVariable, *span).with("message", name);
        finding = finding.with("variable", variable.as_str());
        let near = nearest(variable, unused.iter().copied());
        if let Some(near) = near {
            // One misspelling is one finding.
            unused.remove(near);
        }
        let near = near.or_else(|| nearest(variable, given.iter().copied()));
        findings.push(near.into_iter().fold(finding, |finding, near| finding.with("suggestion", near)));
    }
    for variable in unused {
        let finding = Finding::new(Code::LocaleUnusedVariable, text.span).with("message", name);
        findings.push(finding.with("variable", variable));
    }
    findings
}

/// The id of the message that a text belongs to.
fn id_of(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}
