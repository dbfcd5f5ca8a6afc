//! The typography of running text: spaces that do not break, quotation marks, apostrophes and raised letters, by the
//! rules of a language's data.
//!
//! It looks at one block of plain text at a time and says what to change in it; it knows no markup. What stands in a
//! block besides words, such as code, comes in as [`OBJECT`], and a forced line break as [`LINE_BREAK`]. Where a sign is
//! ambiguous it stays as written, and so does every no-break space that somebody typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use wide::u8x64;

use crate::bytes::{are, are_letters, lie, many, places};

/// Stands for something that is not words of the block's language: code, an image, a phrase in another language.
pub const OBJECT: char = '\u{fffc}';

/// Stands for a line break that must stay.
pub const LINE_BREAK: char = '\u{2028}';

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The `typography` of a `language.yaml`; the files themselves say what each key is for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Rules {
    quotes: Option<Vec<(String, String)>>,
    apostrophe: Option<String>,
    omissions: Option<BTreeSet<String>>,
    before: BTreeMap<char, String>,
    digit_groups: Option<String>,
    after_number: Option<BTreeSet<String>>,
    before_number: Option<BTreeSet<String>>,
    raised_after_number: Option<BTreeSet<String>>,
    raised: BTreeMap<String, String>,
}

impl Rules {
    /// Lays another layer over this one.
    pub fn cover(&mut self, over: Rules) {
        self.quotes = over.quotes.or(self.quotes.take());
        self.apostrophe = over.apostrophe.or(self.apostrophe.take());
        self.omissions = over.omissions.or(self.omissions.take());
        self.before.extend(over.before);
        self.digit_groups = over.digit_groups.or(self.digit_groups.take());
        self.after_number = over.after_number.or(self.after_number.take());
        self.before_number = over.before_number.or(self.before_number.take());
        self.raised_after_number = over.raised_after_number.or(self.raised_after_number.take());
        self.raised.extend(over.raised);
    }
}

/// The rules of a language, ready to be applied.
#[derive(Debug)]
pub struct Typography {
    rules: Rules,
    /// What may follow a number with no space between, such as `%` and `k$`.
    signs_after_number: Vec<String>,
    /// What a rule is about, digits and straight quotation marks left out.
    signs: Vec<char>,
    /// The first bytes of all that a rule is about; every other byte is passed over.
    starts: [bool; 256],
    /// None of them [is plain](are_plain).
    spares_plain: bool,
}

/// A change to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'a> {
    /// The bytes that it replaces; empty where it only adds.
    pub range: Range<usize>,
    pub with: &'a str,
    /// Whether the new characters are superscript.
    pub raised: bool,
}

impl Typography {
    pub(super) fn new(rules: Rules) -> Self {
        let mut signs: Vec<char> = rules.before.keys().copied().collect();
        for (open, close) in rules.quotes.iter().flatten() {
            signs.extend(open.trim().chars().chain(close.trim().chars()));
        }
        // A closing single quotation mark is an apostrophe as well, and as it should be.
        signs.retain(|sign| rules.apostrophe.as_deref().is_none_or(|apostrophe| !apostrophe.chars().eq([*sign])));
        signs.extend(rules.raised.keys().flat_map(|written| written.chars().skip(1).filter(|c| !is_word(*c))));
        let mut starts = [false; 256];
        let straight = [(rules.quotes.is_some(), '"'), (rules.quotes.is_some() || rules.apostrophe.is_some(), '\'')];
        let straight = straight.into_iter().filter_map(|(used, mark)| used.then_some(mark));
        for sign in signs.iter().copied().chain(straight) {
            starts[usize::from(sign.encode_utf8(&mut [0; 4]).as_bytes()[0])] = true;
        }
        let about_numbers = rules.digit_groups.is_some()
            || rules.after_number.is_some()
            || rules.before_number.is_some()
            || rules.raised_after_number.is_some()
            || !rules.raised.is_empty();
        if about_numbers {
            (b'0'..=b'9').for_each(|digit| starts[usize::from(digit)] = true);
        }
        let after_number = rules.after_number.iter().flatten();
        let signs_after_number =
            after_number.filter(|what| what.contains(|c| !is_word(c) && c != '.')).cloned().collect();
        let is_plain = |byte: u8| are_plain(u8x64::splat(byte)).any();
        let spares_plain = (0..=u8::MAX).all(|byte| !(starts[usize::from(byte)] && is_plain(byte)));
        Typography { rules, signs_after_number, signs, starts, spares_plain }
    }

