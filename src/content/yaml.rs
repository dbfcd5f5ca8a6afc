//! YAML as a tree in which every key and value keeps its place, and the readers that turn it into typed values.
//!
//! Deserializing into types would stop at the first fault of a file; a tree lets every fault be told at once.
//! This is the only module that knows the YAML parser.

use jiff::civil::Date;
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};

use crate::content::language::{LanguageId, Languages, PerLanguage};
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span, Spanned};

/// Deeper nesting than this has no meaning in any of the files.
const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Kind {
    Nothing,
    /// A scalar as written, without its quotes.
    Scalar {
        text: String,
        quoted: bool,
    },
    List(Vec<Node>),
    Mapping(Vec<(Spanned<String>, Node)>),
}

/// Parses `text`, the part of `file` that begins at byte `offset`. Duplicate keys are found here; the first one counts.
pub fn parse(file: FileId, text: &str, offset: usize, findings: &mut Findings) -> Option<Node> {
    let mut stack: Vec<(Node, Option<Spanned<String>>)> = Vec::new();
    let mut root = None;
    let end = offset + text.len();
    let syntax = |span: Span, reason: String| Finding::new(Code::YamlSyntax, span).with("reason", reason);
    for event in Parser::new_from_str(text) {
        let (event, place) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = (offset + error.marker().byte_offset().unwrap_or(text.len())).min(end);
                findings.push(syntax(Span::new(file, at..at), error.info().to_string()));
                return None;
            }
        };
        let span = place.byte_range().map_or(Span::new(file, end..end), |range| {
            Span::new(file, offset + range.start..(offset + range.end).min(end))
        });
        let complete = match event {
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                let kind = if !quoted && matches!(&*text, "" | "~" | "null") {
                    Kind::Nothing
                } else {
                    Kind::Scalar { text: text.into_owned(), quoted }
                };
                Node { span, kind }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if stack.len() == MAX_DEPTH => {
                findings.push(syntax(span, format!("nested more than {MAX_DEPTH} levels deep")));
                return None;
            }
            Event::SequenceStart(..) => {
                stack.push((Node { span, kind: Kind::List(Vec::new()) }, None));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push((Node { span, kind: Kind::Mapping(Vec::new()) }, None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some((mut node, _)) = stack.pop() else { continue };
                node.span.end = span.end.max(node.span.end);
                node
            }
            Event::Alias(_) => {
                findings.push(syntax(span, "aliases are not supported; write the value again".into()));
                return None;
            }
            Event::DocumentStart(..) if root.is_some() => {
                findings.push(syntax(span, "a second document begins here; a file holds one".into()));
                return root;
            }
            _ => continue,
        };
        match stack.last_mut() {
            None => root = Some(complete),
            Some((parent, key)) => add(parent, key, complete, findings),
        }
    }
    root
}

/// Adds a finished value to the list or mapping it stands in.
fn add(parent: &mut Node, key: &mut Option<Spanned<String>>, value: Node, findings: &mut Findings) {
    match &mut parent.kind {
        Kind::List(items) => items.push(value),
        Kind::Mapping(entries) => match key.take() {
            None => {
                let text = match value.kind {
                    Kind::Scalar { text, .. } => text,
                    _ => String::new(),
                };
                *key = Some(Spanned::new(text, value.span));
            }
            Some(key) => match entries.iter().find(|(other, _)| other.value == key.value) {
                Some((first, _)) => findings.push(
                    Finding::new(Code::YamlDuplicateKey, key.span)
                        .with("key", key.value.as_str())
                        .label("first", first.span),
                ),
                None => entries.push((key, value)),
            },
        },
        _ => {}
    }
}

