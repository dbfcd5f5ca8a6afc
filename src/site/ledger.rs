//! The ledger: which clauses were approved together, and what changed since.
//!
//! A text is written part by part as lines of plain Markdown in one spelling, so that what was approved and what stands
//! there now can be compared as they are. Line breaks, emphasis and the signs of lists are markup and do not count; what
//! a link leads to and the values of inserts do. Nothing here reads or writes a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::content::approved::{ADDRESS, INCOMPLETE, Key, Part};
use crate::content::insert::{self, Phrase};
use crate::content::language::{LanguageId, PerLanguage};
use crate::content::link::Destination;
use crate::content::markdown::{Kind, Tag};
use crate::site::blocks::{Block, Leaf};
use crate::site::{Inserted, Text, Version};
use crate::source::{Sources, Span};

/// A part of a version, in all its languages, as it is and as it was approved.
#[derive(Debug)]
pub struct Entry {
    pub now: PerLanguage<Option<Part>>,
    pub approved: PerLanguage<Option<Part>>,
}

/// How a part in one language stands to what was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was approved, and so is the source text.
    Approved,
    /// As it was approved, while the source text changed.
    Stale,
    /// Not as it was approved.
    Changed,
    /// Never approved together with the source text.
    Unapproved,
}

impl Entry {
    /// Whether the part changed in a language since it was approved there.
    pub fn has_changed(&self, language: LanguageId) -> bool {
        words(&self.now[language]) != words(&self.approved[language])
    }

    /// The state of the part in a language.
    pub fn state(&self, language: LanguageId, source: LanguageId) -> State {
        if self.approved[language].is_none() || self.approved[source].is_none() {
            return State::Unapproved;
        }
        match (self.has_changed(source), self.has_changed(language)) {
            (_, true) => State::Changed,
            (true, false) => State::Stale,
            (false, false) => State::Approved,
        }
    }

    /// Whether it stands in every language as it was approved.
    pub fn is_approved(&self) -> bool {
        self.now.iter().all(|(language, now)| now.is_some() && !self.has_changed(language))
    }

    /// The part in a language, as it is, else as it was.
    pub fn part(&self, language: LanguageId) -> Option<&Part> {
        self.now[language].as_ref().or(self.approved[language].as_ref())
    }

    /// Which part it is: by what it is called now, in the first language that has it, else by what it was called.
    pub fn key(&self) -> &Key {
        let mut all = self.now.iter().chain(self.approved.iter()).filter_map(|(_, part)| part.as_ref());
        all.next().map_or(&Key::Front, |part| &part.key)
    }
}

/// What a part says; nothing where it is not there.
pub fn words(part: &Option<Part>) -> &str {
    part.as_ref().map_or("", |part| &part.words)
}

/// The heading of a part without its signs; empty where it has none.
pub fn heading(part: &Part) -> &str {
    match part.key {
        Key::Clause(_) => part.words.lines().next().unwrap_or_default().trim_start_matches('#').trim_start(),
        Key::Front | Key::Opening => "",
    }
}

/// The fact that changed in a part, where no word of it did: the first of them.
pub fn changed_fact(entry: &Entry, language: LanguageId) -> Option<&str> {
    let (now, approved) = (words(&entry.now[language]), words(&entry.approved[language]));
    let (now, approved) = (stated(now), stated(approved));
    let is_fact = |other: &(&str, Option<&str>)| other.1.is_some();
    let same =
        now.len() == approved.len() && now.iter().zip(&approved).all(|(a, b)| a.0 == b.0 && is_fact(a) == is_fact(b));
    let changed = || now.iter().zip(&approved).find(|(a, b)| a.1 != b.1);
    same.then(changed).flatten().map(|((name, _), _)| *name)
}

/// The words of a part in pieces: text, or the name and the value of a fact.
fn stated(words: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    for (i, piece) in words.split("{{ ").enumerate() {
        let fact = piece.split_once(" }}").filter(|_| i > 0);
        match fact.and_then(|(fact, rest)| Some((fact.split_once(" = ")?, rest))) {
            Some(((name, value), rest)) => pieces.extend([(name, Some(value)), (rest, None)]),
            None => pieces.push((piece, None)),
        }
    }
    pieces
}

