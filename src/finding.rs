//! Findings: what Recto has to say about a site, as data.
//!
//! A finding holds a stable code, a place and the values that its wording needs. The wording itself lives in the
//! catalogues (`locales/<language>/findings.ftl`), the drawing in `report/`: nothing here knows a language or a terminal.

use crate::source::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, and said.
    Warning,
}

impl Severity {
    /// The word for it in machine-readable output.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Declares [`Code`] with each variant's stable name and usual severity, in one table.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The stable name of a kind of finding. The comment of each lists the values its wording may use; a value
        /// called `suggestion` is optional and chooses the remedy that holds it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of their names' groups.
            pub const ALL: &[Code] = &[$(Code::$variant),+];

            /// Its stable name, as printed and as written in site.yaml.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name),+ }
            }

            /// What it means, without the values that its wording may use.
            pub fn meaning(self) -> &'static str {
                let comment = match self { $(Code::$variant => concat!($($doc),+)),+ };
                let end = [" `$", " Label"].iter().filter_map(|sign| comment.find(sign)).min();
                comment[..end.unwrap_or(comment.len())].trim()
            }

            /// How much it weighs unless the site says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// A kind of finding that Recto does not know. `$name`, `$suggestion`
    UsageUnknownCode = "usage/unknown-code", Error;
    /// An argument that should be a day is none. `$value`
    UsageBadDate = "usage/bad-date", Error;
    /// A new site would lie among other files. `$folder`
    InitNotEmpty = "init/not-empty", Error;
    /// A file or folder of a new site or notice cannot be written. `$path`, `$reason` (the system's words)
    FileUnwritable = "file/unwritable", Error;
    /// A new notice would have the key of another, or a folder of that name is there. `$notice`
    NoticeExists = "notice/exists", Error;

    /// No site.yaml in the folder or above it. `$folder`
    SiteNotFound = "site/not-found", Error;
    /// A file or folder cannot be read. `$path`, `$reason` (the system's words)
    FileUnreadable = "file/unreadable", Error;
    /// A symbolic link leads back to a folder that holds it. `$path`
    FileLoop = "file/loop", Error;
    /// The name of a file or folder is not UTF-8. `$path`, with `�` in place of what is not
    FileBadName = "file/bad-name", Error;
    /// A text file is not UTF-8. `$line` is the first line that is not.
    FileNotUtf8 = "file/not-utf8", Error;
    /// A text or YAML file holds nothing.
    FileEmpty = "file/empty", Error;
    /// A character that no HTML page may hold. `$character` (such as U+0002)
    FileControlCharacter = "file/control-character", Error;

    /// The YAML cannot be parsed. `$reason` (the parser's words, English)
    YamlSyntax = "yaml/syntax", Error;
    /// A key stands twice in one mapping. `$key`. Label `first`.
    YamlDuplicateKey = "yaml/duplicate-key", Error;
    /// A key that nobody reads. `$key`, `$suggestion`
    YamlUnknownKey = "yaml/unknown-key", Error;
    /// A value of the wrong kind. `$key`, `$expected` (one of the names in the catalogue's `kind-…` messages), `$found` (likewise)
    YamlWrongType = "yaml/wrong-type", Error;
    /// A key that must be there is not. `$key`
    YamlMissingKey = "yaml/missing-key", Error;
    /// A value is not one of those allowed. `$key`, `$value`, `$allowed` (a list), `$suggestion`
    YamlBadValue = "yaml/bad-value", Error;
    /// A value per language lacks a language. `$key`, `$language`
    YamlMissingLanguage = "yaml/missing-language", Error;

    /// The address of the site is not an absolute http(s) URL ending in a slash. `$value`
    SiteBadUrl = "site/bad-url", Error;
    /// The site has no notice.
    SiteNoNotice = "site/no-notice", Error;
    /// No such time zone in the IANA database. `$value`, `$suggestion`
    SiteBadTimezone = "site/bad-timezone", Error;
    /// A locale that is not a BCP 47 tag. `$value`
    SiteBadLocale = "site/bad-locale", Error;
    /// More redirects than hosts accept. `$count`, `$limit`
    RedirectTooMany = "redirect/too-many", Error;
    /// A redirect longer than hosts accept. `$length`, `$limit` (characters)
    RedirectTooLong = "redirect/too-long", Error;
    /// A redirect from what is no path of the site. `$path`
    RedirectBadPath = "redirect/bad-path", Error;
    /// A redirect to what is no notice, path of the site or absolute address. `$target`
    RedirectBadTarget = "redirect/bad-target", Error;
    /// A redirect leaves from a path that a page has. `$path`
    RedirectShadowed = "redirect/shadowed", Error;
    /// A redirect before it leaves from the same path and leads elsewhere. `$path`. Label `earlier`.
    RedirectCovered = "redirect/covered", Error;
    /// Redirects lead to each other in a circle. `$path` (the first of them). Label `also`.
    RedirectLoop = "redirect/loop", Error;

    /// A line of addresses.txt that is no address. `$line`
    AddressMalformed = "address/malformed", Error;
    /// An address that was approved leads nowhere. `$address`, `$count` (of other addresses below it)
    AddressGone = "address/gone", Error;
    /// An address of a clause that was approved leads to no clause any more. `$address`, `$id`
    AddressVanished = "address/vanished", Error;
    /// A notice has the address that was approved for another. `$address`, `$notice` (the other). Label `there`.
    AddressTaken = "address/taken", Error;

    /// A command names a notice that the site does not have. `$notice`, `$suggestion`
    NoticeUnknown = "notice/unknown", Error;
    /// A new version would not take effect after the last one. `$notice`, `$effective`, `$last` (dates)
    VersionNotLater = "version/not-later", Error;
    /// Front matter does not say what the version changes though it has the key for it.
    TextEmptyChanges = "text/empty-changes", Warning;
    /// A folder in a notice whose name is no date. `$name`
    NoticeBadDate = "notice/bad-date", Error;
    /// A notice without any version. `$notice`
    NoticeNoVersion = "notice/no-version", Error;
    /// A version lacks a text. `$file` (the file to write), `$language`
    NoticeMissingLanguage = "notice/missing-language", Error;
    /// A Markdown file in a version that is not named after one of the site's languages. `$name`, `$suggestion`
    NoticeUnknownLanguage = "notice/unknown-language", Error;
    /// Two pages would have one route: two slugs are alike. `$route`. Label `other`.
    NoticeRouteTaken = "notice/route-taken", Error;
    /// A slug that is not lower-case letters, digits and hyphens. `$slug`, `$suggestion`
    NoticeBadSlug = "notice/bad-slug", Error;
    /// A notice in a section that site.yaml does not have. `$section`, `$suggestion`
    NoticeUnknownSection = "notice/unknown-section", Error;
    /// A file in content/ that belongs to no notice and is no facts file. `$name`, `$suggestion`
    NoticeStrayFile = "notice/stray-file", Warning;
    /// A file beside the texts that no text links to, and so is not published. `$name`
    AttachmentUnused = "attachment/unused", Warning;
    /// An attachment whose address is that of a page. `$name`
    AttachmentShadowed = "attachment/shadowed", Error;

    /// A Markdown file that does not begin with front matter.
    TextNoFrontMatter = "text/no-front-matter", Error;
    /// Front matter that no line `---` closes.
    TextUnclosedFrontMatter = "text/unclosed-front-matter", Error;
    /// Blocks nested deeper than `$limit` levels.
    TextTooDeep = "text/too-deep", Error;
    /// A row of a table has more cells than the table's head. `$words` (those that would be left out)
    TableExtraCells = "table/extra-cells", Error;
    /// A footnote is referred to and not written. `$name`
    FootnoteUnknown = "footnote/unknown", Error;
    /// A footnote is written and not referred to. `$name`
    FootnoteUnused = "footnote/unused", Error;
    /// A footnote is written twice. `$name`. Label `first`.
    FootnoteDuplicate = "footnote/duplicate", Error;
    /// An id is given twice in one text. `$id`. Label `first`.
    ClauseDuplicateId = "clause/duplicate-id", Error;
    /// A heading holds a typed number although the notice numbers its clauses. `$number`
    ClauseTypedNumber = "clause/typed-number", Error;
    /// A heading of the first level, which only the title has.
    ClauseFirstLevel = "clause/first-level", Warning;
    /// A heading skips a level. `$level`, `$expected`
    ClauseSkippedLevel = "clause/skipped-level", Warning;
    /// An id that is not a letter followed by letters, digits, `-`, `_` and `.`. `$id`, `$suggestion`
    ClauseBadId = "clause/bad-id", Error;
    /// A heading within a list or a quotation, where no clause can begin.
    ClauseNested = "clause/nested", Error;
    /// A heading with attributes other than an id. `$attribute`
    ClauseUnknownAttribute = "clause/unknown-attribute", Error;
    /// A heading with no words in it.
    ClauseEmptyHeading = "clause/empty-heading", Error;

    /// An insert names no fact or register. `$name`, `$suggestion`
    InsertUnknown = "insert/unknown", Error;
    /// An insert names a group of facts, not a fact. `$name`, `$example` (a fact in it)
    InsertGroup = "insert/group", Error;
    /// An insert that is not `{{ name }}`: logic, or nothing. `$text`
    InsertMalformed = "insert/malformed", Error;
    /// A register stands within a line; it must be alone in a paragraph. `$name`
    InsertRegisterInline = "insert/register-inline", Error;
    /// A fact and a register have one name. `$name`. Label `first`.
    FactDuplicate = "fact/duplicate", Error;
    /// A fact that is no duration, sum, date, year, percentage, number or text. `$key`
    FactMalformed = "fact/malformed", Error;
    /// A currency that is neither an ISO 4217 code nor a bare sign. `$value`
    FactBadCurrency = "fact/bad-currency", Error;

    /// A link to a notice that the site does not have. `$notice`, `$suggestion`
    LinkUnknownNotice = "link/unknown-notice", Error;
    /// A link to a version that the notice does not have. `$notice`, `$version`, `$suggestion`
    LinkUnknownVersion = "link/unknown-version", Error;
    /// A link to a version that is to come and lacks a text, and so is not published. `$notice`, `$version`
    LinkIncomplete = "link/incomplete", Error;
    /// A link to a clause that the text does not have. `$clause`, `$suggestion`
    LinkUnknownClause = "link/unknown-clause", Error;
    /// A link to a file that does not lie beside the text. `$file`, `$suggestion`
    LinkUnknownAttachment = "link/unknown-attachment", Error;
    /// A link without a destination.
    LinkEmpty = "link/empty", Error;
    /// A link to a path of the site, `/en/privacy/`, or out of the version's folder, `../`. `$url`
    LinkPath = "link/path", Error;
    /// A link with a scheme other than http, https, mailto or tel. `$scheme`
    LinkBadScheme = "link/bad-scheme", Error;
    /// An absolute address that is not well formed. `$url`
    LinkMalformed = "link/malformed", Error;
    /// A link to a page that the site does not publish. `$kind` (a kind of page)
    LinkUnpublished = "link/unpublished", Error;
    /// A link without label that leads to no clause.
    LinkNoLabel = "link/no-label", Error;
    /// An image without a text alternative.
    ImageNoAlternative = "image/no-alternative", Error;
    /// An image that does not lie beside the text. `$url`
    ImageElsewhere = "image/elsewhere", Error;

    /// An element or attribute that is not allowed in a text. `$html`, `$allowed` (a list)
    HtmlNotAllowed = "html/not-allowed", Error;
    /// Words in a block of HTML, where Markdown is not read. `$words`
    HtmlWords = "html/words", Error;
    /// An element opened and not closed in its block, or closed and not opened. `$html`
    HtmlUnbalanced = "html/unbalanced", Error;

    /// A template that does not parse, or that refers to a template, filter, test or function that does not exist. `$reason` (the engine's words, English)
    TemplateSyntax = "template/syntax", Error;
    /// A template that cannot be rendered: an unknown variable, a value of the wrong type. `$reason` (English), `$route`
    TemplateRender = "template/render", Error;

    /// A style sheet refers to a file that `static/` does not have. `$file`, `$suggestion`
    StaticUnknownFile = "static/unknown-file", Error;

    /// A message that does not parse. `$reason` (the parser's words, English)
    LocaleSyntax = "locale/syntax", Error;
    /// A language lacks a message. `$language`, `$message`, `$file` (the file to write it in)
    LocaleMissingMessage = "locale/missing-message", Error;
    /// A language has none of the messages. `$language`, `$file` (the file to write)
    LocaleMissing = "locale/missing", Error;
    /// A message that no language of the theme has. `$message`, `$suggestion`
    LocaleUnknownMessage = "locale/unknown-message", Error;
    /// A message that does not use a value it is given. `$message`, `$variable`
    LocaleUnusedVariable = "locale/unused-variable", Error;
    /// A message that uses a value it is not given. `$message`, `$variable`, `$suggestion`
    LocaleUnknownVariable = "locale/unknown-variable", Error;

    /// A clause of the source text has no counterpart. `$heading`, `$source` and `$translation` (the names of the two files). Label `there`.
    ParityMissingClause = "parity/missing-clause", Error;
    /// A clause has no counterpart in the source text. `$heading`, `$source`, `$translation`
    ParityExtraClause = "parity/extra-clause", Error;
    /// A clause stands in another order than in the source text. `$heading`, `$source`, `$translation`. Label `there`.
    ParityMovedClause = "parity/moved-clause", Error;
    /// Blocks of the source text have no counterpart. `$count`, `$kind` of the first, `$source`, `$translation`. Label `there`.
    ParityMissingBlock = "parity/missing-block", Error;
    /// Blocks have no counterpart in the source text. `$count`, `$kind` of the first, `$source`, `$translation`
    ParityExtraBlock = "parity/extra-block", Error;
    /// A clause has another id than its counterpart. `$there`, `$here` (ids), `$source`, `$translation`. Label `there`.
    ParityClauseId = "parity/clause-id", Error;
    /// A block or a cell says what stands elsewhere in the source text: it was exchanged with another, or moved. `$kind`, `$source`, `$translation`. Label `there`.
    ParityMovedBlock = "parity/moved-block", Error;
    /// A block of the source text is two. `$kind`, `$source`, `$translation`. Label `there`.
    ParitySplitBlock = "parity/split-block", Error;
    /// Two blocks of the source text are one. `$kind`, `$source`, `$translation`. Label `there`.
    ParityJoinedBlock = "parity/joined-block", Error;
    /// A block says what another block of its text says. `$kind`, `$source`, `$translation`. Labels `there` and `again`.
    ParityRepeatedBlock = "parity/repeated-block", Error;
    /// A block is of another kind than its counterpart. `$expected`, `$found` (kinds), `$source`, `$translation`. Label `there`.
    ParityShape = "parity/shape", Error;
    /// A block stands deeper or less deep in lists and quotations. `$there`, `$here` (depths), `$source`, `$translation`. Label `there`.
    ParityNesting = "parity/nesting", Error;
    /// A block begins with another letter, or a list with another number. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityEnumerator = "parity/enumerator", Error;
    /// A heading has another level than its counterpart. `$there`, `$here` (levels), `$source`, `$translation`. Label `there`.
    ParityHeadingLevel = "parity/heading-level", Error;
    /// A table has another number of columns. `$there`, `$here` (columns), `$source`, `$translation`. Label `there`.
    ParityTableColumns = "parity/table-columns", Error;
    /// A string of the front matter that one text alone has. `$key`, `$side` (`source` or `translation`), `$source`, `$translation`. Label `there`.
    ParityFrontMatter = "parity/front-matter", Error;
    /// A block is in the source language. `$source`, `$translation`. Label `there`.
    ParityUntranslated = "parity/untranslated", Error;
    /// A number without partner. `$side` (`source`, `translation`, `both`, or `alike` where both are written with the same signs and mean different values), `$there`, `$here` (as written, on those sides), `$source`, `$translation`. Label `there`.
    ParityNumber = "parity/number", Error;
    /// A percentage without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityPercentage = "parity/percentage", Error;
    /// A sum of money without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityMoney = "parity/money", Error;
    /// A duration or another quantity without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityQuantity = "parity/quantity", Error;
    /// A date without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityDate = "parity/date", Error;
    /// A time of day without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityTime = "parity/time", Error;
    /// An ordinal without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityOrdinal = "parity/ordinal", Error;
    /// A reference to a clause or an article without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityReference = "parity/reference", Error;
    /// A telephone number without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityTelephone = "parity/telephone", Error;
    /// An e-mail address without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityEmail = "parity/email", Error;
    /// A web address without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityUrl = "parity/url", Error;
    /// A link to a notice, clause or file without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityLink = "parity/link", Error;
    /// An insert without partner. `$side`, `$there`, `$here`, `$source`, `$translation` as for parity/number. Label `there`.
    ParityInsert = "parity/insert", Error;
    /// A comment that allows a finding and is not `recto: allow CODE "reason"`. `$comment`
    AllowanceMalformed = "allowance/malformed", Error;
    /// A comment allows what is no code, or one that cannot be allowed. `$code`, `$suggestion`
    AllowanceUnknown = "allowance/unknown", Error;
    /// A comment allows a finding that does not arise. `$code`
    AllowanceUnused = "allowance/unused", Warning;

    /// The source text changed since it was approved, and the translation did not. `$notice`, `$part` (`front`, `opening` or `clause`), `$heading`, `$difference`, `$source`, `$translation`. Label `there`.
    LedgerStale = "ledger/stale", Error;
    /// The translation changed since it was approved, and the source text did not. `$notice`, `$part`, `$heading`, `$difference`, `$source`, `$translation` as for ledger/stale.
    LedgerTranslationChanged = "ledger/translation-changed", Warning;
    /// All texts changed since they were approved; an error where the site requires approval. `$notice`, `$part`, `$heading`, `$difference` as for ledger/stale.
    LedgerChanged = "ledger/changed", Warning;
    /// Clauses that nobody approved, where the site requires it. `$notice`, `$part`, `$heading` of the first as for ledger/stale, `$count`, `$all` (`yes` or `no`: nothing of the version is approved)
    LedgerUnapproved = "ledger/unapproved", Error;
    /// A line of an approved copy that `recto review` does not write. `$line`
    LedgerMalformed = "ledger/malformed", Error;
    /// A version to come that is not ready. `$days` until it takes effect, `$date`, `$count` of the findings that stand in the way
    LifecycleNotReady = "lifecycle/not-ready", Warning;
    /// What took effect and was approved has changed since. `$notice`, `$part`, `$heading`, `$difference` as for ledger/stale, `$date` on which it took effect, `$cause` (`words` or `fact`), `$fact` (its name, where only that changed). Label `also`.
    LifecycleRewritten = "lifecycle/rewritten", Error;
    /// A version was announced after the day on which it takes effect. `$announced`, `$effective` (dates)
    LifecycleAnnouncedLate = "lifecycle/announced-late", Warning;
    /// A version would take effect when the notice is repealed already. `$effective`, `$repealed` (dates)
    LifecycleNeverApplies = "lifecycle/never-applies", Warning;
    /// There is no such notice, version or clause to approve. `$name`, `$suggestion`
    ReviewUnknown = "review/unknown", Error;
    /// Errors in a version, which cannot be approved with them. `$notice`, `$version`, `$count`
    ReviewErrors = "review/errors", Error;
    /// Versions of a notice were approved after they took effect. `$notice`, `$version` (the first of them), `$count`
    ReviewLate = "review/late", Warning;
    /// Nobody is at the terminal who could answer.
    ReviewNobody = "review/nobody", Error;

    /// A folder to verify holds no archive.json. `$folder`
    VerifyNoArchive = "verify/no-archive", Error;
    /// An archive.json that cannot be read as one. `$path`, `$reason` (the parser's words, English)
    VerifyMalformedArchive = "verify/malformed-archive", Error;
    /// A text of the site was not published. `$notice`, `$version`, `$language` (its code)
    VerifyMissingText = "verify/missing-text", Error;
    /// A text was published that the site does not have, or twice. `$notice`, `$version`, `$language` as for verify/missing-text
    VerifyExtraText = "verify/extra-text", Error;
    /// A text was published with other words. `$notice`, `$version`, `$language` as for verify/missing-text
    VerifyChangedText = "verify/changed-text", Error;
    /// A text was published with another period, or otherwise as a correction or not. `$notice`, `$version`, `$language` as for verify/missing-text
    VerifyChangedPeriod = "verify/changed-period", Error;
    /// A published page does not hold its text. `$path`
    VerifyChangedPage = "verify/changed-page", Error;
    /// A published attachment has other bytes. `$path`
    VerifyChangedAttachment = "verify/changed-attachment", Error;
    /// A page or an attachment is not in the folder. `$path`
    VerifyMissingFile = "verify/missing-file", Error;

    /// The output folder is not empty and Recto did not make it. `$folder`
    OutputNotOurs = "output/not-ours", Error;
    /// The output folder holds the site's sources or lies among them. `$folder`
    OutputInsideSite = "output/inside-site", Error;
    /// The output cannot be written. `$path`, `$reason` (the system's words)
    OutputFailed = "output/failed", Error;

    /// Nothing can be served on a port. `$port`, `$reason` (the system's words)
    ServePort = "serve/port", Error;
    /// Not all of the site folder can be watched. `$folder`, `$reason` (the system's words)
    ServeUnwatched = "serve/unwatched", Warning;
    /// A page of the preview is shown as it was before.
    ServeFormer = "serve/former", Warning;
}

