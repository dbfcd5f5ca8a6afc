//! Walks over a text once and stops where a value may be.

use std::ops::Range;
use std::sync::Arc;

use wide::u8x64;

use super::lexicon::{After, LETTERS, Lexicon, Word, begins};
use super::number::{self, Digits, run, scaled, skip_spaces, trimmed};
use super::{Common, Currency, Stated, Value, address, is_qualified};
use crate::bytes::{WIDTH, are, are_letters, first, lie, places};
use crate::locale::Unit;

/// A text being read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    common: &'a Common,
    pub found: Vec<Stated>,
    /// So many letters and digits were passed.
    letters: u32,
}

/// Reads what begins at a place: where it ends, if it is there.
type Read<'a> = fn(&mut Reader<'a>, usize) -> Option<usize>;

/// A number whose meaning depends on what follows it.
struct Count {
    range: Range<usize>,
    number: String,
    /// In words and nowhere in digits.
    words: bool,
    /// As in [`Digits`].
    decimal: bool,
}

impl Count {
    fn whole(&self) -> Option<u32> {
        self.number.parse().ok()
    }
}

/// What a number counts, which holds also for those before it in a list: "30 or 60 days".
enum Kind {
    Percent,
    Money(Arc<Currency>),
    Unit(Arc<str>),
    /// And whether they are a length.
    Hours(bool),
    /// In which the hours from noon on are those of the afternoon.
    Afternoon(u32),
    Morning,
    Day {
        year: Option<u16>,
        month: u8,
    },
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon, common: &'a Common) -> Reader<'a> {
        Reader { text, lexicon, common, found: Vec::new(), letters: 0 }
    }

    /// The values of the text, in their order, and how many letters and digits it has.
    pub fn read(mut self) -> (Vec<Stated>, u32) {
        let bytes = self.text.as_bytes();
        // Before it everything was looked at.
        let mut at = 0;
        let mut before = Marks::default();
        for part in (0..bytes.len()).step_by(PART) {
            let many = first(&bytes[part..]);
            let marks = Marks::of(many);
            let begins = marks.begins(&before);
            let words = self.lexicon.likely(&many, begins & marks.letters, marks.ends);
            let others = begins & !marks.letters;
            self.letters += ((marks.counted | marks.digits) << LETTERS).count_ones();
            before = marks;
            for place in places(words | others) {
                if part + place >= at {
                    at = self.value(part + place, bytes);
                }
            }
        }
        self.count_once();
        (self.found, self.letters)
    }

    /// Reads the value that begins at a place, if one does. Returns where to go on.
    fn value(&mut self, at: usize, bytes: &[u8]) -> usize {
        match bytes[at] {
            b'0'..=b'9' => self.number(at),
            b'@' => self.address(at, address::email),
            b':' if bytes[at..].starts_with(b"://") => self.address(at, address::url),
            b'.' if is_inside_name(bytes, at) => self.address(at, address::bare_host),
            b'.' | b':' => at + 1,
            0xC2 => match bytes.get(at + 1) {
                Some(0xA7) => self.reference(at).unwrap_or(at + 2),
                Some(0xBC..=0xBE) => self.number(at),
                _ => at + 1,
            },
            _ => self.word(at),
        }
    }

    /// Takes out what brackets say again: "thirty days (30 days)", "six months (6)".
    fn count_once(&mut self) {
        let text = self.text;
        self.found.dedup_by(|again, before| {
            let is_bracketed =
                text[before.range.end..again.range.start].trim() == "(" && text[again.range.end..].starts_with(')');
            let is_again = is_bracketed && (again.value == before.value || again.value.hints_at(&before.value));
            before.firm |= is_again && again.firm;
            is_again
        });
    }

    /// Where the last value ends; none begins before it.
    pub fn from(&self) -> usize {
        self.found.last().map_or(0, |last| last.range.end)
    }

    pub fn push(&mut self, range: Range<usize>, value: Value, firm: bool) -> usize {
        let end = range.end;
        self.found.push(Stated { range, value, firm });
        end
    }

    /// The end of the letters and digits at `at`.
    fn word_end(&self, at: usize) -> usize {
        at + self.text.as_bytes()[at..].iter().take_while(|byte| GOES_ON[usize::from(**byte)]).count()
    }

