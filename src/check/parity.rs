//! Parity: the texts of a version must say the same thing in every language.
//!
//! Each text is compared with the one in the notice's source language, along their alignment: which blocks there are,
//! of what shape, and what they mention. What this cannot see is said nowhere: whether “may” became “must” is for
//! people to read.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::enumerators::Enumerators;
use crate::check::mentions::Between;
use crate::check::untranslated::Suspect;
use crate::content::insert::Phrase;
use crate::content::language::{LanguageId, PerLanguage};
use crate::content::markdown::{Kind as EventKind, Tag};
use crate::finding::{Code, Finding, Findings};
use crate::site::alignment::{Step, unmatched};
use crate::site::blocks::{Block, Leaf, Mention, Said, Shape, What};
use crate::site::enumerators::Enumerator;
use crate::site::{Notice, SiteScope, Text, Version};
use crate::source::Span;

/// Compares the texts of every version of a notice.
pub fn parity(scope: &SiteScope, notice: &Notice) -> Findings {
    let mut findings = Findings::default();
    for version in &notice.versions {
        let fronts = version.texts.map(|language, _| said_in_front(scope, &version.texts[language], language));
        let blocks = version.texts.map(|language, _| version.blocks(language, scope.sources));
        for language in scope.config.languages.ids().filter(|language| *language != notice.source) {
            let pair = Pair::new(scope, notice, version, &blocks, language);
            pair.compare_fronts(&fronts[notice.source], &fronts[language], &mut findings);
            pair.compare(&mut findings);
        }
    }
    findings
}

/// The strings of a text's front matter, by their keys.
type Front<'a> = [(&'static str, Option<(&'a Phrase, Said)>); 4];

fn said_in_front<'a>(scope: &SiteScope, text: &'a Text, language: LanguageId) -> Front<'a> {
    let said = |phrase: &'a Phrase| {
        (phrase, Said::read(phrase, scope.sources.text(text.file), &scope.locales[language], scope.common))
    };
    text.front.phrases().map(|(key, phrase)| (key, phrase.map(said)))
}

/// Blocks of fewer letters and digits may say the same in two places.
const LONG: u32 = 40;

/// One of the two texts that are compared.
struct Side<'a> {
    text: &'a Text,
    blocks: &'a [Block],
}

impl Side<'_> {
    /// Of each cell of a row, whether anything stands in it.
    fn says_in_cells(&self, row: &Block) -> Vec<bool> {
        let mut says = Vec::new();
        for event in &self.text.body.events[row.events.start as usize..row.events.end as usize] {
            match event.kind {
                EventKind::Open(Tag::Cell(_)) => says.push(false),
                EventKind::Open(Tag::TableRow | Tag::TableHead) | EventKind::Close(_) => {}
                _ => says.last_mut().into_iter().for_each(|says| *says = true),
            }
        }
        says
    }
}

/// A text and the source text it follows.
struct Pair<'a> {
    scope: &'a SiteScope<'a>,
    between: Between<'a>,
    source: Side<'a>,
    other: Side<'a>,
    steps: &'a [Step],
}

impl<'a> Pair<'a> {
    fn new(
        scope: &'a SiteScope<'a>,
        notice: &Notice,
        version: &'a Version,
        blocks: &'a PerLanguage<Cow<[Block]>>,
        language: LanguageId,
    ) -> Self {
        let side = |language| Side { text: &version.texts[language], blocks: &blocks[language] };
        let name = |language| format!("{}.md", scope.config.languages.code(language));
        let between = Between { scope, languages: [notice.source, language].map(|of| (of, name(of))) };
        let (source, other) = (side(notice.source), side(language));
        Pair { scope, between, source, other, steps: &version.alignment[language] }
    }

