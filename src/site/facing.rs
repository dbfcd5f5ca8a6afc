//! Two texts of a version side by side: the passages that each is cut into, and which stand beside which.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::language::LanguageId;
use crate::content::markdown::{Body, Kind, Tag};
use crate::site::Version;
use crate::site::blocks::{self, Block};
use crate::source::Sources;

/// A list, item or quotation with at most so many letters is read at one glance and stays whole: a paragraph's worth.
const GLANCE: u32 = 400;

/// A part of a text that is not cut: a block, an item or list that is read at one glance, a table, a term with what it
/// means.
#[derive(Debug)]
pub struct Passage {
    /// Among those of the body.
    pub events: Range<usize>,
    /// The lists, items and quotations that it stands in, outermost first.
    pub within: Vec<Container>,
    /// The clause that it belongs to.
    pub clause: Option<usize>,
    /// The footnote that it is.
    pub footnote: Option<usize>,
}

/// What passages stand in.
#[derive(Debug, Clone, Copy)]
pub struct Container {
    /// Index of the event that opens it.
    pub event: usize,
    /// How many items of it, if it is a list, come before the passage.
    pub items_before: u32,
}

/// Passages that stand side by side, by their places in the two texts; one side is empty where a passage has no
/// counterpart.
#[derive(Debug)]
pub struct Row {
    /// They are footnotes.
    pub footnotes: bool,
    pub sides: [Vec<usize>; 2],
}

/// Two texts, cut and placed side by side.
#[derive(Debug)]
pub struct Facing {
    pub passages: [Vec<Passage>; 2],
    /// In the order of the first text; footnotes last.
    pub rows: Vec<Row>,
}

/// Places the texts of two languages side by side. `source` is the language that both are aligned with.
pub fn facing(version: &Version, source: LanguageId, languages: [LanguageId; 2], sources: &Sources) -> Facing {
    let blocks = version.texts.map(|language, _| version.blocks(language, sources));
    let passages = languages.map(|language| passages(&version.texts[language].body, running(&blocks[language])));
    let counts = [passages[0].len(), passages[1].len()];
    let starts = [0, counts[0]];
    // Through the blocks of the source, so that two translations face each other as well.
    let blocks_start = counts[0] + counts[1];
    let mut groups = Groups::new(blocks_start + blocks[source].len());
    for side in 0..2 {
        let language = languages[side];
        let of_block = place_blocks(&version.texts[language].body, &blocks[language], &passages[side]);
        let has_block = of_block.iter().fold(vec![false; counts[side]], |mut has, &passage| {
            has[passage] = true;
            has
        });
        // What says nothing to align, such as an empty item, stays with what is before it.
        for passage in (1..counts[side]).filter(|passage| !has_block[*passage]) {
            if passages[side][passage].footnote.is_none() {
                groups.join(starts[side] + passage - 1, starts[side] + passage);
            }
        }
        if language == source {
            for (block, passage) in of_block.iter().enumerate() {
                groups.join(starts[side] + passage, blocks_start + block);
            }
            continue;
        }
        for step in version.alignment[language].iter().filter(|step| !step.source.is_empty()) {
            for other in step.other.clone() {
                for block in step.source.clone() {
                    groups.join(starts[side] + of_block[other as usize], blocks_start + block as usize);
                }
            }
        }
    }
    let rows = rows(&passages, &mut groups);
    Facing { passages, rows }
}

/// The blocks of the running text, without those of footnotes.
fn running(blocks: &[Block]) -> &[Block] {
    &blocks[..blocks.partition_point(|block| !block.shape.footnote)]
}

