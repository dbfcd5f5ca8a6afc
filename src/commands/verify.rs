//! `recto verify`: whether a published folder says what the site says.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Outcome, Reader, load};
use recto::finding::{Code, Finding, Findings};
use recto::render::reading;
use recto::site::archive::{self, Archive, Entry, Placed};
use recto::site::{Site, Target, routes};
use recto::source::{Sources, Span};

/// Compares the texts, periods, pages and attachments of a folder with those of the site of the current folder. A site
/// with errors in it could not be published, and is not compared.
pub fn run(folder: &Path, date: Option<Date>, reader: &Reader) -> Outcome {
    let loaded = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let sources = loaded.sources;
    let Some((site, _)) = loaded.site.filter(|_| !loaded.findings.has_errors()) else {
        return Outcome { findings: Some((loaded.findings, sources)), refused: false, answer: String::new() };
    };
    let published = match read(folder) {
        Ok(archive) => archive.texts,
        Err(finding) => return Outcome::refusal(finding, sources),
    };
    let here = archive::of(site, sources, None).texts;
    let mut there: BTreeMap<_, &Entry> = BTreeMap::new();
    let mut findings = Findings::default();
    let known: BTreeSet<_> = here.iter().map(key).collect();
    for entry in &published {
        // What is listed twice cannot be there twice.
        if !known.contains(&key(entry)) || there.insert(key(entry), entry).is_some() {
            findings.push(about(Code::VerifyExtraText, entry));
        }
    }
    let verifying = Verifying { site, sources, folder };
    let texts = archive::texts(site, None);
    let compared = texts.par_iter().zip(&here).map(|(placed, here)| match there.get(&key(here)) {
        Some(there) => verifying.text(placed, here, there),
        None => vec![verifying.at(placed, about(Code::VerifyMissingText, here))],
    });
    compared.collect::<Vec<_>>().into_iter().for_each(|of_text| findings.extend(of_text));
    findings.sort();
    let mut answer = String::new();
    if !findings.has_errors() {
        let values = [("folder", folder.display().to_string().into()), ("texts", here.len().into())];
        answer = reader.answers(sources).say("done-verify", &values) + "\n";
    }
    Outcome { findings: Some((findings, sources)), refused: false, answer }
}

/// The archive of a folder.
fn read(folder: &Path) -> Result<Archive, Finding> {
    let path = folder.join(routes::ARCHIVE.trim_start_matches('/'));
    let bytes = std::fs::read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound if folder.is_dir() => {
            Finding::anywhere(Code::VerifyNoArchive).with("folder", folder.display().to_string())
        }
        _ => unreadable(&path, &error),
    })?;
    let malformed = |reason: String| {
        let finding = Finding::anywhere(Code::VerifyMalformedArchive).with("path", path.display().to_string());
        finding.with("reason", reason)
    };
    let archive: Archive = serde_json::from_slice(&bytes).map_err(|error| malformed(error.to_string()))?;
    match archive.version {
        archive::FORM => Ok(archive),
        version => Err(malformed(format!("version {version}"))),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Finding {
    let finding = Finding::anywhere(Code::FileUnreadable).with("path", path.display().to_string());
    finding.with("reason", error.to_string())
}

/// Which text it is.
fn key(entry: &Entry) -> (&str, &str, &str) {
    (&entry.notice, &entry.version, &entry.language)
}

/// A finding about a text of an archive.
fn about(code: Code, entry: &Entry) -> Finding {
    let finding = Finding::anywhere(code).with("notice", entry.notice.as_str());
    finding.with("version", entry.version.as_str()).with("language", entry.language.as_str())
}

struct Verifying<'a> {
    site: &'a Site,
    sources: &'a Sources,
    folder: &'a Path,
}

impl Verifying<'_> {
    /// What differs between a text of the site and the same as it was published.
    fn text(&self, placed: &Placed, here: &Entry, there: &Entry) -> Vec<Finding> {
        if here.sha256 != there.sha256 {
            // Its page differs as well.
            return vec![self.at(placed, about(Code::VerifyChangedText, here))];
        }
        let mut findings = Vec::new();
        if (&here.from, &here.until, here.correction) != (&there.from, &there.until, there.correction) {
            findings.push(about(Code::VerifyChangedPeriod, here));
        }
        findings.extend(self.pages(placed, there));
        findings.extend(self.attachments(placed, there));
        findings.into_iter().map(|finding| self.at(placed, finding)).collect()
    }

    /// The permanent page, and the base page of the version that it shows today.
    fn pages(&self, Placed { notice, version, language }: &Placed, there: &Entry) -> Vec<Finding> {
        let mut routes = vec![there.route.as_str()];
        if self.site.config.pages.text && version.effective == notice.shown().effective {
            routes.extend(base(there));
        }
        let said = reading::of_text(self.site, self.sources, version, *language);
        let compare = |route: &str| match self.file(&format!("{route}index.html")) {
            Err(finding) => Some(finding),
            Ok((_, page)) if reading::words(&String::from_utf8_lossy(&page)).contains(&said) => None,
            Ok((path, _)) => Some(Finding::anywhere(Code::VerifyChangedPage).with("path", path)),
        };
        routes.into_iter().filter_map(compare).collect()
    }

    /// The attachments that the text links to, which lie at the addresses of versions of its notice.
    fn attachments(&self, Placed { notice, version, language }: &Placed, there: &Entry) -> Vec<Finding> {
        let own = routes::base(&self.site.config, notice, *language);
        let compare = |link: &recto::site::Link| {
            let Target::Attachment { file, path } = &link.target else { return None };
            let published = format!("{}{}", base(there)?, path.strip_prefix(&own)?);
            match self.file(&published) {
                Err(finding) => Some(finding),
                Ok((_, bytes)) if bytes == self.sources.file(*file).bytes() => None,
                Ok((path, _)) => Some(Finding::anywhere(Code::VerifyChangedAttachment).with("path", path)),
            }
        };
        version.texts[*language].links.iter().filter_map(compare).collect()
    }

    /// A published file: its path, for findings, and its bytes. What an archive calls a route leads nowhere else than
    /// into the folder.
    fn file(&self, route: &str) -> Result<(String, Vec<u8>), Finding> {
        let relative = Path::new(route.trim_start_matches('/'));
        let path: PathBuf = self.folder.join(relative);
        let missing = || Finding::anywhere(Code::VerifyMissingFile).with("path", path.display().to_string());
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(missing());
        }
        match std::fs::read(&path) {
            Ok(bytes) => Ok((path.display().to_string(), bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(missing()),
            Err(error) => Err(unreadable(&path, &error)),
        }
    }

    /// The finding at the text of the site that it is about.
    fn at(&self, Placed { version, language, .. }: &Placed, finding: Finding) -> Finding {
        Finding { span: Some(Span::start_of(version.texts[*language].file)), ..finding }
    }
}

/// The route of the base page that belongs to a permanent one.
fn base(entry: &Entry) -> Option<&str> {
    entry.route.strip_suffix(&format!("{}/", entry.version))
}
