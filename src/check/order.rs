//! Values of one kind that were exchanged within a block: both texts have the same ones, in another order.
//!
//! Languages order the clauses of a sentence differently, so that another order alone means nothing. It does where that
//! is no reason for it: sentences keep their order, and so does what "and" joins; and where words that look alike in both
//! texts have stayed in their places, so did the clauses.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::locale::Locale;
use crate::locale::values::Value;
use crate::site::alignment::first_letters;
use crate::site::blocks::{Mention, What};
use crate::source::Span;

/// So many pairs are looked at that may have been exchanged.
const FEW: usize = 8;

/// One of two passages that mention the same.
pub struct Passage<'a> {
    pub locale: &'a Locale,
    pub mentions: &'a [Mention],
    pub text: &'a str,
    pub place: Span,
}

impl<'a> Passage<'a> {
    /// Where sentences end in the text, and parts of sentences that a semicolon closes.
    fn ends(&self) -> Vec<usize> {
        let ends = self.text.match_indices(['.', '?', '!', ';']).map(|(at, sign)| (at, sign == ";"));
        let is_end = |&(at, is_part): &(usize, bool)| {
            let rest = self.text[at + 1..].trim_start_matches(['*', '_', ')', ']', '”', '"', '’', '»', '\u{a0}']);
            let next = rest.trim_start();
            let begins = |c: char| c.is_uppercase() || is_part && !c.is_whitespace();
            next.len() < rest.len()
                && next.trim_start_matches(['«', '“', '"', '*', '_', '[', '(', '\u{a0}']).starts_with(begins)
        };
        ends.filter(is_end).map(|(at, _)| at).collect()
    }

    /// In bytes of the text.
    fn range(&self, mention: &Mention) -> Range<usize> {
        let at = |place: u32| (place.saturating_sub(self.place.start) as usize).min(self.text.len());
        at(mention.span.start)..at(mention.span.end)
    }

    /// All that is mentioned, as it is read.
    fn in_order(&self) -> Vec<&'a Mention> {
        let mut mentions: Vec<_> = self.mentions.iter().collect();
        mentions.sort_by_key(|mention| mention.span.start);
        mentions
    }

    /// Of what every text must mention, each with the number of its sentence.
    fn by_sentence(&self, firm: &[&'a Mention], ends: &[usize]) -> Vec<(&'a Mention, usize)> {
        let sentence = |mention: &Mention| ends.partition_point(|end| *end < self.range(mention).start);
        firm.iter().map(|mention| (*mention, sentence(mention))).collect()
    }

    /// Whether two mentions are joined, or what each is part of, by "and" or the like; a comma does where `in_list`.
    fn joins(&self, one: &Mention, two: &Mention, in_list: bool) -> bool {
        self.locale.joins(self.between(one, two), in_list)
    }

    /// The places in the sentence of two mentions: what is before both, between them and behind both. None if they stand
    /// in two sentences.
    fn around(&self, one: &Mention, two: &Mention, ends: &[usize]) -> Option<[&'a str; 3]> {
        let (one, two) = (self.range(one), self.range(two));
        let at = ends.partition_point(|end| *end < one.start);
        let from = at.checked_sub(1).map_or(0, |before| ends[before] + 1);
        let to = ends.get(at).map_or(self.text.len(), |end| *end);
        let parts = [from..one.start, one.end..two.start, two.end..to];
        (two.end <= to).then(|| parts.map(|part| self.text.get(part).unwrap_or_default()))
    }

    /// The text between two mentions.
    fn between(&self, one: &Mention, two: &Mention) -> &'a str {
        self.text.get(self.range(one).end..self.range(two).start).unwrap_or_default()
    }
}