    /// What is to be changed in a block of text, from its beginning to its end; changes do not overlap. They are added
    /// to `edits`, which must be empty.
    pub fn edit<'a>(&'a self, text: &str, edits: &mut Vec<Edit<'a>>) {
        let mut block = Block { typography: self, text, edits, open: Vec::new() };
        // Before it everything was looked at.
        let mut at = 0;
        for (from, bytes) in many(text.as_bytes()) {
            let plain = if self.spares_plain { are_plain(bytes).to_bitmask() } else { 0 };
            for start in places(!plain).map(|place| from + place) {
                if start >= at && text.as_bytes().get(start).is_some_and(|byte| self.starts[usize::from(*byte)]) {
                    at = block.rule(start);
                }
            }
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        edits.dedup_by(|next, before| next.range.start < before.range.end || next.range == before.range);
    }

    /// A text with its changes, where there is no markup to raise letters with.
    pub fn plain(&self, text: &str) -> String {
        let mut edits = Vec::new();
        self.edit(text, &mut edits);
        let mut plain = String::with_capacity(text.len());
        let mut from = 0;
        for edit in edits {
            plain.push_str(&text[from..edit.range.start]);
            plain.push_str(edit.with);
            from = edit.range.end;
        }
        plain + &text[from..]
    }
}

/// A quotation that has begun.
struct Quotation {
    kind: Quote,
    at: usize,
    /// Its place among the language's quotation marks.
    level: usize,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Quote {
    /// Between straight marks, `"` or `'`.
    Double,
    Single,
    /// Between the language's own marks.
    Typed,
}

/// A block while its rules are applied.
struct Block<'a, 't, 'e> {
    typography: &'a Typography,
    text: &'t str,
    edits: &'e mut Vec<Edit<'a>>,
    open: Vec<Quotation>,
}

