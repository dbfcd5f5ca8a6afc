//! E-mail addresses, telephone numbers and URLs in a text.

use std::ops::Range;

use super::Common;
use super::number::run;

/// Endings by which a name with a point is a host ("example.org") and no slip of the pen ("end.Begin").
const TOP_LEVELS: [&str; 48] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "ai", "app", "dev", "co", "me", "tv", "eu",
    "ca", "us", "uk", "fr", "de", "ch", "be", "at", "au", "nz", "ie", "es", "pt", "it", "nl", "lu", "se", "no", "dk",
    "fi", "jp", "in", "cloud", "social", "online", "site", "blog", "tech", "quebec", "news", "page",
];

/// The e-mail address around the `@` at `at`, which starts at `from` at the earliest.
pub(super) fn email(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let start = at - bytes[from..at].iter().rev().take_while(|byte| local(byte)).count();
    let end = at + 1 + host(&text[at + 1..]);
    (start < at && text[at + 1..end].contains('.')).then_some(start..end)
}

/// The URL around the `:` of `://` at `at`.
pub(super) fn url(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = at - bytes[from..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let end = url_end(text, at + 3);
    (start < at && end > at + 3).then_some(start..end)
}

/// The host without a scheme, and what follows of its URL, around the point at `at`.
pub(super) fn bare_host(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let label = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let start = at - bytes[from..at].iter().rev().take_while(|byte| label(byte)).count();
    let end = start + host(&text[start..]);
    let name = &text[start..end];
    let top = name.rsplit('.').next()?;
    // A capital after the point is a sentence without its space.
    if !TOP_LEVELS.contains(&top) || !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    if text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '@' || c == '_') {
        return None;
    }
    let continues =
        text[end..].starts_with(['/', '?', '#']) || text[end..].starts_with(':') && run(text, end + 1) > end + 1;
    Some(start..if continues { url_end(text, end) } else { end })
}

/// How far a host name goes. A point at the end is the sentence's.
fn host(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte)).count();
    text[..length].trim_end_matches(['.', '-']).len()
}

/// Where the URL ends that goes on at `at`: before space, quotes and brackets, and without what closes a sentence.
fn url_end(text: &str, at: usize) -> usize {
    let part = |c: char| c.is_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let mut url = text[at..].split(|c| !part(c)).next().unwrap_or_default();
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        let closes =
            |open, close| shorter.ends_with(close) && shorter.matches(open).count() < shorter.matches(close).count();
        let shorter = if closes('(', ')') || closes('[', ']') { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == url.len() {
            return at + url.len();
        }
        url = shorter;
    }
}

/// The telephone number at `start`, a digit: where it starts and ends, and its digits.
pub(super) fn telephone(text: &str, start: usize, from: usize) -> Option<(Range<usize>, String)> {
    if let Some((end, digits)) = in_letters(text, start) {
        return Some((start..end, digits));
    }
    let mut groups: [Range<usize>; 7] = Default::default();
    let (mut at, mut many) = (start, 0);
    while many < groups.len() {
        let end = run(text, at);
        groups[many] = at..end;
        many += 1;
        // Between the groups stands one sign, or a bracket with a space.
        let rest = &text[end..];
        let next = rest.trim_start_matches([')', '(', '-', '.', ' ', '\u{a0}', '\u{202f}', '\u{2011}', '\u{2013}']);
        let between = &rest[..rest.len() - next.len()];
        if between.is_empty() || between.chars().count() > 2 || !next.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        at = end + between.len();
    }
    let groups = &groups[..many];
    let before = &text[from..start];
    let plus = before.ends_with('+') || before.ends_with("+(");
    if groups.len() == 1 && !plus {
        return None;
    }
    let opened = before.ends_with('(');
    let begin = |signs: usize| start - signs;
    let lengths = |count: usize| groups[..count].iter().map(Range::len).collect::<Vec<_>>();
    let digits = |count: usize| groups[..count].iter().map(|group| &text[group.clone()]).collect::<String>();
    let done = |count: usize, signs: usize| {
        let digits = digits(count);
        let national = digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&digits).to_owned();
        Some((begin(signs)..groups[count - 1].end, national))
    };
    let signs = usize::from(opened) + usize::from(plus);
    if plus {
        let count = (1..=groups.len()).rev().find(|count| (8..=15).contains(&digits(*count).len()))?;
        return done(count, signs);
    }
    let first = &text[groups[0].clone()];
    if groups.len() >= 4 && first == "1" && lengths(4) == [1, 3, 3, 4] {
        return done(4, signs);
    }
    if groups.len() >= 3 && lengths(3) == [3, 3, 4] {
        return done(3, signs);
    }
    if groups.len() >= 5 && first.starts_with('0') && lengths(5) == [2, 2, 2, 2, 2] {
        return done(5, signs);
    }
    if groups.len() >= 3 && first.starts_with('0') && (9..=12).contains(&digits(groups.len()).len()) {
        return done(groups.len(), signs);
    }
    let joined = groups.len() == 2 && lengths(2) == [3, 4] && !text[groups[0].end..].starts_with(['.', ' ']);
    if joined { done(2, signs) } else { None }
}