    /// An address around `at`. Numbers that were taken from inside it are given back.
    fn address(&mut self, at: usize, find: impl Fn(&str, usize, usize) -> Option<Range<usize>>) -> usize {
        let is_address = |value: &Value| matches!(value, Value::Email(_) | Value::Url(_));
        let from = self.found.iter().rev().find(|last| is_address(&last.value)).map_or(0, |last| last.range.end);
        let Some(range) = find(self.text, at, from) else { return at + 1 };
        while self.found.last().is_some_and(|last| last.range.end > range.start) {
            self.found.pop();
        }
        let text = &self.text[range.clone()];
        let value = match text.contains("://") || !text.contains('@') {
            true => Value::Url(self.common.url(text)),
            false => Value::Email(text.to_lowercase()),
        };
        self.push(range, value, true)
    }

    fn word(&mut self, at: usize) -> usize {
        if !self.common.words {
            return at + 1;
        }
        let end = self.word_end(at);
        self.value_of_word(at, end).unwrap_or(end)
    }

    /// The value that begins with the word `at..end`.
    fn value_of_word(&mut self, at: usize, end: usize) -> Option<usize> {
        let word = Word::at(self.text, at, end - at);
        let flags = self.lexicon.begins(word);
        if flags == 0 {
            return self.roman_ordinal(at, word.text);
        }
        let kinds: [(u64, Read<'a>); 8] = [
            (begins::MONTH, Self::month),
            // “Half an hour” begins with a hint.
            (begins::TIME, Self::time),
            (begins::HINT, Self::hint),
            (begins::LEVEL, Self::reference),
            // “Twenty-first” begins with a number.
            (begins::ORDINAL, Self::ordinal_in_words),
            (begins::NUMBER, Self::number_in_words),
            (begins::PER, Self::one_of_a_unit),
            (begins::RATE, Self::rate),
        ];
        kinds.iter().filter(|(flag, _)| flags & flag != 0).find_map(|(_, read)| read(self, at))
    }

    /// "XXIe"
    fn roman_ordinal(&mut self, at: usize, word: &str) -> Option<usize> {
        let capitals = word.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
        if !number::is_clear_roman(&word[..capitals]) || !self.lexicon.ends_ordinal(&word[capitals..]) {
            return None;
        }
        let number = number::roman(&word[..capitals])?;
        // "Ver" is a word as well.
        Some(self.push(at..at + word.len(), Value::Ordinal(number.to_string()), capitals > 1))
    }

    /// "noon", "half an hour"
    fn time(&mut self, at: usize) -> Option<usize> {
        let (end, (hours, minutes)) = self.lexicon.times.find(self.text, at)?;
        let alone = !self.text[..at].ends_with(['-', '\u{2011}']) && !self.text[end..].starts_with(['-', '\u{2011}']);
        let value = Value::Hours { hours: hours.clone(), minutes: *minutes, length: false };
        alone.then(|| self.push(at..end, value, true))
    }

    /// A number in digits, with what is before and after it.
    fn number(&mut self, at: usize) -> usize {
        let text = self.text;
        if let Some((range, digits)) = address::telephone(text, at, self.from()) {
            return self.push(range, Value::Telephone(digits), true);
        }
        if let Some((end, value)) = iso_date(text, at).or_else(|| self.date_in_digits(at)) {
            return self.push(at..end, value, true);
        }
        if let Some((end, number)) = self.lexicon.idioms.find(text, at).filter(|_| self.common.words) {
            return self.push(at..end, Value::Number(number.clone()), true);
        }
        let Digits { mut number, end, decimal } = number::digits(text, at, self.lexicon.separators);
        let mut at = at;
        // ".5" goes without its zero.
        let before = text[..at].strip_suffix(self.lexicon.separators.decimal);
        if let Some(before) = before.filter(|before| before.is_empty() || before.ends_with(number::is_space)) {
            at = before.len();
            number.insert_str(0, "0.");
        }
        let letters = self.word_end(end);
        if !self.common.words {
            return self.push(at..end, Value::Number(number), true).max(letters);
        }
        let glued = &text[end..letters];
        if self.lexicon.ends_ordinal(glued) {
            return self.ordinal(at..letters, number);
        }
        if let Some(year) = self.second_year(at..end) {
            return self.push(at..end, Value::Number(year), true);
        }
        let range = at..self.words_beside(end, &number).unwrap_or(end);
        let end = self.count(Count { range, number, words: false, decimal });
        // Of "4ba0" nothing was understood but that it begins with a digit.
        if end < letters && glued.bytes().any(|byte| byte.is_ascii_digit()) {
            self.found.pop();
            if let Some(start) = postal_code(text, at, letters).filter(|start| *start >= self.from()) {
                return self.push(
                    start..letters,
                    Value::Number(text[start..letters].replace(number::is_space, " ")),
                    true,
                );
            }
        }
        end.max(letters)
    }

    /// "31/12/2026", "12-31-2026"
    fn date_in_digits(&self, at: usize) -> Option<(usize, Value)> {
        let bytes = self.text.as_bytes();
        let first_end = run(self.text, at);
        let sign = *bytes.get(first_end).filter(|sign| matches!(sign, b'/' | b'-' | b'.'))?;
        let second_end = run(self.text, first_end + 1);
        let end = run(self.text, second_end + 1);
        (bytes.get(second_end) == Some(&sign) && end == second_end + 5 && bytes.get(end) != Some(&sign))
            .then_some(())?;
        let part = |from: usize, to: usize| self.text[from..to].parse().ok().filter(|n: &u8| (1..=31).contains(n));
        let numbers = [part(at, first_end)?, part(first_end + 1, second_end)?];
        let year = self.text[second_end + 1..end].parse().ok().filter(|year| (1000..3000).contains(year))?;
        let date = |[day, month]: [u8; 2]| Value::Date { year: Some(year), month, day: Some(day) };
        let [a, b] = numbers;
        let value = match (self.lexicon.day_first, a > 12, b > 12) {
            (_, true, true) => return None,
            (_, true, false) | (Some(true), false, false) => date([a, b]),
            (_, false, true) | (Some(false), false, false) => date([b, a]),
            (None, false, false) => Value::EitherDate { year, numbers },
        };
        Some((end, value))
    }

    /// The last year of "2025–26", whose second number is at `range`.
    fn second_year(&self, range: Range<usize>) -> Option<String> {
        let Stated { value: Value::Number(first), range: before, .. } = self.found.last()? else { return None };
        let between = &self.text[before.end..range.start];
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/');
        let is_range = matches!(between, "-" | "–" | "/") && range.len() == 2 && first.len() == 4;
        let ends = is_range && before.len() == 4 && !self.text[range.end..].starts_with(goes_on);
        let (first, last): (u32, u32) = (first.parse().ok()?, self.text[range].parse().ok()?);
        let is_later = (1900..2100).contains(&first) && last > first % 100;
        (ends && is_later).then(|| (first - first % 100 + last).to_string())
    }

    /// The end of the same number in words and brackets: "30 (thirty)".
    fn words_beside(&self, end: usize, number: &str) -> Option<usize> {
        let open = skip_spaces(self.text, end);
        self.text[open..].starts_with(['(', '[']).then_some(())?;
        let (close, value) = self.words(open + 1)?;
        (self.text[close..].starts_with([')', ']']) && value.to_string() == number).then_some(close + 1)
    }

    /// "thirty", "thirty (30)", "thirty days"
    fn number_in_words(&mut self, at: usize) -> Option<usize> {
        if let Some((end, number)) = self.lexicon.idioms.find(self.text, at) {
            return Some(self.push(at..end, Value::Number(number.clone()), true));
        }
        let (end, value) = self.words(at)?;
        let mut count = Count { range: at..end, number: value.to_string(), words: true, decimal: false };
        let open = skip_spaces(self.text, end);
        if self.text[open..].starts_with(['(', '[']) && run(self.text, open + 1) > open + 1 {
            let beside = number::digits(self.text, open + 1, self.lexicon.separators);
            let closed = self.text[beside.end..].starts_with([')', ']']);
            match (beside.number == count.number, closed) {
                (true, true) => (count.range.end, count.words) = (beside.end + 1, false),
                // The digits say it with what they count: "thirty (30 days)".
                (true, false) => return Some(open),
                (false, _) => {}
            }
        }
        Some(self.count(count))
    }

    /// The number that the words at `at` make: where they end, and its value.
    pub fn words(&self, at: usize) -> Option<(usize, u64)> {
        let numbers = &self.lexicon.numbers;
        let (mut end, &first) = numbers.find(self.text, at)?;
        let (mut thousands, mut rest) = if first >= 1000 { (first, 0) } else { (0, first) };
        loop {
            let mut next = self.gap(end);
            if let Some((join, ())) = self.lexicon.number_joins.find(self.text, next) {
                next = self.gap(join);
            }
            if next == end {
                break;
            }
            let Some((after, &value)) = numbers.find(self.text, next) else { break };
            match value {
                1000.. if thousands == 0 || thousands > value => {
                    (thousands, rest) = (thousands + rest.max(1) * value, 0);
                }
                100 if (1..10).contains(&rest) => rest *= 100,
                // Twenty-one; quatre-vingt-onze, which counts on from a score; one hundred and eighty.
                1..10 if rest % 10 == 0 && rest + thousands > 0 => rest += value,
                10..20 if rest % 20 == 0 && rest + thousands > 0 => rest += value,
                20..100 if rest % 100 == 0 && rest + thousands > 0 => rest += value,
                _ => break,
            }
            end = after;
        }
        Some((end, thousands + rest))
    }

    /// "first", which is no more than a hint.
    fn ordinal_in_words(&mut self, at: usize) -> Option<usize> {
        let (end, number) = self.lexicon.ordinals.find(self.text, at)?;
        let count = Count { range: at..end, number: number.to_string(), words: true, decimal: false };
        if let Some(end) = self.day_and_month(&count) {
            return Some(end);
        }
        Some(match self.unit_in_order(&count) {
            Some(end) => end,
            None => self.push(at..end, Value::Ordinal(count.number), false),
        })
    }

    /// "fifth business day", which comes after five of them. A plain day may go without its name: "the 15th".
    fn unit_in_order(&mut self, count: &Count) -> Option<usize> {
        let (end, Some(After::Unit(unit))) = self.after(count.range.end) else { return None };
        let count = Count { range: count.range.start..end, number: count.number.clone(), ..*count };
        is_qualified(unit).then(|| self.counted(count, Kind::Unit(Arc::clone(unit))))
    }

    /// "per month"
    fn one_of_a_unit(&mut self, at: usize) -> Option<usize> {
        let (end, ()) = self.lexicon.per.find(self.text, at)?;
        // "Once a second notice is sent".
        let is_order = self.lexicon.ordinals.find(self.text, self.gap(end)).is_some();
        (!is_order && matches!(self.after(end), (_, Some(After::Unit(_))))).then_some(())?;
        Some(self.count(Count { range: at..end, number: "1".to_owned(), words: true, decimal: false }))
    }

    /// "monthly"
    fn rate(&mut self, at: usize) -> Option<usize> {
        let (end, unit) = self.lexicon.rates.find(self.text, at)?;
        let value = Value::Quantity { count: "1".to_owned(), unit: Arc::clone(unit) };
        Some(self.push(at..end, value, false))
    }

    /// "both"
    fn hint(&mut self, at: usize) -> Option<usize> {
        let (end, number) = self.lexicon.hints.find(self.text, at)?;
        Some(self.push(at..end, Value::Number(number.to_string()), false))
    }

    /// "1st", or a day of a month.
    fn ordinal(&mut self, range: Range<usize>, number: String) -> usize {
        let count = Count { range, number, words: false, decimal: false };
        let read = self.day_and_month(&count).or_else(|| self.unit_in_order(&count));
        read.unwrap_or_else(|| self.push(count.range, Value::Ordinal(count.number), true))
    }

    /// Where what belongs to a number may go on: after spaces or a hyphen.
    fn gap(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let hyphen = rest.starts_with(['-', '\u{2010}', '\u{2011}']);
        if hyphen { at + rest.chars().next().map_or(0, char::len_utf8) } else { skip_spaces(self.text, at) }
    }

    /// A number with the sign of a currency before it and what it counts after it.
    fn count(&mut self, mut count: Count) -> usize {
        let minus = |at: usize, text: &str| {
            let before = &text[..at];
            let sign = before.strip_suffix(['-', '−'])?;
            let apart = sign.is_empty() || sign.ends_with(|c: char| number::is_space(c) || c == '(');
            apart.then_some(sign.len())
        };
        let before = self.currency_before(count.range.start);
        let (start, currency) = before.map_or((count.range.start, None), |(start, currency)| (start, Some(currency)));
        let signed = minus(start, self.text);
        count.range.start = signed.filter(|start| *start >= self.from()).unwrap_or(start);
        if signed.is_some() && count.number != "0" {
            count.number.insert(0, '-');
        }
        let mut following = self.after(count.range.end);
        let is_sum = |end: usize| currency.is_some() || matches!(self.after(end).1, Some(After::Currency(_)));
        let scale = match following {
            (end, Some(After::Scale(power))) => Some((end, *power)),
            (end, Some(After::MoneyScale(power))) if is_sum(end) => Some((end, *power)),
            _ => None,
        };
        if let Some((end, power)) = scale {
            count.number = scaled(&count.number, power);
            count.range.end = end;
            if let Some((end, ())) = self.lexicon.of.find(self.text, skip_spaces(self.text, end))
                && let (end, Some(After::Currency(currency))) = self.after(end)
            {
                let currency = Arc::clone(currency);
                count.range.end = end;
                return self.counted(count, Kind::Money(currency));
            }
            following = self.after(end);
        }
        if let Some(currency) = currency {
            let (end, currency) = self.currency_around(&count, currency);
            count.range.end = end;
            return self.counted(count, Kind::Money(currency));
        }
        if let Some(time) = self.clock(&count) {
            return time;
        }
        if let Some(day) = self.day_and_month(&count) {
            return day;
        }
        let in_brackets =
            self.text[..count.range.start].ends_with('(') && self.text[count.range.end..].starts_with(')');
        if in_brackets && self.after(count.range.end + 1).1.is_some() {
            count.range = count.range.start - 1..count.range.end + 1;
            following = self.after(count.range.end);
        }
        let (end, after) = following;
        let kind = match after {
            Some(After::Percent) => Kind::Percent,
            Some(After::Currency(currency)) => Kind::Money(Arc::clone(currency)),
            Some(After::Unit(unit)) if **unit == *Unit::Hours.key() => {
                // A sign of one letter may be either.
                Kind::Hours(self.text[..end].chars().rev().take(2).all(char::is_alphabetic))
            }
            Some(After::Unit(unit)) => Kind::Unit(Arc::clone(unit)),
            Some(After::Morning | After::Afternoon) if !matches!(count.whole(), Some(1..=12)) => {
                return self.bare(count);
            }
            Some(After::Morning) => Kind::Morning,
            Some(After::Afternoon) => Kind::Afternoon(count.whole().unwrap_or_default()),
            Some(After::Month | After::Scale(_) | After::MoneyScale(_)) | None => return self.bare(count),
        };
        count.range.end = end;
        self.counted(count, kind)
    }

    /// A number that counts nothing known.
    fn bare(&mut self, count: Count) -> usize {
        let is_article = || matches!(count.number.as_str(), "0" | "1");
        let firm = !count.words || !is_article() && !self.lexicon.is_hint(self.text, count.range.clone());
        let value = match count.decimal {
            true => Value::Decimal(trimmed(&count.number)),
            false => Value::Number(count.number),
        };
        self.push(count.range, value, firm)
    }

    /// A number of a kind, which those before it in a list have as well.
    fn counted(&mut self, count: Count, kind: Kind) -> usize {
        let firm = !count.words || count.number != "1";
        let mut next = count.range.start;
        let value = kind.of(&count.number);
        let mut end = self.push(count.range, value, firm);
        if let Kind::Hours(_) = kind {
            end = self.minutes(end);
        }
        for i in (0..self.found.len() - 1).rev() {
            let (number, range) = match &self.found[i] {
                Stated {
                    value: Value::Number(number) | Value::Decimal(number) | Value::Ordinal(number),
                    range,
                    ..
                } => (number.clone(), range.clone()),
                _ => break,
            };
            let close = range.end;
            if !self.joins(close, next, i + 2 < self.found.len()) || !kind.suits(&number) {
                break;
            }
            // “Cut in half to 20 days”.
            let is_ordinal = matches!(self.found[i].value, Value::Ordinal(_));
            if !self.found[i].firm && !is_ordinal && self.words(range.start).is_none() {
                break;
            }
            let before = &mut self.found[i];
            before.firm |= number != "1";
            before.value = kind.of(&number);
            next = before.range.start;
        }
        end
    }

    /// Whether `from..to` joins two numbers: " or ", "–". A comma does only where the list has gone on after it.
    pub fn joins(&self, from: usize, to: usize, comma: bool) -> bool {
        let between = self.text[from..to].trim_matches(number::is_space);
        let at = from + (self.text[from..to].len() - self.text[from..to].trim_start_matches(number::is_space).len());
        let word = || self.lexicon.joins.find(self.text, at).is_some_and(|(end, ())| end == at + between.len());
        matches!(between, "-" | "–" | "—" | "\u{2011}") || comma && between == "," || !between.is_empty() && word()
    }

    /// The minutes after hours: "17 h 30", "1 hour and 30 minutes".
    fn minutes(&mut self, end: usize) -> usize {
        let text = self.text;
        let start = skip_spaces(text, end);
        let join = self.lexicon.number_joins.find(text, start).map(|(join, ())| skip_spaces(text, join));
        let start = join.unwrap_or(start);
        let stop = run(text, start);
        let rest = &text[stop..];
        let runs_on = rest.starts_with(char::is_alphanumeric)
            || rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let (after_end, after) = self.after(stop);
        let (end_of_minutes, is_named) = match after {
            None if join.is_none() => (stop, false),
            Some(After::Unit(unit)) if **unit == *"minutes" => (after_end, true),
            _ => return end,
        };
        let fits = |minutes: &u8| *minutes < 60 && !runs_on && (is_named || stop == start + 2);
        let minutes = text[start..stop].parse().ok().filter(fits);
        match (minutes, self.found.last_mut()) {
            (Some(found), Some(Stated { value: Value::Hours { minutes, .. }, range, .. })) => {
                *minutes = found;
                range.end = end_of_minutes;
                end_of_minutes
            }
            _ => end,
        }
    }

    /// "9:30", "9.30 a.m."
    fn clock(&mut self, count: &Count) -> Option<usize> {
        let text = self.text;
        let mut end = count.range.end;
        let (hours, minutes) = match text[end..].strip_prefix(':') {
            Some(rest) => {
                let stop = run(text, end + 1);
                let minutes: u8 = rest[..stop - end - 1].parse().ok()?;
                let goes_on = text[stop..].starts_with(':') && run(text, stop + 1) > stop + 1;
                (stop == end + 3 && minutes < 60 && !goes_on).then_some(())?;
                end = stop;
                (count.whole().filter(|hours| *hours <= 24)?, minutes)
            }
            None => {
                let (hours, minutes) = count.number.split_once('.').filter(|(_, minutes)| minutes.len() == 2)?;
                let half = self.after(end).1;
                matches!(half, Some(After::Morning | After::Afternoon)).then_some(())?;
                (hours.parse().ok().filter(|hours| *hours <= 12)?, minutes.parse().ok().filter(|m| *m < 60)?)
            }
        };
        let (stop, hours) = match self.after(end) {
            (stop, Some(After::Morning)) => (stop, hours % 12),
            (stop, Some(After::Afternoon)) => (stop, hours % 12 + 12),
            _ => (end, hours),
        };
        let value = Value::Hours { hours: hours.to_string(), minutes, length: false };
        Some(self.push(count.range.start..stop, value, true))
    }

    /// "4 May 2026", "1er janvier"
    fn day_and_month(&mut self, count: &Count) -> Option<usize> {
        let day = count.whole().filter(|day| (1..=31).contains(day))?;
        let mut at = skip_spaces(self.text, count.range.end);
        if let Some((end, ())) = self.lexicon.of.find(self.text, at) {
            at = skip_spaces(self.text, end);
        }
        let (month_end, month) = self.lexicon.months.find(self.text, at)?;
        let (end, year) = self.year(month_end);
        let kind = Kind::Day { year, month: month.number };
        let range = count.range.start..end;
        let count = Count { range, number: day.to_string(), words: false, decimal: false };
        let end = self.counted(count, kind);
        self.share_year();
        Some(end)
    }

    /// Gives the year of the last date to the one before it that goes on with it: "May 4 to May 31, 2026".
    fn share_year(&mut self) {
        let Some(([.., before], last)) = self.found.split_last().map(|(last, before)| (before, last)) else { return };
        if let (Value::Date { year: None, month, day: day @ Some(_) }, Value::Date { year: year @ Some(_), .. }) =
            (&before.value, &last.value)
            && self.joins(before.range.end, last.range.start, false)
        {
            let value = Value::Date { year: *year, month: *month, day: *day };
            let before = self.found.len() - 2;
            self.found[before].value = value;
        }
    }

    /// "May 4, 2026", "May 4–6", "mai 2026", "in May"
    fn month(&mut self, at: usize) -> Option<usize> {
        let (name_end, month) = self.lexicon.months.find(self.text, at)?;
        let (number, full) = (month.number, month.full);
        let date = |year, day| Value::Date { year, month: number, day };
        if let (end, Some(year)) = self.year(name_end) {
            return Some(self.push(at..end, date(Some(year), None), true));
        }
        if let Some((day_end, day)) = self.day(skip_spaces(self.text, name_end)) {
            let second = self.second_day(day_end);
            let (end, year) = self.year(second.as_ref().map_or(day_end, |(range, _)| range.end));
            let second = second.filter(|(range, _)| year.is_some() || self.is_dash(day_end) || self.closes(range.end));
            if let Some((range, last)) = second {
                self.push(at..day_end, date(year, Some(day)), true);
                return Some(self.push(range.start..end, date(year, Some(last)), true));
            }
            let (end, year) = self.year(day_end);
            if year.is_some() || self.after(day_end).1.is_none() {
                self.push(at..end, date(year, Some(day)), true);
                self.share_year();
                return Some(end);
            }
        }
        // A name or a verb may be spelt alike: "We May Collect".
        let before = self.text[..at].trim_end_matches(|c| number::is_space(c) || c == '’' || c == '\'');
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        full.then(|| self.push(at..name_end, date(None, None), word.starts_with(char::is_lowercase)))
    }

    /// A day of a month in digits at `at`, and its end.
    fn day(&self, at: usize) -> Option<(usize, u8)> {
        let end = run(self.text, at);
        let day = self.text[at..end].parse().ok().filter(|day| (1..=31).contains(day))?;
        let letters = self.word_end(end);
        let glued = &self.text[end..letters];
        let rest = &self.text[letters..];
        let decimal = rest.starts_with(['.', ',', ':', '/']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let whole = glued.is_empty() || self.lexicon.ends_ordinal(glued);
        (whole && !decimal).then_some((letters, day))
    }

    /// The last day of a range whose first ends at `end`.
    fn second_day(&self, end: usize) -> Option<(Range<usize>, u8)> {
        let start = end + self.text[end..].find(|c: char| c.is_ascii_digit())?;
        self.joins(end, start, false).then_some(())?;
        let (stop, day) = self.day(start)?;
        self.after(stop).1.is_none().then_some((start..stop, day))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.text[at..].starts_with(['-', '–'])
    }

    /// Whether a part of a sentence ends at `at`: then nothing is counted by the number before it.
    fn closes(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '?' | '!'))
    }

