//! Mutations: from texts that say the same thing, one slip of an editor at a time, seeded, in the translation alone.
//! Each must give one parity finding, of the right code, at the right line; the texts as they are must give none.
//!
//! The texts are the bundled site's and those of `tests/parity/`, which hold every kind of value, with their ids and
//! without. `MUTATE=path/to/site cargo test --test parity` runs the same
//! on another site; versions of it that are not clean are left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use recto::Compiled;
use recto::finding::{Code, Finding, Findings, Severity};
use recto::locale::values::Value;
use recto::project::{self, Project};
use recto::site::Site;
use recto::site::alignment::Step;
use recto::site::blocks::{Block, Leaf, What};
use recto::source::{Data, File, Sources, Span};

/// A version in two languages and how it is made again with another translation.
struct Case {
    clean: Compiled,
    notice: usize,
    version: usize,
    /// The translation.
    path: String,
    text: String,
}

/// A slip.
#[derive(Debug)]
struct Mutation {
    what: &'static str,
    text: String,
    /// The codes that may tell it.
    codes: Vec<&'static str>,
    /// The lines of the translation, from 1, at which it may be told.
    lines: std::ops::RangeInclusive<usize>,
}

/// Of the bundled site every so many mutations are tried.
const EVERY: usize = 4;

const SWAPPED: &str = "two clauses are swapped";

#[test]
fn every_slip_is_found_once() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let roots = match std::env::var_os("MUTATE") {
        Some(root) => vec![PathBuf::from(root)],
        None => vec![here.to_path_buf(), here.join("tests/parity")],
    };
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    for (root, with_ids) in roots.iter().flat_map(|root| [(root.as_path(), true), (root.as_path(), false)]) {
        for case in cases(root, with_ids) {
            let clean = parity(&case.clean);
            if std::env::var_os("MUTATE").is_some() && !clean.is_empty() {
                continue;
            }
            assert!(clean.is_empty(), "{} is not clean: {clean:#?}", case.path);
            // A few of each kind are enough of the bundled site, whose notices are alike.
            let step = if root == here && std::env::var_os("MUTATE").is_none() { EVERY } else { 1 };
            let mutations: Vec<Mutation> = case.mutations(with_ids).into_iter().step_by(step).collect();
            let judged: Vec<_> = mutations.par_iter().map(|mutation| case.judge(mutation, with_ids)).collect();
            for (mutation, judged) in mutations.iter().zip(judged) {
                let count = counts.entry(mutation.what).or_default();
                count.0 += 1;
                match judged {
                    Ok(()) => count.1 += 1,
                    Err(why) => failures.push(format!("{} (ids: {with_ids}): {}: {why}", case.path, mutation.what)),
                }
            }
        }
    }
    println!("{counts:#?}");
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    assert!(counts.values().map(|(tried, _)| tried).sum::<usize>() > 1500, "{counts:?}");
}

fn judge(mutation: &Mutation, found: &[Finding], project: &Project, path: &str) -> Result<(), String> {
    let sources = &project.sources;
    let show = |finding: &Finding| {
        let place = finding.span.map(|span| (sources.file(span.file).path.clone(), line(sources, span)));
        format!("{} at {place:?}", finding.code.as_str())
    };
    let all = || found.iter().map(show).collect::<Vec<_>>().join(", ");
    let [finding] = found else {
        return Err(format!(
            "{} findings ({}), expected {:?} at {:?}",
            found.len(),
            all(),
            mutation.codes,
            mutation.lines
        ));
    };
    let span = finding.span.ok_or("a finding without place")?;
    let right = mutation.codes.contains(&finding.code.as_str())
        && sources.file(span.file).path == path
        && mutation.lines.contains(&line(sources, span));
    if right { Ok(()) } else { Err(format!("{}, expected {:?} at {:?}", all(), mutation.codes, mutation.lines)) }
}

