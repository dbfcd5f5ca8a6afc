//! The rules of typography, line by line, and what holds of them all.

use super::*;
use crate::locale::typography::{LINE_BREAK, OBJECT};

/// A text with its changes, raised letters marked up.
fn marked(locale: &Locale, text: &str) -> String {
    let mut edits = Vec::new();
    locale.typography().edit(text, &mut edits);
    edits.into_iter().rev().fold(text.to_owned(), |mut text, edit| {
        let with = if edit.raised { format!("<sup>{}</sup>", edit.with) } else { edit.with.to_owned() };
        text.replace_range(edit.range, &with);
        text
    })
}

/// The cells of a line of the table.
fn cells(line: &str) -> Vec<String> {
    let line = line.replace("\\n", "\n").replace("[]", &OBJECT.to_string());
    line.replace('_', "\u{a0}")
        .replace('~', "\u{202f}")
        .split('|')
        .map(|cell| cell.trim_matches(' ').to_owned())
        .collect()
}

/// The lines of the table, each with the locales that it is about.
fn table() -> Vec<(Vec<&'static str>, Vec<String>)> {
    let mut locales = Vec::new();
    let mut table = Vec::new();
    let lines = include_str!("typography.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && (!line.starts_with('#') || line.contains(" | "))) {
        match line.strip_prefix("locales | ") {
            Some(names) => locales = names.split(" | ").collect(),
            None => table.push((locales.clone(), cells(line))),
        }
    }
    table
}

#[test]
fn every_line() {
    let mut wrong = Vec::new();
    for (locales, cells) in table() {
        assert_eq!(cells.len(), locales.len() + 1, "{}", cells[0]);
        for (tag, expected) in locales.iter().zip(&cells[1..]) {
            let expected = if expected == "=" { &cells[0] } else { expected };
            let printed = marked(&locale(tag), &cells[0]);
            if printed != *expected {
                wrong.push(format!("{tag}: {:?}\n   came out {printed:?}\n  should be {expected:?}", cells[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_language_without_rules_changes_nothing() {
    for (_, cells) in table() {
        assert_eq!(marked(&locale("de"), &cells[0]), cells[0]);
    }
}

/// Nothing but the letters: without spaces, quotation marks and what becomes a raised letter.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"\"'“”‘’«»".contains(*c))
        .map(|c| if "°º".contains(c) { 'o' } else { c })
        .collect()
}

#[test]
fn twice_is_once_and_no_letter_is_lost() {
    const PIECES: &[&str] = &[
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\u{a0}",
        "\u{202f}",
        "\"",
        "\"",
        "'",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        ":",
        ";",
        "!",
        "?",
        ".",
        ",",
        "(",
        ")",
        "%",
        "$",
        "°",
        "/",
        "@",
        "-",
        "—",
        "…",
        "mot",
        "l",
        "article",
        "section",
        "no",
        "n°",
        "n",
        "é",
        "jours",
        "h",
        "er",
        "e",
        "1",
        "12",
        "345",
        "4",
        "://",
        "www.",
        "example.com",
        "[]",
    ];
    let object = OBJECT.to_string();
    let line_break = LINE_BREAK.to_string();
    let locales = ["fr-CA", "fr-FR", "en-CA"].map(locale);
    let mut state: u64 = 1;
    let mut next = |below: usize| {
        // Knuth, MMIX.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..5_000 {
        let pieces = (0..=next(12)).map(|_| match next(PIECES.len() + 1) {
            i if i == PIECES.len() => &line_break,
            i if PIECES[i] == "[]" => &object,
            i => PIECES[i],
        });
        let text: String = pieces.collect();
        // Of marks upon marks nobody can tell which begins and which ends what.
        if text.as_bytes().windows(2).any(|pair| pair.iter().all(|byte| b"\"'".contains(byte))) {
            continue;
        }
        for locale in &locales {
            let once = locale.typography().plain(&text);
            assert_eq!(letters(&once), letters(&text), "{}: {text:?}", locale.tag);
            assert_eq!(locale.typography().plain(&once), once, "{}: {text:?}", locale.tag);
        }
    }
}