    /// The year after a day or a month that ends at `end`, with the end of both.
    fn year(&self, end: usize) -> (usize, Option<u16>) {
        let mut at = skip_spaces(self.text, end);
        if self.text[at..].starts_with(',') {
            at = skip_spaces(self.text, at + 1);
        } else if let Some((after, ())) = self.lexicon.of.find(self.text, at) {
            at = skip_spaces(self.text, after);
        }
        let stop = run(self.text, at);
        let year = self.text[at..stop].parse().ok().filter(|year| stop == at + 4 && (1000..3000).contains(year));
        match year {
            Some(_) if at > end && !self.text[stop..].starts_with(char::is_alphabetic) => (stop, year),
            _ => (end, None),
        }
    }

    /// What follows the number that ends at `end`, past words like "business" in "10 business days", and where it ends.
    pub fn after(&self, end: usize) -> (usize, Option<&'a After>) {
        let mut at = self.gap(end);
        for _ in 0..3 {
            if let Some((end, after)) = self.lexicon.after.find(self.text, at) {
                return (end, Some(after));
            }
            match self.lexicon.between.find(self.text, at) {
                Some((word, ())) => at = self.gap(word),
                None => break,
            }
        }
        (end, None)
    }

    /// The sign or code of a currency before the number at `start`.
    fn currency_before(&self, start: usize) -> Option<(usize, Arc<Currency>)> {
        let from = self.from();
        let end = from + self.text[from..start].trim_end_matches(number::is_space).len();
        let (start, currency) = self.lexicon.currencies.find_before(self.text, from, end)?;
        Some((start, currency.clone()))
    }

