//! Addresses never die: where the routes lead that texts had when they were approved, and those that `site.yaml`
//! redirects.
//!
//! An approved copy tells the permanent route under which its text was approved, and goes wherever the text goes. So a
//! notice with another slug, key or date is known by itself, and what its old routes lead to needs no setting.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::language::LanguageId;
use crate::content::link;
use crate::finding::{Code, Finding, Findings};
use crate::site::routes::{self, Route, Routes, href};
use crate::site::{Known, Notice, find, slug_span, text_unpublished, unknown_notice};
use crate::source::{Span, Spanned};

/// The most redirects that Cloudflare Pages reads, those with a `*` not counted, and the most with one.
const MOST: usize = 2_000;
const MOST_PATTERNS: usize = 100;

/// The longest line of `_redirects` that Cloudflare Pages reads, in characters.
const LONGEST: usize = 1_000;

/// The longest name that file systems give a file, in bytes.
const LONGEST_NAME: usize = 255;

/// A route that something had, and where that is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub from: String,
    /// A route of the site, perhaps with the id of a clause, or an absolute URL.
    pub to: String,
    /// The language of those who knew the old route.
    pub language: LanguageId,
    /// What is there is the same, and so are its clauses; a setting of the site may lead to anything.
    pub is_same: bool,
}

/// The routes that notices had when their texts were approved and have no more, the longest first: all that is below
/// one is now below the other. A route that another notice has taken is a finding.
pub fn moves(config: &Config, notices: &[Arc<Notice>], findings: &mut Findings) -> Vec<Move> {
    let mut moves: BTreeMap<String, Move> = BTreeMap::new();
    let mut taken = BTreeMap::new();
    let languages = || config.languages.ids();
    let owners: BTreeMap<String, (&Arc<Notice>, LanguageId)> = notices
        .iter()
        .flat_map(|notice| {
            languages().map(move |language| (routes::base(config, notice, language), (notice, language)))
        })
        .collect();
    for notice in notices {
        for version in &notice.versions {
            for (language, copy) in version.approved.iter() {
                let base = routes::base(config, notice, language);
                let permanent = routes::permanent(config, notice, version, language);
                for address in copy.iter().flat_map(|copy| &copy.addresses) {
                    let old_base = base_of(address);
                    if let Some((owner, there)) = owners.get(old_base).filter(|(owner, _)| owner.key != notice.key) {
                        // Where both were approved there, one folder began as a copy of the other.
                        if !has_address(owner, old_base) {
                            let finding = Finding::new(Code::AddressTaken, slug_span(owner, *there));
                            let finding = finding.with("address", old_base).with("notice", notice.key.as_str());
                            taken.insert(old_base, finding.label("there", slug_span(notice, language)));
                        }
                        continue;
                    }
                    let is_redated = address[old_base.len()..] != permanent[base.len()..];
                    let moved = [
                        Some((address.as_str(), &permanent)).filter(|_| is_redated),
                        Some((old_base, &base)).filter(|_| old_base != base),
                    ];
                    for (from, to) in moved.into_iter().flatten() {
                        let moved = Move { from: from.to_owned(), to: to.clone(), language, is_same: true };
                        moves.insert(from.to_owned(), moved);
                    }
                }
            }
        }
    }
    findings.extend(taken.into_values());
    moves.into_values().rev().collect()
}

/// Whether a text of the notice was approved below a base route.
pub fn has_address(notice: &Notice, base: &str) -> bool {
    let copies =
        notice.versions.iter().flat_map(|version| version.approved.iter()).filter_map(|(_, copy)| copy.as_ref());
    copies.flat_map(|copy| &copy.addresses).any(|address| base_of(address) == base)
}

/// The base route of a notice, from a permanent route in it.
fn base_of(permanent: &str) -> &str {
    let end = permanent.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
    &permanent[..end]
}

/// A redirect of `site.yaml`.
struct Redirect {
    moved: Move,
    span: Span,
}

impl Redirect {
    /// Whether it leaves from a path, with or without its last slash.
    fn leaves_from(&self, path: &str) -> bool {
        match self.moved.from.strip_suffix('*') {
            Some(above) => path.starts_with(above),
            None => self.moved.from.trim_end_matches('/') == path.trim_end_matches('/'),
        }
    }
}

impl Move {
    /// Where it leads from a path, or from all that is below one, that it leaves from.
    fn target_of(&self, from: &str) -> String {
        let above = self.from.strip_suffix('*');
        let rest = above.and_then(|above| from.strip_prefix(above)).unwrap_or_default();
        self.to.replace(":splat", &rest.replace('*', ":splat"))
    }
}

