//! Which clause and which piece of a version became which of the next.
//!
//! Both are in one language, so that words themselves can be compared: lengths, which tell translations apart, say little
//! about an amendment. Clauses correspond by id, a former one too, whatever they say and wherever they
//! stand; others, and the pieces of each, by the words that they share.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use similar::{Algorithm, DiffTag, capture_diff};

use crate::render::redline::pieces::{Piece, PieceKind, Place};
use crate::render::redline::words::{self, Inline};
use crate::site::alignment::longest_increasing;

/// Words that share less than this are not the same ones amended.
pub const LEAST: f32 = 0.4;

/// The parts of a piece that was parted, or became part of another, share more.
const CLOSE: f32 = 0.6;

/// How much more alike they must be together than the likelier of them alone.
const GAIN: f32 = 0.1;

/// Beyond so many pairs only those near the diagonal are compared: so many to each side.
const MOST_PAIRS: usize = 10_000;
const BAND: usize = 40;

/// A piece that was, one that is, or one that became the other; by their places.
pub type Step = (Option<usize>, Option<usize>);

/// A part of a text: a clause, what stands before the first, or the footnotes.
#[derive(Debug)]
pub struct Section<'a> {
    pub place: Place,
    /// What it is called in both versions, where that can be relied upon.
    pub id: Option<&'a str>,
    /// Ids of clauses of earlier versions whose place it took.
    pub formerly: &'a [String],
    pub pieces: &'a [Piece],
}

