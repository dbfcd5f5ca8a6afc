//! What changed between two wordings, in words.
//!
//! Words are those of Unicode letters and digits; an elided article (`l’`) is a word of its own, and a number with its
//! grouping and decimal signs (`1 234,50`) is one. No language is named here.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff};

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Deleted,
    Inserted,
}

/// Beyond so many words between the first and the last difference, all of them count as replaced.
const MOST: usize = 8_000;

/// How many letters of what stayed the same are shown around a change.
const AROUND: usize = 30;

/// The runs of words that make `new` out of `old`, in order: without those inserted they are `old`, without those
/// deleted `new`. Where something was replaced, what was deleted comes first; runs parted by blanks alone are one.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<(Change, &'a str)> {
    let (olds, news) = (tokens(old), tokens(new));
    let word = |text: &'a str, ranges: &[Range<usize>]| ranges.iter().map(|range| &text[range.clone()]).collect();
    let (a, b): (Vec<&str>, Vec<&str>) = (word(old, &olds), word(new, &news));
    let bytes = |ranges: &[Range<usize>], part: &Range<usize>| match part.is_empty() {
        true => 0..0,
        false => ranges[part.start].start..ranges[part.end - 1].end,
    };
    let mut runs = Vec::new();
    for pair in pairs(&a, &b) {
        let (deleted, inserted) = (&old[bytes(&olds, &pair.old)], &new[bytes(&news, &pair.new)]);
        let both = match pair.same {
            true => vec![(Change::Same, inserted)],
            false => vec![(Change::Deleted, deleted), (Change::Inserted, inserted)],
        };
        runs.extend(both.into_iter().filter(|(_, run)| !run.is_empty()));
    }
    runs
}

/// Which words of a text stayed and which others stand in the place of which, in order: pairs that are the same and
/// pairs that are not take turns, and what is parted by blanks alone was replaced as a whole.
pub fn pairs(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let same_at_end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (of_old, of_new) = (start..old.len() - same_at_end, start..new.len() - same_at_end);
    let mut pairs = vec![Pair::same(0, 0, start)];
    if of_old.len().max(of_new.len()) > MOST {
        pairs.push(Pair { old: of_old, new: of_new, same: false });
    } else {
        pairs.extend(capture_diff(Algorithm::Myers, old, of_old, new, of_new).into_iter().map(Pair::from));
    }
    pairs.push(Pair::same(old.len() - same_at_end, new.len() - same_at_end, same_at_end));
    pairs.retain(|pair| !pair.old.is_empty() || !pair.new.is_empty());
    trimmed(merged(pairs, old), old, new)
}

/// The same pairs, but that what was replaced neither begins nor ends with what replaced it.
fn trimmed(pairs: Vec<Pair>, old: &[&str], new: &[&str]) -> Vec<Pair> {
    let mut trimmed: Vec<Pair> = Vec::with_capacity(pairs.len());
    let add = |pair: Pair, trimmed: &mut Vec<Pair>| match trimmed.last_mut() {
        _ if pair.old.is_empty() && pair.new.is_empty() => {}
        Some(last) if last.same && pair.same => {
            (last.old.end, last.new.end) = (pair.old.end, pair.new.end);
        }
        _ => trimmed.push(pair),
    };
    for pair in pairs {
        let (a, b) = (&old[pair.old.clone()], &new[pair.new.clone()]);
        let start = if pair.same { 0 } else { a.iter().zip(b).take_while(|(a, b)| a == b).count() };
        let rest = a[start..].iter().rev().zip(b[start..].iter().rev());
        let end = if pair.same { 0 } else { rest.take_while(|(a, b)| a == b).count() };
        let (old_end, new_end) = (pair.old.end - end, pair.new.end - end);
        add(Pair::same(pair.old.start, pair.new.start, start), &mut trimmed);
        add(
            Pair { old: pair.old.start + start..old_end, new: pair.new.start + start..new_end, same: pair.same },
            &mut trimmed,
        );
        add(Pair::same(old_end, new_end, end), &mut trimmed);
    }
    trimmed
}