/// The toll-free number at `start` whose last digits are letters, "1-800-FLOWERS", "1 800 O-Canada": where it ends, and
/// its digits without the leading 1.
fn in_letters(text: &str, start: usize) -> Option<(usize, String)> {
    let is_sign = |c: char| matches!(c, '-' | '.' | ' ' | '\u{a0}' | '\u{2011}');
    let at = text[start..]
        .strip_prefix('1')
        .filter(|rest| rest.starts_with(is_sign))
        .map_or(start, |rest| text.len() - rest.trim_start_matches(is_sign).len());
    let end = run(text, at);
    (end == at + 3 && text[at..].starts_with('8')).then_some(())?;
    let after = text[end..].chars().next().filter(|c| is_sign(*c))?;
    let name = end + after.len_utf8();
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let length = text.as_bytes()[name..].iter().take_while(|byte| part(byte)).count();
    let letters = &text[name..name + length];
    // "1 800 Canadians" are so many.
    let is_name = letters.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        && letters.bytes().filter(u8::is_ascii_uppercase).count() > 1
        && (after == '-' || letters.contains('-') || !letters.contains(|c: char| c.is_ascii_lowercase()));
    let keys = letters.bytes().filter(u8::is_ascii_alphanumeric).map(|key| match key.to_ascii_uppercase() {
        b'A'..=b'C' => '2',
        b'D'..=b'F' => '3',
        b'G'..=b'I' => '4',
        b'J'..=b'L' => '5',
        b'M'..=b'O' => '6',
        b'P'..=b'S' => '7',
        b'T'..=b'V' => '8',
        b'W'..=b'Z' => '9',
        digit => char::from(digit),
    });
    let digits: String = text[at..end].chars().chain(keys.take(7)).collect();
    (is_name && digits.len() == 10).then_some((name + length, digits))
}

/// See [`super::Common::url`].
pub(super) fn canonical(url: &str, common: &Common) -> String {
    let languages = &common.languages;
    let lower = url.to_lowercase();
    if let Some(address) = lower.strip_prefix("mailto:") {
        return address.split('?').next().unwrap_or_default().to_owned();
    }
    if let Some(number) = lower.strip_prefix("tel:") {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        return digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&digits).to_owned();
    }
    let rest = url.find("://").map_or(url, |at| &url[at + 3..]);
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = match host.split_once('.') {
        Some((label, rest)) if is_language(label, languages) && rest.contains('.') => rest,
        _ => host,
    };
    let mut canonical = host.to_owned();
    put_path(&mut canonical, path, common);
    let parameter = |parameter: &&str| {
        let value = parameter.split_once('=').map_or("", |(_, value)| value);
        !parameter.is_empty() && !is_language(value, languages)
    };
    for (i, parameter) in query.split('&').filter(parameter).enumerate() {
        canonical.push(if i == 0 { '?' } else { '&' });
        canonical.push_str(parameter);
    }
    if !fragment.is_empty() {
        canonical.push('#');
        put_path(&mut canonical, fragment, common);
    }
    canonical
}

/// Appends the segments of a path that do not name a language, and words that each language has for one thing by the
/// name of that.
fn put_path(canonical: &mut String, path: &str, common: &Common) {
    let languages = &common.languages;
    for segment in path.split('/').filter(|segment| !segment.is_empty() && !is_language(segment, languages)) {
        canonical.push('/');
        match common.url_words.get(&segment.to_lowercase()) {
            Some(word) => canonical.push_str(word),
            None => canonical.push_str(&without_language(segment, languages)),
        }
    }
}

/// A file's name without the language before its ending: `terms.en.pdf`, `terms_en.pdf`, `terms-en`, `en.html`.
fn without_language(name: &str, languages: &[String]) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !is_language(ending, languages) => (stem, Some(ending)),
        _ => (name, None),
    };
    let stem = match stem.rsplit_once(['.', '-', '_']) {
        None if ending.is_some() && is_language(stem, languages) => "",
        Some((rest, language)) if is_language(language, languages) && !rest.is_empty() => rest,
        _ => stem,
    };
    ending.map_or(stem.to_owned(), |ending| format!("{stem}.{ending}"))
}

/// Whether a part of a URL names one of the languages, alone or with a region: `fr`, `fr-CA`, `fr_ca`, `ca-fr`.
fn is_language(part: &str, languages: &[String]) -> bool {
    let known = |name: &str| languages.iter().any(|language| language.eq_ignore_ascii_case(name));
    let region = |name: &str| matches!(name.len(), 2..=4) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match part.split_once(['-', '_']) {
        None => known(part),
        Some((first, second)) => known(first) && region(second) || known(second) && region(first) && first.len() == 2,
    }
}