    fn compare(&self, findings: &mut Findings) {
        let mut at = 0;
        let (mut last, mut seen) = (Last::default(), seen_none(self.other.blocks));
        // The steps that findings told before were about.
        let mut exchanged = BTreeSet::new();
        let lost_source = LazyCell::new(|| self.notes_of_lost(Kind::OnlySource));
        let lost_other = LazyCell::new(|| self.notes_of_lost(Kind::OnlyOther));
        if self.other.blocks.is_empty() && !self.source.blocks.is_empty() {
            let all: Vec<usize> = (0..self.source.blocks.len()).collect();
            let (first, place) = (&self.source.blocks[0], self.place_before(0));
            let finding = self.blocks_alone(Code::ParityMissingBlock, first, &all, place);
            findings.push(finding.label("there", self.first_line(first)));
            return;
        }
        while at < self.steps.len() {
            let step = &self.steps[at];
            let kind = Kind::of(step);
            let run = || self.steps[at..].iter().take_while(|step| Kind::of(step) == kind).count();
            if let Some((finding, steps)) = self.reshaped(at) {
                findings.push(finding);
                at += steps;
                continue;
            }
            match kind {
                Kind::OnlySource | Kind::OnlyOther if let Some(finding) = self.replaced(at, &mut seen) => {
                    findings.push(finding);
                    at += 2;
                }
                Kind::OnlySource => {
                    let run = run();
                    let blocks = self.steps[at..at + run].iter().map(|s| s.source.start as usize);
                    let blocks: Vec<usize> = blocks.filter(|i| !lost_source.contains(i)).collect();
                    blocks.iter().for_each(|i| last.enumerators.pass(self.enumerator(&self.source, *i)));
                    let place = self.place_before(at);
                    for unit in units(&blocks, self.source.blocks) {
                        findings.push(self.missing(unit, place));
                    }
                    at += run;
                }
                Kind::OnlyOther => {
                    let run = run();
                    let blocks = self.steps[at..at + run].iter().map(|s| s.other.start as usize);
                    let blocks: Vec<usize> = blocks.filter(|j| !lost_other.contains(j)).collect();
                    blocks.iter().for_each(|j| last.enumerators.pass(self.enumerator(&self.other, *j)));
                    for unit in units(&blocks, self.other.blocks) {
                        findings.push(self.extra(unit));
                    }
                    at += run;
                }
                Kind::Both { moved } => {
                    if moved && !at.checked_sub(1).is_some_and(|before| self.follows(before, at)) {
                        findings.push(self.moved(step));
                    }
                    let mut found = Findings::default();
                    self.both(step, &mut last, &mut seen, &mut found);
                    if !found.is_empty() && !exchanged.contains(&at) {
                        match self.exchanged(at) {
                            Some((finding, steps)) => {
                                findings.push(finding);
                                exchanged.extend(steps);
                            }
                            None => findings.extend(found),
                        }
                    }
                    at += 1;
                }
            }
        }
    }

    /// Compares what the front matter says, key by key.
    fn compare_fronts(&self, there: &Front, here: &Front, findings: &mut Findings) {
        for ((key, there), (_, here)) in there.iter().zip(here) {
            let (there, here) = match (there, here) {
                (Some(there), Some(here)) => (there, here),
                (None, None) => continue,
                (Some((phrase, _)), None) => {
                    let title = self.scope.sources.first_line(self.other.text.front.title.span);
                    let finding = Finding::new(Code::ParityFrontMatter, title).with("side", "source").with("key", *key);
                    findings.push(self.named(finding).label("there", self.scope.sources.first_line(phrase.span)));
                    continue;
                }
                (None, Some((phrase, _))) => {
                    let place = self.scope.sources.first_line(phrase.span);
                    let finding = Finding::new(Code::ParityFrontMatter, place);
                    findings.push(self.named(finding.with("side", "translation").with("key", *key)));
                    continue;
                }
            };
            let places = (there.0.span, here.0.span);
            let words = (there.1.words.as_str(), here.1.words.as_str());
            if self.suspect().is_phrase_untranslated((words.1, places.1), (words.0, places.0)) {
                let finding = Finding::new(Code::ParityUntranslated, self.scope.sources.first_line(places.1));
                findings.push(self.named(finding).label("there", self.scope.sources.first_line(places.0)));
            } else {
                self.mentions(&there.1.mentions, &here.1.mentions, places, findings);
            }
        }
    }

