//! The written form of a site's YAML: for each kind of file, which keys it may hold, what they mean and what stands
//! behind them. The readers know no keys but these, and editors learn them as JSON Schemas, so neither can know one that
//! the other does not.
//!
//! No value is ever read into these types: a reader keeps places and tells all faults of a file, a schema does neither.
//! A schema is laxer than its reader where only the whole site can judge, as of the codes of its languages.

use std::collections::BTreeMap;

use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::config::{LEDGER, PAGES, SEVERITIES};
use super::fact::{OWN, UNITS};
use crate::finding::Code;

/// The kinds of file that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// site.yaml
    Site,
    /// content/KEY/notice.yaml
    Notice,
    /// content/KEY/DATE/version.yaml
    Version,
    /// content/facts.yaml
    Facts,
    /// A register: any other YAML file of a notice or version
    Register,
    /// What stands between the lines `---` of a text
    FrontMatter,
}

impl Kind {
    /// All of them.
    pub fn all() -> &'static [Kind] {
        Kind::value_variants()
    }

    /// That of the file at a path of the site, if it is YAML with a schema.
    pub fn of(path: &str) -> Option<Kind> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["site.yaml"] => Some(Kind::Site),
            ["content", "facts.yaml"] => Some(Kind::Facts),
            ["content", _, "notice.yaml"] => Some(Kind::Notice),
            ["content", _, _, "version.yaml"] => Some(Kind::Version),
            ["content", _, name] | ["content", _, _, name] if name.ends_with(".yaml") => Some(Kind::Register),
            _ => None,
        }
    }

    /// Its name on the command line and, before `.json`, as a file.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// The JSON Schema of a kind of file, draft 7, which is what editors know best. Its last line is ended.
pub fn schema(kind: Kind) -> String {
    // Editors show the description that stands beside a key, not behind a reference, and begin a paragraph with each
    // of its lines.
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let generator = settings.with_transform(RecursiveTransform(join_lines)).into_generator();
    let schema = match kind {
        Kind::Site => generator.into_root_schema_for::<Site>(),
        Kind::Notice => generator.into_root_schema_for::<Notice>(),
        Kind::Version => generator.into_root_schema_for::<Version>(),
        Kind::Facts => generator.into_root_schema_for::<Facts>(),
        Kind::Register => generator.into_root_schema_for::<Register>(),
        Kind::FrontMatter => generator.into_root_schema_for::<FrontMatter>(),
    };
    format!("{:#}\n", schema.to_value())
}