/// All parts of a version in the order of the source text, those that are gone where they stood.
pub fn entries(version: &Version, source: LanguageId, sources: &Sources) -> Vec<Entry> {
    let now = version.texts.map(|language, text| parts(text, &version.blocks(language, sources), sources));
    let approved = now.map(|language, _| version.approved[language].as_ref().map_or(&[][..], |copy| &copy.parts[..]));
    let lists: Vec<Vec<&Key>> = [&now[source][..], approved[source]]
        .into_iter()
        .chain(now.iter().map(|(_, parts)| &parts[..]))
        .chain(approved.iter().map(|(_, parts)| *parts))
        .map(|parts| parts.iter().map(|part| &part.key).collect())
        .collect();
    let by_key = |parts: &[Part]| -> BTreeMap<Key, Part> {
        parts.iter().rev().map(|part| (part.key.clone(), part.clone())).collect()
    };
    let mut now_by_key = now.map(|_, parts| by_key(parts));
    let mut approved_by_key = approved.map(|_, parts| by_key(parts));
    let entries = in_order(&lists).into_iter().map(|key| Entry {
        now: now.map(|language, _| now_by_key[language].remove(key)),
        approved: now.map(|language, _| approved_by_key[language].remove(key)),
    });
    let source_clauses = version.texts[source].body.clauses.iter();
    let written = source_clauses.filter_map(|clause| clause.id.as_ref()).map(|id| id.value.as_str()).collect();
    renamed(with_another_id(entries.collect(), version, source), &written, source)
}

/// Takes a clause that is gone and a new one for the same clause, where the new one says so or says the same: what
/// changed is its id.
fn with_another_id(entries: Vec<Entry>, version: &Version, source: LanguageId) -> Vec<Entry> {
    let formerly: BTreeMap<&str, &str> = version.texts[source]
        .clauses
        .iter()
        .flat_map(|clause| clause.formerly.iter().map(|old| (old.as_str(), clause.id.as_str())))
        .collect();
    let is_new = |entry: &Entry| entry.approved.iter().all(|(_, part)| part.is_none());
    let is_clause = |entry: &Entry| matches!(entry.key(), Key::Clause(_));
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
    for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| is_new(entry) && is_clause(entry)) {
        if let Key::Clause(id) = entry.key() {
            by_id.insert(id.clone(), i);
            by_words.entry(words(&entry.now[source]).to_owned()).or_insert(i);
        }
    }
    let place = |entry: &Entry| {
        let Key::Clause(id) = entry.key() else { return None };
        let is_gone = entry.now.iter().all(|(_, part)| part.is_none());
        let said = || formerly.get(id.as_str()).and_then(|id| by_id.get(*id));
        is_gone.then(|| said().or_else(|| by_words.get(words(&entry.approved[source]))).copied()).flatten()
    };
    let places: Vec<Option<usize>> = entries.iter().map(place).collect();
    let mut joined: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    for (old, new) in places.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))) {
        // Of several clauses whose place one took, the first is compared with it.
        if joined[new].as_ref().is_some_and(is_new)
            && let (Some(old), Some(new)) = (joined[old].take(), joined[new].as_mut())
        {
            new.approved = old.approved;
        }
    }
    joined.into_iter().flatten().collect()
}

/// All keys of several lists, in the order of the first; what it lacks stands behind what it follows elsewhere.
fn in_order<'a>(lists: &[Vec<&'a Key>]) -> Vec<&'a Key> {
    let mut order: Vec<&Key> = Vec::new();
    let mut known = BTreeSet::new();
    for list in lists {
        let mut before: Option<&Key> = None;
        for &key in list {
            if known.insert(key) {
                let place = before.and_then(|before| order.iter().position(|key| *key == before));
                // What begins a list begins the order; what goes on where the order ends is its next.
                order.insert(place.map_or(0, |place| place + 1), key);
            }
            before = Some(key);
        }
    }
    order
}

/// Takes clauses that are gone and as many new ones in their place for the same clauses: an id that is not `written` is
/// made of the heading's words in the source text, and changes with them.
fn renamed(entries: Vec<Entry>, written: &BTreeSet<&str>, source: LanguageId) -> Vec<Entry> {
    let is_clause = |entry: &Entry| matches!(entry.key(), Key::Clause(_));
    let is_gone = |entry: &Entry| is_clause(entry) && entry.now.iter().all(|(_, part)| part.is_none());
    let is_new = |entry: &Entry| {
        let is_made = matches!(entry.key(), Key::Clause(id) if !written.contains(id.as_str()));
        is_made && entry.now[source].is_some() && entry.approved.iter().all(|(_, part)| part.is_none())
    };
    let mut joined: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut run: Vec<Entry> = Vec::new();
    let settle = |run: &mut Vec<Entry>, joined: &mut Vec<Entry>| {
        let gone = run.iter().filter(|entry| is_gone(entry)).count();
        if gone * 2 != run.len() {
            joined.append(run);
            return;
        }
        let (old, new): (Vec<Entry>, Vec<Entry>) = run.drain(..).partition(is_gone);
        joined.extend(new.into_iter().zip(old).map(|(new, old)| Entry { now: new.now, approved: old.approved }));
    };
    for entry in entries {
        if is_gone(&entry) || is_new(&entry) {
            run.push(entry);
        } else {
            settle(&mut run, &mut joined);
            joined.push(entry);
        }
    }
    settle(&mut run, &mut joined);
    joined
}

