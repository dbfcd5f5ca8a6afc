//! References to clauses: "section 4.2", "articles 4 à 7", "paragraph 6(1)(f)".

use super::Value;
use super::lexicon::After;
use super::number::{is_space, roman, run, skip_spaces};
use super::reader::Reader;

impl Reader<'_> {
    /// The references after the word for a level at `at`.
    pub(super) fn reference(&mut self, at: usize) -> Option<usize> {
        let (word_end, word) = self.lexicon.levels.find(self.text, at)?;
        let (level, plural) = (word.level, word.plural);
        let start = skip_spaces(self.text, word_end);
        // "S.C. 2000" has neither a section C nor a chapter 2000.
        let is_initial =
            self.text[..at].ends_with('.') || start == word_end && self.text[start..].starts_with(char::is_alphabetic);
        (!is_initial).then_some(())?;
        let (mut end, mut number) = self.clause_number(start)?;
        // "C. P. 5" is a box at the post office.
        let is_letter = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_lowercase());
        let is_initial = is_letter && self.text[at..word_end].ends_with('.') && self.text[end..].starts_with('.');
        if self.is_counted(end) || is_initial {
            return None;
        }
        let firm = self.is_firm(&self.text[at..word_end], self.text[word_end..end].trim_start_matches(is_space));
        // What is above the parts of which a list may follow: "Part II, sections 4 and 5".
        let mut upper = None;
        while let Some((next, part, is_list)) = self.lower_level(end, level).filter(|_| upper.is_none()) {
            upper = is_list.then(|| number.clone());
            number.push_str(&part);
            end = next;
        }
        self.put_reference(at, end, number.clone(), firm);
        while let Some((start, next, part)) = self.next_in_list(end) {
            let is_open = self.text[start..].starts_with('(');
            let is_part = is_open || self.text[..next].ends_with(')') && !part.contains('(');
            number = match &upper {
                // One clause may have many parts: "paragraph 4(a) or (b)".
                _ if is_part && (plural || upper.is_some() || is_open && number.contains('(')) => {
                    beside(&number, &part)
                }
                Some(upper) if !is_part => upper.clone() + &nested(&part),
                None if plural && !is_part => part,
                // "Subsection 10.3(1) or 27.1(1)".
                None if part.contains('(') && !self.text[start..next].contains(is_space) => part,
                _ => break,
            };
            end = next;
            self.put_reference(start, end, number.clone(), true);
        }
        Some(end)
    }

    /// Whether the number that ends at `end` counts something: "in part 30 days".
    fn is_counted(&self, end: usize) -> bool {
        matches!(self.after(end).1, Some(After::Unit(_) | After::Percent | After::Currency(_)))
    }

    /// Whether a number after the word for a level can be nothing else. "I" and "A" are words as well, in capitals all
    /// the more, and so are numbers in words: "of this section two are".
    fn is_firm(&self, level: &str, number: &str) -> bool {
        let title = level.starts_with(char::is_uppercase) && level.contains(char::is_lowercase);
        match number {
            "I" | "A" => title,
            _ => number.contains(|c: char| c.is_ascii_digit() || c == ')' || c.is_uppercase()),
        }
    }

    /// Adds a reference; to "paragraph 2 of" that stands before it, it is the upper level.
    fn put_reference(&mut self, start: usize, end: usize, number: String, firm: bool) {
        if let Some(last) = self.found.last_mut()
            && let Value::Reference(lower) = &last.value
        {
            let at = skip_spaces(self.text, last.range.end);
            let joined = self.lexicon.of.find(self.text, at);
            if joined.is_some_and(|(of, ())| at > last.range.end && skip_spaces(self.text, of) == start) {
                last.value = Value::Reference(number.clone() + &nested(lower));
                last.range.end = end;
                self.put_under(&number);
                return;
            }
        }
        self.push(start..end, Value::Reference(number), firm);
    }

    /// The upper level of the last of a list is that of the others too: "paragraphs (a) and (b) of section 4".
    fn put_under(&mut self, upper: &str) {
        for i in (0..self.found.len() - 1).rev() {
            let (before, next) = (&self.found[i], self.found[i + 1].range.start);
            let Value::Reference(lower) = &before.value else { return };
            let is_listed =
                self.joins(before.range.end, next, true) && self.lexicon.levels.find(self.text, next).is_none();
            if !is_listed {
                return;
            }
            self.found[i].value = Value::Reference(upper.to_owned() + &nested(lower));
        }
    }

    /// A part of the clause just named, after a comma or not, ", paragraph 1", " par. 1": its end, its number, and whether
    /// it may be the first of a list.
    fn lower_level(&self, end: usize, upper: usize) -> Option<(usize, String, bool)> {
        let at = skip_spaces(self.text, if self.text[end..].starts_with(',') { end + 1 } else { end });
        let (word, found) = self.lexicon.levels.find(self.text, at).filter(|_| at > end)?;
        (found.level > upper).then_some(())?;
        let start = skip_spaces(self.text, word);
        let (end, number) = self.clause_number(start).or_else(|| {
            // Here a small letter can be nothing else: "article 6, paragraph 1, letter f".
            let mut letters = self.text[start..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
            let letter = letters.next().filter(|c| c.is_ascii_lowercase() && letters.next().is_none())?;
            Some((start + 1, letter.to_string()))
        })?;
        Some((end, nested(&number), found.plural))
    }

    /// The next number of a list of references: where it starts and ends.
    fn next_in_list(&self, end: usize) -> Option<(usize, usize, String)> {
        let mut at = skip_spaces(self.text, end);
        let comma = self.text[at..].starts_with(',');
        if comma {
            at = skip_spaces(self.text, at + 1);
        }
        let start = match self.lexicon.joins.find(self.text, at) {
            Some((join, ())) => skip_spaces(self.text, join),
            None if comma => at,
            None => at + self.text[at..].chars().next().filter(|c| matches!(c, '-' | '–' | '—'))?.len_utf8(),
        };
        let start = skip_spaces(self.text, start);
        let (end, number) = self.clause_number(start)?;
        let ends_word = !self.text[end..].starts_with(char::is_alphabetic);
        (!self.is_counted(end) && ends_word).then_some((start, end, number))
    }

    /// The number of a clause at `at`: its end, and its form with every lower level in brackets.
    fn clause_number(&self, at: usize) -> Option<(usize, String)> {
        let (mut end, mut number) = self.first_part(at)?;
        while let Some((next, part)) = self.bracketed(end) {
            number.push_str(&format!("({part})"));
            end = next;
        }
        Some((end, number))
    }

    /// "4.2", "230a", "IV", "B", "(2)", "f)", "two"
    fn first_part(&self, at: usize) -> Option<(usize, String)> {
        let text = self.text;
        if let Some((end, part)) = self.bracketed(at) {
            return Some((end, part));
        }
        if run(text, at) > at {
            let end = number_end(text, at);
            let number = text[at..end].to_owned();
            // A letter of its own: "4a".
            let rest = &text[end..];
            let letter = rest.chars().next().filter(char::is_ascii_alphabetic);
            let alone = rest.chars().nth(1).is_none_or(|c| !c.is_alphanumeric() && c != ')');
            return Some(match letter.filter(|_| alone) {
                Some(letter) => (end + 1, format!("{number}({})", letter.to_ascii_lowercase())),
                None => (end, number),
            });
        }
        let letters = text[at..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        let word = &text[at..at + letters];
        let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let ending = &word[capitals..];
        let is_whole = ending.is_empty() || self.lexicon.ends_ordinal(ending);
        let is_number = |value: &u32| capitals > 1 || *value <= 10;
        if let Some(value) = roman(&word[..capitals]).filter(is_number).filter(|_| is_whole) {
            return Some((at + letters, value.to_string()));
        }
        // A chapter of the statutes: "C-46", "P-39.1".
        if capitals == 1 && letters == 1 && run(text, at + 2) > at + 2 && text[at + 1..].starts_with('-') {
            let end = number_end(text, at + 2);
            return Some((end, text[at..end].to_lowercase()));
        }
        if capitals == 1 && letters == 1 && !text[at + 1..].starts_with(['\'', '’', '-']) {
            return Some((at + 1, word.to_lowercase()));
        }
        let found = self.words(at).or_else(|| self.lexicon.ordinals.find(text, at).map(|(end, value)| (end, *value)));
        found.map(|(end, value)| (end, value.to_string()))
    }

    /// A lower level in brackets, or with one behind it: "(1)", "(f)", " f)".
    fn bracketed(&self, at: usize) -> Option<(usize, String)> {
        let start = skip_spaces(self.text, at);
        let open = self.text[start..].starts_with('(');
        let inner = start + usize::from(open);
        let letters = self.text[inner..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let part = &self.text[inner..inner + letters];
        // "(1.1)" is put in after "(1)".
        let added =
            self.text[inner + letters..].starts_with('.') && run(self.text, inner + letters + 1) > inner + letters + 1;
        let length = if added { run(self.text, inner + letters + 1) - inner } else { letters };
        let numeral = |c: char| "ivxlIVXL".contains(c);
        let suits = match letters {
            0 => false,
            1 => true,
            2 => part.bytes().all(|byte| byte.is_ascii_digit()) || part.chars().all(numeral) || part[..1] == part[1..],
            _ => {
                part.chars().all(numeral) && letters < 6
                    || letters == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
            }
        };
        // Without an opening bracket a digit is what a bracket around more than a number ends with.
        let rest = &self.text[inner + length..];
        let is_letter = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let glued = || open || is_letter && (!self.is_open(start) || rest.starts_with("))"));
        let closed = rest.starts_with(')');
        (closed && suits && glued())
            .then(|| (inner + length + 1, self.text[inner..inner + length].to_ascii_lowercase()))
    }

    /// Whether a bracket is open at `at`, within a short way back.
    fn is_open(&self, at: usize) -> bool {
        let mut depth = 0;
        for c in self.text[..at].chars().rev().take(80) {
            match c {
                ')' => depth += 1,
                '(' if depth == 0 => return true,
                '(' => depth -= 1,
                _ => {}
            }
        }
        false
    }
}

/// The end of the number at `at`, with those that points join to it: "4.2".
fn number_end(text: &str, at: usize) -> usize {
    let mut end = run(text, at);
    while text[end..].starts_with('.') && run(text, end + 1) > end + 1 {
        end = run(text, end + 1);
    }
    end
}

/// The number of a clause that stands beside another and is called by its last part: after "8(1)", "2" is "8(2)".
fn beside(before: &str, part: &str) -> String {
    let is_digit = |text: &str| text.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    let alike = before.match_indices('(').map(|(at, _)| at).rfind(|at| is_digit(&before[*at..]) == is_digit(part));
    alike.map_or(part.to_owned(), |at| before[..at].to_owned() + &nested(part))
}

/// The number of a lower level, put after its upper level's: "1" is "(1)", "1(f)" is "(1)(f)".
fn nested(number: &str) -> String {
    let (first, rest) = number.split_once('(').map_or((number, ""), |(first, _)| (first, &number[first.len()..]));
    format!("({}){rest}", first.trim_end_matches(is_space))
}