    /// The currency of an amount with a sign before it: the country or code may come after, "$10 US".
    fn currency_around(&self, count: &Count, before: Arc<Currency>) -> (usize, Arc<Currency>) {
        let end = count.range.end;
        let at = skip_spaces(self.text, end);
        if let Some((stop, currency)) = self.lexicon.currencies.find(self.text, at)
            && currency.sign == before.sign
            && (!currency.bare || before.bare)
        {
            return (stop, currency.clone());
        }
        let split = before.bare.then_some(before.sign.as_deref()).flatten();
        match split.and_then(|sign| self.lexicon.country(sign, self.text, at)) {
            Some((stop, currency)) => (stop, currency.clone()),
            None => (end, before),
        }
    }
}

impl Kind {
    /// The value of a number of this kind.
    fn of(&self, number: &str) -> Value {
        let amount = trimmed(number);
        let hour = || number.parse::<u32>().unwrap_or_default();
        let hours = |hours: u32| Value::Hours { hours: hours.to_string(), minutes: 0, length: false };
        match self {
            Kind::Percent => Value::Percent(amount),
            Kind::Money(currency) => Value::Money { amount, currency: Arc::clone(currency) },
            Kind::Hours(length) => Value::Hours { hours: amount, minutes: 0, length: *length },
            Kind::Unit(unit) => Value::Quantity { count: amount, unit: Arc::clone(unit) },
            Kind::Morning => hours(hour() % 12),
            // In "9 to 5 p.m." nine is of the morning.
            Kind::Afternoon(last) if hour() > *last && hour() < 12 => hours(hour()),
            Kind::Afternoon(_) => hours(hour() % 12 + 12),
            Kind::Day { year, month } => Value::Date { year: *year, month: *month, day: number.parse().ok() },
        }
    }