/// The approved copy in a language when the parts that `accepted` tells have been approved as they stand now.
pub fn approve<'a>(entries: &'a [Entry], language: LanguageId, accepted: impl Fn(usize) -> bool) -> Vec<&'a Part> {
    let part = |(i, entry): (usize, &'a Entry)| {
        let part = if accepted(i) { &entry.now[language] } else { &entry.approved[language] };
        part.as_ref()
    };
    entries.iter().enumerate().filter_map(part).collect()
}

/// An approved copy as a file; `note` says what it is, `addresses` are the permanent routes of its text, if it is
/// approved as a whole.
pub fn write(parts: &[&Part], addresses: &BTreeSet<String>, complete: bool, note: Option<&str>) -> String {
    let mut file = String::from("---\n");
    for line in note.iter().flat_map(|note| note.lines()) {
        file += &format!("# {line}\n");
    }
    for address in addresses {
        file += &format!("{ADDRESS}{address}\n");
    }
    if !complete {
        file += &format!("{INCOMPLETE}\n");
    }
    let mut is_front = true;
    let mut joins = false;
    for part in parts {
        if is_front && part.key != Key::Front {
            file += "---\n";
            is_front = false;
        }
        for (i, line) in part.words.lines().enumerate() {
            let stands_close = line.starts_with(": ") || (joins && is_joined(line));
            if !is_front && !stands_close {
                file.push('\n');
            }
            file += line;
            if let (Key::Clause(id), 0) = (&part.key, i) {
                file += &format!(" {{#{id}}}");
            }
            file.push('\n');
            joins = is_joined(line);
        }
    }
    if is_front {
        file += "---\n";
    }
    file
}

/// Whether a line stands next to its like without an empty line between: items, rows and code. A definition always
/// stands next to its term.
fn is_joined(line: &str) -> bool {
    line.starts_with("    ") || ["- ", "1. ", "| "].iter().any(|sign| line.trim_start().starts_with(sign))
}

/// The parts of a text.
pub fn parts(text: &Text, blocks: &[Block], sources: &Sources) -> Vec<Part> {
    let mut writer = Writer { text, source: sources.text(text.file), notes: Vec::new() };
    let mut parts = vec![front(text)];
    let running = blocks.partition_point(|block| !block.shape.footnote);
    for of_part in blocks[..running].chunk_by(|a, b| a.clause == b.clause) {
        let first = of_part[0].span;
        let end = first.start as usize + sources.slice(first).find('\n').unwrap_or(first.range().len());
        let key =
            of_part[0].clause.map_or(Key::Opening, |clause| Key::Clause(text.clauses[clause as usize].id.clone()));
        let words = writer.part(of_part, &blocks[running..]);
        parts.push(Part { key, words, span: Span::new(text.file, first.start as usize..end) });
    }
    parts
}

/// Title, summary and so on, as they are written in front matter.
fn front(text: &Text) -> Part {
    let line = |(key, phrase): (&str, Option<&Phrase>)| {
        let mut words = String::new();
        for part in &phrase?.parts {
            match part {
                insert::Part::Text(text) => words += text,
                insert::Part::Insert(insert) => words += &inserted(text, &insert.name.value),
            }
        }
        // A JSON string is a YAML string.
        Some(format!("{key}: {}", serde_json::Value::from(on_one_line(&words))))
    };
    let lines: Vec<_> = text.front.phrases().into_iter().filter_map(line).collect();
    Part { key: Key::Front, words: lines.join("\n"), span: Span::new(text.file, 0..3) }
}

/// An insert by its name and plain value.
fn inserted(text: &Text, name: &str) -> String {
    let value = text.values.get(name).map_or("", String::as_str);
    format!("{{{{ {name} = {value} }}}}")
}

/// Elements of raw HTML that say something beyond how words look.
const MEANT: [&str; 4] = ["q", "s", "sub", "sup"];

/// Writes the blocks of a text as lines.
struct Writer<'a> {
    text: &'a Text,
    source: &'a str,
    /// The footnotes that the part refers to, in the order in which it does: their numbers in the text change with
    /// other parts.
    notes: Vec<u32>,
}

