//! What became of a version in the next one: the new text with what was deleted where it stood, clause by clause.
//!
//! Two versions are compared as they are printed (`pieces`), so that a fact, a register or a number that a clause was
//! given counts like any word. Clauses are found by id and by their words, their blocks by their words (`align`); what
//! is in each is printed in one (`merge`, `words`).

mod align;
mod merge;
mod pieces;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::language::LanguageId;
use crate::render::facing;
use crate::render::html::{Page, Writer};
use crate::render::typeset;
use crate::site::{Site, Text, Version};
use align::Section;
use merge::Extent;
use pieces::{Piece, Place};
use words::{Inline, Marks};

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Same,
    /// It was given another number, and nothing else changed.
    Renumbered,
    Amended,
    Added,
    Removed,
    Moved,
    MovedAndAmended,
    /// Where a clause that moved stood before.
    Gone,
}

impl Fate {
    /// The message that says it, and what style sheets know it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Renumbered => "renumbered",
            Fate::Amended => "amended",
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Moved => "moved",
            Fate::MovedAndAmended => "moved-and-amended",
            Fate::Gone => "gone",
        }
    }
}

/// Title and summary, what stands before the first clause, a clause, or the footnotes.
#[derive(Debug)]
pub struct Part {
    pub fate: Fate,
    /// The id of its place on the page, the same in every language.
    pub id: String,
    /// The id is printed with its heading.
    pub has_heading: bool,
    /// Its clause by id, in the old text and in the new one.
    pub clauses: [Option<String>; 2],
    /// What it is called: a clause's number and heading.
    pub label: String,
    /// The same in running text.
    pub cited: String,
    pub html: String,
}

/// Two versions of a notice in one language, in their order.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    pub old: &'a Version,
    pub new: &'a Version,
    /// The language that the notice is drafted in.
    pub source: LanguageId,
}

/// Compares two versions in the language of two pages, and prints them in one.
pub fn compare(versions: Versions, old: Page, new: Page) -> Vec<Part> {
    let marks = marks(new.site, new.language);
    let cut = [pieces::cut(old), pieces::cut(new)];
    let ids = [firm(versions.old, versions.source, old), firm(versions.new, versions.source, new)];
    let sections =
        [(old, &cut[0], &ids[0]), (new, &cut[1], &ids[1])].map(|(page, pieces, ids)| sections(page.text, pieces, ids));
    let pairs = align::sections(&sections[0], &sections[1]);
    let printer = Printer { pages: [old, new], sections: &sections, marks: &marks };
    let counterpart: BTreeMap<usize, (usize, bool)> = pairs.iter().map(|&(i, j, moved)| (j, (i, moved))).collect();
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    // By where they stand: those of the new text in its order, those of the old one behind what they followed there.
    let mut parts: BTreeMap<(usize, usize), Part> = BTreeMap::new();
    for j in 0..sections[1].len() {
        let part = match counterpart.get(&j) {
            None => printer.added(j),
            Some(&(i, moved)) => {
                if !moved {
                    kept.insert(i, j);
                }
                printer.amended(i, j, moved)
            }
        };
        parts.insert((j + 1, 0), part);
    }
    let of_old: BTreeMap<usize, usize> = pairs.iter().map(|&(i, j, _)| (i, j)).collect();
    for i in (0..sections[0].len()).filter(|i| !kept.contains_key(i)) {
        let before = kept.range(..i).next_back().map_or(0, |(_, j)| j + 1);
        let part = of_old.get(&i).map_or_else(|| printer.removed(i), |&j| printer.gone(i, j));
        parts.insert((before, i + 1), part);
    }
    printer.front().into_iter().chain(parts.into_values()).collect()
}

/// The words that say what was deleted and inserted.
fn marks(site: &Site, language: LanguageId) -> Marks {
    let mark = |class: &str, id: &str, before: &str, after: &str| {
        let mut html = format!("<span class=\"{class}\">{before}");
        typeset::print(site, language, &site.locales[language].message(id, &[]), &mut html);
        html + after + "</span>"
    };
    Marks {
        deleted: mark("mark", "mark-deleted", "", " "),
        inserted: mark("mark", "mark-inserted", "", " "),
        end: mark("mark", "mark-end", " ", ""),
        link: mark("note", "mark-link", " ", ""),
    }
}

