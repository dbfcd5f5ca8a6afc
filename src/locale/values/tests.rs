//! What texts state, in a table of English, French and the values of both.

use fixed_decimal::Decimal;
use jiff::civil::Date;

use super::super::Unit;
use super::super::tests::locale;
use super::*;
use crate::site::alignment::unmatched;
use crate::site::blocks::{Mention, What};
use crate::source::{Data, File, Sources, Span};

/// A value in a line; in brackets if it is not firm.
fn told(stated: &Stated) -> String {
    let value = match &stated.value {
        Value::Number(number) | Value::Decimal(number) => number.clone(),
        Value::Ordinal(number) => format!("#{number}"),
        Value::Reference(number) => format!("§{number}"),
        Value::Percent(number) => format!("{number}%"),
        Value::Money { amount, currency } => {
            let code = currency.code.as_deref().unwrap_or_default();
            let sign = currency.sign.as_deref().unwrap_or_default();
            if currency.bare { format!("{amount} {sign}") } else { format!("{amount} {code}") }
        }
        Value::Quantity { count, unit } => format!("{count} {unit}"),
        Value::Hours { hours, minutes, .. } => format!("{hours}:{minutes:02}"),
        Value::Date { year, month, day } => {
            let part = |part: Option<u16>| part.map_or("?".to_owned(), |part| format!("{part:02}"));
            format!("{}-{month:02}-{}", part(*year), part(day.map(u16::from)))
        }
        Value::EitherDate { year, numbers: [a, b] } => format!("{year}-{a:02}/{b:02}"),
        Value::Email(text) | Value::Url(text) => text.clone(),
        Value::Telephone(digits) => format!("tel {digits}"),
    };
    if stated.firm { value } else { format!("({value})") }
}

/// Values of each side that need a partner and have none on the other.
fn without_partner(ours: &[Stated], theirs: &[Stated]) -> Vec<String> {
    let file = File { path: String::new(), data: Data::Text("".into()), embedded: false };
    let nowhere = Span::new(Sources::new(vec![file]).iter().next().unwrap().0, 0..0);
    let mention = |stated: &Stated| Mention {
        what: What::Value(stated.value.clone()),
        span: nowhere,
        cell: 0,
        firm: stated.firm,
    };
    let mentions = |side: &[Stated]| side.iter().map(mention).collect::<Vec<_>>();
    let (alone, others) = unmatched(&mentions(ours), &mentions(theirs), |a, b| a == b).unwrap_or_default();
    let told = |side: &[Stated], which: Vec<usize>| which.into_iter().map(|i| told(&side[i])).collect::<Vec<_>>();
    [told(ours, alone), told(theirs, others)].concat()
}

