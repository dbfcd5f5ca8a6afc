//! What only follows from another fault, and goes with it, is not told beside it: one slip is one finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Code, Finding, Findings, Value};
use crate::site::{Site, Text};
use crate::source::{FileId, Sources, Span};

/// Leaves out what follows from other findings. Those that are allowed or off must be gone: they explain nothing.
pub fn without_consequences(site: &Site, findings: Findings, sources: &Sources) -> Findings {
    if findings.iter().len() < 2 {
        return findings;
    }
    let causes = Causes::of(site, &findings, sources);
    findings.iter().filter(|finding| !causes.explain(finding)).cloned().collect()
}

/// A part of a text, as the ledger has them: 0 for the front matter, 1 for what stands before the first heading, then
/// clause by clause. Of a file that is no text, 0.
type Part = (FileId, usize);

/// What other findings may follow from.
struct Causes<'a> {
    sources: &'a Sources,
    texts: BTreeMap<FileId, &'a Text>,
    /// Lines that hold an invisible character, which may keep a heading from being one.
    garbled: BTreeSet<(FileId, usize)>,
    /// Texts of which a part was not read.
    unread: BTreeSet<FileId>,
    /// What a YAML file that cannot be parsed is read for: a notice's folder, or for the facts of the site all of them.
    unparsed: Vec<&'a str>,
    /// Links and inserts that lead to nothing, and those that are taken for none.
    broken: Vec<Span>,
    lost: Vec<Span>,
    /// Parts with a slip that has its own finding.
    slips: BTreeSet<Part>,
    /// Those of them in which blocks may have no counterpart for it.
    torn: BTreeSet<Part>,
    /// Parts that took effect and were changed in one language alone, and texts that lost one.
    rewritten: BTreeSet<Part>,
    cut: BTreeSet<FileId>,
    /// Parts in which the languages differ.
    different: BTreeSet<Part>,
    /// Texts that lack a part of another, with that one.
    lacking: BTreeSet<(FileId, FileId)>,
    /// Keys that were misspelt.
    misspelt: BTreeSet<(FileId, &'a Value)>,
    /// Ids that were published and are gone.
    vanished: BTreeSet<&'a Value>,
    /// Folders with a text in no language of the site.
    strange: BTreeSet<&'a str>,
    /// Redirects that lead nowhere.
    shadowed: BTreeSet<Span>,
    /// There is no notice, and so none that could be named or found at an address.
    is_empty: bool,
}