/// The line of a place, from 1.
fn line(sources: &Sources, span: Span) -> usize {
    line_of(sources.text(span.file), span.start as usize)
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

/// One case for each version of each notice of a site, as the only one of its notice.
fn cases(root: &Path, with_ids: bool) -> Vec<Case> {
    let (whole, _) = project::read(root);
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, file) in whole.sources.under("content/") {
        let parts: Vec<&str> = file.path.split('/').collect();
        if let ["content", key, date, name] = parts[..]
            && name.ends_with(".md")
        {
            versions.entry(format!("content/{key}/{date}/")).or_default().push(name.to_owned());
        }
    }
    let mut cases = Vec::new();
    for folder in versions.into_keys() {
        let key = folder.split('/').nth(1).unwrap_or_default();
        let keep = |path: &str| {
            let of_notice = path.strip_prefix("content/").is_some_and(|rest| rest.starts_with(&format!("{key}/")));
            let is_text = of_notice && path.split('/').count() > 3;
            // What was approved is rewritten by any slip, and nothing else is then told of it.
            let is_of_ledger = path.contains("/approved/") || path == "content/addresses.txt";
            !is_of_ledger && (path.starts_with(&folder) || !is_text)
        };
        let files = whole.sources.iter().filter(|(_, file)| keep(&file.path)).map(|(_, file)| {
            let data = match &file.data {
                Data::Text(text) if !with_ids && file.path.ends_with(".md") => Data::Text(without_ids(text).into()),
                data => data.clone(),
            };
            File { path: file.path.clone(), data, embedded: file.embedded }
        });
        let project = Project { root: root.to_path_buf(), sources: Sources::new(files.collect()) };
        let clean = compile(&project, None);
        let Some(site) = &clean.site else { continue };
        let Some(notice) = site.notices.iter().position(|notice| notice.key == key) else { continue };
        let source = site.notices[notice].source;
        let Some(language) = site.config.languages.ids().find(|language| *language != source) else { continue };
        let file = site.notices[notice].versions[0].texts[language].file;
        let (path, text) = (project.sources.file(file).path.clone(), project.sources.text(file).to_owned());
        cases.push(Case { clean, notice, version: 0, path, text });
    }
    cases
}

fn without_ids(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("{#") {
        let end = rest[start..].find('}').map_or(rest.len(), |end| start + end + 1);
        left.push_str(rest[..start].trim_end_matches(' '));
        rest = &rest[end..];
    }
    left + rest
}

fn with_text(project: &Project, path: &str, text: &str) -> Project {
    let mut project = project.clone();
    project.sources.replace(project.sources.find(path).unwrap(), Data::Text(text.into()));
    project
}

/// On a day on which no version of the bundled site is to come: before, what differs is a warning.
fn compile(project: &Project, before: Option<&Compiled>) -> Compiled {
    recto::compile(project.clone(), Findings::default(), |_| "2027-11-22".parse().unwrap(), before, &|_| {})
}

fn parity(compiled: &Compiled) -> Vec<Finding> {
    assert!(compiled.site.is_some());
    compiled
        .findings
        .clone()
        .into_iter()
        .filter(|f| f.code.as_str().starts_with("parity/") && f.severity == Severity::Error)
        .collect()
}

impl Case {
    fn site(&self) -> &Site {
        self.clean.site.as_ref().unwrap()
    }

    /// Whether the slip is found as it should be.
    fn judge(&self, mutation: &Mutation, with_ids: bool) -> Result<(), String> {
        let project = with_text(&self.clean.project, &self.path, &mutation.text);
        let found = parity(&compile(&project, Some(&self.clean)));
        // Without ids nothing but the words tells which clause is which; that two were swapped must be seen, and may
        // take more than one finding.
        let seen = !with_ids && mutation.what == SWAPPED && !found.is_empty();
        if seen { Ok(()) } else { judge(mutation, &found, &project, &self.path) }
    }

