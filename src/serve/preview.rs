//! The site at one moment, as browsers are shown it: its pages, and on each what there is to say of the site.

use std::borrow::Cow;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use pulldown_cmark_escape::escape_html;

use crate::Compiled;
use crate::check::{self, PageFaults};
use crate::finding::{Code, Finding, Findings};
use crate::locale::{Catalogue, FINDINGS};
use crate::project;
use crate::render::{Renderer, Templates};
use crate::report::{self, Format, Style};
use crate::site::Site;
use crate::site::routes::{self, Route};
use crate::source::Sources;

/// Folder of what only the preview has. A language's code cannot begin with an underscore, so no page is in it.
pub(super) const OWN: &str = "/_recto/";

const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// The site at one moment. What cannot be shown of it is shown as it last was.
pub struct Preview {
    pub compiled: Arc<Compiled>,
    /// The site with others in the place of texts that it lacks, if it lacks some.
    drafted: Option<Site>,
    /// That changes of the site are not seen at once, where they are not.
    pub unwatched: Option<Finding>,
    /// Those of the site and those of its templates.
    pub findings: Findings,
    templates: Templates,
    page_faults: PageFaults,
    /// BCP 47 tag of the editor's language.
    language: String,
    /// Tells one moment from another.
    pub number: u64,
    /// Whether all of it can be shown.
    is_whole: bool,
    /// The last one of which all could be shown, unless this is one; where this one has no site, the last that had.
    former: Option<Arc<Preview>>,
}

/// What is sent to a browser.
pub struct Answer {
    /// Of HTTP.
    pub status: u16,
    /// Media type.
    pub kind: Cow<'static, str>,
    /// Where to go instead.
    pub location: Option<String>,
    pub body: Vec<u8>,
}

impl Preview {
    /// The first preview of a site, for an editor who reads a language (BCP 47). `number` tells it from those of a server
    /// that ran before.
    pub fn new(compiled: Compiled, language: &str, number: u64, unwatched: Option<Finding>) -> Preview {
        Preview::made(Arc::new(compiled), language, number, unwatched, None)
    }

    /// The preview after something has changed: the site where it did, and why not all of it is watched.
    pub fn after(before: &Arc<Preview>, compiled: Option<Compiled>, unwatched: Option<Finding>) -> Preview {
        let compiled = compiled.map_or_else(|| Arc::clone(&before.compiled), Arc::new);
        Preview::made(compiled, &before.language, before.number + 1, unwatched, Some(before))
    }

    fn made(
        compiled: Arc<Compiled>,
        language: &str,
        number: u64,
        unwatched: Option<Finding>,
        before: Option<&Arc<Preview>>,
    ) -> Preview {
        let all_before = || std::iter::successors(before, |before| before.former.as_ref());
        let whole = all_before().find(|before| before.is_whole);
        let shown_before = before.and_then(|before| Some((&*before.compiled, before.site()?)));
        let drafted = compiled.drafted(shown_before);
        let mut is_whole = compiled.site.is_some();
        let sources = &compiled.project.sources;
        let mut findings = compiled.findings.clone();
        findings.extend(unwatched.clone());
        let mut page_faults = PageFaults::new();
        let templates = match Templates::load(sources) {
            Ok(templates) => {
                let before = before.filter(|before| before.has_same_templates(sources));
                let before = before.and_then(|before| Some((before.site()?, &before.page_faults)));
                if let Some(site) = drafted.as_ref().or(compiled.site.as_ref()) {
                    page_faults = check::templates(site, &Renderer::new(site, sources, templates.clone()), before);
                }
                findings.extend(check::merged(&page_faults));
                is_whole &= page_faults.is_empty();
                templates
            }
            Err(faults) => {
                findings.extend(faults.into_iter().filter(|_| compiled.site.is_some()));
                is_whole = false;
                whole.map_or_else(of_theme, |whole| whole.templates.clone())
            }
        };
        findings.sort();
        let former = match compiled.site {
            Some(_) => whole.filter(|_| !is_whole),
            None => all_before().find(|before| before.site().is_some()),
        };
        let (former, language) = (former.cloned(), language.to_owned());
        Preview { compiled, drafted, unwatched, findings, templates, page_faults, language, number, is_whole, former }
    }

    /// The site as it is shown; none where `site.yaml` leaves nothing to go on.
    pub fn site(&self) -> Option<&Site> {
        self.drafted.as_ref().or(self.compiled.site.as_ref())
    }

    /// The moment of which pages are shown: this one, if it has a site.
    fn shown(&self) -> Option<&Preview> {
        if self.site().is_some() { Some(self) } else { self.former.as_deref() }
    }

    fn has_same_templates(&self, sources: &Sources) -> bool {
        let own = &self.compiled.project.sources;
        sources.same_paths(own) && sources.under("templates/").all(|(id, _)| sources.same(id, own))
    }

    /// Where the site begins on the server: the path of its URL.
    pub fn home(&self) -> String {
        let site = self.shown().and_then(Preview::site);
        site.map_or_else(|| "/".to_owned(), |site| routes::href(&site.config, "/"))
    }