/// The changes as one line of plain text: `kept for [-180-]{+90+} days`. Of what stayed the same only what stands next
/// to a change is shown, of long changes the beginning and the end.
pub fn marked(runs: &[(Change, &str)]) -> String {
    let mut line = String::new();
    let blank = |line: &mut String| {
        if !line.ends_with(' ') {
            line.push(' ');
        }
    };
    for (i, (change, run)) in runs.iter().enumerate() {
        let words = run.split_whitespace().collect::<Vec<_>>().join(" ");
        if run.starts_with(char::is_whitespace) {
            blank(&mut line);
        }
        if words.is_empty() {
            continue;
        }
        line += &match change {
            Change::Deleted => format!("[-{}-]", shortened(&words, true, true)),
            Change::Inserted => format!("{{+{}+}}", shortened(&words, true, true)),
            Change::Same => shortened(&words, i > 0, i + 1 < runs.len()),
        };
        if run.ends_with(char::is_whitespace) {
            blank(&mut line);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The beginning of some words, their end, or both with a sign for what is left out.
fn shortened(words: &str, beginning: bool, end: bool) -> String {
    let count = words.chars().count();
    let byte = |chars: usize| words.char_indices().nth(chars).map_or(words.len(), |(byte, _)| byte);
    let head = &words[..byte(AROUND)];
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    let tail = &words[byte(count.saturating_sub(AROUND))..];
    let tail = tail.split_once(' ').map_or(tail, |(_, tail)| tail);
    match (beginning, end) {
        (true, true) if count > 2 * AROUND => format!("{head} … {tail}"),
        (true, false) if count > AROUND => format!("{head} …"),
        (false, true) if count > AROUND => format!("… {tail}"),
        _ => words.to_owned(),
    }
}

/// Words of the old text and those of the new one in their place, by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub same: bool,
}

impl Pair {
    fn same(old: usize, new: usize, count: usize) -> Pair {
        Pair { old: old..old + count, new: new..new + count, same: true }
    }
}

impl From<DiffOp> for Pair {
    fn from(op: DiffOp) -> Pair {
        Pair { old: op.old_range(), new: op.new_range(), same: matches!(op, DiffOp::Equal { .. }) }
    }
}

/// Pairs that alternate between same and not: what is parted by blanks alone was replaced as a whole.
fn merged(pairs: Vec<Pair>, old: &[&str]) -> Vec<Pair> {
    let mut merged: Vec<Pair> = Vec::new();
    for pair in pairs {
        if let [.., before, blank] = &merged[..]
            && !pair.same
            && !before.same
            && old[blank.old.clone()].iter().all(|word| word.trim().is_empty())
            && (before.old.start..pair.old.end).len() > blank.old.len()
            && (before.new.start..pair.new.end).len() > blank.new.len()
        {
            merged.pop();
        }
        match merged.last_mut() {
            Some(last) if last.same == pair.same => {
                (last.old, last.new) = (last.old.start..pair.old.end, last.new.start..pair.new.end);
            }
            _ => merged.push(pair),
        }
    }
    merged
}

/// Where the words of a text are, and what stands between them: runs of blanks, and every other sign by itself.
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if first.is_numeric() {
            number(rest)
        } else if first.is_alphabetic() {
            word(rest)
        } else if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(at..at + length);
        at += length;
    }
    tokens
}

/// The length of the word that begins a text. What French elides before an apostrophe is one letter or ends in `qu`; other
/// apostrophes stand within words, as do hyphens, and the signs of an address between letters.
fn word(text: &str) -> usize {
    let mut end = 0;
    loop {
        let part = &text[end..];
        // Marks that combine with a letter belong to it.
        end += part.find(|c: char| !c.is_alphanumeric() && !is_mark(c)).unwrap_or(part.len());
        let mut rest = text[end..].chars();
        let Some(apostrophe @ ('’' | '\'' | '-' | '\u{2010}' | '\u{2011}' | '.' | '@')) = rest.next() else {
            return end;
        };
        if !rest.next().is_some_and(char::is_alphabetic) {
            return end;
        }
        if !matches!(apostrophe, '’' | '\'') {
            end += apostrophe.len_utf8();
            continue;
        }
        let stem = &text[..end];
        end += apostrophe.len_utf8();
        if stem.chars().count() == 1 || stem.to_lowercase().ends_with("qu") {
            return end;
        }
    }
}