    /// Whether a number can be of this kind.
    fn suits(&self, number: &str) -> bool {
        let within = |range: std::ops::RangeInclusive<u32>| number.parse().is_ok_and(|n: u32| range.contains(&n));
        match self {
            Kind::Morning | Kind::Afternoon(_) => within(1..=12),
            Kind::Day { .. } => within(1..=31),
            _ => true,
        }
    }
}

/// Whether a word goes on with a byte. What lies in U+0080–U+00BF and U+2000–U+2FFF is none: spaces, quotes, signs.
const GOES_ON: [bool; 256] = {
    let mut goes_on = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        goes_on[byte] =
            matches!(byte as u8, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | 0x80..=0xC1 | 0xC3..=0xE1 | 0xE3..);
        byte += 1;
    }
    goes_on
};

/// Of so many bytes at a time it is told what begins with them. Behind them some are known already, so that the first
/// bytes of every word are.
const PART: usize = WIDTH - LETTERS;

/// What some bytes of a text are, a bit for each, the first lowest.
#[derive(Default)]
pub(super) struct Marks {
    /// A letter begins with it, or a character of U+2000–U+2FFF, which counts as one in the length of a text.
    counted: u64,
    /// A word may begin with it.
    letters: u64,
    digits: u64,
    /// It only goes on with a character or a word.
    more: u64,
    /// A sign of addresses, or a character that may be one of numbers.
    signs: u64,
    /// No letter goes on with it.
    pub ends: u64,
}

