//! Parity: the texts of a version must say the same thing in every language.
//!
//! Each text is compared with the one in the notice's source language, along their alignment: which blocks there are,
//! of what shape, and what they mention. What this cannot see is said nowhere: whether “may” became “must” is for
//! people to read.

use crate::check::untranslated::Suspect;
use crate::content::language::LanguageId;
use crate::finding::{Code, Finding, Findings};
use crate::locale::values::Value;
use crate::site::alignment::{Step, unmatched};
use crate::site::blocks::{Block, Leaf, Mention, Shape, What};
use crate::site::{Notice, Site, Text, Version};
use crate::source::{Sources, Span};

/// Compares the texts of every version of a notice.
pub fn parity(site: &Site, sources: &Sources, notice: &Notice) -> Findings {
    let mut findings = Findings::default();
    for version in &notice.versions {
        for language in site.config.languages.ids().filter(|language| *language != notice.source) {
            Pair::new(site, sources, notice, version, language).compare(&mut findings);
        }
    }
    findings
}

/// Blocks of fewer letters and digits may say the same in two places.
const LONG: u32 = 40;

/// One of the two texts that are compared.
struct Side<'a> {
    text: &'a Text,
    blocks: &'a [Block],
    language: LanguageId,
    /// The name of its file, by which findings call it.
    name: String,
}

/// A text and the source text it follows.
struct Pair<'a> {
    site: &'a Site,
    sources: &'a Sources,
    source: Side<'a>,
    other: Side<'a>,
    steps: &'a [Step],
}

impl<'a> Pair<'a> {
    fn new(site: &'a Site, sources: &'a Sources, notice: &Notice, version: &'a Version, language: LanguageId) -> Self {
        let side = |language| Side {
            text: &version.texts[language],
            blocks: &version.blocks[language],
            language,
            name: format!("{}.md", site.config.languages.code(language)),
        };
        Pair { site, sources, source: side(notice.source), other: side(language), steps: &version.alignment[language] }
    }

    fn compare(&self, findings: &mut Findings) {
        let mut at = 0;
        let mut last = Last::default();
        while at < self.steps.len() {
            let step = &self.steps[at];
            let kind = Kind::of(step);
            let run = || self.steps[at..].iter().take_while(|step| Kind::of(step) == kind).count();
            match kind {
                Kind::OnlySource | Kind::OnlyOther if let Some(finding) = self.replaced(at) => {
                    findings.push(finding);
                    at += 2;
                }
                Kind::OnlySource => {
                    let run = run();
                    let blocks: Vec<usize> = self.steps[at..at + run].iter().map(|s| s.source.start as usize).collect();
                    let place = self.place_before(at);
                    for unit in units(&blocks, self.source.blocks) {
                        findings.push(self.missing(unit, place));
                    }
                    at += run;
                }
                Kind::OnlyOther => {
                    let run = run();
                    let blocks: Vec<usize> = self.steps[at..at + run].iter().map(|s| s.other.start as usize).collect();
                    for unit in units(&blocks, self.other.blocks) {
                        findings.push(self.extra(unit));
                    }
                    at += run;
                }
                Kind::Both { moved } => {
                    if moved && !at.checked_sub(1).is_some_and(|before| self.follows(before, at)) {
                        findings.push(self.moved(step));
                    }
                    self.both(step, &mut last, findings);
                    at += 1;
                }
            }
        }
    }

