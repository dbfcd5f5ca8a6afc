//! Which block of one text says what which block of another says: the same version in another language, or another
//! version in the same language.
//!
//! Blocks that carry one id correspond. What stands between them is aligned by dynamic programming in the manner of
//! W. A. Gale and K. W. Church, “A Program for Aligning Sentences in Bilingual Corpora” (Computational Linguistics 19,
//! 1993), over lengths, and beyond theirs over shapes, what blocks mention and are cited by, and the words that look alike
//! in both (M. Simard, G. Foster, P. Isabelle, “Using Cognates to Align Sentences in Bilingual Corpora”, 1992). No
//! language is named here and no dictionary is used.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::content::markdown::{Footnote, Kind};
use crate::locale::values::Value;
use crate::site::blocks::{Block, Leaf, Mention, Reading, Shape, What, Words};
use crate::site::enumerators::{Enumerator, Sign};

/// Blocks that correspond. One of the ranges is empty where a block has no counterpart; one holds two blocks where they
/// are one in the other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub source: Range<u32>,
    pub other: Range<u32>,
    /// The counterpart stands elsewhere in the order of the other text.
    pub moved: bool,
}

/// A text to align.
pub struct Side<'a> {
    pub reading: Reading<'a>,
    pub blocks: &'a [Block],
    /// The id of each block, where it has one that both texts can share.
    pub ids: Vec<Option<&'a str>>,
}

impl<'a> Side<'a> {
    /// Takes the ids of clauses by their place in the body; those of paragraphs and items are in the body.
    pub fn new(reading: Reading<'a>, blocks: &'a [Block], clause_id: impl Fn(usize) -> Option<&'a str>) -> Self {
        let mut anchors = reading.body.anchors.iter().peekable();
        let ids = blocks.iter().map(|block| {
            if let (Leaf::Heading(_), Some(clause)) = (block.shape.leaf, block.clause) {
                return clause_id(clause as usize);
            }
            // The event that opens an item is not among those of its words.
            while anchors.next_if(|anchor| anchor.event + 1 < block.events.start as usize).is_some() {}
            anchors.next_if(|anchor| anchor.event <= block.events.start as usize).map(|anchor| anchor.id.value.as_str())
        });
        Side { reading, blocks, ids: ids.collect() }
    }
}

/// The price of leaving a block without counterpart.
const GAP: f32 = 380.0;

/// The same where the block before it has none either.
const LONGER: f32 = 120.0;

/// The same for a block that says again what the one before it says, and for a rule.
const REPEATED: f32 = 150.0;

/// The price of two blocks for one, beside that of their likeness.
const MERGE: f32 = 420.0;

/// The price of a block that is taken out of its clause.
const ELSEWHERE: f32 = 120.0;

/// The price of what cannot be.
const NEVER: f32 = 1e9;

/// How much two clauses must cost less crosswise to be taken for exchanged.
const CROSSING: f32 = 150.0;

/// Beyond so many pairs of blocks only those near the diagonal are compared: so many to each side, and as many more as
/// one text has more blocks than the other.
const MOST_PAIRS: usize = 10_000;
const BAND: usize = 40;

/// How many clauses further one is looked for that stands elsewhere.
const NEAR: usize = 8;

/// Aligns two texts. The steps are in the order of the source; what only the other has stands behind what precedes it.
pub fn align(source: &Side, other: &Side) -> Vec<Step> {
    // By the mean block, so that a clause that one text lacks does not make all its blocks look short.
    let letters = |side: &Side| {
        let letters = side.blocks.iter().map(|block| block.letters as f32).sum::<f32>();
        (letters + 100.0) / side.blocks.len().max(1) as f32
    };
    let ratio = (letters(other) / letters(source)).clamp(0.5, 2.0);
    let mut aligner = Aligner { source, other, ratio, clauses: Default::default(), features: OnceCell::new() };
    let anchors = aligner.anchors();
    let clause = |side: &Side, i: usize| match side.blocks[i].shape.leaf {
        Leaf::Heading(_) => side.blocks[i].clause,
        _ => None,
    };
    for (there, here) in anchors.iter().filter_map(|&(i, j)| Some((clause(source, i)?, clause(other, j)?))) {
        for (clauses, (clause, counterpart)) in aligner.clauses.iter_mut().zip([(there, here), (here, there)]) {
            clauses.resize(clauses.len().max(clause as usize + 1), None);
            clauses[clause as usize] = Some(counterpart);
        }
    }
    let kept = longest_increasing(&anchors);
    let mut free = [vec![true; source.blocks.len()], vec![true; other.blocks.len()]];
    let mut steps = Vec::new();
    for (&(i, j), _) in anchors.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        let (of_source, of_other) = (source.extent(i), other.extent(j));
        of_source.clone().for_each(|i| free[0][i] = false);
        of_other.clone().for_each(|j| free[1][j] = false);
        steps.push(Step::pair(i, j, true));
        let from = steps.len();
        aligner.segment(of_source.skip(1).collect(), of_other.skip(1).collect(), &mut steps);
        steps[from..].iter_mut().for_each(|step| step.moved = true);
    }
    let (mut from_source, mut from_other) = (0, 0);
    let end = (source.running(), other.running());
    let fixed = anchors.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(anchor, _)| *anchor);
    for (i, j) in fixed.chain([end]) {
        let of_source = (from_source..i).filter(|&i| free[0][i]).collect();
        let of_other = (from_other..j).filter(|&j| free[1][j]).collect();
        aligner.segment(of_source, of_other, &mut steps);
        if (i, j) != end {
            steps.push(Step::pair(i, j, false));
        }
        (from_source, from_other) = (i + 1, j + 1);
    }
    aligner.find_moved(&mut steps);
    aligner.find_moved_blocks(&mut steps);
    aligner.notes(&mut steps);
    in_order(steps)
}