/// The headings that several clauses of a text have.
fn repeated(text: &Text) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    text.clauses.iter().map(|clause| &*clause.heading).filter(|heading| !seen.insert(*heading)).collect()
}

/// The ids of the clauses of a text that can be relied upon: a heading that several clauses have makes ids that depend on
/// what stands before them.
fn firm<'a>(version: &'a Version, source: LanguageId, page: Page<'a>) -> Vec<Option<&'a str>> {
    let drafted = &version.texts[source];
    let (here, there) = (repeated(page.text), repeated(drafted));
    let by_id: BTreeMap<&str, usize> =
        drafted.clauses.iter().enumerate().map(|(i, clause)| (clause.id.as_str(), i)).collect();
    let is_written = |text: &Text, clause: usize| text.body.clauses[clause].id.is_some();
    let of_clause = |i: usize| {
        let id = page.text.clauses[i].id.as_str();
        let counterpart = by_id.get(id).copied();
        let is_firm = is_written(page.text, i)
            || match counterpart {
                Some(clause) => is_written(drafted, clause) || !there.contains(&*drafted.clauses[clause].heading),
                None => !here.contains(&*page.text.clauses[i].heading),
            };
        is_firm.then_some(id)
    };
    (0..page.text.clauses.len()).map(of_clause).collect()
}

fn sections<'a>(text: &'a Text, pieces: &'a [Piece], ids: &[Option<&'a str>]) -> Vec<Section<'a>> {
    debug_assert_eq!(text.clauses.len(), ids.len());
    let section = |pieces: &'a [Piece]| {
        let place = pieces.first().map_or(Place::Opening, |piece| piece.place);
        let (id, formerly) = match place {
            Place::Clause(clause) => (ids[clause], text.clauses[clause].formerly.as_slice()),
            _ => (None, [].as_slice()),
        };
        Section { place, id, formerly, pieces }
    };
    pieces.chunk_by(|a, b| a.place == b.place).map(section).collect()
}

struct Printer<'a> {
    /// The old text's and the new one's.
    pages: [Page<'a>; 2],
    sections: &'a [Vec<Section<'a>>; 2],
    marks: &'a Marks,
}