/// Cuts a text. What the passages do not hold is only what they stand in.
fn passages(body: &Body, blocks: &[Block]) -> Vec<Passage> {
    let letters = |events: Range<usize>| -> u32 {
        let first = blocks.partition_point(|block| (block.events.start as usize) < events.start);
        let within = blocks[first..].iter().take_while(|block| (block.events.start as usize) < events.end);
        within.map(|block| block.letters).sum()
    };
    let mut passages = Vec::new();
    // What is open, and of a list how many items of it have begun.
    let mut within: Vec<Container> = Vec::new();
    let mut clause = None;
    let mut at = 0;
    while at < body.events.len() {
        let kind = body.events[at].kind;
        if kind == Kind::Open(Tag::Item)
            && let Some(list) = within.last_mut()
        {
            list.items_before += 1;
        }
        let end = match kind {
            kind if blocks::is_inline(kind) => {
                (at..body.events.len()).find(|&i| !blocks::is_inline(body.events[i].kind)).unwrap_or(body.events.len())
            }
            Kind::Open(tag) => {
                let end = body.past_close(at);
                match tag {
                    Tag::Footnote(_) => {
                        at = end;
                        continue;
                    }
                    Tag::List | Tag::OrderedList(_) | Tag::Item | Tag::Quote | Tag::DefinitionList
                        if letters(at..end) > GLANCE =>
                    {
                        within.push(Container { event: at, items_before: 0 });
                        at += 1;
                        continue;
                    }
                    Tag::Heading(index) if index != Tag::NO_CLAUSE => {
                        clause = Some(index as usize);
                        end
                    }
                    Tag::Term => past_definitions(body, end),
                    _ => end,
                }
            }
            Kind::Close(_) => {
                within.pop();
                at += 1;
                continue;
            }
            _ => at + 1,
        };
        let mut around = within.clone();
        around.iter_mut().for_each(|list| list.items_before = list.items_before.saturating_sub(1));
        passages.push(Passage { events: at..end, within: around, clause, footnote: None });
        at = end;
    }
    passages.extend(body.footnotes.iter().enumerate().map(|(i, note)| Passage {
        events: note.events.clone(),
        within: Vec::new(),
        clause: None,
        footnote: Some(i),
    }));
    passages
}

/// The index after the definitions that follow a term; terms in a row share them.
fn past_definitions(body: &Body, from: usize) -> usize {
    let mut end = from;
    let mut is_defined = false;
    while let Some(event) = body.events.get(end) {
        match event.kind {
            Kind::Open(Tag::Term) if !is_defined => {}
            Kind::Open(Tag::Definition) => is_defined = true,
            _ => break,
        }
        end = body.past_close(end);
    }
    end
}

/// The passage of each block.
fn place_blocks(body: &Body, blocks: &[Block], passages: &[Passage]) -> Vec<usize> {
    let running = passages.len() - body.footnotes.len();
    let place = |block: &Block| {
        let event = block.events.start as usize;
        if block.shape.footnote {
            let note = body.footnotes.iter().position(|note| note.events.contains(&event));
            return running + note.unwrap_or_default();
        }
        passages[..running].partition_point(|passage| passage.events.start <= event).saturating_sub(1)
    };
    blocks.iter().map(place).collect()
}

/// What corresponds, from pairs that do.
struct Groups {
    /// Of each member another of its group; of one in each group, itself.
    leader: Vec<usize>,
}

impl Groups {
    fn new(members: usize) -> Self {
        Groups { leader: (0..members).collect() }
    }

    fn find(&mut self, mut member: usize) -> usize {
        while self.leader[member] != member {
            self.leader[member] = self.leader[self.leader[member]];
            member = self.leader[member];
        }
        member
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.leader[b] = a;
    }
}

/// The groups as rows, in the order of the first text. What only the second has follows what it follows there.
fn rows(passages: &[Vec<Passage>; 2], groups: &mut Groups) -> Vec<Row> {
    // By where they stand: footnotes last; beside or behind which passage of the first text; in the order of the second.
    type Place = (bool, Option<usize>, usize);
    let mut placed: BTreeMap<Place, [Vec<usize>; 2]> = BTreeMap::new();
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    for (i, passage) in passages[0].iter().enumerate() {
        let place = *places.entry(groups.find(i)).or_insert((passage.footnote.is_some(), Some(i), 0));
        placed.entry(place).or_default()[0].push(i);
    }
    let mut before = None;
    for (j, passage) in passages[1].iter().enumerate() {
        let group = groups.find(passages[0].len() + j);
        let place = *places.entry(group).or_insert((passage.footnote.is_some(), before, j + 1));
        placed.entry(place).or_default()[1].push(j);
        before = place.1;
    }
    let mut rows: Vec<Row> = Vec::new();
    for ((footnotes, ..), sides) in placed {
        // What one text alone has, however long, is said to be so once.
        let lacks = |sides: &[Vec<usize>; 2]| sides.iter().position(Vec::is_empty);
        match rows.last_mut() {
            Some(last)
                if lacks(&sides).is_some() && (last.footnotes, lacks(&last.sides)) == (footnotes, lacks(&sides)) =>
            {
                for (last, more) in last.sides.iter_mut().zip(sides) {
                    last.extend(more);
                }
            }
            _ => rows.push(Row { footnotes, sides }),
        }
    }
    rows
}
