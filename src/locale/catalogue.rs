//! One language's messages of some kinds (`theme.ftl`, `findings.ftl`, `answers.ftl`), from layered Fluent files.
//!
//! Layers lie over one another message by message: a message in a later file replaces the earlier one with all its
//! attributes. A fault in a file is a finding, and the file's other messages still count. Whether the languages agree
//! is not seen here but in [`contract`](super::contract).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fixed_decimal::Decimal;
use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast;
use icu_decimal::DecimalFormatter;
use unic_langid::LanguageIdentifier;

use crate::finding::{Code, Finding, Value, nearest};
use crate::source::{FileId, Sources, Span};

/// Braces nested deeper than this have no use, and the parser descends into them by recursion.
const MAX_NESTING: usize = 50;

/// The only function that a message may call: it prints a count with the language's separators.
const NUMBER: &str = "NUMBER";

/// The messages of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Where the site would write its own: `locales/<language>/<kind>`, of the first kind.
    pub(super) path: String,
    /// Its files, the weakest first.
    pub(super) files: Vec<FileId>,
    /// Where each message is defined, by id.
    pub(super) messages: BTreeMap<String, Span>,
    /// What can be printed, by name: `id` or `id.attribute`, with a hyphen before the ids of terms.
    pub(super) texts: BTreeMap<String, Text>,
    /// Names that a file defines with a fault in them.
    broken: BTreeSet<String>,
}

/// A message's value or attribute.
#[derive(Debug)]
pub(super) struct Text {
    /// Of its identifier.
    pub span: Span,
    /// The variables that it names itself, and where first.
    pub variables: BTreeMap<String, Span>,
    /// The names of the messages and terms that it holds, and where first.
    references: BTreeMap<String, Span>,
}

/// Why a message cannot be printed. Only what a template or a caller does wrong can cause it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageError {
    /// No message has this id; one has a similar one.
    Unknown { id: String, suggestion: Option<String> },
    /// The message needs something that it was not given; in the engine's words.
    Unresolved { id: String, reason: String },
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessageError::Unknown { id, suggestion: None } => write!(f, "no message `{id}`"),
            MessageError::Unknown { id, suggestion: Some(near) } => write!(f, "no message `{id}`; is it `{near}`?"),
            MessageError::Unresolved { id, reason } => write!(f, "message `{id}`: {reason}"),
        }
    }
}

impl std::error::Error for MessageError {}

impl Catalogue {
    /// The messages of the language `tag` (BCP 47) of some kinds, the names of their files. Faults within the language are
    /// found here: syntax, names defined twice in a file, references to what does not exist, circles.
    pub fn load(kinds: &[&str], tag: &str, sources: &Sources) -> (Catalogue, Vec<Finding>) {
        let locale = super::parse_tag(tag);
        let path = format!("locales/{}/{}", locale.id.language, kinds.first().unwrap_or(&""));
        let files = kinds.iter().flat_map(|kind| super::layers(&locale, kind, sources)).collect();
        Catalogue::from_files(path, &locale.id.to_string(), files, sources)
    }

    /// The same from known files, the weakest first.
    pub(super) fn from_files(
        path: String,
        tag: &str,
        files: Vec<FileId>,
        sources: &Sources,
    ) -> (Catalogue, Vec<Finding>) {
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks would stand in attributes, titles and file names as well as in running text.
        bundle.set_use_isolating(false);
        if let Ok(decimals) = DecimalFormatter::try_new((&super::parse_tag(tag)).into(), Default::default()) {
            // Fails only for a name that is taken, and the bundle is new.
            let _ = bundle.add_function(NUMBER, move |values, _| number(values, &decimals));
        }
        let (messages, texts, broken) = Default::default();
        let mut catalogue = Catalogue { bundle, path, files, messages, texts, broken };
        let mut findings = Vec::new();
        for file in catalogue.files.clone() {
            if let Some(resource) = parse(file, sources.text(file), &mut findings) {
                catalogue.add(file, resource, &mut findings);
            }
        }
        catalogue.check_references(&mut findings);
        (catalogue, findings)
    }

