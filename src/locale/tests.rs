//! Tables of what goes in and what must come out, in English and French.

use fixed_decimal::Decimal;

use super::*;
use crate::finding::{Findings, Value};
use crate::source::{Data, File};

mod typography;

const ENGLISH: &str = include_str!("../../locales/en/language.yaml");
const FRENCH: &str = include_str!("../../locales/fr/language.yaml");
const ENGLISH_WORDS: &str = include_str!("../../locales/en/words.yaml");
const FRENCH_WORDS: &str = include_str!("../../locales/fr/words.yaml");
const CANADA: &str = include_str!("../../locales/fr-CA/language.yaml");
const FRANCE: &str = include_str!("../../locales/fr-FR/language.yaml");

fn sources(files: &[(&str, &str)]) -> Sources {
    let mut files: Vec<File> = files
        .iter()
        .map(|(path, text)| File {
            path: (*path).into(),
            data: Data::Text((*text).into()),
            embedded: path.starts_with(THEME),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources::new(files)
}

/// A locale with the theme's own language data.
pub(super) fn locale(tag: &str) -> Locale {
    let files = [
        ("theme:locales/en/language.yaml", ENGLISH),
        ("theme:locales/en/words.yaml", ENGLISH_WORDS),
        ("theme:locales/fr/language.yaml", FRENCH),
        ("theme:locales/fr/words.yaml", FRENCH_WORDS),
        ("theme:locales/fr-CA/language.yaml", CANADA),
        ("theme:locales/fr-FR/language.yaml", FRANCE),
    ];
    let (locale, findings) = Locale::load("x", tag, "X", &sources(&files));
    assert_eq!(findings, []);
    locale
}

fn decimal(text: &str) -> Decimal {
    Decimal::try_from_str(text).unwrap()
}

/// The first line of `table` names the locales; each of the others says what `print` makes of its first cell in each of
/// them, with `_` for a no-break space (U+00A0) and `~` for a narrow one (U+202F).
fn prints(print: impl Fn(&Locale, &str) -> String, table: &str) {
    let mut lines = table.lines().filter(|line| !line.is_empty()).map(|line| line.split('|').map(str::trim));
    let locales: Vec<Locale> = lines.next().unwrap().skip(1).map(locale).collect();
    for mut cells in lines {
        let input = cells.next().unwrap();
        let printed = locales.iter().map(|locale| print(locale, input).replace('\u{a0}', "_").replace('\u{202f}', "~"));
        assert_eq!(printed.collect::<Vec<_>>(), cells.collect::<Vec<_>>(), "{input}");
    }
}

#[test]
fn a_locale_crosses_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locale>();
    shared::<Catalogue>();
}

#[test]
fn dates() {
    prints(
        |locale, input| locale.date(input.parse().unwrap()),
        "
           | en-CA             | en-US             | en-GB            | fr-CA            | fr-FR            | de                | not a tag
2019-01-01 | January_1, 2019   | January_1, 2019   | 1_January 2019   | 1er_janvier 2019 | 1er_janvier 2019 | 1._Januar 2019    | 2019 M01_1
2019-02-02 | February_2, 2019  | February_2, 2019  | 2_February 2019  | 2_février 2019   | 2_février 2019   | 2._Februar 2019   | 2019 M02_2
2011-11-11 | November_11, 2011 | November_11, 2011 | 11_November 2011 | 11_novembre 2011 | 11_novembre 2011 | 11._November 2011 | 2011 M11_11
2024-02-29 | February_29, 2024 | February_29, 2024 | 29_February 2024 | 29_février 2024  | 29_février 2024  | 29._Februar 2024  | 2024 M02_29
2001-12-31 | December_31, 2001 | December_31, 2001 | 31_December 2001 | 31_décembre 2001 | 31_décembre 2001 | 31._Dezember 2001 | 2001 M12_31
",
    );
}

#[test]
fn numbers() {
    prints(
        |locale, input| locale.number(&decimal(input)),
        "
         | en-CA      | fr-CA      | fr-FR      | de
0        | 0          | 0          | 0          | 0
1.5      | 1.5        | 1,5        | 1,5        | 1,5
75.50    | 75.50      | 75,50      | 75,50      | 75,50
1000     | 1,000      | 1_000      | 1~000      | 1.000
12345.60 | 12,345.60  | 12_345,60  | 12~345,60  | 12.345,60
-1234567 | -1,234,567 | -1_234_567 | -1~234~567 | -1.234.567
",
    );
}

#[test]
fn percentages() {
    prints(
        |locale, input| locale.percent(&decimal(input)),
        "
      | en-CA   | fr-CA    | fr-FR    | de
5     | 5%      | 5_%      | 5_%      | 5_%
2.50  | 2.50%   | 2,50_%   | 2,50_%   | 2,50_%
-1000 | -1,000% | -1_000_% | -1~000_% | -1.000_%
",
    );
}

#[test]
fn sums() {
    prints(
        |locale, input| {
            let (amount, currency) = input.split_once(' ').unwrap();
            locale.money(&decimal(amount), currency)
        },
        "
             | en-CA           | en-US                      | fr-CA                 | fr-FR                       | fr                          | de
75 $         | $75             | $75                        | 75_$                  | 75_$                        | 75_$                        | 75_$
75 CAD       | $75             | 75_Canadian dollars        | 75_$                  | 75_dollars canadiens        | 75_dollars canadiens        | 75_CAD
75 USD       | 75_US dollars   | $75                        | 75_dollars américains | 75_dollars américains       | 75_dollars américains       | 75_USD
75 EUR       | €75             | €75                        | 75_€                  | 75_€                        | 75_€                        | 75_EUR
75 CHF       | CHF_75          | CHF_75                     | 75_CHF                | 75_CHF                      | 75_CHF                      | 75_CHF
1 USD        | 1_US dollar     | $1                         | 1_dollar américain    | 1_dollar américain          | 1_dollar américain          | 1_USD
0 USD        | 0_US dollars    | $0                         | 0_dollar américain    | 0_dollar américain          | 0_dollar américain          | 0_USD
1.50 USD     | 1.50_US dollars | $1.50                      | 1,50_dollar américain | 1,50_dollar américain       | 1,50_dollar américain       | 1,50_USD
12345.60 CAD | $12,345.60      | 12,345.60_Canadian dollars | 12_345,60_$           | 12~345,60_dollars canadiens | 12~345,60_dollars canadiens | 12.345,60_CAD
-75.50 CAD   | -$75.50         | -75.50_Canadian dollars    | -75,50_$              | -75,50_dollars canadiens    | -75,50_dollars canadiens    | -75,50_CAD
",
    );
}

#[test]
fn durations() {
    prints(
        |locale, input| {
            let (number, unit) = input.split_once(' ').unwrap();
            locale.duration(&decimal(number), serde_yaml::from_str(unit).unwrap())
        },
        "
           | en-CA       | fr-CA        | de
0 days     | 0_days      | 0_jour       | 0_d
1 days     | 1_day       | 1_jour       | 1_d
1.5 days   | 1.5_days    | 1,5_jour     | 1,5_d
1.0 days   | 1.0_days    | 1,0_jour     | 1,0_d
2 days     | 2_days      | 2_jours      | 2_d
180 days   | 180_days    | 180_jours    | 180_d
1000 hours | 1,000_hours | 1_000_heures | 1.000_h
1 hours    | 1_hour      | 1_heure      | 1_h
6 weeks    | 6_weeks     | 6_semaines   | 6_w
1 months   | 1_month     | 1_mois       | 1_m
7 years    | 7_years     | 7_ans        | 7_y
",
    );
}

#[test]
fn sizes_of_files() {
    prints(
        |locale, input| locale.file_size(input.parse().unwrap()),
        "
                     | en-CA             | fr-CA             | de
0                    | 0_bytes           | 0_octet           | 0_B
1                    | 1_byte            | 1_octet           | 1_B
999                  | 999_bytes         | 999_octets        | 999_B
1000                 | 1_kB              | 1_ko              | 1_kB
1250                 | 1.3_kB            | 1,3_ko            | 1,3_kB
9960                 | 10_kB             | 10_ko             | 10_kB
123456               | 123_kB            | 123_ko            | 123_kB
999499               | 999_kB            | 999_ko            | 999_kB
999500               | 1_MB              | 1_Mo              | 1_MB
2450000000           | 2.5_GB            | 2,5_Go            | 2,5_GB
18446744073709551615 | 18,446,744,074_GB | 18_446_744_074_Go | 18.446.744.074_GB
",
    );
}

#[test]
fn words() {
    let [english, french, german] = ["en-CA", "fr-CA", "de"].map(locale);
    assert_eq!(english.clause_reference("4.2"), "section\u{a0}4.2");
    assert_eq!(french.clause_reference("4.2"), "article\u{a0}4.2");
    assert_eq!(german.clause_reference("4.2"), "§\u{a0}4.2");
    assert_eq!(french.reference_word("schedule"), Some("annexe"));
    assert_eq!((french.file_type("PDF"), french.file_type("docx")), ("PDF".into(), "Word".into()));
    assert_eq!(french.dir(), "ltr");
}

#[test]
fn what_lies_over_what() {
    let files = sources(&[
        ("theme:locales/fr/theme.ftl", "a = thème fr\nb = thème fr\nc = thème fr\nd = thème fr\n"),
        ("theme:locales/fr-CA/theme.ftl", "b = thème fr-CA\nc = thème fr-CA\nd = thème fr-CA\n"),
        ("locales/fr/theme.ftl", "c = site fr\nd = site fr\n"),
        ("locales/fr-CA/theme.ftl", "d = site fr-CA\n"),
        ("locales/fr-FR/theme.ftl", "d = site fr-FR\n"),
        ("theme:locales/fr/language.yaml", FRENCH),
        ("locales/fr/language.yaml", "direction: rtl\nunits: { days: { other: j } }\n"),
    ]);
    let (locale, findings) = Locale::load("fr", "fr-CA-u-nu-latn", "Français", &files);
    assert_eq!(findings, []);
    let messages: Vec<_> = locale.plain_messages().map(|(id, text)| format!("{id} = {text}")).collect();
    assert_eq!(messages, ["a = thème fr", "b = thème fr-CA", "c = site fr", "d = site fr-CA"]);
    assert_eq!(locale.dir(), "rtl");
    assert_eq!(locale.duration(&decimal("2"), Unit::Days), "2\u{a0}j");
    assert_eq!(locale.duration(&decimal("2"), Unit::Weeks), "2\u{a0}semaines");
}

#[test]
fn messages_and_their_values() {
    let text = "
-brand = Recto
plain = { -brand }
asks = { $name } & { $name }
holds = { asks }!
count = { $n ->
    [0] none
    [one] { $n } version
   *[other] { $n } versions
}
only =
    .remedy = { $count ->
        [one] one line
       *[other] { $count } lines
    }
";
    let files = sources(&[("theme:locales/fr/theme.ftl", text)]);
    let (locale, findings) = Locale::load("fr", "fr-CA", "Français", &files);
    assert_eq!(findings, []);
    assert_eq!(locale.plain_messages().collect::<Vec<_>>(), [("plain", "Recto".into())]);
    for (id, values, expected) in [
        ("holds", &[("name", "<é>")][..], "<é> & <é>!"),
        ("count", &[("n", "0")], "none"),
        ("count", &[("n", "1")], "1 version"),
        ("count", &[("n", "2019")], "2019 versions"),
        ("count", &[("n", "01")], "01 versions"),
        ("count", &[("n", "1 000")], "1 000 versions"),
        ("asks", &[], "message `asks`: Unknown variable: $name"),
        ("ask", &[], "no message `ask`; is it `asks`?"),
        ("elsewhere", &[], "no message `elsewhere`"),
        ("only", &[], "no message `only`"),
    ] {
        assert_eq!(locale.message(id, values), expected, "{id}");
    }
    let (catalogue, _) = Catalogue::load(&["theme.ftl"], "fr", &files);
    let format = |count: usize| catalogue.format("only", Some("remedy"), &[("count", Value::Count(count))]);
    assert_eq!(format(0).as_deref(), Some("one line"));
    assert_eq!(format(2000).as_deref(), Some("2000 lines"));
    assert!(catalogue.has_attribute("only", "remedy") && !catalogue.has_attribute("only", "explain"));
    assert_eq!(catalogue.format("only", None, &[]), None);
}

/// The findings about files, loaded for locales and checked: place, what is there, code and values.
fn told(tags: &[&str], files: &[(&str, &str)]) -> Vec<String> {
    let sources = sources(files);
    let mut findings = Findings::default();
    let locales: Vec<Locale> = tags
        .iter()
        .map(|tag| {
            let (locale, faults) = Locale::load(tag, tag, tag, &sources);
            findings.extend(faults);
            locale
        })
        .collect();
    findings.extend(check(&locales, &sources));
    findings.sort();
    let lines = findings.iter().map(|finding| {
        let place = finding.span.map_or(String::new(), |span| {
            let (line, column) = sources.position(span.file, span.start);
            format!("{}:{line}:{column} {:?} ", sources.file(span.file).path, sources.slice(span))
        });
        let values = finding.values.iter().map(|(name, value)| match value {
            Value::Text(text) => format!(" {name}={text}"),
            Value::Count(count) => format!(" {name}={count}"),
        });
        format!("{place}{}{}", finding.code.as_str(), values.collect::<String>())
    });
    lines.collect()
}

const THEME_EN: (&str, &str) =
    ("theme:locales/en/theme.ftl", "hello = Hello\ndated = On { $date }\n    .short = { $date }\n");
const THEME_FR: (&str, &str) =
    ("theme:locales/fr/theme.ftl", "hello = Bonjour\ndated = Le { $date }\n    .short = { $date }\n");

#[test]
fn counts_have_the_separators_of_the_language() {
    for (tag, expected) in [("en", "1,234,567 pages"), ("fr", "1\u{202f}234\u{202f}567 pages")] {
        let path = format!("locales/{tag}/findings.ftl");
        let sources = sources(&[(&path, "pages = { $n ->\n    [one] a page\n   *[other] { NUMBER($n) } pages\n}\n")]);
        let (catalogue, findings) = Catalogue::load(&["findings.ftl"], tag, &sources);
        assert_eq!((catalogue.say("pages", &[("n", 1_234_567.into())]).as_str(), findings.len()), (expected, 0));
        assert_eq!(catalogue.say("pages", &[("n", 1.into())]), "a page");
    }
}

#[test]
fn seconds_have_two_decimals_below_ten() {
    let english = locale("en");
    for (milliseconds, expected) in
        [(4, "0.00\u{a0}s"), (38, "0.04\u{a0}s"), (1_500, "1.50\u{a0}s"), (12_345, "12\u{a0}s")]
    {
        assert_eq!(english.seconds(std::time::Duration::from_millis(milliseconds)), expected);
    }
}

#[test]
fn languages_that_agree() {
    finds(&["en-CA", "fr-CA", "fr-FR"], &[], &[]);
    let own = [
        ("locales/en/theme.ftl", "hellos = Hellos { $count }\n-term = { $case }\nhello = { -term }\n"),
        ("locales/fr/theme.ftl", "hellos = Bonjours { $count }\n"),
    ];
    finds(&["en", "fr"], &own, &[]);
}

/// Checks the findings about files that lie over the theme above.
fn finds(tags: &[&str], files: &[(&str, &str)], expected: &[&str]) {
    let files: Vec<_> = files.iter().copied().chain([THEME_EN, THEME_FR]).collect();
    assert_eq!(told(tags, &files), expected, "{tags:?} {files:#?}");
}

#[test]
fn languages_that_do_not() {
    // A language without any messages.
    finds(&["en", "de-AT"], &[], &["locale/missing language=de-AT file=locales/de/theme.ftl"]);
    // One that has some of them.
    finds(
        &["en", "de"],
        &[("locales/de/theme.ftl", "dated = Am { $date }\n\n")],
        &[
            "locales/de/theme.ftl:1:21 \"\" locale/missing-message language=de message=dated.short file=locales/de/theme.ftl",
            "locales/de/theme.ftl:1:21 \"\" locale/missing-message language=de message=hello file=locales/de/theme.ftl",
        ],
    );
    // A misspelt override.
    finds(
        &["en", "fr"],
        &[("locales/fr/theme.ftl", "# é\nhelo = Bonjour\n    .more = plus\n")],
        &["locales/fr/theme.ftl:2:1 \"helo\" locale/unknown-message message=helo suggestion=hello"],
    );
    // A message of the site's own, in one language only: told where it is to be written, or where it stands.
    finds(
        &["en", "fr"],
        &[("locales/en/theme.ftl", "footer = Footer\n")],
        &[
            "locales/en/theme.ftl:1:1 \"footer\" locale/missing-message language=fr message=footer file=locales/fr/theme.ftl",
        ],
    );
    finds(
        &["en", "fr"],
        &[("locales/en/theme.ftl", "footer = Footer\n"), ("locales/fr/theme.ftl", "hello = Allô\n")],
        &["locales/fr/theme.ftl:1:13 \"\" locale/missing-message language=fr message=footer file=locales/fr/theme.ftl"],
    );
}

#[test]
fn variables_that_are_not_given_or_not_used() {
    // Misspelt, not used, not given; last, used through another message.
    finds(
        &["en", "fr"],
        &[("locales/fr/theme.ftl", "dated = Été { $dte }\n    .short = court\nhello = Bonjour { $user }\n")],
        &[
            "locales/fr/theme.ftl:1:15 \"$dte\" locale/unknown-variable message=dated variable=dte suggestion=date",
            "locales/fr/theme.ftl:2:6 \"short\" locale/unused-variable message=dated.short variable=date",
            "locales/fr/theme.ftl:3:19 \"$user\" locale/unknown-variable message=hello variable=user",
        ],
    );
    finds(&["en", "fr"], &[("locales/fr/theme.ftl", "dated = { dated.short }\n    .short = { $date }\n")], &[]);
}

#[test]
fn references() {
    finds(
        &["en"],
        &[("locales/en/theme.ftl", "hello = { -brand } { helo } { dated.shrt } { DATETIME(1) } { hello }\n")],
        &[
            "locales/en/theme.ftl:1:1 \"hello\" locale/syntax reason=Cyclical dependency detected",
            "locales/en/theme.ftl:1:11 \"-brand\" locale/unknown-message message=-brand",
            "locales/en/theme.ftl:1:22 \"helo\" locale/unknown-message message=helo suggestion=hello",
            "locales/en/theme.ftl:1:31 \"dated.shrt\" locale/unknown-message message=dated.shrt suggestion=dated.short",
            "locales/en/theme.ftl:1:46 \"DATETIME\" locale/syntax reason=Unknown function: DATETIME()",
        ],
    );
}

#[test]
fn syntax() {
    // Told once, and the message that was meant is not missing as well.
    finds(
        &["en", "de"],
        &[("locales/de/theme.ftl", "hello = é { $\ndated = Am { $date }\n    .short\nhello = Hallo {\n")],
        &[
            "locales/de/theme.ftl:1:14 \"\" locale/syntax reason=Expected one of \"a-zA-Z\"",
            "locales/de/theme.ftl:3:5 \".\" locale/syntax reason=Expected one of \"a-zA-Z\"",
            "locales/de/theme.ftl:4:16 \"\" locale/syntax reason=Expected an inline expression",
        ],
    );
    finds(
        &["en"],
        &[(
            "locales/en/theme.ftl",
            "hello =\n\ndated = { $date }\n    .short = { $date }\ndated = { $date }\n    .short = { $date }\n",
        )],
        &[
            "locales/en/theme.ftl:1:1 \"hello =\" locale/syntax reason=Expected a message field for \"hello\"",
            "locales/en/theme.ftl:5:1 \"dated\" locale/syntax reason=`dated` is defined twice in this file",
            "locales/en/theme.ftl:6:6 \"short\" locale/syntax reason=`dated.short` is defined twice in this file",
        ],
    );
}

#[test]
fn language_data() {
    finds(
        &["en"],
        &[("locales/en/language.yaml", "clauze: section\n")],
        &["locales/en/language.yaml:1:1 \"clauze\" yaml/unknown-key key=clauze suggestion=clause"],
    );
    finds(
        &["en"],
        &[("locales/en/language.yaml", "# é\nmoney: { sign: \"é {amount}\" }\n")],
        &["locales/en/language.yaml:2:16 \"\\\"é {amount}\\\"\" yaml/syntax reason=the pattern must hold {sign}"],
    );
    finds(
        &["en"],
        &[("locales/en/language.yaml", "units: { days: { one: day } }\n")],
        &["locales/en/language.yaml:1:18 \"one\" yaml/syntax reason=missing field `other`"],
    );
    finds(
        &["en"],
        &[("locales/en/language.yaml", "units: { dayz: { other: day } }\n")],
        &[
            "locales/en/language.yaml:1:10 \"dayz\" yaml/syntax reason=unknown variant `dayz`, expected one of hours, days, weeks, months, years",
        ],
    );
    finds(
        &["en"],
        &[("locales/en/language.yaml", "direction: up\n")],
        &["locales/en/language.yaml:1:12 \"up\" yaml/syntax reason=unknown variant `up`, expected one of ltr, rtl"],
    );
    finds(
        &["en"],
        &[("locales/en/language.yaml", "# é\nclause: \"é\n")],
        &["locales/en/language.yaml:2:9 \"\\\"\" yaml/syntax reason=unclosed quote"],
    );
}

#[test]
fn deep_nesting_is_a_finding() {
    let deep = format!("hello = {}\n", "{".repeat(100_000));
    let expected = "locales/en/theme.ftl:1:59 \"{\" locale/syntax reason=braces are nested more than 50 levels deep";
    finds(&["en"], &[("locales/en/theme.ftl", &deep)], &[expected]);
    // Braces in literals do not add up over the messages of a file.
    let many: String = (0..60).map(|i| format!("a{i} = {{ \"{{\" }}\n")).collect();
    finds(&["en"], &[("locales/en/theme.ftl", &many)], &[]);
}