impl Printer<'_> {
    /// A part of one of the texts, 0 for the old one.
    fn part(&self, side: usize, section: usize, fate: Fate, html: String) -> Part {
        let page = self.pages[side];
        let place = self.sections[side][section].place;
        let mut clauses = [None, None];
        let (id, label) = match place {
            Place::Opening => ("_opening".to_owned(), self.message("part-opening", &[])),
            Place::Footnotes => ("_notes".to_owned(), self.message("footnotes-title", &[])),
            Place::Clause(clause) => {
                let placed = &page.text.clauses[clause];
                clauses[side] = Some(placed.id.clone());
                let words = &placed.heading;
                let number = placed.number.as_ref().filter(|_| placed.numbered);
                let label = number.map_or_else(|| words.to_string(), |number| format!("{number} {words}"));
                let id = match fate {
                    Fate::Removed => format!("_removed-{}", placed.id),
                    Fate::Gone => format!("_moved-{}", placed.id),
                    _ => placed.id.clone(),
                };
                (id, label)
            }
        };
        let has_heading = !id.starts_with('_');
        let mut heading = String::new();
        if place == Place::Footnotes {
            Writer::new(page, &mut heading).footnotes_heading();
        }
        let html = heading + &html;
        Part { fate, id, has_heading, clauses, label, cited: self.cite(side, section), html }
    }

    /// What a part is called whatever its number, which differs from version to version.
    fn named(&self, side: usize, section: usize) -> String {
        let page = self.pages[side];
        match self.sections[side][section].place {
            Place::Clause(clause) => {
                let heading = &page.text.clauses[clause].heading;
                self.message("clause-quoted", &[("heading", heading)])
            }
            _ => self.cite(side, section),
        }
    }

    /// What a part is called in running text.
    fn cite(&self, side: usize, section: usize) -> String {
        let page = self.pages[side];
        match self.sections[side][section].place {
            Place::Opening => self.message("part-opening", &[]),
            Place::Footnotes => self.message("footnotes-title", &[]),
            Place::Clause(clause) => page.site.cite(page.text, clause, page.language),
        }
    }

    fn message(&self, id: &str, values: &[(&str, &str)]) -> String {
        let page = self.pages[1];
        page.site.locales[page.language].message(id, values)
    }

    fn said(&self, words: &str, html: &mut String) {
        typeset::print(self.pages[1].site, self.pages[1].language, words, html);
    }

    /// Says in front of a part what became of it.
    fn fate(&self, words: &str) -> String {
        let mut html = "<p class=\"fate\">".to_owned();
        self.said(words, &mut html);
        html + "</p>\n"
    }

    fn whole(&self, side: usize, section: usize, fate: Fate, element: &str) -> Part {
        let mut html = self.fate(&self.message(&format!("fate-{}", fate.as_str()), &[]));
        html += &format!("<{element}>\n");
        merge::print_all(self.sections[side][section].pieces, &mut html);
        html += &format!("</{element}>\n");
        self.part(side, section, fate, html)
    }

    fn added(&self, j: usize) -> Part {
        self.whole(1, j, Fate::Added, "ins")
    }

    fn removed(&self, i: usize) -> Part {
        self.whole(0, i, Fate::Removed, "del")
    }

    fn amended(&self, i: usize, j: usize, moved: bool) -> Part {
        let mut html = String::new();
        if moved {
            let words = match i.checked_sub(1) {
                Some(before) => self.message("moved-from", &[("clause", &self.named(0, before))]),
                None => self.message("moved-from-beginning", &[]),
            };
            html = self.fate(&words);
        }
        let changed = merge::print(self.sections[0][i].pieces, self.sections[1][j].pieces, self.marks, &mut html);
        let fate = match (moved, changed) {
            (false, Extent::Nothing) => Fate::Same,
            (false, Extent::Number) => Fate::Renumbered,
            (false, Extent::Words) => Fate::Amended,
            (true, Extent::Nothing | Extent::Number) => Fate::Moved,
            (true, Extent::Words) => Fate::MovedAndAmended,
        };
        let mut part = self.part(1, j, fate, html);
        if let Place::Clause(clause) = self.sections[0][i].place {
            part.clauses[0] = Some(self.pages[0].text.clauses[clause].id.clone());
        }
        part
    }

    /// The place that a clause moved away from.
    fn gone(&self, i: usize, j: usize) -> Part {
        let named = self.named(0, i);
        let words = match j.checked_sub(1) {
            Some(before) => self.message("moved-to", &[("clause", &named), ("after", &self.named(1, before))]),
            None => self.message("moved-to-beginning", &[("clause", &named)]),
        };
        let Place::Clause(clause) = self.sections[1][j].place else {
            return self.part(0, i, Fate::Gone, String::new());
        };
        let mut html = format!("<p class=\"fate\"><a href=\"#{}\">", self.pages[1].text.clauses[clause].id);
        self.said(&words, &mut html);
        html += "</a></p>\n";
        self.part(0, i, Fate::Gone, html)
    }

    /// Title and summary, where they changed.
    fn front(&self) -> Option<Part> {
        let fields =
            [("part-title", |text: &Text| Some(text.title.clone())), ("summary", |text: &Text| text.summary.clone())]
                as [(&str, fn(&Text) -> Option<String>); 2];
        let mut html = String::new();
        for (name, field) in fields {
            let [old, new] = self.pages.map(|page| {
                let mut html = String::new();
                typeset::print(page.site, page.language, &field(page.text).unwrap_or_default(), &mut html);
                Inline::new(html)
            });
            if old.says(&new) {
                continue;
            }
            html += "<dt>";
            self.said(&self.message(name, &[]), &mut html);
            html += "</dt>\n<dd>";
            words::compare(&old, &new).print(self.marks, &mut html);
            html += "</dd>\n";
        }
        let label = self.message("part-front", &[]);
        (!html.is_empty()).then(|| Part {
            fate: Fate::Amended,
            id: "_front".to_owned(),
            has_heading: false,
            clauses: [None, None],
            cited: label.clone(),
            label,
            html: format!("<dl class=\"front\">\n{html}</dl>\n"),
        })
    }
}

