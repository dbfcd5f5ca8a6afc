//! What inserts print: facts in a language's form, and registers as tables.

use std::collections::BTreeMap;

use crate::content::config::Config;
use crate::content::fact::{Fact, Facts, Register};
use crate::content::insert::{Insert, Part, Phrase};
use crate::content::language::{LanguageId, PerLanguage};
use crate::content::markdown::{Body, Kind, Tag};
use crate::content::text::{FrontMatter, Text};
use crate::finding::{Code, Finding, Findings};
use crate::locale::Locale;
use crate::locale::values::Common;
use crate::site::blocks::{self, Block, Reading};
use crate::source::{Sources, Spanned};

/// An insert as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inserted {
    Text(String),
    Table { head: Vec<String>, rows: Vec<Vec<String>> },
}

/// What all notices of a site have in common.
#[derive(Clone, Copy)]
pub struct SiteScope<'a> {
    pub config: &'a Config,
    pub locales: &'a PerLanguage<Locale>,
    pub sources: &'a Sources,
    /// What the languages have in common when their texts are compared.
    pub common: &'a Common,
}

impl<'a> SiteScope<'a> {
    /// What reading the blocks of a text needs.
    pub fn reading(&self, text: &'a Text, language: LanguageId) -> Reading<'a> {
        Reading {
            file: text.file,
            source: self.sources.text(text.file),
            body: &text.body,
            values: Some((&self.locales[language], self.common)),
        }
    }

    /// The blocks of a text.
    pub fn blocks(&self, text: &Text, language: LanguageId) -> Vec<Block> {
        blocks::read(self.reading(text, language))
    }
}

/// What a text can name: what its version says goes before what its notice says, and that before the site's facts.
pub struct Scope<'a> {
    pub site: &'a SiteScope<'a>,
    /// The version's, the notice's and the site's.
    pub facts: [&'a Facts; 3],
    /// The version's and the notice's.
    pub registers: [&'a BTreeMap<String, Register>; 2],
    /// A file that may name what a text prints cannot be parsed; that was told, and no name can be called unknown.
    pub unread: bool,
}

impl Scope<'_> {
    fn fact(&self, name: &str) -> Option<&Spanned<Fact>> {
        self.facts.into_iter().find_map(|facts| facts.get(name))
    }

    fn register(&self, name: &str) -> Option<&Register> {
        self.registers.into_iter().find_map(|registers| registers.get(name))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let registers = self.registers.into_iter().flat_map(BTreeMap::keys);
        self.facts.into_iter().flat_map(BTreeMap::keys).chain(registers).map(String::as_str)
    }

    /// A name must not mean both a fact and a register.
    pub fn check_names(&self, findings: &mut Findings) {
        for (name, register) in self.registers.into_iter().flatten() {
            if let Some(fact) = self.fact(name) {
                let finding = Finding::new(Code::FactDuplicate, register.span).with("name", name.as_str());
                findings.push(finding.label("first", fact.span));
            }
        }
    }

    /// What the inserts of a text print; nothing where one names nothing. A register must be alone in its paragraph.
    pub fn resolve(&self, body: &Body, language: LanguageId, findings: &mut Findings) -> Vec<Inserted> {
        let mut inserted = Vec::with_capacity(body.inserts.len());
        for (at, event) in body.events.iter().enumerate() {
            let Kind::Insert(i) = event.kind else { continue };
            let insert = &body.inserts[i as usize];
            let kind = |at: Option<usize>| at.and_then(|at| body.events.get(at)).map(|event| event.kind);
            let alone = kind(at.checked_sub(1)) == Some(Kind::Open(Tag::Paragraph))
                && kind(at.checked_add(1)) == Some(Kind::Close(Tag::Paragraph));
            inserted.push(match self.register(&insert.name.value) {
                Some(register) if alone => self.table(register, language),
                Some(_) => {
                    findings.push(register_inline(insert));
                    Inserted::Text(String::new())
                }
                None => Inserted::Text(self.text(insert, language, findings)),
            });
        }
        inserted
    }

    /// A phrase of front matter as text.
    pub fn print(&self, phrase: &Phrase, language: LanguageId, findings: &mut Findings) -> String {
        let mut text = String::new();
        for part in &phrase.parts {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Insert(insert) if self.register(&insert.name.value).is_some() => {
                    findings.push(register_inline(insert));
                }
                Part::Insert(insert) => text.push_str(&self.text(insert, language, findings)),
            }
        }
        // Folding leaves a line break at the end of a YAML block; a heading or a summary has none.
        text.truncate(text.trim_end().len());
        text
    }

