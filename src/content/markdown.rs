//! Markdown to a [`Body`]: a flat list of events with their places, and what stands out in it: clauses, ids, links,
//! inserts and footnotes.
//!
//! The list is flat so that no nesting, however deep, can exhaust the stack, and so that a text costs little memory: an
//! event points into the source instead of holding characters. This module knows no other file than the one it
//! parses; whether a link or an insert names something is for `site` to say.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, LinkType, Options, Parser, Tag as MdTag, TagEnd};

use crate::content::allowance::{self, Allowance};
use crate::content::html::{self, Token};
use crate::content::insert::{Insert, Piece, is_escaped, split_inserts};
use crate::content::link::{self, Destination};
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span, Spanned};

/// Deeper nesting than this is a slip of the keyboard, and browsers flatten it.
const MAX_DEPTH: usize = 64;

/// How the class begins by which a heading says the id of a clause whose place it took.
const FORMERLY: &str = "was-";

/// A text's Markdown, parsed.
#[derive(Debug, Default)]
pub struct Body {
    pub events: Vec<Event>,
    /// In document order.
    pub clauses: Vec<Clause>,
    /// Ids of paragraphs, list items, terms and definitions, in the order of their blocks.
    pub anchors: Vec<Anchor>,
    pub links: Vec<Link>,
    pub inserts: Vec<Insert>,
    pub footnotes: Vec<Footnote>,
    pub allowances: Vec<Allowance>,
    /// Characters that the source spells otherwise (`&amp;`), and cleaned tags.
    pub decoded: Vec<Box<str>>,
}

impl Body {
    /// The index after the event that closes what the one at `open` opens.
    pub fn past_close(&self, open: usize) -> usize {
        let mut depth = 0;
        for (i, event) in self.events.iter().enumerate().skip(open) {
            match event.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return i + 1;
            }
        }
        self.events.len()
    }
}

/// A step through the text; its characters are at `start..end` of the source.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
}

/// What a step is. Numbers are indexes into the lists of [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Open(Tag),
    Close(Tag),
    /// The characters of the source.
    Text,
    /// Characters in `decoded`.
    Decoded(u32),
    /// The characters of the source, as code.
    Code,
    /// Characters in `decoded`, as code.
    DecodedCode(u32),
    /// A cleaned tag in `decoded`.
    Html(u32),
    Insert(u32),
    FootnoteReference(u32),
    SoftBreak,
    HardBreak,
    Rule,
}

/// What can hold other events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    Paragraph,
    /// A clause's heading.
    Heading(u32),
    Quote,
    CodeBlock,
    List,
    /// A numbered list and its first number.
    OrderedList(u32),
    Item,
    Table,
    TableHead,
    TableRow,
    Cell(Align),
    Emphasis,
    Strong,
    Link(u32),
    Image(u32),
    Footnote(u32),
    DefinitionList,
    Term,
    Definition,
}

/// How a column of a table is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    None,
    Left,
    Center,
    Right,
}

/// A heading, and with it the clause that reaches to the next one.
#[derive(Debug, Clone)]
pub struct Clause {
    /// 2 for the highest; a heading of the first level is taken for one of the second.
    pub level: u8,
    /// As written, `{#id}`.
    pub id: Option<Spanned<String>>,
    /// Ids of clauses whose place it took, `{#id .was-old}`.
    pub formerly: Vec<Spanned<String>>,
    /// The whole heading.
    pub span: Span,
    /// The heading's words: events within `Open(Heading)` and its end.
    pub heading: Range<usize>,
    /// All its events, up to the next heading.
    pub events: Range<usize>,
}

/// The id of a paragraph, list item, term or definition.
#[derive(Debug, Clone)]
pub struct Anchor {
    pub id: Spanned<String>,
    /// Index of the event that opens the block.
    pub event: usize,
}

