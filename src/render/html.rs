//! The HTML of a text's body: one walk over its events, or one over each of its passages.
//!
//! Text is escaped here and nowhere else; tags come from this file or were cleaned when the text was parsed.

use std::collections::BTreeSet;

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use crate::content::language::LanguageId;
use crate::content::markdown::{Align, Event, Kind, Tag};
use crate::locale::Locale;
use crate::render::context::ContentsItem;
use crate::render::typeset::{self, Html, Typesetter};
use crate::site::facing::{Container, Passage};
use crate::site::routes::href;
use crate::site::{Inserted, Link, Site, Target, Text};
use crate::source::{FileId, Sources};

/// A text and what surrounds it on its page.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub site: &'a Site,
    pub sources: &'a Sources,
    pub text: &'a Text,
    pub language: LanguageId,
    pub setting: Setting<'a>,
    /// The address of the page on which these words will stay: empty for this one, none where no such page is published.
    pub permanent: Option<&'a str>,
}

/// What a text has beside it.
#[derive(Clone, Copy)]
pub enum Setting<'a> {
    /// Nothing: its clauses lead to their counterparts elsewhere.
    Alone {
        counterparts: &'a [Counterpart<'a>],
        /// The address of the page that tells when each clause changed, if one does.
        history: Option<&'a str>,
    },
    /// The text in another language: its clauses lead to the page where it is alone.
    Facing {
        /// The address of that page.
        alone: &'a str,
        /// The text in the reader's own language, if this is the other one. Ids that both have are that one's.
        first: Option<&'a Text>,
    },
    /// What a later version made of it. None of its ids is printed: links to what became of a place lead there, others
    /// to the page of the version.
    Before {
        now: &'a Text,
        /// The address of that page, if there is one.
        alone: Option<&'a str>,
    },
}

/// The same text in another language.
pub struct Counterpart<'a> {
    pub language: LanguageId,
    /// The address of its page.
    pub path: String,
    pub text: &'a Text,
    /// The address of the page where it faces this one, if the site publishes those.
    pub facing: Option<String>,
}

impl<'a> Page<'a> {
    fn locale(&self) -> &'a Locale {
        &self.site.locales[self.language]
    }

    /// Whether an id of the text is to be printed with it.
    fn has_id(&self, id: &str) -> bool {
        match self.setting {
            Setting::Facing { first: Some(first), .. } => !first.addresses.contains(id),
            Setting::Before { .. } => false,
            _ => true,
        }
    }

    /// The address of a place in the text, but for the id; none where it is not published.
    fn address_of(&self, id: &str) -> Option<&'a str> {
        match self.setting {
            Setting::Before { now, alone } if !now.addresses.contains(id) => alone,
            _ => Some(""),
        }
    }

    /// The id that a place has now: a former one leads to the clause that took its place.
    fn current<'i>(&self, id: &'i str) -> &'i str
    where
        'a: 'i,
    {
        let text = if let Setting::Before { now, .. } = self.setting { now } else { self.text };
        let clause = text.clauses.iter().find(|clause| clause.formerly.iter().any(|former| former == id));
        clause.map_or(id, |clause| &clause.id)
    }

    /// Where a file of the text is published: a later version may have the same under the same name.
    fn file_path(&self, path: &'a str) -> &'a str {
        let Setting::Before { now, .. } = self.setting else { return path };
        let name = |path: &'a str| path.rsplit('/').next();
        let bytes = |file: FileId| self.sources.file(file).bytes();
        let of_text = |text: &'a Text| {
            text.links.iter().filter_map(|link| match &link.target {
                Target::Attachment { file, path } => Some((*file, path.as_str())),
                _ => None,
            })
        };
        let Some((file, _)) = of_text(self.text).find(|(_, other)| *other == path) else { return path };
        let is_same = |(other, there): &(FileId, &'a str)| name(there) == name(path) && bytes(*other) == bytes(file);
        of_text(now).find(is_same).map_or(path, |(_, path)| path)
    }

    /// What the theme's own ids in this text begin with.
    fn own_ids(&self) -> String {
        match self.setting {
            Setting::Facing { first: Some(_), .. } => format!("_{}-", self.site.config.languages.code(self.language)),
            _ => "_".to_owned(),
        }
    }

    /// How the language of the page cites a clause.
    fn cite(&self, clause: usize) -> String {
        self.site.cite(self.text, clause, self.language)
    }
}