/// The pairs of sections that correspond, in the order of the new text, and whether each moved.
pub fn sections(old: &[Section], new: &[Section]) -> Vec<(usize, usize, bool)> {
    let is_clause = |section: &Section| matches!(section.place, Place::Clause(_));
    let mut of_new: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let same: fn(&Section, &Section) -> bool = |old, new| match new.place {
        Place::Clause(_) => new.id.is_some() && old.id == new.id,
        place => old.place == place,
    };
    let replaced: fn(&Section, &Section) -> bool =
        |old, new| old.id.is_some_and(|id| new.formerly.iter().any(|former| former == id));
    for corresponds in [same, replaced] {
        for (j, section) in new.iter().enumerate() {
            let found = old.iter().position(|other| corresponds(other, section));
            if let Some(i) = found.filter(|&i| of_new[j].is_none() && !taken[i]) {
                (of_new[j], taken[i]) = (Some(i), true);
            }
        }
    }
    let rest_old: Vec<usize> = (0..old.len()).filter(|&i| !taken[i] && is_clause(&old[i])).collect();
    let rest_new: Vec<usize> = (0..new.len()).filter(|&j| of_new[j].is_none() && is_clause(&new[j])).collect();
    let bags = |sections: &[Section], rest: &[usize]| -> Vec<Bag> {
        rest.iter().map(|&section| Bag::new(sections[section].pieces)).collect()
    };
    let (bags_old, bags_new) = (bags(old, &rest_old), bags(new, &rest_new));
    let mut likely: Vec<(f32, usize, usize, usize)> = Vec::new();
    for (l, b) in bags_new.iter().enumerate() {
        for k in near(l, rest_new.len(), rest_old.len()) {
            let likeness = bags_old[k].likeness(b);
            if likeness > LEAST {
                likely.push((likeness, rest_old[k].abs_diff(rest_new[l]), rest_old[k], rest_new[l]));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    for (.., i, j) in likely {
        if !taken[i] && of_new[j].is_none() {
            (of_new[j], taken[i]) = (Some(i), true);
        }
    }
    let pairs: Vec<(usize, usize)> = of_new.iter().enumerate().filter_map(|(j, i)| Some(((*i)?, j))).collect();
    let stays = longest_increasing(&pairs.iter().map(|&(i, j)| (j, i)).collect::<Vec<_>>());
    pairs.into_iter().zip(stays).map(|((i, j), stays)| (i, j, !stays)).collect()
}

/// The pieces of a section and those they became, in order; deleted ones come before those inserted in their place.
/// Rules are all alike and so tell nothing: the new ones stand where they stand, of the old ones nothing is said.
pub fn pieces(old: &[Piece], new: &[Piece]) -> Vec<Step> {
    let said = |pieces: &[Piece]| -> Vec<usize> {
        (0..pieces.len()).filter(|&piece| pieces[piece].kind != PieceKind::Rule).collect()
    };
    let (of_old, of_new) = (said(old), said(new));
    let spoken_old: Vec<&Piece> = of_old.iter().map(|&piece| &old[piece]).collect();
    let spoken_new: Vec<&Piece> = of_new.iter().map(|&piece| &new[piece]).collect();
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let mut next = 0;
    let rules =
        |from: usize, to: usize| (from..to).filter(|&j| new[j].kind == PieceKind::Rule).map(|j| (None, Some(j)));
    for (i, j) in spoken(&spoken_old, &spoken_new) {
        let j = j.map(|j| of_new[j]);
        if let Some(j) = j {
            steps.extend(rules(next, j));
            next = j + 1;
        }
        steps.push((i.map(|i| of_old[i]), j));
    }
    steps.extend(rules(next, new.len()));
    steps
}

/// The same for pieces that are no rules.
fn spoken(old: &[&Piece], new: &[&Piece]) -> Vec<Step> {
    let (a, b): (Vec<_>, Vec<_>) = (old.iter().copied().map(key).collect(), new.iter().copied().map(key).collect());
    let mut steps = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    let ops = capture_diff(Algorithm::Myers, &a[..], 0..a.len(), &b[..], 0..b.len());
    let same = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| (op.old_range(), op.new_range()));
    for (of_old, of_new) in same.chain([(a.len()..a.len(), b.len()..b.len())]) {
        for (i, j) in amended(&old[from_old..of_old.start], &new[from_new..of_new.start]) {
            steps.push((i.map(|i| i + from_old), j.map(|j| j + from_new)));
        }
        (from_old, from_new) = (of_old.end, of_new.end);
        steps.extend(of_old.zip(of_new).map(|(i, j)| (Some(i), Some(j))));
    }
    steps
}

/// The old pieces, those that the new text parts parted and those that it joins joined; none where it does neither.
pub fn regrouped(old: &[Piece], new: &[Piece]) -> Option<Vec<Piece>> {
    let steps = pieces(old, new);
    let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
    for (i, j) in steps.iter().filter_map(|&(i, j)| i.zip(j)) {
        (of_old[i], of_new[j]) = (Some(j), Some(i));
    }
    let mut regrouped: Vec<Piece> = Vec::with_capacity(old.len());
    let mut changed = false;
    let mut at = 0;
    while let Some(piece) = old.get(at) {
        at += 1;
        let next = of_old[at - 1].map(|j| j + 1).filter(|&next| next < new.len());
        let Some((j, next)) = of_old[at - 1].zip(Some(next)) else {
            // What goes before a piece that it was joined to.
            let joined =
                old.get(at).zip(of_old.get(at).copied().flatten()).and_then(|(after, j)| joined(piece, after, &new[j]));
            changed |= joined.is_some();
            at += usize::from(joined.is_some());
            regrouped.push(joined.unwrap_or_else(|| piece.clone()));
            continue;
        };
        if let Some(both) =
            next.filter(|&next| of_new[next].is_none()).and_then(|next| parted(piece, &new[j], &new[next]))
        {
            regrouped.extend(both);
            changed = true;
        } else if let Some(both) = j
            .checked_sub(1)
            .filter(|&before| of_new[before].is_none())
            .and_then(|before| parted(piece, &new[before], &new[j]))
        {
            regrouped.extend(both);
            changed = true;
        } else if let Some(joined) =
            old.get(at).filter(|_| of_old[at].is_none()).and_then(|after| joined(piece, after, &new[j]))
        {
            regrouped.push(joined);
            changed = true;
            at += 1;
        } else {
            regrouped.push(piece.clone());
        }
    }
    changed.then_some(regrouped)
}

/// A piece as two, where another two go on with its words.
fn parted(old: &Piece, first: &Piece, second: &Piece) -> Option<[Piece; 2]> {
    if [old, first, second].iter().any(|piece| piece.kind != PieceKind::Words) {
        return None;
    }
    let [words, a, b] = [old, first, second].map(|piece| &piece.cells[0].words);
    let both = a.followed_by(b);
    let comparison = words::compare(words, &both);
    let alone = [a, b].map(|part| words::compare(words, part).likeness());
    if comparison.likeness() < alone[0].max(alone[1]) + GAIN {
        return None;
    }
    let at = comparison.place_of(a.len());
    let parts = words.parted(at);
    let is_like = |part: &Inline, of: &Inline| words::compare(part, of).likeness() >= CLOSE;
    (is_like(&parts[0], a) && is_like(&parts[1], b)).then(|| parts.map(|words| old.with(words)))
}

/// Two pieces as one, where another has the words of both.
fn joined(first: &Piece, second: &Piece, new: &Piece) -> Option<Piece> {
    if [first, second, new].iter().any(|piece| piece.kind != PieceKind::Words) {
        return None;
    }
    let [a, b, words] = [first, second, new].map(|piece| &piece.cells[0].words);
    let both = a.followed_by(b);
    let comparison = words::compare(&both, words);
    let alone = [a, b].map(|part| words::compare(part, words).likeness());
    if comparison.likeness() < alone[0].max(alone[1]) + GAIN {
        return None;
    }
    let at = comparison.place_in_new(a.len());
    let parts = words.parted(at);
    let is_like = |part: &Inline, of: &Inline| words::compare(of, part).likeness() >= CLOSE;
    (is_like(&parts[0], a) && is_like(&parts[1], b)).then(|| first.with(both))
}

/// The pairs of pieces that have most in common, by dynamic programming.
fn amended(old: &[&Piece], new: &[&Piece]) -> Vec<Step> {
    let (n, m) = (old.len(), new.len());
    let bags =
        |pieces: &[&Piece]| pieces.iter().map(|piece| Bag::new(std::slice::from_ref(*piece))).collect::<Vec<_>>();
    let (of_old, of_new) = if n * m == 0 { (Vec::new(), Vec::new()) } else { (bags(old), bags(new)) };
    // The most that the pieces from here on have in common.
    let mut best = vec![vec![0.0f32; m + 1]; n + 1];
    let mut shared: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for i in (0..n).rev() {
        let near = near(i, n, m);
        for j in (0..m).rev() {
            best[i][j] = best[i + 1][j].max(best[i][j + 1]);
            let likeness = if near.contains(&j) { likeness((old[i], &of_old[i]), (new[j], &of_new[j])) } else { 0.0 };
            if likeness >= LEAST && likeness + best[i + 1][j + 1] > best[i][j] {
                best[i][j] = likeness + best[i + 1][j + 1];
                shared.insert((i, j), likeness);
            }
        }
    }
    let mut steps = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut inserted = Vec::new();
    while i < n || j < m {
        if shared.contains_key(&(i, j)) {
            steps.append(&mut inserted);
            steps.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < n && (j == m || best[i + 1][j] >= best[i][j + 1]) {
            steps.push((Some(i), None));
            i += 1;
        } else {
            inserted.push((None, Some(j)));
            j += 1;
        }
    }
    steps.append(&mut inserted);
    steps
}

/// How much two pieces have in common, from 0 to 1; nothing where one cannot stand for the other. The headings of a
/// clause are its headings, and a table has one head.
fn likeness((old, of_old): (&Piece, &Bag), (new, of_new): (&Piece, &Bag)) -> f32 {
    match (old.kind, new.kind) {
        (a, b) if a != b => 0.0,
        (PieceKind::Heading | PieceKind::Head | PieceKind::Rule, _) => 1.0,
        // What a row begins with says what it is about.
        (PieceKind::Row, _) if starts_alike(old, new) => of_old.likeness(of_new).max(0.6),
        _ => of_old.likeness(of_new),
    }
}

fn starts_alike(old: &Piece, new: &Piece) -> bool {
    let first = |piece: &'_ Piece| -> Option<u64> {
        piece.cells.first().filter(|cell| !cell.words.is_blank()).map(|cell| hash(&cell.words.keys()))
    };
    first(old).is_some() && first(old) == first(new)
}

/// Which of `others` things one of `count` may correspond to by where it stands.
fn near(at: usize, count: usize, others: usize) -> std::ops::Range<usize> {
    if count * others <= MOST_PAIRS {
        return 0..others;
    }
    let middle = at * others / count;
    middle.saturating_sub(BAND)..(middle + BAND).min(others)
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// What a piece says: equal where nothing changed.
fn key(piece: &Piece) -> (PieceKind, Vec<Vec<&str>>) {
    (piece.kind, piece.cells.iter().map(|cell| cell.words.keys()).collect())
}

/// Words, whatever their order: their hashes, sorted.
struct Bag(Vec<u64>);

impl Bag {
    fn new(pieces: &[Piece]) -> Bag {
        let said = pieces.iter().flat_map(|piece| &piece.cells).flat_map(|cell| cell.words.said());
        let mut words: Vec<u64> = said.map(|word| hash(&word)).collect();
        words.sort_unstable();
        Bag(words)
    }

    /// The share of words that both have, from 0 to 1.
    fn likeness(&self, other: &Bag) -> f32 {
        let (mut i, mut j, mut both) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            both += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * both as f32 / all as f32 }
    }
}