/// A link or an image.
#[derive(Debug, Clone)]
pub struct Link {
    pub destination: Destination,
    pub span: Span,
    /// Its label holds no characters.
    pub unlabelled: bool,
    pub image: bool,
}

/// A footnote. Its number is its place in the list of footnotes plus one: the order of first references.
#[derive(Debug, Clone)]
pub struct Footnote {
    pub name: String,
    /// Its text, between `Open(Footnote)` and its end; empty while it is only referred to.
    pub events: Range<usize>,
    /// Where it is written; where it is first referred to as long as it is not.
    pub span: Span,
    pub referred: bool,
}

/// Parses the Markdown of `file` that begins at byte `offset` of `source`.
pub fn parse(file: FileId, source: &str, offset: usize) -> (Body, Findings) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let markdown = &source[offset..];
    let mut builder = Builder::new(file, source);
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        builder.event(&event, offset + range.start..offset + range.end);
        if builder.open.len() > MAX_DEPTH {
            let span = Span::new(file, offset + range.start..offset + range.start);
            builder.findings.push(Finding::new(Code::TextTooDeep, span).with("limit", MAX_DEPTH));
            builder.flush(false);
            // What is cut off is not at fault.
            let findings = std::mem::take(&mut builder.findings);
            while builder.open.len() > 1 {
                builder.close(offset + range.start..offset + range.start);
            }
            builder.findings = findings;
            break;
        }
    }
    builder.finish()
}

/// A block or element that is open while events come in.
struct Open {
    tag: Option<Tag>,
    /// Index of the event that opened it.
    event: usize,
    /// Raw HTML elements opened in it and not yet closed.
    elements: Vec<Element>,
}

/// A raw HTML element that is open.
struct Element {
    name: String,
    span: Span,
    /// Index of its cleaned tag in `decoded`.
    tag: u32,
}

/// Raw HTML, which comes in line by line without what stands before it in a quotation or a list.
#[derive(Default)]
struct Lines {
    raw: String,
    /// Where in `raw` each line begins, and where in the source.
    starts: Vec<(usize, usize)>,
}

impl Lines {
    /// Where in the source a byte of `raw` is.
    fn place(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.starts.get(line).map_or(0, |(start, place)| place + at - start)
    }
}

struct Builder<'a> {
    file: FileId,
    source: &'a str,
    body: Body,
    findings: Findings,
    open: Vec<Open>,
    /// Characters of the source that have come in and are not yet an event.
    pending: Range<usize>,
    /// The lines of the HTML block that is open, as far as they have come in.
    html_block: Option<Lines>,
    /// Raw HTML elements whose start tags were refused, so that their end tags are not told as well.
    refused: Vec<String>,
    alignments: Vec<Align>,
    column: usize,
    /// The byte after the last cell of a table that came in.
    cell_end: usize,
}

impl<'a> Builder<'a> {
    fn new(file: FileId, source: &'a str) -> Self {
        Builder {
            file,
            source,
            // An event for every so many bytes, about; growing piece by piece would copy all of them several times.
            body: Body { events: Vec::with_capacity(source.len() / 24), ..Body::default() },
            findings: Findings::default(),
            open: vec![Open { tag: None, event: 0, elements: Vec::new() }],
            pending: 0..0,
            html_block: None,
            refused: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            cell_end: 0,
        }
    }