/// Steps in the order of the source; what only the other has follows what it follows there.
fn in_order(steps: Vec<Step>) -> Vec<Step> {
    let blocks = steps.iter().map(|step| step.other.end).max().unwrap_or(0);
    let mut counterpart = vec![None; blocks as usize];
    for step in steps.iter().filter(|step| !step.moved && !step.source.is_empty()) {
        step.other.clone().for_each(|j| counterpart[j as usize] = Some(step.source.start));
    }
    for j in 1..counterpart.len() {
        counterpart[j] = counterpart[j].or(counterpart[j - 1]);
    }
    let place = |step: &Step| match step.source.is_empty() {
        false => (Some(step.source.start), 0),
        true => (step.other.start.checked_sub(1).and_then(|before| counterpart[before as usize]), step.other.end),
    };
    let mut keyed: Vec<_> = steps.into_iter().map(|step| (place(&step), step)).collect();
    keyed.sort_by_key(|(place, _)| *place);
    keyed.into_iter().map(|(_, step)| step).collect()
}

impl Step {
    fn pair(i: usize, j: usize, moved: bool) -> Step {
        Step { source: i as u32..i as u32 + 1, other: j as u32..j as u32 + 1, moved }
    }

    /// The two blocks, where it is one for one.
    pub fn one_to_one(&self) -> Option<(usize, usize)> {
        (self.source.len() == 1 && self.other.len() == 1)
            .then_some((self.source.start as usize, self.other.start as usize))
    }

    fn only_source(i: usize) -> Step {
        Step { source: i as u32..i as u32 + 1, other: 0..0, moved: false }
    }

    fn only_other(j: usize) -> Step {
        Step { source: 0..0, other: j as u32..j as u32 + 1, moved: false }
    }
}

impl Side<'_> {
    /// How many blocks the running text has. Those of footnotes follow.
    fn running(&self) -> usize {
        self.blocks.partition_point(|block| !block.shape.footnote)
    }

    /// The blocks of each footnote.
    fn notes(&self) -> Vec<Vec<usize>> {
        let mut rest = (self.running()..self.blocks.len()).peekable();
        let of_note = |note: &Footnote| {
            let is_of_note = |i: &usize| note.events.contains(&(self.blocks[*i].events.start as usize));
            std::iter::from_fn(|| rest.next_if(is_of_note)).collect()
        };
        self.reading.body.footnotes.iter().map(of_note).collect()
    }

    /// The footnotes that some blocks refer to.
    fn references(&self, blocks: &Range<u32>) -> Vec<usize> {
        let blocks = &self.blocks[blocks.start as usize..blocks.end as usize];
        let note = |kind: &Kind| match kind {
            Kind::FootnoteReference(note) => Some(*note as usize),
            _ => None,
        };
        let events = |block: &Block| block.events.start as usize..block.events.end as usize;
        blocks.iter().flat_map(|b| &self.reading.body.events[events(b)]).filter_map(|e| note(&e.kind)).collect()
    }

    /// A heading and all that follows up to the next of its level or a higher one.
    fn section(&self, heading: usize) -> Range<usize> {
        let level = |i: usize| match self.blocks[i].shape.leaf {
            Leaf::Heading(level) => Some(level),
            _ => None,
        };
        let ends =
            |i: &usize| self.blocks[*i].shape.footnote || level(*i).is_some_and(|other| Some(other) <= level(heading));
        heading..(heading + 1..self.blocks.len()).find(ends).unwrap_or(self.blocks.len())
    }

    /// A block with an id and, if it is a heading, all that follows up to the next heading or id.
    fn extent(&self, block: usize) -> Range<usize> {
        let is_heading = |i: usize| matches!(self.blocks[i].shape.leaf, Leaf::Heading(_));
        let end = match is_heading(block) {
            false => block + 1,
            true => (block + 1..self.blocks.len())
                .find(|&i| is_heading(i) || self.ids[i].is_some() || self.blocks[i].shape.footnote)
                .unwrap_or(self.blocks.len()),
        };
        block..end
    }
}

/// What the words of a block look like to somebody who knows neither language.
struct Features {
    /// The words by their first letters, each once, sorted.
    words: Vec<u32>,
    /// The sum of their weights.
    weight: f32,
    /// How many footnotes it refers to.
    references: u16,
    /// The letters that it is cited by.
    letters: Option<Sign>,
    /// The block says the very same as the one before it.
    repeats: bool,
}

/// One of the two texts.
#[derive(Clone, Copy)]
enum Text {
    Source,
    Other,
}

/// What an alignment of the first blocks of two texts can end with, by number: 0 is blocks that correspond; then, for
/// one text after the other, blocks that it alone has of a clause whose heading both have, and clauses that it alone
/// has, for each level at which the first of them may stand.
struct Ends {
    /// The levels of the headings there are.
    levels: Vec<u8>,
}

impl Ends {
    const PAIR: usize = 0;

    /// With headings of all six levels.
    const MOST: usize = 15;

    fn count(&self) -> usize {
        1 + 2 * (1 + self.levels.len())
    }

    /// What an alignment ends with when a block without counterpart follows that end, and what that costs. A clause is
    /// missing from its heading on: what is missing before it, or with the end of a higher one, is another thing.
    fn after(&self, end: usize, text: Text, gap: &Gap) -> (usize, f32) {
        let blocks = 1 + text as usize * (1 + self.levels.len());
        let goes_on = (blocks..=blocks + self.levels.len()).contains(&end);
        match gap.heading {
            None if goes_on => (end, gap.price.min(LONGER)),
            None => (blocks, gap.price),
            Some(level) => {
                let clause = blocks + 1 + self.levels.partition_point(|other| *other < level);
                if goes_on && end > blocks && clause >= end {
                    (end, gap.price.min(LONGER))
                } else {
                    (clause, gap.price)
                }
            }
        }
    }