/// The redirects of `site.yaml`, within what Cloudflare Pages and Netlify accept. Each leads to where it ends after
/// others and after `moves`; a circle is a finding.
pub(super) fn redirects(
    config: &Config,
    notices: &[Arc<Notice>],
    known: &Known,
    moves: &[Move],
    findings: &mut Findings,
) -> Vec<Move> {
    let redirects = read(config, notices, known, findings);
    let exact: BTreeMap<&str, usize> =
        redirects.iter().enumerate().rev().map(|(i, r)| (r.moved.from.trim_end_matches('/'), i)).collect();
    let patterns: Vec<usize> = (0..redirects.len()).filter(|i| redirects[*i].moved.from.ends_with('*')).collect();
    // Those that leave from a path, the exact one first.
    let leaving = |path: &str| -> Vec<usize> {
        let below = patterns.iter().filter(|i| redirects[**i].leaves_from(path));
        exact.get(path.trim_end_matches('/')).into_iter().chain(below).copied().collect()
    };
    let next = |to: &str| {
        let path = &to[..to.find(['#', '?']).unwrap_or(to.len())];
        leaving(path).first().copied().filter(|_| path.starts_with('/'))
    };
    // None of those in a circle.
    let mut settled: Vec<Option<Move>> = Vec::new();
    for (i, redirect) in redirects.iter().enumerate() {
        let mut passed = vec![i];
        let mut to = redirect.moved.to.clone();
        let circle = loop {
            let Some(next) = next(&to) else { break None };
            if let Some(at) = passed.iter().position(|before| *before == next) {
                break Some(passed.split_off(at));
            }
            passed.push(next);
            let fragment =
                to.find('#').map(|at| to[at..].to_owned()).filter(|_| !redirects[next].moved.to.contains('#'));
            to = redirects[next].moved.to.clone() + &fragment.unwrap_or_default();
        };
        // One finding for each circle, at the first in the file.
        if let Some(circle) = circle.as_ref().filter(|circle| circle.iter().min() == Some(&i)) {
            let finding = Finding::new(Code::RedirectLoop, redirect.span).with("path", redirect.moved.from.as_str());
            let also = circle.iter().filter(|other| **other != i);
            findings.push(also.fold(finding, |finding, other| finding.label("also", redirects[*other].span)));
        }
        settled.push(circle.is_none().then(|| {
            if let Some(later) = moves.iter().find(|later| to.starts_with(&later.from)) {
                to.replace_range(..later.from.len(), &later.to);
            }
            Move { to, ..redirect.moved.clone() }
        }));
    }
    let end = |i: usize| settled[i].as_ref().unwrap_or(&redirects[i].moved);
    for (i, Redirect { moved: Move { from, .. }, span }) in redirects.iter().enumerate() {
        // Hosts take the first that leaves from a path.
        let first = leaving(from).into_iter().min().filter(|first| *first < i);
        if let Some(first) = first.filter(|first| end(*first).target_of(from) != end(i).to) {
            let finding = Finding::new(Code::RedirectCovered, *span).with("path", from.as_str());
            findings.push(finding.label("earlier", redirects[first].span));
        }
    }
    settled.into_iter().flatten().collect()
}

fn read(config: &Config, notices: &[Arc<Notice>], known: &Known, findings: &mut Findings) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for redirect in &config.redirects {
        let language = redirect.from.value.split('/').nth(1).and_then(|code| config.languages.find(code));
        let language = language.unwrap_or(config.source);
        let to = match redirect.to.value.strip_prefix("notice:") {
            None => redirect.to.value.clone(),
            Some(rest) => {
                let (key, clause) = rest.split_once('#').map_or((rest, None), |(key, clause)| (key, Some(clause)));
                let Some(notice) = find(notices, key) else {
                    findings.extend(unknown_notice(&Spanned::new(key.to_owned(), redirect.to.span), known));
                    continue;
                };
                findings.extend(text_unpublished(config, redirect.to.span));
                let ids = &notice.shown().texts[language].addresses;
                if let Some(id) = clause.filter(|id| !ids.contains(*id)) {
                    let finding = Finding::new(Code::LinkUnknownClause, redirect.to.span).with("clause", id);
                    findings.push(finding.suggest(id, ids.iter().map(|id| &**id)));
                }
                let path = routes::base(config, notice, language);
                clause.map_or(path.clone(), |clause| format!("{path}#{clause}"))
            }
        };
        let from = redirect.from.value.clone();
        let length = line(config, &from, &to).chars().count();
        let fault = if !may_be_left(&from) {
            Finding::new(Code::RedirectBadPath, redirect.from.span).with("path", from)
        } else if !is_path(&to) && link::check_url(&to).is_err() {
            let target = redirect.to.value.as_str();
            Finding::new(Code::RedirectBadTarget, redirect.to.span).with("target", target)
        } else if length > LONGEST {
            let finding = Finding::new(Code::RedirectTooLong, redirect.from.span);
            finding.with("length", length).with("limit", LONGEST)
        } else {
            redirects.push(Redirect { moved: Move { from, to, language, is_same: false }, span: redirect.from.span });
            continue;
        };
        findings.push(fault);
    }
    if let Some(beyond) = config.redirects.get(MOST) {
        let finding = Finding::new(Code::RedirectTooMany, beyond.from.span);
        findings.push(finding.with("count", config.redirects.len()).with("limit", MOST));
    }
    redirects
}

fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") && !text.contains(char::is_whitespace)
}

/// Whether a redirect can leave from a path, a `*` at its end left aside: browsers ask for it as it is written.
pub(super) fn may_be_left(path: &str) -> bool {
    let mut steps = path.strip_suffix('*').unwrap_or(path).split('/');
    is_path(path) && steps.all(|step| !matches!(step, "." | "..") && !step.contains(['*', '?', '#', '\\']))
}

/// The lines of `_redirects`, which hosts read from the top. Of the moves, each of which takes all along that is below
/// it, hosts read only so many; what is beyond has its pages all the same.
pub fn lines(config: &Config, redirects: &[Move], moves: &[Move]) -> Vec<String> {
    let patterns = redirects.iter().filter(|redirect| redirect.from.contains('*')).count();
    let settings = redirects.iter().map(|Move { from, to, .. }| line(config, from, to));
    let moves = moves.iter().take(MOST_PATTERNS.saturating_sub(patterns));
    let moves = moves.map(|Move { from, to, .. }| line(config, &format!("{from}*"), &format!("{to}:splat")));
    settings.chain(moves).collect()
}

fn line(config: &Config, from: &str, to: &str) -> String {
    format!("{} {} 301", href(config, from), address(config, to))
}

/// What leads to where something is now: a path behind that of the site's URL, or an absolute URL.
pub fn address(config: &Config, to: &str) -> String {
    if to.starts_with('/') { href(config, to) } else { to.to_owned() }
}

/// Adds a page at every old route, for hosts that know no redirects; attachments are published there again. Returns
/// where the pages lead.
pub fn publish(redirects: Vec<Move>, moves: &[Move], routes: &mut Routes) -> Vec<Move> {
    let mut published = Vec::new();
    for redirect in redirects {
        if let Some(path) = page_path(&redirect.from).filter(|path| routes.has_room(path)) {
            routes.add(path, Route::Moved(published.len()));
            published.push(redirect);
        }
    }
    for Move { from, to, language, .. } in moves {
        let below: Vec<(String, Route)> = routes.under(to).map(|(path, route)| (path.to_owned(), route)).collect();
        for (path, route) in below {
            let old = format!("{from}{}", &path[to.len()..]);
            match route {
                Route::Moved(_) => {}
                _ if routes.find(&old).is_some() => {}
                Route::Attachment(_) => routes.add(old, route),
                _ => {
                    routes.add(old.clone(), Route::Moved(published.len()));
                    published.push(Move { from: old, to: path, language: *language, is_same: true });
                }
            }
        }
    }
    published
}

/// The route of a page at the path from which a redirect leaves; none where that is no plain path.
fn page_path(from: &str) -> Option<String> {
    let steps = from.strip_prefix('/')?.trim_end_matches('/');
    let is_plain = |step: &str| {
        step.starts_with(|c: char| c.is_ascii_alphanumeric())
            && step.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    match steps.strip_suffix(".html") {
        _ if steps.split('/').any(|step| step.len() > LONGEST_NAME) => None,
        Some(page) => (page.split('/').all(is_plain) && !page.ends_with("index")).then(|| format!("/{steps}")),
        None => steps.split('/').all(is_plain).then(|| format!("/{steps}/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_names_that_file_systems_take() {
        let name = |length: usize| format!("/old/{}", "a".repeat(length));
        assert_eq!(page_path(&name(255)), Some(name(255) + "/"));
        assert_eq!(page_path(&name(256)), None);
        assert_eq!(page_path(&(name(250) + ".html")), Some(name(250) + ".html"));
        assert_eq!(page_path(&(name(251) + ".html")), None);
    }
}
