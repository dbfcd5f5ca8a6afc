//! The ids and numbers of clauses.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::language::{LanguageId, PerLanguage};
use crate::content::markdown::{Body, Kind};
use crate::content::text::Text;
use crate::finding::{Code, Finding, Findings};
use crate::site::Inserted;
use crate::site::alignment::{self, Side, Step};
use crate::site::blocks::{Block, Leaf};
use crate::site::inserts::SiteScope;
use crate::source::Sources;

/// What a clause has besides its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The words of its heading as plain text.
    pub heading: Box<str>,
    /// The same in every language, as far as it can be told.
    pub id: String,
    /// Ids of clauses whose place it took, the same in every language.
    pub formerly: Vec<String>,
    /// Typed in its heading, or given by `numbering: true`.
    pub number: Option<String>,
    /// The number is Recto's, so it must be printed before the heading.
    pub numbered: bool,
}

/// The ids of a clause.
pub struct Ids {
    pub id: String,
    /// Of clauses whose place it took.
    pub formerly: Vec<String>,
}

/// The ids of the clauses of each text of a version, and how each text follows the source text.
///
/// A heading without an id takes the id of its counterpart in the source language, else one made of its own words. What
/// one language says of former ids holds in all.
pub fn ids(
    texts: &PerLanguage<Text>,
    blocks: &PerLanguage<Vec<Block>>,
    source: LanguageId,
    scope: &SiteScope,
    findings: &mut Findings,
) -> (PerLanguage<Vec<Ids>>, PerLanguage<Vec<Step>>) {
    for (_, text) in texts.iter() {
        check_written(&text.body, findings);
    }
    let side = |language| (scope.reading(&texts[language], language), blocks[language].as_slice());
    let source_ids = complete(&texts[source], &[], scope.sources);
    let (reading, source_blocks) = side(source);
    let source_side = Side::new(reading, source_blocks, |clause| Some(source_ids[clause].as_str()));
    let alignment = texts.map(|language, text| {
        if language == source {
            return Vec::new();
        }
        let (reading, blocks) = side(language);
        let written = |clause: usize| text.body.clauses[clause].id.as_ref().map(|id| id.value.as_str());
        let align = |with_ids: bool| {
            let written = |clause: usize| written(clause).filter(|_| with_ids);
            alignment::align(&source_side, &Side::new(reading, blocks, written))
        };
        let steps = align(true);
        let is_other = |step: &Step| match step.one_to_one() {
            Some((i, j)) => !source_blocks[i].is_like(&blocks[j]),
            None => true,
        };
        // Ids given to the wrong clauses make blocks differ that correspond in their order.
        if steps.iter().any(|step| step.moved) && steps.iter().any(is_other) {
            let in_order = align(false);
            if !in_order.iter().any(|step| step.moved || is_other(step)) {
                return in_order;
            }
        }
        steps
    });
    let ids = texts.map(|language, text| {
        let mut counterparts = vec![None; text.body.clauses.len()];
        for (i, j) in alignment[language].iter().filter_map(Step::one_to_one) {
            let (there, here) = (&source_blocks[i], &blocks[language][j]);
            if let (Leaf::Heading(_), Leaf::Heading(_), Some(a), Some(b)) =
                (there.shape.leaf, here.shape.leaf, there.clause, here.clause)
            {
                counterparts[b as usize] = Some(source_ids[a as usize].clone());
            }
        }
        if language == source { source_ids.clone() } else { complete(text, &counterparts, scope.sources) }
    });
    (with_former(texts, ids), alignment)
}

/// Adds to each id the former ones that any language tells of it.
fn with_former(texts: &PerLanguage<Text>, ids: PerLanguage<Vec<String>>) -> PerLanguage<Vec<Ids>> {
    let mut formerly: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for ((_, text), (_, ids)) in texts.iter().zip(ids.iter()) {
        for (clause, id) in text.body.clauses.iter().zip(ids).filter(|(clause, _)| !clause.formerly.is_empty()) {
            formerly.entry(id.clone()).or_default().extend(clause.formerly.iter().map(|id| id.value.as_str()));
        }
    }
    ids.map(|language, ids| {
        let anchors = texts[language].body.anchors.iter().map(|anchor| anchor.id.value.as_str());
        let taken: BTreeSet<&str> = anchors.chain(ids.iter().map(String::as_str)).collect();
        let free = |id: &&&str| !taken.contains(**id);
        let former = |id: &String| formerly.get(id).into_iter().flatten().filter(free).map(|id| (*id).to_owned());
        ids.iter().map(|id| Ids { id: id.clone(), formerly: former(id).collect() }).collect()
    })
}

/// An id must be usable in an address, and name one place.
fn check_written(body: &Body, findings: &mut Findings) {
    let mut written: Vec<_> = body.clauses.iter().filter_map(|clause| clause.id.as_ref()).collect();
    written.extend(body.clauses.iter().flat_map(|clause| &clause.formerly));
    written.extend(body.anchors.iter().map(|anchor| &anchor.id));
    written.sort_by(|a, b| (&a.value, a.span).cmp(&(&b.value, b.span)));
    for id in &written {
        let good = id.value.starts_with(|c: char| c.is_alphabetic())
            && id.value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if !good {
            let finding = Finding::new(Code::ClauseBadId, id.span).with("id", id.value.as_str());
            let near = slug(&id.value, false);
            let usable = near.starts_with(char::is_alphabetic);
            findings.push(if usable { finding.with("suggestion", near) } else { finding });
        }
    }
    for same in written.chunk_by(|a, b| a.value == b.value) {
        for again in &same[1..] {
            findings.push(
                Finding::new(Code::ClauseDuplicateId, again.span)
                    .with("id", again.value.as_str())
                    .label("first", same[0].span),
            );
        }
    }
}