    /// What it costs besides when blocks that correspond, which begin with these two, follow that end: more where a
    /// clause that has no counterpart seems to have some of its blocks.
    fn tearing(&self, end: usize, [source, other]: [&Block; 2]) -> f32 {
        let of_text = 1 + self.levels.len();
        let goes_on = |block: &Block| !matches!(block.shape.leaf, Leaf::Heading(_)) && !block.shape.footnote;
        let is_torn = match end.checked_sub(1).map(|end| (end / of_text, end % of_text)) {
            None | Some((_, 0)) => false,
            Some((0, _)) => goes_on(source),
            Some(_) => goes_on(other),
        };
        if is_torn { ELSEWHERE } else { 0.0 }
    }
}

/// How many blocks of each text the last step of an alignment has, and the end of what is before it, in one byte.
#[derive(Clone, Copy, Default)]
struct Move(u8);

impl Move {
    fn new(of_source: usize, of_other: usize, before: usize) -> Move {
        Move((of_source << 6 | of_other << 4 | before) as u8)
    }

    fn parts(self) -> (usize, usize, usize) {
        (usize::from(self.0 >> 6), usize::from(self.0 >> 4 & 3), usize::from(self.0 & 15))
    }
}

/// What a block without counterpart costs.
struct Gap {
    price: f32,
    /// The level of a heading.
    heading: Option<u8>,
}

struct Aligner<'a> {
    source: &'a Side<'a>,
    other: &'a Side<'a>,
    /// How long the other text is for each letter of the source.
    ratio: f32,
    /// For the clauses of each text, the one of the other whose heading carries the same id.
    clauses: [Vec<Option<u32>>; 2],
    /// Only computed where lengths, shapes and mentions leave a doubt.
    features: OnceCell<AllFeatures>,
}

/// Those of both texts.
struct AllFeatures {
    source: Vec<Features>,
    other: Vec<Features>,
    /// By word; rare ones weigh more.
    weights: HashMap<u32, f32>,
}

impl<'a> Aligner<'a> {
    /// Blocks that carry one id, in the order of the source.
    fn anchors(&self) -> Vec<(usize, usize)> {
        // Footnotes go with what refers to them.
        let ids = |side: &'a Side| side.ids[..side.running()].iter().enumerate();
        let place: HashMap<&str, usize> = ids(self.other).rev().filter_map(|(j, id)| Some(((*id)?, j))).collect();
        let mut taken = std::collections::HashSet::new();
        let pairs = ids(self.source).filter_map(|(i, id)| {
            let j = *place.get((*id)?)?;
            taken.insert(j).then_some((i, j))
        });
        pairs.collect()
    }

    /// Aligns what stands between two fixed pairs.
    fn segment(&self, source: Vec<usize>, other: Vec<usize>, steps: &mut Vec<Step>) {
        let plain = source.len() == other.len() && source.iter().zip(&other).all(|(&i, &j)| self.is_plain(i, j));
        if plain {
            steps.extend(source.iter().zip(&other).map(|(&i, &j)| Step::pair(i, j, false)));
        } else if source.is_empty() || other.is_empty() {
            steps.extend(source.iter().map(|&i| Step::only_source(i)));
            steps.extend(other.iter().map(|&j| Step::only_other(j)));
        } else {
            let from = steps.len();
            self.compute(&source, &other, steps);
            self.slide(&mut steps[from..]);
        }
    }

    /// Where a clause seems to lack its blocks and the next one its heading, takes the whole clause for the one that has
    /// no counterpart: headings are short, and the wrong one may look as alike as the right one.
    fn slide(&self, steps: &mut [Step]) {
        let shape = |text: Text, i: usize| Some(self.side(text).blocks[i].shape);
        let is_heading = |shape: Option<Shape>| matches!(shape, Some(Shape { leaf: Leaf::Heading(_), .. }));
        for at in 0..steps.len() {
            let Some((i, j)) = steps[at].one_to_one() else { continue };
            if !is_heading(shape(Text::Source, i)) {
                continue;
            }
            let run = |alone: fn(&Step) -> bool| steps[at + 1..].iter().take_while(|step| alone(step)).count();
            let last = at + run(|step| step.other.is_empty());
            let next = steps[last].source.start as usize;
            if last > at && shape(Text::Source, next) == shape(Text::Source, i) {
                (steps[at], steps[last]) = (Step::only_source(i), Step::pair(next, j, false));
                continue;
            }
            let last = at + run(|step| step.source.is_empty());
            let next = steps[last].other.start as usize;
            if last > at && shape(Text::Other, next) == shape(Text::Other, j) {
                (steps[at], steps[last]) = (Step::only_other(j), Step::pair(i, next, false));
            }
        }
    }

    /// Whether two blocks correspond so plainly that no other pair needs to be looked at.
    fn is_plain(&self, i: usize, j: usize) -> bool {
        let (a, b) = (&self.source.blocks[i], &self.other.blocks[j]);
        self.strangeness(a.letters, b.letters) < 3.0 && a.is_like(b)
    }

    /// How far the length of a translation is from the one expected, in standard deviations.
    fn strangeness(&self, source: u32, other: u32) -> f32 {
        // The variance for each letter of the source; that of Gale and Church for European languages.
        const VARIANCE: f32 = 6.8;
        let (source, other) = (source as f32, other as f32);
        let mean = (source + other / self.ratio) / 2.0;
        ((other - source * self.ratio) / (VARIANCE * mean + 30.0).sqrt()).abs()
    }