    fn suspect(&self) -> Suspect<'_> {
        let locale = |side: &Side| &self.site.locales[side.language];
        Suspect {
            text: self.other.text,
            sources: self.sources,
            locale: locale(&self.other),
            source_locale: locale(&self.source),
        }
    }

    /// Whether a step goes on where the one before it ended, in both texts.
    fn follows(&self, before: usize, at: usize) -> bool {
        let (a, b) = (&self.steps[before], &self.steps[at]);
        a.moved && (a.source.end, a.other.end) == (b.source.start, b.other.start)
    }

    /// Where in the other text something would stand that comes before a step: the end of what stands before it.
    fn place_before(&self, step: usize) -> Span {
        let before = self.steps[..step].iter().rev().find(|step| !step.other.is_empty() && !step.moved);
        let end = match before {
            Some(step) => self.other.blocks[step.other.end as usize - 1].span.end as usize,
            None => match self.other.blocks.first() {
                Some(block) => block.span.start as usize,
                None => self.sources.text(self.other.text.file).trim_end().len(),
            },
        };
        Span::new(self.other.text.file, end..end)
    }

    fn missing(&self, unit: &[usize], place: Span) -> Finding {
        let first = &self.source.blocks[unit[0]];
        self.unit(Code::ParityMissingClause, Code::ParityMissingBlock, &self.source, unit, place)
            .label("there", self.first_line(first))
    }

    fn extra(&self, unit: &[usize]) -> Finding {
        let place = self.first_line(&self.other.blocks[unit[0]]);
        self.unit(Code::ParityExtraClause, Code::ParityExtraBlock, &self.other, unit, place)
    }

    /// A finding about blocks that one text alone has: a whole clause, or parts of one.
    fn unit(&self, clause: Code, block: Code, side: &Side, unit: &[usize], place: Span) -> Finding {
        let first = &side.blocks[unit[0]];
        let finding = match (first.shape.leaf, first.clause) {
            (Leaf::Heading(_), Some(index)) => {
                let heading = self.site.heading_words(side.text, index as usize, self.sources);
                Finding::new(clause, place).with("heading", heading)
            }
            _ => Finding::new(block, place).with("kind", kind_of(&first.shape)).with("count", unit.len()),
        };
        self.named(finding)
    }

    fn moved(&self, step: &Step) -> Finding {
        let (there, here) = self.blocks(step);
        let heading = match here.clause {
            Some(clause) => self.site.heading_words(self.other.text, clause as usize, self.sources),
            None => String::new(),
        };
        let finding = Finding::new(Code::ParityMovedClause, self.first_line(here)).with("heading", heading);
        self.named(finding).label("there", self.first_line(there))
    }

    /// The first block of each side of a step that has both.
    fn blocks(&self, step: &Step) -> (&Block, &Block) {
        (&self.source.blocks[step.source.start as usize], &self.other.blocks[step.other.start as usize])
    }

    fn both(&self, step: &Step, last: &mut Last, findings: &mut Findings) {
        let (there, here) = self.blocks(step);
        if let Some(span) = self.suspect().untranslated(here, there) {
            let is_block = span == here.span;
            let place = if is_block { self.first_line(here) } else { span };
            let finding = Finding::new(Code::ParityUntranslated, place);
            findings.push(self.named(finding).label("there", self.first_line(there)));
            if is_block {
                return;
            }
        }
        if let Some(finding) = step.one_to_one().and_then(|(i, j)| self.repeated(i, j)) {
            findings.push(finding);
            return;
        }
        if step.one_to_one().is_none() {
            let code = if step.source.len() > 1 { Code::ParityJoinedBlock } else { Code::ParitySplitBlock };
            let finding = Finding::new(code, self.first_line(here)).with("kind", kind_of(&here.shape));
            findings.push(self.named(finding).label("there", self.first_line(there)));
            let gather = |blocks: &[Block]| blocks.iter().flat_map(|b| b.mentions.iter().cloned()).collect::<Vec<_>>();
            let range = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
            let of_source = gather(&self.source.blocks[range(&step.source)]);
            let of_other = gather(&self.other.blocks[range(&step.other)]);
            self.mentions(&of_source, &of_other, (there, here), findings);
            return;
        }
        if let Some(finding) = last.shape(there, here) {
            let finding = Finding { span: Some(self.first_line(here)), ..finding };
            findings.push(self.named(finding).label("there", self.first_line(there)));
        }
        match (there.shape.leaf, here.shape.leaf) {
            (Leaf::Row(a), Leaf::Row(b)) if a != b => {}
            (Leaf::Row(cells), _) => {
                for cell in 1..=cells {
                    let in_cell =
                        |block: &Block| block.mentions.iter().filter(|m| m.cell == cell).cloned().collect::<Vec<_>>();
                    if !there.mentions.is_empty() || !here.mentions.is_empty() {
                        self.mentions(&in_cell(there), &in_cell(here), (there, here), findings);
                    }
                }
            }
            _ => self.mentions(&there.mentions, &here.mentions, (there, here), findings),
        }
    }

    /// A finding if a block repeats another, or the beginning of a neighbour, where the source text says two things.
    fn repeated(&self, i: usize, j: usize) -> Option<Finding> {
        let (source, other) = (self.source.blocks, self.other.blocks);
        let here = &other[j];
        if (source[i].shape.leaf, here.shape.leaf) != (Leaf::Words, Leaf::Words) || here.letters < LONG {
            return None;
        }
        let written = |block: &Block| self.sources.slice(block.span);
        let counterpart = |k: usize| self.steps.iter().filter_map(Step::one_to_one).find(|(_, other)| *other == k);
        let again = (0..other.len().min(j + 2)).find(|&k| {
            let repeats = k < j && other[k].letters == here.letters && written(&other[k]) == written(here);
            let begins = k.abs_diff(j) == 1 && other[k].letters > here.letters;
            (repeats || begins && written(&other[k]).starts_with(written(here)))
                && counterpart(k).is_some_and(|(there, _)| !written(&source[there]).starts_with(written(&source[i])))
        })?;
        let finding = Finding::new(Code::ParityRepeatedBlock, self.first_line(here)).with("kind", kind_of(&here.shape));
        let finding = self.named(finding).label("there", self.first_line(&source[i]));
        Some(finding.label("again", self.first_line(&other[again])))
    }

    /// The same where one block is missing and another is too many: that one stands in the place of the other.
    fn replaced(&self, at: usize) -> Option<Finding> {
        let [one, two] = self.steps.get(at..at + 2)? else { return None };
        match (Kind::of(one), Kind::of(two)) {
            (Kind::OnlySource, Kind::OnlyOther) => self.repeated(one.source.start as usize, two.other.start as usize),
            (Kind::OnlyOther, Kind::OnlySource) => self.repeated(two.source.start as usize, one.other.start as usize),
            _ => None,
        }
    }

    /// A finding for each mention that has no partner. Two of one kind are told as one: this value there, that one here.
    fn mentions(&self, there: &[Mention], here: &[Mention], blocks: (&Block, &Block), findings: &mut Findings) {
        let Some((alone_there, mut alone_here)) = unmatched(there, here, |a, b| self.same(a, b)) else { return };
        let mut rest = Vec::new();
        // Where in the translation a difference was told.
        let mut told = Vec::new();
        for i in alone_there {
            let near = alone_here.iter().position(|&j| code_of(&here[j].what) == code_of(&there[i].what));
            match near {
                Some(at) => {
                    let other = &here[alone_here.remove(at)];
                    told.push(other.span);
                    findings.push(self.difference(Some(&there[i]), Some(other), blocks));
                }
                None => rest.push(i),
            }
        }
        for i in rest {
            let other = (!alone_here.is_empty()).then(|| &here[alone_here.remove(0)]);
            told.extend(other.map(|other| other.span));
            findings.push(self.difference(Some(&there[i]), other, blocks));
        }
        for j in alone_here {
            if !told.iter().any(|&told| self.adjoins(told, here[j].span)) {
                findings.push(self.difference(None, Some(&here[j]), blocks));
            }
            told.push(here[j].span);
        }
    }

    /// Whether hardly anything stands between two values: a slip in a date or a telephone number leaves two.
    fn adjoins(&self, told: Span, other: Span) -> bool {
        let (first, second) = if told.start <= other.start { (told, other) } else { (other, told) };
        let between = Span { start: first.end.min(second.start), end: second.start, ..first };
        let between = self.sources.slice(between);
        between.chars().count() <= 2 && !between.contains(['|', '\n'])
    }

    /// Whether two mentions say the same. Clauses are the same where they correspond, whatever their ids.
    fn same(&self, there: &What, here: &What) -> bool {
        let (What::Clause(a), What::Clause(b)) = (there, here) else { return there == here };
        let clause = |text: &Text, id: &str| text.clauses.iter().position(|clause| clause.id == id).map(|i| i as u32);
        a == b
            || clause(self.source.text, a).zip(clause(self.other.text, b)).is_some_and(|(a, b)| {
                self.steps.iter().filter_map(Step::one_to_one).any(|(i, j)| {
                    let (there, here) = (&self.source.blocks[i], &self.other.blocks[j]);
                    matches!(there.shape.leaf, Leaf::Heading(_)) && (there.clause, here.clause) == (Some(a), Some(b))
                })
            })
    }

    fn difference(&self, there: Option<&Mention>, here: Option<&Mention>, blocks: (&Block, &Block)) -> Finding {
        let written = |mention: &Mention| self.sources.slice(mention.span).to_owned();
        let code = there.or(here).map_or(Code::ParityNumber, |mention| code_of(&mention.what));
        let side = match (there, here) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "source",
            _ => "translation",
        };
        let mut finding = Finding::new(code, here.map_or_else(|| self.first_line(blocks.1), |mention| mention.span));
        finding = finding.with("side", side);
        if let Some(there) = there {
            finding = finding.with("there", written(there));
        }
        if let Some(here) = here {
            finding = finding.with("here", written(here));
        }
        let place = there.map_or_else(|| self.first_line(blocks.0), |mention| mention.span);
        self.named(finding).label("there", place)
    }

    /// Adds the names of both files.
    fn named(&self, finding: Finding) -> Finding {
        finding.with("source", self.source.name.as_str()).with("translation", self.other.name.as_str())
    }

    /// The first line of a block, which is enough to point at it.
    fn first_line(&self, block: &Block) -> Span {
        let length = self.sources.slice(block.span).find('\n').unwrap_or(block.span.range().len());
        Span { end: block.span.start + length as u32, ..block.span }
    }
}