/// An id for every clause: the written one, else the counterpart's, else one made of the heading's words.
fn complete(text: &Text, counterparts: &[Option<String>], sources: &Sources) -> Vec<String> {
    let written = text.body.clauses.iter().filter_map(|clause| clause.id.as_ref());
    let anchors = text.body.anchors.iter().map(|anchor| &anchor.id);
    let former = text.body.clauses.iter().flat_map(|clause| &clause.formerly);
    let mut taken: BTreeSet<String> = written.chain(anchors).chain(former).map(|id| id.value.clone()).collect();
    let mut ids = Vec::with_capacity(text.body.clauses.len());
    // How often words have been made an id, so that many equal headings cost no more than different ones.
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for (i, clause) in text.body.clauses.iter().enumerate() {
        if let Some(id) = &clause.id {
            ids.push(id.value.clone());
            continue;
        }
        let counterpart = counterparts.get(i).cloned().flatten().filter(|id| !taken.contains(id));
        let id = counterpart.unwrap_or_else(|| {
            let words = slug(&words_of(&text.body, i, sources.text(text.file), &[]), false);
            let words = if words.starts_with(char::is_alphabetic) { words } else { format!("clause-{words}") };
            let words = words.trim_end_matches('-').to_owned();
            let last = last.entry(words.clone()).or_default();
            loop {
                *last += 1;
                let id = if *last == 1 { words.clone() } else { format!("{words}-{last}") };
                if !taken.contains(&id) {
                    break id;
                }
            }
        });
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// The words of a heading as plain text.
fn words_of(body: &Body, clause: usize, source: &str, inserts: &[Inserted]) -> String {
    let mut words = String::new();
    for event in &body.events[body.clauses[clause].heading.clone()] {
        match event.kind {
            Kind::Text | Kind::Code => words.push_str(&source[event.start as usize..event.end as usize]),
            Kind::Decoded(i) | Kind::DecodedCode(i) => words.push_str(&body.decoded[i as usize]),
            Kind::SoftBreak | Kind::HardBreak => words.push(' '),
            Kind::Insert(i) => {
                if let Some(Inserted::Text(text)) = inserts.get(i as usize) {
                    words.push_str(text);
                }
            }
            _ => {}
        }
    }
    words
}

/// Words as an id or slug: lower case, letters and digits kept (only ASCII ones for an address), all else a hyphen.
pub fn slug(words: &str, ascii: bool) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() || (!ascii && c.is_alphanumeric()) {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '’' | '\'') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Clauses with their numbers: given where the notice asks for it, else the typed ones.
pub fn number(
    body: &Body,
    ids: Vec<Ids>,
    numbering: bool,
    source: &str,
    inserts: &[Inserted],
    findings: &mut Findings,
) -> Vec<Clause> {
    let mut counters: Vec<usize> = Vec::new();
    let mut clauses = Vec::with_capacity(ids.len());
    for (i, (clause, Ids { id, formerly })) in body.clauses.iter().zip(ids).enumerate() {
        let heading = words_of(body, i, source, inserts).into();
        let first = body.events.get(clause.heading.start).filter(|event| event.kind == Kind::Text);
        let typed = first.and_then(|event| typed_number(&source[event.start as usize..event.end as usize]));
        if !numbering {
            clauses.push(Clause { heading, id, formerly, number: typed.map(str::to_owned), numbered: false });
            continue;
        }
        if let Some(number) = typed {
            findings.push(Finding::new(Code::ClauseTypedNumber, clause.span).with("number", number));
        }
        let depth = usize::from(clause.level) - 1;
        counters.resize(depth, 0);
        if let Some(last) = counters.last_mut() {
            *last += 1;
        }
        let number = counters.iter().map(usize::to_string).collect::<Vec<_>>().join(".");
        clauses.push(Clause { heading, id, formerly, number: Some(number), numbered: true });
    }
    clauses
}

/// The number that begins a heading: `4.2` in `4.2. Retention`. A year is none.
fn typed_number(heading: &str) -> Option<&str> {
    let end = heading.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(heading.len());
    let (number, rest) = heading.split_at(end);
    let dotted = number.contains('.');
    let number = number.trim_end_matches('.');
    let follows = rest.starts_with(char::is_whitespace) || rest.starts_with(')');
    let good = follows && number.split('.').all(|part| (1..=3).contains(&part.len()));
    (good && (dotted || rest.starts_with(')'))).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers() {
        for (heading, expected) in [
            ("4.2. Retention", Some("4.2")),
            ("4. Retention", Some("4")),
            ("4) Retention", Some("4")),
            ("2019 changes", None),
            ("30 days", None),
            ("Retention", None),
            ("1.", None),
        ] {
            assert_eq!(typed_number(heading), expected, "{heading}");
        }
    }

    #[test]
    fn slugs() {
        for (words, ascii, expected) in [
            ("What we do", false, "what-we-do"),
            ("L’accès à l’information", false, "laccès-à-linformation"),
            ("Vos droits !", true, "vos-droits"),
            ("  --  ", false, ""),
        ] {
            assert_eq!(slug(words, ascii), expected);
        }
    }
}