    fn mutations(&self, with_ids: bool) -> Vec<Mutation> {
        let notice = &self.site().notices[self.notice];
        let version = &notice.versions[self.version];
        let language = self.site().config.languages.ids().find(|language| *language != notice.source).unwrap();
        let sources = &self.clean.project.sources;
        let [blocks, source_blocks] = [language, notice.source].map(|language| version.blocks(language, sources));
        let source_text = sources.text(version.texts[notice.source].file);
        let mut mutations = Vec::new();
        for (j, block) in blocks.iter().enumerate() {
            let lines = self.lines(block);
            let at = line_of(&self.text, lines.start);
            if is_whole(&blocks, j) {
                let mut text = self.text.clone();
                text.replace_range(lines.clone(), "");
                let from =
                    j.checked_sub(1).map_or(at, |before| line_of(&self.text, blocks[before].span.start as usize));
                let codes = vec!["parity/missing-block"];
                // Before the first block there is nothing but the front matter.
                let to = if j == 0 { at + 2 } else { at };
                mutations.push(Mutation { what: "a block is dropped", text, codes, lines: from..=to });
                let mut text = self.text.clone();
                let gap = if block.shape.lists == 0 && !matches!(block.shape.leaf, Leaf::Row(_)) { "\n" } else { "" };
                text.insert_str(lines.end, &format!("{gap}{}", &self.text[lines.clone()]));
                let to = line_of(&text, lines.end + 1) + 1;
                mutations.push(Mutation {
                    what: "a block is twice",
                    text,
                    codes: vec!["parity/extra-block"],
                    lines: at..=to,
                });
            }
            let step = version.alignment[language].iter().filter_map(Step::one_to_one).find(|(_, other)| *other == j);
            let words = self.text[block.span.range()].split_whitespace().count();
            if let Some((i, _)) = step
                && block.shape.leaf == Leaf::Words
                && block.shape.quotes == 0
                && words >= 12
            {
                let mut text = self.text.clone();
                text.replace_range(block.span.range(), &source_text[source_blocks[i].span.range()]);
                let codes = vec!["parity/untranslated"];
                mutations.push(Mutation { what: "a block is not translated", text, codes, lines: at..=at });
                mutations.extend(self.sentence(block, &source_text[source_blocks[i].span.range()]));
            }
            if block.shape.leaf == Leaf::Words && block.shape.lists + block.shape.quotes == 0 && words >= 12 {
                mutations.extend(self.joined_and_split(&blocks, j));
            }
            mutations.extend(self.enumerators(&blocks, j));
            if let Leaf::Heading(_) = block.shape.leaf {
                let mut text = self.text.clone();
                text.insert(block.span.start as usize, '#');
                let codes = vec!["parity/heading-level"];
                mutations.push(Mutation { what: "a heading is a level lower", text, codes, lines: at..=at });
            }
            mutations.extend(self.exchanged(block));
            for mention in &block.mentions {
                let range = mention.span.range();
                let line = line_of(&self.text, range.start);
                let written = &self.text[range.clone()];
                for (what, changed, codes) in changes(&mention.what, written) {
                    let mut text = self.text.clone();
                    text.replace_range(range.clone(), &changed);
                    mutations.push(Mutation { what, text, codes, lines: line..=line });
                }
                let before = &self.text[..range.start];
                if let Some(label) = before.strip_suffix("](").and_then(|before| before.rfind('['))
                    && self.text[range.end..].starts_with(')')
                {
                    let mut text = self.text.clone();
                    text.replace_range(range.start - 2..range.end + 1, "");
                    text.remove(label);
                    // What the label says stays said.
                    let said = before[label..].contains("example");
                    // Without ids, what leads to a clause leads nowhere in both languages, which is told.
                    let is_told = !with_ids && self.text[range.clone()].contains('#');
                    let codes = vec!["parity/url", "parity/email", "parity/link"];
                    let lines = at..=line;
                    mutations.extend((!said && !is_told).then_some(Mutation {
                        what: "a link is dropped",
                        text,
                        codes,
                        lines,
                    }));
                }
            }
        }
        mutations.extend(self.dropped_clauses(&blocks, with_ids));
        if with_ids {
            mutations.extend(self.pasted(&blocks));
        }
        mutations.extend(self.swaps(&blocks));
        for (i, j) in version.alignment[language].iter().filter_map(Step::one_to_one) {
            if let Leaf::Heading(_) = blocks[j].shape.leaf {
                mutations.extend(self.foreign_heading(&blocks[j], &source_text[source_blocks[i].span.range()]));
                mutations.extend(self.other_id(&blocks[j]));
            }
        }
        mutations.extend(self.fronts());
        mutations
    }

    /// The lines of a block, with the line break at their end.
    fn lines(&self, block: &Block) -> std::ops::Range<usize> {
        let range = block.span.range();
        let start = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[range.end..].find('\n').map_or(self.text.len(), |at| range.end + at + 1);
        start..end
    }

    /// A heading in the source language, if a function word tells that it is no name.
    fn foreign_heading(&self, block: &Block, source: &str) -> Option<Mutation> {
        let words: Vec<&str> = source.split_whitespace().collect();
        let is_foreign = ["the", "of", "to", "you", "your", "and", "with"].iter().any(|word| words.contains(word));
        let mut text = self.text.clone();
        text.replace_range(block.span.range(), source);
        let line = line_of(&self.text, block.span.start as usize);
        let codes = vec!["parity/untranslated"];
        let mutation = Mutation { what: "a heading is not translated", text, codes, lines: line..=line };
        (is_foreign && words.len() > 4).then_some(mutation)
    }