/// What a step says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    OnlySource,
    OnlyOther,
    Both { moved: bool },
}

impl Kind {
    fn of(step: &Step) -> Kind {
        match (step.source.is_empty(), step.other.is_empty()) {
            (false, true) => Kind::OnlySource,
            (true, false) => Kind::OnlyOther,
            _ => Kind::Both { moved: step.moved },
        }
    }
}

/// Splits blocks that one text alone has into what one finding each is about: what belongs to a clause that is there,
/// and each clause that is not, with the clauses in it.
fn units<'u>(run: &'u [usize], blocks: &[Block]) -> Vec<&'u [usize]> {
    let mut units = Vec::new();
    let mut start = 0;
    let mut level = None;
    for (at, &block) in run.iter().enumerate() {
        let shape = blocks[block].shape;
        let begins = match shape.leaf {
            Leaf::Heading(own) => {
                let begins = level.is_none_or(|level| own <= level);
                if begins {
                    level = Some(own);
                }
                begins
            }
            _ => at > 0 && blocks[run[at - 1]].shape.footnote != shape.footnote,
        };
        if begins && at > start {
            units.push(&run[start..at]);
            start = at;
        }
    }
    units.push(&run[start..]);
    units
}

/// The differences in shape last told, so that a list that is a level deeper, or a table that has a column less, is told
/// once and not for each of its items or rows.
#[derive(Default)]
struct Last {
    block: Option<Difference>,
    heading: Option<Difference>,
}