impl Code {
    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// Whether `findings:` in site.yaml and notice.yaml may change its severity: what forbids a correct page cannot be allowed.
    pub fn is_adjustable(self) -> bool {
        (self.severity() == Severity::Warning && !self.is_environment())
            || self.is_of_parity()
            || self == Code::LedgerStale
            || self == Code::LedgerUnapproved
    }

    /// Whether it says that the texts of a version do not say the same.
    pub fn is_of_parity(self) -> bool {
        self.as_str().starts_with("parity/")
    }

    /// Whether the fault is the disk's or the command line's rather than the content's: the exit code is then 2.
    pub fn is_environment(self) -> bool {
        matches!(
            self,
            Code::SiteNotFound
                | Code::FileUnreadable
                | Code::FileLoop
                | Code::OutputNotOurs
                | Code::OutputInsideSite
                | Code::OutputFailed
                | Code::ServePort
                | Code::ServeUnwatched
                | Code::ServeFormer
        )
    }
}

/// A value that the wording of a finding may use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Text(String),
    Count(usize),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(count)
    }
}

/// A further place of a finding. Its text is the attribute `name` of the finding's message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    pub span: Span,
    pub name: &'static str,
}

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where; none where no file of the site is concerned.
    pub span: Option<Span>,
    pub code: Code,
    pub severity: Severity,
    /// What the wording needs, by name.
    pub values: Vec<(&'static str, Value)>,
    /// Further places.
    pub labels: Vec<Label>,
}