    /// What is served at the path of a request.
    pub fn answer(&self, path: &str) -> Answer {
        match path.strip_prefix(OWN) {
            Some("preview.js") => return Answer::of("text/javascript", SCRIPT.into()),
            Some("preview.css") => return Answer::of("text/css", STYLE.into()),
            _ => {}
        }
        let home = self.home();
        if path == "/" && home != "/" {
            return Answer::elsewhere(home);
        }
        let [decoded, home] = [path, &home].map(|path| percent_decode_str(path).decode_utf8_lossy());
        let Some(inside) = decoded.strip_prefix(home.trim_end_matches('/')) else { return self.not_found() };
        // Pages may also be asked for by the names of their files.
        let of_file = inside.strip_suffix("index.html").filter(|path| path.ends_with('/'));
        for path in std::iter::once(inside).chain(of_file) {
            if let Some((shown, route)) = self.find(path) {
                return self.page(shown, path, route);
            }
        }
        match self.find(&format!("{inside}/")) {
            Some(_) => Answer::elsewhere(format!("{path}/")),
            None => self.not_found(),
        }
    }

    /// The route of a path, and at which moment it is there.
    fn find(&self, path: &str) -> Option<(&Preview, Route)> {
        let shown = self.shown()?;
        Some((shown, shown.site()?.together.routes.find(path)?))
    }

    fn not_found(&self) -> Answer {
        let missing = "/404.html";
        let page = match self.find(missing) {
            Some((shown, route)) => self.page(shown, missing, route),
            None => Answer::of("text/html; charset=utf-8", self.with_panel(b"<!DOCTYPE html>\n".to_vec(), false)),
        };
        Answer { status: 404, ..page }
    }

    /// A page as it is at the moment of `shown`.
    fn page(&self, shown: &Preview, path: &str, route: Route) -> Answer {
        let (body, is_former) = shown.body(path, route);
        if route.is_html() {
            let body = self.with_panel(body, is_former || !std::ptr::eq(self, shown));
            return Answer::of("text/html; charset=utf-8", body);
        }
        let kind = mime_guess::from_path(path).first_or_octet_stream();
        let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
        Answer { kind: format!("{}{charset}", kind.essence_str()).into(), ..Answer::of("", body) }
    }

    /// A page, and whether it is not of this moment: where its template fails, it is as it last was, else as the theme has
    /// it.
    fn body(&self, path: &str, route: Route) -> (Vec<u8>, bool) {
        let now = self.render(path, route, &self.templates).map(|body| (body, false));
        let last = || {
            let former = self.former.as_ref()?;
            Some((former.render(path, former.find(path)?.1, &former.templates)?, true))
        };
        let of_theme = || Some((self.render(path, route, &of_theme())?, false));
        now.or_else(last).or_else(of_theme).unwrap_or_default()
    }

    fn render(&self, path: &str, route: Route, templates: &Templates) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        let renderer = Renderer::new(self.site()?, &self.compiled.project.sources, templates.clone());
        renderer.render(path, route, &mut body).ok()?;
        Some(body)
    }

    /// A page and, at its end, what is found in the site; and the script that asks for it again.
    fn with_panel(&self, mut page: Vec<u8>, is_former: bool) -> Vec<u8> {
        let mut findings = Cow::Borrowed(&self.findings);
        if is_former {
            findings.to_mut().push(Finding::anywhere(Code::ServeFormer));
            findings.to_mut().sort();
        }
        let mut panel = format!(
            "<link rel=\"stylesheet\" href=\"{OWN}preview.css\">\n<script src=\"{OWN}preview.js\" data-number=\"{}\"></script>\n",
            self.number
        );
        if !findings.is_empty() {
            let sources = &self.compiled.project.sources;
            let catalogue = Catalogue::load(&[FINDINGS], &self.language, sources).0;
            let mut shown = Vec::new();
            report::write(&mut shown, Format::Human, &findings, sources, &catalogue, Style::PLAIN)
                .expect("a Vec takes all that is written to it");
            panel +=
                &format!("<aside id=\"_recto\" class=\"_recto\" lang=\"{}\" aria-label=\"Recto\">\n", self.language);
            panel += "<pre tabindex=\"0\">";
            escape_html(&mut panel, &String::from_utf8_lossy(&shown))
                .expect("a String takes all that is written to it");
            panel += "</pre>\n</aside>\n";
        }
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|part| part == end).unwrap_or(page.len());
        page.splice(at..at, panel.into_bytes());
        page
    }
}

fn of_theme() -> Templates {
    Templates::load(&project::theme()).expect("the theme's own templates are good")
}

impl Answer {
    fn of(kind: &'static str, body: Vec<u8>) -> Answer {
        Answer { status: 200, kind: kind.into(), location: None, body }
    }

    fn elsewhere(path: String) -> Answer {
        Answer { status: 307, location: Some(path), ..Answer::of("text/plain", Vec::new()) }
    }
}
