//! Digits, spaces and separators: where a number ends and what it is.

/// A number in digits.
pub(super) struct Digits {
    /// Without grouping, with a decimal point: `1234.50`. With more than one point as written: `1.2.3`.
    pub number: String,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Whether it has decimals after a sign that stands for nothing else, a comma.
    pub decimal: bool,
}

/// The characters with which a locale writes numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Separators {
    pub decimal: char,
    pub group: char,
}

/// Reads the number at `start`, which must be at a digit or a fraction.
pub(super) fn digits(text: &str, start: usize, separators: Separators) -> Digits {
    let mut end = run(text, start);
    let mut number = text[start..end].to_owned();
    if let Some((after, decimals)) = fraction(text, end) {
        let whole = if number.is_empty() { "0" } else { number.as_str() };
        return Digits { number: format!("{whole}{decimals}"), end: after, decimal: false };
    }
    if let Some((after, number)) = quotient(text, start) {
        return Digits { number: number.to_owned(), end: after, decimal: false };
    }
    // Groups of three: with a space of any kind everywhere, else as the locale has it.
    if number.len() <= 3 && !number.starts_with('0') {
        let mut separator = None;
        while let Some((found, next)) = group(text, end, separators)
            && separator.is_none_or(|known| known == found)
        {
            separator = Some(found);
            number.push_str(&text[next..next + 3]);
            end = next + 3;
        }
    }
    // Decimals, or the further numbers of a version.
    let whole = end;
    let mut points = 0;
    let mut plain = None;
    while let Some((found, next)) = point(text, end, separators.decimal)
        && plain.is_none_or(|first| first == found)
    {
        let after = run(text, next);
        number.push('.');
        number.push_str(&text[next..after]);
        (end, points, plain) = (after, points + 1, Some(found));
    }
    if points > 1 && plain == Some(',') {
        // A list without spaces.
        number.truncate(whole - start);
        let end = run(text, start);
        return Digits { number: text[start..end].to_owned(), end, decimal: false };
    }
    if points == 0 && number.starts_with('0') {
        let trimmed = number.trim_start_matches('0');
        number = if trimmed.is_empty() { "0".into() } else { trimmed.into() };
    }
    Digits { number, end, decimal: points == 1 && plain == Some(',') }
}

/// A fraction in digits, "3/4", at `at`: where it ends, and its value.
fn quotient(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let known = [("1/4", "0.25"), ("1/2", "0.5"), ("3/4", "0.75")];
    let (written, number) = known.into_iter().find(|(written, _)| text[at..].starts_with(written))?;
    let end = at + written.len();
    let apart = |c: char| !c.is_alphanumeric() && c != '/';
    (text[end..].chars().next().is_none_or(apart) && text[..at].chars().next_back().is_none_or(apart))
        .then_some((end, number))
}

/// A sign such as ½ at `at`, or after a space: where it ends, and its decimals.
fn fraction(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let at = skip_spaces(text, at);
    let sign = text[at..].chars().next()?;
    let (_, decimals) = [('¼', ".25"), ('½', ".5"), ('¾', ".75")].into_iter().find(|(known, _)| *known == sign)?;
    Some((at + sign.len_utf8(), decimals))
}

/// The end of the run of digits at `start`, which may lie beyond the text.
pub(super) fn run(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    start + bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// A separator at `at` with exactly three digits after it: what separates, and where the digits begin.
fn group(text: &str, at: usize, separators: Separators) -> Option<(char, usize)> {
    let found = text[at..].chars().next()?;
    let is_apostrophe = |c| matches!(c, '\'' | '’');
    let separates = is_space(found) && found != '\n'
        || found == separators.group
        || is_apostrophe(found) && is_apostrophe(separators.group);
    let next = at + found.len_utf8();
    (separates && run(text, next) == next + 3).then_some((found, next))
}

/// A decimal point or comma at `at` with a digit after it.
fn point(text: &str, at: usize, decimal: char) -> Option<(char, usize)> {
    let found = text[at..].chars().next().filter(|c| *c == '.' || *c == decimal)?;
    let next = at + found.len_utf8();
    (run(text, next) > next).then_some((found, next))
}

/// Any space that stands within a number or between it and what it counts.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{2060}')
}

/// The end of the spaces at `at`.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    // Nearly all are one space.
    match text.as_bytes().get(at..) {
        Some([b'!'..=0x7F, ..]) => return at,
        Some([b' ', b'!'..=0x7F, ..]) => return at + 1,
        _ => {}
    }
    text.len() - text[at..].trim_start_matches(is_space).len()
}

/// A decimal without closing zeros: `75.00` and `75` are the same amount.
pub(super) fn trimmed(number: &str) -> String {
    match number.bytes().filter(|byte| *byte == b'.').count() {
        1 => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => number.to_owned(),
    }
}

/// A decimal times a power of ten.
pub(super) fn scaled(number: &str, power: usize) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let moved = power.min(decimals.len());
    let zeros = "0".repeat(power - moved);
    let product = format!("{whole}{}{zeros}.{}", &decimals[..moved], &decimals[moved..]);
    let product = trimmed(&product);
    let significant = product.trim_start_matches('0');
    if significant.is_empty() || significant.starts_with('.') { format!("0{significant}") } else { significant.into() }
}

/// What Roman numerals are made of.
const STEPS: [(u32, &str); 9] =
    [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// The value of a Roman numeral in capitals, if it is one as they are written.
pub(super) fn roman(text: &str) -> Option<u32> {
    let (mut value, mut rest) = (0, text);
    for (step, letters) in STEPS {
        while let Some(after) = rest.strip_prefix(letters) {
            (value, rest) = (value + step, after);
        }
    }
    (rest.is_empty() && value > 0 && to_roman(value) == text).then_some(value)
}

/// Whether a Roman numeral with an ending is no word: « Le », « Ce ».
pub(super) fn is_clear_roman(numeral: &str) -> bool {
    numeral.len() > 1 || numeral.starts_with(['I', 'V', 'X'])
}

/// A number in Roman numerals.
pub(super) fn to_roman(mut value: u32) -> String {
    let mut text = String::new();
    for (step, letters) in STEPS {
        while value >= step {
            value -= step;
            text.push_str(letters);
        }
    }
    text
}