    fn event(&mut self, event: &pulldown_cmark::Event<'_>, range: Range<usize>) {
        use pulldown_cmark::Event as Md;
        match event {
            Md::Text(text) => self.text(text, range),
            Md::Start(tag) => {
                // A list that begins ends the words of the item it stands in.
                self.flush(matches!(tag, MdTag::List(_)));
                self.start(tag, range);
            }
            Md::End(tag) => {
                use TagEnd::{DefinitionListDefinition, DefinitionListTitle, Item, Paragraph};
                self.flush(matches!(tag, Paragraph | Item | DefinitionListTitle | DefinitionListDefinition));
                self.end(*tag, range);
            }
            Md::Code(text) => {
                self.flush(false);
                self.code(text, range);
            }
            Md::Html(raw) => {
                let lines = self.html_block.get_or_insert_default();
                lines.starts.push((lines.raw.len(), range.start));
                lines.raw.push_str(raw);
            }
            Md::InlineHtml(raw) => {
                self.flush(false);
                self.html(&Lines { raw: raw.to_string(), starts: vec![(0, range.start)] }, range.end, false);
            }
            Md::FootnoteReference(name) => {
                self.flush(false);
                let note = self.footnote(name, &range);
                self.body.footnotes[note as usize].referred = true;
                self.push(Kind::FootnoteReference(note), range);
            }
            Md::SoftBreak => {
                self.flush(false);
                self.push(Kind::SoftBreak, range);
            }
            Md::HardBreak => {
                self.flush(false);
                self.push(Kind::HardBreak, range);
            }
            Md::Rule => {
                self.flush(false);
                self.push(Kind::Rule, range);
            }
            Md::TaskListMarker(_) | Md::InlineMath(_) | Md::DisplayMath(_) => self.flush(false),
        }
    }

    fn start(&mut self, tag: &MdTag<'_>, range: Range<usize>) {
        let tag = match tag {
            MdTag::Paragraph => Tag::Paragraph,
            MdTag::Heading { level, id, classes, attrs } => {
                let is_former = |class: &&CowStr| class.len() > FORMERLY.len() && class.starts_with(FORMERLY);
                let (former, others): (Vec<_>, Vec<_>) = classes.iter().partition(is_former);
                let other = others.first().map(|class| format!(".{class}"));
                let other = other.or_else(|| attrs.first().map(|(name, _)| name.to_string()));
                let other = other.or_else(|| dropped_attribute(&self.source[range.clone()]).map(str::to_owned));
                if let Some(attribute) = other {
                    self.findings.push(
                        Finding::new(Code::ClauseUnknownAttribute, self.span(&range)).with("attribute", attribute),
                    );
                }
                let former: Vec<_> = former.iter().map(|class| &class[FORMERLY.len()..]).collect();
                self.heading(*level as u8, id.as_deref(), &former, &range)
            }
            MdTag::BlockQuote(_) => Tag::Quote,
            MdTag::CodeBlock(_) => Tag::CodeBlock,
            MdTag::List(Some(first)) => Tag::OrderedList(u32::try_from(*first).unwrap_or(u32::MAX)),
            MdTag::List(None) => Tag::List,
            MdTag::Item => Tag::Item,
            MdTag::FootnoteDefinition(name) => Tag::Footnote(self.footnote_written(name, &range)),
            MdTag::DefinitionList => Tag::DefinitionList,
            MdTag::DefinitionListTitle => Tag::Term,
            MdTag::DefinitionListDefinition => Tag::Definition,
            MdTag::Table(alignments) => {
                self.alignments = alignments.iter().map(|&alignment| alignment.into()).collect();
                Tag::Table
            }
            MdTag::TableHead => {
                self.column = 0;
                Tag::TableHead
            }
            MdTag::TableRow => {
                self.column = 0;
                Tag::TableRow
            }
            MdTag::TableCell => {
                self.column += 1;
                Tag::Cell(self.alignments.get(self.column - 1).copied().unwrap_or(Align::None))
            }
            MdTag::Emphasis => Tag::Emphasis,
            MdTag::Strong => Tag::Strong,
            MdTag::Link { link_type, dest_url, .. } => {
                let mail = (*link_type == LinkType::Email).then(|| format!("mailto:{dest_url}"));
                match self.link(mail.as_deref().unwrap_or(dest_url), false, &range) {
                    Some(link) => Tag::Link(link),
                    None => return self.open(None),
                }
            }
            MdTag::Image { dest_url, .. } => match self.link(dest_url, true, &range) {
                Some(link) => Tag::Image(link),
                None => return self.open(None),
            },
            // Raw HTML is judged tag by tag. The other extensions are not enabled.
            _ => return self.open(None),
        };
        self.open(Some(tag));
        self.push(Kind::Open(tag), range);
    }