    /// Adds the cheapest alignment of two sequences of blocks, and returns its price.
    ///
    /// What has no counterpart has a price as a whole beside that of its blocks (O. Gotoh, “An Improved Algorithm for
    /// Matching Biological Sequences”, 1982): for each of the [`Ends`] the cheapest alignment is kept.
    fn compute(&self, source: &[usize], other: &[usize], steps: &mut Vec<Step>) -> f32 {
        let (n, m) = (source.len(), other.len());
        // Half the width of the band around the diagonal.
        let half = if n * m <= MOST_PAIRS { m } else { BAND + n.abs_diff(m) };
        let from = |i: usize| (i * m / n).saturating_sub(half);
        let to = |i: usize| (i * m / n + half).min(m);
        let gaps = |text, blocks: &[usize]| blocks.iter().map(|&i| self.gap(text, i)).collect::<Vec<_>>();
        let gaps = [gaps(Text::Source, source), gaps(Text::Other, other)];
        let mut levels: Vec<u8> = gaps.iter().flatten().filter_map(|gap| gap.heading).collect();
        levels.sort_unstable();
        levels.dedup();
        let ends = Ends { levels };
        let count = ends.count();
        // The prices of a row and of the two before it, which steps may come from.
        let mut rows: [Vec<f32>; 3] = Default::default();
        let mut moves: Vec<Vec<Move>> = Vec::with_capacity(n + 1);
        for i in 0..=n {
            rows.rotate_right(1);
            let [row, above, second] = &mut rows;
            row.clear();
            let mut row_moves = vec![Move::default(); (to(i) - from(i) + 1) * count];
            for (j, moves) in (from(i)..).zip(row_moves.chunks_exact_mut(count)) {
                let mut best = [NEVER * 4.0; Ends::MOST];
                if (i, j) == (0, 0) {
                    best[Ends::PAIR] = 0.0;
                }
                let mut offer =
                    |row: &[f32], of_source: usize, of_other: usize, after: &dyn Fn(usize) -> (usize, f32)| {
                        let (Some(i), Some(j)) = (i.checked_sub(of_source), j.checked_sub(of_other)) else { return };
                        let Some(at) = j.checked_sub(from(i)).filter(|_| j <= to(i)) else { return };
                        for (before, price) in row[at * count..][..count].iter().enumerate() {
                            let (end, more) = after(before);
                            if price + more < best[end] {
                                best[end] = price + more;
                                moves[end] = Move::new(of_source, of_other, before);
                            }
                        }
                    };
                if i > 0 {
                    offer(above, 1, 0, &|end| ends.after(end, Text::Source, &gaps[0][i - 1]));
                }
                if j > 0 {
                    offer(row, 0, 1, &|end| ends.after(end, Text::Other, &gaps[1][j - 1]));
                }
                let mut pair = |row: &[f32], of_source: usize, of_other: usize, more: f32| {
                    let (of_source, of_other) = (&source[i - of_source..i], &other[j - of_other..j]);
                    let price = self.cost(of_source, of_other) + more;
                    let starts = [&self.source.blocks[of_source[0]], &self.other.blocks[of_other[0]]];
                    offer(row, of_source.len(), of_other.len(), &|end| (Ends::PAIR, price + ends.tearing(end, starts)));
                };
                if i > 0 && j > 0 {
                    pair(above, 1, 1, 0.0);
                    if i > 1 && self.may_merge(Text::Source, &source[i - 2..i]) {
                        pair(second, 2, 1, MERGE);
                    }
                    if j > 1 && self.may_merge(Text::Other, &other[j - 2..j]) {
                        pair(above, 1, 2, MERGE);
                    }
                }
                row.extend_from_slice(&best[..count]);
            }
            moves.push(row_moves);
        }
        let first = steps.len();
        let (mut i, mut j) = (n, m);
        let prices = &rows[0][(m - from(n)) * count..];
        let mut end = (0..count).min_by(|a, b| prices[*a].total_cmp(&prices[*b])).unwrap_or(Ends::PAIR);
        let price = prices[end];
        while (i, j) != (0, 0) {
            let (di, dj, before) = moves[i][(j - from(i)) * count + end].parts();
            (i, j, end) = (i - di, j - dj, before);
            let range = |blocks: &[usize], at: usize, count: usize| match count {
                0 => 0..0,
                _ => blocks[at] as u32..blocks[at + count - 1] as u32 + 1,
            };
            steps.push(Step { source: range(source, i, di), other: range(other, j, dj), moved: false });
        }
        steps[first..].reverse();
        price
    }

    /// Two running blocks of one kind that one in the other text may render.
    fn may_merge(&self, text: Text, pair: &[usize]) -> bool {
        let blocks = self.side(text).blocks;
        let (a, b) = (&blocks[pair[0]], &blocks[pair[1]]);
        pair[0] + 1 == pair[1]
            && (a.shape.leaf, b.shape.leaf) == (Leaf::Words, Leaf::Words)
            && a.clause == b.clause
            && a.shape.footnote == b.shape.footnote
            && !self.of_block(text, pair[1]).repeats
    }

    fn gap(&self, text: Text, block: usize) -> Gap {
        let shape = self.side(text).blocks[block].shape;
        let price = match shape.leaf {
            _ if self.of_block(text, block).repeats => REPEATED,
            Leaf::Rule => REPEATED,
            _ => GAP,
        };
        let heading = match shape.leaf {
            Leaf::Heading(level) => Some(level),
            _ => None,
        };
        Gap { price, heading }
    }

