//! Facts: values said once in YAML and printed in each language's own form; and registers, tables of them.

use std::collections::BTreeMap;

use fixed_decimal::Decimal;
use jiff::civil::Date;

use crate::content::language::{Languages, PerLanguage};
use crate::content::written;
use crate::content::yaml::{Fields, Kind, Node};
use crate::finding::{Code, Finding, Findings};
use crate::locale::Unit;
use crate::source::{Span, Spanned};

/// A value that the languages print differently.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    Duration(Decimal, Unit),
    /// An amount and its currency: an ISO 4217 code, or a bare sign where no currency is named.
    Money(Decimal, String),
    Date(Date),
    /// Never grouped: 2019, not 2,019.
    Year(i64),
    Percent(Decimal),
    /// Decimals are kept as written.
    Number(Decimal),
    Text(PerLanguage<Spanned<String>>),
}

/// The facts of one file, by dotted name (`organisation.name`).
pub type Facts = BTreeMap<String, Spanned<Fact>>;

/// The names of durations in YAML.
pub(super) const UNITS: [(&str, Unit); 5] = [
    ("hours", Unit::Hours),
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("years", Unit::Years),
];

/// The other keys that make a mapping a fact.
pub(super) const OWN: [&str; 5] = ["amount", "currency", "date", "year", "percent"];

/// Reads a mapping of facts and groups of facts. The span of a fact in the result is its key's.
pub fn read_facts(node: &Node, languages: &Languages, findings: &mut Findings) -> Facts {
    let mut facts = Facts::new();
    read_group(node, "facts", "", languages, &mut facts, findings);
    facts
}

fn read_group(node: &Node, key: &str, prefix: &str, languages: &Languages, facts: &mut Facts, findings: &mut Findings) {
    for (key, value) in node.mapping(key, findings) {
        let name = format!("{prefix}{}", key.value);
        if is_group(value, languages) {
            read_group(value, &name, &format!("{name}."), languages, facts, findings);
        } else {
            // A fact with a fault still has a name: who prints it is not to be told that it does not exist.
            let nothing = || Fact::Text(languages.map(|_| Spanned::new(String::new(), value.span)));
            let fact = read_fact(value, &name, languages, findings).unwrap_or_else(nothing);
            facts.insert(name, Spanned::new(fact, key.span));
        }
    }
}

/// Whether a value is a group: a mapping with none of a fact's own keys.
fn is_group(node: &Node, languages: &Languages) -> bool {
    let own =
        |key: &str| OWN.contains(&key) || UNITS.iter().any(|(unit, _)| *unit == key) || languages.find(key).is_some();
    matches!(&node.kind, Kind::Mapping(entries) if !entries.iter().any(|(key, _)| own(&key.value)))
}

/// Reads one fact.
pub fn read_fact(node: &Node, key: &str, languages: &Languages, findings: &mut Findings) -> Option<Fact> {
    let malformed = |span: Span| Finding::new(Code::FactMalformed, span).with("key", key);
    let decimal = |node: &Node, findings: &mut Findings| {
        let number = node.scalar().and_then(|text| Decimal::try_from_str(text).ok());
        if number.is_none() {
            findings.push(malformed(node.span));
        }
        number
    };
    let entries = match &node.kind {
        Kind::Scalar { text, quoted } => {
            let number = (!quoted).then(|| Decimal::try_from_str(text).ok()).flatten();
            let text = || Fact::Text(languages.map(|_| Spanned::new(text.clone(), node.span)));
            return Some(number.map_or_else(text, Fact::Number));
        }
        Kind::Mapping(entries) => entries,
        Kind::Nothing | Kind::List(_) => {
            findings.push(malformed(node.span));
            return None;
        }
    };
    match entries.as_slice() {
        [(name, value)] if name.value == "date" => Some(Fact::Date(value.date(key, findings)?)),
        [(name, value)] if name.value == "year" => Some(Fact::Year(value.integer(key, findings)?)),
        [(name, value)] if name.value == "percent" => Some(Fact::Percent(decimal(value, findings)?)),
        [(name, value)] if UNITS.iter().any(|(unit, _)| *unit == name.value) => {
            let unit = UNITS.iter().find(|(unit, _)| *unit == name.value)?.1;
            Some(Fact::Duration(decimal(value, findings)?, unit))
        }
        entries if entries.iter().any(|(name, _)| name.value == "amount") => {
            let fields = Fields::of(node, key, &["amount", "currency"], findings);
            let amount = decimal(fields.require("amount", findings)?, findings)?;
            let currency = fields.require("currency", findings)?.text("currency", findings)?;
            let is_code = currency.value.len() == 3 && currency.value.bytes().all(|b| b.is_ascii_uppercase());
            let is_sign = currency.value.chars().count() == 1 && !currency.value.chars().any(char::is_alphanumeric);
            if !is_code && !is_sign {
                findings
                    .push(Finding::new(Code::FactBadCurrency, currency.span).with("value", currency.value.as_str()));
                return None;
            }
            Some(Fact::Money(amount, currency.value))
        }
        entries if entries.iter().any(|(name, _)| languages.find(&name.value).is_some()) => {
            Some(Fact::Text(node.per_language(key, languages, findings)?))
        }
        _ => {
            findings.push(malformed(node.span));
            None
        }
    }
}

/// A table of facts, printed where a text names it alone in a paragraph.
#[derive(Debug, Clone)]
pub struct Register {
    pub columns: Vec<Column>,
    /// One cell for each column; none where a row leaves it out.
    pub rows: Vec<Vec<Option<Fact>>>,
    /// The whole of the file, for findings about the register.
    pub span: Span,
}

/// A column of a register.
#[derive(Debug, Clone)]
pub struct Column {
    pub key: String,
    pub label: PerLanguage<Spanned<String>>,
}

/// Reads a register: `columns` with their labels, `rows` with a fact for each column.
pub fn read_register(node: &Node, languages: &Languages, findings: &mut Findings) -> Register {
    let fields = Fields::of(node, "register", written::Register::KEYS, findings);
    let mut columns = Vec::new();
    for (key, label) in fields.require("columns", findings).map_or(&[][..], |node| node.mapping("columns", findings)) {
        if let Some(label) = label.per_language(&key.value, languages, findings) {
            columns.push(Column { key: key.value.clone(), label });
        }
    }
    let keys: Vec<&str> = columns.iter().map(|column| column.key.as_str()).collect();
    let mut rows = Vec::new();
    for row in fields.require("rows", findings).map_or(&[][..], |node| node.list("rows", findings)) {
        let cells = Fields::of(row, "rows", &keys, findings);
        rows.push(
            keys.iter().map(|key| cells.get(key).and_then(|cell| read_fact(cell, key, languages, findings))).collect(),
        );
    }
    Register { columns, rows, span: Span::start_of(node.span.file) }
}