    fn open(&mut self, tag: Option<Tag>) {
        self.open.push(Open { tag, event: self.body.events.len(), elements: Vec::new() });
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if tag == TagEnd::HtmlBlock
            && let Some(lines) = self.html_block.take()
        {
            self.html(&lines, range.end, true);
        }
        match tag {
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableRow => self.extra_cells(range.end),
            _ => {}
        }
        self.close(range);
    }

    /// Closes what was opened last.
    fn close(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        self.leave_out(open.elements);
        let Some(tag) = open.tag else { return };
        let inner = open.event + 1..self.body.events.len();
        match tag {
            Tag::Heading(clause) if !self.is_clause(clause) => {}
            Tag::Heading(clause) => {
                if !inner.clone().any(|i| self.has_words(i)) {
                    self.findings.push(Finding::new(Code::ClauseEmptyHeading, self.span(&range)));
                }
                self.body.clauses[clause as usize].heading = inner;
            }
            Tag::Link(link) | Tag::Image(link) => {
                let unlabelled = !inner.clone().any(|i| self.has_words(i));
                let link = &mut self.body.links[link as usize];
                link.unlabelled = unlabelled;
                let span = link.span;
                if unlabelled && link.image {
                    self.findings.push(Finding::new(Code::ImageNoAlternative, span));
                } else if unlabelled
                    && !matches!(
                        &link.destination,
                        Destination::Clause(_) | Destination::Notice { clause: Some(_), .. }
                    )
                {
                    self.findings.push(Finding::new(Code::LinkNoLabel, span));
                }
            }
            Tag::Footnote(note) => self.body.footnotes[note as usize].events = inner,
            _ => {}
        }
        self.push(Kind::Close(tag), range);
    }

    /// Raw HTML elements that no end tag closes would go on in what follows.
    fn leave_out(&mut self, elements: Vec<Element>) {
        for Element { name, span, tag } in elements {
            self.body.decoded[tag as usize] = "".into();
            self.findings.push(Finding::new(Code::HtmlUnbalanced, span).with("html", format!("<{name}>")));
        }
    }

    /// The parser leaves out the cells of a row that has more than the table's head.
    fn extra_cells(&mut self, end: usize) {
        let rest = self.source.get(self.cell_end..end).unwrap_or_default();
        let extra = rest.trim_matches(|c: char| c.is_whitespace() || c == '|');
        if !extra.is_empty() {
            let start = self.cell_end + rest.find(extra).unwrap_or(0);
            let span = self.span(&(start..start + extra.len()));
            self.findings.push(Finding::new(Code::TableExtraCells, span).with("words", extra));
        }
    }

    fn is_clause(&self, clause: u32) -> bool {
        clause != Tag::NO_CLAUSE
    }