    fn side(&self, text: Text) -> &Side<'_> {
        match text {
            Text::Source => self.source,
            Text::Other => self.other,
        }
    }

    fn of_block(&self, text: Text, block: usize) -> &Features {
        let features = self.features();
        match text {
            Text::Source => &features.source[block],
            Text::Other => &features.other[block],
        }
    }

    /// How unlikely it is that blocks correspond.
    fn cost(&self, source: &[usize], other: &[usize]) -> f32 {
        let (a, b) = (&self.source.blocks[source[0]], &self.other.blocks[other[0]]);
        let shape = shape_cost(a, b);
        if shape >= NEVER {
            return shape;
        }
        let sum = |side: &Side, blocks: &[usize]| blocks.iter().map(|&i| side.blocks[i].letters).sum::<u32>();
        let z = self.strangeness(sum(self.source, source), sum(self.other, other));
        let length = (25.0 * z * z + 40.0 * z).min(700.0);
        let said = self.mention_cost(source, other) + self.reference_cost(source, other);
        shape + length + said + self.likeness_cost(source, other) + self.clause_cost(a, b)
    }

    /// The price of blocks in clauses that do not correspond, by their ids. Where only one heading is gone, its blocks
    /// still find their own.
    fn clause_cost(&self, a: &Block, b: &Block) -> f32 {
        let is_heading = |block: &Block| matches!(block.shape.leaf, Leaf::Heading(_));
        if self.clauses[0].is_empty() || a.shape.footnote || is_heading(a) || is_heading(b) {
            return 0.0;
        }
        let of_clause = |text: Text, block: &Block| *self.clauses[text as usize].get(block.clause? as usize)?;
        let correspond = match (of_clause(Text::Source, a), of_clause(Text::Other, b)) {
            (None, None) => a.clause.is_some() == b.clause.is_some(),
            (there, _) => there.is_some() && there == b.clause,
        };
        if correspond { 0.0 } else { ELSEWHERE }
    }

    /// What blocks mention speaks for their correspondence where it is the same, and against it where it is not; hardly
    /// so where it is of the same kind, since figures are what slips.
    fn mention_cost(&self, source: &[usize], other: &[usize]) -> f32 {
        let gather = |side: &Side, blocks: &[usize]| {
            blocks.iter().flat_map(|&i| side.blocks[i].mentions.iter().cloned()).collect::<Vec<_>>()
        };
        let joined;
        let (a, b): (&[Mention], &[Mention]) = match (source, other) {
            ([i], [j]) => (&self.source.blocks[*i].mentions, &self.other.blocks[*j].mentions),
            _ => {
                joined = (gather(self.source, source), gather(self.other, other));
                (&joined.0, &joined.1)
            }
        };
        let Some((only_a, only_b)) = unmatched(a, b, alike) else { return -120.0 * a.len().min(4) as f32 };
        let kinds = |mentions: &[Mention], of: &[usize]| {
            let mut kinds: Vec<_> = of.iter().map(|&i| kind(&mentions[i].what)).collect();
            kinds.sort_unstable();
            kinds
        };
        let (kinds_a, mut kinds_b) = (kinds(a, &only_a), kinds(b, &only_b));
        let mut changed = 0;
        for kind in &kinds_a {
            if let Some(at) = kinds_b.iter().position(|other| other == kind) {
                kinds_b.remove(at);
                changed += 1;
            }
        }
        let shared = a.len().saturating_sub(only_a.len()).min(b.len().saturating_sub(only_b.len()));
        let alone = kinds_a.len() - changed + kinds_b.len();
        90.0 * alone.min(6) as f32 + 30.0 * changed.min(6) as f32 - 120.0 * shared.min(4) as f32
    }

    /// The same for references to footnotes, and for the letters that blocks are cited by.
    fn reference_cost(&self, source: &[usize], other: &[usize]) -> f32 {
        let letters = |text, blocks: &[usize]| self.of_block(text, blocks[0]).letters.as_ref();
        let cited = match (letters(Text::Source, source), letters(Text::Other, other)) {
            (Some(a), Some(b)) if a == b => -30.0,
            (None, None) => 0.0,
            _ => 10.0,
        };
        let sum = |text, blocks: &[usize]| blocks.iter().map(|&i| self.of_block(text, i).references).sum::<u16>();
        let notes = match (sum(Text::Source, source), sum(Text::Other, other)) {
            (0, 0) => 0.0,
            (a, b) if a == b => -120.0,
            _ => 90.0,
        };
        cited + notes
    }

    fn likeness_cost(&self, source: &[usize], other: &[usize]) -> f32 {
        let (likeness, words) = self.likeness(source, other);
        let trust = (words as f32 / 8.0).min(1.0);
        trust * (600.0 * (0.15 - likeness)).clamp(-350.0, 90.0)
    }

    /// How alike the words of some blocks look, from 0 to 1, and how many words the shorter side has to tell it by.
    fn likeness(&self, source: &[usize], other: &[usize]) -> (f32, usize) {
        let AllFeatures { source: of_source, other: of_other, weights } = self.features();
        let join = |features: &[Features], blocks: &[usize]| {
            let mut words: Vec<u32> = blocks.iter().flat_map(|&i| features[i].words.iter().copied()).collect();
            words.sort_unstable();
            words.dedup();
            let weight = words.iter().map(|word| weights[word]).sum();
            Features { words, weight, references: 0, letters: None, repeats: false }
        };
        let joined;
        let (a, b) = match (source, other) {
            ([i], [j]) => (&of_source[*i], &of_other[*j]),
            _ => {
                joined = (join(of_source, source), join(of_other, other));
                (&joined.0, &joined.1)
            }
        };
        let mut shared = 0.0;
        let mut rest = b.words.as_slice();
        for word in &a.words {
            let skip = rest.partition_point(|other| other < word);
            rest = &rest[skip..];
            if rest.first() == Some(word) {
                shared += weights[word];
            }
        }
        let both = (a.weight * b.weight).sqrt();
        (if both > 0.0 { shared / both } else { 0.0 }, a.words.len().min(b.words.len()))
    }

    fn features(&self) -> &AllFeatures {
        self.features.get_or_init(|| {
            let (mut source, mut other) = (features(self.source), features(self.other));
            let mut counts: HashMap<u32, f32> = HashMap::new();
            for word in source.iter().chain(&other).flat_map(|block| &block.words) {
                *counts.entry(*word).or_default() += 1.0;
            }
            let blocks = (source.len() + other.len()) as f32;
            let weights: HashMap<u32, f32> =
                counts.into_iter().map(|(word, count)| (word, (1.0 + blocks / count).ln())).collect();
            for block in source.iter_mut().chain(&mut other) {
                block.weight = block.words.iter().map(|word| weights[word]).sum();
            }
            AllFeatures { source, other, weights }
        })
    }

    /// Aligns footnotes: those that blocks refer to which correspond, and of the others what is left.
    fn notes(&self, steps: &mut Vec<Step>) {
        if self.source.running() == self.source.blocks.len() && self.other.running() == self.other.blocks.len() {
            return;
        }
        let (of_source, of_other) = (self.source.notes(), self.other.notes());
        let mut counterparts = vec![None; of_source.len()];
        let mut free = vec![true; of_other.len()];
        for step in steps.iter() {
            let (there, here) = (self.source.references(&step.source), self.other.references(&step.other));
            for (a, b) in there.iter().zip(&here).filter(|_| there.len() == here.len()) {
                if counterparts[*a].is_none() && free[*b] {
                    (counterparts[*a], free[*b]) = (Some(*b), false);
                }
            }
        }
        let mut rest: [Vec<usize>; 2] = Default::default();
        for (blocks, counterpart) in of_source.into_iter().zip(counterparts) {
            match counterpart {
                Some(note) => self.segment(blocks, of_other[note].clone(), steps),
                None => rest[0].extend(blocks),
            }
        }
        rest[1].extend(of_other.iter().zip(free).filter(|(_, free)| *free).flat_map(|(blocks, _)| blocks));
        let [of_source, of_other] = rest;
        self.segment(of_source, of_other, steps);
    }

    /// Finds clauses without ids that stand in another order: those that seem to be missing in one place and extra in
    /// another, and pairs of which each was aligned with the other's counterpart.
    fn find_moved(&self, steps: &mut Vec<Step>) {
        let heading = |side: &Side, range: &Range<u32>| {
            let i = range.start as usize;
            (range.len() == 1 && matches!(side.blocks[i].shape.leaf, Leaf::Heading(_))).then_some(i)
        };
        let (mut missing, mut extra, mut paired) = (Vec::new(), Vec::new(), Vec::new());
        for step in steps.iter() {
            match (heading(self.source, &step.source), heading(self.other, &step.other)) {
                (Some(i), Some(j)) if self.other.ids[j].is_none() => paired.push((i, j)),
                (Some(i), None) => missing.push(i),
                (None, Some(j)) => extra.push(j),
                _ => {}
            }
        }
        // Of texts that have little in common nothing is said to have moved.
        if missing.len() * extra.len() > NEAR * NEAR * NEAR {
            missing.clear();
        }
        for i in missing {
            let gaps = |text, i| self.side(text).section(i).map(|i| self.gap(text, i).price).sum::<f32>();
            // Either the two are one, or one of them was aligned with what is the other's.
            let mut best: (f32, Vec<(usize, usize)>) = (0.2, Vec::new());
            for &j in &extra {
                let both = gaps(Text::Source, i) + gaps(Text::Other, j);
                let around = |place: usize| place.saturating_sub(NEAR)..(place + NEAR).min(paired.len());
                let near_i = around(paired.partition_point(|(k, _)| *k < i));
                let near_j = around(paired.partition_point(|(_, l)| *l < j));
                let between = near_i.chain(near_j).map(|at| vec![(i, paired[at].1), (paired[at].0, j)]);
                for pairs in [vec![(i, j)]].into_iter().chain(between) {
                    let price = pairs.iter().map(|&(i, j)| self.section_price(i, j)).sum::<f32>() / both;
                    if price < best.0 {
                        best = (price, pairs);
                    }
                }
            }
            if let Some(&(_, j)) = best.1.last() {
                extra.retain(|&other| other != j);
                paired.retain(|(k, _)| best.1.iter().all(|(i, _)| i != k));
                self.align_again(&best.1, steps);
            }
        }
        let mut done = vec![false; paired.len()];
        for (k, &(i, j)) in paired.iter().enumerate() {
            for (l, &(i2, j2)) in paired.iter().enumerate().skip(k + 1).take(NEAR) {
                let crossed = [(i, j2), (i2, j)];
                let apart = self.source.section(i).end <= i2 && self.other.section(j).end <= j2;
                if done[k] || done[l] || !apart || !self.may_cross(&[(i, j), (i2, j2)], &crossed) {
                    continue;
                }
                let price =
                    |pairs: &[(usize, usize)]| pairs.iter().map(|&(i, j)| self.section_price(i, j)).sum::<f32>();
                if price(&crossed) + CROSSING < price(&[(i, j), (i2, j2)]) {
                    self.align_again(&crossed, steps);
                    (done[k], done[l]) = (true, true);
                }
            }
        }
    }

    /// Finds blocks that seem to be missing in one place and extra in another, and are so alike, or mention the same, that
    /// they were moved.
    fn find_moved_blocks(&self, steps: &mut Vec<Step>) {
        let alone = |steps: &[Step], is_alone: fn(&Step) -> bool| -> Vec<usize> {
            (0..steps.len()).filter(|at| is_alone(&steps[*at])).collect()
        };
        let missing = alone(steps, |step| step.other.is_empty());
        let mut extra = alone(steps, |step| step.source.is_empty());
        if missing.len() * extra.len() > NEAR * NEAR * NEAR {
            return;
        }
        for at in missing {
            let i = steps[at].source.start as usize;
            let price = |other: &usize| {
                let j = steps[*other].other.start as usize;
                let (there, here) = (self.source.blocks[i].shape, self.other.blocks[j].shape);
                let is_heading = matches!(there.leaf, Leaf::Heading(_));
                if is_heading || there != here { NEVER } else { self.cost(&[i], &[j]) }
            };
            let likest = extra.iter().map(|other| (price(other), *other)).min_by(|a, b| a.0.total_cmp(&b.0));
            let mention_same = |other: usize| {
                let (there, here) = (&self.source.blocks[i], &self.other.blocks[steps[other].other.start as usize]);
                there.mentions.iter().any(|mention| mention.firm)
                    && unmatched(&there.mentions, &here.mentions, alike).is_none()
            };
            let is_moved =
                |(price, other): &(f32, usize)| *price < -ELSEWHERE || *price < ELSEWHERE && mention_same(*other);
            if let Some((_, other)) = likest.filter(is_moved) {
                (steps[at].other, steps[at].moved) = (std::mem::take(&mut steps[other].other), true);
                extra.retain(|kept| *kept != other);
            }
        }
        steps.retain(|step| !step.source.is_empty() || !step.other.is_empty());
    }

    /// Whether it is worth computing what two pairs of clauses cost crosswise: their words look more alike so.
    fn may_cross(&self, straight: &[(usize, usize)], crossed: &[(usize, usize)]) -> bool {
        let likeness = |pairs: &[(usize, usize)]| {
            let of_pair = |&(i, j): &(usize, usize)| {
                let (of_source, of_other): (Vec<_>, Vec<_>) =
                    (self.source.section(i).collect(), self.other.section(j).collect());
                self.likeness(&of_source, &of_other).0
            };
            pairs.iter().map(of_pair).sum::<f32>()
        };
        let level = |side: &Side, i: usize| side.blocks[i].shape;
        crossed.iter().all(|&(i, j)| level(self.source, i) == level(self.other, j))
            && likeness(crossed) > likeness(straight)
    }

    /// The price of aligning a clause and all in it with another.
    fn section_price(&self, i: usize, j: usize) -> f32 {
        if self.source.blocks[i].shape != self.other.blocks[j].shape {
            return NEVER;
        }
        let (of_source, of_other): (Vec<_>, Vec<_>) =
            (self.source.section(i).collect(), self.other.section(j).collect());
        self.compute(&of_source, &of_other, &mut Vec::new())
    }

    /// Aligns clauses with each other that were not, and says of the last that it moved.
    fn align_again(&self, clauses: &[(usize, usize)], steps: &mut Vec<Step>) {
        let mut free: [Vec<usize>; 2] = Default::default();
        for &(i, j) in clauses {
            free[0].extend(self.source.section(i));
            free[1].extend(self.other.section(j));
        }
        let touches = |range: &Range<u32>, blocks: &[usize]| range.clone().any(|i| blocks.contains(&(i as usize)));
        let (gone, kept): (Vec<Step>, Vec<Step>) =
            steps.drain(..).partition(|step| touches(&step.source, &free[0]) || touches(&step.other, &free[1]));
        *steps = kept;
        // What they were aligned with is left alone.
        let alone = |range: Range<u32>, blocks: &[usize]| {
            range.map(|i| i as usize).filter(|i| !blocks.contains(i)).collect::<Vec<_>>()
        };
        for step in gone {
            steps.extend(alone(step.source, &free[0]).into_iter().map(Step::only_source));
            steps.extend(alone(step.other, &free[1]).into_iter().map(Step::only_other));
        }
        for (at, &(i, j)) in clauses.iter().enumerate() {
            let from = steps.len();
            steps.push(Step::pair(i, j, false));
            self.segment(self.source.section(i).skip(1).collect(), self.other.section(j).skip(1).collect(), steps);
            if at + 1 == clauses.len() {
                steps[from..].iter_mut().for_each(|step| step.moved = true);
            }
        }
    }
}