    /// The BCP 47 tag of the language.
    pub fn tag(&self) -> String {
        self.bundle.locales.first().map_or_else(String::new, ToString::to_string)
    }

    /// Prints a message or one of its attributes; none if the catalogue does not have it. A count chooses plural forms.
    pub fn format(&self, id: &str, attribute: Option<&str>, values: &[(&'static str, Value)]) -> Option<String> {
        let values = values.iter().map(|(name, value)| match value {
            Value::Text(text) => (*name, FluentValue::from(text.as_str())),
            Value::Count(count) => (*name, FluentValue::from(count)),
        });
        self.resolve(id, attribute, &values.collect()).map(|(text, _)| text)
    }

    /// Prints a message for a reader, or its id where the catalogue does not have it: what is said is never lost with
    /// its words.
    pub fn say(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        self.format(id, None, values).unwrap_or_else(|| id.into())
    }

    /// Whether a message has an attribute.
    pub fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        self.texts.contains_key(&format!("{id}.{attribute}"))
    }

    /// Prints a message with texts for its variables. A whole number may choose plural forms; it prints as given.
    pub(super) fn message(&self, id: &str, values: &[(&str, &str)]) -> Result<String, MessageError> {
        if let Some(text) = self.joined(id, values) {
            return Ok(text);
        }
        let values = values.iter().map(|(name, text)| (*name, number_or_text(text)));
        match self.resolve(id, None, &values.collect()) {
            Some((text, None)) => Ok(text),
            Some((_, Some(reason))) => Err(MessageError::Unresolved { id: id.into(), reason }),
            None => {
                Err(MessageError::Unknown { id: id.into(), suggestion: nearest(id, self.printable()).map(Into::into) })
            }
        }
    }

    /// A message of words and variables alone, as most are: they need only be joined. None for any other.
    fn joined(&self, id: &str, values: &[(&str, &str)]) -> Option<String> {
        // Few are longer.
        let mut text = String::with_capacity(100);
        for element in &self.bundle.get_message(id)?.value()?.elements {
            text.push_str(match element {
                ast::PatternElement::TextElement { value } => value,
                ast::PatternElement::Placeable {
                    expression: ast::Expression::Inline(ast::InlineExpression::VariableReference { id }),
                } => values.iter().find(|(name, _)| *name == id.name)?.1,
                ast::PatternElement::Placeable { .. } => return None,
            });
        }
        Some(text)
    }

    /// The messages that need no values, in the order of their ids.
    pub(super) fn plain(&self) -> impl Iterator<Item = (&str, String)> {
        let ids = self.printable().filter(|id| self.uses(id).is_empty());
        ids.filter_map(|id| Some((id, self.resolve(id, None, &FluentArgs::new())?.0)))
    }

    /// The ids of the messages that are more than attributes, in order.
    fn printable(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().filter(|id| self.texts.contains_key(*id)).map(String::as_str)
    }

    /// Whether a file defines a text, be it with a fault.
    pub(super) fn defines(&self, name: &str) -> bool {
        let id = name.split('.').next().unwrap_or_default();
        self.texts.contains_key(name) || self.broken.contains(name) || self.broken.contains(id)
    }

    /// The variables that a text uses, itself or through the messages that it holds. Terms are given none.
    pub(super) fn uses(&self, name: &str) -> BTreeSet<&str> {
        let mut names = self.reach(name, |reference| !reference.starts_with('-'));
        names.extend(self.texts.get_key_value(name).map(|(name, _)| name.as_str()));
        names.iter().flat_map(|name| self.texts[*name].variables.keys()).map(String::as_str).collect()
    }

    /// Prints a text, with the first thing that was amiss.
    fn resolve(&self, id: &str, attribute: Option<&str>, values: &FluentArgs) -> Option<(String, Option<String>)> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value(),
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
        }?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
        let reason = errors.into_iter().next().map(|error| match error {
            FluentError::ResolverError(error) => error.to_string(),
            error => error.to_string(),
        });
        Some((text, reason))
    }

    /// Lays a file over those before it.
    fn add(&mut self, file: FileId, resource: FluentResource, findings: &mut Vec<Finding>) {
        let mut reader = Reader { file, source: resource.source(), texts: BTreeMap::new(), findings };
        let mut last = String::new();
        for entry in resource.entries() {
            let (name, id, value, attributes) = match entry {
                ast::Entry::Message(message) => {
                    let name = message.id.name.to_owned();
                    self.messages.insert(name.clone(), reader.span(message.id.name));
                    (name, &message.id, message.value.as_ref(), &message.attributes)
                }
                ast::Entry::Term(term) => (format!("-{}", term.id.name), &term.id, Some(&term.value), &term.attributes),
                ast::Entry::Junk { content } => {
                    self.broken.insert(name_of_junk(content, &last));
                    continue;
                }
                _ => continue,
            };
            let attribute = format!("{name}.");
            self.texts.retain(|other, _| *other != name && !other.starts_with(&attribute));
            if let Some(value) = value {
                reader.text(name.clone(), id, value);
            }
            for part in attributes {
                reader.text(format!("{attribute}{}", part.id.name), &part.id, &part.value);
            }
            last = name;
        }
        self.texts.append(&mut reader.texts);
        self.bundle.add_resource_overriding(resource);
    }

    /// Finds references to what does not exist, and circles.
    fn check_references(&self, findings: &mut Vec<Finding>) {
        for (name, text) in &self.texts {
            for (reference, span) in &text.references {
                if !self.defines(reference) {
                    let unknown = Finding::new(Code::LocaleUnknownMessage, *span).with("message", reference.as_str());
                    findings.push(unknown.suggest(reference, self.texts.keys().map(String::as_str)));
                }
            }
            if self.reach(name, |_| true).contains(name.as_str()) {
                findings.push(syntax(text.span, ResolverError::Cyclic.to_string()));
            }
        }
    }

    /// The names of the texts that a text holds, at any remove.
    fn reach(&self, name: &str, follow: impl Fn(&str) -> bool) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = vec![name];
        while let Some(name) = open.pop() {
            let references = self.texts.get(name).into_iter().flat_map(|text| text.references.keys());
            for reference in references.filter(|name| self.texts.contains_key(*name) && follow(name)) {
                if reached.insert(reference.as_str()) {
                    open.push(reference);
                }
            }
        }
        reached
    }
}

