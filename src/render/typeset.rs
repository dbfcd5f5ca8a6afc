//! The typography of what is printed: which words of a body form one run of text, in which language, and what changes
//! in them. The rules themselves are the language's.

use std::ops::Range;

use pulldown_cmark_escape::escape_html_body_text;
use serde::Serialize;
use tera::Value;

use crate::content::language::LanguageId;
use crate::content::markdown::{Body, Event, Kind, Tag};
use crate::locale::typography::{Edit, LINE_BREAK, OBJECT, Typography};
use crate::site::blocks::is_inline;
use crate::site::{Inserted, Site, Text};

/// Elements whose words are not running text.
const CODE: [&str; 4] = ["code", "kbd", "samp", "var"];

/// Words as HTML, which templates print as they are.
#[derive(Debug, Clone, Serialize)]
pub struct Html(Value);

impl Html {
    /// HTML with its typography already in it.
    pub fn ready(html: &str) -> Html {
        Html(Value::safe_string(html))
    }
}

/// The rules for a language, unless the site does without typography.
fn rules(site: &Site, language: LanguageId) -> Option<&Typography> {
    site.config.typography.then(|| site.locales[language].typography())
}

/// Plain words for where no markup can stand, such as a page's title.
pub fn plain(site: &Site, language: LanguageId, words: &str) -> String {
    rules(site, language).map_or_else(|| words.to_owned(), |rules| rules.plain(words))
}

/// Plain words as HTML.
pub fn html(site: &Site, language: LanguageId, words: &str) -> Html {
    let mut html = String::with_capacity(words.len());
    print(site, language, words, &mut html);
    Html::ready(&html)
}

/// Adds plain words to HTML.
pub fn print(site: &Site, language: LanguageId, words: &str, html: &mut String) {
    let mut edits = Vec::new();
    if let Some(rules) = rules(site, language) {
        rules.edit(words, &mut edits);
    }
    let changes =
        edits.iter().map(|edit| Change { event: 0, range: edit.range.clone(), with: edit.with, raised: edit.raised });
    apply(words, changes, html);
}

/// Prints words with the changes that fall in them.
fn apply<'a>(words: &str, changes: impl Iterator<Item = Change<'a>>, html: &mut String) {
    let mut from = 0;
    for change in changes {
        escape(&words[from..change.range.start], html);
        if change.raised {
            html.push_str("<sup>");
        }
        escape(change.with, html);
        if change.raised {
            html.push_str("</sup>");
        }
        from = change.range.end;
    }
    escape(&words[from..], html);
}

/// Writing to a string cannot fail.
fn escape(text: &str, html: &mut String) {
    let _ = escape_html_body_text(html, text);
}

/// A change to the words that an event prints.
#[derive(Clone)]
struct Change<'a> {
    event: usize,
    range: Range<usize>,
    with: &'a str,
    raised: bool,
}

/// Words of one language that follow each other in a block, whatever elements they stand in.
#[derive(Default)]
struct Run<'a> {
    /// None where the words are to be left alone.
    rules: Option<&'a Typography>,
    words: String,
    pieces: Vec<Piece>,
}

/// The words of an event in a run; never empty.
struct Piece {
    event: usize,
    words: Range<usize>,
    /// They are superscript already.
    raised: bool,
}

/// What an HTML element in a text changes for the words in it.
enum Element {
    Nothing,
    Run,
    Superscript,
}

/// Sets the words of a body block by block, as they are printed.
pub struct Typesetter<'a> {
    site: &'a Site,
    text: &'a Text,
    source: &'a str,
    rules: Option<&'a Typography>,
    /// The event before which every block has been looked at.
    end: usize,
    /// The changes in the block that is being printed, in the order of its events.
    changes: Vec<Change<'a>>,
    edits: Vec<Edit<'a>>,
    /// The runs of a block, innermost last: memory that is used again, as is the next.
    runs: Vec<Run<'a>>,
    spare: Vec<Run<'a>>,
}