impl Marks {
    pub fn of(bytes: [u8; WIDTH]) -> Marks {
        let bytes = u8x64::new(bytes);
        let is = |byte: u8| are(bytes, byte);
        let counted = (are_letters(bytes) | lie(bytes, 0xC3, 0xFF)).to_bitmask();
        let letters = counted & !is(0xE2).to_bitmask();
        let of_characters = lie(bytes, 0x80, 0xBF);
        Marks {
            counted,
            letters,
            digits: lie(bytes, b'0', b'9').to_bitmask(),
            more: (of_characters | is(b'_')).to_bitmask(),
            signs: (is(b'@') | is(b':') | is(b'.') | is(0xC2)).to_bitmask(),
            ends: !(letters | of_characters.to_bitmask()),
        }
    }

    /// Where something may begin, given what the part before is: words and numbers, and the signs. What goes on with a word
    /// is no place, for as many bytes as a character has; nor is what goes on with a character at all.
    fn begins(&self, before: &Marks) -> u64 {
        let back = |bytes: usize, [here, before]: [u64; 2]| here << bytes | before >> (PART - bytes);
        let here = [self.letters | self.digits, before.letters | before.digits];
        let letters = |bytes: usize| back(bytes, here);
        let more = |bytes: usize| back(bytes, [self.more, before.more]);
        let in_word = letters(1) | more(1) & (letters(2) | more(2) & (letters(3) | more(3) & letters(4)));
        (self.signs | here[0] & !in_word) & (u64::MAX >> LETTERS)
    }
}