/// A mention of the source, and that of the other text which stands in its place, each of which also stands in the
/// place of the other.
pub fn exchanged<'a>(
    there: &Passage<'a>,
    here: &Passage<'a>,
    same: impl Fn(&Mention, &Mention) -> bool,
    near: impl Fn(&Mention, &Mention) -> bool,
) -> Option<(&'a Mention, &'a Mention)> {
    let firm = |passage: &Passage<'a>| {
        let mut firm = passage.in_order();
        firm.retain(|mention| mention.firm);
        firm
    };
    let (firm_there, firm_here) = (firm(there), firm(here));
    if firm_there.len() == firm_here.len() && firm_there.iter().zip(&firm_here).all(|(a, b)| same(a, b)) {
        return None;
    }
    let (ends_there, ends_here) = (there.ends(), here.ends());
    if ends_there.len() == ends_here.len() {
        let firm_there = there.by_sentence(&firm_there, &ends_there);
        let (mut moved_there, mut moved_here) = (Vec::new(), here.by_sentence(&firm_here, &ends_here));
        for one in &firm_there {
            match moved_here.iter().position(|other| other.1 == one.1 && same(one.0, other.0)) {
                Some(at) => drop(moved_here.remove(at)),
                None => moved_there.push(*one),
            }
        }
        let is_exchanged = |one: &(&Mention, usize), other: &(&Mention, usize)| {
            let mut back = moved_there.iter().filter(|there| there.1 != one.1 && same(there.0, other.0));
            let is_back =
                |there: &(&Mention, usize)| moved_here.iter().any(|here| here.1 == there.1 && same(one.0, here.0));
            one.1 == other.1 && near(one.0, other.0) && back.any(is_back)
        };
        let pairs = moved_there.iter().flat_map(|one| moved_here.iter().map(move |other| (one, other)));
        if let Some((one, other)) = pairs.into_iter().find(|(one, other)| is_exchanged(one, other)) {
            return Some((one.0, other.0));
        }
    }
    let moved = [(there.in_order(), here.in_order()), (firm_there.clone(), firm_here.clone())];
    let exchanged = moved.into_iter().find_map(|(theirs, ours)| {
        let (i, k) = two_exchanged(&theirs, &ours, &same)?;
        // Whatever goes with the two has stayed where it was.
        let is_anchored = k > i + 1 && (i > 0 || k + 1 < ours.len());
        let both_join = |i: usize, k: usize, in_list| {
            there.joins(theirs[i], theirs[k], in_list) && here.joins(ours[i], ours[k], in_list)
        };
        let goes_on = || theirs.get(k + 1).is_some_and(|next| near(theirs[k], next)) && both_join(k, k + 1, false);
        let is_joined = || {
            is_joinable(theirs[i], there.between(theirs[i], theirs[k]))
                && (both_join(i, k, false) || goes_on() && both_join(i, k, true))
        };
        let is_exchanged = || {
            let around = there.around(theirs[i], theirs[k], &ends_there).zip(here.around(ours[i], ours[k], &ends_here));
            let Some((theirs_around, ours_around)) = around else { return is_joined() };
            let between = theirs_around[1];
            let (kept, moved) = words_in_place(theirs_around, ours_around);
            let is_coordinated = || {
                is_long(between)
                    && (kept > 0 || is_joinable(theirs[i], between))
                    && there.locale.coordinates(between)
                    && here.locale.coordinates(ours_around[1])
            };
            (moved == 0 || kept > moved) && (is_joined() || is_coordinated() || kept > 1 && moved == 0)
        };
        (near(theirs[i], theirs[k]) && (is_anchored || is_exchanged())).then(|| (theirs[i], ours[i]))
    });
    // What is joined stays in its order, wherever it stands in the sentence.
    exchanged.or_else(|| {
        let places = |of: &[&'a Mention], one: &Mention| {
            let mut places = (0..of.len()).filter(|at| same(one, of[*at]));
            places.next().filter(|_| places.next().is_none())
        };
        let turned = firm_there.windows(2).filter_map(|pair| {
            let [one, two] = [pair[0], pair[1]];
            let is_joined = near(one, two) && is_joinable(one, there.between(one, two)) && there.joins(one, two, false);
            is_joined.then_some(())?;
            let (of_one, of_two) = (places(&firm_here, one)?, places(&firm_here, two)?);
            (of_one == of_two + 1).then_some(())?;
            places(&firm_there, one).and(places(&firm_there, two))?;
            Some([one, two, firm_here[of_two], firm_here[of_one]])
        });
        // Where there are many, all was turned round.
        let mut few = turned.take(FEW);
        let stays = |[one, two, first, second]: &[&'a Mention; 4]| {
            let around = there.around(one, two, &ends_there).zip(here.around(first, second, &ends_here));
            here.joins(first, second, false) && around.is_some_and(|(there, here)| words_in_place(there, here).1 == 0)
        };
        few.find(stays).map(|[one, _, first, _]| (one, first))
    })
}

/// In how many places around two mentions both texts have a word that looks alike in both, and how many such words stand
/// in another place.
fn words_in_place(there: [&str; 3], here: [&str; 3]) -> (usize, usize) {
    // What stands in two places tells nothing.
    let words = |places: [&str; 3]| {
        let mut words: BTreeMap<u32, Option<usize>> = BTreeMap::new();
        for (at, place) in places.into_iter().enumerate() {
            for word in place.split(|c: char| !c.is_alphanumeric()).filter_map(first_letters) {
                words.entry(word).and_modify(|known| *known = known.filter(|known| *known == at)).or_insert(Some(at));
            }
        }
        words
    };
    let (there, here) = (words(there), words(here));
    let (mut is_kept, mut moved) = ([false; 3], 0);
    for (word, at) in there {
        match (at, here.get(&word).copied().flatten()) {
            (Some(at), Some(other)) if at == other => is_kept[at] = true,
            (Some(_), Some(_)) => moved += 1,
            _ => {}
        }
    }
    (is_kept.into_iter().filter(|kept| *kept).count(), moved)
}

/// The two places at which two lists differ, if they do because the two of the one are exchanged in the other.
fn two_exchanged(
    there: &[&Mention],
    here: &[&Mention],
    same: impl Fn(&Mention, &Mention) -> bool,
) -> Option<(usize, usize)> {
    let differing = there.iter().zip(here).enumerate().filter(|(_, (a, b))| !same(a, b)).map(|(at, _)| at);
    let places: Vec<usize> = differing.take(3).collect();
    match places[..] {
        [i, k] if there.len() == here.len() && same(there[i], here[k]) && same(there[k], here[i]) => Some((i, k)),
        _ => None,
    }
}

/// Whether a text between two mentions says more than "and to".
fn is_long(between: &str) -> bool {
    between.split_whitespace().count() > 2
}

/// Whether the order of such a mention and another, with a text between, means something: "sections 4 and 5" are no others
/// than 5 and 4, and one may write to two addresses.
fn is_joinable(mention: &Mention, between: &str) -> bool {
    match &mention.what {
        What::Value(Value::Email(_) | Value::Telephone(_) | Value::Reference(_)) => is_long(between),
        // Numbers of a street and of a room: "Suite 1500, 100 Main Street".
        What::Value(Value::Number(_)) => !between.contains(','),
        What::Value(value) => !matches!(value, Value::Url(_)),
        What::Insert(_) => true,
        _ => false,
    }
}