impl Writer<'_> {
    /// The blocks of a part, and the footnotes that it refers to.
    fn part(&mut self, blocks: &[Block], of_notes: &[Block]) -> String {
        self.notes.clear();
        let mut lines = Vec::new();
        for block in blocks {
            self.block(block, "", &mut lines);
        }
        let mut number = 0;
        while let Some(&note) = self.notes.get(number) {
            number += 1;
            let events = self.text.body.footnotes[note as usize].events.clone();
            let is_in_note = |block: &&Block| events.contains(&(block.events.start as usize));
            for (i, block) in of_notes.iter().filter(is_in_note).enumerate() {
                let sign = if i == 0 { format!("[^{number}]: ") } else { "  ".to_owned() };
                self.block(block, &sign, &mut lines);
            }
        }
        lines.join("\n")
    }

    /// Adds the lines of a block, the first behind a sign.
    fn block(&mut self, block: &Block, sign: &str, lines: &mut Vec<String>) {
        let shape = block.shape;
        let events = block.events.start as usize..block.events.end as usize;
        let is_item = shape.begins && shape.lists > 0;
        let depth = usize::from(shape.lists) - usize::from(is_item);
        let mut before = format!("{sign}{}{}", "> ".repeat(shape.quotes.into()), "  ".repeat(depth));
        match shape.leaf {
            Leaf::Heading(level) => before += &format!("{} ", "#".repeat(level.into())),
            Leaf::Row(_) | Leaf::Term | Leaf::Code | Leaf::Rule => {}
            Leaf::Words if is_item && shape.numbered => before += "1. ",
            Leaf::Words if is_item => before += "- ",
            Leaf::Words if shape.definition && shape.begins => before += ": ",
            Leaf::Words => {}
        }
        if let Some((name, table)) = self.register(events.clone()) {
            lines.push(format!("{before}{{{{ {name} }}}}"));
            lines.extend(table.lines().map(str::to_owned));
            return;
        }
        let words = self.words(events);
        match shape.leaf {
            Leaf::Code => {
                let code = words.lines().map(str::trim_end).filter(|line| !line.is_empty());
                lines.extend(code.map(|line| format!("{before}    {line}")));
            }
            Leaf::Rule => lines.push(before + "***"),
            Leaf::Row(_) => lines.push(format!("{before}| {} |", on_one_line(&words))),
            _ => {
                let words = on_one_line(&words);
                let escaped =
                    before.is_empty() && ["#", "<<<<", "====", ">>>>", "||||"].iter().any(|s| words.starts_with(s));
                lines.push(before + if escaped { "\\" } else { "" } + &words);
            }
        }
    }

    /// The name and the plain value of the register that a block prints, if it does.
    fn register(&self, mut events: Range<usize>) -> Option<(&str, &str)> {
        events.find_map(|event| {
            let Kind::Insert(i) = self.text.body.events[event].kind else { return None };
            let Some(Inserted::Table { .. }) = self.text.inserts.get(i as usize) else { return None };
            let name = self.text.body.inserts[i as usize].name.value.as_str();
            Some((name, self.text.values.get(name)?.as_str()))
        })
    }

    /// The words of some events, with what counts besides them.
    fn words(&mut self, events: Range<usize>) -> String {
        let body = &self.text.body;
        let mut words = String::new();
        let mut cells = 0;
        for event in &body.events[events] {
            match event.kind {
                Kind::Text | Kind::Code => words += &self.source[event.start as usize..event.end as usize],
                Kind::Decoded(i) | Kind::DecodedCode(i) => words += &body.decoded[i as usize],
                Kind::SoftBreak | Kind::HardBreak => words.push(' '),
                Kind::Insert(i) => words += &inserted(self.text, &body.inserts[i as usize].name.value),
                Kind::Html(i) => words += &tag(&body.decoded[i as usize]),
                Kind::FootnoteReference(note) => words += &format!("[^{}]", self.number(note)),
                Kind::Open(Tag::Link(_)) => words.push('['),
                Kind::Open(Tag::Image(_)) => words += "![",
                Kind::Close(Tag::Link(i) | Tag::Image(i)) => {
                    words += &format!("]({})", destination(&body.links[i as usize].destination));
                }
                Kind::Open(Tag::Cell(_)) => {
                    cells += 1;
                    if cells > 1 {
                        words += " | ";
                    }
                }
                _ => {}
            }
        }
        words
    }

    /// The number of a footnote among those of the part.
    fn number(&mut self, note: u32) -> usize {
        let known = self.notes.iter().position(|known| *known == note);
        known.unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        }) + 1
    }
}

/// What counts of a tag: its name, where it says something; a break is a blank.
fn tag(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let name = name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())].to_ascii_lowercase();
    match html.starts_with("</") {
        _ if name == "br" => " ".to_owned(),
        _ if !MEANT.contains(&name.as_str()) => String::new(),
        true => format!("</{name}>"),
        false => format!("<{name}>"),
    }
}

/// A destination in one spelling.
fn destination(destination: &Destination) -> String {
    match destination {
        Destination::Url(url) => url.clone(),
        Destination::Attachment(name) => name.clone(),
        Destination::Clause(id) => format!("#{id}"),
        Destination::Notice { key, version, clause } => {
            let version = version.iter().map(|version| format!("/{version}"));
            let clause = clause.iter().map(|clause| format!("#{clause}"));
            format!("notice:{key}") + &version.chain(clause).collect::<String>()
        }
    }
}

/// Words with a single space wherever there are blanks.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