/// Whether the point at `at` has letters or digits on both sides.
fn is_inside_name(bytes: &[u8], at: usize) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_part(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_part(bytes.get(at + 1))
}

/// Where the postal code begins whose second half is at `from..to`: "H3B 2Y7". After Canada Post’s addressing guidelines.
fn postal_code(text: &str, from: usize, to: usize) -> Option<usize> {
    let is_code = |code: &str, form: [bool; 3]| {
        let fits =
            |(byte, is_letter): (u8, bool)| if is_letter { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
        code.len() == 3 && code.bytes().zip(form).all(fits)
    };
    let before = text[..from].trim_end_matches(number::is_space);
    let start = before.len().checked_sub(3).filter(|start| before.is_char_boundary(*start))?;
    let alone = !before[..start].ends_with(char::is_alphanumeric);
    (alone && is_code(&before[start..], [true, false, true]) && is_code(&text[from..to], [false, true, false]))
        .then_some(start)
}

/// "2026-05-04", at `at`; or with slashes.
fn iso_date(text: &str, at: usize) -> Option<(usize, Value)> {
    let date = text.get(at..at + 10)?;
    let bytes = date.as_bytes();
    let sign = bytes[4];
    (matches!(sign, b'-' | b'/') && bytes[7] == sign && !text[at + 10..].starts_with(|c: char| c.is_ascii_digit()))
        .then_some(())?;
    let year = date.get(..4)?.parse().ok()?;
    let month = date.get(5..7)?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = date.get(8..)?.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((at + 10, Value::Date { year: Some(year), month, day: Some(day) }))
}