fn join_lines(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

/// Declares a mapping and, as `KEYS`, the keys that it may have. What is an `Option` may be left out or left empty.
macro_rules! mapping {
    ($(#[$meta:meta])+ $name:ident { $($(#[$of_key:meta])+ $key:ident: $value:ty,)+ }) => {
        #[derive(JsonSchema)]
        $(#[$meta])+
        #[schemars(deny_unknown_fields)]
        pub struct $name { $($(#[$of_key])+ pub $key: $value,)+ }

        impl $name {
            /// Its keys.
            pub const KEYS: &[&str] = &[$(stringify!($key)),+];
        }
    };
}

/// Declares a kind of value by its JSON Schema.
macro_rules! value {
    ($(#[$meta:meta])+ $name:ident = $generator:ident => $schema:expr) => {
        $(#[$meta])+
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

mapping! {
    /// The settings of a site.
    #[schemars(title = "site.yaml")]
    Site {
        /// Name of the site, in each language.
        name: ByLanguage,
        /// Where the site will stand: `https://`, a host, and perhaps a path that ends with a slash.
        #[schemars(extend("pattern" = "^https?://[^/?#]+(/([^?#]*/)?)?$"))]
        url: Text,
        /// Name from the IANA list, such as `America/Toronto`; decides when a day, and so a version, begins.
        timezone: Text,
        /// The languages of the site by code, in the order in which they are shown. The code names the texts (`en.md`)
        /// and is the first part of every address (`/en/…`).
        #[schemars(extend("minProperties" = 1))]
        languages: BTreeMap<String, Language>,
        /// Code of the language in which notices are drafted.
        source: Text,
        /// Code of the language that wins if texts disagree, or `none`.
        prevailing: Option<Text>,
        /// Groups on the index page, in order: a key, and a title in each language.
        sections: Option<BTreeMap<String, ByLanguage>>,
        /// Links in the header.
        navigation: Option<Vec<NavigationItem>>,
        /// The kinds of page to publish; all of them if left out.
        pages: Option<Vec<PageKind>>,
        /// Old paths of the site, and where they lead: a notice (`notice:privacy`), another path or a whole address.
        redirects: Option<BTreeMap<String, Text>>,
        /// Severities of findings, by code. `recto explain CODE` says what a code means.
        findings: Option<Severities>,
        /// Whether it is an error that nobody approved a version.
        ledger: Option<Ledger>,
        /// Whether words are set by the typographic rules of their language; `on` if left out.
        typography: Option<Switch>,
        /// Whether the header `Strict-Transport-Security` asks for preloading; `false` if left out.
        hsts_preload: Option<Switch>,
        /// A line on every page, in each language.
        notice_bar: Option<ByLanguage>,
    }
}

mapping! {
    /// A language of the site.
    Language {
        /// Language and region by which dates, numbers and sums are written: a BCP 47 tag such as `en-CA`.
        locale: Text,
        /// What the language calls itself.
        name: Text,
    }
}

/// A link in the header, or a menu of links.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum NavigationItem {
    Notice(NavigationNotice),
    Link(NavigationLink),
    Menu(NavigationMenu),
}

/// A link in a menu of the header.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum MenuItem {
    Notice(NavigationNotice),
    Link(NavigationLink),
}

mapping! {
    /// A link to a notice.
    #[schemars(title = "Link to a notice")]
    NavigationNotice {
        /// Key of the notice, whose title is the label.
        notice: Text,
    }
}

mapping! {
    /// A link to elsewhere.
    #[schemars(title = "Link")]
    NavigationLink {
        /// What the link says, in each language.
        label: ByLanguage,
        /// Where it leads, in each language.
        url: ByLanguage,
    }
}

mapping! {
    /// A menu.
    #[schemars(title = "Menu")]
    NavigationMenu {
        /// What the menu is called, in each language.
        label: ByLanguage,
        /// The links in it.
        items: Vec<MenuItem>,
    }
}

mapping! {
    /// What does not change with the language or the version of a notice.
    #[schemars(title = "notice.yaml")]
    Notice {
        /// The notice’s part of the address, in each language; its key if left out.
        slug: Option<ByLanguage>,
        /// Key of a section of site.yaml, under which the index lists the notice.
        section: Option<Text>,
        /// The index is sorted by this whole number.
        order: Option<Whole>,
        /// Code of the language in which this notice is drafted; that of the site if left out.
        source: Option<Text>,
        /// Code of the language that wins if texts of this notice disagree, or `none`; as in site.yaml if left out.
        prevailing: Option<Text>,
        /// Facts of this notice, over those in content/facts.yaml.
        facts: Option<Facts>,
        /// First day on which the notice no longer applies.
        repealed: Option<Day>,
        /// Whether clauses are numbered 1, 1.1 and so on.
        numbering: Option<Switch>,
        /// Severities of findings about this notice, by code. `recto explain CODE` says what a code means.
        findings: Option<Severities>,
    }
}

mapping! {
    /// What is to be said of one version of a notice.
    #[schemars(title = "version.yaml")]
    Version {
        /// Day on which the version was made known; shown once it has come.
        announced: Option<Day>,
        /// Whether the version corrects an earlier one, and says so.
        correction: Option<Switch>,
        /// Facts of this version, over the notice’s.
        facts: Option<Facts>,
    }
}

mapping! {
    /// A table of facts, printed where a text names the file alone in a paragraph: `{{ cookies }}`.
    #[schemars(title = "register")]
    Register {
        /// The columns in order: a key, and a heading in each language.
        columns: BTreeMap<String, ByLanguage>,
        /// The rows: for each column its value.
        rows: Vec<BTreeMap<String, Option<Cell>>>,
    }
}

mapping! {
    /// What stands at the top of a text.
    #[schemars(title = "front matter")]
    FrontMatter {
        /// Title of the notice in this language.
        #[schemars(extend("pattern" = r"\S"))]
        title: Text,
        /// What the notice says, in plain language; shown above the text.
        summary: Option<Text>,
        /// What this version changes for the reader, in plain language.
        changes: Option<Text>,
        /// One sentence for search engines.
        description: Option<Text>,
    }
}

/// The facts of one file, by name: each is a value said once and printed in each language’s own form.
#[derive(JsonSchema)]
#[schemars(title = "facts")]
#[allow(dead_code, reason = "only its form counts")]
pub struct Facts(BTreeMap<String, Fact>);

value! {
    /// A scalar, taken as it is written.
    Text = _generator => json_schema!({ "type": SCALAR })
}

value! {
    /// A text for each language, or one for all.
    ByLanguage = _generator => json_schema!({
        "type": ["object", SCALAR[0], SCALAR[1], SCALAR[2]],
        "minProperties": 1,
        "additionalProperties": { "type": SCALAR },
    })
}

value! {
    /// Yes or no.
    Switch = _generator => json_schema!({ "enum": [true, false, "on", "off"] })
}

value! {
    /// A day, such as `2026-01-31`.
    Day = _generator => json_schema!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
}

value! {
    /// A whole number.
    Whole = _generator => json_schema!({ "type": ["integer", "string"], "pattern": r"^[-+]?\d+$" })
}

value! {
    /// A number, whose decimals are kept as written.
    Decimal = _generator => json_schema!({ "type": ["number", "string"], "pattern": r"^[-+]?(\d+\.?\d*|\.\d+)$" })
}

value! {
    /// An ISO 4217 code, or a bare sign where no currency is named.
    Currency = _generator => json_schema!({ "type": "string", "pattern": "^([A-Z]{3}|[^A-Za-z0-9])$" })
}

value! {
    /// A kind of page.
    PageKind = _generator => json_schema!({ "enum": PAGES })
}

value! {
    /// What the ledger is to the site.
    Ledger = _generator => json_schema!({ "enum": LEDGER.map(|(word, _)| word) })
}

value! {
    /// A severity by code, for the codes that a site may weigh.
    Severities = _generator => {
        let of = |code: &Code| {
            let severities = SEVERITIES.map(|(word, _)| word);
            (code.as_str(), json!({ "description": code.meaning(), "enum": severities }))
        };
        let codes: BTreeMap<_, _> = Code::ALL.iter().filter(|code| code.is_adjustable()).map(of).collect();
        json_schema!({ "type": "object", "properties": codes, "additionalProperties": false })
    }
}

value! {
    /// A fact, or a group of facts.
    Fact = generator => {
        let group = json!({
            "title": "Group of facts, or a text for each language",
            "type": "object",
            "propertyNames": { "not": { "enum": own_keys() } },
            "additionalProperties": generator.subschema_for::<Fact>(),
        });
        json_schema!({ "anyOf": forms(generator).chain([group]).collect::<Vec<_>>() })
    }
}

value! {
    /// A fact in a row of a register.
    Cell = generator => {
        let by_language = json!({
            "title": "Text for each language",
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "not": { "enum": own_keys() } },
            "additionalProperties": { "type": SCALAR },
        });
        json_schema!({ "anyOf": forms(generator).chain([by_language]).collect::<Vec<_>>() })
    }
}

/// What YAML takes the scalars for.
const SCALAR: [&str; 3] = ["string", "number", "boolean"];

/// The keys that make a mapping a fact.
fn own_keys() -> Vec<&'static str> {
    OWN.into_iter().chain(UNITS.iter().map(|(unit, _)| *unit)).collect()
}

/// The forms of a fact that are no mapping of languages.
fn forms(generator: &mut SchemaGenerator) -> impl Iterator<Item = Value> + use<> {
    let form = |title: &str, keys: &[(&str, &str, &Schema)]| {
        let names: Vec<_> = keys.iter().map(|(key, ..)| *key).collect();
        let described = |(key, description, value): &(&str, &str, &Schema)| {
            let mut value = (*value).clone();
            value.insert("description".into(), (*description).into());
            ((*key).to_owned(), value)
        };
        let values: BTreeMap<_, _> = keys.iter().map(described).collect();
        json!({
            "title": title,
            "type": "object",
            "properties": values,
            "required": names,
            "additionalProperties": false,
        })
    };
    let (day, whole) = (generator.subschema_for::<Day>(), generator.subschema_for::<Whole>());
    let (decimal, currency) = (generator.subschema_for::<Decimal>(), generator.subschema_for::<Currency>());
    let code = "An ISO 4217 code such as `CAD`, or a bare sign where no currency is named.";
    let mut forms = vec![
        json!({ "title": "Number, or text for all languages", "type": SCALAR }),
        form("Day", &[("date", "A day, such as `2026-01-31`, printed as each language writes days.", &day)]),
        form("Year", &[("year", "A year, printed without a sign between its digits.", &whole)]),
        form("Percentage", &[("percent", "So many of a hundred, printed with the language’s percent sign.", &decimal)]),
        form("Sum of money", &[("amount", "How much of the currency.", &decimal), ("currency", code, &currency)]),
    ];
    forms.extend(UNITS.iter().map(|(unit, _)| {
        let description = format!("So many {unit}, printed with each language’s word in singular or plural.");
        form("Duration", &[(unit, &description, &decimal)])
    }));
    forms.into_iter()
}
