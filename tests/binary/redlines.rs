//! What holds for any amendment: of a redline, what was not inserted says what the old text says, and what was not deleted
//! what the new one says.

use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::hold;
use recto::finding::Findings;
use recto::project::{self, Project};
use recto::render::{Renderer, Templates};
use recto::source::{Data, File, Sources};

const SITE: &str = "name: { en: Notices }
url: https://legal.example.com/
timezone: UTC
languages:
  en: { locale: en-CA, name: English }
source: en
pages: [versions, changes]
";

const WORDS: &[&str] = &[
    "fee",
    "**pay**",
    "within",
    "30 days",
    "1,234.50",
    "[notice](https://example.com/a)",
    "[the *notice*](https://example.com/b)",
    "“we”",
    "l’accès",
    "it’s",
    "a & b,",
    "*the service is* suspended",
    "third-party.",
    "<sub>x</sub>",
    "`code`",
];

/// A block of a text: what it begins with, and its words.
type Block = (&'static str, Vec<&'static str>);

/// What a block may begin with. Items and rows that follow each other make one list or table.
const BEGINNINGS: &[&str] = &["", "", "", "- ", "1. ", "  - ", "> ", "## ", "### ", "| "];

fn block(beginnings: &'static [&'static str]) -> impl Strategy<Value = Block> {
    (select(beginnings), prop::collection::vec(select(WORDS), 1..9))
}

/// An edit: where, how, and with which block.
fn edits(beginnings: &'static [&'static str]) -> impl Strategy<Value = Vec<(prop::sample::Index, u8, Block)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..5u8, block(beginnings)), 0..6)
}

fn amended(blocks: &[Block], edits: &[(prop::sample::Index, u8, Block)]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for (at, how, block) in edits {
        if blocks.is_empty() {
            break;
        }
        let at = at.index(blocks.len());
        match how {
            0 => {
                blocks.remove(at);
            }
            1 => blocks.insert(at, block.clone()),
            2 => blocks[at] = block.clone(),
            3 => blocks[at].1.extend(&block.1),
            _ => {
                let half = blocks[at].1.len() / 2;
                blocks[at].1.truncate(half + 1);
            }
        }
    }
    blocks
}

fn text(blocks: &[Block]) -> String {
    let mut text = "---\ntitle: Terms\n---\n".to_owned();
    let mut before = "";
    for (beginning, words) in blocks {
        let words = words.join(" ");
        let joins = *beginning == before && !matches!(*beginning, "" | "> " | "## " | "### ");
        if !joins {
            text.push('\n');
        }
        if *beginning == "| " {
            if !joins {
                text += "| A | B |\n|---|---|\n";
            }
            text += &format!("| {words} | x |\n");
        } else {
            text += &format!("{beginning}{words}\n");
        }
        before = beginning;
    }
    text
}

fn project(old: &str, new: &str) -> Project {
    let theme = project::theme();
    let mut files: Vec<File> = theme.iter().map(|(_, file)| file.clone()).collect();
    for (path, text) in
        [("site.yaml", SITE), ("content/terms/2026-01-01/en.md", old), ("content/terms/2026-02-01/en.md", new)]
    {
        files.push(File { path: path.into(), data: Data::Text(text.into()), embedded: false });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Project { root: "/".into(), sources: Sources::new(files) }
}

/// The text of a page: the words of its body, but for those of an element and for what is about the text.
fn said(page: &str, dropped: &str) -> String {
    const ABOUT: [&str; 6] = [
        "<p class=\"clause-links\"",
        "<p class=\"fate\"",
        "<span class=\"mark\"",
        "<span class=\"note\"",
        "<summary",
        "<p class=\"end\"",
    ];
    let body = page.split_once("<div class=\"body").map_or("", |(_, body)| body);
    let body = body.split_once("</article>").map_or(body, |(body, _)| body);
    let mut said = String::new();
    // How deep in what is left out, and the name of its element.
    let mut left_out: Option<(&str, usize)> = None;
    for part in body.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        let closes = tag.starts_with('/');
        left_out = match left_out {
            Some((open, 1)) if open == name && closes => None,
            Some((open, depth)) if open == name && closes => Some((open, depth - 1)),
            Some((open, depth)) if open == name => Some((open, depth + 1)),
            None if !closes && (name == dropped || ABOUT.iter().any(|about| format!("<{tag}").starts_with(about))) => {
                Some((name, 1))
            }
            other => other,
        };
        if left_out.is_none() {
            // A word ends where a block or cell does.
            if ["p", "li", "td", "th", "h2", "h3", "div", "blockquote", "ul", "ol", "tr"].contains(&name) {
                said.push(' ');
            }
            said.push_str(words);
        }
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text in any order.
fn sorted(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(' ').collect();
    words.sort_unstable();
    words
}

fn check(old: &[Block], new: &[Block], in_order: bool) -> Result<(), TestCaseError> {
    let project = project(&text(old), &text(new));
    let compiled =
        recto::compile(project.clone(), Findings::default(), |_| "2026-11-22".parse().expect("a day"), None, &|_| {});
    let site = compiled.site.expect("site.yaml is good");
    let templates = Templates::load(&project.sources).map_err(|_| TestCaseError::fail("the theme is good"))?;
    let renderer = Renderer::new(&site, &project.sources, templates);
    let page = |path: &str| {
        let mut bytes = Vec::new();
        let route = site.together.routes.find(path).expect("it is published");
        renderer.render(path, route, &mut bytes).expect("it can be rendered");
        String::from_utf8(bytes).expect("UTF-8")
    };
    let redline = page("/en/terms/2026-02-01/changes/");
    for (dropped, path) in [("ins", "/en/terms/2026-01-01/"), ("del", "/en/terms/2026-02-01/")] {
        let (left, whole) = (said(&redline, dropped), said(&page(path), "no element"));
        if in_order && !redline.contains("class=\"part moved") {
            prop_assert_eq!(&left, &whole, "without <{}>: {}", dropped, redline);
        }
        prop_assert_eq!(sorted(&left), sorted(&whole), "without <{}>: {}", dropped, redline);
    }
    Ok(())
}

#[test]
fn paragraphs_and_headings_in_order() {
    const SIMPLE: &[&str] = &["", "", "", "", "## ", "### "];
    let blocks = prop::collection::vec(block(SIMPLE), 1..12);
    hold((blocks, edits(SIMPLE)), |(old, edits)| check(&old, &amended(&old, &edits), true));
}

#[test]
fn blocks_of_every_kind() {
    let blocks = prop::collection::vec(block(BEGINNINGS), 1..14);
    hold((blocks, edits(BEGINNINGS)), |(old, edits)| check(&old, &amended(&old, &edits), false));
}