    /// Whether an event puts characters on the page.
    fn has_words(&self, event: usize) -> bool {
        let Event { kind, start, end } = self.body.events[event];
        match kind {
            Kind::Text => !self.source[start as usize..end as usize].trim().is_empty(),
            Kind::Open(Tag::Image(_)) | Kind::Decoded(_) | Kind::Code | Kind::DecodedCode(_) | Kind::Insert(_) => true,
            _ => false,
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, former: &[&str], range: &Range<usize>) -> Tag {
        let span = self.span(range);
        if self.open.len() > 1 {
            self.findings.push(Finding::new(Code::ClauseNested, span));
            return Tag::Heading(Tag::NO_CLAUSE);
        }
        let first_line = Span { end: span.start + line_length(&self.source[range.clone()]), ..span };
        if level == 1 {
            self.findings.push(Finding::new(Code::ClauseFirstLevel, first_line));
        }
        let level = level.max(2);
        let above = self.body.clauses.last().map_or(1, |clause| clause.level);
        if level > above + 1 {
            self.findings.push(
                Finding::new(Code::ClauseSkippedLevel, first_line)
                    .with("level", usize::from(level))
                    .with("expected", usize::from(above) + 1),
            );
        }
        let written = &self.source[range.clone()];
        let place = |sign: u8, before: &str, id: &str| {
            let mut signs = memchr::memrchr_iter(sign, written.as_bytes());
            let start = signs.find_map(|at| {
                let rest = written[at + 1..].strip_prefix(before)?;
                rest.starts_with(id).then(|| range.end - rest.len())
            });
            Spanned::new(id.to_owned(), start.map_or(span, |start| self.span(&(start..start + id.len()))))
        };
        let id = id.map(|id| place(b'#', "", id));
        let formerly = former.iter().map(|old| place(b'.', FORMERLY, old)).collect();
        let events = self.body.events.len();
        if let Some(last) = self.body.clauses.last_mut() {
            last.events.end = events;
        }
        let (heading, events) = (events..events, events..events);
        self.body.clauses.push(Clause { level, id, formerly, span: first_line, heading, events });
        Tag::Heading(self.body.clauses.len() as u32 - 1)
    }

    fn link(&mut self, written: &str, image: bool, range: &Range<usize>) -> Option<u32> {
        let place = self.source[range.clone()].rfind(written).filter(|_| !written.is_empty());
        let span = match place {
            Some(at) => self.span(&(range.start + at..range.start + at + written.len())),
            None => self.span(range),
        };
        let destination = match link::parse(written) {
            Ok(destination) => destination,
            Err(problem) => {
                self.findings.push(problem.finding(written, span));
                return None;
            }
        };
        if image && !matches!(destination, Destination::Attachment(_)) {
            self.findings.push(Finding::new(Code::ImageElsewhere, span).with("url", written));
            return None;
        }
        self.body.links.push(Link { destination, span, unlabelled: false, image });
        Some(self.body.links.len() as u32 - 1)
    }

    /// The index of a footnote that is referred to or written.
    fn footnote(&mut self, name: &str, range: &Range<usize>) -> u32 {
        let known = self.body.footnotes.iter().position(|note| note.name == name);
        let index = known.unwrap_or_else(|| {
            let span = self.span(range);
            self.body.footnotes.push(Footnote { name: name.to_owned(), events: 0..0, span, referred: false });
            self.body.footnotes.len() - 1
        });
        index as u32
    }

    fn footnote_written(&mut self, name: &str, range: &Range<usize>) -> u32 {
        let span = Span { end: (range.start + name.len() + 3) as u32, ..self.span(range) };
        let index = self.footnote(name, range);
        let note = &mut self.body.footnotes[index as usize];
        if note.events.is_empty() {
            note.span = span;
        } else {
            self.findings
                .push(Finding::new(Code::FootnoteDuplicate, span).with("name", name).label("first", note.span));
        }
        index
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let in_code = self.open.last().is_some_and(|open| open.tag == Some(Tag::CodeBlock));
        if self.source.get(range.clone()).is_none_or(|written| !std::ptr::eq(written, text) && written != text) {
            self.flush(false);
            let decoded = self.decode(text.into());
            self.push(Kind::Decoded(decoded), range);
        } else if in_code {
            self.push(Kind::Text, range);
        } else if self.pending.end == range.start && !self.pending.is_empty() {
            self.pending.end = range.end;
        } else {
            self.flush(false);
            self.pending = range;
        }
    }

    fn decode(&mut self, text: Box<str>) -> u32 {
        self.body.decoded.push(text);
        self.body.decoded.len() as u32 - 1
    }

    /// Makes events of the characters that have come in. At the end of a block they may end with the block's id.
    fn flush(&mut self, block_ends: bool) {
        let mut range = std::mem::take(&mut self.pending);
        if range.is_empty() {
            return;
        }
        if block_ends
            && let Some((id, rest)) = trailing_id(&self.source[range.clone()])
            && let at = range.start + rest.len() + self.source[range.start + rest.len()..].find("{#").unwrap_or(0) + 2
            && !is_escaped(self.source, at - 2)
        {
            let id = Spanned::new(id.to_owned(), self.span(&(at..at + id.len())));
            range.end = range.start + rest.len();
            let is_block = |tag| matches!(tag, Some(Tag::Paragraph | Tag::Item | Tag::Term | Tag::Definition));
            let block = self.open.iter().rev().find(|open| is_block(open.tag));
            if let Some(event) = block.map(|open| open.event) {
                self.body.anchors.push(Anchor { id, event });
            }
        }
        // Few words have an insert among them.
        if memchr::memchr(b'{', &self.source.as_bytes()[range.clone()]).is_none() {
            return self.words(range);
        }
        for piece in split_inserts(self.file, self.source, range, &mut self.findings) {
            match piece {
                Piece::Text(range) => self.words(range),
                Piece::Insert(insert) => {
                    let range = insert.name.span.range();
                    self.body.inserts.push(insert);
                    self.push(Kind::Insert(self.body.inserts.len() as u32 - 1), range);
                }
            }
        }
    }

    /// An event for words without inserts, if there are any.
    fn words(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.unknown_footnotes(range.clone());
            self.push(Kind::Text, range);
        }
    }