/// Combining diacritical marks (U+0300 to U+036F), which decomposed text has behind its letters.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The length of the number that begins a text: digits, groups of three behind a blank or a sign, and decimals. Letters
/// that follow at once belong to it: `1er`, `24h`.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_numeric()).unwrap_or(text.len());
    let mut end = digits(text);
    while let Some(sign) = text[end..].chars().next() {
        let part = &text[end + sign.len_utf8()..];
        let length = digits(part);
        let goes_on = match sign {
            ' ' | '\u{a0}' | '\u{202f}' => length == 3,
            '.' | ',' => length > 0,
            '’' | '\'' => length == 3,
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += sign.len_utf8() + length;
    }
    let letters = &text[end..];
    end + letters.find(|c: char| !c.is_alphanumeric() && !is_mark(c)).unwrap_or(letters.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_people() {
        for (text, expected) in [
            ("l’accès, aujourd’hui", vec!["l’", "accès", ",", " ", "aujourd’hui"]),
            ("lorsqu'il don’t", vec!["lorsqu'", "il", " ", "don’t"]),
            ("1 234,50 $ et 1,234.50", vec!["1 234,50", " ", "$", " ", "et", " ", "1,234.50"]),
            ("4 mai 2026, 12 jours", vec!["4", " ", "mai", " ", "2026", ",", " ", "12", " ", "jours"]),
            ("1er 24h.", vec!["1er", " ", "24h", "."]),
            ("e\u{301}te\u{301}", vec!["e\u{301}te\u{301}"]),
            ("third-party x.org, a@b.ca.", vec!["third-party", " ", "x.org", ",", " ", "a@b.ca", "."]),
            ("les droits’ et", vec!["les", " ", "droits", "’", " ", "et"]),
        ] {
            let found: Vec<_> = tokens(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn changes_are_told_in_words() {
        for (old, new, expected) in [
            ("", "", ""),
            ("a b", "a b", "a b"),
            ("kept for 180 days", "kept for 90 days", "kept for [-180-]{+90+} days"),
            ("one two three", "four five three", "[-one two-]{+four five+} three"),
            ("a, b and c", "a and c", "a[-, b-] and c"),
            ("{{ fee = 75 CAD }} due", "{{ fee = 80 CAD }} due", "{{ fee = [-75-]{+80+} CAD }} due"),
            ("a", "b", "[-a-]{+b+}"),
            ("", "b", "{+b+}"),
            ("x y z", "x z", "x [-y-] z"),
        ] {
            assert_eq!(marked(&words(old, new)), expected, "{old} → {new}");
        }
    }

    #[test]
    fn both_sides_can_be_had_back() {
        let texts =
            ["", "a", "a b c", "a  b c d", "l’été à 1 000 $", "b c a", "\n\nb\na", &"x y ".repeat(9_000), "y x"];
        for old in texts {
            for new in texts {
                let runs = words(old, new);
                let without = |left_out: Change| -> String {
                    runs.iter().filter(|(change, _)| *change != left_out).map(|(_, run)| *run).collect()
                };
                assert_eq!((without(Change::Inserted), without(Change::Deleted)), (old.into(), new.into()));
            }
        }
    }

    #[test]
    fn what_stays_the_same_is_shortened() {
        let text = "word ".repeat(40);
        let old = format!("{text}old {text}");
        let new = format!("{text}new {text}");
        let marked = marked(&words(&old, &new));
        assert_eq!(marked, "… word word word word word word [-old-]{+new+} word word word word word word …");
    }
}