impl<'a> Typesetter<'a> {
    /// For a text in a language; `source` is its file.
    pub fn new(site: &'a Site, text: &'a Text, language: LanguageId, source: &'a str) -> Self {
        let rules = rules(site, language);
        Typesetter {
            site,
            text,
            source,
            rules,
            end: 0,
            changes: Vec::new(),
            edits: Vec::new(),
            runs: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// Says that whole blocks are about to be printed, which may stand before those that were.
    pub fn start(&mut self) {
        self.end = 0;
    }

    /// Says that an event is about to be printed. After a start, events must come in their order.
    pub fn reach(&mut self, event: usize) {
        if event >= self.end && self.rules.is_some() && is_inline(self.text.body.events[event].kind) {
            self.block(event);
        }
    }

    /// Prints the words of an event that was reached.
    pub fn print(&self, event: usize, words: &str, html: &mut String) {
        if self.changes.is_empty() {
            return escape(words, html);
        }
        let first = self.changes.partition_point(|change| change.event < event);
        let changes = self.changes[first..].iter().take_while(|change| change.event == event);
        apply(words, changes.cloned(), html);
    }

    /// Looks at the block whose inline events begin at `start`.
    fn block(&mut self, start: usize) {
        self.changes.clear();
        let body: &'a Body = &self.text.body;
        let is_code = start > 0 && body.events[start - 1].kind == Kind::Open(Tag::CodeBlock);
        let mut runs = std::mem::take(&mut self.runs);
        runs.push(self.run(self.rules.filter(|_| !is_code)));
        let mut elements: Vec<Element> = Vec::new();
        let mut images = 0;
        let mut at = start;
        while let Some(&event) = body.events.get(at).filter(|event| is_inline(event.kind)) {
            match event.kind {
                Kind::Open(Tag::Image(_)) => images += 1,
                Kind::Close(Tag::Image(_)) => {
                    images -= 1;
                    object(&mut runs);
                }
                _ if images > 0 => {}
                Kind::Html(i) => self.element(&body.decoded[i as usize], &mut runs, &mut elements),
                Kind::Code | Kind::DecodedCode(_) | Kind::FootnoteReference(_) => object(&mut runs),
                Kind::HardBreak => put(&mut runs, LINE_BREAK),
                _ => self.piece(at, event, &mut runs, &elements),
            }
            at += 1;
        }
        for run in runs.drain(..).rev() {
            self.finish(run);
        }
        self.runs = runs;
        self.changes.sort_by_key(|change| (change.event, change.range.start, change.range.end));
        self.end = at;
    }

    /// Adds the words of an event to the innermost run.
    fn piece(&self, at: usize, event: Event, runs: &mut [Run], elements: &[Element]) {
        let words = self.words(event);
        if let Some(run) = runs.last_mut().filter(|_| !words.is_empty()) {
            let start = run.words.len();
            run.words.push_str(words);
            let raised = elements.iter().any(|element| matches!(element, Element::Superscript));
            run.pieces.push(Piece { event: at, words: start..run.words.len(), raised });
        }
    }

    /// The words that an event of running text prints.
    fn words(&self, event: Event) -> &'a str {
        match event.kind {
            Kind::Text => &self.source[event.start as usize..event.end as usize],
            Kind::Decoded(i) => &self.text.body.decoded[i as usize],
            Kind::SoftBreak => "\n",
            Kind::Insert(i) => match &self.text.inserts[i as usize] {
                Inserted::Text(text) => text,
                Inserted::Table { .. } => "",
            },
            Kind::Open(Tag::Link(i)) => self.text.links[i as usize].label.as_deref().unwrap_or_default(),
            _ => "",
        }
    }

    /// A tag of an HTML element, which may begin or end a run of words in another language.
    fn element(&mut self, tag: &str, runs: &mut Vec<Run<'a>>, elements: &mut Vec<Element>) {
        // One that nothing closes is left out.
        if tag.is_empty() {
            return;
        }
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        if tag.starts_with("</") {
            if let Some(Element::Run) = elements.pop()
                && let Some(run) = runs.pop()
            {
                self.finish(run);
            }
            return;
        }
        let lang = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next());
        match (name, lang) {
            ("br", _) => put(runs, LINE_BREAK),
            ("wbr", _) => {}
            _ if CODE.contains(&name) || lang.is_some() => {
                object(runs);
                let language = lang.filter(|_| !CODE.contains(&name)).and_then(|tag| self.site.find_language(tag));
                let rules = language.and_then(|language| rules(self.site, language));
                runs.push(self.run(rules));
                elements.push(Element::Run);
            }
            ("sup", _) => elements.push(Element::Superscript),
            _ => elements.push(Element::Nothing),
        }
    }

    fn run(&mut self, rules: Option<&'a Typography>) -> Run<'a> {
        let mut run = self.spare.pop().unwrap_or_default();
        run.rules = rules;
        run
    }

    /// Finds the changes in a run, and to which events they belong.
    fn finish(&mut self, mut run: Run<'a>) {
        self.edits.clear();
        if let Some(rules) = run.rules {
            rules.edit(&run.words, &mut self.edits);
        }
        for Edit { range, with, raised } in self.edits.drain(..) {
            let mut first = run.pieces.partition_point(|piece| piece.words.end <= range.start);
            // What is added goes to the words after it, if there are any: before an object, to those before.
            if range.is_empty() && run.pieces.get(first).is_none_or(|piece| piece.words.start > range.start) {
                first = first.saturating_sub(1);
            }
            for (i, piece) in run.pieces[first..].iter().enumerate() {
                let Range { start, end } = piece.words;
                if i > 0 && start >= range.end {
                    break;
                }
                self.changes.push(Change {
                    event: piece.event,
                    range: range.start.max(start) - start..range.end.min(end) - start,
                    with: if i == 0 { with } else { "" },
                    raised: raised && i == 0 && !piece.raised,
                });
            }
        }
        run.words.clear();
        run.pieces.clear();
        self.spare.push(run);
    }
}

fn object(runs: &mut [Run]) {
    put(runs, OBJECT);
}

/// Adds what is no event's words to the innermost run.
fn put(runs: &mut [Run], c: char) {
    if let Some(run) = runs.last_mut() {
        run.words.push(c);
    }
}