/// How the shape of a block differs from its counterpart's.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Difference {
    code: Code,
    kinds: (&'static str, &'static str),
    /// How much deeper, or how many columns or levels more.
    by: i32,
}

impl Last {
    /// The finding, without its place, that a pair of blocks calls for.
    fn shape(&mut self, there: &Block, here: &Block) -> Option<Finding> {
        let (a, b) = (there.shape, here.shape);
        let kinds = (kind_of(&a), kind_of(&b));
        let depth = |shape: Shape| i32::from(shape.lists) + i32::from(shape.quotes);
        let (code, counts) = match (a.leaf, b.leaf) {
            (Leaf::Heading(a), Leaf::Heading(b)) => (Code::ParityHeadingLevel, (i32::from(a), i32::from(b))),
            (Leaf::Row(a), Leaf::Row(b)) => (Code::ParityTableColumns, (i32::from(a), i32::from(b))),
            _ if kinds.0 != kinds.1 => (Code::ParityShape, (0, 0)),
            _ => (Code::ParityNesting, (depth(a), depth(b))),
        };
        let differs = counts.0 != counts.1 || code == Code::ParityShape;
        let difference = differs.then_some(Difference { code, kinds, by: counts.1 - counts.0 });
        let slot = if matches!(a.leaf, Leaf::Heading(_)) { &mut self.heading } else { &mut self.block };
        let known = *slot == difference;
        *slot = difference;
        if known {
            return None;
        }
        let finding = Finding::anywhere(difference?.code).with("expected", kinds.0).with("found", kinds.1);
        Some(finding.with("there", counts.0 as usize).with("here", counts.1 as usize))
    }
}

/// The name of what a block is, as a message of the catalogue.
fn kind_of(shape: &Shape) -> &'static str {
    match shape.leaf {
        Leaf::Heading(_) => "kind-heading",
        Leaf::Row(_) => "kind-row",
        Leaf::Term => "kind-term",
        Leaf::Code => "kind-code",
        Leaf::Rule => "kind-rule",
        Leaf::Words if shape.footnote => "kind-footnote",
        Leaf::Words if shape.definition => "kind-definition",
        Leaf::Words if shape.begins && shape.numbered => "kind-numbered-item",
        Leaf::Words if shape.begins => "kind-item",
        Leaf::Words if shape.quotes > 0 => "kind-quotation",
        Leaf::Words => "kind-paragraph",
    }
}

/// The code of a difference in what is mentioned.
fn code_of(what: &What) -> Code {
    match what {
        What::Value(value) => match value {
            Value::Number(_) => Code::ParityNumber,
            Value::Ordinal(_) => Code::ParityOrdinal,
            Value::Reference(_) => Code::ParityReference,
            Value::Percent(_) => Code::ParityPercentage,
            Value::Money { .. } => Code::ParityMoney,
            Value::Quantity { .. } => Code::ParityQuantity,
            Value::Hours { .. } => Code::ParityTime,
            Value::Date { .. } => Code::ParityDate,
            Value::Email(_) => Code::ParityEmail,
            Value::Telephone(_) => Code::ParityTelephone,
            Value::Url(_) => Code::ParityUrl,
        },
        What::Insert(_) => Code::ParityInsert,
        What::Notice(_) | What::Clause(_) | What::Attachment(_) => Code::ParityLink,
    }
}