impl Finding {
    /// Where it is, with its further places.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        self.span.into_iter().chain(self.labels.iter().map(|label| label.span))
    }

    /// A finding at a place.
    pub fn new(code: Code, span: Span) -> Self {
        Finding { span: Some(span), ..Finding::anywhere(code) }
    }

    /// A finding about no file of the site.
    pub fn anywhere(code: Code) -> Self {
        Finding { span: None, code, severity: code.severity(), values: Vec::new(), labels: Vec::new() }
    }

    /// Adds a value for the wording.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Adds the candidate nearest to `written` as `suggestion`, if one is near.
    #[must_use]
    pub fn suggest<'a>(self, written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(written, candidates) {
            Some(near) => self.with("suggestion", near),
            None => self,
        }
    }

    /// Adds a further place.
    #[must_use]
    pub fn label(mut self, name: &'static str, span: Span) -> Self {
        self.labels.push(Label { span, name });
        self
    }
}

/// All findings of a stage.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Finding>) {
        self.0.extend(other);
    }

    /// Sorts by place and leaves none twice.
    pub fn sort(&mut self) {
        self.0.sort();
        self.0.dedup();
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any of them forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// In their present order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Self {
        Findings(findings.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Sorts the faults that pages show. One fault of a template is one finding, however many pages use it.
pub fn merge_faults(faults: &mut Vec<Finding>) {
    faults.sort();
    faults.dedup_by(|a, b| a == b || (a.span.is_some() && (a.span, a.code) == (b.span, b.code)));
}

/// The candidate that differs least from what was written, where it differs by at most a third of its letters.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_again() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.as_str()), Some(*code));
        }
    }

    #[test]
    fn only_near_names_are_suggested() {
        let keys = ["title", "summary", "description"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("author", keys), None);
    }
}