    fn suspect(&self) -> Suspect<'_> {
        let [source, other] = &self.between.languages;
        Suspect {
            text: self.other.text,
            source_text: self.source.text,
            sources: self.scope.sources,
            function_words: self.scope.common.function_words([other.0, source.0].map(|id| &self.scope.locales[id])),
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
                None => self.scope.sources.text(self.other.text.file).trim_end().len(),
            },
        };
        Span::new(self.other.text.file, end..end)
    }

    fn missing(&self, unit: &[usize], place: Span) -> Finding {
        let first = &self.source.blocks[unit[0]];
        let place = if first.shape.footnote { self.place_of_reference(first).unwrap_or(place) } else { place };
        self.unit(Code::ParityMissingClause, Code::ParityMissingBlock, &self.source, unit, place)
            .label("there", self.first_line(first))
    }

    /// The block of the other text in which it would refer to a footnote that the source alone has.
    fn place_of_reference(&self, block: &Block) -> Option<Span> {
        let body = &self.source.text.body;
        let note = body.footnotes.iter().position(|note| note.events.contains(&(block.events.start as usize)))?;
        let refers = |block: &Block| {
            let events = &body.events[block.events.start as usize..block.events.end as usize];
            events.iter().any(|event| event.kind == EventKind::FootnoteReference(note as u32))
        };
        let both = self.steps.iter().filter(|step| !step.source.is_empty() && !step.other.is_empty());
        let mut pairs = both.map(|step| self.blocks(step));
        pairs.find(|(there, _)| refers(there)).map(|(_, here)| self.first_line(here))
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
                Finding::new(clause, place).with("heading", &*side.text.clauses[index as usize].heading)
            }
            _ => return self.blocks_alone(block, first, unit, place),
        };
        self.named(finding)
    }

    fn blocks_alone(&self, code: Code, first: &Block, all: &[usize], place: Span) -> Finding {
        self.named(Finding::new(code, place).with("kind", kind_of(&first.shape)).with("count", all.len()))
    }

    /// The blocks of footnotes that only blocks refer to which one text alone has: they go with those.
    fn notes_of_lost(&self, kind: Kind) -> BTreeSet<usize> {
        let side = if kind == Kind::OnlySource { &self.source } else { &self.other };
        let mut is_alone = vec![false; side.blocks.len()];
        for step in self.steps.iter().filter(|step| Kind::of(step) == kind) {
            let blocks = if kind == Kind::OnlySource { &step.source } else { &step.other };
            blocks.clone().for_each(|block| is_alone[block as usize] = true);
        }
        let body = &side.text.body;
        let mut is_lost: Vec<Option<bool>> = vec![None; body.footnotes.len()];
        for (block, is_alone) in side.blocks.iter().zip(is_alone).filter(|(block, _)| !block.shape.footnote) {
            for event in &body.events[block.events.start as usize..block.events.end as usize] {
                if let EventKind::FootnoteReference(note) = event.kind {
                    let is_lost = &mut is_lost[note as usize];
                    *is_lost = Some(is_lost.unwrap_or(true) && is_alone);
                }
            }
        }
        let mut notes = body.footnotes.iter().zip(is_lost).peekable();
        let blocks = side.blocks.iter().enumerate().filter(|(_, block)| block.shape.footnote);
        let of_lost = blocks.filter(|(_, block)| {
            while notes.next_if(|(note, _)| !note.events.contains(&(block.events.start as usize))).is_some() {}
            notes.peek().is_some_and(|(_, is_lost)| *is_lost == Some(true))
        });
        of_lost.map(|(block, _)| block).collect()
    }

    /// One finding about a list that is a table in the other text, or a paragraph, however many blocks it has; with the
    /// number of steps that it is about.
    fn reshaped(&self, at: usize) -> Option<(Finding, usize)> {
        let (mut there, mut here): (Option<&Block>, Option<&Block>) = (None, None);
        let (mut steps, mut blocks, mut is_uneven) = (0, 0, false);
        for step in &self.steps[at..] {
            let range = |range: &Range<u32>| range.start as usize..range.end as usize;
            let sources = &self.source.blocks[range(&step.source)];
            let others = &self.other.blocks[range(&step.other)];
            let is_alike = matches!((sources, others), ([a], [b]) if group(&a.shape) == group(&b.shape));
            let goes_on = |first: Option<&Block>, more: &[Block]| {
                let Some(first) = first.or(more.first()) else { return true };
                let is_same =
                    |block: &Block| block.clause == first.clause && group(&block.shape) == group(&first.shape);
                !matches!(first.shape.leaf, Leaf::Heading(_)) && more.iter().all(is_same)
            };
            if step.moved || is_alike || !goes_on(there, sources) || !goes_on(here, others) {
                break;
            }
            (there, here) = (there.or(sources.first()), here.or(others.first()));
            (steps, blocks) = (steps + 1, blocks + sources.len() + others.len());
            is_uneven |= step.one_to_one().is_none();
        }
        let (there, here) = (there?, here?);
        let is_reshaped = is_uneven && blocks > 2 && group(&there.shape) != group(&here.shape);
        let finding = Finding::new(Code::ParityShape, self.first_line(here));
        let finding = finding.with("expected", kind_of(&there.shape)).with("found", kind_of(&here.shape));
        is_reshaped.then(|| (self.named(finding).label("there", self.first_line(there)), steps))
    }

    /// One finding about blocks near each other, as items of a list, of which each mentions what the counterpart of another
    /// does, with the steps that it is about: two were exchanged, or one was moved.
    fn exchanged(&self, at: usize) -> Option<(Finding, Vec<usize>)> {
        const NEAR: usize = 12;
        let shape = self.blocks(&self.steps[at]).0.shape;
        let is_like = |a: &Block, b: &Block| unmatched(&a.mentions, &b.mentions, |a, b| self.same(a, b)).is_none();
        let pair = |(step, of): (usize, &'a Step)| {
            let (i, j) = of.one_to_one().filter(|_| !of.moved)?;
            let (there, here) = (&self.source.blocks[i], &self.other.blocks[j]);
            (there.shape == shape).then_some((step, there, here))
        };
        let pairs = self.steps.iter().enumerate().skip(at).take(NEAR).map_while(pair);
        let unlike: Vec<_> = pairs.filter(|(_, there, here)| !is_like(there, here)).collect();
        unlike.first().filter(|(step, ..)| *step == at)?;
        // From block to block, by what each here mentions, until the first is reached again.
        let mut round = vec![0];
        let mut partners = Vec::new();
        while partners.len() < round.len() {
            let (_, _, here) = unlike[round[partners.len()]];
            let mut others = (0..unlike.len()).filter(|at| *at == 0 || !round.contains(at));
            let at = others.find(|at| is_like(unlike[*at].1, here))?;
            partners.push((here, unlike[at].1));
            round.extend((at > 0).then_some(at));
        }
        // What mentions nothing cannot be told from another.
        let says = |(here, _): &&(&Block, &Block)| here.mentions.iter().any(|mention| mention.firm);
        let (here, there) = partners.iter().find(says)?;
        let finding = self.moved_block(here, self.first_line(here), self.first_line(there));
        Some((finding, round.iter().map(|at| unlike[*at].0).collect()))
    }

    /// A finding about a block, or a part of it, that stands elsewhere in the source.
    fn moved_block(&self, block: &Block, here: Span, there: Span) -> Finding {
        let finding = Finding::new(Code::ParityMovedBlock, here).with("kind", kind_of(&block.shape));
        self.named(finding).label("there", there)
    }

    /// Compares what two rows mention, cell by cell; two cells that are exchanged are told once, and so are the columns
    /// of which they are part.
    fn cells(&self, there: &Block, here: &Block, last: &mut Last, findings: &mut Findings) {
        let columns = last.columns.take().filter(|_| !there.shape.head);
        let in_cell =
            |block: &Block, cell| block.mentions.iter().filter(|m| m.cell == cell).cloned().collect::<Vec<_>>();
        let (said_there, said_here) = (self.source.says_in_cells(there), self.other.says_in_cells(here));
        let mut found = Vec::new();
        for (cell, says) in (1..).zip(said_there.into_iter().zip(said_here)) {
            let mut of_cell = Findings::default();
            self.mentions(&in_cell(there, cell), &in_cell(here, cell), (there.span, here.span), &mut of_cell);
            if of_cell.is_empty() && says.0 != says.1 {
                let places = (self.first_line(there), self.first_line(here));
                of_cell.push(self.between.one_sided(says.0, "kind-cell", places.0, places.1));
            }
            if !of_cell.is_empty() {
                found.push((cell, of_cell));
            }
        }
        if let [(a, _), (b, _)] = found[..] {
            let is_other = |a, b| unmatched(&in_cell(there, a), &in_cell(here, b), |a, b| self.same(a, b)).is_some();
            let first = |block, cell| in_cell(block, cell).first().map(|mention| mention.span);
            if let (false, false, Some(place), Some(place_there)) =
                (is_other(a, b), is_other(b, a), first(here, a), first(there, b))
            {
                last.columns = Some((a, b));
                if columns != last.columns {
                    let finding = Finding::new(Code::ParityMovedBlock, place).with("kind", "kind-cell");
                    findings.push(self.named(finding).label("there", place_there));
                }
                return;
            }
        }
        found.into_iter().for_each(|(_, of_cell)| findings.extend(of_cell));
    }

    fn moved(&self, step: &Step) -> Finding {
        let (there, here) = self.blocks(step);
        if !matches!(here.shape.leaf, Leaf::Heading(_)) {
            return self.moved_block(here, self.first_line(here), self.first_line(there));
        }
        let heading = here.clause.map_or("", |clause| &self.other.text.clauses[clause as usize].heading);
        let finding = Finding::new(Code::ParityMovedClause, self.first_line(here)).with("heading", heading);
        self.named(finding).label("there", self.first_line(there))
    }

    /// The first block of each side of a step that has both.
    fn blocks(&self, step: &Step) -> (&Block, &Block) {
        (&self.source.blocks[step.source.start as usize], &self.other.blocks[step.other.start as usize])
    }

    fn both(&self, step: &Step, last: &mut Last, seen: &mut Seen, findings: &mut Findings) {
        let (there, here) = self.blocks(step);
        if let Some(found) = self.suspect().untranslated(here, there) {
            let finding = Finding::new(Code::ParityUntranslated, self.scope.sources.first_line(found.span));
            findings.push(self.named(finding).label("there", self.first_line(there)));
            if found.whole {
                return;
            }
        }
        if let Some(finding) = step.one_to_one().and_then(|(i, j)| self.repeated(i, j, seen)) {
            findings.push(finding);
            return;
        }
        if step.one_to_one().is_none() {
            let code = if step.source.len() > 1 { Code::ParityJoinedBlock } else { Code::ParitySplitBlock };
            let finding = Finding::new(code, self.first_line(here)).with("kind", kind_of(&here.shape));
            findings.push(self.named(finding).label("there", self.first_line(there)));
            let gather = |blocks: &[Block]| blocks.iter().flat_map(|b| b.mentions.iter().cloned()).collect::<Vec<_>>();
            let range = |range: &Range<u32>| range.start as usize..range.end as usize;
            let of_source = gather(&self.source.blocks[range(&step.source)]);
            let of_other = gather(&self.other.blocks[range(&step.other)]);
            let whole = |side: &Side, range: &Range<u32>| {
                let (first, last) = (&side.blocks[range.start as usize], &side.blocks[range.end as usize - 1]);
                Span { end: last.span.end, ..first.span }
            };
            let places = (whole(&self.source, &step.source), whole(&self.other, &step.other));
            self.mentions(&of_source, &of_other, places, findings);
            return;
        }
        if let Some(finding) = last.shape(there, here) {
            let finding = Finding { span: Some(self.first_line(here)), ..finding };
            findings.push(self.named(finding).label("there", self.first_line(there)));
        }
        findings.extend(self.id_differs(there, here));
        if there.shape == here.shape {
            findings.extend(self.enumerators_differ(step, last));
        }
        match (there.shape.leaf, here.shape.leaf) {
            (Leaf::Row(a), Leaf::Row(b)) if a != b => {}
            (Leaf::Row(_), Leaf::Row(_)) => self.cells(there, here, last, findings),
            _ => self.mentions(&there.mentions, &here.mentions, (there.span, here.span), findings),
        }
    }

    fn enumerator(&self, side: &Side, block: usize) -> Option<Enumerator> {
        Enumerator::of(&side.blocks[block], &side.text.body, self.scope.sources.text(side.text.file))
    }

    /// A finding if a block is cited by another letter or number than its counterpart.
    fn enumerators_differ(&self, step: &Step, last: &mut Last) -> Option<Finding> {
        let (i, j) = step.one_to_one()?;
        let (a, b) = (self.enumerator(&self.source, i), self.enumerator(&self.other, j));
        if !last.enumerators.differ(a.as_ref(), b.as_ref()) {
            return None;
        }
        let (there, here) = self.blocks(step);
        let finding = Finding::new(Code::ParityEnumerator, self.first_line(here));
        let finding = self.named(finding).label("there", self.first_line(there));
        Some(match (a, b) {
            (Some(a), Some(b)) => finding.with("side", "both").with("there", a.written).with("here", b.written),
            (Some(a), None) => finding.with("side", "source").with("there", a.written),
            (None, b) => finding.with("side", "translation").with("here", b?.written),
        })
    }

    /// A finding if a heading is given another id than its counterpart: an address that is cited would lead nowhere in
    /// the other language.
    fn id_differs(&self, there: &Block, here: &Block) -> Option<Finding> {
        let (Leaf::Heading(_), Leaf::Heading(_)) = (there.shape.leaf, here.shape.leaf) else { return None };
        let (a, b) = (there.clause? as usize, here.clause? as usize);
        let written = self.other.text.body.clauses[b].id.as_ref()?;
        let id = self.source.text.clauses[a].id.as_str();
        // Of two ids that are exchanged the first is told.
        let earlier = self.source.text.clauses[..a].iter().zip(&self.other.text.clauses[..b]);
        let mut exchanged = earlier.filter(|(there, here)| there.id == written.value && here.id == id);
        if written.value == id || exchanged.next().is_some() {
            return None;
        }
        let place = self.source.text.body.clauses[a].id.as_ref().map_or(self.first_line(there), |id| id.span);
        let finding = Finding::new(Code::ParityClauseId, written.span).with("there", id);
        Some(self.named(finding.with("here", written.value.as_str())).label("there", place))
    }

    /// A finding if a block repeats another, or the beginning of a neighbour, where the source text says two things.
    fn repeated(&self, i: usize, j: usize, seen: &mut Seen) -> Option<Finding> {
        let (source, other) = (self.source.blocks, self.other.blocks);
        let here = &other[j];
        if (source[i].shape.leaf, here.shape.leaf) != (Leaf::Words, Leaf::Words) || here.letters < LONG {
            return None;
        }
        let written = |block: &Block| self.scope.sources.slice(block.span);
        let says_more = |there: usize| !written(&source[there]).starts_with(written(&source[i]));
        // Of those that say the very same in both texts one is enough.
        let same = |k: usize| written(&other[k]) == written(here);
        let mut none = Vec::new();
        let pairs = seen.get_mut(&here.letters).unwrap_or(&mut none);
        let alike = || pairs.iter().filter(|(_, k)| *k != j && same(*k));
        let before = alike().find(|(there, _)| says_more(*there)).map(|(_, k)| *k);
        if !alike().any(|(there, _)| written(&source[*there]) == written(&source[i])) {
            pairs.push((i, j));
        }
        let counterpart = |k: usize| self.steps.iter().filter_map(Step::one_to_one).find(|(_, other)| *other == k);
        let begins = |k: &usize| {
            other[*k].letters > here.letters
                && written(&other[*k]).starts_with(written(here))
                && counterpart(*k).is_some_and(|(there, _)| says_more(there))
        };
        let neighbours = || j.checked_sub(1).into_iter().chain([j + 1]).filter(|k| *k < other.len());
        let again = before.or_else(|| neighbours().find(begins))?;
        let finding = Finding::new(Code::ParityRepeatedBlock, self.first_line(here)).with("kind", kind_of(&here.shape));
        let finding = self.named(finding).label("there", self.first_line(&source[i]));
        Some(finding.label("again", self.first_line(&other[again])))
    }

    /// The same where one block is missing and another is too many: that one stands in the place of the other.
    fn replaced(&self, at: usize, seen: &mut Seen) -> Option<Finding> {
        let [one, two] = self.steps.get(at..at + 2)? else { return None };
        let (missing, extra) = match (Kind::of(one), Kind::of(two)) {
            (Kind::OnlySource, Kind::OnlyOther) => (one, two),
            (Kind::OnlyOther, Kind::OnlySource) => (two, one),
            _ => return None,
        };
        self.repeated(missing.source.start as usize, extra.other.start as usize, seen)
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

    fn mentions(&self, there: &[Mention], here: &[Mention], places: (Span, Span), findings: &mut Findings) {
        let mut found = Findings::default();
        self.between.mentions(there, here, places, |a, b| self.same(a, b), &mut found);
        findings.extend(found.into_iter().filter(|finding| !self.points_back(finding)));
    }

    /// Whether a finding is about a number that only points back to what its clause says in both languages: “these two”.
    fn points_back(&self, finding: &Finding) -> bool {
        let there = finding.labels.first().map(|label| label.span);
        let is_number = finding.code == Code::ParityNumber;
        let alone = |name| is_number && finding.values.contains(&("side", name));
        let (place, which) = match (finding.span, there) {
            (Some(place), _) if alone("translation".into()) => (place, 1),
            (_, Some(place)) if alone("source".into()) => (place, 0),
            _ => return false,
        };
        let locale = &self.scope.locales[self.between.languages[which].0];
        if !locale.points_back(&self.scope.sources.text(place.file)[..place.range().start]) {
            return false;
        }
        let of = |step: &Step| step.one_to_one().map(|(i, j)| [&self.source.blocks[i], &self.other.blocks[j]]);
        let holds = |pair: &[&Block; 2]| pair[which].span.start <= place.start && place.end <= pair[which].span.end;
        let Some(pair) = self.steps.iter().filter_map(of).find(holds) else { return false };
        let Some(number) = pair[which].mentions.iter().find(|mention| mention.span == place) else { return false };
        self.steps.iter().filter_map(of).take_while(|other| other[which].span != pair[which].span).any(|other| {
            // The number of a heading counts nothing.
            let says_so = |block: &Block| {
                let is_said = |mention: &Mention| mention.firm && mention.what == number.what;
                !matches!(block.shape.leaf, Leaf::Heading(_)) && block.mentions.iter().any(is_said)
            };
            other[which].clause == pair[which].clause && other.into_iter().all(says_so)
        })
    }

    fn named(&self, finding: Finding) -> Finding {
        self.between.named(finding)
    }

    /// The first line of a block, which is enough to point at it.
    fn first_line(&self, block: &Block) -> Span {
        self.scope.sources.first_line(block.span)
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
    if run.is_empty() {
        return units;
    }
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

/// Pairs of blocks that were looked at, by the letters of the second, where several blocks have so many: others repeat none.
type Seen = BTreeMap<u32, Vec<(usize, usize)>>;

/// Before any block was looked at.
fn seen_none(blocks: &[Block]) -> Seen {
    let mut letters: Vec<u32> = blocks.iter().map(|block| block.letters).filter(|letters| *letters >= LONG).collect();
    letters.sort_unstable();
    let several = letters.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
    several.map(|same| (same[0], Vec::new())).collect()
}

/// The differences in shape last told, so that a list that is a level deeper, or a table that has a column less, is told
/// once and not for each of its items or rows.
#[derive(Default)]
struct Last {
    /// By how many lists the blocks stand in, so that a nested list does not part the list around it.
    blocks: Vec<Option<Difference>>,
    heading: Option<Difference>,
    enumerators: Enumerators,
    /// Two cells that were exchanged in the row before.
    columns: Option<(u16, u16)>,
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
        let slot = match a.leaf {
            Leaf::Heading(_) => &mut self.heading,
            _ => {
                self.blocks.resize(usize::from(a.lists) + 1, None);
                &mut self.blocks[usize::from(a.lists)]
            }
        };
        let known = *slot == difference;
        *slot = difference;
        if known {
            return None;
        }
        let finding = Finding::anywhere(difference?.code).with("expected", kinds.0).with("found", kinds.1);
        Some(finding.with("there", counts.0 as usize).with("here", counts.1 as usize))
    }
}

/// What a block is part of: something that is a list here and a table there is another thing as a whole.
fn group(shape: &Shape) -> u8 {
    match shape.leaf {
        Leaf::Heading(_) => 1,
        Leaf::Row(_) => 2,
        Leaf::Code => 3,
        Leaf::Rule => 4,
        Leaf::Term => 5,
        Leaf::Words if shape.definition => 5,
        Leaf::Words if shape.lists > 0 => 6,
        Leaf::Words if shape.footnote => 7,
        Leaf::Words => 0,
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