    /// What the inserts of a text stand for, by name: a fact's plain value, or the rows of a register, a line each.
    pub fn values(&self, body: &Body, front: &FrontMatter, language: LanguageId) -> BTreeMap<String, String> {
        let phrases = [Some(&front.title), front.summary.as_ref(), front.changes.as_ref(), front.description.as_ref()];
        let of_front = phrases.into_iter().flatten().flat_map(|phrase| &phrase.parts).filter_map(|part| match part {
            Part::Insert(insert) => Some(insert),
            Part::Text(_) => None,
        });
        let names = body.inserts.iter().chain(of_front).map(|insert| insert.name.value.as_str());
        let value = |name: &str| match self.register(name) {
            Some(register) => Some(plain_rows(register, language)),
            None => self.fact(name).map(|fact| plain(&fact.value, language)),
        };
        names.filter_map(|name| Some((name.to_owned(), value(name)?))).collect()
    }

    fn text(&self, insert: &Insert, language: LanguageId, findings: &mut Findings) -> String {
        let name = insert.name.value.as_str();
        if let Some(fact) = self.fact(name) {
            return print_fact(&fact.value, &self.site.locales[language], language);
        }
        let prefix = format!("{name}.");
        let example = self.names().filter(|other| other.starts_with(&prefix)).min();
        findings.extend(match example {
            Some(example) => {
                Some(Finding::new(Code::InsertGroup, insert.name.span).with("name", name).with("example", example))
            }
            None if self.unread => None,
            None => {
                let finding = Finding::new(Code::InsertUnknown, insert.name.span).with("name", name);
                Some(finding.suggest(name, self.names()))
            }
        });
        String::new()
    }

    fn table(&self, register: &Register, language: LanguageId) -> Inserted {
        let locale = &self.site.locales[language];
        let cell =
            |fact: &Option<Fact>| fact.as_ref().map_or_else(String::new, |fact| print_fact(fact, locale, language));
        Inserted::Table {
            head: register.columns.iter().map(|column| column.label[language].value.clone()).collect(),
            rows: register.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        }
    }
}

/// A finding that a register stands where only words can.
fn register_inline(insert: &Insert) -> Finding {
    Finding::new(Code::InsertRegisterInline, insert.name.span).with("name", insert.name.value.as_str())
}

fn print_fact(fact: &Fact, locale: &Locale, language: LanguageId) -> String {
    match fact {
        Fact::Duration(count, unit) => locale.duration(count, *unit),
        Fact::Money(amount, currency) => locale.money(amount, currency),
        Fact::Date(date) => locale.date(*date),
        Fact::Year(year) => year.to_string(),
        Fact::Percent(number) => locale.percent(number),
        Fact::Number(number) => locale.number(number),
        Fact::Text(text) => text[language].value.clone(),
    }
}

/// A fact as it is meant, however a language prints it: its numbers and the names that YAML has for units.
fn plain(fact: &Fact, language: LanguageId) -> String {
    match fact {
        Fact::Duration(count, unit) => format!("{count} {}", unit.key()),
        Fact::Money(amount, currency) => format!("{amount} {currency}"),
        Fact::Date(date) => date.to_string(),
        Fact::Year(year) => year.to_string(),
        Fact::Percent(number) => format!("{number}%"),
        Fact::Number(number) => number.to_string(),
        Fact::Text(text) => text[language].value.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn plain_rows(register: &Register, language: LanguageId) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = row(register.columns.iter().map(|column| column.label[language].value.clone()).collect());
    let cell = |fact: &Option<Fact>| fact.as_ref().map_or_else(String::new, |fact| plain(fact, language));
    let rows = register.rows.iter().map(|cells| row(cells.iter().map(cell).collect()));
    [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
