//! A site and a route made into bytes.
//!
//! Rendering is pure: it reads no disk and no clock, and any page can be rendered by itself, from any thread. It cannot
//! fail on content; only a template can be wrong.

mod changes;
pub mod context;
mod facing;
mod feed;
mod html;
mod machine;
mod pages;
pub mod reading;
mod redline;
mod typeset;

pub use machine::POLICY;

use std::sync::Arc;

use pulldown_cmark_escape::escape_html;
use tera::{ErrorKind, Tera};

use crate::content::language::PerLanguage;
use crate::finding::{Code, Finding, Findings};
use crate::site::Site;
use crate::site::assets;
use crate::site::routes::{Route, href};
use crate::source::{FileId, Sources, Span, THEME};

/// Templates that have been loaded.
#[derive(Clone)]
pub struct Templates(Arc<Tera>);

/// The templates, and what the pages of each language share.
pub struct Renderer<'a> {
    site: &'a Site,
    sources: &'a Sources,
    templates: Templates,
    shared: Arc<PerLanguage<pages::Shared>>,
}

impl Templates {
    /// Loads the templates: the theme's, and over them the site's.
    ///
    /// # Errors
    /// A finding for each template that does not parse, or that refers to what does not exist.
    pub fn load(sources: &Sources) -> Result<Self, Findings> {
        load(sources).map(|tera| Templates(Arc::new(tera)))
    }
}

impl<'a> Renderer<'a> {
    /// Makes pages of a site with some templates.
    pub fn new(site: &'a Site, sources: &'a Sources, templates: Templates) -> Self {
        let shared = site.config.languages.map(|language| pages::shared(site, language));
        Renderer { site, sources, templates, shared: Arc::new(shared) }
    }

    /// Makes pages of a site with the same configuration, navigation and assets.
    pub fn of<'b>(&self, site: &'b Site, sources: &'b Sources) -> Renderer<'b> {
        Renderer { site, sources, templates: self.templates.clone(), shared: Arc::clone(&self.shared) }
    }

    /// The bytes of what is served at a path, added to `out`.
    ///
    /// # Errors
    /// [`Code::TemplateRender`] where a template asks for what it is not given.
    pub fn render(&self, path: &str, route: Route, out: &mut Vec<u8>) -> Result<(), Finding> {
        let machine = match route {
            Route::Attachment(file) => {
                out.extend_from_slice(self.sources.file(file).bytes());
                return Ok(());
            }
            Route::Asset(file) => {
                let address = |name: &str| Some(href(&self.site.config, self.site.together.routes.assets.get(name)?));
                assets::publish(self.sources.file(file), address, out);
                return Ok(());
            }
            Route::Sitemap => {
                machine::sitemap(self.site, out);
                return Ok(());
            }
            Route::SitemapPart(part) => {
                machine::sitemap_part(self.site, part, out);
                return Ok(());
            }
            Route::Robots => machine::robots(self.site),
            Route::Archive(language) => machine::archive(self.site, self.sources, language),
            Route::Feed(language) => feed::feed(self.site, language),
            Route::Headers => machine::headers(self.site),
            Route::Redirects => machine::redirects(self.site),
            _ => String::new(),
        };
        out.extend_from_slice(machine.as_bytes());
        let Some((template, language, mut context)) = pages::context(self.site, self.sources, route, path) else {
            return Ok(());
        };
        let shared = &self.shared[language];
        context.insert_value("site", shared.site.clone());
        context.insert_value("t", shared.messages.clone());
        let tera = &self.templates.0;
        tera.render_to(template, &context, &mut *out)
            .map_err(|error| finding(&error, Code::TemplateRender, template, self.sources).with("route", path))?;
        out.push(b'\n');
        Ok(())
    }

    /// Whether the site has templates of its own. The theme's are known to render.
    pub fn has_own_templates(&self) -> bool {
        self.sources.under("templates/").next().is_some()
    }
}