/// The whole body, footnotes last.
pub fn body(page: Page, html: &mut String) {
    let text = page.text;
    html.reserve(page.sources.text(text.file).len() * 5 / 4);
    let mut writer = Writer::new(page, html);
    writer.events(0..text.body.events.len());
    writer.footnotes();
}

/// The table of contents: clauses of the highest level and the one below. Empty for a text that needs none.
pub fn contents(page: Page) -> Vec<ContentsItem> {
    const FEWEST: usize = 3;
    let clauses = &page.text.body.clauses;
    if clauses.len() < FEWEST {
        return Vec::new();
    }
    let top = clauses.iter().map(|clause| clause.level).min().unwrap_or_default();
    let mut html = String::new();
    let mut writer = Writer::new(page, &mut html);
    writer.linked = false;
    let mut contents: Vec<ContentsItem> = Vec::new();
    for (i, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.level <= top + 1) {
        let placed = &page.text.clauses[i];
        writer.html.clear();
        writer.html.push_str("<a href=\"#");
        escape_attribute(&placed.id, writer.html);
        writer.html.push_str("\">");
        if let Some(number) = placed.number.as_deref().filter(|_| placed.numbered) {
            push(writer.html, &["<span class=\"number\">", number, "</span> "]);
        }
        writer.html.push_str("<span>");
        writer.events(clause.heading.clone());
        writer.html.push_str("</span></a>");
        let item = ContentsItem { link: Html::ready(writer.html), items: Vec::new() };
        match contents.last_mut().filter(|_| clause.level > top) {
            Some(parent) => parent.items.push(item),
            None => contents.push(item),
        }
    }
    contents
}

/// A link beside a heading.
struct ClauseLink<'l> {
    class: &'static str,
    /// The page that it leads to; empty for this one.
    path: &'l str,
    /// What stands before the clause's id.
    sign: &'static str,
    /// The language of that page, if it is another.
    lang: Option<&'l str>,
    /// What it is called where only its label is seen.
    name: String,
    label: &'l str,
}

/// How something that passages stand in is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As the element that it is.
    Own,
    /// Not at all: a list of which an item goes on.
    Bare,
    /// As what goes on with an item.
    Continued,
}

/// Prints a text.
pub struct Writer<'a, 'h> {
    page: Page<'a>,
    html: &'h mut String,
    /// Whether links are printed as links.
    linked: bool,
    /// The clause whose blocks are being printed.
    clause: Option<usize>,
    /// How often each footnote has been referred to.
    references: Vec<usize>,
    in_table_head: bool,
    typesetter: Typesetter<'a>,
    own_ids: String,
    /// The items of which a passage has been printed, by the events that open them.
    begun: BTreeSet<usize>,
}

impl<'a, 'h> Writer<'a, 'h> {
    /// Adds to `html`.
    pub fn new(page: Page<'a>, html: &'h mut String) -> Self {
        let references = vec![0; page.text.body.footnotes.len()];
        let source = page.sources.text(page.text.file);
        let typesetter = Typesetter::new(page.site, page.text, page.language, source);
        Writer {
            page,
            html,
            linked: true,
            clause: None,
            references,
            in_table_head: false,
            typesetter,
            own_ids: page.own_ids(),
            begun: BTreeSet::new(),
        }
    }

    /// What was printed since the last time.
    pub fn take(&mut self) -> String {
        std::mem::take(self.html)
    }