/// The parts of a page in order, each of which has one side or two that face each other.
pub struct Row {
    /// In the order of the languages of the page.
    pub sides: Vec<Option<Part>>,
}

impl Row {
    /// The part in which most changed; of several, the first.
    pub fn part(&self) -> Option<(usize, &Part)> {
        let parts = self.sides.iter().enumerate().filter_map(|(side, part)| Some((side, part.as_ref()?)));
        let weight = |part: &Part| match part.fate {
            Fate::Same => 2,
            Fate::Renumbered => 1,
            _ => 0,
        };
        parts.min_by_key(|(_, part)| weight(part))
    }

    /// What the line says that opens it, if nothing changed that must be read.
    fn folded(&self) -> Option<&'static str> {
        match self.part().map_or(Fate::Same, |(_, part)| part.fate) {
            Fate::Same => Some("unchanged"),
            Fate::Renumbered => Some("renumbered"),
            _ => None,
        }
    }
}

/// Places the parts of two languages side by side. What the second alone has follows what it follows there.
pub fn beside(first: Vec<Part>, second: Vec<Part>) -> Vec<Row> {
    let places: BTreeMap<String, usize> = first.iter().enumerate().map(|(i, part)| (part.id.clone(), i + 1)).collect();
    let mut rows: BTreeMap<(usize, usize), Row> =
        first.into_iter().enumerate().map(|(i, part)| ((i + 1, 0), Row { sides: vec![Some(part), None] })).collect();
    let mut before = 0;
    for (j, part) in second.into_iter().enumerate() {
        match places.get(&part.id).and_then(|&place| rows.get_mut(&(place, 0)).map(|row| (place, row))) {
            Some((place, row)) => {
                row.sides[1] = Some(part);
                before = place;
            }
            None => {
                rows.insert((before, j + 1), Row { sides: vec![None, Some(part)] });
            }
        }
    }
    rows.into_values().collect()
}

/// Prints rows: those in which no word changed behind a line that opens them. The first language is the reader's own.
pub fn print(site: &Site, languages: &[LanguageId], rows: &[Row], html: &mut String) {
    let page = languages[0];
    let locale = &site.locales[page];
    for run in rows.chunk_by(|a, b| a.folded().is_some() && a.folded() == b.folded()) {
        let folded = run[0].folded();
        if let Some(message) = folded {
            let cited = |row: &Row| row.part().map_or_else(String::new, |(_, part)| part.cited.clone());
            let words = match run {
                [only] => locale.message(&format!("{message}-one"), &[("clause", &cited(only))]),
                [first, .., last] => {
                    locale.message(&format!("{message}-many"), &[("first", &cited(first)), ("last", &cited(last))])
                }
                [] => String::new(),
            };
            html.push_str("<details class=\"unchanged\"><summary>");
            typeset::print(site, page, &words, html);
            html.push_str("</summary>\n");
        }
        for row in run {
            let Some((_, part)) = row.part() else { continue };
            let id = if part.has_heading { String::new() } else { format!(" id=\"{}\"", part.id) };
            let notes = if part.id == "_notes" { " footnotes" } else { "" };
            let row_class = if languages.len() > 1 { "row " } else { "" };
            html.push_str(&format!("<div class=\"{row_class}part {}{notes}\"{id}>\n", part.fate.as_str()));
            match &row.sides[..] {
                [Some(part)] => html.push_str(&part.html),
                sides => {
                    for (part, side) in sides.iter().zip(languages) {
                        let (body, words) = match part {
                            Some(part) => (of_side(site, part, *side, folded.is_some()), *side),
                            None => (facing::no_counterpart(site, *side, page), page),
                        };
                        facing::cell(site, *side, words, &body, html);
                    }
                }
            }
            html.push_str("</div>\n");
        }
        if folded.is_some() {
            html.push_str("</details>\n");
        }
    }
}

/// A part beside its counterpart: where that alone changed, this is said.
fn of_side(site: &Site, part: &Part, language: LanguageId, is_folded: bool) -> String {
    if part.fate != Fate::Same || is_folded {
        return part.html.clone();
    }
    let mut html = part.html.clone() + "<p class=\"fate\">";
    typeset::print(site, language, &site.locales[language].message("fate-same", &[]), &mut html);
    html + "</p>\n"
}