    /// A heading with another id.
    fn other_id(&self, block: &Block) -> Option<Mutation> {
        let range = block.span.range();
        let id = range.start + self.text[range].find("{#")? + 2;
        let mut text = self.text.clone();
        text.insert(id, 'x');
        let line = line_of(&self.text, id);
        let codes = vec!["parity/clause-id"];
        Some(Mutation { what: "a clause has another id", text, codes, lines: line..=line })
    }

    /// Another figure in a string of the front matter.
    fn fronts(&self) -> Vec<Mutation> {
        let body = self.text[3..].find("\n---\n").map_or(0, |end| end + 3);
        let figures = self.text[..body].char_indices().filter(|(_, c)| c.is_ascii_digit());
        let changed = figures.map(|(at, digit)| {
            let mut text = self.text.clone();
            let other = if digit == '9' { '8' } else { char::from(digit as u8 + 1) };
            text.replace_range(at..at + 1, &other.to_string());
            let line = line_of(&self.text, at);
            let codes = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("parity/")).collect();
            Mutation { what: "a figure in the front matter is changed", text, codes, lines: line..=line }
        });
        changed.collect()
    }

    /// One sentence, without values, in the source language.
    fn sentence(&self, block: &Block, source: &str) -> Option<Mutation> {
        let range = block.span.range();
        let own = &self.text[range.clone()];
        let (sentences, foreign): (Vec<&str>, Vec<&str>) = (own.split(". ").collect(), source.split(". ").collect());
        let is_plain = |text: &str| !text.contains(|c: char| c.is_ascii_digit() || "[{:*".contains(c));
        let at = (sentences.len() == foreign.len() && sentences.len() > 1).then(|| {
            (0..foreign.len()).find(|&k| {
                let from = range.start + sentences[..k].iter().map(|sentence| sentence.len() + 2).sum::<usize>();
                let inside = from..from + sentences[k].len();
                let mentions = block.mentions.iter().any(|m| m.firm && inside.contains(&m.span.range().start));
                is_plain(foreign[k]) && is_plain(sentences[k]) && !mentions && foreign[k].split(' ').count() >= 14
            })
        })??;
        let mut changed = sentences;
        changed[at] = foreign[at];
        let mut text = self.text.clone();
        text.replace_range(range.clone(), &changed.join(". "));
        let line = line_of(&self.text, range.start);
        let codes = vec!["parity/untranslated"];
        Some(Mutation { what: "a sentence is not translated", text, codes, lines: line..=line })
    }

    /// Two values of one kind in two sentences, each in the place of the other.
    fn exchanged(&self, block: &Block) -> Vec<Mutation> {
        let values = block.mentions.iter().filter(|mention| mention.firm).filter_map(|mention| match &mention.what {
            What::Value(value) => Some((value, mention.span.range())),
            _ => None,
        });
        let mut values: Vec<_> = values.collect();
        values.sort_by_key(|(_, range)| range.start);
        let mut mutations = Vec::new();
        for ((one, first), (two, second)) in values.iter().zip(values.iter().skip(1)) {
            let between = &self.text[first.end..second.start];
            let ends = between.split(". ").skip(1).any(|next| next.starts_with(char::is_uppercase));
            if !ends || std::mem::discriminant(*one) != std::mem::discriminant(*two) || one == two {
                continue;
            }
            let mut text = self.text.clone();
            text.replace_range(second.clone(), &self.text[first.clone()]);
            text.replace_range(first.clone(), &self.text[second.clone()]);
            let lines = line_of(&self.text, first.start)..=line_of(&self.text, second.start);
            let codes = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("parity/")).collect();
            mutations.push(Mutation { what: "two values are exchanged", text, codes, lines });
        }
        mutations
    }

    /// A paragraph joined with the one before it, and one that is two.
    fn joined_and_split(&self, blocks: &[Block], j: usize) -> Vec<Mutation> {
        let range = blocks[j].span.range();
        let line = line_of(&self.text, range.start);
        let mut mutations = Vec::new();
        if let Some(before) = j.checked_sub(1).map(|before| &blocks[before])
            && before.shape == blocks[j].shape
            && before.clause == blocks[j].clause
            && self.text[before.span.range().end..range.start].trim().is_empty()
        {
            let mut text = self.text.clone();
            text.replace_range(before.span.range().end..range.start, " ");
            let codes = vec!["parity/joined-block"];
            mutations.push(Mutation { what: "two blocks are joined", text, codes, lines: line - 2..=line });
        }
        if let Some(end) = self.text[range.clone()].find(". ")
            && self.text[range.clone()][..end].split(' ').count() >= 6
            && !self.text[range.start + end..].starts_with(". <!--")
        {
            let mut text = self.text.clone();
            text.replace_range(range.start + end + 1..range.start + end + 2, "\n\n");
            let codes = vec!["parity/split-block", "parity/extra-block"];
            mutations.push(Mutation { what: "a block is split", text, codes, lines: line..=line + 2 });
        }
        mutations
    }

    /// Clauses with all that is in them, left out, and where no ids tell that they stand twice, pasted again.
    fn dropped_clauses(&self, blocks: &[Block], with_ids: bool) -> Vec<Mutation> {
        let mut mutations = Vec::new();
        for (j, block) in blocks.iter().enumerate().skip(1) {
            let Leaf::Heading(level) = block.shape.leaf else { continue };
            let ends = |block: &Block| {
                block.shape.footnote || matches!(block.shape.leaf, Leaf::Heading(other) if other <= level)
            };
            let Some(next) = (j + 1..blocks.len()).find(|&k| ends(&blocks[k])) else { continue };
            let section = self.lines(block).start..self.lines(&blocks[next]).start;
            let line = line_of(&self.text, section.start);
            let mut text = self.text.clone();
            text.replace_range(section.clone(), "");
            let lines = line_of(&self.text, blocks[j - 1].span.start as usize)..=line;
            let codes = vec!["parity/missing-clause"];
            mutations.push(Mutation { what: "a clause is dropped", text, codes, lines });
            if !with_ids {
                let mut text = self.text.clone();
                text.insert_str(section.end, &self.text[section.clone()]);
                let lines = line..=line_of(&text, section.end + section.len());
                let codes = vec!["parity/extra-clause"];
                mutations.push(Mutation { what: "a clause is twice", text, codes, lines });
            }
        }
        mutations
    }

    /// What a block is cited by, and what a list begins with, changed.
    fn enumerators(&self, blocks: &[Block], j: usize) -> Option<Mutation> {
        let lines = self.lines(&blocks[j]);
        let begins = blocks[j].shape.numbered && j.checked_sub(1).is_some_and(|i| blocks[i].shape.lists == 0);
        let (what, before, after) = match self.text[lines.clone()].get(..3)? {
            "1. " if begins => ("a list begins with another number", "1.", "2."),
            "a) " => ("a letter is changed", "a)", "e)"),
            "b) " => ("a letter is changed", "b)", "c)"),
            "c) " => ("a letter is dropped", "c) ", ""),
            _ => return None,
        };
        let mut text = self.text.clone();
        text.replace_range(lines.start..lines.start + before.len(), after);
        let line = line_of(&self.text, lines.start);
        Some(Mutation { what, text, codes: vec!["parity/enumerator"], lines: line..=line })
    }

    /// A paragraph in the place of the next but one.
    fn pasted(&self, blocks: &[Block]) -> Vec<Mutation> {
        let is_plain = |block: &&Block| {
            block.shape.leaf == Leaf::Words
                && block.shape.lists + block.shape.quotes == 0
                && !block.shape.definition
                && !block.shape.footnote
                && block.letters > 60
        };
        let plain: Vec<&Block> = blocks.iter().filter(is_plain).collect();
        let pasted = |pair: &[&Block]| {
            let mut text = self.text.clone();
            text.replace_range(pair[2].span.range(), &self.text[pair[0].span.range()]);
            let line = line_of(&self.text, pair[2].span.start as usize);
            let codes = vec!["parity/repeated-block"];
            Mutation { what: "a block is pasted over another", text, codes, lines: line..=line }
        };
        plain.windows(3).map(pasted).collect()
    }

    /// Neighbouring clauses of one level in each other's place.
    fn swaps(&self, blocks: &[Block]) -> Vec<Mutation> {
        let headings: Vec<(usize, u8)> = (0..blocks.len())
            .filter_map(|i| match blocks[i].shape.leaf {
                Leaf::Heading(level) => Some((self.lines(&blocks[i]).start, level)),
                _ => None,
            })
            .collect();
        let end = |from: usize, level: u8| {
            headings.iter().find(|(at, other)| *at > from && *other <= level).map(|(at, _)| *at)
        };
        let mut swaps = Vec::new();
        for &(first, level) in &headings {
            let Some(second) = end(first, level).filter(|at| headings.contains(&(*at, level))) else { continue };
            let mut text = self.text.clone();
            if !text.ends_with('\n') {
                text.push('\n');
            }
            let last = end(second, level).unwrap_or(text.len());
            let pair =
                format!("{}\n{}", text[second..last].trim_end_matches('\n').to_owned() + "\n", &text[first..second]);
            text.replace_range(first..last, &pair);
            let lines = line_of(&text, first)..=line_of(&text, first + pair.len() - 1);
            swaps.push(Mutation { what: SWAPPED, text, codes: vec!["parity/moved-clause"], lines });
        }
        swaps
    }
}