impl<'a, 't> Block<'a, 't, '_> {
    /// Applies the rules about what begins at a byte, and returns where the search goes on.
    fn rule(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return self.text.len() };
        if c.is_ascii_digit() {
            return self.number(at);
        }
        let end = at + c.len_utf8();
        match c {
            '"' => self.double_quote(at),
            '\'' => self.single_quote(at),
            _ if !self.typography.signs.contains(&c) => {}
            _ => match self.typography.rules.before.get(&c) {
                Some(space) => self.punctuation(at, c, space),
                None => {
                    self.typed_quote(at, c);
                    self.raised_sign(at);
                }
            },
        }
        end
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Where the ordinary spaces before a byte begin.
    fn space_before(&self, at: usize) -> usize {
        self.text[..at].trim_end_matches(is_space).len()
    }

    /// Where the ordinary spaces from a byte on end.
    fn space_after(&self, at: usize) -> usize {
        self.text.len() - self.text[at..].trim_start_matches(is_space).len()
    }

    fn put(&mut self, range: Range<usize>, with: &'a str) {
        self.change(range, with, false);
    }

    fn change(&mut self, range: Range<usize>, with: &'a str, raised: bool) {
        let is_space = !range.is_empty() && self.text[range.clone()].starts_with(is_space);
        if is_space || !in_address(self.text, range.start) {
            self.edits.push(Edit { range, with, raised });
        }
    }

    /// A sign that has a space before it in this language, or has none.
    fn punctuation(&mut self, at: usize, sign: char, space: &'a str) {
        let ends = match self.after(at + sign.len_utf8()) {
            None | Some('"' | '\'' | '»' | '”' | '’' | '…' | '!' | '?' | OBJECT) => true,
            // `:)` is a face.
            Some(')' | ']') => !matches!(sign, ':' | ';'),
            Some(next) => next.is_whitespace(),
        };
        let start = self.space_before(at);
        match self.before(start) {
            _ if !ends => {}
            None => {}
            Some(before) if before.is_whitespace() || is_opening(before) => {}
            Some(_) if start < at => self.put(start..at, space),
            Some(before) if !space.is_empty() && !self.typography.rules.before.contains_key(&before) => {
                self.put(at..at, space);
            }
            Some(_) => {}
        }
    }

    /// A quotation mark of the language, typed as it should be but perhaps for its space.
    fn typed_quote(&mut self, at: usize, c: char) {
        let rules = &self.typography.rules;
        for (level, (open, close)) in rules.quotes.iter().flatten().enumerate() {
            // A closing single quotation mark is an apostrophe as well, which says nothing about levels.
            if rules.apostrophe.as_deref() == Some(close.trim()) {
                continue;
            }
            if open.trim_end().chars().eq([c]) {
                self.open.push(Quotation { kind: Quote::Typed, at, level });
                self.space_inside(at + c.len_utf8(), &open[c.len_utf8()..], close.trim());
            } else if close.trim_start().chars().eq([c]) {
                if let Some(i) = self.open.iter().rposition(|quote| (quote.kind, quote.level) == (Quote::Typed, level))
                {
                    self.open.truncate(i);
                }
                let start = self.space_before(at);
                let space = &close[..close.len() - c.len_utf8()];
                let before = self.before(start);
                if !space.is_empty()
                    && before.is_some_and(|before| !before.is_whitespace() && !open.starts_with(before))
                {
                    self.put(start..at, space);
                }
            }
        }
    }

    /// The space after an opening quotation mark that ends at `start`.
    fn space_inside(&mut self, start: usize, space: &'a str, close: &str) {
        let end = self.space_after(start);
        let after = self.after(end);
        if !space.is_empty() && after.is_some_and(|after| !after.is_whitespace() && !close.starts_with(after)) {
            self.put(start..end, space);
        }
    }

    fn double_quote(&mut self, at: usize) {
        let (before, after) = (self.before(at), self.after(at + 1));
        if self.is_open(Quote::Double) && ends_quotation(before, after) {
            self.close(Quote::Double, at);
        } else if begins_quotation(before, after) {
            let level = self.open.iter().filter(|quote| quote.kind != Quote::Single).count();
            self.open.push(Quotation { kind: Quote::Double, at, level });
        }
    }

    fn single_quote(&mut self, at: usize) {
        let (before, after) = (self.before(at), self.after(at + 1));
        // The signs for a raised o count as the letter.
        let letter_before = before.is_some_and(|c| c.is_alphabetic() || matches!(c, '°' | 'º'));
        let word_after = after.is_some_and(is_word);
        let closed = before == Some('"') && self.before(at - 1).is_some_and(|c| !c.is_whitespace() && !is_opening(c));
        let word_before = closed || before.is_some_and(|c| is_word(c) || matches!(c, ')' | ']' | '»' | '”' | OBJECT));
        let in_word = (word_before || letter_before) && word_after;
        let feet = before.is_some_and(char::is_numeric) && after.is_none_or(|c| !c.is_alphabetic());
        let quoted = self.is_open(Quote::Single) && ends_quotation(before, after);
        // French elision: `l'"usager"`, or before code.
        let elided = letter_before && after.is_some_and(|c| matches!(c, '"' | '«' | '“' | OBJECT));
        if quoted {
            self.close(Quote::Single, at);
        } else if feet {
        } else if in_word || elided || (letter_before && !word_after) || self.is_omission(at) {
            if let Some(apostrophe) = &self.typography.rules.apostrophe {
                self.put(at..at + 1, apostrophe);
            }
        } else if begins_quotation(before, after) {
            self.open.push(Quotation { kind: Quote::Single, at, level: 1 });
        }
    }

    /// Whether an apostrophe begins a word, as in `'tis` or `'90s`.
    fn is_omission(&self, at: usize) -> bool {
        if self.before(at).is_some_and(|c| !c.is_whitespace() && !is_opening(c)) {
            return false;
        }
        let word = word_at(self.text, at + 1);
        let digits = word.trim_end_matches('s');
        let decade = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let known = |words: &BTreeSet<String>| words.contains(&word.to_lowercase());
        decade || self.typography.rules.omissions.as_ref().is_some_and(known)
    }

    fn is_open(&self, kind: Quote) -> bool {
        self.open.iter().any(|quote| quote.kind == kind)
    }

    /// Ends the last quotation of a kind, and any that began within it and did not end.
    fn close(&mut self, kind: Quote, at: usize) {
        let Some(i) = self.open.iter().rposition(|quote| quote.kind == kind) else { return };
        let Quotation { at: began, level, .. } = self.open[i];
        self.open.truncate(i);
        let quotes = self.typography.rules.quotes.as_deref().unwrap_or_default();
        if let Some((open, close)) = quotes.get(level).or(quotes.last()) {
            self.put(began..began + 1, open);
            self.put(at..at + 1, close);
        }
    }

    /// A sign such as the degree sign in `n°`, where a raised letter is meant.
    fn raised_sign(&mut self, at: usize) {
        let Some((begin, _)) = self.text[..at].char_indices().next_back() else { return };
        let rules = &self.typography.rules;
        let fits = |written: &&String| {
            let rest = self.text[begin..].strip_prefix(written.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let Some((written, raised)) = rules.raised.iter().rev().find(|(written, _)| fits(written)) else { return };
        let end = begin + written.len();
        if self.before(begin).is_some_and(is_word) || end <= at {
            return;
        }
        self.change(at..end, raised, true);
        let space = self.space_after(end);
        if self.after(space).is_some_and(|c| c.is_ascii_digit()) {
            self.put(end..space, NO_BREAK_SPACE);
        }
    }

    /// A number with what stands before and after it. Returns its end.
    fn number(&mut self, start: usize) -> usize {
        let digits = |at: usize| self.text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let mut end = start + digits(start);
        if self.before(start).is_some_and(|c| is_word(c) || matches!(c, '#' | '_')) {
            return end;
        }
        let rules = &self.typography.rules;
        let whole = end;
        let mut spaces = Vec::new();
        if rules.digit_groups.is_some() && end - start <= 3 {
            while let Some(space) = self.after(end).filter(|c| is_space(*c) || matches!(c, '\u{a0}' | '\u{202f}')) {
                let group = end + space.len_utf8();
                if digits(group) != 3 {
                    break;
                }
                if is_space(space) {
                    spaces.push(end..group);
                }
                end = group + 3;
            }
        }
        while self.text[end..].starts_with(['.', ',']) && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
        let is_whole = end == whole;
        for space in spaces {
            self.put(space, rules.digit_groups.as_deref().unwrap_or_default());
        }
        self.before_number(start);
        let suffix = word_at(self.text, end);
        if is_whole && let Some(raised) = rules.raised_after_number.as_ref().and_then(|suffixes| suffixes.get(suffix)) {
            self.change(end..end + raised.len(), raised, true);
            end += raised.len();
        }
        self.after_number(end);
        end
    }

    /// The word before a number, such as `section`, which a line break does not part from it.
    fn before_number(&mut self, start: usize) {
        let end = self.text[..start].trim_end_matches(char::is_whitespace).len();
        let begins = |c: char| !c.is_alphabetic() && !matches!(c, '.' | '§');
        let begin = self.text[..end].char_indices().rev().find(|(_, c)| begins(*c));
        let word = &self.text[begin.map_or(0, |(i, c)| i + c.len_utf8())..end];
        let rules = &self.typography.rules;
        if end == start || word.is_empty() {
            return;
        }
        if let Some((written, raised)) = rules.raised.get_key_value(word) {
            let first = written.chars().next().map_or(0, char::len_utf8);
            self.change(end - written.len() + first..end, raised, true);
        } else if !rules.before_number.as_ref().is_some_and(|words| words.contains(&word.to_lowercase())) {
            return;
        }
        if self.text[end..start].chars().all(is_space) {
            self.put(end..start, NO_BREAK_SPACE);
        }
    }

    /// The sign or the unit after a number that ends at `end`.
    fn after_number(&mut self, end: usize) {
        let after = self.space_after(end);
        let rest = &self.text[after..];
        let typography = self.typography;
        let first = rest.as_bytes().first();
        // Most begin otherwise, which one byte tells.
        let mut signs = typography.signs_after_number.iter().filter(|sign| sign.as_bytes().first() == first);
        let sign = signs.find(|sign| rest.starts_with(sign.as_str()));
        let joined = match sign {
            Some(sign) => !rest[sign.len()..].starts_with(is_word),
            None => {
                let unit = word_at(self.text, after);
                let dotted = &rest[..rest.find(|c| !is_word(c) && c != '.').unwrap_or(rest.len())];
                let units = typography.rules.after_number.as_ref();
                after > end && units.is_some_and(|units| units.contains(unit) || units.contains(dotted))
            }
        };
        if joined {
            self.put(end..after, NO_BREAK_SPACE);
        }
    }
}

/// Which bytes are letters, spaces, commas or full stops; beyond ASCII all are but those that begin characters of
/// U+0080–U+00BF and U+2000–U+2FFF. Nearly all bytes of a text are, and the question needs no table.
fn are_plain(bytes: u8x64) -> u8x64 {
    let is = |byte: u8| are(bytes, byte);
    let beyond = lie(bytes, 0x80, 0xFF) & !(is(0xC2) | is(0xE2));
    are_letters(bytes) | beyond | is(b' ') | is(b',') | is(b'.')
}

/// A space that a rule may replace; all others were typed on purpose.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A letter or digit. The ordinal indicator counts as a letter for Unicode, but not as a part of a word here.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && c != 'º'
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“' | '‘')
}

