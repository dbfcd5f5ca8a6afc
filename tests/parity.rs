//! Mutations: from texts that say the same thing, one slip of an editor at a time, seeded, in the translation alone.
//! Each must give one parity finding, of the right code, at the right line; the texts as they are must give none.
//!
//! The texts are the bundled site's, with their ids and without. `MUTATE=path/to/site cargo test --test parity` runs the same
//! on another site; versions of it that are not clean are left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use recto::finding::{Code, Finding, Severity};
use recto::project::{self, Project};
use recto::site::Site;
use recto::site::alignment::Step;
use recto::site::blocks::{Block, Leaf, What};
use recto::source::{Data, File, Sources, Span};

/// A version in two languages and how it is made again with another translation.
struct Case {
    project: Project,
    site: Site,
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

const SWAPPED: &str = "two clauses are swapped";

#[test]
fn every_slip_is_found_once() {
    let root = std::env::var_os("MUTATE").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    for with_ids in [true, false] {
        for case in cases(&root, with_ids) {
            let clean = parity(&case.project);
            if std::env::var_os("MUTATE").is_some() && !clean.is_empty() {
                continue;
            }
            assert!(clean.is_empty(), "{} is not clean: {clean:#?}", case.path);
            for mutation in case.mutations() {
                let project = with_text(&case.project, &case.path, &mutation.text);
                let found = parity(&project);
                let count = counts.entry(mutation.what).or_default();
                count.0 += 1;
                // Without ids nothing but the words tells which clause is which; that two were swapped must be seen, and
                // may take more than one finding.
                let seen = !with_ids && mutation.what == SWAPPED && !found.is_empty();
                if let Err(why) = judge(&mutation, &found, &project, &case.path)
                    && !seen
                {
                    failures.push(format!("{} (ids: {with_ids}): {}: {why}", case.path, mutation.what));
                } else {
                    count.1 += 1;
                }
            }
        }
    }
    println!("{counts:#?}");
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    assert!(counts.values().map(|(tried, _)| tried).sum::<usize>() > 300, "{counts:?}");
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

/// One case for the last version of each notice of a site, alone in a site of its own.
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
            !path.starts_with("content/")
                || path == "content/facts.yaml"
                || path.starts_with(&folder)
                || (of_notice && !is_text)
        };
        let files = whole.sources.iter().filter(|(_, file)| keep(&file.path)).map(|(_, file)| {
            let data = match &file.data {
                Data::Text(text) if !with_ids && file.path.ends_with(".md") => Data::Text(without_ids(text).into()),
                data => data.clone(),
            };
            File { path: file.path.clone(), data, embedded: file.embedded }
        });
        let project = Project { root: root.to_path_buf(), sources: Sources::new(files.collect()) };
        let (Some(site), _) = recto::resolve(&project, |_| "2026-11-22".parse().unwrap()) else { continue };
        let Some(notice) = site.notices.iter().position(|notice| notice.key == key) else { continue };
        let source = site.notices[notice].source;
        let Some(language) = site.config.languages.ids().find(|language| *language != source) else { continue };
        let file = site.notices[notice].versions[0].texts[language].file;
        let (path, text) = (project.sources.file(file).path.clone(), project.sources.text(file).to_owned());
        cases.push(Case { project, notice, version: 0, site, path, text });
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
    let files = project.sources.iter().map(|(_, file)| {
        let data = if file.path == path { Data::Text(text.into()) } else { file.data.clone() };
        File { path: file.path.clone(), data, embedded: file.embedded }
    });
    Project { root: project.root.clone(), sources: Sources::new(files.collect()) }
}

fn parity(project: &Project) -> Vec<Finding> {
    // A day on which no version of the bundled site is to come: before, what differs is a warning.
    let (site, findings) = recto::resolve(project, |_| "2027-11-22".parse().unwrap());
    assert!(site.is_some());
    findings.into_iter().filter(|f| f.code.as_str().starts_with("parity/") && f.severity == Severity::Error).collect()
}

impl Case {
    fn mutations(&self) -> Vec<Mutation> {
        let notice = &self.site.notices[self.notice];
        let version = &notice.versions[self.version];
        let language = self.site.config.languages.ids().find(|language| *language != notice.source).unwrap();
        let (blocks, source_blocks) = (&version.blocks[language], &version.blocks[notice.source]);
        let source_text = self.project.sources.text(version.texts[notice.source].file);
        let mut mutations = Vec::new();
        for (j, block) in blocks.iter().enumerate() {
            let lines = self.lines(block);
            let at = line_of(&self.text, lines.start);
            if is_whole(blocks, j) {
                let mut text = self.text.clone();
                text.replace_range(lines.clone(), "");
                let from =
                    j.checked_sub(1).map_or(at, |before| line_of(&self.text, blocks[before].span.start as usize));
                let codes = vec!["parity/missing-block"];
                mutations.push(Mutation { what: "a block is dropped", text, codes, lines: from..=at });
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
                && words >= 12
            {
                let mut text = self.text.clone();
                text.replace_range(block.span.range(), &source_text[source_blocks[i].span.range()]);
                let codes = vec!["parity/untranslated"];
                mutations.push(Mutation { what: "a block is not translated", text, codes, lines: at..=at });
            }
            for mention in &block.mentions {
                let range = mention.span.range();
                let line = line_of(&self.text, range.start);
                if let Some((what, changed, codes)) =
                    change(&mention.what, &self.text[range.clone()]).filter(|_| mention.firm)
                {
                    let mut text = self.text.clone();
                    text.replace_range(range, &changed);
                    mutations.push(Mutation { what, text, codes, lines: line..=line });
                }
            }
        }
        mutations.extend(self.swaps(blocks));
        mutations
    }

    /// The lines of a block, with the line break at their end.
    fn lines(&self, block: &Block) -> std::ops::Range<usize> {
        let range = block.span.range();
        let start = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[range.end..].find('\n').map_or(self.text.len(), |at| range.end + at + 1);
        start..end
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

/// What is mentioned, changed: what the slip is called, what stands in its place, and the codes that may tell it.
fn change(what: &What, written: &str) -> Option<(&'static str, String, Vec<&'static str>)> {
    match what {
        What::Value(_) if written.contains(|c: char| c.is_ascii_digit()) => {
            let at = written.rfind(|c: char| c.is_ascii_digit())?;
            let digit = written.as_bytes()[at];
            let other = if digit == b'9' { '8' } else { char::from(digit + 1) };
            let codes = Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with("parity/"));
            Some(("a figure is changed", format!("{}{other}{}", &written[..at], &written[at + 1..]), codes.collect()))
        }
        What::Url(url) if url.contains("://") => {
            Some(("an address is changed", format!("{written}x"), vec!["parity/url"]))
        }
        What::Notice(_) => None,
        _ => None,
    }
}