impl<'a> Causes<'a> {
    fn of(site: &'a Site, findings: &'a Findings, sources: &'a Sources) -> Causes<'a> {
        let texts = site.notices.iter().flat_map(|notice| &notice.versions).flat_map(|version| version.texts.iter());
        let mut causes = Causes {
            sources,
            texts: texts.map(|(_, text)| (text.file, text)).collect(),
            garbled: BTreeSet::new(),
            unread: BTreeSet::new(),
            unparsed: Vec::new(),
            broken: Vec::new(),
            lost: Vec::new(),
            slips: BTreeSet::new(),
            torn: BTreeSet::new(),
            rewritten: BTreeSet::new(),
            cut: BTreeSet::new(),
            different: BTreeSet::new(),
            lacking: BTreeSet::new(),
            misspelt: BTreeSet::new(),
            vanished: BTreeSet::new(),
            strange: BTreeSet::new(),
            shadowed: BTreeSet::new(),
            is_empty: false,
        };
        for finding in findings.iter() {
            if let Some(span) = finding.span {
                causes.add(finding, span);
            }
        }
        causes
    }

    fn add(&mut self, finding: &'a Finding, span: Span) {
        let path = self.sources.file(span.file).path.as_str();
        match finding.code {
            Code::FileControlCharacter => drop(self.garbled.insert(self.line(span))),
            Code::TextTooDeep => drop(self.unread.insert(span.file)),
            Code::YamlSyntax if path == "content/facts.yaml" => self.unparsed.push("content/"),
            Code::YamlSyntax => self.unparsed.extend(folder(path, 2)),
            Code::YamlUnknownKey => self.misspelt.extend(value(finding, "suggestion").map(|key| (span.file, key))),
            Code::AddressVanished => self.vanished.extend(value(finding, "id")),
            Code::NoticeUnknownLanguage => self.strange.extend(folder(path, 3)),
            Code::SiteNoNotice => self.is_empty = true,
            Code::RedirectShadowed => drop(self.shadowed.insert(span)),
            Code::LifecycleRewritten if finding.labels.is_empty() => match path.split_once("/approved/") {
                Some((folder, name)) => self.cut.extend(self.sources.find(&format!("{folder}/{name}"))),
                None => drop(self.rewritten.insert(self.part(span))),
            },
            code if code.is_of_parity() => {
                let parts: Vec<Part> = finding.places().map(|place| self.part(place)).collect();
                self.different.extend(parts);
                if matches!(code, Code::ParityMissingClause | Code::ParityMissingBlock) {
                    self.lacking.extend(finding.labels.iter().map(|there| (span.file, there.span.file)));
                }
            }
            code if is_slip(code) => {
                self.slips.insert(self.part(span));
                match code {
                    Code::FootnoteUnknown | Code::ClauseDuplicateId => drop(self.torn.insert(self.part(span))),
                    Code::LinkMalformed | Code::LinkPath | Code::LinkBadScheme | Code::LinkEmpty => {
                        self.lost.push(span)
                    }
                    Code::InsertMalformed => self.lost.push(span),
                    _ => self.broken.push(span),
                }
            }
            _ => {}
        }
    }

    /// Whether a finding only follows from another.
    fn explain(&self, finding: &Finding) -> bool {
        let touches = |parts: &BTreeSet<Part>| finding.places().any(|place| parts.contains(&self.part(place)));
        let is_in_file = |files: &BTreeSet<FileId>| finding.places().any(|place| files.contains(&place.file));
        let path = finding.span.map_or("", |span| self.sources.file(span.file).path.as_str());
        let is_misspelt = || {
            let file = |key| move |place: Span| self.misspelt.contains(&(place.file, key));
            value(finding, "key").is_some_and(|key| finding.places().any(file(key)))
        };
        match finding.code {
            Code::ParityFrontMatter if is_misspelt() => true,
            code if code.is_of_parity() => {
                let is_of_link = matches!(code, Code::ParityLink | Code::ParityInsert | Code::ParityUrl);
                let is_of_clause = matches!(code, Code::ParityMissingClause | Code::ParityExtraClause);
                finding.span.is_some_and(|span| self.garbled.contains(&self.line(span)))
                    || is_in_file(&self.unread)
                    || is_of_link && self.is_of_broken(finding)
                    || is_of_clause && is_in_file(&self.cut)
                    || touches(&self.torn)
                    || touches(&self.rewritten)
            }
            Code::LifecycleRewritten => {
                self.unparsed.iter().any(|folder| path.starts_with(folder))
                    || is_in_file(&self.unread)
                    || touches(&self.slips)
            }
            Code::LedgerStale | Code::LedgerTranslationChanged | Code::LedgerChanged => {
                self.unparsed.iter().any(|folder| path.starts_with(folder))
                    || is_in_file(&self.unread)
                    || touches(&self.slips)
                    || touches(&self.different)
            }
            Code::YamlMissingKey => is_misspelt(),
            Code::FootnoteUnused => self.is_referred_to_where_lacking(finding),
            Code::LinkUnknownClause => value(finding, "clause").is_some_and(|id| self.vanished.contains(id)),
            Code::NoticeMissingLanguage => folder(path, 3).is_some_and(|folder| self.strange.contains(folder)),
            Code::LinkUnknownNotice | Code::AddressGone => self.is_empty,
            Code::RedirectLoop => finding.span.is_some_and(|span| self.shadowed.contains(&span)),
            _ => false,
        }
    }

    /// Whether nothing refers to a footnote since what refers to it in another text is missing.
    fn is_referred_to_where_lacking(&self, finding: &Finding) -> bool {
        let is_referred_to = |there: &FileId| {
            self.texts.get(there).is_some_and(|text| {
                let mut notes = text.body.footnotes.iter().filter(|note| note.referred);
                notes.any(|note| value(finding, "name") == Some(&Value::from(note.name.as_str())))
            })
        };
        let here = finding.span.map(|span| span.file);
        self.lacking.iter().any(|(lacking, there)| Some(*lacking) == here && is_referred_to(there))
    }

    /// Whether a finding is about a link or an insert that leads to nothing, or misses one that is taken for none.
    fn is_of_broken(&self, finding: &Finding) -> bool {
        finding.places().any(|place| {
            self.broken.iter().any(|broken| place.is_within(*broken))
                || self.lost.iter().any(|lost| lost.is_within(place))
        })
    }

    fn line(&self, span: Span) -> (FileId, usize) {
        (span.file, self.sources.position(span.file, span.start).0)
    }

    fn part(&self, span: Span) -> Part {
        let part = self.texts.get(&span.file).filter(|text| span.start >= text.front.span.end).map_or(0, |text| {
            let clauses = &text.body.clauses;
            1 + clauses.partition_point(|clause| clause.span.start <= span.start)
        });
        (span.file, part)
    }
}

/// Whether it is a finding about what is written at one place of a text, by which that looks changed, or different from
/// another.
fn is_slip(code: Code) -> bool {
    let name = code.as_str();
    let of_texts = [Code::FootnoteUnknown, Code::ClauseDuplicateId, Code::HtmlNotAllowed, Code::HtmlUnbalanced];
    name.starts_with("link/") || name.starts_with("insert/") || of_texts.contains(&code)
}

fn value<'a>(finding: &'a Finding, name: &str) -> Option<&'a Value> {
    finding.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The folder of a path that has so many parts, with its last `/`.
fn folder(path: &str, parts: usize) -> Option<&str> {
    path.match_indices('/').nth(parts - 1).map(|(at, _)| &path[..=at])
}
