//! What is published for machines: sitemap, robots.txt, the archive, and the configuration of content delivery networks.

use std::fmt::Write;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::language::LanguageId;
use crate::render::{escaped, pages};
use crate::site::routes::{self, Route, SITEMAP_LIMIT};
use crate::site::{Notice, Site, Version, archive};
use crate::source::Sources;

const NAMESPACES: &str =
    "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

/// For how many pages a thread writes at a time.
const SOME: usize = 256;

/// The pages that name themselves as canonical, with the day on which they last changed, where that is known.
fn listed(site: &Site) -> Vec<(&str, Route, Option<Date>)> {
    let past = |version: &Version| Some(version.effective).filter(|date| *date <= site.date && version.applies());
    let latest = |notice: &Notice| notice.versions.iter().filter_map(past).max();
    let mut pages = Vec::new();
    for (path, route) in site.together.routes.iter() {
        let changed = match route {
            Route::Choice => None,
            Route::Index(_) => site.notices.iter().filter_map(|notice| latest(notice)).max(),
            Route::Text { notice, .. } | Route::Facing { notice, version: None, .. } => {
                past(site.notices[notice].shown())
            }
            Route::History { notice, .. } => latest(&site.notices[notice]),
            Route::Changes { notice, version, .. } => past(&site.notices[notice].versions[version]),
            Route::Version { notice, version, .. } | Route::Facing { notice, version: Some(version), .. } => {
                let version = &site.notices[notice].versions[version];
                if pages::is_shown_elsewhere(site, version) {
                    continue;
                }
                past(version)
            }
            _ => continue,
        };
        pages.push((path, route, changed));
    }
    pages
}

/// `sitemap.xml`: all pages, or the list of its parts where there are too many for one file. It is added to `out`, as are
/// the parts, since they are long.
pub fn sitemap(site: &Site, out: &mut Vec<u8>) {
    let pages = listed(site);
    if pages.len() <= SITEMAP_LIMIT {
        return url_set(site, &pages, out);
    }
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex {NAMESPACES}>\n");
    for part in 0..pages.len().div_ceil(SITEMAP_LIMIT) {
        let url = escaped(&routes::url(&site.config, &routes::sitemap_part(part)));
        let _ = writeln!(xml, "<sitemap><loc>{url}</loc></sitemap>");
    }
    out.extend_from_slice((xml + "</sitemapindex>\n").as_bytes());
}

/// One of several sitemaps.
pub fn sitemap_part(site: &Site, part: usize, out: &mut Vec<u8>) {
    url_set(site, listed(site).chunks(SITEMAP_LIMIT).nth(part).unwrap_or_default(), out);
}

fn url_set(site: &Site, pages: &[(&str, Route, Option<Date>)], out: &mut Vec<u8>) {
    // In a large site it is among the last to be made, when other threads are free.
    let urls: Vec<String> = pages.par_chunks(SOME).map(|pages| urls(site, pages)).collect();
    out.reserve(NAMESPACES.len() + urls.iter().map(String::len).sum::<usize>() + 100);
    out.extend_from_slice(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset {NAMESPACES}>\n").as_bytes());
    urls.iter().for_each(|urls| out.extend_from_slice(urls.as_bytes()));
    out.extend_from_slice(b"</urlset>\n");
}

fn urls(site: &Site, pages: &[(&str, Route, Option<Date>)]) -> String {
    let mut xml = String::new();
    for (path, route, changed) in pages {
        let _ = write!(xml, "<url><loc>{}</loc>", escaped(&routes::url(&site.config, path)));
        if let Some(date) = changed {
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        for alternate in pages::alternates(site, *route) {
            let _ = write!(
                xml,
                "\n<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                alternate.hreflang,
                escaped(&alternate.url)
            );
        }
        xml.push_str("</url>\n");
    }
    xml
}

/// `robots.txt`: everything may be read.
pub fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", routes::url(&site.config, "/sitemap.xml"))
}

/// `archive.json` of the site or of a language.
pub fn archive(site: &Site, sources: &Sources, language: Option<LanguageId>) -> String {
    let archive = archive::of(site, sources, language);
    serde_json::to_string_pretty(&archive).expect("strings and numbers are JSON") + "\n"
}

/// What a page may load, and where it may stand (Content Security Policy, level 3): nothing but the site's own.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `_headers` as Cloudflare Pages and Netlify read it. Headers of all blocks that match a path are joined, so no two
/// of them may name the same one.
pub fn headers(site: &Site) -> String {
    let base = site.config.url.path.trim_end_matches('/');
    let preload = if site.config.hsts_preload { "; preload" } else { "" };
    let feeds =
        site.config.languages.ids().filter(|_| site.config.pages.feed).fold(String::new(), |feeds, language| {
            let path = routes::href(&site.config, &routes::feed(&site.config, language));
            feeds + &format!("{path}\n  Content-Type: application/atom+xml; charset=utf-8\n")
        });
    format!(
        "{base}/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Strict-Transport-Security: max-age=31536000; includeSubDomains{preload}
{base}/assets/*
  Cache-Control: public, max-age=31536000, immutable
{feeds}"
    )
}

/// `_redirects` as Cloudflare Pages and Netlify read it.
pub fn redirects(site: &Site) -> String {
    site.together.redirect_lines.iter().map(|line| format!("{line}\n")).collect()
}