/// Whether the lines of a block can go without breaking what is around it: a paragraph of the running text, or an item
/// with nothing in it but its words; not the only row or the head of a table.
fn is_whole(blocks: &[Block], at: usize) -> bool {
    let shape = blocks[at].shape;
    let next = blocks.get(at + 1).map(|block| block.shape);
    match shape.leaf {
        Leaf::Words if shape.footnote || shape.definition || shape.quotes > 0 => false,
        Leaf::Words if shape.lists == 0 => true,
        Leaf::Words => {
            shape.begins && next.is_none_or(|next| next.lists <= shape.lists && (next.begins || next.lists == 0))
        }
        Leaf::Row(_) => at > 0 && matches!(blocks[at - 1].shape.leaf, Leaf::Row(_)),
        _ => false,
    }
}

/// Words of the French texts that make another value when they are exchanged.
const EXCHANGED: [(&str, &str, &str); 29] = [
    ("a unit is changed", "heures", "jours"),
    ("a unit is changed", "heure", "minute"),
    ("a unit is changed", "jours", "mois"),
    ("a unit is changed", "semaines", "ans"),
    ("a unit is changed", "mois", "semaines"),
    ("a unit is changed", "ans", "mois"),
    ("a unit is changed", "minutes", "heures"),
    ("a unit is changed", "Mo", "Go"),
    ("a unit is changed", "Go", "ko"),
    ("a unit is changed", "%", "$"),
    ("a unit is changed", "$", "€"),
    ("one of a unit is changed", "semaine", "minute"),
    ("one of a unit is changed", "an", "mois"),
    ("a month is changed", "janvier", "février"),
    ("a month is changed", "février", "mars"),
    ("a month is changed", "mars", "mai"),
    ("a month is changed", "avril", "août"),
    ("a month is changed", "mai", "juin"),
    ("a month is changed", "juin", "juillet"),
    ("a month is changed", "septembre", "octobre"),
    ("a month is changed", "octobre", "novembre"),
    ("a month is changed", "décembre", "novembre"),
    ("a number in words is changed", "deux", "trois"),
    ("a number in words is changed", "trois", "quatre"),
    ("a number in words is changed", "quatre", "cinq"),
    ("a number in words is changed", "cinq", "six"),
    ("a number in words is changed", "dix", "onze"),
    ("a number in words is changed", "seize", "quinze"),
    ("an ordinal in words is changed", "deuxième", "troisième"),
];