/// The price of a difference in shape.
fn shape_cost(a: &Block, b: &Block) -> f32 {
    let (a, b) = (&a.shape, &b.shape);
    let leaf = match (a.leaf, b.leaf) {
        (Leaf::Heading(a), Leaf::Heading(b)) => 100.0 * f32::from(a.abs_diff(b)),
        (Leaf::Row(a), Leaf::Row(b)) => {
            if a == b {
                0.0
            } else {
                60.0
            }
        }
        (Leaf::Words, Leaf::Heading(_)) | (Leaf::Heading(_), Leaf::Words) => 600.0,
        (Leaf::Words, Leaf::Term | Leaf::Code) | (Leaf::Term | Leaf::Code, Leaf::Words) => 200.0,
        (a, b) if a == b => 0.0,
        _ => NEVER,
    };
    let flag = |a: bool, b: bool, price: f32| if a == b { 0.0 } else { price };
    leaf + 80.0 * f32::from(a.lists.abs_diff(b.lists))
        + 80.0 * f32::from(a.quotes.abs_diff(b.quotes))
        + flag(a.head, b.head, 300.0)
        + flag(a.numbered, b.numbered, 30.0)
        + flag(a.begins, b.begins, 60.0)
        + flag(a.definition, b.definition, 80.0)
        + flag(a.footnote, b.footnote, NEVER)
}