/// The letters and digits from a byte on.
fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())]
}

/// Whether a straight mark between these characters can begin a quotation.
fn begins_quotation(before: Option<char>, after: Option<char>) -> bool {
    let before = before
        .is_none_or(|c| c.is_whitespace() || is_opening(c) || matches!(c, '—' | '–' | '-' | '/' | '\'' | '’' | '"'));
    before && after.is_some_and(|c| is_word(c) || is_opening(c) || matches!(c, '"' | '\'' | '$' | '.' | '…' | OBJECT))
}

/// Whether a straight mark between these characters can end a quotation that has begun.
fn ends_quotation(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && !is_opening(c)) && after.is_none_or(|c| !is_word(c))
}

/// Whether a byte is within a web or e-mail address.
fn in_address(text: &str, at: usize) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”' | '<' | '>' | OBJECT);
    let begin = text[..at].char_indices().rev().find(|(_, c)| ends(*c)).map_or(0, |(i, c)| i + c.len_utf8());
    let end = text[at..].find(ends).map_or(text.len(), |i| at + i);
    let token = &text[begin..end];
    let Some(sign) = token.find("://").or_else(|| token.find("www.")).or_else(|| token.find('@')) else {
        return false;
    };
    let in_name = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-'));
    let name = token[..sign].rfind(in_name).map_or(0, |i| i + token[i..].chars().next().map_or(0, char::len_utf8));
    let address = token.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '/' || matches!(c, '’' | '…'));
    address.len() > sign + 1 && (begin + name + 1..begin + address.len()).contains(&at)
}