    /// A reference to a footnote that is not written comes in as the characters `[^name]`.
    fn unknown_footnotes(&mut self, range: Range<usize>) {
        let text = &self.source[range.clone()];
        for at in memchr::memchr_iter(b'[', text.as_bytes()) {
            let Some(name) = text[at..].strip_prefix("[^") else { continue };
            let name = &name[..name.find(']').unwrap_or(0)];
            let is_name = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '[');
            if is_name && !is_escaped(self.source, range.start + at) {
                let span = self.span(&(range.start + at..range.start + at + name.len() + 3));
                self.findings.push(Finding::new(Code::FootnoteUnknown, span).with("name", name));
            }
        }
    }

    fn code(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        let inner = self.source[range.clone()].find(&**text).map(|at| range.start + at..range.start + at + text.len());
        match inner {
            Some(inner) => self.push(Kind::Code, inner),
            None => {
                let decoded = self.decode((&**text).into());
                self.push(Kind::DecodedCode(decoded), range);
            }
        }
    }

    /// Judges raw HTML that ends at byte `end`, tag by tag. In a block of it, words would be printed as they stand.
    fn html(&mut self, lines: &Lines, end: usize, is_block: bool) {
        let tokens = html::tokens(&lines.raw);
        // Where an element is refused, so are the words in it.
        let is_refused = tokens.iter().any(|(token, _)| *token == Token::Refused);
        for (token, part) in tokens {
            let start = lines.place(part.start).min(end);
            let range = start..lines.place(part.end.saturating_sub(1)).saturating_add(1).clamp(start, end);
            let written = &lines.raw[part];
            let finding = |code, span| Finding::new(code, span).with("html", written);
            let span = self.span(&range);
            let name = html::element_name(written);
            if written.starts_with("</") && self.refused.pop_if(|refused| *refused == name).is_some() {
                continue;
            }
            match token {
                Token::Comment => {
                    let (span, event) = (self.span(&range), self.body.events.len());
                    let allowance = allowance::read(written, span, event, !is_block, &mut self.findings);
                    self.body.allowances.extend(allowance);
                }
                Token::Text if is_block => {
                    let words = written.trim();
                    if !words.is_empty() && !is_refused {
                        let start = range.start + written.len() - written.trim_start().len();
                        let first_line = words.lines().next().unwrap_or_default();
                        let span = self.span(&(start..start + first_line.len()));
                        self.findings.push(Finding::new(Code::HtmlWords, span).with("words", first_line));
                    }
                }
                Token::Text => {
                    let decoded = self.decode(written.into());
                    self.push(Kind::Decoded(decoded), range);
                }
                Token::Open { name, html, void } => {
                    let decoded = self.decode(html.into());
                    self.push(Kind::Html(decoded), range);
                    if let Some(open) = self.open.last_mut().filter(|_| !void) {
                        open.elements.push(Element { name: name.to_ascii_lowercase(), span, tag: decoded });
                    }
                }
                Token::Close { name } => {
                    let name = name.to_ascii_lowercase();
                    let open = self.open.last_mut();
                    let opened = open.and_then(|open| open.elements.pop_if(|element| element.name == name));
                    match opened {
                        Some(_) => {
                            let decoded = self.decode(format!("</{name}>").into());
                            self.push(Kind::Html(decoded), range);
                        }
                        None => self.findings.push(finding(Code::HtmlUnbalanced, span)),
                    }
                }
                Token::Refused => {
                    self.findings.push(finding(Code::HtmlNotAllowed, span).with("allowed", html::ELEMENTS.join(", ")));
                    if !written.starts_with("</") {
                        self.refused.push(name);
                    }
                }
            }
        }
    }

    fn push(&mut self, kind: Kind, range: Range<usize>) {
        self.body.events.push(Event { kind, start: range.start as u32, end: range.end as u32 });
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.clone())
    }

    fn finish(mut self) -> (Body, Findings) {
        self.flush(false);
        let elements = self.open.drain(..).flat_map(|open| open.elements).collect();
        self.leave_out(elements);
        let events = self.body.events.len();
        if let Some(last) = self.body.clauses.last_mut() {
            last.events.end = events;
        }
        for note in &self.body.footnotes {
            let code = match (note.referred, note.events.is_empty()) {
                (true, true) => Code::FootnoteUnknown,
                (false, _) => Code::FootnoteUnused,
                (true, false) => continue,
            };
            self.findings.push(Finding::new(code, note.span).with("name", note.name.as_str()));
        }
        // The words of an item may go on after a list in it.
        self.body.anchors.sort_by_key(|anchor| anchor.event);
        self.body.events.shrink_to_fit();
        (self.body, self.findings)
    }
}