/// Parses a file; none if that cannot be tried.
fn parse(file: FileId, text: &str, findings: &mut Vec<Finding>) -> Option<FluentResource> {
    if let Some(byte) = too_deep(text) {
        let reason = format!("braces are nested more than {MAX_NESTING} levels deep");
        findings.push(syntax(Span::new(file, byte..byte + 1), reason));
        return None;
    }
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err(faulty) => faulty,
    };
    for error in errors {
        // The parser may point behind the end of the file, at the blanks before an attribute or into a character.
        let start = text.floor_char_boundary(error.pos.start.min(text.trim_end().len()));
        let start = text.len() - text[start..].trim_start_matches(' ').len();
        let end = text.ceil_char_boundary(error.pos.end.max(start + 1));
        let length = text[start..end].trim_end().len();
        findings.push(syntax(Span::new(file, start..start + length), error.to_string()));
    }
    Some(resource)
}

/// The byte of a brace that is nested too deep. An entry begins at a line that begins with a letter or a hyphen.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut line_starts = true;
    for (i, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if line_starts && (byte.is_ascii_alphabetic() || byte == b'-') => depth = 0,
            _ => {}
        }
        if depth > MAX_NESTING {
            return Some(i);
        }
        line_starts = byte == b'\n';
    }
    None
}