/// What is mentioned, changed: what the slip is called, what stands in its place, and the codes that may tell it.
fn changes(what: &What, written: &str) -> Vec<(&'static str, String, Vec<&'static str>)> {
    let any: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("parity/")).collect();
    match what {
        What::Value(Value::Url(_)) => vec![
            ("an address is changed", format!("{written}x"), vec!["parity/url"]),
            ("an address is changed", written.replacen("example", "examples", 1), vec!["parity/url"]),
        ],
        What::Value(Value::Email(_)) => {
            vec![("an address is changed", written.replacen('@', "s@", 1), vec!["parity/email"])]
        }
        What::Insert(name) => {
            // Another fact of the same site.
            let other = match name.as_str() {
                "retention" => "deposit",
                "organisation.name" => "copyright_year",
                "call_recording_retention" | "legal_process_fee" | "copyright_year" => "organisation.name",
                _ => "retention",
            };
            vec![("an insert is changed", written.replacen(name, other, 1), vec!["parity/insert"])]
        }
        What::Value(_) => {
            let mut changes = Vec::new();
            for (at, digit) in written.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                let other = if digit == '9' { '8' } else { char::from(digit as u8 + 1) };
                let changed = format!("{}{other}{}", &written[..at], &written[at + 1..]);
                changes.push(("a figure is changed", changed, any.clone()));
            }
            for (what, word, other) in EXCHANGED {
                let is_word = |part: &str| part == word;
                if written.split(|c: char| !c.is_alphanumeric() && c != '$' && c != '%').any(is_word) {
                    changes.push((what, written.replacen(word, other, 1), any.clone()));
                }
            }
            changes
        }
        _ => Vec::new(),
    }
}