impl Tag {
    /// The clause of a heading that begins none.
    pub const NO_CLAUSE: u32 = u32::MAX;
}

impl From<Alignment> for Align {
    fn from(alignment: Alignment) -> Self {
        match alignment {
            Alignment::None => Align::None,
            Alignment::Left => Align::Left,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::Right,
        }
    }
}

/// The id that ends a block's text, `{#id}`, and the text before it.
fn trailing_id(text: &str) -> Option<(&str, &str)> {
    let (rest, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let is_id = id.starts_with(|c: char| c.is_alphabetic()) && !id.contains(|c: char| c.is_whitespace() || c == '}');
    is_id.then(|| (id, rest.trim_end()))
}

/// What the parser takes out of a heading and tells nobody: `{A}`, `{}`, all ids but the last.
fn dropped_attribute(heading: &str) -> Option<&str> {
    let lines = heading.trim_end();
    // The line under a heading is none of its words.
    let underline = |(_, line): &(&str, &str)| line.trim().trim_matches(['=', '-']).is_empty();
    let words = lines.rsplit_once('\n').filter(underline).map_or(lines, |(words, _)| words.trim_end());
    let (before, inner) = words.strip_suffix('}')?.rsplit_once('{')?;
    if before.ends_with('{') || inner.contains(['}', '<', '>', '\\', '\n']) {
        return None;
    }
    let mut attributes = inner.split_ascii_whitespace();
    match attributes.next() {
        None => Some("{}"),
        Some(first) if first.len() == 1 => Some(first),
        Some(_) => attributes.find(|attribute| attribute.len() == 1 || attribute.starts_with('#')),
    }
}

fn line_length(text: &str) -> u32 {
    text.find('\n').unwrap_or(text.len()) as u32
}