/// The name that an entry which does not parse was meant for. What begins with a dot is an attribute of the entry before.
fn name_of_junk(content: &str, before: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let content = content.trim_start();
    match content.strip_prefix('.') {
        Some(attribute) => format!("{before}.{}", attribute.split(|c| !part(c)).next().unwrap_or_default()),
        None => content.split(|c| !part(c)).next().unwrap_or_default().to_owned(),
    }
}

/// A number where plural rules and exact variants can use it without changing how it prints.
fn number_or_text(text: &str) -> FluentValue<'_> {
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit()) && (1..=15).contains(&text.len());
    if is_whole && (text == "0" || !text.starts_with('0')) { FluentValue::try_number(text) } else { text.into() }
}

/// The digits of a count, in the language's groups. What is no whole number prints as it is.
fn number<'a>(values: &[FluentValue<'a>], decimals: &DecimalFormatter) -> FluentValue<'a> {
    match values {
        [FluentValue::Number(number)] if number.value.fract() == 0.0 && number.value.abs() < 1e15 => {
            decimals.format(&Decimal::from(number.value as i64)).to_string().into()
        }
        [value] => value.clone(),
        _ => FluentValue::Error,
    }
}

fn syntax(span: Span, reason: String) -> Finding {
    Finding::new(Code::LocaleSyntax, span).with("reason", reason)
}

/// Reads the texts of one file.
struct Reader<'a> {
    file: FileId,
    source: &'a str,
    texts: BTreeMap<String, Text>,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    /// The place of a slice of the source, which the parser does not keep.
    fn span(&self, slice: &str) -> Span {
        let start = slice.as_ptr() as usize - self.source.as_ptr() as usize;
        Span::new(self.file, start..start + slice.len())
    }

    fn text(&mut self, name: String, id: &ast::Identifier<&str>, pattern: &ast::Pattern<&str>) {
        let span = self.span(id.name);
        let mut text = Text { span, variables: BTreeMap::new(), references: BTreeMap::new() };
        self.pattern(pattern, &mut text);
        if self.texts.contains_key(&name) {
            self.findings.push(syntax(span, format!("`{name}` is defined twice in this file")));
        }
        self.texts.insert(name, text);
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>, text: &mut Text) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression, text);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>, text: &mut Text) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, text),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector, text);
                for variant in variants {
                    self.pattern(&variant.value, text);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>, text: &mut Text) {
        use ast::InlineExpression as Inline;
        match inline {
            Inline::VariableReference { id } => {
                let mut span = self.span(id.name);
                span.start -= 1; // the dollar sign
                text.variables.entry(id.name.into()).or_insert(span);
            }
            Inline::MessageReference { id, attribute } => self.reference("", id, attribute.as_ref(), text),
            Inline::TermReference { id, attribute, arguments } => {
                self.reference("-", id, attribute.as_ref(), text);
                for argument in arguments.iter().flat_map(|arguments| &arguments.named) {
                    self.inline(&argument.value, text);
                }
            }
            Inline::FunctionReference { id, arguments } if id.name == NUMBER => {
                for argument in &arguments.positional {
                    self.inline(argument, text);
                }
            }
            Inline::FunctionReference { id, .. } => {
                let reason = ResolverError::from(inline).to_string();
                self.findings.push(syntax(self.span(id.name), reason));
            }
            Inline::Placeable { expression } => self.expression(expression, text),
            Inline::StringLiteral { .. } | Inline::NumberLiteral { .. } => {}
        }
    }

    fn reference(
        &mut self,
        mark: &str,
        id: &ast::Identifier<&str>,
        attribute: Option<&ast::Identifier<&str>>,
        text: &mut Text,
    ) {
        let mut span = self.span(id.name);
        span.start -= mark.len() as u32;
        let mut name = format!("{mark}{}", id.name);
        if let Some(attribute) = attribute {
            span.end = self.span(attribute.name).end;
            name = format!("{name}.{}", attribute.name);
        }
        text.references.entry(name).or_insert(span);
    }
}