    /// Prints passages, each within what it stands in.
    pub fn passages<'p>(&mut self, passages: impl Iterator<Item = &'p Passage>) {
        let mut open: Vec<(usize, Form)> = Vec::new();
        for passage in passages {
            let within = &passage.within;
            let mut shared = open.iter().zip(within).take_while(|((open, _), there)| *open == there.event).count();
            // A list that was not opened again cannot hold another item.
            while shared > 0 && open[shared - 1].1 == Form::Bare {
                shared -= 1;
            }
            self.leave(open.drain(shared..));
            for (i, container) in within.iter().enumerate().skip(shared) {
                let goes_on = within.get(i + 1).is_some_and(|next| self.begun.contains(&next.event));
                let form = self.enter(*container, goes_on, open.last().map(|(_, form)| *form));
                open.push((container.event, form));
            }
            self.clause = passage.clause;
            match passage.footnote {
                None => self.events(passage.events.clone()),
                Some(note) => {
                    push(self.html, &["<ol start=\"", &(note + 1).to_string(), "\">\n"]);
                    self.footnote(note);
                    self.html.push_str("</ol>\n");
                }
            }
        }
        self.leave(open.into_iter());
    }

    /// Opens what a passage stands in; of a list, the part that begins with the passage, unless that goes on with an
    /// item of which there was a part before, and which is not to be numbered again.
    fn enter(&mut self, container: Container, goes_on: bool, outer: Option<Form>) -> Form {
        let Kind::Open(tag) = self.page.text.body.events[container.event].kind else { return Form::Bare };
        match tag {
            Tag::List | Tag::OrderedList(_) if goes_on => return Form::Bare,
            Tag::Item if !self.begun.insert(container.event) => {
                if outer == Some(Form::Bare) {
                    self.html.push_str("<div class=\"continued\">\n");
                    return Form::Continued;
                }
                self.html.push_str("<li>");
            }
            Tag::OrderedList(first) => {
                self.open(Tag::OrderedList(first.saturating_add(container.items_before)), container.event);
            }
            tag => self.open(tag, container.event),
        }
        Form::Own
    }

    /// Closes what passages stood in, the innermost last in `open`.
    fn leave(&mut self, open: impl DoubleEndedIterator<Item = (usize, Form)>) {
        for (event, form) in open.rev() {
            match (form, self.page.text.body.events[event].kind) {
                (Form::Own, Kind::Open(tag)) => self.close(tag),
                (Form::Continued, _) => self.html.push_str("</div>\n"),
                _ => {}
            }
        }
    }

    /// The title of the footnotes as a heading.
    pub fn footnotes_heading(&mut self) {
        push(self.html, &["<h2 id=\"", &self.own_ids, "footnotes\">"]);
        escape_text(&self.page.locale().message("footnotes-title", &[]), self.html);
        self.html.push_str("</h2>\n");
    }

    /// Prints some events; footnotes among them are left out.
    pub fn events(&mut self, range: std::ops::Range<usize>) {
        let body = &self.page.text.body;
        self.typesetter.start();
        let mut at = range.start;
        while at < range.end {
            self.typesetter.reach(at);
            at = match body.events[at].kind {
                // Footnotes are printed at the end.
                Kind::Open(Tag::Footnote(_)) => body.past_close(at),
                Kind::Open(Tag::Image(link)) => self.image(link, at),
                Kind::Open(Tag::Paragraph) if self.register(at) => body.past_close(at),
                _ => {
                    self.event(at);
                    at + 1
                }
            };
        }
    }

    fn event(&mut self, at: usize) {
        let body = &self.page.text.body;
        let event = body.events[at];
        match event.kind {
            Kind::Open(tag) => self.open(tag, at),
            Kind::Close(tag) => self.close(tag),
            Kind::Text => self.typesetter.print(at, self.slice(event), self.html),
            Kind::Decoded(i) => self.typesetter.print(at, &body.decoded[i as usize], self.html),
            Kind::Code => self.code(self.slice(event)),
            Kind::DecodedCode(i) => self.code(&body.decoded[i as usize]),
            Kind::Html(i) => self.html.push_str(&body.decoded[i as usize]),
            Kind::Insert(i) => {
                if let Inserted::Text(text) = &self.page.text.inserts[i as usize] {
                    self.typesetter.print(at, text, self.html);
                }
            }
            Kind::FootnoteReference(note) => self.footnote_reference(note as usize),
            Kind::SoftBreak => self.typesetter.print(at, "\n", self.html),
            Kind::HardBreak => self.html.push_str("<br>\n"),
            Kind::Rule => self.html.push_str("<hr>\n"),
        }
    }

    /// Prints the start tag of a block or element; `at` is the event that opens it.
    pub fn open(&mut self, tag: Tag, at: usize) {
        match tag {
            Tag::Paragraph => self.block("<p", at),
            Tag::Item => self.block("<li", at),
            Tag::Heading(Tag::NO_CLAUSE) => self.html.push_str("<p><strong>"),
            Tag::Heading(clause) => self.heading(clause as usize),
            Tag::Quote => self.html.push_str("<blockquote>\n"),
            Tag::CodeBlock => self.html.push_str("<pre><code>"),
            Tag::List => self.html.push_str("<ul>\n"),
            Tag::OrderedList(1) => self.html.push_str("<ol>\n"),
            Tag::OrderedList(first) => push(self.html, &["<ol start=\"", &first.to_string(), "\">\n"]),
            Tag::Table => self.table(at),
            Tag::TableHead => {
                self.in_table_head = true;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => self.html.push_str("<tr>"),
            Tag::Cell(align) => {
                self.html.push_str(if self.in_table_head { "<th scope=\"col\"" } else { "<td" });
                self.html.push_str(match align {
                    Align::None => ">",
                    Align::Left => " class=\"align-left\">",
                    Align::Center => " class=\"align-center\">",
                    Align::Right => " class=\"align-right\">",
                });
            }
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link(link) => self.open_link(link, at),
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::Term => self.block("<dt", at),
            Tag::Definition => self.block("<dd", at),
            Tag::Image(_) | Tag::Footnote(_) => {}
        }
    }

    /// Prints its end tag.
    pub fn close(&mut self, tag: Tag) {
        match tag {
            Tag::Heading(clause) if clause != Tag::NO_CLAUSE => return self.close_heading(clause as usize),
            Tag::Link(link) => return self.close_link(link),
            Tag::TableHead => self.in_table_head = false,
            _ => {}
        }
        self.html.push_str(match tag {
            Tag::Paragraph => "</p>\n",
            Tag::Item => "</li>\n",
            Tag::Heading(_) => "</strong></p>\n",
            Tag::Quote => "</blockquote>\n",
            Tag::CodeBlock => "</code></pre>\n",
            Tag::List => "</ul>\n",
            Tag::OrderedList(_) => "</ol>\n",
            Tag::Table => "</tbody></table></div>\n",
            Tag::TableHead => "</tr></thead><tbody>\n",
            Tag::TableRow => "</tr>\n",
            Tag::Cell(_) if self.in_table_head => "</th>",
            Tag::Cell(_) => "</td>",
            Tag::Emphasis => "</em>",
            Tag::Strong => "</strong>",
            Tag::DefinitionList => "</dl>\n",
            Tag::Term => "</dt>\n",
            Tag::Definition => "</dd>\n",
            Tag::Link(_) | Tag::Image(_) | Tag::Footnote(_) => "",
        });
    }

    /// A block's start tag with its id, if it has one. Further ids get an empty element each.
    fn block(&mut self, start: &str, at: usize) {
        self.html.push_str(start);
        let anchors = &self.page.text.body.anchors;
        let first = anchors.partition_point(|anchor| anchor.event < at);
        let ids = anchors[first..].iter().take_while(|anchor| anchor.event == at).map(|anchor| &anchor.id.value);
        let ids = ids.filter(|id| self.page.has_id(id));
        for (i, id) in ids.enumerate() {
            self.html.push_str(if i == 0 { " id=\"" } else { "><span id=\"" });
            escape_attribute(id, self.html);
            self.html.push_str(if i == 0 { "\"" } else { "\"></span" });
        }
        self.html.push('>');
    }

    fn heading(&mut self, index: usize) {
        self.clause = Some(index);
        let clause = &self.page.text.clauses[index];
        let level = self.page.text.body.clauses[index].level.to_string();
        push(self.html, &["<div class=\"clause\"><h", &level]);
        if self.page.has_id(&clause.id) {
            self.html.push_str(" id=\"");
            escape_attribute(&clause.id, self.html);
            self.html.push('"');
        }
        self.html.push('>');
        for id in clause.formerly.iter().filter(|id| self.page.has_id(id)) {
            self.html.push_str("<span id=\"");
            escape_attribute(id, self.html);
            self.html.push_str("\"></span>");
        }
        if let Some(number) = clause.number.as_ref().filter(|_| clause.numbered) {
            push(self.html, &["<span class=\"number\">", number, "</span> "]);
        }
    }

    /// After the heading: where else the clause is to be found.
    fn close_heading(&mut self, index: usize) {
        let page = self.page;
        let level = page.text.body.clauses[index].level.to_string();
        if matches!(page.setting, Setting::Before { .. }) {
            return push(self.html, &["</h", &level, "></div>\n"]);
        }
        push(self.html, &["</h", &level, "><p class=\"clause-links\">"]);
        match page.setting {
            Setting::Alone { counterparts, history } => {
                self.permalink(index);
                self.counterparts(index, counterparts);
                if let Some(path) = history {
                    let name = page.locale().message("history-clause", &[("clause", &page.cite(index))]);
                    let label = page.locale().message("history", &[]);
                    self.html.push(' ');
                    let link = ClauseLink { class: "history", path, sign: "#_", lang: None, name, label: &label };
                    self.clause_link(index, link);
                }
            }
            Setting::Facing { alone, first } => {
                if first.is_none() {
                    self.permalink(index);
                    self.html.push(' ');
                }
                let own_name = page.site.language_name(page.language, page.language);
                let values = [("language", own_name), ("clause", &page.cite(index))];
                let label = page.locale().message("alone", &values[..1]);
                let name = page.locale().message("alone-clause", &values);
                let lang = first.map(|_| page.site.lang(page.language));
                self.clause_link(
                    index,
                    ClauseLink { class: "alone", path: alone, sign: "#", lang, name, label: &label },
                );
            }
            Setting::Before { .. } => {}
        }
        self.html.push_str("</p></div>\n");
    }

    fn permalink(&mut self, index: usize) {
        let page = self.page;
        let (message, path) = page.permanent.map_or(("clause-link", ""), |path| ("clause-permalink", path));
        let name = page.locale().message(message, &[("clause", &page.cite(index))]);
        self.clause_link(index, ClauseLink { class: "permalink", path, sign: "#", lang: None, name, label: "§" });
    }

    /// A clause in each other language, and where it faces that one.
    fn counterparts(&mut self, index: usize, counterparts: &[Counterpart]) {
        let page = self.page;
        for Counterpart { language, path, text, facing } in counterparts {
            let id = &page.text.clauses[index].id;
            let Some(there) = text.clauses.iter().position(|other| other.id == *id) else { continue };
            let locale = &page.site.locales[*language];
            let cited = page.site.cite(text, there, *language);
            let name = locale.message("clause-counterpart", &[("language", &locale.name), ("clause", &cited)]);
            let lang = Some(page.site.lang(*language));
            self.html.push(' ');
            self.clause_link(
                index,
                ClauseLink { class: "counterpart", path, sign: "#", lang, name, label: &locale.name },
            );
            if let Some(path) = facing {
                let second = page.site.language_name(*language, page.language);
                let values = [("second", second), ("clause", &page.cite(index))];
                let name = page.locale().message("facing-clause", &values);
                let label = page.locale().message("facing", &[]);
                self.html.push(' ');
                self.clause_link(
                    index,
                    ClauseLink { class: "facing", path, sign: "#", lang: None, name, label: &label },
                );
            }
        }
    }

    /// A link to a clause, here or on another page.
    fn clause_link(&mut self, index: usize, link: ClauseLink) {
        push(self.html, &["<a class=\"", link.class, "\" href=\"", link.path, link.sign]);
        escape_attribute(&self.page.text.clauses[index].id, self.html);
        if let Some(lang) = link.lang {
            push(self.html, &["\" lang=\"", lang, "\" hreflang=\"", lang]);
        }
        self.html.push_str("\" aria-label=\"");
        escape_attribute(&link.name, self.html);
        self.html.push_str("\">");
        escape_text(link.label, self.html);
        self.html.push_str("</a>");
    }

    fn table(&mut self, at: usize) {
        let page = self.page;
        let heading = match self.clause {
            Some(clause) => &*page.text.clauses[clause].heading,
            None => &page.text.title,
        };
        let label = page.locale().message("table-label", &[("heading", heading)]);
        // A wide table scrolls by itself, so it must be reachable by keyboard (WCAG 2.1.1), and then needs a name.
        let mut start = "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"".to_owned();
        escape_attribute(&label, &mut start);
        self.block(&format!("{start}\""), at);
        self.html.push_str("<table>");
    }

    /// Prints a paragraph that is a register, and says whether it was one.
    fn register(&mut self, at: usize) -> bool {
        let Some(Kind::Insert(i)) = self.page.text.body.events.get(at + 1).map(|event| event.kind) else {
            return false;
        };
        let Inserted::Table { head, rows } = &self.page.text.inserts[i as usize] else { return false };
        self.table(at);
        self.html.push_str("<thead><tr>");
        for cell in head {
            self.html.push_str("<th scope=\"col\">");
            typeset::print(self.page.site, self.page.language, cell, self.html);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead><tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            for cell in row {
                self.html.push_str("<td>");
                typeset::print(self.page.site, self.page.language, cell, self.html);
                self.html.push_str("</td>");
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody></table></div>\n");
        true
    }

    fn open_link(&mut self, index: u32, at: usize) {
        if !self.linked {
            return;
        }
        let site = self.page.site;
        let Link { target, label } = &self.page.text.links[index as usize];
        match target {
            Target::Nowhere => return,
            Target::Here(id) => {
                let Some(path) = self.page.address_of(id) else { return };
                push(self.html, &["<a href=\"", path, "#"]);
                escape_attribute(self.page.current(id), self.html);
            }
            Target::Page { path, id } => {
                push(self.html, &["<a href=\"", &href(&site.config, path)]);
                if let Some(id) = id {
                    self.html.push('#');
                    escape_attribute(id, self.html);
                }
            }
            Target::Url(url) => {
                self.html.push_str("<a href=\"");
                let _ = escape_href(&mut *self.html, url);
            }
            Target::Attachment { path, .. } => {
                self.html.push_str("<a href=\"");
                let _ = escape_href(&mut *self.html, &file_href(site, self.page.file_path(path)));
                let (_, language) = file_name(path, site);
                if let Some(language) = language {
                    push(self.html, &["\" hreflang=\"", site.lang(language)]);
                }
            }
        }
        self.html.push_str("\">");
        if let Some(label) = label {
            self.typesetter.print(at, label, self.html);
        }
    }

    fn close_link(&mut self, index: u32) {
        let link = &self.page.text.links[index as usize];
        match &link.target {
            _ if !self.linked => {}
            Target::Nowhere => {}
            Target::Here(id) if self.page.address_of(id).is_none() => {}
            Target::Attachment { file, path } => {
                let site = self.page.site;
                let (described, language) = file_kind(site, self.page.sources, *file, path, self.page.language);
                self.html.push_str(" <span class=\"file\">");
                // What the language calls itself is in that language.
                let name = language.map_or("", |language| site.locales[language].name.as_str());
                let parts = described.split_once(name).filter(|_| !name.is_empty());
                let (before, after) = parts.unwrap_or((&described, ""));
                escape_text(before, self.html);
                if let Some(language) = language.filter(|_| parts.is_some()) {
                    push(self.html, &["<span lang=\"", site.lang(language), "\">"]);
                    escape_text(name, self.html);
                    self.html.push_str("</span>");
                }
                escape_text(after, self.html);
                self.html.push_str("</span></a>");
            }
            _ => self.html.push_str("</a>"),
        }
    }

    fn image(&mut self, index: u32, at: usize) -> usize {
        let end = self.page.text.body.past_close(at);
        if let Target::Attachment { path, .. } = &self.page.text.links[index as usize].target {
            self.html.push_str("<img src=\"");
            let _ = escape_href(&mut *self.html, &file_href(self.page.site, self.page.file_path(path)));
            self.html.push_str("\" alt=\"");
            for &event in &self.page.text.body.events[at + 1..end] {
                match event.kind {
                    Kind::Text | Kind::Code => escape_attribute(self.slice(event), self.html),
                    Kind::Decoded(i) | Kind::DecodedCode(i) => {
                        escape_attribute(&self.page.text.body.decoded[i as usize], self.html);
                    }
                    Kind::Insert(i) => {
                        if let Inserted::Text(text) = &self.page.text.inserts[i as usize] {
                            escape_attribute(text, self.html);
                        }
                    }
                    Kind::SoftBreak | Kind::HardBreak => self.html.push(' '),
                    _ => {}
                }
            }
            self.html.push_str("\">");
        }
        end
    }

    fn footnote_reference(&mut self, note: usize) {
        self.references[note] += 1;
        if !self.linked {
            return;
        }
        let number = (note + 1).to_string();
        if matches!(self.page.setting, Setting::Before { .. }) {
            return push(self.html, &["<sup class=\"footnote-reference\">", &number, "</sup>"]);
        }
        let own = &self.own_ids;
        push(self.html, &["<sup class=\"footnote-reference\" id=\"", own, "footnote-", &number, "-reference"]);
        if self.references[note] > 1 {
            push(self.html, &["-", &self.references[note].to_string()]);
        }
        push(self.html, &["\"><a href=\"#", own, "footnote-", &number, "\" aria-label=\""]);
        escape_attribute(&self.page.locale().message("footnote", &[("number", &number)]), self.html);
        push(self.html, &["\">", &number, "</a></sup>"]);
    }

    /// The list of footnotes.
    fn footnotes(&mut self) {
        let notes = self.page.text.body.footnotes.len();
        if notes == 0 {
            return;
        }
        self.html.push_str("<section class=\"footnotes\" aria-labelledby=\"_footnotes\">\n");
        self.footnotes_heading();
        self.html.push_str("<ol>\n");
        (0..notes).for_each(|note| self.footnote(note));
        self.html.push_str("</ol>\n</section>\n");
    }

    /// A footnote. It may refer to another, so references are counted on.
    fn footnote(&mut self, index: usize) {
        self.open_footnote(index);
        self.events(self.page.text.body.footnotes[index].events.clone());
        self.close_footnote(index);
    }

    /// Begins a footnote.
    pub fn open_footnote(&mut self, index: usize) {
        self.html.push_str("<li");
        if !matches!(self.page.setting, Setting::Before { .. }) {
            push(self.html, &[" id=\"", &self.own_ids, "footnote-", &(index + 1).to_string(), "\""]);
        }
        self.html.push('>');
    }

    /// Ends a footnote, with the way back to where it is referred to.
    pub fn close_footnote(&mut self, index: usize) {
        let is_linked = !matches!(self.page.setting, Setting::Before { .. });
        if self.page.text.body.footnotes[index].referred && is_linked {
            let number = (index + 1).to_string();
            let own = &self.own_ids;
            push(
                self.html,
                &[" <a class=\"footnote-back\" href=\"#", own, "footnote-", &number, "-reference\" aria-label=\""],
            );
            escape_attribute(&self.page.locale().message("footnote-back", &[("number", &number)]), self.html);
            self.html.push_str("\">↩</a>");
        }
        self.html.push_str("</li>\n");
    }

    fn code(&mut self, code: &str) {
        self.html.push_str("<code>");
        escape_text(code, self.html);
        self.html.push_str("</code>");
    }

    fn slice(&self, event: Event) -> &'a str {
        &self.page.sources.text(self.page.text.file)[event.start as usize..event.end as usize]
    }
}

/// The extension of an attachment, and its language if its name says so (`terms.en.pdf`).
fn file_name<'p>(path: &'p str, site: &Site) -> (&'p str, Option<LanguageId>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let language = stem.rsplit_once('.').and_then(|(_, code)| site.config.languages.find(code));
    (extension, language)
}

/// What kind of file it is, how large, and in which language if its name says so.
pub fn file_kind(
    site: &Site,
    sources: &Sources,
    file: FileId,
    path: &str,
    language: LanguageId,
) -> (String, Option<LanguageId>) {
    let locale = &site.locales[language];
    let (extension, of) = file_name(path, site);
    let kind = locale.file_type(extension);
    let size = locale.file_size(sources.file(file).bytes().len() as u64);
    let mut values = vec![("type", kind.as_str()), ("size", size.as_str())];
    let described = match of {
        Some(of) => {
            values.push(("language", &site.locales[of].name));
            locale.message("attachment", &values)
        }
        None => locale.message("attachment-no-language", &values),
    };
    (described, of)
}

/// What leads to a file: in a URL, three signs that its name may hold would mean something else.
pub fn file_href(site: &Site, path: &str) -> String {
    href(&site.config, path).replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

fn push(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}

/// Writing to a string cannot fail.
fn escape_text(text: &str, html: &mut String) {
    let _ = escape_html_body_text(html, text);
}

fn escape_attribute(text: &str, html: &mut String) {
    let _ = escape_html(html, text);
}