impl Node {
    /// The catalogue's name for the kind of this value.
    fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Nothing => "kind-nothing",
            Kind::Scalar { quoted: false, text } if text.parse::<f64>().is_ok() => "kind-number",
            Kind::Scalar { quoted: false, text } if truth(text).is_some() => "kind-boolean",
            Kind::Scalar { .. } => "kind-text",
            Kind::List(_) => "kind-list",
            Kind::Mapping(_) => "kind-mapping",
        }
    }

    /// A finding that this value is not what it should be.
    fn wrong_type(&self, key: &str, expected: &'static str) -> Finding {
        Finding::new(Code::YamlWrongType, self.span)
            .with("key", key)
            .with("expected", expected)
            .with("found", self.kind_name())
    }

    /// The scalar as written, whatever its type.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value as text. Numbers and the like are taken as they are written.
    pub fn text(&self, key: &str, findings: &mut Findings) -> Option<Spanned<String>> {
        let text = self.scalar().map(|text| Spanned::new(text.to_owned(), self.span));
        if text.is_none() {
            findings.push(self.wrong_type(key, "kind-text"));
        }
        text
    }

    /// `true` or `false`; `on` and `off` as well, which are texts in YAML 1.2 and may be quoted.
    pub fn boolean(&self, key: &str, findings: &mut Findings) -> Option<bool> {
        let truth = match (self.scalar(), &self.kind) {
            (Some("on"), _) => Some(true),
            (Some("off"), _) => Some(false),
            (_, Kind::Scalar { text, quoted: false }) => truth(text),
            _ => None,
        };
        if truth.is_none() {
            findings.push(self.wrong_type(key, "kind-boolean"));
        }
        truth
    }

    /// A day, `2026-01-31`.
    pub fn date(&self, key: &str, findings: &mut Findings) -> Option<Date> {
        let date = self.scalar().and_then(parse_date);
        if date.is_none() {
            findings.push(self.wrong_type(key, "kind-date"));
        }
        date
    }

    /// A whole number.
    pub fn integer(&self, key: &str, findings: &mut Findings) -> Option<i64> {
        let number = self.scalar().and_then(|text| text.parse().ok());
        if number.is_none() {
            findings.push(self.wrong_type(key, "kind-whole-number"));
        }
        number
    }

    /// The items of a list.
    pub fn list(&self, key: &str, findings: &mut Findings) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => {
                findings.push(self.wrong_type(key, "kind-list"));
                &[]
            }
        }
    }

    /// The entries of a mapping.
    pub fn mapping(&self, key: &str, findings: &mut Findings) -> &[(Spanned<String>, Node)] {
        match &self.kind {
            Kind::Mapping(entries) => entries,
            Kind::Nothing => &[],
            _ => {
                findings.push(self.wrong_type(key, "kind-mapping"));
                &[]
            }
        }
    }

    /// A text for each language (`{ en: …, fr: … }`), or one for all.
    pub fn per_language(
        &self,
        key: &str,
        languages: &Languages,
        findings: &mut Findings,
    ) -> Option<PerLanguage<Spanned<String>>> {
        self.per_some_language(key, languages, findings)?.complete()
    }

    /// The same, as far as it goes: that a language is missing is told.
    pub fn per_some_language(
        &self,
        key: &str,
        languages: &Languages,
        findings: &mut Findings,
    ) -> Option<PerLanguage<Option<Spanned<String>>>> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(languages.map(|_| Some(Spanned::new(text.clone(), self.span)))),
            Kind::Mapping(entries) => {
                let mut texts: PerLanguage<Option<Spanned<String>>> = languages.map(|_| None);
                for (code, value) in entries {
                    match languages.find(&code.value) {
                        Some(language) => texts[language] = value.text(&code.value, findings),
                        None => findings.push(unknown_key(code, languages.codes())),
                    }
                }
                for language in languages.ids() {
                    let code = languages.code(language);
                    if !entries.iter().any(|(key, _)| key.value == code) {
                        findings.push(
                            Finding::new(Code::YamlMissingLanguage, self.span).with("key", key).with("language", code),
                        );
                    }
                }
                Some(texts)
            }
            _ => {
                findings.push(self.wrong_type(key, "kind-per-language"));
                None
            }
        }
    }

    /// One of a list of words, with the value each stands for.
    pub fn choice<T: Copy>(&self, key: &str, words: &[(&str, T)], findings: &mut Findings) -> Option<T> {
        let text = self.text(key, findings)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            findings.push(bad_value(key, &text, &allowed));
        }
        found
    }

    /// The code of one of the site's languages.
    pub fn language(&self, key: &str, languages: &Languages, findings: &mut Findings) -> Option<LanguageId> {
        let words: Vec<_> = languages.ids().map(|id| (languages.code(id), id)).collect();
        self.choice(key, &words, findings)
    }
}

/// What a plain scalar says that is true or false (YAML 1.2.2, 10.3.2).
fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// A finding that a value is none of those allowed.
pub fn bad_value(key: &str, text: &Spanned<String>, allowed: &[&str]) -> Finding {
    Finding::new(Code::YamlBadValue, text.span)
        .with("key", key)
        .with("value", text.value.as_str())
        .with("allowed", allowed.join(", "))
        .suggest(&text.value, allowed.iter().copied())
}

/// A finding that nobody reads a key.
pub fn unknown_key<'a>(key: &Spanned<String>, known: impl IntoIterator<Item = &'a str>) -> Finding {
    Finding::new(Code::YamlUnknownKey, key.span).with("key", key.value.as_str()).suggest(&key.value, known)
}

/// A date in the form `2026-01-31`, as folders and YAML write it.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.bytes().enumerate().all(|(i, b)| (i == 4 || i == 7) == (b == b'-'));
    shape.then(|| text.parse().ok()).flatten()
}

/// The entries of a mapping whose keys are known; unknown keys are findings.
#[derive(Debug)]
pub struct Fields<'a> {
    span: Span,
    entries: &'a [(Spanned<String>, Node)],
}

impl<'a> Fields<'a> {
    /// Reads the mapping at `key`.
    pub fn of(node: &'a Node, key: &str, known: &[&str], findings: &mut Findings) -> Self {
        let entries = node.mapping(key, findings);
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.value.as_str())) {
            findings.push(unknown_key(key, known.iter().copied()));
        }
        Fields { span: node.span, entries }
    }

    /// The value of a key, if it is there and is not empty.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        let node = self.entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)?;
        (!matches!(node.kind, Kind::Nothing)).then_some(node)
    }

    /// The value of a key that must be there.
    pub fn require(&self, key: &str, findings: &mut Findings) -> Option<&'a Node> {
        let node = self.get(key);
        if node.is_none() {
            let span = self.entries.iter().find(|(name, _)| name.value == key).map_or(self.span, |(name, _)| name.span);
            findings.push(Finding::new(Code::YamlMissingKey, span).with("key", key));
        }
        node
    }
}