/// The letters by which a word looks like one of another language: the first four without accents, so that “person” is in
/// “personal” and “personnels”, and “deposit” is like “dépôt”. Shorter words have none.
pub fn first_letters(word: &str) -> Option<u32> {
    let plain = |letter: char| match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        _ => letter,
    };
    let mut letters = word.chars().flat_map(char::to_lowercase).map(plain).filter(char::is_ascii);
    let mut next = || letters.next().map(|letter| letter as u8);
    Some(u32::from_be_bytes([next()?, next()?, next()?, next()?]))
}

/// Those of each block of a text, but for the weight of its words.
fn features(side: &Side) -> Vec<Features> {
    let (mut text, mut before) = (Words::default(), String::new());
    let of_block = (0..side.blocks.len() as u32).map(|i| {
        let events = &side.blocks[i as usize].events;
        text.read(side.reading.body, side.reading.source, events.start as usize..events.end as usize);
        let mut words = Vec::new();
        for word in text.text.split(|c: char| !c.is_alphanumeric()) {
            words.extend(first_letters(word));
        }
        words.sort_unstable();
        words.dedup();
        let repeats = text.text == before;
        before.clone_from(&text.text);
        let references = side.references(&(i..i + 1)).len() as u16;
        // Of a list only the first item has a number, whichever it is in the other text.
        let enumerator = Enumerator::of(&side.blocks[i as usize], side.reading.body, side.reading.source);
        let letters = enumerator.map(|enumerator| enumerator.sign).filter(|sign| matches!(sign, Sign::Letters(_)));
        Features { words, weight: 0.0, references, letters, repeats }
    });
    of_block.collect()
}