/// Each line: a text in English, the same in French or one that differs after `!`, and the values of the English;
/// `_` is a no-break space and `~` a narrow one.
#[test]
fn values_of_texts() {
    let [english, french] = ["en-CA", "fr-CA"].map(locale);
    let common = Common::of([&english, &french]);
    let mut wrong = Vec::new();
    for line in include_str!("tests.txt").lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# ")) {
        let line = line.replace('_', "\u{a0}").replace('~', "\u{202f}");
        let [en, fr, expected] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{line}") };
        let differs = fr.starts_with('!');
        let ours = english.values(en, &common);
        let theirs = french.values(fr.trim_start_matches('!').trim(), &common);
        let values = ours.iter().map(told).collect::<Vec<_>>().join(", ");
        if values != expected {
            wrong.push(format!("{en}\n    is    {values}\n    not   {expected}"));
        }
        let alone = without_partner(&ours, &theirs);
        if alone.is_empty() == differs {
            let theirs = theirs.iter().map(told).collect::<Vec<_>>().join(", ");
            wrong.push(format!("{en}\n    {values}\n    {fr}\n    {theirs}"));
        }
        for (text, stated) in [(en, &ours), (fr.trim_start_matches('!').trim(), &theirs)] {
            let mut end = 0;
            for one in stated {
                assert!(
                    one.range.start >= end && text.get(one.range.clone()).is_some_and(|text| text.trim() == text),
                    "{text} {one:?}"
                );
                end = one.range.end;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn urls() {
    let common = Common::of(&["en-CA", "fr-CA", "de-DE"].map(locale));
    for (one, other, same) in [
        ("https://example.com/en/privacy/", "http://www.example.com/fr/privacy", true),
        ("https://example.com/en-US/privacy", "https://example.com/fr/privacy", true),
        ("https://example.com/privacy", "https://example.com/fr_CA/privacy", true),
        ("https://example.com/ca-en/", "https://example.com/ca-fr/", true),
        ("https://fr.example.com/a", "https://en.example.com/a", true),
        ("https://fr.example.com/a", "https://www.example.com/a", true),
        ("https://example.com/terms.en.pdf", "https://example.com/terms.fr.pdf", true),
        ("https://example.com/terms_en.pdf", "https://example.com/terms-fr.pdf", true),
        ("https://example.com/terms-of-use.pdf", "https://example.com/terms-of-use-fr.pdf", true),
        ("https://example.com/en.html", "https://example.com/fr.html", true),
        ("https://example.com/index_e.asp", "https://example.com/index_f.asp", true),
        ("https://example.com/en.html", "https://example.com/fr.pdf", false),
        ("https://example.com/?hl=en&a=1", "https://example.com/?a=1&hl=fr-CA", true),
        ("https://example.com/a?lang=fr", "https://example.com/a", true),
        ("https://laws.example.com/eng/p-8.6/", "https://laws.example.com/fra/p-8.6/", true),
        ("https://laws-lois.example.com/eng/acts/P-8.6/", "https://laws-lois.example.com/fra/lois/P-8.6/", true),
        ("https://laws-lois.example.com/eng/acts/P-8.6/", "https://laws-lois.example.com/fra/lois/P-21/", false),
        ("https://laws-lois.example.com/eng/acts/P-21/", "https://laws-lois.example.com/fra/reglements/P-21/", false),
        ("https://example.com/#/en/form", "https://example.com/#/fr/form", true),
        ("mailto:Privacy@example.com", "mailto:privacy@example.com?subject=a", true),
        ("tel:+1-800-555-0100", "tel:18005550100", true),
        ("https://example.com/en/privacy", "https://example.com/fr/terms", false),
        ("https://example.com/us/privacy", "https://example.com/ca/privacy", false),
        ("https://fr.example.com/", "https://my.example.com/", false),
        ("https://example.com/a?b=1", "https://example.com/a?b=2", false),
        ("https://example.com/en", "https://example.org/en", false),
        ("https://example.com/terms.en.pdf", "https://example.com/terms.fr.html", false),
        ("https://example.com/a-en-b", "https://example.com/a-fr-b", false),
        ("https://example.com/#a", "https://example.com/#b", false),
        ("https://fr.com/a", "https://en.com/a", false),
    ] {
        assert_eq!(
            common.url(one) == common.url(other),
            same,
            "{one} {other} {} {}",
            common.url(one),
            common.url(other)
        );
    }
}

/// What the locales print is read again.
#[test]
fn printed_values_are_read() {
    let tags = ["en-CA", "fr-CA", "fr-FR", "en-US", "en-GB", "fr"];
    let locales = tags.map(locale);
    let common = Common::of(&locales);
    let mut seed: u64 = 3;
    let mut random = |below: u64| {
        // The linear congruential generator of Knuth's MMIX.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let units = [Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];
    let codes = ["CAD", "USD", "EUR", "GBP", "AUD", "NZD", "CHF", "JPY", "$", "€"];
    for _ in 0..2000 {
        let digits = random(7);
        let mut number = Decimal::from(random(10u64.pow(digits as u32)));
        number.multiply_pow10(-(random(3) as i16));
        let plain = trimmed_text(&number);
        let (unit, code) = (units[random(5) as usize], codes[random(10) as usize]);
        let date = Date::new(1900 + random(200) as i16, 1 + random(12) as i8, 1 + random(28) as i8).unwrap();
        for locale in &locales {
            let read = |text: String| {
                let found = locale.values(&format!("Text {text}. Text."), &common);
                assert!(found.len() == 1 && found[0].firm, "{}: {text} {found:?}", locale.tag);
                assert_eq!(found[0].range, 5..5 + text.len(), "{}: {text}", locale.tag);
                (text, found.into_iter().next().unwrap().value)
            };
            let (text, value) = read(locale.number(&number));
            assert_eq!(value, Value::Number(number.to_string()), "{text}");
            let (text, value) = read(locale.percent(&number));
            assert_eq!(value, Value::Percent(plain.clone()), "{text}");
            let (text, value) = read(locale.duration(&number, unit));
            let expected = match unit {
                Unit::Hours => Value::Hours { hours: plain.clone(), minutes: 0, length: true },
                _ => Value::Quantity { count: plain.clone(), unit: unit.key().into() },
            };
            assert_eq!(value, expected, "{text}");
            let (text, value) = read(locale.money(&number, code));
            let sign = if code.is_ascii() && code.len() == 3 { None } else { Some(code.to_owned()) };
            match value {
                Value::Money { amount, currency } => {
                    assert_eq!(amount, plain, "{text}");
                    assert!(currency.code.as_deref() == Some(code) || currency.sign == sign, "{text} {currency:?}");
                }
                _ => panic!("{text} {value:?}"),
            }
            let (text, value) = read(locale.date(date));
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            let year = Some(date.year().unsigned_abs());
            assert_eq!(value, Value::Date { year, month, day: Some(day) }, "{text}");
        }
    }
}

fn trimmed_text(number: &Decimal) -> String {
    let mut number = number.clone();
    number.absolute.trim_end();
    number.to_string()
}

#[test]
fn a_language_without_words() {
    let [english, german] = ["en", "de"].map(locale);
    let common = Common::of([&english, &german]);
    let values =
        |locale: &Locale, text: &str| locale.values(text, &common).iter().map(told).collect::<Vec<_>>().join(", ");
    let numbers = "30, 1234.5, a@example.org, example.org/a, 2026-05-04, 4";
    assert_eq!(
        values(&english, "30 days, $1,234.5 to a@example.org or example.org/en/a by 2026-05-04, section 4"),
        numbers
    );
    assert_eq!(
        values(&german, "30 Tage, 1.234,5 $ an a@example.org oder example.org/de/a bis 2026-05-04, Abschnitt 4"),
        numbers
    );
}

/// No text makes it panic, and no range is out of place.
#[test]
fn any_text_is_read() {
    let pieces = [
        "1",
        "30",
        "2026",
        "000",
        ".",
        ",",
        "-",
        " ",
        "\u{a0}",
        "(",
        ")",
        "é",
        "’",
        "$",
        "US$",
        "%",
        "section",
        "articles",
        "May",
        "mai",
        "à",
        "a",
        "IV",
        "one",
        "deux",
        "mille",
        "@",
        "://",
        "www.",
        "example.com",
        "p.m.",
        "h",
        "1er",
        "€",
        "§",
        "🎉",
        "日本",
        "\n",
        ":",
        "/",
        "x",
        "million",
        "de",
        "et",
        "and",
        "+",
        "ᵉ",
        "Ier",
        "\u{200b}",
        "º",
    ];
    let locales = ["en-CA", "fr-CA", "de"].map(locale);
    let common = Common::of(&locales[..2]);
    let mut seed: u64 = 5;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
        }
        for locale in &locales {
            let mut end = 0;
            for stated in locale.values(&text, &common) {
                assert!(stated.range.start >= end && stated.range.start < stated.range.end, "{text}: {stated:?}");
                assert!(text.get(stated.range.clone()).is_some(), "{text}: {stated:?}");
                end = stated.range.end;
            }
        }
    }
}