/// Words as XML, in an element or an attribute. Writing to a string cannot fail.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let _ = escape_html(&mut escaped, words);
    escaped
}

fn load(sources: &Sources) -> Result<Tera, Findings> {
    let mut findings = Findings::default();
    let theme = format!("{THEME}templates/");
    let mut templates: std::collections::BTreeMap<&str, FileId> = std::collections::BTreeMap::new();
    for prefix in [theme.as_str(), "templates/"] {
        templates.extend(sources.under(prefix).map(|(id, file)| (&file.path[prefix.len()..], id)));
    }
    // Each by itself first, so that every template that does not parse is told; what refers to another is judged below.
    for (name, id) in &templates {
        if let Err(error) = Tera::default().add_raw_template(name, sources.text(*id))
            && let ErrorKind::SyntaxError(report) = error.kind()
            && is_about_syntax(report.message())
        {
            findings.push(finding(&error, Code::TemplateSyntax, name, sources));
        }
    }
    if findings.has_errors() {
        return Err(findings);
    }
    let mut tera = Tera::default();
    match tera.add_raw_templates(templates.iter().map(|(name, id)| (*name, sources.text(*id)))) {
        Ok(()) => Ok(tera),
        Err(error) => {
            match error.kind() {
                ErrorKind::Msg(reports) if reports.starts_with("error: ") => {
                    findings.extend(unknown_references(reports, sources));
                }
                _ => findings.push(finding(&error, Code::TemplateSyntax, "base.html", sources)),
            }
            Err(findings)
        }
    }
}

/// The findings about filters, tests, functions and templates that do not exist, which the engine tells only as drawn
/// for people: a line `error: …`, a line ` --> template:line:column`, then the line and its mark.
fn unknown_references(reports: &str, sources: &Sources) -> Vec<Finding> {
    let lines: Vec<&str> = reports.lines().collect();
    let place = |line: &str| {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let file = template(parts.next()?, sources)?;
        let text = sources.text(file);
        let written = text.split_inclusive('\n').nth(line.checked_sub(1)?)?;
        let above: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let start = above + written.char_indices().nth(column.checked_sub(1)?)?.0;
        Some((file, start, text))
    };
    let finding = |(i, reason): (usize, &str)| {
        let marks = lines.get(i + 5).map_or(1, |marks| marks.matches('^').count());
        let mut finding = Finding::anywhere(Code::TemplateSyntax).with("reason", reason);
        finding.span = lines.get(i + 1).and_then(|line| place(line)).map(|(file, start, text)| {
            let length = text[start..].char_indices().nth(marks).map_or(text.len() - start, |(length, _)| length);
            Span::new(file, start..start + length)
        });
        finding
    };
    let starts = lines.iter().enumerate().filter_map(|(i, line)| Some((i, line.strip_prefix("error: ")?)));
    starts.map(finding).collect()
}

/// The file of a template: the site's, else the theme's.
fn template(name: &str, sources: &Sources) -> Option<FileId> {
    let own = sources.find(&format!("templates/{name}"));
    own.or_else(|| sources.find(&format!("{THEME}templates/{name}")))
}

/// Whether an error of a template by itself would be one among all templates too: a component may come from another.
fn is_about_syntax(message: &str) -> bool {
    !message.to_lowercase().contains("component")
}

/// A finding at the place in a template that the engine names, else at the beginning of `template`.
fn finding(error: &tera::Error, code: Code, template: &str, sources: &Sources) -> Finding {
    let file = |name: &str| self::template(name, sources);
    let (span, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = file(report.filename()).map(|file| {
                let length = sources.text(file).len();
                let range = report.span().range.clone();
                Span::new(file, range.start.min(length)..range.end.min(length))
            });
            (span, report.message().to_owned())
        }
        ErrorKind::MissingParent { current, .. } => (file(current).map(Span::start_of), error.to_string()),
        _ => (file(template).map(Span::start_of), error.to_string()),
    };
    let mut finding = Finding::anywhere(code).with("reason", reason);
    finding.span = span;
    finding
}