/// The places in two lists of what has no partner in the other; none where everything has. What is not firm may be a
/// partner and needs none, but for ordinals in words and months that differ.
pub fn unmatched(
    a: &[Mention],
    b: &[Mention],
    same: impl Fn(&What, &What) -> bool,
) -> Option<(Vec<usize>, Vec<usize>)> {
    // Mostly both mention the same in the same order.
    if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.what, &b.what)) {
        return None;
    }
    let (mut done_a, mut done_b) = (vec![false; a.len()], vec![false; b.len()]);
    let hints = |hint: &Mention, firm: &Mention| match (&hint.what, &firm.what) {
        (What::Value(hint), What::Value(firm)) => hint.hints_at(firm),
        _ => false,
    };
    // Firm ones choose first, and a firm partner before another.
    for (firm_a, firm_b) in [(true, true), (true, false), (false, true), (false, false)] {
        for (i, mention) in a.iter().enumerate().filter(|(_, mention)| mention.firm == firm_a) {
            let fits = |j: &usize| !done_b[*j] && b[*j].firm == firm_b && same(&mention.what, &b[*j].what);
            if let Some(j) = (0..b.len()).find(|j| !done_a[i] && fits(j)) {
                (done_a[i], done_b[j]) = (true, true);
            }
        }
    }
    for (i, there) in a.iter().enumerate() {
        let fits = |here: &Mention| match (there.firm, here.firm) {
            (true, false) => hints(here, there),
            (false, true) => hints(there, here),
            _ => false,
        };
        if let Some(j) = (0..b.len()).find(|j| !done_a[i] && !done_b[*j] && fits(&b[*j])) {
            (done_a[i], done_b[j]) = (true, true);
        }
    }
    // What is not firm differs from another of its kind, if it does not from nothing.
    let doubtful = |mentions: &[Mention], done: &[bool]| {
        let kinds = (0..mentions.len()).filter(|&i| !done[i]).map(|i| match mentions[i].what {
            What::Value(Value::Ordinal(_)) => 1,
            What::Value(Value::Date { .. }) => 2,
            _ => 0,
        });
        kinds.fold(0, |all, kind| all | kind)
    };
    let both = doubtful(a, &done_a) & doubtful(b, &done_b);
    let alone = |mentions: &[Mention], done: &[bool]| -> Vec<usize> {
        let is_alone = |mention: &Mention| match mention.what {
            _ if mention.firm => true,
            What::Value(Value::Ordinal(_)) => both & 1 != 0,
            What::Value(Value::Date { .. }) => both & 2 != 0,
            _ => false,
        };
        (0..mentions.len()).filter(|&i| !done[i] && is_alone(&mentions[i])).collect()
    };
    let (alone_a, alone_b) = (alone(a, &done_a), alone(b, &done_b));
    (!alone_a.is_empty() || !alone_b.is_empty()).then_some((alone_a, alone_b))
}

/// A number for the kind of a mention.
fn kind(what: &What) -> u8 {
    match what {
        What::Value(value) => match value {
            Value::Number(_) | Value::Decimal(_) | Value::Ordinal(_) | Value::Reference(_) => 0,
            Value::Percent(_) => 1,
            Value::Money { .. } => 2,
            Value::Quantity { .. } => 3,
            Value::Hours { .. } => 4,
            Value::Date { .. } | Value::EitherDate { .. } => 5,
            Value::Email(_) => 6,
            Value::Telephone(_) => 7,
            Value::Url(_) => 8,
        },
        What::Insert(_) => 9,
        What::Notice(_) => 10,
        What::Clause(_) => 11,
        What::Attachment(_) => 12,
    }
}

/// Whether two mentions are alike before it is known which clause is which: ids may differ by language.
pub(super) fn alike(a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Clause(_), What::Clause(_)) => true,
        _ => a == b,
    }
}

/// Which of the pairs, sorted by their first, can stay so that the seconds rise as well; as many as possible.
pub fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<bool> {
    // The last pair of the best sequence of each length, and what goes before each pair.
    let mut last: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = last.partition_point(|&pair| pairs[pair].1 < *second);
        before.push(length.checked_sub(1).map(|length| last[length]));
        if length == last.len() { last.push(at) } else { last[length] = at }
    }
    let mut kept = vec![false; pairs.len()];
    let mut at = last.last().copied();
    while let Some(pair) = at {
        kept[pair] = true;
        at = before[pair];
    }
    kept
}
